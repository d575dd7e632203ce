/// Reading figures out of a table, as the language means them.
#pragma once

#include <cstdint>
#include <set>
#include <tuple>

#include "goalpost/evaluate/impl/outcome.hpp"
#include "goalpost/program/impl/body.hpp"
#include "goalpost/table/table.hpp"

namespace goalpost::detail::evaluation {

/// Answers what an input says in a context. Holds references: program, table and findings outlive it. Not thread-safe.
class Figures {
 public:
  Figures(const program::Body& program, const Table& table, Diagnostics& findings)
      : plan_(program.plan), table_(table), findings_(findings) {}

  /// The figure at the context's stratum; `fill` stands in for an empty cell of a row that was reported.
  [[nodiscard]] Outcome read(std::uint32_t input, const Context& context, const Big* fill);
  /// The sum over all strata of the input.
  [[nodiscard]] Outcome total(std::uint32_t input, const Context& context, const Big* fill);

  /// Calls `visit(stratum)` for every combination of strata of `dimensions`, the last dimension fastest; `base` gives the rest.
  template <class Visit>
  void each_stratum(DimensionSet dimensions, Stratum base, Visit visit) const {
    each_stratum_from(0, dimensions, base, visit);
  }

 private:
  template <class Visit>
  void each_stratum_from(std::size_t dimension, DimensionSet dimensions, Stratum& stratum, Visit& visit) const {
    while (dimension < plan_.dimensions.size() && (dimensions >> dimension & 1U) == 0) ++dimension;
    if (dimension == plan_.dimensions.size()) {
      visit(stratum);
      return;
    }
    for (std::size_t v = 0; v < plan_.dimensions[dimension].values.size(); ++v) {
      stratum[dimension] = static_cast<std::uint16_t>(v + 1);
      each_stratum_from(dimension + 1, dimensions, stratum, visit);
    }
    stratum[dimension] = 0;
  }

  [[nodiscard]] Cell cell(std::uint32_t input, const Context& context, const Stratum& stratum) const;
  [[nodiscard]] Outcome outcome(std::uint32_t input, const Cell& cell, const Big* fill) const;
  /// The one figure for all strata, when only that was given; absent_row otherwise.
  [[nodiscard]] Cell one_for_all(std::uint32_t input, const Context& context) const;
  /// Warns, once per figure, that one stands for all strata.
  void tell(std::uint32_t input, const Context& context);

  const Plan& plan_;
  const Table& table_;
  Diagnostics& findings_;
  std::set<std::tuple<std::uint32_t, AreaId, Period>> told_;
};

}  // namespace goalpost::detail::evaluation
