// The door of the columnar evaluator.
#pragma once

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "goalpost/evaluate/columns.hpp"
#include "goalpost/evaluate/impl/columns_blocks.ipp"
#include "goalpost/evaluate/impl/evaluate.ipp"
#include "goalpost/evaluate/impl/workers.ipp"

namespace goalpost {

namespace detail::columns {

inline bool has_figures(const TargetColumns& out) {
  return !out.flags.empty() || !out.value.empty() || !out.limit.empty() || !out.base.empty() || !out.gap.empty() ||
         !out.progress.empty();
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
  if (out.target == all_targets && has_figures(out)) {
    throw std::invalid_argument("goalpost::ColumnEvaluator: targets combined have a verdict and a reason only");
  }
}

/// More bytes than this do not stay in the cache. Outputs that are larger are written past it, which leaves it to the figures.
inline constexpr std::size_t bytes_beyond_cache = std::size_t{16} << 20;

inline std::size_t bytes_of(const TargetColumns& out) {
  return out.verdict.size_bytes() + out.reason.size_bytes() + out.flags.size_bytes() + out.value.size_bytes() +
         out.limit.size_bytes() + out.base.size_bytes() + out.gap.size_bytes() + out.progress.size_bytes();
}

/// Judges shares of the rows, whole chunks, as long as `next_share` has one: {begin, end}, empty when there is none. Targets whose figures
/// lie in their columns are judged one after the other over all rows, which the prefetcher likes; the others chunk by chunk, so that what was
/// gathered or added up for one of them serves all.
template <class NextShare>
void judge_shares(const Binding& binding, std::span<const TargetColumns> outputs, std::size_t first_row,
                  NextShare next_share) {
  std::size_t num_bytes = 0;
  std::vector<TargetColumns> alone;
  std::vector<TargetColumns> together;
  for (const TargetColumns& out : outputs) {
    num_bytes += bytes_of(out);
    const bool is_alone = out.target != all_targets && binding.targets[out.indicator][out.target - 1].is_in_place;
    (is_alone ? alone : together).push_back(out);
  }
  std::unique_ptr<ChunkJudge> judge = binding.take_judge();
  const std::size_t num_bytes_read = outputs.size() * binding.table.num_rows() * 16;  // most rules read two columns
  judge->begin(num_bytes > bytes_beyond_cache, num_bytes + num_bytes_read > bytes_beyond_cache);
  for (auto [begin, end] = next_share(); begin < end; std::tie(begin, end) = next_share()) {
    for (std::size_t i = 0; i < alone.size(); ++i) {
      judge->judge(std::span(alone).subspan(i, 1), first_row + begin, end - begin, begin);
    }
    if (!together.empty()) judge->judge(together, first_row + begin, end - begin, begin);
  }
  judge->end();
  binding.give_back(std::move(judge));
}

/// Shares are small enough that nobody waits long for the last one. The answers do not depend on who judges them; whoever fails first is heard
/// when all have ended.
inline void judge_in_threads(const Binding& binding, std::span<const TargetColumns> outputs, std::size_t first_row,
                             std::size_t num_rows, std::size_t num_threads) {
  const std::size_t num_chunks = (num_rows + chunk_rows - 1) / chunk_rows;
  constexpr std::size_t shares_per_thread = 8;
  const std::size_t share = std::max<std::size_t>(1, num_chunks / (num_threads * shares_per_thread)) * chunk_rows;
  std::atomic<std::size_t> next = 0;
  std::mutex failing;
  std::exception_ptr failure;
  binding.workers->run([&] {
    try {
      judge_shares(binding, outputs, first_row, [&] {
        const std::size_t begin = std::min(num_rows, next.fetch_add(share, std::memory_order_relaxed));
        return std::pair(begin, std::min(num_rows, begin + share));
      });
    } catch (...) {
      const std::scoped_lock lock(failing);
      if (!failure) failure = std::current_exception();
    }
  });
  if (failure) std::rethrow_exception(failure);
}

inline std::string description(const BoundTarget& target) {
  if (!target.form.because.empty()) return "exactly, row by row: " + target.form.because;
  const auto side = [](const BoundSide& of) -> std::string {
    if (!of.is_direct) return "a sum of " + std::to_string(of.terms.size()) + " columns";
    switch (of.terms.front().rows->kind()) {
      case RowMap::Kind::same: return "a column";
      case RowMap::Kind::shifted: return "a shifted column";
      case RowMap::Kind::listed: return "a gathered column";
      case RowMap::Kind::nothing: break;
    }
    return "a column without figures";
  };
  const auto measure = [&](const BoundMeasure& of) {
    return of.d == nullptr ? side(*of.n) : side(*of.n) + " by " + side(*of.d);
  };
  std::string out = "row loops: " + measure(target.measure);
  out += target.base ? ", base " + measure(*target.base) : "";
  if (target.when || target.if_any) out += ", under a condition";
  return out;
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
      program, table, options, detail::evaluate::judged_periods(program.plan(), table, same));
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
  const bool is_withheld =
      plan.tree.plan && plan.tree.plan->suppress_counts.has_value() && !binding.options.shows_small_counts;
  for (const TargetColumns& out : outputs) {
    columns::require_fit(plan, out, num_rows);
    if (is_withheld && columns::has_figures(out)) {
      throw std::invalid_argument(
          "goalpost::ColumnEvaluator: the plan withholds small counts; ask for verdicts and reasons");
    }
  }

  const std::size_t num_chunks = (num_rows + columns::chunk_rows - 1) / columns::chunk_rows;
  if (binding.workers && num_chunks > 1) {
    columns::judge_in_threads(binding, outputs, first_row, num_rows, std::min(binding.num_threads, num_chunks));
  } else {
    bool is_taken = false;
    columns::judge_shares(binding, outputs, first_row,
                          [&] { return std::pair(std::size_t{0}, std::exchange(is_taken, true) ? 0 : num_rows); });
  }
}

InstructionSet ColumnEvaluator::instruction_set() const noexcept { return binding_->instruction_set; }

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

InstructionSet best_instruction_set() noexcept {
  return static_cast<InstructionSet>(detail::kernels::num_sets());  // the sets are numbered alike, from 1
}

std::string ColumnEvaluator::describe() const {
  const Plan& plan = binding_->program.plan();
  std::string out;
  for (const auto& targets : binding_->targets) {
    for (const detail::columns::BoundTarget& target : targets) {
      const PlanIndicator& indicator = plan.indicators[target.indicator];
      out += indicator.label.empty() ? indicator.name : indicator.label;
      out += ", target " + std::to_string(target.target + 1) + ": " + detail::columns::description(target) + "\n";
    }
  }
  return out;
}

}  // namespace goalpost
