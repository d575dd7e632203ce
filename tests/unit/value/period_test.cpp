// Periods and days.
#include "goalpost/value/period.hpp"

#include <doctest/doctest.h>

using goalpost::date_text;
using goalpost::ends_year;
using goalpost::parse_date;
using goalpost::parse_period;
using goalpost::Period;
using goalpost::PeriodLength;
using goalpost::previous;
using goalpost::same_part_of_year;

TEST_CASE("periods are read and written") {
  struct Case {
    std::string_view text;
    Period period;
  };
  const Case good[] = {{"2025", {2025, PeriodLength::year, 1}},      {"2025-H1", {2025, PeriodLength::half, 1}},
                       {"2025-H2", {2025, PeriodLength::half, 2}},   {"2025-Q3", {2025, PeriodLength::quarter, 3}},
                       {"2025-11", {2025, PeriodLength::month, 11}}, {"0987", {987, PeriodLength::year, 1}}};
  for (const Case& c : good) {
    CAPTURE(c.text);
    REQUIRE(parse_period(c.text).has_value());
    CHECK(*parse_period(c.text) == c.period);
    CHECK(to_text(c.period) == c.text);
  }
  for (const std::string_view bad : {"", "25", "202", "20255", "2025-", "2025-13", "2025-00", "2025-H3", "2025-H0",
                                     "2025-Q5", "2025-1", "2025Q1", "2025-h1", "0000", "abcd", "2025-H12", "2025 "}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_period(bad).has_value());
  }
}

TEST_CASE("the period before, and the same part of another year") {
  CHECK(previous({2025, PeriodLength::year, 1}) == Period{2024, PeriodLength::year, 1});
  CHECK(previous({2025, PeriodLength::quarter, 1}) == Period{2024, PeriodLength::quarter, 4});
  CHECK(previous({2025, PeriodLength::month, 7}) == Period{2025, PeriodLength::month, 6});
  CHECK(previous({2025, PeriodLength::month, 2}) == Period{2025, PeriodLength::month, 1});
  CHECK(previous({2025, PeriodLength::half, 2}) == Period{2025, PeriodLength::half, 1});
  CHECK(same_part_of_year({2025, PeriodLength::half, 2}, 2020) == Period{2020, PeriodLength::half, 2});
  CHECK(ends_year({2025, PeriodLength::year, 1}));
  CHECK(ends_year({2025, PeriodLength::quarter, 4}));
  CHECK_FALSE(ends_year({2025, PeriodLength::quarter, 3}));
}

TEST_CASE("months of a fiscal year, which has the number of the year it begins in") {
  using goalpost::in_calendar;
  using goalpost::in_fiscal_year;
  const auto month = [](std::int16_t year, std::uint8_t index) { return Period{year, PeriodLength::month, index}; };
  CHECK(in_fiscal_year(month(2025, 7), 7) == month(2025, 1));
  CHECK(in_fiscal_year(month(2025, 12), 7) == month(2025, 6));
  CHECK(in_fiscal_year(month(2026, 6), 7) == month(2025, 12));
  CHECK(in_fiscal_year(month(2025, 6), 7) == month(2024, 12));
  CHECK(in_fiscal_year(month(2025, 6), 1) == month(2025, 6));
  const Period quarter{2025, PeriodLength::quarter, 3};
  CHECK(in_fiscal_year(quarter, 7) == quarter);  // quarters are counted in the fiscal year already
  CHECK(in_calendar(quarter, 7) == quarter);
  for (int start = 1; start <= 12; ++start) {
    for (std::uint8_t index = 1; index <= 12; ++index) {
      CHECK(in_calendar(in_fiscal_year(month(2025, index), start), start) == month(2025, index));
    }
  }
}

TEST_CASE("days") {
  CHECK(parse_date("1970-01-01") == 0);
  CHECK(parse_date("2025-05-20") == 20228);  // 55 years of 365 days, 14 leap days, 139 days into 2025
  CHECK(parse_date("2024-02-29").has_value());
  CHECK(date_text(20228) == "2025-05-20");
  for (const std::string_view bad :
       {"2023-02-29", "2025-13-01", "2025-00-10", "2025-5-20", "20/5/2025", "2025-05-32", ""}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_date(bad).has_value());
  }
}
