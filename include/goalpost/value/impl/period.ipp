// Periods and days.
#pragma once

#include <array>
#include <chrono>
#include <cstdio>

#include "goalpost/value/period.hpp"

namespace goalpost {

namespace detail::period {

/// The value of a text of digits only, at most four of them.
inline std::optional<int> digits(std::string_view text) noexcept {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace detail::period

std::optional<Period> parse_period(std::string_view text) noexcept {
  using detail::period::digits;
  if (text.size() < 4) return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  if (!year || *year == 0) return std::nullopt;
  const auto make = [&](PeriodLength length, int index) -> std::optional<Period> {
    if (index < 1 || index > static_cast<int>(length)) return std::nullopt;
    return Period{static_cast<std::int16_t>(*year), length, static_cast<std::uint8_t>(index)};
  };
  if (text.size() == 4) return make(PeriodLength::year, 1);
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const std::string_view part = text.substr(5);
  if (part[0] == 'H' || part[0] == 'Q') {
    const auto index = digits(part.substr(1));
    return index ? make(part[0] == 'H' ? PeriodLength::half : PeriodLength::quarter, *index) : std::nullopt;
  }
  const auto month = digits(part);
  return month ? make(PeriodLength::month, *month) : std::nullopt;
}

std::string to_text(const Period& period) {
  std::array<char, 16> buffer{};
  const int year = period.year;
  const int index = period.index_1based;
  switch (period.length) {
    case PeriodLength::year: std::snprintf(buffer.data(), buffer.size(), "%04d", year); break;
    case PeriodLength::half: std::snprintf(buffer.data(), buffer.size(), "%04d-H%d", year, index); break;
    case PeriodLength::quarter: std::snprintf(buffer.data(), buffer.size(), "%04d-Q%d", year, index); break;
    case PeriodLength::month: std::snprintf(buffer.data(), buffer.size(), "%04d-%02d", year, index); break;
  }
  return buffer.data();
}

Period same_part_of_year(Period period, int year) noexcept {
  period.year = static_cast<std::int16_t>(year);
  return period;
}

Period previous(Period period) noexcept {
  if (period.index_1based > 1) {
    --period.index_1based;
  } else {
    --period.year;
    period.index_1based = static_cast<std::uint8_t>(period.length);
  }
  return period;
}

bool ends_year(Period period) noexcept { return period.index_1based == static_cast<std::uint8_t>(period.length); }

Period in_fiscal_year(Period calendar, int start_month_1based) noexcept {
  if (calendar.length != PeriodLength::month) return calendar;
  const int months = calendar.index_1based - start_month_1based;
  calendar.year = static_cast<std::int16_t>(calendar.year - (months < 0 ? 1 : 0));
  calendar.index_1based = static_cast<std::uint8_t>((months + 12) % 12 + 1);
  return calendar;
}

Period in_calendar(Period fiscal, int start_month_1based) noexcept {
  if (fiscal.length != PeriodLength::month) return fiscal;
  const int months = fiscal.index_1based - 1 + start_month_1based - 1;
  fiscal.year = static_cast<std::int16_t>(fiscal.year + months / 12);
  fiscal.index_1based = static_cast<std::uint8_t>(months % 12 + 1);
  return fiscal;
}

std::optional<std::int32_t> parse_date(std::string_view text) noexcept {
  using detail::period::digits;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count());
}

std::string date_text(std::int32_t days_since_1970) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days_since_1970}}};
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer.data();
}

}  // namespace goalpost
