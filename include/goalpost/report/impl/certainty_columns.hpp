/// The columns that certainty adds to machine-readable results.
#pragma once

#include <string>
#include <vector>

#include "goalpost/report/impl/columns.hpp"

namespace goalpost::detail::certainty_columns {

void add_names(std::vector<std::string>& names);
/// One field per name; `confidence` is the level that was asked for.
void add_fields(double confidence, const Result& result, std::vector<columns::Field>& fields);

}  // namespace goalpost::detail::certainty_columns
