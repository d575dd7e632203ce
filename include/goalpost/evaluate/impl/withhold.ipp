// Small counts, and what would give them away.
#pragma once

#include <algorithm>

#include "goalpost/evaluate/impl/withhold.hpp"

namespace goalpost::detail::evaluation {

std::set<std::uint32_t> determined(const std::vector<std::map<std::uint32_t, Big>>& rows) {
  using Row = std::map<std::uint32_t, Big>;
  std::map<std::uint32_t, Row> solved;  // by its pivot; no pivot stands in another row
  const auto subtract = [](Row& from, const Row& what, const Big& times) {
    for (const auto& [unknown, coefficient] : what) {
      const auto [at, is_new] = from.try_emplace(unknown, 0);
      at->second -= coefficient * times;
      if (at->second == 0) from.erase(at);
    }
  };
  for (const Row& given : rows) {
    Row row = given;
    for (const auto& [unknown, coefficient] : given) {
      if (const auto pivot = solved.find(unknown); pivot != solved.end()) subtract(row, pivot->second, coefficient);
    }
    if (row.empty()) continue;
    const std::uint32_t pivot = row.begin()->first;
    const Big scale = row.begin()->second;
    for (auto& [unknown, coefficient] : row) coefficient /= scale;
    for (auto& [other, line] : solved) {
      if (const auto at = line.find(pivot); at != line.end()) subtract(line, row, Big(at->second));
    }
    solved.emplace(pivot, std::move(row));
  }
  std::set<std::uint32_t> found;
  for (const auto& [pivot, row] : solved) {
    if (row.size() == 1) found.insert(pivot);
  }
  return found;
}

bool Withholding::is_small(const Big& count) const { return count >= small_.low && count <= small_.high; }

void Withholding::hide_small() {
  for (Cell& cell : cells_) cell.is_hidden = cell.is_small = is_small(cell.value);
  // 998 of 1,000 says that two were left out.
  for (const auto& [part, whole] : shares_) {
    if (is_small(cells_[whole].value - cells_[part].value)) cells_[part].is_hidden = true;
  }
}

std::vector<std::uint32_t> Withholding::given_away() const {
  std::vector<std::map<std::uint32_t, Big>> rows;
  std::set<std::uint32_t> found;
  for (const Equation& equation : equations_) {
    std::map<std::uint32_t, Big> row;
    for (const Equation::Term& term : equation.terms) {
      if (cells_[term.cell].is_hidden) row[term.cell] += term.sign;
    }
    std::erase_if(row, [](const auto& term) { return term.second == 0; });
    if (row.empty()) continue;
    // Two counts that add up to two are one each, if both are known to be small.
    Big sum = 0;
    Big least = 0;
    Big most = 0;
    bool all_small = true;
    for (const auto& [cell, coefficient] : row) {
      sum += coefficient * cells_[cell].value;
      least += coefficient * (coefficient < 0 ? small_.high : small_.low);
      most += coefficient * (coefficient < 0 ? small_.low : small_.high);
      all_small = all_small && cells_[cell].is_small;
    }
    if (all_small && (sum == least || sum == most)) found.insert(row.begin()->first);
    rows.push_back(std::move(row));
  }
  found.merge(determined(rows));
  return {found.begin(), found.end()};
}

/// In an equation that the cell stands in, or, when all of it is hidden already, in one that shares a hidden number with it, and so on: that
/// is where the cell is told from.
bool Withholding::hide_another(std::uint32_t cell) {
  std::set<std::uint32_t> reached{cell};
  std::vector<bool> is_looked_at(equations_.size());
  for (bool any_new = true; any_new;) {
    any_new = false;
    std::set<std::uint32_t> next;
    for (std::size_t e = 0; e < equations_.size(); ++e) {
      const Equation& equation = equations_[e];
      const auto is_reached = [&](const Equation::Term& term) { return reached.contains(term.cell); };
      if (is_looked_at[e] || std::ranges::none_of(equation.terms, is_reached)) continue;
      is_looked_at[e] = any_new = true;
      if (hide_one_of(equation)) return true;
      for (const Equation::Term& term : equation.terms) next.insert(term.cell);
    }
    reached.merge(next);
  }
  return false;
}

/// A part rather than the whole, the smallest that is not zero, so that as little as possible is lost; false when all are hidden.
bool Withholding::hide_one_of(const Equation& equation) {
  std::optional<std::size_t> best;
  const auto rank = [&](std::size_t n) {
    const Cell& candidate = cells_[equation.terms[n].cell];
    return std::tuple(candidate.value == 0, n == 0, candidate.value);
  };
  for (std::size_t n = 0; n < equation.terms.size(); ++n) {
    if (cells_[equation.terms[n].cell].is_hidden) continue;
    if (!best || rank(n) < rank(*best)) best = n;
  }
  if (best) cells_[equation.terms[*best].cell].is_hidden = true;
  return best.has_value();
}

void Withholding::hide_what_gives_away() {
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::uint32_t cell : given_away()) changed = hide_another(cell) || changed;
  }
}

