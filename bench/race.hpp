/// A race: contenders that do the same work on the same data. Each is a benchmark of its own, RACE/CONTENDER; the data are made when the first
/// of them starts and kept until another race begins. Before anything is timed, those that promise the same answers are compared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "figures.hpp"
#include "goalpost/goalpost.hpp"
#include "hand/hand_loops.hpp"

namespace goalpost_bench {

/// Where the answers of one target go.
struct Answers {
  Memory<std::uint8_t> verdict;
  Memory<std::uint8_t> reason;
  Memory<std::uint8_t> flags;
  Memory<double> value;
  Memory<double> gap;

  Answers() = default;
  Answers(Outputs outputs, std::size_t num_rows);
  [[nodiscard]] goalpost::TargetColumns columns(std::uint32_t indicator, std::uint32_t target,
                                                std::size_t num_rows) const;
  [[nodiscard]] HandOutputs hand() const;
  void scribble() const;
  /// Exits with a message when the first `num_rows` differ: other bytes, or figures that are more than one double apart.
  void require_same(const Answers& other, std::size_t num_rows, const std::string& who) const;
};

/// One instruction set: of ours, and of the hand-written loops.
struct Instructions {
  goalpost::InstructionSet set;
  const char* name;
  const HandLoops* loops;
};
/// Those that this machine has, the best one last.
const std::vector<Instructions>& instruction_sets();

struct Race {
  struct Contender {
    std::string name;
    std::function<void()> run;
    bool is_exact = false;  ///< answers are compared before anything is timed
  };
  std::vector<Contender> contenders;
  std::vector<Answers> answers;  ///< of each target, written by all
  std::vector<std::shared_ptr<const void>> kept;

  /// Ours, on a program and table that outlive the race: goalpost-SET, and for the best set goalpost-SET-2t, `bind`, which makes the
  /// evaluator, and `first`, which makes it and runs it once.
  void add_goalpost(const goalpost::Program& program, const goalpost::Table& table,
                    const std::vector<goalpost::TargetColumns>& outputs);
  /// `loop(loops, begin, end)`: KIND-SET and KIND-SET-2t.
  void add_loops(const std::string& kind, bool is_exact, std::size_t num_loop_rows, std::size_t block,
                 const std::function<void(const HandLoops&, std::size_t, std::size_t)>& loop);
  void require_same_answers(std::size_t num_loop_rows);

  std::size_t num_rows = 0;
  std::size_t num_checked_rows = 0;

 private:
  std::function<void()> reference_;  ///< the first rows only, of an evaluator too slow for all
};

/// The names that add_goalpost and add_loops give.
std::vector<std::string> names_of(const std::vector<std::string>& kinds);

void register_race(const std::string& name, const std::vector<std::string>& contenders, double rows_per_run,
                   const std::function<std::unique_ptr<Race>()>& make);

/// Exits with a message when `text` has an error.
goalpost::Program compile_or_exit(const std::string& text);

/// "100k", "10M".
std::string spoken(std::size_t num_rows);
std::string spoken(FigureType type);
std::string spoken(Outputs outputs);

/// Whether outputs of so many bytes are written past the cache by the hand-written loops.
bool is_beyond_cache(std::size_t bytes);

// Each in its own file.
void register_rates();    // A
void register_changes();  // B
void register_plan();     // C
void register_scalar();   // D
void register_csv();

}  // namespace goalpost_bench
