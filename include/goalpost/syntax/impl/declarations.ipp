/// Declarations and their clauses: the plan and its header, inputs, indicators. Each clause is a rule of its own, run on the
/// bytes of that clause alone, so that an error in one cannot reach the next.
#pragma once

#include <boost/fusion/include/at_c.hpp>
#include <vector>

#include "goalpost/syntax/impl/targets.ipp"

namespace goalpost::detail::grammar {

/// One `input` declaration may declare several inputs, alike but for the name.
struct InputClause {
  ByteRange range;
  std::vector<syntax::Name> names;
  syntax::Input common;
};

/// `fiscal year from July`, `missing children require 90%`, `better lower`: what a clause says in one value.
struct MissingClause {
  syntax::MissingChildren how = syntax::MissingChildren::refuse;
  Decimal percent;
};

struct HeadClause {
  std::int64_t edition = 0;
  ByteRange edition_range;
  std::optional<syntax::Name> language;
};

/// A language is named by letters alone; which ones are known is said by the vocabulary.
struct language_terminal : terminal<language_terminal, syntax::Name> {
  const char* match(State& state, const char* at, const char* last, syntax::Name& name) const {
    const std::size_t span = unicode::span_of_name(State::view(at, last));
    if (span == 0) return nullptr;
    name = named(state, State::view(at, at + span), state.range(at, at + span));
    return at + span;
  }
};

namespace declaration_actions {

inline constexpr auto set_name = [](auto& context) { x3::_val(context).name = std::move(x3::_attr(context)); };
inline constexpr auto set_title = [](auto& context) { x3::_val(context).title = std::move(x3::_attr(context)); };
inline constexpr auto set_label = [](auto& context) { x3::_val(context).label = std::move(x3::_attr(context)); };
inline constexpr auto assign = [](auto& context) { x3::_val(context) = std::move(x3::_attr(context)); };
inline constexpr auto append = [](auto& context) { x3::_val(context).push_back(std::move(x3::_attr(context))); };

inline constexpr auto set_singular = [](auto& context) { x3::_val(context).singular = std::move(x3::_attr(context)); };
inline constexpr auto set_plural = [](auto& context) { x3::_val(context).plural = std::move(x3::_attr(context)); };
inline constexpr auto set_dimension = [](auto& context) {
  x3::_val(context).dimension = std::move(x3::_attr(context));
};
inline constexpr auto add_value = [](auto& context) {
  x3::_val(context).values.push_back(std::move(x3::_attr(context)));
};

template <syntax::MissingChildren how>
inline constexpr auto set_missing = [](auto& context) { x3::_val(context).how = how; };
inline constexpr auto set_required = [](auto& context) { x3::_val(context).percent = x3::_attr(context); };

inline constexpr auto add_name = [](auto& context) {
  x3::_val(context).names.push_back(std::move(x3::_attr(context)));
};
inline constexpr auto set_kind = [](auto& context) { x3::_val(context).common.kind = x3::_attr(context); };
inline constexpr auto set_permille = [](auto& context) {
  x3::_val(context).common.kind = syntax::InputKind::per;
  x3::_val(context).common.per_n = 1000;
};
inline constexpr auto set_per = [](auto& context) {
  x3::_val(context).common.kind = syntax::InputKind::per;
  x3::_val(context).common.per_n = x3::_attr(context);
};
inline constexpr auto set_currency = [](auto& context) {
  x3::_val(context).common.kind = syntax::InputKind::money;
  x3::_val(context).common.currency = std::move(x3::_attr(context));
};
enum class InputTail : std::uint32_t { by = 1, column = 2, roll_up = 4 };
template <InputTail tail>
inline constexpr auto once = [](auto& context) {
  State& state = state_of(context);
  const auto bit = static_cast<std::uint32_t>(tail);
  if ((state.tails & bit) != 0)
    state.error(Code::repeated_clause, state.last_word, {state.source.text(state.last_word)});
  state.tails |= bit;
};
inline constexpr auto add_by = [](auto& context) {
  x3::_val(context).common.by.push_back(std::move(x3::_attr(context)));
};
inline constexpr auto set_column = [](auto& context) {
  x3::_val(context).common.column = std::move(x3::_attr(context));
};
inline constexpr auto set_roll_up = [](auto& context) { x3::_val(context).common.roll_up = x3::_attr(context); };

inline constexpr auto set_edition = [](auto& context) {
  x3::_val(context).edition = x3::_attr(context);
  x3::_val(context).edition_range = {state_of(context).last_word.begin_byte,
                                     state_of(context).offset(x3::_where(context).begin())};
};
inline constexpr auto set_language = [](auto& context) { x3::_val(context).language = std::move(x3::_attr(context)); };

}  // namespace declaration_actions

// ---------------------------------------------------------------- the plan and its header

#define GOALPOST_RULE(name, attribute, what) \
  struct name##_class;                       \
  inline constexpr x3::rule<name##_class, attribute> name = what

GOALPOST_RULE(head_clause, HeadClause, "'edition' or 'language'");
GOALPOST_RULE(plan_clause, syntax::PlanHeader, "a plan");
GOALPOST_RULE(source_clause, syntax::Name, "a source");
GOALPOST_RULE(period_clause, std::vector<Period>, "the periods that are judged");
GOALPOST_RULE(baseline_clause, int, "a baseline");
GOALPOST_RULE(area_level, syntax::AreaLevel, "the name of an area level");
GOALPOST_RULE(areas_clause, std::vector<syntax::AreaLevel>, "the area levels");
GOALPOST_RULE(strata_clause, syntax::StrataClause, "strata");
GOALPOST_RULE(missing_clause, MissingClause, "what to do when children are missing");
GOALPOST_RULE(tolerance_clause, syntax::Quantity, "a tolerance");
GOALPOST_RULE(boundary_clause, bool, "'boundary inclusive'");
GOALPOST_RULE(fiscal_clause, int, "the fiscal year");
GOALPOST_RULE(small_counts_clause, syntax::SmallCounts, "the counts that are not shown");

inline constexpr auto head_clause_def = [] {
  using namespace declaration_actions;
  return (keyword(Word::edition) > called("the number of an edition")[whole_terminal{}][set_edition]) |
         (keyword(Word::language) > called("a language such as en or vi")[language_terminal{}][set_language]);
}();

inline constexpr auto plan_clause_def = [] {
  using namespace declaration_actions;
  return spanned[keyword(Word::plan) > called("the name of the plan")[bare_name][set_name] >>
                 -text_terminal{}[set_title]];
}();
inline constexpr auto source_clause_def = keyword(Word::source) > quoted_text[declaration_actions::assign];
inline constexpr auto period_clause_def = [] {
  const auto period =
      called("a period such as 2025, 2025-H1, 2025-Q3 or 2025-11")[period_terminal{}][declaration_actions::append];
  return (keyword(Word::period) | native(Word::the_year)) > period >> *(comma > period);
}();
inline constexpr auto baseline_clause_def = keyword(Word::baseline) > year[declaration_actions::assign];
inline constexpr auto area_level_def = [] {
  using namespace declaration_actions;
  const auto name = called("the name of an area level")[bare_name];
  return bare_name[set_singular] >> -(keyword(Word::divided_by) > name[set_plural]);
}();
inline constexpr auto areas_clause_def = keyword(Word::areas) > area_level[declaration_actions::append] >>
                                         *(keyword(Word::above) > area_level[declaration_actions::append]);
inline constexpr auto strata_clause_def = [] {
  using namespace declaration_actions;
  const auto value = called("the name of a stratum")[name_or_text][add_value];
  return keyword(Word::strata) > called("the name of a dimension, such as 'residence'")[bare_name][set_dimension] >
         symbol(':') > value >> *(comma > value);
}();
inline constexpr auto missing_clause_def = [] {
  using namespace declaration_actions;
  using How = syntax::MissingChildren;
  const auto how = keyword(Word::refuse)[set_missing<How::refuse>] | keyword(Word::allow)[set_missing<How::allow>] |
                   (keyword(Word::require)[set_missing<How::require>] >
                    called("a percentage such as 90%")[number][set_required] > keyword(Word::percent));
  return keyword(Word::missing_children) > called("'refuse', 'allow' or 'require 90%'")[how];
}();
inline constexpr auto tolerance_clause_def = keyword(Word::about_within) > quantity[declaration_actions::assign];
inline constexpr auto boundary_clause_def = keyword(Word::boundary_inclusive) >> x3::attr(true);
inline constexpr choice<int, 12> month("a month such as July", {{Word::january, 1},
                                                                {Word::february, 2},
                                                                {Word::march, 3},
                                                                {Word::april, 4},
                                                                {Word::may, 5},
                                                                {Word::june, 6},
                                                                {Word::july, 7},
                                                                {Word::august, 8},
                                                                {Word::september, 9},
                                                                {Word::october, 10},
                                                                {Word::november, 11},
                                                                {Word::december, 12}});
inline constexpr auto fiscal_clause_def = keyword(Word::fiscal_year) >
                                          keyword(Word::from) > month[declaration_actions::assign];
inline constexpr auto set_low = [](auto& context) { x3::_val(context).low = x3::_attr(context); };
inline constexpr auto set_high = [](auto& context) { x3::_val(context).high = x3::_attr(context); };
inline constexpr auto small_counts_clause_def = keyword(Word::suppress_counts) > whole[set_low] >
                                                keyword(Word::to) > whole[set_high];

// ---------------------------------------------------------------- inputs

GOALPOST_RULE(input_clause, InputClause, "an input");

inline constexpr choice<syntax::InputKind, 5> simple_kind("a kind", {{Word::count, syntax::InputKind::count},
                                                                     {Word::percent, syntax::InputKind::percent},
                                                                     {Word::points, syntax::InputKind::points},
                                                                     {Word::number, syntax::InputKind::number},
                                                                     {Word::date, syntax::InputKind::date}});
inline constexpr choice<syntax::RollUp, 3> roll_up("'sum', 'last' or 'none'", {{Word::sum, syntax::RollUp::sum},
                                                                               {Word::last, syntax::RollUp::last},
                                                                               {Word::none, syntax::RollUp::none}});

inline constexpr auto input_clause_def = [] {
  using namespace declaration_actions;
  const auto name = called("the name of an input")[bare_name][add_name];
  const auto dimension = called("the name of a dimension")[bare_name][add_by];
  const auto kind = simple_kind[set_kind] | keyword(Word::permille)[set_permille] |
                    (keyword(Word::per) > per_base[set_per]) | currency_terminal{}[set_currency];
  const auto by =
      (keyword(Word::by) | keyword(Word::broken_down_by))[once<InputTail::by>] > dimension >> *(comma > dimension);
  const auto column = keyword(Word::from)[once<InputTail::column>] > quoted_text[set_column];
  const auto rolled_up = keyword(Word::roll_up)[once<InputTail::roll_up>] > roll_up[set_roll_up];
  return spanned
      [keyword(Word::input) > name >> *(comma > name) >
       called("the kind of the input: count, %, ‰, per 1,000, points, number, date or a currency such as VND")[kind] >>
       *(by | column | rolled_up)];
}();

// ---------------------------------------------------------------- indicators

GOALPOST_RULE(indicator_clause, syntax::Indicator, "an indicator");
GOALPOST_RULE(measure_clause, ExprId, "a measure");
GOALPOST_RULE(part_of_clause, syntax::Name, "a whole");
GOALPOST_RULE(lead_clause, std::vector<syntax::Name>, "who leads");
GOALPOST_RULE(support_clause, std::vector<syntax::Name>, "who supports");
GOALPOST_RULE(better_clause, syntax::Better, "the better direction");
GOALPOST_RULE(may_exceed_clause, bool, "'may exceed 100%'");

inline constexpr auto indicator_clause_def = [] {
  using namespace declaration_actions;
  return spanned[(keyword(Word::indicator) >> -label_terminal{}[set_label]) >
                 called("the name of the indicator")[bare_name][set_name] >> -text_terminal{}[set_title]];
}();

/// A measure has a value: no condition stands for it.
inline constexpr auto take_measure = [](auto& context) {
  need_figure(state_of(context), x3::_attr(context));
  x3::_val(context) = x3::_attr(context);
};
inline constexpr auto measure_figure = called("a measure such as 'deaths per 1,000 births'")[figure];
inline constexpr auto measure_clause_def = keyword(Word::measure) > measure_figure[take_measure];
inline constexpr auto part_of_clause_def = keyword(Word::part_of) >
                                           called("the name of an indicator")[bare_name][declaration_actions::assign];
inline constexpr auto quoted_list = quoted_text[declaration_actions::append] >>
                                    *(comma > quoted_text[declaration_actions::append]);
inline constexpr auto lead_clause_def = keyword(Word::lead) > quoted_list;
inline constexpr auto support_clause_def = keyword(Word::support) > quoted_list;
inline constexpr choice<syntax::Better, 2> direction("'lower' or 'higher'", {{Word::lower, syntax::Better::lower},
                                                                             {Word::higher, syntax::Better::higher}});
inline constexpr auto better_clause_def = keyword(Word::better) > direction[declaration_actions::assign];

/// The one share that can be exceeded.
struct hundred_percent_terminal : terminal<hundred_percent_terminal, x3::unused_type> {
  const char* match(State& state, const char* at, const char* last, x3::unused_type) const {
    const NumberReading reading = read_number(State::view(at, last), state.words->numbers);
    if (reading.problem != NumberProblem::none || normalised(reading.value) != Decimal{100, 0}) return nullptr;
    const char* const sign = after_space(at + reading.num_bytes, last);
    const auto found = sign == last ? std::nullopt : state.word_at(sign, last);
    return found && found->word == Word::percent ? sign + found->num_bytes : nullptr;
  }
};
inline constexpr auto may_exceed_clause_def = keyword(Word::may_exceed) >
                                              called("'100%'")[hundred_percent_terminal{}] >> x3::attr(true);

// ---------------------------------------------------------------- a rule: one measure and one target

/// `cases maintain better lower`: what an indicator would say in clauses of its own may follow the target.
struct RuleText {
  ByteRange range;
  ExprId measure = syntax::no_expr;
  syntax::Target target;
  syntax::Better better = syntax::Better::unset;
  bool may_exceed_100_percent = false;
};
GOALPOST_RULE(rule_text, RuleText, "a rule");

inline constexpr auto set_measure = [](auto& context) {
  need_figure(state_of(context), x3::_attr(context));
  x3::_val(context).measure = x3::_attr(context);
};
inline constexpr auto set_rule_target = [](auto& context) { x3::_val(context).target = std::move(x3::_attr(context)); };
inline constexpr auto set_rule_better = [](auto& context) { x3::_val(context).better = x3::_attr(context); };
inline constexpr auto set_rule_may_exceed = [](auto& context) { x3::_val(context).may_exceed_100_percent = true; };
inline constexpr auto rule_text_def =
    spanned[x3::expect[measure_figure[set_measure]] > target_body[set_rule_target] >> -better_clause[set_rule_better] >>
            -may_exceed_clause[set_rule_may_exceed]];

#undef GOALPOST_RULE

BOOST_SPIRIT_DEFINE(head_clause, plan_clause, source_clause, period_clause, baseline_clause, area_level, areas_clause,
                    strata_clause, missing_clause, tolerance_clause, boundary_clause, fiscal_clause,
                    small_counts_clause)
BOOST_SPIRIT_DEFINE(input_clause, indicator_clause, measure_clause, part_of_clause, lead_clause, support_clause,
                    better_clause, may_exceed_clause, rule_text)

}  // namespace goalpost::detail::grammar
