/// Text in columns of a terminal.
#pragma once

#include <utf8proc.h>

#include <algorithm>
#include <string>

#include "goalpost/report/impl/cells.hpp"

namespace goalpost::detail::cells {

/// Calls `visit` with each code point of a text and its bytes; -1 for bytes that are no UTF-8.
template <class Visit>
void each_code_point(std::string_view text, Visit visit) {
  while (!text.empty()) {
    utf8proc_int32_t code_point = -1;
    const auto read = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &code_point);
    const std::size_t num_bytes = read > 0 ? static_cast<std::size_t>(read) : 1;
    visit(read > 0 ? code_point : -1, text.substr(0, num_bytes));
    text.remove_prefix(num_bytes);
  }
}

std::size_t width(std::string_view text) {
  std::size_t cells = 0;
  each_code_point(text, [&](utf8proc_int32_t code_point, std::string_view) {
    cells += code_point < 0 ? 1U : static_cast<std::size_t>(std::max(0, utf8proc_charwidth(code_point)));
  });
  return cells;
}

std::string printable(std::string_view text) {
  std::string out;
  each_code_point(text, [&](utf8proc_int32_t code_point, std::string_view bytes) {
    const bool control = code_point >= 0 && (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0));
    if (code_point < 0 || control) {
      out += control ? " " : "\xEF\xBF\xBD";
    } else {
      out += bytes;
    }
  });
  return out;
}

std::string coloured(std::string_view text, Colour colour, bool enabled) {
  std::string_view code;
  switch (colour) {
    case Colour::none: break;
    case Colour::good: code = "32"; break;
    case Colour::bad: code = "1;31"; break;
    case Colour::doubtful: code = "33"; break;
    case Colour::faint: code = "2"; break;
    case Colour::strong: code = "1"; break;
  }
  if (!enabled || code.empty() || text.empty()) {
    return std::string(text);
  }
  return "\x1B[" + std::string(code) + 'm' + std::string(text) + "\x1B[0m";
}

void widen(std::vector<std::size_t>& widths, const TableRow& row) {
  widths.resize(std::max(widths.size(), row.texts.size()));
  for (std::size_t column = 0; column < row.texts.size(); ++column) {
    widths[column] = std::max(widths[column], width(row.texts[column]));
  }
}

std::string aligned(const std::vector<TableRow>& rows, const std::vector<std::size_t>& widths, bool colour) {
  std::string out;
  for (const TableRow& row : rows) {
    std::size_t padding = 0;
    for (std::size_t column = 0; column < row.texts.size(); ++column) {
      const std::string& text = row.texts[column];
      if (!text.empty()) {
        out.append(padding, ' ');
        out += coloured(text, row.colours[column], colour);
        padding = 0;
      }
      if (widths[column] > 0) {
        padding += widths[column] - std::min(widths[column], width(text)) + 2;
      }
    }
    out += '\n';
  }
  return out;
}

}  // namespace goalpost::detail::cells
