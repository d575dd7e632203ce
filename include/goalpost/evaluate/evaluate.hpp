/// The door of the evaluate phase.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <vector>

#include "goalpost/evaluate/results.hpp"
#include "goalpost/program/program.hpp"
#include "goalpost/table/table.hpp"

namespace goalpost {

struct EvaluateOptions {
  /// Judge these periods instead of the plan's own; empty: the plan's, and without those every period of the table.
  std::vector<Period> periods;
  /// Judge only these indicators (indices in Plan::indicators); empty: all.
  std::vector<std::uint32_t> indicators;
  /// Judge only areas of this level (index in Plan::levels).
  std::optional<std::uint32_t> level;
  /// Say of each missed row which areas below hold it back (Result::held_back_by). Judges those areas once more.
  bool held_back = false;
  /// Put the figures of Result::certainty beside each value, intervals at this two-sided level (0.95 is 95%), between 0 and 1. They
  /// change no verdict, and look up the measure in up to seven more periods for each row.
  std::optional<double> certainty;
  /// Called before each indicator, with how many are done and how many there are, and at the end; false cancels.
  std::function<bool(std::size_t num_done, std::size_t num_all)> progress;
};

/// What evaluate() throws when `progress` answers false.
struct Cancelled : std::exception {
  [[nodiscard]] const char* what() const noexcept override { return "goalpost::evaluate: cancelled"; }
};

/// Judges every target on the table, exactly: over rationals, row by row. The table must have been built with
/// schema_of(program.plan()), and the options must name what is there: else std::invalid_argument. Throws nothing else but
/// std::bad_alloc, Cancelled and what `progress` throws. Needs up to 1 MiB of stack. Thread-safe.
/// Under the plan's `suppress counts` the results hold no figure that it withholds (Result::withheld says where); verdicts stay.
[[nodiscard]] Results evaluate(const Program& program, const Table& table, const EvaluateOptions& options = {});

/// The answers of one row for one indicator, as a ColumnEvaluator without options has them, with everything that explains them: one per
/// target, then the combined one. For tables with and without names; areas of the latter are one area without a name.
/// No such row or indicator, another plan's table, or a plan that says `suppress counts` (what that withholds is seen of all rows):
/// std::invalid_argument.
[[nodiscard]] Results evaluate_row(const Program& program, const Table& table, RowIndex row, std::uint32_t indicator);

/// What data say about a plan: slack targets (already met by the last known result before the plan's period, counted per indicator) and
/// strict limits that the data sits on; and figures that are probably slips: ten times those of the year before or more, or more events than people.
/// Adds warnings to `out`. Asks of its arguments what evaluate() asks, and throws the same.
void check_with_data(const Program& program, const Table& table, Diagnostics& out, const EvaluateOptions& options = {});

}  // namespace goalpost
