/// Which unknowns of sums that are known have one value only.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace goalpost::detail::evaluation {

struct Unknown {
  std::uint32_t number;
  std::int64_t coefficient;
};
/// The unknowns of an equation, each once; what is known stands on the other side and does not matter.
using Unknowns = std::vector<Unknown>;

/// The numbers of the unknowns that have one solution only, in order; never one too few. It may be one too many where coefficients grow beyond
/// all that sums of counts give rise to, or by a chance of one in 2^31.
[[nodiscard]] std::vector<std::uint32_t> determined(const std::vector<Unknowns>& equations);

/// Gaussian elimination by exact whole numbers, sparse: it takes the shortest equation that is left and solves it for the unknown that stands in
/// the fewest others. Tables hang together inside an area first, and areas through few sums, so that equations stay short.
class Elimination {
 public:
  explicit Elimination(const std::vector<Unknowns>& equations);
  [[nodiscard]] std::vector<std::uint32_t> determined();

 private:
  /// A coefficient that is not zero, in the list of its row and in that of its column.
  struct Entry {
    std::uint32_t row, column;
    std::int64_t factor;
    std::uint32_t previous_in_row, next_in_row, previous_in_column, next_in_column;
  };
  struct List {
    std::uint32_t first;
    std::uint32_t size = 0;
  };
  struct Term {
    std::uint32_t column;
    std::int64_t factor;
  };
  /// An unknown, and the terms that it was solved by: those of `terms_` up to those of the next step.
  struct Step {
    Term pivot;
    std::size_t first_term;
  };

  void insert(std::uint32_t row, std::uint32_t column, std::int64_t factor);
  void erase(std::uint32_t entry);
  [[nodiscard]] std::uint32_t find(std::uint32_t row, std::uint32_t column) const;
  void enqueue(std::uint32_t row);
  [[nodiscard]] std::uint32_t pivot_of(std::uint32_t row) const;
  [[nodiscard]] std::uint32_t next_pivot();
  void solve_for(std::uint32_t pivot);
  /// Takes the row of the pivot away from that of the target until the target is gone; false when a factor were too large.
  [[nodiscard]] bool subtract(std::uint32_t pivot, std::uint32_t target);
  [[nodiscard]] bool multiply(std::uint32_t row, std::int64_t times);
  void divide_by_common(std::uint32_t row);
  /// Whoever knows more finds at least as much.
  void take_as_known(std::uint32_t row);
  [[nodiscard]] std::vector<std::int64_t> any_solution() const;

  std::vector<std::uint32_t> numbers_;  ///< of the unknown of each column
  std::vector<Entry> entries_;
  std::uint32_t free_entry_;  ///< a list by next_in_row
  std::vector<List> rows_, columns_;
  std::vector<std::uint32_t> alone_;                              ///< columns that stand in one row, at some time
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_size_;  ///< a heap of rows with the size that they had
  std::vector<Step> steps_;
  std::vector<Term> terms_;
  std::vector<bool> is_known_;  ///< columns
};

}  // namespace goalpost::detail::evaluation
