// Reading CSV: keys and ten columns of figures, and the results of An Giang again and again under other names.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "figures.hpp"
#include "goalpost/io/csv.hpp"
#include "race.hpp"

namespace {

constexpr std::size_t wanted_bytes = std::size_t{50} << 20;

struct File {
  std::string plan;
  std::string text;
};

/// 10,000 communes × years: area, parent, period and ten figures.
File ten_columns() {
  File file;
  file.plan = "plan b\n";
  file.text = "area,parent,period";
  for (int i = 0; i < 10; ++i) {
    file.plan += "input figure_" + std::to_string(i) + (i == 9 ? " %\n" : " count\n");
    file.text += ",figure_" + std::to_string(i);
  }
  file.plan += "indicator 1 first\n  measure figure_0\n  target at least 1\n";
  file.text += "\n";
  goalpost_bench::Random random(1);
  for (int year = 1; file.text.size() < wanted_bytes; ++year) {
    for (int area = 0; area < 10'000; ++area) {
      file.text += "Commune " + std::to_string(area) + ",District " + std::to_string(area / 20) + "," +
                   std::to_string(1900 + year);
      for (int i = 0; i < 9; ++i) {
        file.text += ',';
        if (random.below(20) != 0) file.text += std::to_string(random.below(i % 2 == 0 ? 100'000 : 1'000));
      }
      file.text += ',' + std::to_string(random.below(100)) + '.' + std::to_string(random.below(10)) + '\n';
    }
  }
  return file;
}

std::string content_of(const std::string& name) {
  std::ifstream file(GOALPOST_SOURCE_DIR "/examples/an-giang-2025/" + name);
  std::stringstream all;
  all << file.rdbuf();
  return all.str();
}

/// The thousand rows of the example, each time in a province of another name.
File an_giang() {
  File file;
  file.plan = content_of("plan.goal");
  const std::string rows = content_of("results.csv");
  std::size_t line_end = rows.find('\n');
  file.text = rows.substr(0, line_end + 1);
  for (int copy = 1; file.text.size() < wanted_bytes; ++copy) {
    const std::string mark = " " + std::to_string(copy);
    for (std::size_t begin = line_end + 1; begin < rows.size();) {
      const std::size_t end = rows.find('\n', begin) + 1;
      const std::size_t area_end = rows.find(',', begin);
      const std::size_t parent_end = rows.find(',', area_end + 1);
      file.text.append(rows, begin, area_end - begin).append(mark).append(rows, area_end, parent_end - area_end);
      if (parent_end > area_end + 1) file.text += mark;
      file.text.append(rows, parent_end, end - parent_end);
      begin = end;
    }
  }
  return file;
}

void read(benchmark::State& state, const File& file) {
  const goalpost::Schema schema = goalpost::schema_of(goalpost_bench::compile_or_exit(file.plan).plan());
  for (auto _ : state) {
    goalpost::Diagnostics out;
    const auto table = goalpost::read_csv(file.text, "bench.csv", schema, out);
    if (!table) {
      std::cerr << "goalpost_bench: the table is not read\n" << goalpost::render(out, goalpost::Source("", ""));
      std::exit(1);
    }
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(file.text.size()));
}

}  // namespace

namespace goalpost_bench {

void register_csv() {
  benchmark::RegisterBenchmark("CSV/ten columns", [](benchmark::State& state) {
    static const File file = ten_columns();
    read(state, file);
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("CSV/An Giang", [](benchmark::State& state) {
    static const File file = an_giang();
    read(state, file);
  })->Unit(benchmark::kMillisecond);
}

}  // namespace goalpost_bench
