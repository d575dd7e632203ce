// The cores of a phrase: each figure with the words of comparison in front and the attachments on both sides.
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

class CoreFinder {
 public:
  explicit CoreFinder(State& state) : state_(state), items_(state.items) {}

  std::vector<Core> run() {
    number_clauses();
    std::vector<Core> cores;
    std::size_t bound = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].sense != Sense::quantity || !is_target(i, bound)) continue;
      Core core;
      core.figure = i;
      core.amount = items_[i].payload;
      walk_left(core, bound);
      walk_right(core);
      bound = core.end;
      i = core.end - 1;
      cores.push_back(std::move(core));
    }
    return cores;
  }

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

 private:
  [[nodiscard]] Sense sense(std::size_t at) const { return at < items_.size() ? items_[at].sense : Sense::semicolon; }
  [[nodiscard]] const Amount& amount(std::size_t at) const { return state_.amounts[items_[at].payload]; }
  [[nodiscard]] std::string_view last_word(std::size_t at) const { return state_.tokens[items_[at].last - 1].folded; }
  [[nodiscard]] std::string_view first_word(std::size_t at) const { return state_.tokens[items_[at].first].folded; }

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
      const bool parts =
          items_[i].sense == Sense::semicolon ||
          (is_separator(items_[i].sense) && depth == 0 && i + 1 < items_.size() &&
           (starts_clause(sense(i + 1)) || is_operator(sense(i + 1)) || sense(i + 1) == Sense::quantity));
      if (parts) {
        ++clause;
        strong_.push_back(false);
      }
      clause_[i] = clause;
      if (items_[i].sense == Sense::quantity && depth == 0 && amount(i).strong) strong_[clause] = true;
    }
  }

  bool is_target(std::size_t at, std::size_t bound) const {
    const Amount& found = amount(at);
    if (depth_[at] > 0)
      return !found.in_every.empty() && at > 0 && sense(at - 1) == Sense::open && sense(at + 1) == Sense::close;
    if (found.strong) return true;
    if (strong_[clause_[at]]) return false;
    if (!found.in_every.empty() || !found.per_time.empty()) return true;
    std::size_t left = at;
    while (left > bound && (is_operator(sense(left - 1)) || is_attachment(sense(left - 1)))) --left;
    const Sense before = left > bound ? sense(left - 1) : Sense::semicolon;
    if (left < at && before == Sense::word && (last_word(left - 1) == "tuổi" || last_word(left - 1) == "aged"))
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
    if (before == Sense::stratum_at && !found.low.noun.empty())
      return first_word(left - 1) == "tại" || (first_word(left - 1) == "cho" && bound == 0);
    // `Số xã đạt chuẩn nông thôn mới 25 xã`
    if (!found.low.noun.empty() && !head && counts_in_clause(at, found.low.noun) &&
        (is_separator(sense(at + 1)) || is_attachment(sense(at + 1))))
      return true;
    // not the 4 of `Mức độ 3, 4`
    const bool begins =
        left == 0 || left == bound || before == Sense::lead || (bound > 0 && left == bound + 1 && is_separator(before));
    return head && (begins || !found.low.noun.empty()) &&
           (!found.low.noun.empty() || sense(at + 1) == Sense::semicolon || is_attachment(sense(at + 1)));
  }

  /// Whether the clause of item `at` begins with `số` and names the thing that is counted.
  [[nodiscard]] bool counts_in_clause(std::size_t at, const std::string& noun) const {
    std::size_t first = at;
    while (first > 0 && clause_[first - 1] == clause_[at] && !is_separator(sense(first - 1))) --first;
    while (first < at && (sense(first) == Sense::lead || sense(first) == Sense::remark)) ++first;
    if (sense(first) != Sense::head_noun || first_word(first) != "số") return false;
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

  void walk_left(Core& core, std::size_t bound) {
    std::size_t left = core.figure;
    while (left > bound) {
      const Item& item = items_[left - 1];
      if (is_operator(item.sense)) {
        // `được ăn bổ sung đúng đạt 70%`: only in front of the figure itself it compares
        if (item.sense == Sense::equal && left != core.figure && first_word(left - 1) != "=") break;
        // `được ăn bổ sung đúng 75%`: behind what is done it says how
        if (item.sense == Sense::equal && first_word(left - 1) == "đúng" && left > bound + 1 &&
            (sense(left - 2) == Sense::word || sense(left - 2) == Sense::noun || sense(left - 2) == Sense::action))
          break;
        // `Tỷ lệ hoàn thành: ≥ 95%`
        if (item.sense == Sense::reach && first_word(left - 1) == "hoàn" && left > bound + 1 &&
            (left != core.figure || sense(left - 2) == Sense::head_noun))
          break;
        take(core, item.sense, first_word(left - 1));
      } else if (is_verb(item.sense)) {
        if (core.verb && *core.verb != item.sense) {
          // `duy trì … giảm`: to keep reducing
          if (item.sense != Sense::maintain) core.conflict = true;
        } else {
          core.verb = item.sense;
          // `Tỷ lệ trẻ em biết bơi được nâng lên 50%`
          if (left - 1 > bound && sense(left - 2) == Sense::word && first_word(left - 2) == "được" &&
              items_[left - 2].last == items_[left - 2].first + 1)
            --left;
        }
      } else if (is_attachment(item.sense)) {
        attach(core.attached, item);
        core.time_in_front = core.attached.has_time();
      } else if (item.sense == Sense::stratum_at && left == core.figure &&
                 (first_word(left - 1) == "tại" || first_word(left - 1) == "cho" || first_word(left - 1) == "ở")) {
        core.at_place = true;
        core.preposition = first_word(left - 1);
      } else if (item.sense == Sense::stratum && (left - 1 == bound || first_word(left - 2) == ":" ||
                                                  (is_separator(sense(left - 2)) &&
                                                   (sense(left - 2) != Sense::conjunction || left - 2 <= bound + 1)))) {
        core.attached.conflict = core.attached.conflict || !core.attached.where.empty();
        core.attached.where = plain_text(state_, item.first, item.last);
      } else if (item.sense == Sense::comma && left - 1 > bound && is_attachment(sense(left - 2)) &&
                 left != core.figure) {
        // `Đến năm 2025, đạt 90%`
      } else if (item.sense == Sense::open && left == core.figure && sense(core.figure + 1) == Sense::close) {
        --left;
        break;
      } else {
        break;
      }
      --left;
    }
    core.begin = left;
  }

  static bool is_down_to(Sense op, std::string_view first_of_words) {
    return op == Sense::less && (first_of_words == "xuống" || first_of_words == "còn" || first_of_words == "về");
  }

  void take(Core& core, Sense op, std::string_view first_of_words) {
    // `xuống dưới 5%` is both
    if (is_down_to(op, first_of_words)) core.down = true;
    switch (op) {
      case Sense::reach: core.reach = true; break;
      case Sense::link: core.link = true; break;
      case Sense::down: core.down = true; break;
      case Sense::up: core.up = true; break;
      case Sense::about: core.about = true; break;
      case Sense::from: core.from = true; break;
      case Sense::factor: core.factor = true; break;
      case Sense::average: core.average = true; break;
      case Sense::more: core.more = true; break;
      case Sense::respectively: core.respectively = true; break;
      default:
        core.conflict = core.conflict || (core.compare && *core.compare != op);
        core.compare = op;
        break;
    }
  }

  void walk_right(Core& core) {
    std::size_t right = core.figure + 1;
    if (core.begin < core.figure && sense(core.begin) == Sense::open && sense(right) == Sense::close) {
      core.end = right + 1;
      return;
    }
    while (right < items_.size()) {
      if (is_attachment(sense(right))) {
        attach(core.attached, items_[right++]);
      } else if (sense(right) == Sense::if_any) {
        core.attached.if_any = true;
        const std::size_t first = ++right;
        while (right < items_.size() && !is_separator(sense(right)) && !is_attachment(sense(right)) &&
               sense(right) != Sense::quantity && sense(right) != Sense::open)
          ++right;
        if (right > first) core.attached.if_any_of = plain_text(state_, items_[first].first, items_[right - 1].last);
      } else if (sense(right) == Sense::open) {
        const std::size_t close = behind_group(right);
        if (close == 0) break;
        for (std::size_t i = right + 1; i + 1 < close; ++i) {
          if (sense(i) == Sense::if_any) core.attached.if_any = true;
          if (sense(i) == Sense::stratum || is_sex(i)) {
            core.attached.conflict = core.attached.conflict || !core.attached.where.empty();
            core.attached.where = plain_text(state_, items_[i].first, items_[i].last);
          }
          attach(core.attached, items_[i]);
        }
        right = close;
      } else if ((sense(right) == Sense::conjunction || sense(right) == Sense::comma) && one_more_year(core, right)) {
        right += 2;
      } else if (sense(right) == Sense::comma || sense(right) == Sense::dash) {
        // `đạt 90%, đến năm 2030`: attachments behind a comma belong here when nothing but a separator follows them
        std::size_t far = right + 1;
        while (far < items_.size() && is_attachment(sense(far))) ++far;
        if (far == right + 1 || (far < items_.size() && !is_separator(sense(far)))) break;
        if (far < items_.size() && far + 1 < items_.size() && sense(far) != Sense::semicolon &&
            !starts_clause(sense(far + 1)))
          break;
        ++right;
      } else if (sense(right) == Sense::respectively && sense(right + 1) == Sense::when) {
        core.respectively = true;
        ++right;
      } else if (sense(right) == Sense::stratum_at && free_stratum(core, right)) {
      } else {
        break;
      }
    }
    core.end = right;
  }

  /// `vào năm 2025 và năm 2030`: another year for the same figure, unless a figure of its own follows.
  bool one_more_year(Core& core, std::size_t separator) const {
    if (!core.attached.by || sense(separator + 1) != Sense::when) return false;
    const When& when = state_.whens[items_[separator + 1].payload];
    if (!when.by || when.since) return false;
    if (separator + 2 < items_.size() && !is_separator(sense(separator + 2)) && sense(separator + 2) != Sense::remark)
      return false;
    if (separator + 3 < items_.size() && sense(separator + 2) == Sense::comma && !starts_clause(sense(separator + 3)))
      return false;
    core.attached.more_years.push_back(*when.by);
    return true;
  }

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

  /// `đối với trẻ em dưới 5 tuổi`: a group that no table knows, to the next separator.
  bool free_stratum(Core& core, std::size_t& right) {
    const bool named = first_word(right) == "đối";
    const bool place = first_word(right) == "ở" || first_word(right) == "tại";
    if (!named && !(place && is_a_place(right + 1))) return false;
    std::size_t end = right + 1;
    while (end < items_.size() && end < right + 9) {
      const Sense next = sense(end);
      const bool text = next == Sense::word || next == Sense::noun || next == Sense::level || next == Sense::stratum ||
                        next == Sense::school_stratum || next == Sense::head_noun || next == Sense::lead ||
                        next == Sense::action || next == Sense::year ||  // `đối với Năm Căn`
                        ((is_comparison(next) || next == Sense::from) && end + 1 < items_.size() &&
                         sense(end + 1) == Sense::word && items_[end + 1].payload == 1) ||
                        // `các huyện, xã nghèo`
                        (next == Sense::comma && sense(end - 1) == Sense::level && end + 1 < items_.size() &&
                         (sense(end + 1) == Sense::level || sense(end + 1) == Sense::stratum));
      if (!text || (place && is_predicate(first_word(end)))) break;
      ++end;
    }
    if (end == right + 1 ||
        (end < items_.size() && !is_separator(sense(end)) && !is_attachment(sense(end)) && sense(end) != Sense::if_any))
      return false;
    // `95% ở huyện`: in the district, or in every one?
    if (place && end == right + 2 && sense(right + 1) == Sense::level && !is_one_of_its_tier(right + 1)) return false;
    core.attached.conflict = core.attached.conflict || !core.attached.where.empty();
    // `đối với trẻ em gái`: the preposition may have taken a part of the name with it
    std::size_t first = items_[right].first;
    while (first < items_[right].last &&
           (state_.tokens[first].folded == "đối" || state_.tokens[first].folded == "với" ||
            state_.tokens[first].folded == "khu" || state_.tokens[first].folded == "vực" ||
            state_.tokens[first].folded == "ở" || state_.tokens[first].folded == "tại" ||
            state_.tokens[first].folded == "các"))
      ++first;
    core.attached.where = plain_text(state_, first, items_[end - 1].last);
    right = end;
    return true;
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
    bool another = false;
    for (std::size_t i = 1; i < items_.size() && own > 0; ++i) {
      if (sense(i) != Sense::level || sense(i - 1) != Sense::stratum_at || i == at) continue;
      if (tier(i) != own) return false;
      another = another || first_word(i) != first_word(at);
    }
    return another;
  }

  /// `ở thành phố lớn`, `ở quy mô xã, phường`
  [[nodiscard]] bool is_a_place(std::size_t at) const {
    if (at < items_.size() && sense(at) == Sense::word && first_word(at) == "quy") at += 2;
    return at < items_.size() &&
           (sense(at) == Sense::level || sense(at) == Sense::stratum || sense(at) == Sense::school_stratum);
  }

  State& state_;
  const std::vector<Item>& items_;
  std::vector<std::size_t> clause_;
  std::vector<std::size_t> depth_;
  std::vector<bool> strong_;
};

}  // namespace goalpost::detail::phrases
