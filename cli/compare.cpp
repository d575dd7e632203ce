/// goalpost compare OLD NEW: two plans target by target.
#include "goalpost/report/compare.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "command.hpp"
#include "io.hpp"
#include "language.hpp"
#include "load.hpp"

namespace goalpost::cli {

namespace {

struct Arguments {
  std::string before;
  std::string after;
  std::vector<std::string> fail_on;
  std::string format = "text";
};

std::vector<Change> changes_of(const std::vector<std::string>& words) {
  constexpr std::array all{Change::tightened, Change::loosened, Change::changed, Change::added, Change::dropped};
  std::vector<Change> found;
  for (const std::string& word : words) {
    const auto known = std::find_if(all.begin(), all.end(), [&](Change change) { return name(change) == word; });
    if (known == all.end()) {
      std::vector<std::string> names;
      names.reserve(all.size());
      for (const Change change : all) names.emplace_back(name(change));
      throw Failure{Exit::usage, did_you_mean(say(Message::no_change, {word}), word, names)};
    }
    found.push_back(*known);
  }
  return found;
}

/// The plan, or an end with its errors.
Program read(const std::string& path, const Session& session) {
  LoadedPlan loaded = load_plan(path);
  if (!loaded.plan) {
    print(loaded.diagnostics, loaded.source, session);
    throw Failure{Exit::bad_input, ""};
  }
  return compile(std::move(*loaded.plan));
}

Exit run(const Arguments& arguments, const Session& session) {
  if (arguments.before == "-" && arguments.after == "-") {
    throw Failure{Exit::usage, say(Message::one_standard_input)};
  }
  const std::vector<Change> failing = changes_of(arguments.fail_on);
  refuse_to_overwrite(session.output, {arguments.before, arguments.after});
  const Program before = read(arguments.before, session);
  const Program after = read(arguments.after, session);
  const std::vector<TargetChange> changes = compare(before, after);
  write_result(arguments.format == "json" ? render_json(changes, before, after, spoken_language())
                                          : without_controls(render_text(changes, before, after, spoken_language())),
               session.output);
  const bool failed = std::any_of(changes.begin(), changes.end(), [&](const TargetChange& change) {
    return std::find(failing.begin(), failing.end(), change.change) != failing.end();
  });
  return failed ? Exit::findings : Exit::done;
}

}  // namespace

Command add_compare(CLI::App& parent, const Session& session) {
  CLI::App* app = parent.add_subcommand("compare", "Say which targets of a plan became tighter, looser, came or went");
  const auto arguments = std::make_shared<Arguments>();
  app->add_option("OLD", arguments->before, "The plan as it was, a .goal file; - for standard input")
      ->required()
      ->option_text(" ");
  app->add_option("NEW", arguments->after, "The plan as it is now")->required()->option_text(" ");
  app->add_option("--fail-on", arguments->fail_on,
                  "Exit with 1 when a target has become so: tightened, loosened, changed, new, dropped")
      ->option_text("CHANGES")
      ->delimiter(',')
      ->allow_extra_args(false);
  app->add_option("--format", arguments->format, "How to answer; text by default")
      ->option_text("text|json")
      ->check(CLI::IsMember({"text", "json"}));
  add_language_option(*app);
  app->footer(R"(Indicators are matched by name, then by label. Warnings about the plans are left to 'goalpost check'.
Exit code: 0 compared, whatever the differences; 1 one named by --fail-on; 3 errors in a plan.

Examples:
  goalpost compare plan-2024.goal plan-2025.goal
  goalpost compare plan-2024.goal plan-2025.goal --fail-on loosened,dropped
  goalpost compare plan-2024.goal plan-2025.goal --format json)");
  return {app, [arguments, &session] { return run(*arguments, session); }};
}

}  // namespace goalpost::cli
