/// Promises that hold for every text that is read as a plan.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "goalpost/goalpost.hpp"
#include "promise.hpp"

namespace fuzz {

/// Every finding has its place in the text and says something whole, in either language.
inline void promise_good_findings(const goalpost::Diagnostics& found, const goalpost::Source& source) {
  for (const goalpost::Diagnostic& finding : found.list()) {
    const auto [begin, end] = finding.range;
    promise(begin <= end && end <= source.text().size(), "a finding lies within its text", finding.message);
    for (const char* language : {"en", "vi"}) {
      const std::string said = message_in(finding, language) + "\n" + hint_in(finding, language);
      promise(!message_in(finding, language).empty(), "a finding says something");
      promise(said.find("internal error") == std::string::npos, "no text ends in an internal error", said);
    }
  }
  for (const char* language : {"en", "vi"}) {
    goalpost::RenderOptions options;
    options.language = language;
    (void)goalpost::render(found, source, options);
    (void)goalpost::render_json(found, source, language, language);
  }
}

/// What a tree says, whatever words it is in.
inline std::string meaning(goalpost::syntax::Tree tree) {
  tree.language.clear();
  return goalpost::syntax::print(tree);
}

struct Reread {
  std::string text;
  goalpost::syntax::Tree tree;
  bool is_same = false;  ///< as the tree that was written
};

/// The tree in canonical form in a language, and read again. Behind a figure stands a noun that may be a word of the other language, and
/// then there is no such form (docs/c-api.md); in its own language a plan always has one.
inline Reread written_again(const goalpost::syntax::Tree& tree, const goalpost::Source* source,
                            std::string_view language) {
  Reread out;
  out.text = source == nullptr ? goalpost::format(tree, language) : goalpost::format(tree, *source, language);
  const goalpost::Source again("canonical", out.text);
  goalpost::Diagnostics found;
  out.tree = goalpost::parse(again, goalpost::Limits{}, found);
  out.is_same = !found.has_errors() && meaning(out.tree) == meaning(tree);
  if (language == tree.language) {
    promise(!found.has_errors(), "the canonical form of a plan has no errors",
            out.text + goalpost::render(found, again));
    promise_same(meaning(tree), meaning(out.tree), "print, then parse: the same plan");
    const std::string twice = goalpost::format(out.tree, again, language);
    if (source != nullptr) promise_same(out.text, twice, "formatting twice is formatting once");
  }
  return out;
}

}  // namespace fuzz
