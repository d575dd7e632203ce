// Calls of the C interface out of any bytes, in any order: with handles of another kind, NULL, sizes that are none, numbers out of range.
// Promised: no fault of the library's own, a refusal where the header says one, nothing half made behind it, and every byte that comes
// back can be read.
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "capi_tables.hpp"

// After what it includes: cmake/GoalpostFuzzers.cmake reads this line.
#include "goalpost.h"

namespace fuzz {

class Calls : public TableCaller {
 public:
  using TableCaller::TableCaller;

  void run() {
    for (int calls = 0; calls < 60 && !bytes_.is_empty(); ++calls) call();
  }

 private:
  void call() {
    switch (bytes_.below(24)) {
      case 0:
      case 1: return parse_plan();
      case 2: return ask_plan();
      case 3: return write_plan();
      case 4: return compare_plans();
      case 5:
      case 6:
      case 7: return make_table();
      case 8: return ask_table();
      case 9:
      case 10: return evaluate();
      case 11: return check_data();
      case 12: return ask_results();
      case 13: return write_results();
      case 14: return bind();
      case 15: return run_evaluator();
      case 16: return compile_rule();
      case 17: return judge();
      case 18: return judge_columns();
      case 19: return phrase();
      case 20: return import();
      case 21: return ask_findings();
      case 22: return ask_little();
      default: return free_one();
    }
  }

  void parse_plan() {
    static constexpr std::array<std::string_view, 7> plans{
        "plan p\nbaseline 2024\nareas province > district/districts\nstrata sex: girls, boys\ninput a, b count\ninput "
        "c count by sex\ninput d date\n"
        "input r %\nindicator 3a i \"I\"\n  measure a per 1,000 b\n  target below 9‰\n  lead \"X\"\n  support \"Y\", "
        "\"Z\"\nindicator j\n  measure c as % of total(c)\n"
        "  target reduce by 2% to 3% every year\nindicator k\n  measure d\n  target no later than 2025-05-20\n",
        "plan q\nperiod 2025\ninput a, b count\nindicator i\n  measure a as % of b\n  target at least 90% in 2025\n  "
        "target above 5%\nindicator n\n  measure a\n"
        "  target reduce versus prior year\n",
        "plan s\nsuppress counts 1 to 4\nareas province > district\nmissing children allow\ninput a, b "
        "count\nindicator i\n  measure a per 1,000 b\n  target below 9‰\n",
        "language vi\nkế hoạch v\nsố liệu a, b số đếm\nchỉ tiêu i\n  đo bằng a trên 1.000 b\n  mục tiêu dưới 9‰\n",
        "plan e\ninput a count\nindicator i\n  measure a / 0\n  target 90\n",
        "",
        "plan only"};
    const goalpost_string from = text_of(plans);
    auto options = sized(goalpost_plan_options GOALPOST_PLAN_OPTIONS_INIT, false);
    if (bytes_.one_in(4)) options->max_diagnostics = index();
    if (bytes_.one_in(8)) options->name = text_of(plans);
    goalpost_plan* plan = nullptr;
    goalpost_diagnostics* found = nullptr;
    goalpost_plan** const at = place(plan);
    goalpost_diagnostics** const findings = diagnostics_place(found);
    told(goalpost_plan_parse(from.data, from.size, &*options, at, findings), plan, found);
  }

  template <class Struct, class Ask>
  Struct asked(const Struct& empty, Ask ask) {
    auto out = sized(empty, true);
    Struct* const at = there(*out);
    told(ask(at));
    return *out;
  }

