// Declarations and clauses, free layout, rules.
#include "reading.hpp"

using namespace goalpost;
using namespace reading;

TEST_CASE("a plan with every clause") {
  const Read read(R"(edition 1
plan an_giang "Plan"   # a comment
  source   "423/KH-UBND, ""15"" April"
  period   2025, 2025-H1, 2025-Q3, 2025-11
  baseline 2024
  areas    province > district/districts > commune/communes
  strata   residence: rural, urban
  strata   age: "0-4", older
  missing children require 90%
  about within 10%
  boundary inclusive
  fiscal year from July
)");
  CHECK(read.problems() == "");
  CHECK(read.printed() == R"((edition 1)
(language en)
(plan an_giang "Plan")
  (source "423/KH-UBND, ""15"" April")
  (period 2025 2025-H1 2025-Q3 2025-11)
  (baseline 2024)
  (areas (province) (district districts) (commune communes))
  (strata residence "rural" "urban")
  (strata age "0-4" "older")
  (missing-children require 90%)
  (about-within 10%)
  (boundary inclusive)
  (fiscal-year-from 7)
)");
  CHECK(read.text(read.tree.plan->range) == "plan an_giang \"Plan\"");
  CHECK(read.text(read.tree.plan->periods_range) == "period   2025, 2025-H1, 2025-Q3, 2025-11");
  CHECK(read.text(read.tree.plan->baseline_range) == "baseline 2024");
}

TEST_CASE("inputs of every kind") {
  const Read read(R"plan(
input live_births count
input schools, schools_with_toilet count
input by_two count by residence, age
input rate %
input rate2 ‰
input rate3 per 100,000 roll up none
input gap points
input score number roll up last
input fund VND
input sent date
input births2 count from "Live births (total)" by residence roll up sum
input `per` count
)plan");
  CHECK(read.problems() == "");
  CHECK(read.printed() == R"tree((edition 1)
(language en)
(input live_births count)
(input schools count)
(input schools_with_toilet count)
(input by_two count (by "residence" "age"))
(input rate %)
(input rate2 per 1000)
(input rate3 per 100000 (roll-up none))
(input gap points)
(input score number (roll-up last))
(input fund VND)
(input sent date)
(input births2 count (by "residence") (from "Live births (total)") (roll-up sum))
(input per count)
)tree");
}

TEST_CASE("indicators with every clause") {
  const Read read(R"(indicator 3a a "A title"
  measure x
  target below 5
  target below 4 for district
  part of b
  lead "One", "Two"
  support "Three"
  better lower
  may exceed 100%
indicator 2.1 b  measure y  target below 5
indicator "op 3" c  measure y  target below 5
indicator d  measure y  target below 5
indicator 1-2 e  measure y  target below 5  better higher
)");
  CHECK(read.problems() == "");
  CHECK(read.printed() == R"((edition 1)
(language en)
(indicator "3a" a "A title")
  (measure x)
  (target (level < 5))
  (target (level < 4) (for district))
  (part-of b)
  (lead "One" "Two")
  (support "Three")
  (better lower)
  (may-exceed-100%)
(indicator "2.1" b)
  (measure y)
  (target (level < 5))
(indicator "op 3" c)
  (measure y)
  (target (level < 5))
(indicator d)
  (measure y)
  (target (level < 5))
(indicator "1-2" e)
  (measure y)
  (target (level < 5))
  (better higher)
)");
}

TEST_CASE("the layout is free, keywords in either case, line ends of either kind") {
  const std::string wanted =
      Read("input a count\nindicator 1 x\n  measure a per 100 b\n  target below 5% in 2025\n").printed();
  for (const char* const text : {
           "input a count indicator 1 x measure a per 100 b target below 5% in 2025",
           "INPUT a COUNT\nINDICATOR 1 x\nMEASURE a PER 100 b\nTARGET BELOW 5% IN 2025",
           "input a count\r\nindicator 1 x\r\n  measure a per 100 b\r\n  target below 5% in 2025\r\n",
           "\xEF\xBB\xBFinput a count\nindicator 1 x\n\n\n measure\n a\n per\n 100\n b\n target\n below\n 5\n %\n in\n "
           "2025",
           "# c\ninput a count # c\nindicator 1 x# c\nmeasure a per 100 b#c\ntarget below 5%# c\nin 2025#",
           "input\xC2\xA0"
           "a count\nindicator 1\xC2\xA0x\n measure a per 100 b\n target below 5% in 2025",
       }) {
    CAPTURE(std::string(text));
    const Read read(text);
    CHECK(read.problems() == "");
    CHECK(read.printed() == wanted);
  }
}

