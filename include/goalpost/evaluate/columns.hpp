/// Columns in, columns out: judges the rows of a table as they lie.
///
/// evaluate() answers for everybody who should have reported, with exact figures; a ColumnEvaluator answers for the rows that are there,
/// an answer per row and target, with figures as doubles. The verdicts are the same, and as exact.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "goalpost/program/program.hpp"
#include "goalpost/table/table.hpp"
#include "goalpost/value/verdict.hpp"

namespace goalpost {

namespace detail::columns {
struct Binding;  // evaluate/impl/columns_binding.hpp
}

/// Instructions that the row loops use. The answers do not depend on them, to the last byte.
enum class InstructionSet : std::uint8_t {
  best = 0,      ///< the best that this machine has
  baseline = 1,  ///< what every machine of this architecture has
  avx2 = 2,
  avx512 = 3,
};
/// "baseline", "avx2", "avx512".
[[nodiscard]] std::string_view name(InstructionSet set) noexcept;
[[nodiscard]] bool is_available(InstructionSet set) noexcept;
/// The best that this machine has; never InstructionSet::best.
[[nodiscard]] InstructionSet best_instruction_set() noexcept;

/// Bits of TargetColumns::flags.
inline constexpr std::uint8_t flag_exceeded = 1;
inline constexpr std::uint8_t flag_at_boundary = 2;

/// Where the answers of one target go: memory of the caller's, one element per row asked for, or empty where an answer is not wanted.
/// Need not be initialised, nor aligned beyond its type. Figures are in the scale of the indicator's measure (9 for 9‰), the nearest double
/// or, where products pass 2^53, at most two from it; the sign of a gap is exact. NaN where evaluate() has none.
struct TargetColumns {
  std::uint32_t indicator = 0;  ///< in Plan::indicators
  std::uint32_t target =
      1;  ///< ordinal from 1; all_targets (0): the indicator's targets on the row combined, verdict and reason only
  std::span<Verdict> verdict;
  std::span<Reason> reason;
  std::span<std::uint8_t> flags;
  std::span<double> value;
  std::span<double> limit;
  std::span<double> base;
  std::span<double> gap;
  std::span<double> progress;  ///< percent
};

struct ColumnOptions {
  /// Judge these periods instead of the plan's own; empty: the plan's, and without those every row.
  std::vector<Period> periods;
  /// Judge only areas of this level (index in Plan::levels).
  std::optional<std::uint32_t> level;
  /// Threads that share the rows; 0: as many as the machine has. The answers do not depend on it, to the last byte. They are started by the
  /// first run that needs them and kept until the evaluator ends; several runs at once share them, or do without.
  std::uint32_t num_threads = 1;
  InstructionSet instruction_set = InstructionSet::best;
  /// Answer with figures although the plan says `suppress counts`. Which counts must be withheld is seen of all results together, by
  /// evaluate(); a caller who asks for figures here answers for what is published of them.
  bool shows_small_counts = false;
};

/// A program bound to a table: which rows serve as whose base is found once, here, and what figures are (whole, missing, large) with the first
/// run. Immutable to its user; run() may be called from several threads at once. Program and table, and the memory of its columns, must outlive
/// it and not change: it remembers. Where a figure changes all the same, verdicts near limits may be wrong; one that becomes missing is still
/// never met.
///
/// A row is judged for an indicator when its filled stratum cells are exactly the indicator's dimensions and its period and level are
/// asked for; other rows are `not_applicable`, `not_judged`.
class ColumnEvaluator {
 public:
  /// The table must have been built with schema_of(program.plan()), the options must name what is there, the instruction set must be
  /// available: else std::invalid_argument. Throws nothing else but std::bad_alloc.
  ColumnEvaluator(const Program& program, const Table& table, const ColumnOptions& options = {});
  ColumnEvaluator(ColumnEvaluator&&) noexcept;
  ColumnEvaluator& operator=(ColumnEvaluator&&) noexcept;
  ~ColumnEvaluator();

  /// Judges all rows. Columns that are neither empty nor as long as the rows, targets that are not there, and figures or flags of a plan
  /// that says `suppress counts` without ColumnOptions::shows_small_counts: std::invalid_argument, and nothing is written. Throws nothing else but std::bad_alloc and std::system_error (no thread could be started).
  void run(std::span<const TargetColumns> outputs) const;
  /// Judges rows [first_row, first_row + num_rows), element 0 of the outputs being first_row: for progress bars, cancelling, and tables
  /// that are judged piece by piece. Fastest when first_row and num_rows are multiples of 4,096.
  void run(std::span<const TargetColumns> outputs, std::size_t first_row, std::size_t num_rows) const;

  [[nodiscard]] InstructionSet instruction_set() const noexcept;
  /// How each target is judged, a line a target: by which kernel, or exactly row by row, and why. For people who wonder about speed.
  [[nodiscard]] std::string describe() const;

 private:
  std::unique_ptr<const detail::columns::Binding> binding_;
};

}  // namespace goalpost
