// The indicator's name: what stands in front of it and says how it should move, and which direction its words imply.
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
  bool rate = false;                     ///< it begins with `tỷ lệ`, `số`, …
  bool action = false;                   ///< it begins with what is done: `tổ chức`, `lắp đặt`
  bool amount = false;                   ///< it begins with `số`, `kinh phí`, `thu nhập`, …
  bool empty = true;
};

/// How many words behind it a negation reaches.
inline std::size_t reach_of_negation(std::string_view word) noexcept {
  return word == "không" || word == "chưa" ? 4 : 0;
}

inline Topic topic_of(const State& state, std::size_t first, std::size_t last) {
  const Lexicon& topics = lexicons(state.vietnamese).topics;
  bool lower = false;
  bool higher = false;
  bool unknown = false;
  bool group = false;
  bool lacks = false;    // `chưa được …`: less of something good
  bool free_of = false;  // `không sử dụng lao động trẻ em`
  std::size_t behind_group = 0;
  std::size_t negated = 0;  // tokens in front of this one are negated
  Topic negated_topic = Topic::none;
  for (std::size_t at = first; at < last;) {
    if (const std::size_t reach = reach_of_negation(state.tokens[at].folded); reach > 0) {
      negated = at + 1 + reach;
      negated_topic = Topic::none;
    }
    const auto found = topics.match(state.tokens, at, last);
    if (!found) {
      ++at;
      continue;
    }
    const Topic topic = static_cast<Topic>(found->meaning);
    if (at < negated && negated_topic != Topic::none && topic != negated_topic && topic != Topic::no_target)
      negated = at;  // `không bị bệnh, được chăm sóc`
    const bool no = at < negated;
    if (no && topic != Topic::no_target) negated_topic = topic;
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
  if (higher) return Topic::higher;
  if (lower || lacks) return Topic::lower;
  if (free_of) return Topic::higher;
  // `tỷ lệ hộ nghèo đa chiều`: the group itself; with more behind it, something is said of the group
  if (!group) return Topic::none;
  for (std::size_t at = behind_group; at < last && last - behind_group > 2; ++at) {
    if (is_predicate(state.tokens[at].folded) && state.tokens[at].folded != "trong") return Topic::unknown;
  }
  return Topic::group;
}

class SubjectReader {
 public:
  SubjectReader(State& state, CoreFinder& finder) : state_(state), items_(state.items), finder_(finder) {}

  /// The name in items [first, last). `goes_on`: its first words stand in front of them, so nothing at its front is left out.
  Subject read(std::size_t first, std::size_t last, bool goes_on = false) {
    Subject subject;
    if (!goes_on) front(subject, first, last);
    back(subject, first, last);
    if (first >= last) return subject;
    subject.empty = false;
    subject.rate = sense(first) == Sense::head_noun;
    const std::size_t head = items_[first].first;
    subject.share = subject.rate && head + 1 < state_.tokens.size() &&
                    (state_.tokens[head + 1].folded == "lệ" || state_.tokens[head + 1].folded == "suất" ||
                     state_.tokens[head + 1].folded == "trọng");
    subject.action = sense(first) == Sense::action;
    subject.amount = is_amount(head);
    unit_of(subject, first, last);
    strata_at_end(subject, first, last);
    const std::size_t first_token = items_[first].first;
    const std::size_t last_token = items_[last - 1].last;
    subject.topic = topic_of(state_, first_token, last_token);
    subject.text = text_without_condition(subject, first, last);
    return subject;
  }

  /// Refuses what a name cannot hold: figures that were not read, and words that would change the target.
  bool refuse_strange(std::size_t first, std::size_t last, bool strong_figure, bool behind_figure) {
    bool clean = true;
    std::size_t depth = 0;
    if (first < last && !has_content(first, last)) {
      state_.refuse(state_.range_of(items_[first].first, items_[last - 1].last), Hint::words_not_understood);
      return false;
    }
    for (std::size_t i = first; i < last; ++i) {
      const Item& item = items_[i];
      if (item.sense == Sense::open) ++depth;
      if (item.sense == Sense::close && depth > 0) --depth;
      // `Số giường bệnh (không tính trạm y tế xã) đạt 28`: what the name means
      if (item.sense == Sense::danger && depth > 0 && !behind_figure && i > first + 1) continue;
      const bool unit = (item.sense == Sense::percent || item.sense == Sense::permille) && i > first && i + 1 < last &&
                        ((sense(i - 1) == Sense::open && sense(i + 1) == Sense::close) ||
                         sense(i - 1) == Sense::head_noun);  // `(%)`, `Tỷ lệ % …`
      if (unit) continue;
      const bool figure = item.sense == Sense::quantity && (state_.amounts[item.payload].strong || !strong_figure ||
                                                            (!behind_figure && is_clause_of_its_own(i, last)));
      const bool strange =
          figure || item.sense == Sense::versus || item.sense == Sense::year_before || item.sense == Sense::symbol ||
          item.sense == Sense::percent || item.sense == Sense::permille || is_stray_upward(i, first) ||
          item.sense == Sense::points || item.sense == Sense::danger || item.sense == Sense::tolerance ||
          item.sense == Sense::same_as || item.sense == Sense::respectively || item.sense == Sense::times ||
          (item.sense == Sense::negation && (i + 1 == last || (behind_figure && i == first))) ||
          is_year_inside(i, first, last) || (!behind_figure && i + 1 == last && is_dangling(item.sense)) ||
          is_stray_comparison(i, last);
      if (item.sense == Sense::bad) clean = false;  // was refused when it was read
      if (!strange) continue;
      state_.refuse(state_.range_of(item.first, item.last), Hint::no_part_of_name);
      clean = false;
    }
    return clean;
  }

 private:
  [[nodiscard]] Sense sense(std::size_t at) const { return items_[at].sense; }

  [[nodiscard]] bool is_amount(std::size_t token) const {
    for (const std::string_view known : {"mức", "nguồn", "tổng"}) {
      if (state_.tokens[token].folded == known && token + 1 < state_.tokens.size()) ++token;
    }
    for (const std::string_view known : {"số", "kinh", "ngân", "thu", "vốn", "doanh", "sản", "giá", "quỹ", "chi"}) {
      if (state_.tokens[token].folded == known) return true;
    }
    return false;
  }

  /// `mức độ 2 trở lên`, `sinh con thứ ba trở lên` are names.
  [[nodiscard]] bool is_stray_upward(std::size_t at, std::size_t first) const {
    if (sense(at) != Sense::upward) return false;
    if (at == first) return true;
    const Sense before = sense(at - 1);
    return before != Sense::word && before != Sense::noun && before != Sense::action && before != Sense::level &&
           before != Sense::stratum && before != Sense::school_stratum;
  }

  /// `Trao 200 suất học bổng, mỗi suất …`: a count with a comma behind it was said before the figure, not as a part of its name.
  [[nodiscard]] bool is_clause_of_its_own(std::size_t at, std::size_t last) const {
    if (state_.amounts[items_[at].payload].low.noun.empty()) return false;
    for (std::size_t i = at + 1; i + 1 < last; ++i) {
      if (sense(i) == Sense::comma || sense(i) == Sense::semicolon) return true;
    }
    return false;
  }

  /// `80% số xã đến năm 2030 có …`: a year or a reference in the middle of a name belongs to something that was not seen.
  [[nodiscard]] bool is_year_inside(std::size_t at, std::size_t first, std::size_t last) const {
    if (sense(at) != Sense::reference && !(sense(at) == Sense::when && !state_.whens[items_[at].payload].every_year))
      return false;
    const auto text = [this](std::size_t from, std::size_t to) {
      for (std::size_t i = from; i < to; ++i) {
        if (sense(i) == Sense::word || sense(i) == Sense::noun || sense(i) == Sense::head_noun ||
            sense(i) == Sense::level)
          return true;
      }
      return false;
    };
    return text(first, at) && text(at + 1, last);
  }

  /// Words that want a figure of their own kind behind them: `giảm … đến 5%` is a level to some and a size to others.
  static bool is_dangling(Sense sense) {
    return sense == Sense::to || sense == Sense::from || sense == Sense::every || sense == Sense::factor ||
           sense == Sense::up || sense == Sense::down || sense == Sense::average;
  }

  /// Whether anything but words of comparison stands in [first, last), attachments and leads left out.
  [[nodiscard]] bool has_content(std::size_t first, std::size_t last) const {
    bool anything = false;
    for (std::size_t i = first; i < last; ++i) {
      const Sense next = sense(i);
      if (is_attachment(next) || is_separator(next) || is_verb(next) || next == Sense::lead || next == Sense::dash ||
          next == Sense::gradually || next == Sense::eliminate || next == Sense::not_increase ||
          next == Sense::not_decrease || next == Sense::link || next == Sense::open || next == Sense::close)
        continue;
      anything = true;
      if (next == Sense::word || next == Sense::noun || next == Sense::level || next == Sense::head_noun ||
          next == Sense::action || next == Sense::stratum || next == Sense::school_stratum || next == Sense::quote ||
          next == Sense::total || next == Sense::quantity || next == Sense::year || next == Sense::bad ||
          next == Sense::currency || next == Sense::month || next == Sense::quarter)
        return true;
    }
    return !anything;
  }

  [[nodiscard]] bool is_stray_comparison(std::size_t at, std::size_t last) const {
    const std::string_view word = state_.tokens[items_[at].first].folded;
    const bool age = at + 1 < last && sense(at + 1) == Sense::word && items_[at + 1].payload == 1;  // `trẻ em <5 tuổi`
    if (age && is_comparison(sense(at))) return false;
    if (word == "<" || word == ">" || word == "=" || word == "≤" || word == "≥" || word == "~" || word == "≈")
      return true;
    if (word == "đúng") return false;
    return (is_comparison(sense(at)) || (sense(at) == Sense::reach && word != "hoàn")) && at + 1 == last;
  }

  /// `Tỉnh phấn đấu …`: who strives is no part of the name.
  void leave_out_actor(std::size_t& first, std::size_t last) const {
    for (std::size_t i = first; i < last && i < first + 8; ++i) {
      const std::string_view word = state_.tokens[items_[i].first].folded;
      if (sense(i) == Sense::lead && word == "phấn" && i > first) {
        first = i;
        return;
      }
      if (sense(i) != Sense::word && sense(i) != Sense::level && sense(i) != Sense::dash && sense(i) != Sense::filler)
        return;
    }
  }

  void front(Subject& subject, std::size_t& first, std::size_t last) {
    leave_out_actor(first, last);
    bool behind_attachment = false;
    bool behind_lead = false;
    while (first < last) {
      const Sense next = sense(first);
      if (next == Sense::word && items_[first].payload == 0 && first + 1 < last &&
          (state_.tokens[items_[first].first].folded == "để" || state_.tokens[items_[first].first].folded == "nhằm") &&
          items_[first].last == items_[first].first + 1) {
        // `để tỷ số giới tính khi sinh dưới mức 115`
      } else if (next == Sense::gradually) {
        subject.gradually = true;
      } else if (is_verb(next) ||
                 ((next == Sense::eliminate || next == Sense::not_increase || next == Sense::not_decrease) &&
                  !subject.verb)) {
        if (subject.verb && *subject.verb != Sense::maintain) break;
        subject.verb = next;
        if (is_nominal(items_[first])) subject.nominal = plain_text(state_, items_[first].first, items_[first].last);
      } else if (is_attachment(next)) {
        finder_.attach(subject.attached, items_[first]);
        behind_attachment = true;
        behind_lead = false;
        ++first;
        continue;
      } else if (next != Sense::lead && next != Sense::dash && next != Sense::semicolon && next != Sense::conjunction &&
                 !(next == Sense::comma && (behind_attachment || subject.gradually)) &&
                 !(next == Sense::link && (behind_attachment || behind_lead))) {
        break;
      }
      behind_lead = next == Sense::lead;  // `Chỉ tiêu: …`
      behind_attachment = false;
      ++first;
    }
  }

  [[nodiscard]] bool is_nominal(const Item& item) const {
    const std::string_view word = state_.tokens[item.first].folded;
    return is_verb(item.sense) && item.sense != Sense::maintain && item.last > item.first + 1 &&
           (word == "mức" || word == "tốc" || word == "tỷ" || word == "tỉ");
  }

  void back(Subject& subject, std::size_t first, std::size_t& last) {
    while (last > first) {
      const Sense next = sense(last - 1);
      if (is_attachment(next)) {
        finder_.attach(subject.attached, items_[last - 1]);
      } else if (is_rate(subject, first, last)) {
        --last;
      } else if (next == Sense::close) {
        // `(năm 2025)`
        std::size_t open = last - 1;
        while (open > first && is_attachment(sense(open - 1))) --open;
        if (open == last - 1 || open == first || sense(open - 1) != Sense::open) break;
        for (std::size_t i = open; i + 1 < last; ++i) finder_.attach(subject.attached, items_[i]);
        last = open;
      } else if (is_preposition(last - 1)) {
        if (subject.preposition.empty()) subject.preposition = state_.tokens[items_[last - 1].first].folded;
      } else if (next != Sense::comma && next != Sense::semicolon && next != Sense::conjunction &&
                 next != Sense::link && next != Sense::dash && !is_modal(last - 1)) {
        break;
      }
      --last;
    }
  }

  /// `… phấn đấu đạt 50%`, `… phải đạt 50%`, `… đều đạt 50%`: it says nothing of what is measured.
  [[nodiscard]] bool is_modal(std::size_t at) const {
    const Item& item = items_[at];
    const std::string_view word = state_.tokens[item.first].folded;
    if (item.sense == Sense::lead)
      return word == "phấn" || word == "phải" || word == "cần" || word == "cố" || word == "đảm" || word == "bảo" ||
             word == "quyết";
    if (item.sense != Sense::word || item.last != item.first + 1) return false;
    for (const std::string_view known : {"phải", "cần", "sẽ", "ước", "đều", "luôn", "cũng", "vẫn", "nên"}) {
      if (word == known) return true;
    }
    return false;
  }

  /// `giảm 30% số vụ xâm hại/năm`, `02 buổi nói chuyện với trẻ em/xã`: at the end of a name, but of the figure.
  bool is_rate(Subject& subject, std::size_t first, std::size_t last) const {
    if (last < first + 3 || sense(last - 2) != Sense::slash) return false;
    const Item& item = items_[last - 1];
    const bool time = item.sense == Sense::year || item.sense == Sense::month || item.sense == Sense::quarter;
    const bool area = item.sense == Sense::level && sense(last - 3) != Sense::level;
    const std::string text = plain_text(state_, item.first, item.last);
    std::string& place = time ? subject.attached.per_time : subject.attached.in_every;
    if (!(time || area) || !place.empty()) return false;
    // `tổ chức tiêm chủng ít nhất 01 ngày/tháng`: of a count in the name
    for (std::size_t i = items_[last - 2].first; i-- > items_[first].first && i + 6 > items_[last - 2].first;) {
      if (state_.tokens[i].kind == Token::Kind::number) return false;
    }
    place = text;
    return true;
  }

  /// `hỗ trợ học bổng cho` in front of `ít nhất 500 trẻ em`
  [[nodiscard]] bool is_preposition(std::size_t at) const {
    const std::string_view word = state_.tokens[items_[at].first].folded;
    return sense(at) == Sense::stratum_at && (word == "cho" || word == "tại" || word == "ở");
  }

  /// The unit that a name gives to its figures: `(%)`, `(‰)`, `/1.000 trẻ đẻ sống`, `trên 100.000 trẻ em`.
  void unit_of(Subject& subject, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i + 1 < last; ++i) {
      syntax::Quantity unit;
      if (sense(i) == Sense::open && money_unit(subject, i + 1, last)) continue;
      if (sense(i) == Sense::head_noun && sense(i + 1) == Sense::percent) {
        unit.scale = syntax::Scale::percent;
        subject.unit = unit;
        continue;
      }
      if (sense(i) == Sense::open && i + 2 < last && sense(i + 2) == Sense::close &&
          (sense(i + 1) == Sense::percent || sense(i + 1) == Sense::permille)) {
        unit.scale = sense(i + 1) == Sense::percent ? syntax::Scale::percent : syntax::Scale::per;
        unit.per_n = sense(i + 1) == Sense::percent ? 0 : 1000;
        unit.permille_sign = unit.per_n == 1000;
        subject.unit = unit;
      } else if (items_[i + 1].payload == 1 && sense(i + 1) == Sense::word) {
        const std::string_view before = state_.tokens[items_[i].first].folded;
        if (before != "/" && before != "trên") continue;
        if (const std::int64_t n = denominator(items_[i + 1]); n > 0) {
          unit.scale = syntax::Scale::per;
          unit.per_n = n;
          subject.unit = unit;
        }
      }
    }
  }

  /// `(triệu đồng)`, `(tỷ đồng)`, `(đồng)`
  bool money_unit(Subject& subject, std::size_t at, std::size_t last) const {
    int power = 0;
    if (at < last) {
      const Sense scale = sense(at);
      power = scale == Sense::thousand                                      ? 3
              : scale == Sense::million || scale == Sense::million_currency ? 6
              : scale == Sense::billion                                     ? 9
                                                                            : 0;
    }
    const bool joined = at < last && sense(at) == Sense::million_currency;
    if (power > 0) ++at;
    if (!joined && !(at < last && sense(at) == Sense::currency)) return false;
    if (!joined) ++at;
    syntax::Quantity unit;
    while (at + 1 < last && sense(at) == Sense::slash) {  // `(triệu đồng/người/năm)`
      const Item& item = items_[at + 1];
      if (item.sense == Sense::year || item.sense == Sense::month || item.sense == Sense::quarter) {
        subject.unit_time = plain_text(state_, item.first, item.last);
      } else if (item.sense == Sense::noun) {
        unit.noun = plain_text(state_, item.first, item.last);
      } else {
        return false;
      }
      at += 2;
    }
    if (at >= last || sense(at) != Sense::close) return false;
    unit.scale = syntax::Scale::currency;
    unit.currency = "VND";
    subject.unit = unit;
    subject.unit_power = power;
    return true;
  }

  /// `1.000`, `vạn`, `1 vạn`: what the name says the rate is per; 0 when it says nothing of that kind.
  std::int64_t denominator(const Item& item) {
    const Token& first = state_.tokens[item.first];
    if (state_.tokens[item.last - 1].folded == "vạn") return 10'000;
    return item.last == item.first + 1 ? denominator_of(state_, first, false).value_or(0) : 0;
  }

  /// `… béo phì nông thôn/thành thị`
  void strata_at_end(Subject& subject, std::size_t first, std::size_t last) {
    std::size_t at = last;
    while (at > first && sense(at - 1) == Sense::stratum) {
      subject.strata.insert(subject.strata.begin(), plain_text(state_, items_[at - 1].first, items_[at - 1].last));
      --at;
      if (at == first || sense(at - 1) != Sense::slash) break;
      --at;
    }
    if (subject.strata.size() < 2) subject.strata.clear();
  }

  /// `… ở vùng đồng bào dân tộc thiểu số (nếu có)`: what must be there is the stratum in front, else the name so far.
  std::string text_without_condition(Subject& subject, std::size_t first, std::size_t last) {
    std::size_t at = first;
    while (at < last && sense(at) != Sense::if_any) ++at;
    if (at == last) return trimmed(plain_text(state_, items_[first].first, items_[last - 1].last));
    const bool in_parentheses =
        at > first && sense(at - 1) == Sense::open && at + 1 < last && sense(at + 1) == Sense::close;
    const std::size_t before = in_parentheses ? at - 1 : at;
    const std::size_t behind = in_parentheses ? at + 2 : at + 1;
    if (before > first) {
      const Item& stratum = items_[before - 1];
      subject.if_any = stratum.sense == Sense::where ? state_.strata[stratum.payload]
                       : stratum.sense == Sense::stratum
                           ? plain_text(state_, stratum.first, stratum.last)
                           : plain_text(state_, items_[first].first, items_[before - 1].last);
    }
    std::string text =
        before > first ? plain_text(state_, items_[first].first, items_[before - 1].last) : std::string();
    if (before == first && behind < last) {  // `giảm … nếu có trẻ em gặp thiên tai`
      subject.if_any = trimmed(plain_text(state_, items_[behind].first, items_[last - 1].last));
      subject.empty = true;
      return {};
    }
    if (behind < last) {
      if (!text.empty()) text += ' ';
      text += plain_text(state_, items_[behind].first, items_[last - 1].last);
    }
    return trimmed(text);
  }

  static std::string trimmed(std::string text) {
    if (text.ends_with(" nào")) text.resize(text.size() - std::string_view(" nào").size());
    while (!text.empty() &&
           (text.back() == ' ' || text.back() == ',' || text.back() == ':' || text.back() == ';' || text.back() == '.'))
      text.pop_back();
    return text;
  }

  State& state_;
  const std::vector<Item>& items_;
  CoreFinder& finder_;
};

}  // namespace goalpost::detail::phrases
