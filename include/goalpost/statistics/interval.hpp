/// Confidence intervals of counts, rates and proportions. Figures for people: no verdict is computed from them.
/// docs/statistics.md has the formulas and their sources. All functions are pure and throw nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace goalpost::statistics {

/// The level used when nobody asks for another: two-sided, 2.5% on each side.
inline constexpr double usual_confidence = 0.95;

/// Two-sided limits, in the unit of the function that gave them.
struct Interval {
  double low = 0;
  double high = 0;
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// Beyond so many, quantiles of the beta and χ² distributions lose their digits, and the exact intervals answer nullopt.
inline constexpr double exact_up_to = 1e10;

/// How an interval was computed. Numbers are part of the ABI: append only.
enum class Method : std::uint8_t {
#define GOALPOST_METHOD(number, name) name = number,
#include "goalpost/statistics/labels.def"
#undef GOALPOST_METHOD
};
[[nodiscard]] std::string_view name(Method method) noexcept;

/// Wilson's score interval of a proportion: Wilson EB (1927), J Am Stat Assoc 22:209–212, without continuity correction.
/// With x of n and the normal quantile z: (2x + z² ± z·√(z² + 4x(n−x)/n)) / (2(n + z²)).
/// Units: `events` and `total` are counts; the limits are shares from 0 to 1.
/// Domain: 0 ≤ events ≤ total, total > 0, both finite, whole or not; 0 < confidence ≤ 1, where 1 gives 0 to 1.
/// Outside: nullopt.
[[nodiscard]] std::optional<Interval> wilson(double events, double total, double confidence = usual_confidence);

/// The exact interval of a proportion: Clopper CJ, Pearson ES (1934), Biometrika 26:404–413, as quantiles of the beta
/// distribution: B(α/2; x, n−x+1) to B(1−α/2; x+1, n−x), with 0 below x = 0 and 1 above x = n.
/// Units and domain: those of wilson(), and total ≤ exact_up_to. Outside: nullopt.
[[nodiscard]] std::optional<Interval> clopper_pearson(double events, double total,
                                                      double confidence = usual_confidence);

/// The exact interval of a Poisson count: Garwood F (1936), Biometrika 28:437–442, as quantiles of χ²:
/// χ²(α/2; 2x)/2 to χ²(1−α/2; 2x+2)/2, with 0 below x = 0.
/// Units: `events` is a count; the limits are expected events. Domain: 0 ≤ events ≤ exact_up_to, whole or not (between whole
/// numbers the χ² form goes on smoothly); 0 < confidence < 1. Outside: nullopt.
[[nodiscard]] std::optional<Interval> poisson_exact(double events, double confidence = usual_confidence);

/// Byar's approximation of poisson_exact(): Breslow NE, Day NE (1987), Statistical Methods in Cancer Research, vol. II,
/// IARC: x·(1 − 1/(9x) − z/(3√x))³ to y·(1 − 1/(9y) + z/(3√y))³ with y = x + 1. Close from about 10 events on. Where
/// the bracket of the lower limit is negative (few events at a high level) the limit is 0, and so it is at x = 0.
/// Units: those of poisson_exact(). Domain: events ≥ 0, finite, whole or not; 0 < confidence < 1. Outside: nullopt.
[[nodiscard]] std::optional<Interval> byar(double events, double confidence = usual_confidence);

/// From so many events on a rate's interval is Byar's, below it is exact: the choice of Public Health England (2018),
/// Technical Guide: Confidence Intervals.
inline constexpr double byar_from = 10;
/// The method of count_interval() and rate_interval().
[[nodiscard]] Method method_of_count(double events) noexcept;
/// The interval of a count of events, as method_of_count() says. Units, domain, outside: those of byar().
[[nodiscard]] std::optional<Interval> count_interval(double events, double confidence = usual_confidence);
/// The interval of events / exposure: count_interval(events) over the exposure, which is taken as known.
/// Units: events per unit of exposure. Domain: as count_interval(), exposure > 0 and finite. Outside: nullopt.
[[nodiscard]] std::optional<Interval> rate_interval(double events, double exposure,
                                                    double confidence = usual_confidence);

/// A rate of fewer events has a relative standard error above 1/√20 = 22% and is called unstable: the limit of the US
/// National Center for Health Statistics for death rates.
inline constexpr double stable_from = 20;
/// Whether a rate of so many events is unstable. Unit: a count. Domain: any number; NaN is not.
[[nodiscard]] constexpr bool is_unstable(double events) noexcept { return events < stable_from; }

/// Whether a limit lies inside an interval, its ends excluded: an interval that ends at 0 or 1 because nothing goes
/// beyond has a limit there at its edge, not inside. Units: the same for both. NaN lies nowhere.
[[nodiscard]] constexpr bool lies_inside(double limit, const Interval& interval) noexcept {
  return interval.low < limit && limit < interval.high;
}

}  // namespace goalpost::statistics
