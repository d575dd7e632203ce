// How kinds and scales are spoken.
#include "goalpost/value/unit.hpp"

#include <doctest/doctest.h>

using goalpost::describe;
using goalpost::Kind;
using goalpost::suffix;
using goalpost::Unit;

TEST_CASE("units are spoken as people write them") {
  CHECK(suffix(Unit{Kind::ratio, 100, ""}) == "%");
  CHECK(suffix(Unit{Kind::ratio, 1000, ""}) == "‰");
  CHECK(suffix(Unit{Kind::ratio, 100000, ""}) == " per 100,000");
  CHECK(suffix(Unit{Kind::ratio, 1, ""}).empty());
  CHECK(suffix(Unit{Kind::points, 100, ""}) == " points");
  CHECK(suffix(Unit{Kind::points, 1000, ""}) == " per 1,000");
  CHECK(suffix(Unit{Kind::money, 1, "VND"}) == " VND");
  CHECK(suffix(Unit{Kind::count, 1, ""}).empty());
  CHECK(describe(Unit{Kind::ratio, 1000000, ""}) == "a rate per 1,000,000");
  CHECK(describe(Unit{Kind::money, 1, "USD"}) == "money in USD");
  CHECK(describe(Unit{Kind::date, 1, ""}) == "a date");
}
