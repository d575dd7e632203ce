/// Where a target applies: levels, areas, strata, years. A scope that no row can be in is an error: the target would
/// look like one and never judge anything.
#pragma once

#include <algorithm>
#include <string>

#include "goalpost/plan/impl/names.ipp"

namespace goalpost::detail::plan_scopes {

using namespace plan_checker;

void judge_strata(Checker& c, const syntax::Target& target, std::size_t index, PlanTarget& checked) {
  for (const syntax::StratumScope& scope : target.where) {
    if (scope.dimension.text == "area") {
      if (checked.area && *checked.area != scope.value.text) {
        c.out.add(Code::contradictory_scope, scope.value.range, {"area", *checked.area, scope.value.text});
      }
      checked.area = scope.value.text;
      continue;
    }
    const std::optional<std::uint32_t> dimension = plan_names::find_dimension(c, scope.dimension);
    if (!dimension) continue;
    const std::optional<std::uint32_t> value = plan_names::find_stratum(c, *dimension, scope.value);
    const PlanIndicator& indicator = c.plan.indicators[index];
    if (!c.indicators[index].poison && (indicator.dimensions >> *dimension & 1U) == 0) {
      c.out.add(Code::stratum_unreachable, scope.dimension.range, {indicator.name, scope.dimension.text});
      continue;
    }
    if (!value) continue;
    const auto same =
        std::find_if(checked.strata.begin(), checked.strata.end(),
                     [&](const PlanTarget::StratumScope& other) { return other.dimension == *dimension; });
    if (same == checked.strata.end()) {
      checked.strata.push_back({*dimension, *value});
    } else if (same->value != *value) {
      c.out.add(Code::contradictory_scope, scope.value.range,
                {scope.dimension.text, c.plan.dimensions[*dimension].values[same->value], scope.value.text});
    }
  }
}

void judge_levels(Checker& c, const syntax::Target& target, std::size_t index, PlanTarget& checked) {
  if (target.for_level) checked.for_level = plan_names::find_level(c, *target.for_level);
  if (target.quantified_level) checked.quantified_level = plan_names::find_level(c, *target.quantified_level);
  const std::string& name = c.plan.indicators[index].name;
  if (checked.quantified_level) {
    const AreaLevelName& inner = c.plan.levels[*checked.quantified_level];
    if (*checked.quantified_level == 0) {
      c.out.add(Code::level_unreachable, target.quantified_level->range,
                {inner.singular, "no row stands above the widest level; write 'for " + inner.singular + "'"});
      return;
    }
    if (checked.for_level && *checked.for_level >= *checked.quantified_level) {
      c.out.add(Code::level_unreachable, target.quantified_level->range,
                {inner.singular, "'for' must name a wider level than 'in every' and 'in at least'"});
      return;
    }
  }
  // `share of communes` has no value on the rows of communes and below.
  const std::uint32_t without_value = c.indicators[index].first_level_without_value;
  const std::optional<std::uint32_t> deepest = checked.quantified_level ? checked.quantified_level : checked.for_level;
  if (c.indicators[index].poison || without_value >= c.plan.levels.size()) return;
  const AreaLevelName& counted = c.plan.levels[without_value];
  if (deepest && *deepest >= without_value) {
    const syntax::Name& written = checked.quantified_level ? *target.quantified_level : *target.for_level;
    c.out.add(Code::level_unreachable, written.range,
              {c.plan.levels[*deepest].singular,
               "'" + name + "' counts " + counted.plural + ", so it has a value only at wider levels"});
  }
}

void judge_year(Checker& c, const syntax::Target& target) {
  if (!target.in_year) return;
  const int year = *target.in_year;
  const std::string text = std::to_string(year);
  if (!target.levels.empty() && target.levels.front().by_year && *target.levels.front().by_year > year) {
    c.out.add(Code::year_unreachable, target.range,
              {text, "the target is not due before " + std::to_string(*target.levels.front().by_year)});
    return;
  }
  if (!c.plan.tree.plan || c.plan.tree.plan->periods.empty()) return;
  const std::vector<Period>& periods = c.plan.tree.plan->periods;
  const auto lies_in_it = [&](const Period& period) {
    return in_fiscal_year(period, c.plan.fiscal_year_start_month()).year == year;
  };
  if (std::any_of(periods.begin(), periods.end(), lies_in_it)) return;
  c.out.add(Code::year_unreachable, target.range,
            {text, "add " + text + " to the 'period' of the plan, or leave 'in " + text + "' out"});
}

void judge_target(Checker& c, std::size_t index, std::size_t t) {
  const syntax::Target& target = c.plan.tree.indicators[index].targets[t];
  PlanTarget& checked = c.plan.indicators[index].targets[t];
  judge_strata(c, target, index, checked);
  judge_levels(c, target, index, checked);
  judge_year(c, target);
}

/// `share of communes meeting X`: communes must stand below something, and X must be judged there.
void judge_shares(Checker& c, ExprId id) {
  if (id == no_expr || c.facts[id].poison) return;
  const syntax::Expr& expr = c.at(id);
  judge_shares(c, expr.a);
  judge_shares(c, expr.b);
  judge_shares(c, expr.c);
  if (expr.op != Op::share_meeting) return;
  const std::uint32_t level = c.plan.resolved[id].first;
  const PlanIndicator& met = c.plan.indicators[c.plan.resolved[id].index];
  const syntax::Name& level_name = c.name_of(expr);
  if (level == 0) {
    c.out.add(Code::level_unreachable, level_name.range,
              {c.plan.levels[level].singular,
               "a share counts the areas below a row, and no row stands above the widest level"});
    return;
  }
  if (c.indicators[c.plan.resolved[id].index].has_parse_error) return;
  const auto is_judged_here = [&](const PlanTarget& target) {
    if (target.quantified_level && *target.quantified_level <= level) return false;
    return !target.for_level || *target.for_level == level;
  };
  if (std::none_of(met.targets.begin(), met.targets.end(), is_judged_here)) {
    c.out.add(Code::level_unreachable, level_name.range,
              {c.plan.levels[level].singular, "no target of '" + met.name + "' is judged at that level"});
  }
}

}  // namespace goalpost::detail::plan_scopes
