// Groups that stand where a name is expected: labels, a stratum at the end of a name, what a list says once of all its things.
#pragma once

#include "goalpost/syntax/impl/phrase_completing.ipp"
#include "goalpost/syntax/impl/phrase_texts.ipp"

namespace goalpost::detail::phrases {

class GroupSharer : protected TextSharer {
 public:
  using TextSharer::TextSharer;

 protected:
  /// `Tỷ lệ … nông thôn dưới 15%, thành thị dưới 10%`: the group at the end of the first name is its stratum.
  void strata_of_names() {
    for (std::size_t i = 0; i + 1 < cores_.size(); ++i) {
      Core& core = cores_[i];
      const Core& next = cores_[i + 1];
      if (is_of_the_whole(core) || is_about_which(next)) continue;
      if (next.attached.where.empty() || !core.attached.where.empty() || has_text(next.pre_first, next.pre_last))
        continue;
      if (core.pre_last > core.pre_first + 1 && sense(core.pre_last - 1) == Sense::stratum) {
        const Item& item = items_[--core.pre_last];
        core.attached.where = plain_text(state_, item.first, item.last);
        if (core.pre_last > core.pre_first + 1 && sense(core.pre_last - 1) == Sense::word &&
            state_.tokens[items_[core.pre_last - 1].first].folded == "của")
          --core.pre_last;
        continue;
      }
      // `… ở thành phố dưới 10%, ở nông thôn dưới 5%`
      if (core.pre_last > core.pre_first + 2 && sense(core.pre_last - 1) == Sense::level &&
          sense(core.pre_last - 2) == Sense::stratum_at) {
        core.attached.where = plain_text(state_, items_[core.pre_last - 1].first, items_[core.pre_last - 1].last);
        core.pre_last -= 2;
        continue;
      }
      for (std::size_t at = core.pre_first; at < core.pre_last; ++at) {
        if (sense(at) == Sense::stratum || sense(at) == Sense::where) swap_group(core, cores_[i + 1]);
      }
    }
  }

  /// `giảm từ 10% số vụ cháy trở lên`: the end of the comparison stands behind the name.
  void upward_behind_names() {
    for (Core& core : cores_) {
      Amount& amount = state_.amounts[core.amount];
      if (!amount.from || amount.high || amount.upward || amount.downward || core.after_first >= core.after_last)
        continue;
      std::size_t last = core.after_last;
      while (last > core.after_first && (is_attachment(sense(last - 1)) || is_separator(sense(last - 1)))) --last;
      if (last < core.after_first + 2 || sense(last - 1) != Sense::upward) continue;
      for (std::size_t i = last - 1; i + 1 < core.after_last; ++i) finder_.attach(core.attached, items_[i + 1]);
      amount.upward = true;
      core.after_last = last - 1;
    }
  }

  [[nodiscard]] bool is_about_which(const Core& core) const {
    for (std::size_t i = core.pre_first; i < core.begin; ++i) {
      if (sense(i) == Sense::in_which) return true;
      if (!is_separator(sense(i))) return false;
    }
    return false;
  }

  /// `Tỷ lệ rác đô thị được thu gom đạt 95%; nông thôn đạt 80%`: the group is a word of the first name, another one of the second.
  static void swap_group(const Core& full, Core& core) {
    if (full.pre_first == full.pre_last || core.swaps) {
      core.conflict = true;  // which group is the first one?
      return;
    }
    core.swaps = true;
  }

  /// `Tỷ lệ bỏ học: tiểu học 0,05%, THCS 0,2%`: each label is a group of what stands in front of the colon.
  void labelled_figures() {
    if (cores_.size() < 2) return;
    const Core& first = cores_.front();
    std::size_t colon = first.pre_last;
    for (std::size_t i = first.pre_first; i < first.pre_last; ++i) {
      if (sense(i) == Sense::link && state_.tokens[items_[i].first].folded == ":") colon = i;
    }
    if (colon == first.pre_last || !has_text(first.pre_first, colon) || !is_label(colon + 1, first.pre_last)) return;
    const std::size_t name_end = sense(colon - 1) == Sense::reach ? colon - 1 : colon;  // `Tỷ lệ … đạt: mầm non 95%`
    for (std::size_t i = 1; i < cores_.size(); ++i) {
      std::size_t begin = cores_[i].pre_first;
      while (begin < cores_[i].pre_last && is_separator(sense(begin))) ++begin;
      if (!is_label(begin, cores_[i].pre_last) || has_text(cores_[i - 1].after_first, cores_[i - 1].after_last)) return;
    }
    for (Core& core : cores_) {
      std::size_t begin = &core == &cores_.front() ? colon + 1 : core.pre_first;
      while (begin < core.pre_last && is_separator(sense(begin))) ++begin;
      if (!core.attached.where.empty()) return;
      const std::string_view first_word = state_.tokens[items_[begin].first].folded;
      core.named_by_label = first_word == "thể" || first_word == "mũi" || first_word == "dạng" || first_word == "tật";
      const std::size_t from = sense(begin) == Sense::stratum_at ? behind_preposition(begin) : items_[begin].first;
      core.attached.where = plain_text(state_, from, items_[core.pre_last - 1].last);
      core.pre_last = &core == &cores_.front() ? name_end : core.pre_first;
      core.reach = core.reach || name_end < colon;
    }
  }

