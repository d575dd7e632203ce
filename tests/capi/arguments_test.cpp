// Every function with what it must refuse: NULL, handles of another kind, wrong struct sizes, lengths that differ, bad UTF-8. A status comes
// back, nothing is written, nothing crashes. That no function is forgotten is seen to by test_header.py, which looks for their names here.
#include <array>
#include <cstring>
#include <vector>

#include "support.hpp"

namespace goalpost::test {

namespace {

/// One handle of each kind, alive during a test.
struct World {
  Plan plan = plan_of(small_plan);
  Rule rule = rule_of("deaths per 1,000 births below 9‰");
  Table table;
  Results results;
  Evaluator evaluator;
  Diagnostics diagnostics;
  World() {
    goalpost_table_data data = GOALPOST_TABLE_DATA_INIT;
    table = table_of(plan.get(), data);
    goalpost_evaluator* made = nullptr;
    REQUIRE(goalpost_evaluator_create(plan.get(), table.get(), nullptr, &made) == GOALPOST_OK);
    evaluator.reset(made);
    const goalpost_string names[] = {str("deaths"), str("births")};
    const goalpost_string values[] = {str("12"), str("1504")};
    goalpost_results* answer = nullptr;
    REQUIRE(goalpost_rule_evaluate(rule.get(), names, values, 2, &answer, nullptr) == GOALPOST_OK);
    results.reset(answer);
    goalpost_plan* none = nullptr;
    goalpost_diagnostics* found = nullptr;
    REQUIRE(goalpost_plan_parse("plan", 4, nullptr, &none, &found) == GOALPOST_E_DIAGNOSTICS);
    diagnostics.reset(found);
  }
  /// A handle that is none of the kind wanted.
  template <class Handle>
  const Handle* wrong() const {
    if constexpr (std::is_same_v<Handle, goalpost_rule>) return reinterpret_cast<const Handle*>(plan.get());
    return reinterpret_cast<const Handle*>(rule.get());
  }
};

constexpr std::string_view bad_utf8 = "\xC3(";

/// Struct sizes that no version of a struct has.
template <class Struct>
std::vector<std::size_t> wrong_sizes() {
  return {0, 1, sizeof(std::size_t), sizeof(Struct) - 1, 5000, ~std::size_t{0}};
}

/// Calls `fill` on a struct to be filled: NULL, wrong sizes, a larger one.
template <class Struct, class Call>
void check_filled(Struct init, goalpost_status wanted, Call call) {
  CHECK(call(static_cast<Struct*>(nullptr)) == GOALPOST_E_NULL);
  for (const std::size_t size : wrong_sizes<Struct>()) {
    Struct out = init;
    out.struct_size = size;
    Struct before = out;
    CHECK(call(&out) == GOALPOST_E_STRUCT_SIZE);
    CHECK(std::memcmp(&out, &before, sizeof out) == 0);
  }
  struct Larger {
    Struct known;
    unsigned char unknown[64];
  } larger;
  std::memset(&larger, 0xAA, sizeof larger);
  larger.known.struct_size = sizeof larger;
  CHECK(call(&larger.known) == wanted);
  for (const unsigned char byte : larger.unknown) CHECK(byte == 0);
  CHECK(larger.known.struct_size == sizeof larger);
}

/// Calls with options: wrong sizes, and a larger struct whose unknown field is zero or not.
template <class Struct, class Call>
void check_options(Struct init, goalpost_status wanted, Call call) {
  for (const std::size_t size : wrong_sizes<Struct>()) {
    Struct options = init;
    options.struct_size = size;
    CHECK(call(&options) == GOALPOST_E_STRUCT_SIZE);
  }
  struct Larger {
    Struct known;
    unsigned char unknown[64];
  } larger;
  std::memset(&larger, 0, sizeof larger);
  larger.known = init;
  larger.known.struct_size = sizeof larger;
  CHECK(call(&larger.known) == wanted);
  larger.unknown[63] = 1;
  CHECK(call(&larger.known) == GOALPOST_E_STRUCT_SIZE);
}

}  // namespace

TEST_CASE("freeing NULL does nothing") {
  goalpost_text_free(nullptr);
  goalpost_diagnostics_free(nullptr);
  goalpost_plan_free(nullptr);
  goalpost_rule_free(nullptr);
  goalpost_table_free(nullptr);
  goalpost_results_free(nullptr);
  goalpost_evaluator_free(nullptr);
}

TEST_CASE("functions that cannot fail") {
  const World world;
  CHECK(std::string(goalpost_version()) == std::to_string(GOALPOST_VERSION_MAJOR) + '.' +
                                               std::to_string(GOALPOST_VERSION_MINOR) + '.' +
                                               std::to_string(GOALPOST_VERSION_PATCH));
  CHECK(goalpost_abi_version() == GOALPOST_ABI_VERSION);
  CHECK(goalpost_best_instructions() >= GOALPOST_INSTRUCTIONS_BASELINE);
  CHECK(std::string(goalpost_status_text(GOALPOST_OK)) == "done");
  CHECK(std::string(goalpost_status_text(-1)) == "an unknown status");
  CHECK(std::string(goalpost_status_text(GOALPOST_E_INTERNAL + 1)) == "an unknown status");
  CHECK((goalpost_text_data(nullptr) == nullptr));
  CHECK((goalpost_text_data(world.wrong<goalpost_text>()) == nullptr));
  CHECK(goalpost_text_size(nullptr) == 0);
  CHECK(goalpost_text_size(world.wrong<goalpost_text>()) == 0);
  CHECK(goalpost_rule_num_figures(nullptr) == 0);
  CHECK(goalpost_rule_num_figures(world.wrong<goalpost_rule>()) == 0);
}

TEST_CASE("codes and periods") {
  CHECK(goalpost_verdict_text(0, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_reason_text(0, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_period_parse("2025", 4, nullptr) == GOALPOST_E_NULL);
  goalpost_period period{1, 1, 1};
  CHECK(goalpost_period_parse(nullptr, 4, &period) == GOALPOST_E_NULL);
  CHECK(period.year == 0);
  CHECK(goalpost_period_parse(nullptr, 0, &period) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_period_parse(bad_utf8.data(), 2, &period) == GOALPOST_E_ARGUMENT);
  goalpost_text* text = nullptr;
  CHECK(goalpost_period_text({2025, 1, 1}, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_period_text({2025, 1, 1}, 9, &text) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_period_text({0, 1, 1}, 0, &text) == GOALPOST_E_ARGUMENT);
}

TEST_CASE("diagnostics") {
  const World world;
  check_filled(goalpost_diagnostic_counts GOALPOST_DIAGNOSTIC_COUNTS_INIT, GOALPOST_OK,
               [&](auto* out) { return goalpost_diagnostics_count(world.diagnostics.get(), out); });
  check_filled(goalpost_diagnostic GOALPOST_DIAGNOSTIC_INIT, GOALPOST_OK, [&](auto* out) {
    return goalpost_diagnostics_get(world.diagnostics.get(), 0, GOALPOST_LANGUAGE_ENGLISH, out);
  });
  goalpost_diagnostic_counts counts = GOALPOST_DIAGNOSTIC_COUNTS_INIT;
  CHECK(goalpost_diagnostics_count(world.wrong<goalpost_diagnostics>(), &counts) == GOALPOST_E_HANDLE);
  counts.num_kept = 9;
  CHECK(goalpost_diagnostics_count(nullptr, &counts) == GOALPOST_OK);
  CHECK(counts.num_kept == 0);
  goalpost_diagnostic one = GOALPOST_DIAGNOSTIC_INIT;
  CHECK(goalpost_diagnostics_get(nullptr, 0, 0, &one) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_diagnostics_get(world.diagnostics.get(), 0, 9, &one) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_diagnostics_get(world.wrong<goalpost_diagnostics>(), 0, 0, &one) == GOALPOST_E_HANDLE);
  goalpost_text* text = nullptr;
  CHECK(goalpost_diagnostics_render(world.diagnostics.get(), 0, 0, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_diagnostics_render(world.diagnostics.get(), 0, 9, 0, &text) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_diagnostics_render(world.wrong<goalpost_diagnostics>(), 0, 0, 0, &text) == GOALPOST_E_HANDLE);
  REQUIRE(goalpost_diagnostics_render(nullptr, GOALPOST_FORMAT_TEXT, 0, 0, &text) == GOALPOST_OK);
  CHECK(taken(text).empty());
}

TEST_CASE("plans") {
  const World world;
  const goalpost_plan* plan = world.plan.get();
  const auto* wrong = world.wrong<goalpost_plan>();
  goalpost_plan* made = nullptr;
  goalpost_text* text = nullptr;
  goalpost_string string;
  std::uint32_t number = 0;
  goalpost_period period;
  CHECK(goalpost_plan_parse("", 0, nullptr, nullptr, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_parse(nullptr, 1, nullptr, &made, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_parse(nullptr, 0, nullptr, &made, nullptr) == GOALPOST_E_DIAGNOSTICS);
  check_options(goalpost_plan_options GOALPOST_PLAN_OPTIONS_INIT, GOALPOST_E_DIAGNOSTICS,
                [&](const auto* options) { return goalpost_plan_parse("", 0, options, &made, nullptr); });
  goalpost_plan_options options = GOALPOST_PLAN_OPTIONS_INIT;
  options.name = str(bad_utf8);
  CHECK(goalpost_plan_parse("", 0, &options, &made, nullptr) == GOALPOST_E_UTF8);
  options.name = {nullptr, 3};
  CHECK(goalpost_plan_parse("", 0, &options, &made, nullptr) == GOALPOST_E_NULL);

  const auto check_info = [&](auto init, auto get) {
    check_filled(init, GOALPOST_OK, [&](auto* out) { return get(plan, out); });
    CHECK(get(static_cast<const goalpost_plan*>(nullptr), &init) == GOALPOST_E_NULL);
    CHECK(get(wrong, &init) == GOALPOST_E_HANDLE);
  };
  check_info(goalpost_plan_info GOALPOST_PLAN_INFO_INIT,
             [](const auto* of, auto* out) { return goalpost_plan_get_info(of, out); });
  check_info(goalpost_input_info GOALPOST_INPUT_INFO_INIT,
             [](const auto* of, auto* out) { return goalpost_plan_get_input(of, 0, out); });
  check_info(goalpost_indicator_info GOALPOST_INDICATOR_INFO_INIT,
             [](const auto* of, auto* out) { return goalpost_plan_get_indicator(of, 0, out); });
  check_info(goalpost_dimension_info GOALPOST_DIMENSION_INFO_INIT,
             [](const auto* of, auto* out) { return goalpost_plan_get_dimension(of, 0, out); });
  check_info(goalpost_level_info GOALPOST_LEVEL_INFO_INIT,
             [](const auto* of, auto* out) { return goalpost_plan_get_level(of, 0, out); });
  goalpost_input_info input = GOALPOST_INPUT_INFO_INIT;
  CHECK(goalpost_plan_get_input(plan, 5, &input) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_plan_get_input(plan, ~std::size_t{0}, &input) == GOALPOST_E_NOT_FOUND);
  goalpost_indicator_info indicator = GOALPOST_INDICATOR_INFO_INIT;
  CHECK(goalpost_plan_get_indicator(plan, 3, &indicator) == GOALPOST_E_NOT_FOUND);
  goalpost_dimension_info dimension = GOALPOST_DIMENSION_INFO_INIT;
  CHECK(goalpost_plan_get_dimension(plan, 1, &dimension) == GOALPOST_E_NOT_FOUND);
  goalpost_level_info level = GOALPOST_LEVEL_INFO_INIT;
  CHECK(goalpost_plan_get_level(plan, 2, &level) == GOALPOST_E_NOT_FOUND);

  CHECK(goalpost_plan_get_period(plan, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_get_period(nullptr, 0, &period) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_get_period(wrong, 0, &period) == GOALPOST_E_HANDLE);
  CHECK(goalpost_plan_get_stratum(plan, 0, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_get_stratum(nullptr, 0, 0, &string) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_get_stratum(wrong, 0, 0, &string) == GOALPOST_E_HANDLE);
  CHECK(goalpost_plan_get_stratum(plan, 1, 0, &string) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_plan_get_stratum(plan, 0, 2, &string) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_plan_get_department(plan, 0, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_get_department(nullptr, 0, 0, &string) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_get_department(wrong, 0, 0, &string) == GOALPOST_E_HANDLE);
  CHECK(goalpost_plan_get_department(plan, 9, 0, &string) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_plan_get_department(plan, 0, ~std::size_t{0}, &string) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_plan_find_indicator(plan, "x", 1, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_find_indicator(nullptr, "x", 1, &number) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_find_indicator(wrong, "x", 1, &number) == GOALPOST_E_HANDLE);
  CHECK(goalpost_plan_find_indicator(plan, nullptr, 1, &number) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_find_indicator(plan, bad_utf8.data(), 2, &number) == GOALPOST_E_UTF8);
  CHECK(goalpost_plan_measure_text(plan, 0, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_measure_text(nullptr, 0, 0, &text) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_measure_text(wrong, 0, 0, &text) == GOALPOST_E_HANDLE);
  CHECK(goalpost_plan_measure_text(plan, 3, 0, &text) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_plan_measure_text(plan, 0, 3, &text) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_plan_target_text(plan, 0, 1, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_target_text(nullptr, 0, 1, 0, &text) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_target_text(wrong, 0, 1, 0, &text) == GOALPOST_E_HANDLE);
  CHECK(goalpost_plan_target_text(plan, 0, 1, -1, &text) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_plan_format(plan, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_format(nullptr, 0, &text) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_format(wrong, 0, &text) == GOALPOST_E_HANDLE);
  CHECK(goalpost_plan_format(plan, 3, &text) == GOALPOST_E_ARGUMENT);

  goalpost_diagnostics* found = nullptr;
  CHECK(goalpost_plan_check_data(plan, world.table.get(), nullptr, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_check_data(nullptr, world.table.get(), nullptr, &found) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_check_data(plan, nullptr, nullptr, &found) == GOALPOST_E_NULL);
  CHECK(goalpost_plan_check_data(wrong, world.table.get(), nullptr, &found) == GOALPOST_E_HANDLE);
  CHECK(goalpost_plan_check_data(plan, world.wrong<goalpost_table>(), nullptr, &found) == GOALPOST_E_HANDLE);
}

TEST_CASE("tables") {
  const World world;
  const auto* wrong = world.wrong<goalpost_plan>();
  goalpost_table* table = nullptr;
  const goalpost_table_data init = GOALPOST_TABLE_DATA_INIT;
  CHECK(goalpost_table_create(world.plan.get(), &init, nullptr, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_table_create(nullptr, &init, &table, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_table_create(wrong, &init, &table, nullptr) == GOALPOST_E_HANDLE);
  CHECK(goalpost_table_create(world.plan.get(), nullptr, &table, nullptr) == GOALPOST_E_NULL);
  check_options(init, GOALPOST_OK, [&](const auto* data) {
    const goalpost_status status = goalpost_table_create(world.plan.get(), data, &table, nullptr);
    goalpost_table_free(table);
    return status;
  });
  check_filled(goalpost_table_info GOALPOST_TABLE_INFO_INIT, GOALPOST_OK,
               [&](auto* out) { return goalpost_table_get_info(world.table.get(), out); });
  goalpost_table_info info = GOALPOST_TABLE_INFO_INIT;
  CHECK(goalpost_table_get_info(nullptr, &info) == GOALPOST_E_NULL);
  CHECK(goalpost_table_get_info(world.wrong<goalpost_table>(), &info) == GOALPOST_E_HANDLE);

  const auto with = [&](auto change) {
    static const std::int32_t codes[] = {0, 0};
    static const goalpost_string names[] = {{"A", 1}, {"B", 1}};
    goalpost_key area = GOALPOST_KEY_INIT;
    area.names = {2, names, nullptr, nullptr, nullptr};
    goalpost_key period = GOALPOST_KEY_INIT;
    period.codes = codes;
    period.code_type = GOALPOST_TYPE_INT32;
    goalpost_column column = GOALPOST_COLUMN_INIT;
    column.name = {"deaths", 6};
    column.values = codes;
    column.type = GOALPOST_TYPE_INT32;
    goalpost_table_data data = GOALPOST_TABLE_DATA_INIT;
    data.num_rows = 2;
    data.area = &area;
    data.period = &period;
    data.columns = &column;
    data.num_columns = 1;
    change(data, area, period, column);
    const goalpost_status status = goalpost_table_create(world.plan.get(), &data, &table, nullptr);
    CHECK(table == nullptr);
    return status;
  };
  using Data = goalpost_table_data&;
  using Area = goalpost_key&;
  using When = goalpost_key&;
  using Figures = goalpost_column&;
  CHECK(with([](Data, Area, When, Figures) {}) == GOALPOST_E_DIAGNOSTICS);  // there is no year 0
  CHECK(with([](Data d, Area, When, Figures) { d.num_rows = 3; }) == GOALPOST_E_LENGTH);
  CHECK(with([](Data d, Area, When, Figures) { d.num_rows = ~std::size_t{0}; }) == GOALPOST_E_LENGTH);
  CHECK(with([](Data, Area a, When, Figures) { a.struct_size = 8; }) == GOALPOST_E_STRUCT_SIZE);
  CHECK(with([](Data, Area a, When, Figures) { a.names.views = nullptr; }) == GOALPOST_E_NULL);
  CHECK(with([](Data, Area a, When, Figures) { a.names.data = "x"; }) == GOALPOST_E_DIAGNOSTICS);
  const std::int32_t offsets[] = {0, 1, 0};
  CHECK(with([&](Data, Area a, When, Figures) { a.names.offsets = offsets; }) == GOALPOST_E_ARGUMENT);
  CHECK(with([&](Data, Area a, When, Figures) {
          a.names = {2, nullptr, "xy", offsets, nullptr};
        }) == GOALPOST_E_ARGUMENT);
  const std::int32_t good_offsets[] = {0, 1, 2};
  CHECK(with([&](Data, Area a, When, Figures) {
          a.names = {2, nullptr, nullptr, good_offsets, nullptr};
        }) == GOALPOST_E_NULL);
  CHECK(with([](Data, Area, When p, Figures) { p.code_type = GOALPOST_TYPE_FLOAT64; }) == GOALPOST_E_TYPE);
  CHECK(with([](Data, Area, When p, Figures) { p.code_type = 99; }) == GOALPOST_E_TYPE);
  CHECK(with([](Data d, Area a, When, Figures) {
          d.strata = &a;
          d.num_strata = 2;
        }) == GOALPOST_E_LENGTH);
  CHECK(with([](Data d, Area, When, Figures) { d.num_strata = 1; }) == GOALPOST_E_NULL);
  CHECK(with([](Data d, Area a, When, Figures) {
          d.levels = &a;
          d.num_levels = 3;
        }) == GOALPOST_E_LENGTH);
  CHECK(with([](Data d, Area, When, Figures) { d.num_levels = 2; }) == GOALPOST_E_NULL);
  CHECK(with([](Data d, Area, When, Figures) { d.columns = nullptr; }) == GOALPOST_E_NULL);
  CHECK(with([](Data, Area, When, Figures f) { f.struct_size = 0; }) == GOALPOST_E_STRUCT_SIZE);
  CHECK(with([](Data, Area, When, Figures f) { f.name = {"\xFF", 1}; }) == GOALPOST_E_UTF8);
  CHECK(with([](Data, Area, When, Figures f) { f.name = {"death", 5}; }) == GOALPOST_E_NOT_FOUND);
  CHECK(with([](Data, Area, When, Figures f) { f.name = {"prior(deaths)", 13}; }) == GOALPOST_E_NOT_FOUND);
  CHECK(with([](Data, Area, When, Figures f) { f.name = {nullptr, 5}; }) == GOALPOST_E_NULL);
  CHECK(with([](Data, Area, When, Figures f) { f.values = nullptr; }) == GOALPOST_E_NULL);
  CHECK(with([](Data, Area, When, Figures f) { f.type = 99; }) == GOALPOST_E_TYPE);
  CHECK(with([](Data, Area, When, Figures f) { f.type = GOALPOST_TYPE_DATE32; }) == GOALPOST_E_TYPE);
  CHECK(with([](Data d, Area, When, Figures) { d.name = {"\xFF", 1}; }) == GOALPOST_E_UTF8);
  CHECK(with([](Data d, Area, When, Figures) { d.area = nullptr; }) == GOALPOST_E_ARGUMENT);  // a period without areas
  CHECK(with([](Data d, Area, When, Figures) { d.roster.num = 1; }) == GOALPOST_E_NULL);
  const std::uint32_t parents[] = {0};
  CHECK(with([&](Data d, Area, When, Figures) { d.roster_parents = parents; }) == GOALPOST_E_LENGTH);

  ArrowSchema schema{};
  ArrowArray array{};
  CHECK(goalpost_table_from_arrow(world.plan.get(), nullptr, nullptr, nullptr, &table, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_table_from_arrow(world.plan.get(), &schema, &array, nullptr, &table, nullptr) == GOALPOST_E_ARGUMENT);
  // Taken over whatever is wrong.
  const auto from_arrow = [&](const goalpost_plan* plan, const goalpost_arrow_options* options, goalpost_table** out) {
    schema = ArrowSchema{};
    schema.format = "+s";
    schema.release = [](ArrowSchema* held) { held->release = nullptr; };
    array = ArrowArray{};
    array.release = [](ArrowArray* held) { held->release = nullptr; };
    const goalpost_status status = goalpost_table_from_arrow(plan, &schema, &array, options, out, nullptr);
    CHECK((schema.release == nullptr && array.release == nullptr));
    if (out != nullptr) goalpost_table_free(*out);
    return status;
  };
  CHECK(from_arrow(world.plan.get(), nullptr, nullptr) == GOALPOST_E_NULL);
  CHECK(from_arrow(nullptr, nullptr, &table) == GOALPOST_E_NULL);
  CHECK(from_arrow(wrong, nullptr, &table) == GOALPOST_E_HANDLE);
  check_options(goalpost_arrow_options GOALPOST_ARROW_OPTIONS_INIT, GOALPOST_OK,
                [&](const auto* options) { return from_arrow(world.plan.get(), options, &table); });
}

TEST_CASE("results") {
  const World world;
  const goalpost_results* results = world.results.get();
  const auto* wrong = world.wrong<goalpost_results>();
  goalpost_results* made = nullptr;
  goalpost_text* text = nullptr;
  const auto evaluate = [&](const goalpost_plan* plan, const goalpost_table* table,
                            const goalpost_evaluate_options* options = nullptr) {
    const goalpost_status status = goalpost_evaluate(plan, table, options, nullptr, nullptr, &made, nullptr);
    goalpost_results_free(made);
    return status;
  };
  CHECK(goalpost_evaluate(world.plan.get(), world.table.get(), nullptr, nullptr, nullptr, nullptr, nullptr) ==
        GOALPOST_E_NULL);
  CHECK(evaluate(nullptr, world.table.get()) == GOALPOST_E_NULL);
  CHECK(evaluate(world.plan.get(), nullptr) == GOALPOST_E_NULL);
  CHECK(evaluate(world.wrong<goalpost_plan>(), world.table.get()) == GOALPOST_E_HANDLE);
  CHECK(evaluate(world.plan.get(), world.wrong<goalpost_table>()) == GOALPOST_E_HANDLE);
  goalpost_evaluate_options options = GOALPOST_EVALUATE_OPTIONS_INIT;
  options.num_periods = 1;
  CHECK(evaluate(world.plan.get(), world.table.get(), &options) == GOALPOST_E_NULL);
  options = GOALPOST_EVALUATE_OPTIONS_INIT;
  options.num_indicators = 1;
  CHECK(evaluate(world.plan.get(), world.table.get(), &options) == GOALPOST_E_NULL);
  options = GOALPOST_EVALUATE_OPTIONS_INIT;
  options.level_1based = 3;
  CHECK(evaluate(world.plan.get(), world.table.get(), &options) == GOALPOST_E_NOT_FOUND);
  // The table has no rows and no areas: rows without areas are for evaluators.
  check_options(goalpost_evaluate_options GOALPOST_EVALUATE_OPTIONS_INIT, GOALPOST_E_ARGUMENT,
                [&](const auto* given) { return evaluate(world.plan.get(), world.table.get(), given); });
  CHECK(goalpost_evaluate_row(world.plan.get(), world.table.get(), 0, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_evaluate_row(nullptr, world.table.get(), 0, 0, &made) == GOALPOST_E_NULL);
  CHECK(goalpost_evaluate_row(world.plan.get(), nullptr, 0, 0, &made) == GOALPOST_E_NULL);
  CHECK(goalpost_evaluate_row(world.plan.get(), world.wrong<goalpost_table>(), 0, 0, &made) == GOALPOST_E_HANDLE);
  CHECK(goalpost_evaluate_row(world.plan.get(), world.table.get(), 0, 0, &made) == GOALPOST_E_NOT_FOUND);

  check_filled(goalpost_result_columns GOALPOST_RESULT_COLUMNS_INIT, GOALPOST_OK,
               [&](auto* out) { return goalpost_results_get_columns(results, out); });
  check_filled(goalpost_area_info GOALPOST_AREA_INFO_INIT, GOALPOST_OK,
               [&](auto* out) { return goalpost_results_get_area(results, 0, out); });
  goalpost_result_columns columns = GOALPOST_RESULT_COLUMNS_INIT;
  CHECK(goalpost_results_get_columns(nullptr, &columns) == GOALPOST_E_NULL);
  CHECK(goalpost_results_get_columns(wrong, &columns) == GOALPOST_E_HANDLE);
  goalpost_area_info area = GOALPOST_AREA_INFO_INIT;
  CHECK(goalpost_results_get_area(nullptr, 0, &area) == GOALPOST_E_NULL);
  CHECK(goalpost_results_get_area(wrong, 0, &area) == GOALPOST_E_HANDLE);
  CHECK(goalpost_results_get_area(results, 1, &area) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_results_figure_text(results, 0, 0, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_results_figure_text(nullptr, 0, 0, 0, &text) == GOALPOST_E_NULL);
  CHECK(goalpost_results_figure_text(wrong, 0, 0, 0, &text) == GOALPOST_E_HANDLE);
  CHECK(goalpost_results_figure_text(results, 2, 0, 0, &text) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_results_figure_text(results, 0, -1, 0, &text) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_results_explain(results, 0, 0, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_results_explain(nullptr, 0, 0, 0, &text) == GOALPOST_E_NULL);
  CHECK(goalpost_results_explain(wrong, 0, 0, 0, &text) == GOALPOST_E_HANDLE);
  CHECK(goalpost_results_explain(results, 2, 0, 0, &text) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_results_explain(results, 0, GOALPOST_FORMAT_CSV, 0, &text) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_results_explain(results, 0, 0, 3, &text) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_results_render(results, 0, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_results_render(nullptr, 0, 0, &text) == GOALPOST_E_NULL);
  CHECK(goalpost_results_render(wrong, 0, 0, &text) == GOALPOST_E_HANDLE);
  CHECK(goalpost_results_render(results, 0, 3, &text) == GOALPOST_E_ARGUMENT);
  ArrowSchema schema{};
  ArrowArray array{};
  CHECK(goalpost_results_to_arrow(results, nullptr, &array) == GOALPOST_E_NULL);
  CHECK(goalpost_results_to_arrow(results, &schema, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_results_to_arrow(wrong, &schema, &array) == GOALPOST_E_HANDLE);
}

TEST_CASE("evaluators") {
  const World world;
  goalpost_evaluator* made = nullptr;
  goalpost_text* text = nullptr;
  const auto create = [&](const goalpost_plan* plan, const goalpost_table* table,
                          const goalpost_column_options* options = nullptr) {
    const goalpost_status status = goalpost_evaluator_create(plan, table, options, &made);
    goalpost_evaluator_free(made);
    return status;
  };
  CHECK(goalpost_evaluator_create(world.plan.get(), world.table.get(), nullptr, nullptr) == GOALPOST_E_NULL);
  CHECK(create(nullptr, world.table.get()) == GOALPOST_E_NULL);
  CHECK(create(world.plan.get(), nullptr) == GOALPOST_E_NULL);
  CHECK(create(world.wrong<goalpost_plan>(), world.table.get()) == GOALPOST_E_HANDLE);
  CHECK(create(world.plan.get(), world.wrong<goalpost_table>()) == GOALPOST_E_HANDLE);
  check_options(goalpost_column_options GOALPOST_COLUMN_OPTIONS_INIT, GOALPOST_OK,
                [&](const auto* options) { return create(world.plan.get(), world.table.get(), options); });
  goalpost_output output = GOALPOST_OUTPUT_INIT;
  const auto run = [&](const goalpost_evaluator* evaluator, const goalpost_output* outputs, std::size_t num_outputs) {
    return goalpost_evaluator_run(evaluator, outputs, num_outputs, 0, 0, nullptr, nullptr);
  };
  CHECK(run(nullptr, &output, 1) == GOALPOST_E_NULL);
  CHECK(run(world.wrong<goalpost_evaluator>(), &output, 1) == GOALPOST_E_HANDLE);
  CHECK(run(world.evaluator.get(), nullptr, 1) == GOALPOST_E_NULL);
  CHECK(run(world.evaluator.get(), nullptr, 0) == GOALPOST_OK);
  check_options(output, GOALPOST_OK, [&](const auto* given) { return run(world.evaluator.get(), given, 1); });
  std::array two{output, output};
  two[1].struct_size = sizeof output - 8;
  CHECK(run(world.evaluator.get(), two.data(), 2) == GOALPOST_E_STRUCT_SIZE);
  CHECK(goalpost_evaluator_run(world.evaluator.get(), &output, 1, 0, 1, nullptr, nullptr) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_evaluator_describe(world.evaluator.get(), nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_evaluator_describe(nullptr, &text) == GOALPOST_E_NULL);
  CHECK(goalpost_evaluator_describe(world.wrong<goalpost_evaluator>(), &text) == GOALPOST_E_HANDLE);
}

TEST_CASE("rules and phrases") {
  const World world;
  const goalpost_rule* rule = world.rule.get();
  const auto* wrong = world.wrong<goalpost_rule>();
  goalpost_rule* made = nullptr;
  goalpost_plan* plan = nullptr;
  goalpost_results* results = nullptr;
  goalpost_text* text = nullptr;
  goalpost_answer answer;
  const double figures[] = {12, 1504};
  const std::string_view words = "a per 1,000 b below 9‰";
  const auto compile = [&](const goalpost_rule_options* options) {
    const goalpost_status status = goalpost_rule_compile(words.data(), words.size(), options, &made, nullptr);
    goalpost_rule_free(made);
    return status;
  };
  CHECK(goalpost_rule_compile("a", 1, nullptr, nullptr, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_rule_compile(nullptr, 1, nullptr, &made, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_rule_compile(nullptr, 0, nullptr, &made, nullptr) == GOALPOST_E_DIAGNOSTICS);
  CHECK(goalpost_rule_compile(bad_utf8.data(), 2, nullptr, &made, nullptr) == GOALPOST_E_DIAGNOSTICS);
  check_options(goalpost_rule_options GOALPOST_RULE_OPTIONS_INIT, GOALPOST_OK, compile);
  goalpost_rule_options options = GOALPOST_RULE_OPTIONS_INIT;
  options.language = 3;
  CHECK(compile(&options) == GOALPOST_E_ARGUMENT);
  options = GOALPOST_RULE_OPTIONS_INIT;
  options.year = 10000;
  CHECK(compile(&options) == GOALPOST_E_ARGUMENT);
  options.year = -1;
  CHECK(compile(&options) == GOALPOST_E_ARGUMENT);
  CHECK(goalpost_rule_get_plan(rule, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_rule_get_plan(nullptr, &plan) == GOALPOST_E_NULL);
  CHECK(goalpost_rule_get_plan(wrong, &plan) == GOALPOST_E_HANDLE);
  check_filled(goalpost_figure_info GOALPOST_FIGURE_INFO_INIT, GOALPOST_OK,
               [&](auto* out) { return goalpost_rule_get_figure(rule, 0, out); });
  goalpost_figure_info figure = GOALPOST_FIGURE_INFO_INIT;
  CHECK(goalpost_rule_get_figure(nullptr, 0, &figure) == GOALPOST_E_NULL);
  CHECK(goalpost_rule_get_figure(wrong, 0, &figure) == GOALPOST_E_HANDLE);
  CHECK(goalpost_rule_judge(rule, figures, 2, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_rule_judge(rule, nullptr, 2, &answer) == GOALPOST_E_NULL);
  CHECK(goalpost_rule_judge(nullptr, figures, 2, &answer) == GOALPOST_E_NULL);
  CHECK(goalpost_rule_judge(wrong, figures, 2, &answer) == GOALPOST_E_HANDLE);
  CHECK(goalpost_rule_judge(rule, figures, 3, &answer) == GOALPOST_E_LENGTH);
  CHECK(goalpost_rule_judge(rule, nullptr, 0, &answer) == GOALPOST_E_LENGTH);

  const goalpost_string one[] = {str("deaths")};
  const goalpost_string bad[] = {str(bad_utf8)};
  const auto evaluate = [&](const goalpost_rule* of, const goalpost_string* names, const goalpost_string* values) {
    return goalpost_rule_evaluate(of, names, values, 1, &results, nullptr);
  };
  CHECK(goalpost_rule_evaluate(rule, one, one, 1, nullptr, nullptr) == GOALPOST_E_NULL);
  CHECK(evaluate(nullptr, one, one) == GOALPOST_E_NULL);
  CHECK(evaluate(wrong, one, one) == GOALPOST_E_HANDLE);
  CHECK(evaluate(rule, nullptr, one) == GOALPOST_E_NULL);
  CHECK(evaluate(rule, one, nullptr) == GOALPOST_E_NULL);
  CHECK(evaluate(rule, bad, one) == GOALPOST_E_UTF8);
  CHECK(evaluate(rule, one, bad) == GOALPOST_E_UTF8);
  CHECK(evaluate(rule, one, one) == GOALPOST_E_DIAGNOSTICS);
  REQUIRE(goalpost_rule_evaluate(rule, nullptr, nullptr, 0, &results, nullptr) == GOALPOST_OK);
  CHECK(explained(results, 0).find("no data") != std::string::npos);
  goalpost_results_free(results);

  goalpost_column column = GOALPOST_COLUMN_INIT;
  column.name = str("deaths");
  goalpost_output output = GOALPOST_OUTPUT_INIT;
  const auto columns = [&](const goalpost_rule* of, const goalpost_column* given, const goalpost_output* out,
                           const goalpost_column_options* wanted = nullptr, std::size_t num_rows = 0) {
    return goalpost_rule_evaluate_columns(of, given, 1, num_rows, out, wanted, nullptr, nullptr, nullptr);
  };
  CHECK(columns(nullptr, &column, &output) == GOALPOST_E_NULL);
  CHECK(columns(wrong, &column, &output) == GOALPOST_E_HANDLE);
  CHECK(columns(rule, nullptr, &output) == GOALPOST_E_NULL);
  CHECK(columns(rule, &column, nullptr) == GOALPOST_E_NULL);
  CHECK(columns(rule, &column, &output) == GOALPOST_OK);
  CHECK(columns(rule, &column, &output, nullptr, 1) == GOALPOST_E_NULL);
  CHECK(columns(rule, &column, &output, nullptr, ~std::size_t{0}) == GOALPOST_E_LENGTH);
  check_options(column, GOALPOST_OK, [&](const auto* given) { return columns(rule, given, &output); });
  check_options(output, GOALPOST_OK, [&](const auto* out) { return columns(rule, &column, out); });
  check_options(goalpost_column_options GOALPOST_COLUMN_OPTIONS_INIT, GOALPOST_OK,
                [&](const auto* wanted) { return columns(rule, &column, &output, wanted); });
  goalpost_column_options wanted = GOALPOST_COLUMN_OPTIONS_INIT;
  const goalpost_period period{2025, 1, 1};
  wanted.periods = &period;
  wanted.num_periods = 1;
  CHECK(columns(rule, &column, &output, &wanted) == GOALPOST_E_ARGUMENT);
  output.indicator = 1;
  CHECK(columns(rule, &column, &output) == GOALPOST_E_NOT_FOUND);

  CHECK(goalpost_phrase_read("x", 1, nullptr, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_phrase_read(nullptr, 1, nullptr, &text) == GOALPOST_E_NULL);
  CHECK(goalpost_phrase_read(bad_utf8.data(), 2, nullptr, &text) == GOALPOST_E_UTF8);
  check_options(goalpost_phrase_options GOALPOST_PHRASE_OPTIONS_INIT, GOALPOST_OK, [&](const auto* given) {
    const goalpost_status status = goalpost_phrase_read(nullptr, 0, given, &text);
    goalpost_text_free(text);
    return status;
  });
  goalpost_phrase_options phrase = GOALPOST_PHRASE_OPTIONS_INIT;
  phrase.indicator = str(bad_utf8);
  CHECK(goalpost_phrase_read("x", 1, &phrase, &text) == GOALPOST_E_UTF8);
  phrase = GOALPOST_PHRASE_OPTIONS_INIT;
  phrase.num_strata = 1;
  CHECK(goalpost_phrase_read("x", 1, &phrase, &text) == GOALPOST_E_NULL);
  phrase.strata = bad;
  CHECK(goalpost_phrase_read("x", 1, &phrase, &text) == GOALPOST_E_UTF8);
  phrase = GOALPOST_PHRASE_OPTIONS_INIT;
  phrase.language = 9;
  CHECK(goalpost_phrase_read("x", 1, &phrase, &text) == GOALPOST_E_ARGUMENT);
}

}  // namespace goalpost::test
