/// From a key (area, period, stratum) to its row, in constant time and without allocating: the hot path of the exact
/// evaluator.
///
/// Two forms. A panel, the usual table, fills most of areas × periods × strata: there the key itself is the address,
/// which also keeps neighbours together in memory. Where that would waste memory, rows are hashed; a hit is verified
/// against the row's own key.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "goalpost/table/table.hpp"

namespace goalpost::detail {

/// The keys of all rows, as a table keeps them.
struct RowKeys {
  std::span<const AreaId> areas;
  std::span<const Period> periods;
  std::span<const std::uint16_t> strata;  ///< areas.size() × num_dimensions
  std::size_t num_dimensions = 0;

  [[nodiscard]] std::span<const std::uint16_t> stratum(RowIndex row) const noexcept {
    return strata.subspan(row * num_dimensions, num_dimensions);
  }
};

class KeyIndex {
 public:
  /// `radices[d]` is one more than the number of values of dimension d; `max_dense_keys` is a parameter so that tests
  /// can reach both forms. Of rows with the same key the first is kept; the others are listed by duplicates().
  KeyIndex(const RowKeys& rows, std::size_t num_areas, std::span<const std::uint32_t> radices,
           std::size_t max_dense_keys);

  [[nodiscard]] std::optional<RowIndex> find(AreaId area, Period period, std::span<const std::uint16_t> stratum,
                                             const RowKeys& rows) const noexcept;
  [[nodiscard]] const std::vector<Period>& distinct_periods() const noexcept { return distinct_periods_; }
  /// Pairs of a row and the earlier row that has its key, ascending.
  [[nodiscard]] const std::vector<std::pair<RowIndex, RowIndex>>& duplicates() const noexcept { return duplicates_; }
  [[nodiscard]] bool is_dense() const noexcept { return !dense_.empty(); }

 private:
  static constexpr RowIndex no_row = std::numeric_limits<RowIndex>::max();
  static constexpr std::uint32_t no_period = std::numeric_limits<std::uint32_t>::max();
  struct Slot {
    RowIndex row = no_row;
    std::uint32_t fingerprint = 0;
  };

  void number_periods(std::span<const Period> periods);
  void insert(RowIndex row, const RowKeys& rows);
  [[nodiscard]] std::uint32_t period_number(Period period) const noexcept;
  [[nodiscard]] std::size_t dense_key(AreaId area, std::uint32_t period,
                                      std::span<const std::uint16_t> stratum) const noexcept;
  [[nodiscard]] static std::uint64_t hash(AreaId area, std::uint32_t period,
                                          std::span<const std::uint16_t> stratum) noexcept;

  std::size_t num_areas_;
  std::vector<std::uint32_t> radices_;
  std::size_t num_strata_ = 1;  ///< product of the radices; meaningful when dense
  int first_year_ = 0;
  std::vector<std::uint32_t> period_numbers_;  ///< by place in the calendar: index in distinct_periods_
  std::vector<Period> distinct_periods_;
  std::vector<RowIndex> dense_;
  std::vector<Slot> slots_;  ///< open addressing, a power of two, at most half full
  std::vector<std::pair<RowIndex, RowIndex>> duplicates_;
};

/// Memory that is worth spending on a direct address: some 32 bytes per row.
[[nodiscard]] constexpr std::size_t max_dense_keys(std::size_t num_rows) noexcept { return num_rows * 8 + 1024; }

}  // namespace goalpost::detail
