/// The data of job A and of the rivals: births of communes and deaths among them, and a rule bound to them.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "figures.hpp"
#include "goalpost/goalpost.hpp"

namespace goalpost_bench {

/// What a rule is judged on: rows without names.
struct Judged {
  goalpost::Program program;
  goalpost::Table table;
};

inline std::shared_ptr<const Judged> judged(const std::string& rule, std::size_t num_rows,
                                            const std::vector<std::pair<std::string, goalpost::Column>>& columns) {
  goalpost::Diagnostics out;
  const auto compiled = goalpost::Rule::compile(rule, &out);
  if (!compiled) {
    std::fprintf(stderr, "goalpost_bench: no rule: %s\n", rule.c_str());
    std::exit(1);
  }
  const goalpost::Schema schema = goalpost::schema_of(compiled->program().plan());
  goalpost::TableBuilder builder(schema);
  builder.add_nameless_rows(num_rows, goalpost::Period{2025, goalpost::PeriodLength::year, 1});
  for (const auto& [name, column] : columns) {
    std::uint32_t input = 0;
    while (schema.inputs.at(input).name != name) ++input;
    builder.set_column(input, column);
  }
  auto table = builder.build(out);
  if (!table) std::exit(1);
  return std::make_shared<const Judged>(Judged{compiled->program(), std::move(*table)});
}

/// Births of a commune, and deaths about 4.1 per 1,000 of them: every twentieth row is a tie. Where figures are missing, other things
/// are wrong as well: a birth figure of zero, a negative one, nothing at all.
struct BirthsAndDeaths {
  Figures births;
  Figures deaths;
  BirthsAndDeaths(FigureType type, std::size_t num_rows, unsigned percent_missing, std::uint64_t seed) {
    const auto draw = [&](std::size_t row, bool want_deaths) {
      Random random(row * 2654435761U + seed);
      const std::uint64_t kind = random.below(2000);
      auto birth = static_cast<std::int64_t>(1 + random.below(20000));
      auto death = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(birth) * 82 / 10000 + 2));
      if (kind < 100) {
        birth = static_cast<std::int64_t>(10000 * (1 + random.below(9)));
        death = birth / 10000 * 41;
      } else if (percent_missing > 0) {
        if (kind < 104) birth = 0;
        if (kind < 102) death = 0;
        if (kind == 104) birth = -birth;
        if (kind == 105) death = -1;
      }
      return want_deaths ? death : birth;
    };
    births = Figures(type, 2, num_rows, percent_missing, seed + 1, [&](std::size_t row) { return draw(row, false); });
    deaths = Figures(type, 1, num_rows, percent_missing, seed + 2, [&](std::size_t row) { return draw(row, true); });
  }
};

}  // namespace goalpost_bench
