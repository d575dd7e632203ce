/// What a ScalarRule knows.
#pragma once

#include <vector>

#include "goalpost/evaluate/scalar.hpp"
#include "goalpost/table/table.hpp"

namespace goalpost::detail::scalar {

struct Body {
  Program program;
  Schema schema;
  Period period;
  std::vector<ScalarInput> inputs;
};

}  // namespace goalpost::detail::scalar
