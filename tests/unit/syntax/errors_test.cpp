// Every finding of the text and the grammar, and where reading goes on after it.
#include <set>

#include "reading.hpp"

using namespace goalpost;
using namespace reading;

namespace {

struct Case {
  Code code;
  std::string text;
  std::uint32_t line, column;
  const char* hint = nullptr;  ///< a part of it
};

const std::string& rest() {
  static const std::string text = "\n  target below 5\n";
  return text;
}
std::string measure(const std::string& text) { return "indicator 1 x\n  measure " + text + rest(); }
std::string target(const std::string& text) { return "indicator 1 x\n  measure a\n  target " + text + "\n"; }

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {Code::invalid_utf8, "plan x\ninput caf\xE9 count", 2, 10, "0xE9"},
      {Code::invalid_utf8, "\xFF\xFEp", 1, 1, "UTF-16"},
      {Code::invalid_utf8, "plan \xED\xA0\x80", 1, 6},
      {Code::control_character, std::string("plan x\ninput a\0\0 count", 22), 2, 8},
      {Code::control_character, "plan\x1b x", 1, 5},
      {Code::too_many_marks,
       [] {
         std::string text = "plan a";
         for (int i = 0; i < 31; ++i) text += "\xCC\x81";
         return text;
       }(),
       1, 6},
      {Code::table_instead_of_plan, "area;\"period\"; births\r\nAn Giang;2025;100\n", 1, 1, "plan first"},
      {Code::unknown_language, "language fr\n", 1, 10, "en, vi"},
      {Code::unknown_edition, "edition 2\n", 1, 1, "edition 1"},
      {Code::expected, "edition x\nplan p", 1, 9},
      {Code::expected, "language\nplan p", 1, 9, "end of line"},
      {Code::expected, measure("deaths per"), 2, 21, "found end of line; write e.g. 'per 1,000'"},
      {Code::expected, measure("deaths per x"), 2, 22, "found 'x'"},
      {Code::expected, measure("(a + b"), 2, 17, "close the parenthesis"},
      {Code::expected, measure("a +"), 2, 14},
      {Code::expected, measure(""), 2, 10},
      {Code::expected, measure("if a > 0 b"), 2, 20, "then"},
      {Code::expected, measure("gap of a from rural"), 2, 30},
      {Code::expected, measure("mean of last three years of a"), 2, 24},
      {Code::expected, target(""), 3, 9},
      {Code::expected, target("below"), 3, 15},
      {Code::expected, target("reduce by % versus prior year"), 3, 20},
      {Code::expected, target("reduce from 10%"), 3, 25, "down to 8%"},
      {Code::expected, target("reduce from 10% by 2%"), 3, 26, "down to 8%"},
      {Code::expected, target("below 5 versus next year"), 3, 25, "found 'next'"},
      {Code::expected, target("below 5 in"), 3, 20},
      {Code::expected, target("below 5 in at least 0 districts"), 3, 30},
      {Code::expected, target("from 5"), 3, 16, "from 100 up"},
      {Code::expected, target("between 3 to 5"), 3, 20},
      {Code::expected, "plan", 1, 5, "the end of the text"},
      {Code::expected, "plan p\n  strata residence rural", 2, 20},
      {Code::expected, "plan p\n  fiscal year from Jly", 2, 20, "July"},
      {Code::expected, "plan p\n  missing children ignore", 2, 20},
      {Code::expected, "plan p\n  source x", 2, 10},
      {Code::expected, "plan p\n  baseline last", 2, 12},
      {Code::expected, "plan p\n  areas a >", 2, 12},
      {Code::expected, "input a cuont", 1, 9, "did you mean 'count'?"},
      {Code::expected, "input a,\ninput b count", 1, 9},
      {Code::expected, "input a count roll up most", 1, 23},
      {Code::expected, "indicator 1\n  measure a" + rest(), 1, 12},
      {Code::expected, "indicator 1 x\n  measure a\n  target below 5\n  better hihger", 4, 10, "higher"},
      {Code::expected, "indicator 1 x\n  measure a\n  target below 5\n  may exceed 90%", 4, 14},
      {Code::unexpected, "hello\nplan p", 1, 1, "a declaration begins with"},
      {Code::unexpected, "indicator 1 x\n  mesure a" + rest(), 2, 3, "did you mean 'measure'?"},
      {Code::unexpected, measure("a pre 1,000 b"), 2, 13, "did you mean 'per'?"},
      {Code::unexpected, measure("a b"), 2, 13, "an operator is missing"},
      {Code::unexpected, measure("a)"), 2, 12, "no parenthesis is open"},
      {Code::unexpected, measure("median(a)"), 2, 17, "functions are"},
      {Code::unexpected, measure("a $ b"), 2, 13},
      {Code::expected, measure("“a”"), 2, 11, "straight quotes"},
      {Code::unexpected, "indicator 1 x “a”", 1, 15, "straight quotes"},
      {Code::unexpected, target("below 5 per 10 %"), 3, 25},
      {Code::unexpected, target("maintain by 2025"), 3, 19, "this target has none"},
      {Code::unexpected, target("between 1 and 2, 3"), 3, 25},
      {Code::unexpected, "plan p\n  source \"x\" y", 2, 14},
      {Code::unclosed_quote, "plan p \"title\n  period 2025", 1, 8},
      {Code::unclosed_quote, measure("`a"), 2, 11},
      {Code::empty_name, measure("`` + a"), 2, 11},
      {Code::reserved_name, "input source count", 1, 7, "`source`"},
      {Code::reserved_name, "indicator 1 target\n  measure a" + rest(), 1, 13, "`target`"},
      {Code::reserved_name, "plan PER", 1, 6, "`PER`"},
      {Code::reserved_name, "input plan count", 1, 7, "`plan`"},
      {Code::reserved_name, "input a count by in", 1, 18},
      {Code::number_too_long, target("below 1234567890123456789"), 3, 16},
      {Code::number_too_long, target("below 1,234,567,890 billion"), 3, 16},
      {Code::ambiguous_number, target("below 1,00"), 3, 16},
      {Code::ambiguous_number, target("below 1,0000"), 3, 16},
      {Code::ambiguous_number, "language vi\n" + target("below 1.000.00"), 4, 16},
      {Code::number_runs_into_word, target("below 1e5"), 3, 16},
      {Code::number_runs_into_word, target("below 5cases"), 3, 16},
      {Code::not_a_power_of_ten, measure("a per 1,234 b"), 2, 17},
      {Code::not_a_power_of_ten, measure("a per 1 b"), 2, 17},
      {Code::not_a_power_of_ten, target("below 5 per 10,000,000,000"), 3, 22},
      {Code::not_a_power_of_ten, target("below 5/7"), 3, 18},
      {Code::not_a_power_of_ten, "input a per 50", 1, 13},
      {Code::decimal_dot, "language vi\n" + target("below 98.07%"), 4, 16, "98,07"},
      {Code::repeated_clause, "plan p\nplan q", 2, 1},
      {Code::repeated_clause, "plan p\n  period 2025\n  period 2026", 3, 3},
      {Code::repeated_clause, "indicator 1 x\n  measure a\n  measure b" + rest(), 3, 3},
      {Code::repeated_clause, target("below 5 versus 2020 versus 2021"), 3, 30},
      {Code::repeated_clause, target("below 5 by 2020 by 2021"), 3, 26},
      {Code::repeated_clause, target("below 5 for a for b"), 3, 24},
      {Code::repeated_clause, "input a count by r by s", 1, 20},
      {Code::clause_out_of_place, "measure a", 1, 1, "indicator"},
      {Code::clause_out_of_place, "plan p\n  target below 5", 2, 3},
      {Code::clause_out_of_place, "input a count\nperiod 2025", 2, 1},
      {Code::clause_out_of_place, "plan p\nlanguage vi", 2, 1, "before the first declaration"},
      {Code::clause_out_of_place, "plan p\nedition 1", 2, 1},
      {Code::indicator_without_measure, "indicator 1 x\n  target below 5", 1, 1},
      {Code::indicator_without_target, "indicator 1 x\n  measure a", 1, 1},
      {Code::misplaced_tolerance, target("below 5 within 2 points"), 3, 18},
      {Code::condition_as_figure, measure("a + (b < c)"), 2, 15},
      {Code::condition_as_figure, measure("(a < b)"), 2, 11},
      {Code::figure_as_condition, target("below 5 when b"), 3, 23, "b > 0"},
      {Code::figure_as_condition, measure("if a and b > 0 then 1 else 2"), 2, 14},
      {Code::invalid_date, target("no later than 2025-02-30"), 3, 24},
      {Code::invalid_period, "plan p\n  period 2025-H3", 2, 10},
      {Code::undated_level, target("80%, 90% by 2030"), 3, 10},
      {Code::noun_like_keyword, target("reduce by 2% evry year"), 3, 20, "every"},
      {Code::comma_between_arguments, "language vi\n" + measure("min(a, b)"), 3, 16},
      {Code::chained_ratio, measure("a per 100 b per 10 c"), 2, 23},
      {Code::chained_ratio, measure("a as % of b per 10 c"), 2, 23},
      {Code::chained_comparison, measure("if a < b < c then 1 else 2"), 2, 20},
      {Code::too_few_arguments, measure("min(a)"), 2, 16},
  };
  return all;
}

