/// What a measure is about, in words: which inputs it reads, and which of them a reason may speak of.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "goalpost/report/impl/speech.hpp"
#include "goalpost/report/impl/wording.hpp"
#include "goalpost/value/period.hpp"

namespace goalpost::detail::wording {

using syntax::ExprId;
using syntax::Op;

bool is_quotient(Op op) { return op == Op::per || op == Op::percent_of || op == Op::divide; }

std::string name(std::string_view identifier) {
  std::string text(identifier);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

/// Follows names of indicators to what they measure. Plans have no circles, and no more steps than indicators.
inline ExprId followed(const Plan& plan, ExprId id) {
  for (std::size_t step = 0; step <= plan.indicators.size() && id < plan.tree.exprs.size(); ++step) {
    if (plan.tree.at(id).op != Op::name || plan.resolved[id].to != Resolved::To::indicator) {
      break;
    }
    id = plan.indicators[plan.resolved[id].index].measure;
  }
  return id;
}

ExprId measure(const Plan& plan, const PlanIndicator& indicator) { return followed(plan, indicator.measure); }

/// A sum of more than a few inputs has no short name, so `depth` need not go far.
inline std::string noun_within(const Plan& plan, ExprId id, int depth, std::string_view language) {
  id = followed(plan, id);
  if (id >= plan.tree.exprs.size() || depth == 0) {
    return {};
  }
  const syntax::Expr& expr = plan.tree.at(id);
  switch (expr.op) {
    case Op::name:
      return plan.resolved[id].to == Resolved::To::input ? name(plan.inputs[plan.resolved[id].index].name) : "";
    case Op::total:
    case Op::default_to: return noun_within(plan, expr.a, depth - 1, language);
    case Op::add: {
      const std::string left = noun_within(plan, expr.a, depth - 1, language);
      const std::string right = noun_within(plan, expr.b, depth - 1, language);
      constexpr std::size_t readable = 48;
      return left.empty() || right.empty() || left.size() + right.size() > readable
                 ? ""
                 : speech::say(speech::Sentence::both, language, {left, right});
    }
    default: return {};
  }
}

std::string noun(const Plan& plan, ExprId id, std::string_view language) { return noun_within(plan, id, 6, language); }

/// Which operands of the innermost division an input stands among.
enum class Side : std::uint8_t { none, numerator, denominator };

/// The inputs of an expression, each with its side.
class Inputs {
 public:
  Inputs(const Plan& plan, ExprId id) : plan_(plan) { collect(id, Side::none, 0); }

  /// "live births", "one of boys, girls"; "" when there is none, or more than anybody would read.
  [[nodiscard]] std::string text(std::string_view language, std::optional<Side> wanted = std::nullopt) const {
    std::vector<std::string> names;
    for (const auto& [input, side] : found_) {
      std::string spoken = name(input);
      if ((!wanted || side == *wanted) && std::find(names.begin(), names.end(), spoken) == names.end()) {
        names.push_back(std::move(spoken));
      }
    }
    constexpr std::size_t readable = 5;
    if (names.empty() || names.size() > readable || gave_up_) {
      return {};
    }
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
      list += (i == 0 ? "" : ", ") + names[i];
    }
    return names.size() == 1 ? list : speech::say(speech::Sentence::one_of, language, {list});
  }

 private:
  void collect(ExprId id, Side side, int depth) {
    id = followed(plan_, id);
    if (id >= plan_.tree.exprs.size() || gave_up_) {
      return;
    }
    // Indicators that name indicators can spell out an expression of any depth and size; its inputs fill no sentence.
    constexpr int max_depth = 1000;
    constexpr int max_visits = 5000;
    if (depth > max_depth || ++num_visits_ > max_visits) {
      gave_up_ = true;
      return;
    }
    const syntax::Expr& expr = plan_.tree.at(id);
    if (expr.op == Op::name && plan_.resolved[id].to == Resolved::To::input) {
      found_.emplace_back(plan_.inputs[plan_.resolved[id].index].name, side);
      return;
    }
    const bool quotient = is_quotient(expr.op);
    collect(expr.a, quotient ? Side::numerator : side, depth + 1);
    collect(expr.b, quotient ? Side::denominator : side, depth + 1);
    collect(expr.c, side, depth + 1);
  }

  const Plan& plan_;
  std::vector<std::pair<std::string, Side>> found_;
  int num_visits_ = 0;
  bool gave_up_ = false;
};

std::string base_period(const Plan& plan, const PlanReference& reference, Period period, std::string_view language) {
  using syntax::ReferenceKind;
  switch (reference.kind) {
    case ReferenceKind::prior_year:
      --period.year;
      return plan.tree.plan ? speech::period(period, language) : speech::say(speech::Sentence::year_before, language);
    case ReferenceKind::prior_period: return speech::period(previous(period), language);
    case ReferenceKind::year:
    case ReferenceKind::baseline: {
      const int start = plan.fiscal_year_start_month();
      const Period then = same_part_of_year(in_fiscal_year(period, start), reference.number);
      return speech::period(in_calendar(then, start), language);
    }
    case ReferenceKind::mean_of_last_years:
      return speech::say(speech::Sentence::last_years, language, {std::to_string(reference.number)});
  }
  return {};
}

std::string behind(const Plan& plan, const Result& result, std::string_view language) {
  const PlanIndicator& indicator = plan.indicators[result.indicator];
  const PlanTarget* target = result.target == all_targets ? nullptr : &indicator.targets[result.target - 1];
  const auto measured = [&](std::optional<Side> side) { return Inputs(plan, indicator.measure).text(language, side); };
  const auto condition = [&](ExprId syntax::Target::*which) {
    return target == nullptr ? std::string()
                             : Inputs(plan, plan.tree.indicators[result.indicator].targets[target->syntax_index].*which)
                                   .text(language);
  };
  switch (result.reason) {
    case Reason::numerator_missing: return measured(Side::numerator);
    case Reason::denominator_missing:
    case Reason::denominator_zero: return measured(Side::denominator);
    case Reason::input_missing: return measured(Side::none);
    case Reason::suppressed:
    case Reason::negative_count: return measured(std::nullopt);
    case Reason::condition_unknown: {
      std::string when = condition(&syntax::Target::when);
      return when.empty() ? condition(&syntax::Target::if_any) : when;
    }
    case Reason::none_to_count: return condition(&syntax::Target::if_any);
    case Reason::base_missing:
    case Reason::base_suppressed:
    case Reason::base_zero:
    case Reason::base_negative:
    case Reason::base_data_error:
    case Reason::base_not_applicable: {
      const std::string names = measured(std::nullopt);
      if (target == nullptr || !target->reference) {
        return names;
      }
      const std::string period = base_period(plan, *target->reference, result.period, language);
      return names.empty() ? period : speech::say(speech::Sentence::name_of_period, language, {names, period});
    }
    default: return {};
  }
}

}  // namespace goalpost::detail::wording
