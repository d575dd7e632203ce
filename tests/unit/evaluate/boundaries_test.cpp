// Thresholds of one to three decimals, all of them, on and beside their boundary: a rate of m/10^d per 1,000 is had exactly by m events among
// 1,000·10^d people. Binary floating point gets 2% of such ties wrong.
#include <doctest/doctest.h>

#include <string>

#include "goalpost/goalpost.hpp"

using goalpost::Result;
using goalpost::Rule;
using goalpost::Verdict;

namespace {

/// "4.100" for 4100 with three decimals.
std::string decimal_text(int mantissa, int decimals) {
  std::string digits = std::to_string(mantissa);
  const auto behind = static_cast<std::size_t>(decimals);
  if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
  digits.insert(digits.size() - behind, 1, '.');
  return digits;
}

Result judge(const Rule& rule, int events, const std::string& people) {
  const std::string count = std::to_string(events);
  const auto results = rule.evaluate({{"a", count}, {"b", people}});
  REQUIRE(results.has_value());
  return results->rows.front();
}

/// Counts what is wrong instead of asserting a hundred thousand times.
int mistakes(int mantissa, int decimals) {
  const std::string limit = decimal_text(mantissa, decimals);
  const std::string people = "1" + std::string(static_cast<std::size_t>(3 + decimals), '0');
  const auto at_most = Rule::compile("a per 1,000 b at most " + limit + "‰");
  const auto below = Rule::compile("a per 1,000 b below " + limit + " per 1,000");
  REQUIRE(at_most.has_value());
  REQUIRE(below.has_value());
  const Result on = judge(*at_most, mantissa, people);
  const Result strictly_on = judge(*below, mantissa, people);
  const Result over = judge(*at_most, mantissa + 1, people);
  const Result under = judge(*below, mantissa - 1, people);
  int wrong = 0;
  wrong += on.verdict != Verdict::met || !on.at_boundary || on.exceeded;
  wrong += strictly_on.verdict != Verdict::missed || !strictly_on.at_boundary;
  wrong += over.verdict != Verdict::missed || over.at_boundary;
  wrong += under.verdict != Verdict::met || under.at_boundary;
  return wrong;
}

}  // namespace

TEST_CASE("every threshold of one to three decimals is decided exactly on its boundary") {
  for (int decimals = 1; decimals <= 3; ++decimals) {
    int wrong = 0;
    for (int mantissa = 1; mantissa <= 9999; ++mantissa) wrong += mistakes(mantissa, decimals);
    CAPTURE(decimals);
    CHECK(wrong == 0);
  }
}

TEST_CASE("every whole percentage of a reduction is decided exactly on its boundary") {
  int wrong = 0;
  for (int percent = 1; percent <= 99; ++percent) {
    const auto rule = Rule::compile("cases reduce by " + std::to_string(percent) + "% versus prior year");
    REQUIRE(rule.has_value());
    for (int hundreds = 1; hundreds <= 20; ++hundreds) {
      const std::string base = std::to_string(100 * hundreds);
      const auto verdict = [&](int cases) {
        const std::string now = std::to_string(cases);
        const auto results = rule->evaluate({{"cases", now}, {"cases", base, goalpost::RuleValue::When::prior_year}});
        return results->rows.front().verdict;
      };
      const int limit = (100 - percent) * hundreds;
      wrong += verdict(limit) != Verdict::met || verdict(limit + 1) != Verdict::missed;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("what no double tells from its limit is told apart") {
  const auto whole = Rule::compile("n at most 100000000000000001");
  REQUIRE(whole.has_value());
  const auto of = [&](std::string_view n) { return whole->evaluate({{"n", n}})->rows.front(); };
  CHECK(of("100000000000000001").at_boundary);
  CHECK(of("100000000000000001").verdict == Verdict::met);
  CHECK(of("100000000000000002").verdict == Verdict::missed);
  CHECK_FALSE(of("100000000000000002").at_boundary);
  // A third is between them.
  const auto under = Rule::compile("a / b at most 0.333333333333333333");
  const auto over = Rule::compile("a / b at least 0.333333333333333334");
  const auto between = Rule::compile("a / b between 0.333333333333333333 and 0.333333333333333334");
  REQUIRE((under && over && between));
  CHECK(judge(*under, 1, "3").verdict == Verdict::missed);
  CHECK(judge(*over, 1, "3").verdict == Verdict::missed);
  CHECK(judge(*between, 1, "3").verdict == Verdict::met);
}
