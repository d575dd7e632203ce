// Tables from columns of numbers, and tables whose rows have no names.
#include <array>
#include <stdexcept>

#include "tables.hpp"

namespace goalpost::test {

TEST_CASE("rows that come as columns are the rows that come as text") {
  TableBuilder builder(small_schema());
  Diagnostics out;
  const std::array<std::string_view, 3> names{"An Giang", " Tan Chau ", "Long Xuyen"};
  const std::array<std::uint32_t, 3> parents{KeyColumns::no_area, 0, 0};
  const std::array<std::uint32_t, 4> areas{0, 1, 1, 2};
  const std::array<Period, 4> periods{year(2025), year(2025), year(2024), year(2025)};
  const std::array<std::uint16_t, 8> strata{0, 0, 2, 0, 2, 0, 0, 1};
  const std::array<std::int64_t, 4> births{10, 20, 30, 40};
  builder.add_rows({4, names, parents, areas, periods, strata}, out);
  builder.set_column(0, Column{"births", ColumnType::int64, births.data()});
  const auto table = builder.build(out);
  CHECK(texts(out).empty());
  REQUIRE(table.has_value());
  CHECK(table->num_rows() == 4);
  const auto chau = table->areas().find("Tan Chau");
  REQUIRE(chau.has_value());
  CHECK(table->areas().list[*chau].parent == table->areas().find("An Giang"));
  CHECK(table->areas().list[*chau].level == 1);
  const std::array<std::uint16_t, 2> urban{2, 0};
  CHECK(table->find(*chau, year(2024), urban) == RowIndex{2});
  CHECK(table->cell(0, *chau, year(2024), urban).value == Decimal{30, 0});
  CHECK(table->distinct_periods() == std::vector{year(2024), year(2025)});
  CHECK(table->place(3, 0).line_1based == 4);
}

TEST_CASE("columns whose numbers name nothing are a broken call") {
  const std::array<std::string_view, 1> names{"An Giang"};
  const std::array<std::uint32_t, 1> first{0};
  const std::array<std::uint32_t, 1> second{1};
  const std::array<Period, 1> periods{year(2025)};
  const std::array<Period, 1> no_period{Period{2025, PeriodLength::quarter, 5}};
  const std::array<std::uint16_t, 2> no_stratum{3, 0};
  Diagnostics out;
  TableBuilder builder(small_schema());
  CHECK_THROWS_AS(builder.add_rows({1, names, {}, second, periods, {}}, out), std::invalid_argument);
  CHECK_THROWS_AS(builder.add_rows({1, names, second, first, periods, {}}, out), std::invalid_argument);
  CHECK_THROWS_AS(builder.add_rows({2, names, {}, first, periods, {}}, out), std::invalid_argument);
  CHECK_THROWS_AS(builder.add_rows({1, names, {}, first, no_period, {}}, out), std::invalid_argument);
  CHECK_THROWS_AS(builder.add_rows({1, names, {}, first, periods, no_stratum}, out), std::invalid_argument);
  const std::array<std::string_view, 1> empty{"  "};
  builder.add_rows({1, empty, {}, first, periods, {}}, out);
  CHECK(codes(out) == std::vector{static_cast<unsigned>(Code::key_empty)});
}

TEST_CASE("a key twice among columns is told with the numbers of both rows") {
  const std::array<std::string_view, 1> names{"An Giang"};
  const std::array<std::uint32_t, 3> areas{0, 0, 0};
  const std::array<Period, 3> periods{year(2024), year(2025), year(2024)};
  Diagnostics out;
  TableBuilder builder(small_schema());
  builder.add_rows({3, names, {}, areas, periods, {}}, out);
  CHECK_FALSE(builder.build(out).has_value());
  REQUIRE(out.list().size() == 1);
  CHECK(out.list().front().code == Code::key_duplicate);
  CHECK(out.list().front().table->line_1based == 3);
}

TEST_CASE("rows without names are areas of their own") {
  const std::array<std::int64_t, 3> births{10, 20, 30};
  const std::array<std::int64_t, 3> births_before{11, 21, 31};
  const std::array<std::uint16_t, 2> none{};
  Diagnostics out;
  TableBuilder builder(small_schema());
  builder.add_nameless_rows(3, year(2025));
  builder.set_column(0, Column{"births", ColumnType::int64, births.data()});
  builder.set_column_in(year(2024), 0, Column{"births", ColumnType::int64, births_before.data()});
  CHECK_THROWS_AS(builder.set_column_in(year(2025), 0, Column{}), std::invalid_argument);
  CHECK_THROWS_AS(builder.add_nameless_rows(3, year(2025)), std::invalid_argument);
  const auto table = builder.build(out);
  REQUIRE(table.has_value());
  CHECK(table->num_rows() == 3);
  CHECK(table->area(2) == 2);
  CHECK(table->period(2) == year(2025));
  CHECK(table->cell(0, 2, year(2025), none).value == Decimal{30, 0});
  CHECK(table->cell(0, 2, year(2024), none).value == Decimal{31, 0});
  CHECK(table->cell(0, 2, year(2023), none).state == Cell::State::absent_row);
  CHECK(table->cell(0, 3, year(2025), none).state == Cell::State::absent_row);
}

}  // namespace goalpost::test
