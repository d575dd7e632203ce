/// Small helpers of the tests of the C interface: handles that free themselves, and text.
#pragma once

#include <doctest/doctest.h>
#include <goalpost.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace doctest {
/// A list, so that a failed comparison can be read.
template <class Item>
struct StringMaker<std::vector<Item>> {
  static String convert(const std::vector<Item>& items) {
    String text = "{";
    for (const Item& item : items) text += String("\n    ") + toString(item);
    return text + String("\n}");
  }
};
}  // namespace doctest

namespace goalpost::test {

template <class Handle, void (*release)(Handle*)>
struct Freed {
  void operator()(Handle* handle) const { release(handle); }
};
using Plan = std::unique_ptr<goalpost_plan, Freed<goalpost_plan, goalpost_plan_free>>;
using Rule = std::unique_ptr<goalpost_rule, Freed<goalpost_rule, goalpost_rule_free>>;
using Table = std::unique_ptr<goalpost_table, Freed<goalpost_table, goalpost_table_free>>;
using Results = std::unique_ptr<goalpost_results, Freed<goalpost_results, goalpost_results_free>>;
using Evaluator = std::unique_ptr<goalpost_evaluator, Freed<goalpost_evaluator, goalpost_evaluator_free>>;
using Diagnostics = std::unique_ptr<goalpost_diagnostics, Freed<goalpost_diagnostics, goalpost_diagnostics_free>>;
using Text = std::unique_ptr<goalpost_text, Freed<goalpost_text, goalpost_text_free>>;

inline goalpost_string str(std::string_view text) { return {text.data(), text.size()}; }
inline std::string std_text(const goalpost_string& text) {
  return text.size == 0 ? "" : std::string(text.data, text.size);
}

/// The text of a handle, which is freed.
inline std::string taken(goalpost_text* text) {
  const Text own(text);
  return std::string(goalpost_text_data(text), goalpost_text_size(text));
}

inline std::string findings(const goalpost_diagnostics* diagnostics) {
  goalpost_text* text = nullptr;
  REQUIRE(goalpost_diagnostics_render(diagnostics, GOALPOST_FORMAT_TEXT, GOALPOST_LANGUAGE_ENGLISH, 0, &text) ==
          GOALPOST_OK);
  return taken(text);
}

inline Plan plan_of(std::string_view text) {
  goalpost_plan* plan = nullptr;
  goalpost_diagnostics* diagnostics = nullptr;
  const goalpost_status status = goalpost_plan_parse(text.data(), text.size(), nullptr, &plan, &diagnostics);
  const Diagnostics own(diagnostics);
  INFO(findings(diagnostics));
  REQUIRE(status == GOALPOST_OK);
  return Plan(plan);
}

inline Rule rule_of(std::string_view text, std::int32_t year = 0) {
  goalpost_rule_options options = GOALPOST_RULE_OPTIONS_INIT;
  options.year = year;
  goalpost_rule* rule = nullptr;
  goalpost_diagnostics* diagnostics = nullptr;
  const goalpost_status status = goalpost_rule_compile(text.data(), text.size(), &options, &rule, &diagnostics);
  const Diagnostics own(diagnostics);
  INFO(findings(diagnostics));
  REQUIRE(status == GOALPOST_OK);
  return Rule(rule);
}

/// A table, or what is wrong with it in `*found`.
inline Table table_of(const goalpost_plan* plan, const goalpost_table_data& data, std::string* found = nullptr) {
  goalpost_table* table = nullptr;
  goalpost_diagnostics* diagnostics = nullptr;
  const goalpost_status status = goalpost_table_create(plan, &data, &table, &diagnostics);
  const Diagnostics own(diagnostics);
  if (found != nullptr) {
    *found = findings(diagnostics);
    CHECK(status == (found->empty() ? GOALPOST_OK : GOALPOST_E_DIAGNOSTICS));
  } else {
    INFO(findings(diagnostics));
    REQUIRE(status == GOALPOST_OK);
  }
  return Table(table);
}

inline Results results_of(const goalpost_plan* plan, const goalpost_table* table) {
  goalpost_results* results = nullptr;
  REQUIRE(goalpost_evaluate(plan, table, nullptr, nullptr, nullptr, &results, nullptr) == GOALPOST_OK);
  return Results(results);
}

inline std::string rendered(const goalpost_results* results, std::int32_t format = GOALPOST_FORMAT_CSV) {
  goalpost_text* text = nullptr;
  REQUIRE(goalpost_results_render(results, format, GOALPOST_LANGUAGE_ENGLISH, &text) == GOALPOST_OK);
  return taken(text);
}

inline std::string explained(const goalpost_results* results, std::size_t row,
                             std::int32_t language = GOALPOST_LANGUAGE_ENGLISH) {
  goalpost_text* text = nullptr;
  REQUIRE(goalpost_results_explain(results, row, GOALPOST_FORMAT_TEXT, language, &text) == GOALPOST_OK);
  return taken(text);
}

inline std::string read_file(const std::string& path) {
  std::ifstream file(std::string(GOALPOST_SOURCE_DIR) + "/" + path, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Two districts in a province, two strata, a count broken down, a date: something of everything.
inline constexpr std::string_view small_plan = R"(edition 1
plan small "A small plan"
  source   "Nobody"
  period   2025
  baseline 2024
  areas    province > district/districts
  strata   residence: rural, urban

input deaths, births  count
input obese, measured count by residence
input sent            date

indicator 1a mortality "Neonatal mortality"
  measure deaths per 1,000 births
  target  below 9 per 1,000
  target  reduce by 10% versus 2024
  lead    "Department of Health"
  support "Department of Finance", "Department of Home Affairs"

indicator 2 obesity "Obesity"
  measure obese as % of measured
  target  below 10% where residence = urban
  target  below 12% where residence = rural

indicator 3 report "Report"
  measure sent
  target  no later than 2025-12-20
)";

}  // namespace goalpost::test
