/// How fast a value moves, and how fast it would have to. Figures for people: no verdict is computed from them.
/// docs/statistics.md has the formulas and their sources. All functions are pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "goalpost/statistics/trend.hpp"
#include "goalpost/value/rational.hpp"

namespace goalpost::statistics {

/// A value and the year it stands for. Any unit, the same in one call.
struct ValueOfYear {
  Rational value;
  int year = 0;
};

/// Numbers are part of the ABI: append only.
enum class PaceStatus : std::uint8_t {
#define GOALPOST_PACE(number, name) name = number,
#include "goalpost/statistics/labels.def"
#undef GOALPOST_PACE
};
[[nodiscard]] std::string_view name(PaceStatus status) noexcept;

/// Average changes per year, exact, in the unit of the values; signed, a rise is positive.
struct Pace {
  Rational observed;  ///< (now − base) / years between
  Rational required;  ///< (target − base) / years between
  PaceStatus status = PaceStatus::on_track;
};

/// Observed against required annual change, on a straight line from the base. On track: at least as fast as required in the
/// desired direction, so that going on like this reaches the target in its year; too slow: in that direction, but slower;
/// standing still; moving away. The comparison is that of actual and required growth in the monitoring of the Sustainable
/// Development Goals (Eurostat, Sustainable development in the European Union), with annual differences instead of growth
/// rates, so that it holds for values of zero.
/// Units: any, the same for the three values; changes in that unit per year.
/// Domain: base.year < now.year ≤ target.year, `desired` known. Outside: nullopt.
[[nodiscard]] std::optional<Pace> pace(const ValueOfYear& base, const ValueOfYear& now, const ValueOfYear& target,
                                       Desired desired);

/// Average annual rate of reduction, compounded once a year: 1 − (now/base)^(1/years), the r of now = base·(1 − r)^years.
/// After UNICEF (2007), Technical note: How to calculate average annual rate of reduction, for two points in time.
/// Units: `base` and `now` alike; a share per year (0.02 is 2%), negative for an increase.
/// Domain: base > 0, now ≥ 0, both finite, years ≥ 1. Outside: nullopt.
[[nodiscard]] std::optional<double> annual_reduction_compound(double base, double now, int years);

/// Average annual rate of reduction, compounded continuously: ln(base/now)/years, the r of now = base·e^(−r·years).
/// The annual rate of reduction of the UN Inter-agency Group for Child Mortality Estimation. Always above the compound one
/// unless both are zero.
/// Units: as annual_reduction_compound(). Domain: base > 0, now > 0, both finite, years ≥ 1. Outside: nullopt.
[[nodiscard]] std::optional<double> annual_reduction_continuous(double base, double now, int years);

}  // namespace goalpost::statistics
