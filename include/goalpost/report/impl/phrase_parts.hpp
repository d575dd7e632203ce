/// Pieces of canonical text that other renderers use too.
#pragma once

#include <string>
#include <string_view>

#include "goalpost/value/decimal.hpp"

namespace goalpost::detail::phrase {

/// "-1234567.5" as "-1,234,567.5".
[[nodiscard]] std::string grouped(std::string plain);
/// "4 billion", "1.25 million", "300,000": money is easier to read, and to compare, with words than with nine zeros.
[[nodiscard]] std::string amount(const Decimal& number);
[[nodiscard]] bool is_identifier(std::string_view name);
/// In quotation marks; one inside is doubled.
[[nodiscard]] std::string quoted(std::string_view text, char quote);

}  // namespace goalpost::detail::phrase
