/// Reading CSV in a test: a text in, a table or findings out.
#pragma once

#include "goalpost/io/csv.hpp"
#include "unit/table/tables.hpp"

namespace goalpost::test {

struct Read {
  std::optional<Table> table;
  Diagnostics out;
};

inline Read read(std::string_view text, Schema schema = small_schema()) {
  Read result;
  result.table = read_csv(text, "data.csv", std::move(schema), result.out);
  return result;
}

/// One input `births` without dimensions; no levels.
inline Schema plain_schema() {
  Schema schema;
  schema.inputs = {{"births", "births", ColumnType::decimal, 0}};
  return schema;
}

/// The cells of `births`, read with plain_schema().
inline Texts births(std::string_view text) {
  const Read result = read(text, plain_schema());
  if (!result.table) return texts(result.out);
  Texts cells;
  for (RowIndex row = 0; row < result.table->num_rows(); ++row) cells.push_back(text_of(result.table->cell(0, row)));
  return cells;
}

}  // namespace goalpost::test
