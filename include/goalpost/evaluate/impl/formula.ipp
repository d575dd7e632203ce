// Targets as arithmetic.
#pragma once

#include <algorithm>

#include "goalpost/evaluate/impl/formula.hpp"

namespace goalpost::detail::evaluation {

namespace formula {

using syntax::Comparator;
using Shape = TargetFormula::Shape;

inline bool holds(const Big& value, Comparator comparator, const Big& limit) {
  switch (comparator) {
    case Comparator::less: return value < limit;
    case Comparator::less_equal: return value <= limit;
    case Comparator::greater: return value > limit;
    case Comparator::greater_equal: return value >= limit;
    case Comparator::equal: return value == limit;
  }
  return false;
}

inline bool is_upper(Comparator comparator) {
  return comparator == Comparator::less || comparator == Comparator::less_equal;
}
inline bool is_lower(Comparator comparator) {
  return comparator == Comparator::greater || comparator == Comparator::greater_equal;
}

inline Big power(const Big& base, int exponent) {
  Big result = 1;
  for (Big square = base; exponent > 0; exponent /= 2) {
    if (exponent % 2 == 1) result *= square;
    if (exponent > 1) square *= square;
  }
  return result;
}

/// The level that binds in a period, as an index; levels are ascending by year.
inline std::optional<std::size_t> binding_level(const std::vector<DatedLevel>& levels, Period period) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const std::optional<int>& year = levels[i].by_year;
    const bool binds = !year || *year < period.year || (*year == period.year && ends_year(period));
    if (binds) found = i;
  }
  return found;
}

inline Big interpolate(int from_year, const Big& from, int to_year, const Big& to, int year) {
  return from + (to - from) * (year - from_year) / (to_year - from_year);
}

inline Limit line(const TargetFormula& target, const Outcome& base, Period period) {
  Limit limit;
  limit.comparator = target.comparator;
  int from_year = target.reference ? target.reference->number : 0;
  Big from = base.value;
  for (const DatedLevel& level : target.levels) {
    const int year = level.by_year.value_or(from_year);
    if (period.year < year) {
      limit.value = interpolate(from_year, from, year, level.limit, period.year);
      return limit;
    }
    from_year = year;
    from = level.limit;
  }
  limit.value = from;
  return limit;
}

/// b changed by an amount, once or compounded over n years; `direction` −1 reduces, +1 increases.
inline Big changed(const Big& base, const Amount& amount, int direction, int n) {
  if (amount.relative) return base * power(1 + direction * amount.size, n);
  return base + direction * n * amount.size;
}

inline Limit reduced(const TargetFormula& target, const Big& base, int n) {
  Limit limit;
  limit.comparator = target.comparator;
  if (base == 0) {  // the floor: nothing is left to reduce
    limit.comparator = Comparator::less_equal;
    return limit;
  }
  limit.value = base;
  if (!target.amount) return limit;
  const auto floor = [&](const Amount& amount) {
    const Big value = changed(base, amount, -1, n);
    return amount.relative || base < 0 ? value : std::max(Big(0), value);
  };
  limit.value = floor(*target.amount);
  if (target.far) limit.far = floor(*target.far);
  return limit;
}

inline Limit increased(const TargetFormula& target, const Big& base, int n, bool capped) {
  Limit limit;
  limit.comparator = target.comparator;
  if (capped && base == 1) {  // the ceiling, the mirror image of the floor
    limit.comparator = Comparator::greater_equal;
    limit.value = 1;
    return limit;
  }
  limit.value = base;
  if (!target.amount) return limit;
  const auto ceiling = [&](const Amount& amount) {
    const Big value = changed(base, amount, +1, n);
    return capped ? std::min(Big(1), value) : value;
  };
  limit.value = ceiling(*target.amount);
  if (target.far) limit.far = ceiling(*target.far);
  return limit;
}

inline Limit maintained(const TargetFormula& target, const Big& base) {
  Limit limit;
  limit.comparator = target.comparator;
  limit.value = base;
  if (target.amount) {
    const Big slack = target.amount->relative ? Big(base * target.amount->size) : target.amount->size;
    limit.value += is_upper(target.comparator) ? slack : Big(-slack);
  }
  return limit;
}

inline Reason base_reason(const Outcome& base) {
  if (base.state == State::data_error) return Reason::base_data_error;
  if (base.state == State::not_applicable) return Reason::base_not_applicable;
  return base.reason == Reason::suppressed ? Reason::base_suppressed : Reason::base_missing;
}

/// Forms that multiply the base need it positive; reduce from zero is the floor.
inline std::optional<Reason> unusable(const TargetFormula& target, const Big& base) {
  const bool multiplies = target.shape == Shape::factor || (target.amount && target.amount->relative);
  if (!multiplies) return std::nullopt;
  if (base < 0) return Reason::base_negative;
  const bool zero_is_fine = target.shape == Shape::reduce || target.shape == Shape::maintain;
  if (base == 0 && !zero_is_fine) return Reason::base_zero;
  return std::nullopt;
}

}  // namespace formula

bool not_due_yet(const TargetFormula& target, Period period) {
  return target.shape == formula::Shape::level && !formula::binding_level(target.levels, period);
}

bool at_or_before_reference(const TargetFormula& target, Period period) {
  return target.reference && target.reference->kind == syntax::ReferenceKind::year &&
         period.year <= target.reference->number;
}

bool needs_base(const TargetFormula& target, Period period) {
  if (!target.reference) return false;
  if (target.shape != formula::Shape::line) return true;
  return !target.levels.front().by_year || period.year < *target.levels.front().by_year;
}

