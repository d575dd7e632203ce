/// Runs the grammar on one clause after another and puts what they say together.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "goalpost/syntax/impl/declarations.ipp"
#include "goalpost/syntax/impl/recovery.ipp"

namespace goalpost::detail::grammar {

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
  auto size = static_cast<std::size_t>(after_line(clause.begin, clause.end) - clause.begin);
  while (size > 0 &&
         (clause.begin[size - 1] == ' ' || clause.begin[size - 1] == '\r' || clause.begin[size - 1] == '\t'))
    --size;
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
    const bool matched = x3::phrase_parse(first, clause.end, x3::with<state_tag>(state)[rule], skipper{}, attribute,
                                          x3::skip_flag::dont_post_skip);
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
        header.missing_children_range = result.range;
        header.required_share_percent = missing.percent;
        break;
      }
      case Word::about_within: result = assign(tolerance_clause, clause, header.about_tolerance); break;
      case Word::boundary_inclusive:
        result = assign(boundary_clause, clause, header.boundary_inclusive);
        header.boundary_range = result.range;
        break;
      case Word::suppress_counts:
        result = assign(small_counts_clause, clause, header.suppress_counts);
        if (header.suppress_counts) header.suppress_counts->range = result.range;
        break;
      default:
        result = assign(fiscal_clause, clause, header.fiscal_year_start_month);
        header.fiscal_year_range = result.range;
        break;
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
      default:
        result = assign(may_exceed_clause, clause, read.may_exceed_100_percent);
        read.may_exceed_range = result.range;
        break;
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
    if (read.measure == syntax::no_expr) read.measure = state_.push_damaged(read.range);
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
    return state_.push_damaged(state_.range(clause.begin, clause.begin + trimmed(clause)));
  }

  /// A misspelled word behind a limit reads as a noun: `by 2% evry year`.
  void warn_of_nouns(const syntax::Target& target) {
    for (const syntax::Level& level : target.levels) warn_of_noun(level.value);
    if (target.high) warn_of_noun(*target.high);
  }
  void warn_of_noun(const syntax::Quantity& limit) {
    if (limit.noun.empty() || !state_.has_room_for_warnings()) return;
    std::string_view rest = limit.noun;
    constexpr int max_words = 4;  // a keyword stands near the limit, and comparing costs
    for (int i = 0; i < max_words && !rest.empty(); ++i) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
      const std::string near = nearest_target_word(word);
      if (near.empty()) continue;
      state_.out.add(Code::noun_like_keyword, limit.range, {word, limit.noun, near});
      return;
    }
  }
  [[nodiscard]] std::string nearest_target_word(std::string_view word) const {  // the lists are the same for every text
    if (word.size() < 4) return {};  // `or`, `by`, `for` are near to too many nouns
    static const std::vector<std::string> english = target_words(*vocabulary("en"));
    static const std::vector<std::string> vietnamese = target_words(*vocabulary("vi"));
    return nearest_name(word, state_.words->language == "vi" ? vietnamese : english);
  }
  static std::vector<std::string> target_words(const Vocabulary& words) {
    std::vector<std::string> known;
    for (const Vocabulary::Spelling& spelling : words.spellings) {
      if (spelling.native || role(spelling.word) != WordRole::grammar)
        continue;  // syllables are near to too many nouns
      const std::string_view first = spelling.text.substr(0, spelling.text.find(' '));
      if (first.size() >= 4) known.emplace_back(first);
    }
    return known;
  }

  State& state_;
  Declaration inside_ = Declaration::none;
  bool open_indicator_ = false;
  std::optional<syntax::PlanHeader> repeated_plan_;
  std::array<bool, 256> seen_{};
};

}  // namespace goalpost::detail::grammar
