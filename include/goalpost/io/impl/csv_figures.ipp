// Cells to columns.
#pragma once

#include <algorithm>
#include <array>
#include <limits>

#include "goalpost/io/impl/csv_figures.hpp"
#include "goalpost/text/names.hpp"

namespace goalpost::detail {

CsvFigures::CsvFigures(std::uint32_t input, std::uint32_t field_1based, const Schema& schema)
    : input_(input),
      field_1based_(field_1based),
      name_(schema.inputs[input].column),
      type_(schema.inputs[input].type == ColumnType::date ? ColumnType::date : ColumnType::decimal) {}

void CsvFigures::reserve(std::size_t num_rows) {
  type_ == ColumnType::date ? days_.reserve(num_rows) : mantissas_.reserve(num_rows);
}

template <class Value>
void CsvFigures::keep(std::vector<Value>& values, std::size_t row, Value value) {
  if (values.size() < row) {
    gaps_.push_back({values.size(), row});
    values.resize(row);
  }
  values.push_back(value);
}

void CsvFigures::keep(std::size_t row, const Decimal& decimal) {
  keep(mantissas_, row, decimal.mantissa);
  if (decimal.scale == 0) return;
  scales_.resize(row);
  scales_.push_back(decimal.scale);
  scale_ = std::max(scale_, decimal.scale);
}

bool CsvFigures::read_figure(std::string_view cell, std::size_t row, const TablePlace& place, Diagnostics& out) {
  if (type_ == ColumnType::date) {
    if (const auto days = parse_date(cell)) {
      keep(days_, row, *days);
      return true;
    }
    out.add(Code::date_malformed, place, {excerpt(cell)});
    return false;
  }
  Decimal decimal;
  switch (parse_decimal(cell, decimal)) {
    case DecimalError::none: break;
    case DecimalError::too_many_digits: out.add(Code::figure_too_long, place, {excerpt(cell)}); return false;
    case DecimalError::malformed:
      out.add(Code::figure_malformed, place, {excerpt(cell), figure_hint(cell)});
      return false;
  }
  keep(row, decimal);
  return true;
}

bool CsvFigures::add(std::string_view cell, std::size_t row, std::string_view file, std::uint32_t line,
                     Diagnostics& out) {
  if (cell.empty()) return false;
  if (type_ != ColumnType::date) {
    Decimal decimal;  // the way of nearly every cell, without a place
    if (parse_decimal(cell, decimal) == DecimalError::none) {
      keep(row, decimal);
      return true;
    }
  }
  std::string bare;
  if (cell != "*") {
    bare = comparable_name(cell).value_or(std::string(cell));  // white space inside quotes, or a no-break space
    cell = bare;
  }
  if (cell == "*") {
    suppressed_.resize(row / 8 + 1);
    suppressed_.back() = static_cast<std::uint8_t>(suppressed_.back() | (1U << (row % 8)));
  } else if (!cell.empty()) {
    (void)read_figure(cell, row, TablePlace{std::string(file), line, field_1based_}, out);  // what is wrong is in `out`
  }
  return !cell.empty();
}

void CsvFigures::warn_ignored(std::string_view stratum, std::string_view hint, std::string_view file,
                              std::uint32_t line, Diagnostics& out) {
  if (has_warned_) return;
  has_warned_ = true;
  out.add(Code::figure_ignored, TablePlace{std::string(file), line, field_1based_}, {excerpt(name_), stratum, hint});
}

void CsvFigures::finish(std::string_view file, const std::vector<std::uint32_t>& lines, Diagnostics& out) {
  const std::size_t num_rows = lines.size();
  const std::size_t num_bytes = (num_rows + 7) / 8;
  const std::size_t num_kept = type_ == ColumnType::date ? days_.size() : mantissas_.size();
  if (num_kept < num_rows) gaps_.push_back({num_kept, num_rows});
  type_ == ColumnType::date ? days_.resize(num_rows) : mantissas_.resize(num_rows);
  if (!gaps_.empty()) validity_.assign(num_bytes, 0xFF);
  for (const Gap& gap : gaps_) {
    for (std::size_t row = gap.begin; row < gap.end; ++row) {
      validity_[row / 8] = static_cast<std::uint8_t>(validity_[row / 8] & ~(1U << (row % 8)));
    }
  }
  gaps_ = {};
  if (!suppressed_.empty()) suppressed_.resize(num_bytes);
  if (scale_ == 0) return;
  const auto longest = static_cast<std::size_t>(std::find(scales_.begin(), scales_.end(), scale_) - scales_.begin());
  scales_.resize(num_rows);
  std::array<std::int64_t, max_significant_digits + 1> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
  for (std::size_t row = 0; row < num_rows; ++row) {
    if (mantissas_[row] == 0 || scales_[row] == scale_) continue;
    const std::int64_t factor = powers[static_cast<std::size_t>(scale_ - scales_[row])];
    if (mantissas_[row] > largest / factor || mantissas_[row] < -largest / factor) {
      out.add(
          Code::column_too_wide, TablePlace{std::string(file), lines[row], field_1based_},
          {to_text(Decimal{mantissas_[row], scales_[row]}), std::to_string(scale_), std::to_string(lines[longest])});
      continue;
    }
    mantissas_[row] *= factor;
  }
  scales_ = {};
}

Column CsvFigures::column() const {
  Column column;
  column.name = name_;
  column.type = type_;
  column.values = type_ == ColumnType::date ? static_cast<const void*>(days_.data()) : mantissas_.data();
  column.scale = scale_;
  column.validity = validity_.empty() ? nullptr : validity_.data();
  column.suppressed = suppressed_.empty() ? nullptr : suppressed_.data();
  return column;
}

}  // namespace goalpost::detail
