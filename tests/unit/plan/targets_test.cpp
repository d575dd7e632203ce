// The numbers of targets against their measures.
#include "marked_plan.hpp"

using namespace goalpost;
using goalpost::test::expect_findings;

namespace {

constexpr std::string_view measures[] = {
    "n",              // count
    "n - x",          // number
    "n per 1,000 m",  // ratio with a scale
    "n / m",          // plain ratio
    "p - q",          // points
    "1 - n / m",      // points of a plain ratio
    "v",              // money
    "d",              // date
};

/// Expects the findings of `target` (marked) on measures[index]; the plan has a baseline and every input is used.
std::optional<Plan> expect_target(std::size_t index, std::string_view target, std::string_view header = "") {
  std::string text = "plan p\n  period 2025\n  baseline 2020\n";
  text += header;
  text +=
      "input n, m count\ninput x number\ninput p, q %\ninput v VND\ninput d date\nindicator uses\n"
      "  measure if n + m + x > 1 and p + q > 0 and v > 0 and d > d then 1 else 2\n  target below 5\nindicator i\n  "
      "measure ";
  text += measures[index];
  text += "\n  target ";
  text += target;
  return expect_findings(text + "\n");
}

}  // namespace

TEST_CASE("which limits fit which measure") {
  // A column per measure: "" fits, else the code.
  struct Row {
    std::string_view limit;
    std::string_view codes[8];
  };
  // clang-format off
  const Row rows[] = {
      //                 count   number  ratio   plain   points  plain   money   date
      {"7",             {"",     "",     "3106", "",     "3106", "",     "3106", "3201"}},
      {"7%",            {"3201", "3201", "",     "",     "3202", "3202", "3201", "3201"}},
      {"7‰",            {"3201", "3201", "",     "",     "",     "",     "3201", "3201"}},
      {"7 per 100,000", {"3201", "3201", "",     "",     "",     "",     "3201", "3201"}},
      {"7 points",      {"3201", "3201", "3203", "3203", "",     "",     "3201", "3201"}},
      {"7 VND",         {"3201", "3201", "3201", "3201", "3201", "3201", "",     "3201"}},
      {"7 USD",         {"3201", "3201", "3201", "3201", "3201", "3201", "3201", "3201"}},
      {"2025-05-20",    {"3201", "3201", "3201", "3201", "3201", "3201", "3201", ""}},
      {"0",             {"",     "",     "",     "",     "",     "",     "",     "3201"}},
  };
  // clang-format on
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < std::size(measures); ++i) {
      const std::string mark = row.codes[i].empty() ? "" : "«" + std::string(row.codes[i]) + "»";
      expect_target(i, "at most " + mark + std::string(row.limit));
    }
  }
}

TEST_CASE("which sizes fit which measure") {
  struct Row {
    std::string_view size;
    std::string_view codes[7];
  };
  // clang-format off
  const Row rows[] = {
      //            count   number  ratio   plain   points  plain   money
      {"7",        {"",     "",     "3106", "",     "3106", "",     "3106"}},
      {"7%",       {"",     "",     "",     "",     "4005", "",     ""}},
      {"7‰",       {"3201", "3201", "",     "",     "",     "",     "3201"}},
      {"7 points", {"3201", "3201", "",     "",     "",     "",     "3201"}},
      {"7 VND",    {"3201", "3201", "3201", "3201", "3201", "3201", ""}},
  };
  // clang-format on
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < 7; ++i) {
      const std::string mark = row.codes[i].empty() ? "" : "«" + std::string(row.codes[i]) + "»";
      expect_target(i, "reduce by " + mark + std::string(row.size) + " versus 2020");
    }
  }
}

TEST_CASE("dates are compared with dates and nothing else") {
  expect_target(7, "no later than 2025-05-20");
  expect_target(7, "no earlier than 2025-05-20");
  expect_target(7, "between 2025-05-20 and 2025-06-20");
  expect_target(7, "«3205»reduce by 5% versus 2020");
  expect_target(7, "«3205»maintain");
  expect_target(7, "«3205»2 times versus 2020");
  expect_target(7, "«3205»about 2025-05-20 within 5%");
}

