/// The catalogue, and the list with a cap.
#pragma once

#include <algorithm>
#include <tuple>
#include <utility>

#include "goalpost/text/diagnostic.hpp"
#include "goalpost/text/impl/translation.hpp"
#include "goalpost/text/impl/unicode.hpp"

namespace goalpost {
namespace detail::diagnostic {

/// An argument is somebody's text: a whole line of it is more than a message needs.
inline constexpr std::size_t max_argument_bytes = 200;

inline Diagnostic made(Code code, std::initializer_list<std::string_view> arguments) {
  const DiagnosticEntry& row = entry(code);
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.severity = row.severity;
  diagnostic.arguments.reserve(arguments.size());
  for (const std::string_view argument : arguments) {
    const std::size_t kept = unicode::cut_at(argument, max_argument_bytes);
    diagnostic.arguments.emplace_back(argument.substr(0, kept));
    if (kept < argument.size()) diagnostic.arguments.back() += "…";
  }
  diagnostic.message = translation::filled(row.message, diagnostic.arguments);
  diagnostic.hint = translation::filled(row.hint, diagnostic.arguments);
  return diagnostic;
}

}  // namespace detail::diagnostic

const std::vector<DiagnosticEntry>& catalogue() {
  using enum Severity;
  static const std::vector<DiagnosticEntry> rows = {
#define GOALPOST_DIAGNOSTIC(number, name, severity, message, hint, explanation) \
  {static_cast<Code>(number), #name, severity, message, hint, explanation},
#include "goalpost/text/diagnostics.def"
#undef GOALPOST_DIAGNOSTIC
  };
  return rows;
}

const DiagnosticEntry& entry(Code code) {
  static constexpr DiagnosticEntry unknown{Code{}, "unknown", Severity::error, "", "", ""};
  const std::vector<DiagnosticEntry>& rows = catalogue();
  const auto found =
      std::find_if(rows.begin(), rows.end(), [code](const DiagnosticEntry& row) { return row.code == code; });
  return found == rows.end() ? unknown : *found;
}

std::string code_text(Code code) {
  std::string digits = std::to_string(static_cast<unsigned>(code));
  if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
  return "GP" + digits;
}

bool Diagnostics::counts_only(Code code) {
  if (list_.size() < max_kept_) return false;
  const Severity severity = entry(code).severity;
  const auto milder = [](const Diagnostic& kept) { return kept.severity != Severity::error; };
  if (severity == Severity::error && std::any_of(list_.begin(), list_.end(), milder)) return false;
  ++(severity == Severity::error ? num_errors_ : severity == Severity::warning ? num_warnings_ : num_notes_);
  return true;
}

void Diagnostics::add(Code code, ByteRange range, std::initializer_list<std::string_view> arguments) {
  if (counts_only(code)) return;
  Diagnostic diagnostic = detail::diagnostic::made(code, arguments);
  diagnostic.range = range;
  add(std::move(diagnostic));
}

void Diagnostics::add(Code code, TablePlace place, std::initializer_list<std::string_view> arguments) {
  if (counts_only(code)) return;
  Diagnostic diagnostic = detail::diagnostic::made(code, arguments);
  diagnostic.table = std::move(place);
  add(std::move(diagnostic));
}

void Diagnostics::add(Diagnostic diagnostic) {
  const bool is_error = diagnostic.severity == Severity::error;
  if (is_error) {
    ++num_errors_;
  } else if (diagnostic.severity == Severity::warning) {
    ++num_warnings_;
  } else {
    ++num_notes_;
  }
  if (list_.size() < max_kept_) {
    list_.push_back(std::move(diagnostic));
    return;
  }
  if (!is_error) return;
  // An error is worth more than a warning: the last one that is none makes room.
  const auto milder = std::find_if(list_.rbegin(), list_.rend(),
                                   [](const Diagnostic& kept) { return kept.severity != Severity::error; });
  if (milder == list_.rend()) return;
  list_.erase(std::next(milder).base());
  list_.push_back(std::move(diagnostic));
}

void Diagnostics::sort_by_place() {
  std::stable_sort(list_.begin(), list_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    if (a.table.has_value() != b.table.has_value()) return b.table.has_value();
    if (!a.table)
      return std::tie(a.range.begin_byte, a.range.end_byte) < std::tie(b.range.begin_byte, b.range.end_byte);
    return std::tie(a.table->file, a.table->line_1based, a.table->field_1based) <
           std::tie(b.table->file, b.table->line_1based, b.table->field_1based);
  });
}

}  // namespace goalpost
