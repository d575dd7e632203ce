/// Many errors in one pass. The text is cut into clauses first, by a scan that knows quotes, comments and clause words, and
/// nothing else: so an unclosed parenthesis ends where the next clause begins. And: what to say where the grammar gave up.
#pragma once

#include <string>
#include <vector>

#include "goalpost/syntax/impl/numbers.ipp"

namespace goalpost::detail::grammar {

// ---------------------------------------------------------------- cutting the text into clauses

struct Clause {
  const char* begin;
  const char* end;
  std::optional<Word> word;  ///< none: what stands before the first clause word
};

enum class Declaration : std::uint8_t { none, plan, input, indicator };

[[nodiscard]] inline const char* after_line(const char* at, const char* last) noexcept {
  while (at != last && *at != '\n') ++at;
  return at;
}

/// The same rule as after_quoted(), without reading.
[[nodiscard]] inline const char* skip_quoted(const char* at, const char* last) noexcept {
  const char quote = *at++;
  for (; at != last && *at != '\n'; ++at) {
    if (*at != quote) continue;
    if (at + 1 == last || at[1] != quote) return at + 1;
    ++at;
  }
  return at;
}

/// Whether a value follows on the same line: `edition 2`, and not the beginning of a measure that has an input named edition.
[[nodiscard]] inline bool has_value_behind(const char* at, const char* last) noexcept {
  while (at != last && (*at == ' ' || *at == '\t')) ++at;
  return is_name_part_at(at, last);
}

/// Vietnamese words that are part of a sentence rather than the beginning of a clause: behind a number a noun stands
/// (`5 chỉ tiêu`), and a single syllable (`cấp`, `kỳ`, `thuộc`) begins a clause at the start of a line only.
[[nodiscard]] inline bool is_mid_sentence(const Vocabulary::Match& found, std::string_view word, bool starts_line,
                                          bool behind_number) {
  if (!found.native || starts_line) return false;
  return behind_number || word.find_first_of(" \t") == std::string_view::npos;
}

[[nodiscard]] inline bool begins_clause(const Vocabulary::Match& found, const char* at, const char* last,
                                        bool starts_line, Declaration inside) {
  switch (role(found.word)) {
    case WordRole::declaration: return true;
    case WordRole::plan_clause: return starts_line || inside == Declaration::plan;
    case WordRole::indicator_clause: return starts_line || inside == Declaration::indicator;
    case WordRole::head: return starts_line && has_value_behind(at + found.num_bytes, last);
    case WordRole::grammar:
    case WordRole::tail:
    case WordRole::soft: break;
  }
  return false;
}

[[nodiscard]] inline Declaration declared_by(Word word, Declaration before) noexcept {
  if (word == Word::plan) return Declaration::plan;
  if (word == Word::input) return Declaration::input;
  if (word == Word::indicator) return Declaration::indicator;
  return before;
}

/// Linear in the length of the text. Every byte from `at` on belongs to one clause.
[[nodiscard]] inline std::vector<Clause> split(const State& state, const char* at) {
  const char* const last = state.end();
  std::vector<Clause> clauses = {{at, last, std::nullopt}};
  Declaration inside = Declaration::none;
  bool starts_line = true;
  // Behind `indicator 3a` a name is due: a clause word that stands there is meant as one, and is told so.
  bool name_is_due = false;
  bool behind_number = false;
  while (at != last) {
    if (*at == '\n') {
      starts_line = true;
      name_is_due = false;
      ++at;
    } else if (*at == '#') {
      at = after_line(at, last);
    } else if (const std::size_t space = unicode::span_of_space(State::view(at, last)); space > 0) {
      at += space;
    } else if (*at == '"' || *at == '`') {
      name_is_due = name_is_due && *at == '"';
      behind_number = false;
      at = skip_quoted(at, last);
      starts_line = false;
    } else if (const std::size_t span = unicode::span_of_name_parts(State::view(at, last)); span > 0) {
      const bool digit = unicode::is_digit(*at);
      const auto found = digit ? std::nullopt : state.words->match(State::view(at, last));
      // `năm 2025` below `kế hoạch` is its period.
      const bool period = found && found->native && found->word == Word::the_year && starts_line &&
                          inside == Declaration::plan && has_value_behind(at + found->num_bytes, last);
      const bool begins = found && !name_is_due && (period || begins_clause(*found, at, last, starts_line, inside)) &&
                          !is_mid_sentence(*found, State::view(at, at + found->num_bytes), starts_line,
                                           behind_number && inside == Declaration::indicator);
      if (begins) {
        clauses.back().end = at;
        clauses.push_back({at, last, period ? Word::period : found->word});
        inside = declared_by(found->word, inside);
      }
      behind_number = digit;
      name_is_due = begins ? role(found->word) == WordRole::declaration : name_is_due && digit;
      at += found ? found->num_bytes : span;
      starts_line = false;
    } else {
      name_is_due = name_is_due && (*at == '.' || *at == '-');  // of a label
      behind_number = false;
      ++at;
      starts_line = false;
    }
  }
  return clauses;
}

// ---------------------------------------------------------------- what to say

/// What stands where the grammar gave up.
struct Found {
  ByteRange range;
  std::string text;  ///< "'pre'", "end of line"
  bool is_token = false;
  bool new_line = false;  ///< the token stands on a later line than what was read
};

[[nodiscard]] inline Found found_at(State& state, const char* where, const char* clause_end) {
  const char* const last = state.end();
  const char* const at = after_space(where, last);
  Found found;
  found.new_line = State::view(where, at).find('\n') != std::string_view::npos;
  found.range = state.range(where, where);
  if (at == last) {
    found.text = "the end of the text";
    return found;
  }
  if (at >= clause_end && found.new_line) {
    found.text = "end of line";
    return found;
  }
  std::size_t span = unicode::span_of_name_parts(State::view(at, last));
  const auto word = state.words->match(State::view(at, last));
  if (word) {
    span = word->num_bytes;
  } else if (*at == '"' || *at == '`') {
    span = static_cast<std::size_t>(skip_quoted(at, last) - at);
  } else if (const NumberReading reading = read_number(State::view(at, last), state.words->numbers);
             reading.num_bytes > 0) {
    span = std::max(span, reading.num_bytes);
  }
  if (span == 0) span = unicode::decode(State::view(at, last)).num_bytes;
  found.is_token = true;
  found.range = state.range(at, at + span);
  const std::string_view token = State::view(at, at + span);
  constexpr std::size_t max_shown = 40;
  const std::size_t shown = unicode::cut_at(token, max_shown);
  found.text = "'" + std::string(token.substr(0, shown)) + (shown < token.size() ? "…'" : "'");
  return found;
}

struct Suggestion {
  std::string_view expected;
  std::string_view write;
};
inline constexpr Suggestion suggestions[] = {
    {"a denominator such as 'per 1,000'", "write e.g. 'per 1,000'"},
    {"a measure such as 'deaths per 1,000 births'", "write what is measured, from inputs and numbers"},
    {"what to compare with: 'prior year', 'prior period', 'baseline', a year or 'mean of last 3 years'",
     "write e.g. 'versus prior year'"},
    {"a target such as 'below 9 per 1,000', 'at least 90%' or 'reduce by 30% versus 2024'",
     "write what is to be reached"},
    {"'down to', 'to' or 'up to' and a level", "write e.g. 'reduce from 10% down to 8%'"},
    {"'by' and a size, or 'to' and a level", "write e.g. 'reduce from 10% down to 8%'"},
    {"a quoted text", "write it in double quotes"},
    {"the name of the indicator", "write e.g. 'indicator 3a neonatal_mortality \"Neonatal mortality\"'"},
    {"the name of the plan", "write e.g. 'plan children_2025 \"Plan for children\"'"},
    {"the name of an input", "write e.g. 'input live_births count'"},
    {"the kind of the input: count, %, ‰, per 1,000, points, number, date or a currency such as VND",
     "write e.g. 'input live_births count'"},
    {"'up'", "write e.g. 'from 100 up', or 'at least 100'"},
    {"')'", "close the parenthesis"},
    {"a figure such as 9, 4.5% or 9 per 1,000", "write the number with its unit"},
    {"a condition", "write a comparison, e.g. 'cases > 0'"},
    {"'then'", "write 'if … then … else …'"},
    {"'else'", "write 'if … then … else …'"},
    {"':'", "write e.g. 'strata residence: rural, urban'"},
    {"'100%'", "write 'may exceed 100%'"},
};

/// Words that a misspelled one may have meant.
[[nodiscard]] inline std::string nearest_word(const State& state, std::string_view wanted, bool only_clauses) {
  const std::size_t span = unicode::span_of_name(wanted);
  if (span < 3) return {};
  std::vector<std::string> known;
  for (const Vocabulary::Spelling& spelling : state.words->spellings) {
    const WordRole where = role(spelling.word);
    const bool clause =
        where == WordRole::declaration || where == WordRole::plan_clause || where == WordRole::indicator_clause;
    if (only_clauses && !clause) continue;
    // Of several words the first is enough to be recognised by: 'part' is near to 'prat of'.
    known.emplace_back(spelling.text.substr(0, spelling.text.find(' ')));
  }
  const std::string found = nearest_name(wanted.substr(0, span), known);
  if (found.empty()) return {};
  for (const Vocabulary::Spelling& spelling : state.words->spellings) {
    if (spelling.text == found || spelling.text.starts_with(found + ' ')) return std::string(spelling.text);
  }
  return found;
}

/// Typed by word processors, and no part of the language.
[[nodiscard]] inline bool is_curly_quote(std::string_view token) noexcept {
  return token == "“" || token == "”" || token == "„" || token == "‘" || token == "’" || token == "«" || token == "»";
}
inline constexpr std::string_view straight_quotes = "texts stand in straight quotes: \"…\"";

/// `>` did not find what it needs.
inline void report_expected(State& state, const char* where, const std::string& expected, const char* clause_end) {
  const Found found = found_at(state, where, clause_end);
  const std::string_view token = state.source.text(found.range);
  const bool wants_name = expected.find("name") != std::string::npos;
  if (found.is_token && wants_name && is_reserved_at(state, state.begin() + found.range.begin_byte, state.end()) &&
      unicode::span_of_name(token) > 0) {
    state.error(Code::reserved_name, found.range, {token});
    return;
  }
  std::string hint = "found " + found.text;
  const std::string near = found.is_token && !wants_name ? nearest_word(state, token, false) : std::string();
  if (!near.empty() && near != token) {
    hint += "; did you mean '" + near + "'?";
  } else if (is_curly_quote(token)) {
    hint.append("; ").append(straight_quotes);
  } else {
    for (const Suggestion& row : suggestions) {
      if (row.expected == expected) hint += "; " + std::string(row.write);
    }
  }
  state.error(Code::expected, found.range, {expected, hint});
}

/// The language whose declaration stands here, in a text that did not say it is written in it; "" for none.
[[nodiscard]] inline std::string_view language_of_declaration(const State& state, std::string_view text) {
  for (const std::string_view language : known_languages()) {
    const auto found = vocabulary(language)->match(text);
    if (language != state.words->language && found && found->native && role(found->word) == WordRole::declaration)
      return language;
  }
  return {};
}

/// The clause is complete, and something stands behind it.
inline void report_unexpected(State& state, const char* where, const Clause& clause) {
  const Found found = found_at(state, where, clause.end);
  const std::string_view token = state.source.text(found.range);
  const std::string_view before = State::view(clause.begin, where);
  std::string hint;
  if (is_curly_quote(token)) {
    hint = straight_quotes;
  } else if (const auto language =
                 language_of_declaration(state, State::view(state.begin() + found.range.begin_byte, state.end()));
             !language.empty()) {
    hint = "write 'language " + std::string(language) + "' before it, at the head of the text";
  } else if (token == ")") {
    hint = "no parenthesis is open here";
  } else if (token == "(" && !before.empty() && unicode::is_name_part(static_cast<unsigned char>(before.back()))) {
    hint = "functions are min, max, abs, prior and total";
  } else if (const std::string near = nearest_word(state, token, found.new_line); !near.empty() && near != token) {
    hint = "did you mean '" + near + "'?";
  } else if (found.new_line || !clause.word) {
    hint =
        "a declaration begins with 'plan', 'input' or 'indicator', a clause with a word such as 'measure' or 'target'";
  } else if (clause.word == Word::measure) {
    hint = "an operator is missing, or a word of the language is misspelled";
  } else {
    hint = "what stands before it is complete";
  }
  state.error(Code::unexpected, found.range, {token, hint});
}

}  // namespace goalpost::detail::grammar
