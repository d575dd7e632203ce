// The report of an import: for people a block per line, for programs JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "goalpost/import/impl/messages.hpp"
#include "goalpost/import/import.hpp"
#include "goalpost/report/impl/json_text.hpp"

namespace goalpost {
namespace detail::importing {

inline std::size_t count_of(const Import& made, ImportRemark::Kind kind) {
  std::size_t count = 0;
  for (const ImportRemark& remark : made.remarks) count += remark.kind == kind ? 1 : 0;
  return count;
}

inline std::string summary(const Import& made, std::string_view language) {
  return say(Message::summary, language,
             {std::to_string(made.num_lines), std::to_string(made.num_targets), std::to_string(made.num_indicators),
              std::to_string(count_of(made, ImportRemark::Kind::to_finish)),
              std::to_string(count_of(made, ImportRemark::Kind::warning))});
}

/// An object of JSON, a member a line, `depth` objects and lists deep. Written as text: when memory runs out, a tree of nlohmann's ends the
/// program, because freeing it asks for memory.
class Object {
 public:
  explicit Object(std::size_t depth) : indent_(depth + 1, ' ') {}
  Object& add(std::string_view key, const std::string& value) {
    out_ += (out_.empty() ? "{\n" : ",\n") + indent_ + '"' + std::string(key) + "\": " + value;
    return *this;
  }
  [[nodiscard]] std::string text() const { return out_ + '\n' + indent_.substr(1) + '}'; }

 private:
  std::string indent_;
  std::string out_;
};

inline std::string json_list(const std::vector<std::string>& items, std::size_t depth) {
  if (items.empty()) return "[]";
  const std::string indent(depth, ' ');
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "[\n " : ",\n ") + indent + item;
  return out + '\n' + indent + ']';
}

}  // namespace detail::importing

std::string render_import_text(const Import& made, const Source& source, std::string_view language) {
  namespace words = goalpost::detail::importing;
  if (!made.problem.empty()) return source.name() + ": " + made.problem + '\n';
  std::string out;
  std::size_t next = 0;
  for (const ImportedLine& line : made.lines) {
    out += words::say(words::Message::line, language, {std::to_string(line.line_1based)});
    out += (line.label.empty() ? "" : " (" + line.label + ')') + ":\n";
    for (const ImportedLine::Target& target : line.targets) {
      out += "  " + target.canonical + (target.indicator.empty() ? "" : "  [" + target.indicator + ']') + '\n';
    }
    for (; next < made.remarks.size(); ++next) {
      const ImportRemark& remark = made.remarks[next];
      const Position place = source.position(remark.range.begin_byte);
      // a result may stand on the line of its target, in front of it or behind
      if (place.line_1based > line.line_1based) break;
      const bool left = remark.kind == ImportRemark::Kind::to_finish;
      out += "  " + words::say(left ? words::Message::to_finish : words::Message::warning, language) + ' ' +
             std::to_string(place.line_1based) + ':' + std::to_string(place.column_1based) + " '" + remark.text +
             "': " + remark.message + '\n';
    }
  }
  return out + words::summary(made, language) + '\n';
}

std::string render_import_json(const Import& made, const Source& source) {
  using detail::importing::Object;
  using detail::report_json::json_text;
  const auto or_null = [](const std::string& text) { return text.empty() ? "null" : json_text(text); };
  const auto remarks = [&](ImportRemark::Kind kind) {
    std::vector<std::string> list;
    for (const ImportRemark& remark : made.remarks) {
      if (remark.kind != kind) continue;
      const Position begin = source.position(remark.range.begin_byte);
      const Position end = source.position(remark.range.end_byte);
      list.push_back(Object(2)
                         .add("line", std::to_string(begin.line_1based))
                         .add("column", std::to_string(begin.column_1based))
                         .add("end_line", std::to_string(end.line_1based))
                         .add("end_column", std::to_string(end.column_1based))
                         .add("text", json_text(remark.text))
                         .add("message", json_text(remark.message))
                         .text());
    }
    return detail::importing::json_list(list, 1);
  };
  std::vector<std::string> lines;
  for (const ImportedLine& line : made.lines) {
    std::vector<std::string> targets;
    for (const ImportedLine::Target& target : line.targets) {
      targets.push_back(
          Object(4).add("indicator", or_null(target.indicator)).add("target", json_text(target.canonical)).text());
    }
    lines.push_back(Object(2)
                        .add("line", std::to_string(line.line_1based))
                        .add("label", or_null(line.label))
                        .add("targets", detail::importing::json_list(targets, 3))
                        .text());
  }
  return Object(0)
             .add("problem", or_null(made.problem))
             .add("num_lines", std::to_string(made.num_lines))
             .add("num_indicators", std::to_string(made.num_indicators))
             .add("num_targets", std::to_string(made.num_targets))
             .add("lines", detail::importing::json_list(lines, 1))
             .add("to_finish", remarks(ImportRemark::Kind::to_finish))
             .add("warnings", remarks(ImportRemark::Kind::warning))
             .text() +
         '\n';
}

}  // namespace goalpost
