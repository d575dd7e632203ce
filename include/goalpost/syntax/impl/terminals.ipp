/// The smallest parts of the grammar, as X3 parsers: words, symbols, names, texts, numbers, years, dates; and the directives
/// that the rules share. Every terminal skips white space before it and, when it does not match, moves nothing: so the place
/// of a failed expectation is the end of what was read, and a range ends where its last token ends.
#pragma once

#include <algorithm>
#include <array>
#include <boost/spirit/home/x3.hpp>
#include <string>

#include "goalpost/syntax/impl/state.hpp"
#include "goalpost/value/period.hpp"

namespace goalpost::detail::grammar {

namespace x3 = boost::spirit::x3;

struct state_tag;

template <class Context>
State& state_of(const Context& context) {
  return x3::get<state_tag>(context);
}

// ---------------------------------------------------------------- white space

/// White space and comments, `#` to the end of the line.
[[nodiscard]] inline const char* after_space(const char* at, const char* last) noexcept {
  while (at != last) {
    if (*at == '#') {
      while (at != last && *at != '\n') ++at;
      continue;
    }
    const std::size_t space = unicode::span_of_space(State::view(at, last));
    if (space == 0) break;
    at += space;
  }
  return at;
}

struct skipper : x3::parser<skipper> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;

  template <class Iterator, class Context, class RContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context&, RContext&, Attribute&) const {
    const Iterator begin = first;
    first = after_space(first, last);
    return first != begin;
  }
};

/// What all terminals have in common: `Derived::match(state, at, last, value)` looks at a token without white space before it
/// and answers where it ends, or nullptr.
template <class Derived, class Value>
struct terminal : x3::parser<Derived> {
  using attribute_type = Value;
  static bool const has_attribute = !std::is_same_v<Value, x3::unused_type>;

  template <class Iterator, class Context, class RContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, RContext&, Attribute& attribute) const {
    Iterator at = first;
    x3::skip_over(at, last, context);
    if (at == last) return false;
    Value value{};
    const char* const end = this->derived().match(state_of(context), at, last, value);
    if (end == nullptr) return false;
    first = end;
    if constexpr (has_attribute) x3::traits::move_to(std::move(value), attribute);
    return true;
  }
};

// ---------------------------------------------------------------- words and symbols

struct keyword : terminal<keyword, x3::unused_type> {
  constexpr explicit keyword(Word wanted) : word(wanted) {}
  Word word;

  const char* match(State& state, const char* at, const char* last, x3::unused_type) const {
    const auto& found = state.word_at(at, last);
    if (!found || found->word != word) return nullptr;
    state.last_word = state.range(at, at + found->num_bytes);
    return at + found->num_bytes;
  }
};

/// One of several words, each of which stands for a value.
template <class Value, std::size_t size>
struct choice : terminal<choice<Value, size>, Value> {
  struct Row {
    Word word;
    Value value;
  };
  constexpr choice(const char* what, const Row (&table)[size]) : name(what), rows(std::to_array(table)) {}
  const char* name;
  std::array<Row, size> rows;

  const char* match(State& state, const char* at, const char* last, Value& value) const {
    const auto& found = state.word_at(at, last);
    if (!found) return nullptr;
    for (const Row& row : rows) {
      if (row.word != found->word) continue;
      value = row.value;
      state.last_word = state.range(at, at + found->num_bytes);
      return at + found->num_bytes;
    }
    return nullptr;
  }
};

/// A single character such as ',' that is no word.
struct symbol : terminal<symbol, x3::unused_type> {
  constexpr explicit symbol(char wanted) : character(wanted) {}
  char character;

  const char* match(State& state, const char* at, const char*, x3::unused_type) const {
    if (*at != character) return nullptr;
    state.last_word = state.range(at, at + 1);
    return at + 1;
  }
};

/// A function: only with its parenthesis, so that its word stays a name elsewhere.
struct call : terminal<call, x3::unused_type> {
  constexpr explicit call(Word wanted) : word(wanted) {}
  Word word;

  const char* match(State& state, const char* at, const char* last, x3::unused_type) const {
    const auto found = state.word_at(at, last);
    if (!found || found->word != word) return nullptr;
    const char* const parenthesis = after_space(at + found->num_bytes, last);
    if (parenthesis == last || *parenthesis != '(') return nullptr;
    state.last_word = state.range(at, at + found->num_bytes);
    return parenthesis + 1;
  }
};

