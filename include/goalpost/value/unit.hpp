/// Kinds and scales: what a figure is and how it is written.
#pragma once

#include <cstdint>
#include <string>

namespace goalpost {

enum class Kind : std::uint8_t {
  count,   ///< how many; never negative
  ratio,   ///< a share or rate; the pure quotient, shown times its scale
  points,  ///< a difference of ratios; the pure difference, shown times its scale
  money,   ///< an amount in `Unit::currency`
  date,    ///< a day
  number,  ///< anything else
};

struct Unit {
  Kind kind = Kind::number;
  /// Ratios and points are shown times this: 100 for %, 1000 for ‰, N for `per N`, 1 for a plain quotient. 1 for other kinds.
  std::int64_t scale = 1;
  std::string currency;  ///< of money: "VND"; else empty
  friend bool operator==(const Unit&, const Unit&) = default;
};

/// "a count", "a ratio (%)", "money in VND": for messages.
[[nodiscard]] std::string describe(const Unit& unit);
/// What stands behind a figure: "%", "‰", " per 100,000", " points", " VND", "".
[[nodiscard]] std::string suffix(const Unit& unit);

}  // namespace goalpost
