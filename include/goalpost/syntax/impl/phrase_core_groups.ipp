// A core and what is attached to it: groups and remarks behind its figure, in parentheses and without.
#pragma once

#include "goalpost/syntax/impl/phrase_attachments.ipp"

namespace goalpost::detail::phrases {

struct Attached {
  std::optional<int> since, by, until;
  std::vector<int> more_years;  ///< `vào năm 2025 và năm 2030`
  std::optional<syntax::Reference> versus;
  std::string where;
  std::string in_every;
  std::string per_time;  ///< `mỗi quý`
  bool every_year = false;
  bool average = false;
  bool if_any = false;
  std::string if_any_of;  ///< `nếu có trẻ em gặp thiên tai`
  bool conflict = false;  ///< two of one kind

  [[nodiscard]] bool has_time() const { return since || by || until; }
};

struct Core {
  std::size_t begin = 0;  ///< items [begin, end)
  std::size_t end = 0;
  std::size_t figure = 0;  ///< the item of the figure
  std::size_t amount = 0;
  std::optional<Sense> compare;
  bool down = false, up = false, reach = false, link = false, about = false, from = false, factor = false;
  bool average = false, at_place = false, more = false;
  std::optional<Sense> verb;  ///< directly in front
  Attached attached;
  std::string preposition;     ///< `cho` directly in front of the figure
  bool respectively = false;   ///< `lần lượt`
  bool time_in_front = false;  ///< its year stands in front of the figure
  bool swaps = false;          ///< its group stands in the place of that of the name before
  bool about_which = false;    ///< it stands behind `trong đó`
  bool conflict = false;
  bool of_same_things =
      false;  ///< `kiểm tra 30% cơ sở … vào năm 2025 và 50% vào năm 2030`: said of things, as the figure before
  bool named_by_label = false;  ///< its group is a part of the name: `thể nhẹ cân`
  std::string meaning;          ///< `(theo chuẩn nghèo đa chiều)` behind the figure
  // texts of the name around it: items
  std::size_t pre_first = 0, pre_last = 0, after_first = 0, after_last = 0;

  [[nodiscard]] bool has_words() const { return compare || down || up || reach || about || verb || factor; }
};

inline bool is_separator(Sense sense) noexcept {
  return sense == Sense::comma || sense == Sense::semicolon || sense == Sense::conjunction || sense == Sense::in_which;
}
inline bool is_comparison(Sense sense) noexcept {
  return sense == Sense::less || sense == Sense::less_equal || sense == Sense::greater ||
         sense == Sense::greater_equal || sense == Sense::equal;
}
inline bool is_operator(Sense sense) noexcept {
  return is_comparison(sense) || sense == Sense::reach || sense == Sense::link || sense == Sense::more ||
         sense == Sense::down || sense == Sense::up || sense == Sense::about || sense == Sense::from ||
         sense == Sense::factor || sense == Sense::average || sense == Sense::respectively;
}
inline bool is_verb(Sense sense) noexcept {
  return sense == Sense::reduce || sense == Sense::increase || sense == Sense::maintain;
}
inline bool is_attachment(Sense sense) noexcept {
  return sense == Sense::when || sense == Sense::reference || sense == Sense::where || sense == Sense::in_every ||
         sense == Sense::filler || sense == Sense::remark;
}
/// Begins a new clause behind a comma or `và`.
inline bool starts_clause(Sense sense) noexcept {
  return sense == Sense::lead || sense == Sense::gradually || sense == Sense::action || is_verb(sense) ||
         sense == Sense::eliminate || sense == Sense::not_increase || sense == Sense::not_decrease ||
         sense == Sense::head_noun || sense == Sense::in_which || sense == Sense::when || sense == Sense::in_every;
}

class CoreGroups {
 public:
  explicit CoreGroups(State& state) : state_(state), items_(state.items) {}