  void ask_plan() {
    const goalpost_plan* const plan = some<goalpost_plan>();
    const std::size_t which = index();
    switch (bytes_.below(8)) {
      case 0: {
        const auto info = asked(goalpost_plan_info GOALPOST_PLAN_INFO_INIT,
                                [&](auto* out) { return goalpost_plan_get_info(plan, out); });
        if (info.struct_size != sizeof info) return;
        read(info.text), read(info.name), read(info.title), read(info.source);
        return;
      }
      case 1: {
        goalpost_period out{};
        told(goalpost_plan_get_period(plan, which, there(out)));
        return;
      }
      case 2:
        asked(goalpost_input_info GOALPOST_INPUT_INFO_INIT,
              [&](auto* out) { return goalpost_plan_get_input(plan, which, out); });
        return;
      case 3:
        asked(goalpost_indicator_info GOALPOST_INDICATOR_INFO_INIT,
              [&](auto* out) { return goalpost_plan_get_indicator(plan, which, out); });
        return;
      case 4:
        asked(goalpost_dimension_info GOALPOST_DIMENSION_INFO_INIT,
              [&](auto* out) { return goalpost_plan_get_dimension(plan, which, out); });
        return;
      case 5:
        asked(goalpost_level_info GOALPOST_LEVEL_INFO_INIT,
              [&](auto* out) { return goalpost_plan_get_level(plan, which, out); });
        return;
      case 6: {
        goalpost_string out{reinterpret_cast<const char*>(1), 1};
        goalpost_string* const at = there(out);
        const bool departments = bytes_.one_in(2);
        const std::size_t other = index();
        const goalpost_status status = departments ? goalpost_plan_get_department(plan, which, other, at)
                                                   : goalpost_plan_get_stratum(plan, which, other, at);
        if (at != nullptr)
          promise(status == GOALPOST_OK || (out.data == nullptr && out.size == 0),
                  "a call that fails leaves its text empty");
        if (told(status) == GOALPOST_OK) read(out);
        return;
      }
      default: {
        static constexpr std::array<std::string_view, 5> names{"i", "3a", "", "none", "\xff"};
        const goalpost_string name = text_of(names);
        std::uint32_t out = 5;
        told(goalpost_plan_find_indicator(plan, name.data, name.size, there(out)));
      }
    }
  }

  void write_plan() {
    const goalpost_plan* const plan = some<goalpost_plan>();
    goalpost_text* made = nullptr;
    goalpost_text** const at = place(made);
    const std::size_t which = index();
    const std::int32_t language = small_code();
    switch (bytes_.below(3)) {
      case 0: return told_text(goalpost_plan_measure_text(plan, which, language, at), made);
      case 1:
        return told_text(goalpost_plan_target_text(plan, which, static_cast<std::uint32_t>(index()), language, at),
                         made);
      default: return told_text(goalpost_plan_format(plan, language, at), made);
    }
  }

  void compare_plans() {
    if (bytes_.one_in(2)) {
      const goalpost_plan* const before = some<goalpost_plan>();
      const goalpost_plan* const after = some<goalpost_plan>();
      goalpost_comparison* made = nullptr;
      goalpost_comparison** const at = place(made);
      told(goalpost_plan_compare(before, after, at), made);
      return;
    }
    const goalpost_comparison* const of = some<goalpost_comparison>();
    const std::size_t which = index();
    switch (bytes_.below(3)) {
      case 0:
        asked(goalpost_change_counts GOALPOST_CHANGE_COUNTS_INIT,
              [&](auto* out) { return goalpost_comparison_count(of, out); });
        return;
      case 1:
        asked(goalpost_target_change GOALPOST_TARGET_CHANGE_INIT,
              [&](auto* out) { return goalpost_comparison_get(of, which, out); });
        return;
      default: {
        goalpost_text* made = nullptr;
        goalpost_text** const at = place(made);
        const std::int32_t format = small_code();
        return told_text(goalpost_comparison_render(of, format, small_code(), at), made);
      }
    }
  }

  void ask_table() {
    const goalpost_table* const table = some<goalpost_table>();
    asked(goalpost_table_info GOALPOST_TABLE_INFO_INIT, [&](auto* out) { return goalpost_table_get_info(table, out); });
  }

  /// Cancels after as many calls as the context says.
  static std::int32_t progress(void* context, std::uint64_t num_done, std::uint64_t num_all) {
    promise(num_done <= num_all, "no more is done than there is to do");
    return --*static_cast<int*>(context) == 0 ? 1 : 0;
  }

