/// The inside of a Program: a flat array of nodes, operands before their operators, and the targets as formulas.
/// Every value is pure: a rate of 9‰ is 9/1000, 8.05% is 161/2000, a date is its day number; Plan units say how it is shown.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "goalpost/plan/plan.hpp"
#include "goalpost/value/impl/big.hpp"

namespace goalpost::detail::program {

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xFFFF'FFFFU;

enum class NodeOp : std::uint8_t {
  constant,
  input,          ///< index
  input_default,  ///< index, constant
  total,          ///< index: all strata of an input
  total_default,  ///< index, constant
  negate,
  absolute,
  logical_not,
  prior,      ///< a, a year earlier
  in_year,    ///< a in year `number`
  mean_last,  ///< mean of a over the last `number` years
  add,
  subtract,
  multiply,
  divide,  ///< a · factor / b: every quotient, `per N` and `as % of` included
  minimum,
  maximum,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  logical_and,
  logical_or,
  conditional,    ///< if a then b else c
  gap,            ///< |a at stratum `to` − a at stratum `from`| of dimension `index`
  share_meeting,  ///< areas of level `index` below that meet indicator `to`
};

struct Node {
  NodeOp op = NodeOp::constant;
  bool capped = false;  ///< of divide: a proportion, a data error above 1
  NodeId a = no_node;
  NodeId b = no_node;
  NodeId c = no_node;
  std::uint32_t index = 0;
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  int number = 0;
  Big constant;  ///< of constant and the defaults; of divide the factor
  friend bool operator==(const Node&, const Node&) = default;
};

/// A size or tolerance: relative to the base (or the limit), or in the measure's pure unit.
struct Amount {
  bool relative = false;
  Big size;
};

struct DatedLevel {
  std::optional<int> by_year;
  Big limit;
};

struct TargetFormula {
  enum class Shape : std::uint8_t {
    level,    ///< levels, ascending by year
    line,     ///< levels and the base
    between,  ///< levels[0] to high
    about,    ///< levels[0] ± tolerance
    reduce,   ///< amount and far, or neither
    increase,
    factor,    ///< amount.size times the base
    maintain,  ///< the base, amount is the tolerance if any
  } shape = Shape::level;
  syntax::Comparator comparator = syntax::Comparator::less_equal;
  std::vector<DatedLevel> levels;
  Big high;
  std::optional<Amount> amount;
  std::optional<Amount> far;
  std::optional<Big> start;                ///< the base of progress, as written
  std::optional<PlanReference> reference;  ///< needed for the verdict
  std::optional<int> shown_baseline_year;  ///< base of progress only: the plan's baseline
  NodeId when = no_node;
  NodeId if_any = no_node;
  std::optional<int> in_year;
};

struct IndicatorProgram {
  NodeId measure = no_node;
  bool counts_events = false;  ///< a count, or one quotient of counts: `needed` makes sense
  std::vector<TargetFormula> targets;
};

struct Body {
  Plan plan;
  std::vector<Node> nodes;
  std::vector<IndicatorProgram> indicators;  ///< parallel to plan.indicators
};

}  // namespace goalpost::detail::program
