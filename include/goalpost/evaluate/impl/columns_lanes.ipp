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

template <class From, class To>
void copy(const void* from, std::ptrdiff_t first, std::ptrdiff_t num_rows, std::size_t num_lanes, void* to) {
  const auto* source = static_cast<const From*>(from);
  auto* target = static_cast<To*>(to);
  for (std::size_t i = 0; i < num_lanes; ++i) {
    const std::ptrdiff_t row = first + static_cast<std::ptrdiff_t>(i);
    target[i] = row >= 0 && row < num_rows ? static_cast<To>(source[row]) : To{0};
  }
}

template <class From, class To>
void pick(const void* from, const RowIndex* list, std::size_t num_lanes, void* to) {
  const auto* source = static_cast<const From*>(from);
  auto* target = static_cast<To*>(to);
  for (std::size_t i = 0; i < num_lanes; ++i) {
    target[i] = list[i] != RowMap::no_row ? static_cast<To>(source[list[i]]) : To{0};
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
      figures_(binding.sides.size()),
      sides_(binding.sides.size()),
      read_in_(binding.sides.size(), 0) {}

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
  // Loops read whole groups: where one would reach past the column its figures are copied.
  const std::size_t num_read = (num_rows_ + kernels::group_rows - 1) / kernels::group_rows * kernels::group_rows;
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
    case ColumnType::date:
      lanes::copy<std::int32_t, double>(column.values, first, num_rows, num_read, memory.numbers.data());
      break;
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
    case ColumnType::float64: lanes::pick<double, double>(column.values, list, num_rows_, memory.numbers.data()); break;
    case ColumnType::date:
      lanes::pick<std::int32_t, double>(column.values, list, num_rows_, memory.numbers.data());
      break;
  }
  out.all_known = false;
  out.odd.words.fill(0);
  for (std::size_t begin = 0; begin < num_rows_; begin += 64) {
    const std::size_t end = std::min(num_rows_, begin + 64);
    std::uint64_t known = 0;
    std::uint64_t odd = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (list[i] == RowMap::no_row) continue;
      const std::uint64_t bit = std::uint64_t{1} << (i - begin);
      if (column.validity == nullptr || bit_at(column.validity, list[i])) known |= bit;
      if (column.suppressed != nullptr && bit_at(column.suppressed, list[i])) odd |= bit;
    }
    out.known.words[begin / 64] = known;
    out.odd.words[begin / 64] = odd;
  }
  out.any_odd = column.suppressed != nullptr && lanes::any(out.odd);
}

/// Lane by lane: what is missing in a row that was reported is filled.
void LaneReader::fill_in(const BoundTerm& term, Figures& memory, SideLanes& out) const {
  out.lanes = memory.numbers.data();
  lanes::set_none(out);
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
  out.all_known = false;
  out.any_odd = false;
  out.known.words.fill(~std::uint64_t{0});
  out.odd.words.fill(0);
  kernels::Accumulate call;
  call.num_groups = (num_rows_ + kernels::group_rows - 1) / kernels::group_rows;
  call.sum = sum.numbers.data();
  for (const BoundTerm& term : side.terms) {
    SideLanes part;
    if (term.fill) {
      fill_in(term, part_, part);
    } else {
      read_term(term, part_, part);
    }
    const bool is_whole = !term.fill && term.column != nullptr && term.rows->kind() != RowMap::Kind::nothing &&
                          lanes::type_of(*term.column) == LaneType::int64;
    const double coefficient = to_double(term.coefficient);
    const double share = kernels::max_simple / static_cast<double>(side.terms.size());
    call.operand.lanes = part.lanes;
    call.operand.range.high = std::floor(coefficient == 0 ? share : std::min(share, share / std::abs(coefficient)));
    call.operand.range.low = term.is_count ? 0 : -call.operand.range.high;
    call.coefficient = coefficient;
    kernels::OperandBits bits;
    set_.sum[is_whole ? 0 : 1](call, bits);
    call.is_first = false;
    for (std::size_t w = 0; w < chunk_words; ++w) {
      std::uint64_t known = part.all_known ? ~std::uint64_t{0} : part.known.words[w];
      if (!is_whole) known &= ~bits.missing.words[w];
      out.known.words[w] &= known;
      out.odd.words[w] |= (known & ~bits.simple.words[w]) | (part.any_odd ? part.odd.words[w] : 0);
    }
  }
  out.any_odd = true;
}

}  // namespace goalpost::detail::columns
