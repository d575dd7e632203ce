// Figures that are probably slips: they jump from year to year, or count more events than people.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "goalpost/evaluate/impl/check_figures.hpp"
#include "goalpost/evaluate/impl/outcome.hpp"
#include "goalpost/table/table.hpp"

namespace goalpost::detail::check_figures {

using program::DatedLevel;
using program::Node;
using program::NodeOp;
using program::TargetFormula;

/// Below so many events the chance of the year alone makes factors of ten.
inline constexpr std::int64_t fewest_counted = 20;
inline constexpr int max_jumps_told = 20;

/// Whether one figure is ten times the other or more. Zero has no factor.
inline bool is_jump(const Big& now, const Big& before, bool is_count) {
  const Big a = abs(now);
  const Big b = abs(before);
  if (a == 0 || b == 0 || (is_count && std::max(a, b) < fewest_counted)) return false;
  return a >= 10 * b || b >= 10 * a;
}

void find_jumps(const Plan& plan, const Table& table, Diagnostics& out) {
  const int fiscal_start = plan.fiscal_year_start_month();
  int num_told = 0;
  for (std::uint32_t input = 0; input < plan.inputs.size(); ++input) {
    if (!table.has_column(input) || plan.inputs[input].unit.kind == Kind::date) continue;
    for (RowIndex row = 0; row < table.num_rows(); ++row) {
      const Cell now = table.cell(input, row);
      if (now.state != Cell::State::value) continue;
      const Period fiscal = in_fiscal_year(table.period(row), fiscal_start);
      const Period earlier = in_calendar(same_part_of_year(fiscal, fiscal.year - 1), fiscal_start);
      const Cell before = table.cell(input, table.area(row), earlier, table.stratum(row));
      if (before.state != Cell::State::value) continue;
      if (!is_jump(to_big(now.value), to_big(before.value), plan.inputs[input].unit.kind == Kind::count)) continue;
      if (++num_told > max_jumps_told) {
        out.add(Code::more_jumps, table.place(row, input), {});
        return;
      }
      out.add(Code::figure_jumps, table.place(row, input),
              {plan.inputs[input].name, table.area_at(table.area(row)).name, to_text(normalised(before.value)),
               to_text(earlier), to_text(normalised(now.value)), to_text(table.period(row))});
    }
  }
}

bool counts_people(const program::Body& program, std::uint32_t indicator) {
  const program::IndicatorProgram& compiled = program.indicators[indicator];
  const Node& measure = program.nodes[compiled.measure];
  if (!compiled.counts_events || measure.op != NodeOp::divide) return false;
  if (program.plan.indicators[indicator].unit.scale == 1) return false;  // a / b may be of anything
  if (program.plan.tree.indicators[indicator].may_exceed_100_percent) return false;
  // "Between 103 and 107 per 100" is of boys and girls, not of events and people.
  return std::none_of(compiled.targets.begin(), compiled.targets.end(), [](const TargetFormula& target) {
    const bool above = target.high > 1;
    return above || std::any_of(target.levels.begin(), target.levels.end(),
                                [](const DatedLevel& level) { return level.limit > 1; });
  });
}

void find_more_events_than_people(const Program& program, std::uint32_t indicator, const Table& table,
                                  const std::vector<Result>& rows, Diagnostics& out) {
  if (!counts_people(program.body(), indicator)) return;
  const Result* first = nullptr;
  std::set<std::tuple<AreaId, Period, std::vector<std::uint16_t>>> found;  // several targets look at one figure
  for (const Result& row : rows) {
    if (!row.numerator || !row.denominator || !(*row.numerator > *row.denominator)) continue;
    if (first == nullptr) first = &row;
    found.emplace(row.area, row.period, row.stratum);
  }
  if (first == nullptr) return;
  const Plan& plan = program.plan();
  const PlanIndicator& checked = plan.indicators[indicator];
  out.add(Code::more_events_than_people, plan.tree.indicators[indicator].name.range,
          {checked.label.empty() ? checked.name : checked.label, std::to_string(found.size()),
           table.area_at(first->area).name, to_text(first->period), first->numerator->to_text(),
           first->denominator->to_text()});
}

}  // namespace goalpost::detail::check_figures