TEST_CASE("words that are only sometimes special are names") {
  const Read read(R"(
input total, count, date, part, missing, edition, language, last, points, may count
indicator 1 sum
  measure total + count + part
    + edition
  target below 5
)");
  CHECK(read.problems() == "");
  CHECK(printed_clause(read, "measure") == "(+ (+ (+ total count) part) edition)");
}

TEST_CASE("the head: edition and language in any order") {
  CHECK(Read("edition 1\nlanguage vi\n").tree.language == "vi");
  CHECK(Read("language vi\nedition 1\n").tree.language == "vi");
  CHECK(Read("# c\n\nlanguage en\nplan p").problems() == "");
  CHECK(Read("").problems() == "");
  CHECK(Read(" \n# nothing\n").problems() == "");
  CHECK_FALSE(Read("").tree.plan.has_value());
}

TEST_CASE("a rule is a measure and a target") {
  const Source source("rule", "  neonatal_deaths per 1,000 live_births below 9‰ # so\n");
  Diagnostics found;
  const syntax::Tree tree = parse_rule(source, {}, found);
  CHECK(render(found, source) == "");
  CHECK(syntax::print(tree) ==
        "(edition 1)\n(language en)\n(indicator rule)\n  (measure (per 1000 neonatal_deaths live_births))\n  (target "
        "(level < 9/1000))\n");
  REQUIRE(tree.indicators.size() == 1);
  CHECK(source.text(tree.indicators[0].range) == "neonatal_deaths per 1,000 live_births below 9‰");
  CHECK(source.text(tree.indicators[0].targets[0].range) == "below 9‰");
}

TEST_CASE("rules of many forms") {
  struct Case {
    const char* text;
    const char* measure;
    const char* target;
  };
  static constexpr Case cases[] = {
      {"x = 0", "x", "(level = 0)"},
      {"x 90%", "x", "(level 90%)"},
      {"x in 2024 2 times versus 2020", "(in 2024 x)", "(factor 2x (versus 2020))"},
      {"x from 4 billion VND up", "x", "(level >= 4000000000VND)"},
      {"gap of x from rural to urban at most 2 points", "(gap \"rural\" \"urban\" x)", "(level <= 2pt)"},
      {"if a > 0 then b else c reduce by 5%", "(if (> a 0) b c)", "(reduce 5%)"},
      {"a default 0 maintain", "(default 0 a)", "(maintain)"},
      {"cases reduce by 30% versus prior year", "cases", "(reduce 30% (versus prior-year))"},
  };
  for (const Case& c : cases) {
    CAPTURE(std::string(c.text));
    const Source source("rule", c.text);
    Diagnostics found;
    const syntax::Tree tree = parse_rule(source, {}, found);
    CHECK(render(found, source) == "");
    const std::string wanted = std::string("  (measure ") + c.measure + ")\n  (target " + c.target + ")\n";
    CHECK(syntax::print(tree).ends_with(wanted));
  }
}

TEST_CASE("names in the quotes they need") {
  const Vocabulary& words = *vocabulary("en");
  CHECK(quoted_if_needed("cases", words) == "cases");
  CHECK(quoted_if_needed("trẻ_em", words) == "trẻ_em");
  CHECK(quoted_if_needed("total", words) == "total");
  CHECK(quoted_if_needed("per", words) == "`per`");
  CHECK(quoted_if_needed("a b", words) == "`a b`");
  CHECK(quoted_if_needed("3a", words) == "`3a`");
  CHECK(quoted_if_needed("", words) == "``");
  CHECK(quoted_if_needed("a`b", words) == "`a``b`");
  CHECK(quoted("say \"yes\"") == "\"say \"\"yes\"\"\"");
}
