// Targets that exclude each other, that decide nothing, or that leave strata out.
#include "marked_plan.hpp"

using namespace goalpost;
using goalpost::test::expect_findings;

namespace {

/// One indicator `i` over `measure` with the lines given; everything is declared and used.
void expect_targets(std::string_view measure, std::string_view lines) {
  std::string text =
      "plan p\n  period 2025, 2026, 2030\n  areas province > district/districts\n  strata residence: rural, urban\n"
      "input n, m count\ninput p %\ninput v VND\ninput r count by residence\n"
      "indicator uses\n  measure if n + m + total(r) > 1 and v > 0 and p > 0 then 1 else 2\n  target below "
      "5\nindicator i\n  measure ";
  text += measure;
  text += "\n";
  text += lines;
  expect_findings(text + "\n");
}

}  // namespace

TEST_CASE("two targets no value can meet") {
  expect_targets("n as % of m", "  target exactly «3901»5%\n  target exactly «3307»6%");
  expect_targets("n as % of m", "  target exactly 5%\n  target exactly 50‰");
  expect_targets("n", "  target exactly «3901»0\n  target between «3307»1 and 2");
  expect_targets("n", "  target exactly 1\n  target between 1 and 2");
  expect_targets("n", "  target between «3901»1 and 2\n  target between «3307»3 and 4");
  expect_targets("n", "  target between 1 and 2\n  target between 2 and 4");
  expect_targets("n", "  target below «3901»3\n  target exactly «3307»3");
  expect_targets("n", "  target at most 3\n  target exactly 3");
  expect_targets("n", "  target about «3901»100 within 10%\n  target above «3307»110");
  expect_targets("n", "  target about 100 within 10%\n  target at least 110");
  expect_targets("v", "  target about «3901»100 VND within 1 VND\n  target exactly «3307»102 VND");
}

TEST_CASE("words of opposite directions are reported as such, and the limits as well") {
  expect_targets("n as % of m", "  target «3901»below «3901»5%\n  target «3212»at least «3307»10%");
  expect_targets("n as % of m", "  target «3901»below 10%\n  target «3212»at least 5%");
}

TEST_CASE("targets for different rows do not contradict each other") {
  expect_targets("r", "  target exactly 1 where residence = rural\n  target exactly 2 where residence = urban");
  expect_targets("r",
                 "  target exactly 1 where residence = rural\n  target exactly 2 where residence = urban\n"
                 "  target exactly 1 in 2025 where residence = rural");
  expect_targets("n", "  target exactly 1 for province\n  target exactly 2 for district");
  expect_targets("n", "  target exactly 1 in 2025\n  target exactly 2 in 2026");
  expect_targets("n", "  target exactly 1 where area = \"A\"\n  target exactly 2 where area = \"B\"");
  expect_targets("n", "  target exactly 1 when m > 3\n  target exactly 2 when m < 3");
  expect_targets("n", "  target exactly 1 in at least 1 districts\n  target exactly 2 in at least 1 districts");
}

TEST_CASE("a missing scope covers all rows") {
  expect_targets("r", "  target exactly «3901»1\n  target exactly «3307»2 where residence = urban");
  expect_targets("n", "  target exactly «3901»1\n  target exactly «3307»2 for district");
  expect_targets("n", "  target exactly «3901»1 when m > 3\n  target exactly «3307»2 when m > 3");
  expect_targets("n", "  target exactly «3901»1 in every district\n  target exactly «3307»2 in every district");
}

TEST_CASE("levels by year contradict where both are in force") {
  expect_targets("n", "  target exactly 1 by 2025, «3901»2 by 2030\n  target exactly «3307»1 by 2026");
  expect_targets("n", "  target exactly 1 by 2025, 2 by 2030\n  target exactly 1 in 2026");
  expect_targets("n", "  target exactly 1 by 2025, «3901»2 by 2030\n  target exactly «3307»1 in 2030");
  // From 2030 on the 1 is no longer in force, and before it the other target is not.
  expect_targets("n", "  target exactly 1 by 2025, 2 by 2030\n  target exactly 2 by 2030");
}

TEST_CASE("targets that cannot be missed or met") {
  expect_targets("n as % of m", "  target above «4002»100%");
  expect_targets("n as % of m", "  target at least 100%");
  expect_targets("n as % of m", "  target at least «4002»120%");
  expect_targets("n as % of m", "  target at least 120%\n  may exceed 100%");
  expect_targets("p", "  target at least 120%");
  expect_targets("n as % of m", "  target at most «4001»100%");
  expect_targets("n as % of m", "  target below 100%");
  expect_targets("n as % of m", "  target exactly «4002»1,001‰");
  expect_targets("n as % of m", "  target between «4001»0% and 100%");
  expect_targets("n as % of m", "  target between «4002»101% and 110%");
  expect_targets("n", "  target below «4002»0");
  expect_targets("n", "  target at most 0");
  expect_targets("n", "  target at least «4001»0");
  expect_targets("n", "  target above 0");
  expect_targets("n per 1,000 m", "  target below «4002»0");
  expect_targets("n - m", "  target below 0");
  expect_targets("p", "  target below 0");
  expect_targets("v", "  target below 0");
  expect_targets("abs(v)", "  target below «4002»0");
  expect_targets("max(v; n * 1 VND)", "  target at least «4001»0");
  expect_targets("gap of r from rural to urban", "  target at least «4001»0");
  expect_targets("n as % of m", "  target at least 80% by 2025, «4002»101% by 2030");
  expect_targets("n", "  target reduce by «3221»101% versus 2020");
  expect_targets("n", "  target reduce by 100% versus 2020");
  expect_targets("v", "  target reduce by «3221»101% versus 2020");
  expect_targets("n", "  better higher\n  target maintain within «4001»100%");
  expect_targets("n", "  better lower\n  target maintain within 100%");
}

TEST_CASE("strata without a target") {
  expect_targets("r", "  target below 5 where «4003»residence = rural");
  expect_targets("r", "  target below 5 where residence = rural\n  target below 7 where residence = urban");
  expect_targets("r", "  target below 5 where residence = rural\n  target below 7");
  expect_findings(R"(plan p
  strata residence: rural, urban, island
  strata sex: girls, boys
input r count by residence, sex
indicator i
  measure r
  target below 5 where «4003»residence = rural
  target below 7 where residence = urban
)");
}
