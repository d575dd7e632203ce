// Sums over areas at the edges: deep forests, sums past 64 bits, mixed scales.
#include <doctest/doctest.h>

#include <string>

#include "goalpost/evaluate/impl/tally.hpp"
#include "goalpost/goalpost.hpp"
#include "goalpost/io/csv.hpp"
#include "goalpost/table/schema.hpp"

namespace {

using goalpost::Diagnostics;
using goalpost::Result;
using goalpost::Results;
using goalpost::Verdict;

/// Judges a plan on a table of CSV; both must be without errors.
Results judged(const std::string& plan_text, const std::string& data) {
  Diagnostics found;
  const goalpost::Source source("plan", plan_text);
  auto plan = goalpost::check(goalpost::parse(source, goalpost::Limits{}, found), found);
  REQUIRE(plan.has_value());
  const goalpost::Program program = goalpost::compile(*std::move(plan));
  const auto table = goalpost::read_csv(data, "data", goalpost::schema_of(program.plan()), found);
  REQUIRE(table.has_value());
  return goalpost::evaluate(program, *table);
}

const Result& first_of(const Results& results, const std::string& area) {
  for (const Result& row : results.rows) {
    if (row.target == 1 && results.areas.list[row.area].name == area) return row;
  }
  FAIL("no such area");
  return results.rows.front();
}

const std::string cases_plan = "plan p\ninput cases count\nindicator i\n  measure cases\n  target at most 5\n";

}  // namespace

TEST_CASE("a figure at the bottom of a deep chain is the figure of the top") {
  std::string data = "area,parent,period,cases\n";
  constexpr int depth = 2'000;
  for (int n = 1; n < depth; ++n) data += "a" + std::to_string(n) + ",a" + std::to_string(n - 1) + ",2025,\n";
  data += "a" + std::to_string(depth) + ",a" + std::to_string(depth - 1) + ",2025,3\n";
  const Results results = judged(cases_plan, data);
  CHECK(first_of(results, "a0").verdict == Verdict::met);
  CHECK(first_of(results, "a0").value == goalpost::Rational(3));
  CHECK(first_of(results, "a0").reported == goalpost::Rational(100));
}

TEST_CASE("a sum past 64 bits is exact") {
  const Results results =
      judged(cases_plan,
             "area,parent,period,cases\na,p,2025,999999999999999999\nb,p,2025,999999999999999999\nc,p,2025,"
             "999999999999999999\nd,p,2025,999999999999999999\ne,p,2025,999999999999999999\nf,p,2025,"
             "999999999999999999\ng,p,2025,999999999999999999\nh,p,2025,999999999999999999\ni,p,2025,"
             "999999999999999999\nj,p,2025,999999999999999999\nk,p,2025,7\n");
  CHECK(first_of(results, "p").value->to_fraction_text() == "9999999999999999997");
}

TEST_CASE("a tally adds what differs in scale, wraps around, or cancels out") {
  using goalpost::Decimal;
  using goalpost::detail::Big;
  using goalpost::detail::evaluation::Tally;
  Tally tally;
  tally.add(Decimal{15, 1});
  tally.add(Decimal{25, 2});
  tally.add(Decimal{-175, 2});
  CHECK(tally.total() == 0);
  CHECK(tally.has_negative());
  Tally large;
  large.add(Decimal{INT64_MAX, 0});
  large.add(Decimal{INT64_MAX, 0});
  large.add(Decimal{1, 0});
  CHECK(large.total() == Big(INT64_MAX) * 2 + 1);
  CHECK_FALSE(large.has_negative());
  Tally both;
  both.add(tally);
  both.add(large);
  CHECK(both.total() == large.total());
  CHECK(both.has_negative());
}
