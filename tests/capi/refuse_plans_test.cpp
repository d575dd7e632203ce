// What the functions for plans, findings and small things refuse: NULL, handles of another kind, wrong struct sizes, lengths that differ, bad
// UTF-8. A status comes back, nothing is written, nothing crashes. That no function is forgotten is seen to by test_header.py.
#include <array>

#include "refusals.hpp"

namespace goalpost::test {

TEST_CASE("freeing NULL does nothing") {
  goalpost_text_free(nullptr);
  goalpost_diagnostics_free(nullptr);
  goalpost_plan_free(nullptr);
  goalpost_rule_free(nullptr);
  goalpost_table_free(nullptr);
  goalpost_results_free(nullptr);
  goalpost_evaluator_free(nullptr);
  goalpost_comparison_free(nullptr);
  goalpost_import_free(nullptr);
}

TEST_CASE("functions that cannot fail") {
  const World world;
  CHECK(std::string(goalpost_version()) == std::to_string(GOALPOST_VERSION_MAJOR) + '.' +
                                               std::to_string(GOALPOST_VERSION_MINOR) + '.' +
                                               std::to_string(GOALPOST_VERSION_PATCH));
  CHECK(goalpost_abi_version() == GOALPOST_ABI_VERSION);
  CHECK(goalpost_best_instructions() >= GOALPOST_INSTRUCTIONS_BASELINE);
  CHECK(std::string(goalpost_status_text(GOALPOST_OK)) == "done");
  CHECK(std::string(goalpost_status_text(-1)) == "an unknown status");
  CHECK(std::string(goalpost_status_text(GOALPOST_E_INTERNAL + 1)) == "an unknown status");
  CHECK((goalpost_text_data(nullptr) == nullptr));
  CHECK((goalpost_text_data(world.wrong<goalpost_text>()) == nullptr));
  CHECK(goalpost_text_size(nullptr) == 0);
  CHECK(goalpost_text_size(world.wrong<goalpost_text>()) == 0);
  CHECK(goalpost_rule_num_figures(nullptr) == 0);
  CHECK(goalpost_rule_num_figures(world.wrong<goalpost_rule>()) == 0);
}

TEST_CASE("codes and periods") {
  CHECK(goalpost_verdict_text(0, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_reason_text(0, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_period_parse("2025", 4, nullptr) == GOALPOST_E_NULL);
  goalpost_period period{1, 1, 1};
  CHECK(goalpost_period_parse(nullptr, 4, &period) == GOALPOST_E_NULL);
  CHECK(period.year == 0);
  CHECK(goalpost_period_parse(nullptr, 0, &period) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_period_parse(bad_utf8.data(), 2, &period) == GOALPOST_E_ARGUMENT);
  goalpost_text* text = nullptr;
  CHECK(goalpost_period_text({2025, 1, 1}, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_period_text({2025, 1, 1}, 9, &text) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_period_text({0, 1, 1}, 0, &text) == GOALPOST_E_ARGUMENT);
}

TEST_CASE("diagnostics") {
  const World world;
  check_filled(goalpost_diagnostic_counts GOALPOST_DIAGNOSTIC_COUNTS_INIT, GOALPOST_OK,
               [&](auto* out) { return goalpost_diagnostics_count(world.diagnostics.get(), out); });
  check_filled(goalpost_diagnostic GOALPOST_DIAGNOSTIC_INIT, GOALPOST_OK, [&](auto* out) {
    return goalpost_diagnostics_get(world.diagnostics.get(), 0, GOALPOST_LANGUAGE_ENGLISH, out);
  });
  goalpost_diagnostic_counts counts = GOALPOST_DIAGNOSTIC_COUNTS_INIT;
  CHECK(goalpost_diagnostics_count(world.wrong<goalpost_diagnostics>(), &counts) == GOALPOST_E_HANDLE);
  counts.num_kept = 9;
  CHECK(goalpost_diagnostics_count(nullptr, &counts) == GOALPOST_OK);
  CHECK(counts.num_kept == 0);
  goalpost_diagnostic one = GOALPOST_DIAGNOSTIC_INIT;
  CHECK(goalpost_diagnostics_get(nullptr, 0, 0, &one) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_diagnostics_get(world.diagnostics.get(), 0, 9, &one) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_diagnostics_get(world.wrong<goalpost_diagnostics>(), 0, 0, &one) == GOALPOST_E_HANDLE);
  goalpost_text* text = nullptr;
  CHECK(goalpost_diagnostics_render(world.diagnostics.get(), 0, 0, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_diagnostics_render(world.diagnostics.get(), 0, 9, 0, &text) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_diagnostics_render(world.wrong<goalpost_diagnostics>(), 0, 0, 0, &text) == GOALPOST_E_HANDLE);
  REQUIRE(goalpost_diagnostics_render(nullptr, GOALPOST_FORMAT_TEXT, 0, 0, &text) == GOALPOST_OK);
  CHECK(taken(text).empty());
}

TEST_CASE("plans") {
  const World world;
  const goalpost_plan* plan = world.plan.get();
  const auto* wrong = world.wrong<goalpost_plan>();
  goalpost_plan* made = nullptr;
  goalpost_text* text = nullptr;
  goalpost_string string;
  std::uint32_t number = 0;
  goalpost_period period;
  CHECK(goalpost_plan_parse("", 0, nullptr, nullptr, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_parse(nullptr, 1, nullptr, &made, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_parse(nullptr, 0, nullptr, &made, nullptr) == GOALPOST_E_DIAGNOSTICS);
  check_options(goalpost_plan_options GOALPOST_PLAN_OPTIONS_INIT, GOALPOST_E_DIAGNOSTICS,
                [&](const auto* options) { return goalpost_plan_parse("", 0, options, &made, nullptr); });
  goalpost_plan_options options = GOALPOST_PLAN_OPTIONS_INIT;
  options.name = str(bad_utf8);
  CHECK(goalpost_plan_parse("", 0, &options, &made, nullptr) == GOALPOST_E_UTF8);
  options.name = {nullptr, 3};
  CHECK(goalpost_plan_parse("", 0, &options, &made, nullptr) == GOALPOST_E_NULL);

  const auto check_info = [&](auto init, auto get) {
    check_filled(init, GOALPOST_OK, [&](auto* out) { return get(plan, out); });
    CHECK(get(static_cast<const goalpost_plan*>(nullptr), &init) == GOALPOST_E_NULL);
    CHECK(get(wrong, &init) == GOALPOST_E_HANDLE);
  };
  check_info(goalpost_plan_info GOALPOST_PLAN_INFO_INIT,
             [](const auto* of, auto* out) { return goalpost_plan_get_info(of, out); });
  check_info(goalpost_input_info GOALPOST_INPUT_INFO_INIT,
             [](const auto* of, auto* out) { return goalpost_plan_get_input(of, 0, out); });
  check_info(goalpost_indicator_info GOALPOST_INDICATOR_INFO_INIT,
             [](const auto* of, auto* out) { return goalpost_plan_get_indicator(of, 0, out); });
  check_info(goalpost_dimension_info GOALPOST_DIMENSION_INFO_INIT,
             [](const auto* of, auto* out) { return goalpost_plan_get_dimension(of, 0, out); });
  check_info(goalpost_level_info GOALPOST_LEVEL_INFO_INIT,
             [](const auto* of, auto* out) { return goalpost_plan_get_level(of, 0, out); });
  goalpost_input_info input = GOALPOST_INPUT_INFO_INIT;
  CHECK(goalpost_plan_get_input(plan, 5, &input) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_plan_get_input(plan, ~std::size_t{0}, &input) == GOALPOST_E_NOT_FOUND);
  goalpost_indicator_info indicator = GOALPOST_INDICATOR_INFO_INIT;
  CHECK(goalpost_plan_get_indicator(plan, 3, &indicator) == GOALPOST_E_NOT_FOUND);
  goalpost_dimension_info dimension = GOALPOST_DIMENSION_INFO_INIT;
  CHECK(goalpost_plan_get_dimension(plan, 1, &dimension) == GOALPOST_E_NOT_FOUND);
  goalpost_level_info level = GOALPOST_LEVEL_INFO_INIT;
  CHECK(goalpost_plan_get_level(plan, 2, &level) == GOALPOST_E_NOT_FOUND);

  CHECK(goalpost_plan_get_period(plan, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_get_period(nullptr, 0, &period) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_get_period(wrong, 0, &period) == GOALPOST_E_HANDLE);
  CHECK(goalpost_plan_get_stratum(plan, 0, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_get_stratum(nullptr, 0, 0, &string) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_get_stratum(wrong, 0, 0, &string) == GOALPOST_E_HANDLE);
  CHECK(goalpost_plan_get_stratum(plan, 1, 0, &string) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_plan_get_stratum(plan, 0, 2, &string) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_plan_get_department(plan, 0, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_get_department(nullptr, 0, 0, &string) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_get_department(wrong, 0, 0, &string) == GOALPOST_E_HANDLE);
  CHECK(goalpost_plan_get_department(plan, 9, 0, &string) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_plan_get_department(plan, 0, ~std::size_t{0}, &string) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_plan_find_indicator(plan, "x", 1, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_find_indicator(nullptr, "x", 1, &number) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_find_indicator(wrong, "x", 1, &number) == GOALPOST_E_HANDLE);
  CHECK(goalpost_plan_find_indicator(plan, nullptr, 1, &number) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_find_indicator(plan, bad_utf8.data(), 2, &number) == GOALPOST_E_UTF8);
  CHECK(goalpost_plan_measure_text(plan, 0, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_measure_text(nullptr, 0, 0, &text) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_measure_text(wrong, 0, 0, &text) == GOALPOST_E_HANDLE);
  CHECK(goalpost_plan_measure_text(plan, 3, 0, &text) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_plan_measure_text(plan, 0, 3, &text) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_plan_target_text(plan, 0, 1, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_target_text(nullptr, 0, 1, 0, &text) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_target_text(wrong, 0, 1, 0, &text) == GOALPOST_E_HANDLE);
  CHECK(goalpost_plan_target_text(plan, 0, 1, -1, &text) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_plan_format(plan, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_format(nullptr, 0, &text) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_format(wrong, 0, &text) == GOALPOST_E_HANDLE);
  CHECK(goalpost_plan_format(plan, 3, &text) == GOALPOST_E_ARGUMENT);

  goalpost_diagnostics* found = nullptr;
  CHECK(goalpost_plan_check_data(plan, world.table.get(), nullptr, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_check_data(nullptr, world.table.get(), nullptr, &found) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_check_data(plan, nullptr, nullptr, &found) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_check_data(wrong, world.table.get(), nullptr, &found) == GOALPOST_E_HANDLE);
  CHECK(goalpost_plan_check_data(plan, world.wrong<goalpost_table>(), nullptr, &found) == GOALPOST_E_HANDLE);
  // A table of another plan would be read by position; rows without areas have nobody who should have reported.
  const Plan other = plan_of("plan q\nareas district\ninput x count\nindicator i\n  measure x\n  target below 9\n");
  CHECK(goalpost_plan_check_data(other.get(), world.table.get(), nullptr, &found) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_plan_check_data(plan, world.table.get(), nullptr, &found) == GOALPOST_E_ARGUMENT);
  CHECK(found == nullptr);
}

TEST_CASE("comparisons") {
  const World world;
  const goalpost_plan* plan = world.plan.get();
  const auto* wrong = world.wrong<goalpost_comparison>();
  const goalpost_comparison* none = nullptr;
  goalpost_comparison* made = nullptr;
  goalpost_text* text = nullptr;
  CHECK(goalpost_plan_compare(plan, plan, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_compare(nullptr, plan, &made) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_compare(plan, nullptr, &made) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_compare(world.wrong<goalpost_plan>(), plan, &made) == GOALPOST_E_HANDLE);
  CHECK(goalpost_plan_compare(plan, world.wrong<goalpost_plan>(), &made) == GOALPOST_E_HANDLE);
  CHECK(made == nullptr);
  REQUIRE(goalpost_plan_compare(plan, plan, &made) == GOALPOST_OK);
  const std::unique_ptr<goalpost_comparison, Freed<goalpost_comparison, goalpost_comparison_free>> own(made);
  check_filled(goalpost_change_counts GOALPOST_CHANGE_COUNTS_INIT, GOALPOST_OK,
               [&](auto* out) { return goalpost_comparison_count(made, out); });
  check_filled(goalpost_target_change GOALPOST_TARGET_CHANGE_INIT, GOALPOST_OK,
               [&](auto* out) { return goalpost_comparison_get(made, 0, out); });
  goalpost_change_counts counts = GOALPOST_CHANGE_COUNTS_INIT;
  CHECK(goalpost_comparison_count(none, &counts) == GOALPOST_E_NULL);
  CHECK(goalpost_comparison_count(wrong, &counts) == GOALPOST_E_HANDLE);
  goalpost_target_change change = GOALPOST_TARGET_CHANGE_INIT;
  CHECK(goalpost_comparison_get(none, 0, &change) == GOALPOST_E_NULL);
  CHECK(goalpost_comparison_get(wrong, 0, &change) == GOALPOST_E_HANDLE);
  change.before_target_1based = 9;
  CHECK(goalpost_comparison_get(made, 5, &change) == GOALPOST_E_NOT_FOUND);
  CHECK(change.before_target_1based == 0);
  CHECK(goalpost_comparison_get(made, ~std::size_t{0}, &change) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_comparison_render(made, 0, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_comparison_render(none, 0, 0, &text) == GOALPOST_E_NULL);
  CHECK(goalpost_comparison_render(wrong, 0, 0, &text) == GOALPOST_E_HANDLE);
  CHECK(goalpost_comparison_render(made, GOALPOST_FORMAT_CSV, 0, &text) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_comparison_render(made, 0, 3, &text) == GOALPOST_E_ARGUMENT);
  CHECK(text == nullptr);
}

TEST_CASE("imports") {
  const World world;
  const auto* wrong = world.wrong<goalpost_import>();
  const goalpost_import* none = nullptr;
  goalpost_import* made = nullptr;
  goalpost_text* text = nullptr;
  const auto import = [&](const goalpost_import_options* options) {
    const goalpost_status status = goalpost_import_plan("x", 1, options, &made);
    goalpost_import_free(made);
    return status;
  };
  CHECK(goalpost_import_plan("", 0, nullptr, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_import_plan(nullptr, 1, nullptr, &made) == GOALPOST_E_NULL);
  CHECK(goalpost_import_plan("x", (std::size_t{64} << 20U) + 1, nullptr, &made) == GOALPOST_E_LENGTH);
  CHECK(made == nullptr);
  check_options(goalpost_import_options GOALPOST_IMPORT_OPTIONS_INIT, GOALPOST_OK, import);
  const auto with = [&](auto change) {
    goalpost_import_options options = GOALPOST_IMPORT_OPTIONS_INIT;
    change(options);
    const goalpost_status status = goalpost_import_plan("x", 1, &options, &made);
    CHECK(made == nullptr);
    return status;
  };
  using Options = goalpost_import_options&;
  for (goalpost_string goalpost_import_options::*text_of :
       {&goalpost_import_options::number_column, &goalpost_import_options::indicator_column,
        &goalpost_import_options::result_column, &goalpost_import_options::target_column,
        &goalpost_import_options::unit_column, &goalpost_import_options::name, &goalpost_import_options::title,
        &goalpost_import_options::document, &goalpost_import_options::file}) {
    CHECK(with([&](Options o) { o.*text_of = str(bad_utf8); }) == GOALPOST_E_UTF8);
    CHECK(with([&](Options o) { o.*text_of = {nullptr, 3}; }) == GOALPOST_E_NULL);
  }
  CHECK(with([](Options o) { o.language = 3; }) == GOALPOST_E_ARGUMENT);
  CHECK(with([](Options o) { o.messages = -1; }) == GOALPOST_E_ARGUMENT);
  CHECK(with([](Options o) { o.shape = 3; }) == GOALPOST_E_ARGUMENT);
  CHECK(with([](Options o) { o.period = -1; }) == GOALPOST_E_ARGUMENT);
  CHECK(with([](Options o) { o.baseline = 10000; }) == GOALPOST_E_ARGUMENT);
  REQUIRE(goalpost_import_plan(nullptr, 0, nullptr, &made) == GOALPOST_OK);
  const std::unique_ptr<goalpost_import, Freed<goalpost_import, goalpost_import_free>> own(made);
  check_filled(goalpost_import_info GOALPOST_IMPORT_INFO_INIT, GOALPOST_OK,
               [&](auto* out) { return goalpost_import_get_info(made, out); });
  goalpost_import_info info = GOALPOST_IMPORT_INFO_INIT;
  CHECK(goalpost_import_get_info(none, &info) == GOALPOST_E_NULL);
  CHECK(goalpost_import_get_info(wrong, &info) == GOALPOST_E_HANDLE);
  CHECK(goalpost_import_render(made, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_import_render(none, 0, &text) == GOALPOST_E_NULL);
  CHECK(goalpost_import_render(wrong, 0, &text) == GOALPOST_E_HANDLE);
  CHECK(goalpost_import_render(made, GOALPOST_FORMAT_CSV, &text) == GOALPOST_E_ARGUMENT);
}

}  // namespace goalpost::test
