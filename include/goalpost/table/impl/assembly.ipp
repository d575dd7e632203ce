// A table in the making: columns, and the checks that need every row.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "goalpost/table/impl/assembly.hpp"
#include "goalpost/table/impl/key_index.hpp"
#include "goalpost/table/impl/read_cell.hpp"
#include "goalpost/text/names.hpp"

namespace goalpost::detail {

namespace assembly {

inline std::string_view type_name(ColumnType type) noexcept {
  switch (type) {
    case ColumnType::int64: return "int64";
    case ColumnType::float64: return "float64";
    case ColumnType::decimal: return "decimal";
    case ColumnType::date: return "date";
  }
  return "";
}

inline std::string shortest_text(double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return std::string(buffer.data(), end);
}

}  // namespace assembly

TableAssembly::TableAssembly(Schema schema) : stratum_numbers_(schema.dimensions.size()) {
  constexpr std::size_t max_values = 0xFFFE;  // 0 is the empty cell
  for (std::size_t d = 0; d < schema.dimensions.size(); ++d) {
    auto& values = schema.dimensions[d].values;
    if (values.size() > max_values) values.resize(max_values);
    for (std::size_t v = 0; v < values.size(); ++v) {
      stratum_numbers_[d].insert(comparable_name(values[v]).value_or(values[v]), static_cast<std::uint32_t>(v + 1));
    }
  }
  table_.columns_.resize(schema.inputs.size());
  table_.column_fields_.resize(schema.inputs.size(), 0);
  table_.schema_ = std::move(schema);
}

void TableAssembly::reserve(std::size_t num_rows) {
  table_.row_areas_.reserve(num_rows);
  table_.periods_.reserve(num_rows);
  table_.strata_.reserve(num_rows * stratum_numbers_.size());
  table_.row_lines_.reserve(num_rows);
}

void TableAssembly::set_file(std::string name, KeyFields fields) {
  table_.file_ = std::move(name);
  fields_ = std::move(fields);
}

void TableAssembly::set_column(std::uint32_t input, Column column, std::uint32_t field_1based) {
  table_.columns_.at(input) = std::move(column);
  table_.column_fields_.at(input) = field_1based;
}

void TableAssembly::set_column_in(Period period, std::uint32_t input, Column column) {
  if (!table_.is_nameless_ || period == table_.distinct_periods_.back()) {
    throw std::invalid_argument("goalpost::TableBuilder: figures of another period go with nameless rows only");
  }
  if (input >= table_.columns_.size()) throw std::out_of_range("goalpost::TableBuilder: no such input");
  table_.other_periods_.push_back({period, input, std::move(column)});
}

void TableAssembly::keep_alive(std::shared_ptr<const void> storage) { table_.storage_.push_back(std::move(storage)); }

std::string TableAssembly::key_text(RowIndex row) const {
  std::string text = excerpt(table_.areas_.list[table_.row_areas_[row]].name) + ", " + to_text(table_.periods_[row]);
  const auto stratum = table_.stratum(row);
  for (std::size_t d = 0; d < stratum.size(); ++d) {
    if (stratum[d] != 0) text += ", " + excerpt(table_.schema_.dimensions[d].values[stratum[d] - 1U]);
  }
  return text;
}

void TableAssembly::finish_keys(Diagnostics& out) {
  const std::size_t num_dimensions = stratum_numbers_.size();
  std::vector<std::uint32_t> radices;
  for (const auto& dimension : table_.schema_.dimensions) {
    radices.push_back(static_cast<std::uint32_t>(dimension.values.size() + 1));
  }
  const RowKeys keys{table_.row_areas_, table_.periods_, table_.strata_, num_dimensions};
  auto index =
      std::make_shared<const KeyIndex>(keys, table_.areas_.list.size(), radices, max_dense_keys(table_.num_rows()));
  for (const auto& [row, earlier] : index->duplicates()) {
    TablePlace place = table_.place(row, 0);
    place.field_1based = area_field();
    out.add(Code::key_duplicate, std::move(place),
            {key_text(row), std::to_string(table_.place(earlier, 0).line_1based)});
  }
  table_.distinct_periods_ = index->distinct_periods();
  table_.index_ = std::move(index);
}

void TableAssembly::check_column(std::uint32_t input, const Column& column, Diagnostics& out) const {
  const auto& wanted = table_.schema_.inputs[input];
  const TablePlace place{table_.file_, 0, table_.column_fields_[input]};
  const std::string name = excerpt(column.name.empty() ? wanted.column : column.name);
  const std::string_view type = assembly::type_name(column.type);
  if (type.empty()) {
    out.add(Code::column_kind_unknown, place, {name, std::to_string(static_cast<unsigned>(column.type))});
    return;
  }
  if ((column.type == ColumnType::date) != (wanted.type == ColumnType::date)) {
    out.add(Code::column_kind_differs, place, {name, type, wanted.type == ColumnType::date ? "dates" : "figures"});
    return;
  }
  if (column.type == ColumnType::decimal && (column.scale < 0 || column.scale > max_significant_digits)) {
    out.add(Code::column_scale, place, {name, std::to_string(column.scale)});
  }
  if (column.values == nullptr && table_.num_rows() > 0) {
    out.add(Code::column_without_values, place, {name});
  } else if (column.type == ColumnType::float64 && !left_out_rows_ && !table_.is_nameless_) {
    check_doubles(input, column, out);
  }
}

void TableAssembly::check_doubles(std::uint32_t input, const Column& column, Diagnostics& out) const {
  const auto* values = static_cast<const double*>(column.values);
  for (std::size_t row = 0; row < table_.num_rows(); ++row) {
    const double size = std::fabs(values[row]);
    // A shortest decimal has at most 17 digits, so from 0.01 on its last one stands within 18 places of the point.
    if (size == 0 || (size >= 0.01 && size < 1e17) || !std::isfinite(size)) continue;
    if (cell_state(column, row) != Cell::State::value || shortest_decimal(values[row])) continue;
    const std::string name = excerpt(column.name.empty() ? table_.schema_.inputs[input].column : column.name);
    out.add(Code::figure_out_of_range, table_.place(static_cast<RowIndex>(row), input),
            {assembly::shortest_text(values[row]), name});
  }
}

std::optional<Table> TableAssembly::build(Diagnostics& out) {
  if (!table_.is_nameless_) {
    finish_areas(out);
    finish_keys(out);
  }
  for (std::uint32_t input = 0; input < table_.columns_.size(); ++input) {
    if (table_.columns_[input]) check_column(input, *table_.columns_[input], out);
  }
  for (const auto& other : table_.other_periods_) check_column(other.input, other.column, out);
  if (out.has_errors()) return std::nullopt;
  return std::move(table_);
}

}  // namespace goalpost::detail
