/// Gives every expression its unit, its strata and what else is known of it. Operands first; a poisoned operand poisons
/// its operator without a word.
#pragma once

#include <algorithm>
#include <string>

#include "goalpost/plan/impl/kinds.ipp"
#include "goalpost/plan/impl/names.ipp"
#include "goalpost/plan/impl/quantities.ipp"

namespace goalpost::detail::plan_expressions {

using namespace plan_checker;
using plan_kinds::Group;

void judge(Checker& c, ExprId id);

/// Marks `id` as reported. Every branch that adds an error ends here.
void poison(Checker& c, ExprId id) { c.facts[id].poison = true; }

/// parse() lets no condition stand where a figure belongs, and no figure in the place of a condition.
bool is_figure(Checker& c, ExprId id) {
  if (!c.facts[id].boolean) return true;
  c.found_damage(c.at(id).range);
  return false;
}

bool are_figures(Checker& c, ExprId left, ExprId right) {
  const bool left_is_figure = is_figure(c, left);
  return is_figure(c, right) && left_is_figure;
}

bool is_condition(Checker& c, ExprId id) {
  if (c.facts[id].boolean) return true;
  c.found_damage(c.at(id).range);
  return false;
}

void judge_quantity(Checker& c, ExprId id) {
  const syntax::Quantity& quantity = c.plan.tree.quantities[c.at(id).payload];
  Fact& fact = c.facts[id];
  fact.constant = quantity.scale == syntax::Scale::plain || quantity.scale == syntax::Scale::times;
  fact.zero = fact.constant && quantity.number.mantissa == 0;
  fact.non_negative = quantity.scale != syntax::Scale::date && quantity.number.mantissa >= 0;
  c.plan.units[id] = plan_quantities::unit_of(quantity);
}

void judge_name(Checker& c, ExprId id) {
  const Resolved meaning = c.plan.resolved[id];
  Fact& fact = c.facts[id];
  if (meaning.to == Resolved::To::input) {
    const PlanInput& input = c.plan.inputs[meaning.index];
    c.plan.units[id] = input.unit;
    fact.dimensions = input.dimensions;
    fact.non_negative = input.unit.kind == Kind::count;  // a negative count is a data error, never a value
  } else {
    const ExprId measure = c.plan.indicators[meaning.index].measure;
    fact = measure == no_expr ? Fact{.poison = true} : c.facts[measure];
    fact.poison = fact.poison || c.indicators[meaning.index].poison;
    fact.constant = false;
    fact.zero = false;
    if (!fact.poison) c.plan.units[id] = c.plan.units[measure];
  }
}

/// A plain number beside a figure that is written with a scale or a currency.
void report_plain_number(Checker& c, ExprId number, const Unit& beside) {
  const std::string text = plan_quantities::text_of(c.plan.tree, c.at(number));
  plan_quantities::report_scale_needed(c, c.at(number).range, text, beside);
}

/// `left op right` where both sides must agree: sums, differences, comparisons, min, max, branches.
std::optional<Unit> agree(Checker& c, Group group, ExprId left, ExprId right, ByteRange range) {
  const Unit& l = c.plan.units[left];
  const Unit& r = c.plan.units[right];
  const bool left_is_plain = c.facts[left].constant && !c.facts[right].constant;
  const bool right_is_plain = c.facts[right].constant && !c.facts[left].constant;
  if (left_is_plain || right_is_plain) {
    const Unit& other = left_is_plain ? r : l;
    const ExprId number = left_is_plain ? left : right;
    if (c.facts[number].zero && other.kind != Kind::date) return other;
    const bool other_has_scale = (other.kind == Kind::ratio || other.kind == Kind::points) && other.scale != 1;
    if (other_has_scale || other.kind == Kind::money) {
      report_plain_number(c, number, other);
      return std::nullopt;
    }
    // The number takes the kind of what it stands beside; 1 − a / b is a difference of ratios like any other.
    if (other.kind != Kind::date) return plan_kinds::combine(group, other, other, 1);
  }
  const std::optional<Unit> result = plan_kinds::combine(group, l, r, 1);
  if (!result) {
    const plan_kinds::GroupText& text = plan_kinds::text_of(group);
    c.out.add(Code::kind_mismatch, range, {text.verb, describe(l), describe(r), text.hint});
  }
  return result;
}

void judge_arithmetic(Checker& c, ExprId id) {
  const syntax::Expr& expr = c.at(id);
  const Group group = plan_kinds::group_of(expr.op);
  if (!are_figures(c, expr.a, expr.b)) return poison(c, id);
  const Fact& a = c.facts[expr.a];
  const Fact& b = c.facts[expr.b];
  const bool is_quotient = group == Group::divide || group == Group::per || group == Group::percent_of;
  if (is_quotient && b.zero) {
    c.out.add(Code::zero_denominator, c.at(expr.b).range);
    return poison(c, id);
  }
  std::optional<Unit> unit;
  if (group == Group::add || group == Group::subtract || group == Group::alike) {
    unit = agree(c, group, expr.a, expr.b, expr.range);
  } else {
    unit = plan_kinds::combine(group, c.plan.units[expr.a], c.plan.units[expr.b], expr.payload);
    if (!unit) {
      const plan_kinds::GroupText& text = plan_kinds::text_of(group);
      c.out.add(Code::kind_mismatch, expr.range,
                {text.verb, describe(c.plan.units[expr.a]), describe(c.plan.units[expr.b]), text.hint});
    }
  }
  if (!unit) return poison(c, id);
  c.plan.units[id] = *unit;
  Fact& fact = c.facts[id];
  fact.constant = a.constant && b.constant;
  const bool is_extreme = expr.op == Op::minimum || expr.op == Op::maximum;
  fact.non_negative = group != Group::subtract && a.non_negative && b.non_negative;
  if (is_extreme && expr.op == Op::maximum) fact.non_negative = a.non_negative || b.non_negative;
}

void judge_comparison(Checker& c, ExprId id) {
  const syntax::Expr& expr = c.at(id);
  if (!are_figures(c, expr.a, expr.b) || !agree(c, Group::alike, expr.a, expr.b, expr.range)) poison(c, id);
  c.facts[id].boolean = true;
}

void judge_logic(Checker& c, ExprId id) {
  const syntax::Expr& expr = c.at(id);
  bool sound = is_condition(c, expr.a);
  if (expr.b != no_expr) sound = is_condition(c, expr.b) && sound;
  if (!sound) poison(c, id);
  c.facts[id].boolean = true;
}

void judge_conditional(Checker& c, ExprId id) {
  const syntax::Expr& expr = c.at(id);
  const bool condition = is_condition(c, expr.a);
  const std::optional<Unit> unit =
      are_figures(c, expr.b, expr.c) ? agree(c, Group::alike, expr.b, expr.c, expr.range) : std::nullopt;
  if (!condition || !unit) return poison(c, id);
  c.plan.units[id] = *unit;
  c.facts[id].non_negative = c.facts[expr.b].non_negative && c.facts[expr.c].non_negative;
}

/// `-x`, `abs`, `prior`, `x in 2024`, `mean of last N years of x`: the kind of x.
void judge_same_kind(Checker& c, ExprId id) {
  const syntax::Expr& expr = c.at(id);
  if (!is_figure(c, expr.a)) return poison(c, id);
  const Fact& a = c.facts[expr.a];
  const Unit& unit = c.plan.units[expr.a];
  if (expr.op == Op::mean_last && (expr.payload < 1 || expr.payload > 50)) {
    c.out.add(Code::mean_years, expr.range, {std::to_string(expr.payload)});
    return poison(c, id);
  }
  if (unit.kind == Kind::date && expr.op != Op::prior && expr.op != Op::in_year) {
    const std::string_view word = expr.op == Op::negate ? "-" : expr.op == Op::absolute ? "abs" : "mean of";
    c.out.add(Code::date_arithmetic, expr.range, {word});
    return poison(c, id);
  }
  c.plan.units[id] = unit;
  c.facts[id].non_negative = expr.op == Op::negate ? a.zero : expr.op == Op::absolute || a.non_negative;
  c.facts[id].constant = a.constant && (expr.op == Op::negate || expr.op == Op::absolute);
  c.facts[id].zero = a.zero && c.facts[id].constant;
}

void judge_default(Checker& c, ExprId id) {
  const syntax::Expr& expr = c.at(id);
  const bool is_input = c.at(expr.a).op == Op::name && c.plan.resolved[expr.a].to == Resolved::To::input;
  if (!is_input) {
    c.out.add(Code::default_of_no_input, c.at(expr.a).range);
    return poison(c, id);
  }
  const syntax::Quantity& filler = c.plan.tree.quantities[expr.payload];
  c.plan.units[id] = c.plan.units[expr.a];
  c.facts[id].non_negative = c.facts[expr.a].non_negative && filler.number.mantissa >= 0;
  if (!plan_quantities::fits_as_limit(c, filler, c.plan.units[expr.a])) poison(c, id);
}

/// Inside total(): inputs, their defaults, and sums and differences of those. Reports the first thing that is none.
bool can_be_totalled(Checker& c, ExprId id) {
  const syntax::Expr& expr = c.at(id);
  if (expr.op == Op::add || expr.op == Op::subtract) {
    return can_be_totalled(c, expr.a) && can_be_totalled(c, expr.b);
  }
  if (expr.op == Op::default_to) return can_be_totalled(c, expr.a);
  if (expr.op != Op::name || c.plan.resolved[id].to != Resolved::To::input) {
    c.out.add(Code::total_of_no_input, expr.range);
    return false;
  }
  const PlanInput& input = c.plan.inputs[c.plan.resolved[id].index];
  if (input.unit.kind != Kind::count && input.unit.kind != Kind::money && input.unit.kind != Kind::number) {
    c.out.add(Code::total_of_rate, expr.range, {input.name, describe(input.unit)});
    return false;
  }
  if (input.dimensions == 0) {
    c.out.add(Code::total_without_strata, expr.range, {input.name});
    return false;
  }
  return true;
}

void judge_total(Checker& c, ExprId id) {
  const syntax::Expr& expr = c.at(id);
  if (!is_figure(c, expr.a) || !can_be_totalled(c, expr.a)) return poison(c, id);
  c.plan.units[id] = c.plan.units[expr.a];
  c.facts[id].non_negative = c.facts[expr.a].non_negative;
  c.facts[id].dimensions = 0;
}

/// Of several dimensions that know both names, the one `x` is broken down by.
bool settle_gap(Checker& c, ExprId id, DimensionSet broken_down_by) {
  Resolved& gap = c.plan.resolved[id];
  for (std::uint32_t d = gap.index; d < c.plan.dimensions.size(); ++d) {
    const auto from = plan_names::index_of_stratum(c.plan.dimensions[d], c.name_of(c.at(id)).text);
    const auto to = plan_names::index_of_stratum(c.plan.dimensions[d], c.name_of(c.at(id), 1).text);
    if (!from || !to || (broken_down_by >> d & 1U) == 0) continue;
    gap.index = d;
    gap.first = *from;
    gap.second = *to;
    return true;
  }
  return false;
}

void judge_gap(Checker& c, ExprId id) {
  const syntax::Expr& expr = c.at(id);
  if (!is_figure(c, expr.a)) return poison(c, id);
  const syntax::Name& to = c.name_of(expr, 1);
  if (c.name_of(expr).text == to.text) {
    c.out.add(Code::gap_to_itself, to.range, {to.text});
    return poison(c, id);
  }
  if (!settle_gap(c, id, c.facts[expr.a].dimensions)) {
    c.out.add(Code::gap_not_broken_down, c.at(expr.a).range, {c.plan.dimensions[c.plan.resolved[id].index].name});
    return poison(c, id);
  }
  const Unit& unit = c.plan.units[expr.a];
  if (unit.kind == Kind::date) {
    c.out.add(Code::date_arithmetic, expr.range, {"gap of"});
    return poison(c, id);
  }
  c.plan.units[id] = unit;
  if (unit.kind == Kind::ratio) c.plan.units[id].kind = Kind::points;
  c.facts[id].non_negative = true;
  c.facts[id].dimensions = c.facts[expr.a].dimensions & ~(DimensionSet{1} << c.plan.resolved[id].index);
}

/// Unit and facts of `id` and everything under it. The parser bounds the depth.
void judge(Checker& c, ExprId id) {
  const syntax::Expr& expr = c.at(id);
  Fact& fact = c.facts[id];
  for (const ExprId operand : {expr.a, expr.b, expr.c}) {
    if (operand == no_expr) continue;
    judge(c, operand);
    fact.poison = fact.poison || c.facts[operand].poison;
    fact.dimensions |= c.facts[operand].dimensions;
  }
  if (fact.poison) return;
  switch (expr.op) {
    case Op::quantity: return judge_quantity(c, id);
    case Op::name: return judge_name(c, id);
    case Op::negate:
    case Op::absolute:
    case Op::prior:
    case Op::in_year:
    case Op::mean_last: return judge_same_kind(c, id);
    case Op::total: return judge_total(c, id);
    case Op::default_to: return judge_default(c, id);
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::per:
    case Op::percent_of:
    case Op::minimum:
    case Op::maximum: return judge_arithmetic(c, id);
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::equal:
    case Op::not_equal: return judge_comparison(c, id);
    case Op::logical_not:
    case Op::logical_and:
    case Op::logical_or: return judge_logic(c, id);
    case Op::conditional: return judge_conditional(c, id);
    case Op::gap: return judge_gap(c, id);
    case Op::share_meeting:
      c.plan.units[id] = {Kind::ratio, 100, {}};
      fact.non_negative = true;
      return;
    case Op::damaged: return poison(c, id);
  }
}

}  // namespace goalpost::detail::plan_expressions
