#include "race.hpp"

#include <benchmark/benchmark.h>

#include <bit>
#include <cmath>
#include <iostream>
#include <set>
#include <thread>

namespace goalpost_bench {

static_assert(code::met == static_cast<int>(goalpost::Verdict::met));
static_assert(code::missed == static_cast<int>(goalpost::Verdict::missed));
static_assert(code::no_data == static_cast<int>(goalpost::Verdict::no_data));
static_assert(code::no_baseline == static_cast<int>(goalpost::Verdict::no_baseline));
static_assert(code::not_applicable == static_cast<int>(goalpost::Verdict::not_applicable));
static_assert(code::data_error == static_cast<int>(goalpost::Verdict::data_error));
static_assert(code::numerator_missing == static_cast<int>(goalpost::Reason::numerator_missing));
static_assert(code::denominator_missing == static_cast<int>(goalpost::Reason::denominator_missing));
static_assert(code::input_missing == static_cast<int>(goalpost::Reason::input_missing));
static_assert(code::denominator_zero == static_cast<int>(goalpost::Reason::denominator_zero));
static_assert(code::negative_count == static_cast<int>(goalpost::Reason::negative_count));
static_assert(code::over_100_percent == static_cast<int>(goalpost::Reason::over_100_percent));
static_assert(code::nothing_to_measure == static_cast<int>(goalpost::Reason::nothing_to_measure));
static_assert(code::base_missing == static_cast<int>(goalpost::Reason::base_missing));
static_assert(code::base_data_error == static_cast<int>(goalpost::Reason::base_data_error));
static_assert(code::exceeded == goalpost::flag_exceeded && code::at_boundary == goalpost::flag_at_boundary);

Answers::Answers(Outputs outputs, std::size_t num_rows) : verdict(num_rows) {
  const bool all = outputs == Outputs::all;
  if (all || outputs == Outputs::reason) reason = Memory<std::uint8_t>(num_rows);
  if (all || outputs == Outputs::flags) flags = Memory<std::uint8_t>(num_rows);
  if (all || outputs == Outputs::value) value = Memory<double>(num_rows);
  if (all || outputs == Outputs::gap) gap = Memory<double>(num_rows);
}

goalpost::TargetColumns Answers::columns(std::uint32_t indicator, std::uint32_t target, std::size_t num_rows) const {
  const auto first = [&](auto span) { return span.first(std::min(num_rows, span.size())); };
  goalpost::TargetColumns columns;
  columns.indicator = indicator;
  columns.target = target;
  columns.verdict =
      first(std::span(static_cast<goalpost::Verdict*>(static_cast<void*>(verdict.data())), verdict.size()));
  columns.reason = first(std::span(static_cast<goalpost::Reason*>(static_cast<void*>(reason.data())), reason.size()));
  columns.flags = first(flags.span());
  columns.value = first(value.span());
  columns.gap = first(gap.span());
  return columns;
}

HandOutputs Answers::hand() const { return {verdict.data(), reason.data(), flags.data(), value.data(), gap.data()}; }

void Answers::scribble() const {
  const auto fill = [](const auto& memory) {
    if (memory.size() > 0) std::memset(static_cast<void*>(memory.data()), 0xEE, memory.span().size_bytes());
  };
  fill(verdict);
  fill(reason);
  fill(flags);
  fill(value);
  fill(gap);
}

void Answers::require_same(const Answers& other, std::size_t num_rows, const std::string& who) const {
  const auto fail = [&](const char* what, std::size_t row, double ours, double theirs) {
    std::cerr << "goalpost_bench: " << who << " answers otherwise in row " << row << ": " << what << " " << theirs
              << " instead of " << ours << "\n";
    std::exit(1);
  };
  const auto bytes = [&](const char* what, const Memory<std::uint8_t>& a, const Memory<std::uint8_t>& b) {
    for (std::size_t row = 0; row < std::min(num_rows, a.size()); ++row) {
      if (a[row] != b[row]) fail(what, row, a[row], b[row]);
    }
  };
  const auto figures = [&](const char* what, const Memory<double>& a, const Memory<double>& b) {
    for (std::size_t row = 0; row < std::min(num_rows, a.size()); ++row) {
      const bool same =
          a[row] == b[row] || (std::isnan(a[row]) && std::isnan(b[row])) || std::nextafter(a[row], b[row]) == b[row];
      if (!same) fail(what, row, a[row], b[row]);
    }
  };
  bytes("verdict", verdict, other.verdict);
  bytes("reason", reason, other.reason);
  bytes("flags", flags, other.flags);
  figures("value", value, other.value);
  figures("gap", gap, other.gap);
}

const std::vector<Instructions>& instruction_sets() {
  static const std::vector<Instructions> sets = [] {
    std::vector<Instructions> found{{goalpost::InstructionSet::baseline, "sse2", &sse2_loops}};
    if (__builtin_cpu_supports("avx2")) found.push_back({goalpost::InstructionSet::avx2, "avx2", &avx2_loops});
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl")) {
      found.push_back({goalpost::InstructionSet::avx512, "avx512", &avx512_loops});
    }
    return found;
  }();
  return sets;
}

