// Measures that refer to each other, and what they may cost.
#include "marked_plan.hpp"

using namespace goalpost;
using goalpost::test::expect_findings;

TEST_CASE("circles of measures are reported with their path, once") {
  Diagnostics out;
  const std::string text =
      "plan p\ninput x count\nindicator a\n  measure b + x\n  target below 5\nindicator b\n  measure c + c\n  target "
      "below 5\n"
      "indicator c\n  measure x + a\n  target below 5\n";
  CHECK_FALSE(test::check_text(text, out));
  REQUIRE(out.list().size() == 1);
  CHECK(code_text(out.list()[0].code) == "GP3102");
  CHECK(out.list()[0].message.find("a → b → c → a") != std::string::npos);
  expect_findings(R"(plan p
indicator a
  measure «3102»a + a
  target below 5
)");
}

TEST_CASE("a share of areas needs the verdict, and with it the conditions") {
  expect_findings(R"(plan p
  areas province > district/districts
input x count
indicator a
  measure «3102»share of districts meeting b
  target at least 50%
indicator b
  measure x
  target below 5 when a > 3%
)");
  expect_findings(R"(plan p
  areas province > district/districts
indicator a
  measure «3102»share of districts meeting a
  target at least 50%
)");
}

TEST_CASE("no circle: a diamond, and a condition on one's own value") {
  expect_findings(R"(plan p
input x count
indicator d
  measure b + c
  target below 5
indicator b
  measure a + 1
  target below 5
indicator c
  measure a + 2
  target below 5
indicator a
  measure x
  target below 5 when a > 3
)");
}

TEST_CASE("a measure may be a thousand steps deep, references included") {
  const auto chain = [](int length) {
    std::string text = "plan p\ninput x count\nindicator i1\n  measure x\n  target below 5\n";
    for (int i = 2; i <= length; ++i) {
      text += "indicator i" + std::to_string(i) + "\n  measure " + (i > 1000 ? "«3103»" : "") + "i" +
              std::to_string(i - 1) + " + x\n";
      text += "  target below " + std::to_string(i) + "\n";
    }
    return text;
  };
  expect_findings(chain(1000));
  expect_findings(chain(1001));
}

TEST_CASE("a chain in the wrong order is as good") {
  std::string text = "plan p\ninput x count\n";
  for (int i = 500; i > 1; --i) {
    text += "indicator i" + std::to_string(i) + "\n  measure i" + std::to_string(i - 1) + " + x\n  target below 5\n";
  }
  expect_findings(text + "indicator i1\n  measure x\n  target below 5\n");
}

TEST_CASE("a measure that doubles at every step is stopped") {
  std::string text = "plan p\ninput x count\nindicator i0\n  measure x\n  target below 5\n";
  for (int i = 1; i <= 40; ++i) {
    const std::string before = "i" + std::to_string(i - 1);
    // i0 takes 1 step, each further one twice the steps before and its own: 2^(i+1) − 1, beyond 100,000 from i16 on.
    text += "indicator i" + std::to_string(i) + "\n  measure " + (i == 16 ? "«3104»" : "") + before + " + " + before;
    text += "\n  target below 5\n";
  }
  expect_findings(text);
  expect_findings(R"(plan p
input x count
indicator i
  measure mean of last 40 years of mean of last 40 years of mean of last 10 years of x
  target below 5
indicator k
  measure «3104»mean of last 50 years of mean of last 50 years of mean of last 50 years of x
  target below 5
)");
}
