// The texts between the figures of a phrase: which is the name before a figure, which one behind it, and which a clause of its own.
#pragma once

#include <utility>

#include "goalpost/syntax/impl/phrase_surroundings.ipp"

namespace goalpost::detail::phrases {

/// A clause without a figure: items [first, last), in front of that core.
struct FigurelessClause {
  std::size_t first = 0, last = 0, core = 0;
};

class TextSharer : protected Surroundings {
 public:
  using Surroundings::Surroundings;

 protected:
  /// Each text between two figures is a name before, a name behind, or one of each.
  void share_texts() {
    cores_.front().pre_first = 0;
    cores_.front().pre_last = cores_.front().begin;
    earlier_clauses(cores_.front());
    for (std::size_t i = 0; i < cores_.size(); ++i) {
      Core& core = cores_[i];
      const bool last = i + 1 == cores_.size();
      const std::size_t end = last ? items_.size() : cores_[i + 1].begin;
      std::size_t split = last ? end : core.end;
      if (!last && !(core.end < end && is_separator(sense(core.end))) && has_text(core.end, end)) {
        // a comma was lost in front of `giảm tỷ suất …`
        const bool lost = core.pre_first < core.pre_last && is_verb(sense(core.end)) && core.end + 1 < end &&
                          sense(core.end + 1) == Sense::head_noun;
        if (!lost) split = split_of(core.end, end);
      } else if (const std::size_t behind = !last ? behind_priority(core.end, end) : 0; behind > 0) {
        clauses_.push_back({core.end + 1, behind, i + 1});
        cores_[i + 1].pre_first = behind;
        cores_[i + 1].pre_last = end;
        core.after_first = core.after_last = core.end;
        continue;
      } else if (!last && goes_on_to_semicolon(core, end)) {
        split = split_of(core.end, end);
      }
      if (!last && split == end && core.end < end) split = group_in_front_of(cores_[i + 1], core.end, end);
      core.after_first = core.end;
      core.after_last = split;
      if (!last) {
        cores_[i + 1].pre_first = split;
        cores_[i + 1].pre_last = end;
      }
    }
    set_clauses_aside();
    set_remark_aside(cores_.back());
  }

  /// `giảm 2 - 3%/năm, ưu tiên vùng đồng bào dân tộc thiểu số; …`: the semicolon behind words that no figure measures; 0 when none.
  [[nodiscard]] std::size_t behind_priority(std::size_t first, std::size_t end) const {
    if (sense(first) != Sense::comma || first + 1 >= end) return 0;
    const std::string_view word = state_.tokens[items_[first + 1].first].folded;
    if (word != "ưu" && word != "nhất" && word != "chú") return 0;
    for (std::size_t i = first + 1; i < end; ++i) {
      if (sense(i) == Sense::semicolon) return i;
      if (sense(i) == Sense::quantity || sense(i) == Sense::head_noun) return 0;
    }
    return 0;
  }

  /// `60% người cao tuổi nhận trợ cấp …, người khuyết tật đạt 65%`: people alone behind the last comma are those of the next figure.
  [[nodiscard]] std::size_t group_in_front_of(const Core& next, std::size_t first, std::size_t end) const {
    if (next.preposition == "cho" && !state_.amounts[next.amount].strong) {  // `…, cấp kính miễn phí cho ít nhất 60 em`
      for (std::size_t i = end; i-- > first;) {
        if (sense(i) == Sense::comma) return i;
      }
    }
    if ((next.has_words() && !next.reach) || !state_.amounts[next.amount].strong) return end;
    if (end == first || is_separator(sense(end - 1))) return end;  // `công chức cấp tỉnh, cấp huyện và 85% …`
    std::size_t comma = end;
    for (std::size_t i = first; i < end; ++i) {
      if (sense(i) == Sense::comma) comma = i;
    }
    if (comma + 1 >= end || end - comma > 7 || comma == first) return end;
    const bool plural = sense(comma + 1) == Sense::stratum_at && state_.tokens[items_[comma + 1].first].folded == "các";
    const Sense thing = sense(comma + (plural ? 2 : 1));
    if (thing != Sense::noun && thing != Sense::level) return end;
    for (std::size_t i = comma + (plural ? 2 : 1); i < end; ++i) {
      const bool region = sense(i) == Sense::stratum_at && state_.tokens[items_[i].first].folded == "vùng";
      const bool text = sense(i) == Sense::noun || sense(i) == Sense::level || sense(i) == Sense::stratum || region ||
                        sense(i) == Sense::school_stratum || sense(i) == Sense::word || sense(i) == Sense::conjunction;
      if (!text || state_.tokens[items_[i].first].predicate) return end;
    }
    return comma;
  }