/// Where the next token begins. Reads nothing.
struct here_parser : x3::parser<here_parser> {
  using attribute_type = std::uint32_t;
  static bool const has_attribute = true;

  template <class Iterator, class Context, class RContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, RContext&, Attribute& attribute) const {
    Iterator at = first;
    x3::skip_over(at, last, context);
    x3::traits::move_to(state_of(context).offset(at), attribute);
    return true;
  }
};
inline constexpr here_parser here{};

// ---------------------------------------------------------------- names and texts

/// Reads from an opening quote to its twin on the same line; the twin written twice stands for itself. Answers where it ends.
[[nodiscard]] inline const char* after_quoted(State& state, const char* at, const char* last, std::string& inner) {
  const char quote = *at;
  const char* const begin = at++;
  const char* from = at;
  for (; at != last && *at != '\n'; ++at) {
    if (*at != quote) continue;
    inner.append(from, at);
    if (at + 1 == last || at[1] != quote) return at + 1;
    from = ++at;
  }
  inner.append(from, at);
  while (!inner.empty() && (inner.back() == '\r' || inner.back() == ' ')) inner.pop_back();
  if (state.first_report_at(begin)) {
    state.error(Code::unclosed_quote, state.range(begin, begin + 1), {std::string_view(&quote, 1)});
  }
  return at;
}

/// Whether the word at this place is kept free, so that an identifier here is no name.
[[nodiscard]] inline bool is_reserved_at(State& state, const char* at, const char* last) {
  const auto& found = state.word_at(at, last);
  if (!found) return false;
  const WordRole where = role(found->word);
  return where != WordRole::head && where != WordRole::tail && where != WordRole::soft;
}

struct name_terminal : terminal<name_terminal, syntax::Name> {
  const char* match(State& state, const char* at, const char* last, syntax::Name& name) const {
    if (*at == '`') {
      std::string inner;
      const char* const end = after_quoted(state, at, last, inner);
      const ByteRange range = state.range(at, end);
      if (inner.empty() && state.first_report_at(at)) state.error(Code::empty_name, range);
      name = named(state, inner, range);
      return end;
    }
    const std::size_t span = unicode::span_of_name(State::view(at, last));
    if (span == 0 || is_reserved_at(state, at, last)) return nullptr;
    name = named(state, State::view(at, at + span), state.range(at, at + span));
    return at + span;
  }
};

struct text_terminal : terminal<text_terminal, syntax::Name> {
  const char* match(State& state, const char* at, const char* last, syntax::Name& text) const {
    if (*at != '"') return nullptr;
    std::string inner;
    const char* const end = after_quoted(state, at, last, inner);
    text = named(state, inner, state.range(at, end));
    return end;
  }
};

/// `3a`, `2.1`, `1-2`: begins with a digit; dots and dashes only between name parts.
struct bare_label_terminal : terminal<bare_label_terminal, syntax::Name> {
  const char* match(State& state, const char* at, const char* last, syntax::Name& label) const {
    if (!unicode::is_digit(*at)) return nullptr;
    const char* end = at;
    for (;;) {
      end += unicode::span_of_name_parts(State::view(end, last));
      const bool goes_on = last - end > 1 && (*end == '.' || *end == '-') && unicode::span_of_name_parts(State::view(end + 1, last), 1) > 0;
      if (!goes_on) break;
      ++end;
    }
    label = named(state, State::view(at, end), state.range(at, end));
    return end;
  }
};

/// One of two terminals of the same value. (X3's own alternative would make a variant of twice the same type.)
template <class First, class Second, class Value>
struct either_terminal : terminal<either_terminal<First, Second, Value>, Value> {
  const char* match(State& state, const char* at, const char* last, Value& value) const {
    const char* const end = First{}.match(state, at, last, value);
    return end != nullptr ? end : Second{}.match(state, at, last, value);
  }
};
using name_or_text_terminal = either_terminal<name_terminal, text_terminal, syntax::Name>;
using label_terminal = either_terminal<bare_label_terminal, text_terminal, syntax::Name>;

// ---------------------------------------------------------------- numbers, years, dates

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
    state.error(Code::ambiguous_number, range,
                {text, english ? "write '1,000' for a thousand, '1.5' for one and a half, and a space behind a comma between two numbers"
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
    const char* const end = at + reading.num_bytes;
    // What was reported as one is read as one.
    return runs_into_word(state, end, last) ? end + unicode::span_of_name_parts(State::view(end, last)) : end;
  }
};

