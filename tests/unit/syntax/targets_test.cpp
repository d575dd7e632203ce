// Targets: every spelling of the table in section 4 of the language, and every tail.
#include "reading.hpp"

using namespace goalpost;
using namespace reading;

namespace {
struct Case {
  const char* text;
  const char* tree;
};
template <std::size_t size>
void check(const Case (&cases)[size]) {
  for (const Case& c : cases) {
    CAPTURE(std::string(c.text));
    const Read read(indicator("a", c.text));
    CHECK(read.problems() == "");
    CHECK(printed_clause(read, "target") == c.tree);
    REQUIRE(read.tree.indicators[0].targets.size() == 1);
    CHECK(read.text(read.tree.indicators[0].targets[0].range) == "target " + std::string(c.text));
  }
}
}  // namespace

TEST_CASE("levels and their comparators") {
  static constexpr Case cases[] = {
      {"below 9‰", "(level < 9/1000)"},
      {"< 9 ‰", "(level < 9/1000)"},
      {"under 9 per 1,000", "(level < 9/1000)"},
      {"at most 16.8%", "(level <= 16.8%)"},
      {"<= 5", "(level <= 5)"},
      {"≤5", "(level <= 5)"},
      {"down to 8%", "(level <= 8%)"},
      {"no more than 3", "(level <= 3)"},
      {"no later than 2025-05-20", "(level <= 2025-05-20)"},
      {"no earlier than 2025-05-20", "(level >= 2025-05-20)"},
      {"at least 90%", "(level >= 90%)"},
      {">= 90 %", "(level >= 90%)"},
      {"≥ 90%", "(level >= 90%)"},
      {"reach 90%", "(level >= 90%)"},
      {"from 4 billion VND up", "(level >= 4000000000VND)"},
      {"from 100 children up", "(level >= 100:\"children\")"},
      {"above 90%", "(level > 90%)"},
      {"> 90%", "(level > 90%)"},
      {"over 90%", "(level > 90%)"},
      {"exactly 0", "(level = 0)"},
      {"= 0", "(level = 0)"},
      {"eliminate", "(level = 0)"},
      {"90%", "(level 90%)"},
      {"-2", "(level -2)"},
      {"at least -2.5 points", "(level >= -2.5pt)"},
      {"BELOW 9‰", "(level < 9/1000)"},
  };
  check(cases);
}

TEST_CASE("units and nouns") {
  static constexpr Case cases[] = {
      {"at most 550/100,000", "(level <= 550/100000)"},
      {"at most 16/100,000 children", "(level <= 16/100000:\"children\")"},
      {"at most 16 per 100,000 children aged five", "(level <= 16/100000:\"children aged five\")"},
      {"at least 22 communes for province", "(level >= 22:\"communes\") (for province)"},
      {"at least 4 billion VND per year", "(level >= 4000000000VND:per-year)"},
      {"at least 4 billion VND a year for province", "(level >= 4000000000VND:per-year) (for province)"},
      {"above 150 million VND", "(level > 150000000VND)"},
      {"at least 2.5 thousand", "(level >= 2500)"},
      {"at least 5 HIV", "(level >= 5HIV)"},
      {"at least 5 HIV tests", "(level >= 5:\"HIV tests\")"},
      {"at least 5 areas", "(level >= 5:\"areas\")"},
  };
  check(cases);
}

TEST_CASE("ranges, tolerances, factors") {
  static constexpr Case cases[] = {
      {"between 103 and 107", "(between 103 to 107)"},
      {"between 103 and 107%", "(between 103% to 107%)"},
      {"between 1% and 2 points", "(between 1% to 2pt)"},
      {"about 300,000 VND within 10%", "(about 300000VND (within 10%))"},
      {"about 50% within 2 points", "(about 50% (within 2pt))"},
      {"about 50%", "(about 50%)"},
      {"2 times versus 2020", "(factor 2x (versus 2020))"},
      {"at least 2 times versus 2020", "(factor >= 2x (versus 2020))"},
      {"at most 1.5 times versus baseline", "(factor <= 1.5x (versus baseline))"},
  };
  check(cases);
}

