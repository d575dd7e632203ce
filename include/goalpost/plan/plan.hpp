/// A plan that makes sense: names resolved, kinds and directions known, targets in their final reading. Built by check(); what
/// was written stays in `tree`, so that a plan can be printed and explained in its own words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "goalpost/syntax/tree.hpp"
#include "goalpost/value/unit.hpp"

namespace goalpost {

/// A way to break figures down: `strata residence: rural, urban`.
struct Dimension {
  std::string name;
  std::vector<std::string> values;
};

/// A roll-up level, widest first in Plan::levels.
struct AreaLevelName {
  std::string singular;
  std::string plural;
};

enum class Direction : std::uint8_t { unknown, lower, higher };

/// Bit d is set when dimension d matters.
using DimensionSet = std::uint32_t;
inline constexpr std::size_t max_dimensions = 16;

struct PlanInput {
  std::string name;
  std::string column;  ///< the name of its column in data
  Unit unit;
  DimensionSet dimensions = 0;
  syntax::RollUp roll_up = syntax::RollUp::sum;  ///< resolved: never `unset`
};

/// What a target compares with, after `versus`, `every year` and the form are taken together.
struct PlanReference {
  syntax::ReferenceKind kind = syntax::ReferenceKind::prior_year;
  int number = 0;          ///< the year (`baseline` is resolved to `year`), or how many years for a mean
  bool compounds = false;  ///< `every year versus 2020`: the size applies once a year
};

struct PlanTarget {
  std::uint32_t syntax_index = 0;  ///< in tree.indicators[i].targets
  /// Final comparator of value against limit, boundary inclusive applied; `between` and `about` have none of their own.
  syntax::Comparator comparator = syntax::Comparator::less_equal;
  std::optional<PlanReference> reference;  ///< set when the verdict needs a base
  std::optional<std::uint32_t> for_level;  ///< index in Plan::levels
  std::optional<std::uint32_t> quantified_level;
  struct StratumScope {
    std::uint32_t dimension;
    std::uint32_t value;
  };
  std::vector<StratumScope> strata;           ///< all must hold
  std::optional<std::string> area;            ///< `where area = …`
  std::optional<syntax::Quantity> tolerance;  ///< of `about`, the plan's own filled in
};

struct PlanIndicator {
  std::string name;
  std::string label;  ///< "" when none
  std::string title;  ///< "" when none
  syntax::ExprId measure = syntax::no_expr;
  Unit unit;                       ///< of the measure: its value is shown times unit.scale
  bool capped_proportion = false;  ///< a proportion at the top (`as % of`, `share of`) that may not exceed 100%
  DimensionSet dimensions = 0;     ///< judged once per stratum of these
  Direction better = Direction::unknown;
  std::optional<std::uint32_t> part_of;
  std::vector<PlanTarget> targets;
};

/// What a name in an expression means; and what the names inside `share of … meeting` and `gap of … from … to` mean.
struct Resolved {
  static constexpr std::uint32_t none = 0xFFFF'FFFFU;
  enum class To : std::uint8_t { nothing, input, indicator } to = To::nothing;
  std::uint32_t index = 0;      ///< Op::name, Op::share_meeting: input or indicator; Op::gap: dimension
  std::uint32_t first = none;   ///< Op::share_meeting: level; Op::gap: value of `from`
  std::uint32_t second = none;  ///< Op::gap: value of `to`
};

/// Immutable after check(); safe to share between threads.
struct Plan {
  syntax::Tree tree;
  std::vector<Dimension> dimensions;
  std::vector<AreaLevelName> levels;  ///< widest first
  std::vector<PlanInput> inputs;
  std::vector<PlanIndicator> indicators;
  std::vector<Unit> units;         ///< of each expression, parallel to tree.exprs
  std::vector<Resolved> resolved;  ///< of each expression; of Op::name, share_meeting and gap

  /// January without a header that says another.
  [[nodiscard]] int fiscal_year_start_month() const noexcept {
    return tree.plan ? tree.plan->fiscal_year_start_month : 1;
  }
};

}  // namespace goalpost
