// Annual changes by hand.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "goalpost/statistics/pace.hpp"
#include "unit/statistics/near.hpp"

namespace {

using namespace goalpost::statistics;
using goalpost::Decimal;
using goalpost::Rational;
using statistics_test::near;

ValueOfYear in(int year, std::int64_t tenths) { return {Rational(Decimal{tenths, 1}), year}; }

TEST_CASE("50% in 2020, 80% wanted in 2030: 3 points a year") {
  const auto at = [](std::int64_t tenths) {
    return pace(in(2020, 500), in(2024, tenths), in(2030, 800), Desired::higher);
  };
  CHECK(at(620)->observed == Rational(3));
  CHECK(at(620)->required == Rational(3));
  CHECK(at(620)->status == PaceStatus::on_track);
  CHECK(at(619)->status == PaceStatus::too_slow);
  CHECK(at(500)->status == PaceStatus::standing_still);
  CHECK(at(480)->status == PaceStatus::moving_away);
  CHECK(at(480)->observed.to_text() == "-0.5");
}

TEST_CASE("exactly on the line is on track, where doubles would say too slow") {
  // 0.5 to 0.8 in six years: 0.05 a year. In doubles (0.55 − 0.5)/1 is 0.05000000000000004, (0.65 − 0.5)/3 is 0.05 less a bit.
  for (int years = 1; years <= 6; ++years) {
    const auto answer = pace({Rational(Decimal{50, 2}), 2020}, {Rational(Decimal{50 + 5 * years, 2}), 2020 + years},
                             {Rational(Decimal{80, 2}), 2026}, Desired::higher);
    CHECK(answer->status == PaceStatus::on_track);
  }
}

TEST_CASE("lower is better: 9 in 2020, 6 wanted in 2026") {
  const auto at = [](std::int64_t tenths) {
    return pace(in(2020, 90), in(2022, tenths), in(2026, 60), Desired::lower);
  };
  CHECK(at(80)->required.to_text() == "-0.5");
  CHECK(at(80)->status == PaceStatus::on_track);
  CHECK(at(70)->status == PaceStatus::on_track);
  CHECK(at(81)->status == PaceStatus::too_slow);
  CHECK(at(90)->status == PaceStatus::standing_still);
  CHECK(at(91)->status == PaceStatus::moving_away);
}

TEST_CASE("a base that is already better than the target leaves room to fall back") {
  // 85% in 2020 for 80% in 2030: half a point less a year would do.
  CHECK(pace(in(2020, 850), in(2022, 845), in(2030, 800), Desired::higher)->status == PaceStatus::on_track);
  CHECK(pace(in(2020, 850), in(2022, 835), in(2030, 800), Desired::higher)->status == PaceStatus::moving_away);
}

TEST_CASE("no pace without time, beyond the target's year or without a direction") {
  CHECK_FALSE(pace(in(2020, 1), in(2020, 2), in(2030, 3), Desired::higher));
  CHECK_FALSE(pace(in(2021, 1), in(2020, 2), in(2030, 3), Desired::higher));
  CHECK_FALSE(pace(in(2020, 1), in(2031, 2), in(2030, 3), Desired::higher));
  CHECK(pace(in(2020, 1), in(2030, 2), in(2030, 3), Desired::higher));
  CHECK_FALSE(pace(in(2020, 1), in(2025, 2), in(2030, 3), Desired::unknown));
  CHECK(name(PaceStatus::standing_still) == "standing_still");
}

TEST_CASE("the two annual rates of reduction: UNICEF's examples, 1990 to 2015") {
  // From 20 to 10: 2.8% a year; from 100 to 90: 0.4%. Both continuous; compound, halving in 25 years is 2.7%.
  CHECK(near(*annual_reduction_continuous(20, 10, 25), std::log(2) / 25));
  CHECK(std::round(*annual_reduction_continuous(20, 10, 25) * 1000) == 28);
  CHECK(std::round(*annual_reduction_continuous(100, 90, 25) * 1000) == 4);
  CHECK(std::round(*annual_reduction_compound(20, 10, 25) * 1000) == 27);
}

TEST_CASE("compound by hand: 100, 90, 81 is 10% a year; 100, 110, 121 is an increase by 10%") {
  CHECK(near(*annual_reduction_compound(100, 81, 2), 0.1));
  CHECK(near(*annual_reduction_compound(100, 121, 2), -0.1));
  CHECK(near(*annual_reduction_continuous(100, 81, 2), -std::log(0.9)));
  CHECK(*annual_reduction_compound(7, 7, 3) == 0);
  CHECK_FALSE(std::signbit(*annual_reduction_compound(7, 7, 3)));  // no "-0%"
  CHECK(*annual_reduction_continuous(7, 7, 3) == 0);
  CHECK(near(*annual_reduction_compound(1, 1 - 1e-12, 1), 1e-12, 1e-3));
}

TEST_CASE("down to nothing is a reduction by 100%, which no continuous rate reaches") {
  CHECK(annual_reduction_compound(5, 0, 3) == 1);
  CHECK_FALSE(annual_reduction_continuous(5, 0, 3));
}

TEST_CASE("outside their domain there is no rate") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  constexpr double infinity = std::numeric_limits<double>::infinity();
  for (const auto rate : {annual_reduction_compound, annual_reduction_continuous}) {
    CHECK_FALSE(rate(0, 1, 1));
    CHECK_FALSE(rate(-1, 1, 1));
    CHECK_FALSE(rate(1, -1, 1));
    CHECK_FALSE(rate(1, 2, 0));
    CHECK_FALSE(rate(1, 2, -1));
    CHECK_FALSE(rate(nan, 2, 1));
    CHECK_FALSE(rate(1, nan, 1));
    CHECK_FALSE(rate(infinity, 1, 1));
    CHECK_FALSE(rate(1, infinity, 1));
  }
}

}  // namespace
