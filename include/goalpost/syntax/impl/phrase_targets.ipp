// From a core and its name to a target: form, comparator and direction. What has two readings is refused.
#pragma once

#include "goalpost/syntax/impl/phrase_subject.ipp"

namespace goalpost::detail::phrases {

using syntax::Better;
using syntax::Comparator;
using syntax::Form;

inline Comparator comparator_of(Sense sense) noexcept {
  switch (sense) {
    case Sense::less: return Comparator::less;
    case Sense::less_equal: return Comparator::less_equal;
    case Sense::greater: return Comparator::greater;
    case Sense::equal: return Comparator::equal;
    default: return Comparator::greater_equal;
  }
}

class TargetMaker {
 public:
  TargetMaker(State& state, const Subject& indicator) : state_(state), indicator_(indicator) {}

  /// The target of a core; nullopt, with the place refused, when it cannot be told.
  std::optional<PhraseTarget> make(const Core& core, const Subject& subject) {
    const Amount& amount = state_.amounts[core.amount];
    PhraseTarget target;
    target.range = state_.range_of(state_.items[core.begin].first, state_.items[core.end - 1].last);
    range_ = target.range;
    if (core.conflict || core.attached.conflict) return refuse(Hint::words_disagree);
    target.subject = subject.text;
    target.limit = amount.low;
    target.limit_high = amount.high;
    attach(target, core, subject, amount);
    if (clash_) return refuse(Hint::two_attachments);
    if (condition_) return refuse(Hint::condition);
    take_unit(target, subject);
    const bool share = subject.empty ? indicator_.share : subject.share;
    if (share && target.limit->scale == syntax::Scale::plain && target.limit->noun.empty() &&
        target.limit->number.mantissa != 0)
      return refuse(Hint::rate_needs_unit);

    counts_ = subject.empty ? indicator_.amount : subject.amount;
    nominal_ = core.verb ? std::string() : subject.nominal;
    Words words = words_of(core, subject, amount);
    if (words.conflict) return refuse(Hint::comparisons_disagree);
    if (core.average && target.per_time == year_word()) {
      target.every_year = true;
      target.per_time.clear();
    }
    const bool changes = words.verb == Sense::reduce || words.verb == Sense::increase;
    if (core.average && changes && target.since && target.until) target.every_year = true;
    if (core.average && !target.every_year) return refuse(Hint::mean_of_what);
    if (core.average) target.average = true;
    // `giảm tối thiểu 10 - 15%`: the least size of a change may be a range
    if (amount.high && words.compare == Comparator::greater_equal && words.adjacent && !amount.upward &&
        (words.verb == Sense::reduce || words.verb == Sense::increase))
      words.compare.reset();
    if (amount.high && (words.compare || amount.upward || amount.downward)) return refuse(Hint::range_and_limit);
    if (amount.low.scale == syntax::Scale::points && !words.down && nominal_.empty() &&
        !(words.verb == Sense::reduce || words.verb == Sense::increase))
      return refuse(Hint::points_are_a_change);

    const bool done = core.factor ? factor(target, words)
                                  : change(target, words, core, subject) || level(target, words, core, subject);
    if (!done) return std::nullopt;
    // `giảm 2%/năm`
    if ((target.form == Form::reduce || target.form == Form::increase) && target.per_time == year_word() &&
        target.limit->scale != syntax::Scale::currency) {
      target.every_year = true;
      target.per_time.clear();
    }
    remarks(target, core, amount);
    return target;
  }

 private:
  struct Words {
    std::optional<Comparator> compare;
    Sense verb = Sense::word;  ///< `word`: none. (An optional here makes gcc 12 see an uninitialised read.)
    bool adjacent = false;     ///< the verb stands directly in front of the figure
    bool down = false, up = false, reach = false, about = false, link = false;
    bool conflict = false;
  };

