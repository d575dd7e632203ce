// Figures of a chunk, side by side.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstring>

#include "goalpost/evaluate/impl/columns_lanes.hpp"
#include "goalpost/table/impl/read_cell.hpp"

namespace goalpost::detail::columns {

namespace lanes {

inline LaneType type_of(const Column& column) {
  return column.type == ColumnType::int64 || column.type == ColumnType::decimal ? LaneType::int64 : LaneType::float64;
}

/// What a figure is to the loops.
template <class To, class From>
To number_of(From figure) {
  return static_cast<To>(figure);
}
/// A float stands for its shortest decimal: from 2^24 on that need not be the whole number that it is as a double.
template <>
inline double number_of<double, float>(float figure) {
  const bool is_itself = std::abs(figure) < 16777216.0F || !std::isfinite(figure);
  return is_itself ? static_cast<double>(figure) : 0.5;
}

template <class From, class To>
void copy(const void* from, std::ptrdiff_t first, std::ptrdiff_t num_rows, std::size_t num_lanes, void* to) {
  const auto* source = static_cast<const From*>(from);
  auto* target = static_cast<To*>(to);
  for (std::size_t i = 0; i < num_lanes; ++i) {
    const std::ptrdiff_t row = first + static_cast<std::ptrdiff_t>(i);
    target[i] = row >= 0 && row < num_rows ? number_of<To>(source[row]) : To{0};
  }
}

template <class From, class To>
void pick(const void* from, const RowIndex* list, std::size_t num_lanes, void* to) {
  const auto* source = static_cast<const From*>(from);
  auto* target = static_cast<To*>(to);
  for (std::size_t i = 0; i < num_lanes; ++i) target[i] = number_of<To>(source[list[i]]);
}

/// A decimal of 128 bits as a number for the loops: itself where it is whole, else no whole number, so that its row is looked at alone; as is
/// that of a number so large that it is rounded.
inline double wide_number(const Column& column, std::size_t row) {
  const auto* bytes = static_cast<const unsigned char*>(column.values) + row * 16;
  const std::optional<Decimal> figure = decimal_of_128_bits(bytes, column.scale);
  if (!figure) return 0.5;
  const Decimal shortest = normalised(*figure);
  return shortest.scale == 0 ? static_cast<double>(shortest.mantissa) : 0.5;
}

/// Figures of types that the loops do not read where they lie, as doubles. A float that is not whole is another number as a double, and
/// a large unsigned number is rounded: neither is simple to the loops, so their rows are looked at alone.
template <class Copy>
void widen(const Column& column, Copy copy_as) {
  switch (column.type) {
    case ColumnType::int8: return copy_as(std::int8_t{});
    case ColumnType::int16: return copy_as(std::int16_t{});
    case ColumnType::int32:
    case ColumnType::date: return copy_as(std::int32_t{});
    case ColumnType::uint8: return copy_as(std::uint8_t{});
    case ColumnType::uint16: return copy_as(std::uint16_t{});
    case ColumnType::uint32: return copy_as(std::uint32_t{});
    case ColumnType::uint64: return copy_as(std::uint64_t{});
    case ColumnType::float32: return copy_as(float{});
    case ColumnType::float64: return copy_as(double{});
    case ColumnType::int64:
    case ColumnType::decimal:
    case ColumnType::decimal128: return;
  }
}

inline void set_none(SideLanes& out) {
  out.all_known = false;
  out.known.words.fill(0);
}

inline bool any(const Bits& bits) {
  std::uint64_t all = 0;
  for (const std::uint64_t word : bits.words) all |= word;
  return all != 0;
}

}  // namespace lanes

LaneReader::LaneReader(const Binding& binding, const kernels::Set& set)
    : binding_(binding),
      set_(set),
      figures_(std::make_unique_for_overwrite<Figures[]>(binding.sides.size())),
      sides_(binding.sides.size()),
      read_in_(binding.sides.size(), 0) {
  every_lane_.words.fill(~std::uint64_t{0});
}

void LaneReader::begin_chunk(std::size_t first_row, std::size_t num_rows) {
  first_row_ = first_row;
  num_rows_ = num_rows;
  ++chunk_;
}

const SideLanes& LaneReader::lanes_of(const BoundSide& side) {
  SideLanes& out = sides_[side.number];
  if (read_in_[side.number] == chunk_) return out;
  read_in_[side.number] = chunk_;
  if (side.is_direct) {
    read_term(side.terms.front(), figures_[side.number], out);
  } else {
    add_up(side, figures_[side.number], out);
  }
  return out;
}

void LaneReader::read_pair(const BoundSide& side, std::array<SideLanes, 2>& out) {
  for (std::size_t i = 0; i < 2; ++i) read_term(side.terms[i], part_figures_[i], out[i]);
}

void LaneReader::read_term(const BoundTerm& term, Figures& memory, SideLanes& out) const {
  out.all_known = true;
  out.any_odd = false;
  if (term.column == nullptr || term.rows->kind() == RowMap::Kind::nothing) {
    memory.numbers.fill(0);
    out.lanes = memory.numbers.data();
    lanes::set_none(out);
  } else if (term.rows->kind() == RowMap::Kind::listed) {
    read_list(term, memory, out);
  } else {
    read_in_place(term, memory, out);
  }
}

void LaneReader::read_in_place(const BoundTerm& term, Figures& memory, SideLanes& out) const {
  const Column& column = *term.column;
  const auto num_rows = static_cast<std::ptrdiff_t>(binding_.table.num_rows());
  const bool is_shifted = term.rows->kind() == RowMap::Kind::shifted;
  const std::ptrdiff_t first = static_cast<std::ptrdiff_t>(first_row_) + (is_shifted ? term.rows->offset() : 0);
  // Loops read whole blocks: where one would reach past the column its figures are copied.
  const std::size_t num_read = (num_rows_ + 63) / 64 * 64;
  const bool lies_there = first >= 0 && first + static_cast<std::ptrdiff_t>(num_read) <= num_rows;
  out.lanes = memory.numbers.data();
  switch (column.type) {
    case ColumnType::int64:
    case ColumnType::decimal:
      if (lies_there) {
        out.lanes = static_cast<const std::int64_t*>(column.values) + first;
      } else {
        lanes::copy<std::int64_t, std::int64_t>(column.values, first, num_rows, num_read, memory.numbers.data());
      }
      break;
    case ColumnType::float64:
      if (lies_there) {
        out.lanes = static_cast<const double*>(column.values) + first;
      } else {
        lanes::copy<double, double>(column.values, first, num_rows, num_read, memory.numbers.data());
      }
      break;
    case ColumnType::decimal128:
      for (std::size_t i = 0; i < num_read; ++i) {
        const std::ptrdiff_t row = first + static_cast<std::ptrdiff_t>(i);
        const bool is_there = row >= 0 && row < num_rows;
        memory.numbers[i] = is_there ? lanes::wide_number(column, static_cast<std::size_t>(row)) : 0;
      }
      break;
    default:
      lanes::widen(column, [&](auto figure) {
        lanes::copy<decltype(figure), double>(column.values, first, num_rows, num_read, memory.numbers.data());
      });
  }
  if (column.validity != nullptr) {
    out.all_known = false;
    read_bits(column.validity, binding_.table.num_rows(), first, out.known);
  }
  if (is_shifted && term.rows->having().kind() == RowSet::Kind::some) {
    Bits having;
    term.rows->having().read(static_cast<std::ptrdiff_t>(first_row_), having);
    for (std::size_t w = 0; w < chunk_words; ++w)
      out.known.words[w] = having.words[w] & (out.all_known ? ~std::uint64_t{0} : out.known.words[w]);
    out.all_known = false;
    if (column.suppressed != nullptr) {
      read_bits(column.suppressed, binding_.table.num_rows(), first, out.odd);
      for (std::size_t w = 0; w < chunk_words; ++w) out.odd.words[w] &= having.words[w];
      out.any_odd = lanes::any(out.odd);
    }
  } else if (column.suppressed != nullptr) {
    read_bits(column.suppressed, binding_.table.num_rows(), first, out.odd);
    out.any_odd = lanes::any(out.odd);
  }
}

void LaneReader::read_list(const BoundTerm& term, Figures& memory, SideLanes& out) const {
  const Column& column = *term.column;
  const RowIndex* list = term.rows->list() + first_row_;
  out.lanes = memory.numbers.data();
  switch (column.type) {
    case ColumnType::int64:
    case ColumnType::decimal:
      lanes::pick<std::int64_t, std::int64_t>(column.values, list, num_rows_, memory.numbers.data());
      break;
    case ColumnType::decimal128:
      for (std::size_t i = 0; i < num_rows_; ++i) memory.numbers[i] = lanes::wide_number(column, list[i]);
      break;
    default:
      lanes::widen(column, [&](auto figure) {
        lanes::pick<decltype(figure), double>(column.values, list, num_rows_, memory.numbers.data());
      });
  }
  out.all_known = false;
  term.rows->having().read(static_cast<std::ptrdiff_t>(first_row_), out.known);
  const auto pick_bits = [&](const std::uint8_t* bitmap, const auto& put) {
    for (std::size_t begin = 0; begin < num_rows_; begin += 64) {
      const std::size_t num_lanes = std::min<std::size_t>(64, num_rows_ - begin);
      std::uint64_t bits = 0;
      for (std::size_t i = 0; i < num_lanes; ++i) {
        bits |= static_cast<std::uint64_t>(bit_at(bitmap, list[begin + i]) ? 1 : 0) << i;
      }
      put(begin / 64, bits);
    }
  };
  if (column.suppressed != nullptr) {
    pick_bits(column.suppressed,
              [&](std::size_t w, std::uint64_t bits) { out.odd.words[w] = bits & out.known.words[w]; });
    for (std::size_t w = (num_rows_ + 63) / 64; w < chunk_words; ++w) out.odd.words[w] = 0;
    out.any_odd = lanes::any(out.odd);
  }
  if (column.validity != nullptr) {
    pick_bits(column.validity, [&](std::size_t w, std::uint64_t bits) { out.known.words[w] &= bits; });
  }
}

/// Lane by lane: what is missing in a row that was reported is filled.
void LaneReader::fill_in(const BoundTerm& term, Figures& memory, SideLanes& out) const {
  out.lanes = memory.numbers.data();
  lanes::set_none(out);
  out.any_odd = false;
  out.odd.words.fill(0);
  for (std::size_t i = 0; i < num_rows_; ++i) {
    const std::uint64_t bit = std::uint64_t{1} << (i % 64);
    memory.numbers[i] = 0;
    const RowIndex row = term.rows->at(first_row_ + i);
    if (row == RowMap::no_row) continue;
    Cell cell{Cell::State::missing, {}};
    if (term.column != nullptr) cell = read_cell(*term.column, row);
    if (cell.state == Cell::State::value && cell.value.scale == 0) {
      memory.numbers[i] = static_cast<double>(cell.value.mantissa);
    } else if (cell.state == Cell::State::value && lanes::type_of(*term.column) == LaneType::int64) {
      memory.numbers[i] = static_cast<double>(cell.value.mantissa);
    } else if (cell.state == Cell::State::missing) {
      memory.numbers[i] = to_double(*term.fill);
    } else {
      out.odd.words[i / 64] |= bit;
      out.any_odd = true;
    }
    out.known.words[i / 64] |= bit;
  }
}

/// Exact where all parts are simple: none is larger than its share of 2^51. Other lanes are odd.
void LaneReader::add_up(const BoundSide& side, Figures& sum, SideLanes& out) {
  out.lanes = sum.numbers.data();
  out.known.words.fill(~std::uint64_t{0});
  out.odd.words.fill(0);
  kernels::SumCall call;
  call.num_groups = (num_rows_ + kernels::group_rows - 1) / kernels::group_rows;
  call.sum = sum.numbers.data();
  const double share = kernels::max_simple / static_cast<double>(side.terms.size());
  for (std::size_t t = 0; t < side.terms.size(); t += 2) {
    const std::size_t num_parts = std::min<std::size_t>(2, side.terms.size() - t);
    std::array<std::size_t, 2> types{0, 2};
    for (std::size_t i = 0; i < num_parts; ++i) {
      const BoundTerm& term = side.terms[t + i];
      SideLanes& part = parts_[i];
      if (term.fill) {
        fill_in(term, part_figures_[i], part);
      } else {
        read_term(term, part_figures_[i], part);
      }
      const bool is_whole = !term.fill && term.column != nullptr && term.rows->kind() != RowMap::Kind::nothing &&
                            lanes::type_of(*term.column) == LaneType::int64;
      types[i] = is_whole ? 0 : 1;
      const double coefficient = to_double(term.coefficient);
      call.operands[i].lanes = part.lanes;
      kernels::Range& range = call.operands[i].range;
      range.high = std::floor(coefficient == 0 ? share : std::min(share, share / std::abs(coefficient)));
      range.low = term.is_count ? 0 : -range.high;
      call.coefficients[i] = coefficient;
      call.known[i] = part.all_known ? &every_lane_ : &part.known;
    }
    kernels::SumBits bits;
    set_.sum[types[0]][types[1]](call, bits);
    call.is_first = false;
    for (std::size_t w = 0; w < chunk_words; ++w) {
      out.known.words[w] &= ~bits.absent.words[w];
      out.odd.words[w] |= ~bits.simple.words[w];
      for (std::size_t i = 0; i < num_parts; ++i) {
        if (parts_[i].any_odd) out.odd.words[w] |= parts_[i].odd.words[w];
      }
    }
  }
  // What lies behind the chunk's end says nothing.
  std::uint64_t unknown = 0;
  std::uint64_t odd = 0;
  for (std::size_t w = 0; w < (num_rows_ + 63) / 64; ++w) {
    unknown |= ~out.known.words[w];
    odd |= out.odd.words[w];
  }
  out.all_known = unknown == 0;
  out.any_odd = odd != 0;
}

}  // namespace goalpost::detail::columns
