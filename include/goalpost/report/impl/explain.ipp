/// One sentence for each answer.
#pragma once

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <vector>

#include "goalpost/report/explain.hpp"
#include "goalpost/report/impl/certainty_text.hpp"
#include "goalpost/report/impl/display.hpp"
#include "goalpost/report/impl/explain_parts.hpp"
#include "goalpost/report/impl/phrase_parts.hpp"
#include "goalpost/report/impl/speech.hpp"
#include "goalpost/report/impl/wording.hpp"
#include "goalpost/report/report.hpp"
#include "goalpost/value/impl/big.hpp"

namespace goalpost {
namespace detail::explain_parts {

using speech::say;
using speech::Sentence;
using syntax::Form;
using syntax::Op;

const syntax::Target& written_target(const Plan& plan, const Result& result) {
  const PlanTarget& target = plan.indicators[result.indicator].targets[result.target - 1];
  return plan.tree.indicators[result.indicator].targets[target.syntax_index];
}

bool carries_figures(const Plan& plan, const Result& result) {
  return result.target != all_targets && !plan.indicators[result.indicator].targets[result.target - 1].quantified_level;
}

std::span<const Result> parts_of(const Results& results, const Result& combined) {
  const Result* begin = results.rows.data();
  const Result* end = begin + results.rows.size();
  if (std::less<>()(&combined, begin) || !std::less<>()(&combined, end)) {
    return {};
  }
  const Result* first = &combined;
  while (first != begin && first[-1].target != all_targets && first[-1].indicator == combined.indicator &&
         first[-1].area == combined.area && first[-1].period == combined.period) {
    --first;
  }
  return {first, &combined};
}

std::string counts_text(const std::vector<std::size_t>& counts_by_verdict, std::string_view language) {
  std::string text;
  for (std::size_t verdict = 0; verdict < counts_by_verdict.size(); ++verdict) {
    if (counts_by_verdict[verdict] > 0) {
      const std::string count = phrase::grouped(std::to_string(counts_by_verdict[verdict]));
      text += (text.empty() ? "" : ", ") + speech::number(count, language) + ' ';
      text += spoken(static_cast<Verdict>(verdict), language);
    }
  }
  return text;
}

/// "12 of 1,504 live births"; "" where the sides are not plain amounts.
inline std::string quotient_text(const Plan& plan, const syntax::Expr& quotient, const Result& result,
                                 std::string_view language) {
  const Unit& above = plan.units[quotient.a];
  const Unit& below = plan.units[quotient.b];
  const auto plain = [](const Unit& unit) {
    return unit.kind == Kind::count || unit.kind == Kind::money || unit.kind == Kind::number;
  };
  if (!plain(above) || !plain(below)) {
    return {};
  }
  // Money is spread over people, it is not some of them.
  const std::string text = say(above.kind == below.kind ? Sentence::of : Sentence::over, language,
                               {display::figure(*result.numerator, above, {}, language),
                                display::figure(*result.denominator, below, {}, language)});
  const std::string noun = wording::noun(plan, quotient.b, language);
  return noun.empty() ? text : text + ' ' + noun;
}

/// Forms whose size is a share of the base: there "70% of the 90 of 2024" says more than two figures.
inline bool is_relative(const syntax::Target& target) {
  return (target.form == Form::reduce || target.form == Form::increase) && !target.levels.empty() &&
         target.levels.front().value.scale == syntax::Scale::percent;
}

inline std::string base_text(const Plan& plan, const PlanTarget& target, const syntax::Target& written,
                             const Result& result, const std::string& base, std::string_view language) {
  const std::string period = wording::base_period(plan, *target.reference, result.period, language);
  const bool of_mean = target.reference->kind == syntax::ReferenceKind::mean_of_last_years;
  if (is_relative(written) && result.base->sign() > 0) {
    const auto percent_of_base = [&](const Rational& figure) {
      return to_rational(Big(to_big(figure) * 100 / to_big(*result.base)));
    };
    display::Rounding rounding{.exact_places = 0, .marks = {Rational(0), Rational(100)}};
    if (result.limit) {
      rounding.marks.push_back(percent_of_base(*result.limit));
    }
    return say(of_mean ? Sentence::share_of_mean : Sentence::share_of_base, language,
               {display::number(percent_of_base(*result.value), rounding, language), base, period});
  }
  return say(of_mean ? Sentence::after_mean : Sentence::after, language, {base, period});
}

/// Whether the text of a target names the figure that the value is compared with.
inline bool says_its_limit(const syntax::Target& target) {
  const bool one_level = target.levels.size() == 1 && !target.along_a_line;
  switch (target.form) {
    case Form::level: return one_level;
    case Form::maintain: return one_level && !target.tolerance;
    default: return false;
  }
}

/// "cases" in "by 5 cases"; else what is counted.
inline std::string counted(const Plan& plan, const syntax::Target& written, syntax::ExprId measure,
                           std::string_view language) {
  for (const syntax::Level& level : written.levels) {
    if (!level.value.noun.empty()) {
      return level.value.noun;
    }
  }
  return wording::noun(plan, measure, language);
}

/// A noun is a plural in English, which one of them is not; Vietnamese has none.
inline bool takes_noun(const Rational& number, std::string_view language) {
  return language == "vi" || number != Rational(1);
}

/// Nouns of a whole that can be more by themselves: 29 more children (who are reached), but not 29 more births (attended).
inline bool is_of_people(std::string_view noun) {
  static constexpr std::array nouns{"children",  "people",     "persons",   "women",    "men",         "girls",
                                    "boys",      "households", "families",  "patients", "pupils",      "students",
                                    "teachers",  "workers",    "trẻ em",    "trẻ",      "người",       "phụ nữ",
                                    "nam giới",  "trẻ gái",    "trẻ trai",  "hộ",       "hộ gia đình", "gia đình",
                                    "bệnh nhân", "học sinh",   "sinh viên", "giáo viên"};
  return std::find(nouns.begin(), nouns.end(), noun) != nouns.end();
}

/// "29 more children would meet it", "3 fewer deaths would meet it". Of a proportion the part may have a name that says it all ("schools
/// with toilet" of schools), else the whole may be meant ("children"), else it is "of them": a whole does not grow.
inline std::string needed_text(const Plan& plan, const syntax::Expr& quotient, const Rational& needed,
                               std::string_view language) {
  const bool fewer = needed.sign() < 0;
  const Rational size = fewer ? to_rational(Big(-to_big(needed))) : needed;
  const std::string number = display::number(size, {}, language);
  if (!takes_noun(size, language)) {
    return say(fewer ? Sentence::fewer : Sentence::more, language, {number});
  }
  std::string noun = wording::noun(plan, quotient.a, language);
  if (quotient.op == Op::percent_of) {
    const std::string whole = wording::noun(plan, quotient.b, language);
    const bool names_both = !whole.empty() && noun.starts_with(whole + ' ');
    if (!names_both && !fewer && is_of_people(whole)) {
      noun = whole;
    } else if (!names_both && !noun.ends_with('s') && !is_of_people(noun)) {  // "obese", "struck": no nouns
      return say(fewer ? Sentence::fewer_of_them : Sentence::more_of_them, language, {number});
    }
    if (noun.empty()) {
      return say(fewer ? Sentence::fewer_of_them : Sentence::more_of_them, language, {number});
    }
  }
  if (noun.empty()) {
    return say(fewer ? Sentence::fewer : Sentence::more, language, {number});
  }
  return say(fewer ? Sentence::fewer_of : Sentence::more_of, language, {number, noun});
}

/// The same for what is counted: only where the margin does not say it already, as under a strict limit.
inline std::string needed_count_text(const Result& result, std::string_view language) {
  const Big size = abs(to_big(*result.needed));
  if (result.gap && size == abs(to_big(*result.gap))) {
    return {};
  }
  return say(result.needed->sign() < 0 ? Sentence::fewer : Sentence::more, language,
             {display::number(to_rational(size), {}, language)});
}

/// A percentage that is never shown as nothing or everything when it is neither.
inline std::string percent_text(const Rational& percent, std::string_view language) {
  return display::number(percent, {.exact_places = 0, .marks = {Rational(0), Rational(100)}}, language);
}

inline std::string reason_text(const Plan& plan, const Result& result, std::string_view language) {
  std::string text(spoken(result.reason, language));
  std::string behind = wording::behind(plan, result, language);
  if (result.reason == Reason::children_missing && result.reported) {
    behind = say(Sentence::reporters, language, {percent_text(*result.reported, language)});
  }
  return behind.empty() || text.empty() ? text : text + " (" + behind + ')';
}

/// Languages that say on which side of the limit a value lies have a sentence for each.
inline Sentence distance_sentence(const syntax::Target& written, const Result& result, const Unit& unit,
                                  bool names_limit) {
  const bool inside = written.form == Form::between && result.verdict == Verdict::met;
  if (inside || !result.value || !result.limit) {
    return Sentence::by_inside;
  }
  const bool below = *result.value < *result.limit;
  if (unit.kind == Kind::date) {
    return below ? Sentence::by_early : Sentence::by_late;
  }
  if (names_limit) {
    return below ? Sentence::below_limit : Sentence::above_limit;
  }
  return below ? Sentence::by_below : Sentence::by_above;
}

/// How far from the limit, and what would close the gap.
inline std::string distance_text(const Plan& plan, const Result& result, std::string_view language, Explanation& out) {
  const PlanIndicator& indicator = plan.indicators[result.indicator];
  const syntax::Target& written = written_target(plan, result);
  const syntax::ExprId measure = wording::measure(plan, indicator);
  const bool spoken_limit = says_its_limit(written);
  std::string text;
  if (result.gap) {
    out.margin = display::margin(*result.gap, indicator.unit, counted(plan, written, measure, language), language);
  }
  if (result.at_boundary) {
    text = spoken_limit || out.limit.empty() ? say(Sentence::at_limit, language)
                                             : say(Sentence::at_limit_of, language, {out.limit});
  } else if (result.gap) {
    const bool names_limit = !spoken_limit && written.form != Form::between && !out.limit.empty();
    text = say(distance_sentence(written, result, indicator.unit, names_limit), language, {out.margin, out.limit});
  }
  if (result.exceeded && written.high && (written.form == Form::reduce || written.form == Form::increase)) {
    text += ", " + say(Sentence::beyond, language, {speech::quantity(*written.high, language)});
  }
  if (result.verdict == Verdict::missed && result.needed && result.needed->sign() != 0) {
    out.remedy = wording::is_quotient(plan.tree.at(measure).op)
                     ? needed_text(plan, plan.tree.at(measure), *result.needed, language)
                     : needed_count_text(result, language);
    text += (text.empty() || out.remedy.empty() ? "" : ", ") + out.remedy;
  }
  return text;
}

/// "held back by Tri Tôn (79.1%), Châu Phú (83%) and 4 more".
inline std::string held_back_text(const Results& results, const Result& result, std::string_view language) {
  constexpr std::size_t most_named = 3;
  const auto& areas = result.held_back_by;
  if (areas.empty()) {
    return {};
  }
  const std::size_t num_named = areas.size() > most_named ? most_named : areas.size();
  const PlanIndicator& indicator = results.program.plan().indicators[result.indicator];
  const bool has_own_bases = indicator.targets[result.target - 1].reference.has_value();
  // Where each area has a limit of its own, how far it is from it says more than its value.
  const auto named = [&](const HeldBack& area) {
    const std::string& name = results.areas.list[area.area].name;
    if (area.is_withheld) {
      return name;
    }
    return has_own_bases
               ? say(Sentence::area_by, language, {name, display::margin(area.gap, indicator.unit, "", language)})
               : say(Sentence::area_with_value, language,
                     {name, display::figure(area.value, indicator.unit, {}, language)});
  };
  std::string list = named(areas.front());
  for (std::size_t n = 1; n < num_named; ++n) {
    const bool is_last = n + 1 == areas.size();
    list = is_last ? say(Sentence::both, language, {list, named(areas[n])}) : list + ", " + named(areas[n]);
  }
  if (areas.size() > num_named) {
    list = say(Sentence::and_others, language, {list, std::to_string(areas.size() - num_named)});
  }
  return say(Sentence::held_back, language, {list});
}

/// "its period is not over yet, 75% of 4 billion VND reached after 75% of the period".
inline std::string not_judged_text(const Plan& plan, const Result& result, std::string_view language,
                                   const Explanation& parts) {
  const std::string reason = reason_text(plan, result, language);
  if (!result.reached || !result.expected) {
    // A limit that follows from a base is worth knowing before there is a value.
    const bool lacks_value = result.verdict == Verdict::no_data || result.verdict == Verdict::data_error;
    const bool is_new = lacks_value && !parts.limit.empty() && !says_its_limit(written_target(plan, result));
    return is_new ? reason + ", " + say(Sentence::limit_is, language, {parts.limit}) : reason;
  }
  return reason + ", " +
         say(Sentence::pace, language,
             {percent_text(*result.reached, language), parts.limit, percent_text(*result.expected, language)});
}

inline void explain_combined(const Results& results, const Result& result, std::string_view language,
                             Explanation& out) {
  const auto parts = parts_of(results, result);
  std::vector<std::size_t> counts(8);
  std::size_t num_parts = 0;
  const Result* only = nullptr;
  for (const Result& part : parts) {
    if (part.reason != Reason::out_of_scope) {
      ++counts[static_cast<std::size_t>(part.verdict)];
      ++num_parts;
      only = &part;
    }
  }
  if (num_parts == 1 && only->verdict == result.verdict) {
    out = explain_in_parts(results, *only, language);
    return;
  }
  out.facts = counts_text(counts, language);
  out.target = num_parts == 0 ? say(Sentence::all_targets, language)
                              : say(Sentence::all_parts, language, {std::to_string(num_parts)});
  out.detail = reason_text(results.program.plan(), result, language);
}

inline void explain_part(const Results& results, const Result& result, std::string_view language, Explanation& out) {
  const Plan& plan = results.program.plan();
  const PlanIndicator& indicator = plan.indicators[result.indicator];
  const PlanTarget& target = indicator.targets[result.target - 1];
  const syntax::Target& written = written_target(plan, result);
  const syntax::ExprId measure = wording::measure(plan, indicator);
  const display::Figures figures = display::figures(result, indicator, language);
  out.target = speech::target(plan.tree, written, language);
  out.value = figures.value;
  out.facts = figures.value;
  if (result.withheld.value) {
    out.value = "*";
    out.facts = say(Sentence::withheld, language);
  }
  out.limit = figures.limit;
  out.base = figures.base;
  if (result.base && target.reference) {
    out.base_period = wording::base_period(plan, *target.reference, result.period, language);
  }
  if (result.value && measure < plan.tree.exprs.size()) {
    const syntax::Expr& expr = plan.tree.at(measure);
    if (result.numerator && result.denominator && wording::is_quotient(expr.op)) {
      const std::string quotient = quotient_text(plan, expr, result, language);
      out.facts += quotient.empty() ? "" : " = " + quotient;
    } else if (indicator.unit.kind == Kind::count) {
      const std::string noun = counted(plan, written, measure, language);
      out.facts += noun.empty() || !takes_noun(*result.value, language) ? "" : ' ' + noun;
    }
  }
  if (result.value && result.base && target.reference && !written.along_a_line) {
    out.facts += ", " + base_text(plan, target, written, result, figures.base, language);
  }
  if (result.value && result.reported && *result.reported != Rational(100)) {
    out.facts += ", " + say(Sentence::from_reporters, language, {percent_text(*result.reported, language)});
  }
  const bool judged = result.verdict == Verdict::met || result.verdict == Verdict::missed;
  out.detail = judged ? distance_text(plan, result, language, out) : not_judged_text(plan, result, language, out);
  out.held_back = held_back_text(results, result, language);
  if (results.certainty && result.certainty) {
    out.certainty = certainty_text::sentence(*results.certainty, indicator, result, language);
  }
}

}  // namespace detail::explain_parts

Explanation explain_in_parts(const Results& results, const Result& result, std::string_view wanted) {
  const std::string_view language = detail::speech::chosen(wanted, results.program.plan());
  Explanation out;
  if (result.target == all_targets) {
    detail::explain_parts::explain_combined(results, result, language, out);
  } else {
    detail::explain_parts::explain_part(results, result, language, out);
  }
  out.verdict = spoken(result.verdict, language);
  return out;
}

std::string outcome(const Explanation& explanation) {
  if (explanation.detail.empty()) {
    return explanation.verdict;
  }
  return explanation.verdict + (explanation.detail.starts_with("by ") ? " " : ", ") + explanation.detail;
}

std::string sentence(const Explanation& parts) {
  return (parts.facts.empty() ? "" : parts.facts + "; ") + parts.target + ": " + outcome(parts) +
         (parts.held_back.empty() ? "" : "; " + parts.held_back) +
         (parts.certainty.empty() ? "" : ". " + parts.certainty);
}

std::string explain(const Results& results, const Result& result, std::string_view language) {
  return sentence(explain_in_parts(results, result, language));
}

}  // namespace goalpost
