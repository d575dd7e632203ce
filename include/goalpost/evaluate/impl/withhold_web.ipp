// How numbers hang together through sums that are known.
#pragma once

#include <algorithm>
#include <numeric>
#include <utility>

#include "goalpost/evaluate/impl/withhold_web.hpp"

namespace goalpost::detail::evaluation {

void Equation::merge() {
  std::vector<std::size_t> order(terms.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t n) { return terms[n].cell; });
  for (std::size_t n = order.size(); n-- > 1;) {
    Term& before = terms[order[n - 1]];
    if (before.cell == terms[order[n]].cell) before.sign += std::exchange(terms[order[n]].sign, 0);
  }
  std::erase_if(terms, [](const Term& term) { return term.sign == 0; });
}

Web::Web(const std::vector<Equation>& equations, std::vector<Seen> seen)
    : seen_(std::move(seen)),
      num_hidden_(equations.size()),
      num_shown_(equations.size()),
      first_place_(seen_.size() + 1) {
  for (std::uint32_t number = 0; number < equations.size(); ++number) {
    first_term_.push_back(static_cast<std::uint32_t>(terms_.size()));
    for (const Equation::Term& term : equations[number].terms) {
      terms_.push_back(term);
      ++first_place_[term.cell + 1];
      num_hidden_[number] += seen_[term.cell] == Seen::hidden ? 1U : 0U;
      num_shown_[number] += seen_[term.cell] == Seen::shown ? 1U : 0U;
    }
  }
  first_term_.push_back(static_cast<std::uint32_t>(terms_.size()));
  std::partial_sum(first_place_.begin(), first_place_.end(), first_place_.begin());
  places_.resize(terms_.size());
  std::vector<std::uint32_t> next = first_place_;
  for (std::uint32_t number = 0; number < equations.size(); ++number) {
    for (std::uint32_t n = 0; n < equations[number].terms.size(); ++n) {
      const Equation::Term& term = equations[number].terms[n];
      places_[next[term.cell]++] = {number, n, term.sign};
    }
  }
}

std::span<const Web::Place> Web::places(std::uint32_t cell) const {
  return std::span(places_).subspan(first_place_[cell], first_place_[cell + 1] - first_place_[cell]);
}

std::span<const Equation::Term> Web::terms(std::uint32_t equation) const {
  return std::span(terms_).subspan(first_term_[equation], first_term_[equation + 1] - first_term_[equation]);
}

void Web::hide(std::uint32_t cell) {
  seen_[cell] = Seen::hidden;
  for (const Place& place : places(cell)) {
    ++num_hidden_[place.equation];
    --num_shown_[place.equation];
  }
}

std::vector<std::uint32_t> Web::hanging_together(const std::vector<std::uint32_t>& cells) const {
  std::vector<std::uint32_t> found;
  std::vector<bool> is_found(num_equations());
  const auto add_those_of = [&](std::uint32_t cell) {
    for (const Place& place : places(cell)) {
      if (!is_found[place.equation]) found.push_back(place.equation);
      is_found[place.equation] = true;
    }
  };
  for (const std::uint32_t cell : cells) add_those_of(cell);
  // NOLINTNEXTLINE(modernize-loop-convert): `found` grows while it is walked
  for (std::size_t n = 0; n < found.size(); ++n) {
    for (const Equation::Term& term : terms(found[n])) {
      if (seen_[term.cell] == Seen::hidden) add_those_of(term.cell);
    }
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace goalpost::detail::evaluation
