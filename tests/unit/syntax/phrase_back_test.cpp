// Every target that is read from a phrase of any set comes back from its canonical Vietnamese unchanged.
#include <doctest/doctest.h>

#include <fstream>
#include <random>
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
  for (const char* file :
       {"cases/phrases/plans.tsv", "cases/phrases/wording.tsv", "phrases/unseen.jsonl", "phrases/unseen2.jsonl"}) {
    const Tally tally = read_set(file);
    CAPTURE(std::string(file));
    CHECK(tally.num_targets > 50);
    for (const std::string& changed : tally.changed) {
      CAPTURE(changed);
      CHECK(changed.empty());
    }
  }
}

TEST_CASE("targets made by chance come back from their canonical Vietnamese unchanged") {
  std::mt19937 random(20251122);
  const auto pick = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const auto quantity = [](int kind, int n) {
    goalpost::syntax::Quantity made;
    made.number = {n, 0};
    if (kind == 0) made.scale = goalpost::syntax::Scale::percent;
    if (kind == 1 || kind == 2) made.scale = goalpost::syntax::Scale::per;
    if (kind == 1) made.per_n = 1000, made.permille_sign = true, made.number = {n * 10 + 5, 1};
    if (kind == 2) made.per_n = 100000;
    if (kind == 3) made.noun = "mô hình";
    if (kind == 4)
      made.scale = goalpost::syntax::Scale::currency, made.currency = "VND", made.number = {n * 1000000LL, 0};
    return made;
  };
  using goalpost::syntax::Better;
  using goalpost::syntax::Comparator;
  using goalpost::syntax::Form;
  int num_changed = 0;
  for (int turn = 0; turn < 20000 && num_changed < 10; ++turn) {
    constexpr Form forms[] = {Form::level, Form::between, Form::about, Form::reduce, Form::increase, Form::maintain};
    goalpost::PhraseTarget target;
    target.form = forms[pick(6)];
    const bool change = target.form == Form::reduce || target.form == Form::increase;
    const int kind = pick(5);
    const int n = 2 + pick(40);
    target.limit = quantity(kind, n);
    const bool range =
        target.form == Form::between || (target.form != Form::level && target.form != Form::about && pick(4) == 0);
    if (range) target.limit_high = quantity(kind, n + 5);
    if (target.form == Form::about && pick(2) == 0) target.tolerance = quantity(kind == 3 ? 5 : kind, 1);
    const bool lower = change ? target.form == Form::reduce : pick(2) == 0;
    target.better = lower ? Better::lower : Better::higher;
    target.comparator = lower ? Comparator::less_equal : Comparator::greater_equal;
    if (!range && target.form != Form::about && !change && pick(2) == 0)
      target.comparator = lower ? Comparator::less : Comparator::greater;
    if (change) {
      const int base = pick(4);
      if (base == 1) target.versus = goalpost::syntax::Reference{goalpost::syntax::ReferenceKind::prior_year, 0, {}};
      if (base == 2) target.versus = goalpost::syntax::Reference{goalpost::syntax::ReferenceKind::year, 2024, {}};
      if (base == 3) target.every_year = true, target.average = pick(2) == 0;
    }
    if (target.form == Form::level && pick(5) == 0) {
      target.start = quantity(kind, lower ? n + 50 : 1);
      if (pick(2) == 0) target.since = 2021;
      if (pick(2) == 0) target.by = 2030;
    } else if (pick(3) == 0) {
      target.by = 2030;
    } else if (pick(3) == 0) {
      target.since = 2021;
      target.until = 2025;
    }
    constexpr const char* groups[] = {"nông thôn", "trẻ em dưới 5 tuổi", "dân tộc thiểu số", "mẫu giáo 5 tuổi",
                                      "nữ",        "huyện, xã nghèo",    "Long Xuyên",       "cấp xã"};
    if (pick(4) == 0) target.where = groups[pick(8)];
    if (kind >= 3 && pick(4) == 0) target.in_every = pick(2) == 0 ? "xã" : "trường THCS";
    if (kind >= 3 && !change && pick(4) == 0) target.per_time = pick(2) == 0 ? "năm" : "tháng";
    if (pick(12) == 0) target.if_any = "trẻ em gặp thiên tai";
    const std::string canonical = goalpost::canonical_phrase(target, "vi");
    const std::string again = phrase_tests::described(goalpost::read_phrase(canonical), false);
    CAPTURE(canonical);
    num_changed += again == phrase_tests::described(target, false) ? 0 : 1;
    CHECK(again == phrase_tests::described(target, false));
  }
}
