/// The tables of words, and finding the word that stands at a place.
#pragma once

#include <algorithm>
#include <string>

#include "goalpost/language/vocabulary.hpp"
#include "goalpost/text/impl/unicode.hpp"

namespace goalpost {
namespace detail::vocabularies {

/// No word of a spelling is longer; a longer identifier need not be looked at.
inline constexpr std::size_t max_word_bytes = 63;

inline char lower(char byte) noexcept {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte;
}

/// One word of a spelling, up to the next blank.
inline std::string_view first_word(std::string_view spelling) noexcept {
  return spelling.substr(0, spelling.find(' '));
}

/// Whether a spelled word is made of name parts, so that it has to end where they end. `%`, `<=` are not; `/năm` and `%o` are
/// symbols that must not run into a word.
inline bool ends_like_a_name(std::string_view word) noexcept {
  std::size_t last = word.size() - 1;
  while (last > 0 && unicode::is_continuation(word[last])) --last;
  return unicode::is_name_part(unicode::decode(word.substr(last)).value);
}

/// `spelled` is in lower case.
inline bool equal_ignoring_ascii_case(std::string_view spelled, std::string_view text) noexcept {
  if (spelled.size() != text.size()) return false;
  for (std::size_t i = 0; i < spelled.size(); ++i) {
    if (spelled[i] != lower(text[i])) return false;
  }
  return true;
}

/// A name-like word of a text in the form in which words are compared: most are ASCII and need no memory.
class Folded {
 public:
  explicit Folded(std::string_view word) {
    if (word.size() > max_word_bytes) return;
    for (; size_ < word.size(); ++size_) {
      if (static_cast<unsigned char>(word[size_]) >= 0x80U) break;
      ascii_[size_] = lower(word[size_]);
    }
    if (size_ < word.size()) other_ = unicode::folded(word).value_or(std::string());
  }
  [[nodiscard]] std::string_view text() const noexcept {
    return other_.empty() ? std::string_view(ascii_, size_) : std::string_view(other_);
  }

