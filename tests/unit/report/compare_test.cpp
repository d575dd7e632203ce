// Two plans target by target.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "goalpost/goalpost.hpp"

namespace {

using goalpost::Aspect;
using goalpost::Change;
using goalpost::Diagnostics;
using goalpost::Program;
using goalpost::TargetChange;

Program program_of(const std::string& text) {
  Diagnostics found;
  const goalpost::Source source("plan", text);
  auto plan = goalpost::check(goalpost::parse(source, goalpost::Limits{}, found), found);
  INFO(goalpost::render(found, source));
  REQUIRE(plan.has_value());
  return goalpost::compile(*std::move(plan));
}

/// A plan whose only indicator has this measure and this target.
Program with(const std::string& measure, const std::string& target) {
  return program_of(
      "plan p\n  period 2025\n  baseline 2020\n  areas province > district/districts\n  strata sex: girls, boys\n"
      "input a, b, c count\ninput rate %\ninput money VND\nindicator i\n  better lower\n  measure " +
      measure + "\n  target " + target + "\n");
}

TargetChange change(const std::string& measure, const std::string& before, const std::string& after) {
  const auto changes = goalpost::compare(with(measure, before), with(measure, after));
  REQUIRE(changes.size() == 1);
  return changes.front();
}

struct Case {
  std::string measure;
  std::string before;
  std::string after;
  Change expected;
};

}  // namespace

TEST_CASE("what a target accepts decides, in whatever unit it is written") {
  const std::string rate = "a per 1,000 b";
  const std::vector<Case> cases = {
      {rate, "below 9‰", "below 8‰", Change::tightened},
      {rate, "below 9‰", "below 0.9%", Change::unchanged},
      {rate, "below 9‰", "below 900 per 100,000", Change::unchanged},
      {rate, "below 9‰", "at most 9‰", Change::loosened},
      {rate, "at most 9‰", "at most 8.9999‰", Change::tightened},
      {rate, "at most 9‰", "between 1‰ and 9‰", Change::tightened},
      {rate, "between 1‰ and 9‰", "between 0.5‰ and 8‰", Change::changed},
      {rate, "at most 9‰", "exactly 0", Change::tightened},
      {rate, "about 9‰ within 10%", "about 9‰ within 1%", Change::tightened},
      {rate, "about 10‰ within 10%", "between 9‰ and 11‰", Change::unchanged},
      {rate, "9‰ by 2025, 8‰ by 2030", "9‰ by 2025, 7‰ by 2030", Change::tightened},
      {rate, "9‰ by 2025, 8‰ by 2030", "9‰ by 2025, 8‰ by 2028", Change::tightened},
      {rate, "9‰ by 2025, 8‰ by 2030", "8.5‰ by 2025, 8.2‰ by 2030", Change::changed},
      {rate, "9‰ by 2025, 8‰ by 2030", "9‰ by 2025", Change::loosened},
      {rate, "at most 9‰", "9‰ by 2025", Change::loosened},
      {rate, "9‰ by 2025, 8‰ by 2030 along a line", "9‰ by 2025, 7‰ by 2030 along a line", Change::tightened},
      {rate, "9‰ by 2025, 8‰ by 2030 along a line", "9‰ by 2025, 8‰ by 2028 along a line", Change::changed},
      {rate, "at most 9‰ by 2025, 8‰ by 2030 along a line", "below 9‰ by 2025, 8‰ by 2030 along a line",
       Change::tightened},
      {rate, "below 9‰ by 2025, 8‰ by 2030 along a line", "at most 9‰ by 2025, 7‰ by 2030 along a line",
       Change::changed},
      {"a", "reduce by 30% versus 2024", "reduce by 25% versus 2024", Change::loosened},
      {"a", "reduce by 30% versus 2024", "reduce by 30% versus 2023", Change::changed},
      {"a", "reduce versus 2024", "reduce by 1% versus 2024", Change::tightened},
      {"a", "reduce by 30% versus 2024", "reduce by 30 versus 2024", Change::changed},
      {"a", "reduce by 2% to 3% every year", "reduce by 2.5% to 3% every year", Change::tightened},
      {"a", "reduce by 2% to 3% every year", "reduce by 2% to 4% every year", Change::changed},
      {"a", "reduce by 30% versus 2024", "at most 63", Change::changed},
      {"a", "maintain within 5%", "maintain within 4%", Change::tightened},
      {"a", "maintain within 5%", "maintain", Change::tightened},
      {"a", "at most 5 in at least 1 districts", "at most 5 in at least 2 districts", Change::tightened},
      {"a", "at most 5 in at least 1 districts", "at most 4 in at least 2 districts", Change::tightened},
      {"a", "at most 5 in at least 1 districts", "at most 6 in at least 2 districts", Change::changed},
      {"a", "at most 5 in every district", "at most 5 in at least 2 districts", Change::changed},
      {"a", "at most 5 for district", "at most 5 for province", Change::changed},
      {"a", "at most 5 when b > 10", "at most 5 when b > 11", Change::changed},
      {"a", "at most 5 when b > 10", "at most 4 when b > 10", Change::tightened},
      {"a", "at most 5 if any b", "at most 5", Change::changed},
      {"money", "at most 4 billion VND", "at most 4,000 million VND", Change::unchanged},
  };
  for (const Case& c : cases) {
    CAPTURE(c.before);
    CAPTURE(c.after);
    CHECK(change(c.measure, c.before, c.after).change == c.expected);
    // Seen from the other side tighter is looser.
    const Change mirrored = c.expected == Change::tightened  ? Change::loosened
                            : c.expected == Change::loosened ? Change::tightened
                                                             : c.expected;
    CHECK(change(c.measure, c.after, c.before).change == mirrored);
  }
}

