/// What a ColumnEvaluator knows of its program on its table.
#pragma once

#include <vector>

#include "goalpost/evaluate/columns.hpp"

namespace goalpost::detail::columns {

struct Binding {
  const Program program;  ///< cheap to keep
  const Table& table;
  const ColumnOptions options;
  std::vector<Period> periods;  ///< that are judged, ascending
};

}  // namespace goalpost::detail::columns
