/// Data as it lies in memory: one row per area, period and stratum, one column per input. A table knows nothing of
/// targets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "goalpost/areas/areas.hpp"
#include "goalpost/text/diagnostic.hpp"
#include "goalpost/value/decimal.hpp"
#include "goalpost/value/period.hpp"

namespace goalpost {

namespace detail {
class KeyIndex;       // table/impl/key_index.hpp
class TableAssembly;  // table/impl/assembly.hpp
}  // namespace detail

/// Numbers are part of the ABI: append only.
enum class ColumnType : std::uint8_t {
  int64,
  float64,  ///< each stands for the shortest decimal that reads back as it; NaN and infinity are missing
  decimal,  ///< int64 mantissas, one scale for the column
  date,     ///< int32 days since 1970-01-01
  int8,
  int16,
  int32,
  uint8,
  uint16,
  uint32,
  uint64,   ///< beyond int64: unreadable
  float32,  ///< as float64, with the shortest decimal that reads back as the float
  decimal128,  ///< 16 bytes, two's complement in the machine's order; unreadable where no decimal of int64 digits equals it
};

/// Borrowed memory of one input's figures, a value per row of the table. Bitmaps have bit r%8 of byte r/8 for row r.
struct Column {
  std::string name;
  ColumnType type = ColumnType::int64;
  const void* values = nullptr;              ///< aligned for its type
  std::int8_t scale = 0;                     ///< of decimal columns: 0 to 18; of decimal128: -38 to 38
  const std::uint8_t* validity = nullptr;    ///< a cleared bit is missing; nullptr: none is
  const std::uint8_t* suppressed = nullptr;  ///< a set bit is suppressed, whatever validity says; nullptr: none is
};

/// One cell, read. A figure that is no decimal of 18 digits is unreadable; only a nameless table has such: others refuse them.
struct Cell {
  enum class State : std::uint8_t { absent_row, missing, suppressed, value, unreadable } state = State::absent_row;
  Decimal value;  ///< dates: days in mantissa
};

using RowIndex = std::uint32_t;

/// What the keys of a table mean; taken from a plan (schema_of in table/schema.hpp) or written by hand.
struct Schema {
  struct KeyDimension {
    std::string name;
    std::vector<std::string> values;
    friend bool operator==(const KeyDimension&, const KeyDimension&) = default;
  };
  struct InputColumn {
    std::string name;                       ///< of the input
    std::string column;                     ///< of the data column
    ColumnType type = ColumnType::decimal;  ///< how a text file is to be read: decimal or date
    std::uint32_t dimensions = 0;           ///< bit d: broken down by dimension d
    friend bool operator==(const InputColumn&, const InputColumn&) = default;
  };
  std::vector<std::string> levels;  ///< names of the area levels, widest first; empty when the plan declares none
  std::vector<KeyDimension> dimensions;
  std::vector<InputColumn> inputs;
  friend bool operator==(const Schema&, const Schema&) = default;
};

/// Immutable; safe to share between threads.
class Table {
 public:
  [[nodiscard]] std::size_t num_rows() const noexcept { return num_rows_; }
  /// Rows without names: each is an area of its own at the widest level, numbered as the row, and areas() is empty.
  [[nodiscard]] bool is_nameless() const noexcept { return is_nameless_; }
  [[nodiscard]] const Areas& areas() const noexcept { return areas_; }
  /// An area of the roster, or what stands for every area of a nameless table.
  [[nodiscard]] const Area& area_at(AreaId area) const;
  [[nodiscard]] const Schema& schema() const noexcept { return schema_; }
  /// Distinct periods, ascending.
  [[nodiscard]] const std::vector<Period>& distinct_periods() const noexcept { return distinct_periods_; }
  /// The row of a key, in constant time and without allocating. `stratum[d]` is 0 for an empty cell, else 1 + the index
  /// of the value in dimension d; one per dimension.
  [[nodiscard]] std::optional<RowIndex> find(AreaId area, Period period, std::span<const std::uint16_t> stratum) const;
  /// A figure of input `input` (index in schema().inputs); absent_row when the key has no row, missing when the input
  /// has no column.
  [[nodiscard]] Cell cell(std::uint32_t input, AreaId area, Period period,
                          std::span<const std::uint16_t> stratum) const;
  [[nodiscard]] Cell cell(std::uint32_t input, RowIndex row) const;
  /// Rows in file order.
  [[nodiscard]] AreaId area(RowIndex row) const { return is_nameless_ ? row : row_areas_[row]; }
  [[nodiscard]] Period period(RowIndex row) const { return is_nameless_ ? distinct_periods_.back() : periods_[row]; }
  [[nodiscard]] std::span<const std::uint16_t> stratum(RowIndex row) const;
  [[nodiscard]] bool has_column(std::uint32_t input) const { return columns_[input].has_value(); }
  /// The figures of an input as they lie in memory; nullptr when there are none.
  [[nodiscard]] const Column* column(std::uint32_t input) const;
  /// Those that a nameless table has of another period.
  [[nodiscard]] const Column* column_in(Period period, std::uint32_t input) const;
  /// Where a cell stands in its file, for messages; file "" when it came from memory. The line is the first one of the
  /// row; of rows that came as columns their number, from 1.
  [[nodiscard]] TablePlace place(RowIndex row, std::uint32_t input) const;

