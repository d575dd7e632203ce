// Results and findings as machines read them, and the widths of a terminal's columns.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "goalpost/evaluate/rule.hpp"
#include "goalpost/report/impl/cells.hpp"
#include "goalpost/report/report.hpp"
#include "goalpost/syntax/parse.hpp"

namespace cells = goalpost::detail::cells;
using goalpost::Results;

namespace {

Results judged(const std::vector<goalpost::RuleValue>& values) {
  const auto rule = goalpost::Rule::compile("deaths per 1,000 births below 9‰");
  REQUIRE(rule.has_value());
  auto results = rule->evaluate(values);
  REQUIRE(results.has_value());
  return *results;
}

std::string second_line(const std::string& text) {
  const std::size_t begin = text.find('\n') + 1;
  return text.substr(begin, text.find('\n', begin) - begin);
}

}  // namespace

TEST_CASE("CSV quotes what would break a line, and nothing else") {
  Results results = judged({{"deaths", "12"}, {"births", "1504"}});
  const auto area_as = [&](const std::string& name) {
    results.areas.list.front().name = name;
    return second_line(goalpost::render_csv(results));
  };
  const std::string rest = ",,met,,0,0,7.9787234042553191,9,,1.0212765957446809,,0,,,";
  CHECK(area_as("An Giang") == "rule,,1,An Giang" + rest);
  CHECK(area_as("Châu Đốc, city") == "rule,,1,\"Châu Đốc, city\"" + rest);
  CHECK(area_as("the \"new\" town") == "rule,,1,\"the \"\"new\"\" town\"" + rest);
  CHECK(area_as(" x") == "rule,,1,\" x\"" + rest);
}

TEST_CASE("JSON holds exact digits, null for what is absent, and any name") {
  Results results = judged({{"deaths", "12"}, {"births", "1504"}});
  results.areas.list.front().name = "a \"b\"\n\xFF\\";
  const std::string text = goalpost::render_json(results);
  CHECK(text.find("\"value\": 7.9787234042553191, ") != std::string::npos);
  const auto rows = nlohmann::json::parse(text)["results"];
  REQUIRE(rows.size() == 2);
  CHECK(rows[0]["area"] == "a \"b\"\n\uFFFD\\");
  CHECK(rows[0]["target"] == 1);
  CHECK(rows[0]["exceeded"] == false);
  CHECK(rows[0]["base"].is_null());
  CHECK(rows[0]["label"].is_null());
  CHECK(rows[1]["target"] == "all");
  CHECK(rows[1]["exceeded"].is_null());
  CHECK(rows[1]["value"].is_null());
  CHECK(nlohmann::json::parse(goalpost::render_json(results, results.rows.front())) == rows[0]);
}

TEST_CASE("no rows are an empty list, a header, and a sentence") {
  Results results = judged({{"deaths", "12"}, {"births", "1504"}});
  results.rows.clear();
  CHECK(goalpost::render_json(results) == "{\"results\": []}\n");
  CHECK(goalpost::render_csv(results).find('\n') + 1 == goalpost::render_csv(results).size());
  CHECK(goalpost::render_text(results) == "nothing was judged\n");
}

TEST_CASE("findings as JSON: in the plan by line and column, in a table by line and field") {
  const goalpost::Source source("plan.goal", "plan p\nindicator\n");
  goalpost::Diagnostics found;
  static_cast<void>(goalpost::parse(source, goalpost::Limits{}, found));
  REQUIRE(found.has_errors());
  found.add(goalpost::Code::slack_target, goalpost::TablePlace{"data.csv", 7, 0}, {"x", "2021"});
  const auto answer = nlohmann::json::parse(goalpost::render_json(found, source));
  const auto& first = answer["diagnostics"][0];
  CHECK(first["severity"] == "error");
  CHECK(first["file"] == "plan.goal");
  CHECK(first["line"] == 2);
  const auto& last = answer["diagnostics"].back();
  CHECK(last["code"] == "GP6001");
  CHECK(last["severity"] == "warning");
  CHECK(last["file"] == "data.csv");
  CHECK(last["line"] == 7);
  CHECK(last["column"].is_null());
  CHECK(answer["errors"] == found.num_errors());
  CHECK(answer["warnings"] == 1);
  CHECK(answer["not_shown"] == 0);
}

TEST_CASE("widths are cells, not bytes") {
  CHECK(cells::width("Tiền Giang") == 10);
  CHECK(cells::width("Tie\u0302\u0300n") == 4);  // the marks stand on their letter
  CHECK(cells::width("表") == 2);
  CHECK(cells::width("\xFF") == 1);
  CHECK(cells::printable("a\x1b[1mb\xFF\n") == "a [1mb\uFFFD ");
  CHECK(cells::printable("\u009b1m") == " 1m");
}

TEST_CASE("a table has no blanks at its lines' ends, and leaves empty columns out") {
  using cells::Colour;
  const std::vector<cells::TableRow> rows{{{"a", "", "xyz", ""}, std::vector<Colour>(4, Colour::none)},
                                          {{"Tiền", "", "z", "end"}, std::vector<Colour>(4, Colour::none)}};
  std::vector<std::size_t> widths;
  for (const auto& row : rows) cells::widen(widths, row);
  CHECK(cells::aligned(rows, widths, false) == "a     xyz\nTiền  z    end\n");
}
