// What data say about a plan before it begins.
#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "goalpost/goalpost.hpp"
#include "goalpost/io/csv.hpp"

using goalpost::Code;
using goalpost::Diagnostics;

namespace {

struct Findings {
  Diagnostics evaluation;
  Diagnostics data;
};

Findings findings(const std::string& plan_text, const std::string& csv) {
  Findings out;
  Diagnostics diagnostics;
  const goalpost::Source source("plan", plan_text);
  auto plan = goalpost::check(goalpost::parse(source, goalpost::Limits{}, diagnostics), diagnostics);
  INFO(goalpost::render(diagnostics, source));
  REQUIRE(plan.has_value());
  const goalpost::Program program = goalpost::compile(std::move(*plan));
  const auto table = goalpost::read_csv(csv, "data.csv", goalpost::schema_of(program.plan()), diagnostics);
  REQUIRE(table.has_value());
  out.evaluation = goalpost::evaluate(program, *table).findings;
  goalpost::check_with_data(program, *table, out.data);
  return out;
}

std::vector<std::string> messages(const Diagnostics& diagnostics, Code code) {
  std::vector<std::string> found;
  for (const goalpost::Diagnostic& d : diagnostics.list()) {
    if (d.code == code) found.push_back(d.message);
  }
  return found;
}

const std::string plan =
    "plan p\nperiod 2025\n"
    "input a, b count\n"
    "indicator 1 first\n  measure a\n  target at most 10\n"
    "indicator 2 second\n  measure b\n  target below 10\n"
    "indicator 3 change\n  measure a\n  target reduce by 1 versus prior year\n";

}  // namespace

TEST_CASE("a target that the last known result meets is slack, once per indicator") {
  const Findings found = findings(plan, "area,period,a,b\nX,2023,5,5\nX,2024,10,11\nX,2025,99,99\n");
  CHECK(messages(found.data, Code::slack_target) ==
        std::vector<std::string>{"the target of '1' is slack: the last known result (2024) already meets it"});
}

TEST_CASE("the last known result is the latest that could be decided") {
  // `second` has no figure in 2024; its last known one is of 2023. `change` met its target in 2023, and has no base in 2024.
  const Findings found = findings(plan, "area,period,a,b\nX,2022,9,9\nX,2023,5,5\nX,2024,,\n");
  CHECK(messages(found.data, Code::slack_target).size() == 3);
  CHECK(messages(found.data, Code::slack_target)[1] ==
        "the target of '2' is slack: the last known result (2023) already meets it");
}

TEST_CASE("one area that misses is enough for a target not to be slack") {
  const Findings found = findings(plan, "area,period,a,b\nX,2024,5,50\nY,2024,11,50\n");
  CHECK(messages(found.data, Code::slack_target).empty());
}

TEST_CASE("results of the plan's own period say nothing about slack") {
  const Findings found = findings(plan, "area,period,a,b\nX,2025,5,5\n");
  CHECK(found.data.list().empty());
}

TEST_CASE("data on a strict limit") {
  const Findings found = findings(plan, "area,period,a,b\nX,2024,11,10\n");
  CHECK(messages(found.data, Code::data_on_strict_limit) ==
        std::vector<std::string>{"the data sits on the strict limit of '2': the result of 2024 is exactly 10"});
  CHECK(messages(findings(plan, "area,period,a,b\nX,2024,10,11\n").data, Code::data_on_strict_limit).empty());
}

TEST_CASE("one figure for all strata is told once per figure") {
  const Findings found = findings(
      "plan p\nstrata sex: girls, boys\ninput a count by sex\n"
      "indicator 1 first\n  measure a\n  target at most 10\n",
      "area,period,sex,a\nX,2024,,5\nY,2024,girls,5\nY,2024,boys,5\n");
  CHECK(messages(found.evaluation, Code::one_figure_for_all_strata) ==
        std::vector<std::string>{"'a' of X, 2024, is one figure for all strata"});
  CHECK(found.evaluation.list().front().table->line_1based == 2);
}

TEST_CASE("what the plan speaks of and the data do not have is said") {
  const std::string head = "plan p\nperiod 2025, 2026\nareas province > district/districts\ninput a count\n";
  const Findings found =
      findings(head +
                   "indicator 1 first\n  measure a\n  target at least 10 where area = \"Long Xuyen\"\n"
                   "  target at least 2 for district\n",
               "area,period,a\nLong Xuyên,2025,5\n");
  CHECK(messages(found.evaluation, Code::period_without_rows) ==
        std::vector<std::string>{"no row of the data is of 2026"});
  CHECK(messages(found.evaluation, Code::area_without_rows) ==
        std::vector<std::string>{"the data has no area 'Long Xuyen'"});
  CHECK(messages(found.evaluation, Code::target_without_rows) ==
        std::vector<std::string>{"this target of '1' applies to nothing in the data"});
  const auto& list = found.evaluation.list();
  CHECK(std::any_of(list.begin(), list.end(), [](const auto& d) { return d.hint == "did you mean 'Long Xuyên'?"; }));
}