std::vector<std::string> names_of(const std::vector<std::string>& kinds) {
  std::vector<std::string> names;
  for (const Instructions& set : instruction_sets()) {
    for (const std::string& kind : kinds) names.push_back(kind + "-" + set.name);
  }
  for (const std::string& kind : kinds) {
    names.push_back(kind + "-" + instruction_sets().back().name + "-2t");
    if (kind == "goalpost") names.insert(names.end(), {"bind", "first"});
  }
  return names;
}

void Race::add_goalpost(const goalpost::Program& program, const goalpost::Table& table,
                        const std::vector<goalpost::TargetColumns>& outputs) {
  const auto add = [&](const std::string& name, goalpost::InstructionSet set, std::uint32_t num_threads) {
    goalpost::ColumnOptions options;
    // A library without kernels of a set is timed with what it has.
    options.instruction_set = goalpost::is_available(set) ? set : goalpost::InstructionSet::best;
    options.num_threads = num_threads;
    const auto evaluator = std::make_shared<const goalpost::ColumnEvaluator>(program, table, options);
    const bool is_slow = evaluator->describe().starts_with("exactly");
    num_checked_rows = is_slow ? std::min<std::size_t>(num_rows, 20000) : num_rows;
    contenders.push_back({name, [evaluator, outputs] { evaluator->run(outputs); }, !is_slow});
    if (is_slow && reference_ == nullptr) {
      reference_ = [this, evaluator, outputs] {
        std::vector<goalpost::TargetColumns> pieces;
        for (goalpost::TargetColumns piece : outputs) {
          const auto cut = [&](auto& span) { span = span.first(std::min(num_checked_rows, span.size())); };
          cut(piece.verdict);
          cut(piece.reason);
          cut(piece.flags);
          cut(piece.value);
          cut(piece.gap);
          pieces.push_back(piece);
        }
        evaluator->run(pieces, 0, num_checked_rows);
      };
    }
  };
  for (const Instructions& set : instruction_sets()) add(std::string("goalpost-") + set.name, set.set, 1);
  add(std::string("goalpost-") + instruction_sets().back().name + "-2t", instruction_sets().back().set, 2);
  contenders.push_back({"bind", [&program, &table] { goalpost::ColumnEvaluator bound(program, table); }, false});
  contenders.push_back(
      {"first", [&program, &table, outputs] { goalpost::ColumnEvaluator(program, table).run(outputs); }, false});
}

void Race::add_loops(const std::string& kind, bool is_exact, std::size_t num_loop_rows, std::size_t block,
                     const std::function<void(const HandLoops&, std::size_t, std::size_t)>& loop) {
  for (const Instructions& set : instruction_sets()) {
    contenders.push_back({kind + "-" + set.name,
                          [loop, num_loop_rows, loops = set.loops] { loop(*loops, 0, num_loop_rows); }, is_exact});
  }
  const Instructions& best = instruction_sets().back();
  const std::size_t half = num_loop_rows / 2 / (64 * block) * (64 * block);
  contenders.push_back({kind + "-" + best.name + "-2t",
                        [loop, num_loop_rows, half, loops = best.loops] {
                          std::thread other([&] { loop(*loops, half, num_loop_rows); });
                          loop(*loops, 0, half);
                          other.join();
                        },
                        is_exact});
}

