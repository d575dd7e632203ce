// The texts between the figures of a phrase are given to names: before a figure, behind it, or shared with the one before.
#pragma once

#include "goalpost/syntax/impl/phrase_name_groups.ipp"

namespace goalpost::detail::phrases {

class NameSharer : protected GroupSharer {
 public:
  using GroupSharer::GroupSharer;

 protected:
  std::vector<Subject> read_names() {
    labelled_figures();
    upward_behind_names();
    strata_of_names();
    std::vector<Subject> names(cores_.size());
    full_ = 0;
    bool took_noun = false;
    bool of_the_whole = false;  ///< a list of groups behind `trong đó`
    for (std::size_t i = 0; i < cores_.size(); ++i) {
      Core& core = cores_[i];
      const bool strong = state_.amounts[core.amount].strong;
      bool about_which = false;
      bool completed = false;
      for (; core.pre_first < core.pre_last && is_separator(sense(core.pre_first)); ++core.pre_first)
        about_which = about_which || sense(core.pre_first) == Sense::in_which;
      if (i > 0) group_in_front(core);
      core.about_which = about_which || of_the_whole;
      if (about_which || of_the_whole) of_the_whole = group_of_the_whole(core);
      sex_in_front(core);
      Subject before = subjects_.read(core.pre_first, core.pre_last);
      Subject behind = subjects_.read(core.after_first, core.after_last, noun_goes_on(core));
      if (core.swaps && !core.conflict) {
        if (auto whole = NameCompleter(state_, cores_[full_], names[full_]).swapped(core.attached.where)) {
          before = std::move(*whole);
          core.attached.where.clear();
          completed = true;
        } else {
          core.conflict = true;  // which group is the first one?
        }
      }
      bool clean = subjects_.refuse_strange(core.pre_first, core.pre_last, true, false) &&
                   subjects_.refuse_strange(core.after_first, core.after_last, strong, true);
      if (about_which && !before.empty && !is_said_in_full(core))
        clean = refuse(core.pre_first, core.pre_last, Hint::part_of_the_whole);
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
      if (before.empty && is_abbreviation(behind.text))
        clean = refuse(core.after_first, core.after_last, Hint::words_behind);  // `đạt 100% XYZ`
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
          (is_incomplete(core) || (names[i - 1].rate && !before.rate && is_elliptic(core)) ||
           (names[full_].action && strong && state_.amounts[cores_[full_].amount].strong &&
            sense(core.pre_first) == Sense::noun))) {
        if (auto whole = NameCompleter(state_, cores_[full_], names[full_]).complete(core, before)) {
          before = std::move(*whole);
          completed = true;
        } else {
          clean = refuse(core.pre_first, core.pre_last, Hint::repeat_what_is_measured);
        }
      }
      if (!before.empty && behind.empty && !completed) full_ = i;
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
    for (std::size_t i = 0; i < cores_.size() && head_when_; ++i) {
      const When& when = state_.whens[*head_when_];
      Attached& own = names[i].attached;
      if (cores_[i].attached.has_time() || own.has_time()) continue;
      own.since = when.since;
      own.by = when.by;
      own.until = when.until;
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
      const bool done = sense(core.after_first) == Sense::action && amount.low.noun == "lần";  // `2 lần/năm tổ chức …`
      if (!amount.strong && !name.empty && !amount.low.noun.empty() && !done) {
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
      const std::string& between = core.preposition.empty() ? name.preposition : core.preposition;
      if (!between.empty() && !tail.starts_with(between + ' ')) name.text += ' ' + between;
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
    const std::string& level = own.in_every.empty() ? core.attached.in_every : own.in_every;
    const bool is_another_level = !level.empty() && level != from.attached.in_every &&
                                  level != previous.attached.in_every && !noun.empty() &&
                                  noun != state_.amounts[previous.amount].low.noun;
    const bool is_change_of_it = is_change_beside_level(core, previous);
    if (previous.respectively && !core.has_words()) core.respectively = true;
    if (core.respectively && same_scale) {
      // the years in front are dealt out later
    } else if (is_change_of_it) {
      // `dưới 25 em, giảm 6 em so với năm 2023`
    } else if (!same_scale && !grouped) {
      core.conflict = true;
      refuse(core.begin, core.end, Hint::figure_of_another_kind);
    } else if (says_nothing_new(core, previous) && !own.has_time() && !grouped && !is_another_level) {
      core.conflict = true;
      refuse(core.begin, core.end, Hint::two_figures_one_thing);
    }
    bool parted = grouped || state_.amounts[previous.amount].from || distinguished(core, previous);
    for (std::size_t at = previous.end; at < core.figure && !parted; ++at) parted = is_separator(sense(at));
    if (!parted) {
      core.conflict = true;
      refuse(previous.begin, core.end, Hint::two_figures_in_a_row);
    }
    // `01 diễn đàn cấp tỉnh và mỗi huyện 01 diễn đàn`
    if (!own.in_every.empty() && !is_another_level && names_a_tier(from.text)) {
      core.conflict = true;
      refuse(core.begin, core.end, Hint::repeat_what_is_measured);
    }
    // `… tại khu vực miền núi giảm còn 200; khu vực Tây Nguyên giảm còn 100`: two groups for one name
    if (!core.attached.where.empty() && from.attached.where.empty() && !core.about_which && !core.swaps &&
        previous.attached.where.empty() && is_of_another_group(cores_[full_], core.attached.where)) {
      core.conflict = true;
      refuse(core.begin, core.end, Hint::repeat_what_is_measured);
    }
    name = from;
    if (is_another_level) name.text.clear();
    if (verb) name.verb = verb;
    Attached inherited = from.attached;
    if (core.attached.has_time()) inherited.since = inherited.by = inherited.until = std::nullopt;
    if (core.attached.versus) inherited.versus.reset();
    if (!core.attached.where.empty()) inherited.where.clear();
    if (is_area_level(core.attached.where, state_.vietnamese))
      inherited.in_every.clear();  // `mỗi huyện …, riêng thành phố …`
    if (!core.attached.in_every.empty()) inherited.in_every.clear();
    if (!own.in_every.empty()) inherited.in_every.clear();
    merge(own, inherited);
    name.attached = own;
    if (grouped) name.attached.in_every.clear();
    if (is_change_of_it) {
      if (core.down || !is_verb(core.verb.value_or(Sense::word))) core.verb.reset();
      name.verb.reset();
    } else if (!core.has_words() && same_scale && !grouped) {
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

  /// Whether the name in front of a figure says of its own where it holds.
  [[nodiscard]] bool is_of_another_group(const Core& full, const std::string& group) const {
    for (std::size_t i = full.pre_first; i + 1 < full.pre_last; ++i) {
      if (sense(i) == Sense::where && state_.strata[items_[i].payload] != group) return true;
      const std::string_view at = state_.tokens[items_[i].first].folded;
      if (sense(i) == Sense::stratum_at && (at == "tại" || at == "ở" || at == "khu" || at == "vùng") &&
          sense(i + 1) == Sense::stratum && plain_text(state_, items_[i + 1].first, items_[i + 1].last) != group)
        return true;
    }
    return false;
  }

  [[nodiscard]] static bool names_a_tier(const std::string& text) {
    for (const std::string_view tier : {"cấp tỉnh", "cấp huyện", "cấp xã", "cấp trường", "toàn tỉnh"}) {
      if (text.find(tier) != std::string::npos) return true;
    }
    return false;
  }

  /// One name with a level and with the change that leads to it: `đạt 85%, tăng 10 điểm phần trăm so với năm 2020`.
  [[nodiscard]] bool is_change_beside_level(const Core& core, const Core& previous) const {
    const auto is_change = [this](const Core& one) {
      const bool verb = one.verb == Sense::reduce || one.verb == Sense::increase;
      return verb && !one.down && !one.up && !one.reach && !state_.amounts[one.amount].high && has_base(one);
    };
    const auto is_level = [](const Core& one) {
      return (!one.verb && (one.reach || one.compare || one.link)) || one.down || one.up;
    };
    if (state_.amounts[core.amount].from || state_.amounts[previous.amount].from) return false;
    const bool parted = core.begin > 0 && is_separator(sense(core.begin - 1));
    return parted && ((is_change(core) && is_level(previous)) || (is_change(previous) && is_level(core)));
  }
  [[nodiscard]] bool has_base(const Core& core) const {
    return core.attached.versus || core.attached.every_year || !state_.amounts[core.amount].per_time.empty();
  }

  /// `duy trì 02 … và 01 …`, `giảm 12% số vụ, 10% số người chết`: the verb in front of the first figure stands for both.
  void share_verb(Core& core, const Core& previous, const Subject& name, const Subject& before) {
    if (core.has_words() || !previous.verb || core.begin == 0 || !is_separator(sense(core.begin - 1)) ||
        state_.amounts[core.amount].low.scale != state_.amounts[previous.amount].low.scale)
      return;
    const bool joined = sense(core.begin - 1) == Sense::conjunction;
    if (previous.down || previous.up || previous.reach) return;  // a level
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
    // `xây dựng 05 điểm vui chơi, 10 bể bơi`
    if (own.scale == syntax::Scale::plain && !own.noun.empty() && !other.noun.empty() && own.noun != other.noun &&
        previous.after_first == previous.after_last && previous.pre_first < previous.pre_last &&
        sense(previous.pre_first) == Sense::action && !previous.verb)
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
    if (strata.size() < 2 || strata.size() != cores_.size() || !clauses_.empty()) return false;
    for (const Core& core : cores_) {
      if (!core.attached.where.empty() || core.attached.has_time() || core.pre_first + 1 < core.pre_last ||
          core.after_first + 1 < core.after_last)
        return false;
    }
    return true;
  }

  std::size_t full_ = 0;  ///< the last name that was said in full
};

}  // namespace goalpost::detail::phrases
