// Exact rationals over Boost.Multiprecision, and their notation.
#pragma once

#include <algorithm>
#include <string>

#include "goalpost/value/impl/big.hpp"

namespace goalpost {

namespace detail {

Big to_big(const Decimal& decimal) {
  const BigInt denominator = boost::multiprecision::pow(BigInt(10), static_cast<unsigned>(decimal.scale));
  return Big(BigInt(decimal.mantissa), denominator);
}

namespace rational {

/// |value| · 10^places, rounded half away from zero.
inline BigInt scaled_magnitude(const Big& value, int places) {
  BigInt numerator = abs(boost::multiprecision::numerator(value));
  BigInt denominator = boost::multiprecision::denominator(value);
  const BigInt power = boost::multiprecision::pow(BigInt(10), static_cast<unsigned>(places < 0 ? -places : places));
  (places < 0 ? denominator : numerator) *= power;
  return (2 * numerator + denominator) / (2 * denominator);
}

/// Digits of a number that is `magnitude` · 10^-places, without zeros at the end of its fraction.
inline std::string plain(const BigInt& magnitude, int places, bool negative) {
  std::string digits = magnitude.str();
  if (places < 0) {
    if (magnitude != 0) digits.append(static_cast<std::size_t>(-places), '0');
  } else if (places > 0) {
    const auto behind = static_cast<std::size_t>(places);
    if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
    digits.insert(digits.size() - behind, 1, '.');
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
  }
  return negative && magnitude != 0 ? "-" + digits : digits;
}

/// The exponent e with 10^e <= |value| < 10^(e+1); value is not zero.
inline int decimal_exponent(const Big& value) {
  const BigInt numerator = abs(boost::multiprecision::numerator(value));
  const BigInt denominator = boost::multiprecision::denominator(value);
  const auto num_digits = static_cast<int>(numerator.str().size());
  const auto den_digits = static_cast<int>(denominator.str().size());
  const int guess = num_digits - den_digits;  // right, or one too high
  const BigInt power = boost::multiprecision::pow(BigInt(10), static_cast<unsigned>(guess < 0 ? -guess : guess));
  const bool reached = guess < 0 ? numerator * power >= denominator : numerator >= denominator * power;
  return reached ? guess : guess - 1;
}

}  // namespace rational
}  // namespace detail

Rational::Rational() : Rational(std::int64_t{0}) {}
Rational::Rational(std::int64_t whole)
    : body_(std::make_shared<const detail::RationalBody>(detail::RationalBody{detail::Big(whole)})) {}
Rational::Rational(const Decimal& decimal)
    : body_(std::make_shared<const detail::RationalBody>(detail::RationalBody{detail::to_big(decimal)})) {}

int Rational::sign() const { return body_->value.sign(); }

double Rational::to_double() const { return body_->value.convert_to<double>(); }

std::string Rational::to_text(int digits) const {
  const detail::Big& value = body_->value;
  if (value == 0) return "0";
  const bool negative = value < 0;
  // One rounding to `digits` significant digits; a carry into the next power (9.99 → 10.0) only adds a zero, which is dropped.
  const int places = digits - 1 - detail::rational::decimal_exponent(value);
  return detail::rational::plain(detail::rational::scaled_magnitude(value, places), places, negative);
}

std::string Rational::rounded(int places) const {
  return detail::rational::plain(detail::rational::scaled_magnitude(body_->value, places), places, body_->value < 0);
}

std::string Rational::to_fraction_text() const {
  const detail::BigInt denominator = boost::multiprecision::denominator(body_->value);
  const std::string numerator = detail::BigInt(boost::multiprecision::numerator(body_->value)).str();
  return denominator == 1 ? numerator : numerator + "/" + denominator.str();
}

bool operator==(const Rational& a, const Rational& b) { return a.body_->value == b.body_->value; }

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
  const int order = a.body_->value.compare(b.body_->value);
  return order < 0   ? std::strong_ordering::less
         : order > 0 ? std::strong_ordering::greater
                     : std::strong_ordering::equal;
}

}  // namespace goalpost
