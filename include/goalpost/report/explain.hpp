/// The parts of the sentence that explains one answer, for renderers of one's own.
#pragma once

#include <string>
#include <string_view>

#include "goalpost/evaluate/results.hpp"

namespace goalpost {

/// Reads as "{facts}; {target}: {verdict}{by or comma}{detail}; {held_back}. {certainty}"; all but target and verdict may be empty.
struct Explanation {
  std::string value;    ///< "7.98‰": the figure alone
  std::string facts;    ///< "7.98‰ = 12 of 1,504 live births"
  std::string target;   ///< "below 9‰"
  std::string verdict;  ///< "met"
  std::string detail;   ///< "by 1.02 per 1,000", "exactly at the limit", "the denominator is missing (live births)"
  std::string
      held_back;  ///< "held back by Tri Tôn (79.1%) and Châu Phú (83%)"; where each has its own limit, "Tri Tôn (by 3)"
  // What stands in facts and detail, by itself.
  std::string limit;        ///< "9‰": the limit in force
  std::string base;         ///< "90"
  std::string base_period;  ///< "2024"
  std::string margin;       ///< "1.02 per 1,000": how far from the limit, on either side
  std::string remedy;       ///< "29 more children would meet it"
  /// "95% interval 4.12‰ to 13.94‰; inconclusive: the limit lies inside it", where EvaluateOptions::certainty asked for it.
  std::string certainty;
};

/// The parts of explain(). A combined row counts the verdicts of its parts; it must lie in `results.rows` for that.
/// In a language ("en", "vi"), or in the plan's own.
[[nodiscard]] Explanation explain_in_parts(const Results& results, const Result& result,
                                           std::string_view language = {});
/// The whole sentence of the parts, as explain() gives it.
[[nodiscard]] std::string sentence(const Explanation& explanation);
/// "met by 1.02 per 1,000", "missed, exactly at the limit", "no data".
[[nodiscard]] std::string outcome(const Explanation& explanation);

}  // namespace goalpost
