/// What the programs of the benchmarks do with their command line.
#pragma once

namespace goalpost_bench {

/// Runs what was registered. Beside the options of Google Benchmark:
///   --rounds=N     runs all that the filter selects N times over, one after another, so that noise hits all contenders alike
///   --json=FILE    writes every run of every round
int run_benchmarks(int argc, char** argv);

}  // namespace goalpost_bench
