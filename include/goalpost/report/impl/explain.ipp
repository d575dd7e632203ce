/// One sentence for each answer.
#pragma once

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

/// "29 more children would meet it", "3 fewer deaths would meet it". More of a proportion are more of its whole.
inline std::string needed_text(const Plan& plan, const syntax::Expr& quotient, const Rational& needed,
                               std::string_view language) {
  const bool fewer = needed.sign() < 0;
  const Rational size = fewer ? to_rational(Big(-to_big(needed))) : needed;
  const std::string noun =
      wording::noun(plan, quotient.op == Op::percent_of && !fewer ? quotient.b : quotient.a, language);
  const std::string number = display::number(size, {}, language);
  if (noun.empty() || !takes_noun(size, language)) {
    return say(fewer ? Sentence::fewer : Sentence::more, language, {number});
  }
  return say(fewer ? Sentence::fewer_of : Sentence::more_of, language, {number, noun});
}

inline std::string reason_text(const Plan& plan, const Result& result, std::string_view language) {
  std::string text(spoken(result.reason, language));
  const std::string behind = wording::behind(plan, result, language);
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
inline std::string distance_text(const Plan& plan, const Result& result, const std::string& limit,
                                 std::string_view language) {
  const PlanIndicator& indicator = plan.indicators[result.indicator];
  const syntax::Target& written = written_target(plan, result);
  const syntax::ExprId measure = wording::measure(plan, indicator);
  const bool spoken_limit = says_its_limit(written);
  std::string text;
  if (result.at_boundary) {
    text = spoken_limit || limit.empty() ? say(Sentence::at_limit, language)
                                         : say(Sentence::at_limit_of, language, {limit});
  } else if (result.gap) {
    const bool names_limit = !spoken_limit && written.form != Form::between && !limit.empty();
    const std::string margin =
        display::margin(*result.gap, indicator.unit, counted(plan, written, measure, language), language);
    text = say(distance_sentence(written, result, indicator.unit, names_limit), language, {margin, limit});
  }
  if (result.exceeded && written.high && (written.form == Form::reduce || written.form == Form::increase)) {
    text += ", " + say(Sentence::beyond, language, {speech::quantity(*written.high, language)});
  }
  if (result.verdict == Verdict::missed && result.needed && result.needed->sign() != 0 &&
      wording::is_quotient(plan.tree.at(measure).op)) {
    text += (text.empty() ? "" : ", ") + needed_text(plan, plan.tree.at(measure), *result.needed, language);
  }
  return text;
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
  const bool judged = result.verdict == Verdict::met || result.verdict == Verdict::missed;
  out.detail = judged ? distance_text(plan, result, figures.limit, language) : reason_text(plan, result, language);
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

std::string explain(const Results& results, const Result& result, std::string_view language) {
  const Explanation parts = explain_in_parts(results, result, language);
  return (parts.facts.empty() ? "" : parts.facts + "; ") + parts.target + ": " + outcome(parts) +
         (parts.certainty.empty() ? "" : ". " + parts.certainty);
}

}  // namespace goalpost
