// Certainty as a sentence.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "goalpost/report/impl/certainty_text.hpp"
#include "goalpost/report/impl/display.hpp"
#include "goalpost/report/impl/speech.hpp"
#include "goalpost/value/impl/big.hpp"

namespace goalpost::detail::certainty_text {

using speech::say;
using speech::Sentence;

inline Rational rational(double number) { return to_rational(Big(number)); }

inline std::string percent(double share, std::string_view language) {
  return display::number(rational(share < 0 ? -share * 100 : share * 100), {.marks = {Rational(0)}}, language);
}

/// The ends of the interval look to stand where they do beside the value and its limit.
inline std::string interval_text(double confidence, const PlanIndicator& indicator, const Result& result,
                                 std::string_view language) {
  const auto& interval = result.certainty->interval;
  if (!interval) {
    return say(Sentence::no_interval, language);
  }
  display::Rounding rounding;
  for (const auto* mark : {&result.value, &result.limit}) {
    if (*mark) {
      rounding.marks.push_back(**mark);
    }
  }
  // Twelve digits: 95% as it was asked for, not the binary number nearest to it.
  return say(Sentence::interval, language,
             {speech::number(rational(confidence * 100).to_text(12), language),
              display::figure(rational(interval->low), indicator.unit, rounding, language),
              display::figure(rational(interval->high), indicator.unit, rounding, language)});
}

inline Sentence change_sentence(statistics::Change change) {
  switch (change) {
    case statistics::Change::better: return Sentence::change_better;
    case statistics::Change::worse: return Sentence::change_worse;
    case statistics::Change::same: break;
  }
  return Sentence::change_same;
}

inline std::string trend_reason(statistics::TrendReason reason, std::string_view language) {
  using statistics::TrendReason;
  switch (reason) {
    case TrendReason::none: return "";
    case TrendReason::direction_unknown: return say(Sentence::trend_direction_unknown, language);
    case TrendReason::no_events: return say(Sentence::trend_no_events, language);
    case TrendReason::period_missing: return say(Sentence::trend_period_missing, language);
    case TrendReason::nothing_varies: return say(Sentence::trend_nothing_varies, language);
    case TrendReason::out_of_domain: return say(Sentence::trend_out_of_domain, language);
  }
  return "";
}

inline std::string trend_text(const statistics::RecentTrend& trend, std::string_view language) {
  const std::string years = std::to_string(statistics::trend_periods);
  switch (trend.trend) {
    case statistics::Trend::better: return say(Sentence::trend_better, language, {years});
    case statistics::Trend::worse: return say(Sentence::trend_worse, language, {years});
    case statistics::Trend::no_change: return say(Sentence::trend_no_change, language, {years});
    case statistics::Trend::not_computed: break;
  }
  return say(Sentence::trend_not_computed, language, {years, trend_reason(trend.reason, language)});
}

inline Sentence pace_sentence(statistics::PaceStatus status) {
  switch (status) {
    case statistics::PaceStatus::on_track: return Sentence::pace_on_track;
    case statistics::PaceStatus::too_slow: return Sentence::pace_too_slow;
    case statistics::PaceStatus::standing_still: return Sentence::pace_standing_still;
    case statistics::PaceStatus::moving_away: break;
  }
  return Sentence::pace_moving_away;
}

inline std::string pace_text(const PlanIndicator& indicator, const Certainty& certainty, std::string_view language) {
  const statistics::ValueOfYear& target = *certainty.pace_target;
  const Period year{static_cast<std::int16_t>(target.year), PeriodLength::year, 1};
  return say(pace_sentence(certainty.pace->status), language,
             {display::figure(target.value, indicator.unit, {.exact_places = 6}, language),
              speech::period(year, language), display::margin(certainty.pace->observed, indicator.unit, "", language),
              display::margin(certainty.pace->required, indicator.unit, "", language)});
}

inline std::string annual_text(const Result& result, std::string_view language) {
  const Certainty& certainty = *result.certainty;
  const double compound = *certainty.annual_reduction_compound;
  const std::string since = speech::period(same_part_of_year(result.period, certainty.base_year), language);
  if (!certainty.annual_reduction_continuous) {
    return say(Sentence::annual_reduction_to_zero, language, {since, percent(compound, language)});
  }
  return say(compound < 0 ? Sentence::annual_increase : Sentence::annual_reduction, language,
             {since, percent(compound, language), percent(*certainty.annual_reduction_continuous, language)});
}

std::string sentence(double confidence, const PlanIndicator& indicator, const Result& result,
                     std::string_view language) {
  const Certainty& certainty = *result.certainty;
  std::vector<std::string> clauses{interval_text(confidence, indicator, result, language)};
  if (certainty.inconclusive.value_or(false)) {
    clauses.push_back(say(Sentence::inconclusive, language));
  }
  if (certainty.unstable.value_or(false)) {
    const std::string events = std::to_string(static_cast<int>(statistics::stable_from));
    clauses.push_back(say(Sentence::unstable, language, {events}));
  }
  if (certainty.versus_prior_period) {
    clauses.push_back(say(change_sentence(*certainty.versus_prior_period), language,
                          {speech::period(previous(result.period), language)}));
  }
  clauses.push_back(trend_text(certainty.trend, language));
  if (certainty.pace) {
    clauses.push_back(pace_text(indicator, certainty, language));
  }
  if (certainty.annual_reduction_compound) {
    clauses.push_back(annual_text(result, language));
  }
  std::string text;
  for (const std::string& clause : clauses) {
    text += (text.empty() ? "" : "; ") + clause;
  }
  return text;
}

}  // namespace goalpost::detail::certainty_text
