/// What a node of a program answers in a context.
#pragma once

#include <functional>

#include "goalpost/evaluate/impl/figures.hpp"

namespace goalpost::detail::evaluation {

/// Walks the nodes recursively; check() bounded their height. Holds references; not thread-safe.
class Expressions {
 public:
  /// The combined verdict of an indicator in an area and period: what `share of … meeting` counts.
  using CombinedVerdict = std::function<Verdict(std::uint32_t indicator, AreaId area, Period period)>;

  Expressions(const program::Body& program, const Table& table, Diagnostics& findings, CombinedVerdict combined_verdict)
      : program_(program),
        table_(table),
        figures_(program, table, findings),
        combined_verdict_(std::move(combined_verdict)) {}

  [[nodiscard]] Outcome evaluate(NodeId node, const Context& context);
  [[nodiscard]] Figures& figures() noexcept { return figures_; }
  [[nodiscard]] const Figures& figures() const noexcept { return figures_; }

  /// The mean of a node over the `num_years` years before the context's own, most recent first.
  [[nodiscard]] Outcome mean_of_last_years(NodeId node, int num_years, const Context& context);

 private:
  [[nodiscard]] Outcome arithmetic(const Node& node, const Context& context);
  [[nodiscard]] Outcome quotient(const Node& node, const Context& context);
  [[nodiscard]] Outcome comparison(const Node& node, const Context& context);
  [[nodiscard]] Outcome logical(const Node& node, const Context& context);
  [[nodiscard]] Outcome gap(const Node& node, const Context& context);
  [[nodiscard]] Outcome share(const Node& node, const Context& context);

  const program::Body& program_;
  const Table& table_;
  Figures figures_;
  CombinedVerdict combined_verdict_;
};

}  // namespace goalpost::detail::evaluation