  std::nullopt_t refuse(Hint hint) {
    state_.refuse(range_, hint);
    return std::nullopt;
  }
  bool fail(Hint hint) {
    state_.refuse(range_, hint);
    refused_ = true;
    return false;
  }

  Words words_of(const Core& core, const Subject& subject, const Amount& amount) const {
    Words words;
    words.down = core.down;
    words.up = core.up;
    words.reach = core.reach;
    words.about = core.about;
    words.link = core.link;
    if (core.compare) words.compare = comparator_of(*core.compare);
    if (amount.upward || amount.downward) {
      const Comparator suffix = amount.upward ? Comparator::greater_equal : Comparator::less_equal;
      // `trên 90% trở lên` is not clear
      words.conflict = words.compare && *words.compare != suffix;
      words.compare = suffix;
    }
    words.adjacent = core.verb.has_value();
    words.verb = core.verb ? *core.verb : subject.verb.value_or(Sense::word);
    if (core.verb == Sense::maintain && subject.verb && *subject.verb != Sense::maintain) words.verb = *subject.verb;
    if (subject.verb == Sense::maintain && core.verb) words.verb = *core.verb;
    if (words.verb == Sense::eliminate) words.verb = Sense::reduce;
    // `tăng, giảm 5%`
    const auto opposite = [](Sense verb) { return verb == Sense::reduce ? Sense::increase : Sense::reduce; };
    if (core.verb && subject.verb && *core.verb != Sense::maintain && *subject.verb == opposite(*core.verb))
      words.conflict = true;
    const bool lower = words.compare == Comparator::less || words.compare == Comparator::less_equal;
    words.conflict = words.conflict || (words.down && words.up) || (words.up && lower) ||
                     (words.down && words.compare && !lower) || (words.about && words.compare);
    return words;
  }

  void attach(PhraseTarget& target, const Core& core, const Subject& subject, const Amount& amount) {
    const Attached& own = core.attached;
    const Attached& front = subject.attached;
    const Attached& time = own.has_time() ? own : front;
    condition_ = false;
    target.since = time.since;
    target.by = time.by;
    target.until = time.until;
    clash_ = (own.has_time() && front.has_time() &&
              (own.by != front.by || own.since != front.since || own.until != front.until)) ||
             (own.versus && front.versus) || (!own.where.empty() && !front.where.empty() && own.where != front.where) ||
             (!amount.in_every.empty() && !own.in_every.empty() && own.in_every != amount.in_every);
    if (clash_ && own.by && !own.since && front.since && front.until && !front.by && *own.by <= *front.until) {
      // `Giai đoạn 2021 - 2025: … đạt 80% vào năm 2025`
      clash_ = false;
      target.since = front.since;
      target.until = front.until;
    }
    target.versus = own.versus ? own.versus : front.versus;
    target.every_year = own.every_year || front.every_year;
    target.average = own.average || front.average;
    if (subject.empty && !indicator_.nominal.empty()) {  // `Tỷ lệ hộ nghèo giảm bình quân/năm`
      target.every_year = target.every_year || indicator_.attached.every_year;
      target.average = target.average || indicator_.attached.average;
    }
    target.where = own.where.empty() ? front.where : own.where;
    target.in_every = !amount.in_every.empty() ? amount.in_every : own.in_every.empty() ? front.in_every : own.in_every;
    target.tolerance = amount.tolerance;
    target.per_time = !amount.per_time.empty() ? amount.per_time
                      : !own.per_time.empty()  ? own.per_time
                                               : front.per_time;
    if (own.if_any) {  // of the group in front, else of what is measured
      target.if_any = !target.where.empty() ? target.where : subject.empty ? indicator_.text : subject.text;
    }
    if (!subject.if_any.empty()) target.if_any = subject.if_any;
    if (!own.if_any_of.empty()) target.if_any = own.if_any_of;
    const std::string condition = unicode::folded(target.if_any).value_or("");
    for (const std::string_view means : {"kinh phí", "ngân sách", "điều kiện", "nguồn", "đủ", "thể"})
      condition_ = condition_ || condition.starts_with(means);
  }

