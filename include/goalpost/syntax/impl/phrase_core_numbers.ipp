// Which numbers of a phrase are figures of a target, and which are parts of a name.
#pragma once

#include "goalpost/syntax/impl/phrase_core_groups.ipp"

namespace goalpost::detail::phrases {

class CoreNumbers : public CoreGroups {
 public:
  using CoreGroups::CoreGroups;

  static bool is_down_to(Sense op, std::string_view first_of_words) {
    return op == Sense::less && (first_of_words == "xuống" || first_of_words == "còn" || first_of_words == "về");
  }

 protected:
  /// `Xây dựng mới 04 và duy trì 12 điểm giữ trẻ`: the thing is named behind the second number.
  void share_nouns() {
    // `600 trường học đạt chuẩn vào năm 2025 và 700 vào năm 2030`
    for (std::size_t i = 3; i + 1 < items_.size(); ++i) {
      if (!is_later_count(i)) continue;
      for (std::size_t before = i - 2; before-- > 0;) {
        if (sense(before) != Sense::quantity) continue;
        if (!amount(before).strong) state_.amounts[items_[i].payload].low.noun = amount(before).low.noun;
        break;
      }
    }
    for (std::size_t i = 1; i + 2 < items_.size(); ++i) {
      if (sense(i) != Sense::quantity || amount(i).strong || !amount(i).low.noun.empty() || amount(i).high) continue;
      if (sense(i - 1) != Sense::action || (sense(i + 1) != Sense::conjunction && sense(i + 1) != Sense::comma))
        continue;
      std::size_t next = i + 2;
      while (sense(next) == Sense::action || sense(next) == Sense::maintain || sense(next) == Sense::lead) ++next;
      if (next > i + 2 && sense(next) == Sense::quantity && !amount(next).strong && !amount(next).low.noun.empty())
        state_.amounts[items_[i].payload].low.noun = amount(next).low.noun;
    }
  }

  [[nodiscard]] bool is_later_count(std::size_t at) const {
    return sense(at) == Sense::quantity && !amount(at).strong && amount(at).low.noun.empty() && !amount(at).high &&
           sense(at - 1) == Sense::conjunction && sense(at - 2) == Sense::when && sense(at + 1) == Sense::when;
  }

