/// The words and the number style of each language, as tables. The grammar asks for a `Word`; which spellings mean it is
/// data.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace goalpost {

enum class Word : std::uint8_t {
#define GOALPOST_WORD(name, ...) name,
#include "goalpost/language/words.def"
#undef GOALPOST_WORD
};

/// Where a word is more than a plain identifier; words.def says what each role means.
enum class WordRole : std::uint8_t { head, declaration, plan_clause, indicator_clause, grammar, tail, soft };

[[nodiscard]] WordRole role(Word word) noexcept;

struct NumberStyle {
  char decimal_mark = '.';
  char group_mark = ',';
};

/// One language: which spellings mean which word. Spellings may be several words ("no more than"); they match whole
/// words, lower or upper case.
struct Vocabulary {
  std::string_view language;  ///< "en", "vi"
  NumberStyle numbers;
  struct Spelling {
    std::string_view text;
    Word word;
    bool native = false;  ///< of this language, and not one of the English ones beside them
  };
  std::vector<Spelling> spellings;  ///< the canonical one of a word before its others

  struct Match {
    Word word;
    bool native;  ///< see Spelling
    std::size_t num_bytes;
  };
  /// The longest spelling that stands at the beginning of `text`, ending at a word boundary. Constant time.
  [[nodiscard]] std::optional<Match> match(std::string_view text) const;
  /// The first spelling of a word, for messages and canonical text; "" when the language has none.
  [[nodiscard]] std::string_view canonical(Word word) const noexcept;
  /// Whether an identifier is a word of the language, so that as a name it needs backticks.
  [[nodiscard]] bool reserves(std::string_view identifier) const;

  /// Builds `candidates`; to be called once, when `spellings` is complete.
  void index();
  struct Candidate {
    std::string first_word;  ///< after NFC, in lower case
    std::string_view rest;   ///< the words behind it
    Word word;
    bool native;
    bool like_a_name;  ///< has to end where a name would; `%`, `<=` do not
  };
  /// The spellings by the first byte of their first word.
  std::array<std::vector<Candidate>, 256> candidates;
  /// Bit n of an entry: a first word with that first byte has n bytes. Most names of a plan are turned away here.
  std::array<std::uint64_t, 256> lengths{};
};

/// The vocabulary of a language ("en", "vi"), or nullptr for one that is not known. Lives for ever; safe from any thread.
[[nodiscard]] const Vocabulary* vocabulary(std::string_view language);

/// The languages that vocabulary() knows.
[[nodiscard]] const std::vector<std::string_view>& known_languages();

}  // namespace goalpost
