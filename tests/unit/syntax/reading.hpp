// Reading small texts, for the tests of the syntax phase.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "goalpost/syntax/parse.hpp"

namespace reading {

struct Read {
  goalpost::Source source;
  goalpost::Diagnostics found;
  goalpost::syntax::Tree tree;

  explicit Read(std::string text, const goalpost::Limits& limits = {}) : source("plan.goal", std::move(text)) {
    tree = goalpost::parse(source, limits, found);
  }
  [[nodiscard]] std::string problems() const { return goalpost::render(found, source); }
  [[nodiscard]] std::string printed() const { return goalpost::syntax::print(tree); }
  [[nodiscard]] std::string_view text(goalpost::ByteRange range) const { return source.text(range); }
};

/// An indicator around a measure and a target.
inline std::string indicator(const std::string& measure, const std::string& target) {
  return "indicator 1 x\n  measure " + measure + "\n  target " + target + "\n";
}

/// The printed line that begins with `(measure` or `(target`, without its head.
inline std::string printed_clause(const Read& read, const std::string& clause) {
  const std::string text = read.printed();
  const std::string head = "  (" + clause + " ";
  const std::size_t begin = text.find(head);
  if (begin == std::string::npos) return "";
  const std::size_t from = begin + head.size();
  return text.substr(from, text.find('\n', from) - from - 1);
}

}  // namespace reading
