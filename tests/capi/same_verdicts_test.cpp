// The same verdicts, to the byte, from C++ and from C, on both example plans: in long form, and row by row.
#include <string>
#include <vector>

#include "examples.hpp"

namespace goalpost::test {

namespace {

void compare_long_form(const InCpp& in_cpp, const goalpost_plan* plan, const goalpost_table* table) {
  const goalpost::Results wanted = evaluate(in_cpp.program, in_cpp.table);
  const Results results = results_of(plan, table);
  CHECK(rendered(results.get()) == render_csv(wanted));
  goalpost_result_columns columns = GOALPOST_RESULT_COLUMNS_INIT;
  REQUIRE(goalpost_results_get_columns(results.get(), &columns) == GOALPOST_OK);
  REQUIRE(columns.num_rows == wanted.rows.size());
  std::string verdicts;
  std::string wanted_verdicts;
  for (std::size_t row = 0; row < columns.num_rows; ++row) {
    for (const int code : {int{columns.verdict[row]}, int{columns.reason[row]}}) verdicts += static_cast<char>(code);
    wanted_verdicts += static_cast<char>(wanted.rows[row].verdict);
    wanted_verdicts += static_cast<char>(wanted.rows[row].reason);
  }
  CHECK((verdicts == wanted_verdicts));
}

void compare_columns(const InCpp& in_cpp, const goalpost_plan* plan, const goalpost_table* table) {
  const std::size_t num_rows = in_cpp.table.num_rows();
  // Every period that there is: the results of Tiền Giang are of the year before its plan.
  ColumnOptions wanted_options;
  wanted_options.periods = in_cpp.table.distinct_periods();
  std::vector<goalpost_period> periods;
  for (const Period& period : wanted_options.periods) {
    periods.push_back({period.year, static_cast<std::uint8_t>(period.length), period.index_1based});
  }
  goalpost_column_options options = GOALPOST_COLUMN_OPTIONS_INIT;
  options.periods = periods.data();
  options.num_periods = periods.size();
  const ColumnEvaluator wanted_by(in_cpp.program, in_cpp.table, wanted_options);
  goalpost_evaluator* made = nullptr;
  REQUIRE(goalpost_evaluator_create(plan, table, &options, &made) == GOALPOST_OK);
  const Evaluator evaluator(made);
  std::vector<Verdict> verdict(num_rows);
  std::vector<Reason> reason(num_rows);
  std::vector<goalpost_verdict> c_verdict(num_rows);
  std::vector<goalpost_reason> c_reason(num_rows);
  std::size_t num_judged = 0;
  for (std::uint32_t i = 0; i < in_cpp.program.plan().indicators.size(); ++i) {
    for (std::uint32_t target = 0; target <= in_cpp.program.plan().indicators[i].targets.size(); ++target) {
      TargetColumns columns;
      columns.indicator = i;
      columns.target = target;
      columns.verdict = verdict;
      columns.reason = reason;
      wanted_by.run(std::span(&columns, 1));
      goalpost_output output = GOALPOST_OUTPUT_INIT;
      output.indicator = i;
      output.target_1based = target;
      output.num_elements = num_rows;
      output.verdict = c_verdict.data();
      output.reason = c_reason.data();
      REQUIRE(goalpost_evaluator_run(made, &output, 1, 0, num_rows, nullptr, nullptr) == GOALPOST_OK);
      bool are_same = true;
      for (std::size_t row = 0; row < num_rows; ++row) {
        are_same = are_same && c_verdict[row] == static_cast<goalpost_verdict>(verdict[row]) &&
                   c_reason[row] == static_cast<goalpost_reason>(reason[row]);
        num_judged += c_reason[row] != GOALPOST_REASON_NOT_JUDGED ? 1U : 0U;
      }
      CHECK(are_same);
    }
  }
  CHECK(num_judged > 40);
}

}  // namespace

TEST_CASE("the example plans") {
  for (const std::string folder : {"an-giang-2025", "tien-giang-2022"}) {
    INFO(folder);
    const InCpp in_cpp = read_example(folder);
    const Plan plan = plan_of(read_file("examples/" + folder + "/plan.goal"));
    const Memory memory(in_cpp.table);
    const Table table = table_of(plan.get(), memory.data);
    compare_long_form(in_cpp, plan.get(), table.get());
    compare_columns(in_cpp, plan.get(), table.get());
  }
}

}  // namespace goalpost::test
