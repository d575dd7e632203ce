// A figure without a name of its own is one more target of the name before it: what it takes over, and what would be a guess.
#pragma once

#include "goalpost/syntax/impl/phrase_of_whom.ipp"

namespace goalpost::detail::phrases {

class NameInheritor : protected PartNamer {
 public:
  using PartNamer::PartNamer;

 protected:
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
      if (!core.attached.has_time() && !name.attached.has_time() && names[0].attached.has_time() && is_head_time() &&
          !has_later_head(i, names) && !core.attached.every_year && !name.attached.every_year) {
        name.attached.since = names[0].attached.since;
        name.attached.by = names[0].attached.by;
        name.attached.until = names[0].attached.until;
      }
      share_verb(core, previous, names[i], names[i - 1]);
      return;
    }
    if (waits_for_next(i)) return;
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
    } else if (core.about_which && !core.attached.where.empty() && !from.text.empty() &&
               state_.amounts[core.amount].low.scale == syntax::Scale::percent && !same_scale) {
      // `cho ít nhất 2.500 người, trong đó nữ đạt trên 60%`
      name = from;
      name.text += ", trong đó " + core.attached.where;
      name.attached = own;
      core.attached.where.clear();
      return;
    } else if (core.about_which && same_scale && is_count_of_others(core, previous) && !from.text.empty() &&
               core.attached.where.empty()) {
      // `cho 800 nghìn người …, trong đó có 250 nghìn người dân tộc thiểu số`
      name = from;
      name.text += ", trong đó " + noun;
      name.attached = own;
      if (!own.has_time() && is_head_time()) copy_time(name.attached, names[0].attached);
      return;
    } else if (!same_scale && !grouped && is_share_of_same(core, previous)) {
      // `Số người tham gia BHYT đạt 1.236.500 người, chiếm 95,4% dân số`
    } else if (!same_scale && !grouped && !is_another_level) {
      core.conflict = true;
      refuse(core.begin, core.end, Hint::figure_of_another_kind);
    } else if (says_nothing_new(core, previous, from) && !own.has_time() && !grouped && !is_another_level) {
      core.conflict = true;
      refuse(core.begin, core.end, Hint::two_figures_one_thing);
    }
    const bool parted = grouped || state_.amounts[previous.amount].from || distinguished(core, previous) ||
                        is_parted(previous.end, core.figure);
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
    // `giảm 5 - 10% … mỗi năm, đến năm 2025 giảm 30% so với năm 2020`
    if (core.attached.versus && core.attached.has_time()) inherited.every_year = inherited.average = false;
    if (core.attached.has_time()) inherited.since = inherited.by = inherited.until = std::nullopt;
    if (core.attached.versus) inherited.versus.reset();
    if (!core.attached.where.empty()) inherited.where.clear();
    if (is_area_level(core.attached.where, state_.vietnamese))
      inherited.in_every.clear();  // `mỗi huyện …, riêng thành phố …`
    if (!core.attached.in_every.empty()) inherited.in_every.clear();
    if (!own.in_every.empty()) inherited.in_every.clear();
    merge(own, inherited);
    name.attached = own;
    // `giảm mỗi năm 1 - 1,5%, trong đó vùng miền núi 2 - 3%`
    if (previous.attached.every_year && !core.has_words() && !core.attached.has_time() && !core.attached.versus &&
        same_scale) {
      name.attached.every_year = true;
      name.attached.average = name.attached.average || previous.attached.average;
    }
    if (grouped) name.attached.in_every.clear();
    if (is_change_of_it) {
      if (core.down || !is_verb(core.verb.value_or(Sense::word))) core.verb.reset();
      name.verb.reset();
    } else if (!core.has_words() && same_scale && !grouped) {
      core.of_same_things =
          previous.of_same_things || (!previous.has_words() && previous.after_first < previous.after_last);
      core.compare = previous.compare;
      const syntax::Quantity& low = state_.amounts[core.amount].low;
      if (core.compare == Sense::greater && low.scale == syntax::Scale::percent && low.number == Decimal{100, 0})
        core.compare = Sense::greater_equal;  // `trên 90% …, phấn đấu 100%`
      core.down = previous.down;
      core.up = previous.up;
      core.reach = previous.reach;
      core.verb = previous.verb;
      core.link = core.link || previous.link;
      const Amount& before = state_.amounts[previous.amount];
      Amount& amount = state_.amounts[core.amount];
      if (before.upward && !amount.upward && !amount.high) amount.upward = true;
    } else if (!core.verb && !(previous.down || previous.up)) {
      core.verb = previous.verb;
    }
    if (grouped) core.compare = previous.compare;
  }

  /// `…; phấn đấu đến năm 2025 có 97% và năm 2030 có 99% trẻ em hoàn thành tiểu học`: a new clause, whose name stands behind its second figure.
  [[nodiscard]] bool waits_for_next(std::size_t i) const {
    if (i + 1 >= cores_.size() || has_text(cores_[i].after_first, cores_[i].after_last)) return false;
    const Core& next = cores_[i + 1];
    bool apart = false;
    for (std::size_t at = cores_[i - 1].end; at < cores_[i].figure; ++at)
      apart = apart || sense(at) == Sense::semicolon;
    const auto has_time = [this](std::size_t from, std::size_t to) {
      for (; from < to; ++from) {
        if (sense(from) == Sense::when) return true;
      }
      return false;
    };
    return apart && has_time(cores_[i - 1].end, cores_[i].figure) && has_time(cores_[i].figure, next.figure) &&
           state_.amounts[next.amount].low.scale == state_.amounts[cores_[i].amount].low.scale &&
           !has_text(next.pre_first, next.pre_last) && has_text(next.after_first, next.after_last);
  }

  /// `…, chiếm 95,4% dân số`, `…, đạt tỷ lệ 83,6%`: the number before, as a share.
  [[nodiscard]] bool is_share_of_same(const Core& core, const Core& previous) const {
    if (state_.amounts[core.amount].low.scale != syntax::Scale::percent ||
        state_.amounts[previous.amount].low.scale != syntax::Scale::plain || core.verb)
      return false;
    for (std::size_t i = core.begin; i < core.figure; ++i) {
      const std::string_view last = state_.tokens[items_[i].last - 1].folded;
      if ((sense(i) == Sense::link || sense(i) == Sense::reach) && (last == "chiếm" || last == "lệ")) return true;
    }
    return false;
  }

  static void copy_time(Attached& to, const Attached& from) {
    to.since = from.since;
    to.by = from.by;
    to.until = from.until;
  }
  [[nodiscard]] bool is_count_of_others(const Core& core, const Core& previous) const {
    const syntax::Quantity& own = state_.amounts[core.amount].low;
    const syntax::Quantity& other = state_.amounts[previous.amount].low;
    return own.scale == syntax::Scale::plain && !own.noun.empty() && own.noun != other.noun;
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
    const auto is_level = [this](const Core& one) {
      const bool bounded = state_.amounts[one.amount].upward || state_.amounts[one.amount].downward;
      const syntax::Quantity& low = state_.amounts[one.amount].low;
      const bool counted = (low.scale == syntax::Scale::plain && !low.noun.empty()) ||
                           (low.scale == syntax::Scale::percent && one.after_first < one.after_last);
      return (!one.verb && (one.reach || one.compare || one.link || one.about || bounded || counted)) || one.down ||
             one.up;
    };
    const auto starts = [this](const Core& one) {
      const Amount& amount = state_.amounts[one.amount];
      return amount.from && !amount.upward && !amount.downward;
    };
    if (starts(core) || starts(previous)) return false;
    const bool parted = core.begin > 0 && is_separator(sense(core.begin - 1));
    if (parted && items_[core.begin - 1].payload == change_in_brackets && is_change(core) && !previous.verb)
      return true;
    return parted && ((is_change(core) && is_level(previous)) || (is_change(previous) && is_level(core)));
  }
  [[nodiscard]] bool has_base(const Core& core) const {
    const bool in_brackets =
        core.begin > 0 && sense(core.begin - 1) == Sense::comma && items_[core.begin - 1].payload == change_in_brackets;
    return core.attached.versus || core.attached.every_year || !state_.amounts[core.amount].per_time.empty() ||
           in_brackets;
  }

  /// `duy trì 02 … và 01 …`, `giảm 12% số vụ, 10% số người chết`: the verb in front of the first figure stands for both.
  void share_verb(Core& core, const Core& previous, const Subject& name, const Subject& before) {
    // `có thêm 02 trường mầm non, 01 trường tiểu học`
    if (previous.more && !core.has_words() && core.begin > 0 && is_separator(sense(core.begin - 1)) &&
        sense(core.begin - 1) != Sense::semicolon && state_.amounts[core.amount].low.scale == syntax::Scale::plain)
      core.more = true;
    // `Phát hiện và quản lý ít nhất 60% người mắc …, 55% người mắc …`
    const bool least = previous.compare == Sense::greater_equal || previous.compare == Sense::greater;
    if (least && !core.has_words() && before.action && core.begin > 0 && sense(core.begin - 1) == Sense::comma &&
        core.pre_first == core.pre_last && core.begin + 1 >= core.figure)
      core.compare = Sense::greater_equal;
    if (core.has_words() || !previous.verb || core.begin == 0 || !is_separator(sense(core.begin - 1)) ||
        state_.amounts[core.amount].low.scale != state_.amounts[previous.amount].low.scale)
      return;
    const bool joined = sense(core.begin - 1) == Sense::conjunction;
    // `giảm 95% số trẻ em lang thang, trong đó có 75% số trẻ em được trợ giúp`
    if (core.about_which && has_predicate(core.after_first, core.after_last)) return;
    if (previous.down || previous.up || previous.reach) return;  // a level
    const bool change = *previous.verb == Sense::reduce || *previous.verb == Sense::increase;
    if (change && !(name.rate && before.rate)) {
      // `giảm 10% số vụ, 95% trẻ em được tư vấn`: a level of its own; with `và` it could be either
      const bool said = has_predicate(core.after_first, core.after_last);
      const syntax::Quantity& low = state_.amounts[core.amount].low;
      const std::string& other = state_.amounts[previous.amount].low.noun;
      const bool counted = low.scale == syntax::Scale::plain && !low.noun.empty() &&
                           low.noun.substr(0, low.noun.find(' ')) == other.substr(0, other.find(' '));
      if (counted && !said && !previous.average) {  // `giảm 65 hộ nghèo, 48 hộ cận nghèo`
        core.verb = previous.verb;
        return;
      }
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
    if (core.attached.every_year || previous.attached.every_year || before.attached.every_year)
      core.attached.average = core.attached.average || previous.attached.average || before.attached.average;
  }

  /// Two levels of one name differ in year, group, area, or in what they compare; or the first is where a change starts.
  [[nodiscard]] bool says_nothing_new(const Core& core, const Core& previous, const Subject& from) const {
    if (state_.amounts[core.amount].low.scale == syntax::Scale::date || state_.amounts[previous.amount].from ||
        by_list())
      return false;
    if (core.compare != previous.compare && core.compare && previous.compare) return false;
    const syntax::Quantity& own = state_.amounts[core.amount].low;
    const syntax::Quantity& other = state_.amounts[previous.amount].low;
    if (own.scale == syntax::Scale::percent && !own.noun.empty() && !other.noun.empty() && own.noun != other.noun)
      return false;
    // `xây dựng 05 điểm vui chơi, 10 bể bơi`
    if (own.scale == syntax::Scale::plain && !own.noun.empty() && !other.noun.empty() && own.noun != other.noun) {
      const bool acted = previous.pre_first < previous.pre_last && sense(previous.pre_first) == Sense::action;
      if (acted && previous.after_first == previous.after_last && !previous.verb) return false;
      // `Mỗi huyện có 01 nhà thiếu nhi, 01 bể bơi`: two things, and no name that both would share
      if (from.text.empty() && !has_text(core.pre_first, core.pre_last)) return false;
    }
    return !distinguished(core, previous);
  }
  [[nodiscard]] bool distinguished(const Core& core, const Core& previous) const {
    const Attached& a = core.attached;
    const Attached& b = previous.attached;
    const auto changes = [](const Core& one) { return one.verb == Sense::reduce || one.verb == Sense::increase; };
    // `giảm 2 điểm phần trăm so với năm 2024, mỗi năm giảm 0,7 điểm phần trăm`
    if (changes(core) && changes(previous) && a.every_year != b.every_year) return true;
    const bool counts = state_.amounts[core.amount].low.scale == syntax::Scale::plain;
    if ((a.average || (a.every_year && counts)) && !b.every_year)
      return true;  // `230.000 lượt lao động, bình quân mỗi năm 46.000 lượt lao động`
    return !(a.where == b.where && a.in_every == b.in_every && a.by == b.by && a.since == b.since &&
             a.until == b.until);
  }

  /// Whether another year stands in front of the clauses that figure `i` is one of.
  [[nodiscard]] bool has_later_head(std::size_t i, const std::vector<Subject>& names) const {
    for (std::size_t at = i; at-- > 1;) {
      for (std::size_t item = cores_[at].figure; item < cores_[i].figure; ++item) {
        if (sense(item) == Sense::semicolon) return false;
      }
      if (cores_[at].attached.has_time() || names[at].attached.has_time()) return true;
    }
    return false;
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
      if (!state_.amounts[core.amount].others.empty()) return false;  // `25%/5%; 15%`
      if (!core.attached.where.empty() || core.attached.has_time() || core.pre_first + 1 < core.pre_last ||
          core.after_first + 1 < core.after_last)
        return false;
    }
    return true;
  }

  std::size_t full_ = 0;  ///< the last name that was said in full
};

}  // namespace goalpost::detail::phrases
