// Times and references among the items of a phrase. The first part of the composer: the parts share what was made so far.
#pragma once

#include "goalpost/syntax/impl/phrase_quantities.ipp"
#include "goalpost/syntax/impl/phrase_times.ipp"

namespace goalpost::detail::phrases {

class ReferenceComposer {
 public:
  explicit ReferenceComposer(State& state) : state_(state), items_(state.items), times_(state, items_) {}

 protected:
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

  bool time() {
    const bool listed =
        made_last(Sense::conjunction) && made_.size() > 1 && made_[made_.size() - 2].sense == Sense::when;
    const auto made = times_.read(at_, listed, made_last(Sense::open));
    if (made && listed && takes_second_year(*made)) return true;
    if (made && made->sense == Sense::when && is_of_norm(state_.whens[made->payload])) {
      put(Sense::word, made->end, 0);
    } else if (made) {
      put(made->sense, made->end, made->payload);
    }
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

  /// `theo chuẩn nghèo đa chiều giai đoạn 2022 - 2025`, `theo giá so sánh năm 2010`: the years of the norm, not those of the target.
  [[nodiscard]] bool is_of_norm(const When& when) const {
    if (made_.empty() || items_[at_].first == 0) return false;
    const std::size_t end = made_.back().last;
    if (made_last(Sense::word) && text(made_.back()) == "giá so sánh") return true;
    if (when.by && !when.since && is_of_law(end)) return true;
    if (!when.since || !when.until) return false;
    bool norm = false;
    for (std::size_t token = end; token-- > 0 && token + 10 > end;) {
      const std::string_view word = state_.tokens[token].folded;
      if (state_.tokens[token].kind != Token::Kind::word) return false;
      norm = norm || word == "chuẩn";
      if (word == "theo") return norm;
    }
    return norm && has_year_in_front();
  }
  /// `theo Luật Giáo dục năm 2019`
  [[nodiscard]] bool is_of_law(std::size_t end) const {
    for (std::size_t token = end; token-- > 0 && token + 6 > end;) {
      if (state_.tokens[token].folded == "luật") return token > 0 && state_.tokens[token - 1].folded == "theo";
    }
    return false;
  }
  /// `Đến năm 2015, … đạt chuẩn chống mù chữ giai đoạn 2013 - 2020`
  [[nodiscard]] bool has_year_in_front() const {
    for (const Item& item : made_) {
      if (item.sense == Sense::semicolon || item.sense == Sense::quantity) return false;
      if (item.sense == Sense::when && state_.whens[item.payload].by) return true;
    }
    return false;
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

  State& state_;
  std::vector<Item> items_;  ///< as they were; state_.items is replaced at the end
  std::vector<Item> made_;
  std::size_t at_ = 0;
  TimeReader times_;
};

}  // namespace goalpost::detail::phrases
