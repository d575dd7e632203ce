/// The tree as S-expressions, a line per declaration and clause; and names in the quotes they need.
#pragma once

#include <string>

#include "goalpost/language/vocabulary.hpp"
#include "goalpost/syntax/parse.hpp"
#include "goalpost/text/impl/unicode.hpp"

namespace goalpost {
namespace detail::syntax_print {

using namespace syntax;

inline std::string_view spoken(Op op) {
  switch (op) {
    case Op::quantity: return "quantity";
    case Op::name: return "name";
    case Op::negate: return "negate";
    case Op::absolute: return "abs";
    case Op::prior: return "prior";
    case Op::total: return "total";
    case Op::logical_not: return "not";
    case Op::default_to: return "default";
    case Op::in_year: return "in";
    case Op::mean_last: return "mean-last";
    case Op::add: return "+";
    case Op::subtract: return "-";
    case Op::multiply: return "*";
    case Op::divide: return "/";
    case Op::per: return "per";
    case Op::percent_of: return "percent-of";
    case Op::minimum: return "min";
    case Op::maximum: return "max";
    case Op::less: return "<";
    case Op::less_equal: return "<=";
    case Op::greater: return ">";
    case Op::greater_equal: return ">=";
    case Op::equal: return "=";
    case Op::not_equal: return "!=";
    case Op::logical_and: return "and";
    case Op::logical_or: return "or";
    case Op::conditional: return "if";
    case Op::gap: return "gap";
    case Op::share_meeting: return "share-meeting";
    case Op::damaged: break;
  }
  return "damaged";
}

inline std::string_view spoken(Comparator comparator) {
  switch (comparator) {
    case Comparator::less: return "<";
    case Comparator::less_equal: return "<=";
    case Comparator::greater: return ">";
    case Comparator::greater_equal: return ">=";
    case Comparator::equal: break;
  }
  return "=";
}

inline std::string_view spoken(Form form) {
  switch (form) {
    case Form::level: return "level";
    case Form::between: return "between";
    case Form::about: return "about";
    case Form::reduce: return "reduce";
    case Form::increase: return "increase";
    case Form::factor: return "factor";
    case Form::maintain: break;
  }
  return "maintain";
}

inline std::string text_of(const Quantity& quantity) {
  std::string text;
  switch (quantity.scale) {
    case Scale::plain: text = to_text(normalised(quantity.number)); break;
    case Scale::percent: text = to_text(normalised(quantity.number)) + '%'; break;
    case Scale::per: text = to_text(normalised(quantity.number)) + '/' + std::to_string(quantity.per_n); break;
    case Scale::points: text = to_text(normalised(quantity.number)) + "pt"; break;
    case Scale::times: text = to_text(normalised(quantity.number)) + 'x'; break;
    case Scale::currency: text = to_text(normalised(quantity.number)) + quantity.currency; break;
    case Scale::date: text = date_text(quantity.days_since_1970); break;
  }
  if (!quantity.noun.empty()) text += ':' + goalpost::quoted(quantity.noun);
  if (quantity.per_year) text += ":per-year";
  return text;
}

inline std::string text_of(const Name& name) { return goalpost::quoted(name.text); }

/// Recursive: parse() keeps Expr::depth within Limits::max_depth.
class ExprPrinter {
 public:
  ExprPrinter(const Tree& tree, std::string& out) : tree_(tree), out_(out) {}