void Race::require_same_answers(std::size_t num_loop_rows) {
  std::vector<Answers> expected;
  for (const Contender& contender : contenders) {
    const bool is_reference = expected.empty();
    if (!is_reference && !contender.is_exact) continue;
    for (const Answers& one : answers) one.scribble();
    is_reference&& reference_ != nullptr ? reference_() : contender.run();
    if (is_reference) {
      for (const Answers& one : answers) {
        Answers copy;
        const auto copy_of = [](const auto& memory) {
          std::decay_t<decltype(memory)> other(memory.size());
          if (memory.size() > 0) std::memcpy(other.data(), memory.data(), memory.span().size_bytes());
          return other;
        };
        copy.verdict = copy_of(one.verdict);
        copy.reason = copy_of(one.reason);
        copy.flags = copy_of(one.flags);
        copy.value = copy_of(one.value);
        copy.gap = copy_of(one.gap);
        expected.push_back(std::move(copy));
      }
      continue;
    }
    for (std::size_t i = 0; i < answers.size(); ++i) {
      expected[i].require_same(answers[i], std::min(num_checked_rows, num_loop_rows),
                               contender.name + ", target " + std::to_string(i + 1));
    }
  }
}

namespace {

/// The race whose data are in memory.
struct Current {
  std::string name;
  std::unique_ptr<Race> race;
};
Current& current() {
  static Current held;
  return held;
}

}  // namespace

void register_race(const std::string& name, const std::vector<std::string>& contenders, double rows_per_run,
                   const std::function<std::unique_ptr<Race>()>& make) {
  for (const std::string& contender : contenders) {
    benchmark::RegisterBenchmark((name + "/" + contender).c_str(),
                                 [name, contender, rows_per_run, make](benchmark::State& state) {
                                   Current& held = current();
                                   if (held.name != name) {
                                     held.race.reset();
                                     held.race = make();
                                     held.name = name;
                                     held.race->require_same_answers(held.race->num_rows);
                                   }
                                   for (const Race::Contender& candidate : held.race->contenders) {
                                     if (candidate.name != contender) continue;
                                     for (auto _ : state) {
                                       candidate.run();
                                       benchmark::ClobberMemory();
                                     }
                                     state.counters["rows/s"] =
                                         benchmark::Counter(static_cast<double>(state.iterations()) * rows_per_run,
                                                            benchmark::Counter::kIsRate);
                                     return;
                                   }
                                   std::cerr << "goalpost_bench: " << name << " has no contender " << contender << "\n";
                                   std::exit(1);
                                 })
        ->Unit(benchmark::kMicrosecond)
        ->UseRealTime();
  }
}

goalpost::Program compile_or_exit(const std::string& text) {
  const goalpost::Source source("bench.goal", text);
  goalpost::Diagnostics diagnostics;
  auto plan = goalpost::check(goalpost::parse(source, goalpost::Limits{}, diagnostics), diagnostics);
  if (diagnostics.has_errors() || !plan) {
    std::cerr << goalpost::render(diagnostics, source);
    std::exit(1);
  }
  return goalpost::compile(std::move(*plan));
}

std::string spoken(std::size_t num_rows) {
  return num_rows % 1'000'000 == 0 ? std::to_string(num_rows / 1'000'000) + "M" : std::to_string(num_rows / 1000) + "k";
}
std::string spoken(FigureType type) {
  switch (type) {
    case FigureType::float64: return "double";
    case FigureType::int64: return "int64";
    case FigureType::decimal: return "decimal";
  }
  return "";
}
std::string spoken(Outputs outputs) {
  switch (outputs) {
    case Outputs::verdict: return "verdict";
    case Outputs::value: return "verdict+value";
    case Outputs::reason: return "verdict+reason";
    case Outputs::flags: return "verdict+flags";
    case Outputs::gap: return "verdict+gap";
    case Outputs::all: return "everything";
  }
  return "";
}

bool is_beyond_cache(std::size_t bytes) { return bytes > std::size_t{16} << 20; }

}  // namespace goalpost_bench