  /// `…, riêng các xã miền núi đạt 90%`: a group that no table knows, in front of its figure.
  void group_in_front(Core& core) {
    const bool of_it = core.pre_first + 2 < core.pre_last && sense(core.pre_first) == Sense::lead &&
                       state_.tokens[items_[core.pre_first].last - 1].folded == "này";
    if (of_it && sense(core.pre_first + 1) == Sense::stratum_at) ++core.pre_first;  // `tỷ lệ này ở các trường …`
    if (core.pre_first + 1 >= core.pre_last || sense(core.pre_first) != Sense::stratum_at) return;
    const std::string_view word = state_.tokens[items_[core.pre_first].first].folded;
    const bool place = of_it && (word == "ở" || word == "tại");
    if ((word != "riêng" && word != "đối" && !place) || !core.attached.where.empty()) return;
    std::size_t last = core.pre_last;  // `riêng thành phố có tối thiểu 10 bể bơi`
    while (last > core.pre_first + 1 && sense(last - 1) == Sense::lead) --last;
    const bool any_words = word == "đối";  // `đối với các địa phương có điều kiện kinh tế - xã hội khó khăn đạt 30%`
    for (std::size_t i = core.pre_first + 1; i < last; ++i) {
      if (any_words && (sense(i) == Sense::lead || sense(i) == Sense::dash || sense(i) == Sense::action)) continue;
      const bool age = sense(i) == Sense::word || sense(i) == Sense::less || sense(i) == Sense::from;
      if (!age && sense(i) != Sense::noun && sense(i) != Sense::level && sense(i) != Sense::stratum &&
          sense(i) != Sense::school_stratum && sense(i) != Sense::stratum_at && !is_number_of_areas(i))
        return;
      if (!any_words && state_.tokens[items_[i].first].predicate && state_.tokens[items_[i].first].folded != "học")
        return;
    }
    if (last - core.pre_first > (any_words ? 16 : 9) || last < core.pre_first + 2) return;
    std::size_t first = behind_preposition(core.pre_first);
    const bool school = last == core.pre_first + 2 || (last == core.pre_first + 3 && sense(last - 2) == Sense::word);
    if (school && sense(last - 1) == Sense::school_stratum && first + 1 == items_[last - 1].first)
      ++first;  // `cấp THCS`
    core.attached.where = plain_text(state_, first, items_[last - 1].last);
    core.pre_first = core.pre_last;
  }
  /// `riêng tại 6 huyện miền núi`
  [[nodiscard]] bool is_number_of_areas(std::size_t at) const {
    if (sense(at) != Sense::quantity) return false;
    const Amount& amount = state_.amounts[items_[at].payload];
    return amount.low.scale == syntax::Scale::plain && !amount.low.noun.empty() && !amount.high;
  }

  /// `…, trong đó người dân tộc thiểu số đạt 93%`: a group of people and nothing said of it.
  bool group_of_the_whole(Core& core) const {
    if (!core.attached.where.empty() || core.pre_first >= core.pre_last || core.pre_last - core.pre_first > 5)
      return false;
    std::size_t first = core.pre_first;
    std::size_t last = core.pre_last;
    if (sense(first) == Sense::link || sense(first) == Sense::stratum_at) ++first;
    while (last > first && sense(last - 1) == Sense::lead) --last;
    bool known = false;
    for (std::size_t i = first; i < last; ++i) {
      known = known || sense(i) == Sense::stratum || sense(i) == Sense::school_stratum || sense(i) == Sense::level ||
              (sense(i) == Sense::noun && is_people(i));
      if (sense(i) != Sense::noun && sense(i) != Sense::stratum && sense(i) != Sense::school_stratum &&
          sense(i) != Sense::level)
        return false;
    }
    if (!known || first >= last) return false;
    core.attached.where = plain_text(state_, items_[first].first, items_[last - 1].last);
    core.pre_first = core.pre_last;
    return true;
  }
  [[nodiscard]] bool is_people(std::size_t at) const {
    for (const std::string_view known : {"người", "trẻ", "phụ", "học", "nữ", "em", "bé", "hộ", "cán", "thanh"}) {
      if (state_.tokens[items_[at].first].folded == known) return true;
    }
    return false;
  }

  /// `…, trong đó tỷ lệ dân cư nông thôn được sử dụng nước sạch đạt 60%`: a name that needs nothing of the one before.
  [[nodiscard]] bool is_said_in_full(const Core& core) const {
    std::size_t first = core.pre_first;
    while (first < core.pre_last && (is_verb(sense(first)) || sense(first) == Sense::lead)) ++first;  // `giảm tỷ lệ …`
    const bool score = first < core.pre_last && sense(first) == Sense::word &&
                       state_.tokens[items_[first].first].folded == "chỉ" &&
                       items_[first].last == items_[first].first + 2;
    if (first >= core.pre_last || !(sense(first) == Sense::head_noun || score)) return false;
    const std::size_t num_words = items_[core.pre_last - 1].last - items_[first].first;
    return num_words > 4 || (num_words > 3 && has_predicate(first, core.pre_last)) ||
           state_.tokens[items_[first].first].folded == "thời";
  }

