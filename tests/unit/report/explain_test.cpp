// The sentence of an answer, worked out by hand.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "goalpost/evaluate/rule.hpp"
#include "goalpost/report/explain.hpp"
#include "goalpost/report/report.hpp"

using goalpost::Diagnostics;
using goalpost::Result;
using goalpost::Results;
using goalpost::Rule;
using goalpost::RuleValue;
using goalpost::Source;

namespace {

constexpr auto prior = RuleValue::When::prior_year;
constexpr auto in_year = RuleValue::When::year;

Results judged(const std::string& rule_text, const std::vector<RuleValue>& values, std::optional<int> year) {
  Diagnostics found;
  const auto rule = Rule::compile(rule_text, &found);
  INFO(goalpost::render(found, Source("rule", rule_text)));
  REQUIRE(rule.has_value());
  auto results = rule->evaluate(values, &found, year);
  INFO(goalpost::render(found, Source("rule", rule_text)));
  REQUIRE(results.has_value());
  return *results;
}

std::string sentence(const std::string& rule_text, const std::vector<RuleValue>& values, std::optional<int> year = {}) {
  const Results results = judged(rule_text, values, year);
  const auto row = std::find_if(results.rows.begin(), results.rows.end(),
                                [](const Result& r) { return r.target != goalpost::all_targets; });
  REQUIRE(row != results.rows.end());
  return goalpost::explain(results, *row);
}

}  // namespace

TEST_CASE("a rate, a proportion and their margins") {
  CHECK(sentence("neonatal_deaths per 1,000 live_births below 9‰",
                 {{"neonatal_deaths", "12"}, {"live_births", "1504"}}) ==
        "7.98‰ = 12 of 1,504 live births; below 9‰: met by 1.02 per 1,000");
  CHECK(sentence("vaccinated as % of children at least 85%", {{"vaccinated", "821"}, {"children", "1000"}}) ==
        "82.1% = 821 of 1,000 children; at least 85%: missed by 2.9 points, 29 more children would meet it");
  CHECK(sentence("deaths per 1,000 births at most 4.1‰", {{"deaths", "41"}, {"births", "10000"}}) ==
        "4.1‰ = 41 of 10,000 births; at most 4.1‰: met, exactly at the limit");
  CHECK(sentence("deaths per 1,000 births below 4.1‰", {{"deaths", "41"}, {"births", "10000"}}) ==
        "4.1‰ = 41 of 10,000 births; below 4.1‰: missed, exactly at the limit, 1 fewer would meet it");
  CHECK(sentence("deaths per 100,000 children at most 16/100,000", {{"deaths", "45"}, {"children", "200000"}}) ==
        "22.5 per 100,000 = 45 of 200,000 children; at most 16 per 100,000: missed by 6.5 per 100,000, "
        "13 fewer deaths would meet it");
  CHECK(sentence("schools_with_toilet as % of schools maintain 100%",
                 {{"schools_with_toilet", "2499"}, {"schools", "2500"}}) ==
        "99.96% = 2,499 of 2,500 schools; maintain 100%: missed by 0.04 points, 1 more would meet it");
}

TEST_CASE("against a base") {
  CHECK(sentence("cases reduce by 30% versus 2024", {{"cases", "63"}, {"cases", "90", in_year, 2024}}) ==
        "63 cases, 70% of the 90 of 2024; reduce by 30% versus 2024: met, exactly at the limit of 63");
  CHECK(sentence("cases reduce by 30% versus 2024", {{"cases", "64"}, {"cases", "90", in_year, 2024}}) ==
        "64 cases, 71.11% of the 90 of 2024; reduce by 30% versus 2024: missed by 1, the limit is 63");
  CHECK(sentence("cases reduce by 30% versus 2024", {{"cases", "70001"}, {"cases", "100000", in_year, 2024}}) ==
        "70,001 cases, 70.001% of the 100,000 of 2024; reduce by 30% versus 2024: missed by 1, the limit is 70,000");
  CHECK(sentence("marriages reduce by 2% to 3% every year", {{"marriages", "96"}, {"marriages", "100", prior}}, 2025) ==
        "96 marriages, 96% of the 100 of the year before; reduce by 2% to 3% every year: met by 2 marriages, the limit "
        "is 98, "
        "beyond 3%");
  CHECK(sentence("enrolled as % of children increase by 2 points versus prior year",
                 {{"enrolled", "81"}, {"children", "100"}, {"enrolled", "80", prior}, {"children", "100", prior}},
                 2025) ==
        "81% = 81 of 100 children, after 80% in the year before; increase by 2 points versus prior year: missed by 1 "
        "point, "
        "the limit is 82%, 1 more would meet it");
}

