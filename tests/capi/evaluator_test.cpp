// Columns in, columns out: rules and plans on rows without areas, slices, cancelling, batches into the same memory.
#include <array>
#include <cmath>
#include <cstring>
#include <numeric>
#include <thread>
#include <vector>

#include "support.hpp"

namespace goalpost::test {

namespace {

goalpost_column column_of(std::string_view name, std::uint8_t type, const void* values) {
  goalpost_column column = GOALPOST_COLUMN_INIT;
  column.name = str(name);
  column.type = type;
  column.values = values;
  return column;
}

/// Memory for all answers of one target.
struct Answers {
  explicit Answers(std::size_t num_rows)
      : verdict(num_rows, 99),
        reason(num_rows, 99),
        flags(num_rows, 99),
        value(num_rows, -1),
        limit(num_rows, -1),
        base(num_rows, -1),
        gap(num_rows, -1),
        progress(num_rows, -1) {
    output.num_elements = num_rows;
    output.verdict = verdict.data();
    output.reason = reason.data();
    output.flags = flags.data();
    output.value = value.data();
    output.limit = limit.data();
    output.base = base.data();
    output.gap = gap.data();
    output.progress = progress.data();
  }
  std::vector<goalpost_verdict> verdict;
  std::vector<goalpost_reason> reason;
  std::vector<std::uint8_t> flags;
  std::vector<double> value, limit, base, gap, progress;
  goalpost_output output = GOALPOST_OUTPUT_INIT;
};

struct Watch {
  std::uint64_t calls = 0;
  std::uint64_t last_done = 0;
  std::uint64_t all = 0;
  std::uint64_t stop_at = ~std::uint64_t{0};
};
std::int32_t watch(void* context, std::uint64_t num_done, std::uint64_t num_all) {
  auto& seen = *static_cast<Watch*>(context);
  ++seen.calls;
  seen.last_done = num_done;
  seen.all = num_all;
  return num_done >= seen.stop_at ? 1 : 0;
}

}  // namespace

TEST_CASE("a rule on columns of other years") {
  const Rule rule = rule_of("cases reduce by 30% versus prior year");
  const std::array<std::int8_t, 4> now{63, 64, 1, 7};
  const std::array<std::uint16_t, 4> before{90, 90, 0, 10};
  const std::uint8_t known = 0x07;
  std::array columns{column_of("cases", GOALPOST_TYPE_INT8, now.data()),
                     column_of("prior(cases)", GOALPOST_TYPE_UINT16, before.data())};
  columns[1].validity = &known;
  Answers answers(4);
  REQUIRE(goalpost_rule_evaluate_columns(rule.get(), columns.data(), 2, 4, &answers.output, nullptr, nullptr, nullptr,
                                         nullptr) == GOALPOST_OK);
  // 63 is 90 less 30%, 64 is above it; 1 is above 0 less 30%.
  CHECK(answers.verdict == std::vector<goalpost_verdict>{GOALPOST_VERDICT_MET, GOALPOST_VERDICT_MISSED,
                                                         GOALPOST_VERDICT_MISSED, GOALPOST_VERDICT_NO_BASELINE});
  CHECK(answers.reason == std::vector<goalpost_reason>{GOALPOST_REASON_NONE, GOALPOST_REASON_NONE, GOALPOST_REASON_NONE,
                                                       GOALPOST_REASON_BASE_MISSING});
  CHECK(answers.flags[0] == GOALPOST_FLAG_AT_BOUNDARY);
  CHECK(answers.limit[0] == 63);
  CHECK(answers.base[0] == 90);
  CHECK(std::isnan(answers.base[3]));

  const Rule of_2020 = rule_of("cases reduce by 30% versus 2020");
  columns[1].name = str("cases@2020");
  REQUIRE(goalpost_rule_evaluate_columns(of_2020.get(), columns.data(), 2, 4, &answers.output, nullptr, nullptr,
                                         nullptr, nullptr) == GOALPOST_OK);
  CHECK(answers.verdict[0] == GOALPOST_VERDICT_MET);
  CHECK(answers.verdict[1] == GOALPOST_VERDICT_MISSED);

  const auto status_with = [&](std::string_view name, std::uint8_t type) {
    columns[1].name = str(name);
    columns[1].type = type;
    return goalpost_rule_evaluate_columns(of_2020.get(), columns.data(), 2, 4, &answers.output, nullptr, nullptr,
                                          nullptr, nullptr);
  };
  CHECK(status_with("case", GOALPOST_TYPE_INT64) == GOALPOST_E_NOT_FOUND);
  CHECK(status_with("cases@", GOALPOST_TYPE_UINT16) == GOALPOST_E_NOT_FOUND);
  CHECK(status_with("prior(cases", GOALPOST_TYPE_UINT16) == GOALPOST_E_NOT_FOUND);
  CHECK(status_with("cases", GOALPOST_TYPE_UINT16) == GOALPOST_E_ARGUMENT);  // twice
  CHECK(status_with("\xFF", GOALPOST_TYPE_UINT16) == GOALPOST_E_UTF8);
  CHECK(status_with("cases@2020", GOALPOST_TYPE_DATE32) == GOALPOST_E_TYPE);
  CHECK(status_with("cases@2020", 200) == GOALPOST_E_TYPE);
  columns[1].scale = 39;
  CHECK(status_with("cases@2020", GOALPOST_TYPE_DECIMAL128) == GOALPOST_E_ARGUMENT);
}

TEST_CASE("slices tell how far they are, can be cancelled, and change no answer") {
  constexpr std::size_t num_rows = 150000;
  const Rule rule = rule_of("deaths per 1,000 births below 9‰");
  std::vector<std::int32_t> deaths(num_rows);
  std::iota(deaths.begin(), deaths.end(), -5);
  const std::vector<std::int64_t> births(num_rows, 10000000);
  const std::array columns{column_of("deaths", GOALPOST_TYPE_INT32, deaths.data()),
                           column_of("births", GOALPOST_TYPE_INT64, births.data())};
  Answers at_once(num_rows);
  REQUIRE(goalpost_rule_evaluate_columns(rule.get(), columns.data(), 2, num_rows, &at_once.output, nullptr, nullptr,
                                         nullptr, nullptr) == GOALPOST_OK);
  CHECK(at_once.verdict[4] == GOALPOST_VERDICT_DATA_ERROR);
  CHECK(at_once.verdict[5] == GOALPOST_VERDICT_MET);
  CHECK(at_once.verdict[90004] == GOALPOST_VERDICT_MET);     // 89,999 of 10 million: 8.9999
  CHECK(at_once.verdict[90005] == GOALPOST_VERDICT_MISSED);  // 90,000: 9
  Answers in_slices(num_rows);
  Watch seen;
  REQUIRE(goalpost_rule_evaluate_columns(rule.get(), columns.data(), 2, num_rows, &in_slices.output, nullptr, watch,
                                         &seen, nullptr) == GOALPOST_OK);
  CHECK(seen.calls == 4);
  CHECK(seen.last_done == num_rows);
  CHECK(seen.all == num_rows);
  CHECK(in_slices.verdict == at_once.verdict);
  // NaN is no value, but the same bytes.
  CHECK(std::memcmp(in_slices.value.data(), at_once.value.data(), num_rows * sizeof(double)) == 0);
  Answers cancelled(num_rows);
  seen.stop_at = 65536;
  CHECK(goalpost_rule_evaluate_columns(rule.get(), columns.data(), 2, num_rows, &cancelled.output, nullptr, watch,
                                       &seen, nullptr) == GOALPOST_E_CANCELLED);
  CHECK(seen.last_done == 65536);
  CHECK(cancelled.verdict[65535] == at_once.verdict[65535]);
  CHECK(cancelled.verdict[65536] == 99);
}

TEST_CASE("a plan on rows with areas; ranges; a target's and all targets' columns; from several threads") {
  const Plan plan = plan_of(small_plan);
  const std::array<std::int32_t, 4> years{2024, 2025, 2025, 2025};
  const std::array<std::int32_t, 4> codes{0, 0, 1, 2};
  const std::array<goalpost_string, 3> names{str("A"), str("B"), str("C")};
  const std::array<std::int64_t, 4> deaths{20, 9, 8, 0};
  const std::array<std::int64_t, 4> births{2000, 1000, 1000, 0};
  goalpost_key area = GOALPOST_KEY_INIT;
  area.codes = codes.data();
  area.code_type = GOALPOST_TYPE_INT32;
  area.names = {3, names.data(), nullptr, nullptr, nullptr};
  goalpost_key period = GOALPOST_KEY_INIT;
  period.codes = years.data();
  period.code_type = GOALPOST_TYPE_INT32;
  const std::array columns{column_of("deaths", GOALPOST_TYPE_INT64, deaths.data()),
                           column_of("births", GOALPOST_TYPE_INT64, births.data())};
  goalpost_table_data data = GOALPOST_TABLE_DATA_INIT;
  data.num_rows = 4;
  data.area = &area;
  data.period = &period;
  data.columns = columns.data();
  data.num_columns = 2;
  Table table = table_of(plan.get(), data);
  goalpost_evaluator* made = nullptr;
  REQUIRE(goalpost_evaluator_create(plan.get(), table.get(), nullptr, &made) == GOALPOST_OK);
  const Evaluator evaluator(made);
  table.reset();  // the evaluator keeps what it needs

  Answers first(4);
  Answers second(4);
  Answers all(4);
  second.output.target_1based = 2;
  all.output.target_1based = GOALPOST_ALL_TARGETS;
  std::array outputs{first.output, second.output, all.output};
  CHECK(goalpost_evaluator_run(made, outputs.data(), 3, 0, 4, nullptr, nullptr) == GOALPOST_E_ARGUMENT);
  CHECK(first.verdict[0] == 99);
  outputs[2].flags = nullptr;
  outputs[2].value = outputs[2].limit = outputs[2].base = outputs[2].gap = outputs[2].progress = nullptr;
  REQUIRE(goalpost_evaluator_run(made, outputs.data(), 3, 0, 4, nullptr, nullptr) == GOALPOST_OK);
  CHECK(first.verdict == std::vector<goalpost_verdict>{GOALPOST_VERDICT_NOT_APPLICABLE, GOALPOST_VERDICT_MISSED,
                                                       GOALPOST_VERDICT_MET, GOALPOST_VERDICT_NOT_APPLICABLE});
  CHECK(first.reason[0] == GOALPOST_REASON_NOT_JUDGED);
  CHECK(second.verdict[1] == GOALPOST_VERDICT_MET);
  CHECK(second.base[1] == 10);
  CHECK(second.verdict[2] == GOALPOST_VERDICT_NO_BASELINE);
  CHECK(all.verdict[1] == GOALPOST_VERDICT_MISSED);

  Answers part(2);
  REQUIRE(goalpost_evaluator_run(made, &part.output, 1, 1, 2, nullptr, nullptr) == GOALPOST_OK);
  CHECK(part.verdict == std::vector<goalpost_verdict>(first.verdict.begin() + 1, first.verdict.begin() + 3));
  CHECK(goalpost_evaluator_run(made, &part.output, 1, 0, 3, nullptr, nullptr) == GOALPOST_E_LENGTH);
  CHECK(goalpost_evaluator_run(made, &part.output, 1, 3, 2, nullptr, nullptr) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_evaluator_run(made, &part.output, 1, 5, 0, nullptr, nullptr) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_evaluator_run(made, &part.output, 1, 4, 0, nullptr, nullptr) == GOALPOST_OK);
  part.output.indicator = 3;
  CHECK(goalpost_evaluator_run(made, &part.output, 1, 0, 2, nullptr, nullptr) == GOALPOST_E_NOT_FOUND);
  part.output.indicator = 0;
  part.output.target_1based = 3;
  CHECK(goalpost_evaluator_run(made, &part.output, 1, 0, 2, nullptr, nullptr) == GOALPOST_E_NOT_FOUND);

  std::vector<Answers> of_threads(4, Answers(4));
  std::vector<std::thread> threads;
  for (Answers& mine : of_threads) {
    mine = Answers(4);
    threads.emplace_back([made, &mine] {
      for (int i = 0; i < 50; ++i) goalpost_evaluator_run(made, &mine.output, 1, 0, 4, nullptr, nullptr);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Answers& mine : of_threads) CHECK(mine.verdict == first.verdict);

  goalpost_text* text = nullptr;
  REQUIRE(goalpost_evaluator_describe(made, &text) == GOALPOST_OK);
  CHECK(taken(text).size() > 0);
}

TEST_CASE("one row explained: with areas and without") {
  const Rule rule = rule_of("deaths per 1,000 births below 9‰");
  goalpost_plan* plan = nullptr;
  REQUIRE(goalpost_rule_get_plan(rule.get(), &plan) == GOALPOST_OK);
  const Plan own(plan);
  const std::array<std::int64_t, 2> deaths{1, 12};
  const std::array<std::int64_t, 2> births{1504, 1504};
  const std::array columns{column_of("deaths", GOALPOST_TYPE_INT64, deaths.data()),
                           column_of("births", GOALPOST_TYPE_INT64, births.data())};
  goalpost_table_data data = GOALPOST_TABLE_DATA_INIT;
  data.num_rows = 2;
  data.columns = columns.data();
  data.num_columns = 2;
  const Table table = table_of(plan, data);
  goalpost_results* results = nullptr;
  REQUIRE(goalpost_evaluate_row(plan, table.get(), 1, 0, &results) == GOALPOST_OK);
  const Results own_results(results);
  CHECK(explained(results, 0) == "7.98‰ = 12 of 1,504 births; below 9‰: met by 1.02 per 1,000");
  goalpost_area_info area = GOALPOST_AREA_INFO_INIT;
  REQUIRE(goalpost_results_get_area(results, 0, &area) == GOALPOST_OK);
  CHECK(area.name.size == 0);
  CHECK(rendered(results).find("met") != std::string::npos);
  goalpost_results* none = nullptr;
  CHECK(goalpost_evaluate_row(plan, table.get(), 2, 0, &none) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_evaluate_row(plan, table.get(), 0, 1, &none) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_evaluate(plan, table.get(), nullptr, nullptr, nullptr, &none, nullptr) == GOALPOST_E_ARGUMENT);
  const Plan another = plan_of(small_plan);
  CHECK(goalpost_evaluate_row(another.get(), table.get(), 0, 0, &none) == GOALPOST_E_ARGUMENT);
  goalpost_evaluator* evaluator = nullptr;
  CHECK(goalpost_evaluator_create(another.get(), table.get(), nullptr, &evaluator) == GOALPOST_E_ARGUMENT);
}

TEST_CASE("options that cannot be") {
  const Plan plan = plan_of(small_plan);
  goalpost_table_data data = GOALPOST_TABLE_DATA_INIT;
  const Table table = table_of(plan.get(), data);
  goalpost_evaluator* evaluator = nullptr;
  goalpost_column_options options = GOALPOST_COLUMN_OPTIONS_INIT;
  options.instructions = 99;
  CHECK(goalpost_evaluator_create(plan.get(), table.get(), &options, &evaluator) == GOALPOST_E_ARGUMENT);
  options.instructions = GOALPOST_INSTRUCTIONS_AVX512;
  if (goalpost_best_instructions() < GOALPOST_INSTRUCTIONS_AVX512) {
    CHECK(goalpost_evaluator_create(plan.get(), table.get(), &options, &evaluator) == GOALPOST_E_UNAVAILABLE);
  }
  options = GOALPOST_COLUMN_OPTIONS_INIT;
  options.level_1based = 3;
  CHECK(goalpost_evaluator_create(plan.get(), table.get(), &options, &evaluator) == GOALPOST_E_NOT_FOUND);
  options.level_1based = 0;
  const goalpost_period no_period{2025, 3, 1};
  options.periods = &no_period;
  options.num_periods = 1;
  CHECK(goalpost_evaluator_create(plan.get(), table.get(), &options, &evaluator) == GOALPOST_E_ARGUMENT);
  Watch seen;
  seen.stop_at = 1;
  goalpost_results* results = nullptr;
  const std::array<goalpost_string, 1> names{str("A")};
  goalpost_key area = GOALPOST_KEY_INIT;
  area.names = {1, names.data(), nullptr, nullptr, nullptr};
  goalpost_key period = GOALPOST_KEY_INIT;
  const std::array<std::uint16_t, 1> years{2025};
  period.codes = years.data();
  period.code_type = GOALPOST_TYPE_UINT16;
  data.num_rows = 1;
  data.area = &area;
  data.period = &period;
  const Table one = table_of(plan.get(), data);
  CHECK(goalpost_evaluate(plan.get(), one.get(), nullptr, watch, &seen, &results, nullptr) == GOALPOST_E_CANCELLED);
  CHECK(results == nullptr);
  CHECK(seen.all == 3);
  seen.stop_at = 99;
  const std::uint32_t only[] = {2};
  goalpost_evaluate_options wanted = GOALPOST_EVALUATE_OPTIONS_INIT;
  wanted.indicators = only;
  wanted.num_indicators = 1;
  REQUIRE(goalpost_evaluate(plan.get(), one.get(), &wanted, watch, &seen, &results, nullptr) == GOALPOST_OK);
  CHECK(seen.last_done == 1);
  goalpost_results_free(results);
  const std::uint32_t wrong[] = {3};
  wanted.indicators = wrong;
  CHECK(goalpost_evaluate(plan.get(), one.get(), &wanted, nullptr, nullptr, &results, nullptr) == GOALPOST_E_NOT_FOUND);
}

}  // namespace goalpost::test