  /// Where the name behind one figure ends and the one before the next begins.
  [[nodiscard]] std::size_t split_of(std::size_t first, std::size_t end) const {
    std::size_t clause = end;
    std::size_t named = end;  ///< the last one that begins with `tỷ lệ`, `số`
    bool trailing = end > first && is_separator(sense(end - 1));
    std::size_t depth = 0;
    for (std::size_t i = first; i < end; ++i) {
      if (sense(i) == Sense::open) ++depth;
      if (sense(i) == Sense::close && depth > 0) --depth;
      if (depth > 0) continue;
      if (sense(i) == Sense::semicolon) return i;
      if (sense(i) == Sense::in_which) return i > first && is_separator(sense(i - 1)) ? i - 1 : i;
      const bool starts =
          i + 1 < end && (starts_clause(sense(i + 1)) ||
                          (sense(i + 1) == Sense::stratum_at && state_.tokens[items_[i + 1].first].folded == "riêng"));
      if (!is_separator(sense(i)) || !starts || trailing) continue;
      clause = i;
      if (sense(i + 1) == Sense::head_noun) named = i;
    }
    // `…, tỷ lệ trẻ em được chăm sóc, nuôi dưỡng đạt 90%`: the verb behind the second comma belongs to the name
    const bool share = end < items_.size() && is_share_next(end);
    return share && named < end && clause < end && sense(clause + 1) == Sense::action ? named : clause;
  }

  /// `Từng bước xóa bỏ tình trạng tảo hôn, duy trì …`: clauses without a figure in front of the first one.
  void earlier_clauses(Core& core) {
    const std::size_t first = core.pre_first;
    std::size_t begin = first;
    while (begin < core.pre_last && (sense(begin) == Sense::dash || sense(begin) == Sense::remark)) ++begin;
    if (begin == core.pre_last) return;
    const Sense opening = sense(begin);
    const bool intention = opening == Sense::gradually || opening == Sense::eliminate ||
                           (opening == Sense::word && state_.tokens[items_[begin].first].folded == "tăng");
    std::size_t split = core.pre_last;
    for (std::size_t i = begin; i + 1 < core.pre_last; ++i) {
      const bool parts =
          sense(i) == Sense::semicolon || sense(i) == Sense::comma || (intention && sense(i) == Sense::conjunction);
      const Sense next = sense(i + 1);
      const bool clause = intention ? is_verb(next) || next == Sense::lead : sense(i) == Sense::semicolon;
      if (parts && clause) split = i;
    }
    // `duy trì mức sinh thay thế, tổng tỷ suất sinh đạt 2,15 con/phụ nữ`
    if (split == core.pre_last) {
      std::size_t opens = begin;
      while (opens < core.pre_last && (is_attachment(sense(opens)) || sense(opens) == Sense::lead)) ++opens;
      for (std::size_t i = opens + 2; i + 2 < core.pre_last && sense(opens) == Sense::maintain; ++i) {
        if (sense(i) == Sense::comma && sense(i + 1) == Sense::head_noun && !is_measure(opens + 1, i)) split = i;
      }
    }
    // `Cà Mau không còn hộ …; ít nhất 70% số hộ …`
    if (split == core.pre_last && sense(core.pre_last - 1) == Sense::semicolon &&
        has_text(core.pre_first, core.pre_last) && core.pre_last == core.begin)
      split = core.pre_last - 1;
    // `…, duy trì 15 mô hình`: the verb went to the figure
    if (intention && split == core.pre_last && is_separator(sense(core.pre_last - 1)) && core.verb)
      split = core.pre_last - 1;
    if (split == core.pre_last) return;
    if (is_verb(opening) && !has_text(split + 1, core.pre_last) && (core.verb || core.has_words()))
      return;  // `Giảm số vụ …; phấn đấu giảm ít nhất 5%`
    if (clauses_.empty()) head_time_of(first, split);
    clauses_.push_back({first, split, 0});
    core.pre_first = split + 1;
  }

