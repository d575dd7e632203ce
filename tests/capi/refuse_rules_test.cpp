// What the functions for evaluators, rules and phrases refuse: NULL, handles of another kind, wrong struct sizes, lengths that differ, bad
// UTF-8. A status comes back, nothing is written, nothing crashes. That no function is forgotten is seen to by test_header.py.
#include <array>

#include "refusals.hpp"

namespace goalpost::test {

TEST_CASE("evaluators") {
  const World world;
  goalpost_evaluator* made = nullptr;
  goalpost_text* text = nullptr;
  const auto create = [&](const goalpost_plan* plan, const goalpost_table* table,
                          const goalpost_column_options* options = nullptr) {
    const goalpost_status status = goalpost_evaluator_create(plan, table, options, &made);
    goalpost_evaluator_free(made);
    return status;
  };
  CHECK(goalpost_evaluator_create(world.plan.get(), world.table.get(), nullptr, nullptr) == GOALPOST_E_NULL);
  CHECK(create(nullptr, world.table.get()) == GOALPOST_E_NULL);
  CHECK(create(world.plan.get(), nullptr) == GOALPOST_E_NULL);
  CHECK(create(world.wrong<goalpost_plan>(), world.table.get()) == GOALPOST_E_HANDLE);
  CHECK(create(world.plan.get(), world.wrong<goalpost_table>()) == GOALPOST_E_HANDLE);
  check_options(goalpost_column_options GOALPOST_COLUMN_OPTIONS_INIT, GOALPOST_OK,
                [&](const auto* options) { return create(world.plan.get(), world.table.get(), options); });
  goalpost_output output = GOALPOST_OUTPUT_INIT;
  const auto run = [&](const goalpost_evaluator* evaluator, const goalpost_output* outputs, std::size_t num_outputs) {
    return goalpost_evaluator_run(evaluator, outputs, num_outputs, 0, 0, nullptr, nullptr);
  };
  CHECK(run(nullptr, &output, 1) == GOALPOST_E_NULL);
  CHECK(run(world.wrong<goalpost_evaluator>(), &output, 1) == GOALPOST_E_HANDLE);
  CHECK(run(world.evaluator.get(), nullptr, 1) == GOALPOST_E_NULL);
  CHECK(run(world.evaluator.get(), nullptr, 0) == GOALPOST_OK);
  check_options(output, GOALPOST_OK, [&](const auto* given) { return run(world.evaluator.get(), given, 1); });
  std::array two{output, output};
  two[1].struct_size = sizeof output - 8;
  CHECK(run(world.evaluator.get(), two.data(), 2) == GOALPOST_E_STRUCT_SIZE);
  CHECK(goalpost_evaluator_run(world.evaluator.get(), &output, 1, 0, 1, nullptr, nullptr) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_evaluator_describe(world.evaluator.get(), nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_evaluator_describe(nullptr, &text) == GOALPOST_E_NULL);
  CHECK(goalpost_evaluator_describe(world.wrong<goalpost_evaluator>(), &text) == GOALPOST_E_HANDLE);
}

TEST_CASE("rules and phrases") {
  const World world;
  const goalpost_rule* rule = world.rule.get();
  const auto* wrong = world.wrong<goalpost_rule>();
  goalpost_rule* made = nullptr;
  goalpost_plan* plan = nullptr;
  goalpost_results* results = nullptr;
  goalpost_text* text = nullptr;
  goalpost_answer answer;
  const double figures[] = {12, 1504};
  const std::string_view words = "a per 1,000 b below 9‰";
  const auto compile = [&](const goalpost_rule_options* options) {
    const goalpost_status status = goalpost_rule_compile(words.data(), words.size(), options, &made, nullptr);
    goalpost_rule_free(made);
    return status;
  };
  CHECK(goalpost_rule_compile("a", 1, nullptr, nullptr, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_rule_compile(nullptr, 1, nullptr, &made, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_rule_compile(nullptr, 0, nullptr, &made, nullptr) == GOALPOST_E_DIAGNOSTICS);
  CHECK(goalpost_rule_compile(bad_utf8.data(), 2, nullptr, &made, nullptr) == GOALPOST_E_DIAGNOSTICS);
  check_options(goalpost_rule_options GOALPOST_RULE_OPTIONS_INIT, GOALPOST_OK, compile);
  goalpost_rule_options options = GOALPOST_RULE_OPTIONS_INIT;
  options.language = 3;
  CHECK(compile(&options) == GOALPOST_E_ARGUMENT);
  options = GOALPOST_RULE_OPTIONS_INIT;
  options.year = 10000;
  CHECK(compile(&options) == GOALPOST_E_ARGUMENT);
  options.year = -1;
  CHECK(compile(&options) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_rule_get_plan(rule, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_rule_get_plan(nullptr, &plan) == GOALPOST_E_NULL);
  CHECK(goalpost_rule_get_plan(wrong, &plan) == GOALPOST_E_HANDLE);
  check_filled(goalpost_figure_info GOALPOST_FIGURE_INFO_INIT, GOALPOST_OK,
               [&](auto* out) { return goalpost_rule_get_figure(rule, 0, out); });
  goalpost_figure_info figure = GOALPOST_FIGURE_INFO_INIT;
  CHECK(goalpost_rule_get_figure(nullptr, 0, &figure) == GOALPOST_E_NULL);
  CHECK(goalpost_rule_get_figure(wrong, 0, &figure) == GOALPOST_E_HANDLE);
  CHECK(goalpost_rule_judge(rule, figures, 2, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_rule_judge(rule, nullptr, 2, &answer) == GOALPOST_E_NULL);
  CHECK(goalpost_rule_judge(nullptr, figures, 2, &answer) == GOALPOST_E_NULL);
  CHECK(goalpost_rule_judge(wrong, figures, 2, &answer) == GOALPOST_E_HANDLE);
  CHECK(goalpost_rule_judge(rule, figures, 3, &answer) == GOALPOST_E_LENGTH);
  CHECK(goalpost_rule_judge(rule, nullptr, 0, &answer) == GOALPOST_E_LENGTH);

  const goalpost_string one[] = {str("deaths")};
  const goalpost_string bad[] = {str(bad_utf8)};
  const auto evaluate = [&](const goalpost_rule* of, const goalpost_string* names, const goalpost_string* values) {
    return goalpost_rule_evaluate(of, names, values, 1, &results, nullptr);
  };
  CHECK(goalpost_rule_evaluate(rule, one, one, 1, nullptr, nullptr) == GOALPOST_E_NULL);
  CHECK(evaluate(nullptr, one, one) == GOALPOST_E_NULL);
  CHECK(evaluate(wrong, one, one) == GOALPOST_E_HANDLE);
  CHECK(evaluate(rule, nullptr, one) == GOALPOST_E_NULL);
  CHECK(evaluate(rule, one, nullptr) == GOALPOST_E_NULL);
  CHECK(evaluate(rule, bad, one) == GOALPOST_E_UTF8);
  CHECK(evaluate(rule, one, bad) == GOALPOST_E_UTF8);
  CHECK(evaluate(rule, one, one) == GOALPOST_E_DIAGNOSTICS);
  REQUIRE(goalpost_rule_evaluate(rule, nullptr, nullptr, 0, &results, nullptr) == GOALPOST_OK);
  CHECK(explained(results, 0).find("no data") != std::string::npos);
  goalpost_results_free(results);

  goalpost_column column = GOALPOST_COLUMN_INIT;
  column.name = str("deaths");
  goalpost_output output = GOALPOST_OUTPUT_INIT;
  const auto columns = [&](const goalpost_rule* of, const goalpost_column* given, const goalpost_output* out,
                           const goalpost_column_options* wanted = nullptr, std::size_t num_rows = 0) {
    return goalpost_rule_evaluate_columns(of, given, 1, num_rows, out, wanted, nullptr, nullptr, nullptr);
  };
  CHECK(columns(nullptr, &column, &output) == GOALPOST_E_NULL);
  CHECK(columns(wrong, &column, &output) == GOALPOST_E_HANDLE);
  CHECK(columns(rule, nullptr, &output) == GOALPOST_E_NULL);
  CHECK(columns(rule, &column, nullptr) == GOALPOST_E_NULL);
  CHECK(columns(rule, &column, &output) == GOALPOST_OK);
  CHECK(columns(rule, &column, &output, nullptr, 1) == GOALPOST_E_NULL);
  CHECK(columns(rule, &column, &output, nullptr, ~std::size_t{0}) == GOALPOST_E_LENGTH);
  check_options(column, GOALPOST_OK, [&](const auto* given) { return columns(rule, given, &output); });
  check_options(output, GOALPOST_OK, [&](const auto* out) { return columns(rule, &column, out); });
  check_options(goalpost_column_options GOALPOST_COLUMN_OPTIONS_INIT, GOALPOST_OK,
                [&](const auto* wanted) { return columns(rule, &column, &output, wanted); });
  goalpost_column_options wanted = GOALPOST_COLUMN_OPTIONS_INIT;
  const goalpost_period period{2025, 1, 1};
  wanted.periods = &period;
  wanted.num_periods = 1;
  CHECK(columns(rule, &column, &output, &wanted) == GOALPOST_E_ARGUMENT);
  output.indicator = 1;
  CHECK(columns(rule, &column, &output) == GOALPOST_E_NOT_FOUND);

  CHECK(goalpost_phrase_read("x", 1, nullptr, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_phrase_read(nullptr, 1, nullptr, &text) == GOALPOST_E_NULL);
  CHECK(goalpost_phrase_read(bad_utf8.data(), 2, nullptr, &text) == GOALPOST_E_UTF8);
  check_options(goalpost_phrase_options GOALPOST_PHRASE_OPTIONS_INIT, GOALPOST_OK, [&](const auto* given) {
    const goalpost_status status = goalpost_phrase_read(nullptr, 0, given, &text);
    goalpost_text_free(text);
    return status;
  });
  goalpost_phrase_options phrase = GOALPOST_PHRASE_OPTIONS_INIT;
  phrase.indicator = str(bad_utf8);
  CHECK(goalpost_phrase_read("x", 1, &phrase, &text) == GOALPOST_E_UTF8);
  phrase = GOALPOST_PHRASE_OPTIONS_INIT;
  phrase.num_strata = 1;
  CHECK(goalpost_phrase_read("x", 1, &phrase, &text) == GOALPOST_E_NULL);
  phrase.strata = bad;
  CHECK(goalpost_phrase_read("x", 1, &phrase, &text) == GOALPOST_E_UTF8);
  phrase = GOALPOST_PHRASE_OPTIONS_INIT;
  phrase.language = 9;
  CHECK(goalpost_phrase_read("x", 1, &phrase, &text) == GOALPOST_E_ARGUMENT);
}

}  // namespace goalpost::test
