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
    case ColumnType::int8: return "int8";
    case ColumnType::int16: return "int16";
    case ColumnType::int32: return "int32";
    case ColumnType::uint8: return "uint8";
    case ColumnType::uint16: return "uint16";
    case ColumnType::uint32: return "uint32";
    case ColumnType::uint64: return "uint64";
    case ColumnType::float32: return "float32";
    case ColumnType::decimal128: return "decimal128";
  }
  return "";
}

template <class Binary>
std::string shortest_text(Binary value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return std::string(buffer.data(), end);
}

/// What an unreadable figure is called in a message.
inline std::string figure_text(const Column& column, std::size_t row) {
  switch (column.type) {
    case ColumnType::float64: return shortest_text(static_cast<const double*>(column.values)[row]);
    case ColumnType::float32: return shortest_text(static_cast<const float*>(column.values)[row]);
    case ColumnType::uint64: return std::to_string(static_cast<const std::uint64_t*>(column.values)[row]);
    default: return "a decimal128";
  }
}

inline bool may_be_unreadable(const Column& column, std::size_t row) noexcept {
  double size = 0;
  switch (column.type) {
    case ColumnType::float64: size = std::fabs(static_cast<const double*>(column.values)[row]); break;
    case ColumnType::float32:
      size = std::fabs(static_cast<double>(static_cast<const float*>(column.values)[row]));
      break;
    case ColumnType::uint64:
    case ColumnType::decimal128: return true;
    default: return false;
  }
  // A shortest decimal has at most 17 digits, so from 0.01 on its last one stands within 18 places of the point.
  return size != 0 && !(size >= 0.01 && size < 1e17) && std::isfinite(size);
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
  const int least_scale = column.type == ColumnType::decimal128 ? -max_decimal128_scale : 0;
  const int most_scale = column.type == ColumnType::decimal128 ? max_decimal128_scale : max_significant_digits;
  const bool has_scale = column.type == ColumnType::decimal || column.type == ColumnType::decimal128;
  if (has_scale && (column.scale < least_scale || column.scale > most_scale)) {
    out.add(Code::column_scale, place, {name, std::to_string(column.scale)});
    return;
  }
  if (column.values == nullptr && table_.num_rows() > 0) {
    out.add(Code::column_without_values, place, {name});
  } else if (column_can_be_unreadable(column.type) && !left_out_rows_ && !table_.is_nameless_) {
    check_readable(input, column, out);
  }
}

void TableAssembly::check_readable(std::uint32_t input, const Column& column, Diagnostics& out) const {
  for (std::size_t row = 0; row < table_.num_rows(); ++row) {
    if (!assembly::may_be_unreadable(column, row) || read_cell(column, row).state != Cell::State::unreadable) continue;
    const std::string name = excerpt(column.name.empty() ? table_.schema_.inputs[input].column : column.name);
    out.add(Code::figure_out_of_range, table_.place(static_cast<RowIndex>(row), input),
            {assembly::figure_text(column, row), name});
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
