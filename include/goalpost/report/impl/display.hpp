/// Figures as people read them: rounded, grouped, with their unit, in the number style of a language.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "goalpost/evaluate/results.hpp"

namespace goalpost::detail::display {

/// How a number is rounded. Rounding may never change how it compares with a number that stands beside it.
struct Rounding {
  /// A number that ends within so many places is shown in full.
  int exact_places = 0;
  /// The rounded number lies on the same side of each of these as the exact one.
  std::vector<Rational> marks;
};

/// "1,234.57": two places, or two significant digits below 0.1, and more where Rounding asks for them.
[[nodiscard]] std::string number(const Rational& value, const Rounding& rounding = {},
                                 std::string_view language = "en");
/// A number with the suffix of its unit: "7.98‰", "4 billion VND", "2025-05-20".
[[nodiscard]] std::string figure(const Rational& value, const Unit& unit, const Rounding& rounding = {},
                                 std::string_view language = "en");
/// A distance between two figures of a unit: "2.9 points", "1.02 per 1,000", "3 days", "5 cases". Its sign is dropped.
[[nodiscard]] std::string margin(const Rational& distance, const Unit& unit, const std::string& noun,
                                 std::string_view language = "en");

/// The figures of one result, rounded so that each pair of them looks as it is: smaller, equal or greater.
struct Figures {
  std::string value;
  std::string limit;
  std::string base;
};
[[nodiscard]] Figures figures(const Result& result, const PlanIndicator& indicator, std::string_view language = "en");

/// A whole number of days as a date.
[[nodiscard]] std::string date(const Rational& days, std::string_view language = "en");

}  // namespace goalpost::detail::display
