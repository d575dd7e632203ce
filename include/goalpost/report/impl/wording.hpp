/// What the measure of an indicator is about, in words.
#pragma once

#include <string>
#include <string_view>

#include "goalpost/evaluate/results.hpp"

namespace goalpost::detail::wording {

/// "live births" of `live_births`.
[[nodiscard]] std::string name(std::string_view identifier);
/// Whether an operator makes a quotient: `per`, `as % of`, `/`.
[[nodiscard]] bool is_quotient(syntax::Op op);
/// The measure with references to other indicators followed, so that a quotient shows itself as one.
[[nodiscard]] syntax::ExprId measure(const Plan& plan, const PlanIndicator& indicator);
/// "live births" for an input or a sum of inputs, "" for what has no short name.
[[nodiscard]] std::string noun(const Plan& plan, syntax::ExprId expr, std::string_view language);
/// What is behind the reason of an answer: the inputs that may be missing, or the period of the base. "" when there is
/// nothing to say.
[[nodiscard]] std::string behind(const Plan& plan, const Result& result, std::string_view language);
/// "2024", "2023-Q4", "the last 3 years": the period of the base of a row. A rule, which has no plan around it, is
/// judged for a year that nobody has named: there the year before is called so.
[[nodiscard]] std::string base_period(const Plan& plan, const PlanReference& reference, Period period,
                                      std::string_view language);

}  // namespace goalpost::detail::wording
