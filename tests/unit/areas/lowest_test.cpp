// The lowest areas of a forest, numbered.
#include <doctest/doctest.h>

#include "goalpost/areas/impl/lowest.hpp"

using goalpost::Area;
using goalpost::AreaId;
using goalpost::Areas;
using goalpost::detail::areas::Lowest;

TEST_CASE("the lowest areas below an area stand side by side, and inner areas behind those below them") {
  Areas areas;
  areas.list = {
      Area{"P", std::nullopt, 0, {1, 2, 5}},
      Area{"D1", 0, 1, {3, 4}},
      Area{"D2", 0, 1, {}},
      Area{"C1", 1, 2, {}},
      Area{"C2", 1, 2, {}},
      Area{"C3", 0, 2, {}},
      Area{"Q", std::nullopt, 0, {}},
  };
  const Lowest lowest(areas);
  CHECK(lowest.inner == std::vector<AreaId>{1, 0});
  CHECK(lowest.below[0].size() == 4);
  CHECK(lowest.below[1].size() == 2);
  CHECK(lowest.below[6].size() == 1);
  for (const AreaId inside : std::vector<AreaId>{1, 2, 3, 4, 5}) {
    CHECK(lowest.below[0].begin <= lowest.below[inside].begin);
    CHECK(lowest.below[inside].end <= lowest.below[0].end);
  }
  CHECK(lowest.below[3].begin >= lowest.below[1].begin);
  CHECK(lowest.below[4].end <= lowest.below[1].end);
  CHECK(lowest.below[3].begin != lowest.below[4].begin);
}

TEST_CASE("a chain of a hundred thousand areas needs no deep stack") {
  Areas areas;
  for (AreaId n = 0; n < 100'000; ++n) {
    areas.list.push_back(Area{"", n == 0 ? std::nullopt : std::optional<AreaId>(n - 1), n, {}});
    if (n > 0) areas.list[n - 1].children.push_back(n);
  }
  const Lowest lowest(areas);
  CHECK(lowest.inner.size() == 99'999);
  CHECK(lowest.inner.back() == 0);
  CHECK(lowest.below[0].size() == 1);
}

TEST_CASE("no areas") {
  const Lowest lowest{Areas{}};
  CHECK(lowest.inner.empty());
}
