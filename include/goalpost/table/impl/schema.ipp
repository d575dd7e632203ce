// A plan's side of its data.
#pragma once

#include "goalpost/table/schema.hpp"

namespace goalpost {

Schema schema_of(const Plan& plan) {
  Schema schema;
  for (const AreaLevelName& level : plan.levels) schema.levels.push_back(level.singular);
  for (const Dimension& dimension : plan.dimensions) schema.dimensions.push_back({dimension.name, dimension.values});
  for (const PlanInput& input : plan.inputs) {
    const ColumnType type = input.unit.kind == Kind::date ? ColumnType::date : ColumnType::decimal;
    schema.inputs.push_back({input.name, input.column, type, input.dimensions});
  }
  return schema;
}

}  // namespace goalpost
