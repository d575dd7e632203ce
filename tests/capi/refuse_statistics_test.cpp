// What the functions for statistics refuse: NULL, other methods, numbers outside the domain. A status comes back, nothing is written.
#include <cmath>

#include "support.hpp"

namespace goalpost::test {

TEST_CASE("what an interval refuses") {
  double low = 7, high = 7;
  CHECK(goalpost_interval(GOALPOST_INTERVAL_METHOD_WILSON, 1, 2, 0.95, nullptr, &high) == GOALPOST_E_NULL);
  CHECK(goalpost_interval(GOALPOST_INTERVAL_METHOD_WILSON, 1, 2, 0.95, &low, nullptr) == GOALPOST_E_NULL);
  for (const std::int32_t method : {GOALPOST_INTERVAL_METHOD_WILSON, GOALPOST_INTERVAL_METHOD_CLOPPER_PEARSON,
                                    GOALPOST_INTERVAL_METHOD_POISSON_EXACT, GOALPOST_INTERVAL_METHOD_BYAR}) {
    for (const double wrong : {-1.0, std::nan(""), HUGE_VAL}) {
      CHECK(goalpost_interval(method, wrong, 2, 0.95, &low, &high) == GOALPOST_E_ARGUMENT);
      CHECK(goalpost_interval(method, 1, wrong, 0.95, &low, &high) == GOALPOST_E_ARGUMENT);
      CHECK(goalpost_interval(method, 1, 2, wrong, &low, &high) == GOALPOST_E_ARGUMENT);
    }
    CHECK(goalpost_interval(method, 1, 0, 0.95, &low, &high) == GOALPOST_E_ARGUMENT);
    CHECK(goalpost_interval(method, 1, 2, 1, &low, &high) == GOALPOST_E_ARGUMENT);
    CHECK(goalpost_interval(method, 1, 2, 0, &low, &high) == GOALPOST_E_ARGUMENT);
  }
  CHECK(goalpost_interval(GOALPOST_INTERVAL_METHOD_WILSON, 3, 2, 0.95, &low, &high) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_interval(4, 1, 2, 0.95, &low, &high) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_interval(-1, 1, 2, 0.95, &low, &high) == GOALPOST_E_ARGUMENT);
  CHECK(low == 7);
  CHECK(high == 7);
}

}  // namespace goalpost::test
