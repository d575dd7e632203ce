// The program of the benchmarks; rounds.hpp tells its options.
#include "race.hpp"
#include "rounds.hpp"

int main(int argc, char** argv) {
  goalpost_bench::register_rates();
  goalpost_bench::register_changes();
  goalpost_bench::register_plan();
  goalpost_bench::register_scalar();
  goalpost_bench::register_csv();
  return goalpost_bench::run_benchmarks(argc, argv);
}
