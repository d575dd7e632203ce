// The texts between the figures of a phrase are given to names: before a figure, behind it, or shared with the one before.
#pragma once

#include "goalpost/syntax/impl/phrase_inheriting.ipp"

namespace goalpost::detail::phrases {

class NameSharer : protected NameInheritor {
 public:
  using NameInheritor::NameInheritor;

 protected:
  std::vector<Subject> read_names() {
    labelled_figures();
    upward_behind_names();
    strata_of_names();
    std::vector<Subject> names(cores_.size());
    full_ = 0;
    bool took_noun = false;
    bool of_the_whole = false;  ///< a list of groups behind `trong đó`
    const bool named_by_things = count_different_things();
    bool was_part = false;  ///< the figure before is that of a part
    for (std::size_t i = 0; i < cores_.size(); ++i) {
      Core& core = cores_[i];
      const bool strong = state_.amounts[core.amount].strong;
      bool about_which = false;
      bool completed = false;
      for (; core.pre_first + 1 < core.pre_last && sense(core.pre_first) == Sense::remark; ++core.pre_first)
        finder_.attach(core.attached, items_[core.pre_first]);
      for (; core.pre_first < core.pre_last && is_separator(sense(core.pre_first)); ++core.pre_first)
        about_which = about_which || sense(core.pre_first) == Sense::in_which;
      if (about_which && core.pre_first < core.pre_last && state_.tokens[items_[core.pre_first].first].folded == ":")
        ++core.pre_first;  // `trong đó: chỉ số … đạt 57%`
      if (i > 0 && core.at_place && core.preposition != "cho" && !is_parted(cores_[i - 1].end, core.begin))
        core.conflict = !refuse(core.begin, core.end, Hint::two_figures_in_a_row);
      // `xuống 15‰ ở các tỉnh năm 2020 có tỷ suất tử vong trên 19‰`: which areas
      if (i > 0 && !cores_[i - 1].attached.where.empty() && !core.verb && !core.down && !core.up &&
          !is_parted(cores_[i - 1].end, core.figure) && has_text(cores_[i - 1].end, core.begin))
        core.conflict = !refuse(core.pre_first, core.end, Hint::two_figures_in_a_row);
      // `100% bệnh viện có khoa lão khoa hoặc dành tối thiểu 10% số giường …`
      for (std::size_t at = i > 0 ? cores_[i - 1].end : core.begin; at + 1 < core.begin; ++at) {
        if (state_.tokens[items_[at].first].folded == "hoặc" && sense(at + 1) == Sense::action && at + 2 >= core.begin)
          core.conflict = !refuse(core.begin, core.end, Hint::figure_in_front);
      }
      if (i > 0) group_in_front(core);
      if (i == 0) about_which = false;  // the whole stands in another line
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
      bool clean = subjects_.refuse_strange(core.pre_first, core.pre_last, !counts_things_alone(core), false) &&
                   subjects_.refuse_strange(core.after_first, core.after_last, strong, true);
      bool part = false;  // of the whole that was named in front
      // `trong đó ngân sách tỉnh 800 triệu đồng, ngân sách huyện 450 triệu đồng`
      const bool listed = was_part && i > 0 && core.pre_first > 0 && sense(core.pre_first - 1) != Sense::semicolon &&
                          is_incomplete(core);
      if ((about_which || listed) && !before.empty && !is_said_in_full(core)) {
        part = i > 0 && take_as_part(names[full_], before, core.pre_first, core.pre_last);
        if (!part) clean = refuse(core.pre_first, core.pre_last, Hint::part_of_the_whole);
      }
      const bool second_year = before.empty && i > 0 && core.attached.by && cores_[i - 1].attached.by &&
                               !names[i - 1].empty && cores_[i - 1].after_first == cores_[i - 1].after_last;
      const bool of_rate = second_year    ? names[i - 1].share
                           : before.empty ? (took_noun || (i == 0 && indicator_.share))
                                          : before.share;
      const bool of_same = before.empty && i > 0 && is_share_of_same(core, cores_[i - 1]);
      took_noun = !behind.empty && (!before.empty || of_rate || second_year || of_same || !indicator_.empty) &&
                  take_as_noun(core, of_rate);
      if (took_noun) {
        const Attached attached = behind.attached;
        behind = Subject{};
        behind.attached = attached;
      }
      if ((strong || core.compare) && has_number_of_other_clause(core))
        clean = refuse(core.pre_first, core.pre_last, Hint::figure_in_front);
      if (strong && counts_something(core)) clean = refuse(core.pre_first, core.pre_last, Hint::figure_in_front);
      if (strong && !took_noun && is_plan_itself(core))
        clean = refuse(core.after_first, core.after_last, Hint::share_of_the_plan);
      if (strong && before.empty && !behind.empty && is_of_nothing(core, about_which)) {
        part = about_which && i > 0 && take_as_part(names[full_], behind, core.after_first, core.after_last);
        if (!part && i > 0 && !about_which) part = take_thing_before(cores_[i - 1], behind, core);
        if (!part) clean = refuse(core.after_first, core.after_last, Hint::share_of_what);
      }
      completed = completed || part;
      was_part = part;
      if (core.after_first < core.after_last && sense(core.after_first) == Sense::dash && behind.empty)
        clean = refuse(core.after_first, core.after_last, Hint::words_behind);  // `đạt 85 -`: to what?
      if (core.after_first < core.after_last && sense(core.after_first) == Sense::slash)
        clean = refuse(core.after_first, core.after_last, Hint::words_behind);  // `1 lần/năm/trẻ`
      if (state_.amounts[core.amount].low.noun == "lần" && core.after_first < core.after_last &&
          is_separator(sense(core.after_first)))
        clean = refuse(core.after_first, core.after_last, Hint::words_behind);  // `01 lần/năm, cấp xã 01 lần/2 năm`
      if (before.empty && is_abbreviation(behind.text) && state_.amounts[core.amount].low.noun.empty())
        clean = refuse(core.after_first, core.after_last, Hint::words_behind);  // `đạt 100% XYZ`
      if (behind.verb) clean = refuse(core.after_first, core.after_last, Hint::verb_without_figure);
      if (core.after_first < core.after_last &&
          (sense(core.after_first) == Sense::open || names_a_group(core.after_first, strong))) {
        clean = refuse(core.after_first, core.after_last, Hint::remark_not_understood);
      }
      const bool own_said = i > 0 && before.empty && says_what_they_do(cores_[i - 1]) && core.begin > 0 &&
                            sense(core.begin - 1) == Sense::comma;
      if (i + 1 < cores_.size() && before.empty && !behind.empty && own_said && says_nothing_of_it(i) &&
          sense(cores_[i + 1].begin - 1) == Sense::comma) {
        clean = refuse(core.after_first, core.after_last, Hint::repeat_what_is_said);
      } else if (i + 1 < cores_.size() && before.empty && !behind.empty &&
                 (is_list_head(core, cores_[i + 1]) || says_nothing_of_it(i)) && !is_whole_measure(i)) {
        if (const std::optional<Subject> said = said_of_all(i)) {
          behind.text += said->text;
          behind.topic = said->topic;
        } else {
          clean = refuse(core.after_first, core.after_last, Hint::repeat_what_is_said);
        }
      }
      if (i > 0 && !completed && !before.empty && behind.empty && take_what_is_said(cores_[i - 1], core, before)) {
        completed = true;
        before.topic = names[i - 1].topic;
      }
      if (core.preposition == "cho" && !strong && !state_.amounts[core.amount].low.noun.empty()) completed = true;
      if (i > 0 && !completed && !before.empty && behind.empty && !names[i - 1].empty &&
          (is_incomplete(core) || is_ages_alone(core) ||
           ((names[i - 1].rate || is_said_of_the_same(core)) && !before.rate && is_elliptic(core)) ||
           (names[full_].action && strong && state_.amounts[cores_[full_].amount].strong &&
            sense(core.pre_first) == Sense::noun))) {
        NameCompleter completer(state_, cores_[full_], names[full_]);
        if (auto whole = completer.complete(core, before)) {
          before = std::move(*whole);
          completed = true;
        } else if (completer.stands_alone(core, before)) {
          completed = true;
        } else {
          clean = refuse(core.pre_first, core.pre_last, Hint::repeat_what_is_measured);
        }
      }
      if (!before.empty && behind.empty && !completed) full_ = i;
      if (!before.empty && !behind.empty && is_heading(core)) {
        state_.warn(state_.range_of(items_[core.pre_first].first, items_[core.begin].last), Hint::heading);
        const Attached front = before.attached;
        before = Subject{};
        before.attached = front;
      }
      if (!before.empty && !behind.empty && !may_surround(core)) {
        clean = refuse(core.after_first, core.after_last, Hint::words_behind);
      }
      if (!before.empty && behind.empty && !indicator_.empty && is_group_name(core)) {  // `Nhà trẻ: 35%; mẫu giáo: 95%`
        core.attached.where = before.text;
        before = Subject{};
      }
      if (!before.empty && !indicator_.empty && !before.rate && !before.verb &&
          !has_predicate(core.pre_first, core.pre_last))
        clean = refuse(core.pre_first, core.pre_last, Hint::group_of_indicator);
      core.conflict = core.conflict || !clean;
      of_things_ = i > 0 && names[i - 1].text.empty() && !state_.amounts[cores_[i - 1].amount].low.noun.empty() &&
                   !(names[i - 1].attached.in_every.empty() && cores_[i - 1].attached.in_every.empty());
      names[i] = joined(core, std::move(before), std::move(behind));
      if (const std::string& things = state_.amounts[core.amount].numerator;
          named_by_things && names[i].empty && !things.empty()) {
        names[i].text = things;  // `Đạt 12 bác sĩ/10.000 dân; 34 giường bệnh/10.000 dân`
        names[i].empty = false;
      }
      if (!core.meaning.empty() && names[i].empty)
        core.conflict = !refuse(core.begin, core.end, Hint::remark_not_understood);
      if (!core.meaning.empty()) names[i].text += ' ' + core.meaning;
      if (i == 0) continue;
      inherit(i, names);
    }
    // `đạt 80% vào năm 2025 và 90% vào năm 2030 số xã`
    for (std::size_t i = cores_.size(); i-- > 1;) {
      if (i > 1 && names[i - 1].empty && !names[i].empty && waits_for_next(i - 1)) {
        names[i - 1].text = names[i].text;
        names[i - 1].topic = names[i].topic;
        names[i - 1].empty = false;
      }
      if (names[0].empty && i == 1 && indicator_.empty && !state_.amounts[cores_[0].amount].numerator.empty()) {
        names[0].text = state_.amounts[cores_[0].amount].numerator;  // `300 phòng học/10.000 dân, 100% trẻ em …`
        names[0].empty = false;
      }
      if (names[i - 1].empty && !names[i].empty && i == 1 && !has_text(cores_[1].pre_first, cores_[1].pre_last) &&
          state_.amounts[cores_[0].amount].low.scale == state_.amounts[cores_[1].amount].low.scale) {
        if (!is_parted(cores_[0].end, cores_[1].figure) && cores_[0].after_first == cores_[0].after_last &&
            !state_.amounts[cores_[0].amount].from)
          cores_[1].conflict = !refuse(cores_[0].begin, cores_[1].end, Hint::two_figures_in_a_row);
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
    for (std::size_t i = 0; i < cores_.size(); ++i) {
      if (!cores_[i].named_by_label || names[i].text.empty()) continue;
      names[i].text += ' ' + cores_[i].attached.where;  // `Tỷ lệ trẻ suy dinh dưỡng: thể nhẹ cân dưới 9%`
      cores_[i].attached.where.clear();
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

  /// `đạt 95% dân số`: the noun of the figure, not a part of the name
  bool take_as_noun(Core& core, bool of_rate) {
    Amount& amount = state_.amounts[core.amount];
    if (amount.low.scale != syntax::Scale::percent || !amount.low.noun.empty() || is_given_to(core)) return false;
    std::size_t last = core.after_last;
    while (last > core.after_first && is_separator(sense(last - 1))) --last;
    std::size_t first = core.after_first;
    while (last > first && is_attachment(sense(last - 1))) --last;
    const bool money = is_of_money(core, first, last);
    if (last == first || (last - first > (of_rate ? 9 : 3) && !money)) return false;
    // `đạt 38% trẻ em trong độ tuổi nhà trẻ và 97% trẻ em trong độ tuổi mẫu giáo`
    if (of_rate && is_group_of_people(first, last)) {
      amount.low.noun = plain_text(state_, items_[first].first, items_[last - 1].last);
      return true;
    }
    bool rate = false;
    for (std::size_t i = core.pre_first; i < core.pre_last; ++i) rate = rate || sense(i) == Sense::head_noun;
    const bool number_of =
        sense(first) == Sense::head_noun && of_rate && rate && (core.reach || core.down || core.compare);
    if (!money && !number_of && !(sense(first) == Sense::total && of_rate)) {
      for (std::size_t i = first; i < last; ++i) {
        const bool of =
            sense(i) == Sense::word && state_.tokens[items_[i].first].folded == "của" && i > first && i + 1 < last;
        if (!of && sense(i) != Sense::noun && sense(i) != Sense::level && sense(i) != Sense::head_noun) return false;
      }
    }
    amount.low.noun = plain_text(state_, items_[first].first, items_[last - 1].last);
    if (last == first + 1 && sense(first) == Sense::level && amount.low.noun.starts_with("cấp ")) {
      core.attached.where = amount.low.noun;  // `100% cấp tỉnh, 40% cấp xã`
      amount.low.noun.clear();
    }
    return true;
  }

  /// `Chi … ít nhất 30% ngân sách y tế`, `giải ngân đạt 95% kế hoạch vốn được giao`: which money it is a share of.
  [[nodiscard]] bool is_of_money(const Core& core, std::size_t first, std::size_t last) const {
    if ((core.pre_first >= core.pre_last && indicator_.empty) || first >= last || last - first > 8) return false;
    const std::string_view one = state_.tokens[items_[first].first].folded;
    const std::string_view two = items_[first].first + 1 < state_.tokens.size()
                                     ? std::string_view(state_.tokens[items_[first].first + 1].folded)
                                     : std::string_view();
    const bool budget = (one == "ngân" && two == "sách") || (one == "nguồn" && two == "vốn");
    const bool plan = ((one == "kế" && two == "hoạch") || (one == "dự" && two == "toán")) && is_disbursed(core);
    if (!budget && !plan) return false;
    for (std::size_t i = first; i < last; ++i) {
      const Sense next = sense(i);
      if (next != Sense::word && next != Sense::noun && next != Sense::level && next != Sense::filler) return false;
    }
    return plan || !has_predicate(first, last);
  }
  [[nodiscard]] bool is_disbursed(const Core& core) const {
    for (std::size_t token = items_[core.pre_first].first; token + 1 < items_[core.figure].first; ++token) {
      if (state_.tokens[token].folded == "giải" && state_.tokens[token + 1].folded == "ngân") return true;
    }
    return core.pre_first >= core.pre_last &&
           unicode::folded(indicator_.text).value_or("").find("giải ngân") != std::string::npos;
  }

  Subject joined(const Core& core, Subject before, Subject behind) {
    const Amount& amount = state_.amounts[core.amount];
    const bool begins_with_figure = before.empty;
    Subject name = std::move(begins_with_figure ? behind : before);
    if (begins_with_figure) {
      // the sentence begins with the figure: the noun behind a count is a part of the name
      merge(name.attached, before.attached);
      name.verb = before.verb ? before.verb : name.verb;
      name.gradually = name.gradually || before.gradually;
      const bool done = core.after_first < core.after_last && sense(core.after_first) == Sense::action &&
                        amount.low.noun == "lần";  // `2 lần/năm tổ chức …`
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
};

}  // namespace goalpost::detail::phrases
