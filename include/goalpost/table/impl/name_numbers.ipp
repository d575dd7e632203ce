// Names to numbers.
#pragma once

#include <utility>

#include "goalpost/table/impl/name_numbers.hpp"
#include "goalpost/text/names.hpp"

namespace goalpost::detail {

std::optional<std::uint32_t> NameNumbers::find(std::string_view spelling) {
  if (last_ != nullptr && last_->first == spelling) return last_->second;
  auto at = numbers_.find(spelling);
  if (at == numbers_.end()) {
    const std::optional<std::string> name = comparable_name(spelling);
    if (!name || *name == spelling) return std::nullopt;
    const auto known = numbers_.find(*name);
    if (known == numbers_.end()) return std::nullopt;
    at = numbers_.emplace(std::string(spelling), known->second).first;
  }
  last_ = &*at;
  return at->second;
}

void NameNumbers::insert(std::string name, std::uint32_t number) { numbers_.emplace(std::move(name), number); }

}  // namespace goalpost::detail
