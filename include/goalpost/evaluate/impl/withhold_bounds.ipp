// What small counts can be, for who knows that they are small, that no count is negative, and what some of them make together.
#pragma once

#include <algorithm>

#include "goalpost/evaluate/impl/withhold.hpp"

namespace goalpost::detail::evaluation {

/// Small counts that can only change together: when one is the largest and another the smallest, or the other way round, none of them can.
std::set<std::uint32_t> Withholding::pinned_together(const std::vector<Solved>& by_pivot) const {
  struct Room {
    std::uint32_t first;
    std::optional<Big> down, up;
  };
  std::map<Unknowns, Room> rooms;  // by direction
  const auto narrow = [&](std::uint32_t cell, Unknowns direction) {
    if (!cells_[cell].is_small) return;
    const Big factor = direction.begin()->second;
    for (auto& [unknown, coefficient] : direction) coefficient /= factor;
    Room& room = rooms.try_emplace(std::move(direction), Room{cell, std::nullopt, std::nullopt}).first->second;
    Big low = (small_.low - cells_[cell].value) / factor;
    Big high = (small_.high - cells_[cell].value) / factor;
    if (factor < 0) std::swap(low, high);
    if (!room.down || low > *room.down) room.down = low;
    if (!room.up || high < *room.up) room.up = high;
  };
  std::set<std::uint32_t> free;
  for (const Solved& row : by_pivot) {
    Unknowns others = row.unknowns;
    others.erase(row.pivot);
    for (auto& [unknown, coefficient] : others) {
      free.insert(unknown);
      coefficient = -coefficient;
    }
    if (!others.empty()) narrow(row.pivot, std::move(others));
  }
  for (const std::uint32_t cell : free) narrow(cell, {{cell, Big(1)}});
  std::set<std::uint32_t> found;
  for (const auto& [direction, room] : rooms) {
    if (*room.down == *room.up) found.insert(room.first);
  }
  return found;
}

/// Small counts of which one value only is left. Two that add up to two are one each; of two whose difference is that of the largest and the
/// smallest one is the largest; and what an equation leaves to a count narrows what the next one leaves to others.
std::set<std::uint32_t> Withholding::squeezed(const std::vector<Unknowns>& equations) const {
  constexpr int max_rounds = 32;  // whole counts come to rest before; others could be halved for ever
  struct Bounds {
    std::optional<Big> low, high;
  };
  std::vector<Bounds> bounds(cells_.size());
  for (std::size_t n = 0; n < cells_.size(); ++n) {
    if (cells_[n].key.what != CellKey::What::sum && cells_[n].value >= 0) bounds[n].low = 0;
    if (cells_[n].is_small) bounds[n] = {small_.low, small_.high};
  }
  // The least or the most that counts make together: a sum of those that are bounded, and how many are not.
  struct Reach {
    Big sum = 0;
    std::size_t num_open = 0;
    void add(const Big& coefficient, const std::optional<Big>& bound) {
      if (bound) {
        sum += coefficient * *bound;
      } else {
        ++num_open;
      }
    }
    [[nodiscard]] std::optional<Big> without(const Big& coefficient, const std::optional<Big>& bound) const {
      if (num_open > (bound ? 0U : 1U)) return std::nullopt;
      return bound ? Big(sum - coefficient * *bound) : sum;
    }
  };
  bool any_new = true;
  const auto narrow = [&](const Unknowns& equation) {
    Big whole = 0;
    Reach least;
    Reach most;
    for (const auto& [cell, coefficient] : equation) {
      const auto& [low, high] = bounds[cell];
      whole += coefficient * cells_[cell].value;
      least.add(coefficient, coefficient < 0 ? high : low);
      most.add(coefficient, coefficient < 0 ? low : high);
    }
    for (const auto& [cell, coefficient] : equation) {
      auto& [low, high] = bounds[cell];
      // With the others at their least a term is at its most.
      std::optional<Big> up = least.without(coefficient, coefficient < 0 ? high : low);
      std::optional<Big> down = most.without(coefficient, coefficient < 0 ? low : high);
      for (std::optional<Big>* end : {&up, &down}) {
        if (*end) *end = Big((whole - **end) / coefficient);
      }
      if (coefficient < 0) std::swap(up, down);
      if (up && (!high || *up < *high)) high = up, any_new = true;
      if (down && (!low || *down > *low)) low = down, any_new = true;
    }
  };
  for (int round = 0; any_new && round < max_rounds; ++round) {
    any_new = false;
    for (const Unknowns& equation : equations) narrow(equation);
  }
  std::set<std::uint32_t> found;
  for (const Unknowns& equation : equations) {
    for (const auto& [cell, coefficient] : equation) {
      if (cells_[cell].is_small && *bounds[cell].low == *bounds[cell].high) found.insert(cell);
    }
  }
  return found;
}

}  // namespace goalpost::detail::evaluation
