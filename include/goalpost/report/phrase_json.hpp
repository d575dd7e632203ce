/// What read_phrase() understood, for programs.
#pragma once

#include <string>
#include <string_view>

#include "goalpost/syntax/phrase.hpp"

namespace goalpost {

/// The JSON of `goalpost phrase --format json`. `text` is the phrase that was read: places are given in characters (code points) of it.
[[nodiscard]] std::string phrase_json(const Phrase& phrase, std::string_view text);

}  // namespace goalpost
