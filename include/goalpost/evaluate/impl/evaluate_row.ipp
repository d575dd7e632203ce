// The answers of one row, with what explains them.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "goalpost/evaluate/evaluate.hpp"
#include "goalpost/evaluate/impl/evaluate.ipp"
#include "goalpost/evaluate/impl/evaluation.hpp"

namespace goalpost {

namespace detail::evaluate_row {

/// Whether the filled stratum cells of a row are exactly the indicator's dimensions.
inline bool has_strata_of(const PlanIndicator& indicator, std::span<const std::uint16_t> stratum) {
  for (std::size_t d = 0; d < stratum.size(); ++d) {
    if (((indicator.dimensions >> d & 1U) != 0) != (stratum[d] != 0)) return false;
  }
  return true;
}

}  // namespace detail::evaluate_row

Results evaluate_row(const Program& program, const Table& table, RowIndex row, std::uint32_t indicator) {
  const Plan& plan = program.plan();
  detail::evaluate::require_fit(plan, table, {});
  if (row >= table.num_rows() || indicator >= plan.indicators.size()) {
    throw std::invalid_argument("goalpost::evaluate_row: no such row or indicator");
  }
  if (plan.tree.plan && plan.tree.plan->suppress_counts) {
    throw std::invalid_argument(
        "goalpost::evaluate_row: what `suppress counts` withholds is seen of all rows: evaluate()");
  }
  Results results{program, table.areas(), {}, Diagnostics{}};
  if (table.is_nameless()) results.areas.list.emplace_back();
  detail::evaluation::Evaluation evaluation(program.body(), table, results.findings);
  detail::evaluation::Context context{table.area(row), table.period(row), {}};
  const auto stratum = table.stratum(row);
  std::ranges::copy(stratum, context.stratum.begin());
  const bool is_judged = detail::evaluate_row::has_strata_of(plan.indicators[indicator], stratum);

  detail::evaluation::Parts parts;
  const auto add = [&](Result answer, std::uint32_t target) {
    answer.indicator = indicator;
    answer.target = target;
    answer.area = table.is_nameless() ? 0 : context.area;
    answer.period = context.period;
    answer.stratum.assign(stratum.begin(), stratum.end());
    results.rows.push_back(std::move(answer));
  };
  for (std::uint32_t t = 0; t < plan.indicators[indicator].targets.size(); ++t) {
    Result answer;
    answer.verdict = Verdict::not_applicable;
    answer.reason = Reason::not_judged;
    if (is_judged) answer = evaluation.answer_of(indicator, t, context);
    parts.push_back({answer.verdict, answer.reason});
    add(std::move(answer), t + 1);
  }
  const detail::evaluation::Part all = detail::evaluation::combine(parts);
  Result combined;
  combined.verdict = all.verdict;
  combined.reason = all.reason;
  add(std::move(combined), all_targets);
  return results;
}

}  // namespace goalpost
