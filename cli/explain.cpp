/// goalpost explain PLAN DATA --indicator NAME: why each verdict is what it is.
#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "certainty.hpp"
#include "command.hpp"
#include "goalpost/report/phrase.hpp"
#include "io.hpp"
#include "language.hpp"
#include "load.hpp"

namespace goalpost::cli {

namespace {

struct Arguments {
  std::string plan;
  std::string data;
  std::string indicator;
  std::string area;
  std::vector<std::string> periods;
  std::string format = "text";
  std::string certainty;
};

AreaId find_area(const Areas& areas, const std::string& wanted) {
  if (const auto found = areas.find(wanted)) {
    return *found;
  }
  std::vector<std::string> known;
  for (const Area& area : areas.list) {
    known.push_back(area.name);
  }
  throw Failure{Exit::usage, did_you_mean(say(Message::no_area, {wanted}), wanted, known)};
}

std::string stratum_text(const Plan& plan, const Result& row) {
  std::string text;
  for (std::size_t d = 0; d < row.stratum.size(); ++d) {
    if (row.stratum[d] > 0) {
      text += plan.dimensions[d].values[row.stratum[d] - 1U] + ": ";
    }
  }
  return text;
}

/// "3a neonatal_mortality, Neonatal mortality rate: neonatal_deaths per 1,000 live_births"
std::string heading(const Plan& plan, const PlanIndicator& indicator) {
  std::string text = indicator.label.empty() ? "" : indicator.label + ' ';
  text += indicator.name + (indicator.title.empty() ? "" : ", " + indicator.title);
  return text + '\n' +
         say(Message::measure, {expression_text(plan.tree, indicator.measure, *vocabulary(spoken_language()))});
}

/// A block per area and period: a sentence per part, and one for all when there are several.
std::string sentences(const Results& results) {
  const Plan& plan = results.program.plan();
  std::string out;
  std::vector<const Result*> parts;
  for (const Result& row : results.rows) {
    if (row.target != all_targets) {
      if (row.reason != Reason::out_of_scope) {
        parts.push_back(&row);
      }
      continue;
    }
    if (!parts.empty()) {
      out += '\n' + results.areas.list[row.area].name + ", " + period_text(row.period, spoken_language()) + '\n';
    }
    for (const Result* part : parts) {
      out += "  " + stratum_text(plan, *part) + explain(results, *part, spoken_language()) + '\n';
    }
    if (parts.size() > 1) {
      out += "  " + explain(results, row, spoken_language()) + '\n';
    }
    parts.clear();
  }
  return out.empty() ? say(Message::nothing_applies) : out;
}

Exit run(const Arguments& arguments, const Session& session) {
  const Loaded loaded = load(arguments.plan, arguments.data, session);
  EvaluateOptions options;
  options.indicators = find_indicators(loaded.program.plan(), {arguments.indicator});
  options.periods = find_periods(loaded.table, arguments.periods);
  options.certainty = find_confidence(arguments.certainty);
  std::optional<AreaId> area;
  if (!arguments.area.empty()) {
    area = find_area(loaded.table.areas(), arguments.area);
  }
  options.held_back = true;
  Results results = judge(loaded, options, session);
  if (area) {
    std::erase_if(results.rows, [&](const Result& row) { return row.area != *area; });
  }
  const Plan& plan = results.program.plan();
  const PlanIndicator& indicator = plan.indicators[options.indicators.front()];
  write_result(arguments.format == "json" ? render_json(results, spoken_language())
                                          : without_controls(heading(plan, indicator) + sentences(results)),
               session.output);
  return Exit::done;
}

}  // namespace

Command add_explain(CLI::App& parent, const Session& session) {
  CLI::App* app = parent.add_subcommand("explain", "Say in a sentence why each verdict is what it is");
  const auto arguments = std::make_shared<Arguments>();
  app->add_option("PLAN", arguments->plan, "The plan, a .goal file; - for standard input")
      ->required()
      ->option_text(" ");
  app->add_option("DATA", arguments->data, "A CSV table with the plan's inputs; - for standard input")
      ->required()
      ->option_text(" ");
  app->add_option("--indicator", arguments->indicator, "Name or label of the indicator")
      ->option_text("NAME")
      ->required();
  app->add_option("--area", arguments->area, "Only this area")->option_text("AREA");
  app->add_option("--period", arguments->periods, "These periods instead of the plan's, e.g. 2025 or 2025-Q3")
      ->option_text("P,...")
      ->delimiter(',')
      ->allow_extra_args(false);
  app->add_option("--format", arguments->format, "How to answer; text by default")
      ->option_text("text|json")
      ->check(CLI::IsMember({"text", "json"}));
  add_certainty_option(*app, arguments->certainty);
  add_language_option(*app);
  app->footer(R"(Exit code: 0 explained, 3 errors in plan or data.

Examples:
  goalpost explain plan.goal results.csv --indicator 3a
  goalpost explain plan.goal results.csv --indicator abuse --area "Long Xuyên" --period 2024)");
  return {app, [arguments, &session] { return run(*arguments, session); }};
}

}  // namespace goalpost::cli
