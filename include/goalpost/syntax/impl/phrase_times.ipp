// When: years, stretches of years, days, months and quarters that end a year.
#pragma once

#include "goalpost/syntax/impl/phrase_numbers.ipp"
#include "goalpost/value/period.hpp"

namespace goalpost::detail::phrases {

/// Items [at, end) as one.
struct Composite {
  Sense sense = Sense::word;
  std::size_t end = 0;
  std::size_t payload = 0;
};

class TimeReader {
 public:
  TimeReader(State& state, const std::vector<Item>& items) : state_(state), items_(items) {}

  /// The time that stands at item `at`. `behind_listed`: a year with `và` behind it stands in front. `in_parentheses`: `(` does.
  std::optional<Composite> read(std::size_t at, bool behind_listed, bool in_parentheses) {
    if (auto made = day(at)) return made;
    if (auto made = month_or_quarter(at)) return made;
    return years(at, behind_listed, in_parentheses);
  }

  [[nodiscard]] std::optional<int> year(std::size_t at) const {
    if (!is(at, Sense::number)) return std::nullopt;
    return year_of(state_, items_[at].first);
  }
  /// The second year behind a first one; `end` moves behind it.
  [[nodiscard]] std::optional<int> through(std::size_t at, std::size_t& end) const {
    const bool to = is(at, Sense::dash) || is(at, Sense::to) || (is(at, Sense::year_by) && word(at) == "đến");
    if (!to) return std::nullopt;
    std::size_t far = at + 1;
    if (is(at, Sense::dash) && is(far, Sense::year)) ++far;
    const auto last = year(far);
    if (last) end = far + 1;
    return last;
  }

 private:
  [[nodiscard]] bool is(std::size_t at, Sense sense) const { return at < items_.size() && items_[at].sense == sense; }
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return at < items_.size() ? std::string_view(state_.tokens[items_[at].first].folded) : std::string_view();
  }
  [[nodiscard]] std::optional<int> number(std::size_t at) const {
    return is(at, Sense::number) ? whole_number(state_.tokens[items_[at].first]) : std::nullopt;
  }

  [[nodiscard]] bool is_before(std::size_t at) const {
    return is(at, Sense::day_before) || (is(at, Sense::negation) && word(at) == "trước");
  }
  /// Words in front of a day, a month or a quarter.
  [[nodiscard]] bool is_until(std::size_t at) const {
    return is(at, Sense::year_by) || is(at, Sense::to) || is(at, Sense::day) || is(at, Sense::day_latest) ||
           is_before(at) || is(at, Sense::from) || is(at, Sense::year_since);
  }

  // ------------------------------------------------------------- days

  /// `ngày 20/5/2022`, `trước ngày 15 tháng 11 năm 2025`, `đến 31/12/2025`
  std::optional<Composite> day(std::size_t at) {
    std::size_t first = at;
    while (is_until(first) && first < at + 3) ++first;
    const std::optional<int> day = number(first);
    if (!day) return std::nullopt;
    bool named = false;
    for (std::size_t i = at; i < first; ++i)
      named = named || is(i, Sense::day) || is(i, Sense::day_before) || is(i, Sense::day_latest);
    const bool spelled = is(first + 1, Sense::month);
    if (!spelled && !is(first + 1, Sense::slash) && !is(first + 1, Sense::dash)) return std::nullopt;
    const std::optional<int> month = number(first + 2);
    if (!month || *month > 99) return std::nullopt;  // `69/100.000 năm 2030` is a rate
    std::size_t end = first + 3;
    std::optional<int> of_year;
    if (is(end, Sense::slash) || is(end, Sense::dash) || is(end, Sense::year) || is(end, Sense::comma)) {
      of_year = year(end + 1);
      if (of_year) end += 2;
    }
    // `từ 5 - 10%`, `đến 1/2`: without the word for a day only a full date is one
    if (!named && !of_year) return std::nullopt;
    if (!of_year && state_.options->year > 0) {
      of_year = state_.options->year;
      state_.warn(state_.range_of(items_[at].first, items_[end - 1].last), Hint::year_of_plan);
    }
    return made_day(at, first, end, *day, *month, of_year);
  }

  Composite made_day(std::size_t at, std::size_t first, std::size_t end, int day, int month,
                     std::optional<int> of_year) {
    const ByteRange range = state_.range_of(items_[at].first, items_[end - 1].last);
    std::optional<std::int32_t> days;
    if (of_year && day < 32 && month < 13) {
      const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
      days = parse_date(std::to_string(*of_year) + '-' + two(month) + '-' + two(day));
    }
    if (!days) {
      state_.refuse(range, of_year ? Hint::no_such_day : Hint::year_of_day);
      return {Sense::remark, end, 0};
    }
    Day made;
    made.days_since_1970 = *days;
    if (day == 31 && month == 12) made.ends_of = of_year;
    for (std::size_t i = at; i < first; ++i) {
      made.before = made.before || is_before(i);
      made.since = made.since || is(i, Sense::from) || is(i, Sense::year_since);
      made.deadline = made.deadline || !is(i, Sense::day) || items_[i].last > items_[i].first + 1;
    }
    state_.days.push_back(made);
    return {Sense::day_value, end, state_.days.size() - 1};
  }

