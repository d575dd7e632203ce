/// One rule on figures that a program holds in its hands: for callers with a loop of their own.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "goalpost/evaluate/rule.hpp"
#include "goalpost/value/verdict.hpp"

namespace goalpost {

namespace detail::scalar {
struct Body;  // evaluate/impl/scalar_body.hpp
}

/// A figure that a rule asks for.
struct ScalarInput {
  std::uint32_t input = 0;  ///< in Plan::inputs of the rule's plan
  int year = 0;             ///< of the figure
  std::string name;         ///< as the command line writes it: "cases", "prior(cases)", "cases@2020"
};

struct ScalarAnswer {
  Verdict verdict = Verdict::no_data;
  Reason reason = Reason::none;
  std::uint8_t flags = 0;  ///< as TargetColumns::flags
  double value = 0;        ///< as TargetColumns::value: in the scale of the measure, NaN without one
};

/// Immutable; safe to share between threads; cheap to copy.
class ScalarRule {
 public:
  /// Judges year `year`; unless given, the one after the latest that the rule names. A rule whose answer depends on the year (`80% by
  /// 2025`) needs it, and a year is 1 to 9999: else std::invalid_argument.
  explicit ScalarRule(const Rule& rule, std::optional<int> year = std::nullopt);

  /// What judge() is given, in this order: this year's figures as the rule declares them, then those of other years, latest first.
  [[nodiscard]] const std::vector<ScalarInput>& inputs() const noexcept;
  [[nodiscard]] int year() const noexcept;

  /// `figures[i]` is of inputs()[i]; NaN and infinity are missing, a double stands for the shortest decimal that reads back as it, a date is
  /// its days since 1970 and missing when that is no whole number. Another number of figures: std::invalid_argument. Throws nothing else but std::bad_alloc.
  [[nodiscard]] ScalarAnswer judge(std::span<const double> figures) const;

 private:
  std::shared_ptr<const detail::scalar::Body> body_;
};

}  // namespace goalpost
