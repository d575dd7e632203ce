// Every limit of the checker, and one past it.
#include <string>

#include "marked_plan.hpp"

using namespace goalpost;

namespace {

std::string repeated(std::size_t times, const auto& make) {
  std::string out;
  for (std::size_t n = 0; n < times; ++n) out += make(n);
  return out;
}

/// The codes of the errors, each once.
std::string errors(const std::string& text) {
  Diagnostics out;
  const Source source("plan.goal", text);
  static_cast<void>(check(parse(source, Limits{}, out), out));
  std::string codes;
  for (const Diagnostic& found : out.list()) {
    const std::string code = code_text(found.code);
    if (found.severity == Severity::error && codes.find(code) == std::string::npos) codes += code;
  }
  return codes;
}

std::string indicator(const std::string& name, const std::string& measure) {
  return "indicator " + name + "\n  measure " + measure + "\n  target below 9\n";
}

}  // namespace

TEST_CASE("16 kinds of strata, and 17") {
  const auto plan = [](std::size_t number) {
    return "plan p\n" + repeated(number, [](std::size_t n) { return "  strata d" + std::to_string(n) + ": x\n"; }) +
           "input a count\n" + indicator("i", "a");
  };
  CHECK(errors(plan(16)).empty());
  CHECK(errors(plan(17)) == "GP3010");
}

TEST_CASE("10,000 values of one dimension, and 10,001") {
  const auto plan = [](std::size_t number) {
    return "plan p\n  strata s: v" + repeated(number - 1, [](std::size_t n) { return ", v" + std::to_string(n); }) +
           "\ninput a count by s\n" + indicator("i", "a") + indicator("t", "total(a)");
  };
  CHECK(errors(plan(10'000)).empty());
  CHECK(errors(plan(10'001)) == "GP3104");
}

TEST_CASE("10,000 strata of an indicator, and more") {
  const auto plan = [](const std::string& values, const std::string& measure) {
    return "plan p\n" +
           repeated(4, [&](std::size_t n) { return "  strata d" + std::to_string(n) + ": " + values + "\n"; }) +
           "  strata last: x, y\ninput a count by d0, d1, d2, d3\ninput b count by last, d0, d1, d2, d3\n" +
           indicator("i", measure);
  };
  const std::string ten = "a0, a1, a2, a3, a4, a5, a6, a7, a8, a9";
  CHECK(errors(plan(ten, "a")).empty());
  CHECK(errors(plan(ten, "a + b")) == "GP3104");
  CHECK(errors(plan(ten, "a - gap of b from x to y")).empty());  // judged in the 10,000 of a
  CHECK(errors(plan(ten, "total(a)")).empty());
  CHECK(errors(plan(ten, "total(b)")) == "GP3104");
  CHECK(errors(plan(ten + ", a10", "a")) == "GP3104");
}

TEST_CASE("1,000 indicators inside one another, and 1,001") {
  const auto plan = [](std::size_t number) {
    return "plan p\ninput a count\n" + indicator("k0", "a") + repeated(number - 1, [](std::size_t n) {
             return indicator("k" + std::to_string(n + 1), "k" + std::to_string(n));
           });
  };
  CHECK(errors(plan(1000)).empty());
  CHECK(errors(plan(1001)) == "GP3103");
}

TEST_CASE("a measure of 100,000 steps, and of more") {
  // A sum of n names has 2n − 1 steps.
  const auto plan = [](std::size_t names) {
    return "plan p\ninput a count\n" + indicator("k0", "a" + repeated(499, [](std::size_t) { return " + a"; })) +
           indicator("k1", "k0" + repeated(98, [](std::size_t) { return " + k0"; }) +
                               repeated(names, [](std::size_t) { return " + a"; }));
  };
  // 99 sums of 999 steps, 98 signs between them, and two steps for each name behind: 98,999 and 2 · names.
  CHECK(errors(plan(400)).empty());
  const auto costly = [](std::size_t names) {
    return "plan p\ninput a count\n" + indicator("k0", "a" + repeated(249, [](std::size_t) { return " + a"; })) +
           indicator("k1", "k0" + repeated(199, [](std::size_t) { return " + k0"; }) +
                               repeated(names, [](std::size_t) { return " + a"; }));
  };
  // 200 sums of 499 steps and 199 signs are 99,999; none behind, or one.
  CHECK(errors(costly(0)).empty());
  CHECK(errors(costly(1)) == "GP3104");
}

TEST_CASE("means of 50 years, and of 51") {
  const auto plan = [](int years) {
    return "plan p\ninput a count\n" + indicator("i", "mean of last " + std::to_string(years) + " years of a");
  };
  CHECK(errors(plan(50)).empty());
  CHECK(errors(plan(51)) == "GP3117");
}
