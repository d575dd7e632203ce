/// What a ScalarRule knows.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "goalpost/evaluate/impl/kernels.hpp"
#include "goalpost/evaluate/scalar.hpp"
#include "goalpost/table/table.hpp"

namespace goalpost::detail::scalar {

/// A rule on one or two figures, against a number or against a multiple of itself in another year: n·a compared with d·b, or n·d'·a with
/// n'·b·d, in doubles that are exact within the ranges. The constants are those of the row loops (columns' Comparison, kernels::Call).
struct Quick {
  struct Operand {
    std::size_t at = 0;  ///< in the figures
    kernels::Range range;
  };
  Operand n;
  Operand d;
  Operand base_n;
  Operand base_d;
  bool has_d = false;
  bool has_base = false;
  bool is_quotient = false;  ///< a missing numerator is told as such
  bool is_inclusive = false;
  bool is_upper = false;
  bool is_equal = false;
  bool is_natural = false;       ///< the limit is 0 or 100%: nobody is better
  bool zero_is_natural = false;  ///< so it is where a base makes it 0
  double a = 0;
  double b = 0;
  double cap = 0;  ///< n·a above d·cap is over 100%; infinity for none
  double base_cap_less = 0;
  double value_n = 1;
  double value_d = 1;
  /// Of rules without a base: the answers where left is less than right, equal, more.
  std::array<Verdict, 3> verdicts{};
  std::array<std::uint8_t, 3> flags{};
};

struct Body {
  Program program;
  Schema schema;
  Period period;
  std::vector<ScalarInput> inputs;
  std::optional<Quick> quick;
};

}  // namespace goalpost::detail::scalar
