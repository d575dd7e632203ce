/// Random plans and tables for the columnar evaluator: every form of target on figures that sit at its limit, are missing, zero, negative,
/// huge, fractional.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <deque>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "goalpost/plan/check.hpp"
#include "goalpost/program/program.hpp"
#include "goalpost/syntax/parse.hpp"
#include "goalpost/table/schema.hpp"
#include "goalpost/table/table.hpp"

namespace random_tables {

using namespace goalpost;  // NOLINT(google-build-using-namespace): a test

/// A figure `n` that is p/q of a figure `d`, in the row's year or `years_back` earlier, is at a limit of the plan.
struct Tie {
  std::uint32_t n = 0;
  std::uint32_t d = 0;
  std::int64_t p = 1;
  std::int64_t q = 1;
  int years_back = 0;
};

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  /// A number in [low, high].
  std::int64_t whole(std::int64_t low, std::int64_t high) {
    return std::uniform_int_distribution<std::int64_t>(low, high)(engine_);
  }
  bool chance(double share) { return std::uniform_real_distribution<double>(0, 1)(engine_) < share; }
  template <class T, std::size_t n>
  const T& one_of(const std::array<T, n>& list) {
    return list[static_cast<std::size_t>(whole(0, static_cast<std::int64_t>(n) - 1))];
  }

 private:
  std::mt19937_64 engine_;
};

/// The inputs a, b, c and d are counts; m, k money and numbers; r a published percentage; t a date; s and u counts by residence.
enum Input : std::uint32_t { a, b, c, d, m, k, r, t, s, u, num_inputs };

inline const std::string& head() {
  static const std::string text =
      "plan p\n  baseline 2023\n  areas province > district/districts\n  strata residence: rural, urban\n"
      "input a, b, c, d count\ninput m VND\ninput k number\ninput r %\ninput t date\ninput s, u count by residence\n";
  return text;
}

