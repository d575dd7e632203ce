// The forest of areas by itself: find() and below().
#include <doctest/doctest.h>

#include "goalpost/areas/areas.hpp"

namespace {

using goalpost::Area;
using goalpost::AreaId;
using goalpost::Areas;

/// province > two districts > communes; the second district has none, one commune lies in the province itself.
Areas small_province() {
  Areas areas;
  areas.list = {
      Area{"An Giang", std::nullopt, 0, {1, 2, 5}},
      Area{"Long Xuyên", 0, 1, {3, 4}},
      Area{"Châu Đốc", 0, 1, {}},
      Area{"Mỹ Bình", 1, 2, {}},
      Area{"Mỹ Long", 1, 2, {}},
      Area{"Cô Tô", 0, 2, {}},
  };
  return areas;
}

TEST_CASE("find() compares names after trimming and NFC, case-sensitively") {
  const Areas areas = small_province();
  CHECK(areas.find("Long Xuyên") == AreaId{1});
  CHECK(areas.find("Long Xuye\u0302n") == AreaId{1});  // decomposed: e + circumflex
  CHECK(areas.find("  Long Xuyên\u00A0") == AreaId{1});
  CHECK(areas.find("long xuyên") == std::nullopt);
  CHECK(areas.find("Long Xuyen") == std::nullopt);
  CHECK(areas.find("") == std::nullopt);
  CHECK(areas.find("\xFF") == std::nullopt);
}

TEST_CASE("below() gives the areas of a level in roster order, through levels that are skipped") {
  const Areas areas = small_province();
  CHECK(areas.below(0, 1) == std::vector<AreaId>{1, 2});
  CHECK(areas.below(0, 2) == std::vector<AreaId>{3, 4, 5});
  CHECK(areas.below(1, 2) == std::vector<AreaId>{3, 4});
  CHECK(areas.below(2, 2).empty());
  CHECK(areas.below(0, 3).empty());
}

TEST_CASE("below() is empty when the level is the area's own, above it, or the area unknown") {
  const Areas areas = small_province();
  CHECK(areas.below(0, 0).empty());
  CHECK(areas.below(1, 0).empty());
  CHECK(areas.below(1, 1).empty());
  CHECK(areas.below(77, 1).empty());
}

TEST_CASE("below() does not recurse: a chain of a hundred thousand areas") {
  Areas areas;
  constexpr std::uint32_t depth = 100'000;
  for (std::uint32_t i = 0; i < depth; ++i) {
    areas.list.push_back(Area{"a" + std::to_string(i), std::nullopt, i, {}});
    if (i > 0) areas.list[i].parent = i - 1;
    if (i > 0) areas.list[i - 1].children.push_back(i);
  }
  CHECK(areas.below(0, depth - 1) == std::vector<AreaId>{depth - 1});
}

}  // namespace
