/// Measures and conditions as wholes: judged in the order of their references, with a bound on what evaluating them may
/// cost.
#pragma once

#include <algorithm>
#include <bit>
#include <string>

#include "goalpost/plan/impl/expressions.ipp"

namespace goalpost::detail::plan_measures {

using namespace plan_checker;

/// References are inlined before evaluation. The height bounds its stack; the visits bound its time: in `i2 = i1 + i1`,
/// `i3 = i2 + i2`, … every line doubles them.
inline constexpr std::uint32_t max_height = 1000;
inline constexpr std::uint64_t max_visits = 100'000;
/// Strata that an indicator is judged in, or a total is over: six clauses of twenty values would be 64 million rows for each
/// area and period. A stratum counts as ten steps.
inline constexpr std::uint64_t max_strata = max_visits / 10;

/// Frames that one `share of … meeting` puts between an expression and those that decide the indicator it counts.
inline constexpr std::uint32_t height_of_share = 20;

struct Cost {
  std::uint32_t height = 0;
  std::uint64_t visits = 0;
};

std::uint64_t capped(std::uint64_t visits) { return std::min(visits, max_visits + 1); }

/// The combinations of values of some dimensions.
std::uint64_t num_strata(const Plan& plan, DimensionSet dimensions) {
  std::uint64_t strata = 1;
  for (std::size_t d = 0; d < plan.dimensions.size(); ++d) {
    if ((dimensions >> d & 1U) != 0) strata = capped(strata * plan.dimensions[d].values.size());
  }
  return strata;
}

/// How often evaluation looks at the operand of `expr` when it looks at `expr` once.
std::uint64_t repeats(const Checker& c, const syntax::Expr& expr) {
  if (expr.op == Op::mean_last) return expr.payload;
  if (expr.op == Op::gap) return 2;
  if (expr.op != Op::total) return 1;
  const std::uint64_t strata = num_strata(c.plan, c.facts[expr.a].dimensions);
  return strata > max_strata ? max_visits + 1 : strata;
}

Cost cost_of(const Checker& c, ExprId id, std::uint32_t& first_level_without_value) {
  if (id == no_expr) return {};
  const syntax::Expr& expr = c.at(id);
  const Resolved meaning = c.plan.resolved[id];
  Cost cost;
  if (meaning.to == Resolved::To::indicator) {
    const IndicatorFact& other = c.indicators[meaning.index];
    if (expr.op == Op::share_meeting) {
      first_level_without_value = std::min(first_level_without_value, meaning.first);
      return {height_of_share + other.verdict_height, capped(1 + other.verdict_visits)};
    }
    first_level_without_value = std::min(first_level_without_value, other.first_level_without_value);
    return {other.height, other.visits};
  }
  for (const ExprId operand : {expr.a, expr.b, expr.c}) {
    const Cost part = cost_of(c, operand, first_level_without_value);
    cost.height = std::max(cost.height, part.height);
    cost.visits = capped(cost.visits + part.visits * repeats(c, expr));
  }
  return {cost.height + 1, capped(cost.visits + 1)};
}

/// Reports what would cost too much. What it refers to was reported before if it is itself too much.
bool is_affordable(Checker& c, const Cost& cost, ByteRange range, const std::string& name) {
  if (cost.height > max_height) {
    c.out.add(Code::measure_too_deep, range, {name, std::to_string(max_height)});
    return false;
  }
  if (cost.visits > max_visits) {
    c.out.add(Code::measure_too_costly, range, {name, std::to_string(max_visits)});
    return false;
  }
  return true;
}

void judge_measure(Checker& c, std::uint32_t index) {
  PlanIndicator& indicator = c.plan.indicators[index];
  IndicatorFact& known = c.indicators[index];
  if (indicator.measure == no_expr) {
    c.found_damage(c.plan.tree.indicators[index].name.range);
    known.poison = true;
    return;
  }
  plan_expressions::judge(c, indicator.measure);
  Fact& fact = c.facts[indicator.measure];
  if (!fact.poison && !plan_expressions::is_figure(c, indicator.measure)) fact.poison = true;
  known.poison = known.poison || fact.poison;
  if (known.poison) return;
  Cost cost = cost_of(c, indicator.measure, known.first_level_without_value);
  const bool is_bare_reference =
      c.at(indicator.measure).op == Op::name && c.plan.resolved[indicator.measure].to == Resolved::To::indicator;
  if (is_bare_reference) ++cost.height;  // whoever inlines a chain of bare names must come to an end, too
  if (num_strata(c.plan, fact.dimensions) > max_strata) cost.visits = max_visits + 1;
  known.height = known.verdict_height = cost.height;
  known.visits = known.verdict_visits = cost.visits;
  if (!is_affordable(c, cost, c.at(indicator.measure).range, indicator.name)) {
    known.poison = true;
    return;
  }
  indicator.unit = c.plan.units[indicator.measure];
  indicator.dimensions = fact.dimensions;
  const Op top = c.at(indicator.measure).op;
  known.measure_itself = indicator.measure;
  if (is_bare_reference) {
    const Resolved meaning = c.plan.resolved[indicator.measure];
    known.measure_itself = c.indicators[meaning.index].measure_itself;
    indicator.capped_proportion = c.plan.indicators[meaning.index].capped_proportion;
  } else {
    const bool is_proportion = top == Op::percent_of || top == Op::share_meeting;
    indicator.capped_proportion = is_proportion && !c.plan.tree.indicators[index].may_exceed_100_percent;
  }
}

/// `when` and `if any` are read in the row of the measure, so they cannot need strata that the measure has not.
bool has_strata_of_measure(Checker& c, std::uint32_t index, ExprId condition) {
  const DimensionSet missing = c.facts[condition].dimensions & ~c.plan.indicators[index].dimensions;
  if (missing == 0 || c.indicators[index].poison) return true;
  const auto first = static_cast<std::size_t>(std::countr_zero(missing));
  c.out.add(Code::condition_broken_down, c.at(condition).range, {c.plan.dimensions[first].name});
  return false;
}

void judge_conditions(Checker& c, std::uint32_t index) {
  const syntax::Indicator& indicator = c.plan.tree.indicators[index];
  for (std::size_t t = 0; t < indicator.targets.size(); ++t) {
    bool sound = true;
    for (const ExprId id : {indicator.targets[t].when, indicator.targets[t].if_any}) {
      if (id == no_expr) continue;
      const bool is_condition = id == indicator.targets[t].when;
      plan_expressions::judge(c, id);
      if (c.facts[id].poison) {
        sound = false;
        continue;
      }
      std::uint32_t ignored = 0;
      const bool fits_place = is_condition ? plan_expressions::is_condition(c, id) : plan_expressions::is_figure(c, id);
      if (fits_place && !is_condition && c.plan.units[id].kind == Kind::date) {
        c.out.add(Code::if_any_date, c.at(id).range);
        sound = false;
      }
      const Cost cost = cost_of(c, id, ignored);
      IndicatorFact& known = c.indicators[index];
      known.verdict_height = std::max(known.verdict_height, cost.height);
      known.verdict_visits = capped(known.verdict_visits + cost.visits);
      sound = fits_place && has_strata_of_measure(c, index, id) &&
              is_affordable(c, cost, c.at(id).range, indicator.name.text) && sound;
    }
    c.target_fact(index, t).sound = sound;
  }
}

void judge_all(Checker& c) {
  // A measure is a node, and so is the verdict that hangs on it and on the conditions: each comes after what it refers to.
  const auto num_indicators = static_cast<std::uint32_t>(c.plan.indicators.size());
  for (const std::uint32_t node : c.order) {
    if (node < num_indicators) {
      judge_measure(c, node);
    } else {
      judge_conditions(c, node - num_indicators);
    }
  }
}

}  // namespace goalpost::detail::plan_measures
