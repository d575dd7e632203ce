/// Columns of figures as they come from outside, found by name and given to a table.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "goalpost/plan/plan.hpp"
#include "goalpost/program/program.hpp"
#include "goalpost/table/table.hpp"
#include "guard.hpp"

namespace goalpost::capi {

/// The period of rows without areas when nobody says one: the plan's first, else the year after the latest that the plan names.
[[nodiscard]] Period default_period(const Program& program);

/// Gives figures to the inputs that they are for.
class FigureSetter {
 public:
  /// `period` is that of rows without areas; unset: rows have areas, and names speak of no other period.
  FigureSetter(TableBuilder& builder, const Plan& plan, std::size_t num_rows, std::optional<Period> period)
      : builder_(builder), plan_(plan), num_rows_(num_rows), period_(period) {}

  /// False when no input is of that name.
  [[nodiscard]] bool set(std::string_view name, Column column);

 private:
  [[nodiscard]] bool set_in(std::string_view name, std::optional<Period> period, const Column& column);
  void require_fit(const PlanInput& input, const Column& column) const;

  TableBuilder& builder_;
  const Plan& plan_;
  std::size_t num_rows_;
  std::optional<Period> period_;
  std::vector<std::pair<std::uint32_t, std::optional<Period>>> given_;
};

[[nodiscard]] Column column_in(const goalpost_column& column);

}  // namespace goalpost::capi
