/// Pieces of canonical text that other renderers use too.
#pragma once

#include <string>

#include "goalpost/value/decimal.hpp"

namespace goalpost::detail::phrase {

/// "-1234567.5" as "-1,234,567.5".
[[nodiscard]] std::string grouped(std::string plain);
/// "4 billion", "1.25 million", "300,000": money is easier to read, and to compare, with words than with nine zeros.
[[nodiscard]] std::string amount(const Decimal& number);

}  // namespace goalpost::detail::phrase
