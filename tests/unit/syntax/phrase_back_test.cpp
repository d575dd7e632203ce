// Every target that is read from a phrase of any set comes back from its canonical Vietnamese unchanged.
#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

#include "phrase_reading.hpp"

namespace {

/// The text of a key on a line of JSON, as far as these sets go: `\"`, `\n`, `\u…` of the basic plane.
std::string text_of(const std::string& line, const std::string& key) {
  const std::size_t at = line.find('"' + key + "\": \"");
  std::string text;
  if (at == std::string::npos) return text;
  for (std::size_t i = at + key.size() + 5; i < line.size() && line[i] != '"'; ++i) {
    if (line[i] != '\\') {
      text += line[i];
    } else if (line[++i] == 'n') {
      text += '\n';
    } else if (line[i] == 't') {
      text += '\t';
    } else if (line[i] == 'u') {
      return "";  // none of these sets has one that matters
    } else {
      text += line[i];
    }
  }
  return text;
}

struct Tally {
  int num_targets = 0;
  std::vector<std::string> changed;
};

void add(Tally& tally, const std::string& text, const std::string& indicator) {
  goalpost::PhraseOptions options;
  options.indicator = indicator;
  const goalpost::Phrase phrase = goalpost::read_phrase(text, options);
  if (!phrase.understood) return;
  for (const goalpost::PhraseTarget& target : phrase.targets) {
    const std::string canonical = goalpost::canonical_phrase(target, "vi");
    goalpost::PhraseOptions around;
    around.indicator = target.subject.empty() ? indicator : target.subject;
    ++tally.num_targets;
    const std::string again = phrase_tests::described(goalpost::read_phrase(canonical, around), false);
    if (again != phrase_tests::described(target, false))
      tally.changed.push_back(text + " => " + canonical + " => " + again);
  }
}

Tally read_set(const std::string& file) {
  Tally tally;
  std::ifstream in(std::string(GOALPOST_SOURCE_DIR) + "/tests/" + file);
  REQUIRE(in);
  std::string line;
  while (std::getline(in, line)) {
    if (file.ends_with(".jsonl")) {
      add(tally, text_of(line, "phrase"), text_of(line, "indicator"));
      continue;
    }
    if (line.starts_with('#')) continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    const std::size_t third = line.find('\t', second + 1);
    if (third == std::string::npos) continue;
    add(tally, line.substr(second + 1, third - second - 1), line.substr(first + 1, second - first - 1));
  }
  return tally;
}

}  // namespace

TEST_CASE("canonical Vietnamese read back gives the same target: all phrases that are read") {
  for (const char* file : {"cases/phrases/plans.tsv", "cases/phrases/wording.tsv", "phrases/unseen.jsonl"}) {
    const Tally tally = read_set(file);
    CAPTURE(std::string(file));
    CHECK(tally.num_targets > 50);
    for (const std::string& changed : tally.changed) {
      CAPTURE(changed);
      CHECK(changed.empty());
    }
  }
  // The blind set is counted and not shown.
  const Tally blind = read_set("phrases/unseen2.jsonl");
  CHECK(blind.num_targets > 300);
  CHECK(blind.changed.size() <= 5);
}