/// A whole number from 1 to 10^9: how many areas, how many years, the edition.
struct whole_terminal : terminal<whole_terminal, std::int64_t> {
  const char* match(State& state, const char* at, const char* last, std::int64_t& number) const {
    const NumberReading reading = read_number(State::view(at, last), state.words->numbers);
    const bool whole = reading.problem == NumberProblem::none && reading.value.scale == 0 && !runs_into_word(state, at + reading.num_bytes, last);
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
    const bool fits = reading.problem == NumberProblem::none && reading.value.scale == 0 && power == reading.value.mantissa;
    if (!fits && state.first_report_at(at)) state.error(Code::not_a_power_of_ten, state.range(at, end), {State::view(at, end)});
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

struct year_terminal : terminal<year_terminal, int> {
  const char* match(State&, const char* at, const char* last, int& year) const {
    if (span_of_digits(at, last) != 4 || *at == '0') return nullptr;
    const char* const end = at + 4;
    const bool goes_on = last - end > 1 && (*end == '-' || *end == '.' || *end == ',') && is_name_part_at(end + 1, last);
    if (goes_on || is_name_part_at(end, last)) return nullptr;
    year = 0;
    for (const char* digit = at; digit != end; ++digit) year = year * 10 + (*digit - '0');
    return end;
  }
};

/// 2025-05-20, written without blanks: with them it is a subtraction.
struct date_terminal : terminal<date_terminal, std::int32_t> {
  const char* match(State& state, const char* at, const char* last, std::int32_t& days) const {
    const bool shaped = span_of_digits(at, last) == 4 && last - at >= 10 && at[4] == '-' && span_of_digits(at + 5, last) == 2 &&
                        at[7] == '-' && span_of_digits(at + 8, last) == 2 && !is_name_part_at(at + 10, last);
    if (!shaped) return nullptr;
    const std::optional<std::int32_t> date = parse_date(State::view(at, at + 10));
    if (!date && state.first_report_at(at)) state.error(Code::invalid_date, state.range(at, at + 10), {State::view(at, at + 10)});
    days = date.value_or(0);
    return at + 10;
  }
};

struct period_terminal : terminal<period_terminal, Period> {
  const char* match(State& state, const char* at, const char* last, Period& period) const {
    if (!unicode::is_digit(*at)) return nullptr;
    const char* end = at;
    while (end != last && (*end == '-' || is_name_part_at(end, last))) ++end;
    const std::optional<Period> found = parse_period(State::view(at, end));
    if (!found && state.first_report_at(at)) state.error(Code::invalid_period, state.range(at, end), {State::view(at, end)});
    period = found.value_or(Period{});
    return end;
  }
};

/// Three capital letters: `VND`. Before another word they are the beginning of a noun: `5 HIV cases`.
struct currency_terminal : terminal<currency_terminal, std::string> {
  const char* match(State& state, const char* at, const char* last, std::string& currency) const {
    const auto is_capital = [](char byte) { return byte >= 'A' && byte <= 'Z'; };
    if (last - at < 3 || !std::all_of(at, at + 3, is_capital) || is_name_part_at(at + 3, last) || state.word_at(at, last)) return nullptr;
    currency.assign(at, at + 3);
    return at + 3;
  }
};

// ---------------------------------------------------------------- directives

/// Gives what it encloses a human name, for messages.
template <class Subject>
struct called_directive : x3::unary_parser<Subject, called_directive<Subject>> {
  using base_type = x3::unary_parser<Subject, called_directive<Subject>>;
  static bool const is_pass_through_unary = true;
  static bool const handles_container = Subject::handles_container;
  constexpr called_directive(const Subject& enclosed, const char* what) : base_type(enclosed), name(what) {}
  const char* name;

  template <class Iterator, class Context, class RContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, RContext& rcontext, Attribute& attribute) const {
    return this->subject.parse(first, last, context, rcontext, attribute);
  }
};
struct called {
  constexpr explicit called(const char* what) : name(what) {}
  const char* name;
  template <class Subject>
  constexpr auto operator[](const Subject& subject) const {
    return called_directive<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject), name);
  }
};

/// Writes the range of what it encloses, without white space around it, into `range` of the rule's attribute.
template <class Subject>
struct spanned_directive : x3::unary_parser<Subject, spanned_directive<Subject>> {
  using base_type = x3::unary_parser<Subject, spanned_directive<Subject>>;
  static bool const is_pass_through_unary = true;
  static bool const handles_container = Subject::handles_container;
  constexpr explicit spanned_directive(const Subject& enclosed) : base_type(enclosed) {}

