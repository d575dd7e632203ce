// Keys: rows, roster, hierarchy, duplicates, the index.
#include <doctest/doctest.h>

#include "goalpost/table/impl/key_index.hpp"
#include "unit/table/tables.hpp"

namespace {

using namespace goalpost;
using namespace goalpost::test;

std::optional<Table> built(TableBuilder& builder, Diagnostics& out) { return builder.build(out); }

TEST_CASE("rows are found by area, period and stratum") {
  TableBuilder builder(small_schema());
  Diagnostics out;
  builder.reserve(4);
  add(builder, out, "An Giang", "", "2025", "", 2);
  add(builder, out, "An Giang", "", "2024", "rural", 3);
  add(builder, out, "Long Xuyên", "An Giang", "2025-Q3", "urban", 4, "male");
  add(builder, out, "Long Xuyên", "", "2025-11", "", 5);
  const auto table = built(builder, out);
  REQUIRE(table);
  CHECK(out.list().empty());
  CHECK(table->num_rows() == 4);

  const std::uint16_t none[] = {0, 0}, rural[] = {1, 0}, urban_male[] = {2, 2};
  CHECK(table->find(0, year(2025), none) == RowIndex{0});
  CHECK(table->find(0, year(2024), rural) == RowIndex{1});
  CHECK(table->find(1, Period{2025, PeriodLength::quarter, 3}, urban_male) == RowIndex{2});
  CHECK(table->find(1, Period{2025, PeriodLength::month, 11}, none) == RowIndex{3});

  CHECK(table->find(0, year(2024), none) == std::nullopt);
  CHECK(table->find(1, year(2025), none) == std::nullopt);
  CHECK(table->find(2, year(2025), none) == std::nullopt);
  CHECK(table->find(0, year(2023), none) == std::nullopt);
  CHECK(table->find(0, year(2026), none) == std::nullopt);
  const std::uint16_t beyond[] = {3, 0}, too_short[] = {0};
  CHECK(table->find(0, year(2025), beyond) == std::nullopt);
  CHECK(table->find(0, year(2025), too_short) == std::nullopt);
  // A fifth quarter is no month.
  CHECK(table->find(1, Period{2025, PeriodLength::quarter, 15}, none) == std::nullopt);

  CHECK(table->distinct_periods() == std::vector<Period>{year(2024), year(2025), Period{2025, PeriodLength::quarter, 3},
                                                         Period{2025, PeriodLength::month, 11}});
  CHECK(table->area(2) == 1);
  CHECK(table->period(1) == year(2024));
  CHECK(table->stratum(2)[0] == 2);
  CHECK(table->stratum(2)[1] == 2);
}

TEST_CASE("the roster holds areas and parents in order of appearance, wider ones first") {
  TableBuilder builder(small_schema());
  Diagnostics out;
  add(builder, out, "Mỹ Bình", "Long Xuyên", "2025", "", 2);
  add(builder, out, "Long Xuyên", "An Giang", "2025", "", 3);
  add(builder, out, "Châu Đốc", "An Giang", "2024", "", 4);
  const auto table = built(builder, out);
  REQUIRE(table);
  const auto& list = table->areas().list;
  REQUIRE(list.size() == 4);
  CHECK(list[0].name == "Long Xuyên");
  CHECK(list[1].name == "Mỹ Bình");
  CHECK(list[2].name == "An Giang");
  CHECK(list[3].name == "Châu Đốc");
  CHECK(list[0].level == 1);
  CHECK(list[1].level == 2);
  CHECK(list[2].level == 0);
  CHECK(list[3].level == 1);
  CHECK(list[2].children == std::vector<AreaId>{0, 3});
  CHECK(list[1].parent == AreaId{0});
  CHECK(table->areas().below(2, 2) == std::vector<AreaId>{1});
}

TEST_CASE("names are trimmed and compared in NFC, every spelling is one area") {
  TableBuilder builder(small_schema());
  Diagnostics out;
  add(builder, out, "Long Xuyên", "", "2024", "", 2);
  add(builder, out, " Long Xuye\u0302n ", "", "2025", " rural", 3);
  add(builder, out, "\uFEFFLong Xuyên\u00A0", "", " 2026 ", " ", 4);
  add(builder, out, "long xuyên", "", "2025", "", 5);
  const auto table = built(builder, out);
  REQUIRE(table);
  CHECK(table->areas().list.size() == 2);
  CHECK(table->area(1) == 0);
  CHECK(table->area(2) == 0);
  CHECK(table->area(3) == 1);
  CHECK(table->stratum(1)[0] == 1);
  CHECK(table->stratum(2)[0] == 0);
}

TEST_CASE("without a hierarchy every area is at the widest level") {
  TableBuilder builder(small_schema());
  Diagnostics out;
  add(builder, out, "a", "", "2025", "", 2);
  add(builder, out, "b", "", "2025", "", 3);
  const auto table = built(builder, out);
  REQUIRE(table);
  CHECK(table->areas().list[0].level == 0);
  CHECK(table->areas().list[1].level == 0);
}

TEST_CASE("5031 to 5034: what does not parse names its column and its value") {
  TableBuilder builder(small_schema());
  Diagnostics out;
  builder.set_file("data.csv", KeyFields{1, 3, 2, {}, {4, 5}});
  add(builder, out, "", "", "2025", "", 2);
  add(builder, out, "a", "", "", "", 3);
  add(builder, out, "a", "", "2025-Q5", "", 4);
  add(builder, out, "a", "", "2025", "rurall", 5);
  add(builder, out, "a", "", "2025", "", 6, "all");
  add(builder, out, "\xFF", "", "2025", "", 7);
  add(builder, out, " ", "", "x", "y", 8);
  CHECK(texts(out) == Texts{
                          "5031 data.csv:2:1 the cell 'area' is empty | every row names its area and its period",
                          "5031 data.csv:3:2 the cell 'period' is empty | every row names its area and its period",
                          "5033 data.csv:4:2 '2025-Q5' is not a period | write 2025, 2025-H1, 2025-Q3 or 2025-11",
                          "5034 data.csv:5:4 'rurall' is not a value of 'residence' | did you mean 'rural'?",
                          "5034 data.csv:6:5 'all' is not a value of 'sex' | the plan declares female, male",
                          "5032 data.csv:7:1 the text of 'area' cannot be a name | names are UTF-8, with at most 30 "
                          "combining marks in a row",
                          "5031 data.csv:8:1 the cell 'area' is empty | every row names its area and its period",
                          "5034 data.csv:8:4 'y' is not a value of 'residence' | the plan declares rural, urban",
                          "5033 data.csv:8:2 'x' is not a period | write 2025, 2025-H1, 2025-Q3 or 2025-11",
                      });
  CHECK_FALSE(built(builder, out));
}

TEST_CASE("5035: a duplicate key names both lines") {
  TableBuilder builder(small_schema());
  Diagnostics out;
  builder.set_file("data.csv", KeyFields{1, 0, 2, {}, {3, 4}});
  add(builder, out, "a", "", "2025", "rural", 2);
  add(builder, out, "a", "", "2025", "urban", 3);
  add(builder, out, " a", "", "2025", "rural", 4);
  add(builder, out, "a", "", "2025", "rural", 5);
  CHECK_FALSE(built(builder, out));
  CHECK(texts(out) ==
        Texts{"5035 data.csv:4:1 the row for a, 2025, rural is there twice, first in line 2 | keep one row per "
              "area, period and stratum",
              "5035 data.csv:5:1 the row for a, 2025, rural is there twice, first in line 2 | keep one row per "
              "area, period and stratum"});
}

TEST_CASE("5036: parents that differ name both; an empty parent says nothing") {
  TableBuilder builder(small_schema());
  Diagnostics out;
  builder.set_file("data.csv", KeyFields{1, 3, 2, {}, {}});
  add(builder, out, "c", "", "2023", "", 2);
  add(builder, out, "c", "d", "2024", "", 3);
  add(builder, out, "c", "", "2025", "", 4);
  add(builder, out, "c", "e", "2026", "", 5);
  CHECK_FALSE(built(builder, out));
  CHECK(texts(out) ==
        Texts{"5036 data.csv:5:3 'c' lies in 'e' here and in 'd' in line 3 | an area is known by its name: correct "
              "the parent, or give two areas of one name different names"});
}

TEST_CASE("5037: an area inside itself, once per circle") {
  TableBuilder builder(small_schema());
  Diagnostics out;
  builder.set_file("data.csv", KeyFields{1, 3, 2, {}, {}});
  add(builder, out, "a", "a", "2025", "", 2);
  add(builder, out, "b", "c", "2025", "", 3);
  add(builder, out, "c", "d", "2025", "", 4);
  add(builder, out, "d", "b", "2025", "", 5);
  add(builder, out, "e", "d", "2025", "", 6);
  CHECK_FALSE(built(builder, out));
  CHECK(texts(out) ==
        Texts{"5037 data.csv:2:3 'a' lies inside itself: a in a | correct a parent; a district and a commune of "
              "one name need different names",
              "5037 data.csv:4:3 'c' lies inside itself: c in d in b in c | correct a parent; a district and a "
              "commune of one name need different names"});
}

TEST_CASE("5038: deeper than the plan's levels, said where the first area is too deep") {
  TableBuilder builder(small_schema());
  Diagnostics out;
  builder.set_file("data.csv", KeyFields{1, 3, 2, {}, {}});
  add(builder, out, "b", "a", "2025", "", 2);
  add(builder, out, "c", "b", "2025", "", 3);
  add(builder, out, "d", "c", "2025", "", 4);
  add(builder, out, "e", "d", "2025", "", 5);
  CHECK_FALSE(built(builder, out));
  CHECK(texts(out) ==
        Texts{"5038 data.csv:4:3 'd' lies at depth 4, the plan has 3 area levels | add the level to 'areas' in the "
              "plan, or correct the parent"});
}

TEST_CASE("5041: a misspelled parent stands out beside roots that report") {
  TableBuilder builder(small_schema());
  Diagnostics out;
  builder.set_file("data.csv", KeyFields{1, 3, 2, {}, {}});
  add(builder, out, "Province", "", "2025", "", 2);
  add(builder, out, "District", "Province", "2025", "", 3);
  add(builder, out, "First", "District", "2025", "", 4);
  add(builder, out, "Second", "Distrlct", "2025", "", 5);
  REQUIRE(built(builder, out));
  CHECK(texts(out) ==
        Texts{"5041 data.csv:5:3 'Distrlct' is the parent of an area, and has no row and no parent itself | did you "
              "mean 'District'?"});

  // Districts and communes alone, the province only named: nothing is wrong with that.
  Diagnostics quiet;
  add(builder, quiet, "District", "Province", "2025", "", 2);
  add(builder, quiet, "First", "District", "2025", "", 3);
  REQUIRE(built(builder, quiet));
  CHECK(quiet.list().empty());
}

TEST_CASE("a plan without levels takes any depth, and nothing recurses") {
  TableBuilder builder(Schema{});
  Diagnostics out;
  constexpr int depth = 100'000;
  for (int i = 0; i < depth; ++i) {
    builder.add_row("a" + std::to_string(i), i == 0 ? "" : "a" + std::to_string(i - 1), "2025", {}, TablePlace{}, out);
  }
  const auto table = built(builder, out);
  REQUIRE(table);
  CHECK(table->areas().list.back().level == depth - 1);
}

void add_levels(TableBuilder& builder, Diagnostics& out, std::string_view province, std::string_view district,
                std::string_view commune, std::uint32_t line, std::string_view area = "",
                std::string_view period = "2025") {
  const std::string_view levels[] = {province, district, commune};
  builder.add_row_in_levels(area, levels, period, {}, TablePlace{"", line, 0}, out);
}

TEST_CASE("level columns: the deepest filled cell is the area, its level is its column's") {
  TableBuilder builder(small_schema());
  Diagnostics out;
  add_levels(builder, out, "P", "D", "C", 2);
  add_levels(builder, out, "P", "D", "", 3);
  add_levels(builder, out, "P", "", "", 4);
  add_levels(builder, out, "P", "", "K", 5);               // a gap: K lies in P and is a commune
  add_levels(builder, out, "", "E", "", 6);                // a district whose province is not named
  add_levels(builder, out, "P", "D", "", 7, "L");          // `area` beside levels: L lies in D
  add_levels(builder, out, "P", "D", "", 8, "D", "2024");  // `area` repeats the deepest cell
  const auto table = built(builder, out);
  CHECK(texts(out) == Texts{});
  REQUIRE(table);
  const auto& list = table->areas().list;
  REQUIRE(list.size() == 6);
  CHECK(list[0].name == "P");
  CHECK(list[1].name == "D");
  CHECK(list[2].name == "C");
  CHECK(list[3].name == "K");
  CHECK(list[4].name == "E");
  CHECK(list[5].name == "L");
  CHECK(list[0].level == 0);
  CHECK(list[1].level == 1);
  CHECK(list[2].level == 2);
  CHECK(list[3].level == 2);
  CHECK(list[3].parent == AreaId{0});
  CHECK(list[4].level == 1);
  CHECK(list[4].parent == std::nullopt);
  CHECK(list[5].level == 2);
  CHECK(list[5].parent == AreaId{1});
  CHECK(table->area(0) == 2);
  CHECK(table->area(1) == 1);
  CHECK(table->area(2) == 0);
  CHECK(table->area(6) == 1);
  CHECK(table->areas().below(0, 2) == std::vector<AreaId>{2, 3, 5});
}

TEST_CASE("level columns: 5031, 5036, 5037, 5039, 5040") {
  TableBuilder builder(small_schema());
  Diagnostics out;
  builder.set_file("data.csv", KeyFields{0, 0, 5, {1, 2, 3}, {}});
  add_levels(builder, out, "", "", "", 2);
  add_levels(builder, out, "P", "D", "C", 3);
  add_levels(builder, out, "Q", "F", "C", 4, "", "2024");  // C in another district in another year
  add_levels(builder, out, "P", "X", "X", 5);              // district and commune of one name
  add_levels(builder, out, "P", "X", "X", 6, "", "2026");  // said once
  add_levels(builder, out, "P", "C", "", 7);               // C as a district
  CHECK_FALSE(built(builder, out));
  CHECK(places(out) ==
        Texts{"5031 data.csv:2:1", "5037 data.csv:5:3", "5039 data.csv:7:2", "5036 data.csv:7:2", "5036 data.csv:4:3"});

  Diagnostics other;
  add_levels(builder, other, "P", "", "", 2);
  add_levels(builder, other, "Q", "", "", 3, "P", "2024");  // P stands in the province column and lies in a province
  CHECK_FALSE(built(builder, other));
  CHECK(codes(other) == Codes{5040});
}

TEST_CASE("level columns: areas of one name in two places are two, named after where they lie") {
  TableBuilder builder(small_schema());
  Diagnostics out;
  builder.set_file("data.csv", KeyFields{0, 0, 5, {1, 2, 3}, {}});
  add_levels(builder, out, "P", "D", "C", 2);
  add_levels(builder, out, "P", "E", "C", 3);
  add_levels(builder, out, "P", "E", "K", 4);
  add_levels(builder, out, "Q", "D", "K", 5);  // the district D of Q, and K in it
  add_levels(builder, out, "Q", "D", "C", 6, "", "2024");
  add_levels(builder, out, "Q", "D", "C", 7);
  const auto table = built(builder, out);
  CHECK(texts(out) == Texts{"5042 data.csv:3:3 'C (D (P))' and 'C (E)' have one name; they are two areas (4 such in "
                            "all) | they are called so "
                            "from here on, in the plan as well; if one is a slip, correct its row"});
  REQUIRE(table);
  Texts names;
  for (const Area& area : table->areas().list) names.push_back(area.name);
  CHECK(names == Texts{"P", "D (P)", "C (D (P))", "E", "C (E)", "K (E)", "Q", "D (Q)", "K (D (Q))", "C (D (Q))"});
  CHECK(table->areas().find("C (E)") == AreaId{4});
  CHECK(table->areas().below(6, 2) == std::vector<AreaId>{8, 9});
  CHECK(table->area(5) == 9);
}

TEST_CASE("level columns: 5036 where no period has both, and where one place lies in the other") {
  TableBuilder builder(small_schema());
  Diagnostics out;
  builder.set_file("data.csv", KeyFields{0, 0, 5, {1, 2, 3}, {}});
  add_levels(builder, out, "P", "D", "C", 2);
  add_levels(builder, out, "P", "", "C", 3);  // the district was left out
  add_levels(builder, out, "P", "E", "K", 4);
  add_levels(builder, out, "P", "F", "K", 5, "", "2026");  // K has moved, or E is called F now
  CHECK_FALSE(built(builder, out));
  CHECK(texts(out) == Texts{"5036 data.csv:3:3 'C' lies in 'P' here and in 'D' in line 2 | an area is known by its "
                            "name: correct the parent, or "
                            "give two areas of one name different names",
                            "5036 data.csv:5:3 'K' lies in 'F' here and in 'E' in line 4 | an area is known by its "
                            "name: correct the parent, or "
                            "give two areas of one name different names"});
}

TEST_CASE("the builder is as new after build(), and an error from elsewhere gives no table") {
  TableBuilder builder(small_schema());
  Diagnostics out;
  add(builder, out, "a", "", "2025", "", 2);
  REQUIRE(built(builder, out));
  add(builder, out, "a", "", "2025", "", 2);
  const auto again = built(builder, out);
  REQUIRE(again);
  CHECK(again->num_rows() == 1);
  const auto empty = built(builder, out);
  REQUIRE(empty);
  CHECK(empty->num_rows() == 0);
  CHECK(empty->find(0, year(2025), std::vector<std::uint16_t>{0, 0}) == std::nullopt);

  out.add(Code::table_empty, TablePlace{});
  add(builder, out, "a", "", "2025", "", 2);
  CHECK_FALSE(built(builder, out));
}

TEST_CASE("a default table has no rows") {
  const Table table;
  CHECK(table.num_rows() == 0);
  CHECK(table.find(0, year(2025), {}) == std::nullopt);
}

/// Both forms of the index against a plain search, on keys that are neither dense nor sorted.
TEST_CASE("the index: dense and hashed answer alike") {
  constexpr std::uint32_t num_areas = 40;
  const std::uint32_t radices[] = {3, 2};
  std::vector<AreaId> areas;
  std::vector<Period> periods;
  std::vector<std::uint16_t> strata;
  std::uint64_t seed = 12345;
  const auto random = [&seed](std::uint64_t bound) {
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    return (seed >> 33U) % bound;
  };
  const auto random_period = [&random] {
    constexpr PeriodLength lengths[] = {PeriodLength::year, PeriodLength::half, PeriodLength::quarter,
                                        PeriodLength::month};
    const PeriodLength length = lengths[random(4)];
    return Period{static_cast<std::int16_t>(2019 + random(4)), length,
                  static_cast<std::uint8_t>(1 + random(static_cast<std::uint64_t>(length)))};
  };
  for (int i = 0; i < 3000; ++i) {
    areas.push_back(static_cast<AreaId>(random(num_areas)));
    periods.push_back(random_period());
    strata.push_back(static_cast<std::uint16_t>(random(3)));
    strata.push_back(static_cast<std::uint16_t>(random(2)));
  }
  const detail::RowKeys keys{areas, periods, strata, 2};
  const detail::KeyIndex dense(keys, num_areas, radices, 1'000'000);
  const detail::KeyIndex hashed(keys, num_areas, radices, 0);
  CHECK(dense.is_dense());
  CHECK_FALSE(hashed.is_dense());
  CHECK(dense.duplicates() == hashed.duplicates());
  CHECK(dense.distinct_periods() == hashed.distinct_periods());
  int num_found = 0;
  for (int i = 0; i < 3000; ++i) {
    const auto area = static_cast<AreaId>(random(num_areas + 2));
    const Period period = random_period();
    const std::uint16_t stratum[] = {static_cast<std::uint16_t>(random(4)), static_cast<std::uint16_t>(random(3))};
    std::optional<RowIndex> expected;
    for (RowIndex row = 0; row < areas.size() && !expected; ++row) {
      const std::size_t place = std::size_t{row} * 2;
      if (areas[row] == area && periods[row] == period && strata[place] == stratum[0] &&
          strata[place + 1] == stratum[1]) {
        expected = row;
      }
    }
    num_found += expected ? 1 : 0;
    REQUIRE(dense.find(area, period, stratum, keys) == expected);
    REQUIRE(hashed.find(area, period, stratum, keys) == expected);
  }
  CHECK(num_found > 100);
}

}  // namespace