 private:
  friend class detail::TableAssembly;
  struct ColumnInPeriod {
    Period period;
    std::uint32_t input = 0;
    Column column;
  };

  std::size_t num_rows_ = 0;
  bool is_nameless_ = false;
  Areas areas_;
  Schema schema_;
  std::vector<Period> distinct_periods_;
  std::vector<AreaId> row_areas_;
  std::vector<Period> periods_;
  std::vector<std::uint16_t> strata_;           ///< num_rows × num_dimensions
  std::vector<std::optional<Column>> columns_;  ///< per input of the schema
  std::vector<ColumnInPeriod> other_periods_;   ///< of a nameless table
  std::shared_ptr<const detail::KeyIndex> index_;
  std::string file_;
  std::vector<std::uint32_t> row_lines_;      ///< of the first rows, maybe none: the line of others is their number
  std::vector<std::uint32_t> column_fields_;  ///< per input: number of the field in the file
  std::vector<std::shared_ptr<const void>> storage_;  ///< keeps owned columns alive
};

/// Where the keys stand in their file, so that messages can point at the cell; 0 where there is no such column.
struct KeyFields {
  std::uint32_t area_1based = 0;
  std::uint32_t parent_1based = 0;
  std::uint32_t period_1based = 0;
  std::vector<std::uint32_t> levels_1based;  ///< per level of the schema
  std::vector<std::uint32_t> strata_1based;  ///< per dimension
};

/// The keys of many rows at once, as numbers: for those who have columns. Views, read during the call only.
struct KeyColumns {
  static constexpr AreaId no_area = 0xFFFF'FFFFU;
  std::size_t num_rows = 0;
  std::span<const std::string_view> names;  ///< of areas; empty: `areas` are numbers that add_row() gave
  std::span<const std::uint32_t>
      parents;  ///< per name: where the area lies in, an index of `names` or no_area; empty: nowhere
  std::span<const std::uint32_t> areas;  ///< per row: index of `names`
  std::span<const Period> periods;       ///< per row
  std::span<const std::uint16_t>
      strata;  ///< num_rows × num_dimensions: 0 for none, else 1 + the index of the value; empty: none is filled
};

/// Puts a table together from keys as text and columns as memory; checks them. Not thread-safe.
class TableBuilder {
 public:
  explicit TableBuilder(Schema schema);
  TableBuilder(TableBuilder&&) noexcept;
  TableBuilder& operator=(TableBuilder&&) noexcept;
  ~TableBuilder();

  void reserve(std::size_t num_rows);
  /// The file that rows come from unless their `place` names one, and its key columns. For messages.
  void set_file(std::string name, KeyFields fields);

  /// Reserve, then add rows one by one. `parent` empty: none stated. `strata`: a text per dimension, empty for none.
  /// White space around names and their Unicode form do not matter. A period or stratum that does not parse, an area
  /// with two parents: an error in `out` at `place`; such a row is left out. What needs all rows (duplicate keys, an
  /// area inside itself or deeper than the schema's levels) build() reports. Returns the number of the row's area, for
  /// add_rows(), unless the row was left out.
  std::optional<AreaId> add_row(std::string_view area, std::string_view parent, std::string_view period,
                                std::span<const std::string_view> strata, const TablePlace& place, Diagnostics& out);
  /// The same with a text per level of the schema, widest first, empty where the row has none, instead of a parent. The
  /// area is the deepest of them, or lies in it when `area` names another one. Its level is that of its cell; cells
  /// between may be empty.
  std::optional<AreaId> add_row_in_levels(std::string_view area, std::span<const std::string_view> levels,
                                          std::string_view period, std::span<const std::string_view> strata,
                                          const TablePlace& place, Diagnostics& out);
  /// Adds many rows. Throws std::invalid_argument when lengths differ or a number names nothing: a broken call. Names
  /// that are no names, and parents that differ from earlier ones: errors in `out`, and none of the rows is added.
  void add_rows(const KeyColumns& keys, Diagnostics& out);
  /// The table is to have `num_rows` rows without names, each an area of its own, all of one period: for columns that are
  /// judged as they lie (ColumnEvaluator); costs nothing per row. No other rows may be added then: std::invalid_argument.
  void add_nameless_rows(std::size_t num_rows, Period period);
  /// Gives input number `input` its figures, one per added row; borrowed unless `storage` keeps them alive.
  /// Throws std::out_of_range when the schema has no such input.
  void set_column(std::uint32_t input, Column column, std::uint32_t field_1based = 0);
  /// The figures that nameless rows had in another period, such as last year's: what `prior(x)` or a base reads.
  void set_column_in(Period period, std::uint32_t input, Column column);
  void keep_alive(std::shared_ptr<const void> storage);
  /// The table, unless `out` has an error, be it of this table or not. The builder is as new afterwards.
  [[nodiscard]] std::optional<Table> build(Diagnostics& out);

 private:
  std::unique_ptr<detail::TableAssembly> assembly_;
};

}  // namespace goalpost
