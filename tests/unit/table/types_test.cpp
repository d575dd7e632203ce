// Every type of column: what its figures read as, at the ends of their ranges.
#include <array>
#include <cmath>
#include <cstring>
#include <limits>

#include "goalpost/table/impl/read_cell.hpp"
#include "tables.hpp"

namespace goalpost::test {

namespace {

std::string figure(ColumnType type, const void* values, std::size_t row, int scale = 0) {
  Column column{"", type, values};
  column.scale = static_cast<std::int8_t>(scale);
  return text_of(detail::read_cell(column, row));
}

template <class Number>
Texts figures(ColumnType type, const std::vector<Number>& values) {
  Texts out;
  for (std::size_t row = 0; row < values.size(); ++row) out.push_back(figure(type, values.data(), row));
  return out;
}

/// As Arrow has it on this machine.
struct Wide {
  std::uint64_t low;
  std::uint64_t high;
};

}  // namespace

TEST_CASE("whole numbers of every width") {
  CHECK(figures<std::int8_t>(ColumnType::int8, {-128, 0, 127}) == Texts{"-128", "0", "127"});
  CHECK(figures<std::int16_t>(ColumnType::int16, {-32768, 32767}) == Texts{"-32768", "32767"});
  CHECK(figures<std::int32_t>(ColumnType::int32, {std::numeric_limits<std::int32_t>::min(), 2147483647}) ==
        Texts{"-2147483648", "2147483647"});
  CHECK(figures<std::uint8_t>(ColumnType::uint8, {0, 255}) == Texts{"0", "255"});
  CHECK(figures<std::uint16_t>(ColumnType::uint16, {0, 65535}) == Texts{"0", "65535"});
  CHECK(figures<std::uint32_t>(ColumnType::uint32, {0, 4294967295U}) == Texts{"0", "4294967295"});
  CHECK(figures<std::uint64_t>(ColumnType::uint64, {0, 9223372036854775807U, 9223372036854775808U}) ==
        Texts{"0", "9223372036854775807", "unreadable"});
}

TEST_CASE("a float is the shortest decimal that reads back as that float") {
  // 0.1F as a double is 0.10000000149011612; 16777216 is 2^24, 8.05F lies between floats 9.5e-7 apart.
  CHECK(figures<float>(ColumnType::float32, {0.1F, 8.05F, 16777216.0F, -2.5F, 0.0F}) ==
        Texts{"0.1", "8.05", "16777216", "-2.5", "0"});
  CHECK(figures<float>(ColumnType::float32, {std::nanf(""), std::numeric_limits<float>::infinity(), 1e30F, 1e-30F}) ==
        Texts{"missing", "missing", "unreadable", "unreadable"});
}

TEST_CASE("decimals of 128 bits") {
  if constexpr (std::endian::native != std::endian::little) return;
  const std::uint64_t ones = ~std::uint64_t{0};
  CHECK(figure(ColumnType::decimal128, std::array{Wide{805, 0}}.data(), 0, 2) == "8.05");
  CHECK(figure(ColumnType::decimal128, std::array{Wide{0, 0}, Wide{ones - 804, ones}}.data(), 1, 2) == "-8.05");
  CHECK(figure(ColumnType::decimal128, std::array{Wide{0, 0}}.data(), 0, 38) == "0");
  // 8.05 with 20 places is 805 · 10^18 = 43 · 2^64 + 11790004830489280512: 43 · 2^64 = 793209995169510719488.
  const std::array wide{Wide{11790004830489280512U, 43}};
  CHECK(figure(ColumnType::decimal128, wide.data(), 0, 20) == "8.050000000000000000");
  CHECK(figure(ColumnType::decimal128, wide.data(), 0, 2) == "8050000000000000000");
  CHECK(figure(ColumnType::decimal128, wide.data(), 0, 1) == "unreadable");  // 8.05 · 10^19
  // 1 with 19 places needs one more than a decimal has.
  CHECK(figure(ColumnType::decimal128, std::array{Wide{1, 0}}.data(), 0, 19) == "unreadable");
  CHECK(figure(ColumnType::decimal128, std::array{Wide{10, 0}}.data(), 0, 19) == "0.000000000000000001");
  // Negative scales are zeros behind the figure.
  CHECK(figure(ColumnType::decimal128, std::array{Wide{12, 0}}.data(), 0, -3) == "12000");
  CHECK(figure(ColumnType::decimal128, std::array{Wide{12, 0}}.data(), 0, -18) == "unreadable");
  // 2^63 and -2^63 - 1 are no int64; -2^63 is one.
  CHECK(figure(ColumnType::decimal128, std::array{Wide{std::uint64_t{1} << 63U, 0}}.data(), 0) == "unreadable");
  CHECK(figure(ColumnType::decimal128, std::array{Wide{std::uint64_t{1} << 63U, ones}}.data(), 0) ==
        "-9223372036854775808");
  CHECK(figure(ColumnType::decimal128, std::array{Wide{(std::uint64_t{1} << 63U) - 1, ones}}.data(), 0) ==
        "unreadable");
  // Memory need not be aligned.
  std::array<unsigned char, 17> bytes{};
  std::memcpy(bytes.data() + 1, wide.data(), 16);
  CHECK(figure(ColumnType::decimal128, bytes.data() + 1, 0, 20) == "8.050000000000000000");
}

TEST_CASE("a table with names refuses figures that are no decimals, whatever their type") {
  Diagnostics out;
  TableBuilder builder(small_schema());
  builder.set_file("memory", {});
  add(builder, out, "A", "", "2025", "", 1);
  add(builder, out, "B", "", "2025", "", 2);
  const std::array<std::uint64_t, 2> births{1, ~std::uint64_t{0}};
  const std::array<float, 2> obese{1e30F, 2};
  builder.set_column(0, Column{"", ColumnType::uint64, births.data()});
  builder.set_column(1, Column{"", ColumnType::float32, obese.data()});
  Column rate{"", ColumnType::decimal128, births.data()};
  rate.scale = 39;
  builder.set_column(2, rate);
  CHECK_FALSE(builder.build(out));
  CHECK(codes(out) == Codes{5065, 5065, 5063});
  CHECK(texts(out).front() ==
        "5065 memory:2:0 the figure 18446744073709551615 of 'births' is no exact decimal of 18 digits | clear its "
        "validity bit if it stands for a missing figure");
}

TEST_CASE("rows added by the number of their area follow those that brought it") {
  Diagnostics out;
  TableBuilder builder(small_schema());
  const auto first = builder.add_row("An Giang", "", "2024", {}, TablePlace{"", 1, 0}, out);
  const auto second = builder.add_row("Tan Chau", "An Giang", "2024", {}, TablePlace{"", 2, 0}, out);
  REQUIRE(first.has_value());
  REQUIRE(second.has_value());
  const std::array<std::uint32_t, 3> areas{*second, *first, *second};
  const std::array<Period, 3> periods{year(2025), year(2025), year(2023)};
  builder.add_rows({3, {}, {}, areas, periods, {}}, out);
  const std::array<std::uint32_t, 1> none{2};
  CHECK_THROWS_AS(builder.add_rows({1, {}, {}, none, std::span(periods).first(1), {}}, out), std::invalid_argument);
  CHECK(builder.add_row("", "", "2024", {}, TablePlace{"", 6, 0}, out) == std::nullopt);
  CHECK(codes(out) == Codes{static_cast<unsigned>(Code::key_empty)});
  Diagnostics others;
  const auto table = builder.build(others);
  REQUIRE(table.has_value());
  CHECK(table->num_rows() == 5);
  CHECK(table->area(4) == *second);
  CHECK(table->period(4) == year(2023));
  CHECK(table->place(4, 0).line_1based == 5);
}

}  // namespace goalpost::test