  /// A bare number takes the unit that the name gives: `… /1.000 trẻ đẻ sống xuống dưới 9,5`, `Kinh phí (triệu đồng)`.
  void take_unit(PhraseTarget& target, const Subject& subject) {
    const std::optional<syntax::Quantity>& unit = subject.unit ? subject.unit : indicator_.unit;
    if (!unit || target.limit->scale != syntax::Scale::plain) return;
    // `Số bác sĩ trên 10.000 dân đạt 10 bác sĩ`
    if (!target.limit->noun.empty() && unit->scale != syntax::Scale::per) return;
    const auto take = [&](std::optional<syntax::Quantity>& quantity) {
      if (!quantity) return;
      Decimal number = quantity->number;
      if (!multiply_by_power_of_ten(number, subject.unit ? subject.unit_power : indicator_.unit_power)) return;
      const ByteRange range = quantity->range;
      const std::string noun = quantity->noun.empty() ? unit->noun : quantity->noun;
      *quantity = *unit;
      quantity->noun = noun;
      quantity->number = number;
      quantity->range = range;
    };
    take(target.limit);
    take(target.limit_high);
    const std::string& time = subject.unit ? subject.unit_time : indicator_.unit_time;
    if (target.per_time.empty()) target.per_time = time;
    state_.warn(target.limit->range, Hint::unit_from_name);
  }

  [[nodiscard]] bool is_size_of_change(const Words& words, PhraseTarget& target, const Core& core) {
    const bool reduces = words.verb == Sense::reduce;
    if (is_size_under_indicator(words, target)) return true;
    if (!reduces && words.verb != Sense::increase) {
      // `có thêm 05 xã đạt chuẩn`
      const bool counted = target.limit->scale == syntax::Scale::plain && !target.limit->noun.empty();
      const bool alone = words.verb == Sense::word && !words.down && !words.up && !words.reach && !words.about;
      if (core.more && counted && alone) return true;
      return core.more ? fail(Hint::more_needs_increase) : false;
    }
    if (core.at_place) return core.more ? fail(Hint::words_not_understood) : false;
    if (words.about && words.adjacent && !words.down && !words.up && !words.reach) return fail(Hint::about_a_change);
    if (words.about) return core.more ? fail(Hint::words_not_understood) : false;
    if (core.more) return words.verb == Sense::increase && !words.up ? true : fail(Hint::more_needs_increase);
    if (reduces ? words.down : words.up) return false;
    if (reduces ? words.up : words.down) return fail(Hint::directions_disagree);
    const syntax::Scale scale = target.limit->scale;
    const bool yearly = target.every_year || !target.per_time.empty() || target.versus;
    const bool upper = words.compare == Comparator::less || words.compare == Comparator::less_equal;
    if (!nominal_.empty() && upper) {  // `tốc độ tăng … không quá 0,4%`: the rate of change itself is measured
      target.subject = nominal_ + (target.subject.empty() ? "" : " ") + target.subject;
      return false;
    }
    if (scale == syntax::Scale::points || scale == syntax::Scale::times) return true;
    const bool same_way = words.compare == (reduces ? Comparator::less : Comparator::greater) ||
                          words.compare == (reduces ? Comparator::less_equal : Comparator::greater_equal);
    if (words.compare == Comparator::equal) return false;
    if (reduces && words.adjacent && words.compare == Comparator::less_equal) return fail(Hint::level_or_greatest_size);
    // A share per year can only be the size of a change.
    if (words.reach && !words.compare && target.every_year && target.average) return true;
    if (words.reach) {
      if (yearly && !words.compare) return fail(Hint::level_or_size_versus);
      return reduces && !words.compare ? fail(Hint::level_or_size_down) : false;
    }
    if (words.link && !words.adjacent && nominal_.empty() && !target.versus) return false;
    if (!reduces && words.compare && scale == syntax::Scale::percent && yearly && counts_) return true;
    if (words.compare) {
      if (!same_way) {
        // `tăng dưới 4%`, `tăng không quá 4%`: the most that it may grow, which no size says
        return reduces ? true : fail(Hint::level_or_size);
      }
      if (reduces) {
        const bool count_a_year = scale == syntax::Scale::plain && !target.every_year && !target.versus;
        if (!words.adjacent) return yearly && !count_a_year ? fail(Hint::level_or_size_below) : false;
        return target.versus || target.every_year ? fail(Hint::level_or_size_below) : false;
      }
      if (words.adjacent) return is_high_share(target) && !yearly ? fail(Hint::level_or_size_above) : true;
      if (yearly || !is_high_share(target)) return fail(Hint::level_or_size_above);
      return false;
    }
    if (words.adjacent) return true;
    if (scale == syntax::Scale::per && !yearly && nominal_.empty()) return fail(Hint::level_or_size_down);
    if (!reduces && is_high_share(target) && !yearly) return fail(Hint::level_or_size_up);
    return true;
  }