bool compounds_too_long(const TargetFormula& target, Period period) {
  const bool multiplies = (target.amount && target.amount->relative) || (target.far && target.far->relative);
  return target.reference && target.reference->compounds && multiplies &&
         period.year - target.reference->number > max_compounded_years;
}

std::variant<Limit, Reason> limit_in_force(const TargetFormula& target, const Outcome& base, Period period,
                                           bool capped_proportion) {
  using formula::Shape;
  if (needs_base(target, period)) {
    if (!base.has_value()) return formula::base_reason(base);
    if (const auto reason = formula::unusable(target, base.value)) return *reason;
  }
  if (compounds_too_long(target, period)) return Reason::base_too_far_back;
  const int years = target.reference && target.reference->compounds ? period.year - target.reference->number : 1;
  Limit limit;
  limit.comparator = target.comparator;
  switch (target.shape) {
    case Shape::level: limit.value = target.levels[*formula::binding_level(target.levels, period)].limit; break;
    case Shape::line: return formula::line(target, base, period);
    case Shape::between:
      limit.value = target.levels.front().limit;
      limit.high = target.high;
      break;
    case Shape::about: {
      const Big& middle = target.levels.front().limit;
      const Big tolerance = target.amount->relative ? Big(abs(middle) * target.amount->size) : target.amount->size;
      limit.value = middle - tolerance;
      limit.high = middle + tolerance;
      break;
    }
    case Shape::reduce: return formula::reduced(target, base.value, years);
    case Shape::increase: return formula::increased(target, base.value, years, capped_proportion);
    case Shape::factor: limit.value = target.amount->size * base.value; break;
    case Shape::maintain: return formula::maintained(target, base.value);
  }
  return limit;
}

Judgement judge(const Big& value, const Limit& limit, NaturalLimits natural) {
  Judgement out;
  if (limit.high) {
    const Big above_low = value - limit.value;
    const Big below_high = *limit.high - value;
    out.gap = std::min(above_low, below_high);
    out.met = out.gap >= 0;
    out.shown_limit = abs(below_high) < abs(above_low) ? *limit.high : limit.value;
    out.at_boundary = value == out.shown_limit;
    return out;
  }
  out.shown_limit = limit.value;
  out.met = formula::holds(value, limit.comparator, limit.value);
  out.at_boundary = value == limit.value;
  if (limit.comparator == syntax::Comparator::equal) {
    out.gap = -abs(value - limit.value);
  } else {
    out.gap = formula::is_upper(limit.comparator) ? Big(limit.value - value) : Big(value - limit.value);
  }
  const bool inclusive =
      limit.comparator == syntax::Comparator::less_equal || limit.comparator == syntax::Comparator::greater_equal;
  const bool is_natural = (natural.zero && limit.value == 0) || (natural.whole && limit.value == 1);
  if (out.met && inclusive && !is_natural) {
    const Big& far = limit.far ? *limit.far : limit.value;
    out.exceeded = formula::is_upper(limit.comparator) ? value < far : value > far;
  }
  return out;
}

std::optional<Big> progress(const Big& value, const Big& base, const Limit& limit) {
  if (limit.high || base == limit.value || formula::holds(base, limit.comparator, limit.value)) return std::nullopt;
  return Big(100 * (value - base) / (limit.value - base));
}

namespace formula {

inline Big floor(const Big& value) {
  const BigInt numerator = boost::multiprecision::numerator(value);
  const BigInt denominator = boost::multiprecision::denominator(value);
  BigInt quotient = numerator / denominator;  // towards zero
  if (numerator < 0 && quotient * denominator != numerator) --quotient;
  return Big(quotient);
}
inline Big ceiling(const Big& value) { return Big(-floor(-value)); }

/// The whole k nearest to zero with events + k on the right side of `edge` (a number of events); `upper` asks for at most that.
inline Big steps(const Big& distance, bool upper, bool strict) {
  if (upper) return strict ? Big(ceiling(distance) - 1) : floor(distance);
  return strict ? Big(floor(distance) + 1) : ceiling(distance);
}

}  // namespace formula

std::optional<Big> needed(const Events& events, const Limit& limit, bool met) {
  using formula::is_upper;
  if (met) return Big(0);
  const auto distance_to = [&](const Big& edge) -> Big {
    return edge * events.denominator / events.factor - events.events;
  };
  const auto value_after = [&](const Big& k) -> Big {
    return (events.events + k) * events.factor / events.denominator;
  };
  const bool turned =
      events.denominator < 0;  // under a difference such as a / (b − c) more events may mean a lower value
  Big k;
  if (limit.high) {
    const bool too_low = value_after(0) < limit.value;
    k = formula::steps(distance_to(too_low ? limit.value : *limit.high), too_low == turned, false);
    if (value_after(k) < limit.value || value_after(k) > *limit.high) return std::nullopt;
  } else if (limit.comparator == syntax::Comparator::equal) {
    k = distance_to(limit.value);
    if (formula::floor(k) != k) return std::nullopt;
  } else {
    const bool strict = limit.comparator == syntax::Comparator::less || limit.comparator == syntax::Comparator::greater;
    k = formula::steps(distance_to(limit.value), is_upper(limit.comparator) != turned, strict);
  }
  if (events.events + k < 0) return std::nullopt;
  if (events.capped && value_after(k) > 1) return std::nullopt;
  return k;
}

}  // namespace goalpost::detail::evaluation
