/// The big rational behind `Rational`, for the bodies that compute with it.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <memory>
#include <utility>

#include "goalpost/value/rational.hpp"

namespace goalpost::detail {

using BigInt = boost::multiprecision::cpp_int;
using Big = boost::multiprecision::cpp_rational;

struct RationalBody {
  Big value;
};

[[nodiscard]] inline Rational to_rational(Big value) {
  return Rational(std::make_shared<const RationalBody>(RationalBody{std::move(value)}));
}
[[nodiscard]] inline const Big& to_big(const Rational& rational) { return rational.body().value; }
[[nodiscard]] Big to_big(const Decimal& decimal);

}  // namespace goalpost::detail
