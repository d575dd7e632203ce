/// Declarations go into tables, uses are looked up in them: inputs and indicators (one name space), labels, dimensions,
/// strata, levels. The nearest known name is searched only for an error that will be kept.
#pragma once

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "goalpost/plan/impl/checker.hpp"

namespace goalpost::detail::plan_names {

using namespace plan_checker;

/// "did you mean …?", or `otherwise` when nothing is near.
std::string nearest_hint(const Checker& c, std::string_view wanted, const std::vector<std::string>& known,
                         std::string_view otherwise) {
  // Past the cap nobody reads the hint; searching for it would make a hostile plan slow.
  const std::string nearest = c.out.num_dropped() == 0 ? nearest_name(wanted, known) : std::string();
  return nearest.empty() ? std::string(otherwise) : "did you mean '" + nearest + "'?";
}

/// "'a', 'b' and 3 more": for hints.
std::string enumerate(const std::vector<std::string>& names) {
  constexpr std::size_t max_shown = 8;
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < max_shown; ++i) text += (i == 0 ? "'" : ", '") + names[i] + "'";
  if (names.size() > max_shown) text += " and " + std::to_string(names.size() - max_shown) + " more";
  return text;
}

void see_also(Checker& c, ByteRange range, std::string_view what) { c.out.add(Code::see_also, range, {what}); }

std::vector<std::string> level_names(const Plan& plan) {
  std::vector<std::string> all;
  for (const AreaLevelName& level : plan.levels) {
    all.push_back(level.singular);
    if (level.plural != level.singular) all.push_back(level.plural);
  }
  return all;
}

std::vector<std::string> dimension_names(const Plan& plan) {
  std::vector<std::string> all;
  for (const Dimension& dimension : plan.dimensions) all.push_back(dimension.name);
  return all;
}

std::optional<std::uint32_t> find_level(Checker& c, const syntax::Name& name) {
  const auto found = c.levels.find(name.text);
  if (found != c.levels.end()) return found->second;
  if (c.declarations_may_be_lost) return std::nullopt;
  const std::vector<std::string> known = level_names(c.plan);
  const std::string otherwise = known.empty()
                                    ? "the plan declares no levels; write e.g. 'areas province > " + name.text + "'"
                                    : "the plan knows " + enumerate(known);
  c.out.add(Code::unknown_level, name.range, {name.text, nearest_hint(c, name.text, known, otherwise)});
  return std::nullopt;
}

std::optional<std::uint32_t> find_dimension(Checker& c, const syntax::Name& name) {
  const auto found = c.dimensions.find(name.text);
  if (found != c.dimensions.end()) return found->second;
  if (c.declarations_may_be_lost) return std::nullopt;
  const std::vector<std::string> known = dimension_names(c.plan);
  const std::string otherwise = known.empty() ? "declare them in the plan, e.g. 'strata " + name.text + ": one, other'"
                                              : "the plan knows " + enumerate(known);
  c.out.add(Code::unknown_dimension, name.range, {name.text, nearest_hint(c, name.text, known, otherwise)});
  return std::nullopt;
}

std::optional<std::uint32_t> index_of_stratum(const Dimension& dimension, std::string_view value) {
  const auto found = std::find(dimension.values.begin(), dimension.values.end(), value);
  if (found == dimension.values.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - dimension.values.begin());
}

std::optional<std::uint32_t> find_stratum(Checker& c, std::uint32_t dimension, const syntax::Name& value) {
  const Dimension& known = c.plan.dimensions[dimension];
  const std::optional<std::uint32_t> index = index_of_stratum(known, value.text);
  if (!index && !c.declarations_may_be_lost) {
    c.out.add(Code::unknown_stratum, value.range,
              {value.text, known.name,
               nearest_hint(c, value.text, known.values, "'" + known.name + "' knows " + enumerate(known.values))});
  }
  return index;
}

void declare_dimensions(Checker& c, const syntax::PlanHeader& header) {
  for (const syntax::StrataClause& clause : header.strata) {
    const std::string& name = clause.dimension.text;
    if (name == "area" || name == "period" || name == "parent") {
      c.out.add(Code::key_column_taken, clause.dimension.range, {name});
      continue;
    }
    if (c.plan.dimensions.size() == max_dimensions) {
      c.out.add(Code::too_many_dimensions, clause.dimension.range, {std::to_string(max_dimensions)});
      return;
    }
    if (!c.dimensions.try_emplace(name, static_cast<std::uint32_t>(c.plan.dimensions.size())).second) {
      c.out.add(Code::duplicate_dimension, clause.dimension.range, {name});
      continue;
    }
    Dimension dimension{name, {}};
    std::unordered_set<std::string_view> seen;
    for (const syntax::Name& value : clause.values) {
      if (seen.insert(value.text).second) {
        dimension.values.push_back(value.text);
      } else {
        c.out.add(Code::duplicate_stratum, value.range, {value.text, name});
      }
    }
    c.plan.dimensions.push_back(std::move(dimension));
  }
}

