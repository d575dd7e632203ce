/// Columns answer as evaluate() does.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "goalpost/goalpost.hpp"
#include "promise.hpp"

namespace fuzz {

/// The columns of one target's answers, each as long as the rows, so that a byte too far is seen.
struct Columns {
  std::vector<goalpost::Verdict> verdict;
  std::vector<goalpost::Reason> reason;
  std::vector<std::uint8_t> flags;
  std::array<std::vector<double>, 5> figures;  ///< value, limit, base, gap, progress

  explicit Columns(std::size_t num_rows) : verdict(num_rows), reason(num_rows), flags(num_rows) {
    for (auto& list : figures) list.assign(num_rows, -1.5);
  }
  goalpost::TargetColumns of(std::uint32_t indicator, std::uint32_t target) {
    goalpost::TargetColumns out{indicator, target, verdict, reason, {}, {}, {}, {}, {}, {}};
    if (target == goalpost::all_targets) return out;
    out.flags = flags;
    out.value = figures[0];
    out.limit = figures[1];
    out.base = figures[2];
    out.gap = figures[3];
    out.progress = figures[4];
    return out;
  }
  /// Every byte of the answers.
  [[nodiscard]] std::string bytes(bool is_combined) const {
    std::string out;
    const auto add = [&](const auto& list) {
      out.append(reinterpret_cast<const char*>(list.data()), list.size() * sizeof list[0]);
    };
    add(verdict);
    add(reason);
    if (is_combined) return out;
    add(flags);
    for (const auto& list : figures) add(list);
    return out;
  }
};

/// The nearest double or at most two from it, with the sign of the exact figure.
inline bool is_near(double given, const std::optional<goalpost::Rational>& exact) {
  if (!exact || std::isnan(given)) return std::isnan(given) == !exact;
  if ((given > 0) - (given < 0) != exact->sign()) return false;
  double wanted = exact->to_double();
  for (int steps = 0; steps < 2 && wanted != given; ++steps) wanted = std::nextafter(wanted, given);
  return wanted == given;
}

inline void promise_answer(const goalpost::Result& exact, const Columns& given, std::size_t row,
                           const goalpost::ColumnEvaluator& evaluator, bool with_figures) {
  const auto where = [&](std::string_view what) {
    return std::string(what) + " of indicator " + std::to_string(exact.indicator) + ", target " +
           std::to_string(exact.target) + ", row " + std::to_string(row) + " (" +
           std::string(name(evaluator.instruction_set())) + "): " + std::string(name(given.verdict[row])) + " " +
           std::string(name(given.reason[row])) + ", exactly " + std::string(name(exact.verdict)) + " " +
           std::string(name(exact.reason)) + "\n" + evaluator.describe();
  };
  constexpr std::string_view promise_made = "columns answer as evaluate() does";
  if (given.verdict[row] != exact.verdict || given.reason[row] != exact.reason) broken(promise_made, where("verdict"));
  if (!with_figures || exact.target == goalpost::all_targets) return;
  const int flags =
      (exact.exceeded ? goalpost::flag_exceeded : 0) | (exact.at_boundary ? goalpost::flag_at_boundary : 0);
  if (given.flags[row] != flags) broken(promise_made, where("flags"));
  const std::array<const std::optional<goalpost::Rational>*, 5> figures{&exact.value, &exact.limit, &exact.base,
                                                                        &exact.gap, &exact.progress};
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (is_near(given.figures[i][row], *figures[i])) continue;
    broken(promise_made, where("figure " + std::to_string(i) + ": " + std::to_string(given.figures[i][row]) +
                               ", exactly " + (*figures[i] ? (*figures[i])->to_text() : "none")));
  }
}

/// Which answer of evaluate() is that of a row: one of the row's stratum when that is the indicator's, and under `in every` and `in at
/// least`, which look at all strata, the one of area and period.
class ExactAnswers {
 public:
  ExactAnswers(const goalpost::Program& program, const goalpost::Table& table, const goalpost::Results& results)
      : plan_(program.plan()), table_(table) {
    for (const goalpost::Result& row : results.rows)
      by_key_[{row.indicator, row.target, row.area, row.period, row.stratum}] = &row;
  }

