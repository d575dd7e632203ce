/// The door of the plan phase.
#pragma once

#include <optional>

#include "goalpost/plan/plan.hpp"
#include "goalpost/text/diagnostic.hpp"

namespace goalpost {

/// Resolves and judges a tree. Every finding is in `out`; the plan is there unless `out` holds an error (of parse() or of check()).
/// Silent about what follows from a damaged node. Thread-safe.
[[nodiscard]] std::optional<Plan> check(syntax::Tree tree, Diagnostics& out);

/// The same for the tree of parse_rule(): names that no input declares become inputs, their kind taken from the measure (counts, under
/// money limits money) or, for a bare name, the scale of its limit.
[[nodiscard]] std::optional<Plan> check_rule(syntax::Tree tree, Diagnostics& out);

}  // namespace goalpost
