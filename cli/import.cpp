/// goalpost import TABLE-OR-SENTENCES: a plan as it was printed, turned into rules.
#include "goalpost/import/import.hpp"

#include <memory>
#include <string>

#include "command.hpp"
#include "goalpost/syntax/parse.hpp"
#include "io.hpp"
#include "language.hpp"

namespace goalpost::cli {

namespace {

struct Arguments {
  std::string input;
  std::string language = "vi";
  std::string messages;
  std::string shape = "auto";
  std::string number, indicator, result, target, unit;
  std::string name, title, document;
  int period = 0;
  int baseline = 0;
  bool published = false;
  std::string report;
  std::string format = "text";
};

/// `plans/an-giang-2025.txt` → `an-giang-2025`
std::string stem_of(const std::string& path) {
  const std::size_t begin = path.find_last_of("/\\") + 1;
  const std::size_t dot = path.find_last_of('.');
  return path.substr(begin, dot == std::string::npos || dot <= begin ? std::string::npos : dot - begin);
}

Exit run(const Arguments& arguments, const Session& session) {
  refuse_to_overwrite(session.output, {arguments.input});
  refuse_to_overwrite(arguments.report, {arguments.input, session.output});
  const bool piped = arguments.input == "-";
  const Source source(piped ? "standard input" : arguments.input,
                      read_whole(arguments.input, Limits{}.max_source_bytes));
  ImportOptions options;
  options.language = arguments.language;
  const std::string messages = arguments.messages.empty() ? arguments.language : arguments.messages;
  options.messages = messages;
  options.shape = arguments.shape == "table"       ? ImportShape::table
                  : arguments.shape == "sentences" ? ImportShape::sentences
                                                   : ImportShape::automatic;
  options.columns = {arguments.number, arguments.indicator, arguments.result, arguments.target, arguments.unit};
  const std::string name = !arguments.name.empty() ? arguments.name
                           : piped                 ? "imported_plan"
                                                   : stem_of(arguments.input);
  options.name = name;
  options.title = arguments.title;
  options.document = arguments.document;
  options.period = arguments.period;
  options.baseline = arguments.baseline;
  options.published = arguments.published;

  const Import imported = import_plan(source, options);
  if (!imported.problem.empty()) throw Failure{Exit::bad_input, source.name() + ": " + imported.problem};
  const std::string report = arguments.format == "json"
                                 ? render_import_json(imported, source)
                                 : without_controls(render_import_text(imported, source, messages));
  if (!imported.plan.empty()) write_result(imported.plan, session.output);
  if (arguments.report.empty()) {
    write_diagnostics(report);
  } else {
    write_result(report, arguments.report);
  }
  if (imported.plan.empty()) throw Failure{Exit::bad_input, say(Message::nothing_imported, {source.name()})};
  return imported.needs_a_person() ? Exit::findings : Exit::done;
}

}  // namespace

Command add_import(CLI::App& parent, const Session& session) {
  CLI::App* app = parent.add_subcommand("import", "Turn a printed plan into rules: its table, or its sentences");
  const auto arguments = std::make_shared<Arguments>();
  const auto text = [&](const char* option, std::string& into, const char* help, const char* shown) {
    app->add_option(option, into, help)->option_text(shown);
  };
  app->add_option(
         "TABLE-OR-SENTENCES", arguments->input,
         "A table with a header, cells parted by tabs or commas; or sentences, one a line; - for standard input")
      ->required()
      ->option_text(" ");
  const auto language = CLI::IsMember({"en", "vi"});
  app->add_option("--language", arguments->language, "The language of the text and of the plan; vi by default")
      ->option_text("vi|en")
      ->check(language);
  app->add_option("--messages", arguments->messages, "The language of the report; by default that of the text")
      ->option_text("en|vi")
      ->check(language);
  app->add_option("--as", arguments->shape, "What the file holds; auto looks for a header")
      ->option_text("auto|table|sentences")
      ->check(CLI::IsMember({"auto", "table", "sentences"}));
  text("--number", arguments->number, "The header of the column with the numbers of the indicators", "COLUMN");
  text("--indicator", arguments->indicator, "… with their names", "COLUMN");
  text("--result", arguments->result, "… with the last results", "COLUMN");
  text("--target", arguments->target, "… with the targets", "COLUMN");
  text("--unit", arguments->unit, "… with the units", "COLUMN");
  text("--name", arguments->name, "The plan's name; by default that of the file", "NAME");
  text("--title", arguments->title, "The plan's title", "TEXT");
  text("--source", arguments->document, "The document it was taken from: number and date", "TEXT");
  app->add_option("--period", arguments->period, "The year the targets are for; by default that of the header")
      ->option_text("YEAR")
      ->check(CLI::Range(1900, 2200));
  app->add_option("--baseline", arguments->baseline, "The year of the results; by default that of the header")
      ->option_text("YEAR")
      ->check(CLI::Range(1900, 2200));
  app->add_flag("--published", arguments->published, "Measure published rates, instead of counts over counts");
  text("--report", arguments->report, "Write the report to this file, instead of standard error", "FILE");
  app->add_option("--format", arguments->format, "The form of the report; text by default")
      ->option_text("text|json")
      ->check(CLI::IsMember({"text", "json"}));
  app->footer(
      R"(The plan goes to standard output, or to --output FILE. It has passed 'goalpost check'; what was not understood stays
in it as a comment, and in the report with its place.
Exit code: 0 everything understood, 1 something is left to a person, 3 nothing could be read.

Examples:
  goalpost import targets.tsv --output plan.goal
  goalpost import targets.csv --indicator 'Nội dung' --target 'Mục tiêu 2025' --period 2025 --baseline 2024
  goalpost import sentences.txt --report report.json --format json --output plan.goal)");
  return {app, [arguments, &session] { return run(*arguments, session); }};
}

}  // namespace goalpost::cli
