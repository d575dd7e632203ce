#include "load.hpp"

#include <algorithm>
#include <utility>

#include "goalpost/io/csv.hpp"
#include "io.hpp"
#include "language.hpp"

namespace goalpost::cli {

namespace {

/// A table is held in memory several times over while it is read.
constexpr std::size_t max_table_bytes = std::size_t{2} << 30U;

std::string shown_name(const std::string& path) { return path == "-" ? "standard input" : path; }

}  // namespace

LoadedPlan load_plan(const std::string& path) {
  const Limits limits;
  LoadedPlan loaded{Source(shown_name(path), read_whole(path, limits.max_source_bytes)),
                    Diagnostics(limits.max_diagnostics), 0, 0, std::nullopt};
  syntax::Tree tree = parse(loaded.source, limits, loaded.diagnostics);
  speak_like_the_plan(tree.language);
  loaded.num_indicators = tree.indicators.size();
  for (const syntax::Indicator& indicator : tree.indicators) {
    loaded.num_targets += indicator.targets.size();
  }
  loaded.plan = check(std::move(tree), loaded.diagnostics);
  if (loaded.num_indicators == 0 && !loaded.diagnostics.has_errors()) {
    // An empty answer to an empty plan would look like success to a script.
    loaded.diagnostics.add(Code::no_indicators, ByteRange{});
  }
  if (loaded.diagnostics.has_errors()) {
    loaded.plan.reset();
  }
  return loaded;
}

std::optional<Table> load_table(const std::string& path, const Program& program, Diagnostics& out) {
  const std::string text = read_whole(path, max_table_bytes);
  std::optional<Table> table = read_csv(text, shown_name(path), schema_of(program.plan()), out);
  return out.has_errors() ? std::nullopt : std::move(table);
}

void print(const Diagnostics& diagnostics, const Source& source, const Session& session) {
  Diagnostics sorted = diagnostics;
  sorted.sort_by_place();
  write_diagnostics(render(
      sorted, source,
      RenderOptions{
          .colour = session.colour_diagnostics(), .language = spoken_language(), .plan_language = plan_language()}));
}

Loaded load(const std::string& plan_path, const std::string& data_path, const Session& session) {
  if (plan_path == "-" && data_path == "-") {
    throw Failure{Exit::usage, say(Message::one_standard_input)};
  }
  refuse_to_overwrite(session.output, {plan_path, data_path});
  LoadedPlan loaded = load_plan(plan_path);
  if (!loaded.plan) {
    print(loaded.diagnostics, loaded.source, session);
    throw Failure{Exit::bad_input, ""};
  }
  if (const std::size_t num_warnings = loaded.diagnostics.num_warnings(); num_warnings > 0) {
    const std::string name = shown_name(plan_path);
    write_diagnostics(name + ": " + std::to_string(num_warnings) + (num_warnings == 1 ? " warning" : " warnings") +
                      " about the plan; 'goalpost check' shows them\n");
  }
  Program program = compile(std::move(*loaded.plan));
  Diagnostics about_data;
  std::optional<Table> table = load_table(data_path, program, about_data);
  print(about_data, loaded.source, session);
  if (!table) {
    throw Failure{Exit::bad_input, ""};
  }
  return {std::move(loaded.source), std::move(program), std::move(*table)};
}

Results judge(const Loaded& loaded, const EvaluateOptions& options, const Session& session) {
  Results results = evaluate(loaded.program, loaded.table, options);
  print(results.findings, loaded.source, session);
  return results;
}

std::string did_you_mean(const std::string& complaint, const std::string& wanted,
                         const std::vector<std::string>& known) {
  const std::string nearest = nearest_name(wanted, known);
  return nearest.empty() ? complaint : say(Message::did_you_mean, {complaint, nearest});
}

std::vector<std::uint32_t> find_indicators(const Plan& plan, const std::vector<std::string>& wanted) {
  std::vector<std::uint32_t> found;
  for (const std::string& text : wanted) {
    const auto is_it = [&](const PlanIndicator& indicator) {
      return indicator.name == text || indicator.label == text;
    };
    const auto indicator = std::find_if(plan.indicators.begin(), plan.indicators.end(), is_it);
    if (indicator == plan.indicators.end()) {
      std::vector<std::string> known;
      for (const PlanIndicator& candidate : plan.indicators) {
        known.push_back(candidate.name);
        if (!candidate.label.empty()) {
          known.push_back(candidate.label);
        }
      }
      throw Failure{Exit::usage, did_you_mean(say(Message::no_indicator, {text}), text, known)};
    }
    const auto index = static_cast<std::uint32_t>(indicator - plan.indicators.begin());
    if (std::find(found.begin(), found.end(), index) == found.end()) {
      found.push_back(index);
    }
  }
  return found;
}

std::uint32_t find_level(const Plan& plan, const std::string& wanted) {
  if (plan.levels.empty()) {
    throw Failure{Exit::usage, say(Message::no_levels)};
  }
  std::vector<std::string> known;
  for (std::uint32_t i = 0; i < plan.levels.size(); ++i) {
    if (plan.levels[i].singular == wanted || (!plan.levels[i].plural.empty() && plan.levels[i].plural == wanted)) {
      return i;
    }
    known.push_back(plan.levels[i].singular);
  }
  std::string list;
  for (const std::string& name : known) {
    list += (list.empty() ? "" : ", ") + name;
  }
  throw Failure{Exit::usage, say(Message::no_level, {wanted, list})};
}

std::vector<Period> find_periods(const Table& table, const std::vector<std::string>& wanted) {
  std::vector<Period> periods;
  const std::vector<Period>& known = table.distinct_periods();
  for (const std::string& text : wanted) {
    const std::optional<Period> period = parse_period(text);
    if (!period) {
      throw Failure{Exit::usage, say(Message::no_period, {text})};
    }
    // A year may stand in the table as its quarters or months.
    const auto is_there = [&](const Period& there) {
      return there == *period || (there.year == period->year && there.length > period->length);
    };
    if (std::none_of(known.begin(), known.end(), is_there)) {
      write_diagnostics(say(Message::no_row_of, {text}));
    }
    if (std::find(periods.begin(), periods.end(), *period) == periods.end()) {
      periods.push_back(*period);
    }
  }
  return periods;
}

}  // namespace goalpost::cli
