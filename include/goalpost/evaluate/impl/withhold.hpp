/// `suppress counts 1 to 4`: what must not be shown of an evaluation, and what else would give it away.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "goalpost/evaluate/impl/evaluation.hpp"
#include "goalpost/evaluate/impl/withhold_move.hpp"
#include "goalpost/evaluate/impl/withhold_web.hpp"

namespace goalpost::detail::evaluation {

/// A number that a reader of the results may know: an input or its total over strata, a sum of such, or what a part leaves of its whole.
struct CellKey {
  enum class What : std::uint8_t { input, total, sum, rest } what = What::input;
  std::uint32_t index = 0;  ///< of the input; of a sum its node
  std::uint32_t fill = 0;   ///< what stands in for its empty cells: a number from 1 on; 0: nothing
  std::uint32_t over = 0;   ///< of whom the sums of its row are, where not of all who reported: a number from 1 on
  AreaId area = 0;
  Period period;  ///< of the fiscal year
  Stratum stratum{};
  friend auto operator<=>(const CellKey&, const CellKey&) = default;
};

/// Decides once, over all areas, strata and periods of the table, so that results that show a part of them agree.
class Withholding {
 public:
  Withholding(const program::Body& program, const Table& table, Evaluation& evaluation);
  /// Takes the figures that must not be shown out of results and marks their places.
  void apply(Results& results);

 private:
  struct Cell {
    CellKey key;
    Big value;
    bool is_hidden = false;
    bool is_small = false;
    bool is_given = false;    ///< by the plan: a default where nobody reported
    bool can_change = false;  ///< in a solution that was found
    bool is_stuck = false;    ///< a small one that has one value whatever else is hidden
    bool is_told = false;     ///< found in this round
    bool is_spent = false;    ///< nothing is left to hide that hangs together with it
  };
  using Reads = std::vector<CellKey>;

  // withhold_cells.ipp
  /// The counts that a measure shows in a place: its value, or the two sides of its quotient; of what is neither all counts in it.
  void read(NodeId node, const Context& context, std::uint32_t over, Reads& found);
  [[nodiscard]] bool is_sum_of_counts(NodeId node) const;
  [[nodiscard]] CellKey key(NodeId node, const Context& context, std::uint32_t over);
  [[nodiscard]] std::uint32_t fill_of(NodeId node);
  [[nodiscard]] std::uint32_t over_of(const Reporters& reporters);
  /// Of whom the value of a row and its base are: a base beside a value that is none can be of others.
  struct Over {
    std::uint32_t value = 0, base = 0;
  };
  [[nodiscard]] Over over_of_row(std::uint32_t indicator, std::uint32_t target, const Context& context);
  /// Of everybody, where everybody who reported is in.
  [[nodiscard]] CellKey canonical(CellKey key);
  [[nodiscard]] Stratum needed_strata(NodeId node, const Stratum& stratum) const;
  [[nodiscard]] std::optional<std::uint32_t> cell(const CellKey& key);
  [[nodiscard]] Outcome look(const CellKey& key);
  [[nodiscard]] Outcome over_areas(std::uint32_t over, AreaId area, const std::function<Outcome()>& figure);
  void gather();
  void gather_row(std::uint32_t indicator, std::uint32_t target, const Context& context);
  [[nodiscard]] std::vector<Context> base_contexts(const TargetFormula& formula, const Context& context) const;

  // withhold_relate.ipp
  void relate();
  /// Only what is true: a figure of the area itself need not be the sum of those below it.
  bool add(Equation equation);
  void relate_rest(std::uint32_t part, std::uint32_t whole);
  void relate_terms(const CellKey& sum, std::uint32_t number);
  void relate_filled(std::uint32_t number);
  void relate_to_all_strata(const CellKey& in_stratum, std::uint32_t number);
  void relate_strata(const CellKey& total, std::uint32_t number);
  void relate_areas(const CellKey& whole, std::uint32_t number);
  void relate_periods(const CellKey& whole, std::uint32_t number);
  [[nodiscard]] bool sums_leave_out_who_lacks() const;
  /// The inputs and totals of a sum, each with its sign.
  void terms(NodeId node, const CellKey& at, int sign, std::vector<std::pair<CellKey, int>>& found);

  // withhold_more.ipp
  void hide_what_gives_away();
  void make_web();
  [[nodiscard]] Room room(const Cell& cell, bool is_small) const;
  [[nodiscard]] std::vector<std::uint32_t> given_away(const std::vector<std::uint32_t>& equations);
  [[nodiscard]] bool can_change(std::uint32_t cell, int num_attempts);
  void hide(std::uint32_t cell);
  void give_company();
  [[nodiscard]] bool hide_one_of(std::uint32_t equation);
  /// Equations that were passed through in a round, since all of them is hidden.
  using Passed = std::vector<bool>;
  [[nodiscard]] bool hide_another(std::uint32_t cell, Passed& passed);

  // withhold.ipp
  [[nodiscard]] bool is_small(const Big& count) const;
  void hide_small();
  [[nodiscard]] bool is_hidden(NodeId measure, const Context& context, std::uint32_t over);
  [[nodiscard]] bool is_hidden_in_mean(std::uint32_t indicator, const Context& context, std::uint32_t over);
  void withhold_held_back(Result& row);

  const program::Body& program_;
  const Table& table_;
  Evaluation& evaluation_;
  syntax::SmallCounts small_;
  int fiscal_start_;
  std::map<CellKey, std::optional<std::uint32_t>> numbers_;  ///< nothing: there is no value
  std::vector<Cell> cells_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> shares_;  ///< parts and wholes of proportions
  std::vector<Equation> equations_;
  Web web_;
  std::vector<Room> rooms_;            ///< by cell
  std::vector<Room> wide_rooms_;       ///< of who does not know of a whole that it is small
  std::vector<std::uint32_t> hidden_;  ///< in this round
  std::vector<std::uint32_t> lonely_;  ///< equations of which one cell may be hidden alone
  std::vector<std::vector<std::uint32_t>>
      candidates_;  ///< of an equation, what is to be hidden first at the end; empty until it is asked for
  std::vector<const Big*> fills_;
  std::vector<Reporters> groups_;
  std::map<std::pair<AreaId, std::vector<bool>>, std::uint32_t> group_numbers_;
  std::set<std::pair<std::uint32_t, std::uint32_t>>
      by_strata_;  ///< inputs, with what fills them, that are shown by strata
};

}  // namespace goalpost::detail::evaluation
