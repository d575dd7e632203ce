/// Targets in canonical English.
#pragma once

#include <string>
#include <string_view>

#include "goalpost/report/phrase.hpp"
#include "goalpost/syntax/parse.hpp"

namespace goalpost {
namespace detail::phrase_target {

using syntax::Comparator;
using syntax::Form;
using syntax::Scale;
using syntax::Target;

inline std::string_view comparator_words(Comparator comparator, bool of_date) {
  switch (comparator) {
    case Comparator::less: return "below ";
    case Comparator::less_equal: return of_date ? "no later than " : "at most ";
    case Comparator::greater: return "above ";
    case Comparator::greater_equal: return of_date ? "no earlier than " : "at least ";
    case Comparator::equal: return "exactly ";
  }
  return "";
}

inline std::string levels_text(const Target& target) {
  std::string text;
  for (const syntax::Level& level : target.levels) {
    text += (text.empty() ? "" : ", ") + quantity_text(level.value);
    if (level.by_year) {
      text += " by " + std::to_string(*level.by_year);
    }
  }
  return target.along_a_line ? text + " along a line" : text;
}

/// "at least 80% by 2025, 90% by 2030", "reduce from 10% down to 8%", "increase to 90%".
inline std::string level_text(const Target& target) {
  const bool of_date = !target.levels.empty() && target.levels.front().value.scale == Scale::date;
  std::string text;
  if (target.verb) {
    text += *target.verb == Form::increase ? "increase " : "reduce ";
  }
  if (target.start) {
    text += "from " + quantity_text(*target.start) + ' ';
  }
  if (target.comparator) {
    const bool reaches =
        target.verb &&
        *target.comparator == (*target.verb == Form::increase ? Comparator::greater_equal : Comparator::less_equal);
    if (!reaches) {
      text += comparator_words(*target.comparator, of_date);
    } else {
      text += !target.start ? "to " : *target.verb == Form::increase ? "up to " : "down to ";
    }
  }
  return text + levels_text(target);
}

inline std::string reference_text(const syntax::Reference& reference) {
  switch (reference.kind) {
    case syntax::ReferenceKind::prior_year: return "prior year";
    case syntax::ReferenceKind::prior_period: return "prior period";
    case syntax::ReferenceKind::year: return std::to_string(reference.number);
    case syntax::ReferenceKind::baseline: return "baseline";
    case syntax::ReferenceKind::mean_of_last_years:
      return "mean of last " + std::to_string(reference.number) + " years";
  }
  return "";
}

inline std::string size_text(const Target& target) {
  const std::string start = target.start ? " from " + quantity_text(*target.start) : "";
  if (target.levels.empty()) {
    return start;
  }
  const std::string size = start + " by " + levels_text(target);
  return target.high ? size + " to " + quantity_text(*target.high) : size;
}

inline std::string form_text(const Target& target) {
  const std::string within = target.tolerance ? " within " + quantity_text(*target.tolerance) : "";
  switch (target.form) {
    case Form::level: return level_text(target);
    case Form::between:
      return "between " + levels_text(target) + " and " + (target.high ? quantity_text(*target.high) : "…");
    case Form::about: return "about " + levels_text(target) + within;
    case Form::reduce: return "reduce" + size_text(target);
    case Form::increase: return "increase" + size_text(target);
    case Form::factor: return level_text(target);
    case Form::maintain: return "maintain" + (target.levels.empty() ? "" : ' ' + level_text(target)) + within;
  }
  return "";
}

inline std::string scopes_text(const syntax::Tree& tree, const Target& target) {
  std::string text;
  if (target.for_level) {
    text += " for " + name_text(target.for_level->text);
  }
  if (target.quantified_level && target.quantifier != syntax::AreaQuantifier::none) {
    text += target.quantifier == syntax::AreaQuantifier::every
                ? " in every "
                : " in at least " + std::to_string(target.at_least_areas) + ' ';
    text += name_text(target.quantified_level->text);
  }
  for (const syntax::StratumScope& scope : target.where) {
    const std::string value = name_text(scope.value.text);
    text += " where " + name_text(scope.dimension.text) + " = ";
    text += value == scope.value.text ? value : goalpost::quoted(scope.value.text);
  }
  // Before the conditions: behind one, `in 2025` would say when its last input is taken.
  if (target.in_year) {
    text += " in " + std::to_string(*target.in_year);
  }
  if (target.when != syntax::no_expr) {
    text += " when " + expression_text(tree, target.when);
  }
  return target.if_any == syntax::no_expr ? text : text + " if any " + expression_text(tree, target.if_any);
}

}  // namespace detail::phrase_target

std::string target_text(const syntax::Tree& tree, const syntax::Target& target) {
  std::string text = detail::phrase_target::form_text(target);
  if (target.every_year) {
    text += " every year";
  }
  if (target.versus) {
    text += " versus " + detail::phrase_target::reference_text(*target.versus);
  }
  return text + detail::phrase_target::scopes_text(tree, target);
}

}  // namespace goalpost
