// What data say about a plan: targets that are met before the plan begins, and limits that the data sits on.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "goalpost/evaluate/evaluate.hpp"
#include "goalpost/evaluate/impl/check_figures.hpp"
#include "goalpost/evaluate/impl/evaluate.ipp"
#include "goalpost/evaluate/impl/evaluation.hpp"

namespace goalpost {

namespace detail::check_data {

/// Rows of one indicator in its last known period: the latest in which the widest reporting areas have a verdict.
struct LastKnown {
  Period period;
  std::vector<Result> rows;
};

inline bool decided(Verdict verdict) { return verdict == Verdict::met || verdict == Verdict::missed; }

/// Judges an indicator in every area of the widest level that has a verdict, in the latest of `periods` (ascending).
inline std::optional<LastKnown> last_known(evaluation::Evaluation& evaluation, const Areas& areas,
                                           std::uint32_t indicator, const std::vector<Period>& periods) {
  for (auto period = periods.rbegin(); period != periods.rend(); ++period) {
    std::map<std::uint32_t, std::vector<Result>> by_level;
    for (AreaId area = 0; area < areas.list.size(); ++area) {
      evaluation.judge_area(indicator, area, *period, by_level[areas.list[area].level]);
    }
    for (auto& [level, rows] : by_level) {
      const bool any = std::any_of(rows.begin(), rows.end(),
                                   [](const Result& row) { return row.target == all_targets && decided(row.verdict); });
      if (any) return LastKnown{*period, std::move(rows)};
    }
  }
  return std::nullopt;
}

/// The last results before the plan's own period; without such, all that there are.
inline std::vector<Period> periods_before(const Plan& plan, const Table& table, const EvaluateOptions& options) {
  if (!options.periods.empty()) return evaluate::judged_periods(plan, table, options);
  const std::vector<Period>& all = table.distinct_periods();
  if (!plan.tree.plan || plan.tree.plan->periods.empty()) return all;
  const Period first = *std::min_element(plan.tree.plan->periods.begin(), plan.tree.plan->periods.end());
  std::vector<Period> before;
  for (const Period& period : all) {
    // A year may stand in the table as its months alone.
    const int start = plan.fiscal_year_start_month();
    const Period known =
        first.length == PeriodLength::year ? Period{in_fiscal_year(period, start).year, PeriodLength::year, 1} : period;
    if (known.length == first.length && known < first && (before.empty() || before.back() != known)) {
      before.push_back(known);
    }
  }
  std::sort(before.begin(), before.end());
  before.erase(std::unique(before.begin(), before.end()), before.end());
  return before;
}

}  // namespace detail::check_data

void check_with_data(const Program& program, const Table& table, Diagnostics& out, const EvaluateOptions& options) {
  using namespace detail::check_data;  // NOLINT(google-build-using-namespace): this file's own
  const Plan& plan = program.plan();
  detail::evaluate::require_fit(plan, table, options);
  detail::evaluate::require_areas(table);
  Diagnostics unused_findings(0);  // evaluate() tells them; here they would be told twice
  detail::evaluation::Evaluation evaluation(program.body(), table, unused_findings);
  const std::vector<Period> periods = periods_before(plan, table, options);
  detail::check_figures::find_jumps(plan, table, out);
  for (const std::uint32_t i : detail::evaluate::judged_indicators(plan, options)) {
    if (detail::check_figures::counts_people(program.body(), i)) {
      std::vector<Result> all;
      for (AreaId area = 0; area < table.areas().list.size(); ++area) {
        for (const Period& period : table.distinct_periods()) evaluation.judge_area(i, area, period, all);
      }
      detail::check_figures::find_more_events_than_people(program, i, table, all, out);
    }
    const std::optional<LastKnown> known = last_known(evaluation, table.areas(), i, periods);
    if (!known) continue;
    const ByteRange range = plan.tree.indicators[i].name.range;
    const std::string label = plan.indicators[i].label.empty() ? plan.indicators[i].name : plan.indicators[i].label;
    bool slack = true;
    bool on_limit = false;
    std::string value;
    for (const Result& row : known->rows) {
      if (row.target == all_targets) {
        slack = slack && row.verdict != Verdict::missed;
        continue;
      }
      const PlanTarget& target = plan.indicators[i].targets[row.target - 1];
      const bool strict =
          target.comparator == syntax::Comparator::less || target.comparator == syntax::Comparator::greater;
      if (decided(row.verdict) && row.at_boundary && strict && !target.reference && !on_limit) {
        on_limit = true;
        value = row.value->to_text() + suffix(plan.indicators[i].unit);
      }
    }
    if (slack) out.add(Code::slack_target, range, {label, to_text(known->period)});
    if (on_limit) out.add(Code::data_on_strict_limit, range, {label, to_text(known->period), value});
  }
}

}  // namespace goalpost
