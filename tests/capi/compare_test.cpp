// Two plans held against each other.
#include <array>
#include <string>

#include "support.hpp"

namespace goalpost::test {

namespace {

using Comparison = std::unique_ptr<goalpost_comparison, Freed<goalpost_comparison, goalpost_comparison_free>>;

constexpr std::string_view before = R"(edition 1
plan p "P"
  period 2025
input deaths, births, cases count
indicator 1 mortality
  measure deaths per 1,000 births
  target  below 9 per 1,000
indicator 2 abuse
  measure cases
  target  at most 10
  target  at most 12
indicator 3 gone
  measure births
  target  at least 5
)";
constexpr std::string_view after = R"(edition 1
plan p "P"
  period 2025
input deaths, births, cases count
indicator 1 mortality
  measure deaths per 1,000 births
  target  below 0.8%
indicator 2 abuse
  measure cases
  target  at most 10
  target  at most 13
indicator 4 came
  measure deaths
  target  at most 5
)";

std::string text_of(const goalpost_comparison* comparison, std::int32_t format, std::int32_t language) {
  goalpost_text* text = nullptr;
  REQUIRE(goalpost_comparison_render(comparison, format, language, &text) == GOALPOST_OK);
  return taken(text);
}

}  // namespace

TEST_CASE("two plans, compared") {
  goalpost_comparison* made = nullptr;
  {
    const Plan old_plan = plan_of(before);
    const Plan new_plan = plan_of(after);
    REQUIRE(goalpost_plan_compare(old_plan.get(), new_plan.get(), &made) == GOALPOST_OK);
  }  // the plans are freed: the comparison keeps what it needs
  const Comparison comparison(made);
  goalpost_change_counts counts = GOALPOST_CHANGE_COUNTS_INIT;
  REQUIRE(goalpost_comparison_count(made, &counts) == GOALPOST_OK);
  CHECK(counts.num_targets == 5);
  CHECK(counts.num_unchanged == 1);
  CHECK(counts.num_tightened == 1);
  CHECK(counts.num_loosened == 1);
  CHECK(counts.num_changed == 0);
  CHECK(counts.num_new == 1);
  CHECK(counts.num_dropped == 1);
  struct Expected {
    std::uint32_t before_indicator, before_target, after_indicator, after_target;
    int change;
  };
  const std::array<Expected, 5> expected{{{0, 1, 0, 1, GOALPOST_CHANGE_TIGHTENED},
                                          {1, 1, 1, 1, GOALPOST_CHANGE_UNCHANGED},
                                          {1, 2, 1, 2, GOALPOST_CHANGE_LOOSENED},
                                          {GOALPOST_NONE, 0, 2, 1, GOALPOST_CHANGE_NEW},
                                          {2, 1, GOALPOST_NONE, 0, GOALPOST_CHANGE_DROPPED}}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    goalpost_target_change change = GOALPOST_TARGET_CHANGE_INIT;
    REQUIRE(goalpost_comparison_get(made, i, &change) == GOALPOST_OK);
    CHECK(change.before_indicator == expected[i].before_indicator);
    CHECK(change.before_target_1based == expected[i].before_target);
    CHECK(change.after_indicator == expected[i].after_indicator);
    CHECK(change.after_target_1based == expected[i].after_target);
    CHECK(change.change == expected[i].change);
    const bool differs =
        expected[i].change == GOALPOST_CHANGE_TIGHTENED || expected[i].change == GOALPOST_CHANGE_LOOSENED;
    CHECK(change.aspects == (differs ? GOALPOST_ASPECT_LIMIT : 0));
  }
  const std::string text = text_of(made, GOALPOST_FORMAT_TEXT, GOALPOST_LANGUAGE_ENGLISH);
  CHECK(text.find("tightened  1  mortality  below 9‰ → below 0.8%\n") != std::string::npos);
  CHECK(text.find("5 targets: 1 tightened, 1 loosened, 1 new, 1 dropped, 1 unchanged\n") != std::string::npos);
  CHECK(text_of(made, GOALPOST_FORMAT_TEXT, GOALPOST_LANGUAGE_PLAN) == text);  // the new plan is in English
  CHECK(text_of(made, GOALPOST_FORMAT_TEXT, GOALPOST_LANGUAGE_VIETNAMESE) != text);
  CHECK(text_of(made, GOALPOST_FORMAT_JSON, 0).find(R"("counts": {"tightened": 1, "loosened": 1, )") !=
        std::string::npos);
}

TEST_CASE("in what two targets differ") {
  const Plan old_plan = plan_of(before);
  std::string other(after);
  other.replace(other.find("at most 13"), 10, "reduce by 5% versus 2024");
  const Plan new_plan = plan_of(other);
  goalpost_comparison* made = nullptr;
  REQUIRE(goalpost_plan_compare(old_plan.get(), new_plan.get(), &made) == GOALPOST_OK);
  const Comparison comparison(made);
  goalpost_target_change change = GOALPOST_TARGET_CHANGE_INIT;
  REQUIRE(goalpost_comparison_get(made, 2, &change) == GOALPOST_OK);
  CHECK(change.change == GOALPOST_CHANGE_CHANGED);
  CHECK(change.aspects == GOALPOST_ASPECT_FORM);
}

}  // namespace goalpost::test