/// Measures with the targets that suit them; each becomes an indicator of its own.
inline std::vector<std::string> indicators() {
  const std::vector<std::string> rates{"a per 1,000 b", "(a + c) per 1,000 (b + d)", "prior(a) per 1,000 b"};
  const std::vector<std::string> of_rates{"below 9‰",
                                          "at most 9‰",
                                          "at least 9‰",
                                          "above 9‰",
                                          "exactly 9‰",
                                          "at most 0‰",
                                          "between 5‰ and 9‰",
                                          "about 9‰ within 10%",
                                          "12‰ by 2024, 9‰ by 2026 better lower",
                                          "12‰ by 2024, 9‰ by 2026 along a line better lower",
                                          "reduce by 30% versus prior year",
                                          "reduce by 3‰ versus prior year",
                                          "reduce versus prior year",
                                          "increase by 10% versus 2023",
                                          "increase by 2‰ versus prior year",
                                          "2 times versus prior year better higher",
                                          "maintain better lower",
                                          "maintain better higher",
                                          "maintain within 2‰ better lower",
                                          "maintain within 5% better higher",
                                          "reduce by 2% to 3% every year",
                                          "reduce by 5% every year versus 2022",
                                          "reduce from 12‰ down to 9‰",
                                          "reduce by 30%"};
  const std::vector<std::string> shares{"a as % of b", "(a - c) as % of (b - d)", "s as % of u", "a as % of total(u)",
                                        "total(s) as % of total(u)"};
  const std::vector<std::string> of_shares{"at least 90%",
                                           "below 5%",
                                           "at least 100%",
                                           "at most 100%",
                                           "exactly 0%",
                                           "reduce by 30% versus prior year",
                                           "reduce by 2 points versus 2023",
                                           "reduce versus prior year",
                                           "increase by 2 points versus prior year",
                                           "increase by 10% versus prior year",
                                           "increase versus prior year",
                                           "increase by 1 points to 2 points every year",
                                           "maintain better higher",
                                           "maintain better lower",
                                           "2 times versus prior year better higher",
                                           "80% by 2024, 90% by 2025",
                                           "80% by 2024, 90% by 2026 along a line",
                                           "about 50% within 2 points",
                                           "at least 90% for district",
                                           "at least 90% in 2025",
                                           "below 5% where area = \"A3\"",
                                           "at least 50% when c > 5",
                                           "at least 50% when a > c",
                                           "at least 50% if any d",
                                           "at least 50% when c > 5 if any d",
                                           "at least 50% when a / c <= 2",
                                           "reduce by 30% versus prior year when c != 3 better lower"};
  const std::vector<std::string> counts{"a",        "a + b - c", "a default 3", "prior(a)", "a in 2023 + b",
                                        "total(s)", "s",         "a * 2 + b"};
  const std::vector<std::string> of_counts{"at most 41 cases",
                                           "above 41 cases",
                                           "exactly 0",
                                           "reduce by 30% versus prior year",
                                           "reduce by 5 cases versus 2023",
                                           "reduce by 2% to 3% every year",
                                           "reduce by 3 to 5 cases versus prior year",
                                           "reduce versus prior year",
                                           "increase by 10% every year versus 2022",
                                           "maintain better lower",
                                           "maintain within 3 cases better higher",
                                           "between 10 and 41 cases",
                                           "at most 41 cases when b per 1,000 d > 9‰",
                                           "reduce by 10% versus mean of last 2 years"};
  const std::vector<std::string> others{
      "measure m / a\n  target about 300 VND within 10%",
      "measure m\n  target above 150 VND",
      "measure m\n  target reduce by 30 VND versus prior year",
      "measure m\n  target reduce by 30% versus prior year",
      "measure m\n  target maintain better higher",
      "measure k / a\n  target at most 2.5",
      "measure k / a\n  target maintain\n  better higher",
      "measure a / k\n  target at most 2.5",
      "measure k\n  target between 0.5 and 2.5",
      "measure k + 0.5 * a\n  target at least 7",
      "measure r\n  target below 9%",
      "measure k\n  target increase by 5% versus prior year",
      "measure k\n  target reduce versus prior year",
      "measure r\n  target reduce by 2 points versus prior year",
      "measure r - 5%\n  target at least 1 points",
      "measure t\n  target no later than 2025-05-20",
      "measure t\n  target no earlier than 2025-05-20",
      "measure a / 12\n  target at most 41",
      "measure max(a, b)\n  target at most 41",
      "measure a as % of b\n  may exceed 100%\n  target at least 120%",
      "measure a as % of b\n  may exceed 100%\n  target increase by 10% versus prior year",
      "measure s per 1,000 u\n  target below 9‰ where residence = rural\n  target below 12‰ where residence = urban",
      "measure s as % of a\n  target below 5% where residence = rural",
      "measure a as % of b\n  target at least 50% in every district",
      "measure a per 1,000 b\n  target below 9‰\n  target below 12‰ for province\n  target below 7‰ when c > 3"};
  std::vector<std::string> out;
  const auto add = [&](const std::vector<std::string>& measures, const std::vector<std::string>& targets) {
    for (const std::string& measure : measures) {
      for (std::string target : targets) {
        std::string better;
        for (const char* word : {" better lower", " better higher"}) {
          if (const auto at = target.find(word); at != std::string::npos) {
            better = std::string("  ") + (word + 1) + "\n";
            target.erase(at, std::string(word).size());
          }
        }
        out.push_back("measure " + measure + "\n  target " + target + "\n" + better);
      }
    }
  };
  add(rates, of_rates);
  add(shares, of_shares);
  add(counts, of_counts);
  for (const std::string& other : others) out.push_back(other + "\n");
  return out;
}

/// Where the limits of the plan are.
inline std::vector<Tie> ties() {
  return {{a, b, 9, 1000, 0}, {a, b, 9, 10, 0},   {a, b, 1, 1, 0},     {a, b, 1, 20, 0}, {a, b, 1, 2, 0},
          {a, a, 7, 10, 1},   {a, a, 98, 100, 1}, {a, a, 97, 100, 1},  {a, a, 1, 1, 1},  {a, a, 11, 10, 1},
          {a, a, 2, 1, 1},    {s, u, 9, 1000, 0}, {s, u, 1, 20, 0},    {s, u, 9, 10, 0}, {m, a, 300, 1, 0},
          {m, a, 330, 1, 0},  {k, a, 5, 2, 0},    {m, m, 7, 10, 1},    {b, b, 1, 1, 1},  {s, s, 7, 10, 1},
          {u, u, 1, 1, 1},    {r, r, 1, 1, 1},    {a, b, 12, 1000, 0}, {a, b, 8, 10, 0}, {k, k, 21, 20, 1},
          {a, c, 1, 1, 0}};
}

