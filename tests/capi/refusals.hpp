/// What every function must refuse: handles of another kind, wrong struct sizes, bad UTF-8.
#pragma once

#include <cstddef>
#include <cstring>
#include <type_traits>
#include <vector>

#include "support.hpp"

namespace goalpost::test {

/// One handle of each kind, alive during a test.
struct World {
  Plan plan = plan_of(small_plan);
  Rule rule = rule_of("deaths per 1,000 births below 9‰");
  Table table;
  Results results;
  Evaluator evaluator;
  Diagnostics diagnostics;
  World() {
    goalpost_table_data data = GOALPOST_TABLE_DATA_INIT;
    table = table_of(plan.get(), data);
    goalpost_evaluator* made = nullptr;
    REQUIRE(goalpost_evaluator_create(plan.get(), table.get(), nullptr, &made) == GOALPOST_OK);
    evaluator.reset(made);
    const goalpost_string names[] = {str("deaths"), str("births")};
    const goalpost_string values[] = {str("12"), str("1504")};
    goalpost_results* answer = nullptr;
    REQUIRE(goalpost_rule_evaluate(rule.get(), names, values, 2, &answer, nullptr) == GOALPOST_OK);
    results.reset(answer);
    goalpost_plan* none = nullptr;
    goalpost_diagnostics* found = nullptr;
    REQUIRE(goalpost_plan_parse("plan", 4, nullptr, &none, &found) == GOALPOST_E_DIAGNOSTICS);
    diagnostics.reset(found);
  }
  /// A handle that is none of the kind wanted.
  template <class Handle>
  const Handle* wrong() const {
    if constexpr (std::is_same_v<Handle, goalpost_rule>) return reinterpret_cast<const Handle*>(plan.get());
    return reinterpret_cast<const Handle*>(rule.get());
  }
};

inline constexpr std::string_view bad_utf8 = "\xC3(";

/// Struct sizes that no version of a struct has.
template <class Struct>
std::vector<std::size_t> wrong_sizes() {
  return {0, 1, sizeof(std::size_t), sizeof(Struct) - 1, sizeof(Struct) + 1, 5000, ~std::size_t{0}};
}

/// Calls `fill` on a struct to be filled: NULL, wrong sizes, a larger one.
template <class Struct, class Call>
void check_filled(Struct init, goalpost_status wanted, Call call) {
  CHECK(call(static_cast<Struct*>(nullptr)) == GOALPOST_E_NULL);
  for (const std::size_t size : wrong_sizes<Struct>()) {
    Struct out = init;
    out.struct_size = size;
    Struct before = out;
    CHECK(call(&out) == GOALPOST_E_STRUCT_SIZE);
    CHECK((std::memcmp(&out, &before, sizeof out) == 0));
  }
  struct Larger {
    Struct known;
    unsigned char unknown[64];
  } larger;
  std::memset(&larger, 0xAA, sizeof larger);
  larger.known.struct_size = sizeof larger;
  CHECK(call(&larger.known) == wanted);
  for (const unsigned char byte : larger.unknown) CHECK(byte == 0);
  CHECK(larger.known.struct_size == sizeof larger);
}

/// Calls with options: wrong sizes, and a larger struct whose unknown field is zero or not.
template <class Struct, class Call>
void check_options(Struct init, goalpost_status wanted, Call call) {
  for (const std::size_t size : wrong_sizes<Struct>()) {
    Struct options = init;
    options.struct_size = size;
    CHECK(call(&options) == GOALPOST_E_STRUCT_SIZE);
  }
  struct Larger {
    Struct known;
    unsigned char unknown[64];
  } larger;
  std::memset(&larger, 0, sizeof larger);
  larger.known = init;
  larger.known.struct_size = sizeof larger;
  CHECK(call(&larger.known) == wanted);
  larger.unknown[63] = 1;
  CHECK(call(&larger.known) == GOALPOST_E_STRUCT_SIZE);
}

}  // namespace goalpost::test
