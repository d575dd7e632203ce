/// Whom the sums of a row are over. Under `missing children allow` and `require`, numerator and denominator, value and base are summed
/// over the same areas: those that reported every figure that is looked at.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "goalpost/evaluate/impl/roll_up.hpp"

namespace goalpost::detail::evaluation {

/// A sum as the value of an input: pure, and a data error when a count in it is negative.
[[nodiscard]] Outcome value_of(const Plan& plan, std::uint32_t input, const Tally& tally);

/// The reporters of one row; lives while the row is judged. A first look notes which sums are asked for; settle() then decides who is in.
class Reporters {
 public:
  Reporters(const Plan& plan, AreaId area);

  /// A sum over the areas below, in the present mode; notes that it was asked for.
  [[nodiscard]] Outcome sum(RollUp& roll_up, const Question& question);
  /// Called once after the first look: whether a second one would see other sums.
  [[nodiscard]] bool settle(RollUp& roll_up);

  /// Some sum lacks somebody.
  [[nodiscard]] bool is_partial() const noexcept { return is_partial_; }
  /// The plan's rule lets the sums stand. Asked after settle().
  [[nodiscard]] bool is_enough() const noexcept { return mode_ != Mode::refuse || !is_partial_; }
  /// Percent of the lowest areas that reported all that was asked for; nothing when no sum was.
  [[nodiscard]] const std::optional<Big>& reported_percent() const noexcept { return reported_percent_; }

  /// A figure of the area itself: it stands for all of its lowest areas, so beside a sum that lacks some of them one of the two cannot be used.
  [[nodiscard]] Outcome own(Outcome value);
  /// What is asked for from now on must lack nobody.
  void require_whole() noexcept { mode_ = Mode::refuse; }
  /// Takes over that somebody else's sums, which lack nobody, were looked at as well.
  void join_whole(const Reporters& other) {
    if (!reported_percent_) reported_percent_ = other.reported_percent_;
  }

  /// The sums are over fewer areas than reported them.
  [[nodiscard]] bool is_narrowed() const noexcept { return mode_ == Mode::common; }
  /// Of reporters that are narrowed: who is in, and nothing else of what was noted.
  [[nodiscard]] Reporters choice() const;
  /// The same choice among those below an area below; nothing when none of them is in.
  [[nodiscard]] std::optional<Reporters> choice_below(RollUp& roll_up, AreaId area) const;
  /// Whether everybody who gave a figure is in.
  [[nodiscard]] bool has_everybody(RollUp& roll_up, const Question& question) const;
  /// By which choices are told apart.
  [[nodiscard]] std::pair<AreaId, const std::vector<bool>&> chosen() const noexcept { return {area_, is_in_}; }

  struct UnderWay {
    int num_known_months = 0;
    int num_months = 0;
    bool is_pace = false;  ///< all figures are sums so far, which are expected to grow with time
  };
  /// Notes that a figure was looked for in a period that the table does not reach the end of.
  void note_under_way(const Reports::Parts& parts) {
    under_way_ = UnderWay{parts.num_known_months, parts.num_months, false};
  }
  /// Notes a figure that does not grow with the period.
  void note_other_than_sum_so_far() noexcept { all_sums_so_far_ = false; }
  [[nodiscard]] std::optional<UnderWay> under_way() const {
    std::optional<UnderWay> out = under_way_;
    if (out) out->is_pace = all_sums_so_far_;
    return out;
  }

 private:
  enum class Mode : std::uint8_t {
    open,    ///< each sum is over whoever reported it
    common,  ///< over those who reported all
    refuse,  ///< a sum that lacks somebody is no data
  };
  [[nodiscard]] Outcome common_sum(RollUp& roll_up, const Question& question) const;
  [[nodiscard]] bool has(const areas::LowestRange& member) const;
  void keep_whole_members(const std::vector<std::vector<RollUp::Member>>& sums);

  const Plan* plan_;
  AreaId area_;
  Mode mode_ = Mode::open;
  std::vector<Question> asked_;
  bool is_partial_ = false;
  std::optional<Big> reported_percent_;
  std::vector<bool> is_in_;  ///< per lowest area below area_
  std::uint32_t first_lowest_ = 0;
  std::optional<UnderWay> under_way_;
  bool all_sums_so_far_ = true;
  bool has_own_ = false;
};

}  // namespace goalpost::detail::evaluation
