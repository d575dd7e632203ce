// The published limits of tests/unit/statistics/published, to 1e-9 relative: every row.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "goalpost/statistics/interval.hpp"
#include "unit/statistics/near.hpp"

namespace {

namespace statistics = goalpost::statistics;
using statistics::Interval;
using statistics_test::near;
using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of(const std::string& name) {
  std::ifstream in(std::string(GOALPOST_SOURCE_DIR) + "/tests/unit/statistics/published/" + name);
  REQUIRE(in.good());
  const auto fields = [](const std::string& line) {
    std::vector<std::string> out(1);
    for (const char c : line) {
      if (c == ',') {
        out.emplace_back();
      } else {
        out.back() += c;
      }
    }
    return out;
  };
  std::string line;
  std::getline(in, line);
  const std::vector<std::string> header = fields(line);
  std::vector<Row> rows;
  while (std::getline(in, line)) {
    const std::vector<std::string> cells = fields(line);
    REQUIRE(cells.size() == header.size());
    Row row;
    for (std::size_t i = 0; i < cells.size(); ++i) row[header[i]] = cells[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

double number(const std::string& text) {
  return text.empty() ? std::numeric_limits<double>::quiet_NaN() : std::strtod(text.c_str(), nullptr);
}

/// `interval` times the row's multiplier, against two of its columns; empty ones want no interval.
void check_limits(const Row& row, const std::optional<Interval>& interval, const std::string& low,
                  const std::string& high) {
  REQUIRE(row.at(low).empty() == row.at(high).empty());
  REQUIRE(interval.has_value() == !row.at(low).empty());
  if (!interval) return;
  const double multiplier = number(row.at("multiplier"));
  CAPTURE(interval->low * multiplier);
  CAPTURE(interval->high * multiplier);
  CHECK(near(interval->low * multiplier, number(row.at(low))));
  CHECK(near(interval->high * multiplier, number(row.at(high))));
}

void check_method(const std::string& published, double events) {
  if (published.empty()) return;
  CHECK(statistics::method_of_count(events) ==
        (published == "Exact" ? statistics::Method::poisson_exact : statistics::Method::byar));
}

TEST_CASE("107 published proportions") {
  const std::vector<Row> rows = rows_of("proportion.csv");
  CHECK(rows.size() == 107);
  for (const Row& row : rows) {
    CAPTURE(row.at("case"));
    check_limits(
        row,
        statistics::wilson(number(row.at("numerator")), number(row.at("denominator")), number(row.at("confidence"))),
        "low", "high");
  }
}

TEST_CASE("208 published rates") {
  const std::vector<Row> rows = rows_of("rate.csv");
  CHECK(rows.size() == 208);
  for (const Row& row : rows) {
    CAPTURE(row.at("case"));
    const double events = number(row.at("numerator"));
    check_method(row.at("method"), events);
    check_limits(row, statistics::rate_interval(events, number(row.at("denominator")), number(row.at("confidence"))),
                 "low", "high");
  }
}

TEST_CASE("100 counties in two periods, as rates and as proportions") {
  const std::vector<Row> rows = rows_of("nc_sids.csv");
  CHECK(rows.size() == 200);
  for (const Row& row : rows) {
    CAPTURE(row.at("county"));
    CAPTURE(row.at("period"));
    const double events = number(row.at("numerator"));
    const double births = number(row.at("denominator"));
    const double confidence = number(row.at("confidence"));
    check_method(row.at("rate_method"), events);
    check_limits(row, statistics::rate_interval(events, births, confidence), "rate_low", "rate_high");
    check_limits(row, statistics::wilson(events, births, confidence), "wilson_low", "wilson_high");
  }
}

}  // namespace