void declare_levels(Checker& c, const syntax::PlanHeader& header) {
  for (const syntax::AreaLevel& level : header.areas) {
    const auto index = static_cast<std::uint32_t>(c.plan.levels.size());
    const syntax::Name& plural = level.plural ? *level.plural : level.singular;
    c.plan.levels.push_back({level.singular.text, plural.text});
    if (!c.levels.try_emplace(level.singular.text, index).second) {
      c.out.add(Code::duplicate_level, level.singular.range, {level.singular.text});
    }
    const auto [place, is_new] = c.levels.try_emplace(plural.text, index);
    if (!is_new && place->second != index && level.plural) {
      c.out.add(Code::duplicate_level, plural.range, {plural.text});
    }
  }
}

void declare_header(Checker& c) {
  if (!c.plan.tree.plan) return;
  const syntax::PlanHeader& header = *c.plan.tree.plan;
  declare_dimensions(c, header);
  declare_levels(c, header);
  if (header.missing_children == syntax::MissingChildren::require) {
    const Big share = to_big(header.required_share_percent);
    if (share < 0 || share > 100) {
      c.out.add(Code::share_out_of_range, header.range, {to_text(header.required_share_percent)});
    }
  }
}

/// Where a name of the one name space was declared.
ByteRange declared_at(const Checker& c, Resolved what) {
  return what.to == Resolved::To::input ? c.plan.tree.inputs[what.index].name.range
                                        : c.plan.tree.indicators[what.index].name.range;
}

bool declare_name(Checker& c, const syntax::Name& name, Resolved meaning) {
  const auto [place, is_new] = c.names.try_emplace(name.text, meaning);
  if (is_new) return true;
  c.out.add(Code::duplicate_name, name.range, {name.text});
  see_also(c, declared_at(c, place->second), "'" + name.text + "' is declared here first");
  return false;
}

Unit unit_of(const syntax::Input& input) {
  switch (input.kind) {
    case syntax::InputKind::count: return {Kind::count, 1, {}};
    case syntax::InputKind::percent: return {Kind::ratio, 100, {}};
    case syntax::InputKind::per: return {Kind::ratio, input.per_n, {}};
    case syntax::InputKind::points: return {Kind::points, 100, {}};
    case syntax::InputKind::number: return {Kind::number, 1, {}};
    case syntax::InputKind::date: return {Kind::date, 1, {}};
    case syntax::InputKind::money: return {Kind::money, 1, input.currency};
  }
  return {};
}

/// Counts and money add up over areas. A rate never does, and of a mere `number` nobody knows: it must say so.
syntax::RollUp resolved_roll_up(Checker& c, const syntax::Input& input, const Unit& unit) {
  const bool adds_up = unit.kind == Kind::count || unit.kind == Kind::money;
  if (input.roll_up == syntax::RollUp::unset) return adds_up ? syntax::RollUp::sum : syntax::RollUp::none;
  if (input.roll_up == syntax::RollUp::sum && !adds_up && unit.kind != Kind::number) {
    c.out.add(Code::roll_up_of_rate, input.name.range, {input.name.text, describe(unit)});
  }
  return input.roll_up;
}

/// What suppressing zeros would hide is that there were none.
void judge_small_counts(Checker& c) {
  if (!c.plan.tree.plan || !c.plan.tree.plan->suppress_counts) return;
  const syntax::SmallCounts& counts = *c.plan.tree.plan->suppress_counts;
  if (counts.low < 1 || counts.high < counts.low) c.out.add(Code::small_counts_range, counts.range, {});
}

