// Which other solutions in whole numbers the sums that are known have.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <map>
#include <span>
#include <utility>

#include "goalpost/evaluate/impl/withhold_move.hpp"

namespace goalpost::detail::evaluation {

// So that a search costs the same in every table; most end after some ten tries.
inline constexpr int max_tries = 100;             // of an attempt, in each direction
inline constexpr std::size_t max_looked_at = 24;  // hidden counts of one equation, ...
inline constexpr std::size_t max_passed = 200;    // ... and all that stand between them
inline constexpr std::size_t max_open = 16;
inline constexpr std::size_t max_around = 64;  // equations of which everything is hidden

std::vector<std::uint32_t> Moves::find(std::uint32_t cell, int num_attempts) {
  std::int32_t step = 1;  // of a + a, which a change by one would leave odd
  for (const Web::Place& place : web_.places(cell)) {
    for (const Equation::Term& term :
         web_.terms(place.equation).first(std::min(web_.terms(place.equation).size(), max_looked_at))) {
      step = std::max(step, std::abs(term.sign));
    }
  }
  std::vector<std::int32_t> steps{1, -1};
  if (step > 1) steps.insert(steps.end(), {step, -step});
  for (std::size_t n = 0; n < steps.size() * static_cast<std::size_t>(num_attempts); ++n) {
    attempt_ = n / steps.size();
    const Change first{cell, steps[n % steps.size()]};
    num_tries_ = max_tries;
    changes_.clear();
    open_.clear();
    if (!fits(first)) continue;
    make(first);
    if (!settle()) continue;
    std::vector<std::uint32_t> found;
    for (const Change& change : changes_) found.push_back(change.cell);
    return found;
  }
  return {};
}

bool Moves::is_stuck(std::uint32_t cell) const {
  struct Reach {
    std::int64_t down, up;
  };
  const auto reach = [&](std::uint32_t of) {
    constexpr std::int64_t far = std::int64_t{1} << 40;
    const Room& room = rooms_[of];
    return Reach{room.down < endless ? room.down : far, room.up < endless ? room.up : far};
  };
  std::map<std::uint32_t, Reach> rooms{{cell, reach(cell)}};
  std::vector<std::uint32_t> equations;
  std::vector<std::uint32_t> reached{cell};
  for (std::size_t n = 0; n < reached.size() && equations.size() < max_around; ++n) {
    for (const Web::Place& place : web_.places(reached[n])) {
      const std::uint32_t equation = place.equation;
      if (web_.num_shown(equation) > 0 || web_.num_hidden(equation) > max_looked_at) continue;
      if (std::ranges::find(equations, equation) != equations.end()) continue;
      equations.push_back(equation);
      for (const Equation::Term& term : web_.terms(equation)) {
        if (web_.seen(term.cell) != Seen::hidden) continue;
        if (rooms.emplace(term.cell, reach(term.cell)).second) reached.push_back(term.cell);
      }
    }
  }
  // With the others at their least a term is at its most.
  const auto narrow = [&](std::uint32_t equation) {
    bool any_new = false;
    std::int64_t least = 0;
    std::int64_t most = 0;
    const auto ends = [&](const Equation::Term& term) {
      const Reach& room = rooms.at(term.cell);
      return term.sign > 0 ? std::pair(-room.down * term.sign, room.up * term.sign)
                           : std::pair(room.up * term.sign, -room.down * term.sign);
    };
    const auto each = [&](const auto& visit) {
      for (const Equation::Term& term : web_.terms(equation)) {
        if (web_.seen(term.cell) == Seen::hidden) visit(term);
      }
    };
    each([&](const Equation::Term& term) {
      least += ends(term).first;
      most += ends(term).second;
    });
    each([&](const Equation::Term& term) {
      const auto [own_least, own_most] = ends(term);
      const std::int64_t size = std::abs(std::int64_t{term.sign});
      const std::int64_t fall = std::max((most - own_most) / size, std::int64_t{0});
      const std::int64_t rise = std::max((own_least - least) / size, std::int64_t{0});
      Reach& room = rooms.at(term.cell);
      std::int64_t& down = term.sign > 0 ? room.down : room.up;
      std::int64_t& up = term.sign > 0 ? room.up : room.down;
      any_new = any_new || fall < down || rise < up;
      down = std::min(down, fall);
      up = std::min(up, rise);
    });
    return any_new;
  };
  for (bool any_new = true; any_new && (rooms[cell].down > 0 || rooms[cell].up > 0);) {
    any_new = false;
    for (const std::uint32_t equation : equations) any_new = narrow(equation) || any_new;
  }
  return rooms[cell].down == 0 && rooms[cell].up == 0;
}

bool Moves::fits(const Change& change) const {
  const Room& room = rooms_[change.cell];
  return change.by >= -room.down && change.by <= room.up;
}

std::int32_t Moves::excess(std::uint32_t equation) const {
  const auto at = std::ranges::find(open_, equation, &Open::equation);
  return at == open_.end() ? 0 : at->excess;
}

void Moves::make(const Change& change) {
  for (const Web::Place& place : web_.places(change.cell)) {
    const std::int32_t more = place.sign * change.by;
    const auto at = std::ranges::find(open_, place.equation, &Open::equation);
    if (at == open_.end()) {
      open_.push_back({place.equation, more, place.position});
    } else if (at->excess += more; at->excess == 0) {
      open_.erase(at);
    } else {
      at->position = place.position;
    }
  }
  changes_.push_back(change);
}

/// What makes up for the excess, those first that leave the fewest equations open.
std::vector<Moves::Choice> Moves::choices(const Open& open) const {
  std::vector<Choice> found;
  const auto look_at = [&](const Equation::Term& term) {
    if (open.excess % term.sign != 0) return;
    const Change change{term.cell, -open.excess / term.sign};
    if (!fits(change) || std::ranges::find(changes_, term.cell, &Change::cell) != changes_.end()) return;
    int num_more_open = 0;
    for (const Web::Place& place : web_.places(term.cell)) {
      const std::int32_t before = excess(place.equation);
      num_more_open += int{before + place.sign * change.by != 0} - int{before != 0};
    }
    found.push_back({num_more_open, change});
  };
  const std::span<const Equation::Term> terms = web_.terms(open.equation);
  if (web_.seen(terms[0].cell) == Seen::hidden) look_at(terms[0]);
  // Of a long equation those that come after what was changed last: the next areas, whose counts are likely to be in other sums with it.
  const std::size_t skipped = attempt_ * 5 % terms.size();  // another attempt, other partners
  std::size_t num_looked_at = 0;
  for (std::size_t n = 1; n <= std::min(terms.size(), max_passed) && num_looked_at < max_looked_at; ++n) {
    const std::size_t at = (open.position + n + skipped) % terms.size();
    if (at == 0 || web_.seen(terms[at].cell) != Seen::hidden) continue;
    look_at(terms[at]);
    ++num_looked_at;
  }
  std::ranges::stable_sort(found, {}, &Choice::num_more_open);
  return found;
}

bool Moves::settle() {
  if (open_.empty()) return true;
  if (open_.size() > max_open) return false;
  const Open next = *std::ranges::min_element(
      open_, {}, [&](const Open& one) { return std::pair(web_.num_hidden(one.equation), one.equation); });
  for (const Choice& choice : choices(next)) {
    if (--num_tries_ < 0) return false;
    const std::vector<Open> before = open_;
    make(choice.change);
    if (settle()) return true;
    changes_.pop_back();
    open_ = before;
  }
  return false;
}

}  // namespace goalpost::detail::evaluation
