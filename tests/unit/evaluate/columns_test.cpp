// The columnar door: rows as they lie, on tables with and without names.
#include "goalpost/evaluate/columns.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <thread>
#include <vector>

#include "goalpost/evaluate/evaluate.hpp"
#include "goalpost/evaluate/rule.hpp"
#include "goalpost/plan/check.hpp"
#include "goalpost/syntax/parse.hpp"
#include "goalpost/table/schema.hpp"

using namespace goalpost;  // NOLINT(google-build-using-namespace): a test

namespace {

Period year(int number) { return Period{static_cast<std::int16_t>(number), PeriodLength::year, 1}; }

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("a rule on two columns, as they lie") {
  const auto rule = Rule::compile("deaths per 1,000 births at most 4.1‰");
  const std::array deaths{41.0, 42.0, missing, 5.0, 0.0, 3.0, 1e300};
  const std::array<std::int64_t, 7> births{10000, 10000, 10000, -1, 0, 0, 5};
  TableBuilder builder(schema_of(rule->program().plan()));
  builder.add_nameless_rows(7, year(2025));
  builder.set_column(0, Column{"", ColumnType::float64, deaths.data()});
  builder.set_column(1, Column{"", ColumnType::int64, births.data()});
  Diagnostics out;
  const auto table = builder.build(out);
  REQUIRE(table.has_value());
  std::array<Verdict, 7> verdict;
  std::array<Reason, 7> reason;
  std::array<std::uint8_t, 7> flags;
  std::array<double, 7> value;
  TargetColumns columns;
  columns.verdict = verdict;
  columns.reason = reason;
  columns.flags = flags;
  columns.value = value;
  ColumnEvaluator(rule->program(), *table).run(std::span(&columns, 1));
  CHECK(verdict == std::array{Verdict::met, Verdict::missed, Verdict::no_data, Verdict::data_error,
                              Verdict::not_applicable, Verdict::data_error, Verdict::data_error});
  CHECK(reason == std::array{Reason::none, Reason::none, Reason::numerator_missing, Reason::negative_count,
                             Reason::nothing_to_measure, Reason::denominator_zero, Reason::not_a_decimal});
  CHECK(flags == std::array<std::uint8_t, 7>{flag_at_boundary, 0, 0, 0, 0, 0, 0});
  CHECK(value[0] == 4.1);
  CHECK(value[1] == 4.2);
  CHECK(std::isnan(value[2]));
}

TEST_CASE("what is remembered of figures never makes a missing one met") {
  // Figures must not change while somebody is bound to them. Who takes one away all the same is told so.
  const auto rule = Rule::compile("deaths per 1,000 births at most 4.1‰");
  std::vector<double> deaths(256, 3.0);
  std::vector<double> births(256, 1000.0);
  TableBuilder builder(schema_of(rule->program().plan()));
  builder.add_nameless_rows(256, year(2025));
  builder.set_column(0, Column{"", ColumnType::float64, deaths.data()});
  builder.set_column(1, Column{"", ColumnType::float64, births.data()});
  Diagnostics out;
  const auto table = builder.build(out);
  for (const InstructionSet set : {InstructionSet::baseline, InstructionSet::avx2, InstructionSet::avx512}) {
    if (!is_available(set)) continue;
    ColumnOptions options;
    options.instruction_set = set;
    const ColumnEvaluator evaluator(rule->program(), *table, options);
    std::vector<Verdict> verdict(256);
    TargetColumns columns;
    columns.verdict = verdict;
    evaluator.run(std::span(&columns, 1));
    CHECK(std::ranges::count(verdict, Verdict::met) == 256);
    deaths[70] = missing;
    births[201] = missing;
    evaluator.run(std::span(&columns, 1));
    CHECK(verdict[70] == Verdict::no_data);
    CHECK(verdict[201] == Verdict::no_data);
    CHECK(std::ranges::count(verdict, Verdict::met) == 254);
    deaths[70] = 3;
    births[201] = 1000;
  }
}

TEST_CASE("zero has one sign, also beside a fraction and before a negative base") {
  const auto rule = Rule::compile("cases reduce by 30% versus prior year");
  std::vector<double> cases(64, 7.0);
  std::vector<double> before(64, 10.0);
  cases[3] = -0.0;
  before[3] = -1;
  cases[5] = 0.5;  // no count in whole numbers: its block is looked at with more care
  TableBuilder builder(schema_of(rule->program().plan()));
  builder.add_nameless_rows(64, year(2025));
  builder.set_column(0, Column{"", ColumnType::float64, cases.data()});
  builder.set_column_in(year(2024), 0, Column{"", ColumnType::float64, before.data()});
  Diagnostics out;
  const auto table = builder.build(out);
  for (const InstructionSet set : {InstructionSet::baseline, InstructionSet::avx2, InstructionSet::avx512}) {
    if (!is_available(set)) continue;
    ColumnOptions options;
    options.instruction_set = set;
    std::vector<Verdict> verdict(64);
    std::vector<double> value(64);
    TargetColumns columns;
    columns.verdict = verdict;
    columns.value = value;
    ColumnEvaluator(rule->program(), *table, options).run(std::span(&columns, 1));
    CHECK(verdict[3] == Verdict::no_baseline);
    CHECK(value[3] == 0);
    CHECK_FALSE(std::signbit(value[3]));
    CHECK(verdict[5] == Verdict::met);
    CHECK(value[5] == 0.5);
    CHECK(verdict[6] == Verdict::met);
  }
}

TEST_CASE("sums of two columns, in rows behind the last whole block too") {
  const auto rule = Rule::compile("(boys + girls) per 1,000 (births_north + births_south) at most 9‰");
  constexpr std::size_t num_rows = 100;
  std::array<std::vector<double>, 4> figures;
  TableBuilder builder(schema_of(rule->program().plan()));
  builder.add_nameless_rows(num_rows, year(2025));
  for (std::uint32_t i = 0; i < 4; ++i) {
    for (std::size_t row = 0; row < num_rows; ++row)
      figures[i].push_back(i < 2 ? static_cast<double>(row % 7 + i) : 500.0 + static_cast<double>(i));
    builder.set_column(i, Column{"", ColumnType::float64, figures[i].data()});
  }
  Diagnostics out;
  const auto table = builder.build(out);
  std::vector<Verdict> verdict(num_rows);
  std::vector<double> value(num_rows);
  TargetColumns columns;
  columns.verdict = verdict;
  columns.value = value;
  ColumnEvaluator(rule->program(), *table).run(std::span(&columns, 1));
  // Of 1,005 births 9 in 1,000 are 9.045: nine deaths are fewer, ten are more.
  for (std::size_t row = 0; row < num_rows; ++row) {
    const std::size_t deaths = 2 * (row % 7) + 1;
    CAPTURE(row);
    CHECK(value[row] == static_cast<double>(deaths) * 1000 / 1005);
    CHECK(verdict[row] == (deaths <= 9 ? Verdict::met : Verdict::missed));
  }
}

TEST_CASE("of two errors in a sum the first one is told") {
  const auto rule = Rule::compile("boys + girls at most 9");
  std::vector<double> boys(64, 1.0);
  std::vector<double> girls(64, 2.0);
  boys[7] = 1e300;  // no decimal
  girls[7] = -68;
  boys[8] = -68;
  girls[8] = 1e300;
  TableBuilder builder(schema_of(rule->program().plan()));
  builder.add_nameless_rows(64, year(2025));
  builder.set_column(0, Column{"", ColumnType::float64, boys.data()});
  builder.set_column(1, Column{"", ColumnType::float64, girls.data()});
  Diagnostics out;
  const auto table = builder.build(out);
  std::vector<Verdict> verdict(64);
  std::vector<Reason> reason(64);
  TargetColumns columns;
  columns.verdict = verdict;
  columns.reason = reason;
  ColumnEvaluator(rule->program(), *table).run(std::span(&columns, 1));
  CHECK(verdict[7] == Verdict::data_error);
  CHECK(reason[7] == Reason::not_a_decimal);
  CHECK(verdict[8] == Verdict::data_error);
  CHECK(reason[8] == Reason::negative_count);
  CHECK(std::ranges::count(verdict, Verdict::met) == 62);
}

TEST_CASE("threads are kept between runs, and the answers are the same") {
  const auto rule = Rule::compile("deaths per 1,000 births at most 4.1‰");
  constexpr std::size_t num_rows = 100'000;
  std::vector<std::int64_t> deaths(num_rows);
  std::vector<std::int64_t> births(num_rows, 10000);
  for (std::size_t row = 0; row < num_rows; ++row)
    deaths[row] = static_cast<std::int64_t>(row % 83);  // 41 is the last that is met
  TableBuilder builder(schema_of(rule->program().plan()));
  builder.add_nameless_rows(num_rows, year(2025));
  builder.set_column(0, Column{"", ColumnType::int64, deaths.data()});
  builder.set_column(1, Column{"", ColumnType::int64, births.data()});
  Diagnostics out;
  const auto table = builder.build(out);
  ColumnOptions options;
  options.num_threads = 3;
  const ColumnEvaluator evaluator(rule->program(), *table, options);
  const auto is_right = [&](const std::vector<Verdict>& verdict) {
    for (std::size_t row = 0; row < num_rows; ++row) {
      if (verdict[row] != (row % 83 <= 41 ? Verdict::met : Verdict::missed)) return false;
    }
    return true;
  };
  const auto run = [&] {
    std::vector<Verdict> verdict(num_rows, Verdict::data_error);
    TargetColumns columns;
    columns.verdict = verdict;
    evaluator.run(std::span(&columns, 1));
    return is_right(verdict);
  };
  for (int i = 0; i < 20; ++i) CHECK(run());
  // Several callers at once: one of them has the others' help.
  std::array<bool, 4> right{};
  {
    std::vector<std::jthread> callers;
    callers.reserve(right.size());
    for (bool& one : right) callers.emplace_back([&] { one = run() && run() && run(); });
  }
  CHECK(std::ranges::all_of(right, [](bool one) { return one; }));
}

TEST_CASE("last year in a column beside this year's") {
  const auto rule = Rule::compile("cases reduce by 30% versus prior year");
  const std::array<std::int64_t, 3> cases{63, 64, 5};
  const std::array<std::int64_t, 3> before{90, 90, 5};
  const std::uint8_t known = 0b011;
  TableBuilder builder(schema_of(rule->program().plan()));
  builder.add_nameless_rows(3, year(2025));
  builder.set_column(0, Column{"", ColumnType::int64, cases.data()});
  builder.set_column_in(year(2024), 0, Column{"", ColumnType::int64, before.data(), 0, &known});
  Diagnostics out;
  const auto table = builder.build(out);
  std::array<Verdict, 3> verdict;
  std::array<Reason, 3> reason;
  std::array<double, 3> base;
  TargetColumns columns;
  columns.verdict = verdict;
  columns.reason = reason;
  columns.base = base;
  ColumnEvaluator(rule->program(), *table).run(std::span(&columns, 1));
  CHECK(verdict == std::array{Verdict::met, Verdict::missed, Verdict::no_baseline});
  CHECK(reason[2] == Reason::base_missing);
  CHECK(base[0] == 90);
  CHECK(std::isnan(base[2]));
}

TEST_CASE("rows of other strata and periods are not judged, targets combine, pieces are the whole") {
  Diagnostics out;
  const Source source("plan.goal",
                      "plan p\n  period 2025\n  strata residence: rural, urban\n"
                      "input measured, obese count by residence\ninput births count\n"
                      "indicator 1 obesity\n  measure obese as % of measured\n"
                      "  target below 7% where residence = rural\n  target below 10%\n"
                      "indicator 2 born\n  measure births\n  target at least 5\n");
  const auto plan = check(parse(source, Limits{}, out), out);
  REQUIRE(plan.has_value());
  const Program program = compile(*plan);
  const std::array<std::string_view, 1> names{"A"};
  const std::array<std::uint32_t, 4> areas{};
  const std::array<Period, 4> periods{year(2025), year(2025), year(2025), year(2024)};
  const std::array<std::uint16_t, 4> strata{1, 2, 0, 1};
  const std::array<std::int64_t, 4> measured{100, 100, 0, 100};
  const std::array<std::int64_t, 4> obese{8, 8, 0, 8};
  const std::array<std::int64_t, 4> births{0, 0, 6, 0};
  TableBuilder builder(schema_of(program.plan()));
  builder.add_rows({4, names, {}, areas, periods, strata}, out);
  builder.set_column(0, Column{"", ColumnType::int64, measured.data()});
  builder.set_column(1, Column{"", ColumnType::int64, obese.data()});
  builder.set_column(2, Column{"", ColumnType::int64, births.data()});
  const auto table = builder.build(out);
  REQUIRE(table.has_value());
  const ColumnEvaluator evaluator(program, *table);
  std::array<std::array<Verdict, 4>, 4> verdict;
  std::array<Reason, 4> reason;
  std::array<TargetColumns, 4> columns;
  const std::array<std::array<std::uint32_t, 2>, 4> wanted{{{0, 1}, {0, 2}, {0, all_targets}, {1, 1}}};
  for (std::size_t i = 0; i < 4; ++i) {
    columns[i].indicator = wanted[i][0];
    columns[i].target = wanted[i][1];
    columns[i].verdict = verdict[i];
  }
  columns[0].reason = reason;
  evaluator.run(columns);
  constexpr Verdict none = Verdict::not_applicable;
  CHECK(verdict[0] == std::array{Verdict::missed, none, none, none});
  CHECK(reason == std::array{Reason::none, Reason::out_of_scope, Reason::not_judged, Reason::not_judged});
  CHECK(verdict[1] == std::array{Verdict::met, Verdict::met, none, none});
  CHECK(verdict[2] == std::array{Verdict::missed, Verdict::met, none, none});
  CHECK(verdict[3] == std::array{none, none, Verdict::met, none});

  std::array<Verdict, 2> piece;
  TargetColumns part;
  part.verdict = piece;
  evaluator.run(std::span(&part, 1), 1, 2);
  CHECK(piece == std::array{none, none});
  CHECK_THROWS_AS(evaluator.run(std::span(&part, 1)), std::invalid_argument);
  CHECK_THROWS_AS(evaluator.run(std::span(&part, 1), 3, 2), std::invalid_argument);
  part.target = 3;
  CHECK_THROWS_AS(evaluator.run(std::span(&part, 1), 0, 2), std::invalid_argument);
}

TEST_CASE("a plan that withholds small counts gives verdicts, and figures only to who answers for them") {
  Diagnostics out;
  const Source source("plan.goal",
                      "plan p\n  period 2025\n  suppress counts 1 to 4\ninput cases count\n"
                      "indicator few\n  measure cases\n  target at most 3\n");
  const auto plan = check(parse(source, Limits{}, out), out);
  REQUIRE(plan.has_value());
  const Program program = compile(*plan);
  const std::array<std::int64_t, 2> cases{3, 4};
  TableBuilder builder(schema_of(program.plan()));
  builder.add_nameless_rows(2, year(2025));
  builder.set_column(0, Column{"", ColumnType::int64, cases.data()});
  const auto table = builder.build(out);
  REQUIRE(table.has_value());
  std::array<Verdict, 2> verdict{};
  std::array<double, 2> value{-1, -1};
  TargetColumns columns;
  columns.verdict = verdict;
  const ColumnEvaluator careful(program, *table);
  careful.run(std::span(&columns, 1));
  CHECK(verdict == std::array{Verdict::met, Verdict::missed});
  columns.value = value;
  CHECK_THROWS_AS(careful.run(std::span(&columns, 1)), std::invalid_argument);
  CHECK(value == std::array{-1.0, -1.0});
  CHECK_THROWS_AS((void)evaluate_row(program, *table, 0, 0), std::invalid_argument);
  ColumnOptions options;
  options.shows_small_counts = true;
  ColumnEvaluator(program, *table, options).run(std::span(&columns, 1));
  CHECK(value == std::array{3.0, 4.0});
}

TEST_CASE("where one figure is missing the other one may still be an error, on every instruction set") {
  const auto rule = Rule::compile("deaths per 1,000 births at most 4.1‰");
  constexpr double infinite = std::numeric_limits<double>::infinity();
  struct Row {
    double deaths, births;
    Verdict verdict;
    Reason reason;
  };
  const std::array rows{
      Row{41, 10000, Verdict::met, Reason::none},
      Row{missing, 1e300, Verdict::data_error, Reason::not_a_decimal},
      Row{1e300, missing, Verdict::data_error, Reason::not_a_decimal},
      Row{missing, -0.015, Verdict::data_error, Reason::negative_count},
      Row{-0.015, missing, Verdict::data_error, Reason::negative_count},
      Row{missing, -3, Verdict::data_error, Reason::negative_count},
      Row{infinite, missing, Verdict::no_data, Reason::numerator_missing},
      Row{5, infinite, Verdict::no_data, Reason::denominator_missing},
      Row{missing, 0, Verdict::no_data, Reason::numerator_missing},
      Row{missing, 0.5, Verdict::no_data, Reason::numerator_missing},
      Row{-0.0, 7, Verdict::met, Reason::none},
  };
  constexpr std::size_t num_rows = 256;
  std::array<double, num_rows> deaths{};
  std::array<double, num_rows> births{};
  for (std::size_t row = 0; row < num_rows; ++row) {
    // Blocks of 64 rows with one odd row each, then with many.
    const Row& here =
        row < 128 && row % 32 != 0 ? rows[0] : rows[row / 32 % 2 == 0 ? row % rows.size() : (row / 32) % rows.size()];
    deaths[row] = here.deaths;
    births[row] = here.births;
  }
  TableBuilder builder(schema_of(rule->program().plan()));
  builder.add_nameless_rows(num_rows, year(2025));
  builder.set_column(0, Column{"", ColumnType::float64, deaths.data()});
  builder.set_column(1, Column{"", ColumnType::float64, births.data()});
  Diagnostics out;
  const auto table = builder.build(out);
  REQUIRE(table.has_value());
  for (const InstructionSet set : {InstructionSet::baseline, InstructionSet::avx2, InstructionSet::avx512}) {
    if (!is_available(set)) continue;
    CAPTURE(std::string(name(set)));
    for (const bool wants_reason : {false, true}) {
      std::array<Verdict, num_rows> verdict;
      std::array<Reason, num_rows> reason{};
      std::array<double, num_rows> value;
      TargetColumns columns;
      columns.verdict = verdict;
      if (wants_reason) columns.reason = reason;
      columns.value = value;
      ColumnOptions options;
      options.instruction_set = set;
      ColumnEvaluator(rule->program(), *table, options).run(std::span(&columns, 1));
      for (std::size_t row = 0; row < num_rows; ++row) {
        CAPTURE(row);
        const auto* wanted = std::find_if(rows.begin(), rows.end(), [&](const Row& one) {
          const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
          return same(one.deaths, deaths[row]) && same(one.births, births[row]);
        });
        REQUIRE(wanted != rows.end());
        CHECK(verdict[row] == wanted->verdict);
        if (wants_reason) CHECK(reason[row] == wanted->reason);
        CHECK(std::isnan(value[row]) == (wanted->verdict != Verdict::met));
        CHECK_FALSE((value[row] == 0 && std::signbit(value[row])));
      }
    }
  }
}
