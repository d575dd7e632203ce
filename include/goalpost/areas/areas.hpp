/// Who should report: the areas of a table and how they lie inside one another.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace goalpost {

using AreaId = std::uint32_t;

struct Area {
  std::string name;
  std::optional<AreaId> parent;
  std::uint32_t level = 0;  ///< depth under its root: 0 is the widest
  std::vector<AreaId> children;
};

/// The roster, in order of first appearance; of areas first named in one row the wider comes first. A forest: no area
/// lies in itself. Immutable once in a Table.
struct Areas {
  std::vector<Area> list;
  /// White space around `name` and its Unicode form do not matter. Looks at every area: keep the answer.
  [[nodiscard]] std::optional<AreaId> find(std::string_view name) const;
  /// The areas of `level` below `area`, in roster order; empty when `level` is not below it.
  [[nodiscard]] std::vector<AreaId> below(AreaId area, std::uint32_t level) const;
};

}  // namespace goalpost
