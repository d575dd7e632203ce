// Adding many rows to a table: keys as columns of numbers, or no keys at all.
#pragma once

#include <algorithm>
#include <stdexcept>

#include "goalpost/table/impl/assembly.hpp"
#include "goalpost/text/names.hpp"

namespace goalpost::detail {

namespace assembly_columns {

inline void require(bool holds, const char* what) {
  if (!holds) throw std::invalid_argument(what);
}

inline bool is_period(const Period& period) noexcept {
  return period.index_1based >= 1 && period.index_1based <= static_cast<unsigned>(period.length) &&
         (period.length == PeriodLength::year || period.length == PeriodLength::half ||
          period.length == PeriodLength::quarter || period.length == PeriodLength::month);
}

}  // namespace assembly_columns

void TableAssembly::require_no_nameless_rows() const {
  assembly_columns::require(!table_.is_nameless_, "goalpost::TableBuilder: rows beside nameless ones");
}

std::vector<AreaId> TableAssembly::area_numbers(const KeyColumns& keys, Diagnostics& out) {
  std::vector<AreaId> numbers(keys.names.size());
  for (std::size_t i = 0; i < keys.names.size(); ++i) {
    const TablePlace place{table_.file_, static_cast<std::uint32_t>(i + 1), 0};
    const auto number = area_number(keys.names[i], "area", Spot{place, 0}, out);
    if (!number && comparable_name(keys.names[i])) report_empty(Spot{place, 0}, "area", out);
    numbers[i] = number.value_or(0);
  }
  if (out.has_errors()) return numbers;
  for (std::size_t i = 0; i < keys.parents.size(); ++i) {
    if (keys.parents[i] == KeyColumns::no_area) continue;
    const TablePlace place{table_.file_, static_cast<std::uint32_t>(i + 1), 0};
    claim_parent(numbers[i], numbers[keys.parents[i]], Spot{place, 0}, out);
  }
  return numbers;
}

void TableAssembly::add_rows(const KeyColumns& keys, Diagnostics& out) {
  using assembly_columns::require;
  require_no_nameless_rows();
  const std::size_t num_dimensions = stratum_numbers_.size();
  require(keys.areas.size() == keys.num_rows && keys.periods.size() == keys.num_rows,
          "goalpost::TableBuilder::add_rows: an area and a period for each row");
  require(keys.strata.empty() || keys.strata.size() == keys.num_rows * num_dimensions,
          "goalpost::TableBuilder::add_rows: a stratum for each row and dimension, or none at all");
  require(keys.parents.empty() || keys.parents.size() == keys.names.size(),
          "goalpost::TableBuilder::add_rows: a parent for each name, or none at all");
  require(keys.num_rows < KeyColumns::no_area - table_.num_rows_, "goalpost::TableBuilder::add_rows: too many rows");
  const bool numbered = keys.names.empty();  // by add_row()
  const std::size_t num_names = numbered ? table_.areas_.list.size() : keys.names.size();
  const auto is_name = [&](std::uint32_t number) { return number < num_names; };
  require(std::ranges::all_of(keys.areas, is_name), "goalpost::TableBuilder::add_rows: no such area");
  require(std::ranges::all_of(keys.parents, [&](std::uint32_t n) { return n == KeyColumns::no_area || is_name(n); }),
          "goalpost::TableBuilder::add_rows: no such parent");
  require(std::ranges::all_of(keys.periods, assembly_columns::is_period),
          "goalpost::TableBuilder::add_rows: no such period");
  for (std::size_t i = 0; i < keys.strata.size(); ++i) {
    require(keys.strata[i] <= table_.schema_.dimensions[i % num_dimensions].values.size(),
            "goalpost::TableBuilder::add_rows: no such stratum");
  }

  const std::size_t num_errors = out.num_errors();
  const std::vector<AreaId> numbers = area_numbers(keys, out);
  if (out.num_errors() != num_errors) {
    left_out_rows_ = true;
    return;
  }
  // Lines are kept once some row had one; else rows are told by their number.
  if (!table_.row_lines_.empty()) {
    for (std::size_t row = 0; row < keys.num_rows; ++row) {
      table_.row_lines_.push_back(static_cast<std::uint32_t>(table_.num_rows_ + row + 1));
    }
  }
  table_.row_areas_.reserve(table_.num_rows_ + keys.num_rows);
  for (const std::uint32_t area : keys.areas) table_.row_areas_.push_back(numbered ? area : numbers[area]);
  table_.periods_.insert(table_.periods_.end(), keys.periods.begin(), keys.periods.end());
  table_.strata_.insert(table_.strata_.end(), keys.strata.begin(), keys.strata.end());
  table_.num_rows_ += keys.num_rows;
  table_.strata_.resize(table_.num_rows_ * num_dimensions, 0);
}

void TableAssembly::add_nameless_rows(std::size_t num_rows, Period period) {
  using assembly_columns::require;
  require(table_.num_rows_ == 0 && !table_.is_nameless_, "goalpost::TableBuilder: nameless rows beside others");
  require(num_rows < KeyColumns::no_area, "goalpost::TableBuilder: too many rows");
  require(assembly_columns::is_period(period), "goalpost::TableBuilder: no such period");
  table_.is_nameless_ = true;
  table_.num_rows_ = num_rows;
  table_.distinct_periods_ = {period};
  table_.strata_.assign(stratum_numbers_.size(), 0);
}

}  // namespace goalpost::detail
