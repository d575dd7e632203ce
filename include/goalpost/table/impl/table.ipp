// Reading a table.
#pragma once

#include "goalpost/table/impl/key_index.hpp"
#include "goalpost/table/impl/read_cell.hpp"
#include "goalpost/table/table.hpp"

namespace goalpost {

std::span<const std::uint16_t> Table::stratum(RowIndex row) const {
  const std::size_t num_dimensions = schema_.dimensions.size();
  return std::span(strata_).subspan(row * num_dimensions, num_dimensions);
}

std::optional<RowIndex> Table::find(AreaId area, Period period, std::span<const std::uint16_t> stratum) const {
  if (!index_) return std::nullopt;
  return index_->find(area, period, stratum, {row_areas_, periods_, strata_, schema_.dimensions.size()});
}

Cell Table::cell(std::uint32_t input, AreaId area, Period period, std::span<const std::uint16_t> stratum) const {
  const auto row = find(area, period, stratum);
  return row ? cell(input, *row) : Cell{};
}

Cell Table::cell(std::uint32_t input, RowIndex row) const {
  const std::optional<Column>& column = columns_[input];
  return column ? detail::read_cell(*column, row) : Cell{Cell::State::missing, Decimal{}};
}

TablePlace Table::place(RowIndex row, std::uint32_t input) const {
  return TablePlace{file_, row_lines_[row], column_fields_[input]};
}

}  // namespace goalpost
