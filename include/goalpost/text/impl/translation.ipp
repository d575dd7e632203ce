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

inline std::string in_vietnamese(std::string_view pattern, const std::vector<std::string>& arguments, int depth);

inline std::string argument_within(std::string_view english, int depth) {
  if (english.empty() || depth == 0) return std::string(english);
  for (const auto& [known, vietnamese] : argument_rows()) {
    std::vector<std::string> captured;
    if (matches(known, english, captured)) return in_vietnamese(vietnamese, captured, depth - 1);
  }
  return std::string(english);
}

inline std::string in_vietnamese(std::string_view pattern, const std::vector<std::string>& arguments, int depth) {
  constexpr std::string_view open = "‹";
  constexpr std::string_view close = "›";
  std::string text;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::string_view rest = pattern.substr(at);
    if (rest.starts_with(open) || rest.starts_with(close)) {
      text += '\'';
      at += open.size();
      continue;
    }
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
    if (number >= arguments.size()) continue;
    const std::string& argument = arguments[number];
    text += !marked ? argument : rest[1] == '~' ? argument_within(argument, depth) : number_in_vietnamese(argument);
  }
  return text;
}

std::string filled_in_vietnamese(std::string_view pattern, const std::vector<std::string>& arguments) {
  return in_vietnamese(pattern, arguments, max_depth);
}

std::string argument_in_vietnamese(std::string_view english) { return argument_within(english, max_depth); }

struct Row {
  Code code;
  std::string_view message;
  std::string_view hint;
};

/// The Vietnamese row of a code; nullptr when there is none.
inline const Row* vietnamese_row(Code code) {
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

std::string message_in(const Diagnostic& diagnostic, std::string_view language) {
  const bool vietnamese = detail::translation::is_vietnamese(language);
  const auto* const row = vietnamese ? detail::translation::vietnamese_row(diagnostic.code) : nullptr;
  return row == nullptr ? diagnostic.message
                        : detail::translation::filled_in_vietnamese(row->message, diagnostic.arguments);
}

std::string hint_in(const Diagnostic& diagnostic, std::string_view language) {
  const bool vietnamese = detail::translation::is_vietnamese(language);
  const auto* const row = vietnamese ? detail::translation::vietnamese_row(diagnostic.code) : nullptr;
  return row == nullptr ? diagnostic.hint : detail::translation::filled_in_vietnamese(row->hint, diagnostic.arguments);
}

}  // namespace goalpost