  void evaluate() {
    const goalpost_plan* const plan = some<goalpost_plan>();
    const goalpost_table* const table = some<goalpost_table>();
    goalpost_results* made = nullptr;
    goalpost_results** const at = place(made);
    if (bytes_.one_in(4)) {
      const std::size_t row = index();
      told(goalpost_evaluate_row(plan, table, row, static_cast<std::uint32_t>(index()), at), made);
      return;
    }
    goalpost_evaluate_options wanted = GOALPOST_EVALUATE_OPTIONS_INIT;
    const std::array<goalpost_period, 2> periods{period(), period()};
    const std::array<std::uint32_t, 2> indicators{static_cast<std::uint32_t>(index()), 0};
    if (bytes_.one_in(4)) wanted.periods = periods.data(), wanted.num_periods = bytes_.below(3);
    if (bytes_.one_in(6)) wanted.indicators = indicators.data(), wanted.num_indicators = bytes_.below(3);
    if (bytes_.one_in(6)) wanted.level_1based = static_cast<std::uint32_t>(index());
    wanted.held_back = bytes_.below(2);
    if (bytes_.one_in(3))
      wanted.certainty =
          bytes_.one_of(std::array<double, 5>{0.95, 0.5, 1.0, -1.0, std::numeric_limits<double>::quiet_NaN()});
    auto options = sized(wanted, false);
    goalpost_diagnostics* found = nullptr;
    goalpost_diagnostics** const findings = diagnostics_place(found);
    int calls_left = static_cast<int>(bytes_.below(6));
    told(goalpost_evaluate(plan, table, &*options, bytes_.one_in(2) ? &progress : nullptr, &calls_left, at, findings),
         made, found);
  }

  void check_data() {
    const goalpost_plan* const plan = some<goalpost_plan>();
    const goalpost_table* const table = some<goalpost_table>();
    goalpost_diagnostics* found = nullptr;
    goalpost_diagnostics** const findings = diagnostics_place(found);
    told(goalpost_plan_check_data(plan, table, nullptr, findings), static_cast<goalpost_results*>(nullptr), found);
  }

  void ask_results() {
    const goalpost_results* const results = some<goalpost_results>();
    const std::size_t row = index();
    const std::size_t which = index();
    switch (bytes_.below(5)) {
      case 0: {
        const auto columns = asked(goalpost_result_columns GOALPOST_RESULT_COLUMNS_INIT,
                                   [&](auto* out) { return goalpost_results_get_columns(results, out); });
        if (columns.struct_size != sizeof columns) return;
        const std::size_t n = columns.num_rows;
        read(columns.indicator, n), read(columns.target_1based, n), read(columns.area, n), read(columns.period, n),
            read(columns.verdict, n);
        read(columns.strata_1based, n * columns.num_dimensions), read(columns.reason, n), read(columns.flags, n),
            read(columns.value, n);
        read(columns.limit, n), read(columns.base, n), read(columns.gap, n), read(columns.progress, n),
            read(columns.needed, n);
        read(columns.numerator, n), read(columns.denominator, n);
        return;
      }
      case 1: {
        forget_refusals();
        const std::size_t num = goalpost_results_num_extra(results);
        promise(num < 100, "extra columns can be counted");
        asked(goalpost_extra_column GOALPOST_EXTRA_COLUMN_INIT,
              [&](auto* out) { return goalpost_results_get_extra(results, which, out); });
        return;
      }
      case 2: {
        static constexpr std::array<std::string_view, 5> names{"reported", "trend", "interval_low", "withheld_value",
                                                               ""};
        const goalpost_string name = text_of(names);
        asked(goalpost_extra_column GOALPOST_EXTRA_COLUMN_INIT,
              [&](auto* out) { return goalpost_results_find_extra(results, name.data, name.size, out); });
        return;
      }
      case 3: {
        forget_refusals();
        (void)goalpost_results_num_held_back(results, row);
        asked(goalpost_held_back GOALPOST_HELD_BACK_INIT,
              [&](auto* out) { return goalpost_results_get_held_back(results, row, which, out); });
        return;
      }
      default: {
        const auto area = asked(goalpost_area_info GOALPOST_AREA_INFO_INIT,
                                [&](auto* out) { return goalpost_results_get_area(results, which, out); });
        if (area.struct_size == sizeof area) read(area.name);
      }
    }
  }

  void write_results() {
    const goalpost_results* const results = some<goalpost_results>();
    const std::size_t row = index();
    const std::int32_t code = small_code();
    const std::uint32_t what = bytes_.below(4);
    if (what == 3) {
      ArrowSchema schema{};
      ArrowArray array{};
      const goalpost_status status = told(goalpost_results_to_arrow(results, there(schema), &array));
      if (status != GOALPOST_OK) return;
      promise(schema.n_children == array.n_children && schema.release != nullptr && array.release != nullptr,
              "results are Arrow structs");
      if (bytes_.one_in(2)) return give_back(schema, array);
      schema.release(&schema);
      array.release(&array);
      return;
    }
    goalpost_text* made = nullptr;
    goalpost_text** const at = place(made);
    if (what == 0)
      return told_text(goalpost_results_figure_text(results, row, code + static_cast<std::int32_t>(bytes_.below(8)),
                                                    small_code(), at),
                       made);
    if (what == 1) return told_text(goalpost_results_explain(results, row, code, small_code(), at), made);
    told_text(goalpost_results_render(results, code, small_code(), at), made);
  }

