// Rules on figures in the caller's hands.
#include "goalpost/evaluate/scalar.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include "goalpost/evaluate/columns.hpp"

using goalpost::Reason;
using goalpost::Rule;
using goalpost::ScalarAnswer;
using goalpost::ScalarRule;
using goalpost::Verdict;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

ScalarRule scalar(std::string_view text, std::optional<int> year = std::nullopt) {
  const auto rule = Rule::compile(text);
  REQUIRE(rule.has_value());
  return ScalarRule(*rule, year);
}

std::vector<std::string> names(const ScalarRule& rule) {
  std::vector<std::string> out;
  for (const auto& input : rule.inputs()) out.push_back(input.name);
  return out;
}

ScalarAnswer judge(const ScalarRule& rule, std::initializer_list<double> figures) {
  return rule.judge(std::vector<double>(figures));
}

}  // namespace

TEST_CASE("a rate on two figures") {
  const ScalarRule rule = scalar("deaths per 1,000 births at most 4.1‰");
  CHECK(names(rule) == std::vector<std::string>{"deaths", "births"});
  const ScalarAnswer tie = judge(rule, {41, 10000});
  CHECK(tie.verdict == Verdict::met);
  CHECK(tie.flags == goalpost::flag_at_boundary);
  CHECK(tie.value == 4.1);
  CHECK(judge(rule, {42, 10000}).verdict == Verdict::missed);
  CHECK(judge(rule, {40, 10000}).flags == goalpost::flag_exceeded);
  CHECK(judge(rule, {missing, 10000}).reason == Reason::numerator_missing);
  CHECK(judge(rule, {1, std::numeric_limits<double>::infinity()}).reason == Reason::denominator_missing);
  CHECK(std::isnan(judge(rule, {1, missing}).value));
  CHECK(judge(rule, {0, 0}).reason == Reason::nothing_to_measure);
  CHECK(judge(rule, {1, 0}).reason == Reason::denominator_zero);
  CHECK(judge(rule, {-1, 5}).verdict == Verdict::data_error);
  CHECK(judge(rule, {1e300, 5}).reason == Reason::not_a_decimal);
  CHECK_THROWS_AS(static_cast<void>(judge(rule, {1})), std::invalid_argument);
}

TEST_CASE("figures of other years are asked for by name") {
  const ScalarRule change = scalar("cases reduce by 30% versus prior year");
  CHECK(names(change) == std::vector<std::string>{"cases", "prior(cases)"});
  CHECK(judge(change, {63, 90}).verdict == Verdict::met);
  CHECK(judge(change, {64, 90}).verdict == Verdict::missed);
  CHECK(judge(change, {64, missing}).verdict == Verdict::no_baseline);
  CHECK(judge(change, {0, 0}).verdict == Verdict::met);
  CHECK(judge(change, {1, 0}).verdict == Verdict::missed);

  const ScalarRule since = scalar("cases per 10 people reduce by 2% every year versus 2020", 2022);
  CHECK(names(since) == std::vector<std::string>{"cases", "people", "cases@2020", "people@2020"});
  CHECK(judge(since, {9604, 10000, 10000, 10000}).flags == goalpost::flag_at_boundary);  // 0.98² of it
  CHECK(judge(since, {9605, 10000, 10000, 10000}).verdict == Verdict::missed);
}

TEST_CASE("fractional figures stand for their decimals") {
  // 0.7 × 0.9 is 0.63 in decimals; in binary it is not.
  const ScalarRule rule = scalar("amount reduce by 30% versus prior year");
  const ScalarAnswer tie = judge(rule, {0.63, 0.9});
  CHECK(tie.verdict == Verdict::met);
  CHECK(tie.flags == goalpost::flag_at_boundary);
}

TEST_CASE("a rule that depends on the year needs it") {
  CHECK_THROWS_AS(scalar("cases below 5 by 2025"), std::invalid_argument);
  CHECK(judge(scalar("cases below 5 by 2025", 2024), {3}).verdict == Verdict::not_due);
  CHECK(judge(scalar("cases below 5 by 2025", 2025), {3}).verdict == Verdict::met);
  CHECK_THROWS_AS(scalar("cases below 5", 10000), std::invalid_argument);
}

