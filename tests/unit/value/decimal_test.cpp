// Decimals: what text is one, how many digits fit, and how doubles become one.
#include "goalpost/value/decimal.hpp"

#include <doctest/doctest.h>

#include <limits>

using goalpost::Decimal;
using goalpost::DecimalError;
using goalpost::parse_decimal;
using goalpost::shortest_decimal;
using goalpost::to_text;

TEST_CASE("decimals are read as written") {
  struct Case {
    std::string_view text;
    DecimalError error;
    Decimal value;
  };
  const Case cases[] = {
      {"0", DecimalError::none, {0, 0}},
      {"-0", DecimalError::none, {0, 0}},
      {"8.05", DecimalError::none, {805, 2}},
      {"-12.50", DecimalError::none, {-125, 1}},
      {"+7", DecimalError::none, {7, 0}},
      {"007", DecimalError::none, {7, 0}},
      {"3.000", DecimalError::none, {3, 0}},
      {"0.000000000000000001", DecimalError::none, {1, 18}},
      {"9223372036854775807", DecimalError::none, {9223372036854775807, 0}},
      {"-9223372036854775808", DecimalError::none, {std::numeric_limits<std::int64_t>::min(), 0}},
      {"9223372036854775808", DecimalError::too_many_digits, {}},
      {"123456789012345678901234567890", DecimalError::too_many_digits, {}},
      {"0.0000000000000000001", DecimalError::too_many_digits, {}},
      {"", DecimalError::malformed, {}},
      {"-", DecimalError::malformed, {}},
      {".5", DecimalError::malformed, {}},
      {"5.", DecimalError::malformed, {}},
      {"1,000", DecimalError::malformed, {}},
      {"1e3", DecimalError::malformed, {}},
      {" 1", DecimalError::malformed, {}},
      {"1 ", DecimalError::malformed, {}},
      {"0x10", DecimalError::malformed, {}},
      {"nan", DecimalError::malformed, {}},
      {"--1", DecimalError::malformed, {}},
      {"1.2.3", DecimalError::malformed, {}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    Decimal value;
    CHECK(parse_decimal(c.text, value) == c.error);
    if (c.error == DecimalError::none) CHECK(value == c.value);
  }
}

TEST_CASE("a double stands for the shortest decimal that reads back as it") {
  CHECK(shortest_decimal(98.07) == Decimal{9807, 2});
  CHECK(shortest_decimal(0.1) == Decimal{1, 1});
  CHECK(shortest_decimal(-2.5) == Decimal{-25, 1});
  CHECK(shortest_decimal(0.0) == Decimal{0, 0});
  CHECK(shortest_decimal(-0.0) == Decimal{0, 0});
  CHECK(shortest_decimal(1e15) == Decimal{1000000000000000, 0});
  CHECK(shortest_decimal(1e18) == Decimal{1000000000000000000, 0});
  CHECK(shortest_decimal(1e-18) == Decimal{1, 18});
  CHECK(shortest_decimal(0.30000000000000004) == Decimal{30000000000000004, 17});
  CHECK_FALSE(shortest_decimal(1e300).has_value());
  CHECK_FALSE(shortest_decimal(1e-300).has_value());
  CHECK_FALSE(shortest_decimal(std::numeric_limits<double>::quiet_NaN()).has_value());
  CHECK_FALSE(shortest_decimal(std::numeric_limits<double>::infinity()).has_value());
  CHECK_FALSE(shortest_decimal(-std::numeric_limits<double>::infinity()).has_value());
}

TEST_CASE("decimals are written as they are") {
  CHECK(to_text(Decimal{805, 2}) == "8.05");
  CHECK(to_text(Decimal{-5, 3}) == "-0.005");
  CHECK(to_text(Decimal{50, 1}) == "5.0");
  CHECK(to_text(Decimal{0, 0}) == "0");
  CHECK(to_text(Decimal{std::numeric_limits<std::int64_t>::min(), 0}) == "-9223372036854775808");
  CHECK(goalpost::normalised(Decimal{500, 2}) == Decimal{5, 0});
}
