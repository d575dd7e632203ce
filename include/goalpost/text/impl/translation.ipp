/// Finding a sentence in the tables, and filling it.
#pragma once

#include <algorithm>
#include <cstddef>

#include "goalpost/text/diagnostic.hpp"
#include "goalpost/text/impl/translation.hpp"
#include "goalpost/text/impl/unicode.hpp"

namespace goalpost {
namespace detail::translation {

/// Arguments stand in arguments two or three deep; the limit keeps a text of a user from making it more.
inline constexpr int max_depth = 4;

/// Whether `{3}` stands here: one digit in braces.
inline bool is_slot(std::string_view text) {
  return text.size() >= 3 && text[0] == '{' && unicode::is_digit(text[1]) && text[2] == '}';
}

std::string filled(std::string_view pattern, const std::vector<std::string>& arguments) {
  std::string text;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (!is_slot(pattern.substr(at))) {
      text += pattern[at];
      continue;
    }
    const auto number = static_cast<std::size_t>(pattern[at + 1] - '0');
    at += 2;
    if (number < arguments.size()) text += arguments[number];
  }
  return text;
}

std::string number_in_vietnamese(std::string_view english) {
  std::string text(english);
  for (char& c : text) c = c == ',' ? '.' : c == '.' ? ',' : c;
  return text;
}

const std::vector<std::pair<std::string_view, std::string_view>>& argument_rows() {
  static const std::vector<std::pair<std::string_view, std::string_view>> rows = {
#define GOALPOST_ARGUMENT_VI(english, vietnamese) {english, vietnamese},
#include "goalpost/text/arguments_vi.def"
#undef GOALPOST_ARGUMENT_VI
  };
  return rows;
}

/// Where the first slot of a pattern stands; its size when there is none.
inline std::size_t first_slot(std::string_view pattern) {
  for (std::size_t at = pattern.find('{'); at != std::string_view::npos; at = pattern.find('{', at + 1)) {
    if (is_slot(pattern.substr(at))) return at;
  }
  return pattern.size();
}

/// Whether a text is a pattern with something in each slot; each gets as little as it can. Patterns have few slots, and
/// arguments are short (max_argument_bytes).
inline bool matches(std::string_view pattern, std::string_view text, std::vector<std::string>& captured) {
  const std::size_t slot = first_slot(pattern);
  const std::string_view before = pattern.substr(0, slot);
  if (!text.starts_with(before)) return false;
  text.remove_prefix(before.size());
  if (slot == pattern.size()) return text.empty();
  const auto number = static_cast<std::size_t>(pattern[slot + 1] - '0');
  const std::string_view behind = pattern.substr(slot + 3);
  if (captured.size() <= number) captured.resize(number + 1);
  const std::string_view next = behind.substr(0, first_slot(behind));
  if (behind.empty()) {
    captured[number] = text;
    return !text.empty();
  }
  for (std::size_t end = text.find(next, 1); end != std::string_view::npos; end = text.find(next, end + 1)) {
    if (matches(behind, text.substr(end), captured)) {
      captured[number] = text.substr(0, end);
      return true;
    }
  }
  return false;
}

/// What fills a pattern.
struct Filling {
  const std::vector<std::string>& arguments;
  int depth = max_depth;
  /// Whether what to write is shown as a Vietnamese plan says it.
  bool plan_is_vietnamese = false;
};

inline std::string in_vietnamese(std::string_view pattern, const Filling& filling);

inline std::string argument_within(std::string_view english, int depth, bool plan_is_vietnamese) {
  if (english.empty() || depth == 0) return std::string(english);
  for (const auto& [known, vietnamese] : argument_rows()) {
    std::vector<std::string> captured;
    if (matches(known, english, captured)) return in_vietnamese(vietnamese, {captured, depth - 1, plan_is_vietnamese});
  }
  return std::string(english);
}

/// How a Vietnamese plan writes a piece of the language.
inline std::string_view snippet_in_vietnamese(std::string_view english) {
  static constexpr std::pair<std::string_view, std::string_view> rows[] = {
#define GOALPOST_SNIPPET_VI(english, vietnamese) {english, vietnamese},
#include "goalpost/text/snippets_vi.def"
#undef GOALPOST_SNIPPET_VI
  };
  for (const auto& [known, vietnamese] : rows) {
    if (known == english) return vietnamese;
  }
  return english;
}

/// A pattern without `‹…›`. Where `marks_hold`, `{~0}` and `{#0}` are what they say; else they are `{0}`.
inline std::string filled_slots(std::string_view pattern, const Filling& filling, bool marks_hold) {
  std::string text;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::string_view rest = pattern.substr(at);
    const bool marked = rest.size() >= 4 && rest[0] == '{' && (rest[1] == '~' || rest[1] == '#');
    const std::size_t digit = marked ? 2 : 1;
    const bool slot =
        rest.size() > digit + 1 && rest[0] == '{' && unicode::is_digit(rest[digit]) && rest[digit + 1] == '}';
    if (!slot) {
      text += pattern[at++];
      continue;
    }
    at += digit + 2;
    const auto number = static_cast<std::size_t>(rest[digit] - '0');
    if (number >= filling.arguments.size()) continue;
    const std::string& argument = filling.arguments[number];
    text += !marked || !marks_hold ? argument
            : rest[1] == '~'       ? argument_within(argument, filling.depth, filling.plan_is_vietnamese)
                                   : number_in_vietnamese(argument);
  }
  return text;
}

