/// Two plans target by target: what became stricter, what became looser, what came and what went.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "goalpost/program/program.hpp"

namespace goalpost {

/// What became of a target. `changed`: neither of the two accepts all that the other accepts, or they cannot be compared.
enum class Change : std::uint8_t { unchanged, tightened, loosened, changed, added, dropped };
/// "tightened"; of `added` "new": as files spell it.
[[nodiscard]] std::string_view name(Change change) noexcept;

/// In what two targets differ.
enum class Aspect : std::uint8_t { measure, form, limit, base, scope };
[[nodiscard]] std::string_view name(Aspect aspect) noexcept;

struct TargetPlace {
  std::uint32_t indicator = 0;  ///< in Plan::indicators
  std::uint32_t target = 0;     ///< in PlanIndicator::targets
};

struct TargetChange {
  Change change = Change::unchanged;
  std::optional<TargetPlace> before;  ///< in the old plan; nothing when it is new
  std::optional<TargetPlace> after;   ///< in the new plan; nothing when it was dropped
  std::vector<Aspect> aspects;        ///< in what they differ, each once, in the order of Aspect
};

/// Matches indicators by name, then by label; of one indicator the targets of the same scope in their order, then those that are left.
/// Units do not matter (9‰ is 0.9%), nor does the scale of a rate; what is compared is what a target accepts, exactly. docs/decisions.md
/// D142 says what tighter means for each form. In the order of the new plan, what was dropped behind its indicator or at the end.
/// Thread-safe; throws nothing but std::bad_alloc.
[[nodiscard]] std::vector<TargetChange> compare(const Program& before, const Program& after);

/// A line for each target that is not unchanged, and how many of each there are; in `language` ("en", "vi"), or that of the new plan.
[[nodiscard]] std::string render_text(const std::vector<TargetChange>& changes, const Program& before,
                                      const Program& after, std::string_view language = {});
/// All of them as JSON: {"targets": […], "counts": {…}}.
[[nodiscard]] std::string render_json(const std::vector<TargetChange>& changes, const Program& before,
                                      const Program& after, std::string_view language = {});

}  // namespace goalpost
