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

}  // namespace reports

std::optional<RowIndex> Reports::row(const Question& question, AreaId area) const {
  return table_.find(area, in_calendar(question.period, plan_.fiscal_year_start_month()),
                     std::span(question.stratum.data(), plan_.dimensions.size()));
}

Cell Reports::cell(const Question& question, AreaId area) const {
  return table_.cell(question.input, area, in_calendar(question.period, plan_.fiscal_year_start_month()),
                     std::span(question.stratum.data(), plan_.dimensions.size()));
}

const Reports::Parts& Reports::parts_of(Period period) {
  if (const auto found = parts_.find(period); found != parts_.end()) return found->second;
  Parts parts;
  const int start = reports::start_month(period);
  const int end = start + reports::num_months(period);
  int known_end = start;
  bool goes_on = false;
  std::optional<PeriodLength> longest;
  for (const Period& calendar : table_.distinct_periods()) {
    const Period there = in_fiscal_year(calendar, plan_.fiscal_year_start_month());
    const int there_start = reports::start_month(there);
    goes_on = goes_on || there_start >= end;
    if (there.length <= period.length || there_start < start || there_start >= end) continue;
    known_end = std::max(known_end, there_start + reports::num_months(there));
    longest = std::min(longest.value_or(there.length), there.length);
  }
  if (longest) {
    const int num_months = 12 / static_cast<int>(*longest);
    parts.first = Period{period.year, *longest, static_cast<std::uint8_t>((start % 12) / num_months + 1)};
    parts.num_parts = (end - start) / num_months;
    parts.num_months = end - start;
    // What the table goes on after is over: a part that is not there then is missing, not yet to come.
    parts.under_way = known_end < end && !goes_on;
    const int num_reached_months = parts.under_way ? known_end - start : end - start;
    parts.num_known = (num_reached_months + num_months - 1) / num_months;
    const Parts& of_last = parts_of(part(parts, parts.num_known - 1));
    parts.num_known_months =
        (parts.num_known - 1) * num_months + (of_last.num_parts > 0 ? of_last.num_known_months : num_months);
  }
  return parts_.emplace(period, parts).first->second;
}

Reports::Answer Reports::ask_parts(const Question& question, AreaId area, Tally& tally) {
  const PlanInput& input = plan_.inputs[question.input];
  const Parts parts = parts_of(question.period);
  Answer answer{Cell::State::value, true, false, parts.under_way};
  Tally sum;  // of a `last`, the last part alone
  bool any_reported = false;
  bool is_missing = false;
  bool is_suppressed = false;
  for (int n = 0; n < parts.num_known; ++n) {
    Question of_part = question;
    of_part.period = part(parts, n);
    Tally figure;
    const Answer part = ask(of_part, area, figure);
    answer.under_way = answer.under_way || part.under_way;
    any_reported = any_reported || part.is_refused;
    const bool counts = input.roll_up != syntax::RollUp::last || n + 1 == parts.num_known;
    switch (part.state) {
      case Cell::State::unreadable:
        if (counts) return part;
        any_reported = true;
        break;
      case Cell::State::value:
        if (counts) sum.add(figure);
        any_reported = true;
        break;
      case Cell::State::suppressed:
        is_suppressed = is_suppressed || counts;
        any_reported = true;
        break;
      case Cell::State::missing:
      case Cell::State::absent_row: {
        of_part.fill = nullptr;
        const bool given_otherwise = question.fill != nullptr && !may_fill_(of_part, area);
        const bool is_filled = question.fill != nullptr && !given_otherwise && part.state == Cell::State::missing;
        if (is_filled && counts) sum.add(Big(*question.fill * input.unit.scale));
        is_missing = is_missing || (counts && !is_filled);
        any_reported = any_reported || is_filled || given_otherwise;
        break;
      }
    }
  }
  // A slip is one whatever else is missing.
  const bool is_slip = input.unit.kind == Kind::count && sum.has_negative();
  if (!is_slip && is_missing) {
    // A sum that lacks a part is refused: nothing is filled in for it.
    answer.state = any_reported ? Cell::State::absent_row : Cell::State::missing;
    answer.is_refused = any_reported;
  } else if (!is_slip && is_suppressed) {
    answer.state = Cell::State::suppressed;
  } else {
    tally.add(sum);
  }
  return answer;
}

Reports::Answer Reports::ask(const Question& question, AreaId area, Tally& tally) {
  const Cell own = cell(question, area);
  if (own.state == Cell::State::value) tally.add(own.value);
  if (own.state != Cell::State::missing && own.state != Cell::State::absent_row)
    return {own.state, false, false, false};
  const bool has_parts = question.period.length != PeriodLength::month &&
                         plan_.inputs[question.input].roll_up != syntax::RollUp::none &&
                         parts_of(question.period).num_known > 0;
  if (!has_parts) return {own.state, false, false, false};
  Answer in_parts = ask_parts(question, area, tally);
  if (in_parts.state == Cell::State::missing) in_parts.state = own.state;
  if (in_parts.state == Cell::State::missing || in_parts.state == Cell::State::absent_row) in_parts.from_parts = false;
  return in_parts;
}

}  // namespace goalpost::detail::evaluation
