/// Sets of rows, and from each row the row of another figure: found once per table.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "goalpost/evaluate/impl/columns_forms.hpp"
#include "goalpost/evaluate/impl/kernels.hpp"
#include "goalpost/table/table.hpp"

namespace goalpost::detail::columns {

using evaluation::Stratum;
using kernels::Bits;
using kernels::chunk_rows;
using kernels::chunk_words;

/// A bit per row of a table, or one answer for all.
class RowSet {
 public:
  enum class Kind : std::uint8_t { none, all, some };
  RowSet() = default;
  explicit RowSet(bool every) : kind_(every ? Kind::all : Kind::none) {}
  RowSet(std::size_t num_rows, const std::function<bool(RowIndex)>& has);
  [[nodiscard]] Kind kind() const noexcept { return kind_; }
  [[nodiscard]] bool has(std::size_t row) const noexcept {
    return kind_ == Kind::all || (kind_ == Kind::some && (words_[row / 64] >> (row % 64) & 1U) != 0);
  }
  /// Rows [first, first + chunk_rows) as lanes; rows that there are not are not in it.
  void read(std::ptrdiff_t first, Bits& out) const;

 private:
  Kind kind_ = Kind::none;
  std::vector<std::uint64_t> words_;
};

/// Bits [first, first + chunk_rows) of a bitmap of `num_bits`; outside it zeros.
void read_bits(const std::uint8_t* bitmap, std::size_t num_bits, std::ptrdiff_t first, Bits& out);

/// Which stratum a figure is read at: that of the row in some dimensions, or one that is said.
struct StratumStep {
  bool is_said = false;
  DimensionSet kept = ~DimensionSet{0};
  Stratum said{};
  friend bool operator==(const StratumStep&, const StratumStep&) = default;
};

/// From a row to another one of its area.
class RowMap {
 public:
  enum class Kind : std::uint8_t {
    same,
    shifted,  ///< all rows that have one are `offset` away from it
    listed,   ///< each at its own
    nothing,  ///< no row has one
  };
  static constexpr RowIndex no_row = 0xFFFF'FFFFU;

  RowMap() = default;  ///< each row itself
  RowMap(const Table& table, const PeriodStep& period, const StratumStep& stratum);
  static RowMap none();

  [[nodiscard]] Kind kind() const noexcept { return kind_; }
  [[nodiscard]] std::ptrdiff_t offset() const noexcept { return offset_; }
  [[nodiscard]] const RowSet& having() const noexcept {
    return having_;
  }  ///< rows that have one; of shifted and listed
  /// Of listed: the row of each row; those that have none stand for themselves, so that whoever reads need not ask.
  [[nodiscard]] const RowIndex* list() const noexcept { return list_.data(); }
  [[nodiscard]] RowIndex at(std::size_t row) const noexcept {
    switch (kind_) {
      case Kind::same: return static_cast<RowIndex>(row);
      case Kind::shifted:
        return having_.has(row) ? static_cast<RowIndex>(static_cast<std::ptrdiff_t>(row) + offset_) : no_row;
      case Kind::listed: return having_.has(row) ? list_[row] : no_row;
      case Kind::nothing: break;
    }
    return no_row;
  }

 private:
  void list_rows(const Table& table, const PeriodStep& period, const StratumStep& stratum, std::size_t num_alike);
  Kind kind_ = Kind::same;
  std::ptrdiff_t offset_ = 0;
  RowSet having_;
  std::vector<RowIndex> list_;
};

}  // namespace goalpost::detail::columns
