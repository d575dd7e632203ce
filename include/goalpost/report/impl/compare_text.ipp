// The differences of two plans, for people and for programs.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "goalpost/report/compare.hpp"
#include "goalpost/report/impl/cells.hpp"
#include "goalpost/report/impl/json_text.hpp"
#include "goalpost/report/impl/speech.hpp"
#include "goalpost/report/phrase.hpp"

namespace goalpost {

namespace detail::compare_text {

using speech::say;
using speech::Sentence;

inline constexpr std::array all_changes{Change::tightened, Change::loosened, Change::changed,
                                        Change::added,     Change::dropped,  Change::unchanged};

inline std::string spoken(Change change, std::string_view language) {
  switch (change) {
    case Change::unchanged: return say(Sentence::change_unchanged, language);
    case Change::tightened: return say(Sentence::change_tightened, language);
    case Change::loosened: return say(Sentence::change_loosened, language);
    case Change::changed: return say(Sentence::change_changed, language);
    case Change::added: return say(Sentence::change_new, language);
    case Change::dropped: return say(Sentence::change_dropped, language);
  }
  return {};
}

inline std::string spoken(Aspect aspect, std::string_view language) {
  switch (aspect) {
    case Aspect::measure: return say(Sentence::aspect_measure, language);
    case Aspect::form: return say(Sentence::aspect_form, language);
    case Aspect::limit: return say(Sentence::aspect_limit, language);
    case Aspect::base: return say(Sentence::aspect_base, language);
    case Aspect::scope: return say(Sentence::aspect_scope, language);
  }
  return {};
}

inline std::string target_words(const Plan& plan, TargetPlace place, std::string_view language) {
  const PlanTarget& target = plan.indicators[place.indicator].targets[place.target];
  return speech::target(plan.tree, plan.tree.indicators[place.indicator].targets[target.syntax_index], language);
}

inline const PlanIndicator& indicator_of(const TargetChange& change, const Plan& before, const Plan& after) {
  return change.after ? after.indicators[change.after->indicator] : before.indicators[change.before->indicator];
}

inline std::string counts(const std::vector<TargetChange>& changes, std::string_view language) {
  std::string text;
  for (const Change kind : all_changes) {
    std::size_t count = 0;
    for (const TargetChange& change : changes) count += change.change == kind ? 1U : 0U;
    if (count > 0) text += (text.empty() ? "" : ", ") + std::to_string(count) + ' ' + spoken(kind, language);
  }
  return say(changes.size() == 1 ? Sentence::summary_of_one : Sentence::summary, language,
             {std::to_string(changes.size()), text}) +
         '\n';
}

}  // namespace detail::compare_text

std::string render_text(const std::vector<TargetChange>& changes, const Program& before, const Program& after,
                        std::string_view wanted) {
  namespace text = detail::compare_text;
  const std::string_view language = detail::speech::chosen(wanted, after.plan());
  std::vector<detail::cells::TableRow> rows;
  std::vector<std::size_t> widths;
  for (const Change kind : text::all_changes) {
    for (const TargetChange& change : changes) {
      if (change.change != kind || kind == Change::unchanged) continue;
      const PlanIndicator& indicator = text::indicator_of(change, before.plan(), after.plan());
      std::string words;
      if (change.before) words = text::target_words(before.plan(), *change.before, language);
      if (change.after) {
        words += (words.empty() ? "" : " → ") + text::target_words(after.plan(), *change.after, language);
      }
      std::string aspects;
      for (const Aspect aspect : change.aspects) {
        aspects += (aspects.empty() ? "(" : ", ") + text::spoken(aspect, language);
      }
      if (!aspects.empty()) aspects += ')';
      rows.push_back({{text::spoken(kind, language), detail::cells::printable(indicator.label), indicator.name,
                       detail::cells::printable(words), kind == Change::changed ? aspects : ""},
                      std::vector<detail::cells::Colour>(5, detail::cells::Colour::none)});
      detail::cells::widen(widths, rows.back());
    }
  }
  return detail::cells::aligned(rows, widths, false) + (rows.empty() ? "" : "\n") + text::counts(changes, language);
}

std::string render_json(const std::vector<TargetChange>& changes, const Program& before, const Program& after,
                        std::string_view wanted) {
  namespace text = detail::compare_text;
  using detail::report_json::json_text;
  const std::string_view language = detail::speech::chosen(wanted, after.plan());
  const auto side = [&](const Program& program, const std::optional<TargetPlace>& place) -> std::string {
    if (!place) return "null";
    const PlanIndicator& indicator = program.plan().indicators[place->indicator];
    std::string out = "{\"indicator\": " + json_text(indicator.name);
    out += ", \"label\": " + (indicator.label.empty() ? "null" : json_text(indicator.label));
    out += ", \"target\": " + std::to_string(place->target + 1);
    return out + ", \"text\": " + json_text(text::target_words(program.plan(), *place, language)) + '}';
  };
  std::string out = "{\"targets\": [";
  bool first = true;
  for (const TargetChange& change : changes) {
    out += first ? "\n  " : ",\n  ";
    first = false;
    out += "{\"change\": " + json_text(name(change.change)) + ", \"differs_in\": [";
    for (const Aspect& aspect : change.aspects) {
      out += (&aspect == change.aspects.data() ? "" : ", ") + json_text(name(aspect));
    }
    out += "], \"before\": " + side(before, change.before) + ", \"after\": " + side(after, change.after) + '}';
  }
  out += first ? "], \"counts\": {" : "\n], \"counts\": {";
  first = true;
  for (const Change kind : text::all_changes) {
    std::size_t count = 0;
    for (const TargetChange& change : changes) count += change.change == kind ? 1U : 0U;
    out += (first ? "" : ", ") + json_text(name(kind)) + ": " + std::to_string(count);
    first = false;
  }
  return out + "}}\n";
}

}  // namespace goalpost
