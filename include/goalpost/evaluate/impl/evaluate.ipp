// The door: which rows are judged.
#pragma once

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "goalpost/evaluate/evaluate.hpp"
#include "goalpost/evaluate/impl/certainty.hpp"
#include "goalpost/evaluate/impl/evaluation.hpp"
#include "goalpost/evaluate/impl/unmatched.hpp"
#include "goalpost/evaluate/impl/withhold.hpp"
#include "goalpost/table/schema.hpp"

namespace goalpost {

namespace detail::evaluate {

/// Ascending, each once.
template <class T>
std::vector<T> in_order(std::vector<T> list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return list;
}

/// The periods to judge: asked for, else the plan's, else all of the table.
inline std::vector<Period> judged_periods(const Plan& plan, const Table& table, const EvaluateOptions& options) {
  if (!options.periods.empty()) return in_order(options.periods);
  if (plan.tree.plan && !plan.tree.plan->periods.empty()) return in_order(plan.tree.plan->periods);
  return table.distinct_periods();
}

inline std::vector<std::uint32_t> judged_indicators(const Plan& plan, const EvaluateOptions& options) {
  if (!options.indicators.empty()) return in_order(options.indicators);
  std::vector<std::uint32_t> all(plan.indicators.size());
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

/// A table built for another plan would be read by position: the wrong column, or past the last one.
inline void require_fit(const Plan& plan, const Table& table, const EvaluateOptions& options) {
  if (!(table.schema() == schema_of(plan))) {
    throw std::invalid_argument("goalpost::evaluate: the table was not built with schema_of() of this plan");
  }
  for (const std::uint32_t indicator : options.indicators) {
    if (indicator >= plan.indicators.size()) throw std::invalid_argument("goalpost::evaluate: no such indicator");
  }
  if (options.level && *options.level >= std::max<std::size_t>(plan.levels.size(), 1)) {
    throw std::invalid_argument("goalpost::evaluate: no such level");
  }
  if (options.certainty && !(*options.certainty > 0 && *options.certainty < 1)) {
    throw std::invalid_argument("goalpost::evaluate: a level of confidence lies between 0 and 1");
  }
}

/// What judges everybody who should have reported: rows without areas have no such.
inline void require_areas(const Table& table) {
  if (table.is_nameless())
    throw std::invalid_argument("goalpost::evaluate: rows without areas are for ColumnEvaluator");
}

/// How many answers there will be. Ten million areas are twenty million rows: a vector that grew on its own would hold them twice.
inline std::size_t num_rows(const Plan& plan, const Table& table, std::optional<std::uint32_t> level,
                            const std::vector<std::uint32_t>& indicators, std::size_t num_periods) {
  const std::vector<Area>& areas = table.areas().list;
  const auto is_judged = [&](const Area& area) { return !level || area.level == *level; };
  const auto num_areas = static_cast<std::size_t>(std::count_if(areas.begin(), areas.end(), is_judged));
  std::size_t num = 0;
  for (const std::uint32_t indicator : indicators) {
    std::size_t num_strata = 1;
    for (std::size_t d = 0; d < plan.dimensions.size(); ++d) {
      if ((plan.indicators[indicator].dimensions >> d & 1U) != 0) num_strata *= plan.dimensions[d].values.size();
    }
    ++num;  // the combined row
    for (const PlanTarget& target : plan.indicators[indicator].targets) num += target.quantified_level ? 1 : num_strata;
  }
  return num * num_areas * num_periods;
}

}  // namespace detail::evaluate

Results evaluate(const Program& program, const Table& table, const EvaluateOptions& options) {
  detail::evaluate::require_fit(program.plan(), table, options);
  detail::evaluate::require_areas(table);
  Results results{program, table.areas(), {}, Diagnostics{}};
  detail::evaluation::Evaluation evaluation(program.body(), table, results.findings);
  evaluation.names_held_back(options.held_back);
  const std::vector<Period> periods = detail::evaluate::judged_periods(program.plan(), table, options);
  const std::vector<std::uint32_t> indicators = detail::evaluate::judged_indicators(program.plan(), options);
  results.rows.reserve(detail::evaluate::num_rows(program.plan(), table, options.level, indicators, periods.size()));
  for (std::size_t i = 0; i <= indicators.size(); ++i) {
    if (options.progress && !options.progress(i, indicators.size())) throw Cancelled();
    if (i == indicators.size()) break;
    const std::uint32_t indicator = indicators[i];
    for (AreaId area = 0; area < table.areas().list.size(); ++area) {
      if (options.level && table.areas().list[area].level != *options.level) continue;
      for (const Period& period : periods) evaluation.judge_area(indicator, area, period, results.rows);
    }
  }
  if (options.certainty) detail::certainty::add(program.body(), table, *options.certainty, results);
  if (program.plan().tree.plan && program.plan().tree.plan->suppress_counts) {
    Diagnostics unused_findings(0);  // it looks at more figures than were judged
    detail::evaluation::Evaluation everything(program.body(), table, unused_findings);
    detail::evaluation::Withholding(program.body(), table, everything).apply(results);
  }
  const bool as_the_plan_says = options.periods.empty() && !options.level;
  if (as_the_plan_says) detail::evaluation::find_unmatched(program.plan(), table, results);
  return results;
}

}  // namespace goalpost
