/// parse() and parse_rule(): the text is looked over, its head read, the rest cut into clauses, each clause given to its rule.
#pragma once

#include <string>
#include <utility>

#include "goalpost/syntax/impl/declarations.ipp"
#include "goalpost/syntax/impl/prepare.ipp"
#include "goalpost/syntax/impl/recovery.ipp"
#include "goalpost/syntax/parse.hpp"

namespace goalpost {
namespace detail::grammar {

/// How a clause was read.
enum class Reading : std::uint8_t {
  complete,
  cut_short,  ///< the clause is whole, but lines behind it make no sense: an error was reported
  failed,
};

struct Result {
  Reading reading = Reading::failed;
  ByteRange range;  ///< what was read, without white space around it
};

/// Bytes of the first line of a clause, without white space at its end: what an error about all of it points at.
[[nodiscard]] inline std::size_t trimmed(const Clause& clause) noexcept {
  std::size_t size = static_cast<std::size_t>(after_line(clause.begin, clause.end) - clause.begin);
  while (size > 0 && (clause.begin[size - 1] == ' ' || clause.begin[size - 1] == '\r' || clause.begin[size - 1] == '\t')) --size;
  return size;
}

/// Runs a rule on the bytes of a clause. What it throws goes no further; what it had built when it failed is taken back.
template <class Rule, class Attribute>
Result run(State& state, const Rule& rule, const Clause& clause, Attribute& attribute) {
  state.begin_clause();
  const State::Mark mark = state.mark();
  const char* first = clause.begin;
  Result result;
  try {
    const bool matched =
        x3::phrase_parse(first, clause.end, x3::with<state_tag>(state)[rule], skipper{}, attribute, x3::skip_flag::dont_post_skip);
    const char* const rest = after_space(first, clause.end);
    result.range = state.range(after_space(clause.begin, first), first);
    result.reading = state.damaged ? Reading::failed : Reading::complete;
    if (!matched || rest != clause.end) {
      const bool new_line = State::view(first, rest).find('\n') != std::string_view::npos;
      const bool stays = matched && new_line && !state.damaged;
      if (stays) result.reading = Reading::cut_short;
      if (!stays) result.reading = Reading::failed;
      report_unexpected(state, first, clause);
    }
  } catch (const x3::expectation_failure<const char*>& failure) {
    result.reading = Reading::failed;
    try {
      report_expected(state, failure.where(), failure.which(), clause.end);
    } catch (const ClauseAbandoned&) {
      // As many errors as anybody would read: the caller sees it by their number.
    }
  } catch (const ClauseAbandoned&) {
    if (result.reading != Reading::cut_short) result.reading = Reading::failed;
  }
  if (result.reading == Reading::failed) {
    result.range = state.range(clause.begin, clause.begin + trimmed(clause));
    state.roll_back(mark);
  }
  return result;
}

/// Puts the clauses of one text together.
class Reader {
 public:
  explicit Reader(State& state) : state_(state) {}

  void read(const Clause& clause) {
    if (!clause.word) {
      read_nothing(clause);
      return;
    }
    const Word word = *clause.word;
    switch (role(word)) {
      case WordRole::head: out_of_place(clause, "the head of the text", "write it before the first declaration"); break;
      case WordRole::declaration: read_declaration(word, clause); break;
      case WordRole::plan_clause:
        if (inside_ != Declaration::plan) {
          out_of_place(clause, "a plan", "it stands below 'plan', before the first input");
        } else if (may_stand(word, clause, word != Word::strata)) {
          read_plan_clause(word, clause);
        }
        break;
      default:
        if (inside_ != Declaration::indicator) {
          out_of_place(clause, "an indicator", "it stands below the word 'indicator' and its name");
        } else if (may_stand(word, clause, word != Word::target)) {
          read_indicator_clause(word, clause);
        }
    }
  }

  void finish() {
    finish_indicator();
    inside_ = Declaration::none;
  }

 private:
  syntax::Tree& tree() { return state_.tree; }
  syntax::PlanHeader& plan() { return repeated_plan_ ? *repeated_plan_ : *tree().plan; }
  syntax::Indicator& indicator() { return tree().indicators.back(); }

  [[nodiscard]] ByteRange word_range(const Clause& clause) const {
    const auto found = state_.words->match(State::view(clause.begin, clause.end));
    return state_.range(clause.begin, clause.begin + (found ? found->num_bytes : 0));
  }

  /// For findings outside of run(): an error that was one too many is no more than that.
  void report(Code code, ByteRange range, std::initializer_list<std::string_view> arguments) {
    try {
      state_.error(code, range, arguments);
    } catch (const ClauseAbandoned&) {
      // The caller looks at the number of errors.
    }
  }

  void out_of_place(const Clause& clause, std::string_view owner, std::string_view hint) {
    const ByteRange range = word_range(clause);
    report(Code::clause_out_of_place, range, {state_.source.text(range), owner, hint});
  }

