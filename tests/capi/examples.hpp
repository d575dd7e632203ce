/// The example plans and their data, as C++ has them and as they are handed to C.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "goalpost/goalpost.hpp"
#include "goalpost/io/csv.hpp"
#include "support.hpp"

namespace goalpost::test {

/// A plan and its data as the C++ library has them.
struct InCpp {
  Program program;
  goalpost::Table table;
};

inline InCpp read_example(const std::string& folder) {
  goalpost::Diagnostics found;
  const Source source("plan.goal", read_file("examples/" + folder + "/plan.goal"));
  auto plan = check(parse(source, Limits{}, found), found);
  REQUIRE(plan.has_value());
  Program program = compile(*std::move(plan));
  auto table =
      read_csv(read_file("examples/" + folder + "/results.csv"), "results.csv", schema_of(program.plan()), found);
  REQUIRE(table.has_value());
  return {std::move(program), *std::move(table)};
}

/// The memory of a table of C++, handed to C as it lies.
struct Memory {
  std::vector<goalpost_string> names, strata_names;
  std::vector<std::uint32_t> parents, areas;
  std::vector<std::string> period_texts;
  std::vector<goalpost_string> periods;
  std::vector<std::vector<std::int32_t>> strata;
  std::vector<std::vector<goalpost_string>> values;
  goalpost_key area = GOALPOST_KEY_INIT;
  goalpost_key period = GOALPOST_KEY_INIT;
  std::vector<goalpost_key> stratum_keys;
  std::vector<goalpost_column> columns;
  goalpost_table_data data = GOALPOST_TABLE_DATA_INIT;

  explicit Memory(const goalpost::Table& table) {
    for (const Area& one : table.areas().list) {
      names.push_back(str(one.name));
      parents.push_back(one.parent.value_or(GOALPOST_NONE));
    }
    const std::size_t num_rows = table.num_rows();
    for (RowIndex row = 0; row < num_rows; ++row) {
      areas.push_back(table.area(row));
      period_texts.push_back(to_text(table.period(row)));
    }
    for (const std::string& text : period_texts) periods.push_back(str(text));
    area.codes = areas.data();
    area.code_type = GOALPOST_TYPE_UINT32;
    area.names = {names.size(), names.data(), nullptr, nullptr, nullptr};
    period.names = {periods.size(), periods.data(), nullptr, nullptr, nullptr};
    add_strata(table);
    add_columns(table);
    data.num_rows = num_rows;
    data.area = &area;
    data.period = &period;
    data.strata = stratum_keys.data();
    data.num_strata = stratum_keys.size();
    data.columns = columns.data();
    data.num_columns = columns.size();
    data.roster = area.names;
    data.roster_parents = parents.data();
  }

 private:
  void add_strata(const goalpost::Table& table) {
    const auto& dimensions = table.schema().dimensions;
    strata.resize(dimensions.size());
    values.resize(dimensions.size());
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
      for (const std::string& value : dimensions[d].values) values[d].push_back(str(value));
      for (RowIndex row = 0; row < table.num_rows(); ++row) strata[d].push_back(table.stratum(row)[d] - 1);
      goalpost_key key = GOALPOST_KEY_INIT;
      key.codes = strata[d].data();
      key.code_type = GOALPOST_TYPE_INT32;
      key.names = {values[d].size(), values[d].data(), nullptr, nullptr, nullptr};
      stratum_keys.push_back(key);
    }
  }
  void add_columns(const goalpost::Table& table) {
    for (std::uint32_t i = 0; i < table.schema().inputs.size(); ++i) {
      const Column* from = table.column(i);
      if (from == nullptr) continue;
      goalpost_column column = GOALPOST_COLUMN_INIT;
      column.name = str(table.schema().inputs[i].column);
      column.type = static_cast<std::uint8_t>(from->type);
      column.scale = from->scale;
      column.values = from->values;
      column.validity = from->validity;
      column.suppressed = from->suppressed;
      columns.push_back(column);
    }
  }
};

}  // namespace goalpost::test
