/// Plans with the expected findings written where they are expected: `measure «3001»live_brths` is the plan `measure
/// live_brths` and the expectation that GP3001 begins at `live_brths`. Everything found must be marked, and everything
/// marked must be found.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "goalpost/plan/check.hpp"
#include "goalpost/syntax/parse.hpp"

namespace goalpost::test {

struct Unmarked {
  std::string text;
  std::string expected;  ///< "3001@4:10 3901@2:7", by place
};

/// One per finding, in the order of their places and, at one place, of their numbers.
inline std::string joined(const Source& source, std::vector<std::pair<std::uint32_t, unsigned>> byte_and_code) {
  std::sort(byte_and_code.begin(), byte_and_code.end());
  std::string text;
  for (const auto& [byte, code] : byte_and_code) {
    const Position at = source.position(byte);
    text += std::to_string(code) + "@" + std::to_string(at.line_1based) + ":" + std::to_string(at.column_1based) + " ";
  }
  return text;
}

inline Unmarked unmark(std::string_view marked) {
  constexpr std::string_view open = "«";
  constexpr std::string_view close = "»";
  Unmarked result;
  std::vector<std::pair<std::uint32_t, unsigned>> expected;
  while (!marked.empty()) {
    const std::size_t at = marked.find(open);
    result.text += marked.substr(0, at);
    if (at == std::string_view::npos) break;
    const std::size_t end = marked.find(close, at);
    REQUIRE(end != std::string_view::npos);
    const std::string code(marked.substr(at + open.size(), end - at - open.size()));
    expected.emplace_back(static_cast<std::uint32_t>(result.text.size()), static_cast<unsigned>(std::stoul(code)));
    marked.remove_prefix(end + close.size());
  }
  result.expected = joined(Source("plan.goal", result.text), std::move(expected));
  return result;
}

inline std::string findings(const Source& source, const Diagnostics& out) {
  std::vector<std::pair<std::uint32_t, unsigned>> found;
  for (const Diagnostic& diagnostic : out.list()) {
    found.emplace_back(diagnostic.range.begin_byte, static_cast<unsigned>(diagnostic.code));
  }
  return joined(source, std::move(found));
}

inline std::optional<Plan> check_text(const std::string& text, Diagnostics& out) {
  const Source source("plan.goal", text);
  return check(parse(source, Limits{}, out), out);
}

/// Checks a marked plan; the plan itself when it has no errors.
inline std::optional<Plan> expect_findings(std::string_view marked) {
  const Unmarked plan = unmark(marked);
  Diagnostics out;
  std::optional<Plan> checked = check_text(plan.text, out);
  const Source source("plan.goal", plan.text);
  const std::string found = render(out, source);
  CAPTURE(found);
  CHECK(findings(source, out) == plan.expected);
  CHECK(checked.has_value() == !out.has_errors());
  return checked;
}

/// A rule's kind as text; its findings otherwise.
inline std::optional<Plan> check_rule_text(const std::string& text, Diagnostics& out) {
  const Source source("rule", text);
  return check_rule(parse_rule(source, Limits{}, out), out);
}

}  // namespace goalpost::test
