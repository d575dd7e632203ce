/// The trend of the last periods, and the change against the one before. Figures for people: no verdict is computed from
/// them. docs/statistics.md has the formulas and their sources. All functions are pure and throw nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace goalpost::statistics {

/// Which way is better.
enum class Desired : std::uint8_t { unknown, lower, higher };

/// A period of a series: `events` of `total`. A count without a denominator has the total 1.
struct PeriodFigures {
  double events = 0;
  double total = 1;
};

/// What the events are: some of the total (binomial), or spread over it (Poisson).
enum class Sampling : std::uint8_t { proportion, rate };

/// The test of a straight line through a series.
struct TrendTest {
  double slope = 0;        ///< change of events / total per period: least squares, weighted by the totals
  double chi_squared = 0;  ///< one degree of freedom
  double p_value = 1;      ///< from 0 to 1: how often chance alone would give as much
};

/// The χ² test for a linear trend, periods scored 1, 2, 3, …: Cochran WG (1954), Biometrics 10:417–451; Armitage P (1955),
/// Biometrics 11:375–386. With S = N·Σrt − R·Σnt and D = N·Σnt² − (Σnt)², sums over the periods' r events of n at score t,
/// R and N their totals: χ² = N·S² / (R·(N−R)·D) for a proportion, S² / (R·D) for a rate (binomial variance there,
/// Poisson's here).
/// Units: events and totals are counts; the slope is a share (or rate) per period, χ² and p have none.
/// Domain: two periods or more, every total > 0 and events ≥ 0, finite; for a proportion events ≤ total; something
/// happened, and of a proportion not always. Outside: nullopt.
[[nodiscard]] std::optional<TrendTest> chi_squared_for_trend(std::span<const PeriodFigures> periods, Sampling sampling);

/// Numbers are part of the ABI: append only.
enum class Trend : std::uint8_t {
#define GOALPOST_TREND(number, name) name = number,
#include "goalpost/statistics/labels.def"
#undef GOALPOST_TREND
};
/// Why a trend was not computed: neither direction is better; the measure counts no events; a period has no figure; in
/// none, or in all of a proportion, something happened; figures outside the domain of the test.
enum class TrendReason : std::uint8_t {
#define GOALPOST_TREND_REASON(number, name) name = number,
#include "goalpost/statistics/labels.def"
#undef GOALPOST_TREND_REASON
};
[[nodiscard]] std::string_view name(Trend trend) noexcept;
[[nodiscard]] std::string_view name(TrendReason reason) noexcept;  ///< "" for none

struct RecentTrend {
  Trend trend = Trend::not_computed;
  TrendReason reason = TrendReason::none;  ///< of not_computed
  std::optional<TrendTest> test;           ///< unless not_computed
};

inline constexpr std::size_t trend_periods = 5;
inline constexpr double trend_confidence = 0.998;

/// The trend over five periods, oldest first: better or worse when chi_squared_for_trend() is significant at 99.8% and the
/// slope keeps its sign whichever period is left out, so that no single one makes the trend; else no change. After the
/// trend markers of the Office for Health Improvement and Disparities, England (Fingertips, technical guidance), with one
/// difference: the slopes left are weighted like the test's own, so that they are defined where nothing or everything
/// happened in a period.
/// Units: those of chi_squared_for_trend(). Domain: five periods with figures, in the domain of the test; `desired` known.
/// Outside: not_computed with its reason.
[[nodiscard]] RecentTrend recent_trend(std::span<const std::optional<PeriodFigures>> periods, Sampling sampling,
                                       Desired desired);

/// Against the period before. Numbers are part of the ABI: append only.
enum class Change : std::uint8_t {
#define GOALPOST_CHANGE(number, name) name = number,
#include "goalpost/statistics/labels.def"
#undef GOALPOST_CHANGE
};
[[nodiscard]] std::string_view name(Change change) noexcept;

}  // namespace goalpost::statistics
