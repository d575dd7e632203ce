// Annual changes.
#pragma once

#include <cmath>

#include "goalpost/statistics/pace.hpp"
#include "goalpost/value/impl/big.hpp"

namespace goalpost::statistics {

std::string_view name(PaceStatus status) noexcept {
  switch (status) {
#define GOALPOST_PACE(number, name) \
  case PaceStatus::name:            \
    return #name;
#include "goalpost/statistics/labels.def"
#undef GOALPOST_PACE
  }
  return "";
}

std::optional<Pace> pace(const ValueOfYear& base, const ValueOfYear& now, const ValueOfYear& target, Desired desired) {
  if (base.year >= now.year || now.year > target.year || desired == Desired::unknown) return std::nullopt;
  using detail::Big;
  using detail::to_big;
  const Big start = to_big(base.value);
  const Big observed = (to_big(now.value) - start) / (now.year - base.year);
  const Big required = (to_big(target.value) - start) / (target.year - base.year);
  const int direction = desired == Desired::higher ? 1 : -1;
  const Big towards = observed * direction;
  PaceStatus status = PaceStatus::moving_away;
  if (towards >= required * direction) {
    status = PaceStatus::on_track;
  } else if (towards > 0) {
    status = PaceStatus::too_slow;
  } else if (towards == 0) {
    status = PaceStatus::standing_still;
  }
  return Pace{detail::to_rational(observed), detail::to_rational(required), status};
}

std::optional<double> annual_reduction_compound(double base, double now, int years) {
  if (!(base > 0) || !(now >= 0) || !std::isfinite(base) || !std::isfinite(now) || years < 1) return std::nullopt;
  if (now == 0) return 1;
  // As 1 − e^(−x), which keeps its digits where little changes; 0 less it, for minus would make a -0 of no change.
  const double rate = 0.0 - std::expm1((std::log(now) - std::log(base)) / years);
  return std::isfinite(rate) ? std::optional(rate) : std::nullopt;
}

std::optional<double> annual_reduction_continuous(double base, double now, int years) {
  if (!(base > 0) || !(now > 0) || !std::isfinite(base) || !std::isfinite(now) || years < 1) return std::nullopt;
  return (std::log(base) - std::log(now)) / years;
}

}  // namespace goalpost::statistics
