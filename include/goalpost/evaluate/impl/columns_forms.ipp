// Expressions as sides, targets as limits that are a line in the base.
#pragma once

#include <algorithm>
#include <utility>

#include "goalpost/evaluate/impl/columns_forms.hpp"
#include "goalpost/evaluate/impl/formula.hpp"

namespace goalpost::detail::columns {

Period PeriodStep::from(Period period) const {
  for (int i = 0; i < periods_back; ++i) period = previous(period);
  return same_part_of_year(period, year.value_or(period.year) - years_back);
}

namespace forms {

using program::Amount;
using program::Node;
using program::NodeOp;
using program::TargetFormula;
using Shape = TargetFormula::Shape;

inline PeriodStep a_year_before(PeriodStep step) {
  ++step.years_back;
  return step;
}
inline PeriodStep in_year(PeriodStep step, int year) {
  step.year = year;
  step.years_back = 0;
  return step;
}

inline std::optional<Big> constant_at(const program::Body& program, NodeId id) {
  const Node& node = program.nodes[id];
  if (node.op == NodeOp::constant) return node.constant;
  if (node.op != NodeOp::negate) return std::nullopt;
  std::optional<Big> inner = constant_at(program, node.a);
  if (inner) *inner = -*inner;
  return inner;
}

/// Adds coefficient · node to a side; false when it is no sum of inputs. Terms stay in the order in which they are written: of several
/// missing figures the leftmost gives the reason.
inline bool add_terms(const program::Body& program, NodeId id, const PeriodStep& step, const Big& coefficient,
                      SideForm& side) {
  const Node& node = program.nodes[id];
  switch (node.op) {
    case NodeOp::input: side.push_back({node.index, false, step, coefficient, std::nullopt}); return true;
    case NodeOp::input_default: side.push_back({node.index, false, step, coefficient, node.constant}); return true;
    case NodeOp::total: side.push_back({node.index, true, step, coefficient, std::nullopt}); return true;
    case NodeOp::total_default: side.push_back({node.index, true, step, coefficient, node.constant}); return true;
    case NodeOp::negate: return add_terms(program, node.a, step, -coefficient, side);
    case NodeOp::prior: return add_terms(program, node.a, a_year_before(step), coefficient, side);
    case NodeOp::in_year: return add_terms(program, node.a, in_year(step, node.number), coefficient, side);
    case NodeOp::add:
      return add_terms(program, node.a, step, coefficient, side) && add_terms(program, node.b, step, coefficient, side);
    case NodeOp::subtract:
      return add_terms(program, node.a, step, coefficient, side) &&
             add_terms(program, node.b, step, -coefficient, side);
    case NodeOp::multiply: {
      if (const auto left = constant_at(program, node.a)) {
        return add_terms(program, node.b, step, coefficient * *left, side);
      }
      if (const auto right = constant_at(program, node.b)) {
        return add_terms(program, node.a, step, coefficient * *right, side);
      }
      return false;
    }
    default: return false;
  }
}

inline bool read_measure(const program::Body& program, NodeId id, const PeriodStep& step, MeasureForm& measure) {
  const Node& node = program.nodes[id];
  if (node.op == NodeOp::prior) return read_measure(program, node.a, a_year_before(step), measure);
  if (node.op == NodeOp::in_year) return read_measure(program, node.a, in_year(step, node.number), measure);
  if (node.op != NodeOp::divide) return add_terms(program, id, step, 1, measure.numerator);
  measure.is_quotient = true;
  measure.factor = node.constant;
  measure.capped = node.capped;
  if (!add_terms(program, node.a, step, 1, measure.numerator)) return false;
  if (const auto constant = constant_at(program, node.b)) {
    if (*constant <= 0 || node.capped) return false;
    measure.factor /= *constant;
    return true;
  }
  return add_terms(program, node.b, step, 1, measure.denominator.emplace());
}

inline std::optional<ConditionForm> condition_of(const program::Body& program, NodeId id) {
  const Node& node = program.nodes[id];
  ConditionForm out;
  NodeOp op = node.op;
  switch (op) {
    case NodeOp::less:
    case NodeOp::less_equal:
    case NodeOp::greater:
    case NodeOp::greater_equal:
    case NodeOp::equal:
    case NodeOp::not_equal: break;
    default: return std::nullopt;
  }
  if (const auto right = constant_at(program, node.b)) {
    if (!read_measure(program, node.a, {}, out.measure)) return std::nullopt;
    out.number = *right;
  } else if (const auto left = constant_at(program, node.a)) {
    if (!read_measure(program, node.b, {}, out.measure)) return std::nullopt;
    out.number = *left;
    switch (op) {
      case NodeOp::less: op = NodeOp::greater; break;
      case NodeOp::less_equal: op = NodeOp::greater_equal; break;
      case NodeOp::greater: op = NodeOp::less; break;
      case NodeOp::greater_equal: op = NodeOp::less_equal; break;
      default: break;
    }
  } else {  // side against side: their difference against zero
    if (!add_terms(program, node.a, {}, 1, out.measure.numerator) ||
        !add_terms(program, node.b, {}, -1, out.measure.numerator)) {
      return std::nullopt;
    }
  }
  out.if_below = op == NodeOp::less || op == NodeOp::less_equal || op == NodeOp::not_equal;
  out.if_above = op == NodeOp::greater || op == NodeOp::greater_equal || op == NodeOp::not_equal;
  out.if_equal = op == NodeOp::less_equal || op == NodeOp::greater_equal || op == NodeOp::equal;
  return out;
}

inline std::optional<ConditionForm> any_of(const program::Body& program, NodeId id) {
  ConditionForm out;
  if (!read_measure(program, id, {}, out.measure)) return std::nullopt;
  out.if_above = out.if_below = true;
  return out;
}

inline std::optional<PeriodStep> base_step(const TargetFormula& formula) {
  PeriodStep step;
  if (!formula.reference) {
    if (formula.start || !formula.shown_baseline_year) return std::nullopt;
    step.year = *formula.shown_baseline_year;
    return step;
  }
  switch (formula.reference->kind) {
    case syntax::ReferenceKind::prior_year: step.years_back = 1; break;
    case syntax::ReferenceKind::prior_period: step.periods_back = 1; break;
    case syntax::ReferenceKind::year:
    case syntax::ReferenceKind::baseline: step.year = formula.reference->number; break;
    case syntax::ReferenceKind::mean_of_last_years: return std::nullopt;
  }
  return step;
}

/// b changed by an amount, once or compounded over n years, as in formula.ipp.
inline Affine changed(const Amount& amount, int direction, int n) {
  if (!amount.relative) return {1, direction * n * amount.size};
  Affine line{1, 0};
  for (int i = 0; i < n; ++i) line.slope *= 1 + direction * amount.size;
  return line;
}

inline void read_change(const TargetFormula& formula, Period period, bool capped, LimitForm& out) {
  const int n = formula.reference->compounds ? period.year - formula.reference->number : 1;
  const bool is_strict = out.comparator == Comparator::less || out.comparator == Comparator::greater;
  out.limit = {1, 0};
  switch (formula.shape) {
    case Shape::reduce:
      if (formula.amount) out.limit = changed(*formula.amount, -1, n);
      if (formula.amount && formula.far) out.far = changed(*formula.far, -1, n);
      out.floored = formula.amount && !formula.amount->relative;
      out.zero_base_is_odd = is_strict;
      break;
    case Shape::increase:
      if (formula.amount) out.limit = changed(*formula.amount, +1, n);
      if (formula.amount && formula.far) out.far = changed(*formula.far, +1, n);
      out.ceiled = capped && formula.amount;
      out.zero_base_is_odd = formula.amount && formula.amount->relative;
      out.full_base_is_odd = capped && is_strict;
      break;
    case Shape::factor:
      out.limit = {formula.amount->size, 0};
      out.zero_base_is_odd = true;
      break;
    case Shape::maintain:
      if (formula.amount) {
        const bool upper = out.comparator == Comparator::less || out.comparator == Comparator::less_equal;
        const Big slack = upper ? formula.amount->size : Big(-formula.amount->size);
        if (formula.amount->relative) out.limit.slope += slack;
        if (!formula.amount->relative) out.limit.offset += slack;
      }
      break;
    default: break;
  }
}

/// Before its first level a line goes from the base to that level.
inline void read_line(const TargetFormula& formula, Period period, LimitForm& out) {
  const int from_year = formula.reference->number;
  const int to_year = formula.levels.front().by_year.value_or(from_year);
  if (to_year <= period.year) {
    out.limit = {0, formula.levels.front().limit};
    return;
  }
  const Big share = Big(period.year - from_year) / (to_year - from_year);
  out.limit = {1 - share, share * formula.levels.front().limit};
}

inline LimitForm limit_in(const TargetFormula& formula, Period period, bool capped) {
  LimitForm out;
  if (evaluation::at_or_before_reference(formula, period)) {
    out.kind = LimitForm::Kind::reference_period;
    return out;
  }
  if (evaluation::not_due_yet(formula, period)) {
    out.kind = LimitForm::Kind::not_due;
    return out;
  }
  out.shape = formula.shape;
  out.comparator = formula.comparator;
  out.multiplies = formula.shape == Shape::factor || (formula.amount && formula.amount->relative);
  out.needs_base = evaluation::needs_base(formula, period);
  out.shows_base = formula.reference ||
                   (!formula.start && formula.shown_baseline_year && period.year > *formula.shown_baseline_year);
  if (!out.needs_base) {
    const auto in_force = evaluation::limit_in_force(formula, evaluation::Outcome{}, period, capped);
    const auto& limit = std::get<evaluation::Limit>(in_force);
    out.limit = {0, limit.value};
    out.high = limit.high;
  } else if (formula.shape == Shape::line) {
    read_line(formula, period, out);
  } else {
    read_change(formula, period, capped, out);
  }
  return out;
}

}  // namespace forms

TargetForm form_of(const program::Body& program, std::uint32_t indicator, std::uint32_t target,
                   const std::vector<Period>& periods) {
  const PlanIndicator& checked = program.plan.indicators[indicator];
  const program::IndicatorProgram& compiled = program.indicators[indicator];
  const program::TargetFormula& formula = compiled.targets[target];
  TargetForm out;
  const auto exactly = [&](const char* because) {
    out.because = because;
    return out;
  };
  if (checked.targets[target].quantified_level) return exactly("it looks at the areas below");
  if (!forms::read_measure(program, compiled.measure, {}, out.measure)) {
    return exactly("its measure is more than one quotient of sums of inputs");
  }
  if (formula.reference && formula.reference->kind == syntax::ReferenceKind::mean_of_last_years) {
    return exactly("its base is a mean of years");
  }
  if (formula.amount && formula.far && formula.amount->relative != formula.far->relative) {
    return exactly("its range mixes shares and amounts");
  }
  out.base = forms::base_step(formula);
  out.start = formula.start;
  if (formula.when != program::no_node && !(out.when = forms::condition_of(program, formula.when))) {
    return exactly("its condition is more than one comparison of sums");
  }
  if (formula.if_any != program::no_node && !(out.if_any = forms::any_of(program, formula.if_any))) {
    return exactly("what it counts is more than a sum");
  }
  for (const Period& period : periods) {
    if (evaluation::compounds_too_long(formula, period)) return exactly("its base lies centuries back");
    LimitForm limit = forms::limit_in(formula, period, checked.capped_proportion);
    const auto known = std::ranges::find(out.limits, limit);
    out.limit_of_period.push_back(static_cast<std::uint32_t>(known - out.limits.begin()));
    if (known == out.limits.end()) out.limits.push_back(std::move(limit));
  }
  return out;
}

}  // namespace goalpost::detail::columns
