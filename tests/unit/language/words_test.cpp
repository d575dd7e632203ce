// Which word stands at a place: every edge of a word, and the tables of each language.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

#include "goalpost/language/vocabulary.hpp"
#include "goalpost/text/impl/unicode.hpp"

using namespace goalpost;

namespace {

const Vocabulary& english() { return *vocabulary("en"); }

struct Case {
  const char* text;
  bool found;
  Word word;
  std::size_t bytes;
};

constexpr Case maintain_cases[] = {
    {"maintain", true, Word::maintain, 8},
    {"maintain ", true, Word::maintain, 8},
    {"maintained", false, {}, 0},
    {"maintain_", false, {}, 0},
    {"maintain1", false, {}, 0},
    {"MAINTAIN", true, Word::maintain, 8},
    {"Maintain", true, Word::maintain, 8},
    {" maintain", false, {}, 0},
    {"", false, {}, 0},
    {"maintai", false, {}, 0},
    {"maintain%", true, Word::maintain, 8},
    {"maintain100", false, {}, 0},
    {"maintainé", false, {}, 0},
    {"maintain\xCC\x81", false, {}, 0},
    {"maintain(", true, Word::maintain, 8},
    {"maintain\n", true, Word::maintain, 8},
};

constexpr Case longest_cases[] = {
    {"per 1,000", true, Word::per, 3},
    {"per year", true, Word::per_year, 8},
    {"per years", true, Word::per, 3},
    {"no more than 5", true, Word::at_most, 12},
    {"no  more\n\tthan 5", true, Word::at_most, 14},
    {"no more thanks", false, {}, 0},
    {"no", false, {}, 0},
    {"as % of x", true, Word::as_percent_of, 7},
    {"as%of x", true, Word::as_percent_of, 5},
    {"as %of x", true, Word::as_percent_of, 6},
    {"as % off", false, {}, 0},
    {"< 5", true, Word::below, 1},
    {"<= 5", true, Word::at_most, 2},
    {"≤5", true, Word::at_most, 3},
    {">=5", true, Word::at_least, 2},
    {"= 5", true, Word::exactly, 1},
    {"!= 5", true, Word::not_equal, 2},
    {"! 5", false, {}, 0},
    {"‰", true, Word::permille, 3},
    {"down to", true, Word::down_to, 7},
    {"down", false, {}, 0},
    {"versus baseline", true, Word::versus_baseline, 15},
    {"versus base", true, Word::versus, 6},
    {"if any x", true, Word::if_any, 6},
    {"if anything", true, Word::if_, 2},
    {"every year", true, Word::every_year, 10},
    {"every district", true, Word::every, 5},
    {"part of", true, Word::part_of, 7},
    {"part", false, {}, 0},
    {"may exceed", true, Word::may_exceed, 10},
    {"may", true, Word::may, 3},
};

void check(const Case& c) {
  CAPTURE(std::string(c.text));
  const auto found = english().match(c.text);
  REQUIRE(found.has_value() == c.found);
  if (!found) return;
  CHECK(found->word == c.word);
  CHECK(found->num_bytes == c.bytes);
}

}  // namespace

TEST_CASE("a word ends where a name would") {
  for (const Case& c : maintain_cases) check(c);
}

TEST_CASE("the longest spelling wins") {
  for (const Case& c : longest_cases) check(c);
}

TEST_CASE("a spelling means one word, in every language") {
  for (const std::string_view language : known_languages()) {
    CAPTURE(std::string(language));
    const Vocabulary* const words = vocabulary(language);
    REQUIRE(words != nullptr);
    CHECK(words->language == language);
    std::map<std::string, Word> seen;
    for (const Vocabulary::Spelling& spelling : words->spellings) {
      CAPTURE(std::string(spelling.text));
      const auto [place, is_new] = seen.emplace(detail::unicode::folded(spelling.text).value(), spelling.word);
      CHECK((is_new || place->second == spelling.word));
      const auto found = words->match(spelling.text);
      REQUIRE(found.has_value());
      CHECK(found->word == spelling.word);
      CHECK(found->num_bytes == spelling.text.size());
    }
  }
}

TEST_CASE("every word has an English spelling, and canonical() gives the first") {
  std::set<Word> spelled;
  for (const Vocabulary::Spelling& spelling : english().spellings) spelled.insert(spelling.word);
#define GOALPOST_WORD(name, ...) CHECK_MESSAGE(spelled.count(Word::name) == 1, #name);
#include "goalpost/language/words.def"
#undef GOALPOST_WORD
  CHECK(english().canonical(Word::below) == "below");
  CHECK(english().canonical(Word::at_most) == "at most");
}

TEST_CASE("languages that are not known have no vocabulary") {
  CHECK(vocabulary("fr") == nullptr);
  CHECK(vocabulary("") == nullptr);
  CHECK(vocabulary("EN") == nullptr);
  CHECK(vocabulary("vi")->numbers.decimal_mark == ',');
  CHECK(vocabulary("en")->numbers.decimal_mark == '.');
}

TEST_CASE("only whole words of the grammar are reserved") {
  for (const char* const name :
       {"measure", "TARGET", "per", "in", "where", "source", "period", "lead", "below", "plan", "and"}) {
    CAPTURE(std::string(name));
    CHECK(english().reserves(name));
  }
  for (const char* const name :
       {"cases",    "births",   "deaths",   "reports",  "schools", "total", "count", "date", "part",
        "may",      "missing",  "boundary", "points",   "no",      "any",   "up",    "last", "edition",
        "language", "measures", "area",     "per_year", "gap",     "mean",  "share"}) {
    CAPTURE(std::string(name));
    CHECK_FALSE(english().reserves(name));
  }
}
