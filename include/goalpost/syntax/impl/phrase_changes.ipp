// Changes: `giảm 5% so với năm trước`. Whether a figure is the size of a change or a level, by the words around it.
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

class ChangeMaker {
 public:
  ChangeMaker(State& state, const Subject& indicator) : state_(state), indicator_(indicator) {}

 protected:
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
    if (subject.empty) take_words_of_indicator(words);
    if (amount.upward || amount.downward) {
      const Comparator suffix = amount.upward ? Comparator::greater_equal : Comparator::less_equal;
      // `trên 90% trở lên` is not clear
      words.conflict = words.conflict || (words.compare && *words.compare != suffix);
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
    // `không để tỷ lệ bỏ học trên 2%`
    const bool more = words.compare == Comparator::greater || words.compare == Comparator::greater_equal;
    const bool measured = amount.strong || subject.rate;  // `xóa ít nhất 120 nhà tạm` counts
    words.conflict = words.conflict || (more && measured && !core.verb && subject.verb == Sense::eliminate);
    const bool lower = words.compare == Comparator::less || words.compare == Comparator::less_equal;
    words.conflict = words.conflict || (words.down && words.up) || (words.up && lower) ||
                     (words.down && words.compare && !lower) || (words.about && words.compare);
    return words;
  }

  /// `Tỷ lệ tảo hôn dưới` in one column and `5%` in the other.
  void take_words_of_indicator(Words& words) const {
    const Core& named = indicator_.words;
    const std::optional<Comparator> compare =
        named.compare ? std::optional(comparator_of(*named.compare)) : std::optional<Comparator>();
    words.conflict = compare && words.compare && *compare != *words.compare;
    if (compare) words.compare = compare;
    words.down = words.down || named.down;
    words.up = words.up || named.up;
    words.reach = words.reach || named.reach;
    words.about = words.about || named.about;
    words.link = words.link || named.link;
  }