TEST_CASE("in what they differ") {
  using Aspects = std::vector<Aspect>;
  CHECK(change("a", "at most 5", "at most 5").aspects.empty());
  CHECK(change("a", "at most 5", "at most 4").aspects == Aspects{Aspect::limit});
  CHECK(change("a", "at most 5", "reduce by 5% versus 2024").aspects == Aspects{Aspect::form});
  CHECK(change("a", "reduce by 5% versus 2023", "reduce by 5% versus 2024").aspects == Aspects{Aspect::base});
  CHECK(change("a", "at most 5", "at most 4 for district").aspects == Aspects{Aspect::limit, Aspect::scope});
}

TEST_CASE("the scale of a rate says nothing, another input does") {
  const auto changes = [](const std::string& before, const std::string& after) {
    return goalpost::compare(with(before, "below 9‰"), with(after, "below 9‰")).front();
  };
  CHECK(changes("a per 1,000 b", "a per 100,000 b").change == Change::unchanged);
  CHECK(changes("a per 1,000 b", "a / b").change == Change::unchanged);
  CHECK(changes("a per 1,000 b", "a per 1,000 c").change == Change::changed);
  CHECK(changes("a per 1,000 b", "a per 1,000 c").aspects == std::vector<Aspect>{Aspect::measure});
  CHECK(changes("a per 1,000 b", "a default 0 per 1,000 b").change == Change::changed);
}

TEST_CASE("indicators are matched by name, then by label; targets by scope, then in order") {
  const Program before = program_of(
      "plan p\n  strata sex: girls, boys\ninput a, b count by sex\n"
      "indicator 1 one\n  measure a\n  target at most 5 where sex = girls\n  target at most 7 where sex = boys\n"
      "indicator 2 two\n  measure b\n  target at most 5\n"
      "indicator 3 three\n  measure a + b\n  target at most 5\n");
  const Program after = program_of(
      "plan p\n  strata sex: girls, boys\ninput a, b count by sex\n"
      "indicator 2 renamed\n  measure b\n  target at most 4\n"
      "indicator 9 one\n  measure a\n  target at most 7 where sex = boys\n  target at most 4 where sex = girls\n"
      "indicator 4 fresh\n  measure a - b\n  target at most 5\n  target at most 9 when b > 2\n");
  const auto changes = goalpost::compare(before, after);
  const std::vector<Change> expected{Change::tightened, Change::unchanged, Change::tightened,
                                     Change::added,     Change::added,     Change::dropped};
  REQUIRE(changes.size() == expected.size());
  for (std::size_t n = 0; n < expected.size(); ++n) CHECK(changes[n].change == expected[n]);
  CHECK(changes[2].before->target == 0);
  CHECK(changes[5].before->indicator == 2);
  const std::string text = goalpost::render_text(changes, before, after);
  CHECK(text ==
        "tightened  2  renamed  at most 5 → at most 4\n"
        "tightened  9  one      at most 5 where sex = girls → at most 4 where sex = girls\n"
        "new        4  fresh    at most 5\n"
        "new        4  fresh    at most 9 when b > 2\n"
        "dropped    3  three    at most 5\n"
        "\n"
        "6 targets: 2 tightened, 2 new, 1 dropped, 1 unchanged\n");
  const std::string json = goalpost::render_json(changes, before, after, "vi");
  CHECK(
      json.find(R"({"change": "tightened", "differs_in": ["limit"], "before": {"indicator": "two", "label": "2", )"
                R"("target": 1, "text": "không quá 5"}, "after": {"indicator": "renamed", "label": "2", "target": 1, )"
                R"("text": "không quá 4"}})") != std::string::npos);
  CHECK(json.find(
            R"("counts": {"tightened": 2, "loosened": 0, "changed": 0, "new": 2, "dropped": 1, "unchanged": 1}})") !=
        std::string::npos);
}

TEST_CASE("a plan is what it is") {
  const Program plan = with("a per 1,000 b", "9‰ by 2025, 8‰ by 2030");
  const auto changes = goalpost::compare(plan, plan);
  CHECK(changes.front().change == Change::unchanged);
  CHECK(goalpost::render_text(changes, plan, plan) == "1 target: 1 unchanged\n");
}