bool Withholding::is_hidden(NodeId measure, const Context& context) {
  Reads reads;
  read(measure, context, reads);
  return std::any_of(reads.begin(), reads.end(), [&](const CellKey& one) {
    const auto number = cell(one);
    // A number that nobody thought of when the others were decided on is shown only when it is not small.
    return number && (cells_[*number].is_hidden || is_small(cells_[*number].value));
  });
}

void Withholding::withhold_held_back(Result& row) {
  if (row.held_back_by.empty()) return;
  const program::IndicatorProgram& compiled = program_.indicators[row.indicator];
  for (HeldBack& area : row.held_back_by) {
    Context context{area.area, in_fiscal_year(row.period, fiscal_start_), {}};
    std::copy(row.stratum.begin(), row.stratum.end(), context.stratum.begin());
    // The distance from a limit that follows from a base tells the base.
    std::vector<Context> places = base_contexts(compiled.targets[row.target - 1], context);
    places.push_back(context);
    const bool is_told =
        std::ranges::any_of(places, [&](const Context& place) { return is_hidden(compiled.measure, place); });
    if (is_told) area = HeldBack{area.area, Rational(), Rational(), true};
  }
  // How far they are behind would show in their order: they come last, in that of the roster.
  const auto withheld = std::stable_partition(row.held_back_by.begin(), row.held_back_by.end(),
                                              [](const HeldBack& area) { return !area.is_withheld; });
  std::ranges::sort(withheld, row.held_back_by.end(), {}, &HeldBack::area);
}

void Withholding::apply(Results& results) {
  for (Result& row : results.rows) {
    withhold_held_back(row);
    if (row.target == all_targets || row.reason == Reason::out_of_scope) continue;
    const program::IndicatorProgram& compiled = program_.indicators[row.indicator];
    const TargetFormula& formula = compiled.targets[row.target - 1];
    Context context{row.area, in_fiscal_year(row.period, fiscal_start_), {}};
    std::copy(row.stratum.begin(), row.stratum.end(), context.stratum.begin());
    const std::vector<Context> bases = base_contexts(formula, context);
    const bool base = std::any_of(bases.begin(), bases.end(),
                                  [&](const Context& place) { return is_hidden(compiled.measure, place); });
    const bool value = is_hidden(compiled.measure, context);
    row.withheld.value = row.value && value;
    row.withheld.base = row.base && base && !formula.start;
    row.withheld.limit = row.limit && base && formula.reference;
    row.withheld.distance = (row.gap && (value || base)) || (row.reached && (value || base));
    // Trend, pace and change tell of other years.
    std::vector<Context> told = bases;
    told.push_back(context);
    told.push_back(context);
    told.back().period = previous(context.period);
    for (int back = 1; back < 5; ++back) {
      told.push_back(context);
      told.back().period = same_part_of_year(context.period, context.period.year - back);
    }
    if (std::any_of(told.begin(), told.end(),
                    [&](const Context& place) { return is_hidden(compiled.measure, place); })) {
      row.certainty = nullptr;
    }
    if (row.withheld.value) row.value = row.numerator = row.denominator = std::nullopt;
    if (row.withheld.base) row.base = std::nullopt;
    if (row.withheld.limit) row.limit = std::nullopt;
    if (row.withheld.distance) {
      row.gap = row.progress = row.needed = row.reached = std::nullopt;
      row.exceeded = row.at_boundary = false;
    }
  }
}

}  // namespace goalpost::detail::evaluation
