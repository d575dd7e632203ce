/// A plan as it was printed, turned into rules: its table of indicators and targets, or its sentences, one a line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "goalpost/text/source.hpp"

namespace goalpost {

enum class ImportShape : std::uint8_t { automatic, table, sentences };

/// Names in the header of a table; "" for a column that is to be found by its usual names.
struct ImportColumns {
  std::string_view number;
  std::string_view indicator;
  std::string_view result;
  std::string_view target;
  std::string_view unit;
};

struct ImportOptions {
  std::string_view language = "vi";  ///< of the text, and of the plan that is written: "vi", "en"
  std::string_view messages = "vi";  ///< of the report: "vi", "en"
  ImportShape shape = ImportShape::automatic;
  ImportColumns columns;
  std::string_view name = "imported_plan";  ///< the plan's identifier
  std::string_view title;
  std::string_view document;  ///< where the text was taken from; the plan's `source`
  int period = 0;             ///< the year the targets are for; 0 to take it from the table's header
  int baseline = 0;           ///< the year of the results
  /// Measures of published rates; otherwise of counts, with a numerator and a denominator where the unit asks for them.
  bool published = false;
};

/// Something a person should know of a line, or must finish.
struct ImportRemark {
  enum class Kind : std::uint8_t { warning, to_finish };
  Kind kind = Kind::warning;
  ByteRange range;  ///< in the source
  std::string text;
  std::string message;
};

/// What was understood of a line.
struct ImportedLine {
  std::uint32_t line_1based = 0;
  std::string label;
  struct Target {
    std::string indicator;  ///< its identifier; "" when it is left to a person
    std::string canonical;  ///< in the language of the plan
  };
  std::vector<Target> targets;
};

struct Import {
  std::string plan;  ///< a .goal text without errors; "" when nothing could be read
  std::size_t num_lines = 0;
  std::size_t num_indicators = 0;
  std::size_t num_targets = 0;
  std::vector<ImportedLine> lines;
  std::vector<ImportRemark> remarks;  ///< by place
  std::string problem;  ///< why nothing could be read, in the language of the report; "" when something was

  [[nodiscard]] bool needs_a_person() const;
};

/// Reads a table (tab or comma separated, with a header) or sentences, one a line. What is not understood stays in the plan
/// as a comment and in the report with its place; nothing is guessed. The plan has passed check(). Thread-safe.
[[nodiscard]] Import import_plan(const Source& source, const ImportOptions& options = {});

/// The report for people, a line per line of the source that has something to say.
[[nodiscard]] std::string render_import_text(const Import& made, const Source& source,
                                             std::string_view language = "vi");
/// The same for programs; lines and columns count from 1, columns are characters, the end is the one behind.
[[nodiscard]] std::string render_import_json(const Import& made, const Source& source);

}  // namespace goalpost
