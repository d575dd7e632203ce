// What the C interface costs over C++: a rule on columns, and on single sets of figures. No rows show the cost of a call by itself.
#include <benchmark/benchmark.h>

#if __has_include(<goalpost.h>)
#include <goalpost.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "goalpost/evaluate/scalar.hpp"
#include "goalpost/goalpost.hpp"

namespace {

constexpr std::string_view rule_text = "deaths per 1,000 births below 9‰";

struct Figures {
  explicit Figures(std::size_t num_rows) : deaths(num_rows), births(num_rows), verdict(num_rows), value(num_rows) {
    for (std::size_t row = 0; row < num_rows; ++row) {
      deaths[row] = static_cast<std::int64_t>(row % 25);
      births[row] = static_cast<std::int64_t>(1000 + row % 1999);
    }
  }
  std::vector<std::int64_t> deaths, births;
  std::vector<std::uint8_t> verdict;
  std::vector<double> value;
};

void stop() { std::abort(); }

template <std::size_t num_rows>
void columns_in_cpp(benchmark::State& state) {
  Figures figures(num_rows);
  std::vector<goalpost::Verdict> verdict(figures.verdict.size());
  const auto rule = goalpost::Rule::compile(rule_text);
  const goalpost::Program& program = rule->program();
  for (auto _ : state) {
    goalpost::TableBuilder builder(goalpost::schema_of(program.plan()));
    builder.add_nameless_rows(figures.deaths.size(), goalpost::Period{2000, goalpost::PeriodLength::year, 1});
    builder.set_column(0, goalpost::Column{"deaths", goalpost::ColumnType::int64, figures.deaths.data()});
    builder.set_column(1, goalpost::Column{"births", goalpost::ColumnType::int64, figures.births.data()});
    goalpost::Diagnostics found;
    const auto table = builder.build(found);
    goalpost::TargetColumns out;
    out.verdict = verdict;
    out.value = figures.value;
    goalpost::ColumnEvaluator(program, *table).run(std::span(&out, 1));
    benchmark::ClobberMemory();
  }
}
BENCHMARK(columns_in_cpp<0>)->Name("capi/no rows/c++");
BENCHMARK(columns_in_cpp<100'000>)->Name("capi/100k rows/c++");

template <std::size_t num_rows>
void columns_in_c(benchmark::State& state) {
  Figures figures(num_rows);
  goalpost_rule* rule = nullptr;
  if (goalpost_rule_compile(rule_text.data(), rule_text.size(), nullptr, &rule, nullptr) != GOALPOST_OK) stop();
  std::array<goalpost_column, 2> columns{};
  columns[0] = columns[1] = GOALPOST_COLUMN_INIT;
  columns[0].name = {"deaths", 6};
  columns[0].values = figures.deaths.data();
  columns[1].name = {"births", 6};
  columns[1].values = figures.births.data();
  goalpost_output output = GOALPOST_OUTPUT_INIT;
  output.num_elements = figures.deaths.size();
  output.verdict = figures.verdict.data();
  output.value = figures.value.data();
  for (auto _ : state) {
    const goalpost_status status = goalpost_rule_evaluate_columns(rule, columns.data(), 2, figures.deaths.size(),
                                                                  &output, nullptr, nullptr, nullptr, nullptr);
    if (status != GOALPOST_OK) stop();
    benchmark::ClobberMemory();
  }
  goalpost_rule_free(rule);
}
BENCHMARK(columns_in_c<0>)->Name("capi/no rows/c");
BENCHMARK(columns_in_c<100'000>)->Name("capi/100k rows/c");

void one_in_cpp(benchmark::State& state) {
  const goalpost::ScalarRule rule(*goalpost::Rule::compile(rule_text));
  const std::array figures{12.0, 1504.0};
  for (auto _ : state) benchmark::DoNotOptimize(rule.judge(figures));
}
BENCHMARK(one_in_cpp)->Name("capi/one judgement/c++");

void one_in_c(benchmark::State& state) {
  goalpost_rule* rule = nullptr;
  if (goalpost_rule_compile(rule_text.data(), rule_text.size(), nullptr, &rule, nullptr) != GOALPOST_OK) stop();
  const std::array figures{12.0, 1504.0};
  goalpost_answer answer;
  for (auto _ : state) {
    if (goalpost_rule_judge(rule, figures.data(), 2, &answer) != GOALPOST_OK) stop();
    benchmark::DoNotOptimize(answer);
  }
  goalpost_rule_free(rule);
}
BENCHMARK(one_in_c)->Name("capi/one judgement/c");

}  // namespace
#endif
