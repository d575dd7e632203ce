/// Targets: the form (a level, a range, a change, …), then tails in any order.
#pragma once

#include "goalpost/syntax/impl/expressions.ipp"

namespace goalpost::detail::grammar {

using syntax::Comparator;
using syntax::Form;

/// One bit for each tail that may stand only once.
enum class Tail : std::uint32_t {
  versus = 1U << 0U,
  every_year = 1U << 1U,
  line = 1U << 2U,
  tolerance = 1U << 3U,
  for_level = 1U << 4U,
  areas = 1U << 5U,
  in_year = 1U << 6U,
  when = 1U << 7U,
  if_any = 1U << 8U,
};

inline void need_once(State& state, Tail tail, ByteRange where) {
  const auto bit = static_cast<std::uint32_t>(tail);
  if ((state.tails & bit) != 0) state.error(Code::repeated_clause, where, {state.source.text(where)});
  state.tails |= bit;
}

namespace target_actions {

template <Tail tail>
inline constexpr auto once = [](auto& context) { need_once(state_of(context), tail, state_of(context).last_word); };

// ---- the form

template <Form form>
inline constexpr auto set_form = [](auto& context) { x3::_val(context).form = form; };
/// `reduce to 8%` is a level whose direction the verb gives.
template <Form verb>
inline constexpr auto set_level_of_verb = [](auto& context) {
  x3::_val(context).form = Form::level;
  x3::_val(context).verb = verb;
};
inline constexpr auto set_comparator = [](auto& context) { x3::_val(context).comparator = x3::_attr(context); };
template <Comparator comparator>
inline constexpr auto compare = [](auto& context) { x3::_val(context).comparator = comparator; };
inline constexpr auto add_level = [](auto& context) {
  syntax::Target& target = x3::_val(context);
  syntax::Level level;
  level.value = std::move(x3::_attr(context));
  if (level.value.scale == syntax::Scale::times && target.form == Form::level) target.form = Form::factor;
  target.levels.push_back(std::move(level));
};
inline constexpr auto set_high = [](auto& context) {
  syntax::Target& target = x3::_val(context);
  take_unit(state_of(context), target.levels.back().value, x3::_attr(context));
  target.high = std::move(x3::_attr(context));
};
inline constexpr auto set_start = [](auto& context) { x3::_val(context).start = std::move(x3::_attr(context)); };
/// `reduce from 10 to 8%`: the unit stands once, behind the second figure.
inline constexpr auto unify_start = [](auto& context) {
  syntax::Target& target = x3::_val(context);
  if (target.start && !target.levels.empty()) take_unit(state_of(context), *target.start, target.levels.front().value);
};
/// `giảm từ 2 đến 3%`: what was read as the start is the near end of a range.
template <Form verb>
inline constexpr auto set_range = [](auto& context) {
  syntax::Target& target = x3::_val(context);
  target.form = verb;
  syntax::Level& level = target.levels.emplace_back();
  level.value = std::move(*target.start);
  target.start.reset();
  take_unit(state_of(context), level.value, x3::_attr(context));
  target.high = std::move(x3::_attr(context));
};
/// `giảm 2%/năm`, and `từ 2 đến 3%/năm`: a share of the base is no amount that is spent within a year, so it is lost
/// every year.
inline constexpr auto take_per_year = [](auto& context) {
  syntax::Target& target = x3::_val(context);
  const auto is_rate = [](const syntax::Quantity& size) {
    return size.scale == syntax::Scale::percent || size.scale == syntax::Scale::points;
  };
  if (state_of(context).words->language == "en" || (target.form != Form::reduce && target.form != Form::increase))
    return;
  syntax::Quantity* const last = target.high             ? &*target.high
                                 : target.levels.empty() ? nullptr
                                                         : &target.levels.back().value;
  if (last == nullptr || !last->per_year || !is_rate(*last)) return;
  last->per_year = false;
  target.every_year = true;
};
/// `tăng ít nhất 5% so với năm trước` could be a level or a size.
inline constexpr auto note_doubt = [](auto& context) { state_of(context).size_or_level = true; };
inline constexpr auto check_doubt = [](auto& context) {
  const syntax::Target& target = x3::_val(context);
  State& state = state_of(context);
  if (!state.size_or_level || state.damaged || (!target.versus && !target.every_year) || target.along_a_line) return;
  state.error(
      Code::unexpected, target.form_range,
      {state.source.text(target.form_range), "write 'tăng 5% so với …' for a change, or 'tăng lên 90%' for a level"});
};
inline constexpr auto set_zero = [](auto& context) {
  syntax::Level zero;
  zero.value.range = state_of(context).last_word;
  x3::_val(context).comparator = Comparator::equal;
  x3::_val(context).levels.push_back(std::move(zero));
};
/// `reduce by 10% per year`: behind the size of a change it says how often, not what kind of figure it is.
inline void read_yearly_change(syntax::Target& target) {
  if ((target.form != Form::reduce && target.form != Form::increase) || target.levels.empty()) return;
  syntax::Quantity& size = target.levels.back().value;
  const bool yearly = size.per_year || (target.high && target.high->per_year);
  target.every_year = target.every_year || yearly;
  size.per_year = false;
  if (target.high) target.high->per_year = false;
}
inline constexpr auto end_form = [](auto& context) {
  syntax::Target& target = x3::_val(context);
  read_yearly_change(target);
  State& state = state_of(context);
  if (!state.scoped) target.form_range.end_byte = state.offset(x3::_where(context).begin());
};
inline constexpr auto begin_form = [](auto& context) { x3::_val(context).form_range.begin_byte = x3::_attr(context); };

// ---- tails

inline constexpr auto scoped = [](auto& context) { state_of(context).scoped = true; };
inline constexpr auto set_versus = [](auto& context) {
  need_once(state_of(context), Tail::versus, x3::_attr(context).range);
  x3::_val(context).versus = x3::_attr(context);
};
inline constexpr auto set_every_year = [](auto& context) { x3::_val(context).every_year = true; };
inline constexpr auto set_line = [](auto& context) { x3::_val(context).along_a_line = true; };
inline constexpr auto check_tolerance = [](auto& context) {
  State& state = state_of(context);
  const Form form = x3::_val(context).form;
  if (form != Form::about && form != Form::maintain) state.error(Code::misplaced_tolerance, state.last_word);
};
inline constexpr auto set_tolerance = [](auto& context) {
  x3::_val(context).tolerance = std::move(x3::_attr(context));
};
inline constexpr auto check_next_level = [](auto& context) {
  State& state = state_of(context);
  if (x3::_val(context).form == Form::level) return;
  state.error(Code::unexpected, state.last_word,
              {state.source.text(state.last_word), "only a plain level can be followed by another one"});
};
/// `by 2025` dates the last level.
inline constexpr auto set_by_year = [](auto& context) {
  syntax::Target& target = x3::_val(context);
  State& state = state_of(context);
  if (target.levels.empty()) {
    state.error(Code::unexpected, state.last_word,
                {state.source.text(state.last_word), "a year binds a level, and this target has none"});
  } else if (target.levels.back().by_year) {
    state.error(Code::repeated_clause, state.last_word, {state.source.text(state.last_word)});
  } else {
    target.levels.back().by_year = x3::_attr(context);
  }
};
inline constexpr auto set_for_level = [](auto& context) {
  x3::_val(context).for_level = std::move(x3::_attr(context));
};
inline constexpr auto set_every = [](auto& context) { x3::_val(context).quantifier = syntax::AreaQuantifier::every; };
inline constexpr auto set_at_least = [](auto& context) {
  x3::_val(context).quantifier = syntax::AreaQuantifier::at_least;
  x3::_val(context).at_least_areas = x3::_attr(context);
};
inline constexpr auto set_quantified_level = [](auto& context) {
  need_once(state_of(context), Tail::areas, x3::_attr(context).range);
  x3::_val(context).quantified_level = std::move(x3::_attr(context));
};
inline constexpr auto set_in_year = [](auto& context) {
  need_once(state_of(context), Tail::in_year, state_of(context).last_word);
  x3::_val(context).in_year = x3::_attr(context);
};
inline constexpr auto add_scope = [](auto& context) {
  auto& [dimension, value] = x3::_val(context).where.emplace_back();
  dimension = std::move(boost::fusion::at_c<0>(x3::_attr(context)));
  value = std::move(boost::fusion::at_c<1>(x3::_attr(context)));
};
/// `đối với nông_thôn`: a stratum that one of the plan's dimensions has needs no more than its name.
inline constexpr auto add_stratum = [](auto& context) {
  State& state = state_of(context);
  syntax::Name value = std::move(x3::_attr(context));
  const syntax::StrataClause* found = nullptr;
  std::size_t num_found = 0;
  if (state.tree.plan) {
    for (const syntax::StrataClause& strata : state.tree.plan->strata) {
      const bool has = std::any_of(strata.values.begin(), strata.values.end(),
                                   [&value](const syntax::Name& one) { return one.text == value.text; });
      if (has) found = &strata;
      num_found += has ? 1 : 0;
    }
  }
  if (num_found == 1) {
    x3::_val(context).where.push_back({{found->dimension.text, value.range}, std::move(value)});
  } else {
    state.error(Code::unexpected, value.range,
                {state.source.text(value.range),
                 num_found > 1 ? "several dimensions have this stratum; write 'đối với khu_vực = nông_thôn'"
                               : "no stratum of the plan has this name; write 'đối với khu_vực = nông_thôn'"});
  }
};
inline constexpr auto set_when = [](auto& context) {
  need_condition(state_of(context), x3::_attr(context));
  x3::_val(context).when = x3::_attr(context);
};
inline constexpr auto set_if_any = [](auto& context) {
  need_figure(state_of(context), x3::_attr(context));
  x3::_val(context).if_any = x3::_attr(context);
};

// ---- references

template <syntax::ReferenceKind kind>
inline constexpr auto refer_to = [](auto& context) { x3::_val(context).kind = kind; };
inline constexpr auto refer_to_year = [](auto& context) {
  x3::_val(context).kind = syntax::ReferenceKind::year;
  x3::_val(context).number = x3::_attr(context);
};
inline constexpr auto refer_to_mean = [](auto& context) {
  x3::_val(context).kind = syntax::ReferenceKind::mean_of_last_years;
  x3::_val(context).number = static_cast<int>(x3::_attr(context));
};

inline constexpr auto take_target = [](auto& context) { x3::_val(context) = std::move(x3::_attr(context)); };

/// Several levels need a year each.
inline constexpr auto check_levels = [](auto& context) {
  const syntax::Target& target = x3::_val(context);
  State& state = state_of(context);
  if (target.levels.size() < 2 || state.damaged) return;
  for (const syntax::Level& level : target.levels) {
    if (level.by_year) continue;
    state.error(Code::undated_level, level.value.range);
    return;
  }
};

}  // namespace target_actions

/// A digit or a minus sign, with which a figure begins.
struct digit_parser : terminal<digit_parser, x3::unused_type> {
  const char* match(State&, const char* at, const char*, x3::unused_type) const {
    return unicode::is_digit(*at) || *at == '-' ? at + 1 : nullptr;
  }
};

/// Looks for a figure, or the sign of one; reads nothing.
struct figure_start_parser : terminal<figure_start_parser, x3::unused_type> {
  const char* match(State&, const char* at, const char*, x3::unused_type) const {
    return unicode::is_digit(*at) || *at == '-' ? at : nullptr;
  }
};

struct reference_class;
struct target_class;
inline constexpr x3::rule<reference_class, syntax::Reference> reference =
    "what to compare with: 'prior year', 'prior period', 'baseline', a year or 'mean of last 3 years'";
inline constexpr x3::rule<target_class, syntax::Target> target_body =
    "a target such as 'below 9 per 1,000', 'at least 90%' or 'reduce by 30% versus 2024'";

inline constexpr auto reference_def = [] {
  using namespace target_actions;
  using Kind = syntax::ReferenceKind;
  const auto others = keyword(Word::prior_year)[refer_to<Kind::prior_year>] |
                      keyword(Word::prior_period)[refer_to<Kind::prior_period>] |
                      keyword(Word::baseline)[refer_to<Kind::baseline>] | year[refer_to_year] |
                      (keyword(Word::mean_of_last) > whole[refer_to_mean] > last_years);
  return spanned[keyword(Word::versus_baseline)[refer_to<Kind::baseline>] |
                 (keyword(Word::versus) > called("what to compare with: 'prior year', 'prior period', 'baseline', a "
                                                 "year or 'mean of last 3 years'")[others])];
}();

inline constexpr choice<Comparator, 9> comparator("a comparator such as 'below' or 'at least'",
                                                  {{Word::below, Comparator::less},
                                                   {Word::at_most, Comparator::less_equal},
                                                   {Word::down_to, Comparator::less_equal},
                                                   {Word::no_later_than, Comparator::less_equal},
                                                   {Word::at_least, Comparator::greater_equal},
                                                   {Word::no_earlier_than, Comparator::greater_equal},
                                                   {Word::above, Comparator::greater},
                                                   {Word::exactly, Comparator::equal},
                                                   {Word::up_to, Comparator::less_equal}});

/// `reduce …` and `increase …`, mirror images: a size, a level to come to, or nothing.
template <Form verb>
constexpr auto change() {
  using namespace target_actions;
  constexpr bool down = verb == Form::reduce;
  const auto strict =
      keyword(down ? Word::below : Word::above)[compare < down ? Comparator::less : Comparator::greater > ];
  const auto inclusive_word = (down ? keyword(Word::down_to) : keyword(Word::up_to)) | keyword(Word::to);
  const auto doubtful = x3::eps(!down) >> native(Word::at_least)[note_doubt];
  const auto inclusive = doubtful | keyword(down ? Word::at_most : Word::at_least) |
                         (inclusive_word >> -keyword(down ? Word::at_most : Word::at_least));
  const auto limit = strict | (inclusive_word >> strict) |
                     inclusive[compare < down ? Comparator::less_equal : Comparator::greater_equal > ];
  const auto to_level = limit[set_level_of_verb<verb>] > quantity[add_level];
  // `by 2030` would date a level, and there is none here.
  const auto far_end = -(keyword(Word::to) > quantity[set_high]);
  const auto size = keyword(Word::by) > quantity[add_level] >> far_end;
  const auto start = keyword(Word::from) > quantity[set_start];
  const auto either = called("'by' and a size, or 'to' and a level")[size | to_level];
  // Vietnamese: `giảm 30%`, `giảm ít nhất 30%`, `giảm bình quân 2% mỗi năm`, `giảm từ 2 đến 3%` (two sizes, not two
  // levels).
  const auto average = -native(Word::every_year)[set_every_year];
  const auto least = x3::eps(down) >> native(Word::at_least);
  const auto bare_size = own_order >> -least >> figure_start_parser{} >> quantity[add_level] >> far_end;
  const auto range =
      (native(Word::to) > quantity[set_range<verb>]) | (!native(Word::to) >> x3::omit[to_level][unify_start]);
  const auto after_start = called("'down to', 'to' or 'up to' and a level")[range];
  return keyword(down ? Word::reduce : Word::increase)[set_form<verb>] >> average >>
         ((start > x3::omit[after_start]) | bare_size | -either);
}

inline constexpr auto form() {
  using namespace target_actions;
  // `lên 90%` without `tăng` is a level to reach, and `up to 90%` one to keep under: so the Vietnamese word needs its
  // verb.
  const auto level = (!native(Word::up_to) >> comparator[set_comparator]) > quantity[add_level];
  const auto up_or_range = keyword(Word::up)[compare<Comparator::greater_equal>] |
                           (native(Word::to)[set_form<Form::between>] > quantity[set_high]);
  const auto from_up = keyword(Word::from) > quantity[add_level] > called("'up'")[up_or_range];
  const auto eliminate = keyword(Word::eliminate)[set_zero];
  const auto between = keyword(Word::between)[set_form<Form::between>] > quantity[add_level] >
                       (native(Word::to) | keyword(Word::and_)) > quantity[set_high];
  const auto about = keyword(Word::about)[set_form<Form::about>] > quantity[add_level];
  const auto maintain = keyword(Word::maintain)[set_form<Form::maintain>] >> -(level | quantity[add_level]);
  return here[begin_form] >> x3::omit[change<Form::reduce>() | change<Form::increase>() | between | about | maintain |
                                      eliminate | from_up | level | quantity[add_level]][take_per_year][end_form];
}

inline constexpr auto tails() {
  using namespace target_actions;
  const auto area_level = called("the name of an area level")[bare_name];
  const auto stratum = called("the name of a stratum or an area")[name_or_text];
  const auto scope =
      (called("the name of a dimension, or 'area'")[bare_name] > keyword(Word::exactly) > stratum)[add_scope];

  const auto dated = (keyword(Word::by) | keyword(Word::by_year)) > year[set_by_year];
  const auto next_level = (comma | keyword(Word::and_))[check_next_level] > quantity[add_level] >> -dated;
  const auto tolerance = keyword(Word::within)[once<Tail::tolerance>][check_tolerance] > quantity[set_tolerance];
  const auto of_form =
      reference[set_versus] |
      (keyword(Word::every_year) >> -native(Word::every_year))[once<Tail::every_year>][set_every_year] |
      keyword(Word::along_a_line)[once<Tail::line>][set_line] | dated | next_level | tolerance;

  const auto in_areas = (keyword(Word::every)[set_every] | (keyword(Word::at_least) > whole[set_at_least])) >
                        area_level[set_quantified_level];
  const auto in =
      (keyword(Word::in_every)[set_every] > area_level[set_quantified_level]) |
      (keyword(Word::in_at_least) > whole[set_at_least] > area_level[set_quantified_level]) |
      (keyword(Word::in) > called("'every district', 'at least 8 districts' or a year")[in_areas | year[set_in_year]]);
  const auto for_level = keyword(Word::for_)[once<Tail::for_level>] > -native(Word::areas) >> area_level[set_for_level];
  // `where residence = rural and 90% by 2030`: a figure is the next level.
  const auto bare_stratum = own_order >> !(x3::omit[bare_name] >> keyword(Word::exactly)) >> name_or_text[add_stratum];
  const auto where =
      keyword(Word::where) > (bare_stratum | scope) >> *((keyword(Word::and_) >> !digit_parser{}) > scope);
  const auto when = keyword(Word::when)[once<Tail::when>] > called("a condition")[expression][set_when];
  const auto if_any = keyword(Word::if_any)[once<Tail::if_any>] > figure[set_if_any];
  const auto scopes = in | for_level | where | when | if_any;
  return *(x3::omit[of_form][end_form] | x3::omit[scopes][scoped]);
}

inline constexpr auto target_body_def =
    spanned[form() >> tails() >> here[target_actions::check_levels] >> here[target_actions::check_doubt]];

struct target_clause_class;
inline constexpr x3::rule<target_clause_class, syntax::Target> target_clause = "a target";
inline constexpr auto target_clause_def = spanned[keyword(Word::target) > target_body[target_actions::take_target]];

BOOST_SPIRIT_DEFINE(reference, target_body, target_clause)

}  // namespace goalpost::detail::grammar
