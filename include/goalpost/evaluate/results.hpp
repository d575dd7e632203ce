/// The answers of one evaluation, with the figures beside them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "goalpost/areas/areas.hpp"
#include "goalpost/evaluate/certainty.hpp"
#include "goalpost/program/program.hpp"
#include "goalpost/text/diagnostic.hpp"
#include "goalpost/value/period.hpp"
#include "goalpost/value/rational.hpp"
#include "goalpost/value/verdict.hpp"

namespace goalpost {

/// `Result::target` of a combined row.
inline constexpr std::uint32_t all_targets = 0;

/// An area below that misses the target that an area above it misses. Figures as in Result.
struct HeldBack {
  AreaId area = 0;
  Rational value;
  Rational gap;              ///< below zero
  bool is_withheld = false;  ///< by the plan's `suppress counts`: value and gap are 0 and mean nothing
};

/// Which figures of a row there are, but are withheld by the plan's `suppress counts`: suppressed, which is neither missing nor zero.
struct Withheld {
  bool value = false;  ///< with numerator and denominator
  bool base = false;
  bool limit = false;
  bool distance = false;  ///< gap, progress, needed, the pace and the flags
};

/// One answer. Figures are in the scale of the indicator's measure (9 for 9‰; PlanIndicator::unit); of a date, days since 1970 (gap:
/// days). docs/decisions.md D14 and D23–D26 say when each is there.
struct Result {
  std::uint32_t indicator = 0;         ///< in Plan::indicators
  std::uint32_t target = all_targets;  ///< ordinal from 1, or all_targets
  AreaId area = 0;
  Period period;
  std::vector<std::uint16_t> stratum;  ///< per dimension: 0 for none, else 1 + the index of the value
  Verdict verdict = Verdict::no_data;
  Reason reason = Reason::none;
  bool exceeded = false;
  bool at_boundary = false;
  std::optional<Rational> value;
  std::optional<Rational> limit;
  std::optional<Rational> base;
  std::optional<Rational> gap;
  std::optional<Rational> progress;  ///< percent
  std::optional<Rational> needed;    ///< events, a whole number
  /// Percent of the lowest areas below that reported everything the value (and the base that the verdict needs) was summed from; an area
  /// that reported its own figure stands for all below it. Nothing where no sum was looked for.
  std::optional<Rational> reported;
  /// The pace of a sum whose period is under way (Reason::period_under_way): percent of the limit that is reached, and percent of the
  /// period that is over. Of counts and money.
  std::optional<Rational> reached;
  std::optional<Rational> expected;
  /// Of a missed row, when EvaluateOptions::held_back asks for it: the areas below that miss the target themselves, the farthest from
  /// their limit first (docs/decisions.md D138).
  std::vector<HeldBack> held_back_by;
  Withheld withheld;
  /// The two sides of a measure that is one quotient, as they went into it: "12 of 1,504".
  std::optional<Rational> numerator;
  std::optional<Rational> denominator;
  /// With EvaluateOptions::certainty, where the row has a value; else null.
  std::shared_ptr<const Certainty> certainty;
};

/// Ordered by indicator, area, period; in each, targets by stratum, then the combined row. Immutable.
struct Results {
  Program program;
  Areas areas;
  std::vector<Result> rows;
  Diagnostics findings;     ///< warnings about the data
  bool has_periods = true;  ///< false: of a rule that was given no year, so that the period of its row means nothing
  /// The level of the intervals, when certainty was asked for.
  std::optional<double> certainty = std::nullopt;
};

}  // namespace goalpost
