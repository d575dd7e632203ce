// Numbering the lowest areas of a forest.
#pragma once

#include <algorithm>
#include <utility>

#include "goalpost/areas/impl/lowest.hpp"

namespace goalpost::detail::areas {

Lowest::Lowest(const Areas& areas) : below(areas.list.size()) {
  std::uint32_t next = 0;
  std::vector<std::pair<AreaId, std::size_t>> way;  // an area and which of its children comes next
  for (AreaId root = 0; root < areas.list.size(); ++root) {
    if (areas.list[root].parent) continue;
    way.emplace_back(root, 0);
    below[root].begin = next;
    while (!way.empty()) {
      const AreaId area = way.back().first;
      const std::vector<AreaId>& children = areas.list[area].children;
      if (way.back().second < children.size()) {
        const AreaId child = children[way.back().second++];
        below[child].begin = next;
        way.emplace_back(child, 0);
        continue;
      }
      if (children.empty()) {
        ++next;
      } else {
        inner.push_back(area);
      }
      below[area].end = next;
      way.pop_back();
    }
  }
}

}  // namespace goalpost::detail::areas
