// The texts between the figures of a phrase are given to names: before a figure, behind it, or shared with the one before.
#pragma once

#include <utility>

#include "goalpost/syntax/impl/phrase_completing.ipp"
#include "goalpost/syntax/impl/phrase_questions.ipp"

namespace goalpost::detail::phrases {

class NameSharer : protected NameQuestions {
 public:
  using NameQuestions::NameQuestions;

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
      std::size_t split = core.end;
      if (last) {
        split = end;
      } else if (core.end < end && is_separator(sense(core.end))) {
        split = core.end;
      } else if (!has_text(core.end, end)) {
        split = core.end;
      } else {
        // a comma was lost in front of `giảm tỷ suất …`
        const bool lost = core.pre_first < core.pre_last && is_verb(sense(core.end)) && core.end + 1 < end &&
                          sense(core.end + 1) == Sense::head_noun;
        split = lost ? core.end : split_of(core.end, end);
      }
      core.after_first = core.end;
      core.after_last = split;
      if (!last) {
        cores_[i + 1].pre_first = split;
        cores_[i + 1].pre_last = end;
      }
    }
  }

  /// Where the name behind one figure ends and the one before the next begins.
  [[nodiscard]] std::size_t split_of(std::size_t first, std::size_t end) const {
    std::size_t clause = end;
    bool trailing = end > first && is_separator(sense(end - 1));
    std::size_t depth = 0;
    for (std::size_t i = first; i < end; ++i) {
      if (sense(i) == Sense::open) ++depth;
      if (sense(i) == Sense::close && depth > 0) --depth;
      if (depth > 0) continue;
      if (sense(i) == Sense::semicolon) return i;
      if (sense(i) == Sense::in_which) return i > first && is_separator(sense(i - 1)) ? i - 1 : i;
      if (is_separator(sense(i)) && i + 1 < end && starts_clause(sense(i + 1)) && !trailing) clause = i;
    }
    return clause;
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
    // `…, duy trì 15 mô hình`: the verb went to the figure
    if (intention && split == core.pre_last && is_separator(sense(core.pre_last - 1)) && core.verb)
      split = core.pre_last - 1;
    if (split == core.pre_last) return;
    earlier_ = {first, split};
    core.pre_first = split + 1;
  }

  /// `Tỷ lệ … nông thôn dưới 15%, thành thị dưới 10%`: the group at the end of the first name is its stratum.
  void strata_of_names() {
    for (std::size_t i = 0; i + 1 < cores_.size(); ++i) {
      Core& core = cores_[i];
      const Core& next = cores_[i + 1];
      if (is_of_the_whole(core)) continue;
      if (next.attached.where.empty() || !core.attached.where.empty() || has_text(next.pre_first, next.pre_last))
        continue;
      if (core.pre_last > core.pre_first + 1 && sense(core.pre_last - 1) == Sense::stratum) {
        const Item& item = items_[--core.pre_last];
        core.attached.where = plain_text(state_, item.first, item.last);
        continue;
      }
      for (std::size_t at = core.pre_first; at < core.pre_last; ++at) {
        if (sense(at) == Sense::stratum || sense(at) == Sense::where) swap_group(core, cores_[i + 1]);
      }
    }
  }

  /// `Tỷ lệ rác đô thị được thu gom đạt 95%; nông thôn đạt 80%`: the group is a word of the first name, another one of the second.
  static void swap_group(const Core& full, Core& core) {
    if (full.pre_first == full.pre_last || core.swaps) {
      core.conflict = true;  // which group is the first one?
      return;
    }
    core.swaps = true;
  }

  std::vector<Subject> read_names() {
    labelled_figures();
    strata_of_names();
    std::vector<Subject> names(cores_.size());
    std::size_t full = 0;  ///< the last name that was said in full
    bool took_noun = false;
    for (std::size_t i = 0; i < cores_.size(); ++i) {
      Core& core = cores_[i];
      const bool strong = state_.amounts[core.amount].strong;
      bool about_which = false;
      bool completed = false;
      for (; core.pre_first < core.pre_last && is_separator(sense(core.pre_first)); ++core.pre_first)
        about_which = about_which || sense(core.pre_first) == Sense::in_which;
      if (i > 0) group_in_front(core);
      sex_in_front(core);
      Subject before = subjects_.read(core.pre_first, core.pre_last);
      Subject behind = subjects_.read(core.after_first, core.after_last, noun_goes_on(core));
      if (core.swaps && !core.conflict) {
        if (auto whole = NameCompleter(state_, cores_[full], names[full]).swapped(core.attached.where)) {
          before = std::move(*whole);
          core.attached.where.clear();
          completed = true;
        } else {
          core.conflict = true;  // which group is the first one?
        }
      }
      bool clean = subjects_.refuse_strange(core.pre_first, core.pre_last, true, false) &&
                   subjects_.refuse_strange(core.after_first, core.after_last, strong, true);
      if (about_which && !before.empty) clean = refuse(core.pre_first, core.pre_last, Hint::part_of_the_whole);
      const bool of_rate = before.empty ? (took_noun || (i == 0 && indicator_.share)) : before.share;
      took_noun = !behind.empty && (!before.empty || of_rate) && take_as_noun(core, of_rate);
      if (took_noun) {
        const Attached attached = behind.attached;
        behind = Subject{};
        behind.attached = attached;
      }
      if (strong && counts_something(core)) clean = refuse(core.pre_first, core.pre_last, Hint::figure_in_front);
      if (strong && is_plan_itself(core)) clean = refuse(core.after_first, core.after_last, Hint::share_of_the_plan);
      if (strong && before.empty && !behind.empty && is_of_nothing(core, about_which))
        clean = refuse(core.after_first, core.after_last, Hint::share_of_what);
      if (core.after_first < core.after_last && sense(core.after_first) == Sense::dash && behind.empty)
        clean = refuse(core.after_first, core.after_last, Hint::words_behind);  // `đạt 85 -`: to what?
      if (core.after_first < core.after_last && sense(core.after_first) == Sense::slash)
        clean = refuse(core.after_first, core.after_last, Hint::words_behind);  // `1 lần/năm/trẻ`
      if (behind.verb) clean = refuse(core.after_first, core.after_last, Hint::verb_without_figure);
      if (core.after_first < core.after_last &&
          (sense(core.after_first) == Sense::open || names_a_group(core.after_first, strong))) {
        clean = refuse(core.after_first, core.after_last, Hint::remark_not_understood);
      }
      if (i + 1 < cores_.size() && before.empty && !behind.empty &&
          (is_list_head(core, cores_[i + 1]) || says_nothing_of_it(i)) && !is_whole_measure(i)) {
        if (const std::optional<Subject> said = said_of_all(i)) {
          behind.text += said->text;
          behind.topic = said->topic;
        } else {
          clean = refuse(core.after_first, core.after_last, Hint::repeat_what_is_said);
        }
      }
      if (i > 0 && !completed && !before.empty && behind.empty && !names[i - 1].empty &&
          (is_incomplete(core) || (names[i - 1].rate && !before.rate && is_elliptic(core)))) {
        if (auto whole = NameCompleter(state_, cores_[full], names[full]).complete(core, before)) {
          before = std::move(*whole);
          completed = true;
        } else {
          clean = refuse(core.pre_first, core.pre_last, Hint::repeat_what_is_measured);
        }
      }
      if (!before.empty && behind.empty && !completed) full = i;
      if (!before.empty && !behind.empty && !may_surround(core)) {
        clean = refuse(core.after_first, core.after_last, Hint::words_behind);
      }
      if (!before.empty && !indicator_.empty && !before.rate && !before.verb &&
          !has_predicate(core.pre_first, core.pre_last))
        clean = refuse(core.pre_first, core.pre_last, Hint::group_of_indicator);
      core.conflict = core.conflict || !clean;
      names[i] = joined(core, std::move(before), std::move(behind));
      if (i == 0) continue;
      inherit(i, names);
    }
    // `đạt 80% vào năm 2025 và 90% vào năm 2030 số xã`
    for (std::size_t i = cores_.size(); i-- > 1;) {
      if (names[i - 1].empty && !names[i].empty && i == 1 && !has_text(cores_[1].pre_first, cores_[1].pre_last)) {
        names[0].text = with_own_noun(names[1].text);
        names[0].topic = names[1].topic;
        names[0].empty = false;
      }
    }
    Sharer(state_, cores_, names).run();
    return names;
  }

  /// `02 xã và 01 phường đạt chuẩn`: what is said of the second thing is said of the first.
  [[nodiscard]] std::string with_own_noun(const std::string& text) const {
    const std::string& own = state_.amounts[cores_[0].amount].low.noun;
    const std::string& other = state_.amounts[cores_[1].amount].low.noun;
    const bool counts = state_.amounts[cores_[0].amount].low.scale == syntax::Scale::plain;
    if (!counts) return text;
    if (own.empty() || other.empty() || !text.starts_with(other + ' ')) return {};
    const std::string rest = text.substr(other.size() + 1);
    const std::string first = unicode::folded(rest.substr(0, rest.find(' '))).value_or("");
    return is_predicate(first) ? own + ' ' + rest : std::string();
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
    for (std::size_t i = 1; i < cores_.size(); ++i) {
      std::size_t begin = cores_[i].pre_first;
      while (begin < cores_[i].pre_last && is_separator(sense(begin))) ++begin;
      if (!is_label(begin, cores_[i].pre_last) || has_text(cores_[i - 1].after_first, cores_[i - 1].after_last)) return;
    }
    for (Core& core : cores_) {
      std::size_t begin = &core == &cores_.front() ? colon + 1 : core.pre_first;
      while (begin < core.pre_last && is_separator(sense(begin))) ++begin;
      if (!core.attached.where.empty()) return;
      const std::size_t from = sense(begin) == Sense::stratum_at ? behind_preposition(begin) : items_[begin].first;
      core.attached.where = plain_text(state_, from, items_[core.pre_last - 1].last);
      core.pre_last = &core == &cores_.front() ? colon : core.pre_first;
    }
  }

  /// `…, riêng các xã miền núi đạt 90%`: a group that no table knows, in front of its figure.
  void group_in_front(Core& core) {
    if (core.pre_first + 1 >= core.pre_last || sense(core.pre_first) != Sense::stratum_at) return;
    const std::string_view word = state_.tokens[items_[core.pre_first].first].folded;
    if ((word != "riêng" && word != "đối") || !core.attached.where.empty()) return;
    for (std::size_t i = core.pre_first + 1; i < core.pre_last; ++i) {
      const bool age = sense(i) == Sense::word || sense(i) == Sense::less || sense(i) == Sense::from;
      if (!age && sense(i) != Sense::noun && sense(i) != Sense::level && sense(i) != Sense::stratum &&
          sense(i) != Sense::school_stratum && sense(i) != Sense::stratum_at)
        return;
      if (is_predicate(state_.tokens[items_[i].first].folded)) return;
    }
    if (core.pre_last - core.pre_first > 9) return;
    core.attached.where = plain_text(state_, behind_preposition(core.pre_first), items_[core.pre_last - 1].last);
    core.pre_first = core.pre_last;
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

  /// What is said once of all things in a list, in front of it a blank: ` được tập huấn`, of a change ` do tai nạn giao thông`.
  [[nodiscard]] std::optional<Subject> said_of_all(std::size_t i) {
    const bool change = cores_[i].verb == Sense::reduce || cores_[i].verb == Sense::increase ||
                        (i > 0 && cores_[0].verb && sense(cores_[i].after_first) == Sense::head_noun);
    for (std::size_t next = i + 1; next < cores_.size(); ++next) {
      const Core& core = cores_[next];
      if (!state_.amounts[core.amount].strong || has_text(core.pre_first, core.pre_last) ||
          core.after_first >= core.after_last)
        return std::nullopt;
      if (!has_predicate(core.after_first, core.after_last)) continue;
      if (change != (sense(core.after_first) == Sense::head_noun) && change) return std::nullopt;
      Subject whole = subjects_.read(core.after_first, core.after_last);
      const std::size_t first = items_[core.after_first].first;
      for (std::size_t token = first + 1; token < items_[core.after_last - 1].last; ++token) {
        const std::string_view word = state_.tokens[token].folded;
        if (change ? word != "do" : !is_predicate(word)) continue;
        const std::string thing = plain_text(state_, first, token);
        if (!whole.text.starts_with(thing) || whole.text.size() <= thing.size()) return std::nullopt;
        whole.text.erase(0, thing.size());
        return whole;
      }
      return std::nullopt;
    }
    return std::nullopt;
  }

  bool refuse(std::size_t first, std::size_t last, Hint hint) {
    while (first < last && is_separator(sense(first))) ++first;
    if (first < last) state_.refuse(state_.range_of(items_[first].first, items_[last - 1].last), hint);
    return false;
  }

  /// `đạt 95% dân số`: the noun of the figure, not a part of the name
  bool take_as_noun(const Core& core, bool of_rate) {
    Amount& amount = state_.amounts[core.amount];
    if (amount.low.scale != syntax::Scale::percent || !amount.low.noun.empty()) return false;
    std::size_t last = core.after_last;
    while (last > core.after_first && is_separator(sense(last - 1))) --last;
    std::size_t first = core.after_first;
    while (last > first && is_attachment(sense(last - 1))) --last;
    if (last == first || last - first > (of_rate ? 9 : 3)) return false;
    // `đạt 38% trẻ em trong độ tuổi nhà trẻ và 97% trẻ em trong độ tuổi mẫu giáo`
    if (of_rate && is_group_of_people(first, last)) {
      amount.low.noun = plain_text(state_, items_[first].first, items_[last - 1].last);
      return true;
    }
    for (std::size_t i = first; i < last; ++i) {
      if (sense(i) != Sense::noun && sense(i) != Sense::level && sense(i) != Sense::head_noun) return false;
    }
    amount.low.noun = plain_text(state_, items_[first].first, items_[last - 1].last);
    return true;
  }

  Subject joined(const Core& core, Subject before, Subject behind) {
    const Amount& amount = state_.amounts[core.amount];
    Subject name = before.empty ? std::move(behind) : std::move(before);
    const Subject& other = before.empty ? before : behind;
    if (&other == &before) {
      // the sentence begins with the figure: the noun behind a count is a part of the name
      merge(name.attached, before.attached);
      name.verb = before.verb ? before.verb : name.verb;
      name.gradually = name.gradually || before.gradually;
      if (!amount.strong && !name.empty && !amount.low.noun.empty()) {
        name.text = with_noun(amount, name.text);
        if (is_thing_in_each(core, name)) {
          state_.amounts[core.amount].low.noun = name.text;
          if (amount.high) state_.amounts[core.amount].high->noun = name.text;
          name.text.clear();
        }
      }
    } else if (!behind.empty) {
      std::string tail = behind.text;
      if (!amount.strong && !amount.low.noun.empty()) tail = with_noun(amount, tail);
      name.text += ' ' + tail;
      if (behind.topic == Topic::higher || name.topic == Topic::none) name.topic = behind.topic;
      merge(name.attached, behind.attached);
      if (name.if_any.empty()) name.if_any = behind.if_any;
    } else {
      merge(name.attached, behind.attached);
    }
    return name;
  }

  /// `cán bộ` and `, công chức` make `cán bộ, công chức`.
  static std::string with_noun(const Amount& amount, const std::string& rest) {
    return amount.low.noun + (rest.starts_with(',') ? "" : " ") + rest;
  }

  static void merge(Attached& to, const Attached& from) {
    if (!to.has_time()) {
      to.since = from.since;
      to.by = from.by;
      to.until = from.until;
    }
    if (!to.versus) to.versus = from.versus;
    if (to.where.empty()) to.where = from.where;
    if (to.in_every.empty()) to.in_every = from.in_every;
    if (to.per_time.empty()) to.per_time = from.per_time;
    to.every_year = to.every_year || from.every_year;
    to.average = to.average || from.average;
    to.conflict = to.conflict || from.conflict;
  }

  /// A figure without a name of its own is one more target of the name before it.
  void inherit(std::size_t i, std::vector<Subject>& names) {
    Core& core = cores_[i];
    const Core& previous = cores_[i - 1];
    Subject& name = names[i];
    const Subject& from = names[i - 1];
    if (!name.empty) {
      // Only the year in front of the whole sentence still holds.
      if (!core.attached.has_time() && !name.attached.has_time() && names[0].attached.has_time() && is_head_time()) {
        name.attached.since = names[0].attached.since;
        name.attached.by = names[0].attached.by;
        name.attached.until = names[0].attached.until;
      }
      share_verb(core, previous, names[i], names[i - 1]);
      return;
    }
    Attached own = name.attached;
    const std::optional<Sense> verb = name.verb;
    const bool same_scale = state_.amounts[core.amount].low.scale == state_.amounts[previous.amount].low.scale;
    const bool grouped = core.begin > 0 && sense(core.begin) == Sense::open;
    // `mỗi xã có 01 cán bộ … và mỗi thôn có 01 cộng tác viên`
    const std::string& noun = state_.amounts[core.amount].low.noun;
    const bool is_another_level = !own.in_every.empty() && own.in_every != from.attached.in_every && !noun.empty() &&
                                  noun != state_.amounts[previous.amount].low.noun;
    if (!same_scale && !grouped) {
      core.conflict = true;
      refuse(core.begin, core.end, Hint::figure_of_another_kind);
    } else if (says_nothing_new(core, previous) && !grouped && !is_another_level) {
      core.conflict = true;
      refuse(core.begin, core.end, Hint::two_figures_one_thing);
    }
    bool parted = grouped || state_.amounts[previous.amount].from || distinguished(core, previous);
    for (std::size_t at = previous.end; at < core.figure && !parted; ++at) parted = is_separator(sense(at));
    if (!parted) {
      core.conflict = true;
      refuse(previous.begin, core.end, Hint::two_figures_in_a_row);
    }
    name = from;
    if (is_another_level) name.text.clear();
    if (verb) name.verb = verb;
    Attached inherited = from.attached;
    if (core.attached.has_time()) inherited.since = inherited.by = inherited.until = std::nullopt;
    if (core.attached.versus) inherited.versus.reset();
    if (!core.attached.where.empty()) inherited.where.clear();
    if (!core.attached.in_every.empty()) inherited.in_every.clear();
    if (!own.in_every.empty()) inherited.in_every.clear();
    merge(own, inherited);
    name.attached = own;
    if (grouped) name.attached.in_every.clear();
    if (!core.has_words() && same_scale && !grouped) {
      core.compare = previous.compare;
      core.down = previous.down;
      core.up = previous.up;
      core.reach = previous.reach;
      core.verb = previous.verb;
      core.link = core.link || previous.link;
      const Amount& before = state_.amounts[previous.amount];
      Amount& amount = state_.amounts[core.amount];
      if (before.upward && !amount.upward && !amount.high) amount.upward = true;
    } else if (!core.verb) {
      core.verb = previous.verb;
    }
    if (grouped) core.compare = previous.compare;
  }

  /// `duy trì 02 … và 01 …`, `giảm 12% số vụ, 10% số người chết`: the verb in front of the first figure stands for both.
  void share_verb(Core& core, const Core& previous, const Subject& name, const Subject& before) {
    if (core.has_words() || !previous.verb || core.begin == 0 || !is_separator(sense(core.begin - 1)) ||
        state_.amounts[core.amount].low.scale != state_.amounts[previous.amount].low.scale)
      return;
    const bool joined = sense(core.begin - 1) == Sense::conjunction;
    const bool change = *previous.verb == Sense::reduce || *previous.verb == Sense::increase;
    if (change && !(name.rate && before.rate)) {
      // `giảm 10% số vụ, 95% trẻ em được tư vấn`: a level of its own; with `và` it could be either
      const bool said = has_predicate(core.after_first, core.after_last);
      if (said == joined) {
        core.conflict = true;
        refuse(core.begin, core.end, Hint::level_or_size);
      }
      if (!joined || said) return;
    } else if (!change && !joined) {
      return;
    }
    core.verb = previous.verb;
    core.average = core.average || previous.average;
  }

  /// Two levels of one name differ in year, group, area, or in what they compare; or the first is where a change starts.
  [[nodiscard]] bool says_nothing_new(const Core& core, const Core& previous) const {
    if (state_.amounts[core.amount].low.scale == syntax::Scale::date || state_.amounts[previous.amount].from ||
        by_list())
      return false;
    if (core.compare != previous.compare && core.compare && previous.compare) return false;
    const syntax::Quantity& own = state_.amounts[core.amount].low;
    const syntax::Quantity& other = state_.amounts[previous.amount].low;
    if (own.scale == syntax::Scale::percent && !own.noun.empty() && !other.noun.empty() && own.noun != other.noun)
      return false;
    return !distinguished(core, previous);
  }
  static bool distinguished(const Core& core, const Core& previous) {
    const Attached& a = core.attached;
    const Attached& b = previous.attached;
    return !(a.where == b.where && a.in_every == b.in_every && a.by == b.by && a.since == b.since &&
             a.until == b.until);
  }

  [[nodiscard]] bool is_head_time() const {
    for (std::size_t i = cores_.front().pre_first; i < cores_.front().begin; ++i) {
      if (sense(i) == Sense::when) return true;
      if (sense(i) != Sense::lead && sense(i) != Sense::comma && sense(i) != Sense::dash && sense(i) != Sense::remark)
        return false;
    }
    return false;
  }

  [[nodiscard]] const std::vector<std::string>& strata_of_list() const {
    return state_.options->strata.empty() ? indicator_.strata : state_.options->strata;
  }

  /// The strata in the order of the figures: `1,5%; 2%` under a heading of two
  [[nodiscard]] bool by_list() const {
    const auto& strata = strata_of_list();
    if (strata.size() < 2 || strata.size() != cores_.size()) return false;
    for (const Core& core : cores_) {
      if (!core.attached.where.empty() || core.attached.has_time() || core.pre_first + 1 < core.pre_last ||
          core.after_first + 1 < core.after_last)
        return false;
    }
    return true;
  }

  std::pair<std::size_t, std::size_t> earlier_{};  ///< a clause without a figure in front of the first one: items
};

}  // namespace goalpost::detail::phrases