TEST_CASE("nothing is said where everything is met with") {
  const Findings found = findings(
      "plan p\nperiod 2025\nareas province > district/districts\ninput a count\n"
      "indicator 1 first\n  measure a\n  target at least 2 in every district\n"
      "  target at least 10 where area = \"D\"\n",
      "area,parent,period,a\nP,,2025,5\nD,P,2025,5\n");
  CHECK(found.evaluation.list().empty());
}

TEST_CASE("figures that jump by a factor of ten or more against the year before") {
  const auto jumps = [](const std::string& before, const std::string& now, const std::string& kind = "count") {
    const std::string text = "plan p\ninput a " + kind + "\nindicator i\n  measure a\n  target at least " +
                             (kind == "count" ? "1" : "1%") + "\n";
    const Findings found = findings(text, "area,period,a\nP,2024," + before + "\nP,2025," + now + "\n");
    return messages(found.data, Code::figure_jumps);
  };
  CHECK(jumps("10", "100") == std::vector<std::string>{"'a' of P is 10 in 2024 and 100 in 2025"});
  CHECK(jumps("10", "99").empty());
  CHECK(jumps("100", "10").size() == 1);
  CHECK(jumps("0", "1000").empty());
  CHECK(jumps("", "1000").empty());
  CHECK(jumps("*", "1000").empty());
  CHECK(jumps("1", "19").empty());  // both below 20
  CHECK(jumps("2", "20").size() == 1);
  CHECK(jumps("8.05", "0.0805", "%").size() == 1);
  CHECK(jumps("8.05", "0.81", "%").empty());
  // Months and quarters are compared with the same one a year earlier.
  const Findings found = findings("plan p\ninput a count\nindicator i\n  measure a\n  target at least 1\n",
                                  "area,period,a\nP,2024-Q1,100\nP,2024-Q2,1000\nP,2025-Q1,100\nP,2025-Q2,100\n");
  CHECK(messages(found.data, Code::figure_jumps).size() == 1);
}

TEST_CASE("of many jumps the first twenty are told") {
  std::string data = "area,period,a\n";
  for (int n = 0; n < 30; ++n) data += "P" + std::to_string(n) + ",2024,10\nP" + std::to_string(n) + ",2025,100\n";
  const Findings found = findings("plan p\ninput a count\nindicator i\n  measure a\n  target at least 1\n", data);
  CHECK(messages(found.data, Code::figure_jumps).size() == 20);
  CHECK(messages(found.data, Code::more_jumps).size() == 1);
}

TEST_CASE("more events than people") {
  const auto rows = [](const std::string& rest, const std::string& figures) {
    const Findings found = findings("plan p\ninput a, b count\nindicator i\n" + rest, "area,period,a,b\n" + figures);
    return messages(found.data, Code::more_events_than_people);
  };
  const std::string share = "  measure a as % of b\n  target at least 80%\n";
  CHECK(rows(share, "P,2024,7,8\nQ,2024,9,8\nP,2025,11,10\n") ==
        std::vector<std::string>{"'i' counts more events than people in 2 rows; the first is P, 2025: 11 of 10"});
  CHECK(rows(share, "P,2025,10,10\n").empty());
  CHECK(rows(share + "  may exceed 100%\n", "P,2025,11,10\n").empty());
  CHECK(rows("  measure a per 1,000 b\n  target below 9‰\n", "P,2025,11,10\n").size() == 1);
  CHECK(rows("  measure a per 100 b\n  target between 103% and 107%\n", "P,2025,11,10\n").empty());
  CHECK(rows("  measure a / b\n  target at least 2\n", "P,2025,11,10\n").empty());
}

TEST_CASE("a table of another plan is refused: its columns would be read by position") {
  const auto compiled = [](const std::string& text) {
    Diagnostics found;
    const goalpost::Source source("plan", text);
    auto checked = goalpost::check(goalpost::parse(source, goalpost::Limits{}, found), found);
    REQUIRE(checked.has_value());
    return goalpost::compile(std::move(*checked));
  };
  const goalpost::Program wide = compiled(plan);
  const goalpost::Program narrow =
      compiled("plan q\ninput a count\nindicator first\n  measure a\n  target at most 10\n");
  Diagnostics found;
  const auto table =
      goalpost::read_csv("area,period,a\nX,2024,5\n", "data.csv", goalpost::schema_of(narrow.plan()), found);
  REQUIRE(table.has_value());
  CHECK_THROWS_AS(goalpost::check_with_data(wide, *table, found), std::invalid_argument);
  CHECK_THROWS_AS((void)goalpost::evaluate(wide, *table), std::invalid_argument);
  goalpost::TableBuilder builder(goalpost::schema_of(narrow.plan()));
  builder.add_nameless_rows(2, {2024, goalpost::PeriodLength::year, 1});
  const auto nameless = builder.build(found);
  REQUIRE(nameless.has_value());
  CHECK_THROWS_AS(goalpost::check_with_data(narrow, *nameless, found), std::invalid_argument);
}
