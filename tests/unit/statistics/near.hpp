// Numbers that agree to a relative tolerance; doctest's Approx adds an absolute one, which says nothing of small limits.
#pragma once

#include <algorithm>
#include <cmath>

namespace statistics_test {

inline bool near(double a, double b, double relative = 1e-9) {
  return a == b || std::abs(a - b) <= relative * std::max(std::abs(a), std::abs(b));
}

}  // namespace statistics_test
