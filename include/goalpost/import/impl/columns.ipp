// Which column of a table is which: by the names that plans and programs give them, or by those that the caller gave.
#pragma once

#include "goalpost/import/impl/messages.hpp"
#include "goalpost/import/impl/records.ipp"

namespace goalpost::detail::importing {

struct TargetColumn {
  std::size_t at = 0;
  int year = 0;  ///< `Chỉ tiêu năm 2022`; 0 when the header says none
};
struct Columns {
  std::optional<std::size_t> number, indicator, result, unit;
  int result_year = 0;
  std::vector<TargetColumn> targets;
};

/// Lower case, NFC, one blank between words, `_` as a blank, and without what stands in brackets.
inline std::string header_name(std::string_view written) {
  std::string name;
  int depth = 0;
  for (const char c : unicode::folded(written).value_or("")) {
    if (c == '(') ++depth;
    if (depth == 0) name += c == '_' || c == '\n' || c == '.' ? ' ' : c;
    if (c == ')' && depth > 0) --depth;
  }
  std::string clean;
  for (const char c : name) {
    if (c != ' ' || (!clean.empty() && clean.back() != ' ')) clean += c;
  }
  while (!clean.empty() && clean.back() == ' ') clean.pop_back();
  return clean;
}

/// The year at the end of a header, which is taken from `name`: `mục tiêu năm 2022`, `target 2022`.
inline int year_at_end(std::string& name) {
  if (name.size() < 5) return 0;
  const std::string digits = name.substr(name.size() - 4);
  if (digits.find_first_not_of("0123456789") != std::string::npos || (digits[0] != '1' && digits[0] != '2')) return 0;
  name.resize(name.size() - 4);
  for (const std::string_view word : {" ", "năm", " ", "đến", " "}) {
    if (name.ends_with(word)) name.resize(name.size() - word.size());
  }
  return std::stoi(digits);
}

enum class ColumnKind : std::uint8_t { other, number, indicator, result, target, unit };

inline ColumnKind kind_of(const std::string& name, bool with_year) {
  const auto is = [&name](std::initializer_list<std::string_view> known) {
    return std::find(known.begin(), known.end(), name) != known.end();
  };
  if (is({"stt", "tt", "số tt", "số thứ tự", "no", "number", "id", "#", "mã", "mã số", "label"}))
    return ColumnKind::number;
  if (is({"đvt", "đơn vị", "đơn vị tính", "unit"})) return ColumnKind::unit;
  if (is({"kết quả", "kết quả thực hiện", "thực hiện", "ước thực hiện", "hiện trạng", "thực trạng", "result",
          "baseline", "kết quả đạt được", "kq"}))
    return ColumnKind::result;
  if (is({"chỉ tiêu", "kế hoạch", "mục tiêu"}) && with_year) return ColumnKind::target;
  if (is({"mục tiêu", "chỉ tiêu giao", "chỉ tiêu kế hoạch", "kế hoạch", "chỉ tiêu phấn đấu", "phấn đấu", "target",
          "target vi", "mục tiêu phấn đấu", "chỉ tiêu cần đạt", "kh", "goal"}))
    return ColumnKind::target;
  if (is({"chỉ tiêu", "chỉ số", "tên chỉ tiêu", "tên chỉ số", "nội dung", "nội dung chỉ tiêu", "các chỉ tiêu",
          "indicator", "indicator vi", "name", "tiêu chí", "danh mục chỉ tiêu", "chỉ tiêu chủ yếu"}))
    return ColumnKind::indicator;
  return ColumnKind::other;
}

inline std::string listed(const Record& header) {
  std::string names;
  for (const Cell& cell : header) names += (names.empty() ? "'" : ", '") + cell.text + '\'';
  return names;
}

/// The columns of a header; `problem` says what is missing. With `lenient` a header that is none gives no columns and no problem.
inline Columns columns_of(const Record& header, const ImportOptions& options, bool lenient, std::string& problem) {
  Columns columns;
  bool known = false;
  const auto named = [&](std::string_view wanted) -> std::optional<std::size_t> {
    if (wanted.empty()) return std::nullopt;
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (header_name(header[i].text) == header_name(wanted)) return known = true, i;
    }
    problem = say(Message::no_column, options.messages, {std::string(wanted), listed(header)});
    return std::nullopt;
  };
  columns.number = named(options.columns.number);
  columns.indicator = named(options.columns.indicator);
  columns.result = named(options.columns.result);
  columns.unit = named(options.columns.unit);
  const std::optional<std::size_t> target = named(options.columns.target);
  if (!problem.empty()) return columns;
  const auto taken = [&](std::size_t i) {
    return columns.number == i || columns.indicator == i || columns.result == i || columns.unit == i || target == i;
  };
  for (std::size_t i = 0; i < header.size(); ++i) {
    std::string name = header_name(header[i].text);
    const int year = year_at_end(name);
    if (target == i) columns.targets.push_back({i, year});
    if (columns.result == i) columns.result_year = year;
    if (taken(i)) continue;
    switch (kind_of(name, year != 0)) {
      case ColumnKind::number:
        if (!columns.number) columns.number = i;
        break;
      case ColumnKind::unit:
        if (!columns.unit) columns.unit = i;
        break;
      case ColumnKind::result:
        // of several results the last one is the newest
        columns.result = i;
        columns.result_year = year;
        break;
      case ColumnKind::target:
        if (!target) columns.targets.push_back({i, year});
        break;
      case ColumnKind::indicator:
        if (!columns.indicator) columns.indicator = i;
        break;
      case ColumnKind::other: continue;
    }
    known = true;
  }
  // `Chỉ tiêu` alone, or beside nothing that is a target, holds whole sentences.
  if (columns.targets.empty() && columns.indicator && !columns.result && options.columns.indicator.empty()) {
    columns.targets.push_back({*columns.indicator, 0});
    columns.indicator.reset();
  }
  if (columns.targets.empty() && !(lenient && !known))
    problem = say(Message::no_target_column, options.messages, {listed(header)});
  return columns;
}

}  // namespace goalpost::detail::importing
