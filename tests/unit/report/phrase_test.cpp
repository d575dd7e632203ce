// Canonical text: one spelling for each meaning, and reading it again gives the same.
#include "goalpost/report/phrase.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "goalpost/syntax/parse.hpp"

using goalpost::Diagnostics;
using goalpost::expression_text;
using goalpost::Limits;
using goalpost::Source;
using goalpost::target_text;
namespace syntax = goalpost::syntax;

namespace {

syntax::Tree parsed(const std::string& text) {
  const Source source("test", text);
  Diagnostics found;
  syntax::Tree tree = goalpost::parse(source, Limits{}, found);
  INFO(goalpost::render(found, source));
  CHECK_FALSE(found.has_errors());
  return tree;
}

syntax::Tree with_target(const std::string& target) {
  return parsed(
      "plan p\n  areas province > district/districts\n  strata residence: rural, urban\nindicator 1 x\n  measure a\n  "
      "target " +
      target + "\n");
}
syntax::Tree with_measure(const std::string& measure) {
  return parsed("plan p\nindicator 1 x\n  measure " + measure + "\n  target below 5\n");
}

std::string target_of(const syntax::Tree& tree) {
  REQUIRE(tree.indicators.size() == 1);
  REQUIRE(tree.indicators.front().targets.size() == 1);
  return target_text(tree, tree.indicators.front().targets.front());
}
std::string measure_of(const syntax::Tree& tree) {
  REQUIRE(tree.indicators.size() == 1);
  return expression_text(tree, tree.indicators.front().measure);
}

struct Case {
  std::string written;
  std::string canonical;
};

}  // namespace

TEST_CASE("targets in canonical words, and those words mean the same") {
  const Case cases[] = {
      {"below 9 per 1,000", "below 9‰"},
      {"< 9‰", "below 9‰"},
      {"under 4.10%", "below 4.1%"},
      {"no more than 16/100,000", "at most 16 per 100,000"},
      {"at most 16/100,000 children by 2025", "at most 16 per 100,000 children by 2025"},
      {"≥ 90%", "at least 90%"},
      {"reach 90%", "at least 90%"},
      {"> 150 million VND per year", "above 150 million VND per year"},
      {"from 4 billion VND up", "at least 4 billion VND"},
      {"at least 1.25 billion VND", "at least 1.25 billion VND"},
      {"at least 300 thousand VND", "at least 300,000 VND"},
      {"= 0", "exactly 0"},
      {"eliminate", "exactly 0"},
      {"90%", "90%"},
      {"1,504", "1,504"},
      {"no later than 2025-05-20", "no later than 2025-05-20"},
      {"no earlier than 2025-05-20", "no earlier than 2025-05-20"},
      {"80% by 2025, 90% by 2030", "80% by 2025, 90% by 2030"},
      {"at least 80% by 2025, 90% by 2030 along a line", "at least 80% by 2025, 90% by 2030 along a line"},
      {"between 103 and 107", "between 103 and 107"},
      {"about 300,000 VND within 10%", "about 300,000 VND within 10%"},
      {"about 30% within 2 points", "about 30% within 2 points"},
      {"reduce by 30% versus prior year", "reduce by 30% versus prior year"},
      {"reduce by 2 points versus 2024", "reduce by 2 points versus 2024"},
      {"reduce by 5 cases versus prior period", "reduce by 5 cases versus prior period"},
      {"reduce versus 2024", "reduce versus 2024"},
      {"reduce versus baseline", "reduce versus baseline"},
      {"reduce versus mean of last 3 years", "reduce versus mean of last 3 years"},
      {"reduce by 2% to 3% every year", "reduce by 2% to 3% every year"},
      {"reduce by 2% each year versus 2020", "reduce by 2% every year versus 2020"},
      {"reduce from 10% down to 8%", "reduce from 10% down to 8%"},
      {"reduce to 8%", "reduce to 8%"},
      {"reduce below 7%", "reduce below 7%"},
      {"increase by 5% versus prior year", "increase by 5% versus prior year"},
      {"increase to 90%", "increase to 90%"},
      {"increase from 70% up to 90%", "increase from 70% up to 90%"},
      {"2 times versus 2020", "2 times versus 2020"},
      {"at least 2 times versus 2020", "at least 2 times versus 2020"},
      {"maintain", "maintain"},
      {"maintain 100%", "maintain 100%"},
      {"maintain below 12%", "maintain below 12%"},
      {"maintain within 2 points", "maintain within 2 points"},
      {"at least 22 communes for province", "at least 22 communes for province"},
      {"at least 2 communes in every district", "at least 2 communes in every district"},
      {"at least 80% in at least 8 districts", "at least 80% in at least 8 districts"},
      {"below 7% where residence = rural", "below 7% where residence = rural"},
      {"below 7% where residence = rural for district", "below 7% for district where residence = rural"},
      {"reduce by 30% where residence = rural versus 2024", "reduce by 30% versus 2024 where residence = rural"},
      {"at least 2 where area = \"Long Xuyên\"", "at least 2 where area = \"Long Xuyên\""},
      {"at least 2 where area = \"the \"\"new\"\" town\"", "at least 2 where area = \"the \"\"new\"\" town\""},
      {"at least 2 where area = \"Hà\"", "at least 2 where area = Hà"},
      {"below 1% if any b", "below 1% if any b"},
      {"below 1% when a > 20 and not b = 0", "below 1% when a > 20 and not b = 0"},
      {"below 1% in 2025", "below 1% in 2025"},
      {"below 1% in 2025 when a > b", "below 1% in 2025 when a > b"},
      {"below 1% when a > 20 in 2025", "below 1% in 2025 when a > 20"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.written);
    CHECK(target_of(with_target(c.written)) == c.canonical);
    CHECK(target_of(with_target(c.canonical)) == c.canonical);
  }
}