  void attach(Attached& to, const Item& item) {
    switch (item.sense) {
      case Sense::when: {
        const When& when = state_.whens[item.payload];
        to.every_year = to.every_year || when.every_year;
        to.average = to.average || when.average;
        if (when.every_year) return;
        if (!when.per_time.empty()) {
          to.conflict = to.conflict || !to.per_time.empty();
          to.per_time = when.per_time;
          return;
        }
        // `từ năm 2021` … `đến năm 2025`
        if (to.since && !to.until && when.by && !to.by) {
          to.until = when.by;
          return;
        }
        to.conflict = to.conflict || to.has_time();
        to.since = when.since;
        to.by = when.by;
        to.until = when.until;
        to.more_years = when.more_years;
        return;
      }
      case Sense::reference:
        to.conflict = to.conflict || to.versus;
        to.versus = state_.references[item.payload];
        return;
      case Sense::where:
        to.conflict = to.conflict || !to.where.empty();
        to.where = state_.strata[item.payload];
        return;
      case Sense::in_every:
        to.conflict = to.conflict || !to.in_every.empty();
        to.in_every = state_.strata[item.payload];
        return;
      case Sense::remark:
        if (item.first < state_.tokens.size() && state_.tokens[item.first].kind == Token::Kind::footnote)
          state_.warn(state_.tokens[item.first].range, Hint::footnote_mark);
        return;
      default: return;
    }
  }

 protected:
  [[nodiscard]] Sense sense(std::size_t at) const { return at < items_.size() ? items_[at].sense : Sense::semicolon; }
  [[nodiscard]] const Amount& amount(std::size_t at) const { return state_.amounts[items_[at].payload]; }
  [[nodiscard]] std::string_view last_word(std::size_t at) const { return state_.tokens[items_[at].last - 1].folded; }
  [[nodiscard]] std::string_view first_word(std::size_t at) const { return state_.tokens[items_[at].first].folded; }

  [[nodiscard]] bool is_sex(std::size_t at) const {
    return at < items_.size() && sense(at) == Sense::word && (first_word(at) == "nam" || first_word(at) == "nữ") &&
           items_[at].last == items_[at].first + 1;
  }

  /// `(nếu có)`, `(năm 2025)`, `(nông thôn)`, `(1)`: the item behind the group, or 0 when it says anything else.
  std::size_t behind_group(std::size_t open) {
    std::size_t at = open + 1;
    while (at < items_.size() && at < open + 8 &&
           (is_attachment(sense(at)) || sense(at) == Sense::if_any || sense(at) == Sense::stratum || is_sex(at)))
      ++at;
    if (at > open + 1 && sense(at) == Sense::close) return at + 1;
    if (const std::size_t spelled = behind_spelled_number(state_, items_, open); spelled > 0) {
      state_.warn(state_.range_of(items_[open].first, items_[spelled - 1].last), Hint::amount_in_words);
      return spelled;
    }
    // a footnote: `(1)`
    if (sense(open + 1) == Sense::quantity && sense(open + 2) == Sense::close) {
      const Amount& mark = amount(open + 1);
      if (!mark.strong && mark.low.noun.empty() && mark.low.number.scale == 0 && mark.low.number.mantissa < 20) {
        state_.warn(state_.range_of(items_[open].first, items_[open + 2].last), Hint::footnote_mark);
        return open + 3;
      }
    }
    return 0;
  }

  /// `(theo chuẩn nghèo giai đoạn 2022 - 2025)`, `(số vụ, số người chết)`: the item behind it; 0 when it may say anything else.
  [[nodiscard]] std::size_t behind_meaning(std::size_t open) const {
    const Sense first = sense(open + 1);
    const bool norm = (first == Sense::word && (first_word(open + 1) == "theo" || first_word(open + 1) == "tính")) ||
                      (first == Sense::danger && first_word(open + 1) != "nếu");  // `(không tính trạm y tế xã)`
    if (!norm && first != Sense::head_noun) return 0;
    for (std::size_t at = open + 1; at < items_.size() && at < open + 16; ++at) {
      switch (sense(at)) {
        case Sense::close: return at > open + 2 ? at + 1 : 0;
        case Sense::word:
        case Sense::noun:
        case Sense::level:
        case Sense::head_noun:
        case Sense::stratum:
        case Sense::school_stratum:
        case Sense::comma:
        case Sense::conjunction: break;
        case Sense::when:
          if (!norm) return 0;
          break;
        case Sense::danger:
          if (at > open + 1) return 0;
          break;
        default: return 0;
      }
    }
    return 0;
  }