inline std::string in_vietnamese(std::string_view pattern, const Filling& filling) {
  constexpr std::string_view open = "‹";
  constexpr std::string_view close = "›";
  std::string text;
  while (true) {
    const std::size_t begin = pattern.find(open);
    const std::size_t end = begin == std::string_view::npos ? begin : pattern.find(close, begin);
    if (end == std::string_view::npos) return text + filled_slots(pattern, filling, true);
    text += filled_slots(pattern.substr(0, begin), filling, true);
    std::string_view snippet = pattern.substr(begin + open.size(), end - begin - open.size());
    if (filling.plan_is_vietnamese) snippet = snippet_in_vietnamese(snippet);
    text += '\'' + filled_slots(snippet, filling, filling.plan_is_vietnamese) + '\'';
    pattern.remove_prefix(end + close.size());
  }
}

struct Row {
  Code code;
  std::string_view message;
  std::string_view hint;
};

inline std::string in_vietnamese(std::string_view pattern, const std::vector<std::string>& arguments,
                                 std::string_view plan_language) {
  return in_vietnamese(pattern, {arguments, max_depth, is_vietnamese(plan_language)});
}

/// The row of a code in a language other than English; nullptr when there is none.
inline const Row* row_in(std::string_view language, Code code) {
  if (!is_vietnamese(language)) return nullptr;
  static constexpr Row rows[] = {
#define GOALPOST_DIAGNOSTIC_VI(number, message, hint) {static_cast<Code>(number), message, hint},
#include "goalpost/text/diagnostics_vi.def"
#undef GOALPOST_DIAGNOSTIC_VI
  };
  const auto* const found =
      std::find_if(std::begin(rows), std::end(rows), [code](const Row& row) { return row.code == code; });
  return found == std::end(rows) ? nullptr : found;
}

}  // namespace detail::translation

std::string message_in(const Diagnostic& diagnostic, std::string_view language, std::string_view plan_language) {
  const auto* const row = detail::translation::row_in(language, diagnostic.code);
  return row == nullptr ? diagnostic.message
                        : detail::translation::in_vietnamese(row->message, diagnostic.arguments, plan_language);
}

std::string hint_in(const Diagnostic& diagnostic, std::string_view language, std::string_view plan_language) {
  const auto* const row = detail::translation::row_in(language, diagnostic.code);
  return row == nullptr ? diagnostic.hint
                        : detail::translation::in_vietnamese(row->hint, diagnostic.arguments, plan_language);
}

}  // namespace goalpost
