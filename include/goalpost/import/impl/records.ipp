// The rows of what was given: records of a table with a tab or a comma between cells, or lines.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "goalpost/import/import.hpp"
#include "goalpost/text/impl/unicode.hpp"

namespace goalpost::detail::importing {

struct Cell {
  std::string text;      ///< without quotation marks and blanks around it
  ByteRange range;       ///< in the source
  bool verbatim = true;  ///< `text` stands there byte by byte
};
using Record = std::vector<Cell>;

inline Cell cell_of(std::string_view source, std::size_t begin, std::size_t end) {
  while (begin < end && (source[begin] == ' ' || source[begin] == '\t' || source[begin] == '\r')) ++begin;
  while (end > begin && (source[end - 1] == ' ' || source[end - 1] == '\t' || source[end - 1] == '\r')) --end;
  return {std::string(source.substr(begin, end - begin)),
          {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
          true};
}

/// Reads records; a cell in quotation marks may hold the mark, line ends and doubled quotation marks. nullopt when one is not closed.
inline std::optional<std::vector<Record>> records_of(std::string_view source, char mark) {
  std::vector<Record> records;
  Record record;
  std::size_t at = source.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (at <= source.size()) {
    std::size_t begin = at;
    while (begin < source.size() && source[begin] == ' ') ++begin;
    if (begin < source.size() && source[begin] == '"') {
      Cell cell;
      cell.verbatim = false;
      cell.range.begin_byte = static_cast<std::uint32_t>(begin);
      std::size_t end = begin + 1;
      for (;; ++end) {
        if (end >= source.size()) return std::nullopt;
        if (source[end] != '"') {
          cell.text += source[end] == '\n' || source[end] == '\r' ? ' ' : source[end];
        } else if (end + 1 < source.size() && source[end + 1] == '"') {
          cell.text += source[end++];
        } else {
          break;
        }
      }
      cell.range.end_byte = static_cast<std::uint32_t>(end + 1);
      at = source.find_first_of(std::string{mark, '\n'}, end);
      if (at == std::string_view::npos) at = source.size();
      record.push_back(std::move(cell));
    } else {
      at = source.find_first_of(std::string{mark, '\n'}, at);
      if (at == std::string_view::npos) at = source.size();
      record.push_back(cell_of(source, begin, at));
    }
    const bool line_end = at >= source.size() || source[at] == '\n';
    ++at;
    if (!line_end) continue;
    const bool blank = std::all_of(record.begin(), record.end(), [](const Cell& cell) { return cell.text.empty(); });
    const bool comment = !record.empty() && record.front().verbatim && record.front().text.starts_with('#') &&
                         record.front().text != "#";
    if (!blank && !comment) records.push_back(std::move(record));
    record.clear();
  }
  return records;
}

/// Lines that are neither blank nor comments.
inline std::vector<Cell> lines_of(std::string_view source) {
  std::vector<Cell> lines;
  std::size_t at = source.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (at < source.size()) {
    std::size_t end = source.find('\n', at);
    if (end == std::string_view::npos) end = source.size();
    Cell line = cell_of(source, at, end);
    if (!line.text.empty() && !line.text.starts_with('#')) lines.push_back(std::move(line));
    at = end + 1;
  }
  return lines;
}

}  // namespace goalpost::detail::importing
