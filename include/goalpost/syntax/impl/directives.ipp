/// Directives that the rules share: human names, ranges, the budget of recursion; and how X3 is told what parts are called.
#pragma once

#include <string>

#include "goalpost/syntax/impl/numbers.ipp"

namespace goalpost::detail::grammar {

/// Gives what it encloses a human name, for messages.
template <class Subject>
struct called_directive : x3::unary_parser<Subject, called_directive<Subject>> {
  using base_type = x3::unary_parser<Subject, called_directive<Subject>>;
  static bool const is_pass_through_unary = true;
  static bool const handles_container = Subject::handles_container;
  constexpr called_directive(const Subject& enclosed, const char* what) : base_type(enclosed), name(what) {}
  const char* name;

  template <class Iterator, class Context, class RContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, RContext& rcontext,
             Attribute& attribute) const {
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
  bool parse(Iterator& first, const Iterator& last, const Context& context, RContext& rcontext,
             Attribute& attribute) const {
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
  bool parse(Iterator& first, const Iterator& last, const Context& context, RContext& rcontext,
             Attribute& attribute) const {
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

// Terminals by the names that messages give them.
inline constexpr name_terminal bare_name{};
inline constexpr name_or_text_terminal name_or_text{};
inline constexpr auto quoted_text = called("a quoted text")[text_terminal{}];
inline constexpr auto comma = symbol(',');
inline constexpr auto year = called("a year such as 2025")[year_terminal{}];
inline constexpr auto whole = called("a whole number")[whole_terminal{}];
inline constexpr auto per_base = called("a denominator such as 'per 1,000'")[power_of_ten_terminal{}];
inline constexpr number_terminal number{};
/// The years of `mean of last 3 years`; `trung bình 3 năm trước` says it with the words of `năm trước`.
inline constexpr auto last_years = native(Word::prior_year) | native(Word::the_year) | keyword(Word::years);

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
  std::string operator()(const goalpost::detail::grammar::symbol& parser) const {
    return std::string{'\'', parser.character, '\''};
  }
};
template <class Value, std::size_t size>
struct get_info<goalpost::detail::grammar::choice<Value, size>> {
  using result_type = std::string;
  std::string operator()(const goalpost::detail::grammar::choice<Value, size>& parser) const { return parser.name; }
};
template <class Subject>
struct get_info<goalpost::detail::grammar::called_directive<Subject>> {
  using result_type = std::string;
  std::string operator()(const goalpost::detail::grammar::called_directive<Subject>& parser) const {
    return parser.name;
  }
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
  std::string operator()(const goalpost::detail::grammar::depth_limited_directive<Subject>& parser) const {
    return what(parser.subject);
  }
};
template <class Left, class Right>
struct get_info<sequence<Left, Right>> {
  using result_type = std::string;
  std::string operator()(const sequence<Left, Right>& parser) const { return what(parser.left); }
};

}  // namespace boost::spirit::x3
