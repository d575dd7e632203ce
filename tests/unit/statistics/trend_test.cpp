// The χ² test for trend on published examples, and the label of five periods.
#include <doctest/doctest.h>

#include <array>
#include <limits>
#include <vector>

#include "goalpost/statistics/trend.hpp"
#include "unit/statistics/near.hpp"

namespace {

using namespace goalpost::statistics;
using statistics_test::near;
using Series = std::vector<PeriodFigures>;

RecentTrend trend_of(const std::vector<double>& events, double total, Sampling sampling = Sampling::rate,
                     Desired desired = Desired::lower) {
  std::vector<std::optional<PeriodFigures>> periods;
  periods.reserve(events.size());
  for (const double count : events) periods.emplace_back(PeriodFigures{count, total});
  return recent_trend(periods, sampling, desired);
}

TEST_CASE("Armitage's carriers of Streptococcus pyogenes (1955): a trend of 7.19") {
  const Series tonsils{{19, 516}, {29, 589}, {24, 293}};
  const auto test = chi_squared_for_trend(tonsils, Sampling::proportion);
  REQUIRE(test);
  CHECK(near(test->chi_squared, 7.19, 0.0005));
  CHECK(near(test->slope, 0.0213, 0.005));
}

TEST_CASE("the smokers of R's prop.trend.test: X-squared = 8.2249, p = 0.004132") {
  const Series smokers{{83, 86}, {90, 93}, {129, 136}, {70, 82}};
  const auto test = chi_squared_for_trend(smokers, Sampling::proportion);
  REQUIRE(test);
  CHECK(near(test->chi_squared, 8.2249, 1e-5));
  CHECK(near(test->p_value, 0.004132, 1e-4));
}

TEST_CASE("a rate by hand") {
  // t = 1…5, r = 50 40 30 25 20, n = 1000: Σr = 165, Σrt = 420, Σnt = 15,000, Σnt² = 55,000, N = 5,000.
  // S = 5000·420 − 165·15000 = −375,000; D = 5000·55000 − 15000² = 50,000,000; slope S/D = −0.0075; χ² = S²/(165·D) = 17.0454….
  const Series falling{{50, 1000}, {40, 1000}, {30, 1000}, {25, 1000}, {20, 1000}};
  const auto rate = chi_squared_for_trend(falling, Sampling::rate);
  REQUIRE(rate);
  CHECK(rate->slope == -0.0075);
  CHECK(near(rate->chi_squared, 375000.0 * 375000 / (165 * 50e6)));
  CHECK(near(rate->p_value, 3.649562942655081e-05));  // scipy 1.17.1: chi2.sf
  // The binomial variance is smaller by 1 − p = 4835/5000.
  const auto proportion = chi_squared_for_trend(falling, Sampling::proportion);
  CHECK(near(proportion->chi_squared, rate->chi_squared * 5000 / 4835));
}

TEST_CASE("the test has no answer outside its domain") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  for (const Series& series : {Series{}, Series{{1, 10}}, Series{{0, 10}, {0, 10}}, Series{{1, 10}, {-1, 10}},
                               Series{{1, 10}, {1, 0}}, Series{{1, 10}, {nan, 10}}, Series{{1, 10}, {1, nan}}}) {
    CHECK_FALSE(chi_squared_for_trend(series, Sampling::rate));
  }
  const Series all{{10, 10}, {12, 12}};
  CHECK_FALSE(chi_squared_for_trend(all, Sampling::proportion));
  CHECK(chi_squared_for_trend(all, Sampling::rate));
  CHECK_FALSE(chi_squared_for_trend(Series{{11, 10}, {5, 10}}, Sampling::proportion));
}

TEST_CASE("better and worse follow the direction that is wanted") {
  const std::vector<double> falling{50, 40, 30, 25, 20};
  CHECK(trend_of(falling, 1000).trend == Trend::better);
  CHECK(trend_of(falling, 1000, Sampling::rate, Desired::higher).trend == Trend::worse);
  const std::vector<double> rising{500, 560, 600, 650, 720};
  CHECK(trend_of(rising, 1000, Sampling::proportion, Desired::higher).trend == Trend::better);
  CHECK(trend_of(rising, 1000, Sampling::proportion).trend == Trend::worse);
}

TEST_CASE("no change: flat, within chance, or made by one period alone") {
  CHECK(trend_of({30, 30, 30, 30, 30}, 1000).trend == Trend::no_change);
  CHECK(trend_of({30, 28, 31, 27, 26}, 1000).trend == Trend::no_change);
  // χ² = 34.3 (p < 10⁻⁸), but without the last period the others are flat.
  const RecentTrend one_year = trend_of({30, 30, 30, 30, 90}, 1000);
  REQUIRE(one_year.test);
  CHECK(one_year.test->p_value < 1e-8);
  CHECK(one_year.trend == Trend::no_change);
  CHECK(trend_of({31, 30, 30, 29, 90}, 1000).trend == Trend::no_change);
}

TEST_CASE("99.8% is a chi-squared of 9.5495") {
  // Counts 100 ± d around a flat middle: with t from −2 to 2, S/N = Σrt = 2·2d + 2·d·0… by hand for r = 100+2d, 100+d, 100,
  // 100−d, 100−2d: χ² = (Σrt)²/(r̄·Σt²) = (10d)²/(100·10) = d²/10. d = 9.77 gives 9.545, d = 9.78 gives 9.565.
  const auto series = [](double d) { return std::vector<double>{100 + 2 * d, 100 + d, 100, 100 - d, 100 - 2 * d}; };
  CHECK(near(trend_of(series(9.77), 1).test->chi_squared, 9.77 * 9.77 / 10));
  CHECK(trend_of(series(9.77), 1).trend == Trend::no_change);
  CHECK(trend_of(series(9.78), 1).trend == Trend::better);
}

TEST_CASE("what cannot be computed says why") {
  CHECK(trend_of({50, 40, 30, 25, 20}, 1000, Sampling::rate, Desired::unknown).reason ==
        TrendReason::direction_unknown);
  CHECK(trend_of({50, 40, 30, 25}, 1000).reason == TrendReason::period_missing);
  CHECK(trend_of({50, 40, 30, 25, 20, 10}, 1000).reason == TrendReason::period_missing);
  CHECK(trend_of({0, 0, 0, 0, 0}, 1000).reason == TrendReason::nothing_varies);
  CHECK(trend_of({9, 9, 9, 9, 9}, 9, Sampling::proportion).reason == TrendReason::nothing_varies);
  CHECK(trend_of({9, 9, 10, 9, 9}, 9, Sampling::proportion).reason == TrendReason::out_of_domain);
  CHECK(trend_of({9, 9, -1, 9, 9}, 9).reason == TrendReason::out_of_domain);
  std::vector<std::optional<PeriodFigures>> gap(5, PeriodFigures{5, 10});
  gap[2].reset();
  const RecentTrend answer = recent_trend(gap, Sampling::rate, Desired::lower);
  CHECK(answer.trend == Trend::not_computed);
  CHECK(answer.reason == TrendReason::period_missing);
  CHECK_FALSE(answer.test);
}

TEST_CASE("names are as files spell them") {
  CHECK(name(Trend::not_computed) == "not_computed");
  CHECK(name(Trend::no_change) == "no_change");
  CHECK(name(TrendReason::none).empty());
  CHECK(name(TrendReason::nothing_varies) == "nothing_varies");
  CHECK(name(Change::same) == "same");
}

}  // namespace
