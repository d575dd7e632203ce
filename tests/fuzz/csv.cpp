// Any bytes as a table: reading never crashes, there is a table exactly when there is no error, and what was read can be judged; the ends of
// lines change no answer.
#include <cstddef>
#include <cstdint>
#include <string>

#include "goalpost/goalpost.hpp"
#include "goalpost/io/csv.hpp"
#include "promise.hpp"

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
    fuzz::promise(plan.has_value(), "the fuzzer's own plan is a plan");
    return goalpost::compile(std::move(*plan));
  }();
  return compiled;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  goalpost::Diagnostics diagnostics;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto table = goalpost::read_csv(text, "fuzz.csv", goalpost::schema_of(program().plan()), diagnostics);
  fuzz::promise(table.has_value() != diagnostics.has_errors(), "there is a table exactly when there is no error");
  for (const goalpost::Diagnostic& finding : diagnostics.list())
    fuzz::promise(finding.table.has_value() && !finding.message.empty(), "a finding in data has its place",
                  finding.message);
  if (!table) return 0;
  const goalpost::Results results = goalpost::evaluate(program(), *table);
  (void)goalpost::render_text(results);
  goalpost::Diagnostics said;
  goalpost::check_with_data(program(), *table, said);

  // Where nothing is quoted, the ends of lines and a byte order mark say nothing.
  if (text.find_first_of("\"\r\xEF") != std::string::npos) return 0;
  std::string other = "\xEF\xBB\xBF";
  for (const char byte : text) other += byte == '\n' ? "\r\n" : std::string(1, byte);
  goalpost::Diagnostics of_other;
  const auto same = goalpost::read_csv(other, "fuzz.csv", goalpost::schema_of(program().plan()), of_other);
  fuzz::promise(same.has_value(), "a table with other ends of lines is a table");
  fuzz::promise_same(goalpost::render_csv(results), goalpost::render_csv(goalpost::evaluate(program(), *same)),
                     "the ends of lines change no answer");
  return 0;
}
