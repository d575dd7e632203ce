/// What the sub-commands share: how they end, what they were told, and the door of each.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

namespace goalpost::cli {

/// The contract with scripts; docs/command-line.md says it in words.
enum class Exit : int { done = 0, findings = 1, usage = 2, bad_input = 3, internal = 4 };

/// Ends a command. Thrown; main() prints the message, if any, behind "goalpost: ".
struct Failure {
  Exit exit = Exit::bad_input;
  std::string message;
};

/// What holds for every sub-command.
struct Session {
  std::string colour = "auto";
  std::string output;  ///< a file instead of standard output; "" for none

  [[nodiscard]] bool colour_results() const;
  [[nodiscard]] bool colour_diagnostics() const;
};

/// A sub-command: its options are in `app`; `run` is called when it was chosen and its arguments are complete.
struct Command {
  CLI::App* app = nullptr;
  std::function<Exit()> run;
};

[[nodiscard]] Command add_check(CLI::App& parent, const Session& session);
[[nodiscard]] Command add_compare(CLI::App& parent, const Session& session);
[[nodiscard]] Command add_evaluate(CLI::App& parent, const Session& session);
[[nodiscard]] Command add_explain(CLI::App& parent, const Session& session);
[[nodiscard]] Command add_format(CLI::App& parent, const Session& session);
[[nodiscard]] Command add_phrase(CLI::App& parent, const Session& session);
[[nodiscard]] Command add_rule(CLI::App& parent, const Session& session);

}  // namespace goalpost::cli
