// Small counts, and what would give them away.
#pragma once

#include <algorithm>

#include "goalpost/evaluate/impl/withhold.hpp"

namespace goalpost::detail::evaluation {

std::vector<Solved> solved(const std::vector<Unknowns>& equations, const std::function<bool(std::uint32_t)>& first) {
  std::map<std::uint32_t, Unknowns> by_pivot;  // no pivot stands in another row
  const auto subtract = [](Unknowns& from, const Unknowns& what, const Big& times) {
    for (const auto& [unknown, coefficient] : what) {
      const auto [at, is_new] = from.try_emplace(unknown, 0);
      at->second -= coefficient * times;
      if (at->second == 0) from.erase(at);
    }
  };
  for (const Unknowns& given : equations) {
    Unknowns row = given;
    for (const auto& [unknown, coefficient] : given) {
      if (const auto pivot = by_pivot.find(unknown); pivot != by_pivot.end()) subtract(row, pivot->second, coefficient);
    }
    if (row.empty()) continue;
    const auto preferred = std::ranges::find_if(row, [&](const auto& term) { return first(term.first); });
    const auto [pivot, scale] = std::pair(*(preferred == row.end() ? row.begin() : preferred));
    for (auto& [unknown, coefficient] : row) coefficient /= scale;
    for (auto& [other, line] : by_pivot) {
      if (const auto at = line.find(pivot); at != line.end()) subtract(line, row, Big(at->second));
    }
    by_pivot.emplace(pivot, std::move(row));
  }
  std::vector<Solved> found;
  found.reserve(by_pivot.size());
  for (auto& [pivot, row] : by_pivot) found.push_back({pivot, std::move(row)});
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
  std::vector<Unknowns> rows;
  for (const Equation& equation : equations_) {
    Unknowns row;
    for (const Equation::Term& term : equation.terms) {
      if (cells_[term.cell].is_hidden && !cells_[term.cell].is_given) row[term.cell] += term.sign;
    }
    std::erase_if(row, [](const auto& term) { return term.second == 0; });
    if (!row.empty()) rows.push_back(std::move(row));
  }
  // What small counts have to do with each other shows when all others are solved for first.
  const std::vector<Solved> by_pivot = solved(rows, [&](std::uint32_t cell) { return !cells_[cell].is_small; });
  std::set<std::uint32_t> found = pinned_together(by_pivot);
  for (const Solved& row : by_pivot) rows.push_back(row.unknowns);
  for (const Unknowns& row : rows) {
    if (row.size() == 1) found.insert(row.begin()->first);  // what the rest leaves
  }
  found.merge(squeezed(rows));
  return {found.begin(), found.end()};
}

/// In an equation that the cell stands in, or, when all of it is hidden already, in one that shares a hidden number with it, and so on: that
/// is where the cell is told from. Says in which; null when all are hidden.
const Equation* Withholding::hide_another(std::uint32_t cell) {
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
      if (hide_one_of(equation)) return &equation;
      for (const Equation::Term& term : equation.terms) next.insert(term.cell);
    }
    reached.merge(next);
  }
  return nullptr;
}

/// A part rather than the whole, the smallest that is not zero, so that as little as possible is lost; false when all are hidden.
bool Withholding::hide_one_of(const Equation& equation) {
  std::optional<std::size_t> best;
  const auto rank = [&](std::size_t n) {
    const Cell& candidate = cells_[equation.terms[n].cell];
    return std::tuple(candidate.value == 0, n == 0, candidate.value);
  };
  for (std::size_t n = 0; n < equation.terms.size(); ++n) {
    if (cells_[equation.terms[n].cell].is_hidden || cells_[equation.terms[n].cell].is_given) continue;
    if (!best || rank(n) < rank(*best)) best = n;
  }
  if (best) cells_[equation.terms[*best].cell].is_hidden = true;
  return best.has_value();
}

void Withholding::hide_what_gives_away() {
  for (bool changed = true; changed;) {
    changed = false;
    std::set<std::uint32_t> helped;  // in an equation that has one unknown more now, which may be enough
    for (const std::uint32_t cell : given_away()) {
      const Equation* const equation = helped.contains(cell) ? nullptr : hide_another(cell);
      if (equation == nullptr) continue;
      changed = true;
      for (const Equation::Term& term : equation->terms) helped.insert(term.cell);
    }
  }
}

bool Withholding::is_hidden(NodeId measure, const Context& context, std::uint32_t over) {
  Reads reads;
  read(measure, context, over, reads);
  return std::any_of(reads.begin(), reads.end(), [&](const CellKey& one) {
    const auto number = cell(one);
    // A number that nobody thought of when the others were decided on is shown only when it is not small.
    return number && (cells_[*number].is_hidden || is_small(cells_[*number].value));
  });
}

void Withholding::withhold_held_back(Result& row) {
  if (row.held_back_by.empty()) return;
  const program::IndicatorProgram& compiled = program_.indicators[row.indicator];
  const bool is_count = program_.plan.indicators[row.indicator].unit.kind == Kind::count;
  for (HeldBack& area : row.held_back_by) {
    Context context{area.area, in_fiscal_year(row.period, fiscal_start_), {}};
    std::copy(row.stratum.begin(), row.stratum.end(), context.stratum.begin());
    // The distance from a limit that follows from a base tells the base.
    std::vector<Context> places = base_contexts(compiled.targets[row.target - 1], context);
    places.push_back(context);
    const std::uint32_t over = over_of_row(row.indicator, row.target - 1, context);
    const bool is_told =
        (is_count && is_small(to_big(area.value))) ||
        std::ranges::any_of(places, [&](const Context& place) { return is_hidden(compiled.measure, place, over); });
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
    const std::uint32_t over = over_of_row(row.indicator, row.target - 1, context);
    // A count is not shown when it is small itself, be it a difference or a mean of some that are not.
    const bool is_count = program_.plan.indicators[row.indicator].unit.kind == Kind::count;
    const auto is_small_count = [&](const std::optional<Rational>& figure) {
      return is_count && figure && is_small(to_big(*figure));
    };
    const bool base = is_small_count(row.base) || std::any_of(bases.begin(), bases.end(), [&](const Context& place) {
                        return is_hidden(compiled.measure, place, over);
                      });
    const bool value = is_small_count(row.value) || is_hidden(compiled.measure, context, over);
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
    if (row.certainty != nullptr && std::any_of(told.begin(), told.end(), [&](const Context& place) {
          // Sums over other areas than the row's tell of those areas.
          return (sums_leave_out_who_lacks() && evaluation_.reporters_of(row.indicator, place).is_narrowed()) ||
                 is_hidden(compiled.measure, place, 0);
        })) {
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
