// A program as text, a node and a target a line.
#pragma once

#include <string>

#include "goalpost/program/impl/body.hpp"
#include "goalpost/program/program.hpp"

namespace goalpost {

namespace detail::print_program {

using program::DatedLevel;
using program::no_node;
using program::Node;
using program::NodeId;
using program::NodeOp;
using program::TargetFormula;

inline std::string_view op_name(NodeOp op) {
  switch (op) {
    case NodeOp::constant: return "constant";
    case NodeOp::input: return "input";
    case NodeOp::input_default: return "input_default";
    case NodeOp::total: return "total";
    case NodeOp::total_default: return "total_default";
    case NodeOp::negate: return "negate";
    case NodeOp::absolute: return "absolute";
    case NodeOp::logical_not: return "not";
    case NodeOp::prior: return "prior";
    case NodeOp::in_year: return "in_year";
    case NodeOp::mean_last: return "mean_last";
    case NodeOp::add: return "add";
    case NodeOp::subtract: return "subtract";
    case NodeOp::multiply: return "multiply";
    case NodeOp::divide: return "divide";
    case NodeOp::minimum: return "min";
    case NodeOp::maximum: return "max";
    case NodeOp::less: return "less";
    case NodeOp::less_equal: return "less_equal";
    case NodeOp::greater: return "greater";
    case NodeOp::greater_equal: return "greater_equal";
    case NodeOp::equal: return "equal";
    case NodeOp::not_equal: return "not_equal";
    case NodeOp::logical_and: return "and";
    case NodeOp::logical_or: return "or";
    case NodeOp::conditional: return "if";
    case NodeOp::gap: return "gap";
    case NodeOp::share_meeting: return "share_meeting";
  }
  return "";
}

inline std::string_view shape_name(TargetFormula::Shape shape) {
  using Shape = TargetFormula::Shape;
  switch (shape) {
    case Shape::level: return "level";
    case Shape::line: return "line";
    case Shape::between: return "between";
    case Shape::about: return "about";
    case Shape::reduce: return "reduce";
    case Shape::increase: return "increase";
    case Shape::factor: return "factor";
    case Shape::maintain: return "maintain";
  }
  return "";
}

inline std::string_view comparator_text(syntax::Comparator comparator) {
  switch (comparator) {
    case syntax::Comparator::less: return "<";
    case syntax::Comparator::less_equal: return "<=";
    case syntax::Comparator::greater: return ">";
    case syntax::Comparator::greater_equal: return ">=";
    case syntax::Comparator::equal: return "=";
  }
  return "";
}

inline std::string node_text(const Plan& plan, const Node& node) {
  std::string out(op_name(node.op));
  switch (node.op) {
    case NodeOp::constant: return out + " " + node.constant.str();
    case NodeOp::input:
    case NodeOp::total: return out + " " + plan.inputs[node.index].name;
    case NodeOp::input_default:
    case NodeOp::total_default: return out + " " + plan.inputs[node.index].name + " " + node.constant.str();
    default: break;
  }
  for (const NodeId operand : {node.a, node.b, node.c}) {
    if (operand != no_node) out += " %" + std::to_string(operand);
  }
  if (node.op == NodeOp::divide && node.constant != 1) out += " times " + node.constant.str();
  if (node.capped) out += " capped";
  if (node.op == NodeOp::in_year || node.op == NodeOp::mean_last) out += " " + std::to_string(node.number);
  if (node.op == NodeOp::gap) {
    const Dimension& dimension = plan.dimensions[node.index];
    out += " " + dimension.values[node.from] + " " + dimension.values[node.to];
  }
  if (node.op == NodeOp::share_meeting) {
    out += " " + plan.levels[node.index].plural + " " + plan.indicators[node.to].name;
  }
  return out;
}

inline std::string target_line(const TargetFormula& target) {
  std::string out(shape_name(target.shape));
  out += " ";
  out += comparator_text(target.comparator);
  for (const DatedLevel& level : target.levels) {
    out += " " + level.limit.str();
    if (level.by_year) out += "@" + std::to_string(*level.by_year);
  }
  if (target.shape == TargetFormula::Shape::between) out += " to " + target.high.str();
  if (target.amount)
    out += std::string(target.amount->relative ? " relative " : " absolute ") + target.amount->size.str();
  if (target.far) out += " to " + target.far->size.str();
  if (target.start) out += " from " + target.start->str();
  if (target.reference) {
    static constexpr std::string_view kinds[] = {"prior_year", "prior_period", "year", "baseline",
                                                 "mean_of_last_years"};
    out += " versus ";
    out += kinds[static_cast<std::size_t>(target.reference->kind)];
    if (target.reference->number != 0) out += " " + std::to_string(target.reference->number);
    if (target.reference->compounds) out += " compounding";
  }
  if (target.when != no_node) out += " when %" + std::to_string(target.when);
  if (target.if_any != no_node) out += " if_any %" + std::to_string(target.if_any);
  if (target.in_year) out += " in " + std::to_string(*target.in_year);
  return out;
}

}  // namespace detail::print_program

std::string Program::print() const {
  const detail::program::Body& all = body();
  std::string out;
  for (std::size_t n = 0; n < all.nodes.size(); ++n) {
    out += "%" + std::to_string(n) + " = " + detail::print_program::node_text(all.plan, all.nodes[n]) + "\n";
  }
  for (std::size_t i = 0; i < all.indicators.size(); ++i) {
    const detail::program::IndicatorProgram& indicator = all.indicators[i];
    out += all.plan.indicators[i].name + " = %" + std::to_string(indicator.measure) + "\n";
    for (const detail::program::TargetFormula& target : indicator.targets) {
      out += "  " + detail::print_program::target_line(target) + "\n";
    }
  }
  return out;
}

}  // namespace goalpost
