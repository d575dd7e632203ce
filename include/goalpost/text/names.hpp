/// When two names are the same: the form in which names of areas, columns and strata are compared.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace goalpost {

/// `text` without the white space around it (Unicode's, and a stray byte order mark), in Unicode form NFC; nullopt when
/// it is not UTF-8 or has more combining marks in a row than any writing. Names are the same when these are. Cheap for
/// ASCII; else about a microsecond, so keep the answer.
[[nodiscard]] std::optional<std::string> comparable_name(std::string_view text);

/// `text` for a message: at most `max_characters` code points (then "…"), control characters shown as blanks.
[[nodiscard]] std::string excerpt(std::string_view text, std::size_t max_characters = 40);

}  // namespace goalpost
