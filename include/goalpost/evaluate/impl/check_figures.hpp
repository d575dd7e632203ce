/// Figures that are probably slips, for check_with_data().
#pragma once

#include <cstdint>
#include <vector>

#include "goalpost/evaluate/results.hpp"
#include "goalpost/program/impl/body.hpp"
#include "goalpost/table/table.hpp"

namespace goalpost::detail::check_figures {

/// Warns of figures that are ten times those of the year before, or a tenth: a digit too many, another unit.
void find_jumps(const Plan& plan, const Table& table, Diagnostics& out);

/// Whether the measure of an indicator is a share or rate of counts that can hardly be more than one each.
[[nodiscard]] bool counts_people(const program::Body& program, std::uint32_t indicator);
/// Warns, once per indicator, of rows in which such a measure counts more events than people.
void find_more_events_than_people(const Program& program, std::uint32_t indicator, const Table& table,
                                  const std::vector<Result>& rows, Diagnostics& out);

}  // namespace goalpost::detail::check_figures
