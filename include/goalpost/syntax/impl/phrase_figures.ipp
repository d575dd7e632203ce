// Figures among the items of a phrase, and numbers that are none: orders, acts, denominators of a name.
#pragma once

#include "goalpost/syntax/impl/phrase_places.ipp"

namespace goalpost::detail::phrases {

class FigureComposer : protected PlaceComposer {
 public:
  using PlaceComposer::PlaceComposer;

 protected:
  [[nodiscard]] bool opens_a_figure() const {
    if (made_.empty()) return true;
    switch (made_.back().sense) {
      case Sense::less:
      case Sense::less_equal:
      case Sense::greater:
      case Sense::greater_equal:
      case Sense::equal:
      case Sense::reach:
      case Sense::link:
      case Sense::down:
      case Sense::up:
      case Sense::about:
      case Sense::from:
      case Sense::reduce:
      case Sense::increase:
      case Sense::maintain: return true;
      default: return false;
    }
  }

  /// `5 - 10%`, `từ 3 đến 5` at item at_
  [[nodiscard]] bool is_range_next() const {
    std::size_t at = at_;
    if (is(at, Sense::from)) ++at;
    if (!is(at, Sense::number)) return false;
    for (std::size_t i = at + 1; i < at + 5 && i < items_.size(); ++i) {
      if (is(i, Sense::dash) || is(i, Sense::to)) return is(i + 1, Sense::number);
    }
    return false;
  }

  /// `-5%` and nothing else; in front of a sentence a dash is a bullet.
  [[nodiscard]] bool is_signed(std::size_t at, std::size_t end) const {
    if (at == 0 || end < items_.size() || state_.tokens[items_[at].first].space_before) return false;
    const std::string_view sign = word(at - 1);
    return at < 2 && (sign == "-" || sign == "+");
  }

  /// `tỷ suất tử vong /1.000 trẻ đẻ sống`, `… trên 1 vạn dân`: the end of a name, no figure.
  bool denominator() {
    const bool slash = is(at_, Sense::slash);
    if (!slash && !is(at_, Sense::greater)) return false;
    std::size_t end = at_;
    UnitReader units(state_, items_);
    if (!units.denominator(at_, end, false)) return false;
    if (!slash) {
      if (end >= items_.size() || (opens_a_figure() && !rate_named_)) return false;  // `đạt trên 100.000 trẻ em`
      const bool births = is(end, Sense::noun) && state_.tokens[items_[end].last - 1].folded == "sống";
      if (!is(end, Sense::noun) || (!births && !rate_named_ && !is_figure_behind(end + 1))) return false;
    }
    // two items: the mark, and what stands behind it
    made_.push_back({slash ? Sense::slash : Sense::word, items_[at_].first, items_[at_].last, 0});
    ++at_;
    put(Sense::word, end, 1);
    return true;
  }

  /// `… trên 1 vạn dân đạt 10`: the figure itself comes later.
  [[nodiscard]] bool is_figure_behind(std::size_t at) const {
    for (; at < items_.size() && !is(at, Sense::comma) && !is(at, Sense::semicolon); ++at) {
      if (is(at, Sense::number) && !times_.year(at)) return true;
    }
    return false;
  }

  /// `gấp 2 lần`, `bằng 1,5 lần so với năm 2020`, `bằng 1,5 lần năm 2020`
  [[nodiscard]] bool multiplies(std::size_t end) {
    std::size_t at = made_.size();
    while (at > 0 && (made_[at - 1].sense == Sense::greater || made_[at - 1].sense == Sense::greater_equal)) --at;
    if (at == 0) return false;
    const Sense before = made_[at - 1].sense;
    if (before == Sense::increase && at < made_.size()) {  // `tăng trên 2 lần`
      made_[at - 1].sense = Sense::factor;
      return true;
    }
    if (at < made_.size()) return before == Sense::factor;
    if (before == Sense::factor || before == Sense::increase) return true;
    if (before == Sense::up && is(end, Sense::versus)) {  // `nâng thu nhập lên 2,0 lần so với năm 2020`
      made_[at - 1].sense = Sense::factor;
      return true;
    }
    const bool by_bang = before == Sense::link && text(made_.back()) == "bằng";
    std::size_t behind = end;
    const bool referred = is(end, Sense::versus) || base(end, false, behind);
    if (by_bang && referred) made_.back().sense = Sense::factor;
    return by_bang && referred;
  }

