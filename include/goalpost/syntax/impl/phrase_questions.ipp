// Questions about the texts around one figure: what stands there, and what it lacks.
#pragma once

#include "goalpost/syntax/impl/phrase_sharing.ipp"

namespace goalpost::detail::phrases {

class NameQuestions {
 public:
  NameQuestions(State& state, const Subject& indicator)
      : state_(state), items_(state.items), indicator_(indicator), finder_(state), subjects_(state, finder_) {}

 protected:
  /// Behind the last item the phrase ends.
  [[nodiscard]] Sense sense(std::size_t at) const { return at < items_.size() ? items_[at].sense : Sense::semicolon; }

  [[nodiscard]] bool has_text(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      if (!is_separator(sense(i)) && !is_attachment(sense(i)) && sense(i) != Sense::dash && sense(i) != Sense::lead)
        return true;
    }
    return false;
  }

  /// `dưới 10% (thành thị dưới 11%)`: groups in parentheses follow.
  [[nodiscard]] bool is_of_the_whole(const Core& core) const {
    return core.end < items_.size() && sense(core.end) == Sense::comma && items_[core.end].payload == 1;
  }

  /// `8 huyện có trung tâm …`, `50 trẻ em và người khuyết tật được …`: the name begins with the noun of the figure.
  [[nodiscard]] bool noun_goes_on(const Core& core) const {
    if (state_.amounts[core.amount].strong || state_.amounts[core.amount].low.noun.empty()) return false;
    std::size_t first = core.after_first;
    if (first < core.after_last && is_separator(sense(first))) ++first;
    if (first >= core.after_last || core.end != core.after_first) return false;
    const Sense next = sense(first);
    if (first > core.after_first) return next == Sense::noun || next == Sense::word || next == Sense::level;
    return next == Sense::lead || next == Sense::action || next == Sense::word || next == Sense::noun ||
           next == Sense::level || next == Sense::stratum || next == Sense::school_stratum || next == Sense::quote ||
           next == Sense::total || next == Sense::head_noun;
  }

  [[nodiscard]] bool is_label(std::size_t first, std::size_t last) const {
    if (first < last && sense(first) == Sense::stratum_at) ++first;  // `riêng trẻ 5 tuổi`
    if (first >= last || last - first > 5) return false;
    for (std::size_t i = first; i < last; ++i) {
      const bool inside = i > first && i + 1 < last && (sense(i) == Sense::conjunction || sense(i) == Sense::slash);
      if (sense(i) == Sense::like && i > first) continue;  // `trung học phổ thông và tương đương`
      if (sense(i) != Sense::word && sense(i) != Sense::stratum && sense(i) != Sense::school_stratum &&
          sense(i) != Sense::level && sense(i) != Sense::noun && !inside)
        return false;
    }
    return true;
  }

  /// The first token of the group itself: `riêng`, `đối với`, `khu vực` left out.
  [[nodiscard]] std::size_t behind_preposition(std::size_t at) const {
    std::size_t first = items_[at].first;
    while (first < items_[at].last && state_.tokens[first].folded != "các" && state_.tokens[first].folded != "trẻ" &&
           state_.tokens[first].folded != "vùng" && state_.tokens[first].folded != "cấp" &&
           state_.tokens[first].folded != "bậc")
      ++first;
    if (first < items_[at].last && state_.tokens[first].folded == "các") ++first;
    return first;
  }

  /// `90% cha mẹ, 95% giáo viên và 80% trẻ em được tập huấn`: the first names go on in the last one.
  [[nodiscard]] bool says_nothing_of_it(std::size_t i) const {
    const std::size_t first = cores_[i].after_first;
    const std::size_t last = cores_[i].after_last;
    if (!state_.amounts[cores_[i].amount].strong || says_something(first, last)) return false;
    // behind `;` stands a sentence of its own, and so long a name says enough
    const bool long_name =
        first < last && items_[last - 1].last - items_[first].first > 4 && !names_things(first, last);
    if (sense(last) == Sense::semicolon && long_name) return false;
    for (std::size_t next = i + 1; next < cores_.size(); ++next) {
      const Core& core = cores_[next];
      if (!state_.amounts[core.amount].strong || has_text(core.pre_first, core.pre_last)) return false;
      if (says_something(core.after_first, core.after_last)) return true;
    }
    return false;
  }

  /// `học sinh, sinh viên`: things and nothing else.
  [[nodiscard]] bool names_things(std::size_t first, std::size_t last) const {
    for (; first < last; ++first) {
      const Sense next = sense(first);
      if (next != Sense::noun && next != Sense::level && next != Sense::stratum && next != Sense::school_stratum &&
          !is_separator(next) && !is_attachment(next))
        return false;
    }
    return true;
  }

