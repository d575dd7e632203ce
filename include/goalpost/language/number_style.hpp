/// Numbers as people of a language write them: `1,000.5` in English, `1.000,5` in Vietnamese.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "goalpost/language/vocabulary.hpp"
#include "goalpost/value/decimal.hpp"

namespace goalpost {

enum class NumberProblem : std::uint8_t {
  none,
  not_a_number,     ///< no digit stands at the beginning
  too_many_digits,  ///< more than 18 significant ones, or more than 18 behind the mark
  ambiguous,        ///< `1,00`, `1,0000`, `0,125`, `1.5.2`: neither grouping nor a decimal in this style
};

struct NumberReading {
  Decimal value;              ///< of `none` only
  std::size_t num_bytes = 0;  ///< all digits and marks that belong together, whatever the problem
  NumberProblem problem = NumberProblem::not_a_number;
  bool grouped = false;      ///< `1,000`
  bool decimal_dot = false;  ///< a dot read as decimal mark in a language whose mark is the comma: worth a warning
};

/// Reads the unsigned number at the beginning of `text`. A mark belongs to the number only between two digits. Grouping is
/// recognised between one to three digits (no leading 0) and exactly three digits. What follows the number is the caller's
/// business. Constant memory; safe from any thread.
[[nodiscard]] NumberReading read_number(std::string_view text, const NumberStyle& style) noexcept;

/// value · 10^power, exactly; false, and nothing changed, when that does not fit a Decimal. `power` is not negative.
[[nodiscard]] bool multiply_by_power_of_ten(Decimal& value, int power) noexcept;

}  // namespace goalpost