  /// `đến tháng 12/2025`, `hết quý IV năm 2025`, `6 tháng đầu năm 2025`: the end of a year, or a time that no year says.
  std::optional<Composite> month_or_quarter(std::size_t at) {
    std::size_t first = at;
    while (is_until(first) && first < at + 3) ++first;
    bool ends_year = false;
    std::size_t end = first + 2;
    if (is(first, Sense::month) && number(first + 1)) {
      ends_year = number(first + 1) == 12;
    } else if (is(first, Sense::quarter) && (word(first) == "quý" || word(first) == "quí")) {
      const std::string_view which = word(first + 1);
      if (which != "i" && which != "ii" && which != "iii" && which != "iv" && !number(first + 1)) return std::nullopt;
      ends_year = which == "iv" || which == "4";
    } else if (number(first) && is(first + 1, Sense::month) &&
               (word(first + 2) == "đầu" || word(first + 2) == "cuối")) {
      end = first + 3;
    } else {
      return std::nullopt;
    }
    if (is(end, Sense::slash) || is(end, Sense::dash) || is(end, Sense::year)) ++end;
    const std::optional<int> of_year = year(end);
    if (!of_year) return std::nullopt;
    ++end;
    if (!ends_year || (at < first && (is_before(at) || is(at, Sense::from) || is(at, Sense::year_since)))) {
      state_.refuse(state_.range_of(items_[at].first, items_[end - 1].last), Hint::part_of_a_year);
      return Composite{Sense::remark, end, 0};
    }
    When when;
    when.by = of_year;
    return made(when, end);
  }

  // ------------------------------------------------------------- years

  Composite made(const When& when, std::size_t end) {
    state_.whens.push_back(when);
    return {Sense::when, end, state_.whens.size() - 1};
  }

  std::optional<Composite> years(std::size_t at, bool behind_listed, bool in_parentheses) {
    When when;
    std::size_t end = at + 1;
    switch (items_[at].sense) {
      case Sense::every_year: when.every_year = true; return made(when, end);
      case Sense::average_year: when.every_year = when.average = true; return made(when, end);
      case Sense::same_period:
        // `Tỷ lệ hộ nghèo cuối năm 2025 còn …`, `từ 19% đầu năm 2018 xuống còn 12%`
        if (word(at) != "cuối" && !is_start_of_change(at) && state_.tokens[items_[at].last - 2].folded != "cuối")
          return std::nullopt;
        [[fallthrough]];
      case Sense::year:
      case Sense::year_by:
      case Sense::to: {
        const std::size_t first = is(at, Sense::year_by) && is(at + 1, Sense::year) ? at + 2 : at + 1;
        const auto known = year(first);
        if (!known) return std::nullopt;
        end = first + 1;
        if (const auto last = through(end, end)) {
          when.since = known;
          when.until = last;
        } else {
          when.by = known;
          more_years(state_.tokens[items_[at].last - 1].folded == "năm" && items_[at].last > items_[at].first + 1 &&
                         state_.tokens[items_[at].last - 2].folded == "các",
                     end, when);
        }
        break;
      }
      case Sense::stretch: {
        std::size_t first = at + 1;
        if (is(first, Sense::year) || is(first, Sense::from) || is(first, Sense::year_since)) ++first;
        when.since = year(first);
        if (!when.since) return std::nullopt;
        end = first + 1;
        when.until = through(end, end);
        if (!when.until) return std::nullopt;
        if (is_school_year(at)) {
          state_.refuse(state_.range_of(items_[at].first, items_[end - 1].last), Hint::school_year);
          return Composite{Sense::remark, end, 0};
        }
        break;
      }
      case Sense::from:
      case Sense::year_since: {
        when.since = year(at + 1);
        if (!when.since) return std::nullopt;
        end = at + 2;
        when.until = through(end, end);
        const bool onward = is(end, Sense::onward);
        if (onward) ++end;
        if (is(at, Sense::from) && !when.until && !onward) return std::nullopt;
        break;
      }
      case Sense::number: {
        // `2025: 80%`, `2021 - 2025`, `(2025)`
        const auto first = year(at);
        if (!first) return std::nullopt;
        if (const auto last = through(at + 1, end)) {
          when.since = first;
          when.until = last;
          break;
        }
        const bool alone =
            (is(at + 1, Sense::link) && word(at + 1) == ":") || (is(at + 1, Sense::close) && in_parentheses);
        if (!alone && !behind_listed) return std::nullopt;
        when.by = first;
        break;
      }
      default: return std::nullopt;
    }
    if (when.since && when.until && *when.since >= *when.until) return std::nullopt;
    return made(when, end);
  }

  [[nodiscard]] bool is_start_of_change(std::size_t at) const {
    const std::size_t end = at + 2;
    if (word(at) != "đầu" || !(is(end, Sense::down) || is(end, Sense::up) || is(end, Sense::less))) return false;
    for (std::size_t i = at; i-- > 0 && i + 6 > at;) {
      if (is(i, Sense::from)) return is(i + 1, Sense::number);
      if (is(i, Sense::comma) || is(i, Sense::semicolon)) return false;
    }
    return false;
  }

  [[nodiscard]] bool is_school_year(std::size_t at) const {
    const std::size_t last = items_[at].last;
    return last > items_[at].first + 1 && state_.tokens[last - 1].folded == "học" &&
           state_.tokens[last - 2].folded == "năm";
  }

  /// `năm 2025/2030`; behind `các năm` also `2025, 2028 và 2030`
  void more_years(bool listed, std::size_t& end, When& when) const {
    while (is(end, Sense::slash) || (listed && (is(end, Sense::comma) || is(end, Sense::conjunction)))) {
      const auto next = year(end + 1);
      if (!next) return;
      when.more_years.push_back(*next);
      end += 2;
    }
  }

  State& state_;
  const std::vector<Item>& items_;
};

}  // namespace goalpost::detail::phrases
