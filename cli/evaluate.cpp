/// goalpost evaluate PLAN DATA: judges every target.
#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "certainty.hpp"
#include "command.hpp"
#include "io.hpp"
#include "language.hpp"
#include "load.hpp"

namespace goalpost::cli {

namespace {

struct Arguments {
  std::string plan;
  std::string data;
  std::string by;
  std::vector<std::string> periods;
  std::vector<std::string> only;
  std::vector<std::string> fail_on;
  std::string format = "table";
  std::string certainty;
  bool all_rows = false;
};

constexpr std::array verdicts{Verdict::met,         Verdict::missed,         Verdict::no_data,
                              Verdict::no_baseline, Verdict::not_applicable, Verdict::not_due,
                              Verdict::data_error};

/// The verdicts behind a word of --fail-on.
std::vector<Verdict> verdicts_of(const std::string& word) {
  if (word == "undecided") {
    return {Verdict::no_data, Verdict::no_baseline, Verdict::data_error};
  }
  if (word == "not_met") {
    return {Verdict::missed, Verdict::no_data, Verdict::no_baseline, Verdict::data_error};
  }
  std::vector<std::string> known{"undecided", "not_met"};
  for (const Verdict verdict : verdicts) {
    if (name(verdict) == word) {
      return {verdict};
    }
    known.emplace_back(name(verdict));
  }
  throw Failure{Exit::usage, did_you_mean(say(Message::no_verdict, {word}), word, known)};
}

void render(const Results& results, const Arguments& arguments, const Session& session, const Write& write) {
  if (arguments.format == "csv") return render_csv(results, write);
  if (arguments.format == "json") return render_json(results, spoken_language(), write);
  write(render_text(
      results, {.colour = session.colour_results(), .all_rows = arguments.all_rows, .language = spoken_language()}));
}

Exit run(const Arguments& arguments, const Session& session) {
  std::vector<Verdict> failing;
  for (const std::string& word : arguments.fail_on) {
    for (const Verdict verdict : verdicts_of(word)) {
      failing.push_back(verdict);
    }
  }
  const Loaded loaded = load(arguments.plan, arguments.data, session);
  EvaluateOptions options;
  options.indicators = find_indicators(loaded.program.plan(), arguments.only);
  options.periods = find_periods(loaded.table, arguments.periods);
  if (!arguments.by.empty()) {
    options.level = find_level(loaded.program.plan(), arguments.by);
  }
  options.held_back = arguments.format == "json";
  options.certainty = find_confidence(arguments.certainty);
  const Results results = judge(loaded, options, session);
  write_result([&](const Write& write) { render(results, arguments, session, write); }, session.output);
  const bool failed = std::any_of(results.rows.begin(), results.rows.end(), [&](const Result& row) {
    return row.reason != Reason::out_of_scope &&
           std::find(failing.begin(), failing.end(), row.verdict) != failing.end();
  });
  return failed ? Exit::findings : Exit::done;
}

}  // namespace

Command add_evaluate(CLI::App& parent, const Session& session) {
  CLI::App* app = parent.add_subcommand("evaluate", "Judge every target of a plan on a table of data");
  const auto arguments = std::make_shared<Arguments>();
  app->add_option("PLAN", arguments->plan, "The plan, a .goal file; - for standard input")
      ->required()
      ->option_text(" ");
  app->add_option("DATA", arguments->data, "A CSV table with the plan's inputs; - for standard input")
      ->required()
      ->option_text(" ");
  app->add_option("--by", arguments->by, "Judge only the areas of this level, e.g. district")->option_text("LEVEL");
  app->add_option("--period", arguments->periods, "Judge these periods instead of the plan's, e.g. 2025 or 2025-Q3")
      ->option_text("P,...")
      ->delimiter(',')
      ->allow_extra_args(false);
  app->add_option("--only", arguments->only, "Judge only these indicators, by name or label")
      ->option_text("NAMES")
      ->delimiter(',')
      ->allow_extra_args(false);
  app->add_option("--format", arguments->format, "How to answer; a table by default")
      ->option_text("table|csv|json")
      ->check(CLI::IsMember({"table", "csv", "json"}));
  app->add_option("--fail-on", arguments->fail_on,
                  "Exit with 1 when a row has one of these verdicts, e.g. missed;\n"
                  "undecided is no_data, no_baseline and data_error, not_met is those and missed")
      ->option_text("VERDICTS")
      ->delimiter(',')
      ->allow_extra_args(false);
  app->add_flag("--all-rows", arguments->all_rows, "Show in the table the rows, too, that a target does not apply to");
  add_certainty_option(*app, arguments->certainty);
  add_language_option(*app);
  app->footer(R"(Exit code: 0 judged, whatever the verdicts; 1 a verdict named by --fail-on; 3 errors in plan or data.

Examples:
  goalpost evaluate plan.goal results.csv
  goalpost evaluate plan.goal results.csv --by district --only 3a,9a
  goalpost evaluate plan.goal results.csv --period 2024 --format csv --output verdicts.csv
  goalpost evaluate plan.goal results.csv --fail-on missed,no_data
  goalpost evaluate plan.goal results.csv --certainty=99.8% --format csv)");
  return {app, [arguments, &session] { return run(*arguments, session); }};
}

}  // namespace goalpost::cli