  /// Whether the name in front of a figure is that of a group and nothing else.
  [[nodiscard]] bool is_group_name(const Core& core) const {
    std::size_t first = core.pre_first;
    std::size_t last = core.pre_last;
    while (first < last && (is_separator(sense(first)) || is_attachment(sense(first)))) ++first;
    while (last > first && sense(last - 1) == Sense::link) --last;
    if (!core.attached.where.empty() || last != first + 1) return false;
    return sense(first) == Sense::school_stratum || sense(first) == Sense::stratum;
  }

  /// `nam đạt 60%, nữ đạt 55%`
  void sex_in_front(Core& core) const {
    if (core.pre_last != core.pre_first + 1 || !core.attached.where.empty()) return;
    const Item& item = items_[core.pre_first];
    if (item.sense != Sense::word || item.last != item.first + 1) return;
    const std::string_view word = state_.tokens[item.first].folded;
    if (word != "nam" && word != "nữ") return;
    core.attached.where = plain_text(state_, item.first, item.last);
    core.pre_first = core.pre_last;
  }

  /// `giảm 2%/năm số cặp tảo hôn và 3%/năm số cặp …`: a number of things that are named needs nothing behind it.
  [[nodiscard]] bool is_whole_measure(std::size_t i) {
    const Core& core = cores_[i];
    if (core.verb != Sense::reduce && core.verb != Sense::increase) return false;
    if (sense(core.after_first) == Sense::head_noun)
      return items_[core.after_last - 1].last - items_[core.after_first].first > 3 && !said_of_all(i);
    return core.after_last < items_.size() && sense(core.after_last) == Sense::semicolon;
  }

  /// `số người chết do đuối nước`
  [[nodiscard]] bool has_cause(const Core& core) const {
    for (std::size_t token = items_[core.after_first].first + 1; token < items_[core.after_last - 1].last; ++token) {
      if (state_.tokens[token].folded == "do") return true;
    }
    return false;
  }

  /// `226 trường mầm non, 272 trường tiểu học và 33 trường THPT được công nhận`
  [[nodiscard]] bool counts_things(const Core& one, const Core& other) const {
    const syntax::Quantity& a = state_.amounts[one.amount].low;
    const syntax::Quantity& b = state_.amounts[other.amount].low;
    return a.scale == syntax::Scale::plain && b.scale == a.scale && !a.noun.empty() && a.noun == b.noun;
  }

  [[nodiscard]] bool is_done_behind(const Core& core, std::size_t token) const {
    for (std::size_t i = token + 1; i < items_[core.after_last - 1].last; ++i) {
      if (state_.tokens[i].folded == "được") return true;
    }
    return false;
  }

  /// What is said once of all things in a list, in front of it a blank: ` được tập huấn`, of a change ` do tai nạn giao thông`.
  [[nodiscard]] std::optional<Subject> said_of_all(std::size_t i) {
    const bool change = cores_[i].verb == Sense::reduce || cores_[i].verb == Sense::increase ||
                        (i > 0 && cores_[0].verb && sense(cores_[i].after_first) == Sense::head_noun);
    for (std::size_t next = i + 1; next < cores_.size(); ++next) {
      const Core& core = cores_[next];
      if (!(state_.amounts[core.amount].strong || counts_things(cores_[i], core)) ||
          has_text(core.pre_first, core.pre_last) || core.after_first >= core.after_last)
        return std::nullopt;
      if (change ? !has_cause(core) : !says_something(core.after_first, core.after_last)) continue;
      if (change != (sense(core.after_first) == Sense::head_noun) && change) return std::nullopt;
      Subject whole = subjects_.read(core.after_first, core.after_last);
      const std::size_t first = items_[core.after_first].first;
      std::size_t does = items_[core.after_last - 1].last;  // the first token of what they do
      for (std::size_t item = core.after_last; item-- > core.after_first + 1;) {
        if (sense(item) == Sense::action || sense(item) == Sense::lead) does = items_[item].first;
      }
      for (std::size_t token = first + 1; token < items_[core.after_last - 1].last; ++token) {
        if (change ? state_.tokens[token].folded != "do" : !state_.tokens[token].predicate && token != does) continue;
        // `20% người dân vùng có điều kiện khó khăn được tiếp cận`: who they are, and what is said of them
        if (!change && state_.tokens[token].folded == "có" && is_done_behind(core, token)) continue;
        const std::string thing = plain_text(state_, first, token);
        if (!whole.text.starts_with(thing) || whole.text.size() <= thing.size()) return std::nullopt;
        whole.text.erase(0, thing.size());
        return whole;
      }
      return std::nullopt;
    }
    return std::nullopt;
  }
};

}  // namespace goalpost::detail::phrases
