/// What the parts of check() share: the plan as it grows, what is known of every expression, and the tables of names.
/// One Checker lives for one call; nothing here outlives it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "goalpost/plan/plan.hpp"
#include "goalpost/text/diagnostic.hpp"
#include "goalpost/value/impl/big.hpp"

namespace goalpost::detail::plan_checker {

using syntax::ExprId;
using syntax::no_expr;
using syntax::Op;

/// What is known of an expression beside its unit.
struct Fact {
  bool poison = false;        ///< something in it was reported already: no message may follow from it
  bool boolean = false;       ///< a condition, not a figure
  bool zero = false;          ///< the number 0 as written: it has every kind
  bool constant = false;      ///< made of plain numbers alone: takes the kind of what it stands beside
  bool non_negative = false;  ///< can never be below zero, whatever the data
  DimensionSet dimensions = 0;
};

/// A set of values without holes. An absent end is infinite.
struct Interval {
  std::optional<Big> low;
  std::optional<Big> high;
  bool low_open = false;
  bool high_open = false;
};

inline constexpr int always = std::numeric_limits<int>::min();

/// What a target that compares with fixed levels asks from `from_year` on (until the next band).
struct Band {
  int from_year = always;
  std::uint32_t level = 0;  ///< in Target::levels
  Interval asked;
};

struct TargetFact {
  bool sound = true;        ///< its quantities fit the measure; else nothing more is said about them
  std::vector<Band> bands;  ///< by year, ascending; empty unless the target is a plain level condition
};

struct IndicatorFact {
  bool poison = false;               ///< its measure, or one it refers to, was reported
  bool has_parse_error = false;      ///< a clause of it may be missing from the tree
  ExprId measure_itself = no_expr;   ///< of a measure that is but another's name, that other's
  std::uint32_t height = 0;          ///< of the measure, references inlined
  std::uint64_t visits = 0;          ///< nodes an evaluation visits, references inlined; saturates
  std::uint32_t verdict_height = 0;  ///< of measure and conditions: what `share of … meeting` it takes
  std::uint64_t verdict_visits = 0;
  /// Areas of this level or below have no value: `share of communes` needs communes below the row.
  std::uint32_t first_level_without_value = std::numeric_limits<std::uint32_t>::max();
  std::size_t first_target = 0;  ///< in Checker::target_facts
};

struct Checker {
  Checker(syntax::Tree tree, Diagnostics& diagnostics) : out(diagnostics) {
    plan.tree = std::move(tree);
    plan.units.resize(plan.tree.exprs.size());
    plan.resolved.resize(plan.tree.exprs.size());
    facts.resize(plan.tree.exprs.size());
  }

  [[nodiscard]] const syntax::Expr& at(ExprId id) const { return plan.tree.exprs[id]; }
  [[nodiscard]] const syntax::Name& name_of(const syntax::Expr& expr, std::uint32_t offset = 0) const {
    return plan.tree.names[expr.payload + offset];
  }
  [[nodiscard]] TargetFact& target_fact(std::size_t indicator, std::size_t target) {
    return target_facts[indicators[indicator].first_target + target];
  }

  /// What parse() reports and marks. Said again only if, in the end, nobody did say it: a tree built by hand.
  void found_damage(ByteRange range) {
    if (!damage) damage = range;
  }

  Plan plan;
  Diagnostics& out;
  std::optional<ByteRange> damage;
  std::vector<Fact> facts;  ///< parallel to tree.exprs
  std::vector<IndicatorFact> indicators;
  std::vector<TargetFact> target_facts;
  std::vector<bool> input_is_used;

  // The views point into plan.tree, which does not change while the checker lives.
  std::unordered_map<std::string_view, Resolved> names;
  std::unordered_map<std::string_view, std::uint32_t> dimensions;
  std::unordered_map<std::string_view, std::uint32_t> levels;
  std::unordered_map<std::string_view, bool> unknown_names;  ///< reported once each

  /// Indicators in an order in which each stands behind those its measure refers to.
  std::vector<std::uint32_t> order;
  /// A use of a name may be hidden behind an error: say nothing of names never used.
  bool uses_may_be_lost = false;
  /// A declaration may be hidden behind an error: say nothing of names not known.
  bool declarations_may_be_lost = false;
  /// All names, and those of indicators alone; filled when the first hint asks for them.
  std::array<std::vector<std::string>, 2> known_names;
};

}  // namespace goalpost::detail::plan_checker