  [[nodiscard]] bool is_measure(std::size_t first, std::size_t last) const {
    for (; first < last; ++first) {
      if (sense(first) == Sense::head_noun) return true;
    }
    return false;
  }

  /// Takes the clauses without a figure out of the texts: `…; không để xảy ra …; …`, `giảm … so với năm 2024 và 100% …`.
  void set_clauses_aside() {
    for (std::size_t i = 0; i < cores_.size(); ++i) {
      Core& core = cores_[i];
      for (std::size_t end = 0; (end = end_of_clause(core.pre_first, core.pre_last)) > 0;) {
        if (i == 0 && clauses_.empty()) head_time_of(core.pre_first, end);
        clauses_.push_back({core.pre_first, end, i});
        core.pre_first = end + 1;
      }
      set_aside_behind(core, i + 1);
    }
  }

  /// `… là 95%, trong đó đặc biệt quan tâm đến trẻ em dân tộc ít người`: of a part nothing is said that a figure measures.
  void set_remark_aside(Core& core) {
    std::size_t at = core.after_first;
    bool part = false;
    while (at < core.after_last && is_separator(sense(at))) part = sense(at++) == Sense::in_which || part;
    if (!part || at == core.after_last || items_.size() != core.after_last) return;
    for (std::size_t i = at; i < core.after_last; ++i) {
      if (sense(i) != Sense::word && sense(i) != Sense::noun && sense(i) != Sense::level &&
          sense(i) != Sense::stratum && sense(i) != Sense::comma && sense(i) != Sense::to && sense(i) != Sense::lead &&
          sense(i) != Sense::action && sense(i) != Sense::conjunction)
        return;
    }
    clauses_.push_back({at, core.after_last, cores_.size()});
    core.after_last = core.after_first;
  }

  /// The clauses of [first, last), from separator to separator.
  [[nodiscard]] std::vector<std::size_t> clause_starts(std::size_t first, std::size_t last) const {
    std::vector<std::size_t> starts;
    if (first < last && !parts_clauses(first, last)) starts.push_back(first);
    std::size_t depth = 0;
    for (std::size_t i = first; i < last; ++i) {
      if (sense(i) == Sense::open) ++depth;
      if (sense(i) == Sense::close && depth > 0) --depth;
      // `Đến năm 2025, không còn …`: the year belongs to what follows
      const bool only_time = sense(i) == Sense::comma && !starts.empty() && !has_text(starts.back(), i);
      if (depth == 0 && !only_time && parts_clauses(i, last)) starts.push_back(i + 1);
    }
    return starts;
  }

  /// Whether items [first, last) say something without a figure: nothing of a thing, or less or more than before.
  [[nodiscard]] bool is_clause(std::size_t first, std::size_t last) const {
    while (first < last && (is_separator(sense(first)) || is_attachment(sense(first)) || sense(first) == Sense::lead ||
                            sense(first) == Sense::dash))
      ++first;
    while (last > first && is_separator(sense(last - 1))) --last;
    if (first >= last) return false;
    bool referred = false;
    bool late_trend = false;
    for (std::size_t i = first; i < last; ++i) {
      if (sense(i) == Sense::quantity && state_.amounts[items_[i].payload].strong) return false;
      referred = referred || sense(i) == Sense::reference || sense(i) == Sense::same_as;
      late_trend = late_trend || (i > first && is_trend(sense(i)));
    }
    switch (sense(first)) {
      case Sense::eliminate:
        // `người cao tuổi …, không có người phụng dưỡng được chăm sóc`: who they are
        if (state_.tokens[items_[first].first].folded == "không" && says_done(first + 1, last)) return false;
        [[fallthrough]];
      case Sense::not_increase:
      case Sense::not_decrease: return has_text(first + 1, last);
      case Sense::reduce:
      case Sense::increase:
      case Sense::maintain: return referred && has_text(first + 1, last);
      case Sense::head_noun: return (referred && late_trend) || speaks_of_the_rest(first, last);
      default: return false;
    }
  }

  [[nodiscard]] bool says_done(std::size_t first, std::size_t last) const {
    for (std::size_t i = first + 1; i < last; ++i) {
      if (state_.tokens[items_[i].first].folded == "được" && items_[i].sense == Sense::word) return true;
    }
    return false;
  }

