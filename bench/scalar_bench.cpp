// Job D: one judgement on two figures in the caller's hands, beside a function that was written for the one rule and is not inlined.
#include <benchmark/benchmark.h>

#include <array>

#include "goalpost/evaluate/scalar.hpp"
#include "race.hpp"

namespace goalpost_bench {

namespace {

struct HandAnswer {
  std::uint8_t verdict;
  std::uint8_t reason;
  std::uint8_t flags;
  double value;
};

/// What one would write for this one rule and these counts: exact, and safe for missing figures.
[[gnu::noinline]] HandAnswer judge_by_hand(const double* figures) {
  constexpr double nan = __builtin_nan("");
  const double deaths = figures[0];
  const double births = figures[1];
  if (deaths < 0 || births < 0) return {code::data_error, code::negative_count, 0, nan};
  if (!(deaths < __builtin_inf())) return {code::no_data, code::numerator_missing, 0, nan};
  if (!(births < __builtin_inf())) return {code::no_data, code::denominator_missing, 0, nan};
  if (births == 0) {
    return deaths == 0 ? HandAnswer{code::not_applicable, code::nothing_to_measure, 0, nan}
                       : HandAnswer{code::data_error, code::denominator_zero, 0, nan};
  }
  const double value = deaths * 1000 / births;
  const std::uint8_t flags = value < 4.1 ? code::exceeded : value == 4.1 ? code::at_boundary : std::uint8_t{0};
  return {value <= 4.1 ? code::met : code::missed, code::reason_none, flags, value};
}

}  // namespace

void register_scalar() {
  benchmark::RegisterBenchmark("D/hand", [](benchmark::State& state) {
    std::array<double, 2> figures{12, 1504};
    for (auto _ : state) {
      benchmark::DoNotOptimize(figures);
      benchmark::DoNotOptimize(judge_by_hand(figures.data()));
    }
  });
  benchmark::RegisterBenchmark("D/goalpost", [](benchmark::State& state) {
    const goalpost::ScalarRule rule(*goalpost::Rule::compile("deaths per 1,000 births at most 4.1‰"));
    std::array<double, 2> figures{12, 1504};
    for (auto _ : state) {
      benchmark::DoNotOptimize(figures);
      benchmark::DoNotOptimize(rule.judge(figures));
    }
  });
}

}  // namespace goalpost_bench
