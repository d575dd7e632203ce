// Plans as they were printed: the same plan and the same report from C++ and C.
#include "goalpost/import/import.hpp"

#include <string>

#include "support.hpp"

namespace goalpost::test {

namespace {

using ImportHandle = std::unique_ptr<goalpost_import, Freed<goalpost_import, goalpost_import_free>>;

ImportHandle import_of(std::string_view text, const goalpost_import_options* options = nullptr) {
  goalpost_import* made = nullptr;
  REQUIRE(goalpost_import_plan(text.data(), text.size(), options, &made) == GOALPOST_OK);
  return ImportHandle(made);
}

std::string report_of(const goalpost_import* import, std::int32_t format) {
  goalpost_text* text = nullptr;
  REQUIRE(goalpost_import_render(import, format, &text) == GOALPOST_OK);
  return taken(text);
}

}  // namespace

TEST_CASE("a printed sentence becomes a plan") {
  const std::string_view text =
      "1. Tỷ suất tử vong trẻ em dưới 1 tuổi xuống dưới 9‰\n2. Tốt hơn 5 lần hoặc 7 điều gì đó\n";
  goalpost_import_options options = GOALPOST_IMPORT_OPTIONS_INIT;
  options.period = 2025;
  options.name = str("ke_hoach");
  options.messages = GOALPOST_LANGUAGE_ENGLISH;
  options.shape = GOALPOST_IMPORT_SENTENCES;
  options.file = str("sentences.txt");
  const ImportHandle import = import_of(text, &options);
  goalpost_import_info info = GOALPOST_IMPORT_INFO_INIT;
  REQUIRE(goalpost_import_get_info(import.get(), &info) == GOALPOST_OK);
  CHECK(info.num_lines == 2);
  CHECK(info.num_indicators == 1);
  CHECK(info.num_targets == 1);
  CHECK(info.num_to_finish > 0);
  CHECK(std_text(info.problem).empty());
  const Plan plan = plan_of(std::string_view(info.plan.data, info.plan.size));
  goalpost_plan_info of_plan = GOALPOST_PLAN_INFO_INIT;
  REQUIRE(goalpost_plan_get_info(plan.get(), &of_plan) == GOALPOST_OK);
  CHECK(std_text(of_plan.name) == "ke_hoach");
  goalpost_text* target = nullptr;
  REQUIRE(goalpost_plan_target_text(plan.get(), 0, 1, GOALPOST_LANGUAGE_ENGLISH, &target) == GOALPOST_OK);
  CHECK(taken(target) == "below 9‰");

  // The same bytes as from C++.
  ImportOptions in_cpp;
  in_cpp.period = 2025;
  in_cpp.name = "ke_hoach";
  in_cpp.messages = "en";
  in_cpp.shape = ImportShape::sentences;
  const Source source("sentences.txt", std::string(text));
  const Import wanted = import_plan(source, in_cpp);
  CHECK(std_text(info.plan) == wanted.plan);
  CHECK(report_of(import.get(), GOALPOST_FORMAT_TEXT) == render_import_text(wanted, source, "en"));
  CHECK(report_of(import.get(), GOALPOST_FORMAT_JSON) == render_import_json(wanted, source));
}

TEST_CASE("a printed table becomes a plan") {
  const std::string text = "No\tWhat\t2024\tGoal\n1\tChildren with a book\t55%\tat least 60%\n";
  goalpost_import_options options = GOALPOST_IMPORT_OPTIONS_INIT;
  options.language = GOALPOST_LANGUAGE_ENGLISH;
  options.shape = GOALPOST_IMPORT_TABLE;
  options.number_column = str("No");
  options.indicator_column = str("What");
  options.result_column = str("2024");
  options.target_column = str("Goal");
  options.period = 2025;
  options.baseline = 2024;
  options.published = 1;
  options.title = str("A printed plan");
  options.document = str("Decision 12");
  const ImportHandle import = import_of(text, &options);
  goalpost_import_info info = GOALPOST_IMPORT_INFO_INIT;
  REQUIRE(goalpost_import_get_info(import.get(), &info) == GOALPOST_OK);
  INFO(report_of(import.get(), GOALPOST_FORMAT_TEXT));
  const Plan plan = plan_of(std::string_view(info.plan.data, info.plan.size));
  goalpost_plan_info of_plan = GOALPOST_PLAN_INFO_INIT;
  REQUIRE(goalpost_plan_get_info(plan.get(), &of_plan) == GOALPOST_OK);
  CHECK(std_text(of_plan.name) == "imported_plan");
  CHECK(std_text(of_plan.title) == "A printed plan");
  CHECK(std_text(of_plan.source) == "Decision 12");
  CHECK(of_plan.baseline_year == 2024);
  CHECK(of_plan.num_inputs == 1);  // a published share, not two counts
  goalpost_period period;
  REQUIRE(goalpost_plan_get_period(plan.get(), 0, &period) == GOALPOST_OK);
  CHECK(period.year == 2025);
}

TEST_CASE("what nothing can be read from") {
  for (const std::string_view text : {std::string_view(), std::string_view("\n\n"), std::string_view("a\xFF", 2)}) {
    const ImportHandle import = import_of(text);
    goalpost_import_info info = GOALPOST_IMPORT_INFO_INIT;
    REQUIRE(goalpost_import_get_info(import.get(), &info) == GOALPOST_OK);
    CHECK(info.plan.size == 0);
    CHECK(info.problem.size > 0);
    const std::string report = report_of(import.get(), GOALPOST_FORMAT_TEXT);
    CHECK(report == "text: " + std_text(info.problem) + '\n');
  }
}

}  // namespace goalpost::test
