#include "rounds.hpp"

#include <benchmark/benchmark.h>

#include <charconv>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace goalpost_bench {

namespace {

/// One JSON document over several rounds: the context once, then the runs, and the end when all is done.
class Rounds : public benchmark::BenchmarkReporter {
 public:
  explicit Rounds(std::ostream* file) {
    if (file != nullptr) json_.SetOutputStream(file);
    has_file_ = file != nullptr;
  }
  bool ReportContext(const Context& context) override {
    if (is_first_ && !console_.ReportContext(context)) return false;
    if (is_first_ && has_file_ && !json_.ReportContext(context)) return false;
    is_first_ = false;
    return true;
  }
  void ReportRuns(const std::vector<Run>& report) override {
    console_.ReportRuns(report);
    if (has_file_) json_.ReportRuns(report);
  }
  void end() {
    if (has_file_ && !is_first_) json_.Finalize();
  }

 private:
  benchmark::ConsoleReporter console_;
  benchmark::JSONReporter json_;
  bool is_first_ = true;
  bool has_file_ = false;
};

}  // namespace

int run_benchmarks(int argc, char** argv) {
  int num_rounds = 1;
  std::string json;
  std::vector<char*> rest;
  for (int i = 0; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument.starts_with("--rounds=")) {
      std::from_chars(argument.data() + 9, argument.data() + argument.size(), num_rounds);
    } else if (argument.starts_with("--json=")) {
      json = argument.substr(7);
    } else {
      rest.push_back(argv[i]);
    }
  }
  int num_rest = static_cast<int>(rest.size());
  benchmark::Initialize(&num_rest, rest.data());
  if (benchmark::ReportUnrecognizedArguments(num_rest, rest.data())) return 1;

  std::ofstream file;
  if (!json.empty()) file.open(json);
  Rounds rounds(json.empty() ? nullptr : &file);
  for (int round = 0; round < num_rounds; ++round) {
    if (benchmark::RunSpecifiedBenchmarks(&rounds) == 0) {
      std::cerr << "goalpost_bench: nothing has such a name\n";
      return 1;
    }
  }
  rounds.end();
  benchmark::Shutdown();
  return file.is_open() && !file.good() ? 1 : 0;
}

}  // namespace goalpost_bench
