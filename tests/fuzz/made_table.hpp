/// Figures made out of a fuzzer's bytes, and tables of any part of them in any order.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <deque>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "bytes.hpp"
#include "goalpost/table/schema.hpp"
#include "goalpost/table/table.hpp"
#include "made_plan.hpp"

namespace fuzz {

struct MadeCell {
  enum class State : std::uint8_t { value, missing, suppressed } state = State::value;
  std::int64_t number = 0;  ///< times ten to the power of minus its column's scale
};

struct MadeRow {
  std::uint32_t area = 0;
  goalpost::Period period;
  std::vector<std::uint16_t> stratum;
  std::array<MadeCell, num_inputs> cells;
};

struct MadeColumn {
  goalpost::ColumnType type = goalpost::ColumnType::int64;
  int scale = 0;
  bool is_there = true;
};

/// All that there is to know, so that tables of it can be made in many ways.
struct MadeData {
  std::vector<std::string> areas;
  std::vector<std::uint32_t> parents;  ///< KeyColumns::no_area for none
  std::vector<MadeRow> rows;
  std::array<MadeColumn, num_inputs> columns;
  bool has_parts = false;  ///< periods shorter than a year

  [[nodiscard]] bool is_flat() const {
    return std::ranges::all_of(parents, [](auto parent) { return parent == goalpost::KeyColumns::no_area; });
  }
};

class DataMaker {
 public:
  DataMaker(Bytes& bytes, const MadePlan& plan, std::size_t num_dimensions)
      : bytes_(bytes), plan_(plan), num_dimensions_(num_dimensions) {}

