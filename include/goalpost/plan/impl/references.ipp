/// What a target compares with: `versus`, `every year`, the plan's baseline and the form, taken together.
#pragma once

#include <algorithm>
#include <string>

#include "goalpost/plan/impl/targets.ipp"

namespace goalpost::detail::plan_references {

using namespace plan_checker;
using syntax::Form;
using syntax::ReferenceKind;

/// The year of the plan's baseline.
std::optional<int> baseline_of(const Checker& c) {
  return c.plan.tree.plan ? c.plan.tree.plan->baseline : std::nullopt;
}

PlanReference versus_year(int year) { return {ReferenceKind::year, year, false}; }

/// `versus …` with the baseline resolved; reports a baseline that no clause declares, and a mean of no years.
std::optional<PlanReference> written_reference(Checker& c, const syntax::Reference& versus) {
  if (versus.kind == ReferenceKind::baseline) {
    if (const std::optional<int> year = baseline_of(c)) return versus_year(*year);
    if (!c.declarations_may_be_lost) c.out.add(Code::baseline_missing, versus.range);
    return std::nullopt;
  }
  if (versus.kind == ReferenceKind::mean_of_last_years && (versus.number < 1 || versus.number > 50)) {
    c.out.add(Code::mean_years, versus.range, {std::to_string(versus.number)});
    return std::nullopt;
  }
  return PlanReference{versus.kind, versus.number, false};
}

/// A reduction, an increase, a factor, or a level that is to be kept.
std::optional<PlanReference> relative_reference(Checker& c, const syntax::Target& target) {
  if (!target.versus) {
    if (target.every_year || target.form == Form::maintain) return PlanReference{};  // the prior year
    if (const std::optional<int> year = baseline_of(c)) return versus_year(*year);
    if (!c.declarations_may_be_lost) c.out.add(Code::reference_needed, target.form_range);
    return std::nullopt;
  }
  std::optional<PlanReference> reference = written_reference(c, *target.versus);
  if (!reference || !target.every_year || reference->kind == ReferenceKind::prior_year) return reference;
  const bool has_size = plan_targets::is_change(target.form) && !target.levels.empty();
  if (reference->kind == ReferenceKind::year && has_size) {
    reference->compounds = true;
    return reference;
  }
  c.out.add(Code::every_year_reference, target.versus->range,
            {reference->kind == ReferenceKind::year ? "without a size to add up, 'every year' cannot start from a year"
                                                    : "'every year' already compares with the prior year"});
  return std::nullopt;
}

/// A line starts at a year: the one of `versus`, else the baseline.
std::optional<PlanReference> line_reference(Checker& c, const syntax::Target& target) {
  const bool is_dated = !target.levels.empty() && target.levels.front().by_year;
  if (!plan_targets::is_level(target) || !is_dated) {
    c.out.add(Code::line_without_year, target.form_range);
    return std::nullopt;
  }
  std::optional<PlanReference> reference;
  if (target.versus) {
    reference = written_reference(c, *target.versus);
    if (!reference) return std::nullopt;
  } else if (const std::optional<int> year = baseline_of(c)) {
    reference = versus_year(*year);
  }
  if (!reference || reference->kind != ReferenceKind::year) {
    if (!c.declarations_may_be_lost) c.out.add(Code::line_without_start, target.form_range);
    return std::nullopt;
  }
  if (reference->number < *target.levels.front().by_year) return reference;
  c.out.add(Code::line_backwards, target.form_range,
            {std::to_string(reference->number), std::to_string(*target.levels.front().by_year)});
  return std::nullopt;
}

/// Rows of the reference year and before it are not applicable: does any judged row remain?
void doubt_year(Checker& c, const syntax::Target& target, int reference_year) {
  std::optional<int> last = target.in_year;
  if (!last && c.plan.tree.plan) {
    for (const Period& period : c.plan.tree.plan->periods) {
      const int year = in_fiscal_year(period, c.plan.fiscal_year_start_month()).year;
      last = std::max(last.value_or(year), year);
    }
  }
  if (!last || *last > reference_year) return;
  c.out.add(Code::never_after_reference, target.versus ? target.versus->range : target.form_range,
            {std::to_string(*last), std::to_string(reference_year)});
}

void judge_target(Checker& c, std::size_t index, std::size_t t) {
  const syntax::Target& target = c.plan.tree.indicators[index].targets[t];
  PlanTarget& checked = c.plan.indicators[index].targets[t];
  const bool is_fixed = plan_targets::is_level(target) || target.form == Form::between || target.form == Form::about;
  if (target.along_a_line) {
    checked.reference = line_reference(c, target);
  } else if (!is_fixed) {
    checked.reference = relative_reference(c, target);
  } else if (target.versus) {
    if (written_reference(c, *target.versus)) c.out.add(Code::versus_without_effect, target.versus->range);
  }
  if (checked.reference && checked.reference->kind == ReferenceKind::year)
    doubt_year(c, target, checked.reference->number);
}

}  // namespace goalpost::detail::plan_references
