/// The sentences of an import's report, in both languages.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace goalpost::detail::importing {

enum class Message : std::uint8_t {
#define GOALPOST_IMPORT_MESSAGE(name, english, vietnamese) name,
#include "goalpost/import/messages.def"
#undef GOALPOST_IMPORT_MESSAGE
};

[[nodiscard]] inline std::string say(Message message, std::string_view language,
                                     std::initializer_list<std::string> arguments = {}) {
  struct Wording {
    std::string_view english, vietnamese;
  };
  static constexpr Wording wordings[] = {
#define GOALPOST_IMPORT_MESSAGE(name, english, vietnamese) {english, vietnamese},
#include "goalpost/import/messages.def"
#undef GOALPOST_IMPORT_MESSAGE
  };
  const Wording& wording = wordings[static_cast<std::size_t>(message)];
  const std::string_view text = language == "vi" ? wording.vietnamese : wording.english;
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool slot = text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}';
    const std::size_t number = slot ? static_cast<std::size_t>(text[at + 1] - '0') : arguments.size();
    if (number < arguments.size()) {
      out += *(arguments.begin() + number);
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

}  // namespace goalpost::detail::importing
