/// The figures of certainty beside results that are already judged.
#pragma once

#include "goalpost/evaluate/results.hpp"
#include "goalpost/program/impl/body.hpp"
#include "goalpost/table/table.hpp"

namespace goalpost::detail::certainty {

/// Fills Result::certainty of the rows that have a value. Looks up other periods of the table, and changes nothing else.
void add(const program::Body& program, const Table& table, double confidence, Results& results);

}  // namespace goalpost::detail::certainty