  /// Whether the clause may stand here, and notes that it did.
  bool may_stand(Word word, const Clause& clause, bool only_once) {
    const auto index = static_cast<std::size_t>(word);
    if (only_once && seen_[index]) {
      const ByteRange range = word_range(clause);
      report(Code::repeated_clause, range, {state_.source.text(range)});
      return false;
    }
    seen_[index] = true;
    return true;
  }

  void read_nothing(const Clause& clause) {
    if (after_space(clause.begin, clause.end) == clause.end) return;
    state_.begin_clause();
    try {
      report_unexpected(state_, clause.begin, clause);
    } catch (const ClauseAbandoned&) {
      // As in report().
    }
    tree().names_incomplete = true;
  }

  void begin_declaration(Declaration declaration) {
    finish_indicator();
    inside_ = declaration;
    seen_.fill(false);
  }

  void read_declaration(Word word, const Clause& clause) {
    if (word == Word::plan) {
      read_plan(clause);
    } else if (word == Word::input) {
      read_input(clause);
    } else {
      read_indicator(clause);
    }
  }

  void read_plan(const Clause& clause) {
    begin_declaration(Declaration::plan);
    if (tree().plan) {
      const ByteRange range = word_range(clause);
      report(Code::repeated_clause, range, {state_.source.text(range)});
      repeated_plan_.emplace();  // its clauses are read, and forgotten
      return;
    }
    syntax::PlanHeader header;
    const Result result = run(state_, plan_clause, clause, header);
    if (result.reading == Reading::failed) header.range = word_range(clause);
    header.damaged = result.reading != Reading::complete;
    tree().plan = std::move(header);
  }

  void read_plan_clause(Word word, const Clause& clause) {
    Result result;
    syntax::PlanHeader& header = plan();
    switch (word) {
      case Word::source: result = assign(source_clause, clause, header.source); break;
      case Word::period:
        result = assign(period_clause, clause, header.periods);
        header.periods_range = result.range;
        break;
      case Word::baseline:
        result = assign(baseline_clause, clause, header.baseline);
        header.baseline_range = result.range;
        break;
      case Word::areas: result = assign(areas_clause, clause, header.areas); break;
      case Word::strata: {
        syntax::StrataClause strata;
        result = run(state_, strata_clause, clause, strata);
        if (result.reading == Reading::failed) {
          tree().names_incomplete = true;
        } else {
          header.strata.push_back(std::move(strata));
        }
        break;
      }
      case Word::missing_children: {
        MissingClause missing;
        result = run(state_, missing_clause, clause, missing);
        header.missing_children = missing.how;
        header.required_share_percent = missing.percent;
        break;
      }
      case Word::about_within: result = assign(tolerance_clause, clause, header.about_tolerance); break;
      case Word::boundary_inclusive: result = assign(boundary_clause, clause, header.boundary_inclusive); break;
      default: result = assign(fiscal_clause, clause, header.fiscal_year_start_month); break;
    }
    header.damaged = header.damaged || result.reading != Reading::complete;
    if (word == Word::areas && result.reading == Reading::failed) tree().names_incomplete = true;
  }

  void read_input(const Clause& clause) {
    begin_declaration(Declaration::input);
    InputClause inputs;
    const Result result = run(state_, input_clause, clause, inputs);
    const bool failed = result.reading == Reading::failed;
    if (failed) {
      inputs.range = state_.range(clause.begin, clause.begin + trimmed(clause));
      tree().names_incomplete = tree().names_incomplete || inputs.names.empty();
    }
    for (syntax::Name& name : inputs.names) {
      syntax::Input& input = tree().inputs.emplace_back(inputs.common);
      input.range = inputs.range;
      input.name = std::move(name);
      input.damaged = failed;
    }
  }

  void read_indicator(const Clause& clause) {
    begin_declaration(Declaration::indicator);
    syntax::Indicator read;
    const Result result = run(state_, indicator_clause, clause, read);
    if (result.reading == Reading::failed) {
      read.range = state_.range(clause.begin, clause.begin + trimmed(clause));
      tree().names_incomplete = tree().names_incomplete || read.name.text.empty();
    }
    read.damaged = result.reading != Reading::complete;
    tree().indicators.push_back(std::move(read));
    open_indicator_ = true;
  }

  void read_indicator_clause(Word word, const Clause& clause) {
    Result result;
    syntax::Indicator& read = indicator();
    switch (word) {
      case Word::measure:
        result = run(state_, measure_clause, clause, read.measure);
        if (result.reading == Reading::failed) read.measure = damaged_expr(clause);
        break;
      case Word::target: {
        syntax::Target target;
        result = run(state_, target_clause, clause, target);
        if (result.reading != Reading::failed) {
          warn_of_nouns(target);
          read.targets.push_back(std::move(target));
        }
        break;
      }
      case Word::part_of: result = assign(part_of_clause, clause, read.part_of); break;
      case Word::lead: result = assign(lead_clause, clause, read.lead); break;
      case Word::support: result = assign(support_clause, clause, read.support); break;
      case Word::better:
        result = assign(better_clause, clause, read.better);
        read.better_range = result.range;
        break;
      default: result = assign(may_exceed_clause, clause, read.may_exceed_100_percent); break;
    }
    read.damaged = read.damaged || result.reading != Reading::complete;
  }

