/// Cells of one input, on their way from text to a column.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "goalpost/table/table.hpp"

namespace goalpost::detail {

class CsvFigures {
 public:
  CsvFigures(std::uint32_t input, std::uint32_t field_1based, const Schema& schema);

  [[nodiscard]] std::uint32_t input() const noexcept { return input_; }
  [[nodiscard]] std::uint32_t field_1based() const noexcept { return field_1based_; }
  void reserve(std::size_t num_rows);
  /// Adds the cell of a row behind those added so far. True when it holds something, be it suppressed. Cells that hold nothing need not be
  /// added: real tables are full of them, and each would touch memory of its own.
  bool add(std::string_view cell, std::size_t row, std::string_view file, std::uint32_t line, Diagnostics& out);
  /// Says once that a figure stands in a row where it is not read.
  void warn_ignored(std::string_view stratum, std::string_view hint, std::string_view file, std::uint32_t line,
                    Diagnostics& out);
  /// Brings all decimals to one scale; a figure that does not fit is an error at its line. A row for each of `lines`.
  void finish(std::string_view file, const std::vector<std::uint32_t>& lines, Diagnostics& out);
  /// Borrows from this object, which must stay where it is.
  [[nodiscard]] Column column() const;

 private:
  template <class Value>
  void keep(std::vector<Value>& values, std::size_t row, Value value);
  void keep(std::size_t row, const Decimal& decimal);
  [[nodiscard]] bool read_figure(std::string_view cell, std::size_t row, const TablePlace& place, Diagnostics& out);

  std::uint32_t input_;
  std::uint32_t field_1based_;
  std::string name_;
  ColumnType type_;
  /// Rows [begin, end) without a figure.
  struct Gap {
    std::size_t begin;
    std::size_t end;
  };
  // Until finish() each ends with the last row that has something to say in it.
  std::vector<std::int64_t> mantissas_;  ///< of decimals
  std::vector<std::int8_t> scales_;      ///< of decimals with a fraction as written
  std::vector<std::int32_t> days_;       ///< of dates
  std::vector<Gap> gaps_;                ///< between two figures
  std::vector<std::uint8_t> suppressed_;
  std::vector<std::uint8_t> validity_;  ///< made by finish()
  std::int8_t scale_ = 0;
  bool has_warned_ = false;
};

/// What to write instead of a cell that is not a number.
[[nodiscard]] std::string figure_hint(std::string_view cell);

}  // namespace goalpost::detail
