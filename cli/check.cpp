/// goalpost check PLAN [DATA]: what is wrong with a plan, and what data say about it.
#include <memory>
#include <optional>
#include <utility>

#include "command.hpp"
#include "io.hpp"
#include "language.hpp"
#include "load.hpp"

namespace goalpost::cli {

namespace {

struct Arguments {
  std::string plan;
  std::string data;
  std::string format = "text";
  std::string dump;
};

std::string summary(const LoadedPlan& loaded) {
  const Diagnostics& found = loaded.diagnostics;
  return say(Message::summary, {counted(loaded.num_indicators, Message::indicator, Message::indicators),
                                counted(loaded.num_targets, Message::target, Message::targets),
                                counted(found.num_errors(), Message::error, Message::errors),
                                counted(found.num_warnings(), Message::warning, Message::warnings)});
}

Exit run(const Arguments& arguments, const Session& session) {
  if (arguments.plan == "-" && arguments.data == "-") {
    throw Failure{Exit::usage, say(Message::one_standard_input)};
  }
  refuse_to_overwrite(session.output, {arguments.plan, arguments.data});
  LoadedPlan loaded = load_plan(arguments.plan);
  Diagnostics& found = loaded.diagnostics;
  std::string dump;
  if (loaded.plan && (!arguments.data.empty() || !arguments.dump.empty())) {
    const Program program = compile(std::move(*loaded.plan));
    dump = program.print();
    const auto table = arguments.data.empty() ? std::nullopt : load_table(arguments.data, program, found);
    if (table) {
      check_with_data(program, *table, found);
      dump += "\n" + ColumnEvaluator(program, *table).describe();
    }
  }
  if (!arguments.dump.empty()) {
    print(found, loaded.source, session);
    write_result(dump, session.output);
  } else if (arguments.format == "json") {
    found.sort_by_place();
    write_result(render_json(found, loaded.source, spoken_language(), plan_language()), session.output);
  } else {
    print(found, loaded.source, session);
    write_result(summary(loaded), session.output);
  }
  if (found.has_errors()) {
    return Exit::bad_input;
  }
  return found.num_warnings() > 0 ? Exit::findings : Exit::done;
}

}  // namespace

Command add_check(CLI::App& parent, const Session& session) {
  CLI::App* app = parent.add_subcommand("check", "Say what is wrong with a plan, and what data say about it");
  const auto arguments = std::make_shared<Arguments>();
  app->add_option("PLAN", arguments->plan, "The plan, a .goal file; - for standard input")
      ->required()
      ->option_text(" ");
  app->add_option("DATA", arguments->data, "A CSV table: adds what the last known results say about the targets")
      ->option_text(" ");
  app->add_option("--format", arguments->format, "How to answer; text by default")
      ->option_text("text|json")
      ->check(CLI::IsMember({"text", "json"}));
  app->add_option("--dump", arguments->dump,
                  "Print the arithmetic that the plan becomes and, with DATA, how each target is judged over columns")
      ->option_text("program")
      ->check(CLI::IsMember({"program"}));
  add_language_option(*app);
  app->footer(
      R"(Findings go to standard error, a summary line to standard output; with --format json all is on standard output.
Exit code: 0 nothing found, 1 warnings, 3 errors.

Examples:
  goalpost check plan.goal
  goalpost check plan.goal results.csv --format json)");
  return {app, [arguments, &session] { return run(*arguments, session); }};
}

}  // namespace goalpost::cli
