// What is attached to a figure: years, references, days, strata, area levels. And the step that makes composites.
#pragma once

#include "goalpost/syntax/impl/phrase_quantities.ipp"
#include "goalpost/value/period.hpp"

namespace goalpost::detail::phrases {

class Composer {
 public:
  explicit Composer(State& state) : state_(state), items_(state.items) {}

  void run() {
    skip_numbering();
    while (at_ < items_.size()) {
      const std::size_t before = at_;
      if (!(day() || years() || reference() || area_level() || stratum() || figure())) {
        const Sense sense = items_[at_].sense;
        if (sense == Sense::head_noun) rate_named_ = word(at_) != "số";
        if (sense == Sense::semicolon || sense == Sense::quantity) rate_named_ = false;
        made_.push_back(items_[at_]);
        ++at_;
      }
      if (at_ == before) ++at_;  // cannot be; a loop without end would be worse than a lost item
    }
    state_.items = std::move(made_);
  }

 private:
  [[nodiscard]] bool is(std::size_t at, Sense sense) const { return at < items_.size() && items_[at].sense == sense; }
  [[nodiscard]] std::optional<int> year(std::size_t at) const {
    if (!is(at, Sense::number)) return std::nullopt;
    return year_of(state_, items_[at].first);
  }
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return at < items_.size() ? std::string_view(state_.tokens[items_[at].first].folded) : std::string_view();
  }

  void put(Sense sense, std::size_t end, std::size_t payload) {
    made_.push_back({sense, items_[at_].first, items_[end - 1].last, payload});
    at_ = end;
  }
  void put(const When& when, std::size_t end) {
    state_.whens.push_back(when);
    put(Sense::when, end, state_.whens.size() - 1);
  }

  /// `- `, `1. `, `a) ` in front of a sentence
  void skip_numbering() {
    std::size_t end = 0;
    while (is(end, Sense::dash) || is(end, Sense::semicolon) || (is(end, Sense::symbol) && word(end) == "*")) ++end;
    if (is(end, Sense::number) && whole_number(state_.tokens[items_[end].first]) && end + 2 < items_.size() &&
        (is(end + 1, Sense::close) || (is(end + 1, Sense::semicolon) && word(end + 1) == ".")))
      end += 2;
    else if (is(end, Sense::word) && word(end).size() == 1 && is(end + 1, Sense::close))
      end += 2;
    for (; at_ < end; ++at_) made_.push_back({Sense::remark, items_[at_].first, items_[at_].last, 0});
  }

  // ------------------------------------------------------------- days

  /// `ngày 20/5/2022`, `trước ngày 15 tháng 11 năm 2025`
  bool day() {
    const Sense sense = items_[at_].sense;
    if (sense != Sense::day && sense != Sense::day_before && sense != Sense::day_latest) return false;
    const auto number = [this](std::size_t at) -> std::optional<int> {
      return is(at, Sense::number) ? whole_number(state_.tokens[items_[at].first]) : std::nullopt;
    };
    const std::optional<int> day = number(at_ + 1);
    const bool spelled = is(at_ + 2, Sense::month);
    if (!day || (!spelled && !is(at_ + 2, Sense::slash) && !is(at_ + 2, Sense::dash))) return false;
    const std::optional<int> month = number(at_ + 3);
    if (!month) return false;
    std::size_t end = at_ + 4;
    std::optional<int> of_year;
    if ((is(end, Sense::slash) || is(end, Sense::dash) || is(end, Sense::year)) && year(end + 1)) {
      of_year = year(end + 1);
      end += 2;
    }
    const ByteRange range = state_.range_of(items_[at_].first, items_[end - 1].last);
    std::optional<std::int32_t> days;
    if (of_year && *day < 32 && *month < 13) {
      const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
      days = parse_date(std::to_string(*of_year) + '-' + two(*month) + '-' + two(*day));
    }
    if (!days) {
      state_.refuse(range, of_year ? "there is no such day" : "write the year of this day: ngày 20/5/2025");
      put(Sense::remark, end, 0);
      return true;
    }
    Amount amount;
    amount.low.scale = syntax::Scale::date;
    amount.low.days_since_1970 = *days;
    amount.low.range = range;
    amount.strong = true;
    state_.amounts.push_back(std::move(amount));
    // The words in front say how it is compared.
    const Sense compare = sense == Sense::day_before ? Sense::less : Sense::less_equal;
    made_.push_back({compare, items_[at_].first, items_[at_].last, 0});
    ++at_;
    put(Sense::quantity, end, state_.amounts.size() - 1);
    return true;
  }

