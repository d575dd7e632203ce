// Numbers of a phrase: mixed styles are understood with a warning where they can mean only one thing, else refused.
#pragma once

#include <cstdlib>

#include "goalpost/syntax/impl/phrase_tokens.ipp"

namespace goalpost::detail::phrases {

enum class NumberUse : std::uint8_t {
  share,
  whole,
  multiplied
};  ///< percentages and rates; counts and money; `1,5 tỷ`

inline std::string_view text_of(const State& state, const Token& token) {
  return state.text.substr(token.range.begin_byte, token.range.end_byte - token.range.begin_byte);
}

/// `1,000` or `1,000,000` under Vietnamese: grouped as the English do, perhaps.
inline bool looks_grouped_by_comma(std::string_view digits) noexcept {
  const std::size_t mark = digits.find(',');
  if (mark == std::string_view::npos || mark > 3 || digits.front() == '0') return false;
  for (std::size_t at = mark; at < digits.size(); at += 4) {
    if (digits[at] != ',' || digits.size() < at + 4) return false;
    for (std::size_t i = 1; i < 4; ++i) {
      if (!unicode::is_digit(digits[at + i])) return false;
    }
  }
  return true;
}

/// The value of a number in its place; nullopt, and the place refused, when it can mean two things.
inline std::optional<Decimal> value_of(State& state, const Token& token, NumberUse use) {
  const std::string_view digits = text_of(state, token);
  const NumberReading& reading = token.number;
  const bool by_comma = state.vietnamese && looks_grouped_by_comma(digits);
  if (by_comma && (use == NumberUse::whole || reading.problem == NumberProblem::ambiguous)) {
    const NumberReading other = read_number(digits, NumberStyle{'.', ','});
    if (other.problem == NumberProblem::none && other.num_bytes == digits.size()) {
      state.warn(token.range, Hint::grouped_by_commas);
      return other.value;
    }
  }
  if (reading.problem == NumberProblem::too_many_digits) {
    state.refuse(token.range, Hint::too_many_digits);
    return std::nullopt;
  }
  if (reading.problem != NumberProblem::none) {
    state.refuse(token.range, Hint::bad_number);
    return std::nullopt;
  }
  if (by_comma && use == NumberUse::multiplied) {
    state.refuse(token.range, Hint::comma_of_which_kind);
    return std::nullopt;
  }
  if (reading.grouped && use == NumberUse::share && state.vietnamese) {
    state.refuse(token.range, Hint::dot_of_which_kind);
    return std::nullopt;
  }
  if (reading.decimal_dot) state.warn(token.range, Hint::decimal_dot);
  return reading.value;
}

/// A word of a number or an amount that is spelled out: `hai tỷ năm trăm triệu đồng chẵn`.
inline bool is_spelled_number(std::string_view word) noexcept {
  for (const std::string_view known :
       {"bằng", "chữ",  "một",  "hai",  "ba",  "bốn",  "tư",   "năm",   "lăm",  "sáu",   "bảy",
        "tám",  "chín", "mười", "mươi", "mốt", "trăm", "phần", "nghìn", "ngàn", "triệu", "tỷ",
        "tỉ",   "rưỡi", "phẩy", "linh", "lẻ",  "đồng", "chẵn", "không", ":",    "./."}) {
    if (word == known) return true;
  }
  return false;
}

/// `(hai tỷ đồng)` at item `open`: the item behind it; 0 when anything else stands there.
inline std::size_t behind_spelled_number(const State& state, const std::vector<Item>& items, std::size_t open) {
  if (open >= items.size() || items[open].sense != Sense::open) return 0;
  std::size_t close = open + 1;
  while (close < items.size() && close < open + 30 && items[close].sense != Sense::close) ++close;
  if (close >= items.size() || items[close].sense != Sense::close || close == open + 1) return 0;
  for (std::size_t token = items[open].last; token < items[close].first; ++token) {
    if (!is_spelled_number(state.tokens[token].folded)) return 0;
  }
  return close + 1;
}

inline std::optional<int> whole_number(const Token& token) {
  const NumberReading& reading = token.number;
  if (token.kind != Token::Kind::number || reading.problem != NumberProblem::none) return std::nullopt;
  if (reading.value.scale != 0 || reading.value.mantissa > 1'000'000'000) return std::nullopt;
  return static_cast<int>(reading.value.mantissa);
}

inline std::optional<int> year_of(const State& state, std::size_t token) {
  if (token >= state.tokens.size()) return std::nullopt;
  const std::optional<int> number = whole_number(state.tokens[token]);
  if (!number || state.tokens[token].folded.size() != 4 || *number < 1990 || *number > 2100) return std::nullopt;
  return number;
}

/// `/1.000`, `/100.000`: what a rate is per. `100,000` is understood with a warning: no other reading makes sense.
inline std::optional<std::int64_t> denominator_of(State& state, const Token& token, bool warn = true) {
  if (token.kind != Token::Kind::number) return std::nullopt;
  Decimal value = token.number.value;
  bool by_comma = false;
  if (state.vietnamese && looks_grouped_by_comma(token.folded)) {
    const NumberReading other = read_number(token.folded, NumberStyle{'.', ','});
    if (other.problem != NumberProblem::none) return std::nullopt;
    value = other.value;
    by_comma = true;
  } else if (token.number.problem != NumberProblem::none) {
    return std::nullopt;
  }
  if (value.scale != 0) return std::nullopt;
  for (std::int64_t n = 1000; n <= 1'000'000'000; n *= 10) {
    if (value.mantissa != n) continue;
    if (by_comma && warn) state.warn(token.range, Hint::grouped_by_commas);
    return n;
  }
  return std::nullopt;
}

/// a < b, exactly.
inline bool is_less(const Decimal& a, const Decimal& b) {
  Decimal left = a;
  Decimal right = b;
  const int scale = a.scale > b.scale ? a.scale : b.scale;
  while (left.scale < scale && left.mantissa < 900'000'000'000'000'000 / 10)
    left = {left.mantissa * 10, static_cast<std::int8_t>(left.scale + 1)};
  while (right.scale < scale && right.mantissa < 900'000'000'000'000'000 / 10)
    right = {right.mantissa * 10, static_cast<std::int8_t>(right.scale + 1)};
  if (left.scale == right.scale) return left.mantissa < right.mantissa;
  return left.scale > right.scale;  // the one that could not be widened is the greater
}

}  // namespace goalpost::detail::phrases
