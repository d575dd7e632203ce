// Exact decimals: from text, from doubles, to text.
#pragma once

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <system_error>

#include "goalpost/value/decimal.hpp"

namespace goalpost {

namespace detail::decimal {

inline bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Appends a digit to a magnitude kept as a negative number, since int64 has one more of those; false on overflow.
inline bool append_digit(std::int64_t& negative_mantissa, char digit) noexcept {
  constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
  const std::int64_t value = digit - '0';
  if (negative_mantissa < lowest / 10) return false;
  if (negative_mantissa * 10 < lowest + value) return false;
  negative_mantissa = negative_mantissa * 10 - value;
  return true;
}

}  // namespace detail::decimal

DecimalError parse_decimal(std::string_view text, Decimal& out) noexcept {
  using detail::decimal::append_digit;
  using detail::decimal::is_digit;
  std::size_t at = 0;
  const bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) ++at;

  // First the shape, so that a malformed text is never called too long.
  std::size_t whole_end = at;
  while (whole_end < text.size() && is_digit(text[whole_end])) ++whole_end;
  std::size_t end = whole_end;
  if (end < text.size() && text[end] == '.') {
    ++end;
    const std::size_t fraction_begin = end;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == fraction_begin) return DecimalError::malformed;
  }
  if (end != text.size() || whole_end == at) return DecimalError::malformed;

  // Zeros at the end of the fraction carry no information and would use up digits.
  if (whole_end < end) {
    while (end > whole_end + 1 && text[end - 1] == '0') --end;
    if (end == whole_end + 1) end = whole_end;
  }
  std::int64_t negative_mantissa = 0;
  int scale = 0;
  for (std::size_t i = at; i < end; ++i) {
    if (text[i] == '.') continue;
    if (!append_digit(negative_mantissa, text[i])) return DecimalError::too_many_digits;
    if (i > whole_end) ++scale;
  }
  if (scale > max_significant_digits) return DecimalError::too_many_digits;
  if (!negative && negative_mantissa == std::numeric_limits<std::int64_t>::min()) return DecimalError::too_many_digits;
  out = Decimal{negative ? negative_mantissa : -negative_mantissa, static_cast<std::int8_t>(scale)};
  return DecimalError::none;
}

namespace detail::decimal {

template <class Binary>
std::optional<Decimal> shortest(Binary value) noexcept {
  if (!std::isfinite(value)) return std::nullopt;
  // The shortest digits that read back as `value`, always as d.ddde±xx; fixed notation would write 300 digits for 1e300.
  char buffer[32] = {};  // to_chars() puts no 0 behind the exponent, and atoi() would read on
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer - 1, value, std::chars_format::scientific);
  if (error != std::errc{}) return std::nullopt;
  std::int64_t mantissa = 0;
  int fraction_digits = 0;
  bool behind_point = false;
  const char* at = buffer;
  const bool negative = *at == '-';
  if (negative) ++at;
  for (; at != end && *at != 'e'; ++at) {
    if (*at == '.') {
      behind_point = true;
      continue;
    }
    mantissa = mantissa * 10 + (*at - '0');  // at most 17 digits
    if (behind_point) ++fraction_digits;
  }
  const int exponent = std::atoi(at + 1);
  int scale = fraction_digits - exponent;
  while (scale < 0) {
    if (mantissa > std::numeric_limits<std::int64_t>::max() / 10) return std::nullopt;
    mantissa *= 10;
    ++scale;
  }
  while (scale > 0 && mantissa % 10 == 0) {
    mantissa /= 10;
    --scale;
  }
  if (scale > max_significant_digits) return std::nullopt;
  return Decimal{negative ? -mantissa : mantissa, static_cast<std::int8_t>(scale)};
}

}  // namespace detail::decimal

std::optional<Decimal> shortest_decimal(double value) noexcept { return detail::decimal::shortest(value); }
std::optional<Decimal> shortest_decimal(float value) noexcept { return detail::decimal::shortest(value); }

std::string to_text(const Decimal& value) {
  std::string digits = std::to_string(value.mantissa);
  const bool negative = digits.front() == '-';
  if (negative) digits.erase(0, 1);
  const auto scale = static_cast<std::size_t>(value.scale);
  if (scale > 0) {
    if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
    digits.insert(digits.size() - scale, 1, '.');
  }
  return negative ? "-" + digits : digits;
}

Decimal normalised(Decimal value) noexcept {
  while (value.scale > 0 && value.mantissa % 10 == 0) {
    value.mantissa /= 10;
    --value.scale;
  }
  return value;
}

}  // namespace goalpost