  /// `Giảm số vụ bạo lực gia đình` and `5%`, `Mức giảm tỷ lệ hộ nghèo` and `1,5%`: the indicator itself is a change.
  [[nodiscard]] bool is_size_under_indicator(const Words& words, const PhraseTarget& target) const {
    if (words.adjacent || words.down || words.up || words.reach || words.about || words.compare ||
        indicator_.verb != words.verb)
      return false;
    const bool share = target.limit->scale == syntax::Scale::percent && indicator_.amount;
    return share || !indicator_.nominal.empty();
  }

  static bool is_high_share(const PhraseTarget& target) {
    return target.limit->scale == syntax::Scale::percent && is_less({49, 0}, target.limit->number);
  }

  bool change(PhraseTarget& target, const Words& given, const Core& core, const Subject& subject) {
    refused_ = false;
    Words words = given;
    if (words.verb == Sense::word && subject.empty && indicator_.verb &&
        (*indicator_.verb == Sense::reduce || *indicator_.verb == Sense::increase)) {
      words.verb = *indicator_.verb;
      if (!is_size_under_indicator(words, target)) words.verb = given.verb;
    }
    if (!is_size_of_change(words, target, core)) return false;
    const bool reduces = words.verb == Sense::reduce;
    target.form = reduces ? Form::reduce : Form::increase;
    target.better = reduces ? Better::lower : Better::higher;
    const bool strict = words.compare == Comparator::greater || words.compare == Comparator::less;
    target.comparator = reduces ? (strict ? Comparator::less : Comparator::less_equal)
                                : (strict ? Comparator::greater : Comparator::greater_equal);
    if (target.limit->scale == syntax::Scale::percent) {
      state_.warn(target.limit->range, Hint::relative_percentage);
    }
    return true;
  }

  [[nodiscard]] std::string_view year_word() const { return state_.vietnamese ? "năm" : "year"; }

  bool factor(PhraseTarget& target, const Words& words) {
    refused_ = false;
    if (target.limit->scale != syntax::Scale::times || words.verb == Sense::reduce) return fail(Hint::multiple_of_what);
    target.form = Form::increase;
    target.better = Better::higher;
    target.comparator = words.compare == Comparator::greater ? Comparator::greater : Comparator::greater_equal;
    return true;
  }

  Better better_of_name(const Words& words, const Subject& subject, bool count) const {
    if (words.verb == Sense::reduce) return Better::lower;
    if (words.verb == Sense::increase) return Better::higher;
    const bool own = !subject.empty;
    if (count && (own ? subject.action : indicator_.action))
      return Better::higher;  // `lắp đặt 50 biển cảnh báo đuối nước`
    const Topic topic = own ? subject.topic : indicator_.topic;
    if (!own && indicator_.empty) return Better::unset;
    if (topic == Topic::unknown) return Better::unset;
    return topic == Topic::lower || topic == Topic::group ? Better::lower : Better::higher;
  }

