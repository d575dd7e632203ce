// A user's program, the same for every way of using the library: prints the version, checks that header and library are
// the ones that were asked for, and judges a rule.
#include <goalpost/goalpost.hpp>

#include <cstdio>
#include <string_view>

int main() {
  const std::string_view version = goalpost::version();
  std::printf("goalpost %.*s\n", static_cast<int>(version.size()), version.data());
  if (version != GOALPOST_EXPECTED_VERSION) return 1;
  const auto rule = goalpost::Rule::compile("deaths per 1,000 births at most 4.1‰");
  if (!rule) return 2;
  const auto answer = rule->evaluate({{"deaths", "41"}, {"births", "10000"}});
  if (!answer || answer->rows.front().verdict != goalpost::Verdict::met) return 3;
  std::puts(goalpost::explain(*answer, answer->rows.front()).c_str());
  return 0;
}
