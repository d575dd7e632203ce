// The header: what columns mean, and what is wrong with them.
#include <doctest/doctest.h>

#include "unit/io/csv_read.hpp"

namespace {

using namespace goalpost;
using namespace goalpost::test;

TEST_CASE("columns may stand in any order, white space and Unicode form do not matter") {
  Schema schema = plain_schema();
  schema.inputs[0].column = "Số trẻ (tổng)";
  const Read result = read("\" So\u0302\u0301 trẻ (tổng) \",#note, period ,\" area\"\n12,x,2025,a\n", schema);
  CHECK(texts(result.out) == Texts{});
  REQUIRE(result.table);
  CHECK(text_of(result.table->cell(0, 0)) == "12");
  CHECK(result.table->place(0, 0).field_1based == 1);
}

TEST_CASE("5021, 5022, 5023: empty, twice, unknown") {
  const Read result =
      read("area,period,birth,,x,births,x,births,#a,#a,Area,quite_another\na,2025,,,,1,,,,,,\n", plain_schema());
  CHECK_FALSE(result.table);
  CHECK(texts(result.out) ==
        Texts{"5023 data.csv:1:3 the plan knows no column 'birth' | did you mean 'births'? Otherwise begin the name "
              "with # to leave the column out",
              "5021 data.csv:1:4 column 4 has no name | name it, or begin its name with # to leave the column out",
              "5023 data.csv:1:5 the plan knows no column 'x' | begin the name with # to leave the column out",
              "5022 data.csv:1:7 the column 'x' is there twice, as column 5 and as column 7 | keep one, or begin the "
              "name of the other with # to leave that column out",
              "5022 data.csv:1:8 the column 'births' is there twice, as column 6 and as column 8 | keep one, or begin "
              "the name of the other with # to leave that column out",
              "5023 data.csv:1:11 the plan knows no column 'Area' | did you mean 'area'? Otherwise begin the name with "
              "# to leave the column out",
              "5023 data.csv:1:12 the plan knows no column 'quite_another' | begin the name with # to leave the column "
              "out"});
}

TEST_CASE("5023: an input's name where the plan reads it from another column, and capitals") {
  Schema schema = plain_schema();
  schema.inputs[0].column = "Live births (total)";
  CHECK(texts(read("area,period,births,PERIOD\na,2025,1,\n", schema).out) ==
        Texts{"5023 data.csv:1:3 the plan knows no column 'births' | did you mean 'Live births (total)'? Otherwise "
              "begin the name with # to leave the column out",
              "5023 data.csv:1:4 the plan knows no column 'PERIOD' | did you mean 'period'? Otherwise begin the name "
              "with # to leave the column out",
              "5025 data.csv:1:0 no column for 'Live births (total)' | what is measured with it has no data; `input "
              "NAME KIND from \"...\"` names another column"});
}

TEST_CASE("rows are read on behind an unknown column, so that one run finds all") {
  CHECK(places(read("area,period,birth\na,2025,1\n\na,20255,1\n", plain_schema()).out) ==
        Texts{"5023 data.csv:1:3", "5025 data.csv:1:0", "5033 data.csv:4:2"});
}

TEST_CASE("5024: a key column is missing; then rows are not read") {
  CHECK(texts(read("\nperiod,births\nx,x\n", plain_schema()).out) ==
        Texts{"5024 data.csv:2:0 the column 'area' is missing | name the column of the areas 'area'"});
  CHECK(texts(read("area,births\nx,x\n", plain_schema()).out) ==
        Texts{"5024 data.csv:1:0 the column 'period' is missing | name the column of the periods 'period'"});
  // `residence` is needed by `obese`; no input is broken down by `sex`.
  CHECK(texts(read("births,obese,rate,sent\n").out) ==
        Texts{"5024 data.csv:1:0 the column 'area' is missing | name the column of the areas 'area', or give a column "
              "per level: province, district, commune",
              "5024 data.csv:1:0 the column 'period' is missing | name the column of the periods 'period'",
              "5024 data.csv:1:0 the column 'residence' is missing | inputs are broken down by it; its cell is empty "
              "where a figure is for all"});
}

TEST_CASE("a dimension that no input needs may be absent") {
  const Read result = read("area,period,residence,births,obese,rate,sent\na,2025,rural,,3,,\n");
  CHECK(texts(result.out) == Texts{});
  REQUIRE(result.table);
  const std::uint16_t rural[] = {1, 0};
  CHECK(text_of(result.table->cell(1, 0, year(2025), rural)) == "3");
}

TEST_CASE("5022 on a key column stops before the rows") {
  CHECK(places(read("area,period,area,births\na,2025,b,x\n", plain_schema()).out) == Texts{"5022 data.csv:1:3"});
}

TEST_CASE("5025: missing input columns, up to ten of them, are a warning") {
  const Read result = read("area,period,residence,births,obese\na,2025,,1,\n");
  REQUIRE(result.table);
  CHECK(texts(result.out) ==
        Texts{"5025 data.csv:1:0 no column for 'rate', 'sent' | what is measured with it has no data; "
              "`input NAME KIND from \"...\"` names another column"});
  CHECK(result.out.num_warnings() == 1);
  CHECK_FALSE(result.table->has_column(2));
  CHECK(text_of(result.table->cell(2, 0)) == "missing");

  Schema schema;
  for (int i = 1; i <= 12; ++i) {
    const std::string name = "x" + std::to_string(i);
    schema.inputs.push_back({name, name, ColumnType::decimal, 0});
  }
  const Read many = read("area,period\na,2025\n", schema);
  REQUIRE(many.table);
  CHECK(many.out.list()[0].message ==
        "no column for 'x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7', 'x8', 'x9', 'x10' and 2 more");
}

TEST_CASE("5026: parent and levels at once") {
  CHECK(texts(read("area,period,residence,district,parent,births,obese,rate,sent\n").out) ==
        Texts{"5026 data.csv:1:5 the table has a column 'parent' and the level column 'district' | keep one way to say "
              "where an "
              "area lies; begin the other name with # to leave that column out"});
}

TEST_CASE("5027: an input whose column is a key") {
  Schema schema = plain_schema();
  schema.inputs.push_back({"zone", "area", ColumnType::decimal, 0});
  const Read result = read("area,period,births\na,2025,1\n", schema);
  CHECK_FALSE(result.table);
  CHECK(result.out.list()[0].message == "the column 'area' is a key and the column of input 'zone'");
  CHECK(places(result.out)[0] == "5027 data.csv:1:1");
}

TEST_CASE("5032: a header with piled up accents") {
  std::string name = "e";
  for (int i = 0; i < 40; ++i) name += "\u0301";
  CHECK(codes(read("area,period,births," + name + "\na,2025,1,\n", plain_schema()).out) == Codes{5032});
}

TEST_CASE("inputs may share a column") {
  Schema schema = plain_schema();
  schema.inputs.push_back({"again", "births", ColumnType::decimal, 0});
  const Read result = read("area,period,births\na,2025,8.5\n", schema);
  CHECK(texts(result.out) == Texts{});
  REQUIRE(result.table);
  CHECK(text_of(result.table->cell(0, 0)) == "8.5");
  CHECK(text_of(result.table->cell(1, 0)) == "8.5");
}

TEST_CASE("the hierarchy from `parent`") {
  const Read result = read(
      "area,parent,period,residence,births,obese,rate,sent\nMỹ Bình,Long Xuyên,2025,,1,,,\n"
      "Long Xuyên,An Giang,2025,,2,,,\n");
  CHECK(texts(result.out) == Texts{});
  REQUIRE(result.table);
  const Areas& areas = result.table->areas();
  CHECK(areas.list[*areas.find("An Giang")].level == 0);
  CHECK(areas.list[*areas.find("Mỹ Bình")].level == 2);
  CHECK(areas.below(*areas.find("An Giang"), 2) == std::vector<AreaId>{*areas.find("Mỹ Bình")});
}

TEST_CASE("the hierarchy from level columns, without `area`") {
  const Read result = read(
      "commune,province,district,period,residence,births,obese,rate,sent\n"
      "Mỹ Bình,An Giang,Long Xuyên,2025,,1,,,\n,An Giang,Long Xuyên,2025,,2,,,\n,,,2025,,3,,,\n");
  CHECK(texts(result.out) ==
        Texts{"5031 data.csv:4:2 the cell 'area' is empty | every row names its area and its period"});
  const Read some = read("district,area,period,residence,births,obese,rate,sent\nLong Xuyên,Mỹ Bình,2025,,1,,,\n");
  CHECK(texts(some.out) == Texts{});
  REQUIRE(some.table);
  CHECK(some.table->areas().list[some.table->area(0)].name == "Mỹ Bình");
  CHECK(some.table->areas().list[some.table->area(0)].level == 2);
}

TEST_CASE("findings about keys stand at their cells") {
  const Read result = read(
      "period,area,parent,residence,births,obese,rate,sent\n2025,a,p,rural,,1,,\n2025,a,q,urbn,,1,,\n"
      "2025,a,,rural,,1,,\n2025,p,a,,,,,\n");
  CHECK(places(result.out) ==
        Texts{"5036 data.csv:3:3", "5034 data.csv:3:4", "5037 data.csv:5:3", "5035 data.csv:4:2"});
}

}  // namespace
