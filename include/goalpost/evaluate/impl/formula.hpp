/// A target's formula against a value and a base: the limit in force, the verdict, the figures. Pure arithmetic: no table, no areas.
#pragma once

#include <optional>
#include <variant>

#include "goalpost/evaluate/impl/outcome.hpp"
#include "goalpost/program/impl/body.hpp"

namespace goalpost::detail::evaluation {

/// What a value is held against.
struct Limit {
  syntax::Comparator comparator = syntax::Comparator::less_equal;
  Big value;                ///< the limit; the lower end of a two-sided one
  std::optional<Big> high;  ///< upper end of `between` and `about`
  std::optional<Big> far;   ///< far end of a range such as `by 2% to 3%`
};

/// Whether a period is one in which no level of the target binds yet.
[[nodiscard]] bool not_due_yet(const TargetFormula& target, Period period);
/// Whether a period is the reference year of the target, or before it.
[[nodiscard]] bool at_or_before_reference(const TargetFormula& target, Period period);
/// Whether the verdict in this period needs the base: a line does so only before its first level.
[[nodiscard]] bool needs_base(const TargetFormula& target, Period period);

/// Percentages compound over so many years at most: in exact figures each year has more digits than the one before.
inline constexpr int max_compounded_years = 400;
[[nodiscard]] bool compounds_too_long(const TargetFormula& target, Period period);

/// The limit in force in a period that is due, or the reason why there is no baseline. `base` is looked at when needs_base().
[[nodiscard]] std::variant<Limit, Reason> limit_in_force(const TargetFormula& target, const Outcome& base,
                                                         Period period, bool capped_proportion);

/// The figures beside a met or missed, pure.
struct Judgement {
  bool met = false;
  bool exceeded = false;
  bool at_boundary = false;
  Big shown_limit;
  Big gap;
};
/// Limits that nature sets: nobody does better than none of a count, or than 100% of a proportion.
struct NaturalLimits {
  bool zero = true;
  bool whole = false;
};
[[nodiscard]] Judgement judge(const Big& value, const Limit& limit, NaturalLimits natural);

/// Share of the way from base to limit in percent; nullopt when undefined.
[[nodiscard]] std::optional<Big> progress(const Big& value, const Big& base, const Limit& limit);

/// Events to add so that (events + k) · factor / denominator meets the limit: the smallest such k in size.
struct Events {
  Big events;
  Big denominator = 1;
  Big factor = 1;
  bool capped = false;
};
[[nodiscard]] std::optional<Big> needed(const Events& events, const Limit& limit, bool met);

}  // namespace goalpost::detail::evaluation
