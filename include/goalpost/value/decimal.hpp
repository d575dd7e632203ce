/// Exact decimals as people write them: mantissa · 10^-scale, read from text, never through binary floating point.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace goalpost {

struct Decimal {
  std::int64_t mantissa = 0;
  std::int8_t scale = 0;  ///< digits behind the point, 0 to 18; negative never
  friend bool operator==(const Decimal&, const Decimal&) = default;
};

/// Significant digits a decimal may have. More is an error of the text, not a rounding.
inline constexpr int max_significant_digits = 18;

enum class DecimalError : std::uint8_t { none, malformed, too_many_digits };

/// Reads `-12.50` or `8.05`: an optional sign, digits, an optional point with digits; no grouping, no exponent, nothing around it.
/// This is the form of data files; numbers in plans follow the language's number style (language/number_style.hpp).
[[nodiscard]] DecimalError parse_decimal(std::string_view text, Decimal& out) noexcept;
/// The shortest decimal that reads back as `value`; nullopt for NaN, infinity, and what needs more than 18 digits of scale or mantissa.
[[nodiscard]] std::optional<Decimal> shortest_decimal(double value) noexcept;
/// The same for a float, which has other neighbours: 0.1F is 0.1, though as a double it would be 0.10000000149011612.
[[nodiscard]] std::optional<Decimal> shortest_decimal(float value) noexcept;
/// "8.05"; trailing zeros behind the point are kept as they are in `scale`.
[[nodiscard]] std::string to_text(const Decimal& value);
/// Trailing zeros behind the point removed.
[[nodiscard]] Decimal normalised(Decimal value) noexcept;

}  // namespace goalpost
