// What follows from sums that are known, and which other solutions they have, held against elimination by fractions and against trying all.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <vector>

#include "goalpost/evaluate/impl/withhold_move.hpp"
#include "goalpost/evaluate/impl/withhold_solve.hpp"
#include "goalpost/evaluate/impl/withhold_web.hpp"
#include "goalpost/value/impl/big.hpp"

using namespace goalpost::detail::evaluation;  // NOLINT(google-build-using-namespace): a test
using goalpost::detail::Big;

namespace {

using Numbers = std::vector<std::uint32_t>;

/// Gauss and Jordan, dense, over fractions.
Numbers by_fractions(const std::vector<Unknowns>& equations, std::uint32_t num_unknowns) {
  std::vector<std::vector<Big>> rows;
  for (const Unknowns& equation : equations) {
    rows.emplace_back(num_unknowns);
    for (const Unknown& one : equation) rows.back()[one.number] = one.coefficient;
  }
  std::size_t done = 0;
  for (std::uint32_t column = 0; column < num_unknowns; ++column) {
    std::size_t pivot = done;
    while (pivot < rows.size() && rows[pivot][column] == 0) ++pivot;
    if (pivot == rows.size()) continue;
    std::swap(rows[pivot], rows[done]);
    for (std::size_t other = 0; other < rows.size(); ++other) {
      if (other == done || rows[other][column] == 0) continue;
      const Big times = rows[other][column] / rows[done][column];
      for (std::uint32_t n = 0; n < num_unknowns; ++n) rows[other][n] -= times * rows[done][n];
    }
    ++done;
  }
  Numbers found;
  for (std::uint32_t column = 0; column < num_unknowns; ++column) {
    for (std::size_t row = 0; row < done; ++row) {
      const auto is_there = [](const Big& one) { return one != 0; };
      if (rows[row][column] != 0 && std::ranges::count_if(rows[row], is_there) == 1) found.push_back(column);
    }
  }
  return found;
}

std::vector<Unknowns> random_equations(std::mt19937& random, std::uint32_t num_unknowns, std::int64_t largest) {
  std::vector<Unknowns> equations(1 + random() % num_unknowns);
  for (Unknowns& equation : equations) {
    for (std::uint32_t number = 0; number < num_unknowns; ++number) {
      const std::int64_t factor = std::uniform_int_distribution<std::int64_t>(1, largest)(random);
      if (random() % 3 == 0) equation.push_back({number, random() % 2 == 0 ? factor : -factor});
    }
  }
  return equations;
}

}  // namespace

TEST_CASE("determined unknowns are those of an elimination by fractions") {
  std::mt19937 random(20251122);
  std::size_t num_found = 0;
  for (int round = 0; round < 3000; ++round) {
    const auto num_unknowns = static_cast<std::uint32_t>(2 + random() % 14);
    const std::vector<Unknowns> equations = random_equations(random, num_unknowns, round % 3 == 0 ? 3 : 1);
    const Numbers expected = by_fractions(equations, num_unknowns);
    REQUIRE(determined(equations) == expected);
    num_found += expected.size();
  }
  CHECK(num_found > 3000);
}

TEST_CASE("factors that grow beyond all bounds: none that is determined is left out") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const std::vector<Unknowns> equations = random_equations(random, 12, 100'000'000);
    const Numbers found = determined(equations);
    CHECK(std::ranges::includes(found, by_fractions(equations, 12)));
  }
}

TEST_CASE("two chains of doubles that meet at both ends: twice 2^64 times nothing") {
  std::vector<Unknowns> equations;
  for (std::uint32_t n = 0; n < 64; ++n) {
    equations.push_back({{n, -2}, {n + 1, 1}});
    equations.push_back({{100 + n, -2}, {101 + n, 1}});
  }
  equations.push_back({{0, 1}, {100, -1}});
  equations.push_back({{64, 1}, {164, 1}});
  CHECK(determined(equations).size() == 130);
}

TEST_CASE("what is left of a chain of two hundred thousand sums") {
  std::vector<Unknowns> equations;
  for (std::uint32_t n = 0; n < 200'000; ++n) equations.push_back({{n, 1}, {n + 1, -1}});
  CHECK(determined(equations).empty());
  equations.push_back({{77, 2}});
  CHECK(determined(equations).size() == 200'001);
}

TEST_CASE("another solution that is found is one, and a count that is stuck has none") {
  std::mt19937 random(5);
  std::map<bool, int> num_found;
  int num_stuck = 0;
  for (int round = 0; round < 2000; ++round) {
    const std::uint32_t num_cells = 3 + random() % 4;
    std::vector<Equation> equations;
    while (equations.size() < 2 + random() % 3) {
      Equation equation(static_cast<std::uint32_t>(random() % num_cells));
      for (std::uint32_t cell = 0; cell < num_cells; ++cell) {
        if (random() % 2 == 0) equation.take_away(cell);
      }
      equation.merge();
      if (!equation.terms.empty()) equations.push_back(equation);
    }
    std::vector<Seen> seen;
    std::vector<Room> rooms;
    for (std::uint32_t cell = 0; cell < num_cells; ++cell) {
      seen.push_back(random() % 8 == 0 ? Seen::shown : Seen::hidden);
      rooms.push_back({static_cast<std::int32_t>(random() % 3), static_cast<std::int32_t>(random() % 3)});
    }
    // All changes that fit, one after the other.
    std::vector<bool> can_change(num_cells);
    std::vector<std::int32_t> changes(num_cells);
    const auto try_all = [&](const auto& self, std::uint32_t cell) -> void {
      if (cell < num_cells) {
        const bool is_hidden = seen[cell] == Seen::hidden;
        for (std::int32_t by = is_hidden ? -rooms[cell].down : 0; by <= (is_hidden ? rooms[cell].up : 0); ++by) {
          changes[cell] = by;
          self(self, cell + 1);
        }
        return;
      }
      for (const Equation& equation : equations) {
        std::int32_t sum = 0;
        for (const Equation::Term& term : equation.terms) sum += term.sign * changes[term.cell];
        if (sum != 0) return;
      }
      for (std::uint32_t n = 0; n < num_cells; ++n) {
        if (changes[n] != 0) can_change[n] = true;
      }
    };
    try_all(try_all, 0);
    const Web web(equations, seen);
    for (std::uint32_t cell = 0; cell < num_cells; ++cell) {
      if (seen[cell] != Seen::hidden) continue;
      const Numbers changed = Moves(web, rooms).find(cell, 8);
      for (const std::uint32_t one : changed) REQUIRE(can_change[one]);
      if (can_change[cell]) ++num_found[!changed.empty()];
      if (!Moves(web, rooms).is_stuck(cell)) continue;
      REQUIRE_FALSE(can_change[cell]);
      ++num_stuck;
    }
  }
  CHECK(num_found[true] > 20 * num_found[false]);
  CHECK(num_stuck > 500);
}
