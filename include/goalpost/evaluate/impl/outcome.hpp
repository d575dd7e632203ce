/// What an expression answers in one place: a value, or why there is none.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <utility>

#include "goalpost/areas/areas.hpp"
#include "goalpost/plan/plan.hpp"
#include "goalpost/program/impl/body.hpp"
#include "goalpost/value/impl/big.hpp"
#include "goalpost/value/period.hpp"
#include "goalpost/value/verdict.hpp"

namespace goalpost::detail::evaluation {

using program::Amount;
using program::DatedLevel;
using program::no_node;
using program::Node;
using program::NodeId;
using program::NodeOp;
using program::TargetFormula;

/// In the order in which states win over each other.
enum class State : std::uint8_t { data_error, no_data, not_applicable, value };

struct Outcome {
  State state = State::no_data;
  Reason reason = Reason::input_missing;
  Big value;  ///< pure; of a condition 1 or 0

  [[nodiscard]] bool has_value() const noexcept { return state == State::value; }
  static Outcome of(Big value) { return Outcome{State::value, Reason::none, std::move(value)}; }
  static Outcome none(State state, Reason reason) { return Outcome{state, reason, Big()}; }
};

/// The operand whose state decides: the strongest state, the leftmost of those; nullptr when all are values.
[[nodiscard]] inline const Outcome* deciding(std::initializer_list<const Outcome*> operands) {
  const Outcome* winner = nullptr;
  for (const Outcome* operand : operands) {
    if (operand->has_value()) continue;
    if (winner == nullptr || operand->state < winner->state) winner = operand;
  }
  return winner;
}

/// 0 for an empty stratum cell, else 1 + the index of the value.
using Stratum = std::array<std::uint16_t, max_dimensions>;

/// The place an expression is looked at.
struct Context {
  AreaId area = 0;
  Period period;
  Stratum stratum{};
  /// Inside a gap one figure for all strata cannot stand for each: the gap would be zero by construction.
  bool needs_own_stratum = false;
};

}  // namespace goalpost::detail::evaluation
