/// What a plan speaks of and the data do not have: nothing is passed over in silence.
#pragma once

#include "goalpost/evaluate/results.hpp"
#include "goalpost/table/table.hpp"

namespace goalpost::detail::evaluation {

/// Warns of periods of the plan without a row, of areas that no row is of, and of targets that apply to nothing.
void find_unmatched(const Plan& plan, const Table& table, Results& results);

}  // namespace goalpost::detail::evaluation
