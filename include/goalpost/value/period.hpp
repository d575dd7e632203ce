/// Years, half-years, quarters and months, and days.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace goalpost {

/// Periods per year.
enum class PeriodLength : std::uint8_t { year = 1, half = 2, quarter = 4, month = 12 };

/// `2025`, `2025-H1`, `2025-Q3`, `2025-11`.
struct Period {
  std::int16_t year = 0;
  PeriodLength length = PeriodLength::year;
  std::uint8_t index_1based = 1;  ///< 1 to the number of such periods in a year
  friend bool operator==(const Period&, const Period&) = default;
  friend auto operator<=>(const Period&, const Period&) = default;
};

[[nodiscard]] std::optional<Period> parse_period(std::string_view text) noexcept;
[[nodiscard]] std::string to_text(const Period& period);
/// The same part of another year: 2025-Q3 and 2020 give 2020-Q3.
[[nodiscard]] Period same_part_of_year(Period period, int year) noexcept;
/// The preceding period of that length.
[[nodiscard]] Period previous(Period period) noexcept;
/// Whether it is the last of its length in its year: 2025, 2025-H2, 2025-Q4, 2025-12.
[[nodiscard]] bool ends_year(Period period) noexcept;

/// A calendar month as the n-th month of the fiscal year that begins in month `start_month_1based`; a fiscal year has the
/// number of the calendar year in which it begins. Years, half-years and quarters are those of the fiscal year already.
[[nodiscard]] Period in_fiscal_year(Period calendar, int start_month_1based) noexcept;
/// The way back.
[[nodiscard]] Period in_calendar(Period fiscal, int start_month_1based) noexcept;

/// Days since 1970-01-01 (proleptic Gregorian); nullopt unless `text` is a valid YYYY-MM-DD.
[[nodiscard]] std::optional<std::int32_t> parse_date(std::string_view text) noexcept;
[[nodiscard]] std::string date_text(std::int32_t days_since_1970);

}  // namespace goalpost
