// Two plans target by target.
#pragma once

#include <algorithm>
#include <string>
#include <tuple>

#include "goalpost/report/compare.hpp"
#include "goalpost/report/impl/compare_parts.hpp"

namespace goalpost {

namespace detail::compare {

/// Where a target applies, in names: numbers of two plans mean different things.
struct Scope {
  std::string for_level;
  std::string quantified_level;
  syntax::AreaQuantifier quantifier = syntax::AreaQuantifier::none;
  std::vector<std::pair<std::string, std::string>> strata;
  std::optional<std::string> area;
  std::optional<int> in_year;
  friend bool operator==(const Scope&, const Scope&) = default;
};

inline Scope scope_of(const Plan& plan, TargetPlace place) {
  const PlanTarget& target = plan.indicators[place.indicator].targets[place.target];
  const syntax::Target& written = plan.tree.indicators[place.indicator].targets[target.syntax_index];
  Scope out;
  if (target.for_level) out.for_level = plan.levels[*target.for_level].singular;
  if (target.quantified_level) out.quantified_level = plan.levels[*target.quantified_level].singular;
  out.quantifier = written.quantifier;
  for (const PlanTarget::StratumScope& stratum : target.strata) {
    const Dimension& dimension = plan.dimensions[stratum.dimension];
    out.strata.emplace_back(dimension.name, dimension.values[stratum.value]);
  }
  std::sort(out.strata.begin(), out.strata.end());
  out.area = target.area;
  out.in_year = written.in_year;
  return out;
}

class Comparison {
 public:
  Comparison(const Program& before, const Program& after)
      : before_(before.body()), after_(after.body()), same_nodes_(before_, after_) {}

  [[nodiscard]] std::vector<TargetChange> changes() {
    match_indicators();
    for (std::uint32_t i = 0; i < after_.plan.indicators.size(); ++i) compare_indicator(i);
    for (std::uint32_t i = 0; i < before_.plan.indicators.size(); ++i) {
      if (!is_matched_[i]) drop_rest(i, std::vector<bool>(before_.plan.indicators[i].targets.size()));
    }
    return std::move(changes_);
  }

 private:
  void match_indicators() {
    is_matched_.assign(before_.plan.indicators.size(), false);
    partner_.assign(after_.plan.indicators.size(), std::nullopt);
    const auto match_by = [&](std::string PlanIndicator::*key) {
      for (std::uint32_t a = 0; a < partner_.size(); ++a) {
        const std::string& wanted = after_.plan.indicators[a].*key;
        for (std::uint32_t b = 0; !partner_[a] && !wanted.empty() && b < is_matched_.size(); ++b) {
          if (is_matched_[b] || before_.plan.indicators[b].*key != wanted) continue;
          partner_[a] = b;
          is_matched_[b] = true;
        }
      }
    };
    match_by(&PlanIndicator::name);
    match_by(&PlanIndicator::label);
  }

  void compare_indicator(std::uint32_t after) {
    const std::size_t num_after = after_.plan.indicators[after].targets.size();
    const std::size_t num_before = partner_[after] ? before_.plan.indicators[*partner_[after]].targets.size() : 0;
    std::vector<bool> is_taken(num_before);
    std::vector<std::optional<std::uint32_t>> chosen(num_after);
    for (const bool same_scope : {true, false}) {
      for (std::uint32_t a = 0; a < num_after; ++a) {
        for (std::uint32_t b = 0; !chosen[a] && b < num_before; ++b) {
          const TargetPlace was{*partner_[after], b};
          if (is_taken[b] || (same_scope && scope_of(before_.plan, was) != scope_of(after_.plan, {after, a}))) continue;
          chosen[a] = b;
          is_taken[b] = true;
        }
      }
    }
    for (std::uint32_t a = 0; a < num_after; ++a) {
      if (chosen[a]) {
        compare_targets({*partner_[after], *chosen[a]}, {after, a});
      } else {
        changes_.push_back({Change::added, std::nullopt, TargetPlace{after, a}, {}});
      }
    }
    if (partner_[after]) drop_rest(*partner_[after], is_taken);
  }

