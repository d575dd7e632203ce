/// The lowest areas of a forest, numbered so that those below any area stand side by side.
#pragma once

#include <cstdint>
#include <vector>

#include "goalpost/areas/areas.hpp"

namespace goalpost::detail::areas {

/// A run of lowest areas: [begin, end).
struct LowestRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] std::uint32_t size() const noexcept { return end - begin; }
};

/// Made once per forest; needs no stack however deep it is.
struct Lowest {
  explicit Lowest(const Areas& areas);
  std::vector<LowestRange> below;  ///< per area: the lowest areas below it, or itself when it has no children
  std::vector<AreaId> inner;       ///< areas with children, each behind those below it
};

}  // namespace goalpost::detail::areas
