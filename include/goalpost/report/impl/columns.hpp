/// The columns of machine-readable results, once for CSV and JSON.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "goalpost/evaluate/results.hpp"
#include "goalpost/report/report.hpp"

namespace goalpost::detail::columns {

/// A cell, and how JSON writes it.
struct Field {
  enum class Type : std::uint8_t { text, number, boolean } type = Type::text;
  std::string text;     ///< booleans "1" or "0"
  bool absent = false;  ///< empty in CSV, null in JSON
};

[[nodiscard]] Field text_field(std::string_view text);
[[nodiscard]] Field number_field(const std::optional<Rational>& figure);
/// A flag says something where a figure was held against a limit, and nowhere else.
[[nodiscard]] Field flag_field(bool flag, bool says_something);

[[nodiscard]] std::vector<std::string> names(const Results& results);
/// One field per name.
[[nodiscard]] std::vector<Field> fields(const Results& results, const Result& result);

/// Hands a text on, once it is long enough, and begins it anew.
inline void pass_on(std::string& text, const TextSink& sink) {
  constexpr std::size_t piece_bytes = std::size_t{1} << 16U;
  if (text.size() < piece_bytes) return;
  sink(text);
  text.clear();
}

}  // namespace goalpost::detail::columns
