/// What compare() asks of two targets.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "goalpost/program/impl/body.hpp"

namespace goalpost::detail::compare {

/// How what a new target accepts lies to what the old one accepted.
enum class Relation : std::uint8_t { equal, tighter, looser, apart };

/// Of two conditions that both must hold: tighter in one and looser in the other is neither.
[[nodiscard]] inline Relation both(Relation a, Relation b) {
  if (a == Relation::equal || a == b) return b;
  return b == Relation::equal ? a : Relation::apart;
}

/// Of two forms of target, whatever they are applied to. `apart` as well for forms that cannot be compared.
[[nodiscard]] Relation of_formulas(const program::TargetFormula& before, const program::TargetFormula& after);
[[nodiscard]] bool same_reference(const program::TargetFormula& before, const program::TargetFormula& after);

/// Whether expressions of two programs compute the same from inputs of the same names. Remembers pairs: nodes are shared.
class SameNodes {
 public:
  SameNodes(const program::Body& before, const program::Body& after) : before_(before), after_(after) {}
  [[nodiscard]] bool operator()(program::NodeId a, program::NodeId b);

 private:
  [[nodiscard]] bool same(program::NodeId a, program::NodeId b);

  const program::Body& before_;
  const program::Body& after_;
  std::map<std::pair<program::NodeId, program::NodeId>, bool> known_;
};

}  // namespace goalpost::detail::compare