  /// Clauses: whether a bare number is a figure depends on whether its clause has one with a unit.
  void number_clauses() {
    clause_.resize(items_.size());
    depth_.resize(items_.size());
    std::size_t clause = 0;
    std::size_t depth = 0;
    strong_.push_back(false);
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].sense == Sense::close && depth > 0) --depth;
      depth_[i] = depth;
      if (items_[i].sense == Sense::open) ++depth;
      // `được kiểm tra, giám sát ít nhất 01 lần/năm`: a list of what is done
      const bool listed = (i > 0 && sense(i - 1) == Sense::action && sense(i + 1) == Sense::action) ||
                          // `100% xã có thiết chế văn hóa và có ít nhất 3 câu lạc bộ`
                          (items_[i].sense == Sense::conjunction && strong_[clause] && sense(i + 1) == Sense::lead &&
                           first_word(i + 1) == "có");
      const bool parts = items_[i].sense == Sense::semicolon ||
                         (is_separator(items_[i].sense) && depth == 0 && !listed && i + 1 < items_.size() &&
                          (starts_clause(sense(i + 1)) || is_operator(sense(i + 1)) ||
                           sense(i + 1) == Sense::quantity || gives_to_a_number(i + 1)));
      if (parts) {
        ++clause;
        strong_.push_back(false);
      }
      clause_[i] = clause;
      if (items_[i].sense == Sense::quantity && depth == 0 && amount(i).strong) strong_[clause] = true;
    }
  }

  /// `…, cấp kính miễn phí cho ít nhất 60 em`
  [[nodiscard]] bool gives_to_a_number(std::size_t at) const {
    std::size_t far = at;
    while (far < at + 7 && (sense(far) == Sense::word || sense(far) == Sense::noun || sense(far) == Sense::action))
      ++far;
    if (far == at || sense(far) != Sense::stratum_at || first_word(far) != "cho") return false;
    ++far;
    const bool compared = is_comparison(sense(far));
    while (is_comparison(sense(far))) ++far;
    return compared && sense(far) == Sense::quantity && !amount(far).strong && !amount(far).low.noun.empty();
  }

  bool is_target(std::size_t at, std::size_t bound) const {
    const Amount& found = amount(at);
    if (depth_[at] > 0)
      return !found.in_every.empty() && at > 0 && sense(at - 1) == Sense::open && sense(at + 1) == Sense::close;
    if (is_inside_of_nothing(at)) return false;
    if (found.strong) return true;
    if (is_frequency(at)) return false;
    if (strong_[clause_[at]]) return false;
    if (!found.in_every.empty() || !found.per_time.empty()) return true;
    std::size_t left = at;
    while (left > bound && (is_operator(sense(left - 1)) || is_attachment(sense(left - 1)))) --left;
    const Sense before = left > bound ? sense(left - 1) : Sense::semicolon;
    if (left < at && found.low.noun.empty() && before == Sense::word &&
        (last_word(left - 1) == "tuổi" || last_word(left - 1) == "aged"))
      return false;
    const bool head = left == bound || is_separator(before) || before == Sense::lead;
    bool compared = false;
    bool in_every = false;
    for (std::size_t i = left; i < at; ++i) {
      compared = compared || (is_operator(sense(i)) && sense(i) != Sense::from);
      in_every = in_every || sense(i) == Sense::in_every;
    }
    if (found.from) compared = compared || found.upward || found.downward || found.high || next_is_change(at);
    if (is_verb(before) || compared || in_every) return true;
    if (before == Sense::action && !found.low.noun.empty()) return true;
    // `550 mô hình … tại 11 xã điểm`: where the things are
    if (before == Sense::stratum_at && left == at && first_word(left - 1) == "tại" && bound > 0 &&
        follows_a_count(left - 1, bound))
      return false;
    if (before == Sense::stratum_at && !found.low.noun.empty())
      return first_word(left - 1) == "tại" ||
             (first_word(left - 1) == "cho" &&
              (bound == 0 || is_done_to(left, bound) || is_given_in_words(left - 1, bound)));
    // `Duy trì hoạt động thường xuyên của 68 đội …`
    if (before == Sense::word && first_word(left - 1) == "của" && !found.low.noun.empty() && bound == 0 &&
        is_kept(left))
      return true;
    if (!found.low.noun.empty() && is_first_in_each(at, bound)) return true;
    if (!found.low.noun.empty() && (before == Sense::word || before == Sense::noun) &&
        is_done_in_few_words(left, bound, at))
      return true;
    // `Vận động hiến máu được 9.200 đơn vị máu`
    if (!found.low.noun.empty() && before == Sense::word && left == at && first_word(left - 1) == "được" &&
        is_done_to(left, bound))
      return true;
    // `Số xã đạt chuẩn nông thôn mới 25 xã`
    if (!found.low.noun.empty() && !head && counts_in_clause(at, found.low.noun) &&
        (is_separator(sense(at + 1)) || is_attachment(sense(at + 1))))
      return true;
    if (!found.low.noun.empty() && is_first_of_list(left, at)) return true;
    // not the 4 of `Mức độ 3, 4`
    const bool begins =
        left == 0 || left == bound || before == Sense::lead || (bound > 0 && left == bound + 1 && is_separator(before));
    return head && (begins || !found.low.noun.empty()) &&
           (!found.low.noun.empty() || sense(at + 1) == Sense::semicolon || is_attachment(sense(at + 1)));
  }

  /// `Bổ sung 12.000 bản sách`, `giám sát phát hiện HIV 3.000 mẫu`: plain words to the front of the clause, and a number of things that is
  /// too great or too near to the front to be a part of a name.
  [[nodiscard]] bool is_done_in_few_words(std::size_t left, std::size_t bound, std::size_t at) const {
    const Decimal& number = amount(at).low.number;
    const bool many = (number.scale == 0 && number.mantissa >= 1000) || first_word(at).front() == '0';
    const bool last = is_separator(sense(at + 1)) || is_attachment(sense(at + 1)) || at + 1 >= items_.size();
    std::size_t first = left;
    while (first > bound && ((sense(first - 1) == Sense::word && items_[first - 1].payload == 0) ||
                             (last && sense(first - 1) == Sense::noun)))
      --first;
    const bool few = left - first <= 3 && number.scale == 0 && number.mantissa >= 10;
    const bool acted = (last || few) && first > 0 && sense(first - 1) == Sense::action;
    // `…; xuất khẩu lao động 35 người`
    const bool clause =
        last && first > 0 && (sense(first - 1) == Sense::semicolon || sense(first - 1) == Sense::in_which);
    const bool front = first == bound || is_separator(sense(first - 1)) || sense(first - 1) == Sense::lead ||
                       sense(first - 1) == Sense::remark || sense(first - 1) == Sense::action ||
                       sense(first - 1) == Sense::when;
    if (!front || left != at || !(many || acted || clause) || left - first > (last ? 6U : acted ? 3U : 2U))
      return false;
    for (const std::string_view act : {"chương", "đề", "quyết", "nghị", "kế", "dự", "điều", "trong", "số"}) {
      if (first_word(first) == act) return false;
    }
    return true;
  }

  /// `…, tạo việc làm cho 100.000 người`: what is done stands in the clause, in front of item `at`.
  [[nodiscard]] bool is_done_to(std::size_t at, std::size_t bound) const {
    for (std::size_t i = at; i-- > bound;) {
      if (sense(i) == Sense::action) return true;
      if (sense(i) == Sense::quantity || sense(i) == Sense::semicolon) return false;
    }
    return false;
  }
  /// `giải quyết đất ở cho 210 hộ`: plain words from the front of the clause to `cho`
  [[nodiscard]] bool is_given_in_words(std::size_t at, std::size_t bound) const {
    std::size_t first = at;
    while (
        first > bound &&
        (sense(first - 1) == Sense::word || sense(first - 1) == Sense::noun || sense(first - 1) == Sense::stratum_at) &&
        !state_.tokens[items_[first - 1].first].predicate)
      --first;
    if (first == at || first == 0 || at - first > 6) return false;
    if (sense(first - 1) == Sense::semicolon) return true;
    for (std::size_t i = 0; i + 1 < first; ++i) {  // `đất ở cho 210 hộ, đất sản xuất cho 460 hộ`
      if (sense(i) == Sense::stratum_at && first_word(i) == "cho" && sense(i + 1) == Sense::quantity)
        return is_separator(sense(first - 1));
    }
    return false;
  }
  [[nodiscard]] bool follows_a_count(std::size_t at, std::size_t bound) const {
    for (std::size_t i = at; i-- > bound;) {
      if (is_separator(sense(i))) return false;
    }
    return sense(bound - 1) == Sense::quantity && !amount(bound - 1).strong;
  }
  [[nodiscard]] bool is_kept(std::size_t at) const {
    std::size_t first = 0;
    while (first < at && (sense(first) == Sense::lead || is_attachment(sense(first)) || sense(first) == Sense::comma))
      ++first;
    return first < at && sense(first) == Sense::maintain;
  }

  /// `100% cơ sở được thanh tra, kiểm tra ít nhất 01 lần/năm`: how often something is done belongs to what is said of them.
  [[nodiscard]] bool is_frequency(std::size_t at) const {
    if (amount(at).low.noun != "lần") return false;
    for (std::size_t i = at; i-- > 0;) {
      const Sense before = sense(i);
      if (before == Sense::semicolon || before == Sense::head_noun || before == Sense::in_every ||
          before == Sense::lead || before == Sense::when)
        return false;
      if (before == Sense::quantity) return amount(i).strong;
    }
    return false;
  }

  /// `Không để xảy ra vụ ngộ độc thực phẩm có trên 30 người mắc`: none of that size; `không để xảy ra quá 5 vụ` is a limit.
  [[nodiscard]] bool is_inside_of_nothing(std::size_t at) const {
    std::size_t left = at;
    bool more = amount(at).upward;
    while (left > 0 && is_operator(sense(left - 1))) {
      more = more || sense(left - 1) == Sense::greater || sense(left - 1) == Sense::greater_equal;
      --left;
    }
    if (!more || left == 0 || (sense(left - 1) == Sense::stratum_at && first_word(left - 1) == "tại")) return false;
    bool text = false;
    bool has = false;
    while (left-- > 0 && clause_[left] == clause_[at]) {
      if (sense(left) == Sense::eliminate && sense(left + 1) == Sense::head_noun)
        return false;  // `không để số vụ trên 5`
      if (sense(left) == Sense::eliminate) return amount(at).strong ? has && text : text;
      if (sense(left) == Sense::quantity || is_verb(sense(left))) return false;
      has = has || first_word(left) == "có";
      text = text || sense(left) == Sense::word || sense(left) == Sense::noun || sense(left) == Sense::level;
    }
    return false;
  }

  /// `mỗi xã vận động xã hội hóa 2 cặp nam, nữ …`: the first count of a clause about each area.
  [[nodiscard]] bool is_first_in_each(std::size_t at, std::size_t bound) const {
    for (std::size_t i = at; i-- > bound && clause_[i] == clause_[at];) {
      if (sense(i) == Sense::quantity || sense(i) == Sense::comma) return false;
      if (sense(i) == Sense::in_every)
        return i == 0 || clause_[i - 1] != clause_[i] || is_separator(sense(i - 1)) || sense(i - 1) == Sense::lead;
    }
    return false;
  }

  /// Whether the clause of item `at` begins with `số` and names the thing that is counted.
  [[nodiscard]] bool counts_in_clause(std::size_t at, const std::string& noun) const {
    std::size_t first = at;
    while (first > 0 && clause_[first - 1] == clause_[at] && !is_separator(sense(first - 1))) --first;
    while (first < at && (sense(first) == Sense::lead || sense(first) == Sense::remark)) ++first;
    const bool total = sense(first) == Sense::total && last_word(first) == "số";
    if (!total && (sense(first) != Sense::head_noun || first_word(first) != "số")) return false;
    const std::string name = plain_text(state_, items_[first].first, items_[at - 1].last);
    return name.find(" " + noun + " ") != std::string::npos;
  }

  /// `từ 411 vụ xuống còn …`: the figure a change starts from.
  [[nodiscard]] bool next_is_change(std::size_t at) const {
    for (std::size_t i = at + 1; i < at + 8 && i < items_.size(); ++i) {
      if (sense(i) == Sense::down || sense(i) == Sense::up || is_down_to(sense(i), first_word(i))) return true;
      if (sense(i) == Sense::quantity) return false;
    }
    return false;
  }

  /// `bảo vệ 05 di tích cấp quốc gia, 12 di tích cấp tỉnh`: plain words in front, and another number of the same things behind.
  [[nodiscard]] bool is_first_of_list(std::size_t left, std::size_t at) const {
    if (left != at) return false;
    for (std::size_t i = at; i-- > 0 && !is_separator(sense(i)) && sense(i) != Sense::lead;) {
      if (sense(i) != Sense::word && sense(i) != Sense::action && sense(i) != Sense::noun) return false;
      if (state_.tokens[items_[i].first].predicate) return false;
    }
    for (std::size_t i = at + 1; i + 1 < items_.size(); ++i) {
      const Sense next = sense(i);
      if (next == Sense::comma || next == Sense::conjunction)
        return sense(i + 1) == Sense::quantity && !amount(i + 1).strong &&
               amount(i + 1).low.noun == amount(at).low.noun;
      if (next != Sense::word && next != Sense::noun && next != Sense::level && next != Sense::stratum) return false;
    }
    return false;
  }

  std::vector<std::size_t> clause_;
  std::vector<std::size_t> depth_;
  std::vector<bool> strong_;
};

}  // namespace goalpost::detail::phrases