struct Plans {
  std::vector<Program> programs;
  explicit Plans(std::size_t per_plan) {
    const std::vector<std::string> all = indicators();
    for (std::size_t begin = 0; begin < all.size(); begin += per_plan) {
      std::string text = head();
      for (std::size_t i = begin; i < std::min(all.size(), begin + per_plan); ++i) {
        text += "indicator i" + std::to_string(i) + "\n  " + all[i];
      }
      Diagnostics out;
      const Source source("plan.goal", text);
      const auto plan = check(parse(source, Limits{}, out), out);
      if (!plan) throw std::runtime_error(goalpost::render(out, source) + text);
      programs.push_back(compile(*plan));
    }
  }
};

/// Memory of a table's columns.
struct Data {
  struct Memory {
    std::vector<std::int64_t> whole;
    std::vector<double> doubles;
    std::vector<std::int32_t> days;
    std::vector<unsigned char> others;  ///< of the types that are brought to doubles
    std::vector<std::uint8_t> validity;
    std::vector<std::uint8_t> suppressed;
  };
  std::deque<Memory> memory;
  std::deque<std::string> names;
  std::optional<Table> table;
  std::string layout;  ///< for messages
};

class TableMaker {
 public:
  TableMaker(Random& random, Schema schema, std::size_t num_rows)
      : random_(random), schema_(std::move(schema)), wanted_rows_(num_rows) {}

  void make(Data& out) {
    TableBuilder builder(schema_);
    Diagnostics findings;
    const std::int64_t layout = random_.whole(0, 5);
    out.layout = std::to_string(layout);
    if (layout == 0) {
      make_nameless(builder, out);
    } else {
      make_keys(builder, out, layout, findings);
      make_columns(builder, out, false);
    }
    out.table = builder.build(findings);
    if (!out.table) throw std::runtime_error("no table: " + goalpost::render(findings, Source("", "")));
  }

 private:
  static Period year(int number) { return Period{static_cast<std::int16_t>(number), PeriodLength::year, 1}; }

  void make_nameless(TableBuilder& builder, Data& out) {
    builder.add_nameless_rows(wanted_rows_, year(2025));
    rows_.resize(wanted_rows_);
    for (std::size_t i = 0; i < wanted_rows_; ++i) rows_[i] = {static_cast<std::uint32_t>(i), 2025, 0, 1};
    make_columns(builder, out, true);
    for (const int other : {2024, 2023, 2022}) {
      if (random_.chance(0.2)) continue;
      for (std::uint32_t input = 0; input < num_inputs; ++input) make_numbers(input, other);
      for (std::uint32_t input = 0; input < num_inputs; ++input) {
        if (random_.chance(0.1)) continue;
        // In most cases the type is that of the other year.
        const std::uint64_t type = random_.chance(0.8) ? types_[input] : type_for(input);
        builder.set_column_in(year(other), input, column(input, type, out, true, other));
      }
    }
  }

