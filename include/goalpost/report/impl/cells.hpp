/// Text in columns of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace goalpost::detail::cells {

/// Cells a text takes on a terminal: combining marks none, wide characters two.
[[nodiscard]] std::size_t width(std::string_view text);
/// Without control characters: a name in a data file must not steer the terminal.
[[nodiscard]] std::string printable(std::string_view text);

enum class Colour { none, good, bad, doubtful, faint, strong };

struct TableRow {
  std::vector<std::string> texts;
  std::vector<Colour> colours;  ///< parallel to texts
};
/// Rows as aligned lines, two spaces between columns, none at a line's end. Columns of width 0 are left out.
[[nodiscard]] std::string aligned(const std::vector<TableRow>& rows, const std::vector<std::size_t>& widths,
                                  bool colour);
/// The width each column needs; grows `widths`.
void widen(std::vector<std::size_t>& widths, const TableRow& row);
[[nodiscard]] std::string coloured(std::string_view text, Colour colour, bool enabled);

}  // namespace goalpost::detail::cells
