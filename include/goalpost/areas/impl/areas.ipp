// The forest of areas: look-ups, and the levels that follow from the parents.
#pragma once

#include <algorithm>

#include "goalpost/areas/areas.hpp"
#include "goalpost/text/names.hpp"

namespace goalpost {

std::optional<AreaId> Areas::find(std::string_view name) const {
  const std::optional<std::string> wanted = comparable_name(name);
  if (!wanted) return std::nullopt;
  const auto at = std::find_if(list.begin(), list.end(), [&](const Area& area) { return area.name == *wanted; });
  if (at == list.end()) return std::nullopt;
  return static_cast<AreaId>(at - list.begin());
}

std::vector<AreaId> Areas::below(AreaId area, std::uint32_t level) const {
  std::vector<AreaId> found;
  if (area >= list.size()) return found;
  // Levels grow on the way down, so nothing under an area of `level` or deeper can be of it. No recursion: without
  // named levels a hierarchy may be as deep as the table is long.
  std::vector<AreaId> open{area};
  while (!open.empty()) {
    const Area& at = list[open.back()];
    open.pop_back();
    if (at.level >= level) continue;
    for (const AreaId child : at.children) {
      if (list[child].level == level) {
        found.push_back(child);
      } else {
        open.push_back(child);
      }
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace goalpost
