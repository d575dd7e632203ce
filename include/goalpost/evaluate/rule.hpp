/// One measure and one target in one line: the unit that other programs embed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "goalpost/evaluate/evaluate.hpp"

namespace goalpost {

/// A figure of a rule's input. Strings are decimals as written ("8.05"), dates ("2025-05-20"), "" for missing and "*" for suppressed.
struct RuleValue {
  std::string_view input;
  std::string_view value;
  enum class When : std::uint8_t { now, prior_year, year } when = When::now;
  int year = 0;  ///< of When::year
};

/// A compiled rule. Immutable; safe to share between threads.
class Rule {
 public:
  /// nullopt when `text` has an error; what is wrong is in `*out` when given. `language` is one that vocabulary() knows.
  [[nodiscard]] static std::optional<Rule> compile(std::string_view text, Diagnostics* out = nullptr,
                                                   std::string_view language = "en");

  [[nodiscard]] const Program& program() const noexcept { return program_; }
  /// Judges one set of figures for year `year`. Unless given, the year is the one after the latest that the rule or the values name, so that
  /// a rule which names none needs none. What is wrong with the values (unknown input, no number, twice the same) is in `*out`; then there is no result.
  [[nodiscard]] std::optional<Results> evaluate(const std::vector<RuleValue>& values, Diagnostics* out = nullptr,
                                                std::optional<int> year = std::nullopt) const;

 private:
  explicit Rule(Program program) : program_(std::move(program)) {}
  Program program_;
};

}  // namespace goalpost
