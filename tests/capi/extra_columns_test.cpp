// What `certainty` adds to results: the same bytes from C++, from the columns of C and through Arrow, and what an older caller gets.
#include <array>
#include <cmath>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include "examples.hpp"

namespace goalpost::test {

namespace {

constexpr double level = 0.998;  // not the usual one: a level that got lost would show

Results results_with(const goalpost_plan* plan, const goalpost_table* table, double certainty) {
  goalpost_evaluate_options options = GOALPOST_EVALUATE_OPTIONS_INIT;
  options.certainty = certainty;
  goalpost_results* results = nullptr;
  REQUIRE(goalpost_evaluate(plan, table, &options, nullptr, nullptr, &results, nullptr) == GOALPOST_OK);
  return Results(results);
}

goalpost_extra_column column_of(const Results& results, std::string_view name) {
  goalpost_extra_column column = GOALPOST_EXTRA_COLUMN_INIT;
  REQUIRE(goalpost_results_find_extra(results.get(), name.data(), name.size(), &column) == GOALPOST_OK);
  CHECK(std_text(column.name) == name);
  return column;
}

/// As bytes: a sign of zero, or another NaN, would show.
std::string bytes_of(const double* figures, std::size_t num_rows) {
  return {reinterpret_cast<const char*>(figures), num_rows * sizeof(double)};
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool is_quoted = false;
  for (const char c : line) {
    if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == ',' && !is_quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  lines.pop_back();
  return lines;
}

/// A figure column of C against what `figure` finds in the certainty of each row of C++. Returns how many figures there are.
template <class Find>
std::size_t compare_figures(const goalpost::Results& wanted, const Results& results, std::string_view name, Find find) {
  const goalpost_extra_column column = column_of(results, name);
  REQUIRE(column.kind == GOALPOST_EXTRA_FIGURES);
  CHECK((column.codes == nullptr && column.words == nullptr && column.num_words == 0));
  std::vector<double> figures;
  std::size_t count = 0;
  for (const Result& row : wanted.rows) {
    const std::optional<double> figure = row.certainty ? find(*row.certainty) : std::nullopt;
    count += figure ? 1U : 0U;
    figures.push_back(figure.value_or(std::numeric_limits<double>::quiet_NaN()));
  }
  CHECK((bytes_of(column.figures, figures.size()) == bytes_of(figures.data(), figures.size())));
  return count;
}

template <class Find>
std::size_t compare_codes(const goalpost::Results& wanted, const Results& results, std::string_view name,
                          std::uint8_t kind, Find find) {
  const goalpost_extra_column column = column_of(results, name);
  REQUIRE(column.kind == kind);
  CHECK(column.figures == nullptr);
  CHECK((kind == GOALPOST_EXTRA_CODES) == (column.num_words > 0));
  std::string codes;
  std::size_t count = 0;
  for (const Result& row : wanted.rows) {
    const std::optional<int> code = row.certainty ? find(*row.certainty) : std::nullopt;
    count += code ? 1U : 0U;
    codes += static_cast<char>(code.value_or(0xFF));
  }
  CHECK((std::string(reinterpret_cast<const char*>(column.codes), codes.size()) == codes));
  return count;
}

template <class Value>
std::optional<int> number(const std::optional<Value>& value) {
  return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}
std::optional<double> percent(const std::optional<double>& share) {
  return share ? std::optional(*share * 100) : std::nullopt;
}

/// The CSV that the columns of C say: what a cell of it holds, each column must say, too.
void compare_with_csv(const Results& results) {
  const std::vector<std::string> lines = lines_of(rendered(results.get()));
  const std::vector<std::string> names = cells_of(lines.front());
  const std::size_t num_extra = goalpost_results_num_extra(results.get());
  REQUIRE(num_extra > 0);
  for (std::size_t i = 0; i < num_extra; ++i) {
    goalpost_extra_column column = GOALPOST_EXTRA_COLUMN_INIT;
    REQUIRE(goalpost_results_get_extra(results.get(), i, &column) == GOALPOST_OK);
    const std::string name = std_text(column.name);
    INFO(name);
    const std::size_t at = names.size() - num_extra + i;
    CHECK(names[at] == name);
    for (std::size_t row = 0; row + 1 < lines.size(); ++row) {
      const std::string cell = cells_of(lines[row + 1])[at];
      if (column.kind == GOALPOST_EXTRA_FIGURES) {
        REQUIRE(std::isnan(column.figures[row]) == cell.empty());
        if (!cell.empty()) CHECK(std::stod(cell) == doctest::Approx(column.figures[row]).epsilon(1e-11));
        continue;
      }
      REQUIRE((column.codes[row] == GOALPOST_NO_CODE) == cell.empty());
      if (cell.empty()) continue;
      if (column.kind == GOALPOST_EXTRA_FLAGS) {
        REQUIRE(cell == std::to_string(column.codes[row]));
      } else {
        REQUIRE(column.codes[row] < column.num_words);
        REQUIRE(cell == std_text(column.words[column.codes[row]]));
      }
    }
  }
}

/// What Arrow hands out against what the columns say.
void compare_with_arrow(const Results& results) {
  ArrowSchema schema;
  ArrowArray array;
  REQUIRE(goalpost_results_to_arrow(results.get(), &schema, &array) == GOALPOST_OK);
  const std::vector<std::string> names = cells_of(lines_of(rendered(results.get())).front());
  REQUIRE(static_cast<std::size_t>(schema.n_children) == names.size());
  for (std::size_t i = 0; i < names.size(); ++i) CHECK(schema.children[i]->name == names[i]);
  const std::size_t num_extra = goalpost_results_num_extra(results.get());
  const auto num_rows = static_cast<std::size_t>(array.length);
  for (std::size_t i = 0; i < num_extra; ++i) {
    goalpost_extra_column column = GOALPOST_EXTRA_COLUMN_INIT;
    REQUIRE(goalpost_results_get_extra(results.get(), i, &column) == GOALPOST_OK);
    const ArrowSchema& field = *schema.children[names.size() - num_extra + i];
    const ArrowArray& child = *array.children[names.size() - num_extra + i];
    INFO(std::string(field.name));
    const auto* validity = static_cast<const unsigned char*>(child.buffers[0]);
    const auto bit = [](const void* bits, std::size_t row) {
      return (static_cast<const unsigned char*>(bits)[row / 8] >> row % 8 & 1) != 0;
    };
    std::int64_t num_null = 0;
    for (std::size_t row = 0; row < num_rows; ++row) {
      const bool is_there = column.kind == GOALPOST_EXTRA_FIGURES ? !std::isnan(column.figures[row])
                                                                  : column.codes[row] != GOALPOST_NO_CODE;
      num_null += is_there ? 0 : 1;
      REQUIRE((validity == nullptr || bit(validity, row)) == is_there);
      if (column.kind == GOALPOST_EXTRA_FLAGS && is_there)
        REQUIRE(bit(child.buffers[1], row) == (column.codes[row] == 1));
    }
    CHECK(child.null_count == num_null);
    switch (column.kind) {
      case GOALPOST_EXTRA_FIGURES:
        CHECK(std::string(field.format) == "g");
        CHECK(child.buffers[1] == static_cast<const void*>(column.figures));  // not copied
        break;
      case GOALPOST_EXTRA_FLAGS: CHECK(std::string(field.format) == "b"); break;
      default:
        CHECK(std::string(field.format) == "c");
        CHECK(child.buffers[1] == static_cast<const void*>(column.codes));
        REQUIRE(child.dictionary != nullptr);
        CHECK(static_cast<std::size_t>(child.dictionary->length) == column.num_words);
    }
  }
  schema.release(&schema);
  array.release(&array);
}

}  // namespace

TEST_CASE("certainty on the example plans, the same bytes from C++ and C") {
  for (const std::string folder : {"an-giang-2025", "tien-giang-2022"}) {
    INFO(folder);
    const InCpp in_cpp = read_example(folder);
    const Plan plan = plan_of(read_file("examples/" + folder + "/plan.goal"));
    const Memory memory(in_cpp.table);
    const Table table = table_of(plan.get(), memory.data);
    const goalpost::Results wanted = evaluate(in_cpp.program, in_cpp.table, EvaluateOptions{.certainty = level});
    const Results results = results_with(plan.get(), table.get(), level);
    CHECK(rendered(results.get()) == render_csv(wanted));
    CHECK(rendered(results.get(), GOALPOST_FORMAT_JSON) == render_json(wanted, "en"));

    const std::size_t num_intervals = compare_figures(wanted, results, "confidence", [](const Certainty& c) {
      return c.interval ? std::optional(level) : std::nullopt;
    });
    const auto low = [](const Certainty& c) { return c.interval ? std::optional(c.interval->low) : std::nullopt; };
    const auto high = [](const Certainty& c) { return c.interval ? std::optional(c.interval->high) : std::nullopt; };
    CHECK(compare_figures(wanted, results, "interval_low", low) == num_intervals);
    CHECK(compare_figures(wanted, results, "interval_high", high) == num_intervals);
    compare_codes(wanted, results, "interval_method", GOALPOST_EXTRA_CODES,
                  [](const Certainty& c) { return c.interval ? number(std::optional(c.method)) : std::nullopt; });
    compare_codes(wanted, results, "unstable", GOALPOST_EXTRA_FLAGS,
                  [](const Certainty& c) { return number(c.unstable); });
    compare_codes(wanted, results, "inconclusive", GOALPOST_EXTRA_FLAGS,
                  [](const Certainty& c) { return number(c.inconclusive); });
    compare_codes(wanted, results, "versus_prior_period", GOALPOST_EXTRA_CODES,
                  [](const Certainty& c) { return number(c.versus_prior_period); });
    const std::size_t num_trends =
        compare_codes(wanted, results, "trend", GOALPOST_EXTRA_CODES,
                      [](const Certainty& c) { return number(std::optional(c.trend.trend)); });
    compare_codes(wanted, results, "trend_reason", GOALPOST_EXTRA_CODES, [](const Certainty& c) {
      return c.trend.reason == statistics::TrendReason::none ? std::nullopt : number(std::optional(c.trend.reason));
    });
    compare_codes(wanted, results, "on_track", GOALPOST_EXTRA_CODES,
                  [](const Certainty& c) { return c.pace ? number(std::optional(c.pace->status)) : std::nullopt; });
    compare_figures(wanted, results, "annual_change", [](const Certainty& c) {
      return c.pace ? std::optional(c.pace->observed.to_double()) : std::nullopt;
    });
    compare_figures(wanted, results, "annual_change_required", [](const Certainty& c) {
      return c.pace ? std::optional(c.pace->required.to_double()) : std::nullopt;
    });
    compare_figures(wanted, results, "annual_reduction_compound",
                    [](const Certainty& c) { return percent(c.annual_reduction_compound); });
    compare_figures(wanted, results, "annual_reduction_continuous",
                    [](const Certainty& c) { return percent(c.annual_reduction_continuous); });
    if (folder == "an-giang-2025") CHECK((num_intervals > 100 && num_trends > 100));
    compare_with_csv(results);
    compare_with_arrow(results);
  }
}

TEST_CASE("each kind of figure, worked out by hand") {
  // 20 of 1,000 in 2020, 15 in 2024, 10 in 2025, the goal 0.8% by 2030: half the way in half the time would be 14.
  const Plan plan = plan_of(R"(edition 1
plan p "P"
  period   2025
  baseline 2020
input a, b count
indicator i
  measure a as % of b
  target  at most 0.8% by 2030
)");
  const std::int64_t figures[] = {20, 15, 10};
  const std::int64_t totals[] = {1000, 1000, 1000};
  const std::int32_t years[] = {2020, 2024, 2025};
  const goalpost_string names[] = {str("A"), str("A"), str("A")};
  goalpost_key area = GOALPOST_KEY_INIT;
  area.names = {3, names, nullptr, nullptr, nullptr};
  goalpost_key period = GOALPOST_KEY_INIT;
  period.codes = years;
  period.code_type = GOALPOST_TYPE_INT32;
  goalpost_column columns[] = {GOALPOST_COLUMN_INIT, GOALPOST_COLUMN_INIT};
  columns[0].name = str("a");
  columns[0].values = figures;
  columns[1].name = str("b");
  columns[1].values = totals;
  goalpost_table_data data = GOALPOST_TABLE_DATA_INIT;
  data.num_rows = 3;
  data.area = &area;
  data.period = &period;
  data.columns = columns;
  data.num_columns = 2;
  const Table table = table_of(plan.get(), data);
  const Results results = results_with(plan.get(), table.get(), 0.95);
  INFO(rendered(results.get()));
  // Wilson by hand: (2·10 + z² ± z·√(z² + 4·10·990/1000)) / (2·(1000 + z²)) with z² = 3.8414588: 0.5441% to 1.8309%.
  CHECK(column_of(results, "confidence").figures[0] == 0.95);
  CHECK(column_of(results, "interval_low").figures[0] == doctest::Approx(0.5440754).epsilon(1e-6));
  CHECK(column_of(results, "interval_high").figures[0] == doctest::Approx(1.8309469).epsilon(1e-6));
  CHECK(column_of(results, "interval_method").codes[0] == GOALPOST_INTERVAL_METHOD_WILSON);
  CHECK(column_of(results, "unstable").codes[0] == GOALPOST_NO_CODE);  // of a share
  CHECK(column_of(results, "versus_prior_period").codes[0] == GOALPOST_VERSUS_PRIOR_PERIOD_BETTER);
  CHECK(column_of(results, "trend").codes[0] == GOALPOST_TREND_NOT_COMPUTED);
  CHECK(column_of(results, "trend_reason").codes[0] == GOALPOST_NO_TREND_PERIOD_MISSING);
  // 1% less in five years; 1.2% less are to come in ten.
  CHECK(column_of(results, "on_track").codes[0] == GOALPOST_PACE_ON_TRACK);
  CHECK(column_of(results, "annual_change").figures[0] == -0.2);
  CHECK(column_of(results, "annual_change_required").figures[0] == -0.12);
  // 1 - (1/2)^(1/5), and ln 2 / 5.
  CHECK(column_of(results, "annual_reduction_compound").figures[0] == doctest::Approx(12.94494367).epsilon(1e-9));
  CHECK(column_of(results, "annual_reduction_continuous").figures[0] == doctest::Approx(13.86294361).epsilon(1e-9));
  // The combined row says nothing of itself.
  for (const std::string_view name : {"confidence", "interval_low", "annual_change"}) {
    CHECK(std::isnan(column_of(results, name).figures[1]));
  }
  for (const std::string_view name : {"interval_method", "unstable", "inconclusive", "trend", "on_track"}) {
    CHECK(column_of(results, name).codes[1] == GOALPOST_NO_CODE);
  }
}

namespace {

/// Areas in a province "P", one period, a row each: what it counted, or nothing for none.
struct AreasData {
  std::vector<goalpost_string> names, parents;
  std::vector<std::int32_t> years;
  std::vector<std::int64_t> counts;
  goalpost_key area = GOALPOST_KEY_INIT;
  goalpost_key parent = GOALPOST_KEY_INIT;
  goalpost_key period = GOALPOST_KEY_INIT;
  goalpost_column column = GOALPOST_COLUMN_INIT;
  goalpost_table_data data = GOALPOST_TABLE_DATA_INIT;
  std::uint8_t has_figure = 0;