  MadeData make() {
    make_areas();
    make_columns();
    size_ = bytes_.below(5);
    holes_ = bytes_.one_of(std::array<std::uint32_t, 4>{0, 1, 3, 10});
    random_.seed(bytes_.whole(2));
    make_rows();
    // What is left of the bytes changes figures one by one.
    while (!bytes_.is_empty() && !out_.rows.empty()) {
      MadeRow& row =
          out_.rows[bytes_.below(static_cast<std::uint32_t>(std::min<std::size_t>(out_.rows.size(), 60'000)))];
      MadeCell& cell = row.cells[bytes_.below(num_inputs)];
      const std::uint32_t kind = bytes_.below(16);
      cell.state = kind == 0   ? MadeCell::State::missing
                   : kind == 1 ? MadeCell::State::suppressed
                               : MadeCell::State::value;
      if (kind >= 2) cell.number = odd_number(kind);
    }
    return std::move(out_);
  }

 private:
  std::uint64_t chance(std::uint64_t end) { return random_() % end; }

  void make_areas() {
    const std::uint32_t num = 1 + bytes_.below(8);
    std::vector<std::uint32_t> depth;
    for (std::uint32_t i = 0; i < num; ++i) {
      out_.areas.push_back("A" + std::to_string(i));
      const std::uint32_t parent = plan_.num_levels < 2 || i == 0 ? 0 : bytes_.below(i + 1);
      const bool has_parent = parent > 0 && depth[parent - 1] + 1 < plan_.num_levels;
      out_.parents.push_back(has_parent ? parent - 1 : goalpost::KeyColumns::no_area);
      depth.push_back(has_parent ? depth[parent - 1] + 1 : 0);
    }
  }

  void make_columns() {
    for (std::uint32_t input = 0; input < num_inputs; ++input) {
      MadeColumn& column = out_.columns[input];
      if (bytes_.one_in(24)) column.is_there = false;
      if (input == t) {
        column.type = goalpost::ColumnType::date;
        continue;
      }
      using enum goalpost::ColumnType;
      constexpr std::array types{int64, float64, decimal, int64,  float64, decimal, int8,      int16,
                                 int32, uint8,   uint16,  uint32, uint64,  float32, decimal128};
      column.type = bytes_.one_of(types);
      const bool may_have_places =
          column.type == float64 || column.type == decimal || column.type == float32 || column.type == decimal128;
      if (may_have_places)
        column.scale = static_cast<int>(bytes_.one_of(std::array<std::uint32_t, 6>{0, 0, 0, 1, 2, 6}));
    }
  }

  void make_rows() {
    const int first_year = 2021 + static_cast<int>(bytes_.below(4));
    const std::uint32_t mode = bytes_.below(8);  // 0 to 3: years
    const int num_years = 1 + static_cast<int>(bytes_.below(mode < 4 ? 5 : 2));
    const std::uint32_t strata = plan_.has_strata ? bytes_.below(3) : 0;
    std::vector<goalpost::Period> periods;
    using goalpost::PeriodLength;
    for (int year = first_year; year < first_year + num_years; ++year) {
      const auto add = [&](PeriodLength length) {
        for (std::uint8_t part = 1; part <= static_cast<std::uint8_t>(length); ++part)
          periods.push_back({static_cast<std::int16_t>(year), length, part});
        out_.has_parts = out_.has_parts || length != PeriodLength::year;
      };
      if (mode < 4 || mode == 7) add(PeriodLength::year);
      if (mode == 4) add(PeriodLength::half);
      if (mode == 5 || (mode == 7 && chance(2) == 0)) add(PeriodLength::quarter);
      if (mode == 6) add(PeriodLength::month);
    }
    for (std::uint32_t area = 0; area < out_.areas.size(); ++area) {
      for (const goalpost::Period period : periods) {
        for (std::uint32_t place = strata == 1 ? 1 : 0; place < (strata == 0 ? 1U : 3U); ++place) {
          if (chance(12) < holes_ / 3) continue;
          MadeRow& row = out_.rows.emplace_back();
          row.area = area;
          row.period = period;
          row.stratum.assign(num_dimensions_, 0);
          if (num_dimensions_ > 0) row.stratum[0] = static_cast<std::uint16_t>(place);
          for (std::uint32_t input = 0; input < num_inputs; ++input) row.cells[input] = usual_cell(input);
        }
      }
    }
  }

  MadeCell usual_cell(std::uint32_t input) {
    if (chance(20) < holes_) return {chance(4) == 0 ? MadeCell::State::suppressed : MadeCell::State::missing, 0};
    if (input == t) return {MadeCell::State::value, static_cast<std::int64_t>(20'200 + chance(50))};
    switch (size_) {
      case 0: return {MadeCell::State::value, static_cast<std::int64_t>(chance(8))};
      case 1: return {MadeCell::State::value, static_cast<std::int64_t>(chance(100))};
      case 2: return {MadeCell::State::value, static_cast<std::int64_t>(chance(100'000))};
      case 3: return {MadeCell::State::value, static_cast<std::int64_t>(chance(std::uint64_t{1} << 62))};
      default: return {MadeCell::State::value, odd_number(static_cast<std::uint32_t>(chance(16)))};
    }
  }

  std::int64_t odd_number(std::uint32_t kind) {
    constexpr std::array<std::int64_t, 10> odd{0,
                                               -1,
                                               1,
                                               std::int64_t{1} << 53,
                                               (std::int64_t{1} << 53) + 1,
                                               999'999'999'999'999'999,
                                               std::numeric_limits<std::int64_t>::max(),
                                               std::numeric_limits<std::int64_t>::min(),
                                               std::int64_t{1} << 62,
                                               -(std::int64_t{1} << 53)};
    if (kind < 10) return bytes_.is_empty() ? static_cast<std::int64_t>(chance(12)) : bytes_.byte();
    if (kind < 12) return static_cast<std::int64_t>(bytes_.whole(2));
    if (kind == 12) return static_cast<std::int64_t>(bytes_.whole(8));
    return bytes_.one_of(odd);
  }

  Bytes& bytes_;
  const MadePlan& plan_;
  std::size_t num_dimensions_;
  MadeData out_;
  std::minstd_rand random_;
  std::uint32_t size_ = 0;
  std::uint32_t holes_ = 0;
};

/// A table with the memory that it borrows.
struct MadeTable {
  std::deque<std::vector<unsigned char>> memory;
  std::optional<goalpost::Table> table;
};

template <class Number>
void put(std::vector<unsigned char>& memory, std::size_t row, Number number) {
  std::memcpy(memory.data() + row * sizeof number, &number, sizeof number);
}

/// A figure as its column's type has it; what does not fit becomes another figure, always the same one.
inline void put_figure(std::vector<unsigned char>& memory, std::size_t row, const MadeColumn& column,
                       std::int64_t number) {
  using goalpost::ColumnType;
  const double as_double = static_cast<double>(number) / std::pow(10.0, column.scale);
  switch (column.type) {
    case ColumnType::int8: return put(memory, row, static_cast<std::int8_t>(number));
    case ColumnType::int16: return put(memory, row, static_cast<std::int16_t>(number));
    case ColumnType::int32:
    case ColumnType::date: return put(memory, row, static_cast<std::int32_t>(number));
    case ColumnType::uint8: return put(memory, row, static_cast<std::uint8_t>(number));
    case ColumnType::uint16: return put(memory, row, static_cast<std::uint16_t>(number));
    case ColumnType::uint32: return put(memory, row, static_cast<std::uint32_t>(number));
    case ColumnType::float32: return put(memory, row, static_cast<float>(as_double));
    case ColumnType::float64:
      if (number == std::numeric_limits<std::int64_t>::max())
        return put(memory, row, std::numeric_limits<double>::quiet_NaN());
      if (number == std::numeric_limits<std::int64_t>::min())
        return put(memory, row, -std::numeric_limits<double>::infinity());
      return put(memory, row, as_double);
    case ColumnType::decimal128: {
      const std::array<std::int64_t, 2> wide{number, number < 0 ? -1 : 0};
      return put(memory, row, wide);
    }
    default: return put(memory, row, number);
  }
}

inline std::size_t width(goalpost::ColumnType type) {
  using goalpost::ColumnType;
  switch (type) {
    case ColumnType::int8:
    case ColumnType::uint8: return 1;
    case ColumnType::int16:
    case ColumnType::uint16: return 2;
    case ColumnType::int32:
    case ColumnType::uint32:
    case ColumnType::date:
    case ColumnType::float32: return 4;
    case ColumnType::decimal128: return 16;
    default: return 8;
  }
}

/// Whether the figure is one for the library: floats that are none are missing.
inline bool is_figure(const MadeColumn& column, const MadeCell& cell) {
  if (!column.is_there || cell.state != MadeCell::State::value) return false;
  const bool is_odd = cell.number == std::numeric_limits<std::int64_t>::max() ||
                      cell.number == std::numeric_limits<std::int64_t>::min();
  return column.type != goalpost::ColumnType::float64 || !is_odd;
}

/// The rows of these numbers, in their order; no table when the library refuses a figure.
inline MadeTable table_of(const MadeData& data, const goalpost::Schema& schema, const std::vector<std::size_t>& rows,
                          const std::vector<bool>& has_area) {
  MadeTable out;
  goalpost::Diagnostics found;
  goalpost::TableBuilder builder(schema);
  std::vector<std::string_view> names;
  std::vector<std::uint32_t> number(data.areas.size(), goalpost::KeyColumns::no_area);
  std::vector<std::uint32_t> parents;
  for (std::size_t area = 0; area < data.areas.size(); ++area) {
    if (!has_area[area]) continue;
    number[area] = static_cast<std::uint32_t>(names.size());
    names.push_back(data.areas[area]);
    const std::uint32_t parent = data.parents[area];
    parents.push_back(parent == goalpost::KeyColumns::no_area ? parent : number[parent]);
  }
  std::vector<std::uint32_t> areas;
  std::vector<goalpost::Period> periods;
  std::vector<std::uint16_t> strata;
  for (const std::size_t row : rows) {
    areas.push_back(number[data.rows[row].area]);
    periods.push_back(data.rows[row].period);
    strata.insert(strata.end(), data.rows[row].stratum.begin(), data.rows[row].stratum.end());
  }
  builder.add_rows({rows.size(), names, parents, areas, periods, strata}, found);
  for (std::uint32_t input = 0; input < num_inputs; ++input) {
    const MadeColumn& made = data.columns[input];
    if (!made.is_there) continue;
    // Its length is that of the column, so that a byte too far is seen.
    auto& values = out.memory.emplace_back(rows.size() * width(made.type));
    auto& validity = out.memory.emplace_back((rows.size() + 7) / 8);
    auto& suppressed = out.memory.emplace_back((rows.size() + 7) / 8);
    bool any_suppressed = false;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const MadeCell& cell = data.rows[rows[row]].cells[input];
      const auto bit = static_cast<unsigned char>(1U << row % 8);
      if (cell.state == MadeCell::State::value) validity[row / 8] = static_cast<unsigned char>(validity[row / 8] | bit);
      if (cell.state == MadeCell::State::suppressed) {
        suppressed[row / 8] = static_cast<unsigned char>(suppressed[row / 8] | bit);
        any_suppressed = true;
      }
      put_figure(values, row, made, cell.number);
    }
    goalpost::Column column;
    column.name = schema.inputs[input].column;
    column.type = made.type;
    column.scale = static_cast<std::int8_t>(
        made.type == goalpost::ColumnType::decimal || made.type == goalpost::ColumnType::decimal128 ? made.scale : 0);
    column.values = values.data();
    column.validity = validity.data();
    column.suppressed = any_suppressed ? suppressed.data() : nullptr;
    builder.set_column(input, column);
  }
  out.table = builder.build(found);
  return out;
}

}  // namespace fuzz
