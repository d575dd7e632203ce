/// The certainty of an answer in words.
#pragma once

#include <string>
#include <string_view>

#include "goalpost/evaluate/results.hpp"

namespace goalpost::detail::certainty_text {

/// "95% interval 4.57‰ to 13.9‰; inconclusive: the limit lies inside it; better than in 2024": without a full stop. The result
/// has certainty, with intervals at the level `confidence`.
[[nodiscard]] std::string sentence(double confidence, const PlanIndicator& indicator, const Result& result,
                                   std::string_view language);

}  // namespace goalpost::detail::certainty_text