  /// `khoảng cách thu nhập … không quá 1,2 lần`
  [[nodiscard]] bool names_a_ratio() const {
    const auto names = [](std::string_view text) {
      return text.find("khoảng cách") != std::string_view::npos || text.find("chênh lệch") != std::string_view::npos;
    };
    std::string text;
    for (std::size_t i = 0; i < items_[at_].first; ++i) text += state_.tokens[i].folded + ' ';
    return names(text) || names(unicode::folded(state_.options->indicator).value_or(""));
  }

  /// `gấp đôi`
  bool doubled() {
    Decimal by;
    switch (items_[at_].sense) {
      case Sense::doubled: by = {2, 0}; break;
      case Sense::tripled: by = {3, 0}; break;
      case Sense::half_as_much_again: by = {15, 1}; break;
      default: return false;
    }
    Amount amount;
    amount.low.scale = syntax::Scale::times;
    amount.low.number = by;
    amount.low.range = state_.range_of(items_[at_].first, items_[at_].last);
    amount.strong = true;
    state_.amounts.push_back(std::move(amount));
    if (!made_last(Sense::factor)) made_.push_back({Sense::factor, items_[at_].first, items_[at_].first + 1, 0});
    put(Sense::quantity, at_ + 1, state_.amounts.size() - 1);
    return true;
  }

  bool figure() {
    if (doubled() || denominator()) return true;
    const Sense sense = items_[at_].sense;
    if (sense != Sense::number && sense != Sense::bad) return false;
    // A bare year that nothing explained is no figure.
    if (times_.year(at_) && !opens_a_figure() && !is(at_ + 1, Sense::noun)) return false;
    if (const std::size_t behind = behind_act_number(); behind > 0) return put(Sense::word, behind, 1), true;
    if (const std::size_t behind = behind_frequency(); behind > 0) return put(Sense::word, behind, 1), true;
    if (const std::size_t behind = behind_ages(); behind > 0) return put(Sense::word, behind, 1), true;
    if (is_quoted()) return put(Sense::word, at_ + 1, 1), true;
    if (is_per_unit()) return put(Sense::word, at_ + 1, 1), true;
    if (is_ordinal()) return put(Sense::word, at_ + (is(at_ + 1, Sense::upward) ? 2 : 1), 1), true;
    Amount amount;
    std::size_t end = at_ + 1;
    QuantityReader reader(state_, items_);
    switch (reader.read(at_, made_last(Sense::from), opens_a_figure(), amount, end)) {
      case QuantityReader::Answer::name_part:
        if (made_last(Sense::more)) {  // `thêm 3 bậc`: so much more of what?
          state_.refuse(state_.range_of(items_[at_].first, items_[end - 1].last), Hint::number_of_what);
          return put(Sense::bad, end, 0), true;
        }
        return put(Sense::word, end, 1), true;
      case QuantityReader::Answer::refused: return put(Sense::bad, end, 0), true;
      case QuantityReader::Answer::amount: break;
    }
    if (!amount.strong && amount.low.noun.empty() && is_age()) return put(Sense::word, end, 1), true;
    const bool multiple = amount.low.scale == syntax::Scale::times;
    if (multiple && made_last(Sense::reduce)) {
      state_.refuse(amount.low.range, Hint::reduction_as_percentage);
      return put(Sense::bad, end, 0), true;
    }
    if (multiple && !multiplies(end) && !(opens_a_figure() && names_a_ratio())) return put(Sense::word, end, 1), true;
    if (is_signed(at_, end)) {
      state_.refuse(amount.low.range, Hint::sign_in_front);
      return put(Sense::bad, end, 0), true;
    }
    amount.strong = amount.strong || multiple;
    state_.amounts.push_back(std::move(amount));
    put(Sense::quantity, end, state_.amounts.size() - 1);
    return true;
  }

  /// `03 tháng một lần`, `06 tháng/lần`: how often, inside of a name; the item behind it, or 0.
  [[nodiscard]] std::size_t behind_frequency() const {
    const std::string_view unit = word(at_ + 1);
    if (unit != "tháng" && unit != "năm" && unit != "tuần" && unit != "ngày" && unit != "quý") return 0;
    const bool once = word(at_ + 2) == "một" || is(at_ + 2, Sense::number) || is(at_ + 2, Sense::slash);
    return once && is(at_ + 3, Sense::times) ? at_ + 4 : 0;
  }

  /// `6 đến dưới 15 tuổi`: the item behind it, or 0.
  [[nodiscard]] std::size_t behind_ages() const {
    std::size_t at = at_ + 1;
    if (!is(at, Sense::to) && !is(at, Sense::dash)) return 0;
    ++at;
    if (!is(at, Sense::less) && !is(at, Sense::greater)) return 0;
    ++at;
    return is(at, Sense::number) && word(at + 1) == "tuổi" ? at + 2 : 0;
  }

