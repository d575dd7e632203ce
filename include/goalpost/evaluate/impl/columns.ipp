// The door of the columnar evaluator.
#pragma once

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "goalpost/evaluate/columns.hpp"
#include "goalpost/evaluate/impl/columns_binding.hpp"
#include "goalpost/evaluate/impl/evaluate.ipp"
#include "goalpost/evaluate/impl/evaluation.hpp"

namespace goalpost {

namespace detail::columns {

inline double figure(const std::optional<Rational>& exact) {
  return exact ? exact->to_double() : std::numeric_limits<double>::quiet_NaN();
}

inline void write(const Result& answer, const TargetColumns& out, std::size_t at) {
  if (!out.verdict.empty()) out.verdict[at] = answer.verdict;
  if (!out.reason.empty()) out.reason[at] = answer.reason;
  if (!out.flags.empty()) {
    out.flags[at] =
        static_cast<std::uint8_t>((answer.exceeded ? flag_exceeded : 0) | (answer.at_boundary ? flag_at_boundary : 0));
  }
  if (!out.value.empty()) out.value[at] = figure(answer.value);
  if (!out.limit.empty()) out.limit[at] = figure(answer.limit);
  if (!out.base.empty()) out.base[at] = figure(answer.base);
  if (!out.gap.empty()) out.gap[at] = figure(answer.gap);
  if (!out.progress.empty()) out.progress[at] = figure(answer.progress);
}

inline void require_fit(const Plan& plan, const TargetColumns& out, std::size_t num_rows) {
  const bool is_there =
      out.indicator < plan.indicators.size() && out.target <= plan.indicators[out.indicator].targets.size();
  if (!is_there) throw std::invalid_argument("goalpost::ColumnEvaluator: no such target");
  const auto fits = [&](std::size_t size) { return size == 0 || size == num_rows; };
  const bool fit = fits(out.verdict.size()) && fits(out.reason.size()) && fits(out.flags.size()) &&
                   fits(out.value.size()) && fits(out.limit.size()) && fits(out.base.size()) && fits(out.gap.size()) &&
                   fits(out.progress.size());
  if (!fit) throw std::invalid_argument("goalpost::ColumnEvaluator: an output is not as long as the rows");
  const bool has_figures = !out.flags.empty() || !out.value.empty() || !out.limit.empty() || !out.base.empty() ||
                           !out.gap.empty() || !out.progress.empty();
  if (out.target == all_targets && has_figures) {
    throw std::invalid_argument("goalpost::ColumnEvaluator: targets combined have a verdict and a reason only");
  }
}

/// Whether a row is judged for an indicator at all.
inline bool is_judged(const Binding& binding, std::uint32_t indicator, RowIndex row) {
  const Plan& plan = binding.program.plan();
  const auto stratum = binding.table.stratum(row);
  for (std::size_t d = 0; d < stratum.size(); ++d) {
    const bool wanted = (plan.indicators[indicator].dimensions >> d & 1U) != 0;
    if (wanted != (stratum[d] != 0)) return false;
  }
  const std::optional<std::uint32_t> level = binding.options.level;
  if (level && binding.table.area_at(binding.table.area(row)).level != *level) return false;
  return std::ranges::binary_search(binding.periods, binding.table.period(row));
}

}  // namespace detail::columns

ColumnEvaluator::ColumnEvaluator(const Program& program, const Table& table, const ColumnOptions& options) {
  EvaluateOptions same;
  same.periods = options.periods;
  same.level = options.level;
  detail::evaluate::require_fit(program.plan(), table, same);
  if (!is_available(options.instruction_set)) {
    throw std::invalid_argument("goalpost::ColumnEvaluator: this machine does not have these instructions");
  }
  binding_ = std::make_unique<const detail::columns::Binding>(
      detail::columns::Binding{program, table, options, detail::evaluate::judged_periods(program.plan(), table, same)});
}
ColumnEvaluator::ColumnEvaluator(ColumnEvaluator&&) noexcept = default;
ColumnEvaluator& ColumnEvaluator::operator=(ColumnEvaluator&&) noexcept = default;
ColumnEvaluator::~ColumnEvaluator() = default;

void ColumnEvaluator::run(std::span<const TargetColumns> outputs) const { run(outputs, 0, binding_->table.num_rows()); }

void ColumnEvaluator::run(std::span<const TargetColumns> outputs, std::size_t first_row, std::size_t num_rows) const {
  namespace columns = detail::columns;
  const columns::Binding& binding = *binding_;
  const Plan& plan = binding.program.plan();
  if (first_row > binding.table.num_rows() || num_rows > binding.table.num_rows() - first_row) {
    throw std::invalid_argument("goalpost::ColumnEvaluator: no such rows");
  }
  for (const TargetColumns& out : outputs) columns::require_fit(plan, out, num_rows);

  Diagnostics unused_findings(0);  // evaluate() tells them
  detail::evaluation::Evaluation evaluation(binding.program.body(), binding.table, unused_findings);
  for (const TargetColumns& out : outputs) {
    for (std::size_t at = 0; at < num_rows; ++at) {
      const auto row = static_cast<RowIndex>(first_row + at);
      Result answer;
      answer.verdict = Verdict::not_applicable;
      answer.reason = Reason::not_judged;
      if (columns::is_judged(binding, out.indicator, row)) {
        detail::evaluation::Context context{binding.table.area(row), binding.table.period(row), {}};
        std::ranges::copy(binding.table.stratum(row), context.stratum.begin());
        if (out.target != all_targets) {
          answer = evaluation.answer_of(out.indicator, out.target - 1, context);
        } else {
          detail::evaluation::Parts parts;
          for (std::uint32_t t = 0; t < plan.indicators[out.indicator].targets.size(); ++t) {
            const Result part = evaluation.answer_of(out.indicator, t, context);
            parts.push_back({part.verdict, part.reason});
          }
          const detail::evaluation::Part all = detail::evaluation::combine(parts);
          answer.verdict = all.verdict;
          answer.reason = all.reason;
        }
      }
      columns::write(answer, out, at);
    }
  }
}

InstructionSet ColumnEvaluator::instruction_set() const noexcept {
  return binding_->options.instruction_set == InstructionSet::best ? best_instruction_set()
                                                                   : binding_->options.instruction_set;
}

std::string_view name(InstructionSet set) noexcept {
  switch (set) {
    case InstructionSet::best: return name(best_instruction_set());
    case InstructionSet::baseline: return "baseline";
    case InstructionSet::avx2: return "avx2";
    case InstructionSet::avx512: return "avx512";
  }
  return "";
}

bool is_available(InstructionSet set) noexcept { return set <= best_instruction_set(); }

InstructionSet best_instruction_set() noexcept { return InstructionSet::baseline; }

std::string ColumnEvaluator::describe() const { return "exactly, row by row\n"; }

}  // namespace goalpost
