// The algebra of kinds: what a measure is, and what may not stand together.
#include "marked_plan.hpp"

using namespace goalpost;
using goalpost::test::expect_findings;

namespace {

/// n, m are counts; p, q percentages; r a rate per 1,000; v, w money in VND; u money in USD; d, e dates; x, y numbers;
/// g points; s a count and t a percentage by residence. All are used once, so that nothing is said of unused inputs.
constexpr std::string_view inputs = R"(plan p
  areas province > district/districts
  strata residence: rural, urban
input n, m count
input p, q %
input r per 1,000
input v, w VND
input u USD
input d, e date
input x, y number
input g points
input s count by residence
input t % by residence
indicator uses
  measure if n + m + x + y + total(s) > 0 and p > 0 and q > 0 and r > 0 and v > 0 and w > 0 and u > 0 and g > 0
      and d > e and gap of t from rural to urban > 0 then 1 else 2
  target below 5
indicator i
  measure )";

Unit unit_of_measure(std::string_view measure) {
  std::string text(inputs);
  text += measure;
  text += "\n  better lower\n  target maintain\n";
  Diagnostics out;
  const auto plan = test::check_text(text, out);
  const std::string found = render(out, Source("plan.goal", text));
  CAPTURE(found);
  CAPTURE(measure);
  REQUIRE(plan);
  CHECK(out.list().empty());
  return plan->indicators[1].unit;
}

void expect_measure(std::string_view marked) {
  expect_findings(std::string(inputs) + std::string(marked) + "\n  better lower\n  target maintain\n");
}

}  // namespace

TEST_CASE("the kind of a measure") {
  const Unit count{Kind::count, 1, {}};
  const Unit number{Kind::number, 1, {}};
  const Unit quotient{Kind::ratio, 1, {}};
  const Unit percent{Kind::ratio, 100, {}};
  const Unit permille{Kind::ratio, 1000, {}};
  const Unit points{Kind::points, 100, {}};
  const Unit vnd{Kind::money, 1, "VND"};
  struct Case {
    std::string_view measure;
    Unit unit;
  };
  const Case cases[] = {
      {"n + m", count},
      {"n - m", count},
      {"n + 1", count},
      {"1 + n", count},
      {"n + x", number},
      {"x - n", number},
      {"2 + 3 * x", number},
      {"p + q", percent},
      {"p + r", percent},
      {"r + p", permille},
      {"p - q", points},
      {"r - p", {Kind::points, 1000, {}}},
      {"p + g", percent},
      {"g + p", percent},
      {"p - g", percent},
      {"p - 2 points", percent},
      {"p + 2%", percent},
      {"p - 0", percent},
      {"0 + v", vnd},
      {"g - g", points},
      {"v - w", vnd},
      {"n * 2", count},
      {"2 * n", count},
      {"x * y", number},
      {"p * n", count},
      {"n * p", count},
      {"p * 2", percent},
      {"2 * r", permille},
      {"p * q", percent},
      {"n / m * p", percent},
      {"p * g", points},
      {"g * p", points},
      {"v * 2", vnd},
      {"x * v", vnd},
      {"v * p", vnd},
      {"n * v", vnd},
      {"v * n", vnd},
      {"n / m", quotient},
      {"n / 2", count},
      {"n / p", count},
      {"x / y", number},
      {"x / n", number},
      {"x / p", number},
      {"p / q", number},
      {"p / 2", percent},
      {"g / 2", points},
      {"g / p", points},
      {"v / n", vnd},
      {"v / 2", vnd},
      {"v / p", vnd},
      {"v / w", quotient},
      {"1 - n / m", {Kind::points, 1, {}}},
      {"n per 1,000 m", permille},
      {"n per 1,000 x", permille},
      {"x per 100 n", percent},
      {"n per 100,000 m + 5", {Kind::ratio, 100000, {}}},
      {"v per 1,000 n", vnd},
      {"v per 1,000 x", vnd},
      {"n as % of m", percent},
      {"n as % of x", percent},
      {"v as % of w", percent},
      {"p as % of q", percent},
      {"min(n; m; 3)", count},
      {"max(p; q)", percent},
      {"abs(p - q)", points},
      {"-v", vnd},
      {"prior(d) - d", number},
      {"p in 2024", percent},
      {"mean of last 3 years of n", count},
      {"n default 0", count},
      {"p default 5%", percent},
      {"v default 100 VND", vnd},
      {"total(s)", count},
      {"total(s + s default 0 - s)", count},
      {"gap of t from rural to urban", points},
      {"gap of s from rural to urban", count},
      {"gap of s per 1,000 s from rural to urban", {Kind::points, 1000, {}}},
      {"share of districts meeting uses", percent},
      {"if n > m then p else q", percent},
      {"if d > 2025-01-01 and not p < 5% then n else 0", count},
      {"if n > 5 or x > 2.5 or v > 3 VND then 0 else v", vnd},
      {"uses + 1", number},
  };
  for (const Case& test : cases) {
    CAPTURE(describe(test.unit));
    CHECK(unit_of_measure(test.measure) == test.unit);
  }
}

