/// Target phrases: a target as a plan prints it, with no plan around it: `xuống còn 16/100.000 trẻ em`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "goalpost/syntax/tree.hpp"
#include "goalpost/text/source.hpp"

namespace goalpost {

/// One target of a phrase. Numbers are canonical decimals ("4.1", "4000000000"), multipliers such as `tỷ` multiplied in.
struct PhraseTarget {
  std::string subject;  ///< the indicator's name when the phrase is a whole sentence; else ""
  syntax::Better better = syntax::Better::unset;
  syntax::Form form = syntax::Form::level;  ///< `maintain below 5%` is maintain with a level
  std::optional<syntax::Comparator>
      comparator;  ///< always set, implied by the form where no word says it; unset only when the direction cannot be known
  std::optional<syntax::Quantity> limit;       ///< for reduce and increase the size; unset when none is given
  std::optional<syntax::Quantity> limit_high;  ///< far end of a range
  std::optional<syntax::Quantity> tolerance;
  std::optional<syntax::Quantity> start;    ///< `từ 411 … xuống còn 200`
  std::optional<syntax::Reference> versus;  ///< prior year, baseline or a year
  bool every_year = false;
  bool average = false;      ///< a yearly mean: `bình quân`
  std::optional<int> since;  ///< first year of a stretch
  std::optional<int> by;     ///< `vào năm 2025`, `đến năm 2030`
  std::optional<int> until;  ///< last year of a stretch
  std::string where;         ///< the stratum's bare name: `nông thôn`; "" when none
  std::string in_every;      ///< the area level: `huyện`; "" when none
  std::string if_any;        ///< `nếu có`: what must be there; "" when none
  std::string per_time;      ///< `năm` in `150 triệu đồng/năm`
  ByteRange range;
};

/// A part of a phrase that was not understood, or a remark on one that was.
struct PhraseRemark {
  ByteRange range;
  std::string text;  ///< the words themselves
  std::string hint;
};

struct Phrase {
  bool understood = false;  ///< every word of it
  std::string name;  ///< PhraseOptions::indicator without the words that say how it should move: `Giảm`, `Phấn đấu`
  std::vector<PhraseTarget> targets;
  std::vector<PhraseRemark> not_understood;
  std::vector<PhraseRemark> warnings;
};

/// What stands around a phrase and decides its reading.
struct PhraseOptions {
  std::string_view language = "vi";
  /// The language of hints, "en" or "vi".
  std::string_view messages = "en";
  /// Headings that apply to a phrase such as `1,5%/2%`: the strata in the order of its figures; empty when unknown.
  std::vector<std::string> strata;
  /// The indicator's printed name, when the phrase stands in the target column of a table; "" when the phrase is the whole sentence.
  std::string_view indicator;
  /// The plan's year, which a day without one is of (`trước ngày 25/11`); 0 when unknown: such a day is then not understood.
  int year = 0;
};

/// Reads a phrase. What is not understood is in `not_understood`, never guessed. Never throws for what the text says. Thread-safe.
[[nodiscard]] Phrase read_phrase(std::string_view text, const PhraseOptions& options = {});

/// A target in canonical words of a language ("en", "vi"): `at most 16 per 100,000 by 2025`, `không quá 16/100.000 vào năm 2025`.
/// Without its subject. Canonical Vietnamese, read again with the subject as PhraseOptions::indicator, gives the same target; only the
/// noun of a rate is left to its name.
[[nodiscard]] std::string canonical_phrase(const PhraseTarget& target, std::string_view language);

}  // namespace goalpost
