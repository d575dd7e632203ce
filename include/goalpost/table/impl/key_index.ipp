// Building and asking the index of keys.
#pragma once

#include <algorithm>

#include "goalpost/table/impl/key_index.hpp"

namespace goalpost::detail {

namespace key_index {

/// A year, two halves, four quarters, twelve months.
inline constexpr std::size_t places_per_year = 19;

/// Where a period stands among all periods of its year; nothing for one that no calendar has.
inline std::optional<std::size_t> place_in_year(Period period) noexcept {
  if (period.index_1based < 1 || period.index_1based > static_cast<unsigned>(period.length)) return std::nullopt;
  const std::size_t index = period.index_1based - 1U;
  switch (period.length) {
    case PeriodLength::year: return index;
    case PeriodLength::half: return 1 + index;
    case PeriodLength::quarter: return 3 + index;
    case PeriodLength::month: return 7 + index;
  }
  return std::nullopt;
}

/// The product, or nothing when it passes `limit`.
inline std::optional<std::size_t> product_within(std::size_t a, std::size_t b, std::size_t limit) noexcept {
  if (b != 0 && a > limit / b) return std::nullopt;
  return a * b;
}

}  // namespace key_index

KeyIndex::KeyIndex(const RowKeys& rows, std::size_t num_areas, std::span<const std::uint32_t> radices,
                   std::size_t max_dense_keys)
    : num_areas_(num_areas), radices_(radices.begin(), radices.end()) {
  using key_index::product_within;
  const std::size_t num_rows = rows.areas.size();
  if (num_rows == 0) return;
  number_periods(rows.periods);
  auto num_keys = product_within(num_areas, distinct_periods_.size(), max_dense_keys);
  std::optional<std::size_t> num_strata = 1;
  for (const std::uint32_t radix : radices_) {
    if (num_strata) num_strata = product_within(*num_strata, radix, max_dense_keys);
  }
  if (num_keys && num_strata) num_keys = product_within(*num_keys, *num_strata, max_dense_keys);
  if (num_keys && num_strata) {
    num_strata_ = *num_strata;
    dense_.assign(*num_keys, no_row);
  } else {
    std::size_t num_slots = 16;
    while (num_slots < num_rows * 2) num_slots *= 2;
    slots_.assign(num_slots, Slot{});
  }
  for (std::size_t row = 0; row < num_rows; ++row) insert(static_cast<RowIndex>(row), rows);
}

void KeyIndex::number_periods(std::span<const Period> periods) {
  const auto [first, last] = std::minmax_element(periods.begin(), periods.end(),
                                                 [](const Period& a, const Period& b) { return a.year < b.year; });
  first_year_ = first->year;
  const auto num_years = static_cast<std::size_t>(last->year - first_year_) + 1;
  period_numbers_.assign(num_years * key_index::places_per_year, no_period);
  const auto place = [this](const Period& period) {
    const auto year = static_cast<std::size_t>(period.year - first_year_);
    return year * key_index::places_per_year + key_index::place_in_year(period).value_or(0);
  };
  // Places of the calendar lie in the order of Period, so that walking them sorts the periods.
  std::vector<Period> by_place(period_numbers_.size());
  for (const Period& period : periods) {
    period_numbers_[place(period)] = 0;
    by_place[place(period)] = period;
  }
  for (std::size_t i = 0; i < period_numbers_.size(); ++i) {
    if (period_numbers_[i] == no_period) continue;
    period_numbers_[i] = static_cast<std::uint32_t>(distinct_periods_.size());
    distinct_periods_.push_back(by_place[i]);
  }
}

std::uint32_t KeyIndex::period_number(Period period) const noexcept {
  const auto in_year = key_index::place_in_year(period);
  if (!in_year || period.year < first_year_) return no_period;
  const std::size_t place = static_cast<std::size_t>(period.year - first_year_) * key_index::places_per_year + *in_year;
  return place < period_numbers_.size() ? period_numbers_[place] : no_period;
}

std::size_t KeyIndex::dense_key(AreaId area, std::uint32_t period,
                                std::span<const std::uint16_t> stratum) const noexcept {
  std::size_t key = area * distinct_periods_.size() + period;
  for (std::size_t d = 0; d < radices_.size(); ++d) key = key * radices_[d] + stratum[d];
  return key;
}

std::uint64_t KeyIndex::hash(AreaId area, std::uint32_t period, std::span<const std::uint16_t> stratum) noexcept {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;  // 2^64 divided by the golden ratio
  const auto mix = [](std::uint64_t value) {
    value = (value ^ (value >> 32U)) * 0xD6E8FEB86659FD93U;
    return value ^ (value >> 32U);
  };
  std::uint64_t state = mix(((static_cast<std::uint64_t>(period) << 32U) | area) + odd);
  for (const std::uint16_t value : stratum) state = mix(state * odd + value + 1U);
  return state;
}

void KeyIndex::insert(RowIndex row, const RowKeys& rows) {
  const std::uint32_t period = period_number(rows.periods[row]);
  const auto stratum = rows.stratum(row);
  if (is_dense()) {
    RowIndex& at = dense_[dense_key(rows.areas[row], period, stratum)];
    if (at == no_row) {
      at = row;
    } else {
      duplicates_.emplace_back(row, at);
    }
    return;
  }
  if (const auto earlier = find(rows.areas[row], rows.periods[row], stratum, rows)) {
    duplicates_.emplace_back(row, *earlier);
    return;
  }
  const std::uint64_t code = hash(rows.areas[row], period, stratum);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = code & mask;
  while (slots_[slot].row != no_row) slot = (slot + 1) & mask;
  slots_[slot] = Slot{row, static_cast<std::uint32_t>(code >> 32U)};
}

std::optional<RowIndex> KeyIndex::find(AreaId area, Period period, std::span<const std::uint16_t> stratum,
                                       const RowKeys& rows) const noexcept {
  if (area >= num_areas_ || stratum.size() != radices_.size()) return std::nullopt;
  const std::uint32_t number = period_number(period);
  if (number == no_period) return std::nullopt;
  if (is_dense()) {
    for (std::size_t d = 0; d < radices_.size(); ++d) {
      if (stratum[d] >= radices_[d]) return std::nullopt;
    }
    const RowIndex row = dense_[dense_key(area, number, stratum)];
    return row == no_row ? std::nullopt : std::optional(row);
  }
  const std::uint64_t code = hash(area, number, stratum);
  const auto fingerprint = static_cast<std::uint32_t>(code >> 32U);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = code & mask; slots_[slot].row != no_row; slot = (slot + 1) & mask) {
    const RowIndex row = slots_[slot].row;
    if (slots_[slot].fingerprint != fingerprint || rows.areas[row] != area || rows.periods[row] != period) continue;
    if (std::ranges::equal(rows.stratum(row), stratum)) return row;
  }
  return std::nullopt;
}

}  // namespace goalpost::detail