TEST_CASE("a date is its day number") {
  const ScalarRule rule = scalar("sent no later than 2025-05-20");  // day 20,228
  CHECK(judge(rule, {20228}).verdict == Verdict::met);
  CHECK(judge(rule, {20229}).verdict == Verdict::missed);
  CHECK(judge(rule, {0.5}).verdict == Verdict::no_data);
}

TEST_CASE("the short way and the long way answer alike, at limits and beside them") {
  // A batch of one row is judged by the columnar evaluator, which other tests compare with rational arithmetic; here: with decimals by hand.
  for (const int births : {1, 7, 1000, 10000, 123456789}) {
    const ScalarRule strict = scalar("deaths per 1,000 births below 9‰");
    const ScalarRule inclusive = scalar("deaths per 1,000 births at least 9‰");
    for (int step = -1; step <= 1; ++step) {
      const double deaths = std::floor(births * 9.0 / 1000) + step;
      if (deaths < 0) continue;
      const auto order = static_cast<std::int64_t>(deaths) * 1000 - std::int64_t{9} * births;
      CHECK((judge(strict, {deaths, static_cast<double>(births)}).verdict == Verdict::met) == (order < 0));
      CHECK((judge(inclusive, {deaths, static_cast<double>(births)}).verdict == Verdict::met) == (order >= 0));
    }
  }
}

TEST_CASE("shares, whole limits and bases in the short way") {
  const ScalarRule all = scalar("schools_with_toilet as % of schools maintain 100%");
  CHECK(judge(all, {500, 500}).verdict == Verdict::met);
  CHECK(judge(all, {500, 500}).flags == goalpost::flag_at_boundary);
  CHECK(judge(all, {499, 500}).verdict == Verdict::missed);
  CHECK(judge(all, {501, 500}).reason == Reason::over_100_percent);

  const ScalarRule none = scalar("cases exactly 0");
  CHECK(judge(none, {0}).verdict == Verdict::met);
  CHECK(judge(none, {1}).verdict == Verdict::missed);
  CHECK(judge(none, {missing}).reason == Reason::input_missing);

  const ScalarRule share = scalar("reached as % of children reduce by 50% versus prior year");
  CHECK(judge(share, {10, 100, 40, 200}).flags == goalpost::flag_at_boundary);  // 10% after 20%
  CHECK(judge(share, {11, 100, 40, 200}).verdict == Verdict::missed);
  CHECK(judge(share, {9, 100, 40, 200}).flags == goalpost::flag_exceeded);
  CHECK(judge(share, {50, 100, 200, 200}).flags == goalpost::flag_at_boundary);
  CHECK(judge(share, {0, 100, 0, 200}).verdict == Verdict::met);
  CHECK(judge(share, {10, 100, 40, 0}).reason == Reason::base_data_error);
  CHECK(judge(share, {10, 0, 40, 200}).reason == Reason::denominator_zero);
}

TEST_CASE("the short way gives up where doubles are not exact, and knows what nature sets") {
  // 0.07 of 1; as doubles 0.07 · 100 is more than 7.
  CHECK(judge(scalar("amount reduce by 93% versus prior year"), {0.07, 1}).flags == goalpost::flag_at_boundary);
  // n·bd·10 − bn·d·9 is 1 and −1, at 2·10^16 and more.
  const ScalarRule rate = scalar("n per 10 d reduce by 10% versus prior year");
  CHECK(judge(rate, {54894140, 61046551, 39490161, 39524516}).verdict == Verdict::missed);
  CHECK(judge(rate, {92368649, 164395897, 24501297, 39246232}).flags == goalpost::flag_exceeded);

  const ScalarRule fewer = scalar("cases reduce versus prior year");
  CHECK(judge(fewer, {4, 5}).verdict == Verdict::met);
  CHECK(judge(fewer, {5, 5}).verdict == Verdict::missed);
  CHECK(judge(fewer, {5, 5}).flags == goalpost::flag_at_boundary);

  // Below none of it there is nothing to be had, as in rule.evaluate().
  const ScalarRule none = scalar("growth at most 0%");
  CHECK(judge(none, {-5}).verdict == Verdict::met);
  CHECK(judge(none, {-5}).flags == 0);
  CHECK(judge(scalar("growth at most 1%"), {-5}).flags == goalpost::flag_exceeded);
}
