/// Which row belongs to which target, for explanations and tables.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "goalpost/evaluate/results.hpp"

namespace goalpost::detail::explain_parts {

/// The clause a numbered row was judged by.
[[nodiscard]] const syntax::Target& written_target(const Plan& plan, const Result& result);
/// Rows of `in every` and `in at least` targets, and combined ones, have a verdict alone.
[[nodiscard]] bool carries_figures(const Plan& plan, const Result& result);
/// The rows that a combined row combines; they stand before it. Empty for a row that is not in `results.rows`.
[[nodiscard]] std::span<const Result> parts_of(const Results& results, const Result& combined);
/// "2 met, 1 missed", in the order of verdicts.
[[nodiscard]] std::string counts_text(const std::vector<std::size_t>& counts_by_verdict, std::string_view language);

}  // namespace goalpost::detail::explain_parts
