// Any bytes as a plan: parse, check, print and compile never crash, and a plan without errors compiles.
#include <cstddef>
#include <cstdint>
#include <string>

#include "goalpost/goalpost.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const goalpost::Source source("fuzz", std::string(reinterpret_cast<const char*>(data), size));
  goalpost::Diagnostics diagnostics;
  goalpost::syntax::Tree tree = goalpost::parse(source, goalpost::Limits{}, diagnostics);
  (void)goalpost::syntax::print(tree);
  auto plan = goalpost::check(std::move(tree), diagnostics);
  if (plan.has_value() == diagnostics.has_errors()) __builtin_trap();
  (void)goalpost::render(diagnostics, source);
  if (plan) (void)goalpost::compile(std::move(*plan)).print();
  (void)goalpost::Rule::compile(source.text());
  return 0;
}
