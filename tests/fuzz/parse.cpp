// Any bytes as a plan and as a rule: reading them never crashes, every finding has its place, and a plan without errors comes back from
// its canonical form unchanged, in either language.
#include <cstddef>
#include <cstdint>
#include <string>

#include "plans.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const goalpost::Source source("fuzz", std::string(reinterpret_cast<const char*>(data), size));
  goalpost::Diagnostics found;
  const goalpost::syntax::Tree tree = goalpost::parse(source, goalpost::Limits{}, found);
  const std::string printed = goalpost::syntax::print(tree);
  fuzz::promise_good_findings(found, source);
  if (!found.has_errors()) {
    const fuzz::Reread english = fuzz::written_again(tree, &source, "en");
    const fuzz::Reread vietnamese = fuzz::written_again(tree, &source, "vi");
    const fuzz::Reread bare = fuzz::written_again(tree, nullptr, tree.language);
    fuzz::promise(bare.is_same, "without its comments a plan is the same", bare.text);
    if (english.is_same && vietnamese.is_same) {
      const goalpost::Source text("vi", vietnamese.text);
      fuzz::promise_same(goalpost::format(vietnamese.tree, text, "en"), english.text,
                         "through the other language and back");
    }
  }

  // What a narrow reader accepts, a wide one reads in the same way.
  goalpost::Limits narrow;
  narrow.max_nesting = 4;
  narrow.max_depth = 12;
  narrow.max_diagnostics = 2;
  narrow.max_source_bytes = 2048;
  goalpost::Diagnostics few(narrow.max_diagnostics);
  const goalpost::syntax::Tree small = goalpost::parse(source, narrow, few);
  fuzz::promise(few.list().size() <= narrow.max_diagnostics, "no more findings are kept than were asked for");
  if (!few.has_errors()) fuzz::promise_same(goalpost::syntax::print(small), printed, "limits change no reading");

  for (const char* language : {"en", "vi"}) {
    goalpost::Diagnostics of_rule;
    const goalpost::syntax::Tree rule = goalpost::parse_rule(source, goalpost::Limits{}, of_rule, language);
    fuzz::promise_good_findings(of_rule, source);
    const bool is_one = rule.indicators.size() == 1 && rule.indicators.front().targets.size() == 1;
    fuzz::promise(of_rule.has_errors() || is_one, "a rule without errors has one target");
    (void)goalpost::syntax::print(rule);
  }
  return 0;
}
