// What the functions for tables and results refuse: NULL, handles of another kind, wrong struct sizes, lengths that differ, bad
// UTF-8. A status comes back, nothing is written, nothing crashes. That no function is forgotten is seen to by test_header.py.
#include <array>
#include <limits>

#include "refusals.hpp"

namespace goalpost::test {

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
  for (const double certainty : {-0.5, 1.0, 95.0, std::numeric_limits<double>::quiet_NaN()}) {
    options = GOALPOST_EVALUATE_OPTIONS_INIT;
    options.certainty = certainty;
    CHECK(evaluate(world.plan.get(), world.table.get(), &options) == GOALPOST_E_ARGUMENT);
  }
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
  goalpost_extra_column extra = GOALPOST_EXTRA_COLUMN_INIT;
  CHECK(goalpost_results_num_extra(nullptr) == 0);
  CHECK(goalpost_results_num_extra(wrong) == 0);
  CHECK(goalpost_results_get_extra(results, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_results_get_extra(nullptr, 0, &extra) == GOALPOST_E_NULL);
  CHECK(goalpost_results_get_extra(wrong, 0, &extra) == GOALPOST_E_HANDLE);
  CHECK(goalpost_results_get_extra(results, ~std::size_t{0}, &extra) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_results_find_extra(results, "trend", 5, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_results_find_extra(nullptr, "trend", 5, &extra) == GOALPOST_E_NULL);
  CHECK(goalpost_results_find_extra(wrong, "trend", 5, &extra) == GOALPOST_E_HANDLE);
  CHECK(goalpost_results_find_extra(results, nullptr, 5, &extra) == GOALPOST_E_NULL);
  CHECK(goalpost_results_find_extra(results, nullptr, 0, &extra) == GOALPOST_E_NOT_FOUND);
  CHECK(goalpost_results_find_extra(results, bad_utf8.data(), bad_utf8.size(), &extra) == GOALPOST_E_UTF8);
  check_filled(extra, GOALPOST_E_NOT_FOUND,
               [&](auto* out) { return goalpost_results_get_extra(results, ~std::size_t{0}, out); });
  check_filled(extra, GOALPOST_E_NOT_FOUND,
               [&](auto* out) { return goalpost_results_find_extra(results, "trend", 5, out); });
  goalpost_held_back held_back = GOALPOST_HELD_BACK_INIT;
  CHECK(goalpost_results_num_held_back(nullptr, 0) == 0);
  CHECK(goalpost_results_num_held_back(wrong, 0) == 0);
  CHECK(goalpost_results_num_held_back(results, ~std::size_t{0}) == 0);
  CHECK(goalpost_results_get_held_back(results, 0, 0, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_results_get_held_back(nullptr, 0, 0, &held_back) == GOALPOST_E_NULL);
  CHECK(goalpost_results_get_held_back(wrong, 0, 0, &held_back) == GOALPOST_E_HANDLE);
  CHECK(goalpost_results_get_held_back(results, ~std::size_t{0}, 0, &held_back) == GOALPOST_E_NOT_FOUND);
  check_filled(held_back, GOALPOST_E_NOT_FOUND,
               [&](auto* out) { return goalpost_results_get_held_back(results, 0, 0, out); });
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

}  // namespace goalpost::test
