/// The language of a run, and what the command line says in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "command.hpp"

namespace goalpost::cli {

enum class Message : std::uint8_t {
#define GOALPOST_MESSAGE(name, english, vietnamese) name,
#include "messages.def"
#undef GOALPOST_MESSAGE
};

/// Adds `--language` to a sub-command. What it says is settled while the arguments are read.
void add_language_option(CLI::App& app);
/// The language of a plan, from its `language` clause. Settles the language of the run unless `--language` did.
void speak_like_the_plan(std::string_view language);
/// Of the plan; "en" before there is one.
[[nodiscard]] std::string_view plan_language();
/// The language of the run: "en" or "vi".
[[nodiscard]] std::string_view spoken_language();

/// A message in the language of the run.
[[nodiscard]] std::string say(Message message, const std::vector<std::string>& arguments = {});
/// "no errors", "1 error", "20 errors".
[[nodiscard]] std::string counted(std::size_t count, Message one, Message several);

}  // namespace goalpost::cli
