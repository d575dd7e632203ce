// Adding a row to a table: its keys are read, and what it says about the hierarchy is compared with what others said.
#pragma once

#include <limits>
#include <utility>

#include "goalpost/table/impl/assembly.hpp"
#include "goalpost/text/names.hpp"

namespace goalpost::detail {

namespace assembly_rows {

inline std::uint32_t field_at(const std::vector<std::uint32_t>& fields, std::size_t index) noexcept {
  return index < fields.size() ? fields[index] : 0;
}

/// Names are guessed per column (NameNumbers); keys stand in the first columns of real files.
inline constexpr std::uint32_t max_guessed_columns = 64;

/// The last row has the number before the index's mark for "no row".
inline constexpr std::size_t max_rows = std::numeric_limits<RowIndex>::max();

}  // namespace assembly_rows

TablePlace TableAssembly::place_of(const Spot& spot) const {
  TablePlace place = spot.row;
  if (place.file.empty()) place.file = table_.file_;
  if (spot.field != 0) place.field_1based = spot.field;
  return place;
}

std::uint32_t TableAssembly::area_field() const noexcept {
  // Without a column `area` the widest level's cell is the one that should have named an area.
  if (fields_.area_1based != 0) return fields_.area_1based;
  for (const std::uint32_t field : fields_.levels_1based) {
    if (field != 0) return field;
  }
  return 0;
}

void TableAssembly::report_empty(const Spot& spot, std::string_view column, Diagnostics& out) const {
  out.add(Code::key_empty, place_of(spot), {column});
}

std::optional<AreaId> TableAssembly::area_number(std::string_view spelling, std::string_view column, const Spot& spot,
                                                 Diagnostics& out) {
  if (spelling.empty()) return std::nullopt;
  const std::size_t number_of_column = spot.field <= assembly_rows::max_guessed_columns ? spot.field : 0;
  if (const auto known = area_numbers_.find(spelling, number_of_column)) return known;
  std::optional<std::string> name = comparable_name(spelling);
  if (!name) {
    out.add(Code::key_not_a_name, place_of(spot), {column});
    return std::nullopt;
  }
  if (name->empty()) return std::nullopt;
  const auto number = static_cast<AreaId>(table_.areas_.list.size());
  table_.areas_.list.push_back(Area{*name, std::nullopt, 0, {}});
  claims_.emplace_back();
  const bool is_spelt_otherwise = *name != spelling;
  area_numbers_.insert(*std::move(name), number);
  return is_spelt_otherwise ? area_numbers_.find(spelling) : number;  // find() remembers the spelling
}

void TableAssembly::claim_parent(AreaId child, AreaId parent, const Spot& spot, Diagnostics& out) {
  Area& area = table_.areas_.list[child];
  if (area.parent == parent) return;
  Claims& claims = claims_[child];
  if (!area.parent) {
    area.parent = parent;
    claims.parent_line = spot.row.line_1based;
    claims.parent_field = spot.field;
    return;
  }
  out.add(Code::parents_differ, place_of(spot),
          {excerpt(area.name), excerpt(table_.areas_.list[parent].name), excerpt(table_.areas_.list[*area.parent].name),
           std::to_string(claims.parent_line)});
}

void TableAssembly::claim_level(AreaId area, std::uint32_t level, const Spot& spot, Diagnostics& out) {
  Claims& claims = claims_[area];
  if (claims.level == level) return;
  if (!claims.level) {
    claims.level = level;
    claims.level_line = spot.row.line_1based;
    return;
  }
  out.add(Code::area_at_two_levels, place_of(spot),
          {excerpt(table_.areas_.list[area].name), level_text(level), level_text(*claims.level),
           std::to_string(claims.level_line)});
}

std::optional<AreaId> TableAssembly::add_row(std::string_view area, std::string_view parent, std::string_view period,
                                             std::span<const std::string_view> strata, const TablePlace& place,
                                             Diagnostics& out) {
  const std::size_t num_errors = out.num_errors();
  const auto outer = area_number(parent, "parent", Spot{place, fields_.parent_1based}, out);
  const auto inner = area_number(area, "area", Spot{place, fields_.area_1based}, out);
  if (inner && outer) claim_parent(*inner, *outer, Spot{place, fields_.parent_1based}, out);
  if (!inner && out.num_errors() == num_errors) report_empty(Spot{place, fields_.area_1based}, "area", out);
  return add_keys(inner, period, strata, place, num_errors, out);
}

std::optional<AreaId> TableAssembly::add_row_in_levels(std::string_view area, std::span<const std::string_view> levels,
                                                       std::string_view period,
                                                       std::span<const std::string_view> strata,
                                                       const TablePlace& place, Diagnostics& out) {
  const std::size_t num_errors = out.num_errors();
  std::optional<AreaId> deepest;
  for (std::size_t level = 0; level < levels.size(); ++level) {
    if (levels[level].empty()) continue;
    const Spot at{place, assembly_rows::field_at(fields_.levels_1based, level)};
    const auto& names = table_.schema_.levels;
    auto number = area_number(levels[level], level < names.size() ? names[level] : "level", at, out);
    if (!number) continue;
    if (deepest && number != deepest && claims_[*number].level == level) number = homonym_in(*number, *deepest, at);
    if (number == deepest) {  // a district and its commune of one name
      if (!std::exchange(claims_[*number].is_reported, true)) {
        const std::string name = excerpt(table_.areas_.list[*number].name);
        out.add(Code::area_in_itself, place_of(at), {name, name + " in " + name});
      }
      continue;
    }
    claim_level(*number, static_cast<std::uint32_t>(level), at, out);
    if (deepest) claim_parent(*number, *deepest, at, out);
    deepest = number;
  }
  const Spot at{place, fields_.area_1based};
  const auto named = area_number(area, "area", at, out);
  if (named && deepest && *named != *deepest) claim_parent(*named, *deepest, at, out);
  if (!named && !deepest && out.num_errors() == num_errors) report_empty(Spot{place, area_field()}, "area", out);
  return add_keys(named ? named : deepest, period, strata, place, num_errors, out);
}

void TableAssembly::read_strata(std::span<const std::string_view> strata, const TablePlace& place, Diagnostics& out) {
  stratum_.assign(stratum_numbers_.size(), 0);
  for (std::size_t d = 0; d < stratum_.size() && d < strata.size(); ++d) {
    if (strata[d].empty()) continue;
    if (const auto number = stratum_numbers_[d].find(strata[d])) {
      stratum_[d] = static_cast<std::uint16_t>(*number);
      continue;
    }
    const std::string wanted = comparable_name(strata[d]).value_or("?");
    if (wanted.empty()) continue;
    const auto& dimension = table_.schema_.dimensions[d];
    // Comparing with every value is for messages that somebody reads.
    const std::string nearest = out.num_errors() < 100 ? nearest_name(wanted, dimension.values) : std::string();
    std::string hint = "the plan declares ";
    for (std::size_t v = 0; v < dimension.values.size() && v < 10; ++v) {
      hint += (v == 0 ? "" : ", ") + excerpt(dimension.values[v]);
    }
    if (dimension.values.size() > 10) hint += ", …";
    if (!nearest.empty()) hint = "did you mean '" + excerpt(nearest) + "'?";
    out.add(Code::stratum_unknown, place_of({place, assembly_rows::field_at(fields_.strata_1based, d)}),
            {excerpt(dimension.name), excerpt(strata[d]), hint});
  }
}

std::optional<AreaId> TableAssembly::add_keys(std::optional<AreaId> area, std::string_view period,
                                              std::span<const std::string_view> strata, const TablePlace& place,
                                              std::size_t num_errors, Diagnostics& out) {
  read_strata(strata, place, out);
  auto parsed = parse_period(period);
  if (!parsed) {
    const std::string trimmed = comparable_name(period).value_or("?");
    const Spot at{place, fields_.period_1based};
    parsed = parse_period(trimmed);
    if (trimmed.empty()) {
      report_empty(at, "period", out);
    } else if (!parsed) {
      out.add(Code::period_malformed, place_of(at), {excerpt(period)});
    }
  }
  if (table_.num_rows() == assembly_rows::max_rows) {
    out.add(Code::too_many_rows, place_of({place, 0}), {std::to_string(assembly_rows::max_rows)});
  }
  if (out.num_errors() != num_errors || !area || !parsed) {
    left_out_rows_ = true;
    return std::nullopt;
  }
  require_no_nameless_rows();
  // A row whose line is its number needs no line, unless others before it have theirs.
  const bool has_line = !table_.row_lines_.empty() || place.line_1based != table_.num_rows_ + 1;
  for (std::size_t row = table_.row_lines_.size(); has_line && row < table_.num_rows_; ++row) {
    table_.row_lines_.push_back(static_cast<std::uint32_t>(row + 1));
  }
  ++table_.num_rows_;
  table_.row_areas_.push_back(*area);
  table_.periods_.push_back(*parsed);
  table_.strata_.insert(table_.strata_.end(), stratum_.begin(), stratum_.end());
  if (has_line) table_.row_lines_.push_back(place.line_1based);
  return area;
}

}  // namespace goalpost::detail
