/// What the areas below an area add up to.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "goalpost/areas/impl/lowest.hpp"
#include "goalpost/evaluate/impl/reports.hpp"

namespace goalpost::detail::evaluation {

/// The sum over the areas below one area, and who is in it.
struct Below {
  Tally tally;
  std::uint32_t num_covered = 0;  ///< lowest areas in it; one that reported itself covers all below it
  bool reports = false;           ///< somebody below gave a figure, or a suppressed one
  bool has_suppressed = false;
  bool has_missing = false;
  bool all_from_parts = true;  ///< each figure in it was summed over the parts of its period
  bool under_way = false;      ///< one is of a period that is not over, or was looked for there
};

/// Sums are made for all areas at once when the first is asked for, and kept: an area is read once, however deep it lies and
/// however many indicators ask. Not thread-safe.
class RollUp {
 public:
  RollUp(const Plan& plan, const Table& table, Reports& reports);
  RollUp(const RollUp&) = delete;  // `reports` asks it back
  RollUp& operator=(const RollUp&) = delete;

  /// Whether figures of an input are added up over areas, and `area` has any below it.
  [[nodiscard]] bool applies(std::uint32_t input, AreaId area) const;
  [[nodiscard]] const Below& below(const Question& question, AreaId area);
  /// Whether anybody gave a figure there, the area or somebody below it, be it a suppressed one.
  [[nodiscard]] bool is_reported(const Question& question, AreaId area);
  /// Whether an area has one figure for all strata and none for any of them, its own or what lies below adds up to.
  [[nodiscard]] bool has_one_for_all(std::uint32_t input, AreaId area, Period period);
  [[nodiscard]] const areas::LowestRange& lowest_below(AreaId area) { return lowest().below[area]; }

  /// One member of a sum, or a hole in it.
  struct Member {
    areas::LowestRange lowest;
    bool is_known = false;
    Tally tally;  ///< of a known one
  };
  /// The members below an area, none of them below another.
  [[nodiscard]] std::vector<Member> members(const Question& question, AreaId area);
  /// Adds a member's tally to a sum: over areas counts and money are summed, of dates the latest counts.
  void join(std::uint32_t input, Tally& sum, const Tally& member) const;

 private:
  using Layer = std::vector<Below>;  ///< per area of Lowest::inner
  [[nodiscard]] const Layer& layer(const Question& question);
  /// What an area answers, filled where it may be. Areas with others below are filled only when those are silent.
  /// Whether nobody gave a figure that a default would hide: below the area, or for all strata.
  [[nodiscard]] bool may_fill(const Question& question, AreaId area);
  [[nodiscard]] Reports::Answer answer(const Question& question, AreaId area, const Layer& done, Tally& tally);

  const Plan& plan_;
  const Table& table_;
  Reports& reports_;
  /// Made when the first sum is asked for: most tables have none.
  [[nodiscard]] const areas::Lowest& lowest();

  std::optional<areas::Lowest> lowest_;
  std::vector<std::uint32_t> inner_number_;  ///< per area: its place in Lowest::inner
  std::map<Question, Layer> layers_;
};

}  // namespace goalpost::detail::evaluation