  // ------------------------------------------------------------- years

  bool is_through(std::size_t at) const {
    return is(at, Sense::dash) || is(at, Sense::to) || is(at, Sense::slash) ||
           (is(at, Sense::year_by) && word(at) == "đến");
  }
  /// The second year behind a first one at `at`; `end` moves behind it.
  std::optional<int> through(std::size_t at, std::size_t& end) const {
    if (!is_through(at) || is(at, Sense::slash)) return std::nullopt;
    std::size_t far = at + 1;
    if (is(at, Sense::dash) && is(far, Sense::year)) ++far;
    const auto last = year(far);
    if (last) end = far + 1;
    return last;
  }

  bool years() {
    When when;
    std::size_t end = at_ + 1;
    switch (items_[at_].sense) {
      case Sense::every_year: when.every_year = true; return put(when, end), true;
      case Sense::average_year: when.every_year = when.average = true; return put(when, end), true;
      case Sense::year:
      case Sense::year_by:
      case Sense::to: {
        const auto first = year(at_ + 1);
        if (!first) return false;
        end = at_ + 2;
        if (const auto last = through(end, end)) {
          when.since = first;
          when.until = last;
        } else {
          when.by = first;
        }
        break;
      }
      case Sense::stretch: {
        std::size_t at = at_ + 1;
        if (is(at, Sense::year) || is(at, Sense::from) || is(at, Sense::year_since)) ++at;
        when.since = year(at);
        if (!when.since) return false;
        end = at + 1;
        when.until = through(end, end);
        if (!when.until) return false;
        break;
      }
      case Sense::from:
      case Sense::year_since: {
        when.since = year(at_ + 1);
        if (!when.since) return false;
        end = at_ + 2;
        when.until = through(end, end);
        if (is(end, Sense::onward)) ++end;
        if (items_[at_].sense == Sense::from && !when.until && !is(end - 1, Sense::onward)) return false;
        break;
      }
      case Sense::number: {
        // `2025: 80%`, `2021 - 2025`, `(2025)`
        const auto first = year(at_);
        if (!first) return false;
        if (const auto last = through(at_ + 1, end)) {
          when.since = first;
          when.until = last;
          break;
        }
        const bool alone = (is(at_ + 1, Sense::link) && word(at_ + 1) == ":") ||
                           (is(at_ + 1, Sense::close) && at_ > 0 && is(at_ - 1, Sense::open));
        const bool listed = at_ > 0 && !made_.empty() && made_.back().sense == Sense::conjunction && made_.size() > 1 &&
                            made_[made_.size() - 2].sense == Sense::when;
        if (!alone && !listed) return false;
        when.by = first;
        break;
      }
      default: return false;
    }
    if (when.since && when.until && *when.since >= *when.until) return false;
    put(when, end);
    return true;
  }

  // ------------------------------------------------------------- references

  bool reference() {
    if (items_[at_].sense != Sense::versus) return false;
    std::size_t at = at_ + 1;
    syntax::Reference made;
    if (is(at, Sense::prior_year)) {
      made.kind = syntax::ReferenceKind::prior_year;
      ++at;
      // `cùng kỳ 2024`
      if (const auto number = year(at)) {
        made.kind = syntax::ReferenceKind::year;
        made.number = *number;
        ++at;
      }
    } else if (is(at, Sense::baseline)) {
      made.kind = syntax::ReferenceKind::baseline;
      ++at;
    } else {
      if (is(at, Sense::same_period) || is(at, Sense::year)) ++at;
      const auto number = year(at);
      if (!number) return false;
      std::size_t end = at + 1;
      // A stretch of years has no single base; `so với năm 2024 đến năm 2030` has one, and a year to reach it.
      if (!is(at + 1, Sense::year_by) && through(at + 1, end)) return false;
      made.kind = syntax::ReferenceKind::year;
      made.number = *number;
      ++at;
    }
    made.range = state_.range_of(items_[at_].first, items_[at - 1].last);
    state_.references.push_back(made);
    put(Sense::reference, at, state_.references.size() - 1);
    return true;
  }

