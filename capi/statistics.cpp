// Confidence intervals of a single figure.
#include <cmath>
#include <optional>

#include "goalpost/statistics/interval.hpp"
#include "guard.hpp"

using namespace goalpost;
using namespace goalpost::capi;

namespace {

std::optional<statistics::Interval> over(std::optional<statistics::Interval> count, double exposure) {
  const bool is_exposure = std::isfinite(exposure) && exposure > 0;
  if (!count || !is_exposure) return std::nullopt;
  return statistics::Interval{count->low / exposure, count->high / exposure};
}

std::optional<statistics::Interval> interval_of(std::int32_t method, double events, double total, double confidence) {
  switch (method) {
    case GOALPOST_INTERVAL_METHOD_WILSON: return statistics::wilson(events, total, confidence);
    case GOALPOST_INTERVAL_METHOD_CLOPPER_PEARSON: return statistics::clopper_pearson(events, total, confidence);
    case GOALPOST_INTERVAL_METHOD_POISSON_EXACT: return over(statistics::poisson_exact(events, confidence), total);
    case GOALPOST_INTERVAL_METHOD_BYAR: return over(statistics::byar(events, confidence), total);
    default: return std::nullopt;
  }
}

}  // namespace

goalpost_status goalpost_interval(std::int32_t method, double events, double total, double confidence, double* low,
                                  double* high) {
  return guarded([&] {
    required(low);
    required(high);
    // A certainty of 100% is in Wilson's domain and in no other's: one rule for all.
    require(confidence > 0 && confidence < 1, GOALPOST_E_ARGUMENT);
    const auto interval = interval_of(method, events, total, confidence);
    require(interval.has_value(), GOALPOST_E_ARGUMENT);
    *low = interval->low;
    *high = interval->high;
  });
}
