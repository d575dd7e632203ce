/// One figure out of borrowed memory.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>

#include "goalpost/table/table.hpp"

namespace goalpost::detail {

inline bool bit_at(const std::uint8_t* bits, std::size_t row) noexcept {
  return ((static_cast<unsigned>(bits[row / 8]) >> (row % 8)) & 1U) != 0;
}

/// What the bitmaps say; suppressed comes before missing. NaN is not looked at.
inline Cell::State cell_state(const Column& column, std::size_t row) noexcept {
  if (column.suppressed != nullptr && bit_at(column.suppressed, row)) return Cell::State::suppressed;
  if (column.validity != nullptr && !bit_at(column.validity, row)) return Cell::State::missing;
  return Cell::State::value;
}

/// A double as the decimal it stands for. Whole numbers below 2^53 need no search for the shortest one.
inline std::optional<Decimal> decimal_of(double value) noexcept {
  constexpr double exact_below = 9007199254740992.0;
  if (std::fabs(value) < exact_below) {
    const auto whole = static_cast<std::int64_t>(value);
    if (static_cast<double>(whole) == value) return Decimal{whole, 0};
  }
  return shortest_decimal(value);
}

inline Cell read_cell(const Column& column, std::size_t row) noexcept {
  Cell cell{cell_state(column, row), Decimal{}};
  if (cell.state != Cell::State::value) return cell;
  switch (column.type) {
    case ColumnType::int64: cell.value.mantissa = static_cast<const std::int64_t*>(column.values)[row]; break;
    case ColumnType::date: cell.value.mantissa = static_cast<const std::int32_t*>(column.values)[row]; break;
    case ColumnType::decimal:
      cell.value = Decimal{static_cast<const std::int64_t*>(column.values)[row], column.scale};
      break;
    case ColumnType::float64:
      if (const auto decimal = decimal_of(static_cast<const double*>(column.values)[row])) {
        cell.value = *decimal;
      } else {
        const bool is_finite = std::isfinite(static_cast<const double*>(column.values)[row]);
        cell.state = is_finite ? Cell::State::unreadable : Cell::State::missing;
      }
      break;
  }
  return cell;
}

}  // namespace goalpost::detail