  void print(ExprId id) {
    if (id == no_expr) {
      out_ += "nothing";
      return;
    }
    const Expr& expr = tree_.at(id);
    if (expr.op == Op::quantity || expr.op == Op::name) {
      out_ += expr.op == Op::name ? tree_.names[expr.payload].text : text_of(tree_.quantities[expr.payload]);
      return;
    }
    out_ += '(';
    out_ += spoken(expr.op);
    if (expr.op == Op::per || expr.op == Op::mean_last || expr.op == Op::in_year)
      out_ += ' ' + std::to_string(expr.payload);
    if (expr.op == Op::default_to) out_ += ' ' + text_of(tree_.quantities[expr.payload]);
    if (expr.op == Op::gap || expr.op == Op::share_meeting) {
      out_ += ' ' + text_of(tree_.names[expr.payload]) + ' ' + text_of(tree_.names[expr.payload + 1]);
    }
    for (const ExprId child : {expr.a, expr.b, expr.c}) {
      if (child == no_expr) continue;
      out_ += ' ';
      print(child);
    }
    out_ += ')';
  }

 private:
  const Tree& tree_;
  std::string& out_;
};

class TreePrinter {
 public:
  explicit TreePrinter(const Tree& tree) : tree_(tree) {}

  std::string print() {
    line("(edition " + std::to_string(tree_.edition) + ")");
    line("(language " + tree_.language + ")");
    if (tree_.plan) print(*tree_.plan);
    for (const Input& input : tree_.inputs) print(input);
    for (const Indicator& indicator : tree_.indicators) print(indicator);
    return std::move(out_);
  }

 private:
  void line(std::string_view text) { out_.append(text).append("\n"); }
  void clause(std::string_view text) { out_.append("  (").append(text).append(")\n"); }

  template <class Names>
  static std::string list(const Names& names) {
    std::string text;
    for (const Name& name : names) text += ' ' + text_of(name);
    return text;
  }

  void print(const PlanHeader& plan) {
    line("(plan " + plan.name.text + (plan.title ? ' ' + text_of(*plan.title) : "") + ")" +
         (plan.damaged ? " damaged" : ""));
    if (plan.source) clause("source " + text_of(*plan.source));
    if (!plan.periods.empty()) {
      std::string text = "period";
      for (const Period& period : plan.periods) text += ' ' + to_text(period);
      clause(text);
    }
    if (plan.baseline) clause("baseline " + std::to_string(*plan.baseline));
    if (!plan.areas.empty()) {
      std::string text = "areas";
      for (const AreaLevel& level : plan.areas) {
        text += " (" + level.singular.text + (level.plural ? ' ' + level.plural->text : "") + ')';
      }
      clause(text);
    }
    for (const StrataClause& strata : plan.strata) clause("strata " + strata.dimension.text + list(strata.values));
    if (plan.missing_children == MissingChildren::allow) clause("missing-children allow");
    if (plan.missing_children == MissingChildren::require) {
      clause("missing-children require " + to_text(normalised(plan.required_share_percent)) + '%');
    }
    if (plan.about_tolerance) clause("about-within " + text_of(*plan.about_tolerance));
    if (plan.boundary_inclusive) clause("boundary inclusive");
    if (plan.fiscal_year_start_month != 1) clause("fiscal-year-from " + std::to_string(plan.fiscal_year_start_month));
    if (plan.suppress_counts) {
      clause("suppress-counts " + std::to_string(plan.suppress_counts->low) + ' ' +
             std::to_string(plan.suppress_counts->high));
    }
  }

  static std::string kind(const Input& input) {
    switch (input.kind) {
      case InputKind::count: return "count";
      case InputKind::percent: return "%";
      case InputKind::per: return "per " + std::to_string(input.per_n);
      case InputKind::points: return "points";
      case InputKind::number: return "number";
      case InputKind::date: return "date";
      case InputKind::money: break;
    }
    return input.currency;
  }

  void print(const Input& input) {
    std::string text = "(input " + input.name.text + ' ' + kind(input);
    if (!input.by.empty()) text += " (by" + list(input.by) + ')';
    if (input.column) text += " (from " + text_of(*input.column) + ')';
    if (input.roll_up == RollUp::sum) text += " (roll-up sum)";
    if (input.roll_up == RollUp::last) text += " (roll-up last)";
    if (input.roll_up == RollUp::none) text += " (roll-up none)";
    line(text + ')' + (input.damaged ? " damaged" : ""));
  }

