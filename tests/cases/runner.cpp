// Runs the case files of tests/cases, a folder per phase. A case is data; what belongs to it stands beside it:
//   parse/NAME.goal      NAME.tree       the syntax tree, printed                    golden
//   check/NAME.goal      in the file     `# expect error GP3001 at 3:10` comments    by hand, complete
//   program/NAME.goal    NAME.program    the compiled program, printed               golden
//   docs/errors.md       in the project               the catalogue of diagnostics      golden
//   evaluate/NAME.goal   NAME.csv        the data
//                        NAME.expect     some rows and columns of the answers        by hand
//                        NAME.out        every answer as CSV                         golden
// GOALPOST_UPDATE_GOLDEN=1 rewrites the goldens and still fails the run, so that no run passes by updating.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "goalpost/goalpost.hpp"
#include "goalpost/io/csv.hpp"

namespace fs = std::filesystem;
using goalpost::Diagnostics;
using goalpost::Source;

namespace {

std::string word_of(goalpost::Severity severity) {
  switch (severity) {
    case goalpost::Severity::note: return "note";
    case goalpost::Severity::warning: return "warning";
    case goalpost::Severity::error: return "error";
  }
  return "";
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

bool updating() {
  const char* flag = std::getenv("GOALPOST_UPDATE_GOLDEN");
  return flag != nullptr && std::string(flag) == "1";
}

/// The .goal files of a folder, in order. A folder without any is a mistake of the set-up, never a pass.
std::vector<fs::path> cases_in(const std::string& folder) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(fs::path(GOALPOST_CASES_DIR) / folder)) {
    if (entry.path().extension() == ".goal") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  REQUIRE_MESSAGE(!found.empty(), "no cases in ", folder);
  return found;
}

void compare_with_golden(const fs::path& golden, const std::string& actual) {
  if (updating()) {
    if (read(golden) != actual) std::ofstream(golden, std::ios::binary) << actual;
    FAIL_CHECK("rewrote ", golden.string(), ": look at the difference, then run without GOALPOST_UPDATE_GOLDEN");
    return;
  }
  CHECK_MESSAGE(fs::exists(golden), golden.string(), " is missing");
  CHECK(read(golden) == actual);
}

struct Checked {
  Source source;
  Diagnostics diagnostics;
  std::optional<goalpost::Plan> plan;
};

Checked check_file(const fs::path& path) {
  Checked out{Source(path.filename().string(), read(path)), Diagnostics(), std::nullopt};
  goalpost::syntax::Tree tree = goalpost::parse(out.source, goalpost::Limits{}, out.diagnostics);
  out.plan = goalpost::check(std::move(tree), out.diagnostics);
  return out;
}

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == separator && !quoted)
      fields.emplace_back();
    else
      fields.back().push_back(c);
  }
  return fields;
}

