// Confidence intervals.
#pragma once

#include <algorithm>
#include <cmath>

#include "goalpost/statistics/impl/distributions.hpp"
#include "goalpost/statistics/interval.hpp"

namespace goalpost {

namespace detail::interval {

inline bool is_share(double events, double total) {
  return events >= 0 && events <= total && total > 0 && std::isfinite(total);
}
inline bool is_count(double events) { return events >= 0 && std::isfinite(events); }

/// A limit of Byar's from `events` and a signed z.
inline double byar_limit(double events, double z) {
  const double root = std::max(0.0, 1 - 1 / (9 * events) + z / (3 * std::sqrt(events)));
  return events * root * root * root;
}

}  // namespace detail::interval

namespace statistics {

std::string_view name(Method method) noexcept {
  switch (method) {
#define GOALPOST_METHOD(number, name) \
  case Method::name:                  \
    return #name;
#include "goalpost/statistics/labels.def"
#undef GOALPOST_METHOD
  }
  return "";
}

std::optional<Interval> wilson(double events, double total, double confidence) {
  if (!detail::interval::is_share(events, total)) return std::nullopt;
  if (confidence == 1) return Interval{0, 1};
  if (!detail::distributions::is_level(confidence)) return std::nullopt;
  const double z = detail::distributions::normal_quantile(confidence);
  // The limits are the roots of (n + z²)·p² − (2x + z²)·p + x²/n. The smaller one comes from their product: a difference
  // would lose its digits when events are few.
  const double sum = (2 * events + z * z + z * std::sqrt(z * z + 4 * events * ((total - events) / total))) / 2;
  const double high = events == total ? 1 : std::min(1.0, sum / (total + z * z));
  return detail::distributions::finite(events * (events / total) / sum, high);
}

std::optional<Interval> clopper_pearson(double events, double total, double confidence) {
  if (!detail::interval::is_share(events, total) || total > exact_up_to) return std::nullopt;
  if (confidence == 1) return Interval{0, 1};
  if (!detail::distributions::is_level(confidence)) return std::nullopt;
  using detail::distributions::Beta;
  const double tail = detail::distributions::tail(confidence);
  const double low = events == 0 ? 0 : quantile(Beta(events, total - events + 1), tail);
  const double high = events == total ? 1 : quantile(complement(Beta(events + 1, total - events), tail));
  return detail::distributions::finite(low, high);
}

std::optional<Interval> poisson_exact(double events, double confidence) {
  if (!detail::interval::is_count(events) || events > exact_up_to) return std::nullopt;
  if (!detail::distributions::is_level(confidence)) return std::nullopt;
  using detail::distributions::ChiSquared;
  const double tail = detail::distributions::tail(confidence);
  const double low = events == 0 ? 0 : quantile(ChiSquared(2 * events), tail) / 2;
  const double high = quantile(complement(ChiSquared(2 * events + 2), tail)) / 2;
  return detail::distributions::finite(low, high);
}

std::optional<Interval> byar(double events, double confidence) {
  if (!detail::interval::is_count(events) || !detail::distributions::is_level(confidence)) return std::nullopt;
  const double z = detail::distributions::normal_quantile(confidence);
  const double low = events == 0 ? 0 : detail::interval::byar_limit(events, -z);
  return detail::distributions::finite(low, detail::interval::byar_limit(events + 1, z));
}

Method method_of_count(double events) noexcept { return events < byar_from ? Method::poisson_exact : Method::byar; }

std::optional<Interval> count_interval(double events, double confidence) {
  return method_of_count(events) == Method::byar ? byar(events, confidence) : poisson_exact(events, confidence);
}

std::optional<Interval> rate_interval(double events, double exposure, double confidence) {
  if (!(exposure > 0) || !std::isfinite(exposure)) return std::nullopt;
  const std::optional<Interval> count = count_interval(events, confidence);
  if (!count) return std::nullopt;
  return detail::distributions::finite(count->low / exposure, count->high / exposure);
}

}  // namespace statistics
}  // namespace goalpost