  explicit AreasData(const std::vector<std::pair<const char*, int>>& areas) {
    for (const auto& [name, count] : areas) {
      if (count >= 0) has_figure = static_cast<std::uint8_t>(has_figure | 1U << names.size());
      names.push_back(str(name));
      parents.push_back(str(names.back().size == 1 && *name == 'P' ? "" : "P"));
      years.push_back(2025);
      counts.push_back(count);
    }
    const auto key = [](goalpost_key& to, const std::vector<goalpost_string>& texts) {
      to.names = {texts.size(), texts.data(), nullptr, nullptr, nullptr};
      return &to;
    };
    period.codes = years.data();
    period.code_type = GOALPOST_TYPE_INT32;
    column.name = str("n");
    column.values = counts.data();
    column.validity = &has_figure;
    data.num_rows = names.size();
    data.area = key(area, names);
    data.parent = key(parent, parents);
    data.period = &period;
    data.columns = &column;
    data.num_columns = 1;
  }
};

/// The row of an area's first target.
std::size_t row_of(const Results& results, std::string_view name) {
  goalpost_result_columns columns = GOALPOST_RESULT_COLUMNS_INIT;
  REQUIRE(goalpost_results_get_columns(results.get(), &columns) == GOALPOST_OK);
  for (std::size_t row = 0; row < columns.num_rows; ++row) {
    goalpost_area_info area = GOALPOST_AREA_INFO_INIT;
    REQUIRE(goalpost_results_get_area(results.get(), columns.area[row], &area) == GOALPOST_OK);
    if (columns.target_1based[row] == 1 && std_text(area.name) == name) return row;
  }
  FAIL("no such area");
  return 0;
}

}  // namespace

TEST_CASE("the share that reported, and who holds a target back") {
  const Plan plan = plan_of(R"(edition 1
plan p "P"
  period 2025
  areas  province > district
  missing children allow
input n count
indicator i
  measure n
  target  at least 100
)");
  const AreasData rows({{"A", 40}, {"B", 30}, {"C", 20}, {"D", -1}});
  const Table table = table_of(plan.get(), rows.data);
  goalpost_evaluate_options options = GOALPOST_EVALUATE_OPTIONS_INIT;
  goalpost_results* made = nullptr;
  REQUIRE(goalpost_evaluate(plan.get(), table.get(), &options, nullptr, nullptr, &made, nullptr) == GOALPOST_OK);
  Results results(made);
  const std::size_t province = row_of(results, "P");
  CHECK(column_of(results, "reported").figures[province] == 75);
  CHECK(std::isnan(column_of(results, "reported").figures[row_of(results, "A")]));
  CHECK(std::isnan(column_of(results, "reached").figures[province]));
  CHECK(goalpost_results_num_held_back(results.get(), province) == 0);  // nobody asked
  compare_with_csv(results);
  compare_with_arrow(results);
}

TEST_CASE("who holds a target back") {
  const Plan plan = plan_of(R"(edition 1
plan p "P"
  period 2025
  areas  province > district
input n count
indicator i
  measure n
  target  at least 25 in every district
)");
  const AreasData rows({{"A", 40}, {"B", 20}, {"C", 5}});
  const Table table = table_of(plan.get(), rows.data);
  goalpost_evaluate_options options = GOALPOST_EVALUATE_OPTIONS_INIT;
  options.held_back = 1;
  goalpost_results* made = nullptr;
  REQUIRE(goalpost_evaluate(plan.get(), table.get(), &options, nullptr, nullptr, &made, nullptr) == GOALPOST_OK);
  const Results results(made);
  const std::size_t province = row_of(results, "P");
  REQUIRE(goalpost_results_num_held_back(made, province) == 2);
  const std::array<std::pair<std::string, double>, 2> expected{{{"C", 5}, {"B", 20}}};
  for (std::size_t i = 0; i < 2; ++i) {
    goalpost_held_back found = GOALPOST_HELD_BACK_INIT;
    REQUIRE(goalpost_results_get_held_back(made, province, i, &found) == GOALPOST_OK);
    goalpost_area_info area = GOALPOST_AREA_INFO_INIT;
    REQUIRE(goalpost_results_get_area(made, found.area, &area) == GOALPOST_OK);
    CHECK(std_text(area.name) == expected[i].first);
    CHECK(found.value == expected[i].second);
    CHECK(found.gap == expected[i].second - 25);
    CHECK(found.is_withheld == 0);
  }
  goalpost_held_back none = GOALPOST_HELD_BACK_INIT;
  CHECK(goalpost_results_get_held_back(made, province, 2, &none) == GOALPOST_E_NOT_FOUND);
}

TEST_CASE("what a plan withholds is neither missing nor zero") {
  const Plan plan = plan_of(R"(edition 1
plan p "P"
  period 2025
  areas  province > district
  suppress counts 1 to 4
input n count
indicator i
  measure n
  target  at most 10
)");
  // 2 is withheld. D reported nothing, so that it cannot be had from the province's 62 either; E counted nobody.
  const AreasData rows({{"A", 2}, {"B", 20}, {"C", 40}, {"D", -1}, {"E", 0}, {"P", 62}});
  const Table table = table_of(plan.get(), rows.data);
  const Results results = results_with(plan.get(), table.get(), 0.95);
  const goalpost_extra_column value = column_of(results, "withheld_value");
  const goalpost_extra_column distance = column_of(results, "withheld_distance");
  goalpost_result_columns columns = GOALPOST_RESULT_COLUMNS_INIT;
  REQUIRE(goalpost_results_get_columns(results.get(), &columns) == GOALPOST_OK);
  CHECK(value.kind == GOALPOST_EXTRA_FLAGS);
  const std::vector<std::string> lines = lines_of(rendered(results.get()));
  std::size_t num_withheld = 0;
  for (std::size_t row = 0; row < columns.num_rows; ++row) {
    // CSV has the sign in the place of the value, and of what would tell it.
    const std::vector<std::string> cells = cells_of(lines[row + 1]);
    CHECK((value.codes[row] == 1) == (cells[9] == "*"));
    CHECK((distance.codes[row] == 1) == (cells[12] == "*"));
    num_withheld += value.codes[row];
    if (value.codes[row] == 1) CHECK(std::isnan(columns.value[row]));
    if (value.codes[row] == 1) CHECK(std::isnan(column_of(results, "interval_low").figures[row]));
    if (distance.codes[row] == 1) CHECK((std::isnan(columns.gap[row]) && columns.flags[row] == 0));
  }
  CHECK(num_withheld == 1);
  CHECK(value.codes[row_of(results, "A")] == 1);
  CHECK(columns.verdict[row_of(results, "A")] == GOALPOST_VERDICT_MET);  // verdicts stay
  CHECK(value.codes[row_of(results, "D")] == 0);
  CHECK(columns.verdict[row_of(results, "D")] == GOALPOST_VERDICT_NO_DATA);
  CHECK(columns.value[row_of(results, "E")] == 0);
  // Through Arrow the flags of a limit that is not told are null, not false.
  ArrowSchema schema;
  ArrowArray array;
  REQUIRE(goalpost_results_to_arrow(results.get(), &schema, &array) == GOALPOST_OK);
  bool is_seen = false;
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    if (std::string(schema.children[i]->name) != "at_boundary") continue;
    const std::size_t row = row_of(results, "A");
    const auto* validity = static_cast<const unsigned char*>(array.children[i]->buffers[0]);
    REQUIRE(validity != nullptr);
    CHECK((validity[row / 8] >> row % 8 & 1) == 0);
    is_seen = true;
  }
  CHECK(is_seen);
  schema.release(&schema);
  array.release(&array);
}

TEST_CASE("what was not asked for is not there") {
  const InCpp in_cpp = read_example("tien-giang-2022");
  const Plan plan = plan_of(read_file("examples/tien-giang-2022/plan.goal"));
  const Memory memory(in_cpp.table);
  const Table table = table_of(plan.get(), memory.data);
  const Results without = results_with(plan.get(), table.get(), 0);
  CHECK(rendered(without.get()) == render_csv(evaluate(in_cpp.program, in_cpp.table)));
  goalpost_extra_column column = GOALPOST_EXTRA_COLUMN_INIT;
  column.num_words = 9;
  CHECK(goalpost_results_find_extra(without.get(), "interval_low", 12, &column) == GOALPOST_E_NOT_FOUND);
  CHECK(column.num_words == 0);
  const std::size_t num_extra = goalpost_results_num_extra(without.get());
  CHECK(goalpost_results_num_extra(results_with(plan.get(), table.get(), 0.9).get()) == num_extra + 14);
}

TEST_CASE("a program that was compiled before there was certainty") {
  const InCpp in_cpp = read_example("tien-giang-2022");
  const Plan plan = plan_of(read_file("examples/tien-giang-2022/plan.goal"));
  const Memory memory(in_cpp.table);
  const Table table = table_of(plan.get(), memory.data);
  goalpost_evaluate_options options = GOALPOST_EVALUATE_OPTIONS_INIT;
  options.struct_size = offsetof(goalpost_evaluate_options, certainty);
  options.certainty = 0.95;  // what lies behind its struct is not the library's business
  goalpost_results* results = nullptr;
  REQUIRE(goalpost_evaluate(plan.get(), table.get(), &options, nullptr, nullptr, &results, nullptr) == GOALPOST_OK);
  const Results own(results);
  CHECK(rendered(results) == render_csv(evaluate(in_cpp.program, in_cpp.table)));
}

}  // namespace goalpost::test