TEST_CASE("points of a ratio and percentages of points say what to write") {
  Diagnostics out;
  const std::string text = "plan p\ninput a, b %\nindicator i\n  measure a - b\n  target below 3%\n";
  CHECK_FALSE(test::check_text(text, out));
  REQUIRE(out.list().size() == 1);
  CHECK(out.list()[0].hint == "write '3 points'");
}

TEST_CASE("times needs a base") {
  expect_target(0, "reduce by «3204»2 times versus 2020");
  expect_target(0, "maintain «3204»2 times");
  expect_target(0, "about 100 within «3204»2 times");
  expect_target(0, "at least 2 times versus 2020");
  expect_target(0, "2 times versus 2020");
}

TEST_CASE("sizes are not negative") {
  expect_target(0, "reduce by «3206»-5% versus 2020");
  expect_target(0, "about 100 within «3206»-5%");
  expect_target(0, "about 100 within 0");
  expect_target(0, "reduce by 0 versus 2020");
  expect_target(0, "«3206»-2 times versus 2020");
  expect_target(1, "at most -5");
}

TEST_CASE("both ends of a range are of one sort and in order") {
  expect_target(0, "between 103 and 107");
  expect_target(0, "between 107 and 107");
  expect_target(0, "between 107 and «3208»103");
  expect_target(2, "between 9‰ and 10 per 1,000");
  expect_target(2, "between 9‰ and «3208»0.8%");
  expect_target(2, "between 9 and 10‰");
  expect_target(2, "between «3106»9 and «3106»10");
  expect_target(0, "reduce by 2% to 3% every year");
  expect_target(0, "reduce by 3% to «3208»2% every year");
  expect_target(0, "reduce by 2% to «3207»3 every year");
  expect_target(0, "increase by 2 to 3 versus 2020");
}

TEST_CASE("a reduction comes down from where it starts") {
  expect_target(2, "reduce from 10‰ down to 8‰");
  expect_target(2, "reduce from 8‰ down to 0.8%");
  expect_target(2, "reduce from «3220»5‰ to 8‰");
  expect_target(2, "increase from «3220»8‰ to 5‰");
}

TEST_CASE("levels go up by year") {
  expect_target(2, "at least 8‰ by 2025, 9‰ by 2030");
  expect_target(2, "at least 8‰ by 2030, «3209»9‰ by 2025");
  expect_target(2, "at least 8‰ by 2025, «3209»9‰ by 2025");
}

TEST_CASE("about needs a tolerance, from the target or from the plan") {
  expect_target(6, "about 300,000 VND within 10%");
  expect_target(6, "«3210»about 300,000 VND");
  const auto plan = expect_target(6, "about 300,000 VND", "  about within 10%\n");
  REQUIRE(plan);
  REQUIRE(plan->indicators[1].targets[0].tolerance);
  CHECK(plan->indicators[1].targets[0].tolerance->number.mantissa == 10);
  expect_target(6, "«3201»about 300,000 VND", "  about within 2 points\n");
  const auto own = expect_target(6, "about 300,000 VND within 5 VND", "  about within 10%\n");
  REQUIRE(own);
  CHECK(own->indicators[1].targets[0].tolerance->number.mantissa == 5);
}

TEST_CASE("percent where points were probably meant: of percentages only") {
  expect_findings(R"(plan p
input a %
input b per 1,000
input c count
indicator i
  measure a
  target reduce by «4005»30% versus prior year
  target reduce by 3 points versus prior year
  target reduce by «4005»2% to 3% every year
indicator k
  measure b
  target reduce by 30% versus prior year
indicator l
  measure c
  target reduce by 30% versus prior year
indicator m
  measure a + 0%
  better lower
  target maintain within «4005»2%
indicator n
  measure a + 1%
  better lower
  target maintain within 2 points
indicator o
  measure a + 2%
  target about 50% within «4005»2%
indicator q
  measure a + 3%
  target about 50% within 2 points
)");
}