std::string all_codes(const Diagnostics& found) {
  std::string text;
  for (const Diagnostic& diagnostic : found.list()) text += code_text(diagnostic.code) + " ";
  return text;
}

}  // namespace

TEST_CASE("each finding has its code and its place, and is the only one") {
  for (const Case& c : cases()) {
    CAPTURE(c.text);
    const Read read(c.text);
    CAPTURE(read.problems());
    REQUIRE(all_codes(read.found) == code_text(c.code) + " ");
    const Diagnostic& found = read.found.list()[0];
    const Position place = read.source.position(found.range.begin_byte);
    CHECK(place.line_1based == c.line);
    CHECK(place.column_1based == c.column);
    if (c.hint != nullptr) CHECK_MESSAGE(found.hint.find(c.hint) != std::string::npos, found.hint);
  }
}

TEST_CASE("every code of the text and the grammar has a case") {
  std::set<Code> seen = {Code::source_too_large, Code::nested_too_deeply, Code::expression_too_tall,
                         Code::too_many_errors};  // limits_test.cpp
  for (const Case& c : cases()) seen.insert(c.code);
  for (const DiagnosticEntry& row : catalogue()) {
    if (static_cast<int>(row.code) >= 3000) continue;
    CAPTURE(std::string(row.name));
    CHECK(seen.count(row.code) == 1);
  }
}