  bool level(PhraseTarget& target, const Words& given, const Core& core, const Subject& subject) {
    if (refused_) return false;
    Words words = given;
    if (words.verb == Sense::word && subject.empty && indicator_.verb) {
      words.verb = *indicator_.verb == Sense::eliminate ? Sense::reduce : *indicator_.verb;
      if (words.verb == Sense::maintain) words.verb = Sense::word;
    }
    if (target.versus) return fail(Hint::reference_of_a_change);
    const bool per_year = target.per_time == year_word() || (target.every_year && target.average);
    if (target.limit->scale == syntax::Scale::percent && per_year && !speaks_of_growth(subject))
      return fail(Hint::share_per_year);
    const bool eliminates = subject.verb == Sense::eliminate || (subject.empty && indicator_.verb == Sense::eliminate);
    if (eliminates && (core.at_place || is_natural_limit(target))) return fail(Hint::eliminated_in_part);
    if (is_rank(subject)) return fail(Hint::rank);
    const bool date = target.limit->scale == syntax::Scale::date;
    const bool zero = target.limit->number.mantissa == 0 && !date;
    const Better named = better_of_name(words, subject, target.limit->scale == syntax::Scale::plain);
    // the sentence begins with the figure: `90% trẻ em …`
    const bool head = !core.has_words() && !subject.empty && !subject.rate && core.after_first < core.after_last;
    target.form = words.verb == Sense::maintain ? Form::maintain : Form::level;
    const bool about = words.about || target.tolerance;
    if (target.tolerance && words.compare) return fail(Hint::limit_and_tolerance);
    if (about || target.limit_high) {
      if (about && target.limit_high) return fail(Hint::about_and_range);
      if (target.form == Form::level) target.form = about ? Form::about : Form::between;
      target.better = words.down ? Better::lower : words.up || words.reach ? Better::higher : named;
      if (words.reach && named == Better::lower) target.better = Better::unset;
      const Topic topic = subject.empty ? indicator_.topic : subject.topic;
      if (topic == Topic::none && words.verb == Sense::word && !words.down && !words.up && !words.reach)
        target.better = Better::unset;
      if (target.better != Better::unset)
        target.comparator = target.better == Better::lower ? Comparator::less_equal : Comparator::greater_equal;
      return true;
    }
    if (words.compare) {
      target.comparator = words.compare;
    } else if (words.down) {
      target.comparator = Comparator::less_equal;
    } else if (words.up) {
      target.comparator = Comparator::greater_equal;
    } else if (zero && target.limit->scale == syntax::Scale::plain && !words.reach) {
      target.comparator = Comparator::equal;
    } else if (zero) {
      target.comparator = Comparator::less_equal;
    } else if (words.reach) {
      // `tỷ lệ tử vong đạt 5%`: reaching something bad has two readings
      if (named == Better::lower || names_sex_ratio(subject)) return fail(Hint::least_or_most);
      target.comparator = Comparator::greater_equal;
    } else if (is_natural_limit(target) && words.verb != Sense::reduce) {
      target.comparator = Comparator::greater_equal;
    } else if (target.limit->scale == syntax::Scale::currency && words.verb == Sense::word && target.per_time.empty() &&
               !head) {
      // an amount alone may be what is granted or what must be raised
    } else if (head && named == Better::lower && words.verb != Sense::reduce) {
      // `40% hộ nghèo có nhà vệ sinh`: of the group, at least so many; of something bad that happens, nobody can tell
      if (is_plain_count(target) && target.in_every.empty() && counts_people_or_events(target))
        return fail(Hint::fact_or_target);
      if (subject.topic == Topic::group) target.comparator = Comparator::greater_equal;
    } else if (named == Better::unset) {
      const bool two_sided = (subject.empty ? indicator_.topic : subject.topic) == Topic::unknown;
      if (two_sided && words.verb == Sense::word) {
        // neither more nor less of it is better
      } else if (is_plain_count(target) && !core.link &&
                 (target.form == Form::maintain || !target.limit->noun.empty() || !target.in_every.empty())) {
        target.comparator = Comparator::greater_equal;
      } else if (target.limit->scale == syntax::Scale::currency && !target.per_time.empty()) {
        target.comparator = Comparator::greater_equal;
      }
    } else {
      target.comparator = named == Better::lower ? Comparator::less_equal : Comparator::greater_equal;
    }
    if (target.comparator) {
      switch (*target.comparator) {
        case Comparator::less:
        case Comparator::less_equal: target.better = Better::lower; break;
        case Comparator::greater:
        case Comparator::greater_equal: target.better = Better::higher; break;
        case Comparator::equal: target.better = zero ? Better::lower : named; break;
      }
    }
    return true;
  }

