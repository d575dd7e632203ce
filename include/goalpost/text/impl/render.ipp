/// How a finding looks on a terminal: the place, the sentence, the line with a caret, the way out.
#pragma once

#include <algorithm>

#include "goalpost/text/diagnostic.hpp"
#include "goalpost/text/impl/translation.hpp"
#include "goalpost/text/impl/unicode.hpp"

namespace goalpost {
namespace detail::render {

/// Columns of source text that are shown; a longer line is cut around the caret.
inline constexpr std::size_t max_columns = 100;
inline constexpr std::size_t columns_before_caret = 60;
inline constexpr std::size_t tab_columns = 4;

/// Text that may be printed, and how many terminal columns it takes.
struct Piece {
  std::string text;
  std::size_t num_columns = 0;
};

inline std::string escape(std::int32_t value, unsigned char byte) {
  static constexpr char digits[] = "0123456789abcdef";
  if (value < 0x80)
    return {'\\', 'x', digits[byte >> 4U], digits[byte & 15U]};  // control characters, and what is no UTF-8
  std::string text = "\\u{";
  for (int shift = 20; shift >= 0; shift -= 4) {
    const auto digit = static_cast<std::size_t>((value >> shift) & 15);
    if (digit != 0 || shift == 0 || text.size() > 3) text += digits[digit];
  }
  return text + '}';
}

/// One code point as it is printed. Control and format characters are never printed raw: an escape sequence in a plan must
/// not reach the terminal, and a mark that turns the direction of writing must not hide what stands there.
inline Piece shown(unicode::CodePoint point, std::string_view bytes, std::size_t column) {
  if (point.value == '\t') {
    const std::size_t width = tab_columns - column % tab_columns;
    return {std::string(width, ' '), width};
  }
  const bool printable = point.value >= 0x20 && point.value < 0x7F;
  if (printable) return {std::string(bytes), 1};
  const utf8proc_category_t category = point.value < 0 ? UTF8PROC_CATEGORY_CN : utf8proc_category(point.value);
  const bool raw = point.value >= 0xA0 && category != UTF8PROC_CATEGORY_CF && category != UTF8PROC_CATEGORY_ZL &&
                   category != UTF8PROC_CATEGORY_ZP;
  if (raw) return {std::string(bytes), static_cast<std::size_t>(std::max(0, utf8proc_charwidth(point.value)))};
  std::string text = escape(point.value, static_cast<unsigned char>(bytes.front()));
  const std::size_t width = text.size();
  return {std::move(text), width};
}

inline std::string printable(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const unicode::CodePoint point = unicode::decode(text.substr(at));
    const std::string_view bytes = text.substr(at, point.num_bytes);
    result += point.value == '\t' ? std::string(" ") : shown(point, bytes, 0).text;
    at += point.num_bytes;
  }
  return result;
}

/// The line around a range: what is shown of it, and from which column to which the mark goes.
struct Excerpt {
  std::string text;
  std::size_t mark_begin = 0;
  std::size_t mark_end = 0;
};

inline Excerpt excerpt(const Source& source, ByteRange range) {
  const ByteRange line_range = source.line_around(range.begin_byte);
  const std::string_view line = source.text(line_range);
  const std::size_t caret = std::min<std::size_t>(range.begin_byte, line_range.end_byte) - line_range.begin_byte;
  const std::size_t mark_end =
      std::clamp<std::size_t>(range.end_byte, line_range.begin_byte + caret, line_range.end_byte) -
      line_range.begin_byte;
  // Bounded steps back from the caret, so that a line of megabytes costs no more than a short one.
  std::size_t begin = 0;
  if (line.size() > max_columns) {
    begin = caret;
    for (std::size_t steps = 0; begin > 0 && steps < columns_before_caret; ++steps) {
      do --begin;
      while (begin > 0 && unicode::is_continuation(line[begin]));
    }
  }
  Excerpt result;
  std::size_t column = 0;
  if (begin > 0) {
    result.text = "…";
    column = 1;
  } else if (line_range.begin_byte == 0 && line.starts_with("\xEF\xBB\xBF")) {
    begin = 3;
  }
  bool marked = false;
  std::size_t num_points = 0;  // bounded, too: marks take no column
  for (std::size_t at = begin; at < line.size(); ++num_points) {
    if (at >= caret && !marked) {
      result.mark_begin = column;
      marked = true;
    }
    if (column >= max_columns || num_points >= 4 * max_columns) {
      result.text += "…";
      break;
    }
    const unicode::CodePoint point = unicode::decode(line.substr(at));
    const Piece piece = shown(point, line.substr(at, point.num_bytes), column);
    result.text += piece.text;
    column += piece.num_columns;
    if (at < mark_end) result.mark_end = column;
    at += point.num_bytes;
  }
  if (!marked) result.mark_begin = column;
  result.mark_end = std::max(result.mark_end, result.mark_begin + 1);
  return result;
}

struct Colours {
  std::string_view bold, red, yellow, cyan, off;
};
inline constexpr Colours plain{"", "", "", "", ""};
inline constexpr Colours ansi{"\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[0m"};

inline std::string_view spoken(Severity severity, bool vietnamese) {
  switch (severity) {
    case Severity::note: return vietnamese ? "ghi chú" : "note";
    case Severity::warning: return vietnamese ? "cảnh báo" : "warning";
    case Severity::error: break;
  }
  return vietnamese ? "lỗi" : "error";
}

inline std::string place_text(const TablePlace& place) {
  std::string text = printable(place.file);
  if (place.line_1based == 0) return text;
  text += ':' + std::to_string(place.line_1based);
  if (place.field_1based != 0) text += ':' + std::to_string(place.field_1based);
  return text;
}

inline void append(std::string& out, const Diagnostic& diagnostic, const Source& source, const RenderOptions& options) {
  const Colours& colours = options.colour ? ansi : plain;
  std::string place;
  std::string gutter = "    ";
  std::string line_number;
  if (diagnostic.table) {
    place = place_text(*diagnostic.table);
  } else {
    const Position position = source.position(diagnostic.range.begin_byte);
    line_number = std::to_string(position.line_1based);
    place = printable(source.name()) + ':' + line_number + ':' + std::to_string(position.column_1based);
    gutter = std::string(line_number.size() + 3, ' ');
  }
  const bool is_error = diagnostic.severity == Severity::error;
  const std::string_view tint = is_error                                   ? colours.red
                                : diagnostic.severity == Severity::warning ? colours.yellow
                                                                           : colours.cyan;
  out.append(colours.bold).append(place).append(": ").append(colours.off);
  out.append(tint)
      .append(spoken(diagnostic.severity, translation::is_vietnamese(options.language)))
      .append(" ")
      .append(code_text(diagnostic.code))
      .append(colours.off);
  out.append(": ").append(printable(message_in(diagnostic, options.language, options.plan_language))).append("\n");
  if (!diagnostic.table) {
    const Excerpt shown = excerpt(source, diagnostic.range);
    out.append("  ").append(line_number).append(shown.text.empty() ? " |" : " | ").append(shown.text).append("\n");
    out.append(gutter).append("| ").append(shown.mark_begin, ' ');
    out.append(tint).append("^").append(shown.mark_end - shown.mark_begin - 1, '~').append(colours.off).append("\n");
  }
  if (!diagnostic.hint.empty())
    out.append(gutter)
        .append("= ")
        .append(printable(hint_in(diagnostic, options.language, options.plan_language)))
        .append("\n");
}

/// "and 3 more errors and 1 more warning, not shown"
inline std::string not_shown(std::size_t errors, std::size_t warnings, std::string_view language) {
  const bool vietnamese = translation::is_vietnamese(language);
  const auto counted = [&](std::size_t number, Severity severity) -> std::string {
    if (number == 0) return {};
    const std::string noun(spoken(severity, vietnamese));
    return vietnamese ? std::to_string(number) + ' ' + noun
                      : std::to_string(number) + " more " + noun + (number == 1 ? "" : "s");
  };
  const std::string first = counted(errors, Severity::error);
  const std::string second = counted(warnings, Severity::warning);
  const std::string both = first + (first.empty() || second.empty() ? "" : vietnamese ? " và " : " and ") + second;
  return vietnamese ? "và còn " + both + " nữa, không hiển thị\n" : "and " + both + ", not shown\n";
}

}  // namespace detail::render

std::string render(const Diagnostics& diagnostics, const Source& source, const RenderOptions& options) {
  std::string out;
  std::size_t kept_errors = 0;
  std::size_t kept_warnings = 0;
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    detail::render::append(out, diagnostic, source, options);
    kept_errors += diagnostic.severity == Severity::error ? 1U : 0U;
    kept_warnings += diagnostic.severity == Severity::warning ? 1U : 0U;
  }
  const std::size_t errors = diagnostics.num_errors() - kept_errors;
  const std::size_t warnings = diagnostics.num_warnings() - kept_warnings;
  return errors + warnings == 0 ? out : out + detail::render::not_shown(errors, warnings, options.language);
}

std::string render(const Diagnostics& diagnostics, const Source& source, bool colour) {
  return render(diagnostics, source, RenderOptions{.colour = colour, .language = "en"});
}

}  // namespace goalpost