 private:
  char ascii_[max_word_bytes];
  std::size_t size_ = 0;
  std::string other_;
};

/// Bytes of `text` that a symbol takes at its beginning, or 0.
inline std::size_t match_symbol(std::string_view spelled, std::string_view text) noexcept {
  if (!text.starts_with(spelled)) return 0;
  const std::string_view rest = text.substr(spelled.size());
  const bool runs_on = !rest.empty() && ends_like_a_name(spelled) && unicode::is_name_part(unicode::decode(rest).value);
  return runs_on ? 0 : spelled.size();
}

/// Bytes of `text` that one word of a spelling takes at its beginning, or 0.
inline std::size_t match_word(std::string_view spelled, std::string_view text) {
  if (text.empty()) return 0;
  if (!unicode::is_name_part(unicode::decode(spelled).value)) return match_symbol(spelled, text);
  const std::size_t span = unicode::span_of_name_parts(text, max_word_bytes);
  if (span == 0 || span > max_word_bytes) return 0;
  return Folded(text.substr(0, span)).text() == Folded(spelled).text() ? span : 0;
}

/// Bytes that the words behind the first one take, with the white space before them; npos when they do not stand there.
inline std::size_t match_rest(std::string_view spelling, bool after_name, std::string_view text) {
  std::size_t at = 0;
  while (!spelling.empty()) {
    const std::string_view word = first_word(spelling);
    std::size_t spaces = 0;
    while (at + spaces < text.size()) {
      const std::size_t space = unicode::span_of_space(text.substr(at + spaces));
      if (space == 0) break;
      spaces += space;
    }
    const bool like_a_name = unicode::is_name_part(unicode::decode(word).value);
    if (spaces == 0 && after_name && like_a_name) return std::string_view::npos;
    const std::size_t used = match_word(word, text.substr(at + spaces));
    if (used == 0) return std::string_view::npos;
    at += spaces + used;
    after_name = ends_like_a_name(word);
    spelling.remove_prefix(std::min(spelling.size(), word.size() + 1));
  }
  return at;
}

inline Vocabulary english() {
  Vocabulary vocabulary;
  vocabulary.language = "en";
  vocabulary.numbers = {'.', ','};
  const auto add = [&vocabulary](Word word, std::initializer_list<std::string_view> spellings) {
    for (const std::string_view text : spellings) vocabulary.spellings.push_back({text, word});
  };
#define GOALPOST_WORD(name, role, ...) add(Word::name, {__VA_ARGS__});
#include "goalpost/language/words.def"
#undef GOALPOST_WORD
  return vocabulary;
}

inline Vocabulary vietnamese() {
  Vocabulary vocabulary;
  vocabulary.language = "vi";
  vocabulary.numbers = {',', '.'};
  const auto add = [&vocabulary](Word word, std::initializer_list<std::string_view> spellings) {
    for (const std::string_view text : spellings) vocabulary.spellings.push_back({text, word, true});
  };
#define GOALPOST_SPELLING(name, ...) add(Word::name, {__VA_ARGS__});
#include "goalpost/language/words_vi.def"
#undef GOALPOST_SPELLING
  const Vocabulary beside = english();
  vocabulary.spellings.insert(vocabulary.spellings.end(), beside.spellings.begin(), beside.spellings.end());
  return vocabulary;
}

inline Vocabulary indexed(Vocabulary vocabulary) {
  vocabulary.index();
  return vocabulary;
}

}  // namespace detail::vocabularies

WordRole role(Word word) noexcept {
  static constexpr WordRole roles[] = {
#define GOALPOST_WORD(name, role, ...) WordRole::role,
#include "goalpost/language/words.def"
#undef GOALPOST_WORD
  };
  return roles[static_cast<std::size_t>(word)];
}

void Vocabulary::index() {
  namespace words = detail::vocabularies;
  for (auto& bucket : candidates) bucket.clear();
  lengths.fill(0);
  for (const Spelling& spelling : spellings) {
    const std::string_view first = words::first_word(spelling.text);
    Candidate candidate;
    candidate.first_word = detail::unicode::folded(first).value_or(std::string(first));
    candidate.rest = spelling.text.substr(std::min(spelling.text.size(), first.size() + 1));
    candidate.word = spelling.word;
    candidate.native = spelling.native;
    candidate.like_a_name = detail::unicode::is_name_part(detail::unicode::decode(first).value);
    const auto byte = static_cast<unsigned char>(candidate.first_word.front());
    lengths[byte] |= std::uint64_t{1} << (candidate.first_word.size() & 63U);
    candidates[byte].push_back(std::move(candidate));
  }
}

std::optional<Vocabulary::Match> Vocabulary::match(std::string_view text) const {
  namespace words = detail::vocabularies;
  if (text.empty()) return std::nullopt;
  const std::size_t span = detail::unicode::span_of_name_parts(text, words::max_word_bytes);
  if (span > words::max_word_bytes) return std::nullopt;
  // Composed and in lower case, an ASCII word has as many bytes as it is written with.
  const std::string_view written = text.substr(0, span);
  const auto initial = static_cast<unsigned char>(words::lower(text.front()));
  const bool ascii = initial < 0x80U && detail::unicode::is_ascii(written);
  if (ascii && span > 0 && ((lengths[initial] >> span) & 1U) == 0) return std::nullopt;
  std::optional<words::Folded> folded;
  if (!ascii) folded.emplace(span > 0 ? written : text.substr(0, 1));
  const auto bucket =
      ascii || span == 0 ? initial : static_cast<unsigned char>(folded->text().empty() ? '\0' : folded->text().front());
  std::optional<Match> longest;
  for (const Candidate& candidate : candidates[bucket]) {
    std::size_t used = span;
    if (!candidate.like_a_name) {
      used = words::match_symbol(candidate.first_word, text);
      if (used == 0) continue;
    } else if (ascii ? !words::equal_ignoring_ascii_case(candidate.first_word, written)
                     : candidate.first_word != folded->text()) {
      continue;
    }
    if (!candidate.rest.empty()) {
      const std::size_t more =
          words::match_rest(candidate.rest, words::ends_like_a_name(candidate.first_word), text.substr(used));
      if (more == std::string_view::npos) continue;
      used += more;
    }
    if (!longest || used > longest->num_bytes) longest = Match{candidate.word, candidate.native, used};
  }
  return longest;
}

std::string_view Vocabulary::canonical(Word word) const noexcept {
  for (const Spelling& spelling : spellings) {
    if (spelling.word == word) return spelling.text;
  }
  return {};
}

bool Vocabulary::reserves(std::string_view identifier) const {
  const std::optional<Match> found = match(identifier);
  if (!found || found->num_bytes != identifier.size()) return false;
  const WordRole where = role(found->word);
  return where != WordRole::head && where != WordRole::tail && where != WordRole::soft;
}

const std::vector<std::string_view>& known_languages() {
  static const std::vector<std::string_view> languages = {"en", "vi"};
  return languages;
}

const Vocabulary* vocabulary(std::string_view language) {
  if (language == "en") {
    static const Vocabulary english = detail::vocabularies::indexed(detail::vocabularies::english());
    return &english;
  }
  if (language == "vi") {
    static const Vocabulary vietnamese = detail::vocabularies::indexed(detail::vocabularies::vietnamese());
    return &vietnamese;
  }
  return nullptr;
}

}  // namespace goalpost
