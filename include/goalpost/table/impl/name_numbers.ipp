// Names to numbers.
#pragma once

#include <utility>

#include "goalpost/table/impl/name_numbers.hpp"
#include "goalpost/text/names.hpp"

namespace goalpost::detail {

std::optional<std::uint32_t> NameNumbers::find(std::string_view spelling, std::size_t column) {
  if (column >= last_.size()) last_.resize(column + 1, nullptr);
  Map::value_type*& last = last_[column];
  if (last != nullptr) {
    if (last->first == spelling) return last->second.number;
    Map::value_type* const guess = last->second.followed_by;
    if (guess != nullptr && guess->first == spelling) {
      last = guess;
      return guess->second.number;
    }
  }
  auto at = numbers_.find(spelling);
  if (at == numbers_.end()) {
    const std::optional<std::string> name = comparable_name(spelling);
    if (!name || *name == spelling) return std::nullopt;
    const auto known = numbers_.find(*name);
    if (known == numbers_.end()) return std::nullopt;
    at = numbers_.emplace(std::string(spelling), Entry{known->second.number}).first;
  }
  if (last != nullptr) last->second.followed_by = &*at;
  last = &*at;
  return at->second.number;
}

void NameNumbers::insert(std::string name, std::uint32_t number) { numbers_.emplace(std::move(name), Entry{number}); }

}  // namespace goalpost::detail
