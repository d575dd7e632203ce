/// Tables from CSV files (RFC 4180, UTF-8 with or without a byte order mark, LF or CRLF). Part of goalpost::csv, which
/// needs libcsv.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "goalpost/table/table.hpp"
#include "goalpost/text/diagnostic.hpp"

namespace goalpost {

/// Reads a table. The first record is the header: `area`, `period`, a column per dimension of the schema (needed when an
/// input has dimensions), optionally `parent` or one column per area level (then `area` may be absent), and the inputs'
/// columns. A header beginning with `#` is skipped with its column. An empty cell is missing, `*` is suppressed; lines
/// that are blank or nothing but commas are skipped. Everything wrong is in `out` with line and field; then there is no
/// table. An error that `out` holds already gives no table either. Time and memory are linear in `text`. Thread-safe.
[[nodiscard]] std::optional<Table> read_csv(std::string_view text, std::string_view file_name, const Schema& schema,
                                            Diagnostics& out);

}  // namespace goalpost