  template <class Iterator, class Context, class RContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, RContext& rcontext, Attribute& attribute) const {
    Iterator begin = first;
    x3::skip_over(begin, last, context);
    if (!this->subject.parse(first, last, context, rcontext, attribute)) return false;
    rcontext.range = state_of(context).range(begin, first);
    return true;
  }
};
struct spanned_generator {
  template <class Subject>
  constexpr auto operator[](const Subject& subject) const {
    return spanned_directive<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
  }
};
inline constexpr spanned_generator spanned{};

/// The budget of recursion: each construct that contains an expression stands inside one of these.
template <class Subject>
struct depth_limited_directive : x3::unary_parser<Subject, depth_limited_directive<Subject>> {
  using base_type = x3::unary_parser<Subject, depth_limited_directive<Subject>>;
  static bool const is_pass_through_unary = true;
  static bool const handles_container = Subject::handles_container;
  constexpr explicit depth_limited_directive(const Subject& enclosed) : base_type(enclosed) {}

  template <class Iterator, class Context, class RContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, RContext& rcontext, Attribute& attribute) const {
    State& state = state_of(context);
    if (state.nesting >= state.limits.max_nesting) {
      const char* const at = after_space(first, last);
      const char* const end = at == last ? at : at + 1;
      state.abandon(Code::nested_too_deeply, state.range(at, end), state.limits.max_nesting);
    }
    ++state.nesting;
    const bool matched = this->subject.parse(first, last, context, rcontext, attribute);
    --state.nesting;
    return matched;
  }
};
struct depth_limited_generator {
  template <class Subject>
  constexpr auto operator[](const Subject& subject) const {
    return depth_limited_directive<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
  }
};
inline constexpr depth_limited_generator depth_limited{};

inline constexpr name_terminal bare_name{};
inline constexpr name_or_text_terminal name_or_text{};
inline constexpr auto quoted_text = called("a quoted text")[text_terminal{}];
inline constexpr auto comma = symbol(',');
inline constexpr auto year = called("a year such as 2025")[year_terminal{}];
inline constexpr auto whole = called("a whole number")[whole_terminal{}];
inline constexpr auto per_base = called("a denominator such as 'per 1,000'")[power_of_ten_terminal{}];
inline constexpr number_terminal number{};

}  // namespace goalpost::detail::grammar

// Human names of the terminals, for messages of failed expectations.
namespace boost::spirit::x3 {

template <>
struct get_info<goalpost::detail::grammar::keyword> {
  using result_type = std::string;
  std::string operator()(const goalpost::detail::grammar::keyword& parser) const {
    return "'" + std::string(goalpost::vocabulary("en")->canonical(parser.word)) + "'";
  }
};
template <>
struct get_info<goalpost::detail::grammar::symbol> {
  using result_type = std::string;
  std::string operator()(const goalpost::detail::grammar::symbol& parser) const { return std::string{'\'', parser.character, '\''}; }
};
template <class Value, std::size_t size>
struct get_info<goalpost::detail::grammar::choice<Value, size>> {
  using result_type = std::string;
  std::string operator()(const goalpost::detail::grammar::choice<Value, size>& parser) const { return parser.name; }
};
template <class Subject>
struct get_info<goalpost::detail::grammar::called_directive<Subject>> {
  using result_type = std::string;
  std::string operator()(const goalpost::detail::grammar::called_directive<Subject>& parser) const { return parser.name; }
};
template <class Subject>
struct get_info<omit_directive<Subject>> {
  using result_type = std::string;
  std::string operator()(const omit_directive<Subject>& parser) const { return what(parser.subject); }
};
// What encloses a named part is named as it is; a sequence is named by what it begins with.
template <class Subject, class Function>
struct get_info<action<Subject, Function>> {
  using result_type = std::string;
  std::string operator()(const action<Subject, Function>& parser) const { return what(parser.subject); }
};
template <class Subject>
struct get_info<goalpost::detail::grammar::depth_limited_directive<Subject>> {
  using result_type = std::string;
  std::string operator()(const goalpost::detail::grammar::depth_limited_directive<Subject>& parser) const { return what(parser.subject); }
};
template <class Left, class Right>
struct get_info<sequence<Left, Right>> {
  using result_type = std::string;
  std::string operator()(const sequence<Left, Right>& parser) const { return what(parser.left); }
};

}  // namespace boost::spirit::x3
