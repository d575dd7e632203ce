/// What a TableBuilder has gathered so far.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "goalpost/table/impl/name_numbers.hpp"
#include "goalpost/table/table.hpp"

namespace goalpost::detail {

class TableAssembly {
 public:
  explicit TableAssembly(Schema schema);

  [[nodiscard]] const Schema& schema() const noexcept { return table_.schema_; }
  void reserve(std::size_t num_rows);
  void set_file(std::string name, KeyFields fields);
  std::optional<AreaId> add_row(std::string_view area, std::string_view parent, std::string_view period,
                                std::span<const std::string_view> strata, const TablePlace& place, Diagnostics& out);
  std::optional<AreaId> add_row_in_levels(std::string_view area, std::span<const std::string_view> levels,
                                          std::string_view period, std::span<const std::string_view> strata,
                                          const TablePlace& place, Diagnostics& out);
  void add_rows(const KeyColumns& keys, Diagnostics& out);
  void add_nameless_rows(std::size_t num_rows, Period period);
  void set_column(std::uint32_t input, Column column, std::uint32_t field_1based);
  void set_column_in(Period period, std::uint32_t input, Column column);
  void keep_alive(std::shared_ptr<const void> storage);
  [[nodiscard]] std::optional<Table> build(Diagnostics& out);

 private:
  /// What rows have said about an area, and the first line that said so.
  struct Claims {
    std::uint32_t parent_line = 0;
    std::uint32_t parent_field = 0;
    std::optional<std::uint32_t> level;
    std::uint32_t level_line = 0;
    bool is_reported = false;  ///< an error about it is out, more of them would say the same
  };

  /// A cell of the row at hand. Only an error makes a TablePlace of it: that copies the file's name.
  struct Spot {
    const TablePlace& row;
    std::uint32_t field;
  };

  // assembly_rows.ipp: one row
  [[nodiscard]] TablePlace place_of(const Spot& spot) const;
  [[nodiscard]] std::optional<AreaId> area_number(std::string_view spelling, std::string_view column, const Spot& spot,
                                                  Diagnostics& out);
  void claim_parent(AreaId child, AreaId parent, const Spot& spot, Diagnostics& out);
  /// The area of this name that lies in `parent`: `first`, the first one of the name, or another one beside it. Whether that is so, or a slip
  /// of one of the rows, settle_homonyms() decides.
  [[nodiscard]] AreaId homonym_in(AreaId first, AreaId parent, const Spot& spot);
  void claim_level(AreaId area, std::uint32_t level, const Spot& spot, Diagnostics& out);
  [[nodiscard]] std::uint32_t area_field() const noexcept;
  void report_empty(const Spot& spot, std::string_view column, Diagnostics& out) const;
  void read_strata(std::span<const std::string_view> strata, const TablePlace& place, Diagnostics& out);
  /// Adds the row and returns its area, unless it has brought errors since `out` had `num_errors`.
  std::optional<AreaId> add_keys(std::optional<AreaId> area, std::string_view period,
                                 std::span<const std::string_view> strata, const TablePlace& place,
                                 std::size_t num_errors, Diagnostics& out);

  // assembly_columns.ipp: many rows
  void require_no_nameless_rows() const;
  [[nodiscard]] std::vector<AreaId> area_numbers(const KeyColumns& keys, Diagnostics& out);

  // assembly_homonyms.ipp: areas of one name
  void settle_homonyms(Diagnostics& out);
  [[nodiscard]] std::vector<std::set<Period>> periods_of_areas() const;

  // assembly_areas.ipp: the forest, when all rows are there
  void finish_areas(Diagnostics& out);
  void report_cycle(AreaId first, Diagnostics& out);
  void check_levels(AreaId area, Diagnostics& out);
  void doubt_roots(Diagnostics& out);
  [[nodiscard]] std::string level_text(std::uint32_t level) const;
  [[nodiscard]] TablePlace parent_place(AreaId area) const;

  // assembly.ipp: keys and columns
  void finish_keys(Diagnostics& out);
  void check_column(std::uint32_t input, const Column& column, Diagnostics& out) const;
  void check_readable(std::uint32_t input, const Column& column, Diagnostics& out) const;
  [[nodiscard]] std::string key_text(RowIndex row) const;

  Table table_;
  KeyFields fields_;
  NameNumbers area_numbers_;
  std::vector<Claims> claims_;  ///< per area
  std::map<std::pair<AreaId, AreaId>, AreaId>
      homonyms_;                              ///< of the first area of a name, and where another one lies: that one
  std::vector<NameNumbers> stratum_numbers_;  ///< per dimension
  std::vector<std::uint16_t> stratum_;        ///< of the row at hand
  bool left_out_rows_ = false;                ///< then rows and columns do not go together
};

}  // namespace goalpost::detail
