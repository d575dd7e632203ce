// The door: what check() answers, in what order, and at what cost.
#include "marked_plan.hpp"

using namespace goalpost;
using goalpost::test::expect_findings;

TEST_CASE("there is a plan unless there is an error, of parse() or of check()") {
  Diagnostics out;
  CHECK(test::check_text("plan p\ninput a count\nindicator i\n  measure a\n  target below 5\n", out));
  Diagnostics with_warning;
  CHECK(test::check_text("plan p\ninput a, b count\nindicator i\n  measure a\n  target below 5\n", with_warning));
  CHECK(with_warning.num_warnings() == 1);
  Diagnostics with_error;
  CHECK_FALSE(test::check_text("plan p\nindicator i\n  measure a\n  target below 5\n", with_error));
}

TEST_CASE("nothing follows from what parse() reported") {
  for (const std::string text : {
           "plan p\ninput a ???\nindicator i\n  measure a\n  target below 5\n",
           "plan p\ninput a count\nindicator i\n  measure a per\n  target below 5%\n",
           "plan p\ninput a count\nindicator i\n  measure a +\n  target below 5%\n",
           "plan p\ninput a, b count\nindicator i\n  measure a\n  target below below b\n  target 90\n",
           "plan p\n  strata residence rural urban\ninput a count by residence\nindicator i\n  measure a\n"
           "  target below 5 where residence = rural\n",
       }) {
    CAPTURE(text);
    const Source source("plan.goal", text);
    Diagnostics parsed;
    const syntax::Tree tree = parse(source, Limits{}, parsed);
    REQUIRE(parsed.num_errors() > 0);
    Diagnostics out = parsed;
    CHECK_FALSE(check(tree, out));
    const std::string found = render(out, source);
    CAPTURE(found);
    CHECK(out.list().size() == parsed.list().size());
  }
}

TEST_CASE("a tree with a hole that nobody reported is no plan") {
  syntax::Tree tree;
  tree.indicators.resize(1);
  tree.indicators[0].name.text = "i";
  Diagnostics no_measure;
  CHECK_FALSE(check(tree, no_measure));
  REQUIRE(no_measure.list().size() == 1);
  CHECK(code_text(no_measure.list()[0].code) == "GP3101");

  tree.exprs.resize(1);
  tree.indicators[0].measure = 0;
  Diagnostics damaged;
  CHECK_FALSE(check(tree, damaged));
  REQUIRE(damaged.list().size() == 1);
  CHECK(code_text(damaged.list()[0].code) == "GP3101");
}

TEST_CASE("a mean of no years, which parse() refuses, is refused in a tree made by hand, too") {
  const Source source("plan.goal",
                      "plan p\ninput n count\nindicator i\n  measure mean of last 1 years of n\n"
                      "  target reduce by 2% versus mean of last 1 years\n");
  Diagnostics parsed;
  const syntax::Tree tree = parse(source, Limits{}, parsed);
  REQUIRE(parsed.list().empty());
  const auto code_of = [](const syntax::Tree& changed) {
    Diagnostics out;
    CHECK_FALSE(check(changed, out));
    REQUIRE(out.list().size() == 1);
    return code_text(out.list()[0].code);
  };
  syntax::Tree no_measure = tree;
  no_measure.exprs[tree.indicators[0].measure].payload = 0;
  CHECK(code_of(no_measure) == "GP3117");
  syntax::Tree no_base = tree;
  no_base.indicators[0].targets[0].versus->number = 0;
  CHECK(code_of(no_base) == "GP3117");
}

TEST_CASE("findings are ordered by place") {
  Diagnostics out;
  CHECK_FALSE(
      test::check_text("plan p\ninput unused count\ninput a %\nindicator i\n  measure a\n  target below 5\nindicator "
                       "k\n  measure a + a\n"
                       "  target below 5% for nowhere\n",
                       out));
  REQUIRE(out.list().size() == 3);
  CHECK(code_text(out.list()[0].code) == "GP4006");
  CHECK(code_text(out.list()[1].code) == "GP3106");
  CHECK(code_text(out.list()[2].code) == "GP3008");
}

TEST_CASE("every finding has a message and a hint without an empty slot") {
  for (const DiagnosticEntry& entry : catalogue()) {
    const auto number = static_cast<unsigned>(entry.code);
    if (number < 3000 || number >= 5000) continue;
    CAPTURE(entry.name);
    CHECK((number >= 4000) == (entry.severity == Severity::warning));
    CHECK_FALSE(entry.message.empty());
    CHECK((entry.severity == Severity::note || !entry.hint.empty()));
    CHECK_FALSE(entry.explanation.empty());
  }
}

TEST_CASE("ten thousand indicators, and hostile ones, come to an end") {
  // Quadratic work on these would take minutes and run into the timeout of the test; the speed itself is a matter of bench/.
  const auto num_errors = [](const std::string& text) {
    const Source source("plan.goal", text);
    Diagnostics out;
    static_cast<void>(check(parse(source, Limits{}, out), out));
    return out.num_errors();
  };
  std::string plain = "plan p\n";
  for (int i = 0; i < 10'000; ++i) {
    const std::string n = std::to_string(i);
    plain += "input d" + n + ", b" + n + " count\nindicator i" + n + "\n  measure d" + n + " per 1,000 b" + n +
             "\n  target below " + n + ".5‰\n";
  }
  CHECK(num_errors(plain) == 0);

  std::string misspelt = "plan p\n";
  for (int i = 0; i < 10'000; ++i) misspelt += "input an_input_with_a_long_name_" + std::to_string(i) + " count\n";
  for (int i = 0; i < 10'000; ++i) {
    misspelt += "indicator i" + std::to_string(i) + "\n  measure an_input_with_a_wrong_name_" + std::to_string(i) +
                "\n  target below 5\n";
  }
  CHECK(num_errors(misspelt) == 10'000);

  std::string many_targets = "plan p\ninput a count\nindicator i\n  measure a\n";
  for (int i = 0; i < 20'000; ++i) many_targets += "  target below " + std::to_string(i + 1) + "\n";
  CHECK(num_errors(many_targets) == 0);
}