TEST_CASE("changes") {
  static constexpr Case cases[] = {
      {"reduce by 30% versus prior year", "(reduce 30% (versus prior-year))"},
      {"reduce by 2 points", "(reduce 2pt)"},
      {"reduce by 5 cases", "(reduce 5:\"cases\")"},
      {"reduce by 0.5‰ versus 2024", "(reduce 0.5/1000 (versus 2024))"},
      {"reduce versus 2024", "(reduce (versus 2024))"},
      {"reduce versus prior period", "(reduce (versus prior-period))"},
      {"reduce by 10% versus mean of last 3 years", "(reduce 10% (versus mean-of-last 3))"},
      {"reduce from 10% down to 8%", "(level (verb reduce) <= (from 10%) 8%)"},
      {"reduce from 411 to 200", "(level (verb reduce) <= (from 411) 200)"},
      {"reduce from 10 to 8%", "(level (verb reduce) <= (from 10%) 8%)"},
      {"reduce to 8%", "(level (verb reduce) <= 8%)"},
      {"reduce to below 8%", "(level (verb reduce) < 8%)"},
      {"reduce to at most 8%", "(level (verb reduce) <= 8%)"},
      {"reduce at most 8%", "(level (verb reduce) <= 8%)"},
      {"reduce below 8%", "(level (verb reduce) < 8%)"},
      {"reduce by 2% to 3% every year", "(reduce 2% to 3% every-year)"},
      {"reduce by 2 to 3% every year", "(reduce 2% to 3% every-year)"},
      {"reduce by 2% every year versus 2020", "(reduce 2% (versus 2020) every-year)"},
      {"increase by 2 points versus baseline", "(increase 2pt (versus baseline))"},
      {"increase to 90%", "(level (verb increase) >= 90%)"},
      {"increase from 80% up to 90%", "(level (verb increase) >= (from 80%) 90%)"},
      {"increase above 90% by 2030", "(level (verb increase) > 90%@2030)"},
      {"increase to at least 90%", "(level (verb increase) >= 90%)"},
      {"increase versus 2024", "(increase (versus 2024))"},
      {"maintain", "(maintain)"},
      {"maintain 100%", "(maintain 100%)"},
      {"maintain below 12%", "(maintain < 12%)"},
      {"maintain at least 58 communes", "(maintain >= 58:\"communes\")"},
      {"maintain within 2 points", "(maintain (within 2pt))"},
      {"maintain versus baseline", "(maintain (versus baseline))"},
  };
  check(cases);
}

TEST_CASE("tails in any order") {
  static constexpr Case cases[] = {
      {"80% by 2025, 90% by 2030", "(level 80%@2025 90%@2030)"},
      {"at least 65% by 2025 and 75% by 2030", "(level >= 65%@2025 75%@2030)"},
      {"80% by 2025, 90% by 2030 along a line", "(level 80%@2025 90%@2030 along-a-line)"},
      {"at least 80% along a line by 2025", "(level >= 80%@2025 along-a-line)"},
      {"at least 80% for province by 2025", "(level >= 80%@2025) (for province)"},
      {"below 5 in every district", "(level < 5) (in every district)"},
      {"below 5 in at least 8 districts", "(level < 5) (in 8 districts)"},
      {"below 5 in 2025", "(level < 5) (in 2025)"},
      {"below 5 in 2025 in every district", "(level < 5) (in every district) (in 2025)"},
      {"below 5 where residence = rural", "(level < 5) (where residence \"rural\")"},
      {"below 5 where residence = rural and age = \"0-4\"",
       "(level < 5) (where residence \"rural\") (where age \"0-4\")"},
      {"below 5 where area = \"Long Xuyên\"", "(level < 5) (where area \"Long Xuyên\")"},
      {"below 5 when b > 0 and c > 0", "(level < 5) (when (and (> b 0) (> c 0)))"},
      {"below 5 if any b + c", "(level < 5) (if-any (+ b c))"},
      {"reduce by 5% for district every year where r = u versus 2020",
       "(reduce 5% (versus 2020) every-year) (for district) (where r \"u\")"},
      {"80% by 2025 where r = u and 90% by 2030", "(level 80%@2025 90%@2030) (where r \"u\")"},
  };
  check(cases);
}

TEST_CASE("ranges of the parts of a target") {
  const Read read(indicator("a", "reduce by 2 to 3 % every year   where r = u"));
  const syntax::Target& target = read.tree.indicators[0].targets[0];
  CHECK(read.text(target.range) == "target reduce by 2 to 3 % every year   where r = u");
  CHECK(read.text(target.form_range) == "reduce by 2 to 3 % every year");
  CHECK(read.text(target.levels[0].value.range) == "2");
  CHECK(read.text(target.high->range) == "3 %");
  CHECK(read.text(target.where[0].dimension.range) == "r");
  CHECK(read.text(target.where[0].value.range) == "u");
  const Read scoped(indicator("a", "below 5 for district versus 2024"));
  CHECK(scoped.text(scoped.tree.indicators[0].targets[0].form_range) == "below 5");
  CHECK(scoped.text(scoped.tree.indicators[0].targets[0].versus->range) == "versus 2024");
  const Read none(indicator("a", "eliminate"));
  CHECK(none.text(none.tree.indicators[0].targets[0].levels[0].value.range) == "eliminate");
}

TEST_CASE("a noun that looks like a misspelled word is read, with a warning") {
  const Read read(indicator("a", "reduce by 2% evry year"));
  CHECK_FALSE(read.found.has_errors());
  REQUIRE(read.found.list().size() == 1);
  CHECK(read.found.list()[0].code == Code::noun_like_keyword);
  for (const char* const noun :
       {"children", "women", "persons", "births", "live births", "cases", "schools", "times", "vụ", "xã"}) {
    CAPTURE(std::string(noun));
    CHECK(Read(indicator("a", std::string("at least 5 ") + noun)).problems() == "");
  }
}