TEST_CASE("kinds that do not go together") {
  for (const std::string_view marked : {
           "«3105»n + p",
           "«3105»p - n",
           "«3105»v + u",
           "«3105»n - v",
           "«3105»d + e",
           "«3105»d + 1",
           "«3105»g - p",
           "«3105»n * m",
           "«3105»v * w",
           "«3105»d * 2",
           "«3105»n / v",
           "«3105»v / u",
           "«3105»p / n",
           "«3105»d / 2",
           "«3105»p per 1,000 n",
           "«3105»n per 1,000 v",
           "«3105»n as % of p",
           "«3105»v as % of u",
           "«3105»min(n; v)",
           "«3105»max(p; 2 points)",
           "«3105»if n > 1 then n else p",
           "if «3105»n > p then 1 else 2",
           "if «3105»v > u then 1 else 2",
           "if «3105»d > 0 then 1 else 2",
           "if «3105»n > 5% then 1 else 2",
       }) {
    expect_measure(marked);
  }
}

TEST_CASE("a plain number beside a figure with a scale must say which") {
  for (const std::string_view marked : {
           "p + «3106»5",
           "«3106»5 - p",
           "max(r; «3106»5)",
           "if v > «3106»5 then 1 else 2",
           "g - «3106»2",
           "if p > «3106»5 then 1 else 2",
           "p default «3106»5",
           "v default «3106»5",
       }) {
    expect_measure(marked);
  }
  for (const std::string_view plain :
       {"p default 0", "v default 0", "if p > 0 then 1 else 2", "max(p; 0)", "n / m + 5"}) {
    expect_measure(plain);
  }
}

TEST_CASE("what follows from a reported expression is not reported") {
  expect_measure("«3105»(n + p) + v + d");
  expect_measure("min(«3105»n + p; «3105»d + v)");
}

TEST_CASE("defaults stand behind inputs and have their kind") {
  expect_measure("«3110»(n + m) default 0");
  expect_measure("«3110»uses default 0");
  expect_measure("n default «3201»5%");
  expect_measure("d default «3201»0");
  expect_measure("v default «3201»5 USD");
}

TEST_CASE("totals are of inputs that add up over strata") {
  expect_measure("total(«3111»s per 1,000 s)");
  expect_measure("total(«3111»uses)");
  expect_measure("total(s + «3111»1)");
  expect_measure("total(«3112»t)");
  expect_measure("total(«3113»n)");
  expect_measure("total(s - «3113»n)");
}

TEST_CASE("gaps are between two strata of one dimension") {
  expect_measure("gap of «3114»n from rural to urban");
  expect_measure("gap of t from rural to «3116»rural");
  expect_measure("gap of t from «3014»rual to urban");
  expect_measure("gap of t from rural to «3014»town");
  expect_findings(R"(plan p
  strata residence: rural, urban
  strata sex: girls, boys
  strata other: rural, urban
input a % by residence, sex
input b % by other
indicator i
  measure gap of a from rural to «3115»boys
  target below 3 points
indicator k
  measure gap of b from rural to urban
  target below 3 points
indicator l
  measure gap of a from girls to boys
  target below 3 points where residence = rural
  target below 4 points where residence = urban
)");
}

TEST_CASE("dates have differences and nothing else") {
  expect_measure("«3109»-d");
  expect_measure("«3109»abs(d)");
  expect_measure("«3109»mean of last 3 years of d");
  expect_measure("prior(d) - d in 2024");
  expect_measure("prior(d default 2025-01-01) - d");
}

TEST_CASE("means take one to fifty years") {
  expect_measure("«3117»mean of last 51 years of n");
  expect_measure("mean of last 50 years of n");
  expect_measure("mean of last 1 years of n");
}

TEST_CASE("a division by the number 0") {
  expect_measure("n / «3118»0");
  expect_measure("n per 1,000 «3118»0");
  expect_measure("0 / n");
}

TEST_CASE("only a proportion at the top is capped at 100%") {
  const auto plan = expect_findings(R"(plan p
  areas province > district/districts
input a count
input b count
input c %
indicator i
  measure a as % of b
  target at least 90%
indicator k
  measure b as % of a
  may exceed 100%
  target at least 90%
indicator l
  measure (a as % of b) + 1%
  target at least 90%
indicator m
  measure share of districts meeting i
  target at least 90%
indicator n
  measure c
  target at least 90%
)");
  REQUIRE(plan);
  CHECK(plan->indicators[0].capped_proportion);
  CHECK_FALSE(plan->indicators[1].capped_proportion);
  CHECK_FALSE(plan->indicators[2].capped_proportion);
  CHECK(plan->indicators[3].capped_proportion);
  CHECK_FALSE(plan->indicators[4].capped_proportion);
}

TEST_CASE("the strata a measure is judged by") {
  const auto plan = expect_findings(R"(plan p
  strata residence: rural, urban
  strata sex: girls, boys
input a count by residence
input b count by residence, sex
indicator i
  measure a per 1,000 total(b)
  target below 5‰
indicator k
  measure b per 1,000 total(a)
  target below 5‰
indicator l
  measure gap of b from girls to boys
  target below 5
indicator m
  measure total(a) per 1,000 total(b)
  target below 5‰
)");
  REQUIRE(plan);
  CHECK(plan->indicators[0].dimensions == 1);
  CHECK(plan->indicators[1].dimensions == 3);
  CHECK(plan->indicators[2].dimensions == 1);
  CHECK(plan->indicators[3].dimensions == 0);
}
