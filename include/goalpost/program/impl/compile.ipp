// A checked plan into a program.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "goalpost/program/impl/lower.hpp"
#include "goalpost/program/program.hpp"

namespace goalpost {

namespace detail::compile {

using program::Amount;
using program::DatedLevel;
using program::TargetFormula;

using Shape = TargetFormula::Shape;

inline Amount amount(const syntax::Quantity& quantity) {
  return Amount{quantity.scale == syntax::Scale::percent, lower::pure(quantity)};
}

inline Shape shape_of(const syntax::Target& target) {
  switch (target.form) {
    case syntax::Form::level: return target.along_a_line ? Shape::line : Shape::level;
    case syntax::Form::between: return Shape::between;
    case syntax::Form::about: return Shape::about;
    case syntax::Form::reduce: return Shape::reduce;
    case syntax::Form::increase: return Shape::increase;
    case syntax::Form::factor: return Shape::factor;
    case syntax::Form::maintain: return target.levels.empty() ? Shape::maintain : Shape::level;
  }
  return Shape::level;
}

inline TargetFormula formula(const Plan& plan, const syntax::Target& written, const PlanTarget& checked,
                             lower::ExpressionLowering& expressions) {
  TargetFormula out;
  out.shape = shape_of(written);
  out.comparator = checked.comparator;
  const bool looks_back = out.shape != Shape::level && out.shape != Shape::between && out.shape != Shape::about;
  if (looks_back) out.reference = checked.reference;
  out.when = expressions.lower(written.when);
  out.if_any = expressions.lower(written.if_any);
  out.in_year = written.in_year;
  if (written.start) out.start = lower::pure(*written.start);

  const bool is_change = out.shape == Shape::reduce || out.shape == Shape::increase;
  if (is_change || out.shape == Shape::factor) {
    if (!written.levels.empty()) out.amount = amount(written.levels.front().value);
    if (written.high) out.far = amount(*written.high);
  } else {
    for (const syntax::Level& level : written.levels) {
      out.levels.push_back(DatedLevel{level.by_year, lower::pure(level.value)});
    }
    std::stable_sort(out.levels.begin(), out.levels.end(), [](const DatedLevel& a, const DatedLevel& b) {
      return a.by_year.value_or(0) < b.by_year.value_or(0);
    });
    if (written.high) out.high = lower::pure(*written.high);
    if (checked.tolerance) out.amount = amount(*checked.tolerance);
    if (out.shape == Shape::maintain && written.tolerance) out.amount = amount(*written.tolerance);
  }
  if (!looks_back && !out.start && plan.tree.plan) out.shown_baseline_year = plan.tree.plan->baseline;
  return out;
}

/// Whether one event more is one more of this: inputs of kind count, added and subtracted.
inline bool is_sum_of_counts(const Plan& plan, syntax::ExprId id) {
  const syntax::Expr& expr = plan.tree.at(id);
  switch (expr.op) {
    case syntax::Op::name:
      if (plan.resolved[id].to == Resolved::To::indicator) {
        return is_sum_of_counts(plan, plan.indicators[plan.resolved[id].index].measure);
      }
      return plan.units[id].kind == Kind::count;
    case syntax::Op::total:
    case syntax::Op::default_to: return is_sum_of_counts(plan, expr.a);
    case syntax::Op::add:
    case syntax::Op::subtract: return is_sum_of_counts(plan, expr.a) && is_sum_of_counts(plan, expr.b);
    default: return false;
  }
}

/// Whether "so many events more" makes sense of a measure: a sum of counts, or one quotient of such over counts.
inline bool counts_events(const Plan& plan, syntax::ExprId id) {
  while (plan.tree.at(id).op == syntax::Op::name && plan.resolved[id].to == Resolved::To::indicator) {
    id = plan.indicators[plan.resolved[id].index].measure;
  }
  if (is_sum_of_counts(plan, id)) return true;
  const syntax::Expr& expr = plan.tree.at(id);
  const bool quotient =
      expr.op == syntax::Op::per || expr.op == syntax::Op::percent_of || expr.op == syntax::Op::divide;
  return quotient && is_sum_of_counts(plan, expr.a) && plan.units[expr.b].kind == Kind::count;
}

/// Folding leaves constants behind that nothing reads.
inline void drop_unused(program::Body& body) {
  using program::no_node;
  using program::NodeId;
  std::vector<NodeId> renumbered(body.nodes.size(), no_node);
  const auto use = [&](NodeId id) {
    if (id != no_node) renumbered[id] = 0;
  };
  const auto each_root = [&](auto visit) {
    for (program::IndicatorProgram& indicator : body.indicators) {
      visit(indicator.measure);
      for (TargetFormula& target : indicator.targets) {
        visit(target.when);
        visit(target.if_any);
      }
    }
  };
  each_root(use);
  for (std::size_t n = body.nodes.size(); n-- > 0;) {  // operands stand before their operators
    if (renumbered[n] == no_node) continue;
    use(body.nodes[n].a);
    use(body.nodes[n].b);
    use(body.nodes[n].c);
  }
  NodeId kept = 0;
  for (std::size_t n = 0; n < body.nodes.size(); ++n) {
    if (renumbered[n] == no_node) continue;
    renumbered[n] = kept;
    if (kept != n) body.nodes[kept] = std::move(body.nodes[n]);
    program::Node& node = body.nodes[kept++];
    for (NodeId* operand : {&node.a, &node.b, &node.c}) {
      if (*operand != no_node) *operand = renumbered[*operand];
    }
  }
  body.nodes.resize(kept);
  each_root([&](NodeId& root) {
    if (root != no_node) root = renumbered[root];
  });
}

}  // namespace detail::compile

const Plan& Program::plan() const noexcept { return body_->plan; }

Program compile(Plan plan) {
  auto body = std::make_shared<detail::program::Body>();
  body->plan = std::move(plan);
  const Plan& checked = body->plan;
  detail::lower::ExpressionLowering expressions(checked, body->nodes);
  body->indicators.reserve(checked.indicators.size());
  for (std::size_t i = 0; i < checked.indicators.size(); ++i) {
    const PlanIndicator& indicator = checked.indicators[i];
    detail::program::IndicatorProgram program;
    program.measure = expressions.lower(indicator.measure);
    program.counts_events = detail::compile::counts_events(checked, indicator.measure);
    program.targets.reserve(indicator.targets.size());
    for (const PlanTarget& target : indicator.targets) {
      const syntax::Target& written = checked.tree.indicators[i].targets[target.syntax_index];
      program.targets.push_back(detail::compile::formula(checked, written, target, expressions));
    }
    body->indicators.push_back(std::move(program));
  }
  detail::compile::drop_unused(*body);
  return Program(std::move(body));
}

}  // namespace goalpost
