// Certainty beside verdicts: what is filled, what is left empty and why. The formulas have their own tests in statistics/.
#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>
#include <string>

#include "goalpost/goalpost.hpp"
#include "goalpost/io/csv.hpp"
#include "goalpost/report/explain.hpp"

namespace {

using goalpost::Certainty;
using goalpost::Result;
using goalpost::Results;
namespace statistics = goalpost::statistics;

Results judged(const std::string& plan_text, const std::string& csv, const goalpost::EvaluateOptions& options) {
  goalpost::Diagnostics diagnostics;
  const goalpost::Source source("plan", "edition 1\n" + plan_text);
  auto plan = goalpost::check(goalpost::parse(source, goalpost::Limits{}, diagnostics), diagnostics);
  INFO(goalpost::render(diagnostics, source));
  REQUIRE(plan.has_value());
  const goalpost::Program program = goalpost::compile(std::move(*plan));
  const auto table = goalpost::read_csv(csv, "data.csv", goalpost::schema_of(program.plan()), diagnostics);
  INFO(goalpost::render(diagnostics, source));
  REQUIRE(table.has_value());
  return goalpost::evaluate(program, *table, options);
}

Results with_certainty(const std::string& plan_text, const std::string& csv) {
  return judged(plan_text, csv, {.certainty = statistics::usual_confidence});
}

/// The certainty of the only row that is judged alone.
Certainty certainty_of(const std::string& plan_text, const std::string& csv) {
  const Results results = with_certainty(plan_text, csv);
  REQUIRE(results.rows.size() == 2);
  REQUIRE(results.rows.front().certainty);
  CHECK_FALSE(results.rows.back().certainty);
  return *results.rows.front().certainty;
}

const std::string inputs = "input deaths, births, left count\ninput sent date\ninput rate %\n";
const std::string rate_plan =
    "plan p period 2025\n" + inputs + "indicator 1 x measure deaths per 1,000 births target below 9‰\n";

bool near(double a, double b) { return std::abs(a - b) <= 1e-9 * std::abs(b); }

TEST_CASE("nobody asked: no row has certainty, and the results say so") {
  const Results results = judged(rate_plan, "area,period,deaths,births\nA,2025,12,1504\n", {});
  CHECK_FALSE(results.certainty);
  for (const Result& row : results.rows) CHECK_FALSE(row.certainty);
}

TEST_CASE("a level of confidence lies between 0 and 1") {
  for (const double level : {0.0, 1.0, -0.5, 95.0, std::nan("")}) {
    CHECK_THROWS_AS(judged(rate_plan, "area,period,deaths,births\nA,2025,12,1504\n", {.certainty = level}),
                    std::invalid_argument);
  }
}

TEST_CASE("verdicts and figures are the same with it and without") {
  const std::string plan = "plan p period 2024, 2025 baseline 2023\n" + inputs +
                           "indicator 1 a measure deaths per 1,000 births target below 9‰\n"
                           "indicator 2 b measure deaths target reduce by 30% versus prior year\n"
                           "indicator 3 c measure rate target between 3% and 5%\n"
                           "indicator 4 d measure sent target no later than 2025-05-20\n";
  const std::string csv =
      "area,period,deaths,births,rate,sent\nA,2023,20,1500,4,\nA,2024,19,1500,4.5,2025-05-18\nB,2024,0,0,,\n"
      "A,2025,12,1504,*,2025-06-01\n";
  const Results without = judged(plan, csv, {});
  const Results with = with_certainty(plan, csv);
  CHECK(with.certainty == 0.95);
  REQUIRE(with.rows.size() == without.rows.size());
  for (std::size_t i = 0; i < with.rows.size(); ++i) {
    const Result& a = with.rows[i];
    const Result& b = without.rows[i];
    CHECK(a.verdict == b.verdict);
    CHECK(a.reason == b.reason);
    CHECK(a.exceeded == b.exceeded);
    CHECK(a.at_boundary == b.at_boundary);
    for (const auto figure :
         {&Result::value, &Result::limit, &Result::base, &Result::gap, &Result::progress, &Result::needed}) {
      CHECK(a.*figure == b.*figure);
    }
    // A combined row, a date and a value that is not there have none.
    const bool expected = a.target != goalpost::all_targets && a.value && a.indicator != 3;
    CHECK((a.certainty != nullptr) == expected);
  }
}

TEST_CASE("a rate has Byar's interval in the scale of the measure") {
  const Certainty answer = certainty_of(rate_plan, "area,period,deaths,births\nA,2025,12,1504\n");
  REQUIRE(answer.interval);
  CHECK(near(answer.interval->low, 6.1935098430790285 / 1.504));  // scipy, see interval_test.cpp
  CHECK(near(answer.interval->high, 20.9628580536167 / 1.504));
  CHECK(answer.method == statistics::Method::byar);
  CHECK(answer.unstable == true);
  CHECK(answer.inconclusive == true);
}

TEST_CASE("20 events are stable; a limit outside the interval is conclusive") {
  // 20 of 10,000: 2‰ and an upper limit near 3.1‰.
  const Certainty answer = certainty_of(rate_plan, "area,period,deaths,births\nA,2025,20,10000\n");
  CHECK(answer.unstable == false);
  CHECK(answer.inconclusive == false);
}

TEST_CASE("a proportion has Wilson's interval and is never called unstable") {
  const Certainty answer =
      certainty_of("plan p\n" + inputs + "indicator 1 x measure deaths as % of births target 40%\n",
                   "area,period,deaths,births\nA,2025,81,263\n");
  REQUIRE(answer.interval);
  CHECK(near(answer.interval->low, 25.52885198782742));
  CHECK(near(answer.interval->high, 36.620957698280004));
  CHECK(answer.method == statistics::Method::wilson);
  CHECK_FALSE(answer.unstable.has_value());
  CHECK(answer.inconclusive == false);
}

TEST_CASE("a share that may exceed 100% is a rate") {
  const Certainty answer =
      certainty_of("plan p\n" + inputs + "indicator 1 x may exceed 100% measure deaths as % of births target 40%\n",
                   "area,period,deaths,births\nA,2025,5,4\n");
  CHECK(answer.method == statistics::Method::poisson_exact);
  CHECK(answer.unstable == true);
  REQUIRE(answer.interval);
  CHECK(near(answer.interval->high, 11.66833207932267 * 25));
}

TEST_CASE("a count has an interval; a difference of counts has none, unless it is some of a whole") {
  const std::string csv = "area,period,deaths,births,left\nA,2025,12,1504,2\n";
  CHECK(certainty_of("plan p\n" + inputs + "indicator 1 x measure deaths target below 20\n", csv).interval);
  CHECK(certainty_of("plan p\n" + inputs + "indicator 1 x measure deaths + left target below 20\n", csv).interval);
  const Certainty difference =
      certainty_of("plan p\n" + inputs + "indicator 1 x measure deaths - left target below 20\n", csv);
  CHECK_FALSE(difference.interval);
  CHECK(difference.trend.reason == statistics::TrendReason::no_events);
  const std::string rest = "indicator 1 x measure (births - deaths) ";
  CHECK_FALSE(certainty_of("plan p\n" + inputs + rest + "per 1,000 births target at least 9‰\n", csv).interval);
  CHECK(certainty_of("plan p\n" + inputs + rest + "as % of births target at least 9%\n", csv).interval);
}

TEST_CASE("what is published as a rate has no interval") {
  const Certainty answer = certainty_of("plan p\n" + inputs + "indicator 1 x measure rate target below 9%\n",
                                        "area,period,rate\nA,2025,8\n");
  CHECK_FALSE(answer.interval);
  CHECK_FALSE(answer.unstable.has_value());
  CHECK_FALSE(answer.inconclusive.has_value());
  CHECK(answer.trend.trend == statistics::Trend::not_computed);
  CHECK(answer.trend.reason == statistics::TrendReason::no_events);
}

TEST_CASE("of two ends of a range either may lie inside the interval") {
  // 9 deaths: 4.1 to 17.1.
  const auto inconclusive = [](const std::string& target) {
    return *certainty_of("plan p\n" + inputs + "indicator 1 x measure deaths target " + target + "\n",
                         "area,period,deaths\nA,2025,9\n")
                .inconclusive;
  };
  CHECK(inconclusive("between 8 and 30"));
  CHECK(inconclusive("between 2 and 10"));
  CHECK_FALSE(inconclusive("between 2 and 30"));
  CHECK(inconclusive("about 20 within 5"));
  CHECK_FALSE(inconclusive("about 10 within 8"));
}

TEST_CASE("the floor and the ceiling are the edge of an interval, not inside") {
  const std::string nothing = "area,period,deaths,births\nA,2025,0,50\n";
  CHECK(certainty_of("plan p\n" + inputs + "indicator 1 x measure deaths target eliminate\n", nothing).inconclusive ==
        false);
  CHECK(certainty_of("plan p\n" + inputs + "indicator 1 x measure deaths as % of births target maintain 100%\n",
                     "area,period,deaths,births\nA,2025,50,50\n")
            .inconclusive == false);
}

TEST_CASE("inconclusive is said of met and missed alone; an interval of every value") {
  const Certainty not_due =
      certainty_of("plan p period 2024\n" + inputs + "indicator 1 x measure deaths target below 9 by 2030\n",
                   "area,period,deaths\nA,2024,9\n");
  CHECK(not_due.interval);
  CHECK_FALSE(not_due.inconclusive.has_value());
}

TEST_CASE("against the prior period, exactly") {
  const auto change = [](const std::string& rows) {
    return certainty_of(rate_plan, "area,period,deaths,births\n" + rows).versus_prior_period;
  };
  CHECK(change("A,2024,1,3\nA,2025,2,6\n") == statistics::Change::same);
  CHECK(change("A,2024,1,3\nA,2025,1,4\n") == statistics::Change::better);
  CHECK(change("A,2024,1,3\nA,2025,1,2\n") == statistics::Change::worse);
  CHECK(change("A,2024,,3\nA,2025,1,2\n") == std::nullopt);
  CHECK(change("A,2023,1,3\nA,2025,1,2\n") == std::nullopt);
  const std::string quarterly = "plan p period 2025-Q1\n" + inputs + "indicator 1 x measure deaths target below 9\n";
  CHECK(certainty_of(quarterly, "area,period,deaths\nA,2024-Q1,1\nA,2024-Q4,8\nA,2025-Q1,5\n").versus_prior_period ==
        statistics::Change::better);
}

TEST_CASE("the trend takes five years, and a gap is no trend") {
  const std::string years = "A,2021,50,1000\nA,2022,40,1000\nA,2024,25,1000\nA,2025,20,1000\n";
  const Certainty full = certainty_of(rate_plan, "area,period,deaths,births\nA,2020,0,1000\nA,2023,30,1000\n" + years);
  CHECK(full.trend.trend == statistics::Trend::better);
  REQUIRE(full.trend.test);
  CHECK(near(full.trend.test->chi_squared, 17.045454545454547));  // by hand in trend_test.cpp
  const Certainty gap = certainty_of(rate_plan, "area,period,deaths,births\nA,2020,60,1000\n" + years);
  CHECK(gap.trend.trend == statistics::Trend::not_computed);
  CHECK(gap.trend.reason == statistics::TrendReason::period_missing);
}

TEST_CASE("a season is no trend: quarters are compared with the same quarter of five years") {
  const std::string plan = "plan p period 2025-Q1\n" + inputs + "indicator 1 x measure deaths target below 9\n";
  std::string rising = "area,period,deaths\n";
  for (int year = 2021; year <= 2025; ++year) {
    for (int quarter = 1; quarter <= 4; ++quarter) {
      rising += "A," + std::to_string(year) + "-Q" + std::to_string(quarter) + "," +
                std::to_string(quarter == 1 ? 50 : 400 * (year - 2020)) + "\n";
    }
  }
  CHECK(certainty_of(plan, rising).trend.trend == statistics::Trend::no_change);
}

TEST_CASE("without a better direction there is neither trend nor change") {
  const Certainty answer = certainty_of("plan p period 2025\n" + inputs +
                                            "indicator 1 x measure deaths per 100 births target between 103 per "
                                            "100 and 107 per 100\n",
                                        "area,period,deaths,births\nA,2024,1,3\nA,2025,1,2\n");
  CHECK(answer.trend.reason == statistics::TrendReason::direction_unknown);
  CHECK_FALSE(answer.versus_prior_period);
}

const std::string dated_plan = "plan p period 2024 baseline 2020\n" + inputs +
                               "indicator 1 x measure deaths as % of births target 65% by 2023, 80% by 2030\n";

TEST_CASE("the pace towards the next dated level, from the plan's baseline") {
  const auto pace = [](const std::string& now) {
    return certainty_of(dated_plan, "area,period,deaths,births\nA,2020,50,100\nA,2024," + now + ",100\n");
  };
  const Certainty on_track = pace("62");
  REQUIRE(on_track.pace);
  CHECK(on_track.pace->observed == goalpost::Rational(3));
  CHECK(on_track.pace->required == goalpost::Rational(3));
  CHECK(on_track.pace->status == statistics::PaceStatus::on_track);
  CHECK(on_track.pace_target->value == goalpost::Rational(80));
  CHECK(on_track.pace_target->year == 2030);
  CHECK(on_track.base_year == 2020);
  CHECK(near(*on_track.annual_reduction_compound, 1 - std::pow(1.24, 0.25)));
  CHECK(near(*on_track.annual_reduction_continuous, -std::log(1.24) / 4));
  CHECK(pace("61").pace->status == statistics::PaceStatus::too_slow);
  CHECK(pace("50").pace->status == statistics::PaceStatus::standing_still);
  CHECK(pace("49").pace->status == statistics::PaceStatus::moving_away);
}

TEST_CASE("no pace without a base, or when the last level binds") {
  const Certainty no_base = certainty_of(dated_plan, "area,period,deaths,births\nA,2020,,100\nA,2024,62,100\n");
  CHECK_FALSE(no_base.pace);
  CHECK_FALSE(no_base.annual_reduction_compound);
  const Certainty last = certainty_of("plan p period 2030 baseline 2020\n" + inputs +
                                          "indicator 1 x measure deaths as % of births target 80% by 2030\n",
                                      "area,period,deaths,births\nA,2020,50,100\nA,2030,62,100\n");
  CHECK_FALSE(last.pace);
  CHECK(last.annual_reduction_compound);
}

TEST_CASE("annual reductions need a base of one year") {
  const auto answer = [](const std::string& target) {
    return certainty_of("plan p period 2025\n" + inputs + "indicator 1 x measure deaths target " + target + "\n",
                        "area,period,deaths\nA,2021,100\nA,2022,90\nA,2023,95\nA,2024,90\nA,2025,81\n");
  };
  const Certainty prior = answer("reduce by 5% versus prior year");
  CHECK(prior.base_year == 2024);
  CHECK(near(*prior.annual_reduction_compound, 0.1));
  const Certainty fixed = answer("reduce by 5% versus 2021");
  CHECK(fixed.base_year == 2021);
  CHECK(near(*fixed.annual_reduction_continuous, std::log(100.0 / 81) / 4));
  CHECK_FALSE(answer("reduce by 5% versus mean of last 3 years").annual_reduction_compound);
  CHECK_FALSE(answer("reduce from 120 down to 90").annual_reduction_compound);
  CHECK_FALSE(answer("below 90").annual_reduction_compound);
}

TEST_CASE("each stratum has its own certainty, and nothing is warned of twice") {
  const std::string plan =
      "plan p period 2025 strata residence: rural, urban\ninput a, b count by residence\n"
      "indicator 1 x measure a as % of b target below 50%\n";
  const Results results = with_certainty(plan, "area,period,residence,a,b\nA,2025,rural,1,10\nA,2025,urban,5,10\n");
  REQUIRE(results.rows.size() == 3);
  CHECK(results.rows[0].certainty->interval->high < results.rows[1].certainty->interval->high);
  const Results one_figure = with_certainty(plan, "area,period,residence,a,b\nA,2025,,1,10\nA,2024,,1,10\n");
  CHECK(one_figure.findings.list().size() ==
        judged(plan, "area,period,residence,a,b\nA,2025,,1,10\nA,2024,,1,10\n", {}).findings.list().size());
}

TEST_CASE("the sentence, in both languages") {
  const std::string csv = "area,period,deaths,births\nA,2020,50,100\nA,2023,,\nA,2024,62,100\n";
  const Results results = with_certainty(dated_plan, csv);
  const goalpost::Explanation english = goalpost::explain_in_parts(results, results.rows.front(), "en");
  // Wilson, worked out with scipy 1.17.1: 62 of 100 is 52.2098% to 70.9024%; 1.24^(1/4) = 1.055250, ln(1.24)/4 = 0.053778.
  CHECK(
      english.certainty ==
      "95% interval 52.21% to 70.9%; inconclusive: the limit lies inside it; trend over 5 years: cannot be computed, a "
      "year has no figure; on track for 80% in 2030: it moves by 3 points a year, 3 points needed; average annual "
      "increase since 2020: 5.53% compound, 5.38% continuous");
  CHECK(goalpost::explain(results, results.rows.front(), "en").ends_with(". " + english.certainty));
  CHECK(goalpost::explain_in_parts(results, results.rows.front(), "vi").certainty ==
        "Khoảng tin cậy 95% từ 52,21% đến 70,9%; chưa đủ để kết luận: giới hạn nằm trong khoảng này; xu hướng 5 năm: "
        "không "
        "tính được, có năm thiếu số liệu; đúng tiến độ đến 80% vào năm 2030: thay đổi 3 điểm phần trăm mỗi năm, cần 3 "
        "điểm "
        "phần trăm; tăng bình quân mỗi năm so với năm 2020: 5,53% (ghép hằng năm), 5,38% (liên tục)");
}

TEST_CASE("an end of the interval never looks as if it lay on the other side of the limit") {
  // The lower end of 9 deaths is 4.11537…: two places, 4.12, would put it above the limit that lies inside.
  const Results results = with_certainty("plan p\n" + inputs + "indicator 1 x measure deaths target above 4.118\n",
                                         "area,period,deaths\nA,2025,9\n");
  CHECK(results.rows.front().certainty->inconclusive == true);
  CHECK(goalpost::explain_in_parts(results, results.rows.front(), "en").certainty.starts_with("95% interval 4.115 to"));
}

}  // namespace
