/// The door of the syntax phase.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "goalpost/language/vocabulary.hpp"
#include "goalpost/syntax/tree.hpp"
#include "goalpost/text/diagnostic.hpp"
#include "goalpost/text/source.hpp"

namespace goalpost {

/// What a text may cost. Each limit answers with a diagnostic (GP1xxx), never with a crash.
struct Limits {
  /// A plan is a document; 64 MiB hold some 300,000 indicators. Keeps byte offsets in 32 bits.
  std::size_t max_source_bytes = std::size_t{64} << 20U;
  /// Parentheses, calls and `if` inside one another; the parser's stack depends on it (about 1 KiB a level, 10 under a sanitizer).
  std::size_t max_nesting = 256;
  /// Height of an expression tree, long sums included; later phases walk it recursively.
  std::size_t max_depth = 1000;
  /// Kept diagnostics; further ones are counted, so that a hostile text cannot fill memory.
  std::size_t max_diagnostics = 100;
};

/// Reads a plan. Never throws for what the text says: every problem is in `out`, and what could be read is in the tree, with
/// `damaged` in the place of what could not. Thread-safe.
[[nodiscard]] syntax::Tree parse(const Source& source, const Limits& limits, Diagnostics& out);

/// Reads one rule: a measure and a target in one line, `deaths per 1,000 births below 9‰`, without a plan around it.
/// The tree has one indicator named `rule`, with exactly one target unless there are errors. Thread-safe.
/// `language` is one that vocabulary() knows.
[[nodiscard]] syntax::Tree parse_rule(const Source& source, const Limits& limits, Diagnostics& out,
                                      std::string_view language = "en");

/// A name as it stands in a plan: in backticks when it is no identifier or is a word of the language. A backtick inside is doubled.
[[nodiscard]] std::string quoted_if_needed(std::string_view name, const Vocabulary& words);
/// A text in double quotes; one inside is doubled.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace goalpost
