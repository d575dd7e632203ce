// How fast a plan is read: parse, check and compile of plans of many indicators, and of one rule.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "goalpost/goalpost.hpp"

namespace {

/// A plan in the mixture of forms that real ones have: rates, percentages, counts against last year, dated levels, money.
std::string plan_text(std::int64_t num_indicators) {
  std::string text = "edition 1\nplan generated \"A generated plan\"\n  period 2025\n  baseline 2024\n";
  for (std::int64_t i = 0; i < num_indicators; ++i) {
    const std::string n = std::to_string(i);
    const bool money = i % 8 == 7;
    text += "input events_" + n + (money ? " VND\n" : ", people_" + n + " count\n");
    text += "indicator " + std::to_string(i + 1) + " indicator_" + n + " \"Indicator number " + n + "\"\n";
    switch (i % 8) {
      case 0: text += "  measure events_" + n + " per 1,000 people_" + n + "\n  target below 9 per 1,000\n"; break;
      case 1: text += "  measure events_" + n + " as % of people_" + n + "\n  target at least 98.5%\n"; break;
      case 2: text += "  measure events_" + n + " + people_" + n + "\n  target reduce by 30% versus 2024\n"; break;
      case 3: text += "  measure events_" + n + " - people_" + n + "\n  target reduce by 2% to 3% every year\n"; break;
      case 4:
        text += "  measure events_" + n + " per 100,000 people_" + n + "\n  target at most 550/100,000 children\n";
        break;
      case 5: text += "  measure events_" + n + " as % of people_" + n + "\n  target 80% by 2025, 90% by 2030\n"; break;
      case 6: text += "  measure (events_" + n + " + 1) as % of people_" + n + "\n  target maintain 100%\n"; break;
      default: text += "  measure events_" + n + "\n  target at least 4 billion VND per year\n"; break;
    }
    text += "  lead \"Department of Health\"\n";
  }
  return text;
}

void stop_on_errors(const goalpost::Diagnostics& diagnostics, const goalpost::Source& source) {
  if (!diagnostics.has_errors()) return;
  std::cerr << goalpost::render(diagnostics, source);
  std::exit(1);
}

void parse_plan(benchmark::State& state) {
  const goalpost::Source source("plan.goal", plan_text(state.range(0)));
  for (auto _ : state) {
    goalpost::Diagnostics diagnostics;
    benchmark::DoNotOptimize(goalpost::parse(source, goalpost::Limits{}, diagnostics));
    stop_on_errors(diagnostics, source);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(source.text().size()));
}
BENCHMARK(parse_plan)->Name("parse/indicators")->Arg(34)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

void parse_and_check_plan(benchmark::State& state) {
  const goalpost::Source source("plan.goal", plan_text(state.range(0)));
  for (auto _ : state) {
    goalpost::Diagnostics diagnostics;
    auto plan = goalpost::check(goalpost::parse(source, goalpost::Limits{}, diagnostics), diagnostics);
    benchmark::DoNotOptimize(plan);
    stop_on_errors(diagnostics, source);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(parse_and_check_plan)
    ->Name("parse+check/indicators")
    ->Arg(34)
    ->Arg(1000)
    ->Arg(10000)
    ->Unit(benchmark::kMillisecond);

void compile_plan(benchmark::State& state) {
  const goalpost::Source source("plan.goal", plan_text(state.range(0)));
  goalpost::Diagnostics diagnostics;
  const auto plan = goalpost::check(goalpost::parse(source, goalpost::Limits{}, diagnostics), diagnostics);
  stop_on_errors(diagnostics, source);
  for (auto _ : state) {
    goalpost::Plan copy = *plan;
    benchmark::DoNotOptimize(goalpost::compile(std::move(copy)));
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(compile_plan)->Name("compile/indicators")->Arg(34)->Arg(10000)->Unit(benchmark::kMillisecond);

/// Job E: the plan of An Giang, from its text to a program.
void an_giang(benchmark::State& state) {
  std::ifstream file(GOALPOST_SOURCE_DIR "/examples/an-giang-2025/plan.goal");
  std::stringstream text;
  text << file.rdbuf();
  const goalpost::Source source("plan.goal", text.str());
  for (auto _ : state) {
    goalpost::Diagnostics diagnostics;
    auto plan = goalpost::check(goalpost::parse(source, goalpost::Limits{}, diagnostics), diagnostics);
    stop_on_errors(diagnostics, source);
    benchmark::DoNotOptimize(goalpost::compile(std::move(*plan)));
  }
}
BENCHMARK(an_giang)->Name("E/plan of An Giang")->Unit(benchmark::kMicrosecond);

/// Job E: one rule, from its text to a program.
void compile_rule(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(goalpost::Rule::compile("deaths per 1,000 births below 9‰"));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(compile_rule)->Name("E/one rule")->Unit(benchmark::kMicrosecond);

void evaluate_rule(benchmark::State& state) {
  const auto rule = goalpost::Rule::compile("deaths per 1,000 births below 9‰");
  for (auto _ : state) benchmark::DoNotOptimize(rule->evaluate({{"deaths", "12"}, {"births", "1504"}}));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(evaluate_rule)->Name("rule/evaluate")->Unit(benchmark::kMicrosecond);

}  // namespace
