// Names: declared once, found, and of the right sort.
#include "marked_plan.hpp"

using namespace goalpost;
using goalpost::test::expect_findings;

TEST_CASE("an unknown name is reported where it is used first, with the nearest known one") {
  Diagnostics out;
  const std::string text =
      "plan p\ninput live_births count\nindicator a\n  measure live_brths\n  target below 5\n"
      "indicator b\n  measure live_brths + 1\n  target below 5\n";
  CHECK_FALSE(test::check_text(text, out));
  REQUIRE(out.list().size() == 1);
  CHECK(code_text(out.list()[0].code) == "GP3001");
  CHECK(out.list()[0].hint == "did you mean 'live_births'?");
}

TEST_CASE("names in measures, conditions, part of and meeting are looked up") {
  expect_findings(R"(plan p
  areas province > district/districts
input a count
indicator i
  measure a + «3001»b
  target below 5 when «3001»d > 1
  part of «3001»e
indicator k
  measure share of districts meeting «3001»f
  target at least 50%
)");
}

TEST_CASE("inputs and indicators share one name space") {
  expect_findings(R"(plan p
input «3901»a count
input «3002»a %
indicator «3901»b
  measure a
  target below 5
indicator «3002»b
  measure a + 1
  target below 5
)");
  expect_findings(R"(plan p
input «3901»a count
indicator «3002»a
  measure a + 1
  target below 5
)");
  expect_findings(R"(plan p
input a count
input A count
indicator i
  measure a + A
  target below 5
)");
}

TEST_CASE("labels are unique") {
  expect_findings(R"(plan p
input a count
input b count
indicator «3901»3a i
  measure a
  target below 5
indicator «3003»3a k
  measure b
  target below 5
indicator 3b l
  measure a + b
  target below 5
)");
}

TEST_CASE("dimensions and strata") {
  expect_findings(R"(plan p
  strata residence: rural, urban, «3006»rural
  strata «3005»residence: north, south
  strata «3011»`period`: rural, urban
input a count by residence
input b count by «3004»residense
input c count by residence, «3016»residence
indicator i
  measure a + b + c
  target below 5 where residence = rural
  target below 5 where residence = «3007»ruraal
  target below 5 where «3004»sex = girls
  target below 6
)");
  expect_findings(R"(plan p
  strata residence: rural, urban
  strata sex: girls, boys
input a count by residence, sex
indicator i
  measure a
  target below 5 where residence = rural
  target below 5 where residence = urban and sex = girls
  target below 5 where sex = boys
)");
}

TEST_CASE("a plan has at most sixteen dimensions") {
  std::string text = "plan p\n";
  for (int i = 0; i < 16; ++i) text += "  strata d" + std::to_string(i) + ": x, y\n";
  expect_findings(text);
  expect_findings(text + "  strata «3010»more: x, y\n");
}

TEST_CASE("levels") {
  expect_findings(R"(plan p
  areas province > district/districts > «3009»district/communes
input a count
indicator i
  measure a
  target below 5 for province
  target below 6 for «3008»distrikt
  target below 7 in every «3008»village
)");
  expect_findings(R"(plan p
  areas province > district/districts > commune/communes
input a count
indicator i
  measure a
  target below 5 for districts
  target below 6 in at least 8 communes
)");
}

TEST_CASE("key columns belong to the keys") {
  expect_findings(R"(plan p
  areas province > district/districts
  strata residence: rural, urban
input «3011»area count
input «3011»residence count
input «3011»district count
input districts count
input size number from «3011»"period"
input zone count from "area code"
indicator i
  measure area + residence + district + districts + size + zone
  target below 5
)");
}

TEST_CASE("two inputs from one column are doubtful") {
  expect_findings(R"(plan p
input a count from "Births"
input b count from «4010»"Births"
input c count from "births"
indicator i
  measure a + b + c
  target below 5
)");
}

TEST_CASE("a whole is an indicator, and not a part of itself") {
  expect_findings(R"(plan p
  areas province > district/districts
input a count
input b count
input c count
indicator i
  measure a
  target below 5
  part of «3012»b
indicator j
  measure b
  target below 5
  part of «3013»j
indicator k
  measure c
  target below 5
  part of «3013»l
indicator l
  measure a + b
  target below 5
  part of k
indicator m
  measure share of districts meeting «3012»a
  target at least 5%
)");
  expect_findings(R"(plan p
input a count
input b count
input c count
indicator i
  measure a
  target below 5
  part of k
indicator j
  measure b
  target below 5
  part of k
indicator k
  measure c
  target below 6
)");
}

TEST_CASE("a required share is a share") {
  expect_findings("«3015»plan p\n  missing children require 101%\n");
  expect_findings("plan p\n  missing children require 100%\n");
}

TEST_CASE("inputs: unit, column, dimensions, roll-up") {
  const auto plan = expect_findings(R"(plan p
  strata residence: rural, urban
input a count by residence from "A, total"
input b %
input c per 100,000
input d VND
input e date
input f number
input g number roll up sum
input h count roll up last
indicator i
  measure if e > e then a * b * c * f * g else h * (d / d)
  target below 5
)");
  REQUIRE(plan);
  CHECK(plan->inputs[0].column == "A, total");
  CHECK(plan->inputs[0].dimensions == 1);
  CHECK(plan->inputs[0].roll_up == syntax::RollUp::sum);
  CHECK(plan->inputs[1].unit == Unit{Kind::ratio, 100, {}});
  CHECK(plan->inputs[1].roll_up == syntax::RollUp::none);
  CHECK(plan->inputs[2].unit == Unit{Kind::ratio, 100000, {}});
  CHECK(plan->inputs[3].unit == Unit{Kind::money, 1, "VND"});
  CHECK(plan->inputs[3].roll_up == syntax::RollUp::sum);
  CHECK(plan->inputs[4].roll_up == syntax::RollUp::none);
  CHECK(plan->inputs[5].roll_up == syntax::RollUp::none);
  CHECK(plan->inputs[6].roll_up == syntax::RollUp::sum);
  CHECK(plan->inputs[7].roll_up == syntax::RollUp::last);
  CHECK(plan->indicators[0].dimensions == 1);
}

TEST_CASE("rates do not add up over areas") {
  expect_findings(R"(plan p
input «3119»a % roll up sum
input b % roll up last
input c % roll up none
input d number roll up sum
indicator i
  measure (a + b + c) * d
  target below 5%
)");
}
