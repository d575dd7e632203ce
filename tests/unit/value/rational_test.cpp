// Rationals: notation in 17 digits, rounding half away from zero, order.
#include "goalpost/value/rational.hpp"

#include <doctest/doctest.h>

#include "goalpost/value/impl/big.hpp"

using goalpost::Rational;
using goalpost::detail::Big;
using goalpost::detail::BigInt;
using goalpost::detail::to_rational;

namespace {
Rational ratio(std::int64_t a, std::int64_t b) { return to_rational(Big(a, b)); }
}  // namespace

TEST_CASE("exact when it ends within 17 digits, else 17 significant digits") {
  CHECK(Rational(0).to_text() == "0");
  CHECK(Rational(41).to_text() == "41");
  CHECK(Rational(-41).to_text() == "-41");
  CHECK(ratio(41, 10).to_text() == "4.1");
  CHECK(ratio(-1, 8).to_text() == "-0.125");
  CHECK(ratio(1, 3).to_text() == "0.33333333333333333");
  CHECK(ratio(2, 3).to_text() == "0.66666666666666667");
  CHECK(ratio(-2, 3).to_text() == "-0.66666666666666667");
  CHECK(ratio(200, 3).to_text() == "66.666666666666667");
  // 12000/1504 = 7.97872340425531914893…
  CHECK(ratio(12000, 1504).to_text() == "7.9787234042553191");
  CHECK(ratio(1, 1000000000).to_text() == "0.000000001");
  // 2^62 = 4611686018427387904 has 19 digits: the last two are rounded away.
  CHECK(Rational(std::int64_t{1} << 62).to_text() == "4611686018427387900");
  // Rounding that carries into a new digit: 99999999999999999.5 (17 nines and a half).
  CHECK(to_rational(Big(BigInt("199999999999999999"), 2)).to_text() == "100000000000000000");
  CHECK(ratio(999999, 1000000).to_text() == "0.999999");
}

TEST_CASE("rounding is half away from zero") {
  CHECK(ratio(5, 2).rounded(0) == "3");
  CHECK(ratio(-5, 2).rounded(0) == "-3");
  CHECK(ratio(125, 1000).rounded(2) == "0.13");
  CHECK(ratio(-125, 1000).rounded(2) == "-0.13");
  CHECK(ratio(124, 1000).rounded(2) == "0.12");
  CHECK(ratio(1, 1000).rounded(2) == "0");
  CHECK(ratio(-1, 1000).rounded(2) == "0");
  CHECK(ratio(41, 10).rounded(3) == "4.1");
  CHECK(Rational(100).rounded(2) == "100");
}

TEST_CASE("rationals compare exactly") {
  CHECK(ratio(1, 3) < to_rational(Big(BigInt("333333333333333334"), BigInt("1000000000000000000"))));
  CHECK(ratio(1, 3) > to_rational(Big(BigInt("333333333333333333"), BigInt("1000000000000000000"))));
  CHECK(ratio(2, 6) == ratio(1, 3));
  CHECK(Rational(goalpost::Decimal{805, 2}) == ratio(161, 20));
  CHECK(ratio(12, 1504).to_fraction_text() == "3/376");
  CHECK(Rational(7).to_fraction_text() == "7");
  CHECK(ratio(-1, 2).sign() == -1);
  CHECK(ratio(1, 4).to_double() == 0.25);
}
