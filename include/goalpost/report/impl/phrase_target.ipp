/// Targets in canonical text.
#pragma once

#include <string>

#include "goalpost/report/impl/phrase_parts.hpp"
#include "goalpost/report/phrase.hpp"
#include "goalpost/syntax/parse.hpp"

namespace goalpost {
namespace detail::phrase_target {

using syntax::Comparator;
using syntax::Form;
using syntax::Scale;
using syntax::Target;

inline Word comparator_word(Comparator comparator, bool of_date) {
  switch (comparator) {
    case Comparator::less: return Word::below;
    case Comparator::less_equal: return of_date ? Word::no_later_than : Word::at_most;
    case Comparator::greater: return Word::above;
    case Comparator::greater_equal: return of_date ? Word::no_earlier_than : Word::at_least;
    case Comparator::equal: break;
  }
  return Word::exactly;
}

class Printer {
 public:
  Printer(const syntax::Tree& tree, const Vocabulary& words) : tree_(tree), words_(words) {}

  [[nodiscard]] std::string text(const Target& target) const {
    std::string text = form(target);
    if (target.every_year) text += before(Word::every_year);
    if (target.versus) text += joined(Word::versus) + reference(*target.versus);
    return text + scopes(target);
  }

 private:
  [[nodiscard]] std::string word(Word wanted) const { return phrase::spelled(words_, wanted); }
  [[nodiscard]] std::string before(Word wanted) const { return ' ' + word(wanted); }
  [[nodiscard]] std::string behind(Word wanted) const { return word(wanted) + ' '; }
  [[nodiscard]] std::string joined(Word wanted) const { return phrase::between_blanks(words_, wanted); }
  [[nodiscard]] std::string figure(const syntax::Quantity& quantity) const { return quantity_text(quantity, words_); }
  [[nodiscard]] std::string name(const syntax::Name& written) const { return name_text(written.text, words_); }
  [[nodiscard]] bool own_order() const { return phrase::own_order(words_); }

  [[nodiscard]] std::string levels(const Target& target) const {
    std::string text;
    for (const syntax::Level& level : target.levels) {
      text += (text.empty() ? "" : ", ") + figure(level.value);
      if (level.by_year) text += joined(own_order() ? Word::by_year : Word::by) + std::to_string(*level.by_year);
    }
    return target.along_a_line ? text + before(Word::along_a_line) : text;
  }

  /// The word before the level that a verb comes to: "to", "down to", "xuống còn".
  [[nodiscard]] Word reaching(const Target& target) const {
    if (!own_order() && !target.start) return Word::to;
    return *target.verb == Form::increase ? Word::up_to : Word::down_to;
  }

  /// "at least 80% by 2025, 90% by 2030", "reduce from 10% down to 8%", "increase to 90%".
  [[nodiscard]] std::string level(const Target& target) const {
    const bool of_date = !target.levels.empty() && target.levels.front().value.scale == Scale::date;
    std::string text;
    if (target.verb) text += behind(*target.verb == Form::increase ? Word::increase : Word::reduce);
    if (target.start) text += behind(Word::from) + figure(*target.start) + ' ';
    if (target.comparator) {
      const bool reaches =
          target.verb &&
          *target.comparator == (*target.verb == Form::increase ? Comparator::greater_equal : Comparator::less_equal);
      text += behind(reaches ? reaching(target) : comparator_word(*target.comparator, of_date));
    }
    return text + levels(target);
  }

  [[nodiscard]] std::string reference(const syntax::Reference& reference) const {
    switch (reference.kind) {
      case syntax::ReferenceKind::prior_year: return word(Word::prior_year);
      case syntax::ReferenceKind::prior_period: return word(Word::prior_period);
      case syntax::ReferenceKind::year: return phrase::year_text(words_, reference.number);
      case syntax::ReferenceKind::baseline: return word(Word::baseline);
      case syntax::ReferenceKind::mean_of_last_years: return phrase::mean_of_last_text(words_, reference.number);
    }
    return "";
  }

  /// "reduce by 2% to 3%", "giảm từ 2% đến 3%", "giảm 30%".
  [[nodiscard]] std::string change(const Target& target, Word verb) const {
    std::string text = word(verb);
    if (target.start) text += joined(Word::from) + figure(*target.start);
    if (target.levels.empty()) return text;
    if (!own_order() || target.start) {
      text += before(Word::by);
    } else if (target.high) {
      text += before(Word::from);
    }
    text += ' ' + levels(target);
    return target.high ? text + joined(Word::to) + figure(*target.high) : text;
  }

  [[nodiscard]] std::string form(const Target& target) const {
    const std::string within = target.tolerance ? joined(Word::within) + figure(*target.tolerance) : "";
    switch (target.form) {
      case Form::between:
        return behind(Word::between) + levels(target) + joined(own_order() ? Word::to : Word::and_) +
               (target.high ? figure(*target.high) : "…");
      case Form::about: return behind(Word::about) + levels(target) + within;
      case Form::reduce: return change(target, Word::reduce);
      case Form::increase: return change(target, Word::increase);
      case Form::maintain: return word(Word::maintain) + (target.levels.empty() ? "" : ' ' + level(target)) + within;
      case Form::level:
      case Form::factor: break;
    }
    return level(target);
  }

  [[nodiscard]] std::string scopes(const Target& target) const {
    std::string text;
    if (target.for_level) text += joined(Word::for_) + name(*target.for_level);
    if (target.quantified_level && target.quantifier != syntax::AreaQuantifier::none) {
      text += target.quantifier == syntax::AreaQuantifier::every
                  ? joined(Word::in_every)
                  : joined(Word::in_at_least) + std::to_string(target.at_least_areas) + ' ';
      text += name(*target.quantified_level);
    }
    for (const syntax::StratumScope& scope : target.where) {
      const std::string value = name(scope.value);
      text += joined(Word::where) + name(scope.dimension) + " = ";
      text += value == scope.value.text ? value : goalpost::quoted(scope.value.text);
    }
    // Before the conditions: behind one, `in 2025` would say when its last input is taken.
    if (target.in_year) text += joined(Word::in) + phrase::year_text(words_, *target.in_year);
    if (target.when != syntax::no_expr) text += joined(Word::when) + expression_text(tree_, target.when, words_);
    if (target.if_any != syntax::no_expr) text += joined(Word::if_any) + expression_text(tree_, target.if_any, words_);
    return text;
  }

  const syntax::Tree& tree_;
  const Vocabulary& words_;
};

}  // namespace detail::phrase_target

std::string target_text(const syntax::Tree& tree, const syntax::Target& target, const Vocabulary& words) {
  return detail::phrase_target::Printer(tree, words).text(target);
}

}  // namespace goalpost
