// The program of the engines that are libraries of C and C++: rivals/WORDING/… on the data of job A, and D, one scalar judgement.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdio>
#include <limits>

#include "births_and_deaths.hpp"
#include "race.hpp"
#include "rivals.hpp"
#include "rounds.hpp"

namespace goalpost_bench {

namespace {

std::vector<Rival> rivals() {
  std::vector<Rival> all;
#ifdef GOALPOST_BENCH_EXPRTK
  all.push_back(exprtk_rival());
#endif
#ifdef GOALPOST_BENCH_MUPARSER
  all.push_back(muparser_rival());
#endif
#ifdef GOALPOST_BENCH_LUA
  all.push_back(lua_rival());
#endif
#ifdef GOALPOST_BENCH_SQLITE
  all.push_back(sqlite_rival());
#endif
  return all;
}

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

/// deaths per 1,000 births at most 4.1‰, worked out by hand.
struct Truth {
  const char* what;
  double deaths;
  double births;
  int verdict;
};
constexpr std::array truths{
    Truth{"a tie", 41, 10000, code::met},
    Truth{"just above", 42, 10000, code::missed},
    Truth{"missing", missing, 1000, code::no_data},
    Truth{"missing", 5, missing, code::no_data},
    Truth{"infinite", infinite, 1000, code::no_data},
    Truth{"infinite", 5, infinite, code::no_data},
    Truth{"0 of 0", 0, 0, code::not_applicable},
    Truth{"5 of 0", 5, 0, code::data_error},
    Truth{"negative", -1, 1000, code::data_error},
    Truth{"negative", 5, -1000, code::data_error},
};

/// "missing, 0 of 0": what an engine answers otherwise than the truth; its null counts as no data.
std::string wrong_in(const Rival& rival, Wording wording) {
  std::array<double, truths.size()> deaths{};
  std::array<double, truths.size()> births{};
  for (std::size_t i = 0; i < truths.size(); ++i) {
    deaths[i] = truths[i].deaths;
    births[i] = truths[i].births;
  }
  const RivalRun run = rival.prepare(deaths.data(), births.data(), truths.size(), wording);
  run.run();
  std::string wrong;
  for (std::size_t i = 0; i < truths.size(); ++i) {
    const int answer = run.verdict(i) == -1 ? code::no_data : run.verdict(i);
    const std::string what = truths[i].what;
    if (answer == truths[i].verdict || wrong.find(what) != std::string::npos) continue;
    wrong += (wrong.empty() ? "" : ", ") + what;
  }
  return wrong.empty() ? "nothing" : wrong;
}

void register_columns() {
  for (const std::size_t num_rows : {std::size_t{100'000}, std::size_t{1'000'000}, std::size_t{10'000'000}}) {
    for (const unsigned percent_missing : {0U, 5U}) {
      for (const Wording wording : {Wording::plain, Wording::safe}) {
        std::vector<std::string> names{"goalpost"};
        for (const Rival& rival : rivals()) {
          if (num_rows <= rival.most_rows) names.push_back(rival.name);
        }
        const std::string name = std::string("rivals/") + (wording == Wording::plain ? "plain" : "safe") +
                                 "/double/missing:" + std::to_string(percent_missing) + "%/" + spoken(num_rows);
        register_race(name, names, static_cast<double>(num_rows), [=] {
          auto race = std::make_unique<Race>();
          race->num_rows = num_rows;
          const auto data = std::make_shared<const BirthsAndDeaths>(FigureType::float64, num_rows, percent_missing, 7);
          race->kept.push_back(data);
          race->answers.emplace_back(Outputs::value, num_rows);
          const auto on = judged("deaths per 1,000 births at most 4.1‰", num_rows,
                                 {{"deaths", data->deaths.column()}, {"births", data->births.column()}});
          race->kept.push_back(on);
          race->add_goalpost(on->program, on->table, {race->answers.back().columns(0, 1, num_rows)});
          const std::size_t best = instruction_sets().size() - 1;  // then come two threads and the binding
          race->contenders = {race->contenders[best]};
          race->contenders.front().name = "goalpost";
          for (const Rival& rival : rivals()) {
            if (num_rows > rival.most_rows) continue;
            const RivalRun run =
                rival.prepare(data->deaths.doubles().data(), data->births.doubles().data(), num_rows, wording);
            race->contenders.push_back({rival.name, run.run, false});
          }
          return race;
        });
      }
    }
  }
}

void describe_rivals() {
  for (const Rival& rival : rivals()) {
    benchmark::AddCustomContext("rival:" + rival.name,
                                rival.version + "|" + rival.layout + "|" + wrong_in(rival, Wording::plain) + "|" +
                                    wrong_in(rival, Wording::safe) + "|" + wrong_in(rival, Wording::naive));
  }
}

void register_scalars() {
  for (const Rival& rival : rivals()) {
    if (!rival.prepare_scalar) continue;
    for (const Wording wording : {Wording::plain, Wording::safe}) {
      const std::string name = "D/" + rival.name + (wording == Wording::plain ? "-plain" : "-safe");
      benchmark::RegisterBenchmark(name.c_str(), [rival, wording](benchmark::State& state) {
        const auto judge = rival.prepare_scalar(wording);
        double deaths = 12;
        for (auto _ : state) {
          benchmark::DoNotOptimize(deaths);
          benchmark::DoNotOptimize(judge(deaths, 1504));
        }
      });
    }
  }
}

}  // namespace

}  // namespace goalpost_bench

int main(int argc, char** argv) {
  goalpost_bench::describe_rivals();
  goalpost_bench::register_columns();
  goalpost_bench::register_scalars();
  goalpost_bench::register_scalar();
  return goalpost_bench::run_benchmarks(argc, argv);
}
