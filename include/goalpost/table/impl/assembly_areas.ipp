// The forest, when every row has spoken: children, levels, and what cannot be.
#pragma once

#include <algorithm>

#include "goalpost/table/impl/assembly.hpp"
#include "goalpost/text/names.hpp"

namespace goalpost::detail {

std::string TableAssembly::level_text(std::uint32_t level) const {
  const auto& levels = table_.schema_.levels;
  return level < levels.size() ? excerpt(levels[level]) : std::to_string(level + 1);
}

TablePlace TableAssembly::parent_place(AreaId area) const {
  return TablePlace{table_.file_, claims_[area].parent_line, claims_[area].parent_field};
}

void TableAssembly::report_cycle(AreaId first, Diagnostics& out) {
  if (claims_[first].is_reported) return;
  const auto& list = table_.areas_.list;
  constexpr int max_named = 6;
  std::string chain = excerpt(list[first].name);
  int num_named = 1;
  for (AreaId at = *list[first].parent; at != first; at = *list[at].parent) {
    if (++num_named <= max_named) chain += " in " + excerpt(list[at].name);
  }
  if (num_named > max_named) chain += " in …";
  chain += " in " + excerpt(list[first].name);
  out.add(Code::area_in_itself, parent_place(first), {excerpt(list[first].name), chain});
}

void TableAssembly::check_levels(AreaId area, Diagnostics& out) {
  const auto& list = table_.areas_.list;
  const Area& at = list[area];
  if (at.parent && at.level <= list[*at.parent].level) {
    const Area& parent = list[*at.parent];
    out.add(Code::area_not_below_parent, parent_place(area),
            {excerpt(at.name), level_text(at.level), excerpt(parent.name), level_text(parent.level)});
    return;
  }
  const std::size_t num_levels = table_.schema_.levels.size();
  // What lies below an area that is too deep is too deep for the same reason.
  if (num_levels == 0 || at.level < num_levels || list[*at.parent].level >= num_levels) return;
  out.add(Code::area_too_deep, parent_place(area),
          {excerpt(at.name), std::to_string(at.level + 1), std::to_string(num_levels)});
}

/// A misspelled parent becomes a root of its own, and takes its children out of every judgement above them.
void TableAssembly::doubt_roots(Diagnostics& out) {
  const auto& list = table_.areas_.list;
  std::vector<bool> has_row(list.size());
  for (const AreaId area : table_.row_areas_) has_row[area] = true;
  const auto is_silent_root = [&](AreaId area) {
    return !list[area].parent && !has_row[area] && !list[area].children.empty();
  };
  std::vector<std::string> known;
  for (AreaId area = 0; area < list.size(); ++area) {
    if (!is_silent_root(area)) known.push_back(list[area].name);
  }
  bool others_report = false;
  for (AreaId area = 0; area < list.size(); ++area) {
    others_report = others_report || (!list[area].parent && has_row[area] && !list[area].children.empty());
  }
  for (AreaId area = 0; others_report && area < list.size(); ++area) {
    if (!is_silent_root(area)) continue;
    const std::string nearest = nearest_name(list[area].name, known);
    out.add(Code::parent_without_rows, parent_place(list[area].children.front()),
            {excerpt(list[area].name),
             nearest.empty() ? "correct the name, or add its row" : "did you mean '" + nearest + "'?"});
  }
}

void TableAssembly::finish_areas(Diagnostics& out) {
  auto& list = table_.areas_.list;
  enum class Visit : std::uint8_t { never, on_the_way, done };
  std::vector<Visit> visits(list.size(), Visit::never);
  std::vector<AreaId> way;  // upwards; each area is on one way only, so this is linear, however deep the forest
  bool has_cycle = false;
  for (AreaId start = 0; start < list.size(); ++start) {
    way.clear();
    std::optional<AreaId> at = start;
    while (at && visits[*at] == Visit::never) {
      visits[*at] = Visit::on_the_way;
      way.push_back(*at);
      at = list[*at].parent;
    }
    if (at && visits[*at] == Visit::on_the_way) {
      report_cycle(*at, out);
      has_cycle = true;
    }
    for (auto area = way.rbegin(); area != way.rend(); ++area) {
      const auto& parent = list[*area].parent;
      list[*area].level = claims_[*area].level.value_or(parent ? list[*parent].level + 1 : 0);
      visits[*area] = Visit::done;
    }
  }
  if (has_cycle) return;
  settle_homonyms(out);
  for (AreaId area = 0; area < list.size(); ++area) {
    if (list[area].parent) list[*list[area].parent].children.push_back(area);
    check_levels(area, out);
  }
  doubt_roots(out);
}

}  // namespace goalpost::detail
