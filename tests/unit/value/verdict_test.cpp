// The numbers and names of verdicts and reasons are part of the ABI: this table was written by hand and never changes, it only grows.
#include "goalpost/value/verdict.hpp"

#include <doctest/doctest.h>

#include <string_view>

using goalpost::name;
using goalpost::Reason;
using goalpost::Verdict;

TEST_CASE("verdicts keep their numbers and names") {
  const std::string_view names[] = {"met",     "missed",    "no_data", "no_baseline", "not_applicable",
                                    "not_due", "data_error"};
  for (std::uint8_t n = 0; n < 7; ++n) CHECK(name(static_cast<Verdict>(n)) == names[n]);
  CHECK(spoken(Verdict::no_baseline) == "no baseline");
}

TEST_CASE("reasons keep their numbers and names") {
  const std::string_view names[] = {"",
                                    "numerator_missing",
                                    "denominator_missing",
                                    "input_missing",
                                    "suppressed",
                                    "children_missing",
                                    "condition_unknown",
                                    "areas_undecided",
                                    "denominator_zero",
                                    "negative_count",
                                    "over_100_percent",
                                    "nothing_to_measure",
                                    "out_of_scope",
                                    "condition_false",
                                    "none_to_count",
                                    "reference_period",
                                    "not_due_yet",
                                    "base_missing",
                                    "base_suppressed",
                                    "base_zero",
                                    "base_negative",
                                    "base_data_error",
                                    "base_not_applicable",
                                    "no_areas",
                                    "not_judged",
                                    "not_a_decimal",
                                    "period_under_way",
                                    "base_too_far_back"};
  std::uint8_t n = 0;
  for (const std::string_view expected : names) {
    CAPTURE(static_cast<int>(n));
    CHECK(name(static_cast<Reason>(n)) == expected);
    ++n;
  }
  CHECK(name(static_cast<Reason>(n)).empty());  // a new reason is a new line above
}
