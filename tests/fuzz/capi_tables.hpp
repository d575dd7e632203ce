/// The tables that a caller of the C interface makes: keys in every form, columns of every type, of any length that he says.
#pragma once

#include <array>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "capi_caller.hpp"

namespace fuzz {

class TableCaller : public Caller {
 public:
  using Caller::Caller;

 protected:
  static std::size_t width(std::uint8_t type) {
    constexpr std::array<std::size_t, 13> widths{8, 8, 8, 4, 1, 2, 4, 1, 2, 4, 8, 4, 16};
    return type < widths.size() ? widths[type] : 16;
  }

  unsigned char* memory(std::size_t size) { return memory_.emplace_back(size).data(); }
  template <class List>
  const unsigned char* copy_of(const List& list) {
    unsigned char* const out = memory(list.size() * sizeof list[0]);
    if (!list.empty()) std::memcpy(out, list.data(), list.size() * sizeof list[0]);
    return out;
  }
  std::uint8_t* bitmap(std::size_t num, bool mostly) {
    unsigned char* const out = memory((num + 7) / 8);
    for (std::size_t i = 0; i < (num + 7) / 8; ++i)
      out[i] = static_cast<unsigned char>(mostly ? ~(random_() & random_()) : random_() & random_() & random_());
    return out;
  }

  goalpost_column column(std::size_t num_rows) {
    static constexpr std::array<std::string_view, 12> names{
        "a", "b", "c", "d", "r", "prior(a)", "a@2023", "prior(b)", "x", "", "sẩy thai", "prior(prior(a))"};
    goalpost_column out = GOALPOST_COLUMN_INIT;
    out.name = text_of(names);
    out.type = bytes_.below(20) == 19 ? bytes_.byte() : static_cast<std::uint8_t>(bytes_.below(13));
    out.scale = static_cast<std::int8_t>(bytes_.one_of(std::array<int, 8>{0, 0, 1, 2, 18, 19, -1, -39}));
    unsigned char* const values = memory(num_rows * width(out.type));
    for (std::size_t i = 0; i < num_rows * width(out.type); ++i) {
      const bool is_low = i % width(out.type) < 1 + random_() % 3;
      values[i] = static_cast<unsigned char>(is_low ? random_() % 60 : 0);
    }
    if (out.type == GOALPOST_TYPE_FLOAT64) {
      for (std::size_t row = 0; row < num_rows; ++row) {
        const double figure =
            random_() % 12 == 0 ? std::numeric_limits<double>::infinity() : static_cast<double>(random_() % 400) / 4;
        std::memcpy(values + row * sizeof figure, &figure, sizeof figure);
      }
    }
    out.values = bytes_.one_in(48) ? nullptr : values;
    if (bytes_.one_in(3)) out.validity = bitmap(num_rows, true);
    if (bytes_.one_in(6)) out.suppressed = bitmap(num_rows, false);
    return out;
  }

  /// Texts of keys in one of their forms; as many as rows, or one less.
  template <std::size_t n>
  goalpost_strings strings(std::size_t num, const std::array<std::string_view, n>& list, bool in_turn) {
    goalpost_strings out{};
    out.num = num;
    const std::uint32_t form = bytes_.below(3);
    std::string data;
    std::vector<std::int64_t> ends{0};
    std::vector<goalpost_string> views;
    for (std::size_t i = 0; i < num; ++i) {
      const std::string_view one = list[in_turn ? i % n : random_() % n];
      data += one;
      ends.push_back(static_cast<std::int64_t>(data.size()));
      views.push_back({one.data(), one.size()});
    }
    if (form == 0) {
      out.views = reinterpret_cast<const goalpost_string*>(copy_of(views));
      return out;
    }
    if (bytes_.one_in(16) && num > 1) std::swap(ends[1], ends[num]);
    const unsigned char* const kept = copy_of(data);
    out.data = bytes_.one_in(48) ? nullptr : reinterpret_cast<const char*>(kept);
    if (form == 1) {
      out.offsets = reinterpret_cast<const std::int32_t*>(copy_of(std::vector<std::int32_t>(ends.begin(), ends.end())));
    } else {
      out.large_offsets = reinterpret_cast<const std::int64_t*>(copy_of(ends));
    }
    return out;
  }