  /// Answers as a table: they are none for any plan, or one by chance.
  void give_back(ArrowSchema& schema, ArrowArray& array) {
    const goalpost_plan* const plan = some<goalpost_plan>();
    goalpost_table* table = nullptr;
    goalpost_diagnostics* found = nullptr;
    goalpost_table** const at = place(table);
    goalpost_diagnostics** const findings = diagnostics_place(found);
    told(goalpost_table_from_arrow(plan, &schema, &array, nullptr, at, findings), table, found);
    promise(schema.release == nullptr && array.release == nullptr, "both structs are taken over");
  }

  goalpost_column_options column_options() {
    goalpost_column_options out = GOALPOST_COLUMN_OPTIONS_INIT;
    static const std::array<goalpost_period, 1> periods{{{2025, 1, 1}}};
    if (bytes_.one_in(8)) out.periods = periods.data(), out.num_periods = 1;
    if (bytes_.one_in(8)) out.level_1based = static_cast<std::uint32_t>(index());
    out.num_threads = bytes_.below(4);
    out.instructions = static_cast<std::uint8_t>(bytes_.one_in(16) ? bytes_.byte() : bytes_.below(3));
    out.shows_small_counts = static_cast<std::uint8_t>(bytes_.below(2));
    return out;
  }

  void bind() {
    const goalpost_plan* const plan = some<goalpost_plan>();
    const goalpost_table* const table = some<goalpost_table>();
    auto options = sized(column_options(), false);
    goalpost_evaluator* made = nullptr;
    goalpost_evaluator** const at = place(made);
    told(goalpost_evaluator_create(plan, table, &*options, at), made);
  }

  /// Columns of answers as long as `num_elements` says.
  goalpost_output output(std::size_t num_elements) {
    goalpost_output out = GOALPOST_OUTPUT_INIT;
    out.indicator = bytes_.below(4);
    out.target_1based = bytes_.below(4);
    out.num_elements = num_elements;
    const std::uint32_t wanted = bytes_.byte();
    const auto doubles = [&](std::uint32_t bit) {
      return (wanted >> bit & 1U) != 0 ? reinterpret_cast<double*>(memory(num_elements * sizeof(double))) : nullptr;
    };
    if ((wanted & 1U) == 0) out.verdict = memory(num_elements);
    if ((wanted & 2U) != 0) out.reason = memory(num_elements);
    if ((wanted & 4U) != 0) out.flags = memory(num_elements);
    out.value = doubles(3), out.limit = doubles(4), out.base = doubles(5), out.gap = doubles(6),
    out.progress = doubles(7);
    return out;
  }

  void run_evaluator() {
    const goalpost_evaluator* const of = some<goalpost_evaluator>();
    if (bytes_.one_in(6)) {
      goalpost_text* made = nullptr;
      goalpost_text** const at = place(made);
      return told_text(goalpost_evaluator_describe(of, at), made);
    }
    const std::size_t num = bytes_.below(40);
    std::vector<goalpost_output> outputs;
    for (std::uint32_t i = bytes_.below(4); i > 0; --i) outputs.push_back(output(num));
    const std::size_t first = bytes_.one_in(8) ? index() : bytes_.below(4);
    const std::size_t rows = bytes_.one_in(8) ? index() : num;
    int calls_left = static_cast<int>(bytes_.below(3));
    told(goalpost_evaluator_run(of, outputs.data(), outputs.size(), first, rows, bytes_.one_in(2) ? &progress : nullptr,
                                &calls_left));
  }

