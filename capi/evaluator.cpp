// Columns in, columns out.
#include "evaluator.hpp"

#include <algorithm>
#include <thread>

#include "handles.hpp"
#include "structs.hpp"

namespace goalpost::capi {

TargetColumns output_in(const goalpost_output& output, const Plan& plan, std::size_t num_rows) {
  require(output.indicator < plan.indicators.size(), GOALPOST_E_NOT_FOUND);
  require(output.target_1based <= plan.indicators[output.indicator].targets.size(), GOALPOST_E_NOT_FOUND);
  bool is_wanted = output.verdict != nullptr || output.reason != nullptr;
  const auto column = [&](auto* data) {
    is_wanted = is_wanted || data != nullptr;
    return std::span(data, data == nullptr ? 0 : num_rows);
  };
  TargetColumns out;
  out.indicator = output.indicator;
  out.target = output.target_1based;
  out.verdict = column(reinterpret_cast<Verdict*>(output.verdict));
  out.reason = column(reinterpret_cast<Reason*>(output.reason));
  out.flags = column(output.flags);
  out.value = column(output.value);
  out.limit = column(output.limit);
  out.base = column(output.base);
  out.gap = column(output.gap);
  out.progress = column(output.progress);
  const bool has_figures = output.flags != nullptr || output.value != nullptr || output.limit != nullptr ||
                           output.base != nullptr || output.gap != nullptr || output.progress != nullptr;
  require(!has_figures || output.target_1based != GOALPOST_ALL_TARGETS, GOALPOST_E_ARGUMENT);
  require(!is_wanted || output.num_elements >= num_rows, GOALPOST_E_LENGTH);
  return out;
}

namespace {

TargetColumns slice_of(const TargetColumns& whole, std::size_t first, std::size_t num) {
  const auto part = [&](auto column) { return column.empty() ? column : column.subspan(first, num); };
  TargetColumns out = whole;
  out.verdict = part(whole.verdict);
  out.reason = part(whole.reason);
  out.flags = part(whole.flags);
  out.value = part(whole.value);
  out.limit = part(whole.limit);
  out.base = part(whole.base);
  out.gap = part(whole.gap);
  out.progress = part(whole.progress);
  return out;
}

void tell(Progress progress, std::size_t num_done, std::size_t num_all) {
  if (progress.function == nullptr) return;
  require(progress.function(progress.context, num_done, num_all) == 0, GOALPOST_E_CANCELLED);
}

}  // namespace

void run_in_slices(const ColumnEvaluator& evaluator, const std::vector<TargetColumns>& outputs, Rows rows,
                   std::uint32_t num_threads, Progress progress) {
  if (progress.function == nullptr) return evaluator.run(outputs, rows.first, rows.num);
  constexpr std::size_t rows_per_thread = 65536;
  const std::size_t threads = num_threads != 0 ? num_threads : std::max(1U, std::thread::hardware_concurrency());
  const std::size_t rows_at_once = rows_per_thread * std::min<std::size_t>(threads, 1024);
  std::vector<TargetColumns> slice(outputs.size());
  for (std::size_t done = 0; done < rows.num;) {
    tell(progress, done, rows.num);
    const std::size_t num = std::min(rows_at_once, rows.num - done);
    for (std::size_t i = 0; i < outputs.size(); ++i) slice[i] = slice_of(outputs[i], done, num);
    evaluator.run(slice, rows.first + done, num);
    done += num;
  }
  tell(progress, rows.num, rows.num);
}

ColumnOptions column_options_in(const goalpost_column_options* options, const Plan& plan) {
  const goalpost_column_options defaults = GOALPOST_COLUMN_OPTIONS_INIT;
  const goalpost_column_options given = read_or(options, defaults);
  ColumnOptions out;
  out.periods = periods_in(given.periods, given.num_periods);
  if (given.level_1based != 0) {
    require(given.level_1based <= plan.levels.size(), GOALPOST_E_NOT_FOUND);
    out.level = given.level_1based - 1;
  }
  out.num_threads = given.num_threads;
  require(given.instructions <= GOALPOST_INSTRUCTIONS_AVX512, GOALPOST_E_ARGUMENT);
  out.instruction_set = static_cast<InstructionSet>(given.instructions);
  require(is_available(out.instruction_set), GOALPOST_E_UNAVAILABLE);
  out.shows_small_counts = given.shows_small_counts != 0;
  return out;
}

}  // namespace goalpost::capi

using namespace goalpost;
using namespace goalpost::capi;

goalpost_status goalpost_evaluator_create(const goalpost_plan* plan, const goalpost_table* table,
                                          const goalpost_column_options* options, goalpost_evaluator** evaluator) {
  if (evaluator != nullptr) *evaluator = nullptr;
  return guarded([&] {
    required(evaluator);
    const auto& body = handle(plan).body;
    const auto& data = handle(table).table;
    const ColumnOptions wanted = column_options_in(options, body->plan());
    *evaluator = new goalpost_evaluator{goalpost_evaluator::own_kind, body, data,
                                        ColumnEvaluator(body->program, *data, wanted), wanted.num_threads};
  });
}

goalpost_status goalpost_evaluator_run(const goalpost_evaluator* evaluator, const goalpost_output* outputs,
                                       size_t num_outputs, size_t first_row, size_t num_rows,
                                       goalpost_progress progress, void* context) {
  return guarded([&] {
    const goalpost_evaluator& of = handle(evaluator);
    require(outputs != nullptr || num_outputs == 0, GOALPOST_E_NULL);
    const std::size_t there = of.table->num_rows();
    require(first_row <= there && num_rows <= there - first_row, GOALPOST_E_NOT_FOUND);
    std::vector<TargetColumns> columns;
    columns.reserve(num_outputs);
    for (std::size_t i = 0; i < num_outputs; ++i) {
      columns.push_back(output_in(read_at(outputs, i), of.body->plan(), num_rows));
    }
    run_in_slices(of.evaluator, columns, {first_row, num_rows}, of.num_threads, {progress, context});
  });
}

goalpost_status goalpost_evaluator_describe(const goalpost_evaluator* evaluator, goalpost_text** out) {
  if (out != nullptr) *out = nullptr;
  return guarded([&] {
    required(out);
    *out = new_text(handle(evaluator).evaluator.describe());
  });
}

void goalpost_evaluator_free(goalpost_evaluator* evaluator) { delete evaluator; }
