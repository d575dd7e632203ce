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
    skip_heading_with_time();
    while (at_ < items_.size()) {
      if (made_.empty() || made_.back().sense == Sense::semicolon) skip_numbering();
      if (at_ >= items_.size()) break;
      if (reference() || time() || trend() || like() || area_level() || stratum() || figure()) continue;
      if (how_often() || abbreviation()) continue;
      if (rate_above()) continue;
      Item item = items_[at_++];
      // `nhân rộng lên 45 mô hình`
      if (item.sense == Sense::action && is(at_, Sense::up) && !rate_named_) item.sense = Sense::increase;
      // `đưa tỷ lệ hộ nghèo về 3%`
      if (item.sense == Sense::word && text(item) == "về" && is(at_, Sense::number) && !made_.empty() &&
          !made_last(Sense::action))
        item.sense = Sense::down;
      // `…, với tối thiểu 70% hồ sơ được …`
      if (item.sense == Sense::word && text(item) == "với" && made_last(Sense::comma) &&
          (is(at_, Sense::number) || is(at_, Sense::greater_equal)))
        item.sense = Sense::lead;
      // `cơ bản 100% trẻ em …`: nearly all of them
      if (item.sense == Sense::word && text(item) == "cơ bản" && is(at_, Sense::number)) item.sense = Sense::danger;
      // `trong năm` without a number: of the plan
      if (item.sense == Sense::year_by && (text(item) == "trong năm" || text(item) == "cả năm" ||
                                           text(item) == "trong cả năm" || speaks_of_summer(item)))
        item.sense = speaks_of_summer(item) && !made_.empty() ? Sense::word : Sense::filler;
      // `Hoàn thành ít nhất 1.850 căn hộ`
      if (item.sense == Sense::reach && text(item) == "hoàn thành" && is_first_word() && counts_behind(at_))
        item.sense = Sense::action;
      if (item.sense == Sense::stretch && !is(at_, Sense::number) &&
          (text(item) == "trong năm học" || text(item) == "năm học"))
        item.sense = text(item) == "năm học" ? Sense::word : Sense::filler;
      // `trong lần quan hệ gần nhất`
      if (item.sense == Sense::times && !made_.empty() && !made_last(Sense::factor)) item.sense = Sense::word;
      // `danh mục đồ dùng tối thiểu`, and no figure behind it
      if (item.sense == Sense::greater_equal && text(item) == "tối thiểu" && at_ >= items_.size() &&
          made_last(Sense::word))
        item.sense = Sense::word;
      // `100% hoàn thành năm học`
      if (item.sense == Sense::reach && text(item) == "hoàn thành" && made_last(Sense::quantity))
        item.sense = Sense::word;
      if (item.sense == Sense::word && (text(item) == "giới" || text(item) == "tư") && is(at_, Sense::word) &&
          (word(at_) == "thiệu" || word(at_) == "vấn") && counts_behind(at_ + 1)) {
        item.last = items_[at_++].last;  // `giới thiệu 250 đoàn viên`
        item.sense = Sense::action;
      }
      if (item.sense == Sense::word && text(item) == "cấp" && is_first_word() && counts_behind(at_))
        item.sense = Sense::action;
      if (item.sense == Sense::average && is(at_, Sense::link) && word(at_) == ":" && made_last(Sense::word))
        item.sense = Sense::word;  // `Thu nhập bình quân: 72 triệu đồng`
      if (item.sense == Sense::word && text(item) == "tăng trưởng" &&
          (is(at_, Sense::average) || is(at_, Sense::average_year) || is_range_next()))
        item.sense = Sense::increase;  // `Dư nợ … tăng trưởng bình quân 8 - 10%/năm`
      // `được kiểm tra trước năm học mới`
      if (item.sense == Sense::year_before && word(at_) == "học" && !is(at_ + 1, Sense::number))
        item.sense = Sense::word;
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
      if (item.sense == Sense::about && text(item) == "khoảng" && is_range_of_figures(at_))
        continue;  // `khoảng 29 - 29,5%`
      made_.push_back(item);
    }
    settle_days();
    state_.items = GroupOpener(state_, std::move(made_)).run();
  }

 private:
  /// `được khám ít nhất một lần/năm`, `đối thoại mỗi năm một lần`, `diễn đàn hai năm một lần`: how often, a part of the name.
  bool how_often() {
    const std::size_t num_words = spelled_number(state_.tokens, items_[at_].first).num_tokens;
    if (num_words == 0 || items_[at_].sense != Sense::word || items_[at_].last > items_[at_].first + 1 ||
        made_last(Sense::factor) || made_last(Sense::increase) || made_last(Sense::reduce))
      return false;
    std::size_t at = at_;
    const std::size_t behind = items_[at].first + num_words;
    while (at < items_.size() && items_[at].first < behind) ++at;
    if (!is(at, Sense::times)) return false;
    ++at;
    if (is(at, Sense::slash) && is_time_unit(at + 1)) at += 2;
    if (word(at) == "trong" && (is(at, Sense::year_by) || is(at, Sense::every_year))) ++at;
    // what stands in front says of which time: `mỗi năm`, `hằng tháng`, `hai năm`
    std::size_t first = items_[at_].first;
    if (!made_.empty() && made_.back().sense == Sense::when) {
      const When& when = state_.whens[made_.back().payload];
      if (when.every_year || !when.per_time.empty()) {
        first = made_.back().first;
        made_.pop_back();
      }
    }
    if (!made_.empty() && made_.back().sense == Sense::year) {
      first = made_.back().first;
      made_.pop_back();
    }
    made_.push_back({Sense::word, first, items_[at - 1].last, 0});
    at_ = at;
    return true;
  }
  /// `câu lạc bộ (CLB) thể dục`: how the word in front is cut short, printed as a part of it.
  bool abbreviation() {
    if (!is(at_, Sense::open) || !is(at_ + 2, Sense::close) || made_.empty() ||
        (made_last(Sense::quantity) && state_.amounts[made_.back().payload].low.noun.empty()))
      return false;
    const Item& inside = items_[at_ + 1];
    if (inside.last != inside.first + 1 || state_.tokens[inside.first].kind != Token::Kind::word) return false;
    const std::string_view written = text_of(state_, state_.tokens[inside.first]);
    if (written.size() < 2 || written.size() > 8) return false;
    for (const char c : written) {
      if (c >= 'a' && c <= 'z') return false;
    }
    made_.push_back({Sense::word, items_[at_].first, items_[at_ + 2].last, 0});
    at_ += 3;
    return true;
  }

  [[nodiscard]] bool is_time_unit(std::size_t at) const {
    return is(at, Sense::year) || is(at, Sense::month) || is(at, Sense::quarter) || is(at, Sense::day);
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

  [[nodiscard]] bool is_first_word() const {
    for (const Item& item : made_) {
      if (item.sense != Sense::remark && item.sense != Sense::lead && item.sense != Sense::when &&
          item.sense != Sense::comma)
        return false;
    }
    return true;
  }
  [[nodiscard]] bool counts_behind(std::size_t at) const {
    while (is(at, Sense::greater_equal) || is(at, Sense::greater)) ++at;
    return is(at, Sense::number) && is(at + 1, Sense::noun);
  }

  /// `29 - 29,5%`, `94 triệu đồng đến 96 triệu đồng`, and no years behind the figure
  [[nodiscard]] bool is_range_of_figures(std::size_t at) const {
    if (is(at, Sense::from)) ++at;
    if (!is(at, Sense::number)) return false;
    for (++at; at < items_.size(); ++at) {
      if (is(at, Sense::dash) || is(at, Sense::to)) return is(at + 1, Sense::number) && !times_.year(at + 1);
      if (!is(at, Sense::percent) && !is(at, Sense::permille) && !is(at, Sense::million) && !is(at, Sense::billion) &&
          !is(at, Sense::currency) && !is(at, Sense::million_currency) && !is(at, Sense::thousand))
        return false;
    }
    return false;
  }

  [[nodiscard]] bool speaks_of_summer(const Item& item) const {
    return state_.tokens[item.last - 1].folded == "hè" && state_.tokens[item.first].folded == "trong";
  }

  [[nodiscard]] bool is_comparison_of_figure(std::size_t at) const {
    return (is(at, Sense::less) || is(at, Sense::less_equal) || is(at, Sense::greater) ||
            is(at, Sense::greater_equal)) &&
           is(at + 1, Sense::number);
  }

  /// `Các chỉ tiêu phấn đấu đạt được vào năm 2030 gồm: …`: of it only the year belongs to the targets.
  void skip_heading_with_time() {
    std::size_t colon = 0;
    bool names_targets = false;
    for (std::size_t i = 0; i < items_.size() && i < 24 && colon == 0; ++i) {
      names_targets =
          names_targets || is(i, Sense::enumerated) || (is(i, Sense::lead) && (word(i) == "chỉ" || word(i) == "mục"));
      if (is(i, Sense::semicolon) || is(i, Sense::comma) || is(i, Sense::percent)) return;
      if (is(i, Sense::link) && word(i) == ":") colon = i;
    }
    if (colon < 3 || !names_targets) return;
    const std::string_view last = state_.tokens[items_[colon].first - 1].folded;
    if (last != "gồm" && last != "sau") return;
    while (at_ < colon) {
      if (time()) continue;
      made_.push_back({Sense::remark, items_[at_].first, items_[at_].last, 0});
      ++at_;
    }
    if (at_ == colon) made_.push_back({Sense::comma, items_[colon].first, items_[colon].last, 0});
    ++at_;
  }

  void skip_numbering() {
    const std::size_t end = numbering_.end(at_);
    if (end >= items_.size()) return;  // a text of nothing else is no numbering
    std::size_t num_words = 0;
    for (std::size_t i = at_; i < end; ++i)
      num_words += is(i, Sense::word) || is(i, Sense::noun) || is(i, Sense::level) ? 1U : 0U;
    if (num_words > 2) state_.warn(state_.range_of(items_[at_].first, items_[end - 1].last), Hint::heading);
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
