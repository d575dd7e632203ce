// Confidence intervals of single figures: published ones, and those that a closed formula gives.
#include <cmath>

#include "support.hpp"

namespace goalpost::test {

namespace {

struct Limits {
  double low = 0, high = 0;
};

Limits limits_of(std::int32_t method, double events, double total, double confidence = 0.95) {
  Limits out;
  CHECK(goalpost_interval(method, events, total, confidence, &out.low, &out.high) == GOALPOST_OK);
  return out;
}

}  // namespace

TEST_CASE("intervals as published, and as the formula says where it is short") {
  // tests/unit/statistics/published: 10 of 200; Surry and Mecklenburg, deaths per 1,000 births.
  const Limits wilson = limits_of(GOALPOST_INTERVAL_METHOD_WILSON, 10, 200);
  CHECK(wilson.low == doctest::Approx(0.027382645600763925).epsilon(1e-9));
  CHECK(wilson.high == doctest::Approx(0.089578148138775973).epsilon(1e-9));
  const Limits exact = limits_of(GOALPOST_INTERVAL_METHOD_POISSON_EXACT, 5, 3188);
  CHECK(1000 * exact.low == doctest::Approx(0.50924918134203923).epsilon(1e-9));
  CHECK(1000 * exact.high == doctest::Approx(3.6600790713057303).epsilon(1e-9));
  const Limits byar = limits_of(GOALPOST_INTERVAL_METHOD_BYAR, 35, 30757);
  CHECK(1000 * byar.low == doctest::Approx(0.79250936284182938).epsilon(1e-9));
  CHECK(1000 * byar.high == doctest::Approx(1.5826644112725554).epsilon(1e-9));
  // None of ten: the upper limit solves (1 - p)^10 = 2.5%.
  const Limits none = limits_of(GOALPOST_INTERVAL_METHOD_CLOPPER_PEARSON, 0, 10);
  CHECK(none.low == 0);
  CHECK(none.high == doctest::Approx(1 - std::pow(0.025, 0.1)).epsilon(1e-12));
}

}  // namespace goalpost::test
