/// What an input says in a place, as the language means it: the figure that was reported there, or what lies below adds up to.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "goalpost/evaluate/impl/outcome.hpp"
#include "goalpost/evaluate/impl/reporters.hpp"
#include "goalpost/evaluate/impl/roll_up.hpp"
#include "goalpost/program/impl/body.hpp"
#include "goalpost/table/table.hpp"

namespace goalpost::detail::evaluation {

/// Answers what an input says in a context. Holds references: program, table and findings outlive it. Not thread-safe.
class Figures {
 public:
  Figures(const program::Body& program, const Table& table, Diagnostics& findings)
      : plan_(program.plan),
        table_(table),
        findings_(findings),
        reports_(program.plan, table),
        roll_up_(program.plan, table, reports_) {}

  /// The figure at the context's stratum; `fill` stands in for an empty cell of a row that was reported.
  [[nodiscard]] Outcome read(std::uint32_t input, const Context& context, const Big* fill);
  /// The sum over all strata of the input.
  [[nodiscard]] Outcome total(std::uint32_t input, const Context& context, const Big* fill);

  /// Calls `look()` so that its sums are over the areas that `reporters` let in, twice when the first look shows that somebody lacks.
  /// What it looked at is noted; looking again later sees the same sums.
  template <class Look>
  auto settled(Reporters& reporters, Look look) {
    auto first = among(reporters, look);
    if (!reporters.settle(roll_up_)) return first;
    return among(reporters, look);
  }
  /// Calls `look()` with sums as `reporters` were settled.
  template <class Look>
  auto among(Reporters& reporters, Look look) {
    Reporters* const outer = std::exchange(reporters_, &reporters);
    auto answer = look();
    reporters_ = outer;
    return answer;
  }

  [[nodiscard]] const Reports& reports() const noexcept { return reports_; }
  [[nodiscard]] RollUp& roll_up() noexcept { return roll_up_; }
  /// Not const: it is worked out when it is first asked for.
  [[nodiscard]] const Reports::Parts& parts_of(Period period) { return reports_.parts_of(period); }

 private:
  /// What there is at one combination of strata, in the area or below it.
  [[nodiscard]] Outcome find(const Question& question, AreaId area);
  /// Notes what a figure says about the time that its period still has.
  void note_period(const Question& question, bool under_way);
  /// The one figure for all strata, where only that was given; with a warning. `fill` stands in for the empty cells of a sum.
  [[nodiscard]] Outcome one_for_all(std::uint32_t input, const Context& context, const Big* fill);
  /// Warns, once per figure, that one stands for all strata.
  void tell_one_for_all(std::uint32_t input, const Context& context);
  /// Warns, once per figure, that an area reported something else than the areas below it.
  void compare_with_below(const Question& question, AreaId area, const Tally& own);

  const Plan& plan_;
  const Table& table_;
  Diagnostics& findings_;
  Reports reports_;
  RollUp roll_up_;
  Reporters* reporters_ = nullptr;  ///< of the row that is judged
  std::set<std::tuple<std::uint32_t, AreaId, Period>> told_;
  std::set<std::pair<Question, AreaId>> compared_;
  int num_differences_ = 0;
};

}  // namespace goalpost::detail::evaluation
