/// The command line `goalpost`: a file per sub-command, over the library's public C++ interface alone.
#include <algorithm>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "command.hpp"
#include "goalpost/goalpost.hpp"
#include "io.hpp"
#include "load.hpp"

namespace goalpost::cli {

namespace {

/// NO_COLOR (no-color.org) asks for none, whatever its value, unless it is empty; --color always is a later word.
bool wants_colour(const std::string& mode, bool terminal) {
  if (mode != "auto") {
    return mode == "always";
  }
  const char* no_colour = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return terminal && (no_colour == nullptr || *no_colour == '\0') && (term == nullptr || std::string(term) != "dumb");
}

}  // namespace

bool Session::colour_results() const { return wants_colour(colour, output.empty() && stdout_is_terminal()); }
bool Session::colour_diagnostics() const { return wants_colour(colour, stderr_is_terminal()); }

namespace {

int exit_code(Exit exit) { return static_cast<int>(exit); }

std::vector<std::string> names_of(const std::vector<Command>& commands) {
  std::vector<std::string> names;
  names.reserve(commands.size());
  for (const Command& command : commands) {
    names.push_back(command.app->get_name());
  }
  return names;
}

/// The long options of the program and of a sub-command, if there is one.
std::vector<std::string> known_options(const CLI::App& app) {
  std::vector<std::string> known;
  const auto add = [&](const CLI::App& from) {
    for (const CLI::Option* option : from.get_options()) {
      for (const std::string& name : option->get_lnames()) {
        known.push_back("--" + name);
      }
    }
  };
  add(app);
  for (const CLI::App* sub : app.get_subcommands()) {
    add(*sub);
  }
  return known;
}

/// What CLI11 says, and the nearest option when one was not known.
std::string usage_message(const CLI::ParseError& error, const CLI::App& app,
                          const std::vector<std::string>& arguments) {
  std::string message = error.what();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr) {
    return message;
  }
  const std::vector<std::string> known = known_options(app);
  for (const std::string& argument : arguments) {
    const std::string option = argument.substr(0, argument.find('='));
    if (option.starts_with("--") && std::find(known.begin(), known.end(), option) == known.end()) {
      return did_you_mean(message, option, known);
    }
  }
  return message;
}

/// `help` and `help evaluate` are what many try first.
std::vector<std::string> without_help_word(std::vector<std::string> arguments) {
  if (!arguments.empty() && arguments.front() == "help") {
    arguments.erase(arguments.begin());
    arguments.emplace_back("--help");
  }
  return arguments;
}

int run(const std::vector<std::string>& given) {
  const std::vector<std::string> arguments = without_help_word(given);
  CLI::App app{"Goalpost judges the indicators and targets of public plans, exactly, and says why.", "goalpost"};
  Session session;
  app.set_version_flag("--version", "goalpost " + std::string(version()));
  app.add_option("--color", session.colour, "Whether to use colours; auto: on a terminal, unless NO_COLOR is set")
      ->option_text("auto|always|never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  app.add_option("--output", session.output, "Write the result to this file, whole or not at all")->option_text("FILE");
  app.fallthrough();
  app.require_subcommand(0, 1);
  app.get_formatter()->column_width(26);
  app.footer(R"(Start here:
  goalpost check plan.goal                    what is wrong with a plan
  goalpost evaluate plan.goal results.csv     which targets were met
  goalpost explain plan.goal results.csv --indicator 3a
  goalpost compare old.goal new.goal          which targets became tighter or looser
  goalpost format plan.goal --language vi     the plan in canonical form, in Vietnamese
  goalpost rule 'deaths per 1,000 births below 9‰' deaths=12 births=1504
  goalpost phrase 'xuống còn 16/100.000 trẻ em'    what a printed target says
  goalpost import targets.tsv                 a printed table of targets as a plan
'goalpost COMMAND --help' says more about each.

Exit codes: 0 done, 1 findings (check) or a verdict named by --fail-on, 2 wrong usage, 3 a file that cannot be
read or written or has errors, 4 an error inside Goalpost.)");
  const std::vector<Command> commands{add_check(app, session),   add_compare(app, session), add_evaluate(app, session),
                                      add_explain(app, session), add_format(app, session),  add_import(app, session),
                                      add_phrase(app, session),  add_rule(app, session)};
  for (const Command& command : commands) {
    command.app->footer(command.app->get_footer() +
                        "\n\nEvery command takes --output FILE and --color auto|always|never.");
  }
  if (arguments.empty()) {
    write_result(app.help(), "");
    return exit_code(Exit::usage);
  }
  const std::vector<std::string> names = names_of(commands);
  const std::string& first = arguments.front();
  if (!first.starts_with('-') && std::find(names.begin(), names.end(), first) == names.end()) {
    std::string known;
    for (const std::string& name : names) {
      known += (known.empty() ? "" : ", ") + name;
    }
    throw Failure{Exit::usage,
                  did_you_mean("there is no command '" + first + "'", first, names) + "\nCommands: " + known};
  }
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));  // CLI11 takes them from the back
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app.get_subcommands();
    write_result(chosen.empty() ? app.help() : chosen.front()->help("goalpost"), "");
    return exit_code(Exit::done);
  } catch (const CLI::CallForVersion& asked) {
    write_result(std::string(asked.what()) + '\n', "");
    return exit_code(Exit::done);
  } catch (const CLI::ParseError& error) {
    const auto chosen = app.get_subcommands();
    throw Failure{Exit::usage, usage_message(error, app, arguments) + "\nSee 'goalpost " +
                                   (chosen.empty() ? "" : chosen.front()->get_name() + ' ') + "--help'."};
  }
  for (const Command& command : commands) {
    if (command.app->parsed()) {
      return exit_code(command.run());
    }
  }
  throw Failure{Exit::usage, "say what to do\nSee 'goalpost --help'."};
}

int run_and_report(const std::vector<std::string>& arguments) {
  try {
    return run(arguments);
  } catch (const Failure& failure) {
    if (!failure.message.empty()) {
      write_diagnostics(without_controls("goalpost: " + failure.message + '\n'));
    }
    return exit_code(failure.exit);
  } catch (const std::bad_alloc&) {
    write_diagnostics("goalpost: out of memory\n");
  } catch (const std::exception& error) {
    write_diagnostics(
        "goalpost: internal error: " + std::string(error.what()) +
        "\nThis is a fault of Goalpost, not of your files. Please report it with the command and the files.\n");
  }
  return exit_code(Exit::internal);
}

}  // namespace

}  // namespace goalpost::cli

int main(int argc, char** argv) {
  goalpost::cli::handle_signals();
  return goalpost::cli::run_and_report(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
}
