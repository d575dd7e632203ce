// The door: which rows are judged.
#pragma once

#include <algorithm>
#include <numeric>

#include "goalpost/evaluate/evaluate.hpp"
#include "goalpost/evaluate/impl/evaluation.hpp"

namespace goalpost {

namespace detail::evaluate {

/// The periods to judge: asked for, else the plan's, else all of the table.
inline std::vector<Period> judged_periods(const Plan& plan, const Table& table, const EvaluateOptions& options) {
  if (!options.periods.empty()) return options.periods;
  if (plan.tree.plan && !plan.tree.plan->periods.empty()) return plan.tree.plan->periods;
  return table.distinct_periods();
}

inline std::vector<std::uint32_t> judged_indicators(const Plan& plan, const EvaluateOptions& options) {
  if (!options.indicators.empty()) return options.indicators;
  std::vector<std::uint32_t> all(plan.indicators.size());
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

}  // namespace detail::evaluate

Results evaluate(const Program& program, const Table& table, const EvaluateOptions& options) {
  Results results{program, table.areas(), {}, Diagnostics{}};
  detail::Evaluation evaluation(program.body(), table, results.findings);
  const std::vector<Period> periods = detail::evaluate::judged_periods(program.plan(), table, options);
  for (const std::uint32_t indicator : detail::evaluate::judged_indicators(program.plan(), options)) {
    for (AreaId area = 0; area < table.areas().list.size(); ++area) {
      if (options.level && table.areas().list[area].level != *options.level) continue;
      for (const Period& period : periods) evaluation.judge_area(indicator, area, period, results.rows);
    }
  }
  return results;
}

}  // namespace goalpost
