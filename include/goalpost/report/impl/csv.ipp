/// Results as RFC 4180, with LF line ends: what the tools of a shell expect.
#pragma once

#include <string>
#include <string_view>

#include "goalpost/report/impl/columns.hpp"
#include "goalpost/report/report.hpp"

namespace goalpost {
namespace detail::report_csv {

inline void append(std::string& out, std::string_view cell, bool first) {
  if (!first) {
    out += ',';
  }
  const bool plain =
      cell.find_first_of(",\"\r\n") == std::string_view::npos && !cell.starts_with(' ') && !cell.ends_with(' ');
  if (plain) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) {
    out.append(c == '"' ? 2 : 1, c);
  }
  out += '"';
}

}  // namespace detail::report_csv

std::string render_csv(const Results& results) {
  std::string out;
  render_csv(results, [&](std::string_view piece) { out += piece; });
  return out;
}

void render_csv(const Results& results, const TextSink& sink) {
  std::string out;
  bool first = true;
  for (const std::string& name : detail::columns::names(results)) {
    detail::report_csv::append(out, name, first);
    first = false;
  }
  out += '\n';
  for (const Result& result : results.rows) {
    first = true;
    for (const auto& field : detail::columns::fields(results, result)) {
      detail::report_csv::append(out, field.text, first);
      first = false;
    }
    out += '\n';
    detail::columns::pass_on(out, sink);
  }
  sink(out);
}

}  // namespace goalpost
