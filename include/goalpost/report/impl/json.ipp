/// Results and diagnostics as JSON. Written by hand because numbers are exact text that no JSON library would keep: it
/// would read them as doubles first.
#pragma once

#include <string>
#include <string_view>

#include "goalpost/report/explain.hpp"
#include "goalpost/report/impl/columns.hpp"
#include "goalpost/report/impl/display.hpp"
#include "goalpost/report/impl/json_text.hpp"
#include "goalpost/report/report.hpp"

namespace goalpost {
namespace detail::report_json {

inline std::string value(const columns::Field& field) {
  if (field.absent) {
    return "null";
  }
  switch (field.type) {
    case columns::Field::Type::number: return field.text;
    case columns::Field::Type::boolean: return field.text == "1" ? "true" : "false";
    case columns::Field::Type::text: break;
  }
  return json_text(field.text);
}

/// The areas that hold a missed target back, the worst first.
inline std::string held_back(const Results& results, const Result& result) {
  std::string out = "[";
  const Unit& unit = results.program.plan().indicators[result.indicator].unit;
  for (const HeldBack& area : result.held_back_by) {
    const auto text = [&](const Rational& figure) { return area.is_withheld ? "\"*\"" : figure.to_text(17); };
    const bool is_date = unit.kind == Kind::date;
    out += (out.size() > 1 ? ", {" : "{");
    out += "\"area\": " + json_text(results.areas.list[area.area].name);
    out += ", \"value\": " + (is_date ? json_text(display::date(area.value)) : text(area.value));
    out += ", \"gap\": " + text(area.gap) + '}';
  }
  return out + ']';
}

/// What the sentence is made of; null for what it does not say.
inline std::string parts_object(const Explanation& parts) {
  std::string out = "{";
  const auto add = [&](std::string_view name, const std::string& text) {
    out += (out.size() > 1 ? ", " : "") + json_text(name) + ": " + (text.empty() ? "null" : json_text(text));
  };
  add("value", parts.value);
  add("facts", parts.facts);
  add("target", parts.target);
  add("verdict", parts.verdict);
  add("limit", parts.limit);
  add("base", parts.base);
  add("base_period", parts.base_period);
  add("margin", parts.margin);
  add("needed", parts.remedy);
  add("detail", parts.detail);
  add("held_back", parts.held_back);
  return out + '}';
}

inline std::string object(const Results& results, const Result& result, const std::vector<std::string>& names,
                          std::string_view language) {
  const auto fields = columns::fields(results, result);
  std::string out = "{";
  for (std::size_t i = 0; i < fields.size(); ++i) {
    out += json_text(names[i]) + ": " + value(fields[i]) + ", ";
  }
  out += "\"held_back_by\": " + held_back(results, result);
  const Explanation parts = explain_in_parts(results, result, language);
  out += ", \"parts\": " + parts_object(parts);
  return out + ", \"explanation\": " + json_text(sentence(parts)) + '}';
}

inline std::string_view spoken(Severity severity) {
  switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return "";
}

inline std::string object(const Diagnostic& diagnostic, const Source& source, std::string_view language,
                          std::string_view plan_language) {
  const Position place = source.position(diagnostic.range.begin_byte);
  const auto& table = diagnostic.table;
  const auto number_or_null = [](std::uint32_t n) { return n == 0 ? std::string("null") : std::to_string(n); };
  std::string out = "{\"code\": " + json_text(code_text(diagnostic.code));
  out += ", \"severity\": " + json_text(spoken(entry(diagnostic.code).severity));
  out += ", \"file\": " + json_text(table ? table->file : source.name());
  out += ", \"line\": " + number_or_null(table ? table->line_1based : place.line_1based);
  out += ", \"column\": " + number_or_null(table ? table->field_1based : place.column_1based);
  out += ", \"begin_byte\": " + (table ? "null" : std::to_string(diagnostic.range.begin_byte));
  out += ", \"end_byte\": " + (table ? "null" : std::to_string(diagnostic.range.end_byte));
  out += ", \"message\": " + json_text(message_in(diagnostic, language, plan_language));
  const std::string hint = hint_in(diagnostic, language, plan_language);
  return out + ", \"hint\": " + (hint.empty() ? "null" : json_text(hint)) + '}';
}

}  // namespace detail::report_json

std::string render_json(const Results& results, const Result& result, std::string_view language) {
  return detail::report_json::object(results, result, detail::columns::names(results), language);
}

std::string render_json(const Results& results, std::string_view language) {
  std::string out;
  render_json(results, language, [&](std::string_view piece) { out += piece; });
  return out;
}

void render_json(const Results& results, std::string_view language, const TextSink& sink) {
  const auto names = detail::columns::names(results);
  std::string out = "{\"results\": [";
  bool first = true;
  for (const Result& result : results.rows) {
    out += (first ? "\n  " : ",\n  ") + detail::report_json::object(results, result, names, language);
    first = false;
    detail::columns::pass_on(out, sink);
  }
  sink(out + (first ? "]}\n" : "\n]}\n"));
}

std::string render_json(const Diagnostics& diagnostics, const Source& source, std::string_view language,
                        std::string_view plan_language) {
  std::string out = "{\"diagnostics\": [";
  bool first = true;
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    out += (first ? "\n  " : ",\n  ") + detail::report_json::object(diagnostic, source, language, plan_language);
    first = false;
  }
  out += first ? "]" : "\n]";
  out += ", \"errors\": " + std::to_string(diagnostics.num_errors());
  out += ", \"warnings\": " + std::to_string(diagnostics.num_warnings());
  return out + ", \"not_shown\": " + std::to_string(diagnostics.num_dropped()) + "}\n";
}

}  // namespace goalpost