TEST_CASE("many errors in one pass; each clause is read on its own") {
  const Read read(R"(plan p
  period soon
  baseline 2024
input a cuont
input b count
indicator 1 x
  measure (a + b
  target below 5%
indicator 2 y
  measure max(a
  target reduce by
  better up
indicator 3 z
  measure a per 1,000 b
  target below 9 per 1,000
)");
  CAPTURE(read.problems());
  CHECK(read.found.num_errors() == 6);
  REQUIRE(read.tree.indicators.size() == 3);
  CHECK(read.tree.plan->baseline == 2024);
  CHECK(read.tree.plan->damaged);
  REQUIRE(read.tree.inputs.size() == 2);
  CHECK(read.tree.inputs[0].name.text == "a");
  CHECK(read.tree.inputs[0].damaged);
  CHECK_FALSE(read.tree.inputs[1].damaged);
  CHECK(read.tree.indicators[0].targets.size() == 1);
  CHECK(read.tree.at(read.tree.indicators[0].measure).op == syntax::Op::damaged);
  CHECK(read.tree.indicators[1].damaged);
  CHECK_FALSE(read.tree.indicators[2].damaged);
  CHECK_FALSE(read.tree.names_incomplete);
}

TEST_CASE("silent about what follows from a damaged node") {
  const Read misspelled("indicator 1 x\n  mesure a\n  target below 5\nindicator 2 y\n  measure a\n  taget below 5\n");
  CHECK(misspelled.found.num_errors() == 2);
  CHECK(printed_clause(misspelled, "target") == "(level < 5)");
  CHECK(misspelled.tree.at(misspelled.tree.indicators[1].measure).op == syntax::Op::name);
  const Read nameless("input 5 count\n");
  CHECK(nameless.found.num_errors() == 1);
  CHECK(nameless.tree.names_incomplete);
}

TEST_CASE("an unclosed quote ends with its line") {
  const Read read("plan p \"title\n  period 2025\n");
  CHECK(read.found.num_errors() == 1);
  REQUIRE(read.tree.plan);
  CHECK(read.tree.plan->periods.size() == 1);
}

TEST_CASE("a rule with errors has no target") {
  for (const char* const text :
       {"", "a", "a below", "a < b", "(a below 5", "below 5", "a below 5 below 6", "a per 3 b below 5"}) {
    CAPTURE(std::string(text));
    const Source source("rule", text);
    Diagnostics found;
    const syntax::Tree tree = parse_rule(source, {}, found);
    CHECK(found.num_errors() == 1);
    REQUIRE(tree.indicators.size() == 1);
    CHECK(tree.indicators[0].targets.empty());
    CHECK(tree.at(tree.indicators[0].measure).op == syntax::Op::damaged);
  }
}