  void compile_rule() {
    static constexpr std::array<std::string_view, 7> rules{"a per 1,000 b below 9‰",
                                                           "a reduce by 30% versus prior year",
                                                           "a as % of b at least 90%",
                                                           "d no later than 2025-05-20",
                                                           "a reduce versus 2020",
                                                           "a below 80% by 2025",
                                                           "m at least 4 billion VND per year"};
    const goalpost_string from = text_of(rules);
    auto options = sized(goalpost_rule_options GOALPOST_RULE_OPTIONS_INIT, false);
    if (bytes_.one_in(4)) options->year = bytes_.one_of(std::array<std::int32_t, 5>{2025, 1, 9999, -1, 10000});
    if (bytes_.one_in(8)) options->language = small_code();
    goalpost_rule* made = nullptr;
    goalpost_diagnostics* found = nullptr;
    goalpost_rule** const at = place(made);
    goalpost_diagnostics** const findings = diagnostics_place(found);
    told(goalpost_rule_compile(from.data, from.size, &*options, at, findings), made, found);
  }

  void judge() {
    const goalpost_rule* const rule = some<goalpost_rule>();
    const std::size_t which = index();
    switch (bytes_.below(4)) {
      case 0: {
        goalpost_plan* made = nullptr;
        goalpost_plan** const at = place(made);
        told(goalpost_rule_get_plan(rule, at), made);
        return;
      }
      case 1:
        asked(goalpost_figure_info GOALPOST_FIGURE_INFO_INIT,
              [&](auto* out) { return goalpost_rule_get_figure(rule, which, out); });
        return;
      case 2: {
        std::vector<double> figures(goalpost_rule_num_figures(rule) + (bytes_.one_in(16) ? 1U : 0U));
        for (double& figure : figures)
          figure = bytes_.one_of(std::array<double, 10>{0, 1, 12, 1504, 0.1, -3, 1e300, 9007199254740993.0,
                                                        std::numeric_limits<double>::infinity(),
                                                        std::numeric_limits<double>::quiet_NaN()});
        goalpost_answer out{};
        told(goalpost_rule_judge(rule, figures.data(), figures.size(), there(out)));
        return;
      }
      default: {
        static constexpr std::array<std::string_view, 6> known{"a", "b", "prior(a)", "a@2020", "d", "x"};
        static constexpr std::array<std::string_view, 7> values{"12", "1504", "", "*", "2025-05-20", "8.05", "nine"};
        std::array<goalpost_string, 3> names{text_of(known), text_of(known), text_of(known)};
        std::array<goalpost_string, 3> given{text_of(values), text_of(values), text_of(values)};
        forget_refusals();
        const std::size_t num = bytes_.below(4);
        goalpost_results* made = nullptr;
        goalpost_diagnostics* found = nullptr;
        goalpost_results** const at = place(made);
        goalpost_diagnostics** const findings = diagnostics_place(found);
        told(goalpost_rule_evaluate(rule, names.data(), given.data(), num, at, findings), made, found);
      }
    }
  }

  void judge_columns() {
    const goalpost_rule* const rule = some<goalpost_rule>();
    const std::size_t num_rows = bytes_.below(30);
    random_.seed(bytes_.byte());
    std::vector<goalpost_column> columns;
    for (std::uint32_t i = bytes_.below(4); i > 0; --i) columns.push_back(column(num_rows));
    forget_refusals();
    goalpost_output out = output(num_rows);
    if (!bytes_.one_in(8)) out.indicator = 0, out.target_1based = 1;
    auto options = sized(column_options(), false);
    goalpost_diagnostics* found = nullptr;
    goalpost_diagnostics** const findings = diagnostics_place(found);
    const goalpost_status status = goalpost_rule_evaluate_columns(rule, columns.data(), columns.size(), num_rows, &out,
                                                                  &*options, nullptr, nullptr, findings);
    told(status, static_cast<goalpost_results*>(nullptr), found);
  }

  void phrase() {
    static constexpr std::array<std::string_view, 5> phrases{
        "< 4,1‰", "xuống còn 16/100.000 trẻ em", "1,5%/2%",
        "xuống dưới 7% đối với nông thôn và dưới 10% đối với thành thị", "đạt 65% vào năm 2025"};
    const goalpost_string from = text_of(phrases);
    auto options = sized(goalpost_phrase_options GOALPOST_PHRASE_OPTIONS_INIT, false);
    const std::array<goalpost_string, 2> strata{text_of(phrases), text_of(phrases)};
    forget_refusals();
    if (bytes_.one_in(3)) options->strata = strata.data(), options->num_strata = bytes_.below(3);
    if (bytes_.one_in(3)) options->indicator = text_of(phrases);
    options->language = bytes_.one_in(4) ? small_code() : 0;
    goalpost_text* made = nullptr;
    goalpost_text** const at = place(made);
    told_text(goalpost_phrase_read(from.data, from.size, &*options, at), made);
  }