  /// nullptr: the row is not judged.
  [[nodiscard]] const goalpost::Result* of(std::uint32_t indicator, std::uint32_t target,
                                           goalpost::RowIndex row) const {
    const auto filled = table_.stratum(row);
    std::vector<std::uint16_t> stratum(filled.begin(), filled.end());
    for (std::size_t d = 0; d < stratum.size(); ++d) {
      if (((plan_.indicators[indicator].dimensions >> d & 1U) != 0) != (stratum[d] != 0)) return nullptr;
    }
    const bool is_combined = target == goalpost::all_targets;
    if (is_combined || plan_.indicators[indicator].targets[target - 1].quantified_level)
      std::ranges::fill(stratum, std::uint16_t{0});
    const auto found = by_key_.find({indicator, target, table_.area(row), table_.period(row), stratum});
    return found == by_key_.end() ? nullptr : found->second;
  }

 private:
  const goalpost::Plan& plan_;
  const goalpost::Table& table_;
  std::map<std::tuple<std::uint32_t, std::uint32_t, goalpost::AreaId, goalpost::Period, std::vector<std::uint16_t>>,
           const goalpost::Result*>
      by_key_;
};

/// `results` are those of the same program and table, without options.
inline void promise_columns(const goalpost::Program& program, const goalpost::Table& table,
                            const goalpost::Results& results) {
  const std::size_t num_rows = table.num_rows();
  const bool withholds = program.plan().tree.plan && program.plan().tree.plan->suppress_counts;
  const ExactAnswers exact(program, table, results);
  const auto promise_rows = [&](std::uint32_t indicator, std::uint32_t target, const Columns& given,
                                std::size_t first_row, const goalpost::ColumnEvaluator& evaluator) {
    for (std::size_t row = 0; row < given.verdict.size(); ++row) {
      const goalpost::Result* const answer =
          exact.of(indicator, target, static_cast<goalpost::RowIndex>(first_row + row));
      if (answer != nullptr) {
        promise_answer(*answer, given, row, evaluator, !withholds);
      } else {
        promise(given.reason[row] == goalpost::Reason::not_judged, "columns judge no row that evaluate() does not",
                evaluator.describe());
      }
    }
  };
  std::vector<goalpost::ColumnEvaluator> evaluators;
  goalpost::ColumnOptions options;
  options.shows_small_counts = true;
  for (const auto set :
       {goalpost::InstructionSet::baseline, goalpost::InstructionSet::avx2, goalpost::InstructionSet::avx512}) {
    options.instruction_set = set;
    if (goalpost::is_available(set)) evaluators.emplace_back(program, table, options);
  }
  options.instruction_set = goalpost::InstructionSet::best;
  options.num_threads = 2;
  const goalpost::ColumnEvaluator in_pieces(program, table, options);
  for (std::uint32_t indicator = 0; indicator < program.plan().indicators.size(); ++indicator) {
    const goalpost::PlanIndicator& checked = program.plan().indicators[indicator];
    const auto num_targets = static_cast<std::uint32_t>(checked.targets.size());
    for (std::uint32_t target = 0; target <= num_targets; ++target) {
      const bool is_combined = target == goalpost::all_targets;
      std::string first;
      for (const goalpost::ColumnEvaluator& evaluator : evaluators) {
        Columns whole(num_rows);
        const goalpost::TargetColumns wanted = whole.of(indicator, target);
        evaluator.run(std::span(&wanted, 1));
        if (first.empty()) first = whole.bytes(is_combined);
        promise(first == whole.bytes(is_combined), "the same bytes on every instruction set", evaluator.describe());
        // Of an indicator that is broken down, evaluate() combines the strata too, and columns only the targets of a row.
        if (!is_combined || checked.dimensions == 0) promise_rows(indicator, target, whole, 0, evaluator);
      }
      // In pieces, by two threads.
      const std::size_t size = 1 + num_rows / 3;
      for (std::size_t first_row = 0; first_row < num_rows && !is_combined; first_row += size) {
        Columns piece(std::min(size, num_rows - first_row));
        const goalpost::TargetColumns wanted = piece.of(indicator, target);
        in_pieces.run(std::span(&wanted, 1), first_row, piece.verdict.size());
        promise_rows(indicator, target, piece, first_row, in_pieces);
      }
    }
  }
}

}  // namespace fuzz
