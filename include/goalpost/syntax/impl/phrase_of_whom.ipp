// Of whom something is said: parts of a whole, people and things that were named with the figure before.
#pragma once

#include "goalpost/syntax/impl/phrase_name_groups.ipp"

namespace goalpost::detail::phrases {

class PartNamer : protected GroupSharer {
 public:
  using GroupSharer::GroupSharer;

 protected:
  bool refuse(std::size_t first, std::size_t last, Hint hint) {
    while (first < last && is_separator(sense(first))) ++first;
    if (first < last) state_.refuse(state_.range_of(items_[first].first, items_[last - 1].last), hint);
    return false;
  }

  [[nodiscard]] bool is_parted(std::size_t first, std::size_t last) const {
    for (; first < last; ++first) {
      if (is_separator(sense(first))) return true;
    }
    return false;
  }

  /// `Tỷ lệ lao động qua đào tạo đạt 70%, trong đó có bằng cấp đạt 30%`: the part is named with its whole, as it is printed.
  bool take_as_part(const Subject& whole, Subject& part, std::size_t first, std::size_t last) {
    while (first < last && is_separator(sense(first))) ++first;
    if (whole.text.empty() || part.text.empty() || part.verb) return false;
    // `trong đó có bằng cấp`, `trong đó, có bằng cấp`
    const bool has =
        first > 0 &&
        (state_.tokens[items_[first].first - 1].folded == "có" ||
         (first < last && state_.tokens[items_[first].first].folded == "có" && !part.text.starts_with("có ")));
    part.text = whole.text + ", trong đó " + (has ? "có " : "") + part.text;
    if (part.topic == Topic::none) part.topic = whole.topic;
    part.rate = whole.rate;
    part.share = whole.share;
    if (!part.unit) {  // `Số bác sĩ trên 10.000 dân đạt 10, trong đó tuyến xã đạt 2`
      part.unit = whole.unit;
      part.unit_power = whole.unit_power;
      part.unit_time = whole.unit_time;
    }
    if (first < last) state_.warn(state_.range_of(items_[first].first, items_[last - 1].last), Hint::name_completed);
    return true;
  }

  /// `Đạt 12 bác sĩ/10.000 dân; 34 giường bệnh/10.000 dân`: what the rates count is all that tells them apart.
  [[nodiscard]] bool count_different_things() const {
    bool differ = false;
    for (const Core& core : cores_) {
      const std::string& things = state_.amounts[core.amount].numerator;
      if (things.empty() || !indicator_.empty) return false;
      differ = differ || things != state_.amounts[cores_.front().amount].numerator;
    }
    return differ;
  }

  /// `60% trẻ em từ 6 đến dưới 16 tuổi biết bơi; 90% được phổ biến kỹ năng`: of the same people.
  bool take_thing_before(const Core& previous, Subject& said, const Core& core) {
    const bool in_front = previous.after_first >= previous.after_last;
    std::size_t first = in_front ? previous.pre_first : previous.after_first;
    const std::size_t end = in_front ? previous.pre_last : previous.after_last;
    while (in_front && first < end && (is_attachment(sense(first)) || is_separator(sense(first)))) ++first;
    const syntax::Quantity& counted = state_.amounts[previous.amount].low;
    if (!in_front && counted.scale == syntax::Scale::plain && !counted.noun.empty()) {
      // `12.500 ngôi nhà có trẻ nhỏ được kiểm tra; 60% được gắn biển`
      said.text = counted.noun + ' ' + said.text;
      state_.warn(state_.range_of(items_[core.after_first].first, items_[core.after_last - 1].last),
                  Hint::name_completed);
      return true;
    }
    if (in_front && state_.tokens[items_[core.after_first].first].folded == "được" && whole_of_rate(first, end, said)) {
      state_.warn(state_.range_of(items_[core.after_first].first, items_[core.after_last - 1].last),
                  Hint::name_completed);
      return true;
    }
    if (first >= end ||
        (sense(first) != Sense::noun && sense(first) != Sense::level && (in_front || sense(first) != Sense::head_noun)))
      return false;
    std::size_t last = first;
    while (last < end && !state_.tokens[items_[last].first].predicate && sense(last) != Sense::semicolon) ++last;
    if (last == end || !state_.tokens[items_[last].first].predicate) return false;
    said.text = plain_text(state_, items_[first].first, items_[last - 1].last) + ' ' + said.text;
    state_.warn(state_.range_of(items_[core.after_first].first, items_[core.after_last - 1].last),
                Hint::name_completed);
    return true;
  }

  /// `60% người cao tuổi nhận trợ cấp qua tài khoản, người khuyết tật đạt 65%`: of other people the same is said.
  bool take_what_is_said(const Core& previous, const Core& core, Subject& said) {
    if (previous.pre_first < previous.pre_last && has_text(previous.pre_first, previous.pre_last)) return false;
    if (previous.after_first >= previous.after_last || (core.has_words() && !core.reach) || core.verb || said.verb ||
        said.rate)
      return false;
    if (state_.amounts[previous.amount].low.scale != syntax::Scale::percent ||
        state_.amounts[core.amount].low.scale != syntax::Scale::percent || core.pre_last - core.pre_first > 6)
      return false;
    const bool plural = sense(core.pre_first) == Sense::stratum_at &&
                        state_.tokens[items_[core.pre_first].first].folded == "các";  // `các trường THCS`
    for (std::size_t i = core.pre_first + (plural ? 1 : 0); i < core.pre_last; ++i) {
      const Sense next = sense(i);
      const bool region = next == Sense::stratum_at && state_.tokens[items_[i].first].folded == "vùng";
      if (next != Sense::noun && next != Sense::level && next != Sense::stratum && next != Sense::word &&
          next != Sense::school_stratum && next != Sense::conjunction && !region)
        return false;
      if (state_.tokens[items_[i].first].predicate) return false;
    }
    const Sense thing = sense(core.pre_first + (plural ? 1 : 0));
    if (thing != Sense::noun && thing != Sense::level) return false;
    std::size_t last = previous.after_last;
    while (last > previous.after_first && (is_separator(sense(last - 1)) || is_attachment(sense(last - 1)))) --last;
    for (std::size_t i = previous.after_first + 1; i < last; ++i) {
      if (!state_.tokens[items_[i].first].predicate || sense(i) != Sense::word) {
        if (sense(i) != Sense::lead || state_.tokens[items_[i].first].folded != "có") continue;
      }
      said.text += ' ' + plain_text(state_, items_[i].first, items_[last - 1].last);
      state_.warn(state_.range_of(items_[core.pre_first].first, items_[core.pre_last - 1].last), Hint::name_completed);
      return true;
    }
    return false;
  }

  /// `giảm tỷ lệ trẻ em có hoàn cảnh đặc biệt còn 2,35%; 96% được tiếp cận …`: of all whom the rate counts.
  bool whole_of_rate(std::size_t first, std::size_t end, Subject& said) const {
    while (first < end && (is_verb(sense(first)) || sense(first) == Sense::lead)) ++first;
    if (first + 1 >= end || sense(first) != Sense::head_noun || sense(first + 1) != Sense::noun) return false;
    for (std::size_t i = first + 1; i < end; ++i) {
      if (state_.tokens[items_[i].first].folded == "được" || is_separator(sense(i))) return false;
    }
    said.text = plain_text(state_, items_[first + 1].first, items_[end - 1].last) + ' ' + said.text;
    return true;
  }
};

}  // namespace goalpost::detail::phrases