  /// `đạt tiêu chí “gia đình 5 không, 3 sạch”`: a number of the name between the marks.
  [[nodiscard]] bool is_quoted() const {
    std::size_t num_marks = 0;
    for (const Item& item : made_) num_marks += item.sense == Sense::quote ? 1U : 0U;
    if (num_marks % 2 == 0) return false;
    for (std::size_t at = at_; at < items_.size(); ++at) {
      if (is(at, Sense::quote)) return true;
    }
    return false;
  }

  /// `Giá trị sản phẩm trên một ha đất trồng trọt đạt 72 triệu đồng`
  [[nodiscard]] bool is_per_unit() const {
    if (made_.size() < 2 || !made_last(Sense::greater) || text(made_.back()) != "trên" || !is(at_ + 1, Sense::noun))
      return false;
    const Sense before = made_[made_.size() - 2].sense;
    if (before != Sense::word && before != Sense::noun && before != Sense::action && before != Sense::average)
      return false;
    const NumberReading& number = state_.tokens[items_[at_].first].number;
    return number.value.mantissa == 1 && number.value.scale == 0 && is_figure_behind(at_ + 2);
  }

  /// `có độ tuổi từ 15-60`
  [[nodiscard]] bool is_age() const {
    std::size_t at = made_.size();
    if (at > 0 && made_[at - 1].sense == Sense::from) --at;
    return at > 0 && made_[at - 1].sense == Sense::word && state_.tokens[made_[at - 1].last - 1].folded == "tuổi";
  }

  /// `số 20/2021/NĐ-CP`: the item behind the number of an act; 0 when none stands here.
  [[nodiscard]] std::size_t behind_act_number() const {
    if (at_ == 0) return 0;
    const std::string_view named = state_.tokens[items_[at_].first - 1].folded;
    if (named == "qcvn" || named == "tcvn") {  // `QCVN 01-1:2024/BYT`
      std::size_t end = at_ + 1;
      while (end < items_.size() && !state_.tokens[items_[end].first].space_before) ++end;
      return end;
    }
    if (named != "số" || !is(at_ + 1, Sense::slash)) return 0;
    std::size_t end = at_ + 1;
    bool letters = false;
    while (end + 1 < items_.size() && (is(end, Sense::slash) || is(end, Sense::dash)) &&
           !state_.tokens[items_[end].first].space_before && !state_.tokens[items_[end + 1].first].space_before) {
      letters = letters || state_.tokens[items_[end + 1].first].kind == Token::Kind::word;
      end += 2;
    }
    return letters ? end : 0;
  }

  /// `lớp 1`, `mức độ 2`, `con thứ 3`: which one, not how many.
  [[nodiscard]] bool is_ordinal() const {
    if (at_ == 0 || made_.empty() || made_last(Sense::action)) return false;  // `nâng cấp 20 trạm y tế`
    if (!whole_number(state_.tokens[items_[at_].first]) || is(at_ + 1, Sense::percent)) return false;
    const std::string_view before = state_.tokens[items_[at_].first - 1].folded;
    if (before == "học" && word(at_ + 1) == "ca") return true;  // `học 3 ca`
    for (const std::string_view head :
         {"thứ", "lớp", "cấp", "độ", "bậc", "khối", "loại", "số", "hạng", "nhóm", "týp", "điều", "khoản", "mũi"}) {
      if (before != head) continue;
      // `xếp hạng 10 di tích`, `chống xuống cấp 05 di tích`
      if ((head == "hạng" || head == "cấp") && is(at_ + 1, Sense::noun) && (head == "hạng" || word(at_).front() == '0'))
        return false;
      // `Cấp 5.000 suất học bổng`: more than there are grades
      if (head == "cấp" &&
          (*whole_number(state_.tokens[items_[at_].first]) > 5 || (at_ == 1 && is(at_ + 1, Sense::noun))))
        return false;
      // `mỗi lớp 50 người`, `trợ cấp 01 lần`
      const std::string_view front =
          items_[at_].first > 1 ? std::string_view(state_.tokens[items_[at_].first - 2].folded) : "";
      if (front == "mỗi" || front == "trợ" || front == "cung" || front == "phụ") return false;
      // `xuống cấp độ 3` is one; `số 5 vụ`, `số: 5` may count
      return head != "số" || is(at_ + 1, Sense::slash);
    }
    return false;
  }

  bool rate_named_ = false;  ///< a rate stands in front: `trên 100.000 trẻ em` belongs to it
};

}  // namespace goalpost::detail::phrases
