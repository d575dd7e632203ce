/// Plans and tables from files, and what a user may call the things in them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "command.hpp"
#include "goalpost/goalpost.hpp"

namespace goalpost::cli {

/// A plan as far as it could be read. `diagnostics` holds what the parser and the checker found.
struct LoadedPlan {
  Source source;
  Diagnostics diagnostics;
  std::size_t num_indicators = 0;
  std::size_t num_targets = 0;
  std::optional<Plan> plan;
};
[[nodiscard]] LoadedPlan load_plan(const std::string& path);

/// A table for a program's plan; what is wrong with it is in `out`.
[[nodiscard]] std::optional<Table> load_table(const std::string& path, const Program& program, Diagnostics& out);

/// Plan and table, ready to be judged.
struct Loaded {
  Source source;
  Program program;
  Table table;
};
/// Both, or a Failure after the errors were printed. Warnings about data are printed; those about the plan are left to
/// `check`.
[[nodiscard]] Loaded load(const std::string& plan_path, const std::string& data_path, const Session& session);

/// Judges, and prints what the evaluation found out about the data.
[[nodiscard]] Results judge(const Loaded& loaded, const EvaluateOptions& options, const Session& session);

/// Indices of indicators by name or label; one that is not known is a Failure with the nearest known one.
[[nodiscard]] std::vector<std::uint32_t> find_indicators(const Plan& plan, const std::vector<std::string>& wanted);
/// A level by its singular or plural.
[[nodiscard]] std::uint32_t find_level(const Plan& plan, const std::string& wanted);
/// Periods as written; one that no row has is said, because all it can give is "no data".
[[nodiscard]] std::vector<Period> find_periods(const Table& table, const std::vector<std::string>& wanted);
/// The complaint, with "; did you mean 'x'?" behind it when a known name is near.
[[nodiscard]] std::string did_you_mean(const std::string& complaint, const std::string& wanted,
                                       const std::vector<std::string>& known);

void print(const Diagnostics& diagnostics, const Source& source, const Session& session);

}  // namespace goalpost::cli
