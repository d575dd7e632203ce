// Scopes that no row can be in.
#include "marked_plan.hpp"

using namespace goalpost;
using goalpost::test::expect_findings;

namespace {

/// One indicator `i` over `measure` with the targets given; everything is declared and used.
std::optional<Plan> expect_targets(std::string_view measure, std::string_view targets, std::string_view period = "") {
  std::string text = "plan p\n";
  text += period;
  text +=
      "  areas province > district/districts > commune/communes\n  strata residence: rural, urban\n  strata sex: "
      "girls, boys\n"
      "input n count\ninput r count by residence\ninput b count by residence, sex\n"
      "indicator uses\n  measure total(r) + total(b) + n\n  target below 5\n"
      "indicator i\n  measure ";
  text += measure;
  text += "\n";
  text += targets;
  return expect_findings(text + "\n");
}

}  // namespace

TEST_CASE("a stratum the measure is not broken down by") {
  expect_targets("n", "  target below 5 where «3301»residence = rural");
  expect_targets("total(r)", "  target below 5 where «3301»residence = rural");
  expect_targets("r", "  target below 5 where «3301»sex = girls");
  expect_targets("gap of r from rural to urban", "  target below 5 where «3301»residence = rural");
  const auto plan = expect_targets("b", "  target below 5 where sex = boys where residence = urban\n  target below 9");
  REQUIRE(plan);
  REQUIRE(plan->indicators[1].targets[0].strata.size() == 2);
  CHECK(plan->indicators[1].targets[0].strata[0].dimension == 1);
  CHECK(plan->indicators[1].targets[0].strata[0].value == 1);
}

TEST_CASE("scopes that exclude each other") {
  expect_targets("r", "  target below 5 where residence = rural where residence = «3302»urban\n  target below 9");
  expect_targets("r", "  target below 5 where residence = rural where residence = rural\n  target below 9");
  expect_targets("n", "  target below 5 where area = \"A\" where area = «3302»\"B\"");
  const auto plan = expect_targets("n", "  target below 5 where area = \"Long Xuyên\"");
  REQUIRE(plan);
  CHECK(plan->indicators[1].targets[0].area == "Long Xuyên");
}

TEST_CASE("levels that leave no row") {
  expect_targets("n", "  target below 5 in every «3303»province");
  expect_targets("n", "  target below 5 in every «3303»district for district");
  expect_targets("n", "  target below 5 in every «3303»district for communes");
  expect_targets("n", "  target below 5 in at least 3 «3303»province");
  const auto plan = expect_targets("n", "  target below 5 in every commune for district");
  REQUIRE(plan);
  CHECK(plan->indicators[1].targets[0].for_level == 1U);
  CHECK(plan->indicators[1].targets[0].quantified_level == 2U);
}

TEST_CASE("a share of areas has a value only above them") {
  expect_targets("share of communes meeting uses", "  target at least 50% for district");
  expect_targets("share of communes meeting uses", "  target at least 50% for «3303»commune");
  expect_targets("share of communes meeting uses", "  target at least 50% in every district");
  expect_targets("share of communes meeting uses", "  target at least 50% in every «3303»commune");
  expect_targets("share of districts meeting uses", "  target at least 50% in every «3303»district");
  expect_targets("share of «3303»province meeting uses", "  target at least 50%");
  expect_findings(R"(plan p
  areas province > district/districts
input n count
indicator a
  measure n
  target below 5 for province
indicator b
  measure share of «3303»districts meeting a
  target at least 50%
)");
  expect_findings(R"(plan p
  areas province > district/districts
input n count
indicator a
  measure n
  target below 5 for province
  target below 7 for district
indicator b
  measure share of districts meeting a
  target at least 50%
)");
}

TEST_CASE("years that are never judged") {
  expect_targets("n", "  «3304»target below 5 in 2030", "  period 2025\n");
  expect_targets("n", "  target below 5 in 2025", "  period 2025\n");
  expect_targets("n", "  target below 5 in 2030");
  expect_targets("n", "  «3304»target below 5 by 2026 in 2025", "  period 2025\n");
  expect_targets("n", "  target below 5 by 2024 in 2025", "  period 2025\n");
  expect_targets("n", "  target below 5 by 2025 in 2025", "  period 2025\n");
}

TEST_CASE("conditions are read in the row of the measure") {
  expect_targets("n", "  target below 5 when «3305»r > 1");
  expect_targets("n", "  target below 5 if any «3305»r");
  expect_targets("n", "  target below 5 if any total(r)");
  expect_targets("r", "  target below 5 when r > 1");
  expect_targets("r", "  target below 5 when n > 1");
}

TEST_CASE("if any counts") {
  expect_findings(R"(plan p
input d date
input n count
indicator i
  measure n
  target below 5 if any «3306»d
indicator k
  measure prior(n)
  target below 5 if any n
  target below 6 when d > 2025-01-01
)");
}
