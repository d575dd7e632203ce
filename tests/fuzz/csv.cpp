// Any bytes as a table: reading never crashes, and what was read can be judged.
#include <cstddef>
#include <cstdint>
#include <string>

#include "goalpost/goalpost.hpp"
#include "goalpost/io/csv.hpp"

namespace {

const goalpost::Program& program() {
  static const goalpost::Program compiled = [] {
    const goalpost::Source source(
        "plan",
        "plan p\nareas province > district/districts\nstrata sex: girls, boys\n"
        "input a, b count\ninput c count by sex\ninput d date\ninput r %\n"
        "indicator i\n  measure a per 1,000 b\n  target below 9‰\n  target below 5‰ in every district\n"
        "indicator j\n  measure c as % of total(c)\n  target reduce by 2% to 3% every year\n"
        "indicator k\n  measure d\n  target no later than 2025-05-20\n"
        "indicator l\n  measure mean of last 3 years of r\n  target maintain\n  better lower\n");
    goalpost::Diagnostics diagnostics;
    auto plan = goalpost::check(goalpost::parse(source, goalpost::Limits{}, diagnostics), diagnostics);
    if (!plan) __builtin_trap();
    return goalpost::compile(std::move(*plan));
  }();
  return compiled;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  goalpost::Diagnostics diagnostics;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto table = goalpost::read_csv(text, "fuzz.csv", goalpost::schema_of(program().plan()), diagnostics);
  if (table.has_value() == diagnostics.has_errors()) __builtin_trap();
  if (!table) return 0;
  const goalpost::Results results = goalpost::evaluate(program(), *table);
  (void)goalpost::render_csv(results);
  (void)goalpost::render_text(results);
  return 0;
}
