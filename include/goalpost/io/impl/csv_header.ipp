// The header: names to meanings, and what is unknown, twice or missing.
#pragma once

#include <algorithm>
#include <unordered_map>

#include "goalpost/io/impl/csv_header.hpp"
#include "goalpost/text/names.hpp"

namespace goalpost::detail::csv_header {

enum class Role : std::uint8_t { area, period, parent, level, dimension, input };

/// What a column name means. Inputs may share a column; then this is the first of them.
struct Meaning {
  Role role;
  std::uint32_t index = 0;
  std::optional<std::uint32_t> shadowed_input;  ///< an input that asks for a key column
  std::uint32_t field_1based = 0;               ///< where the header has it
};
using Meanings = std::unordered_map<std::string, Meaning>;

inline std::string name_of(std::string_view text) { return comparable_name(text).value_or(std::string(text)); }

inline Meanings meanings_of(const Schema& schema) {
  Meanings meanings;
  meanings.emplace("area", Meaning{Role::area});
  meanings.emplace("period", Meaning{Role::period});
  for (std::uint32_t d = 0; d < schema.dimensions.size(); ++d) {
    meanings.emplace(name_of(schema.dimensions[d].name), Meaning{Role::dimension, d});
  }
  meanings.emplace("parent", Meaning{Role::parent});
  for (std::uint32_t l = 0; l < schema.levels.size(); ++l) {
    meanings.emplace(name_of(schema.levels[l]), Meaning{Role::level, l});
  }
  for (std::uint32_t i = 0; i < schema.inputs.size(); ++i) {
    const auto [at, is_new] = meanings.emplace(name_of(schema.inputs[i].column), Meaning{Role::input, i});
    if (!is_new && at->second.role != Role::input) at->second.shadowed_input = i;
  }
  return meanings;
}

std::vector<std::string> key_names(const Schema& schema) {
  std::vector<std::string> names{"area", "period", "parent"};
  for (const auto& dimension : schema.dimensions) names.push_back(name_of(dimension.name));
  for (const std::string& level : schema.levels) names.push_back(name_of(level));
  return names;
}

inline std::string in_lower_case(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// "did you mean 'x'? Otherwise ", or "".
inline std::string suggestion(const std::string& name, const Schema& schema) {
  std::vector<std::string> known = key_names(schema);
  for (const auto& input : schema.inputs) known.push_back(name_of(input.column));
  std::string meant;
  for (const auto& input : schema.inputs) {
    if (meant.empty() && input.name == name) meant = input.column;  // the plan reads that input `from` another column
  }
  for (const std::string& other : known) {
    if (meant.empty() && in_lower_case(other) == in_lower_case(name)) meant = other;
  }
  if (meant.empty()) meant = nearest_name(name, known);
  return meant.empty() ? "" : "did you mean '" + excerpt(meant) + "'? Otherwise ";
}

/// Gives each column its meaning; false when a key column stands twice.
inline bool place_columns(const CsvRecord& header, const Schema& schema, std::string_view file, Meanings& meanings,
                          Diagnostics& out) {
  // Names that mean nothing, or are left out, may not stand twice either. Suggestions cost a comparison with every
  // name.
  constexpr int max_suggestions = 20;
  int num_unknown = 0;
  bool is_good = true;
  std::unordered_map<std::string, std::uint32_t> unknown;
  for (std::size_t i = 0; i < header.num_fields(); ++i) {
    const auto field = static_cast<std::uint32_t>(i + 1);
    const TablePlace place{std::string(file), header.line(i), field};
    const std::optional<std::string> name = comparable_name(header.field(i));
    if (!name) {
      out.add(Code::key_not_a_name, place, {"column " + std::to_string(field)});
      continue;
    }
    if (name->empty()) {
      out.add(Code::header_empty, place, {std::to_string(field)});
      continue;
    }
    if (name->front() == '#') continue;
    const auto at = meanings.find(*name);
    std::uint32_t& first_field = at == meanings.end() ? unknown[*name] : at->second.field_1based;
    if (first_field != 0) {
      out.add(Code::header_duplicate, place, {excerpt(*name), std::to_string(first_field), std::to_string(field)});
      is_good = is_good && (at == meanings.end() || at->second.role == Role::input);
      continue;
    }
    first_field = field;
    if (at == meanings.end()) {
      out.add(Code::column_unknown, place,
              {excerpt(*name), ++num_unknown <= max_suggestions ? suggestion(*name, schema) : ""});
    } else if (at->second.shadowed_input) {
      const std::string& input = schema.inputs[*at->second.shadowed_input].name;
      out.add(Code::input_takes_key_column, place, {excerpt(*name), excerpt(input)});
    }
  }
  return is_good;
}

inline std::string level_list(const Schema& schema) {
  std::string list;
  for (const std::string& level : schema.levels) list += (list.empty() ? "" : ", ") + excerpt(level);
  return list;
}

/// False when rows cannot be told apart.
inline bool has_key_columns(const Layout& layout, const Schema& schema, const TablePlace& place, Diagnostics& out) {
  bool is_good = true;
  if (layout.keys.area_1based == 0 && !layout.has_levels) {
    std::string hint = "name the column of the areas 'area'";
    if (!schema.levels.empty()) hint += ", or give a column per level: " + level_list(schema);
    out.add(Code::key_column_missing, place, {"area", hint});
    is_good = false;
  }
  if (layout.keys.period_1based == 0) {
    out.add(Code::key_column_missing, place, {"period", "name the column of the periods 'period'"});
    is_good = false;
  }
  std::uint32_t needed = 0;
  for (const auto& input : schema.inputs) needed |= input.dimensions;
  for (std::size_t d = 0; d < schema.dimensions.size(); ++d) {
    if (layout.keys.strata_1based[d] != 0 || d >= 32 || ((needed >> d) & 1U) == 0) continue;
    out.add(Code::key_column_missing, place,
            {excerpt(schema.dimensions[d].name),
             "inputs are broken down by it; its cell is empty where a figure is for all"});
    is_good = false;
  }
  return is_good;
}

inline void report_missing_inputs(const Layout& layout, const Schema& schema, const TablePlace& place,
                                  Diagnostics& out) {
  constexpr std::size_t max_named = 10;
  std::size_t num_missing = 0;
  std::string names;
  for (std::size_t i = 0; i < schema.inputs.size(); ++i) {
    if (layout.inputs_1based[i] != 0 || ++num_missing > max_named) continue;
    names += (names.empty() ? "'" : ", '") + excerpt(schema.inputs[i].column) + "'";
  }
  if (num_missing > max_named) names += " and " + std::to_string(num_missing - max_named) + " more";
  if (num_missing > 0) out.add(Code::input_column_missing, place, {names});
}

std::optional<Layout> read(const CsvRecord& header, const Schema& schema, std::string_view file, Diagnostics& out) {
  Meanings meanings = meanings_of(schema);
  bool is_good = place_columns(header, schema, file, meanings, out);
  const auto field_of = [&meanings](std::string_view name, Role role, std::uint32_t index) {
    const Meaning& meaning = meanings.at(name_of(name));
    return meaning.role == role && (role == Role::input || meaning.index == index) ? meaning.field_1based : 0;
  };
  Layout layout;
  layout.num_fields = header.num_fields();
  layout.keys.area_1based = field_of("area", Role::area, 0);
  layout.keys.period_1based = field_of("period", Role::period, 0);
  layout.keys.parent_1based = field_of("parent", Role::parent, 0);
  for (std::uint32_t l = 0; l < schema.levels.size(); ++l) {
    layout.keys.levels_1based.push_back(field_of(schema.levels[l], Role::level, l));
  }
  for (std::uint32_t d = 0; d < schema.dimensions.size(); ++d) {
    layout.keys.strata_1based.push_back(field_of(schema.dimensions[d].name, Role::dimension, d));
  }
  for (std::uint32_t i = 0; i < schema.inputs.size(); ++i) {
    layout.inputs_1based.push_back(field_of(schema.inputs[i].column, Role::input, i));
  }
  const auto& levels = layout.keys.levels_1based;
  const auto level = std::find_if(levels.begin(), levels.end(), [](std::uint32_t field) { return field != 0; });
  layout.has_levels = level != levels.end();
  if (layout.has_levels && layout.keys.parent_1based != 0) {
    const std::string& name = schema.levels[static_cast<std::size_t>(level - levels.begin())];
    out.add(Code::hierarchy_twice, TablePlace{std::string(file), header.line(0), layout.keys.parent_1based},
            {excerpt(name)});
    is_good = false;
  }
  const TablePlace place{std::string(file), header.line(0), 0};
  is_good = has_key_columns(layout, schema, place, out) && is_good;
  report_missing_inputs(layout, schema, place, out);
  return is_good ? std::optional(std::move(layout)) : std::nullopt;
}

}  // namespace goalpost::detail::csv_header
