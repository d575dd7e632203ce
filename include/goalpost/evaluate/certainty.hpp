/// The certainty of one answer: figures beside a verdict, which never change it. docs/statistics.md says what each means and
/// when it is absent; docs/decisions.md D146–D154 why.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "goalpost/statistics/interval.hpp"
#include "goalpost/statistics/pace.hpp"
#include "goalpost/statistics/trend.hpp"

namespace goalpost {

struct Certainty {
  /// In the scale of the measure (4.57 to 13.9 of a value of 7.98‰); of counts and single quotients of counts.
  std::optional<statistics::Interval> interval;
  statistics::Method method = statistics::Method::wilson;  ///< of `interval`
  std::optional<bool> unstable;                            ///< of rates: fewer than 20 events
  std::optional<bool> inconclusive;                        ///< of met and missed: the limit lies inside the interval
  std::optional<statistics::Change> versus_prior_period;   ///< exact: the value against that of the preceding period
  statistics::RecentTrend trend;                           ///< over five years; not_computed says why
  /// Observed against required annual change up to the next dated level, in the scale of the measure.
  std::optional<statistics::Pace> pace;
  std::optional<statistics::ValueOfYear> pace_target;  ///< that level and its year; with `pace`
  /// Average annual rates of reduction since `base_year`, as shares (0.02 is 2%); negative for an increase.
  std::optional<double> annual_reduction_compound;
  std::optional<double> annual_reduction_continuous;
  int base_year = 0;  ///< of `pace` and the annual reductions: the year that the row's base stands for
};

}  // namespace goalpost