  /// `giảm 4%/năm theo chuẩn nghèo đa chiều`: the same without brackets; the item behind it, 0 when it may say anything else.
  [[nodiscard]] std::size_t behind_norm(std::size_t at) const {
    if (sense(at) != Sense::word || first_word(at) != "theo") return 0;
    std::size_t end = at + 1;
    for (; end < at + 12 && end < items_.size() && !is_separator(sense(end)); ++end) {
      const Sense next = sense(end);
      const bool text = next == Sense::word || next == Sense::noun || next == Sense::level || next == Sense::stratum ||
                        next == Sense::head_noun || (next == Sense::when && end > at + 2);
      if (!text || (next == Sense::word && is_predicate(first_word(end)))) return 0;
    }
    return end > at + 2 && end < at + 12 ? end : 0;
  }

  /// `đối với trẻ em dưới 5 tuổi`: a group that no table knows, to the next separator.
  bool free_stratum(Core& core, std::size_t& right) {
    const bool named = first_word(right) == "đối";
    const bool size = first_word(right) == "quy";  // `95% quy mô xã, phường`
    const bool place = size || first_word(right) == "ở" || first_word(right) == "tại" || first_word(right) == "vùng" ||
                       first_word(right) == "khu";
    const bool people = first_word(right) == "ở" && is_people(right + 1);
    if (!named && !people && !(place && (is_a_place(right + 1) || is_region(right)))) return false;
    std::size_t end = right + 1;
    while (end < items_.size() && end < right + (named ? 14U : 9U)) {
      const Sense next = sense(end);
      const bool text =
          next == Sense::word || next == Sense::noun || next == Sense::level || next == Sense::stratum ||
          next == Sense::school_stratum || next == Sense::head_noun || next == Sense::lead || next == Sense::action ||
          next == Sense::year ||  // `đối với Năm Căn`
          (next == Sense::stratum_at && is_region(end)) || (named && next == Sense::dash && end > right + 1) ||
          (named && next == Sense::where && end == right + 1) ||
          (named && next == Sense::conjunction && sense(end + 1) == Sense::stratum && end > right + 1) ||
          ((is_comparison(next) || next == Sense::from) && end + 1 < items_.size() && sense(end + 1) == Sense::word &&
           items_[end + 1].payload == 1) ||
          // `đối với tất cả các cấp học, bậc học`
          (named && (next == Sense::comma || next == Sense::conjunction) && end > right + 1 && is_all_words(end + 1)) ||
          // `các huyện, xã nghèo`
          (next == Sense::comma && sense(end - 1) == Sense::level && end + 1 < items_.size() &&
           (sense(end + 1) == Sense::level || sense(end + 1) == Sense::stratum));
      if (!text || ((place || people) && is_predicate(first_word(end)))) break;
      ++end;
    }
    if (end == right + 1 ||
        (end < items_.size() && !is_separator(sense(end)) && !is_attachment(sense(end)) && sense(end) != Sense::if_any))
      return false;
    // `95% ở huyện`: in the district, or in every one?
    if (place && end == right + 2 && sense(right + 1) == Sense::level && !is_region(right) &&
        !is_one_of_its_tier(right + 1))
      return false;
    core.attached.conflict = core.attached.conflict || !core.attached.where.empty();
    // `đối với trẻ em gái`: the preposition may have taken a part of the name with it
    std::size_t first = items_[right].first;
    while (first < items_[right].last &&
           (state_.tokens[first].folded == "đối" || state_.tokens[first].folded == "với" ||
            state_.tokens[first].folded == "khu" || state_.tokens[first].folded == "vực" ||
            state_.tokens[first].folded == "ở" || state_.tokens[first].folded == "tại" ||

            state_.tokens[first].folded == "các"))
      ++first;
    // `ở cấp THCS`, `đối với bậc THCS`
    if (first + 1 < items_[end - 1].last && end == right + 2 && sense(right + 1) == Sense::school_stratum)
      first = items_[right + 1].first;
    core.attached.where = plain_text(state_, first, items_[end - 1].last);
    right = end;
    return true;
  }

