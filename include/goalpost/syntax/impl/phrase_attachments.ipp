// What is attached to a figure: times, references, strata, area levels. And the step that makes composites.
#pragma once

#include "goalpost/syntax/impl/phrase_groups.ipp"
#include "goalpost/syntax/impl/phrase_numbering.ipp"
#include "goalpost/syntax/impl/phrase_quantities.ipp"
#include "goalpost/syntax/impl/phrase_times.ipp"

namespace goalpost::detail::phrases {

class Composer {
 public:
  explicit Composer(State& state)
      : state_(state), items_(state.items), numbering_(state, items_), times_(state, items_) {}

  void run() {
    while (at_ < items_.size()) {
      if (made_.empty() || made_.back().sense == Sense::semicolon) skip_numbering();
      if (at_ >= items_.size()) break;
      if (reference() || time() || trend() || like() || area_level() || stratum() || figure()) continue;
      Item item = items_[at_++];
      // `nhân rộng lên 45 mô hình`
      if (item.sense == Sense::action && is(at_, Sense::up) && !rate_named_) item.sense = Sense::increase;
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
  [[nodiscard]] bool is(std::size_t at, Sense sense) const { return at < items_.size() && items_[at].sense == sense; }
  [[nodiscard]] bool made_last(Sense sense) const { return !made_.empty() && made_.back().sense == sense; }
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return at < items_.size() ? std::string_view(state_.tokens[items_[at].first].folded) : std::string_view();
  }
  [[nodiscard]] std::string text(const Item& item) const {
    std::string joined;
    for (std::size_t i = item.first; i < item.last; ++i)
      joined += (joined.empty() ? "" : " ") + state_.tokens[i].folded;
    return joined;
  }

  void put(Sense sense, std::size_t end, std::size_t payload) {
    made_.push_back({sense, items_[at_].first, items_[end - 1].last, payload});
    at_ = end;
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

  // ------------------------------------------------------------- times

  bool time() {
    const bool listed =
        made_last(Sense::conjunction) && made_.size() > 1 && made_[made_.size() - 2].sense == Sense::when;
    const auto made = times_.read(at_, listed, made_last(Sense::open));
    if (made && listed && takes_second_year(*made)) return true;
    if (made) put(made->sense, made->end, made->payload);
    if (made || at_ >= items_.size()) return made.has_value();
    // `mỗi quý`
    if (!is(at_, Sense::each_month) && !is(at_, Sense::each_quarter)) return false;
    if (!is_time_of_figure()) return false;
    When when;
    when.per_time = is(at_, Sense::each_month) ? "tháng" : "quý";
    state_.whens.push_back(when);
    put(Sense::when, at_ + 1, state_.whens.size() - 1);
    return true;
  }

  /// `Đến năm 2025 và năm 2030, …` in front of a sentence: one time of two years.
  bool takes_second_year(const Composite& made) {
    if (made_.size() != 2 || made.sense != Sense::when || !is(made.end, Sense::comma)) return false;
    When& first = state_.whens[made_[0].payload];
    const When& second = state_.whens[made.payload];
    if (!first.by || !second.by || first.since || second.since) return false;
    first.more_years.push_back(*second.by);
    made_.pop_back();
    made_.back().last = items_[made.end - 1].last;
    at_ = made.end;
    return true;
  }

  /// `mỗi quý tổ chức 02 buổi`, `02 buổi mỗi quý` say how often the figure is reached; in `được cân hằng tháng đạt 95%` the name
  /// goes on, and nothing is a percentage a month but a change.
  [[nodiscard]] bool is_time_of_figure() const {
    bool text = false;
    for (std::size_t i = made_.size(); i-- > 0;) {
      const Sense sense = made_[i].sense;
      if (sense == Sense::semicolon || sense == Sense::comma) break;
      if (sense == Sense::quantity) {
        const syntax::Scale scale = state_.amounts[made_[i].payload].low.scale;
        if (scale == syntax::Scale::plain || scale == syntax::Scale::currency) return true;
        return i > 0 && (made_[i - 1].sense == Sense::reduce || made_[i - 1].sense == Sense::increase);
      }
      text = text || sense == Sense::word || sense == Sense::noun || sense == Sense::head_noun || sense == Sense::level;
    }
    return !text;
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

  // ------------------------------------------------------------- references

  /// `năm 2024`, `năm trước`, `cùng kỳ 2024` at item `at`; `end` is then the item behind it.
  std::optional<syntax::Reference> base(std::size_t at, bool bare_year, std::size_t& end) const {
    syntax::Reference made;
    if (is(at, Sense::prior_year)) {
      made.kind = syntax::ReferenceKind::prior_year;
      end = at + 1;
      // `cùng kỳ 2024`
      if (const auto number = times_.year(end)) {
        made.kind = syntax::ReferenceKind::year;
        made.number = *number;
        ++end;
      }
      return made;
    }
    if (is(at, Sense::baseline)) {
      made.kind = syntax::ReferenceKind::baseline;
      end = at + 1;
      // `năm cơ sở 2021`, `đầu kỳ năm 2020`
      const std::size_t number = is(end, Sense::year) ? end + 1 : end;
      if (const auto of_year = times_.year(number)) {
        made.kind = syntax::ReferenceKind::year;
        made.number = *of_year;
        end = number + 1;
      }
      return made;
    }
    const bool named = is(at, Sense::same_period) || is(at, Sense::year) ||
                       (is(at, Sense::year_by) && (word(at) == "cuối" || word(at) == "hết"));
    if (!named && !bare_year) return std::nullopt;
    if (named) ++at;
    const auto number = times_.year(at);
    if (!number) return std::nullopt;
    // A stretch of years has no single base; `so với năm 2024 đến năm 2030` has one, and a year to reach it.
    std::size_t far = at + 1;
    if (!is(far, Sense::year_by) && times_.through(far, far)) return std::nullopt;
    made.kind = syntax::ReferenceKind::year;
    made.number = *number;
    end = at + 1;
    return made;
  }

  void put_base(Sense sense, syntax::Reference made, std::size_t end) {
    made.range = state_.range_of(items_[at_].first, items_[end - 1].last);
    state_.references.push_back(made);
    put(sense, end, state_.references.size() - 1);
  }

  bool reference() {
    std::size_t end = at_;
    if (is(at_, Sense::versus)) {
      const auto made = base(at_ + 1, true, end);
      if (made) put_base(Sense::reference, *made, end);
      return made.has_value();
    }
    // `gấp 2 lần năm 2023`
    if (!made_last(Sense::quantity) || state_.amounts[made_.back().payload].low.scale != syntax::Scale::times)
      return false;
    const auto made = base(at_, false, end);
    if (made) put_base(Sense::reference, *made, end);
    return made.has_value();
  }

  /// `thấp hơn năm 2024`, `không cao hơn năm trước`: a change without a size.
  bool trend() {
    const Sense sense = items_[at_].sense;
    Sense verb = Sense::word;
    switch (sense) {
      case Sense::less: verb = Sense::reduce; break;
      case Sense::greater: verb = Sense::increase; break;
      case Sense::less_equal: verb = Sense::not_increase; break;
      case Sense::greater_equal: verb = Sense::not_decrease; break;
      default: return false;
    }
    const std::string_view last = state_.tokens[items_[at_].last - 1].folded;
    if (last != "hơn" && last != "vượt") return false;
    std::size_t end = at_ + 1;
    const std::size_t versus = is(end, Sense::versus) ? end + 1 : end;
    const auto made = base(versus, false, end);
    if (!made) return false;
    const bool verb_there = made_last(Sense::reduce) || made_last(Sense::increase);
    if (!verb_there && items_[at_].last == items_[at_].first + 1) return false;  // `tốt hơn năm trước`
    if (verb_there && (last != "hơn" || items_[at_].last > items_[at_].first + 1)) return false;  // `giảm thấp hơn …`
    if (!verb_there) made_.push_back({verb, items_[at_].first, items_[at_].last, 0});
    ++at_;
    put_base(Sense::reference, *made, end);
    return true;
  }

  /// `duy trì như năm 2024`, `bằng năm trước`
  bool like() {
    if (!is(at_, Sense::like) && !(is(at_, Sense::link) && word(at_) == "bằng")) return false;
    std::size_t end = at_ + 1;
    const auto made = base(at_ + 1, false, end);
    if (made) put_base(Sense::same_as, *made, end);
    return made.has_value();
  }

  // ------------------------------------------------------------- areas and strata

  /// `mỗi huyện`
  bool area_level() {
    const bool poor = is(at_ + 1, Sense::stratum) && (word(at_ + 1) == "xã" || word(at_ + 1) == "huyện");
    if (items_[at_].sense != Sense::every || !(is(at_ + 1, Sense::level) || poor || is_place(at_ + 1))) return false;
    const std::size_t first = items_[at_ + 1].first;
    const std::size_t end = behind_area(at_ + 2);
    put(Sense::in_every, end, state_.strata.size());
    state_.strata.push_back(plain_text(state_, first, items_[end - 1].last));
    return true;
  }

  /// `mỗi trường THCS`, `mỗi tỉnh, thành phố trực thuộc trung ương có …`, `mỗi xã đặc biệt khó khăn có …`: the item behind the area.
  [[nodiscard]] std::size_t behind_area(std::size_t end) const {
    if (is(end, Sense::school_stratum)) ++end;
    while ((is(end, Sense::comma) || is(end, Sense::conjunction)) && is(end + 1, Sense::level)) end += 2;
    std::size_t far = end;
    while (far < end + 6 && (is(far, Sense::word) || is(far, Sense::stratum) || is(far, Sense::stratum_at)) &&
           !is_predicate(word(far)))
      ++far;
    const bool verb = is(far, Sense::lead) || (is(far, Sense::word) && is_predicate(word(far)));
    return far > end && verb ? far : end;
  }

  /// A thing that can have a target of its own, though no table of areas names it.
  [[nodiscard]] bool is_place(std::size_t at) const {
    if (!is(at, Sense::noun)) return false;
    const std::string thing = text(items_[at]);
    for (const std::string_view place : {"trung tâm", "mô hình", "câu lạc bộ", "clb", "bệnh viện", "cơ sở y tế",
                                         "doanh nghiệp", "hợp tác xã", "đội", "tổ"}) {
      if (thing == place) return true;
    }
    return false;
  }

  void put_stratum(std::size_t first, std::size_t last, std::size_t end) {
    state_.strata.push_back(plain_text(state_, items_[first].first, items_[last].last));
    put(Sense::where, end, state_.strata.size() - 1);
  }

  /// The item behind a stratum that the caller named and that stands at `at`; 0 when none does.
  std::size_t behind_named(std::size_t at) const {
    for (const std::string& name : state_.options->strata) {
      const std::vector<Token> wanted = tokens_of(name, &state_.style);
      if (wanted.empty() || at >= items_.size()) continue;
      const std::size_t first = items_[at].first;
      if (first + wanted.size() > state_.tokens.size()) continue;
      bool same = true;
      for (std::size_t i = 0; same && i < wanted.size(); ++i)
        same = wanted[i].folded == state_.tokens[first + i].folded;
      if (!same) continue;
      std::size_t end = at;
      while (end < items_.size() && items_[end].last < first + wanted.size()) ++end;
      if (end < items_.size() && items_[end].last == first + wanted.size()) return end + 1;
    }
    return 0;
  }

  [[nodiscard]] bool is_capital(std::size_t at) const {
    if (!is(at, Sense::word) && !is(at, Sense::year)) return false;  // `huyện Năm Căn`
    const std::string_view written = text_of(state_, state_.tokens[items_[at].first]);
    const std::int32_t first = unicode::decode(written).value;
    return first > 0 && utf8proc_tolower(first) != first;
  }

  /// `đối với nông thôn`, `ở khu vực thành thị`, `tại thành phố Long Xuyên`
  bool stratum() {
    if (items_[at_].sense != Sense::stratum_at) return false;
    std::size_t at = at_ + 1;
    // a name of the caller's may begin with such a word itself: `vùng A`
    for (;; ++at) {
      if (const std::size_t end = behind_named(at)) return put_stratum(at, end - 1, end), true;
      if (!is(at, Sense::stratum_at)) break;
    }
    if (is(at, Sense::stratum) || is(at, Sense::school_stratum)) {
      if (is(at, Sense::school_stratum) && word(at_) != "đối") return false;
      if (is(at + 1, Sense::number) && word(at + 2) == "tuổi") return false;  // `đối với mẫu giáo 5 tuổi`
      return put_stratum(at, at, at + 1), true;
    }
    if (word(at_) == "đối" && is(at, Sense::word) && (word(at) == "nam" || word(at) == "nữ") &&
        !is(at + 1, Sense::word) && !is(at + 1, Sense::noun))
      return put_stratum(at, at, at + 1), true;
    std::size_t name = at;
    if (is(name, Sense::level)) ++name;
    std::size_t end = name;
    while (end < name + 4 && is_capital(end)) ++end;
    if (end == name || name == at_ + 1) return false;
    return put_stratum(name, end - 1, end), true;
  }

  // ------------------------------------------------------------- figures

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
      if (end >= items_.size()) return false;
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
    if (is_ordinal()) return put(Sense::word, at_ + (is(at_ + 1, Sense::upward) ? 2 : 1), 1), true;
    Amount amount;
    std::size_t end = at_ + 1;
    QuantityReader reader(state_, items_);
    switch (reader.read(at_, made_last(Sense::from), opens_a_figure(), amount, end)) {
      case QuantityReader::Answer::name_part: return put(Sense::word, end, 1), true;
      case QuantityReader::Answer::refused: return put(Sense::bad, end, 0), true;
      case QuantityReader::Answer::amount: break;
    }
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

  /// `số 20/2021/NĐ-CP`: the item behind the number of an act; 0 when none stands here.
  [[nodiscard]] std::size_t behind_act_number() const {
    if (at_ == 0 || state_.tokens[items_[at_].first - 1].folded != "số" || !is(at_ + 1, Sense::slash)) return 0;
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
    if (at_ == 0 || made_.empty()) return false;
    if (!whole_number(state_.tokens[items_[at_].first]) || is(at_ + 1, Sense::percent)) return false;
    const std::string_view before = state_.tokens[items_[at_].first - 1].folded;
    for (const std::string_view head :
         {"thứ", "lớp", "cấp", "độ", "bậc", "khối", "loại", "số", "hạng", "nhóm", "týp", "điều", "khoản", "mũi"}) {
      if (before != head) continue;
      // `mỗi lớp 50 người`
      if (items_[at_].first > 1 && state_.tokens[items_[at_].first - 2].folded == "mỗi") return false;
      // `xuống cấp độ 3` is one; `số 5 vụ`, `số: 5` may count
      return head != "số" || is(at_ + 1, Sense::slash);
    }
    return false;
  }

  State& state_;
  std::vector<Item> items_;  ///< as they were; state_.items is replaced at the end
  std::vector<Item> made_;
  std::size_t at_ = 0;
  Numbering numbering_;
  TimeReader times_;
  bool rate_named_ = false;  ///< a rate stands in front: `trên 100.000 trẻ em` belongs to it
};

}  // namespace goalpost::detail::phrases
