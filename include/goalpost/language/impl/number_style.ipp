/// Reading numbers in the style of a language.
#pragma once

#include <limits>

#include "goalpost/language/number_style.hpp"

namespace goalpost {
namespace detail::number_style {

inline bool is_digit_at(std::string_view text, std::size_t at) noexcept {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

inline std::size_t span_of_digits(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  while (is_digit_at(text, end)) ++end;
  return end - at;
}

/// Whether a mark stands at `at`, with a digit behind it.
inline bool is_mark_at(std::string_view text, std::size_t at, char mark) noexcept {
  return at < text.size() && text[at] == mark && is_digit_at(text, at + 1);
}

/// Everything made of digits and marks between digits: where a number with a problem ends.
inline std::size_t span_of_digits_and_marks(std::string_view text, std::size_t at) noexcept {
  while (is_digit_at(text, at) || is_mark_at(text, at, '.') || is_mark_at(text, at, ',')) ++at;
  return at;
}

/// Collects digits up to what a Decimal holds.
struct Digits {
  std::int64_t mantissa = 0;
  int significant = 0;  ///< digits from the first that is not 0
  int behind_mark = 0;
  int zeros = 0;  ///< zeros at the end behind the mark that are not in the mantissa yet
  bool overflow = false;

  void add(char digit, bool behind) noexcept {
    if (behind && digit == '0') {
      ++zeros;
      return;
    }
    for (; zeros > 0 && !overflow; --zeros) push('0', true);
    push(digit, behind);
  }
  void push(char digit, bool behind) noexcept {
    if (significant > 0 || digit != '0') ++significant;
    behind_mark += behind ? 1 : 0;
    overflow = overflow || significant > max_significant_digits || behind_mark > max_significant_digits;
    if (!overflow) mantissa = mantissa * 10 + (digit - '0');
  }
  /// Trailing zeros are kept as far as they fit: they are what was written, and change nothing.
  void finish() noexcept {
    for (; zeros > 0 && !overflow && behind_mark < max_significant_digits && significant < max_significant_digits;
         --zeros)
      push('0', true);
  }
};

}  // namespace detail::number_style

NumberReading read_number(std::string_view text, const NumberStyle& style) noexcept {
  namespace number = detail::number_style;
  NumberReading reading;
  if (!number::is_digit_at(text, 0)) return reading;

  const auto ambiguous = [&text, &reading]() {
    reading.num_bytes = number::span_of_digits_and_marks(text, 0);
    reading.problem = NumberProblem::ambiguous;
    return reading;
  };

  std::size_t end = number::span_of_digits(text, 0);
  const std::size_t first_group = end;
  const bool can_group = first_group <= 3 && text[0] != '0';
  std::size_t mark = std::string_view::npos;  // where the decimal mark stands
  while (number::is_mark_at(text, end, style.group_mark)) {
    const std::size_t digits = number::span_of_digits(text, end + 1);
    if (digits == 3 && can_group) {
      reading.grouped = true;
      end += 1 + digits;
      continue;
    }
    // In Vietnamese plans both marks occur: a dot that cannot group is a decimal mark. `1234.567` could be either.
    const bool decimal_dot = style.group_mark == '.' && !reading.grouped && (digits != 3 || text[0] == '0');
    if (!decimal_dot) return ambiguous();
    reading.decimal_dot = true;
    mark = end;
    end += 1 + digits;
    break;
  }
  if (!reading.decimal_dot && number::is_mark_at(text, end, style.decimal_mark)) {
    mark = end;
    end += 1 + number::span_of_digits(text, end + 1);
  }
  if (number::is_mark_at(text, end, '.') || number::is_mark_at(text, end, ',')) return ambiguous();

  reading.num_bytes = end;
  number::Digits digits;
  for (std::size_t i = 0; i < end && !digits.overflow; ++i) {
    if (number::is_digit_at(text, i)) digits.add(text[i], i > mark && mark != std::string_view::npos);
  }
  digits.finish();
  if (digits.overflow) {
    reading.problem = NumberProblem::too_many_digits;
    return reading;
  }
  reading.problem = NumberProblem::none;
  reading.value = {digits.mantissa, static_cast<std::int8_t>(digits.behind_mark)};
  return reading;
}

bool multiply_by_power_of_ten(Decimal& value, int power) noexcept {
  Decimal product = value;
  for (; power > 0; --power) {
    if (product.scale > 0) {
      --product.scale;
      continue;
    }
    constexpr std::int64_t limit = 1'000'000'000'000'000'000;  // 10^18: one more than 18 digits hold
    if (product.mantissa >= limit / 10 || product.mantissa <= -(limit / 10)) return false;
    product.mantissa *= 10;
  }
  value = product;
  return true;
}

}  // namespace goalpost