  void finish_indicator() {
    if (!open_indicator_) return;
    open_indicator_ = false;
    syntax::Indicator& read = indicator();
    if (read.measure == syntax::no_expr && !read.damaged) {
      report(Code::indicator_without_measure, read.range, {read.name.text});
      read.damaged = true;
    } else if (read.targets.empty() && !read.damaged) {
      report(Code::indicator_without_target, read.range, {read.name.text});
      read.damaged = true;
    }
    if (read.measure == syntax::no_expr) read.measure = damaged_expr_at(read.range);
  }

  /// Reads a clause whose value goes to one place; what could not be read leaves the place as it was.
  template <class Rule, class Place>
  Result assign(const Rule& rule, const Clause& clause, Place& place) {
    typename Rule::attribute_type value{};
    const Result result = run(state_, rule, clause, value);
    if (result.reading != Reading::failed) place = std::move(value);
    return result;
  }

  syntax::ExprId damaged_expr(const Clause& clause) {
    return damaged_expr_at(state_.range(clause.begin, clause.begin + trimmed(clause)));
  }
  syntax::ExprId damaged_expr_at(ByteRange range) {
    syntax::Expr expr;
    expr.range = range;
    return state_.push(expr);
  }

  /// A misspelled word behind a limit reads as a noun: `by 2% evry year`.
  void warn_of_nouns(const syntax::Target& target) {
    for (const syntax::Level& level : target.levels) warn_of_noun(level.value);
    if (target.high) warn_of_noun(*target.high);
  }
  void warn_of_noun(const syntax::Quantity& limit) {
    if (limit.noun.empty() || !state_.has_room_for_warnings()) return;
    std::string_view rest = limit.noun;
    while (!rest.empty()) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
      const std::string near = nearest_target_word(word);
      if (near.empty()) continue;
      state_.out.add(Code::noun_like_keyword, limit.range, {word, limit.noun, near});
      return;
    }
  }
  [[nodiscard]] std::string nearest_target_word(std::string_view word) const {
    if (word.size() < 4) return {};  // `or`, `by`, `for` are near to too many nouns
    std::vector<std::string> known;
    for (const Vocabulary::Spelling& spelling : state_.words->spellings) {
      if (role(spelling.word) != WordRole::grammar) continue;
      const std::string_view first = spelling.text.substr(0, spelling.text.find(' '));
      if (first.size() >= 4) known.emplace_back(first);
    }
    return nearest_name(word, known);
  }

  State& state_;
  Declaration inside_ = Declaration::none;
  bool open_indicator_ = false;
  std::optional<syntax::PlanHeader> repeated_plan_;
  std::array<bool, 256> seen_{};
};

/// Whether so many errors are out that reading on would tell nothing new; says so, at the place where reading stops.
inline bool enough_errors(const State& state, const char* at) {
  if (state.num_errors < state.max_errors()) return false;
  state.out.add(Code::too_many_errors, state.range(at, at), {std::to_string(state.num_errors)});
  return true;
}

/// `edition` and `language`, in any order. Answers where the head ends.
inline const char* read_head(State& state, const char* at) {
  for (;;) {
    const char* const token = after_space(at, state.end());
    const auto found = state.words->match(State::view(token, state.end()));
    if (!found || role(found->word) != WordRole::head) return at;
    // The value stands on the same line: so an error here costs no more than that line.
    const char* const end = after_line(token, state.end());
    HeadClause head;
    state.begin_clause();
    const char* first = token;
    try {
      x3::phrase_parse(first, end, x3::with<state_tag>(state)[head_clause], skipper{}, head, x3::skip_flag::dont_post_skip);
      at = first;
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
      at = end;
    }
  }
}

inline void read_plan_text(State& state, const char* at) {
  at = read_head(state, at);
  const std::vector<Clause> clauses = split(state, at);
  const auto num = [&clauses](Word word) {
    return static_cast<std::size_t>(std::count_if(clauses.begin(), clauses.end(), [word](const Clause& c) { return c.word == word; }));
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
    indicator.targets.push_back(std::move(read.target));
    return;
  }
  state.roll_back({0, 0, 0});
  syntax::Expr expr;
  expr.range = everything;
  indicator.measure = state.push(expr);
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

syntax::Tree parse_rule(const Source& source, const Limits& limits, Diagnostics& out) {
  detail::grammar::State state(source, limits, out);
  try {
    const char* const begin = detail::grammar::prepare(state);
    if (begin != nullptr) detail::grammar::read_rule_text(state, begin);
  } catch (const detail::grammar::ClauseAbandoned&) {
    // As above.
  }
  return std::move(state.tree);
}

}  // namespace goalpost
