/// What each column of a file is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "goalpost/io/impl/csv_records.hpp"
#include "goalpost/table/table.hpp"

namespace goalpost::detail::csv_header {

/// Field numbers from 1; 0 where the file has no such column.
struct Layout {
  KeyFields keys;
  bool has_levels = false;                   ///< at least one level column
  std::vector<std::uint32_t> inputs_1based;  ///< per input of the schema
  std::size_t num_fields = 0;
};

/// The names a header may use for keys: area, period, parent, levels, dimensions; in form NFC.
[[nodiscard]] std::vector<std::string> key_names(const Schema& schema);

/// Reads the header; nothing when a key column is missing or stands twice, so that rows make no sense. Other errors are
/// in `out` and reading may go on, to find more of them.
[[nodiscard]] std::optional<Layout> read(const CsvRecord& header, const Schema& schema, std::string_view file,
                                         Diagnostics& out);

}  // namespace goalpost::detail::csv_header
