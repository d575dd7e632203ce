// Figures out of borrowed memory: types, bitmaps, doubles, and columns that cannot be.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "unit/table/tables.hpp"

namespace {

using namespace goalpost;
using namespace goalpost::test;

/// A builder with rows 2020, 2021, … of one area, lines from 2.
TableBuilder with_rows(int num_rows, Diagnostics& out) {
  TableBuilder builder(small_schema());
  builder.set_file("data.csv", KeyFields{1, 0, 2, {}, {}});
  for (int i = 0; i < num_rows; ++i) {
    add(builder, out, "a", "", std::to_string(2020 + i), "", static_cast<std::uint32_t>(2 + i));
  }
  return builder;
}

Column column_of(ColumnType type, const void* values) {
  Column column;
  column.type = type;
  column.values = values;
  return column;
}

Texts cells(const Table& table, std::uint32_t input) {
  Texts all;
  for (RowIndex row = 0; row < table.num_rows(); ++row) all.push_back(text_of(table.cell(input, row)));
  return all;
}

TEST_CASE("int64 columns are read as they are, to both ends") {
  Diagnostics out;
  TableBuilder builder = with_rows(4, out);
  const std::int64_t values[] = {0, -12, 9223372036854775807, std::numeric_limits<std::int64_t>::min()};
  builder.set_column(0, column_of(ColumnType::int64, values), 3);
  const auto table = builder.build(out);
  REQUIRE(table);
  CHECK(cells(*table, 0) == Texts{"0", "-12", "9223372036854775807", "-9223372036854775808"});
  CHECK(table->has_column(0));
  CHECK_FALSE(table->has_column(1));
  CHECK(cells(*table, 1) == Texts{"missing", "missing", "missing", "missing"});
  const TablePlace place = table->place(2, 0);
  CHECK(place.file == "data.csv");
  CHECK(place.line_1based == 4);
  CHECK(place.field_1based == 3);
}

TEST_CASE("a cell of a key without a row is absent, of an input without a column missing") {
  Diagnostics out;
  TableBuilder builder = with_rows(1, out);
  const std::int64_t values[] = {7};
  builder.set_column(0, column_of(ColumnType::int64, values));
  const auto table = builder.build(out);
  REQUIRE(table);
  const std::uint16_t none[] = {0, 0}, rural[] = {1, 0};
  CHECK(text_of(table->cell(0, 0, year(2020), none)) == "7");
  CHECK(text_of(table->cell(1, 0, year(2020), none)) == "missing");
  CHECK(text_of(table->cell(0, 0, year(2021), none)) == "absent");
  CHECK(text_of(table->cell(1, 0, year(2020), rural)) == "absent");
}

TEST_CASE("doubles stand for their shortest decimal; NaN and infinity are missing") {
  Diagnostics out;
  TableBuilder builder = with_rows(10, out);
  const double inf = std::numeric_limits<double>::infinity();
  const double values[] = {98.07, 0.1 + 0.2, 4.1, -0.0, 9007199254740993.0, 1e17, std::nan(""), inf, -inf, 0.005};
  builder.set_column(2, column_of(ColumnType::float64, values));
  const auto table = builder.build(out);
  REQUIRE(table);
  CHECK(cells(*table, 2) == Texts{"98.07", "0.30000000000000004", "4.1", "0", "9007199254740992", "100000000000000000",
                                  "missing", "missing", "missing", "0.005"});
}

TEST_CASE("5065: a finite double without a decimal of 18 digits, unless its bit is cleared") {
  Diagnostics out;
  TableBuilder builder = with_rows(4, out);
  const double values[] = {1e300, 12, 5e-324, -1e19};
  const std::uint8_t validity[] = {0b0111};
  Column column = column_of(ColumnType::float64, values);
  column.name = "rate from memory";
  column.validity = validity;
  builder.set_column(2, column, 5);
  CHECK_FALSE(builder.build(out));
  CHECK(places(out) == Texts{"5065 data.csv:2:5", "5065 data.csv:4:5"});
  CHECK(out.list()[1].message == "the figure 5e-324 of 'rate from memory' is no exact decimal of 18 digits");
}

TEST_CASE("decimals have one scale, dates are days") {
  Diagnostics out;
  TableBuilder builder = with_rows(3, out);
  const std::int64_t mantissas[] = {805, 1000, -5};
  const std::int32_t days[] = {0, 20228, -1};
  Column column = column_of(ColumnType::decimal, mantissas);
  column.scale = 2;
  builder.set_column(2, column);
  builder.set_column(3, column_of(ColumnType::date, days));
  const auto table = builder.build(out);
  REQUIRE(table);
  CHECK(cells(*table, 2) == Texts{"8.05", "10.00", "-0.05"});
  CHECK(cells(*table, 3) == Texts{"0", "20228", "-1"});
  CHECK(date_text(20228) == "2025-05-20");
}

TEST_CASE("bitmaps: a cleared validity bit is missing, a set suppressed bit wins") {
  Diagnostics out;
  TableBuilder builder = with_rows(11, out);
  const std::int64_t values[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  const std::uint8_t validity[] = {0b11111101, 0b101};
  const std::uint8_t suppressed[] = {0b00000010, 0b010};
  Column column = column_of(ColumnType::int64, values);
  column.validity = validity;
  builder.set_column(0, column);
  column.suppressed = suppressed;
  builder.set_column(1, column);
  column.validity = nullptr;
  builder.set_column(2, column);
  const auto table = builder.build(out);
  REQUIRE(table);
  CHECK(cells(*table, 0) == Texts{"0", "missing", "2", "3", "4", "5", "6", "7", "8", "missing", "10"});
  CHECK(cells(*table, 1) == Texts{"0", "suppressed", "2", "3", "4", "5", "6", "7", "8", "suppressed", "10"});
  CHECK(cells(*table, 2) == Texts{"0", "suppressed", "2", "3", "4", "5", "6", "7", "8", "suppressed", "10"});
}

TEST_CASE("columns are borrowed, or kept alive by the table") {
  Diagnostics out;
  TableBuilder builder = with_rows(2, out);
  std::int64_t borrowed[] = {1, 2};
  builder.set_column(0, column_of(ColumnType::int64, borrowed));
  auto owned = std::make_shared<std::vector<std::int64_t>>(std::vector<std::int64_t>{3, 4});
  builder.set_column(1, column_of(ColumnType::int64, owned->data()));
  builder.keep_alive(owned);
  const std::weak_ptr<const void> watch = owned;
  owned.reset();
  {
    const auto table = builder.build(out);
    REQUIRE(table);
    borrowed[0] = 77;
    CHECK(cells(*table, 0) == Texts{"77", "2"});
    CHECK(cells(*table, 1) == Texts{"3", "4"});
    CHECK_FALSE(watch.expired());
  }
  CHECK(watch.expired());
}

TEST_CASE("5061 to 5064: columns that cannot be") {
  Diagnostics out;
  TableBuilder builder = with_rows(1, out);
  const std::int64_t values[] = {1};
  Column column = column_of(static_cast<ColumnType>(99), values);
  column.name = "strange";
  builder.set_column(0, column, 3);
  builder.set_column(1, column_of(ColumnType::date, values), 4);
  column = column_of(ColumnType::decimal, values);
  column.scale = 19;
  builder.set_column(2, column, 5);
  builder.set_column(3, column_of(ColumnType::date, nullptr), 6);
  CHECK_FALSE(builder.build(out));
  CHECK(
      texts(out) ==
      Texts{"5061 data.csv:0:3 the column 'strange' has the unknown type 99 | use int8 to int64, uint8 to uint64, "
            "float32, float64, "
            "decimal, decimal128 or date",
            "5062 data.csv:0:4 the column 'obese' is of type date, its input needs figures | pass dates as days since "
            "1970-01-01 in a date column, figures in any other",
            "5063 data.csv:0:5 the column 'rate' has 19 digits behind the point | use 0 to 18",
            "5064 data.csv:0:6 the column 'sent' has no values | pass a value for every row"});
  CHECK_THROWS_AS(builder.set_column(4, Column{}), std::out_of_range);

  Diagnostics other;
  TableBuilder dates = with_rows(1, other);
  dates.set_column(3, column_of(ColumnType::int64, values), 6);
  CHECK_FALSE(dates.build(other));
  CHECK(codes(other) == Codes{5062});
}

TEST_CASE("without rows a column needs no values") {
  Diagnostics out;
  TableBuilder builder = with_rows(0, out);
  builder.set_column(0, column_of(ColumnType::float64, nullptr));
  CHECK(builder.build(out));
}

}  // namespace