  std::string expression(ExprId id) {
    std::string text;
    ExprPrinter(tree_, text).print(id);
    return text;
  }

  static std::string reference(const Reference& reference) {
    switch (reference.kind) {
      case ReferenceKind::prior_year: return "prior-year";
      case ReferenceKind::prior_period: return "prior-period";
      case ReferenceKind::year: return std::to_string(reference.number);
      case ReferenceKind::baseline: return "baseline";
      case ReferenceKind::mean_of_last_years: break;
    }
    return "mean-of-last " + std::to_string(reference.number);
  }

  static std::string form(const Target& target) {
    std::string text = "(" + std::string(spoken(target.form));
    if (target.verb) text += " (verb " + std::string(spoken(*target.verb)) + ')';
    if (target.comparator) text += ' ' + std::string(spoken(*target.comparator));
    if (target.start) text += " (from " + text_of(*target.start) + ')';
    for (const Level& level : target.levels) {
      text += ' ' + text_of(level.value);
      if (level.by_year) text += '@' + std::to_string(*level.by_year);
    }
    if (target.high) text += " to " + text_of(*target.high);
    if (target.tolerance) text += " (within " + text_of(*target.tolerance) + ')';
    if (target.versus) text += " (versus " + reference(*target.versus) + ')';
    if (target.every_year) text += " every-year";
    if (target.along_a_line) text += " along-a-line";
    return text + ')';
  }

  void print(const Target& target) {
    std::string text = "target " + form(target);
    if (target.for_level) text += " (for " + target.for_level->text + ')';
    if (target.quantified_level) {
      const bool every = target.quantifier == AreaQuantifier::every;
      text += " (in " + (every ? std::string("every") : std::to_string(target.at_least_areas)) + ' ' +
              target.quantified_level->text + ')';
    }
    for (const StratumScope& scope : target.where)
      text += " (where " + scope.dimension.text + ' ' + text_of(scope.value) + ')';
    if (target.in_year) text += " (in " + std::to_string(*target.in_year) + ')';
    if (target.when != no_expr) text += " (when " + expression(target.when) + ')';
    if (target.if_any != no_expr) text += " (if-any " + expression(target.if_any) + ')';
    clause(text);
  }

  void print(const Indicator& indicator) {
    std::string text = "(indicator " + (indicator.label ? text_of(*indicator.label) + ' ' : "") + indicator.name.text;
    if (indicator.title) text += ' ' + text_of(*indicator.title);
    line(text + ')' + (indicator.damaged ? " damaged" : ""));
    clause("measure " + expression(indicator.measure));
    for (const Target& target : indicator.targets) print(target);
    if (indicator.part_of) clause("part-of " + indicator.part_of->text);
    if (!indicator.lead.empty()) clause("lead" + list(indicator.lead));
    if (!indicator.support.empty()) clause("support" + list(indicator.support));
    if (indicator.better != Better::unset) clause(indicator.better == Better::lower ? "better lower" : "better higher");
    if (indicator.may_exceed_100_percent) clause("may-exceed-100%");
  }

  const Tree& tree_;
  std::string out_;
};

inline std::string in_quotes(std::string_view text, char quote) {
  std::string result(1, quote);
  for (const char byte : text) {
    result += byte;
    if (byte == quote) result += byte;
  }
  return result + quote;
}

}  // namespace detail::syntax_print

std::string quoted(std::string_view text) { return detail::syntax_print::in_quotes(text, '"'); }

std::string quoted_if_needed(std::string_view name, const Vocabulary& words) {
  const bool plain = !name.empty() && detail::unicode::span_of_name(name) == name.size();
  if (!plain) return detail::syntax_print::in_quotes(name, '`');
  return words.reserves(name) ? detail::syntax_print::in_quotes(name, '`') : std::string(name);
}

std::string syntax::print(const Tree& tree) { return detail::syntax_print::TreePrinter(tree).print(); }

}  // namespace goalpost
