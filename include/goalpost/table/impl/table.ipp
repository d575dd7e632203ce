// Reading a table.
#pragma once

#include <algorithm>

#include "goalpost/table/impl/key_index.hpp"
#include "goalpost/table/impl/read_cell.hpp"
#include "goalpost/table/table.hpp"

namespace goalpost {

const Area& Table::area_at(AreaId area) const {
  static const Area nameless;
  return is_nameless_ ? nameless : areas_.list[area];
}

std::span<const std::uint16_t> Table::stratum(RowIndex row) const {
  const std::size_t num_dimensions = schema_.dimensions.size();
  return std::span(strata_).subspan(is_nameless_ ? 0 : row * num_dimensions, num_dimensions);
}

const Column* Table::column(std::uint32_t input) const {
  const std::optional<Column>& column = columns_[input];
  return column ? &*column : nullptr;
}

const Column* Table::column_in(Period period, std::uint32_t input) const {
  for (const ColumnInPeriod& other : other_periods_) {
    if (other.input == input && other.period == period) return &other.column;
  }
  return nullptr;
}

std::optional<RowIndex> Table::find(AreaId area, Period period, std::span<const std::uint16_t> stratum) const {
  if (is_nameless_) {
    const bool is_row = area < num_rows_ && period == distinct_periods_.back() &&
                        std::ranges::all_of(stratum, [](std::uint16_t value) { return value == 0; });
    return is_row ? std::optional<RowIndex>(area) : std::nullopt;
  }
  if (!index_) return std::nullopt;
  return index_->find(area, period, stratum, {row_areas_, periods_, strata_, schema_.dimensions.size()});
}

Cell Table::cell(std::uint32_t input, AreaId area, Period period, std::span<const std::uint16_t> stratum) const {
  const auto row = find(area, period, stratum);
  if (row) return cell(input, *row);
  const bool is_whole = std::ranges::all_of(stratum, [](std::uint16_t value) { return value == 0; });
  if (is_nameless_ && area < num_rows_ && is_whole) {
    if (const Column* other = column_in(period, input)) return detail::read_cell(*other, area);
  }
  return Cell{};
}

Cell Table::cell(std::uint32_t input, RowIndex row) const {
  const std::optional<Column>& column = columns_[input];
  return column ? detail::read_cell(*column, row) : Cell{Cell::State::missing, Decimal{}};
}

TablePlace Table::place(RowIndex row, std::uint32_t input) const {
  const std::uint32_t line = row < row_lines_.size() ? row_lines_[row] : row + 1;
  return TablePlace{file_, line, column_fields_[input]};
}

}  // namespace goalpost
