/// What areas reported themselves: in the period that is asked for, or in the parts of it.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "goalpost/evaluate/impl/outcome.hpp"
#include "goalpost/evaluate/impl/tally.hpp"
#include "goalpost/table/table.hpp"

namespace goalpost::detail::evaluation {

/// A figure that areas are asked for. `fill` stands in for an empty cell of a row that was reported.
struct Question {
  std::uint32_t input = 0;
  Period period;
  Stratum stratum{};
  const Big* fill = nullptr;
  friend auto operator<=>(const Question&, const Question&) = default;
};

/// Not thread-safe: it remembers how periods fall into parts.
class Reports {
 public:
  Reports(const Plan& plan, const Table& table) : plan_(plan), table_(table) {}

  /// Whether a default may stand in for an empty cell of a part of a period; asked without the default. Not where somebody gave that part
  /// in another way: below the area, or for all strata.
  using MayFill = std::function<bool(const Question&, AreaId)>;
  void fills_when(MayFill may_fill) { may_fill_ = std::move(may_fill); }

  /// What an area answers. Unreadable answers come from tables without areas only. A value has been added to the tally; a filled cell has not: who lies below comes first.
  struct Answer {
    Cell::State state = Cell::State::absent_row;
    bool from_parts = false;
    bool is_refused = false;  ///< parts gave figures, however deep, but not all: nothing may stand in for the sum
    bool under_way = false;   ///< looked for in parts of a period that the table does not reach the end of
  };
  [[nodiscard]] Answer ask(const Question& question, AreaId area, Tally& tally);
  /// The cell of exactly this key.
  [[nodiscard]] Cell cell(const Question& question, AreaId area) const;
  [[nodiscard]] std::optional<RowIndex> row(const Question& question, AreaId area) const;
  /// A longer period in shorter ones, all of one length: the longest of which the table has any.
  struct Parts {
    Period first;
    int num_parts = 0;  ///< 0: the table has none
    int num_known = 0;  ///< up to the last one that the table has, or has parts of
    int num_months = 0;
    int num_known_months = 0;  ///< that the table reaches, in parts of the last part where it has no more
    bool under_way = false;    ///< the table ends before the period does
  };
  [[nodiscard]] const Parts& parts_of(Period period);
  /// The n-th of these parts, from 0.
  [[nodiscard]] static Period part(const Parts& parts, int n) {
    Period out = parts.first;
    out.index_1based = static_cast<std::uint8_t>(out.index_1based + n);
    return out;
  }

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

  /// What the parts of a period add up to; an absent row when some part gave a figure and another did not.
  [[nodiscard]] Answer ask_parts(const Question& question, AreaId area, Tally& tally);

  const Plan& plan_;
  const Table& table_;
  MayFill may_fill_;
  std::map<Period, Parts> parts_;
};

}  // namespace goalpost::detail::evaluation