  [[nodiscard]] bool is_size_of_change(const Words& words, PhraseTarget& target, const Core& core,
                                       const Subject& subject) {
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
    if (!nominal_.empty() &&
        (upper ||
         (core.average && words.compare))) {  // `tốc độ tăng … không quá 0,4%`: the rate of change itself is measured
      target.subject = nominal_ + (target.subject.empty() ? "" : " ") + target.subject;
      return false;
    }
    if (!nominal_.empty() && subject.curbed)
      return fail(Hint::level_or_greatest_size);  // `kiềm chế tốc độ tăng … ở mức 0,3%`
    // `thu hẹp … dưới 2 lần`: by so much, or to so much
    if (reduces && scale == syntax::Scale::times) return fail(Hint::reduction_as_percentage);
    if (scale == syntax::Scale::points || scale == syntax::Scale::times) return true;
    const bool same_way = words.compare == (reduces ? Comparator::less : Comparator::greater) ||
                          words.compare == (reduces ? Comparator::less_equal : Comparator::greater_equal);
    if (words.compare == Comparator::equal) return false;
    if (reduces && words.adjacent && words.compare == Comparator::less_equal) return fail(Hint::level_or_greatest_size);
    // A share per year can only be the size of a change.
    if (words.reach && !words.compare && target.every_year && target.average) return true;
    if (words.reach) {
      if (yearly && !words.compare) return fail(Hint::level_or_size_versus);
      // `giảm tỷ lệ hộ nghèo đạt 3% trở lên`: at least so much less
      if (reduces && (words.compare == Comparator::greater || words.compare == Comparator::greater_equal)) return true;
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
    if (scale == syntax::Scale::per && !yearly && nominal_.empty() && reduces && names_birth_rate(subject) &&
        is_less(target.limit->number, {1, 0}))
      return true;  // `giảm tỷ suất sinh 0,1‰`: no birth rate is as low as that
    if (scale == syntax::Scale::per && !yearly && nominal_.empty()) return fail(Hint::level_or_size_down);
    if (!reduces && is_high_share(target) && !yearly) return fail(Hint::level_or_size_up);
    return true;
  }

  /// `Giảm số vụ bạo lực gia đình` and `5%`, `Mức giảm tỷ lệ hộ nghèo` and `1,5%`: the indicator itself is a change.
  [[nodiscard]] bool is_size_under_indicator(const Words& words, const PhraseTarget& target) const {
    const bool least = words.compare == Comparator::greater || words.compare == Comparator::greater_equal;
    if (words.adjacent || words.down || words.up || words.reach || words.about ||
        (words.compare && !(least && !indicator_.nominal.empty() && words.verb == Sense::reduce)) ||
        indicator_.verb != words.verb)
      return false;
    const bool share = target.limit->scale == syntax::Scale::percent && indicator_.amount;
    const bool per_year =
        target.per_time == year_word() && target.limit->scale == syntax::Scale::plain && indicator_.share;
    return share || !indicator_.nominal.empty() || target.every_year || per_year || target.versus.has_value();
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
    if (!is_size_of_change(words, target, core, subject)) return false;
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

  /// Whether a figure per class, per school is a mean of them: its name is a ratio.
  [[nodiscard]] bool is_ratio(const PhraseTarget& target, const Subject& subject) const {
    if (target.in_every.empty() || target.limit->scale != syntax::Scale::plain) return false;
    const std::string name = unicode::folded(subject.empty ? indicator_.text : subject.text).value_or("");
    const bool named = name.starts_with("tỷ lệ") || name.starts_with("tỷ số") || name.starts_with("định mức") ||
                       name.starts_with("sĩ số") || name.starts_with("mật độ") ||
                       (name.starts_with("số ") && name.find("bình quân") != std::string::npos);
    return named || name.find("/" + target.in_every) != std::string::npos;
  }

  [[nodiscard]] bool names_birth_rate(const Subject& subject) const {
    const std::string name = unicode::folded(subject.empty ? indicator_.text : subject.text).value_or("");
    return name.starts_with("tỷ suất sinh") || name.starts_with("tỉ suất sinh") || name.starts_with("mức sinh") ||
           name.starts_with("tỷ lệ sinh");
  }

  /// The farther from its natural level the worse, whichever way.
  [[nodiscard]] bool names_sex_ratio(const Subject& subject) const {
    return unicode::folded(subject.empty ? indicator_.text : subject.text).value_or("").find("giới tính khi sinh") !=
           std::string::npos;
  }

  /// `Chênh lệch tỷ lệ … giữa hai vùng không quá 8 điểm phần trăm`: a difference is measured in points.
  [[nodiscard]] bool is_difference(const Subject& subject) const {
    const std::string name = unicode::folded(subject.empty ? indicator_.text : subject.text).value_or("");
    return name.starts_with("chênh lệch") || name.starts_with("mức chênh lệch") || name.starts_with("khoảng cách");
  }

  /// `Xếp hạng chỉ số PCI`: the first is the best, and no figure is.
  [[nodiscard]] bool is_rank(const Subject& subject) const {
    const std::string name = unicode::folded(subject.empty ? indicator_.text : subject.text).value_or("");
    return name.starts_with("xếp hạng") || name.starts_with("thứ hạng") || name.starts_with("vị trí") ||
           name.starts_with("xếp thứ");
  }

  /// `tốc độ tăng trưởng GRDP đạt 7%/năm`
  [[nodiscard]] bool speaks_of_growth(const Subject& subject) const {
    const std::string name = unicode::folded(subject.empty ? indicator_.text : subject.text).value_or("");
    return name.find("tăng") != std::string::npos || name.find("tốc độ") != std::string::npos ||
           name.find("lãi suất") != std::string::npos;
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

  State& state_;
  const Subject& indicator_;
  ByteRange range_;
  bool refused_ = false;
  std::string nominal_;  ///< `tốc độ tăng` in front of the name
  bool counts_ = false;  ///< the name is a number of things or an amount: a percentage can only be a change of it
};

}  // namespace goalpost::detail::phrases
