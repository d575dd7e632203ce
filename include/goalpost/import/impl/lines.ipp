// A line of the source: the number it is printed under, the indicator beside it, the text of its target.
#pragma once

#include "goalpost/import/impl/columns.ipp"

namespace goalpost::detail::importing {

struct Line {
  std::string label;  ///< `3a`, `2.3`; "" when none is printed
  std::string
      indicator;  ///< the printed name, with its unit in brackets; "" when the target's text is a whole sentence
  std::optional<Cell> result;
  Cell target;
  int by = 0;  ///< the year of the column the target stands in, when there are several
};

struct Lines {
  std::vector<Line> lines;
  int period = 0;
  int baseline = 0;
  std::string problem;
};

/// `3.`, `Chỉ tiêu 5:`, `- 2.1 `, `a)`: the label, and in `behind` where the sentence begins.
inline std::string label_of(std::string_view text, std::size_t& behind) {
  std::size_t at = 0;
  const auto skip = [&](std::string_view marks) {
    while (at < text.size() && marks.find(text[at]) != std::string_view::npos) ++at;
  };
  skip("-+* \t");
  for (const std::string_view bullet : {"–", "—", "•"}) {
    if (text.substr(at).starts_with(bullet)) at += bullet.size();
  }
  skip(" (");
  const std::string folded = unicode::folded(text.substr(at)).value_or("");
  for (const std::string_view word :
       {"chỉ tiêu số ", "mục tiêu số ", "chỉ tiêu ", "mục tiêu ", "indicator ", "target "}) {
    if (!folded.starts_with(word) || folded.size() <= word.size() || !unicode::is_digit(folded[word.size()])) continue;
    at = text.find_first_of("0123456789", at);
    break;
  }
  const std::size_t begin = at;
  std::size_t digits = 0;
  while (at < text.size() && (unicode::is_digit(text[at]) || (text[at] == '.' && digits > 0 && at + 1 < text.size() &&
                                                              unicode::is_digit(text[at + 1]))))
    digits = text[at++] == '.' ? 0 : digits + 1;
  if (at == begin || at - begin > 8 || digits > 2) return "";
  if (at < text.size() && text[at] >= 'a' && text[at] <= 'z') ++at;
  const std::size_t end = at;
  const std::size_t marks = at;
  skip(".:)/-");
  const bool marked = at > marks;
  const bool sections = text.substr(begin, end - begin).find('.') != std::string_view::npos;
  if ((!marked && !sections) || at >= text.size() || (text[at] != ' ' && text[at] != '\t')) return "";
  skip(" \t");
  behind = at;
  return std::string(text.substr(begin, end - begin));
}

inline Lines lines_of_sentences(std::string_view source) {
  Lines made;
  for (Cell& cell : lines_of(source)) {
    Line line;
    std::size_t behind = 0;
    line.label = label_of(cell.text, behind);
    if (!line.label.empty()) {
      cell.text.erase(0, behind);
      cell.range.begin_byte += static_cast<std::uint32_t>(behind);
    }
    line.target = std::move(cell);
    made.lines.push_back(std::move(line));
  }
  return made;
}

inline Lines lines_of_table(const std::vector<Record>& records, const Columns& columns) {
  Lines made;
  made.baseline = columns.result_year;
  const bool several = columns.targets.size() > 1;
  if (!several) made.period = columns.targets.front().year;
  std::string label;
  for (std::size_t row = 1; row < records.size(); ++row) {
    const Record& record = records[row];
    const auto cell = [&record](const std::optional<std::size_t>& at) {
      return at && *at < record.size() ? record[*at] : Cell{};
    };
    std::string number = cell(columns.number).text;
    while (!number.empty() && (number.back() == '.' || number.back() == ')')) number.pop_back();
    if (!number.empty()) label = number;
    for (const TargetColumn& column : columns.targets) {
      Line line;
      line.label = label;
      line.indicator = cell(columns.indicator).text;
      const std::string unit = cell(columns.unit).text;
      if (!unit.empty() && !line.indicator.empty() && line.indicator.find('(' + unit + ')') == std::string::npos)
        line.indicator += " (" + unit + ')';
      if (columns.result) line.result = cell(columns.result);
      line.target = cell(column.at);
      if (line.target.text.empty() && line.indicator.empty()) continue;
      if (line.target.text.empty()) line.target.range = cell(columns.indicator).range;
      if (several) line.by = column.year;
      made.lines.push_back(std::move(line));
    }
  }
  return made;
}

inline Lines lines_of_source(const Source& source, const ImportOptions& options) {
  const std::string_view text = source.text();
  const std::string_view first_line = text.substr(0, text.find('\n'));
  const char mark = first_line.find('\t') != std::string_view::npos ? '\t' : ',';
  const bool asked = options.shape == ImportShape::table;
  Lines made;
  if (options.shape != ImportShape::sentences) {
    const auto records = records_of(text, mark);
    if (!records && (asked || mark == '\t')) {
      made.problem = say(Message::open_quote, options.messages);
      return made;
    }
    // A header has several cells, or the one that holds the targets.
    if (records && !records->empty() && (asked || records->front().size() > 1)) {
      const bool named = !options.columns.target.empty() || !options.columns.indicator.empty();
      const Columns columns = columns_of(records->front(), options, !asked && !named && mark == ',', made.problem);
      if (!made.problem.empty()) return made;
      if (!columns.targets.empty()) return lines_of_table(*records, columns);
    }
  }
  return lines_of_sentences(text);
}

}  // namespace goalpost::detail::importing
