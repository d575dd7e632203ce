/// What a plan asks of its data.
#pragma once

#include "goalpost/plan/plan.hpp"
#include "goalpost/table/table.hpp"

namespace goalpost {

/// Levels, dimensions and inputs of a plan, in the plan's order: index i of Plan::inputs is index i of Schema::inputs.
[[nodiscard]] Schema schema_of(const Plan& plan);

}  // namespace goalpost