TEST_CASE("expressions with no more parentheses than they need") {
  const Case cases[] = {
      {"a", "a"},
      {"( ( a ) )", "a"},
      {"a + b - c", "a + b - c"},
      {"(a + b) - c", "a + b - c"},
      {"a - (b + c)", "a - (b + c)"},
      {"a + (b * c)", "a + b * c"},
      {"(a + b) * c", "(a + b) * c"},
      {"a / b / c", "a / b / c"},
      {"a / (b / c)", "a / (b / c)"},
      {"a / (b * c)", "a / (b * c)"},
      {"a per 1,000 b", "a per 1,000 b"},
      {"(a + b) per 100000 (c - d)", "a + b per 100,000 c - d"},
      {"a as % of b + c", "a as % of b + c"},
      {"(a as % of b) + c", "(a as % of b) + c"},
      {"(a * 2) per 1,000 b", "(a * 2) per 1,000 b"},
      {"(a default 0) per 1,000 b", "(a default 0) per 1,000 b"},
      {"(a * 2 - c) per 1,000 b", "a * 2 - c per 1,000 b"},
      {"(a per 1,000 b) - (c per 1,000 d)", "(a per 1,000 b) - (c per 1,000 d)"},
      {"-a + b", "-a + b"},
      {"-(a + b)", "-(a + b)"},
      {"min(a; b)", "min(a; b)"},
      {"max(a + 1; b * 2)", "max(a + 1; b * 2)"},
      {"abs(a - b)", "abs(a - b)"},
      {"prior(a)", "prior(a)"},
      {"total(a) as % of total(b)", "total(a) as % of total(b)"},
      {"a in 2024", "a in 2024"},
      {"a - a in 2024", "a - a in 2024"},
      {"a default 0 + b", "a default 0 + b"},
      {"if a > 0 then b else c", "if a > 0 then b else c"},
      {"if a > 0 and (b = 0 or c < 1) then b + c else c", "if a > 0 and (b = 0 or c < 1) then b + c else c"},
      {"if not (a > 0 or b > 0) then 1 else 2", "if not (a > 0 or b > 0) then 1 else 2"},
      {"(if a > 0 then b else c) + 1", "(if a > 0 then b else c) + 1"},
      {"mean of last 3 years of a", "mean of last 3 years of a"},
      {"mean of last 3 years of (a + b)", "mean of last 3 years of (a + b)"},
      {"gap of a from rural to urban", "gap of a from rural to urban"},
      {"gap of (a as % of b) from rural to urban", "gap of a as % of b from rural to urban"},
      {"gap of a from rural to urban + b", "gap of a from rural to urban + b"},
      {"mean of last 3 years of a in 2024", "mean of last 3 years of a in 2024"},
      {"mean of last 3 years of (a in 2024)", "mean of last 3 years of (a in 2024)"},
      {"share of communes meeting x", "share of communes meeting x"},
      {"a * 1,000.50", "a * 1,000.5"},
      {"`from` + `to`", "`from` + `to`"},
      {"`a` + `live births (total)` + `x``y`", "a + `live births (total)` + `x``y`"},
      {"trẻ_em + a1", "trẻ_em + a1"},
      {"`a–b` + `1a`", "`a–b` + `1a`"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.written);
    CHECK(measure_of(with_measure(c.written)) == c.canonical);
    CHECK(measure_of(with_measure(c.canonical)) == c.canonical);
  }
}

