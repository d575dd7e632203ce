// What a plan speaks of and the data do not have.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "goalpost/evaluate/impl/reports.hpp"
#include "goalpost/evaluate/impl/unmatched.hpp"

namespace goalpost::detail::evaluation {

namespace unmatched {

inline void find_periods(const Plan& plan, const Table& table, Diagnostics& out) {
  if (!plan.tree.plan || table.num_rows() == 0) return;
  const std::vector<Period>& there = table.distinct_periods();
  const std::string span = to_text(there.front()) + (there.size() > 1 ? " to " + to_text(there.back()) : "");
  Reports reports(plan, table);
  for (const Period& period : plan.tree.plan->periods) {
    const Period fiscal = in_fiscal_year(period, plan.fiscal_year_start_month());
    const bool in_parts = reports.parts_of(fiscal).num_parts > 0;
    if (!in_parts && std::find(there.begin(), there.end(), period) == there.end()) {
      out.add(Code::period_without_rows, plan.tree.plan->periods_range, {to_text(period), span});
    }
  }
}

/// Where the area of a target was written.
inline ByteRange place_of_area(const syntax::Target& target, const std::string& area) {
  for (const syntax::StratumScope& scope : target.where) {
    if (scope.value.text == area) return scope.value.range;
  }
  return target.range;
}

inline bool find_area(const PlanTarget& target, const syntax::Target& written, const Table& table, Diagnostics& out) {
  if (!target.area || table.areas().find(*target.area)) return false;
  std::vector<std::string> known;
  for (const Area& area : table.areas().list) known.push_back(area.name);
  const std::string nearest = nearest_name(*target.area, known);
  out.add(Code::area_without_rows, place_of_area(written, *target.area),
          {*target.area,
           nearest.empty() ? "correct the name, or leave the target out" : "did you mean '" + nearest + "'?"});
  return true;
}

}  // namespace unmatched

void find_unmatched(const Plan& plan, const Table& table, Results& results) {
  unmatched::find_periods(plan, table, results.findings);
  // Per indicator and target, whether some row is touched by it.
  std::vector<std::vector<bool>> touched(plan.indicators.size());
  std::vector<bool> judged(plan.indicators.size());
  for (std::size_t i = 0; i < plan.indicators.size(); ++i) touched[i].resize(plan.indicators[i].targets.size());
  for (const Result& row : results.rows) {
    judged[row.indicator] = true;
    const bool passed_over = row.reason == Reason::out_of_scope || row.reason == Reason::no_areas;
    if (row.target != all_targets && !passed_over) touched[row.indicator][row.target - 1] = true;
  }
  for (std::size_t i = 0; i < plan.indicators.size(); ++i) {
    for (std::size_t t = 0; judged[i] && t < touched[i].size(); ++t) {
      if (touched[i][t]) continue;
      const PlanTarget& target = plan.indicators[i].targets[t];
      const syntax::Target& written = plan.tree.indicators[i].targets[target.syntax_index];
      if (unmatched::find_area(target, written, table, results.findings)) continue;
      const std::string& label = plan.indicators[i].label;
      results.findings.add(Code::target_without_rows, written.form_range,
                           {label.empty() ? plan.indicators[i].name : label});
    }
  }
}

}  // namespace goalpost::detail::evaluation
