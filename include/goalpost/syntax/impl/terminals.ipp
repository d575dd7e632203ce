/// The smallest parts of the grammar, as X3 parsers: words, symbols, names, texts (numbers have their own file). Every terminal skips white space before it and, when it does not match, moves nothing: so the place
/// of a failed expectation is the end of what was read, and a range ends where its last token ends.
#pragma once

#include <algorithm>
#include <array>
#include <boost/spirit/home/x3.hpp>
#include <string>

#include "goalpost/syntax/impl/state.hpp"

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
      at = std::find(at, last, '\n');
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

/// A word in a spelling of the plan's own language, not one of the English ones beside them: where word order
/// differs, an English word keeps its English grammar. In an English plan there is none.
struct native : terminal<native, x3::unused_type> {
  constexpr explicit native(Word wanted) : word(wanted) {}
  Word word;

  const char* match(State& state, const char* at, const char* last, x3::unused_type) const {
    const auto& found = state.word_at(at, last);
    if (!found || !found->native || found->word != word) return nullptr;
    state.last_word = state.range(at, at + found->num_bytes);
    return at + found->num_bytes;
  }
};

/// Succeeds, reading nothing, where the plan is written in a language whose words need not stand in English order.
struct own_order_parser : x3::parser<own_order_parser> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;

  template <class Iterator, class Context, class RContext, class Attribute>
  bool parse(Iterator&, const Iterator&, const Context& context, RContext&, Attribute&) const {
    return state_of(context).words->language != "en";
  }
};
inline constexpr own_order_parser own_order{};

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
      const bool goes_on = last - end > 1 && (*end == '.' || *end == '-') &&
                           unicode::span_of_name_parts(State::view(end + 1, last), 1) > 0;
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

}  // namespace goalpost::detail::grammar