  /// `trường tiểu học tổ chức dạy bơi`: behind the thing stands what it does, or what is done to it.
  [[nodiscard]] bool says_something(std::size_t first, std::size_t last) const {
    for (std::size_t i = first + 1; i < last; ++i) {
      if (sense(i) == Sense::action || sense(i) == Sense::lead) return true;
    }
    return has_predicate(first, last);
  }

  [[nodiscard]] bool has_predicate(std::size_t first, std::size_t last) const {
    if (first >= last) return false;
    for (std::size_t i = items_[first].first; i < items_[last - 1].last; ++i) {
      if (state_.tokens[i].predicate) return true;
    }
    return false;
  }

  /// `Tỷ lệ huy động trẻ dưới 3 tuổi …, trẻ từ 3-5 tuổi đạt 97%`: of a name only the part that differs.
  [[nodiscard]] bool is_elliptic(const Core& core) const {
    for (std::size_t i = core.pre_first; i < core.pre_last; ++i) {
      if (sense(i) == Sense::head_noun || is_verb(sense(i)) || sense(i) == Sense::eliminate ||
          sense(i) == Sense::action)
        return false;
      if (sense(i) == Sense::word || sense(i) == Sense::noun || sense(i) == Sense::level) return true;
    }
    return false;
  }

  /// `Người cao tuổi được khám đạt 70% và được lập hồ sơ đạt 95%`
  [[nodiscard]] bool is_said_of_the_same(const Core& core) const {
    return core.pre_first > 0 && is_separator(sense(core.pre_first - 1)) && core.reach &&
           state_.tokens[items_[core.pre_first].first].folded == "được";
  }

  /// `Hỗ trợ học bổng cho 500 trẻ em với mức 1.000.000 đồng/em`: two figures, one of them in the name.
  [[nodiscard]] bool counts_something(const Core& core) const {
    bool action = state_.amounts[core.amount].low.scale == syntax::Scale::currency;
    for (std::size_t i = core.pre_first; i < core.pre_last; ++i) {
      action = action || (sense(i) == Sense::action && state_.tokens[items_[i].first].folded != "khám");
      if (action && sense(i) == Sense::quantity && !state_.amounts[items_[i].payload].low.noun.empty()) return true;
    }
    return false;
  }

  /// A number of things that no other word compares: a number in the name in front of it would be another one.
  [[nodiscard]] bool counts_things_alone(const Core& core) const {
    const Amount& amount = state_.amounts[core.amount];
    return !amount.strong && !amount.low.noun.empty() && !core.has_words() && amount.in_every.empty() &&
           amount.per_time.empty();
  }

  /// `Lấy 450 mẫu giám sát, tỷ lệ mẫu đạt > 92%`: a number in a clause in front of the name itself.
  [[nodiscard]] bool has_number_of_other_clause(const Core& core) const {
    bool number = false;
    for (std::size_t i = core.pre_first; i + 1 < core.pre_last; ++i) {
      number = number || sense(i) == Sense::quantity || state_.tokens[items_[i].last - 1].folded == "lần";
      const bool score = sense(i + 1) == Sense::word && state_.tokens[items_[i + 1].first].folded == "chỉ" &&
                         items_[i + 1].last == items_[i + 1].first + 2;
      if (number && sense(i) == Sense::comma && (sense(i + 1) == Sense::head_noun || score)) return true;
    }
    return false;
  }

  /// `trong đó 90% đạt chuẩn`, `50% được hỗ trợ`
  [[nodiscard]] bool is_of_nothing(const Core& core, bool about_which) const {
    if (state_.amounts[core.amount].low.scale != syntax::Scale::percent) return false;
    std::size_t first = core.after_first;
    while (first < core.after_last && (is_separator(sense(first)) || is_attachment(sense(first)))) ++first;
    if (first >= core.after_last) return false;
    if (about_which && !has_predicate(first, core.after_last)) return true;
    return state_.tokens[items_[first].first].predicate;
  }

  /// `đạt 100% kế hoạch`
  [[nodiscard]] bool is_plan_itself(const Core& core) const {
    if (core.after_first >= core.after_last) return false;
    const std::size_t first = items_[core.after_first].first;
    const std::string_view one = state_.tokens[first].folded;
    const std::string_view two =
        first + 1 < state_.tokens.size() ? std::string_view(state_.tokens[first + 1].folded) : "";
    return (one == "kế" && two == "hoạch") || (one == "chỉ" && two == "tiêu") || (one == "mục" && two == "tiêu") ||
           (one == "dự" && two == "toán") || one == "kh";
  }

  /// `100% thôn đạt chuẩn văn hóa`; `100% thanh niên là học sinh` says who they are.
  [[nodiscard]] bool says_what_they_do(const Core& core) const {
    for (std::size_t i = core.after_first; i < core.after_last; ++i) {
      const Token& first = state_.tokens[items_[i].first];
      if (first.folded == "được" || first.folded == "biết" || (sense(i) == Sense::word && first.folded == "đạt") ||
          (first.predicate && first.folded == "tham"))
        return true;
    }
    return false;
  }

