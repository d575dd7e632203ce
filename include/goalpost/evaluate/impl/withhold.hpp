/// `suppress counts 1 to 4`: what must not be shown of an evaluation, and what else would give it away.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "goalpost/evaluate/impl/evaluation.hpp"

namespace goalpost::detail::evaluation {

/// A number that a reader of the results may know: an input or its total over strata, or a sum of such.
struct CellKey {
  enum class What : std::uint8_t { input, total, sum } what = What::input;
  std::uint32_t index = 0;  ///< of the input; of a sum its node
  AreaId area = 0;
  Period period;  ///< of the fiscal year
  Stratum stratum{};
  friend auto operator<=>(const CellKey&, const CellKey&) = default;
};

/// Numbers that add up to zero: a whole, and its parts with the sign that takes them away from it.
struct Equation {
  struct Term {
    std::uint32_t cell;
    int sign;
  };
  std::vector<Term> terms;  ///< the whole first

  explicit Equation(std::uint32_t whole) : terms{{whole, 1}} {}
  void take_away(std::uint32_t part) { terms.push_back({part, -1}); }
};

/// Which unknowns of a system of equations have one solution only. `rows` hold the unknowns of each equation with their
/// coefficients; what is known stands on the other side and does not matter.
[[nodiscard]] std::set<std::uint32_t> determined(const std::vector<std::map<std::uint32_t, Big>>& rows);

/// Decides once, over all areas, strata and periods of the table, so that results that show a part of them agree.
class Withholding {
 public:
  Withholding(const program::Body& program, const Table& table, Evaluation& evaluation);
  /// Takes the figures that must not be shown out of results and marks their places.
  void apply(Results& results);

 private:
  struct Cell {
    Big value;
    bool is_hidden = false;
    bool is_small = false;
  };
  using Reads = std::vector<CellKey>;

  // withhold_cells.ipp
  /// The counts that a measure shows in a place: its value, or the two sides of its quotient; of what is neither all counts in it.
  void read(NodeId node, const Context& context, Reads& found) const;
  [[nodiscard]] bool is_sum_of_counts(NodeId node) const;
  [[nodiscard]] CellKey key(NodeId node, const Context& context) const;
  [[nodiscard]] Stratum needed_strata(NodeId node, const Stratum& stratum) const;
  [[nodiscard]] std::optional<std::uint32_t> cell(const CellKey& key);
  void gather();
  void gather_row(std::uint32_t indicator, std::uint32_t target, const Context& context);
  void relate();
  void relate_strata(const CellKey& total, std::uint32_t number);
  void relate_areas(const CellKey& whole, std::uint32_t number);
  void relate_periods(const CellKey& whole, std::uint32_t number);
  [[nodiscard]] bool sums_leave_out_who_lacks() const;
  [[nodiscard]] bool add_terms(NodeId node, const CellKey& at, int sign, Equation& equation);
  [[nodiscard]] std::vector<Context> base_contexts(const TargetFormula& formula, const Context& context) const;

  // withhold.ipp
  [[nodiscard]] bool is_small(const Big& count) const;
  void hide_small();
  void hide_what_gives_away();
  [[nodiscard]] std::vector<std::uint32_t> given_away() const;
  [[nodiscard]] bool hide_another(std::uint32_t cell);
  [[nodiscard]] bool hide_one_of(const Equation& equation);
  [[nodiscard]] bool is_hidden(NodeId measure, const Context& context);
  void withhold_held_back(Result& row);

  const program::Body& program_;
  const Table& table_;
  Evaluation& evaluation_;
  syntax::SmallCounts small_;
  int fiscal_start_;
  std::map<CellKey, std::optional<std::uint32_t>> numbers_;  ///< nothing: there is no value
  std::vector<Cell> cells_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> shares_;  ///< parts and wholes of proportions
  std::vector<Equation> equations_;
};

}  // namespace goalpost::detail::evaluation
