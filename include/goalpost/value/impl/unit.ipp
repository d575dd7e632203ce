// How kinds and scales are spoken.
#pragma once

#include <string>

#include "goalpost/value/unit.hpp"

namespace goalpost {

namespace detail::unit {

/// 100000 → "100,000"
inline std::string grouped(std::int64_t n) {
  std::string digits = std::to_string(n);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

}  // namespace detail::unit

std::string describe(const Unit& unit) {
  switch (unit.kind) {
    case Kind::count: return "a count";
    case Kind::ratio:
      if (unit.scale == 1) return "a ratio";
      if (unit.scale == 100) return "a percentage";
      return "a rate per " + detail::unit::grouped(unit.scale);
    case Kind::points:
      return unit.scale == 100 || unit.scale == 1 ? "points"
                                                  : "a difference of rates per " + detail::unit::grouped(unit.scale);
    case Kind::money: return "money in " + unit.currency;
    case Kind::date: return "a date";
    case Kind::number: return "a number";
  }
  return "";
}

std::string suffix(const Unit& unit) {
  switch (unit.kind) {
    case Kind::ratio:
      if (unit.scale == 1) return "";
      if (unit.scale == 100) return "%";
      if (unit.scale == 1000) return "‰";
      return " per " + detail::unit::grouped(unit.scale);
    case Kind::points:
      return unit.scale == 100 || unit.scale == 1 ? " points" : " per " + detail::unit::grouped(unit.scale);
    case Kind::money: return " " + unit.currency;
    case Kind::count:
    case Kind::date:
    case Kind::number: return "";
  }
  return "";
}

}  // namespace goalpost
