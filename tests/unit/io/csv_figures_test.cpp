// Cells: figures, dates, missing, suppressed, scales, and what is no figure.
#include <doctest/doctest.h>

#include "unit/io/csv_read.hpp"

namespace {

using namespace goalpost;
using namespace goalpost::test;

/// `cells` become rows of births; the answer is their figures, or the findings.
Texts figures(std::initializer_list<std::string_view> cells) {
  std::string text = "area,period,births\n";
  int number = 0;
  for (const std::string_view cell : cells) {
    text += "a" + std::to_string(++number) + ",2025,";
    text += cell;
    text += "\n";
  }
  return births(text);
}

TEST_CASE("empty is missing, * is suppressed, zero is a figure") {
  CHECK(figures({"", "*", "0", "-0", "  ", "\"\"", "\" * \"", "\" 12\"", "+7", "\u00A05\u00A0"}) ==
        Texts{"missing", "suppressed", "0", "0", "missing", "missing", "suppressed", "12", "7", "5"});
}

TEST_CASE("a column has the scale of its longest fraction; trailing zeros do not count") {
  CHECK(figures({"8.05", "12", "-0.5", "", "98.07000"}) == Texts{"8.05", "12.00", "-0.50", "missing", "98.07"});
  CHECK(figures({"1.0", "2.000"}) == Texts{"1", "2"});
  CHECK(figures({"0.000000000000000001", "9", "-9"}) ==
        Texts{"0.000000000000000001", "9.000000000000000000", "-9.000000000000000000"});
}

TEST_CASE("huge figures") {
  CHECK(figures({"9223372036854775807", "-9223372036854775808", "999999999999999999"}) ==
        Texts{"9223372036854775807", "-9223372036854775808", "999999999999999999"});
  const std::string hint = " has too many digits | figures are exact up to 18 digits: write fewer, nothing is rounded";
  CHECK(figures({"9223372036854775808", "123456789012345678901234567890", "0.1234567890123456789"}) ==
        Texts{"5052 data.csv:2:3 '9223372036854775808'" + hint,
              "5052 data.csv:3:3 '123456789012345678901234567890'" + hint,
              "5052 data.csv:4:3 '0.1234567890123456789'" + hint});
}

TEST_CASE("5054: figures that do not fit one scale, at the row of the large one") {
  CHECK(figures({"12", "1234567890123", "0.0000001", "-9223372036854.775807", "922337203685.4775807",
                 "922337203685.4775808"}) == Texts{"5052 data.csv:7:3 '922337203685.4775808' has too many digits | "
                                                   "figures are exact up to 18 digits: write fewer, "
                                                   "nothing is rounded",
                                                   "5054 data.csv:3:3 '1234567890123' does not fit beside the 7 digits "
                                                   "behind the point in line 4 | write the figures of "
                                                   "one column with fewer digits",
                                                   "5054 data.csv:5:3 '-9223372036854.775807' does not fit beside the "
                                                   "7 digits behind the point in line 4 | write the "
                                                   "figures of one column with fewer digits"});
}

TEST_CASE("5051: what is no number says what to write instead") {
  struct Case {
    std::string_view cell;
    std::string_view hint;
  };
  constexpr std::string_view empty = "leave the cell of a missing figure empty";
  constexpr std::string_view grouping = "write the digits without grouping: 1000, not 1,000";
  constexpr std::string_view mark = "the decimal mark of data files is the point: 98.07, not 98,07";
  constexpr std::string_view unit = "write the figure without its unit: 8.05, not 8.05%";
  constexpr std::string_view other =
      "write a number such as 12 or 8.05; leave the cell of a missing figure empty; * is suppressed";
  constexpr Case cases[] = {
      {"n/a", empty},
      {"N/A", empty},
      {"NULL", empty},
      {"-", empty},
      {"—", empty},
      {"#N/A", empty},
      {"NaN", empty},
      {"..", empty},
      {"inf", empty},
      {"\"98,07\"", mark},
      {"\"-0,5\"", mark},
      {"\"12,3456\"", mark},
      {"\"1,000\"", grouping},
      {"\"-12,345,678.5\"", grouping},
      {"1.234.567", grouping},
      {"\"1.234,5\"", grouping},
      {"1 234", grouping},
      {"1\u00A0234 567", other},
      {"1\u202F234", grouping},
      {"1'000", grouping},
      {"8.05%", unit},
      {"9‰", unit},
      {"12 VND", unit},
      {"\"8,05 %\"", unit},
      {"3 tỷ", unit},
      {"1e5", "write the digits out, without an exponent"},
      {"1.5E-3", "write the digits out, without an exponent"},
      {"**", "a suppressed figure is one *"},
      {"<5", "write a number; a figure that is held back because it is small is *"},
      {".5", "write a digit before the point"},
      {"5.", "write a digit behind the point, or no point"},
      {"−5", "write the minus sign as a hyphen: -"},
      {"twelve", other},
      {"1.2.3", other},
      {"12-13", other},
      {"--5", other},
      {"0x10", other},
      {"1/2", other},
  };
  for (const Case& one : cases) {
    CAPTURE(one.cell);
    const Read result = read("area,period,births\na,2025," + std::string(one.cell) + "\n", plain_schema());
    CHECK_FALSE(result.table);
    REQUIRE(result.out.list().size() == 1);
    CHECK(codes(result.out) == Codes{5051});
    CHECK(result.out.list()[0].hint == one.hint);
  }
}

TEST_CASE("5051 shows the cell, cut to forty characters, without control characters") {
  CHECK(figures({"\"tab\tand\nline\""})[0].starts_with("5051 data.csv:2:3 'tab and line' is not a number"));
  std::string cell, kept;
  for (int i = 0; i < 50; ++i) cell += "ệ";
  for (int i = 0; i < 40; ++i) kept += "ệ";
  CHECK(figures({cell})[0].starts_with("5051 data.csv:2:3 '" + kept + "…' is not a number"));
}

TEST_CASE("dates") {
  Schema schema;
  schema.inputs = {{"sent", "sent", ColumnType::date, 0}};
  const Read good = read("area,period,sent\na,2023,2025-05-20\na,2024,\na,2025,*\na,2026,\" 1970-01-01 \"\n", schema);
  CHECK(texts(good.out) == Texts{});
  REQUIRE(good.table);
  CHECK(text_of(good.table->cell(0, 0)) == "20228");
  CHECK(text_of(good.table->cell(0, 1)) == "missing");
  CHECK(text_of(good.table->cell(0, 2)) == "suppressed");
  CHECK(text_of(good.table->cell(0, 3)) == "0");

  const Read bad = read("area,period,sent\na,2023,20/05/2025\na,2024,2025-02-29\na,2025,2025-5-2\n", schema);
  const std::string hint = " is not a date | write YYYY-MM-DD, for instance 2025-05-20";
  CHECK(texts(bad.out) == Texts{"5053 data.csv:2:3 '20/05/2025'" + hint, "5053 data.csv:3:3 '2025-02-29'" + hint,
                                "5053 data.csv:4:3 '2025-5-2'" + hint});
}

TEST_CASE("bitmaps over more than one byte") {
  std::string text = "area,period,births\n";
  Texts expected;
  for (int i = 0; i < 100; ++i) {
    const bool is_missing = i % 7 == 3, is_suppressed = i % 11 == 5;
    text += "a" + std::to_string(i) + ",2025," + (is_missing ? "" : is_suppressed ? "*" : std::to_string(i)) + "\n";
    expected.push_back(is_missing ? "missing" : is_suppressed ? "suppressed" : std::to_string(i));
  }
  CHECK(births(text) == expected);
}

TEST_CASE("5055: figures where they are not read, once per column with the first place") {
  const Read result = read(
      "area,period,residence,sex,births,obese,rate,sent\n"
      "a,2025,,,1,2,3,\n"       // obese: one figure for all strata
      "a,2025,rural,,4,5,,*\n"  // births and sent are not broken down
      "a,2025,urban,,6,7,8,\n"  // births again, rate
      "a,2025,,male,,9,,\n"     // obese is not broken down by sex
      "a,2025,rural,male,,10,,\n");
  REQUIRE(result.table);
  const std::string plain =
      ", where it is not read | it is not broken down: give it in the row whose stratum cells are all empty";
  CHECK(texts(result.out) ==
        Texts{"5055 data.csv:3:5 'births' has a figure in a row of 'rural'" + plain,
              "5055 data.csv:3:8 'sent' has a figure in a row of 'rural'" + plain,
              "5055 data.csv:4:7 'rate' has a figure in a row of 'urban'" + plain,
              "5055 data.csv:5:6 'obese' has a figure in a row of 'male', where it is not read | give it in "
              "rows that fill 'residence' and no other stratum cell"});
}

TEST_CASE("a file as a plan office keeps it") {
  const Read result = read(
      "\xEF\xBB\xBF"
      "area,period,parent,residence,births,obese,rate,sent\r\n"
      "An Giang,2024,,,\"31200\",,8.05,\r\n"
      "An Giang,2025,,,*,,8.5,2025-05-20\r\n"
      "An Giang,2025,,rural,,1204,,\r\n"
      "Long Xuyên,2025,An Giang,,4012,,,\r\n"
      ",,,,,,,\r\n");
  CHECK(texts(result.out) == Texts{});
  REQUIRE(result.table);
  const Table& table = *result.table;
  const std::uint16_t none[] = {0, 0}, rural[] = {1, 0}, urban[] = {2, 0};
  CHECK(text_of(table.cell(0, 0, year(2024), none)) == "31200");
  CHECK(text_of(table.cell(2, 0, year(2024), none)) == "8.05");
  CHECK(text_of(table.cell(2, 0, year(2025), none)) == "8.50");
  CHECK(text_of(table.cell(0, 0, year(2025), none)) == "suppressed");
  CHECK(text_of(table.cell(3, 0, year(2025), none)) == "20228");
  CHECK(text_of(table.cell(1, 0, year(2025), rural)) == "1204");
  CHECK(text_of(table.cell(1, 0, year(2025), urban)) == "absent");
  CHECK(text_of(table.cell(0, 1, year(2025), none)) == "4012");
  CHECK(text_of(table.cell(0, 1, year(2024), none)) == "absent");
}

}  // namespace
