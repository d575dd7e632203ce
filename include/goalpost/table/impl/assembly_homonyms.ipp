// Areas of one name: a commune 'Tân An' in each of two districts. With a column per level they are told apart by where they lie.
#pragma once

#include <algorithm>

#include "goalpost/table/impl/assembly.hpp"
#include "goalpost/text/names.hpp"

namespace goalpost::detail {

namespace assembly_homonyms {

inline bool lies_in(const Areas& areas, AreaId area, AreaId outer) {
  for (std::optional<AreaId> at = area; at; at = areas.list[*at].parent) {
    if (*at == outer) return true;
  }
  return false;
}

inline bool share_one(const std::set<Period>& some, const std::set<Period>& others) {
  return std::ranges::any_of(some, [&](const Period& period) { return others.contains(period); });
}

}  // namespace assembly_homonyms

AreaId TableAssembly::homonym_in(AreaId first, AreaId parent, const Spot& spot) {
  auto& list = table_.areas_.list;
  if (!list[first].parent || list[first].parent == parent) return first;
  const auto [at, is_new] = homonyms_.try_emplace({first, parent}, static_cast<AreaId>(list.size()));
  if (is_new) {
    list.push_back(Area{list[first].name, parent, 0, {}});
    Claims claims;
    claims.parent_line = spot.row.line_1based;
    claims.parent_field = spot.field;
    claims_.push_back(claims);
  }
  return at->second;
}

/// In which periods there are rows of each area, or of areas in it.
std::vector<std::set<Period>> TableAssembly::periods_of_areas() const {
  std::vector<std::set<Period>> periods(table_.areas_.list.size());
  for (RowIndex row = 0; row < table_.num_rows_; ++row) {
    std::optional<AreaId> at = table_.row_areas_[row];
    while (at && periods[*at].insert(table_.periods_[row]).second) at = table_.areas_.list[*at].parent;
  }
  return periods;
}

/// Two that stand side by side in one period are two. One that lies elsewhere in another period has moved, or a row has a slip; and so has
/// one that lies in a district here and in the district's province there.
void TableAssembly::settle_homonyms(Diagnostics& out) {
  if (homonyms_.empty()) return;
  auto& list = table_.areas_.list;
  const std::vector<std::set<Period>> periods = periods_of_areas();
  std::vector<bool> is_shared(list.size());  // the name of the area
  const std::pair<const std::pair<AreaId, AreaId>, AreaId>* told = nullptr;
  int num_told = 0;
  for (const auto& entry : homonyms_) {
    const auto& [first, parent] = entry.first;
    const AreaId other = entry.second;
    const AreaId first_parent = *list[first].parent;
    const bool one_in_the_other = assembly_homonyms::lies_in(table_.areas_, parent, first_parent) ||
                                  assembly_homonyms::lies_in(table_.areas_, first_parent, parent);
    if (one_in_the_other || !assembly_homonyms::share_one(periods[first], periods[other])) {
      out.add(Code::parents_differ, parent_place(other),
              {excerpt(list[first].name), excerpt(list[parent].name), excerpt(list[first_parent].name),
               std::to_string(claims_[first].parent_line)});
      continue;
    }
    is_shared[first] = is_shared[other] = true;
    ++num_told;
    if (told == nullptr || claims_[other].parent_line < claims_[told->second].parent_line) told = &entry;
  }
  // Wider areas first: what lies in one that is renamed is called after its new name.
  std::vector<AreaId> order;
  for (AreaId area = 0; area < list.size(); ++area) {
    if (is_shared[area]) order.push_back(area);
  }
  std::ranges::stable_sort(order, {}, [&](AreaId area) { return list[area].level; });
  for (const AreaId area : order) list[area].name += " (" + list[*list[area].parent].name + ")";
  if (told == nullptr) return;
  out.add(Code::areas_of_one_name, parent_place(told->second),
          {excerpt(list[told->first.first].name), excerpt(list[told->second].name), std::to_string(num_told)});
}

}  // namespace goalpost::detail
