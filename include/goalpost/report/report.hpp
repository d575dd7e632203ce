/// Results as people and programs read them. The parts of a sentence: report/explain.hpp; the words of a target:
/// report/phrase.hpp. Each speaks the language that is asked for ("en", "vi"), or the plan's own.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "goalpost/evaluate/results.hpp"

namespace goalpost {

/// One answer in one sentence: "7.98‰ = 12 of 1,504 live births; below 9‰: met by 1.02 per 1,000".
[[nodiscard]] std::string explain(const Results& results, const Result& result, std::string_view language = {});

/// "2025-Q3" in English, "quý III năm 2025" in Vietnamese.
[[nodiscard]] std::string period_text(const Period& period, std::string_view language);

struct TextOptions {
  bool colour = false;
  bool all_rows = false;  ///< rows out of scope too
  std::string_view language = {};
};
/// An aligned table for a terminal, with a summary line.
[[nodiscard]] std::string render_text(const Results& results, const TextOptions& options = {});
/// One line per answer; columns and spelling in docs/command-line.md.
[[nodiscard]] std::string render_csv(const Results& results);
/// The same as an array of objects under "results", with the same names and an "explanation".
[[nodiscard]] std::string render_json(const Results& results, std::string_view language = {});
/// Takes a text piece by piece.
using TextSink = std::function<void(std::string_view piece)>;
/// The same two texts in pieces of some 64 KiB, so that the text of millions of answers is never in memory as a whole.
void render_csv(const Results& results, const TextSink& sink);
void render_json(const Results& results, std::string_view language, const TextSink& sink);
/// One answer as such an object, in one line without its end.
[[nodiscard]] std::string render_json(const Results& results, const Result& result, std::string_view language = {});

/// The diagnostics as JSON: code, severity, file, line, column, begin_byte, end_byte, message, hint; and how many there
/// were.
[[nodiscard]] std::string render_json(const Diagnostics& diagnostics, const Source& source,
                                      std::string_view language = "en", std::string_view plan_language = "en");

}  // namespace goalpost
