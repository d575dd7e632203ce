// Sets of rows and maps between them.
#pragma once

#include <algorithm>
#include <bit>
#include <cstring>

#include "goalpost/evaluate/impl/columns_rows.hpp"

namespace goalpost::detail::columns {

RowSet::RowSet(std::size_t num_rows, const std::function<bool(RowIndex)>& has) : kind_(Kind::some) {
  words_.assign(num_rows / 64 + 1, 0);
  std::size_t count = 0;
  for (std::size_t row = 0; row < num_rows; ++row) {
    const bool is_in = has(static_cast<RowIndex>(row));
    words_[row / 64] |= static_cast<std::uint64_t>(is_in) << (row % 64);
    count += static_cast<std::size_t>(is_in);
  }
  if (count == 0 || count == num_rows) {
    kind_ = count == 0 ? Kind::none : Kind::all;
    words_ = {};
  }
}

void RowSet::read(std::ptrdiff_t first, Bits& out) const {
  if (kind_ != Kind::some) {
    out.words.fill(kind_ == Kind::all ? ~std::uint64_t{0} : 0);
    return;
  }
  const auto num_words = static_cast<std::ptrdiff_t>(words_.size());
  const auto word_at = [&](std::ptrdiff_t word) {
    return word < 0 || word >= num_words ? 0 : words_[static_cast<std::size_t>(word)];
  };
  const std::ptrdiff_t begin = first >> 6;
  const unsigned shift = static_cast<unsigned>(first) & 63U;
  for (std::size_t i = 0; i < chunk_words; ++i) {
    const std::ptrdiff_t word = begin + static_cast<std::ptrdiff_t>(i);
    out.words[i] = word_at(word) >> shift;
    if (shift != 0) out.words[i] |= word_at(word + 1) << (64 - shift);
  }
}

void read_bits(const std::uint8_t* bitmap, std::size_t num_bits, std::ptrdiff_t first, Bits& out) {
  const auto num_bytes = static_cast<std::ptrdiff_t>((num_bits + 7) / 8);
  const std::ptrdiff_t begin = first >> 3;
  const unsigned shift = static_cast<unsigned>(first) & 7U;
  const auto byte_at = [&](std::ptrdiff_t byte) -> std::uint64_t {
    return byte < 0 || byte >= num_bytes ? 0 : bitmap[byte];
  };
  for (std::size_t i = 0; i < chunk_words; ++i) {
    const std::ptrdiff_t at = begin + static_cast<std::ptrdiff_t>(i) * 8;
    std::uint64_t word = 0;
    if (at >= 0 && at + 8 <= num_bytes && std::endian::native == std::endian::little) {
      std::memcpy(&word, bitmap + at, sizeof word);
    } else {
      for (unsigned byte = 0; byte < 8; ++byte) word |= byte_at(at + byte) << (byte * 8);
    }
    word >>= shift;
    if (shift != 0) word |= byte_at(at + 8) << (64 - shift);
    out.words[i] = word;
  }
}

namespace rows {

/// The key of the row that a row leads to.
struct Target {
  AreaId area;
  Period period;
  Stratum stratum;
};

inline Target target_of(const Table& table, RowIndex row, const PeriodStep& period, const StratumStep& stratum) {
  Target out{table.area(row), period.from(table.period(row)), stratum.said};
  if (!stratum.is_said) {
    const auto own = table.stratum(row);
    for (std::size_t d = 0; d < own.size(); ++d) {
      out.stratum[d] = (stratum.kept >> d & 1U) != 0 ? own[d] : std::uint16_t{0};
    }
  }
  return out;
}

inline bool is_at(const Table& table, RowIndex row, const Target& target) {
  return table.area(row) == target.area && table.period(row) == target.period &&
         std::ranges::equal(table.stratum(row), std::span(target.stratum.data(), table.stratum(row).size()));
}

inline RowIndex find(const Table& table, const Target& target) {
  const std::size_t num_dimensions = table.schema().dimensions.size();
  return table.find(target.area, target.period, std::span(target.stratum.data(), num_dimensions))
      .value_or(RowMap::no_row);
}

}  // namespace rows

RowMap RowMap::none() {
  RowMap out;
  out.kind_ = Kind::nothing;
  return out;
}

/// In a sorted panel each row has the row it leads to at one distance, which is confirmed by looking at the keys there; only where they
/// differ the index is asked. What the index finds elsewhere makes a list of it all.
RowMap::RowMap(const Table& table, const PeriodStep& period, const StratumStep& stratum) : kind_(Kind::nothing) {
  const auto num_rows = static_cast<std::ptrdiff_t>(table.num_rows());
  bool is_known = false;
  std::ptrdiff_t differs_at = -1;
  having_ = RowSet(table.num_rows(), [&](RowIndex row) {
    if (differs_at >= 0) return false;
    const rows::Target target = rows::target_of(table, row, period, stratum);
    const std::ptrdiff_t guess = row + offset_;
    if (is_known && guess >= 0 && guess < num_rows && rows::is_at(table, static_cast<RowIndex>(guess), target)) {
      return true;
    }
    const RowIndex found = rows::find(table, target);
    if (found == no_row) return false;
    const std::ptrdiff_t offset = static_cast<std::ptrdiff_t>(found) - row;
    if (!is_known) {
      is_known = true;
      offset_ = offset;
    } else if (offset != offset_) {
      differs_at = row;
    }
    return true;
  });
  if (differs_at >= 0) {
    list_rows(table, period, stratum, static_cast<std::size_t>(differs_at));
  } else if (is_known) {
    kind_ = offset_ == 0 && having_.kind() == RowSet::Kind::all ? Kind::same : Kind::shifted;
  }
}

void RowMap::list_rows(const Table& table, const PeriodStep& period, const StratumStep& stratum,
                       std::size_t num_alike) {
  list_.resize(table.num_rows());
  having_ = RowSet(list_.size(), [&](RowIndex row) {
    RowIndex found = no_row;
    if (row < num_alike) {
      if (having_.has(row)) found = static_cast<RowIndex>(static_cast<std::ptrdiff_t>(row) + offset_);
    } else {
      found = rows::find(table, rows::target_of(table, row, period, stratum));
    }
    list_[row] = found == no_row ? row : found;
    return found != no_row;
  });
  kind_ = Kind::listed;
}

}  // namespace goalpost::detail::columns
