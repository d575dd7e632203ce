/// The engines that a user would pick instead, each in the best way its documentation shows: dependencies of the benchmarks alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace goalpost_bench {

enum class Wording : std::uint8_t {
  plain,  ///< deaths * 1000 / births, and whether that is at most 4.1
  safe,   ///< the same with what is missing, negative or zero told apart, as our verdicts do
  naive,  ///< deaths / births * 1000 at most 4.1: as many would write it; for the table of truths alone
};

struct RivalRun {
  std::function<void()> run;                ///< judges all rows
  std::function<int(std::size_t)> verdict;  ///< of a row, as our byte; -1: the engine answers with its own null
};

struct Rival {
  std::string name;
  std::string version;
  std::string layout;         ///< of its data, and how it is called
  std::size_t most_rows = 0;  ///< what can be timed within a few seconds
  std::function<RivalRun(const double* deaths, const double* births, std::size_t num_rows, Wording wording)> prepare;
  /// One scalar judgement again and again: job D. The verdict as our byte.
  std::function<std::function<int(double deaths, double births)>(Wording wording)> prepare_scalar;
};

// Each in its own file, which is built when the engine is there.
Rival exprtk_rival();
Rival lua_rival();
Rival muparser_rival();
Rival sqlite_rival();

}  // namespace goalpost_bench