TEST_CASE("the canonical text gives back the whole tree, not only its own text") {
  const std::string targets[] = {"at least 1.25 billion VND per year", "at most 16 per 100,000 children by 2025",
                                 "reduce by 2% to 3% every year versus 2020"};
  for (const std::string& text : targets) {
    CAPTURE(text);
    const syntax::Tree once = with_target(text);
    const syntax::Tree again = with_target(target_of(once));
    CHECK(syntax::print(once) == syntax::print(again));
  }
}

namespace {

/// Expressions with every parenthesis there can be; what remains of them in canonical text must be enough.
class RandomText {
 public:
  explicit RandomText(std::uint64_t seed) : random_(seed) {}

  std::string figure(int depth) {
    if (depth == 0) return one_of({"a", "b", "c1", "trẻ_em", "1,504", "0.5", "`from`"});
    const auto inner = [&] { return '(' + figure(depth - 1) + ')'; };
    switch (random_() % 14) {
      case 0: return inner() + " + " + inner();
      case 1: return inner() + " - " + inner();
      case 2: return inner() + " * " + inner();
      case 3: return inner() + " / " + inner();
      case 4: return inner() + " per 100,000 " + inner();
      case 5: return inner() + " as % of " + inner();
      case 6: return "-" + inner();
      case 7: return one_of({"min", "max"}) + "(" + figure(depth - 1) + "; " + figure(depth - 1) + ")";
      case 8: return one_of({"abs", "prior", "total"}) + "(" + figure(depth - 1) + ")";
      case 9: return "(if " + condition(depth - 1) + " then " + inner() + " else " + inner() + ")";
      case 10: return "mean of last 3 years of " + inner();
      case 11: return "gap of " + inner() + " from rural to urban";
      case 12: return inner() + one_of({" in 2024", " default 0"});
      default: return figure(depth - 1);
    }
  }

 private:
  std::string condition(int depth) {
    const auto inner = [&] { return '(' + condition(depth - 1) + ')'; };
    if (depth == 0) return "a > 0";
    switch (random_() % 4) {
      case 0: return inner() + " and " + inner();
      case 1: return inner() + " or " + inner();
      case 2: return "not " + inner();
      default:
        return '(' + figure(depth - 1) + ')' + one_of({" < ", " <= ", " > ", " >= ", " = ", " != "}) + '(' +
               figure(depth - 1) + ')';
    }
  }

  std::string one_of(std::initializer_list<const char*> choices) { return choices.begin()[random_() % choices.size()]; }

  std::mt19937_64 random_;
};

}  // namespace

TEST_CASE("random expressions come back from their canonical text unchanged") {
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    const std::string written = RandomText(seed).figure(static_cast<int>(seed % 6));
    CAPTURE(written);
    const syntax::Tree once = with_measure(written);
    const std::string canonical = measure_of(once);
    CAPTURE(canonical);
    const syntax::Tree again = with_measure(canonical);
    REQUIRE(syntax::print(once) == syntax::print(again));
    REQUIRE(measure_of(again) == canonical);
  }
}
