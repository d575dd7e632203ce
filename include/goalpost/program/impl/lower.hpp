/// Lowering of expressions and quantities.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "goalpost/program/impl/body.hpp"

namespace goalpost::detail::lower {

using program::no_node;
using program::Node;
using program::NodeId;
using program::NodeOp;

/// The pure value of a quantity: 9‰ → 9/1000, 2 points → 1/50, a date → its day number.
[[nodiscard]] inline Big pure(const syntax::Quantity& quantity) {
  if (quantity.scale == syntax::Scale::date) return Big(quantity.days_since_1970);
  const Big number = to_big(quantity.number);
  switch (quantity.scale) {
    case syntax::Scale::percent:
    case syntax::Scale::points: return number / 100;
    case syntax::Scale::per: return number / quantity.per_n;
    case syntax::Scale::plain:
    case syntax::Scale::times:
    case syntax::Scale::currency:
    case syntax::Scale::date: break;
  }
  return number;
}

/// Turns checked expressions into nodes. Each expression is lowered once; a reference to an indicator shares its nodes.
class ExpressionLowering {
 public:
  ExpressionLowering(const Plan& plan, std::vector<Node>& nodes)
      : plan_(plan), nodes_(nodes), lowered_(plan.tree.exprs.size(), no_node) {
    // Whether a proportion is capped is said by the indicator in whose measure or conditions it is written.
    owner_capped_.assign(plan.tree.exprs.size(), true);
    for (const syntax::Indicator& indicator : plan.tree.indicators) {
      if (!indicator.may_exceed_100_percent) continue;
      uncap(indicator.measure);
      for (const syntax::Target& target : indicator.targets) {
        uncap(target.when);
        uncap(target.if_any);
      }
    }
  }

  NodeId lower(syntax::ExprId id);

 private:
  void uncap(syntax::ExprId id);
  NodeId lower_total(syntax::ExprId id);
  /// The node, or the one that is there already: what two indicators share is computed once.
  NodeId push(Node node);
  NodeId constant(Big value);
  /// What arithmetic on constants gives, exactly; nothing where an operand is none, or zero divides.
  [[nodiscard]] std::optional<Big> folded(const Node& node) const;

  const Plan& plan_;
  std::vector<Node>& nodes_;
  std::vector<NodeId> lowered_;
  std::unordered_map<syntax::ExprId, NodeId> totals_;
  std::vector<bool> owner_capped_;
  std::unordered_multimap<std::size_t, NodeId> by_hash_;
};

}  // namespace goalpost::detail::lower
