// Plans, rules, phrases and findings through the C interface.
#include "support.hpp"

namespace goalpost::test {

TEST_CASE("a plan says what it holds") {
  const Plan plan = plan_of(small_plan);
  goalpost_plan_info info = GOALPOST_PLAN_INFO_INIT;
  REQUIRE(goalpost_plan_get_info(plan.get(), &info) == GOALPOST_OK);
  CHECK(std_text(info.text) == small_plan);
  CHECK(std_text(info.name) == "small");
  CHECK(std_text(info.title) == "A small plan");
  CHECK(std_text(info.source) == "Nobody");
  CHECK(info.language == GOALPOST_LANGUAGE_ENGLISH);
  CHECK(info.baseline_year == 2024);
  CHECK(info.num_periods == 1);
  CHECK(info.num_inputs == 5);
  CHECK(info.num_indicators == 3);
  CHECK(info.num_dimensions == 1);
  CHECK(info.num_levels == 2);
  goalpost_period period;
  REQUIRE(goalpost_plan_get_period(plan.get(), 0, &period) == GOALPOST_OK);
  CHECK(period.year == 2025);
  CHECK(period.length == 1);
  CHECK(goalpost_plan_get_period(plan.get(), 1, &period) == GOALPOST_E_NOT_FOUND);
  CHECK(period.year == 0);

  goalpost_input_info input = GOALPOST_INPUT_INFO_INIT;
  REQUIRE(goalpost_plan_get_input(plan.get(), 2, &input) == GOALPOST_OK);
  CHECK(std_text(input.name) == "obese");
  CHECK(std_text(input.column) == "obese");
  CHECK(input.kind == GOALPOST_KIND_COUNT);
  CHECK(input.dimensions == 1);
  CHECK(input.roll_up == GOALPOST_ROLL_UP_SUM);
  REQUIRE(goalpost_plan_get_input(plan.get(), 4, &input) == GOALPOST_OK);
  CHECK(input.kind == GOALPOST_KIND_DATE);

  goalpost_indicator_info indicator = GOALPOST_INDICATOR_INFO_INIT;
  REQUIRE(goalpost_plan_get_indicator(plan.get(), 0, &indicator) == GOALPOST_OK);
  CHECK(std_text(indicator.name) == "mortality");
  CHECK(std_text(indicator.label) == "1a");
  CHECK(std_text(indicator.title) == "Neonatal mortality");
  CHECK(indicator.kind == GOALPOST_KIND_RATIO);
  CHECK(indicator.scale == 1000);
  CHECK(indicator.better == GOALPOST_BETTER_LOWER);
  CHECK(indicator.num_targets == 2);
  CHECK(indicator.part_of == GOALPOST_NONE);
  REQUIRE(indicator.num_lead == 1);
  REQUIRE(indicator.num_support == 2);
  goalpost_string text;
  REQUIRE(goalpost_plan_get_department(plan.get(), 0, 2, &text) == GOALPOST_OK);
  CHECK(std_text(text) == "Department of Home Affairs");
  CHECK(goalpost_plan_get_department(plan.get(), 0, 3, &text) == GOALPOST_E_NOT_FOUND);

  goalpost_dimension_info dimension = GOALPOST_DIMENSION_INFO_INIT;
  REQUIRE(goalpost_plan_get_dimension(plan.get(), 0, &dimension) == GOALPOST_OK);
  CHECK(std_text(dimension.name) == "residence");
  CHECK(dimension.num_values == 2);
  REQUIRE(goalpost_plan_get_stratum(plan.get(), 0, 1, &text) == GOALPOST_OK);
  CHECK(std_text(text) == "urban");
  goalpost_level_info level = GOALPOST_LEVEL_INFO_INIT;
  REQUIRE(goalpost_plan_get_level(plan.get(), 1, &level) == GOALPOST_OK);
  CHECK(std_text(level.singular) == "district");
  CHECK(std_text(level.plural) == "districts");

  std::uint32_t number = 0;
  CHECK(goalpost_plan_find_indicator(plan.get(), "obesity", 7, &number) == GOALPOST_OK);
  CHECK(number == 1);
  CHECK(goalpost_plan_find_indicator(plan.get(), "3", 1, &number) == GOALPOST_OK);
  CHECK(number == 2);
  CHECK(goalpost_plan_find_indicator(plan.get(), "", 0, &number) == GOALPOST_E_NOT_FOUND);
}

TEST_CASE("measures, targets and whole plans in either language") {
  const Plan plan = plan_of(small_plan);
  goalpost_text* text = nullptr;
  REQUIRE(goalpost_plan_measure_text(plan.get(), 0, GOALPOST_LANGUAGE_PLAN, &text) == GOALPOST_OK);
  CHECK(taken(text) == "deaths per 1,000 births");
  REQUIRE(goalpost_plan_target_text(plan.get(), 1, 1, GOALPOST_LANGUAGE_ENGLISH, &text) == GOALPOST_OK);
  CHECK(taken(text) == "below 10% where residence = urban");
  REQUIRE(goalpost_plan_target_text(plan.get(), 0, 1, GOALPOST_LANGUAGE_VIETNAMESE, &text) == GOALPOST_OK);
  CHECK(taken(text) == "dưới 9‰");
  CHECK(goalpost_plan_target_text(plan.get(), 0, 0, GOALPOST_LANGUAGE_PLAN, &text) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_plan_target_text(plan.get(), 0, 3, GOALPOST_LANGUAGE_PLAN, &text) == GOALPOST_E_NOT_FOUND);
  CHECK(text == nullptr);

  REQUIRE(goalpost_plan_format(plan.get(), GOALPOST_LANGUAGE_VIETNAMESE, &text) == GOALPOST_OK);
  const std::string vietnamese = taken(text);
  const Plan again = plan_of(vietnamese);
  REQUIRE(goalpost_plan_format(again.get(), GOALPOST_LANGUAGE_ENGLISH, &text) == GOALPOST_OK);
  const std::string english = taken(text);
  REQUIRE(goalpost_plan_format(plan.get(), GOALPOST_LANGUAGE_PLAN, &text) == GOALPOST_OK);
  CHECK(taken(text) == english);
  CHECK(english != vietnamese);
}

TEST_CASE("a finding has a place, a sentence and a way out") {
  const std::string_view text = "edition 1\ninput a, b count\nindicator x\n  measure a per 1,000 c\n  target below 9\n";
  goalpost_plan_options options = GOALPOST_PLAN_OPTIONS_INIT;
  options.name = str("x.goal");
  goalpost_plan* plan = nullptr;
  goalpost_diagnostics* diagnostics = nullptr;
  CHECK(goalpost_plan_parse(text.data(), text.size(), &options, &plan, &diagnostics) == GOALPOST_E_DIAGNOSTICS);
  CHECK(plan == nullptr);
  const Diagnostics own(diagnostics);
  REQUIRE(diagnostics != nullptr);
  goalpost_diagnostic_counts counts = GOALPOST_DIAGNOSTIC_COUNTS_INIT;
  REQUIRE(goalpost_diagnostics_count(diagnostics, &counts) == GOALPOST_OK);
  CHECK(counts.num_errors >= 1);
  CHECK(counts.num_kept == counts.num_errors + counts.num_warnings);
  bool found = false;
  for (std::size_t i = 0; i < counts.num_kept; ++i) {
    goalpost_diagnostic finding = GOALPOST_DIAGNOSTIC_INIT;
    REQUIRE(goalpost_diagnostics_get(diagnostics, i, GOALPOST_LANGUAGE_ENGLISH, &finding) == GOALPOST_OK);
    CHECK(std_text(finding.file) == "x.goal");
    CHECK(std_text(finding.code) == "GP" + std::to_string(finding.number));
    CHECK(finding.message.size > 0);
    if (text.substr(finding.begin_byte, finding.end_byte - finding.begin_byte) != "c") continue;
    found = true;
    CHECK(finding.severity == GOALPOST_SEVERITY_ERROR);
    CHECK(finding.line_1based == 4);
    CHECK(finding.column_1based == 23);
    goalpost_diagnostic other = GOALPOST_DIAGNOSTIC_INIT;
    REQUIRE(goalpost_diagnostics_get(diagnostics, i, GOALPOST_LANGUAGE_VIETNAMESE, &other) == GOALPOST_OK);
    CHECK(std_text(other.message) != std_text(finding.message));
  }
  CHECK(found);
  goalpost_diagnostic past = GOALPOST_DIAGNOSTIC_INIT;
  CHECK(goalpost_diagnostics_get(diagnostics, counts.num_kept, GOALPOST_LANGUAGE_ENGLISH, &past) ==
        GOALPOST_E_NOT_FOUND);
  CHECK(findings(diagnostics).find("x.goal:4:23: error") != std::string::npos);
  goalpost_text* json = nullptr;
  REQUIRE(goalpost_diagnostics_render(diagnostics, GOALPOST_FORMAT_JSON, GOALPOST_LANGUAGE_PLAN, 0, &json) ==
          GOALPOST_OK);
  CHECK(taken(json).find("\"line\": 4") != std::string::npos);
  CHECK(goalpost_diagnostics_render(diagnostics, GOALPOST_FORMAT_CSV, GOALPOST_LANGUAGE_PLAN, 0, &json) ==
        GOALPOST_E_ARGUMENT);
}

TEST_CASE("a plan that is not UTF-8, empty or endless is a finding, not a crash") {
  for (const std::string& text :
       {std::string("\xFF\xFE"), std::string(), std::string("edition 1\n"), std::string(1000, '('),
        "edition 1\nindicator " + std::string("\xC3"), std::string("\0\0", 2)}) {
    goalpost_plan* plan = nullptr;
    goalpost_diagnostics* diagnostics = nullptr;
    CHECK(goalpost_plan_parse(text.data(), text.size(), nullptr, &plan, &diagnostics) == GOALPOST_E_DIAGNOSTICS);
    CHECK(plan == nullptr);
    const Diagnostics own(diagnostics);
    for (const std::int32_t format : {GOALPOST_FORMAT_TEXT, GOALPOST_FORMAT_JSON}) {
      goalpost_text* shown = nullptr;
      CHECK(goalpost_diagnostics_render(diagnostics, format, GOALPOST_LANGUAGE_VIETNAMESE, 1, &shown) == GOALPOST_OK);
      CHECK(taken(shown).size() > 0);
    }
  }
}

TEST_CASE("rules: figures, texts, explanations") {
  const Rule rule = rule_of("cases reduce by 30% versus prior year");
  REQUIRE(goalpost_rule_num_figures(rule.get()) == 2);
  goalpost_figure_info figure = GOALPOST_FIGURE_INFO_INIT;
  REQUIRE(goalpost_rule_get_figure(rule.get(), 1, &figure) == GOALPOST_OK);
  CHECK(std_text(figure.name) == "prior(cases)");
  CHECK(goalpost_rule_get_figure(rule.get(), 2, &figure) == GOALPOST_E_NOT_FOUND);
  const double figures[] = {63, 90};
  goalpost_answer answer;
  REQUIRE(goalpost_rule_judge(rule.get(), figures, 2, &answer) == GOALPOST_OK);
  CHECK(answer.verdict == GOALPOST_VERDICT_MET);
  CHECK(answer.flags == GOALPOST_FLAG_AT_BOUNDARY);
  CHECK(answer.value == 63);
  CHECK(goalpost_rule_judge(rule.get(), figures, 1, &answer) == GOALPOST_E_LENGTH);

  const goalpost_string names[] = {str("cases"), str("prior(cases)")};
  const goalpost_string values[] = {str("64"), str("90")};
  goalpost_results* results = nullptr;
  REQUIRE(goalpost_rule_evaluate(rule.get(), names, values, 2, &results, nullptr) == GOALPOST_OK);
  const Results own(results);
  CHECK(explained(results, 0).find("missed by 1") != std::string::npos);
  goalpost_text* text = nullptr;
  REQUIRE(goalpost_results_figure_text(results, 0, GOALPOST_FIGURE_LIMIT, 0, &text) == GOALPOST_OK);
  CHECK(taken(text) == "63");
  CHECK(goalpost_results_figure_text(results, 0, GOALPOST_FIGURE_NUMERATOR, 0, &text) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_results_figure_text(results, 0, 99, 0, &text) == GOALPOST_E_ARGUMENT);

  const goalpost_string wrong[] = {str("case"), str("cases@2020")};
  goalpost_diagnostics* diagnostics = nullptr;
  CHECK(goalpost_rule_evaluate(rule.get(), wrong, values, 2, &results, &diagnostics) == GOALPOST_E_DIAGNOSTICS);
  const Diagnostics found(diagnostics);
  CHECK(results == nullptr);
  CHECK(findings(diagnostics).find("case") != std::string::npos);

  goalpost_plan* plan = nullptr;
  REQUIRE(goalpost_rule_get_plan(rule.get(), &plan) == GOALPOST_OK);
  const Plan own_plan(plan);
  goalpost_input_info input = GOALPOST_INPUT_INFO_INIT;
  REQUIRE(goalpost_plan_get_input(plan, figure.input, &input) == GOALPOST_OK);
  CHECK(std_text(input.name) == "cases");
}

TEST_CASE("a rule that depends on the year wants it") {
  const std::string_view text = "covered as % of children 80% by 2025, 90% by 2030";
  goalpost_rule* rule = nullptr;
  goalpost_diagnostics* diagnostics = nullptr;
  CHECK(goalpost_rule_compile(text.data(), text.size(), nullptr, &rule, &diagnostics) == GOALPOST_E_DIAGNOSTICS);
  const Diagnostics own(diagnostics);
  CHECK(findings(diagnostics).find("year") != std::string::npos);
  const double figures[] = {85, 100};
  goalpost_answer answer;
  REQUIRE(goalpost_rule_judge(rule_of(text, 2026).get(), figures, 2, &answer) == GOALPOST_OK);
  CHECK(answer.verdict == GOALPOST_VERDICT_MET);
  REQUIRE(goalpost_rule_judge(rule_of(text, 2030).get(), figures, 2, &answer) == GOALPOST_OK);
  CHECK(answer.verdict == GOALPOST_VERDICT_MISSED);
}

TEST_CASE("a rule in Vietnamese words") {
  goalpost_rule_options options = GOALPOST_RULE_OPTIONS_INIT;
  options.language = GOALPOST_LANGUAGE_VIETNAMESE;
  const std::string_view text = "tu_vong trên 1.000 tre_sinh dưới 9‰";
  goalpost_rule* rule = nullptr;
  goalpost_diagnostics* diagnostics = nullptr;
  const goalpost_status status = goalpost_rule_compile(text.data(), text.size(), &options, &rule, &diagnostics);
  const Diagnostics own(diagnostics);
  INFO(findings(diagnostics));
  REQUIRE(status == GOALPOST_OK);
  const Rule own_rule(rule);
  CHECK(goalpost_rule_num_figures(rule) == 2);
}

TEST_CASE("phrases, periods and codes as people say them") {
  goalpost_text* text = nullptr;
  const std::string_view phrase = "xuống còn 16/100.000 trẻ em";
  REQUIRE(goalpost_phrase_read(phrase.data(), phrase.size(), nullptr, &text) == GOALPOST_OK);
  const std::string json = taken(text);
  CHECK(json.find("\"limit\"") != std::string::npos);
  CHECK(json.find("\"16\"") != std::string::npos);

  goalpost_period period;
  REQUIRE(goalpost_period_parse("2025-Q3", 7, &period) == GOALPOST_OK);
  CHECK(period.length == 4);
  CHECK(period.index_1based == 3);
  REQUIRE(goalpost_period_text(period, GOALPOST_LANGUAGE_VIETNAMESE, &text) == GOALPOST_OK);
  CHECK(taken(text) == "quý III năm 2025");
  CHECK(goalpost_period_parse("2025-Q5", 7, &period) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_period_text(period, GOALPOST_LANGUAGE_VIETNAMESE, &text) == GOALPOST_E_ARGUMENT);

  goalpost_string spoken;
  REQUIRE(goalpost_verdict_text(GOALPOST_VERDICT_NO_DATA, GOALPOST_LANGUAGE_PLAN, &spoken) == GOALPOST_OK);
  CHECK(std_text(spoken) == "no_data");
  REQUIRE(goalpost_verdict_text(GOALPOST_VERDICT_NO_DATA, GOALPOST_LANGUAGE_VIETNAMESE, &spoken) == GOALPOST_OK);
  CHECK(std_text(spoken) == "không có số liệu");
  REQUIRE(goalpost_reason_text(GOALPOST_REASON_BASE_ZERO, GOALPOST_LANGUAGE_ENGLISH, &spoken) == GOALPOST_OK);
  CHECK(std_text(spoken) == "the base is zero");
  REQUIRE(goalpost_reason_text(GOALPOST_REASON_NONE, GOALPOST_LANGUAGE_PLAN, &spoken) == GOALPOST_OK);
  CHECK(spoken.size == 0);
  CHECK(goalpost_verdict_text(200, GOALPOST_LANGUAGE_PLAN, &spoken) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_reason_text(200, GOALPOST_LANGUAGE_PLAN, &spoken) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_verdict_text(0, 7, &spoken) == GOALPOST_E_ARGUMENT);
  for (goalpost_status status = -1; status < 40; ++status) CHECK(std::string(goalpost_status_text(status)).size() > 3);
}

}  // namespace goalpost::test
