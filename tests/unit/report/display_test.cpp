// How figures are rounded for people: half away from zero, and never so that they seem to reach what they do not.
#include "goalpost/report/impl/display.hpp"

#include <doctest/doctest.h>

#include <string>

#include "goalpost/value/impl/big.hpp"

using goalpost::Kind;
using goalpost::Rational;
using goalpost::Unit;
namespace display = goalpost::detail::display;

namespace {

Rational fraction(std::int64_t numerator, std::int64_t denominator) {
  return goalpost::detail::to_rational(goalpost::detail::Big(numerator, denominator));
}

const Unit percent{Kind::ratio, 100, ""};
const Unit permille{Kind::ratio, 1000, ""};
const Unit per_100000{Kind::ratio, 100'000, ""};
const Unit count{Kind::count, 1, ""};
const Unit vnd{Kind::money, 1, "VND"};
const Unit date{Kind::date, 1, ""};

/// What is shown of a value and of the limit it is held against.
struct Pair {
  std::string value;
  std::string limit;
};
Pair shown(const Rational& value, const Rational& limit, const Unit& unit, bool quotient = true) {
  goalpost::Result result;
  result.value = value;
  result.limit = limit;
  if (quotient) {
    result.numerator = Rational(1);
    result.denominator = Rational(1);
  }
  goalpost::PlanIndicator indicator;
  indicator.unit = unit;
  const display::Figures figures = display::figures(result, indicator);
  return {figures.value, figures.limit};
}

}  // namespace

TEST_CASE("two places, half away from zero, grouped") {
  CHECK(display::number(fraction(12'000, 1504)) == "7.98");
  CHECK(display::number(fraction(1, 3)) == "0.33");
  CHECK(display::number(fraction(2, 3)) == "0.67");
  CHECK(display::number(fraction(-2, 3)) == "-0.67");
  CHECK(display::number(fraction(1005, 1000)) == "1.01");
  CHECK(display::number(fraction(-1005, 1000)) == "-1.01");
  CHECK(display::number(Rational(1504)) == "1,504");
  CHECK(display::number(Rational(-1'234'567)) == "-1,234,567");
  CHECK(display::number(fraction(12'345'678, 10)) == "1,234,567.8");
  CHECK(display::number(Rational(0)) == "0");
}

TEST_CASE("small numbers keep two significant digits") {
  CHECK(display::number(fraction(1, 30)) == "0.033");
  CHECK(display::number(fraction(1, 3000)) == "0.00033");
  CHECK(display::number(fraction(1, 1000)) == "0.001");
  CHECK(display::number(fraction(-1, 7000)) == "-0.00014");
}

TEST_CASE("a proportion that is not whole is never shown as 100%, and one that is not nothing never as 0%") {
  CHECK(display::figure(fraction(9996, 100), percent) == "99.96%");
  CHECK(display::figure(fraction(99'996, 1000), percent) == "99.996%");
  CHECK(display::figure(fraction(99'999'999, 1'000'000), percent) == "99.999999%");
  CHECK(display::figure(Rational(100), percent) == "100%");
  CHECK(display::figure(fraction(100'001, 1000), percent) == "100.001%");
  CHECK(display::figure(fraction(1, 1'000'000), percent) == "0.000001%");
  CHECK(display::figure(Rational(0), percent) == "0%");
}

TEST_CASE("digits are added until a value and its limit look as different as they are") {
  CHECK(shown(fraction(8999, 1000), Rational(9), permille).value == "8.999‰");
  CHECK(shown(fraction(9001, 1000), Rational(9), permille).value == "9.001‰");
  CHECK(shown(fraction(89'999'999, 10'000'000), Rational(9), permille).value == "8.9999999‰");
  CHECK(shown(Rational(9), Rational(9), permille).value == "9‰");
  CHECK(shown(fraction(41, 10), fraction(41, 10), permille).value == "4.1‰");
  // A limit with more than two digits of its own.
  const Pair fine = shown(fraction(41'254, 10'000), fraction(4125, 1000), permille);
  CHECK(fine.value == "4.13‰");
  CHECK(fine.limit == "4.125‰");
  // A limit that never ends, equal to the value or hardly different from it.
  const Pair thirds = shown(fraction(1, 3), fraction(1, 3), percent);
  CHECK(thirds.value == thirds.limit);
  CHECK(thirds.value == "0.33%");
  const Pair close = shown(fraction(200, 3), fraction(200'001, 3000), percent);
  CHECK(close.value == "66.6667%");
  CHECK(close.limit == "66.667%");
}

TEST_CASE("a published figure is shown as it was published") {
  CHECK(shown(fraction(98'075, 1000), Rational(99), percent, false).value == "98.075%");
  CHECK(shown(fraction(98'075, 1000), Rational(99), percent, true).value == "98.08%");
}

TEST_CASE("figures with their units") {
  CHECK(display::figure(fraction(1296, 10), per_100000) == "129.6 per 100,000");
  CHECK(display::figure(Rational(63), count) == "63");
  CHECK(display::figure(Rational(4'000'000'000), vnd) == "4 billion VND");
  CHECK(display::figure(Rational(3'987'654'321), vnd) == "3,987,654,321 VND");
  CHECK(display::figure(Rational(300'000), vnd) == "300,000 VND");
  CHECK(display::figure(Rational(1'250'000), vnd) == "1.25 million VND");
  CHECK(display::figure(Rational(4'126'500'000), vnd) == "4.1265 billion VND");
  CHECK(display::figure(Rational(1'234'567), vnd) == "1,234,567 VND");
  CHECK(display::figure(Rational(20228), date) == "2025-05-20");
}

TEST_CASE("margins in the unit that a difference has") {
  CHECK(display::margin(fraction(29, 10), percent, "") == "2.9 points");
  CHECK(display::margin(Rational(-1), percent, "") == "1 point");
  CHECK(display::margin(fraction(102, 100), permille, "") == "1.02 per 1,000");
  CHECK(display::margin(fraction(-72, 10), per_100000, "") == "7.2 per 100,000");
  CHECK(display::margin(Rational(-5), count, "cases") == "5 cases");
  CHECK(display::margin(Rational(1), count, "cases") == "1");
  CHECK(display::margin(Rational(2), date, "") == "2 days");
  CHECK(display::margin(Rational(-1), date, "") == "1 day");
  CHECK(display::margin(Rational(-150'000'000), vnd, "") == "150 million VND");
  CHECK(display::margin(fraction(1, 100'000), percent, "") == "0.00001 points");
}
