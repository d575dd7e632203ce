// Expressions, exactly.
#pragma once

#include <algorithm>

#include "goalpost/evaluate/impl/expressions.hpp"

namespace goalpost::detail::evaluation {

namespace expressions {

inline Outcome unknown() { return Outcome::none(State::no_data, Reason::condition_unknown); }

/// A missing figure under a division is told by its side.
inline Outcome with_side(Outcome outcome, Reason side) {
  if (outcome.reason == Reason::input_missing) outcome.reason = side;
  return outcome;
}

}  // namespace expressions

Outcome Expressions::evaluate(NodeId id, const Context& context) {
  const Node& node = program_.nodes[id];
  switch (node.op) {
    case NodeOp::constant: return Outcome::of(node.constant);
    case NodeOp::input: return figures_.read(node.index, context, nullptr);
    case NodeOp::input_default: return figures_.read(node.index, context, &node.constant);
    case NodeOp::total: return figures_.total(node.index, context, nullptr);
    case NodeOp::total_default: return figures_.total(node.index, context, &node.constant);
    case NodeOp::prior: {
      Context earlier = context;
      earlier.period = same_part_of_year(context.period, context.period.year - 1);
      return evaluate(node.a, earlier);
    }
    case NodeOp::in_year: {
      Context other = context;
      other.period = same_part_of_year(context.period, node.number);
      return evaluate(node.a, other);
    }
    case NodeOp::mean_last: return mean_of_last_years(node.a, node.number, context);
    case NodeOp::divide: return quotient(node, context);
    case NodeOp::less:
    case NodeOp::less_equal:
    case NodeOp::greater:
    case NodeOp::greater_equal:
    case NodeOp::equal:
    case NodeOp::not_equal: return comparison(node, context);
    case NodeOp::logical_not:
    case NodeOp::logical_and:
    case NodeOp::logical_or: return logical(node, context);
    case NodeOp::conditional: {
      const Outcome condition = evaluate(node.a, context);
      if (condition.state == State::data_error) return condition;
      if (!condition.has_value()) return expressions::unknown();
      return evaluate(condition.value != 0 ? node.b : node.c, context);
    }
    case NodeOp::gap: return gap(node, context);
    case NodeOp::share_meeting: return share(node, context);
    case NodeOp::negate:
    case NodeOp::absolute:
    case NodeOp::add:
    case NodeOp::subtract:
    case NodeOp::multiply:
    case NodeOp::minimum:
    case NodeOp::maximum: break;
  }
  return arithmetic(node, context);
}

Outcome Expressions::arithmetic(const Node& node, const Context& context) {
  Outcome left = evaluate(node.a, context);
  if (node.b == no_node) {
    if (left.has_value()) left.value = node.op == NodeOp::negate ? Big(-left.value) : Big(abs(left.value));
    return left;
  }
  Outcome right = evaluate(node.b, context);
  if (const Outcome* winner = deciding({&left, &right})) return *winner;
  switch (node.op) {
    case NodeOp::add: left.value += right.value; break;
    case NodeOp::subtract: left.value -= right.value; break;
    case NodeOp::multiply: left.value *= right.value; break;
    case NodeOp::minimum: left.value = std::min(left.value, right.value); break;
    case NodeOp::maximum: left.value = std::max(left.value, right.value); break;
    default: break;
  }
  return left;
}

Outcome Expressions::quotient(const Node& node, const Context& context) {
  const Outcome numerator = expressions::with_side(evaluate(node.a, context), Reason::numerator_missing);
  const Outcome denominator = expressions::with_side(evaluate(node.b, context), Reason::denominator_missing);
  if (const Outcome* winner = deciding({&numerator, &denominator})) return *winner;
  if (denominator.value == 0) {
    if (numerator.value == 0) return Outcome::none(State::not_applicable, Reason::nothing_to_measure);
    return Outcome::none(State::data_error, Reason::denominator_zero);
  }
  Big value = numerator.value * node.constant / denominator.value;
  if (node.capped && value > 1) return Outcome::none(State::data_error, Reason::over_100_percent);
  return Outcome::of(std::move(value));
}

Outcome Expressions::comparison(const Node& node, const Context& context) {
  const Outcome left = evaluate(node.a, context);
  const Outcome right = evaluate(node.b, context);
  if (const Outcome* winner = deciding({&left, &right})) {
    return winner->state == State::data_error ? *winner : expressions::unknown();
  }
  bool holds = false;
  switch (node.op) {
    case NodeOp::less: holds = left.value < right.value; break;
    case NodeOp::less_equal: holds = left.value <= right.value; break;
    case NodeOp::greater: holds = left.value > right.value; break;
    case NodeOp::greater_equal: holds = left.value >= right.value; break;
    case NodeOp::equal: holds = left.value == right.value; break;
    default: holds = left.value != right.value; break;
  }
  return Outcome::of(holds ? 1 : 0);
}

/// Three-valued: what is decided by one side does not need the other.
Outcome Expressions::logical(const Node& node, const Context& context) {
  Outcome left = evaluate(node.a, context);
  if (node.op == NodeOp::logical_not) {
    if (left.has_value()) left.value = left.value == 0 ? 1 : 0;
    return left;
  }
  const Big decisive = node.op == NodeOp::logical_or ? 1 : 0;
  // Looked at even where the left side decides: whom sums are over must not hang on the order of the sides.
  Outcome right = evaluate(node.b, context);
  if (left.has_value() && left.value == decisive) return left;
  if (right.has_value() && right.value == decisive) return right;
  if (const Outcome* winner = deciding({&left, &right})) return *winner;
  return left;  // neither decides: both are the other value
}

Outcome Expressions::mean_of_last_years(NodeId node, int num_years, const Context& context) {
  Outcome sum = Outcome::of(Big());
  for (int back = 1; back <= num_years; ++back) {
    Context earlier = context;
    earlier.period = same_part_of_year(context.period, context.period.year - back);
    Outcome part = evaluate(node, earlier);
    if (const Outcome* winner = deciding({&sum, &part})) {
      if (winner == &part) sum = std::move(part);
    } else {
      sum.value += part.value;
    }
  }
  if (sum.has_value()) sum.value /= num_years;
  return sum;
}

Outcome Expressions::gap(const Node& node, const Context& context) {
  Context from = context;
  from.needs_own_stratum = true;
  from.stratum[node.index] = static_cast<std::uint16_t>(node.from + 1);
  Context to = from;
  to.stratum[node.index] = static_cast<std::uint16_t>(node.to + 1);
  const Outcome left = evaluate(node.a, from);
  const Outcome right = evaluate(node.a, to);
  if (const Outcome* winner = deciding({&left, &right})) return *winner;
  return Outcome::of(abs(right.value - left.value));
}

Outcome Expressions::share(const Node& node, const Context& context) {
  std::int64_t met = 0;
  std::int64_t decided = 0;
  std::int64_t undecided = 0;
  for (const AreaId area : table_.areas().below(context.area, node.index)) {
    switch (combined_verdict_(node.to, area, context.period)) {
      case Verdict::met: ++met; [[fallthrough]];
      case Verdict::missed: ++decided; break;
      case Verdict::no_data:
      case Verdict::no_baseline:
      case Verdict::data_error: ++undecided; break;
      case Verdict::not_applicable:
      case Verdict::not_due: break;
    }
  }
  if (decided + undecided == 0) return Outcome::none(State::not_applicable, Reason::no_areas);
  if (undecided > 0) {
    const auto& plan = program_.plan.tree.plan;
    const syntax::MissingChildren rule = plan ? plan->missing_children : syntax::MissingChildren::refuse;
    const bool enough = rule == syntax::MissingChildren::allow ||
                        (rule == syntax::MissingChildren::require &&
                         Big(100 * decided) >= to_big(plan->required_share_percent) * (decided + undecided));
    if (!enough || decided == 0) return Outcome::none(State::no_data, Reason::areas_undecided);
  }
  return Outcome::of(Big(met) / decided);
}

}  // namespace goalpost::detail::evaluation
