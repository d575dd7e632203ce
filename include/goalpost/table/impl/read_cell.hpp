/// One figure out of borrowed memory.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "goalpost/table/impl/decimal128.hpp"
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

/// Whether a column of this type can hold figures that are no decimal of ours.
inline bool column_can_be_unreadable(ColumnType type) noexcept {
  return type == ColumnType::float64 || type == ColumnType::float32 || type == ColumnType::uint64 ||
         type == ColumnType::decimal128;
}

template <class Number>
Number number_at(const Column& column, std::size_t row) noexcept {
  return static_cast<const Number*>(column.values)[row];
}

/// A figure that may be none: `is_number` says whether it stands for one at all.
inline void set_figure(Cell& cell, const std::optional<Decimal>& figure, bool is_number) noexcept {
  if (figure) {
    cell.value = *figure;
  } else {
    cell.state = is_number ? Cell::State::unreadable : Cell::State::missing;
  }
}

inline Cell read_cell(const Column& column, std::size_t row) noexcept {
  Cell cell{cell_state(column, row), Decimal{}};
  if (cell.state != Cell::State::value) return cell;
  switch (column.type) {
    case ColumnType::int64: cell.value.mantissa = number_at<std::int64_t>(column, row); break;
    case ColumnType::date: cell.value.mantissa = number_at<std::int32_t>(column, row); break;
    case ColumnType::decimal: cell.value = Decimal{number_at<std::int64_t>(column, row), column.scale}; break;
    case ColumnType::float64: {
      const auto value = number_at<double>(column, row);
      set_figure(cell, decimal_of(value), std::isfinite(value));
      break;
    }
    // NOLINTNEXTLINE(bugprone-signed-char-misuse): a number, whose alias the template has lost
    case ColumnType::int8: cell.value.mantissa = number_at<std::int8_t>(column, row); break;
    case ColumnType::int16: cell.value.mantissa = number_at<std::int16_t>(column, row); break;
    case ColumnType::int32: cell.value.mantissa = number_at<std::int32_t>(column, row); break;
    case ColumnType::uint8: cell.value.mantissa = number_at<std::uint8_t>(column, row); break;
    case ColumnType::uint16: cell.value.mantissa = number_at<std::uint16_t>(column, row); break;
    case ColumnType::uint32: cell.value.mantissa = number_at<std::uint32_t>(column, row); break;
    case ColumnType::uint64: {
      const auto value = number_at<std::uint64_t>(column, row);
      const bool fits = value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
      set_figure(cell, fits ? std::optional(Decimal{static_cast<std::int64_t>(value), 0}) : std::nullopt, true);
      break;
    }
    case ColumnType::float32: {
      const auto value = number_at<float>(column, row);
      set_figure(cell, shortest_decimal(value), std::isfinite(value));
      break;
    }
    case ColumnType::decimal128:
      set_figure(cell, decimal_of_128_bits(static_cast<const unsigned char*>(column.values) + row * 16, column.scale),
                 true);
      break;
  }
  return cell;
}

}  // namespace goalpost::detail
