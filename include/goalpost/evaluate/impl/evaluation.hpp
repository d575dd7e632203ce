/// One evaluation under way: scopes, bases, parts and their combination.
#pragma once

#include <absl/container/inlined_vector.h>
#include <absl/types/span.h>

#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "goalpost/evaluate/evaluate.hpp"
#include "goalpost/evaluate/impl/expressions.hpp"
#include "goalpost/evaluate/impl/formula.hpp"

namespace goalpost::detail::evaluation {

/// A verdict with its reason, as parts are combined.
struct Part {
  Verdict verdict = Verdict::not_applicable;
  Reason reason = Reason::none;
};

/// Missed wins, then data error, no data, no baseline, met, not due; the reason is that of the first part with the winning verdict.
[[nodiscard]] Part combine(absl::Span<const Part> parts);

/// Most indicators have one or two targets over a few strata: no allocation for their parts.
using Parts = absl::InlinedVector<Part, 8>;

class Evaluation {
 public:
  Evaluation(const program::Body& program, const Table& table, Diagnostics& findings);

  /// Whether missed rows name the areas that hold them back; at first they do not.
  void names_held_back(bool does) noexcept { names_held_back_ = does; }

  /// All answers of an indicator in one area and period of the calendar, the combined one last, appended to `rows`.
  void judge_area(std::uint32_t indicator, AreaId area, Period period, std::vector<Result>& rows);
  /// The answer of one target (index, from 0) in one place, its period one of the calendar. (Inside, contexts have periods of the
  /// fiscal year.)
  [[nodiscard]] Result answer_of(std::uint32_t indicator, std::uint32_t target, const Context& context);
  /// Whom the sums of a row in scope are over, its value and its base.
  struct RowReporters {
    Reporters of_value, of_base;
  };
  [[nodiscard]] RowReporters reporters_of(std::uint32_t indicator, std::uint32_t target, const Context& context);
  /// The same of a value with no target in mind.
  [[nodiscard]] Reporters reporters_of(std::uint32_t indicator, const Context& context);
  [[nodiscard]] Expressions& expressions() noexcept { return expressions_; }
  [[nodiscard]] Figures& figures() noexcept { return expressions_.figures(); }

  /// The value of an indicator in a place and the two sides of its quotient, with no target in mind: of a row as judge_area() has it,
  /// these figures alone.
  [[nodiscard]] Result measured_in(std::uint32_t indicator, const Context& context);

 private:
  /// The same in a period of the fiscal year, as all contexts have it.
  void judge_fiscal(std::uint32_t indicator, AreaId area, Period period, std::vector<Result>& rows);
  [[nodiscard]] Part combined(std::uint32_t indicator, AreaId area, Period period);
  /// Decides a target in a place and fills the figures; `row` has its keys.
  void judge_row(std::uint32_t indicator, std::uint32_t target, const Context& context, Result& row);
  /// The same, once the place is known to be in scope.
  void judge_in_scope(std::uint32_t indicator, std::uint32_t target, const Context& context, Result& row);
  /// Fills `held_back_by` of a missed row.
  void find_held_back(std::uint32_t indicator, std::uint32_t target, const Context& context, Result& row);
  void judge_over_areas(std::uint32_t indicator, std::uint32_t target, const Context& context, Result& row);
  /// The verdict of a target in an area below, over its strata; `worst` gets the area when it misses.
  [[nodiscard]] Part judge_below(std::uint32_t indicator, std::uint32_t target, AreaId area, Period period,
                                 std::vector<HeldBack>& worst);

  [[nodiscard]] bool in_scope(std::uint32_t indicator, std::uint32_t target, const Context& context) const;
  /// What the conditions answer: not applicable when they exclude the place, `value` when they hold.
  /// `under_way` is set when one looks at a figure of a period that is not over.
  [[nodiscard]] Outcome conditions(const TargetFormula& formula, const Context& context, bool& under_way);
  [[nodiscard]] Outcome base(const PlanReference& reference, NodeId measure, const Context& context);
  /// What the calendar or the conditions decide, whatever the figures are.
  [[nodiscard]] static std::optional<Part> excluded(const TargetFormula& formula, const Outcome& condition,
                                                    Period period);
  /// A value, its base, and the areas that both are over. Under way: whether the value looked at a period that is not over, and how far
  /// it has come; else the base, where there is a value.
  struct Measured {
    Outcome value;
    Outcome base;
    Reporters reporters;
    std::optional<Reporters> base_reporters{};  ///< where there is no value, or no base
    std::optional<Reporters::UnderWay> under_way{};
  };
  [[nodiscard]] Measured measured(const PlanReference* reference, NodeId measure, const Context& context);
  void fill_quotient(NodeId measure, const Context& context, Reporters& reporters, Result& row);
  [[nodiscard]] Result keyed(std::uint32_t indicator, std::uint32_t target, const Context& context) const;
  template <class Visit>
  void each_stratum_of(std::uint32_t indicator, AreaId area, Period period, Visit visit) const;

  const program::Body& program_;
  const Table& table_;
  int fiscal_start_;
  bool names_held_back_ = false;
  Expressions expressions_;
  std::map<std::tuple<std::uint32_t, AreaId, Period>, Part> combined_;  ///< remembered for `share of … meeting`
};

}  // namespace goalpost::detail::evaluation
