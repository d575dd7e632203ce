/// What the readers of target phrases share. A phrase goes through four steps, each linear in its length: tokens (words,
/// numbers, symbols), items (the longest known spelling, or a plain word), composites (quantity, year, stratum, … each
/// one item), and targets with the texts between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "goalpost/language/number_style.hpp"
#include "goalpost/language/vocabulary.hpp"
#include "goalpost/syntax/phrase.hpp"

namespace goalpost::detail::phrases {

/// What a spelling means in a target phrase; phrase_words_*.def say which spellings those are.
enum class Sense : std::uint8_t {
  word,    ///< plain text, of a name most likely
  number,  ///< digits
  bad,     ///< a number that cannot be read
  // composites
  quantity,   ///< payload: index in State::quantities
  when,       ///< payload: index in State::whens
  reference,  ///< payload: index in State::references
  in_every,   ///< `mỗi huyện`: payload: token of the level
  where,      ///< payload: index in State::strata
  remark,     ///< a footnote mark, a bullet, the number of an item
  day_value,  ///< a day whose use is not settled yet: payload: index in State::days
  same_as,    ///< `như năm 2024`: payload: index in State::references
  // punctuation
  comma,
  semicolon,
  slash,
  dash,
  open,
  close,
  quote,
  symbol,
  // words
  lead,
  action,
  gradually,
  filler,
  reduce,
  increase,
  maintain,
  eliminate,
  not_increase,  ///< `không tăng`
  not_decrease,
  less,
  less_equal,
  greater_equal,
  greater,
  equal,
  reach,
  link,
  more,
  down,
  up,
  about,
  inside,     ///< `trong khoảng`: about, or nothing in front of a range
  tolerance,  ///< `±`, `sai số`
  from,
  to,
  upward,
  downward,
  factor,
  doubled,  ///< `gấp đôi`
  tripled,
  half_as_much_again,
  respectively,  ///< `lần lượt`
  like,          ///< `như`: a reference of `duy trì`
  versus,
  prior_year,
  same_period,
  baseline,
  year,
  year_by,
  year_before,
  year_since,
  stretch,
  onward,
  every_year,
  average_year,
  average,
  day,
  day_before,
  day_latest,
  month,
  quarter,
  each_month,
  each_quarter,
  stratum_at,
  stratum,
  school_stratum,
  level,
  every,
  if_any,
  conjunction,
  in_which,
  percent,
  permille,
  points,
  times,
  thousand,
  ten_thousand,  ///< `vạn`
  million,
  billion,
  thousand_billion,
  currency,
  million_currency,
  total,
  noun,
  enumerated,  ///< `chỉ tiêu` in front of its number
  head_noun,
  danger,    ///< would change what a name means (`trừ`, `nếu`): nothing is guessed behind it
  negation,  ///< must not stand beside a figure (`không đạt 90%`)
};

enum class Topic : std::uint8_t { none, lower, group, higher, worse, unknown, no_target };

enum class Hint : std::uint8_t {
#define GOALPOST_PHRASE_HINT(name, english, vietnamese) name,
#include "goalpost/syntax/phrase_hints.def"
#undef GOALPOST_PHRASE_HINT
};

[[nodiscard]] inline std::string_view hint_text(Hint hint, std::string_view language) noexcept {
  struct Wording {
    std::string_view english, vietnamese;
  };
  static constexpr Wording wordings[] = {
#define GOALPOST_PHRASE_HINT(name, english, vietnamese) {english, vietnamese},
#include "goalpost/syntax/phrase_hints.def"
#undef GOALPOST_PHRASE_HINT
  };
  const Wording& wording = wordings[static_cast<std::size_t>(hint)];
  return language == "vi" ? wording.vietnamese : wording.english;
}

struct Token {
  enum class Kind : std::uint8_t { word, number, symbol, footnote };
  Kind kind = Kind::word;
  bool space_before = false;
  bool predicate = false;  ///< it says something of the thing in front: `được`, `đạt`
  ByteRange range;
  std::string folded;  ///< NFC in lower case; symbols in one spelling
  NumberReading number;
};

/// Payload of a comma that was a bracket: behind it stands the change that led to the level in front.
inline constexpr std::size_t change_in_brackets = 2;

struct Item {
  Sense sense = Sense::word;
  std::size_t first = 0;  ///< tokens [first, last)
  std::size_t last = 0;
  std::size_t payload = 0;
};

struct Amount {  ///< a quantity and what belongs to it alone
  syntax::Quantity low;
  std::optional<syntax::Quantity> high;
  bool strong = false;  ///< its unit says that it is a figure; a bare number may be a part of a name
  bool upward = false;  ///< `từ … trở lên`
  bool downward = false;
  std::optional<syntax::Quantity> tolerance;  ///< `± 0,5%`
  bool from = false;                          ///< `từ` stood in front
  std::string per_time;                       ///< `/năm`
  std::string numerator;                      ///< `bác sĩ` of `12 bác sĩ/10.000 dân`
  std::string in_every;                       ///< `/huyện`
  std::vector<syntax::Quantity> others;       ///< `1,5%/2%`: the figures behind the first
};

struct Day {
  std::int32_t days_since_1970 = 0;
  bool before = false;         ///< strictly: `trước ngày`
  std::optional<int> ends_of;  ///< the year whose last day it is
  bool since = false;          ///< `từ ngày`
  bool deadline = false;       ///< `vào`, `đến`, `trước`, `chậm nhất`: not `ngày` alone
};

struct When {
  std::optional<int> since, by, until;
  std::vector<int> more_years;  ///< `vào các năm 2025, 2030`
  std::string per_time;         ///< `mỗi quý`
  bool every_year = false;
  bool average = false;
};

struct State {
  std::string_view text;
  const PhraseOptions* options = nullptr;
  NumberStyle style;
  bool vietnamese = true;
  std::vector<Token> tokens;
  std::vector<Item> items;
  std::vector<Amount> amounts;
  std::vector<When> whens;
  std::vector<Day> days;
  std::vector<syntax::Reference> references;
  std::vector<std::string> strata;
  Phrase out;

  [[nodiscard]] ByteRange range_of(std::size_t first, std::size_t last) const {
    if (first >= last) return {};
    return {tokens[first].range.begin_byte, tokens[last - 1].range.end_byte};
  }
  void warn(ByteRange range, Hint hint) { out.warnings.push_back(remark(range, hint)); }
  void refuse(ByteRange range, Hint hint) { out.not_understood.push_back(remark(range, hint)); }
  [[nodiscard]] PhraseRemark remark(ByteRange range, Hint hint) const {
    return {range, std::string(text.substr(range.begin_byte, range.end_byte - range.begin_byte)),
            std::string(hint_text(hint, options != nullptr ? options->messages : "en"))};
  }
};

/// The spellings of one language, by their first word.
class Lexicon {
 public:
  struct Match {
    std::uint8_t meaning = 0;
    std::size_t num_tokens = 0;
  };
  void add(std::uint8_t meaning, std::string_view spelling);
  void finish();
  /// The longest spelling that stands at token `at`.
  [[nodiscard]] std::optional<Match> match(const std::vector<Token>& tokens, std::size_t at, std::size_t end) const;

 private:
  struct Entry {
    std::vector<std::string> words;
    std::uint8_t meaning = 0;
  };
  struct Bucket {
    std::string first;
    std::vector<Entry> entries;  ///< the longest one first
  };
  [[nodiscard]] const Bucket* find(std::string_view first) const;
  std::vector<Bucket> buckets_;  ///< by first word
};

}  // namespace goalpost::detail::phrases
