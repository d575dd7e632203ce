// What else must be hidden, since small counts could be had from it.
#pragma once

#include <algorithm>
#include <numeric>
#include <tuple>

#include "goalpost/evaluate/impl/withhold.hpp"
#include "goalpost/evaluate/impl/withhold_solve.hpp"

namespace goalpost::detail::evaluation {

inline constexpr int max_attempts = 8;  // in the first round; what is left then is worth more of them

/// Another solution in which a count is another stays one when more is hidden, so that nothing is looked for twice; and after the first round
/// only what hangs together with what is not sure by then is looked at. Rounds are few: what is left after the patient ones takes twice as many
/// others with it in each.
void Withholding::hide_what_gives_away() {
  constexpr int num_patient = 4;
  make_web();
  std::vector<std::uint32_t> looked_at(web_.num_equations());
  std::iota(looked_at.begin(), looked_at.end(), 0U);
  lonely_ = looked_at;
  give_company();
  for (int round = 0; !looked_at.empty(); ++round) {
    const std::size_t num_others = std::size_t{1} << static_cast<unsigned>(std::clamp(round - num_patient, 0, 31));
    const int num_attempts = max_attempts << std::min(round, num_patient);
    hidden_.clear();
    Passed passed(web_.num_equations());
    std::vector<std::uint32_t> unsure;
    for (const std::uint32_t cell : given_away(looked_at)) {
      // Whether that is enough for one that is not small the next round says for certain.
      std::size_t num_left = cells_[cell].is_small ? 8 * num_others : num_others;
      while (num_left > 0 && !can_change(cell, num_left % 4 == 0 ? num_attempts : 1) && hide_another(cell, passed))
        --num_left;
      if (!cells_[cell].is_spent && !can_change(cell, num_attempts)) unsure.push_back(cell);
    }
    if (hidden_.empty()) return;
    std::ranges::copy_if(hidden_, std::back_inserter(unsure), [&](std::uint32_t cell) { return !can_change(cell, 1); });
    looked_at = web_.hanging_together(unsure);
  }
}

void Withholding::make_web() {
  std::vector<Seen> seen;
  for (const Cell& cell : cells_) {
    seen.push_back(cell.is_given ? Seen::given : cell.is_hidden ? Seen::hidden : Seen::shown);
    rooms_.push_back(room(cell, cell.is_small));
  }
  web_ = Web(equations_, std::move(seen));
  wide_rooms_ = rooms_;
  for (const Equation& equation : equations_) {
    const std::uint32_t whole = equation.terms[0].cell;
    wide_rooms_[whole] = room(cells_[whole], false);
  }
  candidates_.resize(equations_.size());
  equations_.clear();
  equations_.shrink_to_fit();
}

Room Withholding::room(const Cell& cell, bool is_small) const {
  const auto whole = [&](const Big& distance) {
    return distance > endless ? endless : static_cast<std::int32_t>(numerator(distance) / denominator(distance));
  };
  if (is_small) return {whole(cell.value - small_.low), whole(small_.high - cell.value)};
  const bool is_not_negative = cell.key.what != CellKey::What::sum && cell.value >= 0;
  return {is_not_negative ? whole(cell.value) : endless, endless};
}

/// Of the hidden cells of some equations those that have one solution only, and small ones of which no other whole number is found.
std::vector<std::uint32_t> Withholding::given_away(const std::vector<std::uint32_t>& equations) {
  std::vector<Unknowns> rows;
  std::vector<std::uint32_t> small;
  for (const std::uint32_t equation : equations) {
    if (web_.num_hidden(equation) == 0) continue;
    Unknowns& row = rows.emplace_back();
    for (const Equation::Term& term : web_.terms(equation)) {
      if (web_.seen(term.cell) != Seen::hidden) continue;
      row.push_back({term.cell, term.sign});
      if (cells_[term.cell].is_small) small.push_back(term.cell);
    }
  }
  std::vector<std::uint32_t> found = determined(rows);
  for (const std::uint32_t cell : found) cells_[cell].is_told = true;
  for (const std::uint32_t cell : small) {
    Cell& one = cells_[cell];
    if (one.is_told || can_change(cell, 1)) continue;
    one.is_stuck = Moves(web_, rooms_).is_stuck(cell);
    if (can_change(cell, max_attempts) || Moves(web_, wide_rooms_).is_stuck(cell)) continue;
    one.is_told = true;
    found.push_back(cell);
  }
  for (const std::uint32_t cell : found) cells_[cell].is_told = false;
  std::erase_if(found, [&](std::uint32_t cell) { return cells_[cell].is_spent; });
  std::ranges::sort(found);
  return found;
}

bool Withholding::can_change(std::uint32_t cell, int num_attempts) {
  if (cells_[cell].can_change) return true;
  if (cells_[cell].is_stuck) {
    cells_[cell].can_change = !Moves(web_, wide_rooms_).find(cell, num_attempts).empty();
  } else {
    for (const std::uint32_t one : Moves(web_, rooms_).find(cell, num_attempts)) cells_[one].can_change = true;
  }
  return cells_[cell].can_change;
}

void Withholding::hide(std::uint32_t cell) {
  cells_[cell].is_hidden = true;
  web_.hide(cell);
  hidden_.push_back(cell);
  for (const Web::Place& place : web_.places(cell)) lonely_.push_back(place.equation);
}

/// What is hidden alone in an equation follows from the others, whatever else is hidden.
void Withholding::give_company() {
  while (!lonely_.empty()) {
    const std::uint32_t equation = lonely_.back();
    lonely_.pop_back();
    if (web_.num_hidden(equation) == 1) static_cast<void>(hide_one_of(equation));
  }
}

/// A part rather than the whole, the smallest that is not zero, so that as little as possible is lost; false when all are hidden.
bool Withholding::hide_one_of(std::uint32_t equation) {
  if (web_.num_shown(equation) == 0) return false;
  std::vector<std::uint32_t>& candidates = candidates_[equation];
  if (candidates.empty()) {
    const std::span<const Equation::Term> terms = web_.terms(equation);
    for (const Equation::Term& term : terms) {
      if (web_.seen(term.cell) == Seen::shown) candidates.push_back(term.cell);
    }
    std::ranges::reverse(candidates);
    std::ranges::stable_sort(candidates, std::ranges::greater(), [&](std::uint32_t cell) {
      return std::tuple(cells_[cell].value == 0, cell == terms[0].cell, Big(abs(cells_[cell].value)));
    });
  }
  while (web_.seen(candidates.back()) != Seen::shown) candidates.pop_back();
  hide(candidates.back());
  return true;
}

/// In an equation that the cell stands in, or, when all of it is hidden already, in one that shares a hidden number with it, and so on: that
/// is where the cell is told from. False when nothing was hidden: when all is hidden already the cell is spent, and where others have been in
/// this round they did the same, and the next round shows whether it is enough.
bool Withholding::hide_another(std::uint32_t cell, Passed& passed) {
  constexpr std::size_t is_long = 64;
  constexpr std::size_t is_far = 32;
  std::vector<std::uint32_t> reached{cell};
  std::set<std::uint32_t> is_reached{cell};
  std::set<std::uint32_t> is_looked_at;
  bool is_cut = false;
  for (std::size_t begin = 0; begin < reached.size();) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> equations;  // by how many are hidden
    for (; begin < reached.size(); ++begin) {
      for (const Web::Place& place : web_.places(reached[begin])) {
        if (!is_looked_at.contains(place.equation)) equations.emplace(web_.num_hidden(place.equation), place.equation);
      }
    }
    for (const auto& [num_hidden, equation] : equations) {
      if (passed[equation] && (num_hidden > is_long || is_looked_at.size() > is_far)) {
        is_cut = true;
        continue;
      }
      is_looked_at.insert(equation);
      if (hide_one_of(equation)) {
        give_company();
        return true;
      }
      passed[equation] = true;
      for (const Equation::Term& term : web_.terms(equation)) {
        if (web_.seen(term.cell) == Seen::hidden && is_reached.insert(term.cell).second) reached.push_back(term.cell);
      }
    }
  }
  if (is_cut) return false;
  for (const std::uint32_t one : reached) cells_[one].is_spent = true;
  return false;
}

}  // namespace goalpost::detail::evaluation