  /// `…, số trẻ còn lại đang học các lớp tiểu học`: of the others something is said without a figure.
  [[nodiscard]] bool speaks_of_the_rest(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i + 1 < last; ++i) {
      if (sense(i) == Sense::word && items_[i].last == items_[i].first + 2 &&
          state_.tokens[items_[i].first].folded == "còn" && state_.tokens[items_[i].last - 1].folded == "lại")
        return true;
    }
    return false;
  }

  static bool is_trend(Sense sense) {
    return sense == Sense::reduce || sense == Sense::increase || sense == Sense::not_increase ||
           sense == Sense::not_decrease;
  }

  std::vector<FigurelessClause> clauses_;
  std::optional<std::size_t>
      head_when_;  ///< the year in front of a first clause without a figure: an index in State::whens

 private:
  /// `13 công trình, phần việc măng non cấp huyện; …`: the list behind a count goes on to the end of its clause.
  [[nodiscard]] bool goes_on_to_semicolon(const Core& core, std::size_t end) const {
    const Amount& amount = state_.amounts[core.amount];
    if (amount.strong || amount.low.noun.empty() || sense(core.end) != Sense::comma) return false;
    if (sense(core.end + 1) != Sense::noun && sense(core.end + 1) != Sense::word) return false;
    for (std::size_t i = core.end; i < end; ++i) {
      if (sense(i) == Sense::in_which) return true;
      if (sense(i) == Sense::semicolon) return !has_text(i, end);
    }
    return false;
  }

  /// Whether the figure of the core that begins at item `at` is a share or a rate.
  [[nodiscard]] bool is_share_next(std::size_t at) const {
    for (const Core& core : cores_) {
      if (core.begin == at) return state_.amounts[core.amount].strong;
    }
    return false;
  }

  /// `Phấn đấu đến năm 2025 không còn hộ nghèo, 97% người dân tham gia BHYT`
  void head_time_of(std::size_t first, std::size_t last) {
    for (; first < last; ++first) {
      if (sense(first) == Sense::when && !state_.whens[items_[first].payload].every_year) {
        head_when_ = items_[first].payload;
        return;
      }
      if (sense(first) != Sense::lead && sense(first) != Sense::dash && sense(first) != Sense::remark) return;
    }
  }

  [[nodiscard]] bool parts_clauses(std::size_t at, std::size_t last) const {
    if (sense(at) == Sense::semicolon) return true;
    if (sense(at) != Sense::comma && sense(at) != Sense::conjunction) return false;
    // `…, thân thiện và không có bạo lực`: one more thing that is said of them
    if (sense(at) == Sense::conjunction && sense(at + 1) == Sense::eliminate &&
        state_.tokens[items_[at + 1].last - 1].folded == "có" && items_[at + 1].last == items_[at + 1].first + 2)
      return false;
    std::size_t next = at + 1;
    while (next < last && (sense(next) == Sense::lead || sense(next) == Sense::conjunction)) ++next;
    return next < last && (sense(next) == Sense::eliminate || is_trend(sense(next)) || sense(next) == Sense::maintain ||
                           sense(next) == Sense::head_noun);
  }

  /// The separator behind a clause that stands at the front of [first, last); 0 when none does.
  [[nodiscard]] std::size_t end_of_clause(std::size_t first, std::size_t last) const {
    while (first < last && is_separator(sense(first))) ++first;
    std::size_t depth = 0;
    for (std::size_t i = first; i < last; ++i) {
      if (sense(i) == Sense::open) ++depth;
      if (sense(i) == Sense::close && depth > 0) --depth;
      if (depth > 0 || !(parts_clauses(i, last) || (i + 1 == last && is_separator(sense(i))))) continue;
      return is_clause(first, i) ? i : 0;
    }
    return 0;
  }

  void set_aside_behind(Core& core, std::size_t next_core) {
    std::vector<std::size_t> starts = clause_starts(core.after_first, core.after_last);
    // What stands directly behind a figure belongs to it.
    if (!starts.empty() && starts.front() == core.after_first) starts.erase(starts.begin());
    std::size_t end = core.after_last;
    std::size_t first = starts.size();
    for (; first > 0 && is_clause(starts[first - 1], end); --first) end = starts[first - 1] - 1;
    for (std::size_t i = first; i < starts.size(); ++i)
      clauses_.push_back({starts[i], i + 1 < starts.size() ? starts[i + 1] - 1 : core.after_last, next_core});
    if (first < starts.size()) core.after_last = starts[first] - 1;
  }
};

}  // namespace goalpost::detail::phrases
