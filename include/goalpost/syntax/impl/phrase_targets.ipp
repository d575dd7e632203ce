// From a core and its name to a target: form, comparator and direction. What has two readings is refused.
#pragma once

#include "goalpost/syntax/impl/phrase_changes.ipp"

namespace goalpost::detail::phrases {

class TargetMaker : private ChangeMaker {
 public:
  using ChangeMaker::ChangeMaker;

  /// The target of a core; nullopt, with the place refused, when it cannot be told.
  std::optional<PhraseTarget> make(const Core& core, const Subject& subject) {
    const Amount& amount = state_.amounts[core.amount];
    PhraseTarget target;
    target.range = state_.range_of(state_.items[core.begin].first, state_.items[core.end - 1].last);
    range_ = target.range;
    if (core.conflict || core.attached.conflict) return refuse(Hint::words_disagree);
    if (subject.verb == Sense::eliminate && core.at_place) return refuse(Hint::eliminated_in_part);
    target.subject = subject.text;
    if (target.subject.ends_with(" cho") && !amount.low.noun.empty()) target.subject += ' ' + amount.low.noun;
    target.limit = amount.low;
    target.limit_high = amount.high;
    attach(target, core, subject, amount);
    if (clash_) return refuse(Hint::two_attachments);
    if (is_ratio(target, subject)) {  // `Tỷ lệ giáo viên/lớp … đạt 2,0 giáo viên/lớp`
      target.limit->noun += (target.limit->noun.empty() ? "" : "/") + target.in_every;
      target.in_every.clear();
    }
    if (condition_) return refuse(Hint::condition);
    take_unit(target, subject);
    const bool share = subject.empty ? indicator_.share && !indicator_.ratio : subject.share && !subject.ratio;
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
    if (core.average && !target.in_every.empty()) return refuse(Hint::mean_of_what);
    if (core.average && (speaks_of_growth(subject) || !nominal_.empty()))
      target.every_year = true;  // `tốc độ tăng GRDP bình quân từ 10%`
    if (core.average && !target.every_year) return refuse(Hint::mean_of_what);
    if (core.average) target.average = true;
    // `giảm tối thiểu 10 - 15%`: the least size of a change may be a range
    if (amount.high && words.compare == Comparator::greater_equal && words.adjacent && !amount.upward &&
        (words.verb == Sense::reduce || words.verb == Sense::increase))
      words.compare.reset();
    if (amount.high && (words.compare || amount.upward || amount.downward)) return refuse(Hint::range_and_limit);
    if (amount.low.scale == syntax::Scale::points && !words.down && nominal_.empty() && !is_difference(subject) &&
        !(subject.empty && !indicator_.nominal.empty()) &&
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
    // `tối thiểu 25 triệu đồng mỗi năm`
    if (target.limit->scale == syntax::Scale::currency && target.every_year && !target.average && !target.versus &&
        target.per_time.empty() && (target.form == Form::level || target.form == Form::maintain)) {
      target.every_year = false;
      target.per_time = std::string(year_word());
    }
    remarks(target, core, amount);
    return target;
  }

 private:
  void attach(PhraseTarget& target, const Core& core, const Subject& subject, const Amount& amount) {
    const Attached& own = core.attached;
    Attached front = subject.attached;
    const bool two_bases = subject.empty && !complete_from_indicator(front, own);
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
    clash_ = clash_ || two_bases;
    target.every_year = own.every_year || front.every_year;
    target.average = own.average || front.average;
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

  /// `Tỷ lệ hộ nghèo so với năm trước` and `Giảm 0,5%`: what the printed name says of time, place and base holds for a figure without a
  /// name of its own. False when the two disagree.
  [[nodiscard]] bool complete_from_indicator(Attached& front, const Attached& own) const {
    const Attached& named = indicator_.attached;
    const auto differ = [](const std::string& a, const std::string& b) { return !a.empty() && !b.empty() && a != b; };
    if (indicator_.strange || named.conflict || !named.more_years.empty()) return false;
    if (named.has_time() && front.has_time()) return named.by == front.by && named.since == front.since;
    const std::string& where = own.where.empty() ? front.where : own.where;
    const std::optional<syntax::Reference>& versus = own.versus ? own.versus : front.versus;
    const bool bases =
        named.versus && versus && (named.versus->kind != versus->kind || named.versus->number != versus->number);
    if (bases || differ(named.where, where) || differ(indicator_.place, where) ||
        differ(named.in_every, own.in_every.empty() ? front.in_every : own.in_every))
      return false;
    if (named.has_time()) {
      front.since = named.since;
      front.by = named.by;
      front.until = named.until;
    }
    if (named.versus && !versus) front.versus = named.versus;
    if (front.where.empty()) front.where = named.where;
    if (front.in_every.empty()) front.in_every = named.in_every;
    if (front.per_time.empty()) front.per_time = named.per_time;
    front.every_year = front.every_year || (named.every_year && !own.by);  // `21‰ (2021); 18‰ (2025)`
    front.average = front.average || named.average;
    return true;
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
    if (target.limit->scale == syntax::Scale::percent && per_year && !speaks_of_growth(subject) && nominal_.empty() &&
        !(subject.empty && !indicator_.nominal.empty())) {
      // `đạt trên 95%/năm`: most of them, in each year; `tỷ lệ tái nghèo dưới 0,3%/năm`: so few in each year
      const bool upper = words.compare == Comparator::less || words.compare == Comparator::less_equal;
      const bool rate = subject.empty ? indicator_.share : subject.share;
      const bool few = upper && rate && !target.average && words.verb != Sense::reduce && words.verb != Sense::increase;
      if (!few && (!words.reach || !is_high_share(target) || target.average)) return fail(Hint::share_per_year);
    }
    const bool eliminates = subject.verb == Sense::eliminate || (subject.empty && indicator_.verb == Sense::eliminate);
    if (eliminates && (core.at_place || is_natural_limit(target))) return fail(Hint::eliminated_in_part);
    if (is_rank(subject)) return fail(Hint::rank);
    const bool date = target.limit->scale == syntax::Scale::date;
    if (date && target.every_year) return fail(Hint::year_of_day);  // `trước ngày 15/11 hằng năm`: a day of every year
    const bool zero = target.limit->number.mantissa == 0 && !date;
    const Better named = better_of_name(words, subject, target.limit->scale == syntax::Scale::plain);
    // the sentence begins with the figure: `90% trẻ em …`
    const bool head = !core.has_words() && !subject.empty && !subject.rate &&
                      (core.after_first < core.after_last || core.of_same_things);
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
               !target.every_year && !head && !(subject.empty && indicator_.action)) {
      // an amount alone may be what is granted or what must be raised
    } else if (core.preposition == "cho" && target.limit->scale == syntax::Scale::percent &&
               words.verb == Sense::word) {
      target.comparator = Comparator::greater_equal;  // `cấp màn cho 80% người dân …`
    } else if (head && named == Better::lower && words.verb == Sense::word && subject.action &&
               target.limit->scale == syntax::Scale::percent) {
      target.comparator = Comparator::greater_equal;  // `kiểm tra 30% cơ sở … gây bệnh nghề nghiệp`
    } else if (head && named == Better::lower && words.verb != Sense::reduce) {
      // `40% hộ nghèo có nhà vệ sinh`: of the group, at least so many; of something bad that happens, nobody can tell
      if (core.preposition == "cho" && is_plain_count(target)) {
        target.comparator = Comparator::greater_equal;  // `mổ miễn phí cho 350 người cao tuổi nghèo`
      } else if (is_plain_count(target) && target.in_every.empty() && counts_people_or_events(target))
        return fail(Hint::fact_or_target);
      if (subject.topic == Topic::group) target.comparator = Comparator::greater_equal;
    } else if (named == Better::unset) {
      const bool two_sided = (subject.empty ? indicator_.topic : subject.topic) == Topic::unknown;
      if (two_sided && head && target.limit->scale == syntax::Scale::percent && words.verb == Sense::word) {
        target.comparator = Comparator::greater_equal;  // `60% xã đặc biệt khó khăn có cô đỡ thôn bản`
      } else if (two_sided && words.verb == Sense::word) {
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

  static bool counts_people_or_events(const PhraseTarget& target) {
    const std::string noun = unicode::folded(target.limit->noun).value_or("");
    for (const std::string_view known : {"trẻ", "người", "em", "vụ", "ca", "hộ", "học sinh", "trường hợp", "cháu"}) {
      if (noun == known || noun.starts_with(std::string(known) + ' ')) return true;
    }
    return false;
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

  bool clash_ = false;
  bool condition_ = false;  ///< `nếu có kinh phí`
};

}  // namespace goalpost::detail::phrases
