// Intervals against printed tables, an independent calculation and their own definitions; and what lies outside them.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <optional>
#include <vector>

#include "goalpost/statistics/interval.hpp"
#include "unit/statistics/near.hpp"

namespace {

using namespace goalpost::statistics;
using statistics_test::near;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

struct Limits {
  double events;
  double total;
  double confidence;
  double low;
  double high;
};

bool agrees(const std::optional<Interval>& interval, const Limits& expected, double relative = 1e-9) {
  return interval && near(interval->low, expected.low, relative) && near(interval->high, expected.high, relative);
}

/// To the four places of a printed table.
bool as_printed(const std::optional<Interval>& interval, const Limits& expected) {
  return interval && std::abs(interval->low - expected.low) <= 0.5001e-4 &&
         std::abs(interval->high - expected.high) <= 0.5001e-4;
}

TEST_CASE("the four examples of Newcombe (1998), Statistics in Medicine 17:857-872, table I") {
  for (const Limits& row : {Limits{81, 263, 0.95, 0.2553, 0.3662}, Limits{15, 148, 0.95, 0.0624, 0.1605},
                            Limits{0, 20, 0.95, 0, 0.1611}, Limits{1, 29, 0.95, 0.0061, 0.1718}}) {
    CHECK(as_printed(wilson(row.events, row.total), row));
  }
  for (const Limits& row : {Limits{81, 263, 0.95, 0.2527, 0.3676}, Limits{15, 148, 0.95, 0.0578, 0.1617},
                            Limits{0, 20, 0.95, 0, 0.1684}, Limits{1, 29, 0.95, 0.0009, 0.1776}}) {
    CHECK(as_printed(clopper_pearson(row.events, row.total), row));
  }
}

// Computed once with scipy 1.17.1: beta.ppf and beta.isf, chi2.ppf and chi2.isf, norm.isf.
TEST_CASE("Clopper-Pearson agrees with an independent calculation") {
  for (const Limits& row :
       {Limits{0, 10, 0.95, 0, 0.3084971078187607}, Limits{1, 10, 0.95, 0.0025285785444617865, 0.4450161170281954},
        Limits{5, 10, 0.95, 0.18708602844739855, 0.8129139715526015},
        Limits{81, 263, 0.95, 0.25273674558527126, 0.36762192260135135}, Limits{10, 10, 0.95, 0.6915028921812392, 1},
        Limits{3, 100, 0.998, 0.0019227972016529933, 0.12422182878533782},
        Limits{7776456, 7564336677, 0.95, 0.001027319971639412, 0.0010287644615134457},
        Limits{9.5, 100, 0.9, 0.05148923949182876, 0.15777473830379857},
        Limits{1, 20, 0.99, 0.0002505956868314464, 0.31714173475709534}}) {
    CAPTURE(row.events);
    CHECK(agrees(clopper_pearson(row.events, row.total, row.confidence), row));
  }
}

TEST_CASE("Clopper-Pearson has a closed form where nothing or everything happened") {
  for (const double confidence : {0.5, 0.9, 0.95, 0.998}) {
    const double edge = std::pow((1 - confidence) / 2, 1.0 / 30);
    CHECK(agrees(clopper_pearson(0, 30, confidence), Limits{0, 0, 0, 0, 1 - edge}));
    CHECK(agrees(clopper_pearson(30, 30, confidence), Limits{0, 0, 0, edge, 1}));
  }
}

TEST_CASE("exact Poisson limits and Byar's agree with an independent calculation") {
  for (const Limits& row :
       {Limits{0, 1, 0.95, 0, 3.6888794541139354}, Limits{1, 1, 0.95, 0.025317807984289897, 5.571643390938898},
        Limits{5, 1, 0.95, 1.623486390118421, 11.66833207932267},
        Limits{9, 1, 0.95, 4.115373097378334, 17.084803451419166},
        Limits{12, 1, 0.95, 6.200575108722219, 20.96158504817696},
        Limits{100, 1, 0.95, 81.36399125092315, 121.62679379242638},
        Limits{1e6, 1, 0.95, 998040.9833402939, 1001961.9119454322},
        Limits{1, 1, 0.9999, 5.000125004166272e-05, 12.506671285192734},
        Limits{3, 1, 0.5, 1.7272994178605192, 5.10942748512338}}) {
    CAPTURE(row.events);
    CHECK(agrees(poisson_exact(row.events, row.confidence), row));
  }
  for (const Limits& row :
       {Limits{1, 1, 0.95, 0.013072132901504331, 5.5637555824752605},
        Limits{9, 1, 0.95, 4.106885024013133, 17.085780688536683},
        Limits{12, 1, 0.95, 6.1935098430790285, 20.9628580536167},
        Limits{100, 1, 0.95, 81.36210549052788, 121.6279375792065}, Limits{1, 1, 0.9999, 0, 12.900161358982992}}) {
    CAPTURE(row.events);
    CHECK(agrees(byar(row.events, row.confidence), row));
  }
  CHECK(byar(0)->low == 0);
}

TEST_CASE("the exact limits are where the tail of the distribution has what the level leaves") {
  // P(X >= 5 | low) and P(X <= 5 | high) of a Poisson count, summed term by term.
  const auto at_most = [](int k, double mean) {
    double term = std::exp(-mean);
    double sum = term;
    for (int i = 1; i <= k; ++i) sum += term *= mean / i;
    return sum;
  };
  for (const double confidence : {0.8, 0.95, 0.998}) {
    const auto limits = poisson_exact(5, confidence);
    CHECK(near(1 - at_most(4, limits->low), (1 - confidence) / 2, 1e-8));
    CHECK(near(at_most(5, limits->high), (1 - confidence) / 2, 1e-8));
  }
}

TEST_CASE("the interval of a count is exact below 10 events and Byar's from 10 on") {
  CHECK(method_of_count(9) == Method::poisson_exact);
  CHECK(method_of_count(9.99) == Method::poisson_exact);
  CHECK(method_of_count(10) == Method::byar);
  CHECK(count_interval(9) == poisson_exact(9));
  CHECK(count_interval(10) == byar(10));
  CHECK(rate_interval(5, 1000)->high == poisson_exact(5)->high / 1000);
  CHECK(name(Method::poisson_exact) == "poisson_exact");
  CHECK(name(Method::wilson) == "wilson");
}

TEST_CASE("outside their domain there is no interval") {
  for (const double confidence : {0.0, -0.5, 1.5, nan, infinity}) {
    CHECK_FALSE(wilson(1, 2, confidence));
    CHECK_FALSE(clopper_pearson(1, 2, confidence));
    CHECK_FALSE(poisson_exact(1, confidence));
    CHECK_FALSE(byar(1, confidence));
    CHECK_FALSE(rate_interval(1, 2, confidence));
  }
  struct Pair {
    double events;
    double total;
  };
  for (const Pair& pair : std::vector<Pair>{
           {-1, 10}, {11, 10}, {0, 0}, {1, 0}, {0, -5}, {nan, 10}, {1, nan}, {infinity, infinity}, {1, infinity}}) {
    CAPTURE(pair.events);
    CAPTURE(pair.total);
    CHECK_FALSE(wilson(pair.events, pair.total));
    CHECK_FALSE(clopper_pearson(pair.events, pair.total));
  }
  for (const double events : {-1.0, nan, infinity}) {
    CHECK_FALSE(poisson_exact(events));
    CHECK_FALSE(byar(events));
    CHECK_FALSE(rate_interval(events, 10));
  }
  CHECK_FALSE(poisson_exact(1.1e10));
  CHECK_FALSE(clopper_pearson(5, 1.1e10));
  CHECK(count_interval(1.1e10));
  for (const double exposure : {0.0, -1.0, nan, infinity}) CHECK_FALSE(rate_interval(1, exposure));
}

TEST_CASE("certainty itself: a proportion may be anything, a rate has no upper limit") {
  CHECK(wilson(3, 10, 1) == Interval{0, 1});
  CHECK(clopper_pearson(3, 10, 1) == Interval{0, 1});
  CHECK_FALSE(poisson_exact(3, 1));
  CHECK_FALSE(byar(30, 1));
}

TEST_CASE("limits keep their digits and their order where numbers are extreme") {
  // Few events among many: the lower limit of Wilson's is close to x²/(n·(2x + z²)), which a difference would lose.
  const auto rare = wilson(1, 1e15);
  REQUIRE(rare);
  CHECK(rare->low > 1.7e-16);
  CHECK(rare->low < 1.8e-16);
  CHECK(wilson(0, 1e15)->low == 0);
  CHECK(wilson(1e15, 1e15)->high == 1);
  for (const double events : {0.0, 1e-9, 0.5, 1.0, 19.0, 1e3, 1e7, 1e10}) {
    for (const double confidence : {0.1, 0.5, 0.95, 0.998, 1 - 1e-12}) {
      CAPTURE(events);
      CAPTURE(confidence);
      for (const auto& limits : {count_interval(events, confidence), poisson_exact(events, confidence),
                                 wilson(events, 1e10, confidence), clopper_pearson(events, 1e10, confidence)}) {
        REQUIRE(limits);
        CHECK(limits->low >= 0);
        CHECK(limits->low < limits->high);
      }
    }
  }
}

TEST_CASE("unstable is fewer than 20 events; inconclusive is a limit inside the interval, not at its end") {
  CHECK(is_unstable(19));
  CHECK(is_unstable(19.5));
  CHECK_FALSE(is_unstable(20));
  CHECK_FALSE(is_unstable(nan));
  const Interval interval{0, 0.3};
  CHECK(lies_inside(0.1, interval));
  CHECK_FALSE(lies_inside(0, interval));
  CHECK_FALSE(lies_inside(0.3, interval));
  CHECK_FALSE(lies_inside(0.4, interval));
  CHECK_FALSE(lies_inside(nan, interval));
}

}  // namespace
