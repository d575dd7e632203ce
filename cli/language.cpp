#include "language.hpp"

namespace goalpost::cli {

namespace {

/// A run of the program speaks one language. It is known only when its plan has been read, and asked for by whoever
/// complains, down to the reading of files: so it is kept here and not passed through all of them.
struct Spoken {
  std::string wanted;  ///< by --language
  std::string plan = "en";
};
Spoken& spoken() {
  static Spoken language;
  return language;
}

struct Wording {
  std::string_view english;
  std::string_view vietnamese;
};
constexpr Wording wordings[] = {
#define GOALPOST_MESSAGE(name, english, vietnamese) {english, vietnamese},
#include "messages.def"
#undef GOALPOST_MESSAGE
};

}  // namespace

void add_language_option(CLI::App& app) {
  app.add_option("--language", spoken().wanted, "Answer in English or Vietnamese; by default as the plan is written")
      ->option_text("en|vi")
      ->check(CLI::IsMember({"en", "vi"}));
}

void speak_like_the_plan(std::string_view language) { spoken().plan = language; }

std::string_view plan_language() { return spoken().plan; }

std::string_view spoken_language() { return spoken().wanted.empty() ? spoken().plan : spoken().wanted; }

std::string say(Message message, const std::vector<std::string>& arguments) {
  const Wording& wording = wordings[static_cast<std::size_t>(message)];
  const std::string_view text = spoken_language() == "vi" ? wording.vietnamese : wording.english;
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool slot = text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}';
    const std::size_t number = slot ? static_cast<std::size_t>(text[at + 1] - '0') : arguments.size();
    if (number < arguments.size()) {
      out += arguments[number];
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string counted(std::size_t count, Message one, Message several) {
  const std::string noun = say(count == 1 ? one : several);
  return count == 0 ? say(Message::none_of, {noun}) : std::to_string(count) + ' ' + noun;
}

}  // namespace goalpost::cli
