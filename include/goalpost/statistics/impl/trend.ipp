// The χ² test for trend.
#pragma once

#include <array>
#include <cmath>

#include "goalpost/statistics/impl/distributions.hpp"
#include "goalpost/statistics/trend.hpp"

namespace goalpost {

namespace detail::trend {

using statistics::PeriodFigures;
using statistics::Sampling;

/// Sums over the periods of a series. Of counts they are whole numbers, so that equal rates give a slope of exactly zero.
struct Sums {
  double events = 0;
  double total = 0;
  double events_score = 0;
  double total_score = 0;
  double total_score_squared = 0;

  /// S: has the sign of the slope.
  [[nodiscard]] double rise() const { return total * events_score - events * total_score; }
  /// D.
  [[nodiscard]] double spread() const { return total * total_score_squared - total_score * total_score; }
};

/// Scores count from 1; the period with the score `left_out` does not count.
inline Sums sums(std::span<const PeriodFigures> periods, std::size_t left_out = 0) {
  Sums out;
  for (std::size_t score_1based = 1; score_1based <= periods.size(); ++score_1based) {
    if (score_1based == left_out) continue;
    const PeriodFigures& period = periods[score_1based - 1];
    const auto score = static_cast<double>(score_1based);
    out.events += period.events;
    out.total += period.total;
    out.events_score += period.events * score;
    out.total_score += period.total * score;
    out.total_score_squared += period.total * score * score;
  }
  return out;
}

inline bool in_domain(const PeriodFigures& period, Sampling sampling) {
  if (!(period.events >= 0) || !std::isfinite(period.events)) return false;
  if (!(period.total > 0) || !std::isfinite(period.total)) return false;
  return sampling == Sampling::rate || period.events <= period.total;
}

inline int sign(double number) { return number > 0 ? 1 : (number < 0 ? -1 : 0); }

/// Whether the slope keeps its sign whichever period is left out.
inline bool no_single_period_decides(std::span<const PeriodFigures> periods) {
  const int whole = sign(sums(periods).rise());
  for (std::size_t left_out = 1; left_out <= periods.size(); ++left_out) {
    if (sign(sums(periods, left_out).rise()) != whole) return false;
  }
  return whole != 0;
}

}  // namespace detail::trend

namespace statistics {

std::string_view name(Trend trend) noexcept {
  switch (trend) {
#define GOALPOST_TREND(number, name) \
  case Trend::name:                  \
    return #name;
#include "goalpost/statistics/labels.def"
#undef GOALPOST_TREND
  }
  return "";
}

std::string_view name(TrendReason reason) noexcept {
  if (reason == TrendReason::none) return "";
  switch (reason) {
#define GOALPOST_TREND_REASON(number, name) \
  case TrendReason::name:                   \
    return #name;
#include "goalpost/statistics/labels.def"
#undef GOALPOST_TREND_REASON
  }
  return "";
}

std::string_view name(Change change) noexcept {
  switch (change) {
#define GOALPOST_CHANGE(number, name) \
  case Change::name:                  \
    return #name;
#include "goalpost/statistics/labels.def"
#undef GOALPOST_CHANGE
  }
  return "";
}

std::optional<TrendTest> chi_squared_for_trend(std::span<const PeriodFigures> periods, Sampling sampling) {
  for (const PeriodFigures& period : periods) {
    if (!detail::trend::in_domain(period, sampling)) return std::nullopt;
  }
  const detail::trend::Sums sums = detail::trend::sums(periods);
  const double rise = sums.rise();
  const double spread = sums.spread();
  const bool always = sampling == Sampling::proportion && sums.events == sums.total;
  if (!(spread > 0) || sums.events == 0 || always) return std::nullopt;
  TrendTest test;
  test.slope = rise / spread;
  // One factor at a time, each of the size of a share: no intermediate result leaves the range of a double.
  test.chi_squared = rise / sums.events * test.slope;
  if (sampling == Sampling::proportion) test.chi_squared *= sums.total / (sums.total - sums.events);
  if (!std::isfinite(test.chi_squared)) return std::nullopt;
  test.p_value = cdf(complement(detail::distributions::ChiSquared(1), test.chi_squared));
  return test;
}

RecentTrend recent_trend(std::span<const std::optional<PeriodFigures>> periods, Sampling sampling, Desired desired) {
  const auto not_computed = [](TrendReason reason) { return RecentTrend{Trend::not_computed, reason, std::nullopt}; };
  if (desired == Desired::unknown) return not_computed(TrendReason::direction_unknown);
  if (periods.size() != trend_periods) return not_computed(TrendReason::period_missing);
  std::array<PeriodFigures, trend_periods> figures;
  double events = 0;
  double others = 0;
  for (std::size_t i = 0; i < trend_periods; ++i) {
    if (!periods[i]) return not_computed(TrendReason::period_missing);
    figures[i] = *periods[i];
    if (!detail::trend::in_domain(figures[i], sampling)) return not_computed(TrendReason::out_of_domain);
    events += figures[i].events;
    others += figures[i].total - figures[i].events;
  }
  if (events == 0 || (sampling == Sampling::proportion && others == 0)) {
    return not_computed(TrendReason::nothing_varies);
  }
  RecentTrend out;
  out.test = chi_squared_for_trend(figures, sampling);
  if (!out.test) return not_computed(TrendReason::out_of_domain);
  if (out.test->p_value >= 1 - trend_confidence || !detail::trend::no_single_period_decides(figures)) {
    out.trend = Trend::no_change;
  } else {
    out.trend = (out.test->slope > 0) == (desired == Desired::higher) ? Trend::better : Trend::worse;
  }
  return out;
}

}  // namespace statistics
}  // namespace goalpost
