// What a name says of its own, and which direction its words imply.
#pragma once

#include "goalpost/syntax/impl/phrase_cores.ipp"

namespace goalpost::detail::phrases {

/// What a name says of its own, whether it stands in the sentence or beside the phrase in a table.
struct Subject {
  std::string text;
  std::optional<Sense> verb;  ///< reduce, increase, maintain or eliminate in front of it
  bool gradually = false;
  std::string preposition;  ///< `cho` between the name and its figure
  std::string nominal;      ///< `tốc độ tăng`, `mức giảm`: the verb is a part of what is measured
  Attached attached;        ///< `Đến năm 2025, …`
  Topic topic = Topic::none;
  std::string if_any;
  std::vector<std::string> strata;       ///< `nông thôn/thành thị` at its end
  std::optional<syntax::Quantity> unit;  ///< `… (%)`, `… /1.000 trẻ đẻ sống`
  int unit_power = 0;                    ///< 6 for `(triệu đồng)`
  std::string unit_time;                 ///< `năm` of `(triệu đồng/người/năm)`
  bool share = false;                    ///< it begins with `tỷ lệ`, `tỷ suất`, `tỷ trọng`
  bool ratio = false;                    ///< `Tỷ lệ giáo viên/lớp`: so many of one thing for each of another
  bool rate = false;                     ///< it begins with `tỷ lệ`, `số`, …
  bool action = false;                   ///< it begins with what is done: `tổ chức`, `lắp đặt`
  Core words;                            ///< `… đạt trên` at the end of an indicator's name
  std::string place;                     ///< `ở đô thị` at the end of an indicator's name, which keeps it
  bool curbed = false;                   ///< `khống chế`, `kiềm chế` in front of it: no more than so much
  bool strange = false;                  ///< a base of comparison stands inside of it
  bool amount = false;                   ///< it begins with `số`, `kinh phí`, `thu nhập`, …
  bool empty = true;
};

/// How many words behind it a negation reaches.
inline std::size_t reach_of_negation(std::string_view word) noexcept {
  return word == "không" || word == "chưa" ? 4 : 0;
}

/// `tỷ lệ`, `số vụ`: of what, comes next.
inline bool is_head_word(std::string_view word) noexcept {
  for (const std::string_view known :
       {"tỷ", "tỉ", "lệ", "suất", "số", "vụ", "ca", "lượng", "trường", "hợp", "tổng", "các", "mức", "độ"}) {
    if (word == known) return true;
  }
  return false;
}

/// `hạn chế`, `phòng chống`, `giảm`: of what comes next, less is better.
inline bool is_prevention(std::string_view word) noexcept {
  for (const std::string_view known : {"hạn", "phòng", "ngăn", "giảm", "khắc"}) {
    if (word == known) return true;
  }
  return false;
}

/// `… dành cho người bệnh`, `… đối xử với người nhiễm HIV`: whom it is for says nothing of what is measured.
inline bool is_for_them(const State& state, std::size_t first, std::size_t at) noexcept {
  for (std::size_t i = at; i-- > first && i + 5 > at;) {
    const std::string_view word = state.tokens[i].folded;
    const std::string_view next = state.tokens[i + 1].folded;
    if (word == "cho" && i > first && state.tokens[i - 1].folded == "dành") return true;
    if (word == "với" && next == "người") return true;
  }
  return false;
}

/// `tỷ lệ người nhiễm HIV có thẻ BHYT`: of people with something bad something else is said.
inline bool says_more(const State& state, std::size_t first, std::size_t last) noexcept {
  const auto one_of = [&state](std::size_t at, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), state.tokens[at].folded) != words.end();
  };
  bool people = false;
  bool afflicted = false;
  for (std::size_t at = first; at < last; ++at) {
    if (afflicted && state.tokens[at].predicate &&
        one_of(at, {"có", "biết", "tham", "tiếp", "sử", "duy", "đạt", "hoàn", "thực", "nhận", "tự"}))
      return true;
    people = people || one_of(at, {"người", "trẻ", "em", "phụ", "sinh", "nhân"});
    afflicted = afflicted || (people && one_of(at, {"nhiễm", "mắc", "bị"}));
  }
  return false;
}