  void make_keys(TableBuilder& builder, Data& out, std::int64_t layout, Diagnostics& findings) {
    const std::int64_t first_year = random_.whole(2021, 2024);
    const auto num_years = static_cast<std::size_t>(random_.whole(1, 2026 - first_year + 1));
    const bool has_strata = random_.chance(0.4);
    const bool only_strata = has_strata && random_.chance(0.3);
    const bool leaves_out = random_.chance(0.4);
    // Mostly years; else every year in its parts.
    const PeriodLength length = random_.chance(0.75)  ? PeriodLength::year
                                : random_.chance(0.5) ? PeriodLength::quarter
                                                      : PeriodLength::month;
    const std::uint8_t parts = length == PeriodLength::year ? 1 : length == PeriodLength::quarter ? 4 : 12;
    const std::size_t per_area = num_years * parts * (has_strata ? (only_strata ? 2 : 3) : 1);
    const std::size_t num_areas = std::max<std::size_t>(3, wanted_rows_ / per_area);
    for (std::size_t area = 0; area < num_areas; ++area) {
      for (std::size_t at = 0; at < num_years * parts; ++at) {
        const int in_year = static_cast<int>(first_year) + static_cast<int>(at / parts);
        const auto part = static_cast<std::uint8_t>(at % parts + 1);
        for (std::uint32_t stratum = only_strata ? 1 : 0; stratum < (has_strata ? 3U : 1U); ++stratum) {
          if (leaves_out && random_.chance(0.1)) continue;
          rows_.push_back({static_cast<std::uint32_t>(area), in_year, static_cast<std::uint16_t>(stratum), part});
        }
      }
    }
    if (layout == 2 || layout == 3) {
      std::stable_sort(rows_.begin(), rows_.end(), [](const Row& x, const Row& y) {
        return std::pair(x.year, x.part) < std::pair(y.year, y.part);
      });
    } else if (layout == 4) {
      for (std::size_t i = rows_.size(); i > 1; --i) {
        std::swap(rows_[i - 1], rows_[static_cast<std::size_t>(random_.whole(0, static_cast<std::int64_t>(i) - 1))]);
      }
    }
    std::vector<std::string_view> names;
    std::vector<std::uint32_t> parents;
    const bool is_parted = layout == 5 || random_.chance(0.1);
    for (std::size_t area = 0; area < num_areas; ++area) {
      names.push_back(out.names.emplace_back("A" + std::to_string(area)));
      parents.push_back(is_parted && area > 2 ? static_cast<std::uint32_t>(area % 2) : KeyColumns::no_area);
    }
    std::vector<std::uint32_t> areas;
    std::vector<Period> periods;
    std::vector<std::uint16_t> strata;
    for (const Row& row : rows_) {
      areas.push_back(row.area);
      periods.push_back(Period{static_cast<std::int16_t>(row.year), length, row.part});
      strata.push_back(row.stratum);
    }
    builder.add_rows({rows_.size(), names, parents, areas, periods, strata}, findings);
  }

  void make_columns(TableBuilder& builder, Data& out, bool is_nameless) {
    // All figures first: a tie changes both of its columns.
    for (std::uint32_t input = 0; input < num_inputs; ++input) {
      types_[input] = type_for(input);
      make_numbers(input, 2025);
    }
    for (std::uint32_t input = 0; input < num_inputs; ++input) {
      if (random_.chance(0.03)) continue;
      builder.set_column(input, column(input, types_[input], out, is_nameless, 2025));
    }
  }

  /// 0 int64, 1 double, 2 decimal, 3 date; and the places of decimals and fractions.
  std::uint64_t type_for(std::uint32_t input) {
    if (input == t) return 3;
    const auto kind = static_cast<std::uint64_t>(random_.whole(0, 2));
    const bool is_fractional = kind == 2 || (kind == 1 && random_.chance(0.4));
    return kind | (is_fractional ? static_cast<std::uint64_t>(random_.whole(0, 3)) << 8 : 0);
  }

