/// Targets in the few forms that the row loops know, found once per program and table; or why a target is none of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "goalpost/evaluate/impl/outcome.hpp"

namespace goalpost::detail::columns {

using evaluation::NodeId;
using syntax::Comparator;

/// From the period of a row to that of a figure: first some periods back, then into a year, then some years back.
struct PeriodStep {
  int periods_back = 0;
  std::optional<int> year;
  int years_back = 0;
  [[nodiscard]] bool stays() const { return *this == PeriodStep{}; }
  [[nodiscard]] Period from(Period period) const;
  friend bool operator==(const PeriodStep&, const PeriodStep&) = default;
};

/// coefficient · (what an input says), pure.
struct SideTerm {
  std::uint32_t input = 0;
  bool is_total = false;
  PeriodStep step;
  Big coefficient = 1;
  std::optional<Big> fill;
};
using SideForm = std::vector<SideTerm>;

/// numerator · factor / denominator, or the numerator alone.
struct MeasureForm {
  SideForm numerator;
  std::optional<SideForm> denominator;
  Big factor = 1;
  bool capped = false;
  bool is_quotient = false;  ///< a missing numerator is told as such; true of x / 12, too
};

/// slope · base + offset.
struct Affine {
  Big slope;
  Big offset;
  friend bool operator==(const Affine&, const Affine&) = default;
};

/// What a target asks for in some periods.
struct LimitForm {
  enum class Kind : std::uint8_t { judged, reference_period, not_due } kind = Kind::judged;
  program::TargetFormula::Shape shape = program::TargetFormula::Shape::level;
  Comparator comparator = Comparator::less_equal;
  Affine limit;             ///< the lower end of a two-sided one
  std::optional<Big> high;  ///< upper end, inclusive as the lower one
  std::optional<Affine> far;
  bool needs_base = false;
  bool shows_base = false;
  bool multiplies = false;        ///< the base, which then must not be negative
  bool floored = false;           ///< never below 0
  bool ceiled = false;            ///< never above 100%
  bool zero_base_is_odd = false;  ///< refused, or with a comparator of its own
  bool full_base_is_odd = false;  ///< a base of 100% has a comparator of its own
  friend bool operator==(const LimitForm&, const LimitForm&) = default;
};

/// `when side comparator number`, `if any side`: holds where the measure is so, against a number.
struct ConditionForm {
  MeasureForm measure;
  Big number;
  bool if_above = false;
  bool if_equal = false;
  bool if_below = false;
};

struct TargetForm {
  std::string because;  ///< not empty: this target is judged exactly, row by row
  MeasureForm measure;
  std::vector<LimitForm> limits;
  std::vector<std::uint32_t> limit_of_period;  ///< per period asked about
  std::optional<PeriodStep> base;              ///< where the base stands
  std::optional<Big> start;                    ///< or the base as written
  std::optional<ConditionForm> when;
  std::optional<ConditionForm> if_any;
};

/// The form of a target in these periods.
[[nodiscard]] TargetForm form_of(const program::Body& program, std::uint32_t indicator, std::uint32_t target,
                                 const std::vector<Period>& periods);

}  // namespace goalpost::detail::columns
