/// The distributions, from Boost.Math. Its errors are silent here: a result that is no number is one, and callers answer
/// nullopt; nothing is thrown. Computing in double alone gives the same answers everywhere.
#pragma once

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <optional>

#include "goalpost/statistics/interval.hpp"

namespace goalpost::detail::distributions {

namespace policies = boost::math::policies;
using Quiet =
    policies::policy<policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
                     policies::overflow_error<policies::ignore_error>,
                     policies::underflow_error<policies::ignore_error>, policies::denorm_error<policies::ignore_error>,
                     policies::evaluation_error<policies::ignore_error>,
                     policies::rounding_error<policies::ignore_error>,
                     policies::indeterminate_result_error<policies::ignore_error>, policies::promote_double<false>>;

using Beta = boost::math::beta_distribution<double, Quiet>;
using ChiSquared = boost::math::chi_squared_distribution<double, Quiet>;
using Normal = boost::math::normal_distribution<double, Quiet>;

/// What lies beyond each limit at a level of confidence.
inline double tail(double confidence) { return (1 - confidence) / 2; }
/// The z of a level of confidence: 1.96 of 95%.
inline double normal_quantile(double confidence) { return quantile(complement(Normal(), tail(confidence))); }

inline bool is_level(double confidence) { return confidence > 0 && confidence < 1; }

inline std::optional<statistics::Interval> finite(double low, double high) {
  if (!std::isfinite(low) || !std::isfinite(high)) return std::nullopt;
  return statistics::Interval{low, high};
}

}  // namespace goalpost::detail::distributions