  std::int64_t figure() {
    if (random_.chance(0.02)) return 0;
    if (random_.chance(0.01)) return -random_.whole(1, 100);
    if (random_.chance(0.01)) return random_.whole(0, std::int64_t{1} << random_.whole(50, 62));
    switch (size_) {
      case 0: return random_.whole(0, 30);
      case 1: return random_.whole(0, 3000);
      case 2: return random_.whole(0, 1'000'000'000);
      default: return random_.whole(0, std::int64_t{1} << 58);
    }
  }

  /// Whole numbers of an input in a year, before its places.
  void make_numbers(std::uint32_t input, int in_year) {
    auto& list = numbers_[input][in_year];
    size_ = random_.whole(0, 3);
    if (size_ == 3 && random_.chance(0.7)) size_ = 1;
    list.resize(rows_.size());
    for (auto& number : list) number = input == t ? random_.whole(20'200, 20'250) : figure();
    places_[input] = static_cast<int>(types_[input] >> 8);
    ties_of(input, in_year, list);
  }

  static std::int64_t power(int exponent) {
    std::int64_t out = 1;
    for (int i = 0; i < exponent; ++i) out *= 10;
    return out;
  }

  /// Puts some figures on a limit, or one beside it.
  void ties_of(std::uint32_t input, int in_year, std::vector<std::int64_t>& list) {
    static const std::vector<Tie> all = ties();
    for (const Tie& tie : all) {
      if (tie.years_back == 0) {
        // The denominator is chosen when the later of the two columns is made.
        const std::uint32_t other = tie.n == input ? tie.d : tie.n;
        if ((tie.n != input && tie.d != input) || tie.n == tie.d || !numbers_[other].contains(in_year) ||
            other == input)
          continue;
        auto& partner = numbers_[other][in_year];
        const int lead = places_[tie.n] - places_[tie.d];
        for (std::size_t row = 0; row < list.size(); ++row) {
          if (!random_.chance(0.1)) continue;
          const std::int64_t factor =
              random_.whole(0, random_.chance(0.1) ? std::int64_t{1} << random_.whole(30, 40) : 300);
          const std::int64_t n = tie.p * factor * power(std::max(lead, 0)) + random_.whole(-1, 1);
          const std::int64_t own_d = tie.q * factor * power(std::max(-lead, 0));
          (tie.n == input ? list : partner)[row] = n;
          (tie.n == input ? partner : list)[row] = own_d;
        }
      } else if (tie.n == input && tie.d == input) {
        // In a sorted panel the row before is often the year before.
        for (std::size_t row = 1; row < list.size(); ++row) {
          if (!random_.chance(0.05)) continue;
          const std::int64_t factor =
              random_.whole(0, random_.chance(0.1) ? std::int64_t{1} << random_.whole(30, 40) : 300);
          list[row - 1] = tie.q * factor;
          list[row] = tie.p * factor + random_.whole(-1, 1);
        }
      }
    }
  }

  template <class Number, class Make>
  void store(Column& column, ColumnType type, const std::vector<std::int64_t>& list, Data::Memory& memory, Make make) {
    memory.others.resize(list.size() * sizeof(Number));
    for (std::size_t row = 0; row < list.size(); ++row) {
      const Number number = make(list[row]);
      std::memcpy(memory.others.data() + row * sizeof(Number), &number, sizeof(Number));
    }
    column.type = type;
    column.scale = 0;
    column.values = memory.others.data();
  }

  template <class Whole>
  void store_whole(Column& column, ColumnType type, const std::vector<std::int64_t>& list, Data::Memory& memory) {
    using Limits = std::numeric_limits<Whole>;
    store<Whole>(column, type, list, memory, [](std::int64_t number) {
      if (std::cmp_less(number, Limits::min())) return Limits::min();
      return std::cmp_greater(number, Limits::max()) ? Limits::max() : static_cast<Whole>(number);
    });
  }

  /// The same figures, as far as they fit, in a type that the row loops do not read where it lies.
  void recast(Column& column, const std::vector<std::int64_t>& list, int places, Data::Memory& memory,
              bool is_nameless) {
    switch (random_.whole(0, places == 0 ? 8 : 1)) {
      case 0: {  // decimal128, sometimes with more places than figures need, or than fit
        const int more = static_cast<int>(random_.whole(0, 2));
        const bool may_be_wide = is_nameless && random_.chance(0.2);
        struct Wide {
          std::uint64_t low, high;
        };
        store<Wide>(column, ColumnType::decimal128, list, memory, [&](std::int64_t number) {
          const std::int64_t limit = std::numeric_limits<std::int64_t>::max() / 100;
          const std::int64_t kept = number > limit || number < -limit ? 5 : number;
          const auto low = static_cast<std::uint64_t>(kept * power(more));
          const std::uint64_t high = kept < 0 ? ~std::uint64_t{0} : 0;
          return may_be_wide && random_.chance(0.02) ? Wide{low, 77} : Wide{low, high};
        });
        column.scale = static_cast<std::int8_t>(places + more);
        break;
      }
      case 1:
        store<float>(column, ColumnType::float32, list, memory, [&](std::int64_t number) {
          const double value = static_cast<double>(number) / static_cast<double>(power(places));
          if (is_nameless && random_.chance(0.003)) return random_.chance(0.5) ? 1e30F : 1e-30F;
          if (random_.chance(0.01)) return std::numeric_limits<float>::quiet_NaN();
          return std::abs(value) >= 1e15 ? 12.0F : static_cast<float>(value);
        });
        break;
      case 2: store_whole<std::int8_t>(column, ColumnType::int8, list, memory); break;
      case 3: store_whole<std::int16_t>(column, ColumnType::int16, list, memory); break;
      case 4: store_whole<std::int32_t>(column, ColumnType::int32, list, memory); break;
      case 5: store_whole<std::uint8_t>(column, ColumnType::uint8, list, memory); break;
      case 6: store_whole<std::uint16_t>(column, ColumnType::uint16, list, memory); break;
      case 7: store_whole<std::uint32_t>(column, ColumnType::uint32, list, memory); break;
      default:
        store<std::uint64_t>(column, ColumnType::uint64, list, memory, [&](std::int64_t number) {
          if (is_nameless && random_.chance(0.003)) return ~std::uint64_t{0};
          return number < 0 ? std::uint64_t{3} : static_cast<std::uint64_t>(number);
        });
    }
  }

  Column column(std::uint32_t input, std::uint64_t type, Data& out, bool is_nameless, int in_year) {
    const int places = static_cast<int>(type >> 8);
    const std::vector<std::int64_t>& list = numbers_[input][in_year];
    Data::Memory& memory = out.memory.emplace_back();
    Column made;
    const auto odd_start = static_cast<std::size_t>(random_.whole(0, 3));
    switch (type & 0xFF) {
      case 0:
      case 2:
        memory.whole.assign(odd_start, 7);
        memory.whole.insert(memory.whole.end(), list.begin(), list.end());
        made.type = (type & 0xFF) == 0 ? ColumnType::int64 : ColumnType::decimal;
        made.scale = static_cast<std::int8_t>((type & 0xFF) == 0 ? 0 : places);
        made.values = memory.whole.data() + odd_start;
        break;
      case 1:
        memory.doubles.assign(odd_start, 7);
        for (const std::int64_t number : list) {
          double value = static_cast<double>(number) / static_cast<double>(power(places));
          if (std::abs(value) >= 1e17) value = 12;
          if (random_.chance(missing_)) value = std::numeric_limits<double>::quiet_NaN();
          if (random_.chance(0.003)) value = -0.0;
          if (random_.chance(0.003)) value = std::numeric_limits<double>::infinity();
          if (random_.chance(0.003)) value = -std::numeric_limits<double>::infinity();
          if (is_nameless && random_.chance(0.003)) value = random_.chance(0.5) ? 1e300 : 5e-324;
          if (is_nameless && random_.chance(0.003)) value = random_.chance(0.5) ? 3e17 : 0.0012345678901234567;
          memory.doubles.push_back(value);
        }
        made.type = ColumnType::float64;
        made.values = memory.doubles.data() + odd_start;
        break;
      default:
        memory.days.assign(list.begin(), list.end());
        made.type = ColumnType::date;
        made.values = memory.days.data();
    }
    if ((type & 0xFF) <= 2 && random_.chance(0.35)) recast(made, list, places, memory, is_nameless);
    const auto bits = [&](std::vector<std::uint8_t>& to, double share) {
      to.assign((list.size() + 7) / 8, 0);
      for (std::size_t row = 0; row < list.size(); ++row) {
        if (random_.chance(share)) to[row / 8] = static_cast<std::uint8_t>(to[row / 8] | 1U << (row % 8));
      }
      return to.data();
    };
    missing_ = random_.one_of(std::array{0.0, 0.05, 0.05, 0.5});
    if (random_.chance(0.4)) made.validity = bits(memory.validity, random_.one_of(std::array{0.95, 0.95, 0.5, 1.0}));
    if (random_.chance(0.1)) made.suppressed = bits(memory.suppressed, 0.02);
    return made;
  }

  struct Row {
    std::uint32_t area;
    int year;
    std::uint16_t stratum;
    std::uint8_t part = 1;  ///< of the year
  };
  Random& random_;
  Schema schema_;
  std::size_t wanted_rows_;
  std::vector<Row> rows_;
  std::array<std::uint64_t, num_inputs> types_{};
  std::array<int, num_inputs> places_{};
  std::array<std::map<int, std::vector<std::int64_t>>, num_inputs> numbers_;
  std::int64_t size_ = 0;
  double missing_ = 0.02;
};

}  // namespace random_tables
