/// Judging columns in slices, so that somebody can be told and can cancel.
#pragma once

#include <cstddef>
#include <vector>

#include "goalpost.h"
#include "goalpost/evaluate/columns.hpp"
#include "goalpost/plan/plan.hpp"

namespace goalpost::capi {

struct Rows {
  std::size_t first = 0;
  std::size_t num = 0;
};
struct Progress {
  goalpost_progress function = nullptr;
  void* context = nullptr;
};

/// An output of the caller's, looked over.
[[nodiscard]] TargetColumns output_in(const goalpost_output& output, const Plan& plan, std::size_t num_rows);

void run_in_slices(const ColumnEvaluator& evaluator, const std::vector<TargetColumns>& outputs, Rows rows,
                   std::uint32_t num_threads, Progress progress);

[[nodiscard]] ColumnOptions column_options_in(const goalpost_column_options* options, const Plan& plan);

}  // namespace goalpost::capi
