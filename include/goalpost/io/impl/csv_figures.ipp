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

void CsvFigures::add_bits(bool is_valid, bool is_suppressed) {
  const std::size_t bit = num_rows_++ % 8;
  if (bit == 0) {
    validity_.push_back(0);
    suppressed_.push_back(0);
  }
  if (is_valid) validity_.back() = static_cast<std::uint8_t>(validity_.back() | (1U << bit));
  if (is_suppressed) suppressed_.back() = static_cast<std::uint8_t>(suppressed_.back() | (1U << bit));
  has_missing_ = has_missing_ || !is_valid;
  has_suppressed_ = has_suppressed_ || is_suppressed;
}

void CsvFigures::keep(const Decimal& decimal) {
  mantissas_.back() = decimal.mantissa;
  scales_.back() = decimal.scale;
  scale_ = std::max(scale_, decimal.scale);
}

bool CsvFigures::read_figure(std::string_view cell, const TablePlace& place, Diagnostics& out) {
  if (type_ == ColumnType::date) {
    if (const auto days = parse_date(cell)) {
      days_.back() = *days;
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
  keep(decimal);
  return true;
}

bool CsvFigures::add(std::string_view cell, std::string_view file, std::uint32_t line, Diagnostics& out) {
  if (type_ == ColumnType::date) {
    days_.push_back(0);
  } else {
    mantissas_.push_back(0);
    scales_.push_back(0);
    Decimal decimal;  // the way of nearly every cell, without a place
    if (!cell.empty() && parse_decimal(cell, decimal) == DecimalError::none) {
      keep(decimal);
      add_bits(true, false);
      return true;
    }
  }
  std::string bare;
  if (!cell.empty() && cell != "*") {
    bare = comparable_name(cell).value_or(std::string(cell));  // white space inside quotes, or a no-break space
    cell = bare;
  }
  const bool is_suppressed = cell == "*";
  const bool is_valid =
      !cell.empty() && !is_suppressed && read_figure(cell, TablePlace{std::string(file), line, field_1based_}, out);
  add_bits(is_valid, is_suppressed);
  return !cell.empty();
}

void CsvFigures::warn_ignored(std::string_view stratum, std::string_view hint, std::string_view file,
                              std::uint32_t line, Diagnostics& out) {
  if (has_warned_) return;
  has_warned_ = true;
  out.add(Code::figure_ignored, TablePlace{std::string(file), line, field_1based_}, {excerpt(name_), stratum, hint});
}

void CsvFigures::finish(std::string_view file, const std::vector<std::uint32_t>& lines, Diagnostics& out) {
  if (scale_ == 0) return;
  const auto longest = static_cast<std::size_t>(std::find(scales_.begin(), scales_.end(), scale_) - scales_.begin());
  std::array<std::int64_t, max_significant_digits + 1> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
  for (std::size_t row = 0; row < mantissas_.size(); ++row) {
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
  column.validity = has_missing_ ? validity_.data() : nullptr;
  column.suppressed = has_suppressed_ ? suppressed_.data() : nullptr;
  return column;
}

}  // namespace goalpost::detail
