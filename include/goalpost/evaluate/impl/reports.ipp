// What areas reported themselves.
#pragma once

#include <algorithm>
#include <span>

#include "goalpost/evaluate/impl/reports.hpp"

namespace goalpost::detail::evaluation {

namespace reports {

/// Months from the beginning of year 0 to the beginning of a period of the fiscal calendar.
inline int start_month(Period period) {
  return period.year * 12 + (period.index_1based - 1) * (12 / static_cast<int>(period.length));
}
inline int num_months(Period period) { return 12 / static_cast<int>(period.length); }

inline int fiscal_start(const Plan& plan) { return plan.tree.plan ? plan.tree.plan->fiscal_year_start_month : 1; }

/// The n-th part of a longer period, from 0.
inline Period part(const Reports::Parts& parts, int n) {
  Period out = parts.first;
  out.index_1based = static_cast<std::uint8_t>(out.index_1based + n);
  return out;
}

}  // namespace reports

std::optional<RowIndex> Reports::row(const Question& question, AreaId area) const {
  return table_.find(area, in_calendar(question.period, reports::fiscal_start(plan_)),
                     std::span(question.stratum.data(), plan_.dimensions.size()));
}

Cell Reports::cell(const Question& question, AreaId area) const {
  return table_.cell(question.input, area, in_calendar(question.period, reports::fiscal_start(plan_)),
                     std::span(question.stratum.data(), plan_.dimensions.size()));
}

const Reports::Parts& Reports::parts_of(Period period) {
  if (const auto found = parts_.find(period); found != parts_.end()) return found->second;
  Parts parts;
  const int start = reports::start_month(period);
  const int end = start + reports::num_months(period);
  int known_end = 0;
  for (const PeriodLength length : {PeriodLength::half, PeriodLength::quarter, PeriodLength::month}) {
    if (length <= period.length || parts.num_parts > 0) continue;
    for (const Period& calendar : table_.distinct_periods()) {
      const Period there = in_fiscal_year(calendar, reports::fiscal_start(plan_));
      const int there_start = reports::start_month(there);
      if (there.length != length || there_start < start || there_start >= end) continue;
      known_end = std::max(known_end, there_start + reports::num_months(there));
    }
    if (known_end == 0) continue;
    const int num_months = 12 / static_cast<int>(length);
    parts.first = Period{period.year, length, static_cast<std::uint8_t>((start % 12) / num_months + 1)};
    parts.num_parts = (end - start) / num_months;
    parts.num_known = (known_end - start) / num_months;
  }
  const bool goes_on =
      std::any_of(table_.distinct_periods().begin(), table_.distinct_periods().end(), [&](const Period& calendar) {
        return reports::start_month(in_fiscal_year(calendar, reports::fiscal_start(plan_))) >= known_end;
      });
  // What the table goes on after is over: a part that is not there then is missing, not yet to come.
  parts.under_way = parts.num_known < parts.num_parts && !goes_on;
  if (!parts.under_way) parts.num_known = parts.num_parts;
  return parts_.emplace(period, parts).first->second;
}

Cell::State Reports::ask_parts(const Question& question, AreaId area, Tally& tally) {
  const syntax::RollUp rule = plan_.inputs[question.input].roll_up;
  if (rule == syntax::RollUp::none) return Cell::State::absent_row;
  const Parts& parts = parts_of(question.period);
  Tally sum;
  bool is_missing = false;
  bool is_suppressed = false;
  for (int n = rule == syntax::RollUp::last ? std::max(parts.num_known - 1, 0) : 0; n < parts.num_known; ++n) {
    Question of_part = question;
    of_part.period = reports::part(parts, n);
    const Cell there = cell(of_part, area);
    if (there.state == Cell::State::value) {
      sum.add(there.value);
    } else if (there.state == Cell::State::missing && question.fill != nullptr) {
      sum.add(Big(*question.fill * plan_.inputs[question.input].unit.scale));
    } else {
      (there.state == Cell::State::suppressed ? is_suppressed : is_missing) = true;
    }
  }
  if (is_suppressed) return Cell::State::suppressed;
  if (is_missing) return Cell::State::missing;
  tally.add(sum);
  return Cell::State::value;
}

Reports::Answer Reports::ask(const Question& question, AreaId area, Tally& tally) {
  const Cell own = cell(question, area);
  if (own.state == Cell::State::value) tally.add(own.value);
  if (own.state != Cell::State::missing && own.state != Cell::State::absent_row) return {own.state, false};
  if (question.period.length == PeriodLength::month || parts_of(question.period).num_known == 0) {
    return {own.state, false};
  }
  const Cell::State in_parts = ask_parts(question, area, tally);
  const bool answers = in_parts == Cell::State::value || in_parts == Cell::State::suppressed;
  return {answers ? in_parts : own.state, answers};
}

bool Reports::has_one_for_all(std::uint32_t input, AreaId area, Period period) {
  const auto is_figure = [&](const Stratum& stratum) {
    Tally unused;
    const Cell::State state = ask({input, period, stratum, nullptr}, area, unused).state;
    return state == Cell::State::value || state == Cell::State::suppressed;
  };
  bool any_stratum = false;
  each_stratum(plan_.inputs[input].dimensions, Stratum{},
               [&](const Stratum& stratum) { any_stratum = any_stratum || is_figure(stratum); });
  return !any_stratum && is_figure(Stratum{});
}

}  // namespace goalpost::detail::evaluation
