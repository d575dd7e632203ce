// Expressions into nodes.
#pragma once

#include <algorithm>
#include <utility>

#include "goalpost/program/impl/lower.hpp"

namespace goalpost::detail::lower {

using syntax::Op;

inline NodeOp plain_op(Op op) {
  switch (op) {
    case Op::negate: return NodeOp::negate;
    case Op::absolute: return NodeOp::absolute;
    case Op::prior: return NodeOp::prior;
    case Op::logical_not: return NodeOp::logical_not;
    case Op::in_year: return NodeOp::in_year;
    case Op::mean_last: return NodeOp::mean_last;
    case Op::add: return NodeOp::add;
    case Op::subtract: return NodeOp::subtract;
    case Op::multiply: return NodeOp::multiply;
    case Op::divide:
    case Op::per:
    case Op::percent_of: return NodeOp::divide;
    case Op::minimum: return NodeOp::minimum;
    case Op::maximum: return NodeOp::maximum;
    case Op::less: return NodeOp::less;
    case Op::less_equal: return NodeOp::less_equal;
    case Op::greater: return NodeOp::greater;
    case Op::greater_equal: return NodeOp::greater_equal;
    case Op::equal: return NodeOp::equal;
    case Op::not_equal: return NodeOp::not_equal;
    case Op::logical_and: return NodeOp::logical_and;
    case Op::logical_or: return NodeOp::logical_or;
    case Op::conditional: return NodeOp::conditional;
    case Op::gap: return NodeOp::gap;
    case Op::share_meeting: return NodeOp::share_meeting;
    // Lowered on their own below, or never in a checked plan.
    case Op::quantity:
    case Op::name:
    case Op::total:
    case Op::default_to:
    case Op::damaged: break;
  }
  return NodeOp::constant;
}

inline std::size_t hash(const Node& node) {
  const auto low = [](const BigInt& number) { return static_cast<std::size_t>(number.backend().limbs()[0]); };
  std::size_t state = 0;
  for (const std::size_t part :
       {static_cast<std::size_t>(node.op), static_cast<std::size_t>(node.a), static_cast<std::size_t>(node.b),
        static_cast<std::size_t>(node.index), static_cast<std::size_t>(node.number), low(numerator(node.constant)),
        low(denominator(node.constant))}) {
    state = (state ^ part) * 0x9E3779B97F4A7C15U;
    state ^= state >> 32U;
  }
  return state;
}

NodeId ExpressionLowering::push(Node node) {
  if (std::optional<Big> value = folded(node)) {
    node = Node{};
    node.constant = *std::move(value);
  }
  const std::size_t key = hash(node);
  const auto [first, last] = by_hash_.equal_range(key);
  for (auto same = first; same != last; ++same) {
    if (nodes_[same->second] == node) return same->second;
  }
  const auto id = static_cast<NodeId>(nodes_.size());
  nodes_.push_back(std::move(node));
  by_hash_.emplace(key, id);
  return id;
}

std::optional<Big> ExpressionLowering::folded(const Node& node) const {
  const auto is_constant = [&](NodeId id) { return id != no_node && nodes_[id].op == NodeOp::constant; };
  if (!is_constant(node.a)) return std::nullopt;
  const Big& left = nodes_[node.a].constant;
  if (node.op == NodeOp::negate) return Big(-left);
  if (node.op == NodeOp::absolute) return Big(abs(left));
  if (!is_constant(node.b)) return std::nullopt;
  const Big& right = nodes_[node.b].constant;
  switch (node.op) {
    case NodeOp::add: return Big(left + right);
    case NodeOp::subtract: return Big(left - right);
    case NodeOp::multiply: return Big(left * right);
    case NodeOp::minimum: return std::min(left, right);
    case NodeOp::maximum: return std::max(left, right);
    case NodeOp::divide:
      if (right == 0 || node.capped) return std::nullopt;  // a state, not a value
      return Big(left * node.constant / right);
    default: return std::nullopt;
  }
}

NodeId ExpressionLowering::constant(Big value) {
  Node node;
  node.constant = std::move(value);
  return push(std::move(node));
}

void ExpressionLowering::uncap(syntax::ExprId id) {
  if (id == syntax::no_expr) return;
  owner_capped_[id] = false;
  const syntax::Expr& expr = plan_.tree.at(id);
  uncap(expr.a);
  uncap(expr.b);
  uncap(expr.c);
}

NodeId ExpressionLowering::lower(syntax::ExprId id) {
  if (id == syntax::no_expr) return no_node;
  if (lowered_[id] != no_node) return lowered_[id];
  const syntax::Expr& expr = plan_.tree.at(id);
  NodeId result = no_node;
  switch (expr.op) {
    case Op::quantity: result = constant(pure(plan_.tree.quantities[expr.payload])); break;
    case Op::name: {
      const Resolved& resolved = plan_.resolved[id];
      if (resolved.to == Resolved::To::indicator) {
        result = lower(plan_.indicators[resolved.index].measure);
      } else {
        Node node;
        node.op = NodeOp::input;
        node.index = resolved.index;
        result = push(std::move(node));
      }
      break;
    }
    case Op::default_to: {
      Node node;
      node.op = NodeOp::input_default;
      node.index = plan_.resolved[expr.a].index;
      node.constant = pure(plan_.tree.quantities[expr.payload]);
      result = push(std::move(node));
      break;
    }
    case Op::total: result = lower_total(expr.a); break;
    default: {
      Node node;
      node.op = plain_op(expr.op);
      node.a = lower(expr.a);
      node.b = lower(expr.b);
      node.c = lower(expr.c);
      if (node.op == NodeOp::divide) {
        node.capped = expr.op == Op::percent_of && owner_capped_[id];
        // A ratio stays pure whatever its scale; money per 1,000 people is an amount of money.
        node.constant = expr.op == Op::per && plan_.units[id].kind != Kind::ratio ? expr.payload : 1;
      }
      if (expr.op == Op::in_year || expr.op == Op::mean_last) node.number = static_cast<int>(expr.payload);
      const Resolved& meaning = plan_.resolved[id];
      if (expr.op == Op::gap) {
        node.index = meaning.index;
        node.from = meaning.first;
        node.to = meaning.second;
      } else if (expr.op == Op::share_meeting) {
        node.index = meaning.first;
        node.to = meaning.index;
      }
      result = push(std::move(node));
    }
  }
  lowered_[id] = result;
  return result;
}

/// total() is linear: it moves down through sums and differences to the inputs, so that an input with one figure for all strata is
/// counted once.
NodeId ExpressionLowering::lower_total(syntax::ExprId id) {
  if (const auto found = totals_.find(id); found != totals_.end()) return found->second;
  const syntax::Expr& expr = plan_.tree.at(id);
  Node node;
  switch (expr.op) {
    case Op::name:
      node.op = NodeOp::total;
      node.index = plan_.resolved[id].index;
      break;
    case Op::default_to:
      node.op = NodeOp::total_default;
      node.index = plan_.resolved[expr.a].index;
      node.constant = pure(plan_.tree.quantities[expr.payload]);
      break;
    default:
      node.op = plain_op(expr.op);
      node.a = lower_total(expr.a);
      if (expr.b != syntax::no_expr) node.b = lower_total(expr.b);
      break;
  }
  const NodeId result = push(std::move(node));
  totals_.emplace(id, result);
  return result;
}

}  // namespace goalpost::detail::lower
