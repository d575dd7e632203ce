/// The option --certainty.
#pragma once

#include <optional>
#include <string>

#include "command.hpp"

namespace goalpost::cli {

/// `--certainty` or `--certainty=LEVEL`. The level needs its `=`: the word behind the option may be the plan.
void add_certainty_option(CLI::App& app, std::string& level);
/// A level of confidence, 0.998 or 99.8%; nullopt for "", where nobody asked.
[[nodiscard]] std::optional<double> find_confidence(const std::string& wanted);

}  // namespace goalpost::cli