using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of(const std::string& csv) {
  std::vector<Row> rows;
  std::vector<std::string> header;
  std::istringstream in(csv);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> fields = split(line, ',');
    if (header.empty()) {
      header = fields;
      continue;
    }
    Row row;
    REQUIRE_MESSAGE(fields.size() == header.size(), "ragged: ", line);
    for (std::size_t i = 0; i < fields.size(); ++i) row[header[i]] = fields[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Every expected row must be answered exactly once, with every expected cell.
void compare_with_expectation(const std::vector<Row>& expected, const std::vector<Row>& actual) {
  REQUIRE_FALSE(expected.empty());
  const std::vector<std::string> figures{"verdict", "reason", "exceeded", "at_boundary", "value", "limit",
                                         "base",    "gap",    "progress", "needed",      "label"};
  for (const Row& wanted : expected) {
    std::string key_text;
    const auto same_key = [&](const Row& row) {
      return std::all_of(wanted.begin(), wanted.end(), [&](const auto& cell) {
        const bool is_key = std::find(figures.begin(), figures.end(), cell.first) == figures.end();
        return !is_key || (row.count(cell.first) == 1 && row.at(cell.first) == cell.second);
      });
    };
    for (const auto& [column, text] : wanted) key_text += column + "=" + text + " ";
    CAPTURE(key_text);
    CHECK(std::count_if(actual.begin(), actual.end(), same_key) == 1);
    const auto row = std::find_if(actual.begin(), actual.end(), same_key);
    if (row == actual.end()) continue;
    for (const auto& cell : wanted) {
      CAPTURE(cell.first);
      REQUIRE(row->count(cell.first) == 1);
      CHECK(row->at(cell.first) == cell.second);
    }
  }
}

std::string strip(std::string text) {
  text.erase(0, text.find_first_not_of(" \t"));
  text.erase(text.find_last_not_of(" \t\r") + 1);
  return text;
}

}  // namespace

TEST_CASE("docs/errors.md says what the catalogue says") {
  std::string page =
      "# Errors and warnings\n\nGenerated from the catalogue (`include/goalpost/*/diagnostics.def`); a test keeps it "
      "so. A number is never "
      "reused. `{0}`, `{1}` stand for what the text or the data says.\n";
  for (const goalpost::DiagnosticEntry& entry : goalpost::catalogue()) {
    page += "\n## " + goalpost::code_text(entry.code) + " " + std::string(entry.name) + "\n\n";
    page += word_of(entry.severity) + ": **" + std::string(entry.message) + "**\n\n" + std::string(entry.explanation) +
            "\n";
    if (!entry.hint.empty()) page += "\nHint: " + std::string(entry.hint) + "\n";
  }
  compare_with_golden(fs::path(GOALPOST_SOURCE_DIR) / "docs" / "errors.md", page);
}

TEST_CASE("parse") {
  for (const fs::path& path : cases_in("parse")) {
    CAPTURE(path.string());
    const Source source(path.filename().string(), read(path));
    Diagnostics diagnostics;
    const goalpost::syntax::Tree tree = goalpost::parse(source, goalpost::Limits{}, diagnostics);
    diagnostics.sort_by_place();
    compare_with_golden(fs::path(path).replace_extension(".tree"),
                        goalpost::syntax::print(tree) + goalpost::render(diagnostics, source));
  }
}

TEST_CASE("check") {
  for (const fs::path& path : cases_in("check")) {
    CAPTURE(path.string());
    const Checked checked = check_file(path);
    std::vector<std::string> actual;
    for (const goalpost::Diagnostic& d : checked.diagnostics.list()) {
      const goalpost::Position at = checked.source.position(d.range.begin_byte);
      actual.push_back(word_of(d.severity) + " " + goalpost::code_text(d.code) + " at " +
                       std::to_string(at.line_1based) + ":" + std::to_string(at.column_1based));
    }
    std::vector<std::string> expected;
    std::istringstream lines{std::string(checked.source.text())};
    for (std::string line; std::getline(lines, line);) {
      const std::size_t at = line.find("# expect ");
      if (at != std::string::npos) expected.push_back(strip(line.substr(at + 9)));
    }
    std::sort(actual.begin(), actual.end());
    std::sort(expected.begin(), expected.end());
    INFO(goalpost::render(checked.diagnostics, checked.source));
    CHECK(actual == expected);
    CHECK(checked.plan.has_value() != checked.diagnostics.has_errors());
  }
}

TEST_CASE("program") {
  for (const fs::path& path : cases_in("program")) {
    CAPTURE(path.string());
    Checked checked = check_file(path);
    INFO(goalpost::render(checked.diagnostics, checked.source));
    REQUIRE(checked.plan.has_value());
    compare_with_golden(fs::path(path).replace_extension(".program"),
                        goalpost::compile(std::move(*checked.plan)).print());
  }
}

TEST_CASE("evaluate") {
  for (const fs::path& path : cases_in("evaluate")) {
    CAPTURE(path.string());
    Checked checked = check_file(path);
    INFO(goalpost::render(checked.diagnostics, checked.source));
    REQUIRE(checked.plan.has_value());
    const goalpost::Program program = goalpost::compile(std::move(*checked.plan));
    const fs::path data = fs::path(path).replace_extension(".csv");
    Diagnostics findings;
    const auto table =
        goalpost::read_csv(read(data), data.filename().string(), goalpost::schema_of(program.plan()), findings);
    INFO(goalpost::render(findings, checked.source));
    REQUIRE(table.has_value());
    const goalpost::Results results = goalpost::evaluate(program, *table);
    const std::string answers = goalpost::render_csv(results);
    const fs::path expectation = fs::path(path).replace_extension(".expect");
    REQUIRE_MESSAGE(fs::exists(expectation), expectation.string(),
                    " is missing: what should come out is worked out by hand");
    compare_with_expectation(rows_of(read(expectation)), rows_of(answers));
    std::string explained;
    for (const goalpost::Result& row : results.rows) {
      if (row.target != goalpost::all_targets) explained += "# " + goalpost::explain(results, row) + "\n";
    }
    compare_with_golden(fs::path(path).replace_extension(".out"), answers + explained);
  }
}
