/// The numbers of a target against its measure: limits, sizes, tolerances, starts, years.
#pragma once

#include <string>

#include "goalpost/plan/impl/quantities.ipp"

namespace goalpost::detail::plan_targets {

using namespace plan_checker;
using plan_quantities::Fit;
using plan_quantities::Role;
using syntax::Form;

/// `reduce by 30%`: the numbers of the target are sizes of a change, not limits.
constexpr bool is_change(Form form) { return form == Form::reduce || form == Form::increase; }

/// Whether a verdict hangs on a fixed level.
bool is_level(const syntax::Target& target) {
  return target.form == Form::level || (target.form == Form::maintain && !target.levels.empty());
}

bool is_negative(const syntax::Quantity& quantity) { return quantity.number.mantissa < 0; }

bool judge_size(Checker& c, const syntax::Quantity& size, const Unit& unit) {
  if (is_negative(size)) {
    c.out.add(Code::negative_size, size.range, {plan_quantities::text_of(size)});
    return false;
  }
  return plan_quantities::fits(c, size, unit, Role::size);
}

/// More than all of it cannot go away.
bool judge_reduction(Checker& c, const syntax::Quantity& size) {
  if (size.scale != syntax::Scale::percent || to_big(size.number) <= 100) return true;
  c.out.add(Code::size_over_100_percent, size.range, {plan_quantities::text_of(size)});
  return false;
}

/// Low and high end of `between` or of a range of sizes; both already fit.
bool judge_ends(Checker& c, const syntax::Quantity& low, const syntax::Quantity& high, const Unit& unit, Role role) {
  const bool low_is_relative = plan_quantities::fit_of(low, unit, role) == Fit::relative;
  const bool high_is_relative = plan_quantities::fit_of(high, unit, role) == Fit::relative;
  if (low_is_relative != high_is_relative) {
    c.out.add(Code::mixed_range, high.range, {plan_quantities::text_of(low), plan_quantities::text_of(high)});
    return false;
  }
  if (plan_quantities::pure(low) <= plan_quantities::pure(high)) return true;
  c.out.add(Code::reversed_range, high.range, {plan_quantities::text_of(low), plan_quantities::text_of(high)});
  return false;
}

bool judge_years(Checker& c, const syntax::Target& target) {
  for (std::size_t i = 1; i < target.levels.size(); ++i) {
    const std::optional<int> before = target.levels[i - 1].by_year;
    const std::optional<int> year = target.levels[i].by_year;
    if (before && year && *before < *year) continue;
    c.out.add(Code::levels_out_of_order, target.levels[i].value.range);
    return false;
  }
  return true;
}

bool judge_tolerance(Checker& c, const syntax::Target& target, PlanTarget& checked, const Unit& unit) {
  checked.tolerance = target.tolerance;
  const bool from_plan = target.form == Form::about && !target.tolerance;
  if (from_plan && c.plan.tree.plan) checked.tolerance = c.plan.tree.plan->about_tolerance;
  if (!checked.tolerance) {
    if (target.form != Form::about) return true;
    c.out.add(Code::tolerance_missing, target.form_range);
    return false;
  }
  if (target.form == Form::maintain && !target.levels.empty()) {
    c.out.add(Code::level_with_tolerance, target.tolerance->range);
    return false;
  }
  // The plan's own tolerance is reported where it fails: at the target.
  syntax::Quantity tolerance = *checked.tolerance;
  if (from_plan) tolerance.range = target.form_range;
  return judge_size(c, tolerance, unit);
}

/// `reduce from 10% down to 8%` comes down, `increase from … to …` goes up.
bool judge_start(Checker& c, const syntax::Target& target, const Unit& unit) {
  if (!plan_quantities::fits_as_limit(c, *target.start, unit)) return false;
  if (!target.verb || target.levels.empty()) return true;
  const syntax::Quantity& end = target.levels.back().value;
  if (plan_quantities::fit_of(end, unit, Role::limit) != Fit::yes) return true;
  const Big from = plan_quantities::pure(*target.start);
  const Big to = plan_quantities::pure(end);
  if (*target.verb == Form::reduce ? from >= to : from <= to) return true;
  c.out.add(Code::start_on_wrong_side, target.start->range,
            {*target.verb == Form::reduce ? "reduce" : "increase", plan_quantities::text_of(*target.start),
             plan_quantities::text_of(end)});
  return false;
}

bool judge_levels(Checker& c, const syntax::Target& target, const Unit& unit) {
  bool sound = true;
  const Role role = is_change(target.form) ? Role::size : Role::limit;
  for (const syntax::Level& level : target.levels) {
    if (target.form == Form::factor) {
      if (is_negative(level.value)) {
        c.out.add(Code::negative_size, level.value.range, {plan_quantities::text_of(level.value)});
        sound = false;
      }
    } else if (role == Role::size) {
      sound = judge_size(c, level.value, unit) && sound;
      if (target.form == Form::reduce) sound = judge_reduction(c, level.value) && sound;
    } else {
      sound = plan_quantities::fits(c, level.value, unit, role) && sound;
    }
  }
  if (target.start) sound = judge_start(c, target, unit) && sound;
  if (!target.high) return sound;
  const bool high_fits =
      role == Role::size ? judge_size(c, *target.high, unit) : plan_quantities::fits(c, *target.high, unit, role);
  if (target.form == Form::reduce) sound = judge_reduction(c, *target.high) && sound;
  if (!high_fits || !sound || target.levels.empty()) return sound && high_fits;
  return judge_ends(c, target.levels.front().value, *target.high, unit, role);
}

/// A percentage as size of a change of a percentage: 3% of 8% is a quarter of a point, and seldom what was meant.
void doubt_percent(Checker& c, const syntax::Target& target, const PlanTarget& checked, const Unit& unit) {
  if ((unit.kind != Kind::ratio && unit.kind != Kind::points) || unit.scale != 100) return;
  const syntax::Quantity* doubtful = nullptr;
  if (is_change(target.form) && !target.levels.empty()) doubtful = &target.levels.front().value;
  if (checked.tolerance && target.tolerance) doubtful = &*target.tolerance;
  if (doubtful == nullptr || doubtful->scale != syntax::Scale::percent) return;
  c.out.add(Code::percent_or_points, doubtful->range,
            {plan_quantities::text_of(*doubtful), to_text(normalised(doubtful->number))});
}

/// Words that people write behind a number and mean as more than what is counted.
struct TellingNoun {
  std::string_view word;
  std::string_view hint;
};
constexpr TellingNoun telling_nouns[] = {
    {"thousands", "write 'thousand'"},
    {"k", "write 'thousand'"},
    {"hundred", "write the number in full"},
    {"hundreds", "write the number in full"},
    {"millions", "write 'million'"},
    {"mln", "write 'million'"},
    {"mio", "write 'million'"},
    {"billions", "write 'billion'"},
    {"bn", "write 'billion'"},
    {"trillion", "write the number in billions"},
    {"pct", "write '%'"},
    {"pp", "write 'points'"},
    {"yearly", "write 'every year'"},
    {"annualy", "write 'every year'"},
    {"compared", "write 'versus'"},
};

/// A noun is kept as text. One that names a stratum, a level or a multiplier was meant to change the target.
bool judge_noun(Checker& c, const syntax::Quantity& quantity) {
  const auto complain = [&](std::string_view word, std::string_view hint) {
    c.out.add(Code::noun_means_more, quantity.range, {word, hint});
    return false;
  };
  for (std::size_t at = 0; at < quantity.noun.size();) {
    const std::size_t end = std::min(quantity.noun.find(' ', at), quantity.noun.size());
    const std::string word = quantity.noun.substr(at, end - at);
    at = end + 1;
    for (const TellingNoun& telling : telling_nouns) {
      if (word == telling.word) return complain(word, telling.hint);
    }
    for (const Dimension& dimension : c.plan.dimensions) {
      if (std::find(dimension.values.begin(), dimension.values.end(), word) == dimension.values.end()) continue;
      return complain(word, "write 'where " + dimension.name + " = " + word + "'");
    }
    // `155 communes` counts communes; `9% communes` counts nothing.
    if (quantity.scale != syntax::Scale::plain && c.levels.contains(word))
      return complain(word, "write 'for " + word + "'");
  }
  return true;
}

bool judge_nouns(Checker& c, const syntax::Target& target) {
  bool sound = true;
  for (const syntax::Level& level : target.levels) sound = judge_noun(c, level.value) && sound;
  for (const auto* figure : {&target.high, &target.tolerance, &target.start}) {
    if (*figure) sound = judge_noun(c, **figure) && sound;
  }
  return sound;
}

void judge_target(Checker& c, std::size_t index, std::size_t t) {
  const syntax::Target& target = c.plan.tree.indicators[index].targets[t];
  const PlanIndicator& indicator = c.plan.indicators[index];
  PlanTarget& checked = c.plan.indicators[index].targets[t];
  bool& sound = c.target_fact(index, t).sound;
  checked.syntax_index = static_cast<std::uint32_t>(t);
  if (c.indicators[index].poison) {
    sound = false;
    return;
  }
  if (indicator.unit.kind == Kind::date && !is_level(target) && target.form != Form::between) {
    c.out.add(Code::date_form, target.form_range);
    sound = false;
    return;
  }
  sound = judge_nouns(c, target) && judge_levels(c, target, indicator.unit) && sound;
  sound = judge_tolerance(c, target, checked, indicator.unit) && sound;
  sound = judge_years(c, target) && sound;
  if (sound) doubt_percent(c, target, checked, indicator.unit);
}

}  // namespace goalpost::detail::plan_targets