inline Topic topic_of(const State& state, std::size_t first, std::size_t last) {
  const Lexicon& topics = lexicons(state.vietnamese).topics;
  bool lower = false;
  bool higher = false;
  bool unknown = false;
  bool group = false;
  bool lacks = false;     // `chưa được …`: less of something good
  bool free_of = false;   // `không sử dụng lao động trẻ em`
  bool leads = true;      // nothing but `tỷ lệ`, `số vụ` in front
  bool bad_head = false;  // `tỷ lệ nhiễm khuẩn bệnh viện`
  bool passive = false;
  std::size_t behind_group = 0;
  std::size_t prevented = 0;
  std::size_t negated = 0;  // tokens in front of this one are negated
  Topic negated_topic = Topic::none;
  for (std::size_t at = first; at < last;) {
    if (const std::size_t reach = reach_of_negation(state.tokens[at].folded); reach > 0) {
      negated = at + 1 + reach;
      negated_topic = Topic::none;
    }
    passive = passive || state.tokens[at].folded == "được";
    const auto found = topics.match(state.tokens, at, last);
    if (!found) {
      leads = leads && is_head_word(state.tokens[at].folded);
      ++at;
      continue;
    }
    const auto topic = static_cast<Topic>(found->meaning);
    if (topic == Topic::lower && is_for_them(state, first, at)) {
      at += found->num_tokens;  // `câu lạc bộ dành cho người bệnh tăng huyết áp`
      continue;
    }
    // `trẻ em chưa biết bơi được phổ cập bơi`: what is done for them is not negated with what they lack
    if (at < negated && negated_topic != Topic::none && state.tokens[at].folded == "được") negated = at;
    bad_head = bad_head || (leads && (topic == Topic::lower || topic == Topic::worse));
    leads = false;
    if (at < negated && negated_topic != Topic::none && topic != negated_topic && topic != Topic::no_target)
      negated = at;  // `không bị bệnh, được chăm sóc`
    // `…, hạn chế tái mù chữ`: what is prevented
    const bool no = at < negated || (at < prevented && topic == Topic::worse);
    if (topic == Topic::higher && is_prevention(state.tokens[at].folded)) prevented = at + found->num_tokens + 2;
    if (no && topic != Topic::no_target) negated_topic = topic;
    // `không bị kỳ thị, phân biệt đối xử`: a list of what there is none of
    if (no && topic == Topic::worse) negated = std::max(negated, at + found->num_tokens + 2);
    switch (topic) {
      case Topic::lower: (no ? free_of : lower) = true; break;
      case Topic::higher: (no ? lacks : higher) = true; break;
      case Topic::worse:
        (no ? free_of : lower) = true;
        higher = higher && no;
        break;
      case Topic::unknown: unknown = true; break;
      case Topic::group:
        (no ? free_of : group) = true;
        behind_group = at + found->num_tokens;
        break;
      default: break;
    }
    at += found->num_tokens;
  }
  if (unknown) return Topic::unknown;
  if (bad_head && !passive) return Topic::lower;
  if (higher) return Topic::higher;
  if (lower && !lacks && says_more(state, first, last)) return Topic::unknown;
  if (lower || lacks) return Topic::lower;
  if (free_of) return Topic::higher;
  // `tỷ lệ hộ nghèo đa chiều`: the group itself; with more behind it, something is said of the group
  if (!group) return Topic::none;
  for (std::size_t at = behind_group; at < last && last - behind_group > 2; ++at) {
    if (state.tokens[at].predicate && state.tokens[at].folded != "trong") return Topic::unknown;
  }
  return Topic::group;
}

}  // namespace goalpost::detail::phrases
