// Which unknowns of sums that are known have one value only.
#pragma once

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

#include "goalpost/evaluate/impl/withhold_solve.hpp"

namespace goalpost::detail::evaluation {

inline constexpr std::uint32_t no_entry = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::int64_t prime = (std::int64_t{1} << 31) - 1;
inline constexpr std::int64_t largest_factor = std::int64_t{1} << 30;  // below the prime; products fit

std::vector<std::uint32_t> determined(const std::vector<Unknowns>& equations) {
  return Elimination(equations).determined();
}

Elimination::Elimination(const std::vector<Unknowns>& equations) : free_entry_(no_entry) {
  for (const Unknowns& equation : equations) {
    for (const Unknown& one : equation) numbers_.push_back(one.number);
  }
  std::ranges::sort(numbers_);
  numbers_.erase(std::unique(numbers_.begin(), numbers_.end()), numbers_.end());
  columns_.resize(numbers_.size(), {no_entry});
  rows_.resize(equations.size(), {no_entry});
  is_known_.resize(numbers_.size());
  for (std::uint32_t row = 0; row < equations.size(); ++row) {
    for (const Unknown& one : equations[row]) {
      const auto at = std::ranges::lower_bound(numbers_, one.number);
      insert(row, static_cast<std::uint32_t>(at - numbers_.begin()), one.coefficient);
    }
  }
  for (std::uint32_t column = 0; column < columns_.size(); ++column) {
    if (columns_[column].size == 1) alone_.push_back(column);
  }
  for (std::uint32_t row = 0; row < rows_.size(); ++row) enqueue(row);
}

void Elimination::insert(std::uint32_t row, std::uint32_t column, std::int64_t factor) {
  const Entry entry{row, column, factor, no_entry, rows_[row].first, no_entry, columns_[column].first};
  std::uint32_t at = free_entry_;
  if (at == no_entry) {
    at = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back(entry);
  } else {
    free_entry_ = entries_[at].next_in_row;
    entries_[at] = entry;
  }
  if (entry.next_in_row != no_entry) entries_[entry.next_in_row].previous_in_row = at;
  if (entry.next_in_column != no_entry) entries_[entry.next_in_column].previous_in_column = at;
  rows_[row].first = columns_[column].first = at;
  ++rows_[row].size;
  ++columns_[column].size;
}

void Elimination::erase(std::uint32_t entry) {
  const Entry one = entries_[entry];
  (one.previous_in_row == no_entry ? rows_[one.row].first : entries_[one.previous_in_row].next_in_row) =
      one.next_in_row;
  if (one.next_in_row != no_entry) entries_[one.next_in_row].previous_in_row = one.previous_in_row;
  (one.previous_in_column == no_entry ? columns_[one.column].first : entries_[one.previous_in_column].next_in_column) =
      one.next_in_column;
  if (one.next_in_column != no_entry) entries_[one.next_in_column].previous_in_column = one.previous_in_column;
  --rows_[one.row].size;
  if (--columns_[one.column].size == 1) alone_.push_back(one.column);
  entries_[entry].next_in_row = free_entry_;
  free_entry_ = entry;
}

/// By the shorter of the two lists.
std::uint32_t Elimination::find(std::uint32_t row, std::uint32_t column) const {
  if (rows_[row].size < columns_[column].size) {
    std::uint32_t at = rows_[row].first;
    while (at != no_entry && entries_[at].column != column) at = entries_[at].next_in_row;
    return at;
  }
  std::uint32_t at = columns_[column].first;
  while (at != no_entry && entries_[at].row != row) at = entries_[at].next_in_column;
  return at;
}

/// Where it is in the heap with a size that it had before, it is passed over.
void Elimination::enqueue(std::uint32_t row) {
  if (rows_[row].size == 0) return;
  by_size_.emplace_back(rows_[row].size, row);
  std::ranges::push_heap(by_size_, std::ranges::greater());
}

std::uint32_t Elimination::pivot_of(std::uint32_t row) const {
  const auto rank = [&](std::uint32_t at) {
    const Entry& one = entries_[at];
    return std::tuple(std::abs(one.factor), columns_[one.column].size, one.column);
  };
  std::uint32_t best = rows_[row].first;
  for (std::uint32_t at = entries_[best].next_in_row; at != no_entry; at = entries_[at].next_in_row) {
    if (rank(at) < rank(best)) best = at;
  }
  return best;
}

std::uint32_t Elimination::next_pivot() {
  // An unknown that stands in no other equation can be found from its own when all others are known, and tells nothing of them.
  while (!alone_.empty()) {
    const std::uint32_t column = alone_.back();
    alone_.pop_back();
    if (columns_[column].size == 1) return columns_[column].first;
  }
  while (!by_size_.empty()) {
    std::ranges::pop_heap(by_size_, std::ranges::greater());
    const auto [size, row] = by_size_.back();
    by_size_.pop_back();
    if (size == rows_[row].size) return pivot_of(row);
  }
  return no_entry;
}

bool Elimination::multiply(std::uint32_t row, std::int64_t times) {
  if (times == 1) return true;
  for (std::uint32_t at = rows_[row].first; at != no_entry; at = entries_[at].next_in_row) {
    if (std::abs(entries_[at].factor) > largest_factor / times) return false;
  }
  for (std::uint32_t at = rows_[row].first; at != no_entry; at = entries_[at].next_in_row) entries_[at].factor *= times;
  return true;
}

void Elimination::divide_by_common(std::uint32_t row) {
  std::int64_t common = 0;
  for (std::uint32_t at = rows_[row].first; at != no_entry && common != 1; at = entries_[at].next_in_row) {
    common = std::gcd(common, entries_[at].factor);
  }
  if (common < 2) return;
  for (std::uint32_t at = rows_[row].first; at != no_entry; at = entries_[at].next_in_row)
    entries_[at].factor /= common;
}

bool Elimination::subtract(std::uint32_t pivot, std::uint32_t target) {
  const std::uint32_t row = entries_[target].row;
  std::int64_t common = std::gcd(entries_[pivot].factor, entries_[target].factor);
  if (entries_[pivot].factor < 0) common = -common;  // so that a row of an area with many below is seldom multiplied
  const std::int64_t times = entries_[target].factor / common;
  const std::int64_t own_times = entries_[pivot].factor / common;
  if (!multiply(row, own_times)) return false;
  for (std::uint32_t at = rows_[entries_[pivot].row].first; at != no_entry; at = entries_[at].next_in_row) {
    const auto [column, factor] = std::pair(entries_[at].column, entries_[at].factor);
    const std::uint32_t found = find(row, column);
    const std::int64_t rest = (found == no_entry ? 0 : entries_[found].factor) - times * factor;
    if (std::abs(rest) > largest_factor) return false;
    if (found == no_entry) {
      insert(row, column, -times * factor);
    } else if (rest == 0) {
      erase(found);
    } else {
      entries_[found].factor = rest;
    }
  }
  if (own_times != 1) divide_by_common(row);
  enqueue(row);
  return true;
}

void Elimination::take_as_known(std::uint32_t row) {
  while (rows_[row].first != no_entry) {
    const std::uint32_t column = entries_[rows_[row].first].column;
    is_known_[column] = true;
    while (columns_[column].first != no_entry) {
      const std::uint32_t at = columns_[column].first;
      const std::uint32_t other = entries_[at].row;
      erase(at);
      enqueue(other);
    }
  }
}

void Elimination::solve_for(std::uint32_t pivot) {
  const auto [row, column] = std::pair(entries_[pivot].row, entries_[pivot].column);
  while (columns_[column].size > 1) {
    const std::uint32_t first = columns_[column].first;
    const std::uint32_t target = first == pivot ? entries_[first].next_in_column : first;
    const std::uint32_t other = entries_[target].row;
    if (subtract(pivot, target)) continue;
    take_as_known(other);  // what went from it while it was tried is in this row
    return take_as_known(row);
  }
  steps_.push_back({{column, entries_[pivot].factor}, terms_.size()});
  while (rows_[row].first != no_entry) {
    const Entry& one = entries_[rows_[row].first];
    if (one.column != column) terms_.push_back({one.column, one.factor});
    erase(rows_[row].first);
  }
}

/// One of the homogeneous equations modulo a prime, each unknown that none was solved for being any number but zero. Of whole numbers an
/// unknown that has one solution is a sum of the solved equations, and only pivots stand below the fraction bars of that sum; they are less than
/// the prime, so that it is the same sum here, and the unknown is zero. Another one is zero by chance.
std::vector<std::int64_t> Elimination::any_solution() const {
  const auto inverse = [](std::int64_t of) {
    std::int64_t out = 1;
    of = (of % prime + prime) % prime;
    for (std::int64_t power = prime - 2; power != 0; power /= 2) {  // Fermat
      if (power % 2 == 1) out = out * of % prime;
      of = of * of % prime;
    }
    return out;
  };
  std::vector<std::int64_t> values(columns_.size());
  std::uint64_t state = 1;
  for (std::size_t column = 0; column < values.size(); ++column) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    if (!is_known_[column]) values[column] = static_cast<std::int64_t>((state >> 33U) % (prime - 1)) + 1;
  }
  std::size_t end = terms_.size();
  for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
    std::int64_t sum = 0;
    for (std::size_t n = step->first_term; n < end; ++n)
      sum = (sum + terms_[n].factor * values[terms_[n].column]) % prime;
    const std::int64_t factor = step->pivot.factor;
    values[step->pivot.column] = std::abs(factor) == 1 ? -sum * factor : -sum * inverse(factor) % prime;
    end = step->first_term;
  }
  return values;
}

std::vector<std::uint32_t> Elimination::determined() {
  for (std::uint32_t pivot = next_pivot(); pivot != no_entry; pivot = next_pivot()) solve_for(pivot);
  const std::vector<std::int64_t> values = any_solution();
  std::vector<std::uint32_t> found;
  for (std::size_t column = 0; column < values.size(); ++column) {
    if (values[column] == 0) found.push_back(numbers_[column]);
  }
  return found;
}

}  // namespace goalpost::detail::evaluation