  void drop_rest(std::uint32_t before, const std::vector<bool>& is_taken) {
    for (std::uint32_t b = 0; b < is_taken.size(); ++b) {
      if (!is_taken[b]) changes_.push_back({Change::dropped, TargetPlace{before, b}, std::nullopt, {}});
    }
  }

  void compare_targets(TargetPlace before, TargetPlace after) {
    const program::IndicatorProgram& was = before_.indicators[before.indicator];
    const program::IndicatorProgram& is = after_.indicators[after.indicator];
    const program::TargetFormula& old_target = was.targets[before.target];
    const program::TargetFormula& new_target = is.targets[after.target];
    TargetChange change{Change::unchanged, before, after, {}};
    const auto differ = [&](Aspect aspect) { change.aspects.push_back(aspect); };

    const Unit& old_unit = before_.plan.indicators[before.indicator].unit;
    const Unit& new_unit = after_.plan.indicators[after.indicator].unit;
    const bool same_kind = old_unit.kind == new_unit.kind && old_unit.currency == new_unit.currency;
    Relation relation = Relation::equal;
    if (!same_kind || !same_nodes_(was.measure, is.measure)) {
      differ(Aspect::measure);
      relation = Relation::apart;
    }
    Relation formulas = of_formulas(old_target, new_target);
    const bool same_form = formulas != Relation::apart || old_target.shape == new_target.shape;
    const bool same_base = same_reference(old_target, new_target) && old_target.start == new_target.start;
    if (!same_form) differ(Aspect::form);
    if (formulas != Relation::equal && same_form && (formulas != Relation::apart || same_base)) differ(Aspect::limit);
    if (same_form && !same_base) {
      differ(Aspect::base);
      if (formulas == Relation::equal) formulas = Relation::apart;
    }
    relation = both(relation, formulas);
    const Relation scopes = of_scopes(before, after, old_target, new_target);
    if (scopes != Relation::equal) differ(Aspect::scope);
    relation = both(relation, scopes);
    switch (relation) {
      case Relation::equal: break;
      case Relation::tighter: change.change = Change::tightened; break;
      case Relation::looser: change.change = Change::loosened; break;
      case Relation::apart: change.change = Change::changed; break;
    }
    changes_.push_back(std::move(change));
  }

  Relation of_scopes(TargetPlace before, TargetPlace after, const program::TargetFormula& old_target,
                     const program::TargetFormula& new_target) {
    if (scope_of(before_.plan, before) != scope_of(after_.plan, after) ||
        !same_nodes_(old_target.when, new_target.when) || !same_nodes_(old_target.if_any, new_target.if_any)) {
      return Relation::apart;
    }
    const auto at_least = [](const Plan& plan, TargetPlace place) {
      const PlanTarget& target = plan.indicators[place.indicator].targets[place.target];
      return plan.tree.indicators[place.indicator].targets[target.syntax_index].at_least_areas;
    };
    const std::int64_t was = at_least(before_.plan, before);
    const std::int64_t is = at_least(after_.plan, after);
    return was == is ? Relation::equal : was < is ? Relation::tighter : Relation::looser;
  }

  const program::Body& before_;
  const program::Body& after_;
  SameNodes same_nodes_;
  std::vector<bool> is_matched_;                       ///< per indicator of the old plan
  std::vector<std::optional<std::uint32_t>> partner_;  ///< per indicator of the new plan
  std::vector<TargetChange> changes_;
};

}  // namespace detail::compare

std::string_view name(Change change) noexcept {
  switch (change) {
    case Change::unchanged: return "unchanged";
    case Change::tightened: return "tightened";
    case Change::loosened: return "loosened";
    case Change::changed: return "changed";
    case Change::added: return "new";
    case Change::dropped: return "dropped";
  }
  return "";
}

std::string_view name(Aspect aspect) noexcept {
  switch (aspect) {
    case Aspect::measure: return "measure";
    case Aspect::form: return "form";
    case Aspect::limit: return "limit";
    case Aspect::base: return "base";
    case Aspect::scope: return "scope";
  }
  return "";
}

std::vector<TargetChange> compare(const Program& before, const Program& after) {
  return detail::compare::Comparison(before, after).changes();
}

}  // namespace goalpost
