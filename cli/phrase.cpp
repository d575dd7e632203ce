/// goalpost phrase TEXT: a target as a plan prints it, understood on its own.
#include "goalpost/syntax/phrase.hpp"

#include <memory>
#include <string_view>
#include <vector>

#include "command.hpp"
#include "goalpost/language/vocabulary.hpp"
#include "goalpost/report/phrase_json.hpp"
#include "io.hpp"

namespace goalpost::cli {

namespace {

struct Arguments {
  std::string text;
  std::string language = "vi";
  std::string messages;
  std::string indicator;
  std::vector<std::string> strata;
  int year = 0;
  std::string format = "text";
};

std::string remarks_text(std::string_view title, const std::vector<PhraseRemark>& remarks) {
  std::string text;
  for (const PhraseRemark& remark : remarks) {
    text += title;
    if (!remark.text.empty()) {
      text += " '" + remark.text + '\'';
    }
    text += remark.hint.empty() ? "\n" : ": " + remark.hint + '\n';
  }
  return text;
}

/// A line per target in the language of the phrase, then what is left to a person.
std::string for_people(const Phrase& phrase, const std::string& language, const std::string& messages) {
  std::string text;
  for (const PhraseTarget& target : phrase.targets) {
    text += target.subject.empty() ? "" : target.subject + ": ";
    text += canonical_phrase(target, language);
    if (language != "en") {
      text += "\n  = " + canonical_phrase(target, "en");
    }
    text += '\n';
  }
  const bool vietnamese = messages == "vi";
  return text + remarks_text(vietnamese ? "không hiểu:" : "not understood:", phrase.not_understood) +
         remarks_text(vietnamese ? "cảnh báo:" : "warning:", phrase.warnings);
}

Exit run(const Arguments& arguments, const Session& session) {
  PhraseOptions options;
  options.language = arguments.language;
  const std::string messages = arguments.messages.empty() ? arguments.language : arguments.messages;
  options.messages = messages;
  options.strata = arguments.strata;
  options.indicator = arguments.indicator;
  options.year = arguments.year;
  const Phrase phrase = read_phrase(arguments.text, options);
  const bool json = arguments.format == "json";
  write_result(
      json ? phrase_json(phrase, arguments.text) : without_controls(for_people(phrase, arguments.language, messages)),
      session.output);
  return phrase.understood ? Exit::done : Exit::findings;
}

}  // namespace

Command add_phrase(CLI::App& parent, const Session& session) {
  CLI::App* app = parent.add_subcommand("phrase", "Understand one target as a plan prints it, on its own");
  const auto arguments = std::make_shared<Arguments>();
  app->add_option("TEXT", arguments->text, "The phrase, in quotes: 'xuống còn 16/100.000 trẻ em'")
      ->required()
      ->option_text(" ");
  std::vector<std::string> languages;
  for (const std::string_view language : known_languages()) {
    languages.emplace_back(language);
  }
  app->add_option("--language", arguments->language, "The language it is written in; vi by default")
      ->option_text("vi|en")
      ->check(CLI::IsMember(languages));
  app->add_option("--messages", arguments->messages, "The language of hints; by default that of the phrase")
      ->option_text("en|vi")
      ->check(CLI::IsMember({"en", "vi"}));
  app->add_option("--strata", arguments->strata, "The groups that figures such as '1,5%/2%' stand for, in their order")
      ->option_text("A,B")
      ->delimiter(',');
  app->add_option("--indicator", arguments->indicator,
                  "The indicator's printed name, when the phrase stands in a table")
      ->option_text("NAME");
  app->add_option("--year", arguments->year, "The plan's year, for days that name none: 'trước ngày 25/11'")
      ->option_text("YEAR")
      ->check(CLI::Range(1990, 2100));
  app->add_option("--format", arguments->format, "How to answer; text by default")
      ->option_text("text|json")
      ->check(CLI::IsMember({"text", "json"}));
  app->footer(R"(Exit code: 0 understood, 1 understood in part or not at all.

Examples:
  goalpost phrase 'Giảm tỷ lệ lây truyền HIV từ mẹ sang con dưới 2%'
  goalpost phrase '1,5%/2%' --strata 'nông thôn,thành thị' --indicator 'Giảm tỷ lệ trẻ dưới 05 tuổi béo phì'
  goalpost phrase 'giảm 30% so với năm 2024' --format json)");
  return {app, [arguments, &session] { return run(*arguments, session); }};
}

}  // namespace goalpost::cli
