// Small counts, and what would give them away.
#pragma once

#include <algorithm>

#include "goalpost/evaluate/impl/withhold.hpp"

namespace goalpost::detail::evaluation {

bool Withholding::is_small(const Big& count) const { return count >= small_.low && count <= small_.high; }

void Withholding::hide_small() {
  for (Cell& cell : cells_) cell.is_hidden = cell.is_small = is_small(cell.value);
  // 998 of 1,000 says that two were left out.
  for (const auto& [part, whole] : shares_) {
    if (is_small(cells_[whole].value - cells_[part].value)) cells_[part].is_hidden = true;
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

/// A mean over years tells each of them to whoever sees the others: a difference, or a gap, that is small in one of them, too.
bool Withholding::is_hidden_in_mean(std::uint32_t indicator, const Context& context, std::uint32_t over) {
  const NodeId measure = program_.indicators[indicator].measure;
  if (is_hidden(measure, context, over)) return true;
  if (program_.plan.indicators[indicator].unit.kind != Kind::count || is_sum_of_counts(measure)) return false;
  const Outcome figure =
      over_areas(over, context.area, [&] { return evaluation_.expressions().evaluate(measure, context); });
  return figure.has_value() && is_small(figure.value);
}

void Withholding::withhold_held_back(Result& row) {
  if (row.held_back_by.empty()) return;
  const program::IndicatorProgram& compiled = program_.indicators[row.indicator];
  const bool is_count = program_.plan.indicators[row.indicator].unit.kind == Kind::count;
  for (HeldBack& area : row.held_back_by) {
    Context context{area.area, in_fiscal_year(row.period, fiscal_start_), {}};
    std::copy(row.stratum.begin(), row.stratum.end(), context.stratum.begin());
    // The distance from a limit that follows from a base tells the base.
    const std::vector<Context> bases = base_contexts(compiled.targets[row.target - 1], context);
    const Over over = over_of_row(row.indicator, row.target - 1, context);
    const bool is_told =
        (is_count && is_small(to_big(area.value))) || is_hidden_in_mean(row.indicator, context, over.value) ||
        std::ranges::any_of(bases,
                            [&](const Context& place) { return is_hidden_in_mean(row.indicator, place, over.base); });
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
    const Over over = over_of_row(row.indicator, row.target - 1, context);
    // A count is not shown when it is small itself, be it a difference or a mean of some that are not.
    const bool is_count = program_.plan.indicators[row.indicator].unit.kind == Kind::count;
    const auto is_small_count = [&](const std::optional<Rational>& figure) {
      return is_count && figure && is_small(to_big(*figure));
    };
    const bool base = is_small_count(row.base) || std::any_of(bases.begin(), bases.end(), [&](const Context& place) {
                        return is_hidden_in_mean(row.indicator, place, over.base);
                      });
    const bool value = is_small_count(row.value) || is_hidden(compiled.measure, context, over.value);
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
