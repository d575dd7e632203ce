// The plan in the making: indicators with their inputs, and its text. Indicators that the checker refuses become comments.
#pragma once

#include <set>

#include "goalpost/import/impl/clauses.ipp"
#include "goalpost/plan/check.hpp"
#include "goalpost/report/format.hpp"
#include "goalpost/syntax/parse.hpp"

namespace goalpost::detail::importing {

struct DraftInput {
  std::string name;
  std::string kind;       ///< `count`, `per 1,000`, `VND`
  std::string dimension;  ///< `by …`; "" for none
};

struct DraftIndicator {
  std::vector<std::string> comment;  ///< what the plan prints
  std::string label;
  std::string name;
  std::string title;
  std::vector<DraftInput> inputs;
  std::string measure;
  std::vector<std::string> targets;
  std::string better;
  bool usable = false;            ///< with at least one target; else it is a comment
  ByteRange printed;              ///< in the source: where a complaint of the checker belongs
  std::vector<std::string> left;  ///< what a person must finish
  ByteRange written;              ///< in the text of the draft
};

struct Draft {
  const ImportOptions* options = nullptr;
  std::string made_from;
  int period = 0;
  int baseline = 0;
  Scopes scopes;
  std::vector<DraftIndicator> indicators;
};

inline std::string text_in_quotes(std::string_view text) { return quoted(text); }

/// A line of a comment: no control characters (the parser's: also DEL and U+0080 to U+009F), no line ends.
inline std::string one_line(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const unicode::CodePoint point = unicode::decode(text);
    const bool blank = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0);
    if (!blank) out += text.substr(0, point.num_bytes);
    if (blank && (out.empty() || out.back() != ' ')) out += ' ';
    text.remove_prefix(point.num_bytes);
  }
  return out;
}

inline std::string label_text(std::string_view label) {
  if (label.empty()) return "";
  std::size_t at = 0;
  while (at < label.size() && (unicode::is_digit(label[at]) || (label[at] == '.' && at > 0 && at + 1 < label.size() &&
                                                                unicode::is_digit(label[at + 1]))))
    ++at;
  if (at > 0 && at < label.size() && label[at] >= 'a' && label[at] <= 'z') ++at;
  return (at == label.size() && at > 0 ? std::string(label) : text_in_quotes(label)) + ' ';
}

/// The draft as English rules; `written` of each indicator is set.
inline std::string english_text(Draft& draft) {
  const ImportOptions& options = *draft.options;
  std::string out =
      "# " + one_line(say(Message::made_from, options.messages, {draft.made_from})) + "\n\nedition 1\nplan ";
  out += ascii_name(options.name).empty() ? "imported_plan" : "";
  std::string name = ascii_name(options.name);
  if (!name.empty() && unicode::is_digit(name.front())) name = "plan_" + name;
  out += name.empty() ? name : quoted_if_needed(name, *vocabulary("en"));  // it may be a word of the language
  if (!options.title.empty()) out += ' ' + text_in_quotes(one_line(options.title));
  out += '\n';
  if (!options.document.empty()) out += "  source " + text_in_quotes(one_line(options.document)) + '\n';
  if (draft.period != 0) out += "  period " + std::to_string(draft.period) + '\n';
  if (draft.baseline != 0) out += "  baseline " + std::to_string(draft.baseline) + '\n';
  if (draft.scopes.uses_levels()) out += "  areas tỉnh > huyện > xã\n";
  for (const auto& [dimension, values] : draft.scopes.strata()) {
    out += "  strata " + dimension + ": ";
    for (const std::string& value : values) out += (&value == &values.front() ? "" : ", ") + value;
    out += '\n';
  }
  out += "  missing children refuse\n\n# ";
  out += say(options.published ? Message::published_figures : Message::numerators, options.messages) + '\n';
  std::set<std::string_view> declared;
  for (const DraftIndicator& indicator : draft.indicators) {
    if (!indicator.usable) continue;
    for (const DraftInput& input : indicator.inputs) {
      if (!declared.insert(input.name).second) continue;
      out += "input " + input.name + ' ' + input.kind;
      if (!input.dimension.empty()) out += " by " + input.dimension;
      out += '\n';
    }
  }
  for (DraftIndicator& indicator : draft.indicators) {
    out += '\n';
    for (const std::string& line : indicator.comment) out += "# " + one_line(line) + '\n';
    for (const std::string& line : indicator.left)
      out += "# " + say(Message::to_finish, options.messages) + ": " + one_line(line) + '\n';
    indicator.written.begin_byte = static_cast<std::uint32_t>(out.size());
    if (indicator.usable) {
      out +=
          "indicator " + label_text(indicator.label) + indicator.name + ' ' + text_in_quotes(one_line(indicator.title));
      out += "\n  measure " + indicator.measure + '\n';
      for (const std::string& target : indicator.targets) out += "  target " + target + '\n';
      if (!indicator.better.empty()) out += "  better " + indicator.better + '\n';
    }
    indicator.written.end_byte = static_cast<std::uint32_t>(out.size());
  }
  return out;
}

/// The plan's text in its language. What the checker refuses is made a comment, and its complaint a remark of that indicator.
/// Without a text `problem` says why, unless no indicator is left.
inline std::string finished_text(Draft& draft, std::string& problem) {
  const ImportOptions& options = *draft.options;
  Limits limits;  // every error is wanted: a hundred at a time would be many rounds
  limits.max_diagnostics = std::max(limits.max_diagnostics, 4 * draft.indicators.size());
  for (std::size_t round = 0; round <= draft.indicators.size(); ++round) {
    const bool empty = std::none_of(draft.indicators.begin(), draft.indicators.end(),
                                    [](const DraftIndicator& indicator) { return indicator.usable; });
    if (empty) break;
    const Source source("", english_text(draft));
    Diagnostics found(limits.max_diagnostics);
    syntax::Tree tree = parse(source, limits, found);
    if (!found.has_errors()) (void)check(tree, found);
    if (!found.has_errors()) return format(tree, source, options.language);
    bool removed = false;
    for (const Diagnostic& diagnostic : found.list()) {
      if (diagnostic.severity != Severity::error) continue;
      const std::uint32_t at = diagnostic.range.begin_byte;
      auto behind = std::upper_bound(draft.indicators.begin(), draft.indicators.end(), at,
                                     [](std::uint32_t place, const DraftIndicator& indicator) {
                                       return place < indicator.written.begin_byte;  // in the order of the text
                                     });
      if (behind == draft.indicators.begin()) continue;
      DraftIndicator& indicator = *--behind;
      if (!indicator.usable || at >= indicator.written.end_byte) continue;
      indicator.usable = false;
      indicator.left.push_back(
          say(Message::check_said, options.messages, {message_in(diagnostic, options.messages, options.language)}));
      removed = true;
    }
    if (removed) continue;
    // An error outside every indicator: no text is better than a wrong one.
    problem = message_in(found.list().front(), options.messages, options.language);
    for (DraftIndicator& indicator : draft.indicators) indicator.usable = false;
  }
  return "";
}

}  // namespace goalpost::detail::importing
