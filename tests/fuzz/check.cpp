// Any bytes as a plan: checking never crashes, there is a plan exactly when there is no error, and its canonical form compiles to the same
// program, which compare() finds unchanged.
#include <cstddef>
#include <cstdint>
#include <string>

#include "plans.hpp"

namespace {

std::optional<goalpost::Program> compiled(const goalpost::Source& source) {
  goalpost::Diagnostics found;
  goalpost::syntax::Tree tree = goalpost::parse(source, goalpost::Limits{}, found);
  std::optional<goalpost::Plan> plan = goalpost::check(std::move(tree), found);
  found.sort_by_place();
  fuzz::promise(plan.has_value() != found.has_errors(), "there is a plan exactly when there is no error");
  fuzz::promise_good_findings(found, source);
  if (!plan) return std::nullopt;
  return goalpost::compile(std::move(*plan));
}

void promise_unchanged(const goalpost::Program& before, const goalpost::Program& after) {
  const auto changes = goalpost::compare(before, after);
  for (const goalpost::TargetChange& change : changes) {
    fuzz::promise(change.change == goalpost::Change::unchanged, "a plan is unchanged beside its canonical form",
                  goalpost::render_text(changes, before, after, "en"));
  }
  (void)goalpost::render_text(changes, before, after, "vi");
  (void)goalpost::render_json(changes, before, after);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const goalpost::Source source("fuzz", std::string(reinterpret_cast<const char*>(data), size));
  if (const auto program = compiled(source)) {
    const std::string printed = program->print();
    const goalpost::Schema schema = goalpost::schema_of(program->plan());
    fuzz::promise(schema.inputs.size() == program->plan().inputs.size(), "every input has its column");
    promise_unchanged(*program, *program);
    for (const char* language : {"en", "vi"}) {
      const fuzz::Reread again = fuzz::written_again(program->plan().tree, &source, language);
      if (!again.is_same) continue;
      const auto same = compiled(goalpost::Source("canonical", again.text));
      fuzz::promise(same.has_value(), "the canonical form of a plan is a plan", again.text);
      fuzz::promise_same(printed, same->print(), "the canonical form of a plan compiles to the same program");
      promise_unchanged(*program, *same);
    }
  }
  for (const char* language : {"en", "vi"}) {
    goalpost::Diagnostics found;
    const auto rule = goalpost::Rule::compile(source.text(), &found, language);
    fuzz::promise(rule.has_value() != found.has_errors(), "there is a rule exactly when there is no error");
    if (rule) (void)rule->program().print();
  }
  return 0;
}
