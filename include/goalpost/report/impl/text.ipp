/// Results as a table for people: a block per area and period, a line per indicator, a summary of what was met.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "goalpost/report/explain.hpp"
#include "goalpost/report/impl/cells.hpp"
#include "goalpost/report/impl/explain_parts.hpp"
#include "goalpost/report/impl/phrase_parts.hpp"
#include "goalpost/report/impl/speech.hpp"
#include "goalpost/report/report.hpp"

namespace goalpost {
namespace detail::report_text {

using cells::Colour;
using cells::TableRow;
using speech::say;
using speech::Sentence;

inline Colour colour_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::met: return Colour::good;
    case Verdict::missed: return Colour::bad;
    case Verdict::no_data:
    case Verdict::no_baseline:
    case Verdict::data_error: return Colour::doubtful;
    case Verdict::not_applicable:
    case Verdict::not_due: return Colour::faint;
  }
  return Colour::none;
}

/// "rural", "rural, girls".
inline std::string stratum_text(const Plan& plan, const Result& result) {
  std::string text;
  for (std::size_t d = 0; d < result.stratum.size() && d < plan.dimensions.size(); ++d) {
    if (result.stratum[d] > 0) {
      text += (text.empty() ? "" : ", ") + plan.dimensions[d].values[result.stratum[d] - 1U];
    }
  }
  return text;
}

class Report {
 public:
  Report(const Results& results, const TextOptions& options)
      : results_(results),
        plan_(results.program.plan()),
        options_(options),
        language_(speech::chosen(options.language, plan_)) {}

  [[nodiscard]] std::string text() {
    add_rows();
    std::string out;
    for (const auto& [key, rows] : blocks_) {
      const auto& [area, period] = key;
      const std::string heading =
          cells::printable(results_.areas.list[area].name) + ", " + speech::period(period, language_);
      out += cells::coloured(heading, Colour::strong, options_.colour) + '\n';
      out += cells::aligned(rows, widths_, options_.colour) + '\n';
    }
    return out + summary();
  }

 private:
  /// Areas in roster order, each with its periods; the order of the indicators in a block is the plan's.
  using Key = std::pair<AreaId, Period>;

  void add_rows() {
    std::vector<const Result*> parts;
    for (const Result& row : results_.rows) {
      if (row.target != all_targets) {
        if (options_.all_rows || row.reason != Reason::out_of_scope) {
          parts.push_back(&row);
        }
        continue;
      }
      if (parts.size() == 1) {
        add(*parts.front(), title(row), label(row));
      } else if (!parts.empty()) {
        add(row, title(row), label(row));
        for (const Result* part : parts) {
          add(*part, "  " + part_name(*part), "");
        }
      }
      if (!parts.empty()) {
        count(row);
      }
      parts.clear();
    }
    for (const Result* part : parts) {  // results that somebody cut off before their combined row
      add(*part, title(*part), label(*part));
    }
  }

  [[nodiscard]] std::string label(const Result& row) const { return plan_.indicators[row.indicator].label; }

  [[nodiscard]] std::string title(const Result& row) const {
    const PlanIndicator& indicator = plan_.indicators[row.indicator];
    return indicator.title.empty() ? indicator.name : indicator.title;
  }

  [[nodiscard]] std::string part_name(const Result& part) const {
    const std::string stratum = stratum_text(plan_, part);
    return stratum.empty() ? say(Sentence::numbered_target, language_, {std::to_string(part.target)}) : stratum;
  }

  void add(const Result& row, const std::string& name, const std::string& label_text) {
    const Explanation parts = explain_in_parts(results_, row, language_);
    const bool combined = row.target == all_targets;
    TableRow line;
    const auto cell = [&](std::string_view text, Colour colour) {
      line.texts.push_back(cells::printable(text));
      line.colours.push_back(colour);
    };
    cell(label_text, Colour::none);
    cell(name, combined ? Colour::strong : Colour::none);
    cell(parts.verdict, colour_of(row.verdict));
    cell(combined ? "" : parts.value, Colour::none);
    cell(combined ? parts.facts : parts.target, Colour::none);
    cell(combined ? "" : parts.detail, row.verdict == Verdict::missed ? Colour::none : Colour::faint);
    cell(combined ? "" : parts.certainty, Colour::none);
    if (!combined) {  // the counts of a combined row may run on to the right
      cells::widen(widths_, line);
    } else {
      TableRow head = line;
      head.texts.resize(4);
      head.colours.resize(4);
      cells::widen(widths_, head);
    }
    blocks_[Key{row.area, row.period}].push_back(std::move(line));
  }

  void count(const Result& combined) {
    Level& level = levels_[results_.areas.list[combined.area].level];
    ++level.verdicts[static_cast<std::size_t>(combined.verdict)];
    ++level.num_targets;
    level.areas.push_back(combined.area);
  }

  [[nodiscard]] std::string level_name(std::uint32_t level, std::size_t num_areas) const {
    const std::string number = std::to_string(num_areas) + ' ';
    if (level < plan_.levels.size()) {
      const AreaLevelName& name = plan_.levels[level];
      return num_areas == 1 ? number + name.singular : number + (name.plural.empty() ? name.singular : name.plural);
    }
    return say(num_areas == 1 ? Sentence::area : Sentence::areas, language_, {std::to_string(num_areas)});
  }

  /// "34 targets: 17 met, 17 missed"; a line per level of areas when there are several areas.
  [[nodiscard]] std::string summary() {
    if (levels_.empty()) {
      return say(Sentence::nothing_judged, language_) + '\n';
    }
    for (auto& [depth, level] : levels_) {
      std::sort(level.areas.begin(), level.areas.end());
      level.areas.erase(std::unique(level.areas.begin(), level.areas.end()), level.areas.end());
    }
    const bool one_area = levels_.size() == 1 && levels_.begin()->second.areas.size() == 1;
    std::string out;
    for (const auto& [depth, level] : levels_) {
      out += one_area ? "" : level_name(depth, level.areas.size()) + ", ";
      const std::string number = speech::number(phrase::grouped(std::to_string(level.num_targets)), language_);
      out += say(level.num_targets == 1 ? Sentence::summary_of_one : Sentence::summary, language_,
                 {number, explain_parts::counts_text(level.verdicts, language_)});
      out += '\n';
    }
    return out;
  }

  struct Level {
    std::vector<std::size_t> verdicts = std::vector<std::size_t>(8);
    std::size_t num_targets = 0;
    std::vector<AreaId> areas;
  };

  const Results& results_;
  const Plan& plan_;
  TextOptions options_;
  std::string_view language_;
  std::map<Key, std::vector<TableRow>> blocks_;
  std::map<std::uint32_t, Level> levels_;
  std::vector<std::size_t> widths_;
};

}  // namespace detail::report_text

std::string render_text(const Results& results, const TextOptions& options) {
  return detail::report_text::Report(results, options).text();
}

}  // namespace goalpost