  // ------------------------------------------------------------- areas and strata

  /// `mỗi huyện`
  bool area_level() {
    if (items_[at_].sense != Sense::every || !is(at_ + 1, Sense::level)) return false;
    put(Sense::in_every, at_ + 2, items_[at_ + 1].first);
    made_.back().payload = state_.strata.size();
    state_.strata.push_back(plain_text(state_, items_[at_ - 1].first, items_[at_ - 1].last));
    return true;
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
    if (!is(at, Sense::word)) return false;
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
      return put_stratum(at, at, at + 1), true;
    }
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

  /// `-5%` and nothing else; in front of a sentence a dash is a bullet.
  [[nodiscard]] bool is_signed(std::size_t at, std::size_t end) const {
    if (at == 0 || end < items_.size() || state_.tokens[items_[at].first].space_before) return false;
    const std::string_view sign = word(at - 1);
    return at < 2 && (sign == "-" || sign == "+");
  }

  /// `tỷ suất tử vong /1.000 trẻ đẻ sống`, `… trên 1.000 trẻ đẻ sống`: the end of a name, no figure.
  bool denominator() {
    if (made_.empty() || (made_.back().sense != Sense::slash && made_.back().sense != Sense::greater)) return false;
    const std::size_t thing = items_[at_].last;
    if (!denominator_of(state_, state_.tokens[items_[at_].first], false)) return false;
    if (made_.back().sense == Sense::greater) {
      if (thing + 1 >= state_.tokens.size()) return false;
      const bool births = is(at_ + 1, Sense::noun) && state_.tokens[items_[at_ + 1].last - 1].folded == "sống";
      if (!births && !(rate_named_ && is(at_ + 1, Sense::noun))) return false;
      made_.back().sense = Sense::word;
    }
    put(Sense::word, at_ + 1, 1);
    return true;
  }

  bool figure() {
    const Sense sense = items_[at_].sense;
    if (sense != Sense::number && sense != Sense::bad) return false;
    // A bare year that nothing explained is no figure.
    if (year(at_) && !opens_a_figure() && !(at_ + 1 < items_.size() && items_[at_ + 1].sense == Sense::noun))
      return false;
    if (denominator()) return true;
    const bool from = !made_.empty() && made_.back().sense == Sense::from;
    Amount amount;
    std::size_t end = at_ + 1;
    QuantityReader reader(state_, items_);
    switch (reader.read(at_, from, opens_a_figure(), amount, end)) {
      case QuantityReader::Answer::amount: {
        const bool multiple = amount.low.scale == syntax::Scale::times;
        const bool grows =
            !made_.empty() && (made_.back().sense == Sense::factor || made_.back().sense == Sense::increase);
        if (multiple && !made_.empty() && made_.back().sense == Sense::reduce) {
          state_.refuse(amount.low.range, "write a reduction as a percentage: 'giảm 50%'");
          return put(Sense::bad, end, 0), true;
        }
        if (multiple && !grows) return put(Sense::word, end, 0), true;
        if (is_signed(at_, end)) {
          state_.refuse(amount.low.range, "a sign in front of a figure: write 'giảm' or 'tăng'");
          return put(Sense::bad, end, 0), true;
        }
        amount.strong = amount.strong || multiple;
        state_.amounts.push_back(std::move(amount));
        put(Sense::quantity, end, state_.amounts.size() - 1);
        return true;
      }
      case QuantityReader::Answer::name_part: return put(Sense::word, end, 1), true;
      case QuantityReader::Answer::refused: return put(Sense::bad, end, 0), true;
    }
    return false;
  }

  State& state_;
  std::vector<Item> items_;  ///< as they were; state_.items is replaced at the end
  std::vector<Item> made_;
  std::size_t at_ = 0;
  bool rate_named_ = false;  ///< a rate stands in front: `trên 100.000 trẻ em` belongs to it
};

}  // namespace goalpost::detail::phrases
