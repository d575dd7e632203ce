/// One row at a time, in whole numbers: zero denominators, near ties, negative and huge figures. What the row loops leave over.
#pragma once

#include "goalpost/evaluate/impl/columns_binding.hpp"
#include "goalpost/evaluate/impl/evaluation.hpp"

namespace goalpost::detail::columns {

/// An answer as columns take it.
struct Answer {
  Verdict verdict = Verdict::not_applicable;
  Reason reason = Reason::not_judged;
  std::uint8_t flags = 0;
  double value = std::numeric_limits<double>::quiet_NaN();
  double limit = std::numeric_limits<double>::quiet_NaN();
  double base = std::numeric_limits<double>::quiet_NaN();
  double gap = std::numeric_limits<double>::quiet_NaN();
  double progress = std::numeric_limits<double>::quiet_NaN();
};

/// As the exact evaluator answers: any target, any row.
[[nodiscard]] Answer answer_exactly(const Binding& binding, evaluation::Evaluation& evaluation,
                                    const BoundTarget& target, RowIndex row);
/// The same of a row in scope, in whole numbers of 128 bits; false when they do not suffice, or when a figure is to be looked for.
[[nodiscard]] bool answer_in_whole_numbers(const Binding& binding, const BoundTarget& target, RowIndex row,
                                           Answer& out);

}  // namespace goalpost::detail::columns
