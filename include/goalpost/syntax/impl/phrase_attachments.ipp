// The step that makes composites of the items: figures, times, references, areas and groups, each one item.
#pragma once

#include "goalpost/syntax/impl/phrase_figures.ipp"
#include "goalpost/syntax/impl/phrase_groups.ipp"
#include "goalpost/syntax/impl/phrase_numbering.ipp"

namespace goalpost::detail::phrases {

class Composer : private FigureComposer {
 public:
  explicit Composer(State& state) : FigureComposer(state), numbering_(state, items_) {}

  void run() {
    while (at_ < items_.size()) {
      if (made_.empty() || made_.back().sense == Sense::semicolon) skip_numbering();
      if (at_ >= items_.size()) break;
      if (reference() || time() || trend() || like() || area_level() || stratum() || figure()) continue;
      if (once_a_year()) continue;
      if (rate_above()) continue;
      Item item = items_[at_++];
      // `nhân rộng lên 45 mô hình`
      if (item.sense == Sense::action && is(at_, Sense::up) && !rate_named_) item.sense = Sense::increase;
      // `đưa tỷ lệ hộ nghèo về 3%`
      if (item.sense == Sense::word && text(item) == "về" && is(at_, Sense::number) && !made_.empty() &&
          !made_last(Sense::action))
        item.sense = Sense::down;
      // `cơ bản 100% trẻ em …`: nearly all of them
      if (item.sense == Sense::word && text(item) == "cơ bản" && is(at_, Sense::number)) item.sense = Sense::danger;
      // `trong năm` without a number: of the plan
      if (item.sense == Sense::year_by &&
          (text(item) == "trong năm" || text(item) == "cả năm" || text(item) == "trong cả năm" ||
           text(item) == "trong dịp hè" || text(item) == "trong hè" || text(item) == "trong mùa hè" ||
           text(item) == "trong dịp nghỉ hè" || text(item) == "trong kỳ nghỉ hè"))
        item.sense = Sense::filler;
      // `công nhận mới 12 trường`
      if (item.sense == Sense::word && text(item) == "mới" && made_last(Sense::action) && is(at_, Sense::number)) {
        made_.back().last = item.last;
        continue;
      }
      // `Tỷ lệ che phủ rừng ổn định 42%`
      if (item.sense == Sense::word && text(item) == "định" && is(at_, Sense::number) && made_last(Sense::word) &&
          text(made_.back()) == "ổn") {
        item.first = made_.back().first;
        item.sense = Sense::maintain;
        made_.pop_back();
      }
      if (item.sense == Sense::head_noun) rate_named_ = state_.tokens[item.first].folded != "số";
      if (item.sense == Sense::semicolon || item.sense == Sense::quantity) rate_named_ = false;
      if (item.sense == Sense::enumerated)
        item.sense = text(item) == "chỉ tiêu" || text(item) == "mục tiêu" ? Sense::lead : Sense::word;
      // `< 4% / < 8%`: two figures, each with its comparison
      if (item.sense == Sense::slash && made_last(Sense::quantity) && is_comparison_of_figure(at_))
        item.sense = Sense::comma;
      if (item.sense == Sense::inside) item.sense = is_range_next() ? Sense::link : Sense::about;
      made_.push_back(item);
    }
    settle_days();
    state_.items = GroupOpener(state_, std::move(made_)).run();
  }

 private:
  /// `… đối thoại với lãnh đạo xã mỗi năm một lần`: how often, a part of the name.
  bool once_a_year() {
    if (word(at_) != "một" || !is(at_ + 1, Sense::times) || made_.empty()) return false;
    if (made_.back().sense != Sense::when || !state_.whens[made_.back().payload].every_year) return false;
    made_.back().sense = Sense::word;
    made_.back().last = items_[at_ + 1].last;
    made_.back().payload = 0;
    at_ += 2;
    return true;
  }

  /// `Duy trì tỷ lệ trên 98% trẻ …`: no rate that was said above, but more than 98%.
  bool rate_above() {
    const Item& item = items_[at_];
    if (item.sense != Sense::lead || !is(at_ + 1, Sense::number) || item.last < item.first + 3 ||
        state_.tokens[item.last - 1].folded != "trên")
      return false;
    made_.push_back({Sense::head_noun, item.first, item.last - 1, 0});
    made_.push_back({Sense::greater, item.last - 1, item.last, 0});
    rate_named_ = true;
    ++at_;
    return true;
  }

  [[nodiscard]] bool is_comparison_of_figure(std::size_t at) const {
    return (is(at, Sense::less) || is(at, Sense::less_equal) || is(at, Sense::greater) ||
            is(at, Sense::greater_equal)) &&
           is(at + 1, Sense::number);
  }

  void skip_numbering() {
    const std::size_t end = numbering_.end(at_);
    if (end >= items_.size()) return;  // a text of nothing else is no numbering
    for (; at_ < end; ++at_) made_.push_back({Sense::remark, items_[at_].first, items_[at_].last, 0});
  }

  /// A day is the target of a sentence without another figure; beside one it says when, if it ends a year.
  void settle_days() {
    bool other = false;
    bool deadline = false;
    for (const Item& item : made_) {
      if (item.sense != Sense::quantity) continue;
      const Amount& amount = state_.amounts[item.payload];
      other = other || amount.strong || !amount.low.noun.empty();
    }
    std::vector<Item> settled;
    for (const Item& item : made_) {
      if (item.sense != Sense::day_value) {
        settled.push_back(item);
        continue;
      }
      const Day& day = state_.days[item.payload];
      const ByteRange range = state_.range_of(item.first, item.last);
      // `Nghị quyết số 15-NQ/TW ngày 01/6/2012`, `An Giang, ngày 15 tháng 3 năm 2025`
      deadline = deadline || day.deadline;  // `vào ngày 20/5/2022 và ngày 20/11/2022`
      const bool of_an_act = !deadline && (item.first > 0 || item.last < state_.tokens.size());
      if (of_an_act && !other) {
        state_.refuse(range, Hint::day_of_what);
        settled.push_back({Sense::remark, item.first, item.last, 0});
      } else if (day.since || (other && !day.ends_of)) {
        state_.refuse(range, Hint::day_beside_figure);
        settled.push_back({Sense::remark, item.first, item.last, 0});
      } else if (other) {
        When when;
        when.by = day.ends_of;
        state_.whens.push_back(when);
        settled.push_back({Sense::when, item.first, item.last, state_.whens.size() - 1});
      } else {
        Amount amount;
        amount.low.scale = syntax::Scale::date;
        amount.low.days_since_1970 = day.days_since_1970;
        amount.low.range = range;
        amount.strong = true;
        amount.upward = false;
        state_.amounts.push_back(std::move(amount));
        // A first token of its own for the comparison would be a second item over the same words.
        settled.push_back({day.before ? Sense::less : Sense::less_equal, item.first, item.first + 1, 0});
        settled.push_back({Sense::quantity, item.first, item.last, state_.amounts.size() - 1});
      }
    }
    made_ = std::move(settled);
  }

  Numbering numbering_;
};

}  // namespace goalpost::detail::phrases
