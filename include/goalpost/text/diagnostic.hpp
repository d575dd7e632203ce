/// What is wrong with a user's text or data: a code, a place, a sentence and the way out. Codes come from one table
/// (diagnostics.def); docs/errors.md is generated from it, and a test asks for a case of every one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "goalpost/text/source.hpp"

namespace goalpost {

enum class Severity : std::uint8_t { note, warning, error };

enum class Code : std::uint16_t {
#define GOALPOST_DIAGNOSTIC(number, name, severity, message, hint, explanation) name = number,
#include "goalpost/text/diagnostics.def"
#undef GOALPOST_DIAGNOSTIC
};

/// One row of the catalogue. `{0}`, `{1}`, … in `message` and `hint` are filled by the reporter.
struct DiagnosticEntry {
  Code code;
  std::string_view name;
  Severity severity;
  std::string_view message;
  std::string_view hint;
  std::string_view explanation;
};
[[nodiscard]] const DiagnosticEntry& entry(Code code);
[[nodiscard]] const std::vector<DiagnosticEntry>& catalogue();
/// "GP2003"
[[nodiscard]] std::string code_text(Code code);

/// A cell of a table file: line of the file and number of the field, both from 1; 0 where there is none.
struct TablePlace {
  std::string file;
  std::uint32_t line_1based = 0;
  std::uint32_t field_1based = 0;
};

struct Diagnostic {
  Code code{};
  Severity severity = Severity::error;
  ByteRange range;                  ///< in the plan's Source, unless `table` is set
  std::optional<TablePlace> table;  ///< set for findings in data
  std::string message;              ///< one sentence in English, without the place
  std::string hint;                 ///< the way out in English; may be empty
  /// What `{0}`, `{1}`, … of the catalogue stand for, so that the sentence can be said in another language, too.
  std::vector<std::string> arguments;
};
/// The sentence and the way out in a language ("en", "vi"); in English for a language that has no catalogue. What to write
/// is shown in the language of the plan, or in English, which every plan understands.
[[nodiscard]] std::string message_in(const Diagnostic& diagnostic, std::string_view language,
                                     std::string_view plan_language = "en");
[[nodiscard]] std::string hint_in(const Diagnostic& diagnostic, std::string_view language,
                                  std::string_view plan_language = "en");

/// A list with a cap. Errors are counted past the cap too; further warnings are dropped and counted.
class Diagnostics {
 public:
  explicit Diagnostics(std::size_t max_kept = 100) : max_kept_(max_kept) {}

  void add(Code code, ByteRange range, std::initializer_list<std::string_view> arguments = {});
  void add(Code code, TablePlace place, std::initializer_list<std::string_view> arguments = {});

  [[nodiscard]] const std::vector<Diagnostic>& list() const noexcept { return list_; }
  [[nodiscard]] bool has_errors() const noexcept { return num_errors_ > 0; }
  [[nodiscard]] std::size_t num_errors() const noexcept { return num_errors_; }
  [[nodiscard]] std::size_t num_warnings() const noexcept { return num_warnings_; }
  [[nodiscard]] std::size_t num_dropped() const noexcept {
    return num_errors_ + num_warnings_ + num_notes_ - list_.size();
  }
  /// Orders by place (plan text first, then tables), errors and warnings mixed; stable.
  void sort_by_place();

 private:
  void add(Diagnostic diagnostic);
  /// Counts a finding for which the list has no room, before its sentence is made: a flood of them stays cheap.
  bool counts_only(Code code);

  std::size_t max_kept_;
  std::size_t num_errors_ = 0;
  std::size_t num_warnings_ = 0;
  std::size_t num_notes_ = 0;
  std::vector<Diagnostic> list_;
};

struct RenderOptions {
  bool colour = false;  ///< with ANSI colours
  std::string_view language = "en";
  std::string_view plan_language = "en";  ///< of the text that the findings are about
};
/// "plan.goal:3:21: error GP2003: …", the line with a caret, the hint.
[[nodiscard]] std::string render(const Diagnostics& diagnostics, const Source& source, const RenderOptions& options);
[[nodiscard]] std::string render(const Diagnostics& diagnostics, const Source& source, bool colour = false);

/// The known name nearest to `wanted` (Damerau-Levenshtein distance on code points, at most a third of the length), or "".
[[nodiscard]] std::string nearest_name(std::string_view wanted, const std::vector<std::string>& known);

}  // namespace goalpost