  /// Whether nothing but words stands in items from `at` to the end of the phrase.
  [[nodiscard]] bool is_all_words(std::size_t at) const {
    for (std::size_t i = at; i < items_.size(); ++i) {
      const Sense next = sense(i);
      if (next == Sense::semicolon && i + 1 == items_.size()) return true;
      if ((next != Sense::word && next != Sense::noun && next != Sense::level && next != Sense::stratum) ||
          is_predicate(first_word(i)))
        return false;
    }
    return at < items_.size();
  }

  /// `không quá 8,5% ở phường và không quá 4,5% ở xã`: two kinds of area of one tier are groups.
  [[nodiscard]] bool is_one_of_its_tier(std::size_t at) const {
    const auto tier = [this](std::size_t i) {
      std::string name;
      for (std::size_t token = items_[i].first; token < items_[i].last; ++token)
        name += (name.empty() ? "" : " ") + state_.tokens[token].folded;
      if (name == "xã" || name == "phường" || name == "thị trấn" || name == "đặc khu") return 1;
      return name == "huyện" || name == "quận" || name == "thị xã" || name == "thành phố" ? 2 : 0;
    };
    const int own = tier(at);
    if (first_word(at) == "thành" && last_word(at) == "phố") {  // `14% tại thành phố và 8% tại nông thôn`
      for (std::size_t i = 0; i < items_.size(); ++i) {
        if (sense(i) == Sense::where && state_.strata[items_[i].payload].find("nông thôn") != std::string::npos)
          return true;
      }
    }
    bool another = false;
    for (std::size_t i = 1; i < items_.size() && own > 0; ++i) {
      if (sense(i) != Sense::level || sense(i - 1) != Sense::stratum_at || i == at) continue;
      if (tier(i) != own) return false;
      another = another || first_word(i) != first_word(at);
    }
    return another;
  }

  /// `dưới 30% ở người trưởng thành`
  [[nodiscard]] bool is_people(std::size_t at) const {
    if (sense(at) != Sense::noun) return false;
    for (const std::string_view known : {"người", "trẻ", "phụ", "học", "thanh", "bà", "lao"}) {
      if (first_word(at) == known) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_size_of_area(std::size_t at) const {
    return sense(at) == Sense::word && sense(at + 1) == Sense::word && first_word(at) == "quy" &&
           first_word(at + 1) == "mô";
  }

  /// `ở vùng ven sông`, `tại các xã ven biển`: a kind of region, in any words
  [[nodiscard]] bool is_region(std::size_t at) const {
    if (sense(at) != Sense::stratum_at) return false;
    const std::string_view last = state_.tokens[items_[at].last - 1].folded;
    return last == "vùng" || last == "vực" || last == "các" || (last == "bàn" && first_word(at) != "trên");
  }

  /// `ở thành phố lớn`, `ở quy mô xã, phường`
  [[nodiscard]] bool is_a_place(std::size_t at) const {
    if (at < items_.size() && sense(at) == Sense::word && (first_word(at) == "quy" || first_word(at) == "mô"))
      at += first_word(at) == "quy" ? 2U : 1U;
    if (is_region(at)) ++at;
    return at < items_.size() &&
           (sense(at) == Sense::level || sense(at) == Sense::stratum || sense(at) == Sense::school_stratum);
  }

  State& state_;
  const std::vector<Item>& items_;
};

}  // namespace goalpost::detail::phrases