  template <std::size_t n>
  goalpost_key key(std::size_t num_rows, const std::array<std::string_view, n>& list, bool may_be_bare) {
    goalpost_key out = GOALPOST_KEY_INIT;
    const std::uint32_t form = bytes_.below(may_be_bare ? 3 : 2);
    if (bytes_.one_in(8)) out.validity = bitmap(num_rows, true);
    if (form == 0) {
      const bool is_short = bytes_.one_in(32) && num_rows > 0;
      out.names = strings(num_rows - (is_short ? 1 : 0), list, false);
      return out;
    }
    out.code_type = bytes_.one_of(std::array<std::uint8_t, 8>{
        GOALPOST_TYPE_INT64, GOALPOST_TYPE_INT8, GOALPOST_TYPE_INT16, GOALPOST_TYPE_INT32, GOALPOST_TYPE_UINT8,
        GOALPOST_TYPE_UINT16, GOALPOST_TYPE_UINT64, GOALPOST_TYPE_FLOAT64});
    unsigned char* const codes = memory(num_rows * width(out.code_type));
    for (std::size_t row = 0; row < num_rows; ++row) {
      const std::uint64_t code = form == 1 ? random_() % (random_() % 16 == 0 ? n + 1 : n) : 2022 + random_() % 4;
      for (std::size_t byte = 0; byte < width(out.code_type); ++byte)
        codes[row * width(out.code_type) + byte] = static_cast<unsigned char>(code >> 8 * byte);
    }
    out.codes = codes;
    if (form == 1) out.names = strings(bytes_.one_in(16) ? n - 1 : n, list, true);
    return out;
  }

  void make_table() {
    static constexpr std::array<std::string_view, 7> areas{"P", "D1", "D2", "D3", " D1", "", "Q\xff"};
    static constexpr std::array<std::string_view, 6> periods{"2025", "2024", "2023", "2025-Q1", "2025-11", "25"};
    static constexpr std::array<std::string_view, 3> strata{"girls", "boys", ""};
    random_.seed(bytes_.byte());
    const std::size_t num_rows = bytes_.below(30);
    goalpost_table_data data = GOALPOST_TABLE_DATA_INIT;
    data.num_rows = num_rows;
    if (bytes_.one_in(8)) data.name = text("table.csv");
    const std::uint32_t form = bytes_.below(4);  // 0: no areas; 1, 2: areas; 3: levels
    auto area = sized(key(num_rows, areas, true), false);
    auto when = sized(key(num_rows, periods, true), false);
    auto parent = sized(key(num_rows, areas, false), false);
    // One element behind another, as their struct_size says.
    std::vector<goalpost_key> levels;
    std::vector<goalpost_key> parts;
    for (int i = 0; i < 3; ++i)
      levels.push_back(key(num_rows, areas, false)), parts.push_back(key(num_rows, strata, false));
    if (form == 1 || form == 2) data.area = &*area;
    if (form != 0) data.period = &*when;
    if (form == 2) data.parent = &*parent;
    if (form == 3) {
      data.levels = levels.data();
      data.num_levels = 1 + bytes_.below(3);
    }
    if (form != 0 && bytes_.one_in(2)) {
      data.strata = parts.data();
      data.num_strata = 1 + bytes_.below(2);
    }
    if (form != 0 && bytes_.one_in(4)) {
      data.roster = strings(bytes_.below(5), areas, true);
      auto* const parents = reinterpret_cast<std::uint32_t*>(memory(data.roster.num * sizeof(std::uint32_t)));
      for (std::size_t i = 0; i < data.roster.num; ++i)
        parents[i] = i == 0 || random_() % 3 == 0
                         ? GOALPOST_NONE
                         : static_cast<std::uint32_t>(random_() % (i + (random_() % 8 == 0 ? 3 : 0)));
      if (data.roster.num > 0 && bytes_.one_in(2)) data.roster_parents = parents;
    }
    std::vector<goalpost_column> columns;
    for (std::uint32_t i = bytes_.below(6); i > 0; --i) columns.push_back(column(num_rows));
    if (bytes_.one_in(40) && columns.size() > 1) columns.back().struct_size += 8;
    data.columns = columns.data();
    data.num_columns = columns.size();
    if (bytes_.one_in(6)) data.nameless_period = period();
    forget_refusals();  // which of the keys are read depends on the others

    const goalpost_plan* const plan = some<goalpost_plan>();
    auto given = sized(data, false);
    goalpost_table* table = nullptr;
    goalpost_diagnostics* found = nullptr;
    goalpost_table** const at = place(table);
    goalpost_diagnostics** const findings = diagnostics_place(found);
    const goalpost_status status = goalpost_table_create(plan, there(*given), at, findings);
    told(status, table, found);
  }

  std::minstd_rand random_;
};

}  // namespace fuzz
