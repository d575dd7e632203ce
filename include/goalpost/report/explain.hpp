/// The parts of the sentence that explains one answer, for renderers of one's own.
#pragma once

#include <string>
#include <string_view>

#include "goalpost/evaluate/results.hpp"

namespace goalpost {

/// Reads as "{facts}; {target}: {verdict}{by or comma}{detail}. {certainty}"; facts, detail and certainty may be empty.
struct Explanation {
  std::string value;    ///< "7.98‰": the figure alone
  std::string facts;    ///< "7.98‰ = 12 of 1,504 live births"
  std::string target;   ///< "below 9‰"
  std::string verdict;  ///< "met"
  std::string detail;   ///< "by 1.02 per 1,000", "exactly at the limit", "the denominator is missing (live births)"
  /// "95% interval 4.12‰ to 13.94‰; inconclusive: the limit lies inside it", where EvaluateOptions::certainty asked for it.
  std::string certainty;
};

/// The parts of explain(). A combined row counts the verdicts of its parts; it must lie in `results.rows` for that.
/// In a language ("en", "vi"), or in the plan's own.
[[nodiscard]] Explanation explain_in_parts(const Results& results, const Result& result,
                                           std::string_view language = {});
/// "met by 1.02 per 1,000", "missed, exactly at the limit", "no data".
[[nodiscard]] std::string outcome(const Explanation& explanation);

}  // namespace goalpost