  /// Capital letters that no table explains.
  static bool is_abbreviation(const std::string& text) {
    if (text.size() < 2 || text.size() > 8) return false;
    for (const char c : text) {
      if (c < 'A' || c > 'Z') return false;
    }
    return true;
  }

  /// `90% ở xã`, `đạt 90% đối với …`: a group that was not understood, where a name should begin.
  [[nodiscard]] bool names_a_group(std::size_t at, bool strong) const {
    if (sense(at) != Sense::stratum_at) return false;
    const std::string_view word = state_.tokens[items_[at].first].folded;
    return word == "đối" || word == "riêng" || (strong && (word == "ở" || word == "tại"));
  }

  [[nodiscard]] bool is_group_of_people(std::size_t first, std::size_t last) const {
    if (sense(first) != Sense::noun) return false;
    for (std::size_t i = first; i < last; ++i) {
      if (sense(i) != Sense::noun && sense(i) != Sense::word && sense(i) != Sense::stratum &&
          sense(i) != Sense::school_stratum)
        return false;
      const Token& word = state_.tokens[items_[i].first];
      if (word.predicate && word.folded != "trong") return false;
    }
    return true;
  }

  /// `…, cấp THPT dưới 1%`: only what differs from the name before is said.
  [[nodiscard]] bool is_incomplete(const Core& core) const {
    if (core.pre_last - core.pre_first > 4) return false;
    std::size_t num_tokens = 0;
    for (std::size_t i = core.pre_first; i < core.pre_last; ++i) {
      if (sense(i) == Sense::head_noun || is_verb(sense(i)) || sense(i) == Sense::eliminate ||
          sense(i) == Sense::lead || sense(i) == Sense::action)
        return false;
      const bool group = sense(i) == Sense::school_stratum || sense(i) == Sense::stratum_at;  // `ở bậc trung học cơ sở`
      num_tokens += group ? 1 : items_[i].last - items_[i].first;
    }
    return num_tokens <= 4;
  }

  /// `…, trẻ em từ 6 tuổi trở lên đạt 98%`: people of an age, and nothing said of them.
  [[nodiscard]] bool is_ages_alone(const Core& core) const {
    bool age = false;
    for (std::size_t i = core.pre_first; i < core.pre_last; ++i) {
      const bool number = sense(i) == Sense::word && items_[i].payload == 1;
      age = age || number;
      if (!number && sense(i) != Sense::noun && sense(i) != Sense::from && sense(i) != Sense::less &&
          sense(i) != Sense::upward && !is_separator(sense(i)) && !is_attachment(sense(i)))
        return false;
    }
    return age;
  }

  /// `80% số xã và 100% số huyện có …`: the first name goes on in the second.
  [[nodiscard]] bool is_list_head(const Core& core, const Core& next) const {
    std::size_t last = core.after_last;
    while (last > core.after_first && is_separator(sense(last - 1))) --last;
    if (last == core.after_last && next.pre_first == next.pre_last &&
        !(next.begin > 0 && is_separator(sense(next.begin - 1))))
      return false;
    for (std::size_t i = core.after_first; i < last; ++i) {
      if (sense(i) != Sense::noun && sense(i) != Sense::level && sense(i) != Sense::head_noun &&
          sense(i) != Sense::stratum && sense(i) != Sense::school_stratum && !is_attachment(sense(i)))
        return false;
    }
    return !has_text(next.pre_first, next.pre_last) && last > core.after_first;
  }

  /// `Công tác xã hội trường học: 100% trường có tổ tư vấn`: of no people and no area, so nothing is lost without it.
  [[nodiscard]] bool is_heading(const Core& core) const {
    const bool ends = sense(core.pre_first) == Sense::eliminate;  // `Xóa vùng lõm sóng: 100% thôn, bản được phủ sóng`

    if (!core.link || state_.amounts[core.amount].low.scale != syntax::Scale::percent || core.verb) return false;
    if (core.begin >= core.figure || state_.tokens[items_[core.begin].first].folded != ":") return false;
    const Sense next = sense(core.after_first);
    const bool plural = next == Sense::stratum_at && state_.tokens[items_[core.after_first].first].folded == "các";
    if (next != Sense::noun && next != Sense::level && next != Sense::head_noun && !plural) return false;
    const Sense first = sense(core.pre_first);
    return (first == Sense::word || first == Sense::action || ends) &&
           has_predicate(core.after_first, core.after_last) && !has_predicate(core.pre_first, core.pre_last);
  }

  State& state_;
  const std::vector<Item>& items_;
  const Subject& indicator_;
  CoreFinder finder_;
  SubjectReader subjects_;
  std::vector<Core> cores_;
  bool of_things_ = false;  ///< the figure stands in a list of things that each area has
};

}  // namespace goalpost::detail::phrases
