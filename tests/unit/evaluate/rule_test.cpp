// Rules over a handful of values, and what can be wrong with those.
#include "goalpost/evaluate/rule.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using goalpost::Code;
using goalpost::Diagnostics;
using goalpost::Reason;
using goalpost::Result;
using goalpost::Rule;
using goalpost::RuleValue;
using goalpost::Verdict;
using When = goalpost::RuleValue::When;

namespace {

Rule rule(std::string_view text) {
  Diagnostics findings;
  auto compiled = Rule::compile(text, &findings);
  CAPTURE(std::string(text));
  for (const goalpost::Diagnostic& finding : findings.list()) INFO(finding.message);
  REQUIRE(compiled.has_value());
  return *compiled;
}

Result judge(std::string_view text, const std::vector<RuleValue>& values, std::optional<int> year = std::nullopt) {
  const auto results = rule(text).evaluate(values, nullptr, year);
  REQUIRE(results.has_value());
  REQUIRE(results->rows.size() == 2);  // the target, and the combined row
  return results->rows.front();
}

/// The single code that values are refused with.
Code refused(std::string_view text, const std::vector<RuleValue>& values, std::optional<int> year = std::nullopt) {
  Diagnostics findings;
  CHECK_FALSE(rule(text).evaluate(values, &findings, year).has_value());
  REQUIRE(findings.list().size() == 1);
  return findings.list().front().code;
}

}  // namespace

TEST_CASE("the contract's own ties") {
  const Result tie = judge("deaths per 1,000 births at most 4.1‰", {{"deaths", "41"}, {"births", "10000"}});
  CHECK(tie.verdict == Verdict::met);
  CHECK(tie.at_boundary);
  CHECK(tie.value->to_text() == "4.1");
  const Result reduced =
      judge("cases reduce by 30% versus prior year", {{"cases", "63"}, {"cases", "90", When::prior_year}});
  CHECK(reduced.verdict == Verdict::met);
  CHECK(reduced.at_boundary);
  CHECK(judge("deaths per 1,000 births above 4.1‰", {{"deaths", "41"}, {"births", "10000"}}).verdict ==
        Verdict::missed);
}

TEST_CASE("missing and suppressed values are told apart") {
  const std::string_view text = "deaths per 1,000 births below 9‰";
  CHECK(judge(text, {{"births", "10"}}).reason == Reason::numerator_missing);
  CHECK(judge(text, {{"deaths", ""}, {"births", "10"}}).reason == Reason::numerator_missing);
  CHECK(judge(text, {{"deaths", "*"}, {"births", "10"}}).reason == Reason::suppressed);
  CHECK(judge(text, {{"deaths", "0"}, {"births", "0"}}).reason == Reason::nothing_to_measure);
  CHECK(judge(text, {{"deaths", "1"}, {"births", "0"}}).reason == Reason::denominator_zero);
}

TEST_CASE("a bare name has the scale of its limit") {
  CHECK(judge("rate below 9‰", {{"rate", "8.9"}}).verdict == Verdict::met);
  CHECK(judge("rate below 9‰", {{"rate", "9"}}).at_boundary);
  CHECK(judge("rate at most 16.8%", {{"rate", "16.80"}}).verdict == Verdict::met);
  CHECK(judge("revenue at least 4 billion VND", {{"revenue", "3999999999.99"}}).verdict == Verdict::missed);
  CHECK(judge("sent no later than 2025-05-20", {{"sent", "2025-05-20"}}).verdict == Verdict::met);
}

TEST_CASE("a rule may say what an indicator says in clauses") {
  const std::vector<RuleValue> fewer{{"a", "3"}, {"a", "4", When::prior_year}};
  CHECK(judge("a maintain better lower", fewer).verdict == Verdict::met);
  CHECK(judge("a maintain better higher", fewer).verdict == Verdict::missed);
  const std::vector<RuleValue> over{{"a", "12"}, {"b", "10"}};
  CHECK(judge("a as % of b at least 110%", over).verdict == Verdict::data_error);
  CHECK(judge("a as % of b at least 110% may exceed 100%", over).verdict == Verdict::met);
}

TEST_CASE("other years") {
  CHECK(judge("cases reduce by 10% versus 2020", {{"cases", "90"}, {"cases", "100", When::year, 2020}}).verdict ==
        Verdict::met);
  // 0.9^5 = 0.59049
  const std::vector<RuleValue> compounding{{"cases", "59049"}, {"cases", "100000", When::year, 2020}};
  CHECK(judge("cases reduce by 10% every year versus 2020", compounding, 2025).at_boundary);
  CHECK(judge("a as % of b 80% by 2025, 90% by 2030", {{"a", "85"}, {"b", "100"}}, 2024).verdict == Verdict::not_due);
  CHECK(judge("a as % of b 80% by 2025, 90% by 2030", {{"a", "85"}, {"b", "100"}}, 2029).verdict == Verdict::met);
  CHECK(judge("a as % of b 80% by 2025, 90% by 2030", {{"a", "85"}, {"b", "100"}}, 2030).verdict == Verdict::missed);
}

TEST_CASE("values that cannot be used are refused with the way out") {
  CHECK(refused("a per 1,000 b below 9‰", {{"c", "1"}}) == Code::rule_unknown_input);
  CHECK(refused("a per 1,000 b below 9‰", {{"a", "1,5"}}) == Code::rule_bad_value);
  CHECK(refused("a per 1,000 b below 9‰", {{"a", "1e5"}}) == Code::rule_bad_value);
  CHECK(refused("a per 1,000 b below 9‰", {{"a", "123456789012345678901234567890"}}) == Code::rule_bad_value);
  CHECK(refused("sent no later than 2025-05-20", {{"sent", "20/5/2025"}}) == Code::rule_bad_value);
  CHECK(refused("a per 1,000 b below 9‰", {{"a", "1"}, {"a", "2"}}) == Code::rule_value_twice);
  CHECK(refused("a per 1,000 b below 9‰", {{"a", "1", When::year, 0}}) == Code::rule_year_out_of_range);
  CHECK(refused("a below 9", {{"a", "1"}}, 10000) == Code::rule_year_out_of_range);
  CHECK(refused("a reduce by 2% every year versus 2020", {{"a", "1"}}) == Code::rule_needs_year);
  CHECK(refused("a as % of b 80% by 2025, 90% by 2030", {{"a", "1"}}) == Code::rule_needs_year);
  // Each fits by itself, but not on one scale.
  CHECK(refused("a reduce versus prior year", {{"a", "9000000000000000000"}, {"a", "0.5", When::prior_year}}) ==
        Code::rule_bad_value);
}

TEST_CASE("a text that is no rule is refused") {
  Diagnostics findings;
  CHECK_FALSE(Rule::compile("deaths per 1,000 births", &findings).has_value());
  CHECK(findings.has_errors());
  CHECK_FALSE(Rule::compile("").has_value());
}
