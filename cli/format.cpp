/// goalpost format PLAN: a plan in canonical form, in English or in Vietnamese.
#include "goalpost/report/format.hpp"

#include <memory>
#include <string>

#include "command.hpp"
#include "io.hpp"
#include "load.hpp"

namespace goalpost::cli {

namespace {

struct Arguments {
  std::string plan;
  std::string language;
  bool check = false;
};

/// Everything a plan says but its language, to compare two readings of it.
std::string meaning(syntax::Tree tree) {
  tree.language.clear();
  return syntax::print(tree);
}

Exit run(const Arguments& arguments, const Session& session) {
  const Limits limits;
  const Source source(arguments.plan == "-" ? "standard input" : arguments.plan,
                      read_whole(arguments.plan, limits.max_source_bytes));
  Diagnostics found(limits.max_diagnostics);
  const syntax::Tree tree = parse(source, limits, found);
  if (found.has_errors()) {
    print(found, source, session);
    return Exit::bad_input;
  }
  const std::string language = arguments.language.empty() ? tree.language : arguments.language;
  const std::string text = format(tree, source, language);
  // A noun may be a word of the other language, and nouns cannot be quoted.
  const Source again("canonical text", text);
  Diagnostics of_text(limits.max_diagnostics);
  if (meaning(parse(again, limits, of_text)) != meaning(tree)) {
    print(of_text, again, session);
    throw Failure{Exit::bad_input, "'" + source.name() + "' cannot be written in '" + language +
                                       "': read again, the text would not say the same; a noun behind a figure may be "
                                       "a word of that language"};
  }
  if (!arguments.check) {
    write_result(text, session.output);
    return Exit::done;
  }
  if (text == source.text()) return Exit::done;
  write_diagnostics(without_controls(source.name() + " is not in canonical form\n"));
  return Exit::findings;
}

}  // namespace

Command add_format(CLI::App& parent, const Session& session) {
  CLI::App* app = parent.add_subcommand("format", "Write a plan in canonical form, in English or in Vietnamese");
  const auto arguments = std::make_shared<Arguments>();
  app->add_option("PLAN", arguments->plan, "The plan, a .goal file; - for standard input")
      ->required()
      ->option_text(" ");
  app->add_option("--language", arguments->language, "The words and numbers to write in; the plan's own by default")
      ->option_text("en|vi")
      ->check(CLI::IsMember({"en", "vi"}));
  app->add_flag("--check", arguments->check, "Write nothing; exit with 1 when the plan is not in canonical form");
  app->footer(
      R"(Names, texts and comments stay as they are. Warnings are left to 'goalpost check'.
Exit code: 0 done, 1 --check found another form, 3 errors, or a plan that cannot be said in that language.

Examples:
  goalpost format plan.goal --output plan.goal
  goalpost format plan.goal --language vi --output plan.vi.goal
  goalpost format plan.goal --check)");
  return {app, [arguments, &session] { return run(*arguments, session); }};
}

}  // namespace goalpost::cli
