// What targets compare with.
#include "marked_plan.hpp"

using namespace goalpost;
using goalpost::test::expect_findings;
using syntax::ReferenceKind;

namespace {

std::optional<Plan> plan_with(std::string_view target, std::string_view header = "  baseline 2020\n") {
  std::string text = "plan p\n";
  text += header;
  text += "input n count\nindicator i\n  measure n\n";
  return expect_findings(text + "  target " + std::string(target) + "\n");
}

}  // namespace

TEST_CASE("references are resolved") {
  struct {
    std::string_view target;
    ReferenceKind kind;
    int number;
    bool compounds;
  } const cases[] = {
      {"reduce by 30% versus prior year", ReferenceKind::prior_year, 0, false},
      {"reduce by 30% versus prior period", ReferenceKind::prior_period, 0, false},
      {"reduce by 30% versus 2021", ReferenceKind::year, 2021, false},
      {"reduce by 30% versus baseline", ReferenceKind::year, 2020, false},
      {"reduce by 30%", ReferenceKind::year, 2020, false},
      {"reduce", ReferenceKind::year, 2020, false},
      {"increase by 30%", ReferenceKind::year, 2020, false},
      {"2 times", ReferenceKind::year, 2020, false},
      {"reduce by 30% versus mean of last 3 years", ReferenceKind::mean_of_last_years, 3, false},
      {"reduce by 2% every year", ReferenceKind::prior_year, 0, false},
      {"reduce by 2% every year versus prior year", ReferenceKind::prior_year, 0, false},
      {"reduce by 2% every year versus 2021", ReferenceKind::year, 2021, true},
      {"reduce by 2 every year versus baseline", ReferenceKind::year, 2020, true},
      {"increase by 2% every year", ReferenceKind::prior_year, 0, false},
      {"maintain\n  better lower", ReferenceKind::prior_year, 0, false},
      {"maintain versus 2021\n  better lower", ReferenceKind::year, 2021, false},
      {"at least 50 by 2025 along a line", ReferenceKind::year, 2020, false},
      {"at least 50 by 2025 versus 2021 along a line", ReferenceKind::year, 2021, false},
  };
  for (const auto& test : cases) {
    CAPTURE(test.target);
    const auto plan = plan_with(test.target);
    REQUIRE(plan);
    const auto& reference = plan->indicators[0].targets[0].reference;
    REQUIRE(reference);
    CHECK(reference->kind == test.kind);
    if (test.number != 0) CHECK(reference->number == test.number);
    CHECK(reference->compounds == test.compounds);
  }
}

TEST_CASE("fixed levels have no reference") {
  for (const std::string_view target :
       {"below 5", "between 5 and 6", "about 5 within 1", "maintain at least 5", "at least 5 by 2025"}) {
    const auto plan = plan_with(target);
    REQUIRE(plan);
    CHECK_FALSE(plan->indicators[0].targets[0].reference);
  }
  plan_with("below 5 «4009»versus 2024");
  plan_with("between 5 and 6 «4009»versus prior year");
}

TEST_CASE("without a baseline a change must say what it is compared with") {
  plan_with("«3214»reduce by 30%", "");
  plan_with("«3214»reduce", "");
  plan_with("«3214»2 times", "");
  plan_with("reduce by 30% «3215»versus baseline", "");
  plan_with("below 30 «3215»versus baseline", "");
  plan_with("reduce by 30% every year", "");
  plan_with("maintain\n  better lower", "");
}

TEST_CASE("every year goes with a year to start from, or with none") {
  plan_with("reduce by 2% every year «3216»versus mean of last 3 years");
  plan_with("reduce by 2% every year «3216»versus prior period");
  plan_with("reduce every year «3216»versus 2021");
  plan_with("2 times every year «3216»versus 2021");
}

TEST_CASE("a mean is of one to fifty years") {
  plan_with("reduce by 2% «3117»versus mean of last 51 years");
  plan_with("reduce by 2% versus mean of last 50 years");
  plan_with("reduce by 2% versus mean of last 1 years");
}

TEST_CASE("lines run forward from a year") {
  plan_with("«3217»at least 50 along a line");
  plan_with("«3217»reduce by 50% along a line");
  plan_with("«3218»at least 50 by 2025 along a line", "");
  plan_with("«3218»at least 50 by 2025 versus prior year along a line");
  plan_with("«3219»at least 50 by 2025 versus 2025 along a line");
  plan_with("at least 50 by 2025 versus 2024 along a line");
}

TEST_CASE("a base no judged row lies behind") {
  plan_with("reduce by 3% «4008»versus 2025", "  period 2025\n");
  plan_with("reduce by 3% «4008»versus 2026", "  period 2025\n");
  plan_with("reduce by 3% versus 2024", "  period 2025\n");
  plan_with("«4008»reduce by 3%", "  period 2025\n  baseline 2025\n");
  plan_with("reduce by 3% «4008»versus 2024 in 2024", "");
  plan_with("reduce by 3% versus 2030", "");
}
