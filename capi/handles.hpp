/// What the handles hold. Each begins with the number of its kind, so that one handle given for another is refused. What one handle needs
/// of another it shares, so that they may be freed in any order.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "extra_columns.hpp"
#include "goalpost.h"
#include "goalpost/evaluate/columns.hpp"
#include "goalpost/evaluate/results.hpp"
#include "goalpost/evaluate/rule.hpp"
#include "goalpost/evaluate/scalar.hpp"
#include "goalpost/import/import.hpp"
#include "goalpost/program/program.hpp"
#include "goalpost/report/compare.hpp"
#include "goalpost/table/table.hpp"
#include "goalpost/text/diagnostic.hpp"
#include "goalpost/text/source.hpp"
#include "guard.hpp"

namespace goalpost::capi {

/// A plan and the text it came from.
struct PlanBody {
  std::shared_ptr<const Source> source;
  Program program;

  [[nodiscard]] const Plan& plan() const noexcept { return program.plan(); }
  [[nodiscard]] std::string_view language() const noexcept { return plan().tree.language; }
};

/// The columns of results, made from their rows.
struct ResultColumns {
  std::vector<std::uint32_t> indicator, target, area;
  std::vector<goalpost_period> period;
  std::vector<std::uint16_t> strata;
  std::vector<goalpost_verdict> verdict;
  std::vector<goalpost_reason> reason;
  std::vector<std::uint8_t> flags;
  std::vector<double> value, limit, base, gap, progress, needed, numerator, denominator;
  std::vector<ExtraColumn> extra;
};

struct ResultsBody {
  explicit ResultsBody(Results made) : results(std::move(made)) {}
  const Results results;
  /// Made when first asked for; a failure leaves none.
  [[nodiscard]] const ResultColumns& columns() const;

 private:
  mutable std::mutex mutex_;
  mutable std::unique_ptr<const ResultColumns> columns_;
};

}  // namespace goalpost::capi

struct goalpost_text {
  static constexpr std::uint32_t own_kind = 0x47505478;  // "GPTx"
  std::uint32_t kind = own_kind;
  std::string text;
};

struct goalpost_diagnostics {
  static constexpr std::uint32_t own_kind = 0x47504467;  // "GPDg"
  std::uint32_t kind = own_kind;
  goalpost::Diagnostics list;
  std::shared_ptr<const goalpost::Source> source;
  std::string plan_language;
  /// Per finding: what never changes, and the sentences in each language that there is.
  struct Texts {
    std::string code;
    std::string message_en, message_vi;
    std::string hint_en, hint_vi;
  };
  std::vector<Texts> texts;
};

struct goalpost_plan {
  static constexpr std::uint32_t own_kind = 0x4750506C;  // "GPPl"
  std::uint32_t kind = own_kind;
  std::shared_ptr<const goalpost::capi::PlanBody> body;
};

struct goalpost_rule {
  static constexpr std::uint32_t own_kind = 0x47505275;  // "GPRu"
  std::uint32_t kind = own_kind;
  goalpost::Rule rule;
  goalpost::ScalarRule scalar;
  std::optional<int> year;  ///< given by the options
  std::shared_ptr<const goalpost::capi::PlanBody> body;
};

struct goalpost_table {
  static constexpr std::uint32_t own_kind = 0x47505461;  // "GPTa"
  std::uint32_t kind = own_kind;
  std::shared_ptr<const goalpost::Table> table;
};

struct goalpost_results {
  static constexpr std::uint32_t own_kind = 0x47505265;  // "GPRe"
  std::uint32_t kind = own_kind;
  std::shared_ptr<const goalpost::capi::ResultsBody> body;
};

struct goalpost_comparison {
  static constexpr std::uint32_t own_kind = 0x4750436D;  // "GPCm"
  std::uint32_t kind = own_kind;
  std::shared_ptr<const goalpost::capi::PlanBody> before, after;
  std::vector<goalpost::TargetChange> changes;
};

struct goalpost_import {
  static constexpr std::uint32_t own_kind = 0x4750496D;  // "GPIm"
  std::uint32_t kind = own_kind;
  goalpost::Source source;
  std::string messages;  ///< the language of the report
  goalpost::Import made;
};

struct goalpost_evaluator {
  static constexpr std::uint32_t own_kind = 0x47504576;  // "GPEv"
  std::uint32_t kind = own_kind;
  std::shared_ptr<const goalpost::capi::PlanBody> body;
  std::shared_ptr<const goalpost::Table> table;
  goalpost::ColumnEvaluator evaluator;
  std::uint32_t num_threads = 1;
};

namespace goalpost::capi {

/// Gives the findings to the outside, when there are any and somebody asks.
void hand_over(goalpost_diagnostics** out, Diagnostics&& list, std::shared_ptr<const Source> source,
               std::string_view plan_language);

/// The same, and fails: there is an error among them.
[[noreturn]] void hand_over_and_fail(goalpost_diagnostics** out, Diagnostics&& list,
                                     std::shared_ptr<const Source> source, std::string_view plan_language);

[[nodiscard]] goalpost_results* new_results(Results results);

inline goalpost_period period_out(Period period) noexcept {
  return {period.year, static_cast<std::uint8_t>(period.length), period.index_1based};
}
/// A period that the calendar has; anything else is a wrong argument.
[[nodiscard]] Period period_in(goalpost_period period);
[[nodiscard]] std::vector<Period> periods_in(const goalpost_period* periods, std::size_t num_periods);

}  // namespace goalpost::capi