  void import() {
    if (bytes_.one_in(2)) {
      static constexpr std::array<std::string_view, 4> texts{
          "Chỉ tiêu\tMục tiêu\nTỷ lệ\tdưới 9‰\n", "Giảm 30% số vụ bạo lực so với năm 2024.\nĐạt 65% vào năm 2025", "\"",
          ""};
      const goalpost_string from = text_of(texts);
      goalpost_import_options wanted = GOALPOST_IMPORT_OPTIONS_INIT;
      wanted.language = bytes_.one_in(4) ? small_code() : 0;
      wanted.shape = bytes_.one_in(3) ? small_code() : 0;
      wanted.period = bytes_.one_in(4) ? bytes_.one_of(std::array<std::int32_t, 4>{2025, 9999, -1, 10000}) : 0;
      wanted.published = static_cast<std::int32_t>(bytes_.below(2));
      if (bytes_.one_in(6)) wanted.name = text_of(texts);
      auto options = sized(wanted, false);
      goalpost_import* made = nullptr;
      goalpost_import** const at = place(made);
      told(goalpost_import_plan(from.data, from.size, &*options, at), made);
      return;
    }
    const goalpost_import* const of = some<goalpost_import>();
    if (bytes_.one_in(2)) {
      const auto info = asked(goalpost_import_info GOALPOST_IMPORT_INFO_INIT,
                              [&](auto* out) { return goalpost_import_get_info(of, out); });
      if (info.struct_size == sizeof info) read(info.plan), read(info.problem);
      return;
    }
    goalpost_text* made = nullptr;
    goalpost_text** const at = place(made);
    told_text(goalpost_import_render(of, small_code(), at), made);
  }

  void ask_findings() {
    const goalpost_diagnostics* const of = some<goalpost_diagnostics>(true);
    const std::size_t which = index();
    const std::int32_t language = small_code();
    switch (bytes_.below(3)) {
      case 0:
        asked(goalpost_diagnostic_counts GOALPOST_DIAGNOSTIC_COUNTS_INIT,
              [&](auto* out) { return goalpost_diagnostics_count(of, out); });
        return;
      case 1: {
        const auto one = asked(goalpost_diagnostic GOALPOST_DIAGNOSTIC_INIT,
                               [&](auto* out) { return goalpost_diagnostics_get(of, which, language, out); });
        if (one.struct_size == sizeof one) read(one.code), read(one.file), read(one.message), read(one.hint);
        return;
      }
      default: {
        goalpost_text* made = nullptr;
        goalpost_text** const at = place(made);
        const std::int32_t format = small_code();
        told_text(goalpost_diagnostics_render(of, format, language, small_code(), at), made);
      }
    }
  }

  void ask_little() {
    const std::int32_t language = small_code();
    switch (bytes_.below(5)) {
      case 0: {
        goalpost_string out{};
        if (told(goalpost_verdict_text(bytes_.byte(), language, there(out))) == GOALPOST_OK) read(out);
        return;
      }
      case 1: {
        goalpost_string out{};
        if (told(goalpost_reason_text(bytes_.byte(), language, there(out))) == GOALPOST_OK) read(out);
        return;
      }
      case 2: {
        static constexpr std::array<std::string_view, 4> periods{"2025", "2025-Q3", "2025-13", "0"};
        const goalpost_string from = text_of(periods);
        goalpost_period out{};
        told(goalpost_period_parse(from.data, from.size, there(out)));
        return;
      }
      case 3: {
        goalpost_text* made = nullptr;
        goalpost_text** const at = place(made);
        return told_text(goalpost_period_text(period(), language, at), made);
      }
      default: {
        promise(goalpost_status_text(static_cast<std::int32_t>(bytes_.byte()) - 3) != nullptr,
                "every status has its sentence");
        double low = 0;
        double high = 0;
        const auto number = [&] {
          return bytes_.one_of(
              std::array<double, 9>{0, 1, 12, 1504, 0.95, -1, 1e11, 1e300, std::numeric_limits<double>::quiet_NaN()});
        };
        const double events = number();
        const double total = number();
        const double confidence = number();
        told(goalpost_interval(language, events, total, confidence, there(low), &high));
      }
    }
  }
};

}  // namespace fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Bytes bytes(data, size);
  fuzz::Calls(bytes).run();
  return 0;
}
