// Which way is better, and the comparator that follows from it.
#include "marked_plan.hpp"

using namespace goalpost;
using goalpost::test::expect_findings;
using syntax::Comparator;

namespace {

struct Case {
  std::string_view target;
  Direction better;
  Comparator comparator;
};

std::optional<Plan> plan_with(std::string_view target, std::string_view clause = "", std::string_view header = "") {
  std::string text = "plan p\n  baseline 2020\n";
  text += header;
  text += "input n, m count\nindicator i\n  measure n as % of m\n";
  text += clause;
  return expect_findings(text + "  target " + std::string(target) + "\n");
}

}  // namespace

TEST_CASE("the direction of a target and its comparator") {
  const Case cases[] = {
      {"below 9%", Direction::lower, Comparator::less},
      {"at most 9%", Direction::lower, Comparator::less_equal},
      {"down to 9%", Direction::lower, Comparator::less_equal},
      {"at least 9%", Direction::higher, Comparator::greater_equal},
      {"above 9%", Direction::higher, Comparator::greater},
      {"reach 9%", Direction::higher, Comparator::greater_equal},
      {"from 9% up", Direction::higher, Comparator::greater_equal},
      {"100%", Direction::higher, Comparator::greater_equal},
      {"0", Direction::lower, Comparator::less_equal},
      {"exactly 0", Direction::lower, Comparator::equal},
      {"exactly 9%", Direction::unknown, Comparator::equal},
      {"eliminate", Direction::lower, Comparator::equal},
      {"reduce by 3 points", Direction::lower, Comparator::less_equal},
      {"reduce by 3‰ to 5‰", Direction::lower, Comparator::less_equal},
      {"reduce versus 2021", Direction::lower, Comparator::less},
      {"reduce to 8%", Direction::lower, Comparator::less_equal},
      {"reduce from 10% down to 8%", Direction::lower, Comparator::less_equal},
      {"reduce below 8%", Direction::lower, Comparator::less},
      {"increase by 3 points", Direction::higher, Comparator::greater_equal},
      {"increase versus 2021", Direction::higher, Comparator::greater},
      {"increase to 8%", Direction::higher, Comparator::greater_equal},
      {"2 times versus 2021", Direction::higher, Comparator::greater_equal},
      {"at most 2 times versus 2021", Direction::lower, Comparator::less_equal},
      {"80% by 2025, 90% by 2030", Direction::higher, Comparator::greater_equal},
      {"80% by 2025, 70% by 2030, 70% by 2035", Direction::lower, Comparator::less_equal},
      {"maintain 100%", Direction::higher, Comparator::greater_equal},
      {"maintain below 12%", Direction::lower, Comparator::less},
      {"maintain at least 12%", Direction::higher, Comparator::greater_equal},
      {"between 3% and 5%", Direction::unknown, Comparator::less_equal},
      {"about 5% within 1 points", Direction::unknown, Comparator::less_equal},
  };
  for (const Case& test : cases) {
    CAPTURE(test.target);
    const auto plan = plan_with(test.target);
    REQUIRE(plan);
    CHECK(plan->indicators[0].better == test.better);
    CHECK(plan->indicators[0].targets[0].comparator == test.comparator);
  }
}

TEST_CASE("better decides what words leave open") {
  const Case cases[] = {
      {"90%", Direction::lower, Comparator::less_equal},
      {"maintain", Direction::lower, Comparator::less_equal},
      {"maintain within 2 points", Direction::lower, Comparator::less_equal},
      {"maintain 15%", Direction::lower, Comparator::less_equal},
      {"2 times versus 2021", Direction::lower, Comparator::less_equal},
      {"exactly 9%", Direction::lower, Comparator::equal},
      {"90%", Direction::higher, Comparator::greater_equal},
      {"maintain", Direction::higher, Comparator::greater_equal},
      {"maintain within 2 points", Direction::higher, Comparator::greater_equal},
      {"maintain 15%", Direction::higher, Comparator::greater_equal},
      {"2 times versus 2021", Direction::higher, Comparator::greater_equal},
  };
  for (const Case& test : cases) {
    CAPTURE(test.target);
    const auto plan =
        plan_with(test.target, test.better == Direction::lower ? "  better lower\n" : "  better higher\n");
    REQUIRE(plan);
    CHECK(plan->indicators[0].better == test.better);
    CHECK(plan->indicators[0].targets[0].comparator == test.comparator);
  }
}

TEST_CASE("forms that need a direction ask for one") {
  plan_with("«4011»90%");
  plan_with("«3213»maintain");
  plan_with("«3213»maintain 15%");
  plan_with("«3213»maintain within 2 points");
  plan_with("«4011»80% by 2025");
  plan_with("«4011»80% by 2025, 80% by 2030");
  plan_with("«4011»80% by 2025, 90% by 2030, 85% by 2035");
  expect_findings("plan p\ninput d date\nindicator i\n  measure d\n  target «3213»2025-05-20\n");
}

TEST_CASE("another target of the indicator may say it") {
  const auto plan = plan_with("maintain\n  target at least 50%");
  REQUIRE(plan);
  CHECK(plan->indicators[0].targets[0].comparator == Comparator::greater_equal);
}

TEST_CASE("directions that disagree") {
  expect_findings(R"(plan p
input n, m count
indicator i
  measure n as % of m
  «3901»better higher
  target «3212»below 90%
indicator k
  measure m as % of n
  target «3901»at least 50%
  target «3212»reduce by 3 points versus prior year
indicator l
  measure n + m
  better lower
  target below 90
  target 2 times versus 2020
)");
}

TEST_CASE("boundary inclusive reads strict limits as inclusive ones, but a bare reduction stays strict") {
  const std::string_view header = "  boundary inclusive\n";
  struct {
    std::string_view target;
    Comparator comparator;
  } const cases[] = {
      {"below 9%", Comparator::less_equal},     {"above 9%", Comparator::greater_equal},
      {"at most 9%", Comparator::less_equal},   {"maintain below 9%", Comparator::less_equal},
      {"reduce versus 2021", Comparator::less}, {"increase versus 2021", Comparator::greater},
      {"exactly 9%", Comparator::equal},
  };
  for (const auto& test : cases) {
    CAPTURE(test.target);
    const auto plan = plan_with(test.target, "", header);
    REQUIRE(plan);
    CHECK(plan->indicators[0].targets[0].comparator == test.comparator);
  }
}
