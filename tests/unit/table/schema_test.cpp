// A plan's side of its data.
#include <doctest/doctest.h>

#include "goalpost/table/schema.hpp"

namespace {

using namespace goalpost;

TEST_CASE("schema_of() takes levels, dimensions and inputs in the plan's order") {
  Plan plan;
  plan.levels = {{"province", "provinces"}, {"district", "districts"}};
  plan.dimensions = {{"residence", {"rural", "urban"}}};
  PlanInput births;
  births.name = "births";
  births.column = "Live births (total)";
  births.unit.kind = Kind::count;
  births.dimensions = 1;
  PlanInput sent;
  sent.name = sent.column = "sent";
  sent.unit.kind = Kind::date;
  plan.inputs = {births, sent};
  const Schema schema = schema_of(plan);
  CHECK(schema.levels == std::vector<std::string>{"province", "district"});
  REQUIRE(schema.dimensions.size() == 1);
  CHECK(schema.dimensions[0].name == "residence");
  CHECK(schema.dimensions[0].values == std::vector<std::string>{"rural", "urban"});
  REQUIRE(schema.inputs.size() == 2);
  CHECK(schema.inputs[0].name == "births");
  CHECK(schema.inputs[0].column == "Live births (total)");
  CHECK(schema.inputs[0].type == ColumnType::decimal);
  CHECK(schema.inputs[0].dimensions == 1);
  CHECK(schema.inputs[1].type == ColumnType::date);
}

}  // namespace
