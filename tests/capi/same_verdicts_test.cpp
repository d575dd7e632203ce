// The same verdicts, to the byte, from C++ and from C, on both example plans: in long form, and row by row.
#include <array>
#include <string>
#include <vector>

#include "goalpost/goalpost.hpp"
#include "goalpost/io/csv.hpp"
#include "support.hpp"

namespace goalpost::test {

namespace {

/// A plan and its data as the C++ library has them.
struct InCpp {
  Program program;
  goalpost::Table table;
};

InCpp read_example(const std::string& folder) {
  goalpost::Diagnostics found;
  const Source source("plan.goal", read_file("examples/" + folder + "/plan.goal"));
  auto plan = check(parse(source, Limits{}, found), found);
  REQUIRE(plan.has_value());
  Program program = compile(*std::move(plan));
  auto table =
      read_csv(read_file("examples/" + folder + "/results.csv"), "results.csv", schema_of(program.plan()), found);
  REQUIRE(table.has_value());
  return {std::move(program), *std::move(table)};
}

/// The memory of a table of C++, handed to C as it lies.
struct Memory {
  std::vector<goalpost_string> names, strata_names;
  std::vector<std::uint32_t> parents, areas;
  std::vector<std::string> period_texts;
  std::vector<goalpost_string> periods;
  std::vector<std::vector<std::int32_t>> strata;
  std::vector<std::vector<goalpost_string>> values;
  goalpost_key area = GOALPOST_KEY_INIT;
  goalpost_key period = GOALPOST_KEY_INIT;
  std::vector<goalpost_key> stratum_keys;
  std::vector<goalpost_column> columns;
  goalpost_table_data data = GOALPOST_TABLE_DATA_INIT;

  explicit Memory(const goalpost::Table& table) {
    for (const Area& one : table.areas().list) {
      names.push_back(str(one.name));
      parents.push_back(one.parent.value_or(GOALPOST_NONE));
    }
    const std::size_t num_rows = table.num_rows();
    for (RowIndex row = 0; row < num_rows; ++row) {
      areas.push_back(table.area(row));
      period_texts.push_back(to_text(table.period(row)));
    }
    for (const std::string& text : period_texts) periods.push_back(str(text));
    area.codes = areas.data();
    area.code_type = GOALPOST_TYPE_UINT32;
    area.names = {names.size(), names.data(), nullptr, nullptr, nullptr};
    period.names = {periods.size(), periods.data(), nullptr, nullptr, nullptr};
    add_strata(table);
    add_columns(table);
    data.num_rows = num_rows;
    data.area = &area;
    data.period = &period;
    data.strata = stratum_keys.data();
    data.num_strata = stratum_keys.size();
    data.columns = columns.data();
    data.num_columns = columns.size();
    data.roster = area.names;
    data.roster_parents = parents.data();
  }

 private:
  void add_strata(const goalpost::Table& table) {
    const auto& dimensions = table.schema().dimensions;
    strata.resize(dimensions.size());
    values.resize(dimensions.size());
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
      for (const std::string& value : dimensions[d].values) values[d].push_back(str(value));
      for (RowIndex row = 0; row < table.num_rows(); ++row) strata[d].push_back(table.stratum(row)[d] - 1);
      goalpost_key key = GOALPOST_KEY_INIT;
      key.codes = strata[d].data();
      key.code_type = GOALPOST_TYPE_INT32;
      key.names = {values[d].size(), values[d].data(), nullptr, nullptr, nullptr};
      stratum_keys.push_back(key);
    }
  }
  void add_columns(const goalpost::Table& table) {
    for (std::uint32_t i = 0; i < table.schema().inputs.size(); ++i) {
      const Column* from = table.column(i);
      if (from == nullptr) continue;
      goalpost_column column = GOALPOST_COLUMN_INIT;
      column.name = str(table.schema().inputs[i].column);
      column.type = static_cast<std::uint8_t>(from->type);
      column.scale = from->scale;
      column.values = from->values;
      column.validity = from->validity;
      column.suppressed = from->suppressed;
      columns.push_back(column);
    }
  }
};

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
