// How the numbers that results show hang together.
#pragma once

#include <algorithm>

#include "goalpost/evaluate/impl/withhold.hpp"

namespace goalpost::detail::evaluation {

bool Withholding::sums_leave_out_who_lacks() const {
  return program_.plan.tree.plan->missing_children != syntax::MissingChildren::refuse;
}

/// Numbers that come to light on the way are related, too: they stand behind those that are there already.
void Withholding::relate() {
  for (std::uint32_t number = 0; number < cells_.size(); ++number) {
    const CellKey at = cells_[number].key;
    const std::size_t num_before = equations_.size();
    if (at.what == CellKey::What::sum) relate_terms(at, number);
    if (at.what == CellKey::What::total) relate_strata(at, number);
    if (at.what == CellKey::What::input && at.stratum != Stratum{}) relate_to_all_strata(at, number);
    relate_areas(at, number);
    relate_periods(at, number);
    const bool may_be_filled = at.fill != 0 && at.what != CellKey::What::sum && equations_.size() == num_before;
    CellKey reported = at;
    reported.fill = 0;
    cells_[number].is_given = may_be_filled && !look(reported).has_value();
  }
  for (std::uint32_t number = 0; number < cells_.size(); ++number) relate_filled(number);
  for (const auto& [part, whole] : shares_) relate_rest(part, whole);
}

bool Withholding::add(Equation equation) {
  Big sum = 0;
  for (const Equation::Term& term : equation.terms) sum += term.sign * cells_[term.cell].value;
  if (equation.terms.size() == 1 || sum != 0) return false;
  equation.merge();
  if (!equation.terms.empty()) equations_.push_back(std::move(equation));
  return true;
}

/// 998 of 1,000 says that two were left out: a count like others, when it is small.
void Withholding::relate_rest(std::uint32_t part, std::uint32_t whole) {
  const Big rest = cells_[whole].value - cells_[part].value;
  if (!is_small(rest)) return;
  Equation equation(whole);
  equation.take_away(part);
  equation.take_away(static_cast<std::uint32_t>(cells_.size()));
  cells_.push_back({CellKey{.what = CellKey::What::rest}, rest});
  add(std::move(equation));
}

void Withholding::relate_terms(const CellKey& sum, std::uint32_t number) {
  Equation equation(number);
  std::vector<std::pair<CellKey, int>> parts;
  terms(sum.index, sum, -1, parts);
  for (const auto& [key, sign] : parts) {
    const auto part = cell(key);
    if (!part) return;
    equation.terms.push_back({*part, sign});
  }
  add(std::move(equation));
}

/// Where nothing had to stand in, a figure is the one without a default, or with another default. What nobody is shown tells nothing.
void Withholding::relate_filled(std::uint32_t number) {
  const CellKey filled = cells_[number].key;
  if (filled.fill == 0 || filled.what == CellKey::What::sum) return;
  const auto relate_to = [&](std::uint32_t fill) {
    CellKey same = filled;
    same.fill = fill;
    const auto part = numbers_.find(same);
    if (part == numbers_.end() || !part->second || cells_[*part->second].value != cells_[number].value) return false;
    Equation equation(number);
    equation.take_away(*part->second);
    add(std::move(equation));
    return true;
  };
  if (relate_to(0)) {
    cells_[number].is_given = false;
    return;
  }
  CellKey reported = filled;
  reported.fill = 0;
  const Outcome figure = look(reported);
  if (!figure.has_value() || figure.value != cells_[number].value) return;
  for (std::uint32_t fill = 1; fill < filled.fill && !relate_to(fill);) ++fill;
}

/// One figure for all strata is the same number in each.
void Withholding::relate_to_all_strata(const CellKey& in_stratum, std::uint32_t number) {
  RollUp& roll_up = evaluation_.figures().roll_up();
  if (!roll_up.has_one_for_all(in_stratum.index, in_stratum.area, in_stratum.period)) return;
  CellKey of_all = in_stratum;
  of_all.stratum = Stratum{};
  const auto part = cell(canonical(of_all));
  if (!part) return;
  Equation equation(number);
  equation.take_away(*part);
  add(std::move(equation));
}

void Withholding::relate_strata(const CellKey& total, std::uint32_t number) {
  if (!by_strata_.contains({total.index, total.fill})) return;
  Equation equation(number);
  bool is_complete = true;
  evaluation_.figures().reports().each_stratum(program_.plan.inputs[total.index].dimensions, Stratum{},
                                               [&](const Stratum& stratum) {
                                                 CellKey in_stratum = total;
                                                 in_stratum.what = CellKey::What::input;
                                                 in_stratum.stratum = stratum;
                                                 if (const auto part = cell(canonical(in_stratum))) {
                                                   equation.take_away(*part);
                                                 } else {
                                                   is_complete = false;
                                                 }
                                               });
  if (!is_complete || add(equation)) return;
  // One figure for all strata is the same number in each.
  for (std::size_t n = 1; n < equation.terms.size(); ++n) {
    Equation same(number);
    same.take_away(equation.terms[n].cell);
    add(std::move(same));
  }
}

void Withholding::relate_areas(const CellKey& whole, std::uint32_t number) {
  Equation equation(number);
  for (const AreaId child : table_.area_at(whole.area).children) {
    CellKey below = whole;
    below.area = child;
    if (whole.over != 0) {
      const auto chosen = groups_[whole.over - 1].choice_below(evaluation_.figures().roll_up(), child);
      if (!chosen) continue;
      below.over = over_of(*chosen);
      below = canonical(below);
    }
    const auto part = cell(below);
    if (!part && !sums_leave_out_who_lacks()) return;
    if (part) equation.take_away(*part);
  }
  add(std::move(equation));
}

/// A year is the sum of its parts, or the last of them. Halves, quarters and months are looked at each: an area's own figures for some of them
/// can be more, or less, than those of the others. A sum of inputs is, too, where its inputs are.
void Withholding::relate_periods(const CellKey& whole, std::uint32_t number) {
  if (whole.what == CellKey::What::sum) return;
  const syntax::RollUp roll_up = program_.plan.inputs[whole.index].roll_up;
  if (roll_up == syntax::RollUp::none) return;
  for (const PeriodLength length : {PeriodLength::half, PeriodLength::quarter, PeriodLength::month}) {
    if (length <= whole.period.length) continue;
    const int num_parts = static_cast<int>(length) / static_cast<int>(whole.period.length);
    std::vector<std::uint32_t> parts;  // a year that is under way has no more of them
    for (int n = (whole.period.index_1based - 1) * num_parts + 1; n <= whole.period.index_1based * num_parts; ++n) {
      CellKey in_part = whole;
      in_part.period = Period{whole.period.year, length, static_cast<std::uint8_t>(n)};
      if (const auto part = cell(canonical(in_part))) parts.push_back(*part);
    }
    if (roll_up == syntax::RollUp::last && parts.size() > 1) parts.erase(parts.begin(), parts.end() - 1);
    Equation equation(number);
    for (const std::uint32_t part : parts) equation.take_away(part);
    add(std::move(equation));
  }
}

}  // namespace goalpost::detail::evaluation