void declare_inputs(Checker& c) {
  std::unordered_map<std::string_view, std::uint32_t> columns;
  const std::vector<syntax::Input>& inputs = c.plan.tree.inputs;
  c.plan.inputs.reserve(inputs.size());
  c.input_is_used.resize(inputs.size());
  c.names.reserve(inputs.size() + c.plan.tree.indicators.size());
  columns.reserve(inputs.size());
  for (std::uint32_t i = 0; i < inputs.size(); ++i) {
    const syntax::Input& input = inputs[i];
    // Of two inputs with one name the second cannot be used; that is said once.
    if (!declare_name(c, input.name, {Resolved::To::input, i})) c.input_is_used[i] = true;
    const syntax::Name& column = input.column ? *input.column : input.name;
    const auto level = c.levels.find(column.text);
    const bool is_level = level != c.levels.end() && c.plan.levels[level->second].singular == column.text;
    if (column.text == "area" || column.text == "period" || column.text == "parent" || is_level ||
        c.dimensions.contains(column.text)) {
      c.out.add(Code::key_column_taken, column.range, {column.text});
    }
    const auto [first, is_new] = columns.try_emplace(column.text, i);
    if (!is_new && inputs[first->second].name.text != input.name.text) {
      c.out.add(Code::same_column, column.range, {inputs[first->second].name.text, input.name.text, column.text});
    }
    PlanInput checked{input.name.text, column.text, unit_of(input), 0, {}};
    checked.roll_up = resolved_roll_up(c, input, checked.unit);
    for (const syntax::Name& by : input.by) {
      const std::optional<std::uint32_t> dimension = find_dimension(c, by);
      if (!dimension) continue;
      const DimensionSet bit = DimensionSet{1} << *dimension;
      if ((checked.dimensions & bit) != 0) c.out.add(Code::duplicate_breakdown, by.range, {input.name.text, by.text});
      checked.dimensions |= bit;
    }
    c.plan.inputs.push_back(std::move(checked));
  }
}

/// `names_are_known` is false for a rule: the name its only indicator has was not written by anybody.
void declare_indicators(Checker& c, bool names_are_known) {
  const std::vector<syntax::Indicator>& indicators = c.plan.tree.indicators;
  std::unordered_map<std::string_view, std::uint32_t> labels;
  labels.reserve(indicators.size());
  c.plan.indicators.resize(indicators.size());
  c.indicators.resize(indicators.size());
  std::size_t num_targets = 0;
  for (std::uint32_t i = 0; i < indicators.size(); ++i) {
    const syntax::Indicator& written = indicators[i];
    PlanIndicator& checked = c.plan.indicators[i];
    if (names_are_known) declare_name(c, written.name, {Resolved::To::indicator, i});
    checked.name = written.name.text;
    checked.title = written.title ? written.title->text : "";
    checked.measure = written.measure;
    checked.targets.resize(written.targets.size());
    c.indicators[i].first_target = num_targets;
    num_targets += written.targets.size();
    if (!written.label) continue;
    checked.label = written.label->text;
    const auto [first, is_new] = labels.try_emplace(written.label->text, i);
    if (!is_new) {
      c.out.add(Code::duplicate_label, written.label->range, {written.label->text});
      see_also(c, indicators[first->second].label->range, "the label '" + written.label->text + "' stands here first");
    }
  }
  c.target_facts.resize(num_targets);
}

const std::vector<std::string>& known_names(Checker& c, bool only_indicators) {
  std::vector<std::string>& known = c.known_names[only_indicators ? 1 : 0];
  if (!known.empty()) return known;
  for (const auto& [name, meaning] : c.names) {
    if (!only_indicators || meaning.to == Resolved::To::indicator) known.emplace_back(name);
  }
  std::sort(known.begin(), known.end());  // of two equally near names always the same one
  return known;
}

/// The input or indicator called `name`; an unknown name is reported at its first use only.
Resolved find_name(Checker& c, const syntax::Name& name, bool only_indicators = false) {
  const auto found = c.names.find(name.text);
  if (found != c.names.end()) return found->second;
  c.uses_may_be_lost = true;
  if (c.declarations_may_be_lost || !c.unknown_names.try_emplace(name.text, true).second) return {};
  std::string hint = only_indicators ? "declare it with 'indicator " + name.text + "'"
                                     : "declare it, e.g. 'input " + name.text + " count'";
  if (c.out.num_dropped() == 0) hint = nearest_hint(c, name.text, known_names(c, only_indicators), hint);
  c.out.add(Code::unknown_name, name.range, {name.text, hint});
  return {};
}

/// The same where only an indicator will do; `where` names the words that ask for one.
std::optional<std::uint32_t> find_indicator(Checker& c, const syntax::Name& name, std::string_view where) {
  const Resolved found = find_name(c, name, true);
  if (found.to == Resolved::To::indicator) return found.index;
  if (found.to == Resolved::To::input) c.out.add(Code::not_an_indicator, name.range, {name.text, where});
  return std::nullopt;
}

}  // namespace goalpost::detail::plan_names
