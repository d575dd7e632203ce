/// goalpost rule 'TEXT' name=value…: one rule on a handful of figures.
#include <algorithm>
#include <charconv>
#include <deque>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "command.hpp"
#include "goalpost/report/explain.hpp"
#include "io.hpp"
#include "language.hpp"
#include "load.hpp"

namespace goalpost::cli {

namespace {

struct Arguments {
  std::string text;
  std::vector<std::string> values;
  std::optional<int> period;
  std::string format = "text";
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') {
    text.remove_prefix(1);
  }
  while (!text.empty() && text.back() == ' ') {
    text.remove_suffix(1);
  }
  return text;
}

/// A name that is a word of the language may come in backticks, as in the rule.
std::string_view unquoted(std::string_view name) {
  return name.size() > 2 && name.front() == '`' && name.back() == '`' ? name.substr(1, name.size() - 2) : name;
}

/// `cases=63`, `prior(cases)=90`, `cases@2020=90`. The result borrows from `argument`.
RuleValue read_value(const std::string& argument) {
  const auto fail = [&] { throw Failure{Exit::usage, say(Message::no_figure, {argument})}; };
  const std::size_t sign = argument.find('=');
  if (sign == std::string::npos) {
    fail();
  }
  RuleValue value;
  std::string_view name = trimmed(std::string_view(argument).substr(0, sign));
  value.value = trimmed(std::string_view(argument).substr(sign + 1));
  if (name.starts_with("prior(") && name.ends_with(')')) {
    name = trimmed(name.substr(6, name.size() - 7));
    value.when = RuleValue::When::prior_year;
  } else if (const std::size_t at = name.rfind('@'); at != std::string_view::npos) {
    const std::string_view year = name.substr(at + 1);
    const auto read = std::from_chars(year.data(), year.data() + year.size(), value.year);
    if (read.ec != std::errc() || read.ptr != year.data() + year.size() || year.size() != 4) {
      fail();
    }
    name = trimmed(name.substr(0, at));
    value.when = RuleValue::When::year;
  }
  value.input = unquoted(name);
  if (value.input.empty()) {
    fail();
  }
  return value;
}

/// "met by 1.02 per 1,000: 7.98‰ = 12 of 1,504 live births; below 9‰": the verdict first, for people and for `cut -d:`.
std::string verdict_first(const Results& results, const Result& result) {
  const Explanation parts = explain_in_parts(results, result, spoken_language());
  const std::string facts = parts.facts.empty() ? parts.target : parts.facts + "; " + parts.target;
  if (result.at_boundary) {
    return say(Message::at_the_boundary, {parts.verdict, facts});
  }
  return outcome(parts) + ": " + facts + '\n';
}

Exit run(const Arguments& arguments, const Session& session) {
  const Source source("rule", arguments.text);
  std::vector<RuleValue> values;
  for (const std::string& argument : arguments.values) {
    values.push_back(read_value(argument));
  }
  Diagnostics found;
  const std::optional<Rule> rule = Rule::compile(arguments.text, &found);
  std::optional<Results> results;
  if (rule && !found.has_errors()) {
    results = rule->evaluate(values, &found, arguments.period);
  }
  print(found, source, session);
  if (!results || results->rows.empty()) {
    return Exit::bad_input;
  }
  print(results->findings, source, session);
  const auto numbered = std::find_if(results->rows.begin(), results->rows.end(),
                                     [](const Result& row) { return row.target != all_targets; });
  const Result& result = numbered == results->rows.end() ? results->rows.front() : *numbered;
  write_result(arguments.format == "json" ? render_json(*results, result, spoken_language()) + '\n'
                                          : verdict_first(*results, result),
               session.output);
  return Exit::done;
}

}  // namespace

Command add_rule(CLI::App& parent, const Session& session) {
  CLI::App* app = parent.add_subcommand("rule", "Judge one rule, a measure and a target in one line, on a few figures");
  const auto arguments = std::make_shared<Arguments>();
  app->add_option("TEXT", arguments->text, "The rule, in quotes: 'deaths per 1,000 births below 9‰'")

      ->required()
      ->option_text(" ");
  app->add_option("FIGURES", arguments->values,
                  "name=12, or prior(name)=12 for the year before, name@2020=12 for that year;\n"
                  "nothing behind the = is missing, * is suppressed")
      ->option_text(" ");
  app->add_option("--period", arguments->period, "The year that is judged; needed when the rule depends on it")
      ->option_text("YEAR")
      ->check(CLI::Range(1, 9999));
  app->add_option("--format", arguments->format, "How to answer; text by default")
      ->option_text("text|json")
      ->check(CLI::IsMember({"text", "json"}));
  add_language_option(*app);
  app->footer(R"(Exit code: 0 judged, 3 errors in the rule or its figures.

Examples:
  goalpost rule 'neonatal_deaths per 1,000 live_births below 9‰' neonatal_deaths=12 live_births=1504
  goalpost rule 'cases reduce by 30% versus prior year' cases=63 'prior(cases)=90'
  goalpost rule 'cases reduce by 30% versus 2020' cases=63 cases@2020=90 --format json)");
  return {app, [arguments, &session] { return run(*arguments, session); }};
}

}  // namespace goalpost::cli