  /// The farther from its natural level the worse, whichever way.
  [[nodiscard]] bool names_sex_ratio(const Subject& subject) const {
    return unicode::folded(subject.empty ? indicator_.text : subject.text).value_or("").find("giới tính khi sinh") !=
           std::string::npos;
  }

  /// `Xếp hạng chỉ số PCI`: the first is the best, and no figure is.
  [[nodiscard]] bool is_rank(const Subject& subject) const {
    const std::string name = unicode::folded(subject.empty ? indicator_.text : subject.text).value_or("");
    return name.starts_with("xếp hạng") || name.starts_with("thứ hạng") || name.starts_with("vị trí") ||
           name.starts_with("xếp thứ");
  }

  static bool counts_people_or_events(const PhraseTarget& target) {
    const std::string noun = unicode::folded(target.limit->noun).value_or("");
    for (const std::string_view known : {"trẻ", "người", "em", "vụ", "ca", "hộ", "học sinh", "trường hợp", "cháu"}) {
      if (noun == known || noun.starts_with(std::string(known) + ' ')) return true;
    }
    return false;
  }

  /// `tốc độ tăng trưởng GRDP đạt 7%/năm`
  [[nodiscard]] bool speaks_of_growth(const Subject& subject) const {
    const std::string name = unicode::folded(subject.empty ? indicator_.text : subject.text).value_or("");
    return name.find("tăng") != std::string::npos || name.find("tốc độ") != std::string::npos ||
           name.find("lãi suất") != std::string::npos;
  }

  static bool is_natural_limit(const PhraseTarget& target) {
    return target.limit->scale == syntax::Scale::percent && target.limit->number == Decimal{100, 0};
  }
  static bool is_plain_count(const PhraseTarget& target) { return target.limit->scale == syntax::Scale::plain; }

  void remarks(const PhraseTarget& target, const Core& core, const Amount& amount) {
    const syntax::Quantity& limit = *target.limit;
    if (limit.scale == syntax::Scale::plain && limit.noun.empty() && amount.in_every.empty() && !core.at_place) {
      state_.warn(limit.range, limit.number.mantissa == 0 ? Hint::bare_zero : Hint::no_unit);
    }
    if (limit.scale == syntax::Scale::percent && target.form != Form::reduce && target.form != Form::increase &&
        is_less({100, 0}, limit.number)) {
      state_.warn(limit.range, Hint::above_100_percent);
    }
    if (target.form == Form::about && !target.tolerance) state_.warn(target.range, Hint::about_needs_tolerance);
    if (!target.comparator && target.form == Form::level) state_.warn(target.range, Hint::say_least_or_most);
  }

  State& state_;
  const Subject& indicator_;
  ByteRange range_;
  bool refused_ = false;
  bool clash_ = false;
  bool condition_ = false;  ///< `nếu có kinh phí`
  std::string nominal_;     ///< `tốc độ tăng` in front of the name
  bool counts_ = false;     ///< the name is a number of things or an amount: a percentage can only be a change of it
};

}  // namespace goalpost::detail::phrases
