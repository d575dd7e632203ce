/// Small helpers of the table tests: a schema, rows in one line, findings as text.
#pragma once

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "goalpost/table/table.hpp"

namespace doctest {
/// A list of texts, one a line, so that a failed comparison can be read.
template <class Item>
struct StringMaker<std::vector<Item>> {
  static String convert(const std::vector<Item>& items) {
    String text = "{";
    for (const Item& item : items) text += String("\n    ") + toString(item);
    return text + String("\n}");
  }
};
}  // namespace doctest

namespace goalpost::test {

/// province > district > commune, by residence and by sex, with a count, a broken down count, a rate and a date.
inline Schema small_schema() {
  Schema schema;
  schema.levels = {"province", "district", "commune"};
  schema.dimensions = {{"residence", {"rural", "urban"}}, {"sex", {"female", "male"}}};
  schema.inputs = {{"births", "births", ColumnType::decimal, 0},
                   {"obese", "obese", ColumnType::decimal, 1},
                   {"rate", "rate", ColumnType::decimal, 0},
                   {"sent", "sent", ColumnType::date, 0}};
  return schema;
}

inline void add(TableBuilder& builder, Diagnostics& out, std::string_view area, std::string_view parent,
                std::string_view period, std::string_view residence, std::uint32_t line, std::string_view sex = "") {
  const std::string_view strata[] = {residence, sex};
  builder.add_row(area, parent, period, strata, TablePlace{"", line, 0}, out);
}

/// "5035 data.csv:3:1 the message | the hint" of each finding.
inline std::vector<std::string> texts(const Diagnostics& out) {
  std::vector<std::string> lines;
  for (const Diagnostic& finding : out.list()) {
    std::string line = std::to_string(static_cast<unsigned>(finding.code));
    if (finding.table) {
      line += " " + finding.table->file + ":" + std::to_string(finding.table->line_1based) + ":" +
              std::to_string(finding.table->field_1based);
    }
    lines.push_back(line + " " + finding.message + (finding.hint.empty() ? "" : " | " + finding.hint));
  }
  return lines;
}

/// The codes alone.
inline std::vector<unsigned> codes(const Diagnostics& out) {
  std::vector<unsigned> numbers;
  for (const Diagnostic& finding : out.list()) numbers.push_back(static_cast<unsigned>(finding.code));
  return numbers;
}

/// "code file:line:field" of each finding.
inline std::vector<std::string> places(const Diagnostics& out) {
  std::vector<std::string> lines;
  for (const std::string& text : texts(out)) lines.push_back(text.substr(0, text.find(' ', text.find(' ') + 1)));
  return lines;
}

inline Period year(int number) { return Period{static_cast<std::int16_t>(number), PeriodLength::year, 1}; }

/// "12", "8.05", "missing", "suppressed", "absent".
inline std::string text_of(const Cell& cell) {
  switch (cell.state) {
    case Cell::State::absent_row: return "absent";
    case Cell::State::missing: return "missing";
    case Cell::State::suppressed: return "suppressed";
    case Cell::State::value: return to_text(cell.value);
    case Cell::State::unreadable: return "unreadable";
  }
  return "?";
}

using Texts = std::vector<std::string>;
using Codes = std::vector<unsigned>;

}  // namespace goalpost::test
