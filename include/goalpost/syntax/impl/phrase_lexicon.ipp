// The words of target phrases: tables made ready for looking up.
#pragma once

#include <algorithm>
#include <initializer_list>

#include "goalpost/syntax/impl/phrase_state.hpp"
#include "goalpost/text/impl/unicode.hpp"

namespace goalpost::detail::phrases {

/// Cuts a text into tokens; numbers stay unread when `style` is null.
std::vector<Token> tokens_of(std::string_view text, const NumberStyle* style);

void Lexicon::add(std::uint8_t meaning, std::string_view spelling) {
  Entry entry;
  entry.meaning = meaning;
  for (Token& token : tokens_of(spelling, nullptr)) entry.words.push_back(std::move(token.folded));
  if (entry.words.empty()) return;
  auto at = std::lower_bound(buckets_.begin(), buckets_.end(), entry.words.front(),
                             [](const Bucket& bucket, const std::string& word) { return bucket.first < word; });
  if (at == buckets_.end() || at->first != entry.words.front()) at = buckets_.insert(at, {entry.words.front(), {}});
  at->entries.push_back(std::move(entry));
}

void Lexicon::finish() {
  for (Bucket& bucket : buckets_) {
    std::stable_sort(bucket.entries.begin(), bucket.entries.end(),
                     [](const Entry& a, const Entry& b) { return a.words.size() > b.words.size(); });
  }
}

const Lexicon::Bucket* Lexicon::find(std::string_view first) const {
  const auto at = std::lower_bound(buckets_.begin(), buckets_.end(), first,
                                   [](const Bucket& bucket, std::string_view word) { return bucket.first < word; });
  return at == buckets_.end() || at->first != first ? nullptr : &*at;
}

std::optional<Lexicon::Match> Lexicon::match(const std::vector<Token>& tokens, std::size_t at, std::size_t end) const {
  const Bucket* bucket = find(tokens[at].folded);
  if (bucket == nullptr) return std::nullopt;
  for (const Entry& entry : bucket->entries) {
    if (entry.words.size() > end - at) continue;
    bool same = true;
    for (std::size_t i = 1; same && i < entry.words.size(); ++i) same = tokens[at + i].folded == entry.words[i];
    if (same) return Match{entry.meaning, entry.words.size()};
  }
  return std::nullopt;
}

struct Lexicons {
  Lexicon words;
  Lexicon topics;
};

inline void add_words(Lexicon& lexicon, Sense sense, std::initializer_list<std::string_view> spellings) {
  for (const std::string_view spelling : spellings) lexicon.add(static_cast<std::uint8_t>(sense), spelling);
}
inline void add_topics(Lexicon& lexicon, Topic topic, std::initializer_list<std::string_view> spellings) {
  for (const std::string_view spelling : spellings) lexicon.add(static_cast<std::uint8_t>(topic), spelling);
}

inline Lexicons make_vietnamese() {
  Lexicons made;
#define GOALPOST_PHRASE_WORDS(sense, ...) add_words(made.words, Sense::sense, {__VA_ARGS__});
#include "goalpost/syntax/phrase_words_vi.def"
#undef GOALPOST_PHRASE_WORDS
#define GOALPOST_PHRASE_TOPIC(topic, ...) add_topics(made.topics, Topic::topic, {__VA_ARGS__});
#include "goalpost/syntax/phrase_topics_vi.def"
#undef GOALPOST_PHRASE_TOPIC
  made.words.finish();
  made.topics.finish();
  return made;
}

inline Lexicons make_english() {
  Lexicons made;
#define GOALPOST_PHRASE_WORDS(sense, ...) add_words(made.words, Sense::sense, {__VA_ARGS__});
#include "goalpost/syntax/phrase_words_en.def"
#undef GOALPOST_PHRASE_WORDS
#define GOALPOST_PHRASE_TOPIC(topic, ...) add_topics(made.topics, Topic::topic, {__VA_ARGS__});
#include "goalpost/syntax/phrase_topics_en.def"
#undef GOALPOST_PHRASE_TOPIC
  made.words.finish();
  made.topics.finish();
  return made;
}

/// Made at the first call, never destroyed: phrases may be read while a program ends.
inline const Lexicons& lexicons(bool vietnamese) {
  static const Lexicons& vi = *new Lexicons(make_vietnamese());
  static const Lexicons& en = *new Lexicons(make_english());
  return vietnamese ? vi : en;
}

}  // namespace goalpost::detail::phrases
