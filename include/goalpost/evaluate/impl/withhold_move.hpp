/// Which other solutions in whole numbers the sums that are known have.
#pragma once

#include <cstdint>
#include <vector>

#include "goalpost/evaluate/impl/withhold_web.hpp"

namespace goalpost::detail::evaluation {

/// How far a count could be from what it is, as far as anybody knows who knows that it is small, or that it is not negative.
struct Room {
  std::int32_t down, up;
};
inline constexpr std::int32_t endless = 1000;

/// Looks for another solution in which a count is another: it changes the count by one, and then one count after another in an equation that
/// does not add up, until all do. Gives up after so many tries, so that who finds none may have to hide more than is needed.
class Moves {
 public:
  Moves(const Web& web, const std::vector<Room>& rooms) : web_(web), rooms_(rooms) {}
  /// The counts that change in it; none when no other solution was found.
  [[nodiscard]] std::vector<std::uint32_t> find(std::uint32_t cell, int num_attempts);
  /// Whether equations of which everything is hidden leave a count no other value: four quarters of at least one in a year of four at most.
  /// Nothing that is hidden can change that.
  [[nodiscard]] bool is_stuck(std::uint32_t cell) const;

 private:
  struct Change {
    std::uint32_t cell;
    std::int32_t by;
  };
  struct Choice {
    int num_more_open;
    Change change;
  };
  /// An equation that does not add up, what it adds up to, and which of its terms was changed last.
  struct Open {
    std::uint32_t equation;
    std::int32_t excess;
    std::uint32_t position;
  };
  [[nodiscard]] bool settle();
  [[nodiscard]] bool fits(const Change& change) const;
  [[nodiscard]] std::vector<Choice> choices(const Open& open) const;
  [[nodiscard]] std::int32_t excess(std::uint32_t equation) const;
  void make(const Change& change);

  const Web& web_;
  const std::vector<Room>& rooms_;
  std::vector<Change> changes_;
  std::vector<Open> open_;
  std::size_t attempt_ = 0;
  int num_tries_ = 0;
};

}  // namespace goalpost::detail::evaluation
