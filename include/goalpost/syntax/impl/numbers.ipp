/// Numbers, years, dates, periods and currencies, as X3 parsers.
#pragma once

#include <algorithm>
#include <string>

#include "goalpost/syntax/impl/terminals.ipp"
#include "goalpost/value/period.hpp"

namespace goalpost::detail::grammar {

[[nodiscard]] inline bool runs_into_word(State& state, const char* end, const char* last) {
  if (end == last || !unicode::is_name_part(unicode::decode(State::view(end, last)).value)) return false;
  return !state.words->match(State::view(end, last)).has_value();  // `300.000đ`: a unit may follow at once
}

[[nodiscard]] inline std::string with_comma(std::string_view number) {
  std::string text(number);
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

/// Reports what is wrong with a number; it is read all the same, so that the rest of the clause is looked at, too.
inline void report_number(State& state, const NumberReading& reading, const char* at, const char* last) {
  const char* const end = at + reading.num_bytes;
  const std::string_view text = State::view(at, end);
  const bool runs_on = runs_into_word(state, end, last);
  if (reading.problem == NumberProblem::none && !reading.decimal_dot && !runs_on) return;
  if (!state.first_report_at(at)) return;
  const ByteRange range = state.range(at, end);
  if (runs_on) {
    const std::size_t word = unicode::span_of_name_parts(State::view(end, last), 80);
    state.error(Code::number_runs_into_word, state.range(at, end + word), {text, State::view(end, end + word)});
  } else if (reading.problem == NumberProblem::too_many_digits) {
    state.error(Code::number_too_long, range, {text});
  } else if (reading.problem == NumberProblem::ambiguous) {
    const bool english = state.words->numbers.decimal_mark == '.';
    state.error(
        Code::ambiguous_number, range,
        {text,
         english
             ? "write '1,000' for a thousand, '1.5' for one and a half, and a space behind a comma between two numbers"
             : "write '1.000' for a thousand and '1,5' for one and a half"});
  } else {
    state.out.add(Code::decimal_dot, range, {text, with_comma(text)});
  }
}

struct number_terminal : terminal<number_terminal, Decimal> {
  const char* match(State& state, const char* at, const char* last, Decimal& number) const {
    const NumberReading reading = read_number(State::view(at, last), state.words->numbers);
    if (reading.problem == NumberProblem::not_a_number) return nullptr;
    report_number(state, reading, at, last);
    number = reading.value;
    state.last_number = state.range(at, at + reading.num_bytes);
    const char* const end = at + reading.num_bytes;
    // What was reported as one is read as one.
    return runs_into_word(state, end, last) ? end + unicode::span_of_name_parts(State::view(end, last)) : end;
  }
};

/// A whole number from 1 to 10^9: how many areas, how many years, the edition.
struct whole_terminal : terminal<whole_terminal, std::int64_t> {
  const char* match(State& state, const char* at, const char* last, std::int64_t& number) const {
    const NumberReading reading = read_number(State::view(at, last), state.words->numbers);
    const bool whole = reading.problem == NumberProblem::none && reading.value.scale == 0 &&
                       !runs_into_word(state, at + reading.num_bytes, last);
    if (!whole || reading.value.mantissa < 1 || reading.value.mantissa > 1'000'000'000) return nullptr;
    number = reading.value.mantissa;
    return at + reading.num_bytes;
  }
};

/// The N of `per N`.
struct power_of_ten_terminal : terminal<power_of_ten_terminal, std::int64_t> {
  const char* match(State& state, const char* at, const char* last, std::int64_t& number) const {
    const NumberReading reading = read_number(State::view(at, last), state.words->numbers);
    if (reading.problem == NumberProblem::not_a_number) return nullptr;
    const char* const end = at + reading.num_bytes;
    std::int64_t power = 10;
    while (power < 1'000'000'000 && power != reading.value.mantissa) power *= 10;
    const bool fits =
        reading.problem == NumberProblem::none && reading.value.scale == 0 && power == reading.value.mantissa;
    if (!fits && state.first_report_at(at))
      state.error(Code::not_a_power_of_ten, state.range(at, end), {State::view(at, end)});
    number = power;
    return end;
  }
};

/// How many digits stand at `at`.
[[nodiscard]] inline std::ptrdiff_t span_of_digits(const char* at, const char* last) noexcept {
  const char* end = at;
  while (end != last && unicode::is_digit(*end)) ++end;
  return end - at;
}

[[nodiscard]] inline bool is_name_part_at(const char* at, const char* last) noexcept {
  return at != last && unicode::is_name_part(unicode::decode(State::view(at, last)).value);
}

/// `năm 2025`, `the year 2025`: answers where the number stands.
[[nodiscard]] inline const char* after_the_year(State& state, const char* at, const char* last) {
  if (unicode::is_digit(*at)) return at;
  const auto& found = state.word_at(at, last);
  return found && found->word == Word::the_year ? after_space(at + found->num_bytes, last) : at;
}

struct year_terminal : terminal<year_terminal, int> {
  const char* match(State& state, const char* at, const char* last, int& year) const {
    at = after_the_year(state, at, last);
    if (span_of_digits(at, last) != 4 || *at == '0') return nullptr;
    const char* const end = at + 4;
    const bool goes_on =
        last - end > 1 && (*end == '-' || *end == '.' || *end == ',') && is_name_part_at(end + 1, last);
    if (goes_on || is_name_part_at(end, last)) return nullptr;
    year = 0;
    for (const char* digit = at; digit != end; ++digit) year = year * 10 + (*digit - '0');
    return end;
  }
};

/// `20/5/2025`, as it stands in Vietnamese plans, without blanks. Answers where it ends, or nullptr; `iso` is
/// 2025-05-20.
[[nodiscard]] inline const char* after_slashed_date(const char* at, const char* last, std::string& iso) {
  std::string digits[2];
  for (std::string& two : digits) {
    const std::ptrdiff_t size = span_of_digits(at, last);
    if (size < 1 || size > 2 || last - at <= size || at[size] != '/') return nullptr;
    two = std::string(size == 1 ? "0" : "").append(at, static_cast<std::size_t>(size));
    at += size + 1;
  }
  if (span_of_digits(at, last) != 4 || is_name_part_at(at + 4, last) || (last - at > 4 && at[4] == '/')) return nullptr;
  iso = std::string(at, 4) + '-' + digits[1] + '-' + digits[0];
  return at + 4;
}

/// 2025-05-20, written without blanks: with them it is a subtraction.
struct date_terminal : terminal<date_terminal, std::int32_t> {
  const char* match(State& state, const char* at, const char* last, std::int32_t& days) const {
    if (!unicode::is_digit(*at)) {  // `ngày 2025-05-20`
      const auto& found = state.word_at(at, last);
      if (!found || !found->native || found->word != Word::date) return nullptr;
      at = after_space(at + found->num_bytes, last);
    }
    std::string iso;
    if (const char* const end = state.words->language == "en" ? nullptr : after_slashed_date(at, last, iso)) {
      const std::optional<std::int32_t> date = parse_date(iso);
      if (!date && state.first_report_at(at))
        state.error(Code::invalid_date, state.range(at, end), {State::view(at, end)});
      days = date.value_or(0);
      return end;
    }
    const bool shaped = span_of_digits(at, last) == 4 && last - at >= 10 && at[4] == '-' &&
                        span_of_digits(at + 5, last) == 2 && at[7] == '-' && span_of_digits(at + 8, last) == 2 &&
                        !is_name_part_at(at + 10, last);
    if (!shaped) return nullptr;
    const std::optional<std::int32_t> date = parse_date(State::view(at, at + 10));
    if (!date && state.first_report_at(at))
      state.error(Code::invalid_date, state.range(at, at + 10), {State::view(at, at + 10)});
    days = date.value_or(0);
    return at + 10;
  }
};

struct period_terminal : terminal<period_terminal, Period> {
  const char* match(State& state, const char* at, const char* last, Period& period) const {
    at = after_the_year(state, at, last);
    if (at == last || !unicode::is_digit(*at)) return nullptr;
    const char* end = at;
    while (end != last && (*end == '-' || is_name_part_at(end, last))) ++end;
    const std::optional<Period> found = parse_period(State::view(at, end));
    if (!found && state.first_report_at(at))
      state.error(Code::invalid_period, state.range(at, end), {State::view(at, end)});
    period = found.value_or(Period{});
    return end;
  }
};

/// Three capital letters: `VND`. Before another word they are the beginning of a noun: `5 HIV cases`.
struct currency_terminal : terminal<currency_terminal, std::string> {
  const char* match(State& state, const char* at, const char* last, std::string& currency) const {
    if (const auto& found = state.word_at(at, last); found && found->word == Word::dong) {
      currency = "VND";
      return at + found->num_bytes;
    }
    const auto is_capital = [](char byte) { return byte >= 'A' && byte <= 'Z'; };
    if (last - at < 3 || !std::all_of(at, at + 3, is_capital) || is_name_part_at(at + 3, last) ||
        state.word_at(at, last))
      return nullptr;
    currency.assign(at, at + 3);
    return at + 3;
  }
};

}  // namespace goalpost::detail::grammar
