/// An exact rational number of any size, as it stands in results. Immutable and cheap to copy; the big-number library behind
/// it (Boost.Multiprecision) stays out of this header.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <string>

#include "goalpost/value/decimal.hpp"

namespace goalpost {

namespace detail {
struct RationalBody;  // value/impl/big.hpp
}

class Rational {
 public:
  Rational();                        ///< zero
  Rational(std::int64_t whole);      // NOLINT(google-explicit-constructor): whole numbers are rationals
  Rational(const Decimal& decimal);  // NOLINT(google-explicit-constructor)
  explicit Rational(std::shared_ptr<const detail::RationalBody> body) : body_(std::move(body)) {}

  [[nodiscard]] const detail::RationalBody& body() const noexcept { return *body_; }
  [[nodiscard]] int sign() const;
  /// Nearest double, for charts; never used for a verdict.
  [[nodiscard]] double to_double() const;
  /// Plain notation, no exponent, no grouping, no trailing zeros: exact when it ends within `digits` significant digits, else
  /// rounded to that many, half away from zero.
  [[nodiscard]] std::string to_text(int digits = 17) const;
  /// At most `places` digits behind the point, half away from zero, trailing zeros removed.
  [[nodiscard]] std::string rounded(int places) const;
  /// "12/1504": numerator/denominator in lowest terms.
  [[nodiscard]] std::string to_fraction_text() const;

  friend bool operator==(const Rational& a, const Rational& b);
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);

 private:
  std::shared_ptr<const detail::RationalBody> body_;
};

}  // namespace goalpost
