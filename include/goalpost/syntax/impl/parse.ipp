/// parse() and parse_rule(): the text is looked over, its head read, the rest cut into clauses, each clause given to its rule.
#pragma once

#include <string>
#include <utility>

#include "goalpost/syntax/impl/prepare.ipp"
#include "goalpost/syntax/impl/reader.ipp"
#include "goalpost/syntax/parse.hpp"

namespace goalpost {
namespace detail::grammar {

/// Whether so many errors are out that reading on would tell nothing new; says so, at the place where reading stops.
inline bool enough_errors(const State& state, const char* at) {
  if (state.num_errors < state.max_errors()) return false;
  state.out.add(Code::too_many_errors, state.range(at, at), {std::to_string(state.num_errors)});
  return true;
}

/// Whether a word of the head stands at `token`, in any language: `ngôn ngữ vi` says which one it is, in its own words.
inline bool select_head_words(State& state, const char* token) {
  const auto is_head = [&state, token](const Vocabulary& words) {
    const auto found = words.match(State::view(token, state.end()));
    return found && role(found->word) == WordRole::head;
  };
  if (is_head(*state.words)) return true;
  for (const std::string_view language : known_languages()) {
    const Vocabulary* const words = vocabulary(language);
    if (!is_head(*words)) continue;
    state.words = words;
    state.forget_words();
    return true;
  }
  return false;
}

/// `edition` and `language`, in any order. Answers where the head ends.
inline const char* read_head(State& state, const char* at) {
  for (;;) {
    const char* const token = after_space(at, state.end());
    const Vocabulary* const before = state.words;
    if (!select_head_words(state, token)) return at;
    // The value stands on the same line: so an error here costs no more than that line.
    const char* const end = after_line(token, state.end());
    HeadClause head;
    state.begin_clause();
    const char* first = token;
    try {
      x3::phrase_parse(first, end, x3::with<state_tag>(state)[head_clause], skipper{}, head,
                       x3::skip_flag::dont_post_skip);
      at = first;
      state.words = before;
      state.forget_words();
      if (head.language) {
        const Vocabulary* const known = vocabulary(head.language->text);
        if (known == nullptr) {
          std::string names;
          for (const std::string_view name : known_languages()) names.append(names.empty() ? "" : ", ").append(name);
          state.error(Code::unknown_language, head.language->range, {head.language->text, names});
        } else {
          state.words = known;
          state.forget_words();
          state.tree.language = head.language->text;
        }
      } else if (head.edition != 1) {
        state.error(Code::unknown_edition, head.edition_range, {std::to_string(head.edition)});
      }
    } catch (const x3::expectation_failure<const char*>& failure) {
      report_expected(state, failure.where(), failure.which(), end);
      state.words = before;
      state.forget_words();
      at = end;
    }
  }
}

/// Whether the first line is the header of a CSV file: three fields or more, one of them `period`, which no plan begins with.
inline bool is_table_header(std::string_view line) {
  std::size_t num_fields = 0;
  bool has_period = false;
  while (true) {
    const std::size_t end = std::min(line.find_first_of(",;\t"), line.size());
    std::string_view field = line.substr(0, end);
    while (!field.empty() && (field.front() == ' ' || field.front() == '"')) field.remove_prefix(1);
    while (!field.empty() && (field.back() == ' ' || field.back() == '"')) field.remove_suffix(1);
    ++num_fields;
    has_period = has_period || field == "period";
    if (end == line.size()) break;
    line.remove_prefix(end + 1);
  }
  return num_fields >= 3 && has_period;
}

inline void read_plan_text(State& state, const char* at) {
  const char* const line_end = std::find_if(at, state.end(), [](char c) { return c == '\n' || c == '\r'; });
  if (is_table_header(std::string_view(at, static_cast<std::size_t>(line_end - at)))) {
    state.error(Code::table_instead_of_plan, state.range(at, line_end), {});
    return;
  }
  at = read_head(state, at);
  const std::vector<Clause> clauses = split(state, at);
  const auto num = [&clauses](Word word) {
    return static_cast<std::size_t>(
        std::count_if(clauses.begin(), clauses.end(), [word](const Clause& c) { return c.word == word; }));
  };
  state.tree.inputs.reserve(num(Word::input));
  state.tree.indicators.reserve(num(Word::indicator));
  Reader reader(state);
  for (const Clause& clause : clauses) {
    if (enough_errors(state, clause.begin)) break;
    reader.read(clause);
  }
  reader.finish();
}

inline void read_rule_text(State& state, const char* at) {
  const Clause whole_text{at, state.end(), std::nullopt};
  RuleText read;
  const Result result = run(state, rule_text, whole_text, read);
  syntax::Indicator& indicator = state.tree.indicators.emplace_back();
  const char* const begin = after_space(at, state.end());
  const ByteRange everything = state.range(begin, state.end());
  indicator.range = result.reading == Reading::failed ? everything : read.range;
  indicator.name = {"rule", {everything.begin_byte, everything.begin_byte}};
  if (result.reading == Reading::complete) {
    indicator.measure = read.measure;
    indicator.better = read.better;
    indicator.may_exceed_100_percent = read.may_exceed_100_percent;
    indicator.targets.push_back(std::move(read.target));
    return;
  }
  state.roll_back({0, 0, 0});
  indicator.measure = state.push_damaged(everything);
  indicator.damaged = true;
}

}  // namespace detail::grammar

syntax::Tree parse(const Source& source, const Limits& limits, Diagnostics& out) {
  detail::grammar::State state(source, limits, out);
  try {
    const char* const begin = detail::grammar::prepare(state);
    if (begin != nullptr) detail::grammar::read_plan_text(state, begin);
  } catch (const detail::grammar::ClauseAbandoned&) {
    // Too many errors in the head or in the text as such.
  }
  return std::move(state.tree);
}

syntax::Tree parse_rule(const Source& source, const Limits& limits, Diagnostics& out, std::string_view language) {
  detail::grammar::State state(source, limits, out);
  if (const Vocabulary* const words = vocabulary(language)) {
    state.words = words;
    state.tree.language = words->language;
  }
  try {
    const char* const begin = detail::grammar::prepare(state);
    if (begin != nullptr) detail::grammar::read_rule_text(state, begin);
  } catch (const detail::grammar::ClauseAbandoned&) {
    // As above.
  }
  return std::move(state.tree);
}

}  // namespace goalpost
