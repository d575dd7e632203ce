/// Targets no value can meet together, targets that cannot be missed or met at all, and strata that nobody set a target
/// for.
#pragma once

#include <algorithm>
#include <string>

#include "goalpost/plan/impl/bands.ipp"
#include "goalpost/plan/impl/names.ipp"

namespace goalpost::detail::plan_contradictions {

using namespace plan_checker;
using plan_bands::Rows;
using syntax::Form;

/// Each target is compared with so many before it; more in one indicator is no plan but an attack on quadratic time.
inline constexpr std::size_t max_compared = 50;

void find_contradictions(Checker& c, std::size_t index) {
  const std::size_t num_targets = c.plan.indicators[index].targets.size();
  for (std::size_t t = 1; t < num_targets; ++t) {
    const TargetFact& fact = c.target_fact(index, t);
    if (fact.bands.empty()) continue;
    for (std::size_t earlier = t > max_compared ? t - max_compared : 0; earlier < t; ++earlier) {
      const TargetFact& other = c.target_fact(index, earlier);
      if (other.bands.empty() || !plan_bands::rows_agree(c, {index, t}, {index, earlier}, Rows::overlapping)) continue;
      const std::vector<syntax::Target>& written = c.plan.tree.indicators[index].targets;
      const std::optional<int> only_year = written[t].in_year ? written[t].in_year : written[earlier].in_year;
      bool found = false;
      plan_bands::for_each_common_stretch(fact.bands, other.bands, only_year, [&](const Band& a, const Band& b, int) {
        if (!plan_bands::are_disjoint(a.asked, b.asked)) return false;
        const std::string first = plan_bands::text_of(c, index, earlier, b);
        c.out.add(Code::contradictory_targets, plan_bands::place_of(c, index, t, a),
                  {plan_bands::text_of(c, index, t, a), first, c.plan.indicators[index].name});
        plan_names::see_also(c, plan_bands::place_of(c, index, earlier, b), "'" + first + "' stands here");
        found = true;
        return true;
      });
      if (found) break;
    }
  }
}

/// Which values the measure can have at all.
Interval possible_values(const Checker& c, std::size_t index) {
  Interval possible;
  const PlanIndicator& indicator = c.plan.indicators[index];
  if (indicator.unit.kind != Kind::date && c.facts[indicator.measure].non_negative) possible.low = Big(0);
  if (indicator.capped_proportion) possible.high = Big(1);
  return possible;
}

std::string describe_possible(const Interval& possible) {
  if (possible.low && possible.high) return "it lies between 0 and 100%";
  return possible.low ? "it is never below 0" : "it is never above 100%";
}

/// `reduce by 120%`, `maintain within 100%`: sizes that leave nothing to decide. True when reported.
bool doubt_size(Checker& c, std::size_t index, std::size_t t, const Interval& possible) {
  const syntax::Target& target = c.plan.tree.indicators[index].targets[t];
  if (!possible.low) return false;
  const std::string reason = "it is never below 0";
  if (target.form == Form::reduce && !target.levels.empty()) {
    const syntax::Quantity& size = target.levels.front().value;
    if (size.scale != syntax::Scale::percent || plan_quantities::pure(size) <= 1) return false;
    c.out.add(Code::cannot_be_met, size.range, {"reduce by " + plan_quantities::text_of(size), reason});
    return true;
  }
  const bool keeps_high = target.form == Form::maintain && c.plan.indicators[index].better == Direction::higher;
  if (!keeps_high || !target.tolerance || target.tolerance->scale != syntax::Scale::percent) return false;
  if (plan_quantities::pure(*target.tolerance) < 1) return false;
  c.out.add(Code::cannot_be_missed, target.tolerance->range,
            {"maintain within " + plan_quantities::text_of(*target.tolerance), reason});
  return true;
}

void doubt_limits(Checker& c, std::size_t index) {
  if (c.indicators[index].poison) return;
  const Interval possible = possible_values(c, index);
  for (std::size_t t = 0; t < c.plan.indicators[index].targets.size(); ++t) {
    const TargetFact& fact = c.target_fact(index, t);
    if (!fact.sound) continue;
    if ((!possible.low && !possible.high) || doubt_size(c, index, t, possible)) continue;
    for (const Band& band : fact.bands) {
      const bool cannot_be_met = plan_bands::are_disjoint(band.asked, possible);
      if (!cannot_be_met && !plan_bands::contains(band.asked, possible)) continue;
      c.out.add(cannot_be_met ? Code::cannot_be_met : Code::cannot_be_missed, plan_bands::place_of(c, index, t, band),
                {plan_bands::text_of(c, index, t, band), describe_possible(possible)});
      break;  // one word about a target is enough
    }
  }
}

/// Targets for rural children alone leave urban ones without.
void doubt_coverage(Checker& c, std::size_t index) {
  const PlanIndicator& indicator = c.plan.indicators[index];
  if (indicator.dimensions == 0 || indicator.targets.empty() || c.indicators[index].has_parse_error) return;
  for (std::uint32_t d = 0; d < c.plan.dimensions.size(); ++d) {
    std::vector<bool> covered(c.plan.dimensions[d].values.size());
    const syntax::Target* first_named = nullptr;
    bool all_are_covered = false;
    for (const PlanTarget& target : indicator.targets) {
      const auto scope = std::find_if(target.strata.begin(), target.strata.end(),
                                      [&](const PlanTarget::StratumScope& s) { return s.dimension == d; });
      if (scope == target.strata.end()) {
        all_are_covered = true;
        break;
      }
      covered[scope->value] = true;
      if (first_named == nullptr) first_named = &c.plan.tree.indicators[index].targets[target.syntax_index];
    }
    if (all_are_covered || first_named == nullptr) continue;
    std::vector<std::string> missing;
    for (std::size_t v = 0; v < covered.size(); ++v) {
      if (!covered[v]) missing.push_back(c.plan.dimensions[d].values[v]);
    }
    if (missing.empty()) continue;
    const auto scope = std::find_if(first_named->where.begin(), first_named->where.end(),
                                    [&](const auto& s) { return s.dimension.text == c.plan.dimensions[d].name; });
    const ByteRange place = scope == first_named->where.end() ? first_named->range : scope->dimension.range;
    c.out.add(Code::strata_not_covered, place,
              {indicator.name, plan_names::enumerate(missing), c.plan.dimensions[d].name, missing.front()});
  }
}

}  // namespace goalpost::detail::plan_contradictions
