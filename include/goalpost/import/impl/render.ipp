// The report of an import: for people a block per line, for programs JSON.
#pragma once

#include <nlohmann/json.hpp>

#include "goalpost/import/impl/messages.hpp"
#include "goalpost/import/import.hpp"

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
  using nlohmann::ordered_json;
  const auto remarks = [&](ImportRemark::Kind kind) {
    ordered_json list = ordered_json::array();
    for (const ImportRemark& remark : made.remarks) {
      if (remark.kind != kind) continue;
      const Position begin = source.position(remark.range.begin_byte);
      const Position end = source.position(remark.range.end_byte);
      list.push_back({{"line", begin.line_1based},
                      {"column", begin.column_1based},
                      {"end_line", end.line_1based},
                      {"end_column", end.column_1based},
                      {"text", remark.text},
                      {"message", remark.message}});
    }
    return list;
  };
  ordered_json lines = ordered_json::array();
  for (const ImportedLine& line : made.lines) {
    ordered_json targets = ordered_json::array();
    for (const ImportedLine::Target& target : line.targets) {
      targets.push_back({{"indicator", target.indicator.empty() ? ordered_json() : ordered_json(target.indicator)},
                         {"target", target.canonical}});
    }
    lines.push_back({{"line", line.line_1based},
                     {"label", line.label.empty() ? ordered_json() : ordered_json(line.label)},
                     {"targets", std::move(targets)}});
  }
  const ordered_json report = {{"problem", made.problem.empty() ? ordered_json() : ordered_json(made.problem)},
                               {"num_lines", made.num_lines},
                               {"num_indicators", made.num_indicators},
                               {"num_targets", made.num_targets},
                               {"lines", std::move(lines)},
                               {"to_finish", remarks(ImportRemark::Kind::to_finish)},
                               {"warnings", remarks(ImportRemark::Kind::warning)}};
  return report.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace goalpost
