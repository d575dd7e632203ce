/// The doors of the plan phase, and the order in which things are asked.
#pragma once

#include <algorithm>
#include <utility>

#include "goalpost/plan/check.hpp"
#include "goalpost/plan/impl/checker.hpp"
#include "goalpost/plan/impl/contradictions.ipp"
#include "goalpost/plan/impl/cycles.ipp"
#include "goalpost/plan/impl/direction.ipp"
#include "goalpost/plan/impl/measures.ipp"
#include "goalpost/plan/impl/names.ipp"
#include "goalpost/plan/impl/references.ipp"
#include "goalpost/plan/impl/relations.ipp"
#include "goalpost/plan/impl/rule_inference.ipp"
#include "goalpost/plan/impl/scopes.ipp"
#include "goalpost/plan/impl/targets.ipp"

namespace goalpost {
namespace detail::plan_check {

using namespace plan_checker;

/// Where parse() gave up, something may be missing: in an indicator a clause, elsewhere a declaration.
void learn_from_parse_errors(Checker& c) {
  const std::vector<syntax::Indicator>& indicators = c.plan.tree.indicators;
  if (c.out.num_errors() == 0) return;
  c.uses_may_be_lost = true;
  // What was dropped past the cap could have been anywhere.
  if (c.out.num_dropped() > 0) c.declarations_may_be_lost = true;
  for (const Diagnostic& error : c.out.list()) {
    if (error.severity != Severity::error) continue;
    const auto behind = std::upper_bound(
        indicators.begin(), indicators.end(), error.range.begin_byte,
        [](std::uint32_t byte, const syntax::Indicator& indicator) { return byte < indicator.range.begin_byte; });
    if (behind == indicators.begin()) {
      c.declarations_may_be_lost = true;
      continue;
    }
    const auto index = static_cast<std::size_t>(behind - indicators.begin()) - 1;
    c.indicators[index].has_parse_error = true;
    // Behind the last clause that was understood another declaration may have been lost.
    if (error.range.begin_byte >= indicators[index].range.end_byte) c.declarations_may_be_lost = true;
  }
}

void judge_targets(Checker& c) {
  for (std::size_t index = 0; index < c.plan.indicators.size(); ++index) {
    const std::size_t num_targets = c.plan.indicators[index].targets.size();
    for (std::size_t t = 0; t < num_targets; ++t) {
      plan_targets::judge_target(c, index, t);
      plan_scopes::judge_target(c, index, t);
    }
    plan_direction::find_direction(c, index);
    for (std::size_t t = 0; t < num_targets; ++t) {
      plan_direction::set_comparator(c, index, t);
      plan_references::judge_target(c, index, t);
      plan_bands::fill_bands(c, index, t);
    }
    plan_contradictions::find_contradictions(c, index);
    plan_contradictions::doubt_limits(c, index);
    plan_contradictions::doubt_coverage(c, index);
  }
}

void judge_shares(Checker& c) {
  for (std::size_t index = 0; index < c.plan.indicators.size(); ++index) {
    plan_scopes::judge_shares(c, c.plan.indicators[index].measure);
    for (const syntax::Target& target : c.plan.tree.indicators[index].targets) {
      plan_scopes::judge_shares(c, target.when);
      plan_scopes::judge_shares(c, target.if_any);
    }
  }
}

std::optional<Plan> judge(syntax::Tree tree, Diagnostics& out, bool is_rule) {
  Checker c(std::move(tree), out);
  c.indicators.resize(c.plan.tree.indicators.size());
  learn_from_parse_errors(c);
  plan_names::declare_header(c);
  plan_names::judge_small_counts(c);
  plan_names::declare_inputs(c);
  plan_names::declare_indicators(c, !is_rule);
  plan_relations::resolve_parts(c);
  plan_relations::find_part_circles(c);
  plan_cycles::find_circles(c, plan_cycles::resolve_all(c));
  plan_measures::judge_all(c);
  judge_targets(c);
  judge_shares(c);
  plan_relations::compare_parts(c);
  plan_relations::find_twins(c);
  plan_relations::find_unused(c);
  if (c.damage && !out.has_errors()) out.add(Code::damaged_tree, *c.damage);
  out.sort_by_place();
  if (out.has_errors()) return std::nullopt;
  return std::move(c.plan);
}

}  // namespace detail::plan_check

std::optional<Plan> check(syntax::Tree tree, Diagnostics& out) {
  return detail::plan_check::judge(std::move(tree), out, false);
}

std::optional<Plan> check_rule(syntax::Tree tree, Diagnostics& out) {
  detail::plan_rule_inference::add_inputs(tree);
  return detail::plan_check::judge(std::move(tree), out, true);
}

}  // namespace goalpost
