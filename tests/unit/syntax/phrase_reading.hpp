/// Targets of phrases in one line, for tests: `level < 9‰ lower; by 2025; where nông thôn; subject …`.
#pragma once

#include <optional>
#include <string>

#include "goalpost/syntax/phrase.hpp"
#include "goalpost/value/decimal.hpp"
#include "goalpost/value/period.hpp"

namespace phrase_tests {

inline std::string figure(const goalpost::syntax::Quantity& quantity) {
  using goalpost::syntax::Scale;
  const std::string number = goalpost::to_text(goalpost::normalised(quantity.number));
  switch (quantity.scale) {
    case Scale::percent: return number + "%";
    case Scale::per: return quantity.permille_sign ? number + "‰" : number + "/" + std::to_string(quantity.per_n);
    case Scale::points: return number + " points";
    case Scale::times: return number + " times";
    case Scale::currency: return number + " " + quantity.currency;
    case Scale::date: return goalpost::date_text(quantity.days_since_1970);
    case Scale::plain: break;
  }
  return number;
}

inline std::string versus(const goalpost::syntax::Reference& reference) {
  switch (reference.kind) {
    case goalpost::syntax::ReferenceKind::year: return std::to_string(reference.number);
    case goalpost::syntax::ReferenceKind::baseline: return "baseline";
    default: return "prior year";
  }
}

/// `with_name`: the subject and the noun of a rate as well.
inline std::string described(const goalpost::PhraseTarget& target, bool with_name = true) {
  using namespace goalpost::syntax;
  static constexpr const char* forms[] = {"level", "between", "about", "reduce", "increase", "factor", "maintain"};
  static constexpr const char* comparators[] = {"<", "<=", ">", ">=", "="};
  static constexpr const char* betters[] = {"unknown", "lower", "higher"};
  std::string text = forms[static_cast<int>(target.form)];
  text += std::string(" ") + (target.comparator ? comparators[static_cast<int>(*target.comparator)] : "?");
  text += " " + (target.limit ? figure(*target.limit) : "-");
  if (target.limit_high) text += " to " + figure(*target.limit_high);
  text += std::string(" ") + betters[static_cast<int>(target.better)];
  const auto add = [&text](const std::string& key, const std::string& value) {
    if (!value.empty()) text += "; " + key + " " + value;
  };
  if (target.tolerance) add("tolerance", figure(*target.tolerance));
  if (target.start) add("start", figure(*target.start));
  if (target.versus) add("versus", versus(*target.versus));
  if (target.every_year) text += "; every year";
  if (target.average) text += "; average";
  if (target.since) add("since", std::to_string(*target.since));
  if (target.by) add("by", std::to_string(*target.by));
  if (target.until) add("until", std::to_string(*target.until));
  add("where", target.where);
  add("in every", target.in_every);
  add("if any", target.if_any);
  add("per", target.per_time);
  if (target.limit && (with_name || target.limit->scale != Scale::per)) add("noun", target.limit->noun);
  if (with_name) add("subject", target.subject);
  return text;
}

/// All targets, ` | ` between them; `NOT UNDERSTOOD` behind them when something was left.
inline std::string described(const goalpost::Phrase& phrase, bool with_name = true) {
  std::string text;
  for (const goalpost::PhraseTarget& target : phrase.targets)
    text += (text.empty() ? "" : " | ") + described(target, with_name);
  if (!phrase.understood) text += text.empty() ? "NOT UNDERSTOOD" : " | NOT UNDERSTOOD";
  return text;
}

inline std::string read(const std::string& text, const std::string& indicator = "",
                        std::vector<std::string> strata = {}) {
  goalpost::PhraseOptions options;
  options.indicator = indicator;
  options.strata = std::move(strata);
  return described(goalpost::read_phrase(text, options));
}

}  // namespace phrase_tests