TEST_CASE("amounts, counts and days") {
  CHECK(sentence("fund_revenue at least 4 billion VND per year", {{"fund_revenue", "3200000000"}}) ==
        "3.2 billion VND; at least 4 billion VND per year: missed by 800 million VND");
  CHECK(sentence("report_sent no later than 2025-05-20", {{"report_sent", "2025-05-18"}}) ==
        "2025-05-18; no later than 2025-05-20: met by 2 days");
  CHECK(sentence("report_sent no later than 2025-05-20", {{"report_sent", "2025-05-21"}}) ==
        "2025-05-21; no later than 2025-05-20: missed by 1 day");
  CHECK(sentence("model_communes at least 22 communes", {{"model_communes", "20"}}) ==
        "20 communes; at least 22 communes: missed by 2 communes");
}

TEST_CASE("what cannot be judged says why, and what is missing") {
  CHECK(sentence("deaths per 1,000 live_births below 9‰", {{"deaths", "12"}}) ==
        "below 9‰: no data, the denominator is missing (live births)");
  CHECK(sentence("deaths per 1,000 live_births below 9‰", {{"live_births", "12"}}) ==
        "below 9‰: no data, the numerator is missing (deaths)");
  CHECK(sentence("boys + girls per 1,000 live_births below 9‰", {{"live_births", "12"}, {"boys", "1"}}) ==
        "below 9‰: no data, the numerator is missing (one of boys, girls)");
  CHECK(sentence("deaths per 1,000 live_births below 9‰", {{"deaths", "*"}, {"live_births", "1000"}}) ==
        "below 9‰: no data, a figure is suppressed (one of deaths, live births)");
  CHECK(sentence("deaths per 1,000 live_births below 9‰", {{"deaths", "0"}, {"live_births", "0"}}) ==
        "below 9‰: not applicable, numerator and denominator are both zero");
  CHECK(sentence("deaths per 1,000 live_births below 9‰", {{"deaths", "1"}, {"live_births", "0"}}) ==
        "below 9‰: data error, the denominator is zero, the numerator is not (live births)");
  CHECK(sentence("cases reduce by 30% versus 2024", {{"cases", "63"}}) ==
        "63 cases; reduce by 30% versus 2024: no baseline, the base is missing (cases of 2024)");
  CHECK(sentence("helped as % of children at least 80% by 2025", {{"helped", "7"}, {"children", "10"}}, 2024) ==
        "70% = 7 of 10 children; at least 80% by 2025: not due, its first year has not come");
  CHECK(sentence("married as % of girls below 1% if any minority_areas",
                 {{"married", "0"}, {"girls", "10"}, {"minority_areas", "0"}}) ==
        "0% = 0 of 10 girls; below 1% if any minority_areas: not applicable, there are none (minority areas)");
}

TEST_CASE("the parts of a sentence can be put together otherwise") {
  const Results results = judged("deaths per 1,000 births below 9‰", {{"deaths", "12"}, {"births", "1504"}}, {});
  const goalpost::Explanation parts = goalpost::explain_in_parts(results, results.rows.front());
  CHECK(parts.value == "7.98‰");
  CHECK(parts.facts == "7.98‰ = 12 of 1,504 births");
  CHECK(parts.target == "below 9‰");
  CHECK(parts.verdict == "met");
  CHECK(parts.detail == "by 1.02 per 1,000");
  CHECK(goalpost::outcome(parts) == "met by 1.02 per 1,000");
}
