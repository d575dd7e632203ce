// Rows on the edges of what the loops can decide: products that no double holds, bases on a ceiling, bases that are errors. Each is judged
// in whole blocks and in what is left over, as whole numbers and as doubles, on each instruction set.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "goalpost/evaluate/columns.hpp"
#include "goalpost/evaluate/rule.hpp"
#include "goalpost/plan/check.hpp"
#include "goalpost/syntax/parse.hpp"
#include "goalpost/table/schema.hpp"

using namespace goalpost;  // NOLINT(google-build-using-namespace): a test

namespace {

constexpr std::size_t num_rows = 200;  // three blocks and eight rows

/// A row of the rule: its figures, those of the year before, and what is said of it.
struct Row {
  std::vector<std::int64_t> now;
  std::vector<std::int64_t> before;
  Verdict verdict;
  Reason reason;
  std::uint8_t flags;
};

template <class Number>
struct Figures {
  std::vector<std::vector<Number>> now;
  std::vector<std::vector<Number>> before;

  explicit Figures(const std::vector<Row>& rows) : now(rows[0].now.size()), before(rows[0].before.size()) {
    for (std::size_t i = 0; i < num_rows; ++i) {
      const Row& row = rows[i % rows.size()];
      for (std::size_t input = 0; input < now.size(); ++input)
        now[input].push_back(static_cast<Number>(row.now[input]));
      for (std::size_t input = 0; input < before.size(); ++input) {
        before[input].push_back(static_cast<Number>(row.before[input]));
      }
    }
  }
};

template <class Number>
void check(std::string_view text, const std::vector<Row>& rows, ColumnType type) {
  const auto rule = Rule::compile(text);
  REQUIRE(rule.has_value());
  const Figures<Number> figures(rows);
  TableBuilder builder(schema_of(rule->program().plan()));
  builder.add_nameless_rows(num_rows, Period{2025, PeriodLength::year, 1});
  for (std::uint32_t input = 0; input < figures.now.size(); ++input) {
    builder.set_column(input, Column{"", type, figures.now[input].data()});
  }
  for (std::uint32_t input = 0; input < figures.before.size(); ++input) {
    builder.set_column_in(Period{2024, PeriodLength::year, 1}, input, Column{"", type, figures.before[input].data()});
  }
  Diagnostics found;
  const auto table = builder.build(found);
  REQUIRE(table.has_value());
  for (const InstructionSet set : {InstructionSet::baseline, InstructionSet::avx2, InstructionSet::avx512}) {
    if (!is_available(set)) continue;
    for (const auto& wanted : {std::pair(false, false), std::pair(true, false), std::pair(false, true)}) {
      const bool wants_flags = wanted.first;
      const bool wants_value = wanted.second;
      std::vector<Verdict> verdict(num_rows);
      std::vector<Reason> reason(num_rows);
      std::vector<std::uint8_t> flags(num_rows);
      std::vector<double> value(num_rows);
      TargetColumns columns;
      columns.verdict = verdict;
      columns.reason = reason;
      if (wants_flags) columns.flags = flags;
      if (wants_value) columns.value = value;  // then loops may compare it, not its two sides
      ColumnOptions options;
      options.instruction_set = set;
      ColumnEvaluator(rule->program(), *table, options).run(std::span(&columns, 1));
      std::string wrong;
      for (std::size_t i = 0; i < num_rows; ++i) {
        const Row& row = rows[i % rows.size()];
        const bool is_right =
            verdict[i] == row.verdict && reason[i] == row.reason && (!wants_flags || flags[i] == row.flags);
        if (!is_right && wrong.size() < 200) wrong += std::to_string(i) + " ";
      }
      CAPTURE(std::string(text));
      CAPTURE(std::string(name(set)));
      CAPTURE(wants_flags);
      CAPTURE(wants_value);
      CHECK(wrong == "");
    }
  }
}

void check(std::string_view text, const std::vector<Row>& rows) {
  check<std::int64_t>(text, rows, ColumnType::int64);
  check<double>(text, rows, ColumnType::float64);
}

constexpr std::uint8_t exceeded = flag_exceeded;
constexpr std::uint8_t at_boundary = flag_at_boundary;

}  // namespace

TEST_CASE("rates whose products differ by one where doubles of them are equal") {
  // n·bd·10 − bn·d·9 is 1, −1 and 0, at 2·10^16 and more.
  check("n per 10 d reduce by 10% versus prior year",
        {{{54894140, 61046551}, {39490161, 39524516}, Verdict::missed, Reason::none, 0},
         {{92368649, 164395897}, {24501297, 39246232}, Verdict::met, Reason::none, exceeded},
         {{90000000, 100000000}, {99999999, 99999999}, Verdict::met, Reason::none, at_boundary}});
}

TEST_CASE("sums whose parts are exact and which are not") {
  // 2^52 + 2^52 + 1 is no double.
  check("a + b at most 9007199254740992",
        {{{4503599627370497, 4503599627370496}, {}, Verdict::missed, Reason::none, 0},
         {{4503599627370496, 4503599627370496}, {}, Verdict::met, Reason::none, at_boundary},
         {{1, 2}, {}, Verdict::met, Reason::none, exceeded}});
}

TEST_CASE("a proportion that was 100% cannot increase: it is met while it stays") {
  check("a as % of b increase versus prior year", {{{100, 100}, {100, 100}, Verdict::met, Reason::none, at_boundary},
                                                   {{99, 100}, {100, 100}, Verdict::missed, Reason::none, 0},
                                                   {{99, 100}, {99, 100}, Verdict::missed, Reason::none, at_boundary},
                                                   {{100, 100}, {99, 100}, Verdict::met, Reason::none, 0}});
}

TEST_CASE("where the base is an error there is neither a verdict nor a flag") {
  check("cases reduce by 30% versus prior year", {{{0}, {-5}, Verdict::no_baseline, Reason::base_data_error, 0},
                                                  {{3}, {-5}, Verdict::no_baseline, Reason::base_data_error, 0},
                                                  {{-3}, {-5}, Verdict::data_error, Reason::negative_count, 0},
                                                  {{0}, {0}, Verdict::met, Reason::none, at_boundary},
                                                  {{7}, {10}, Verdict::met, Reason::none, at_boundary}});
  // By a number of cases there is a floor of 0, below which no base goes: what lies on it is on no limit.
  check("cases reduce by 5 versus prior year", {{{0}, {-5}, Verdict::no_baseline, Reason::base_data_error, 0},
                                                {{0}, {3}, Verdict::met, Reason::none, at_boundary},
                                                {{5}, {10}, Verdict::met, Reason::none, at_boundary},
                                                {{4}, {10}, Verdict::met, Reason::none, exceeded}});
}

TEST_CASE("an increase from a base that is an error is none, whatever the figure") {
  check("cases increase by 10% versus prior year", {{{12}, {-10}, Verdict::no_baseline, Reason::base_data_error, 0},
                                                    {{0}, {-10}, Verdict::no_baseline, Reason::base_data_error, 0},
                                                    {{12}, {10}, Verdict::met, Reason::none, exceeded},
                                                    {{11}, {10}, Verdict::met, Reason::none, at_boundary},
                                                    {{10}, {10}, Verdict::missed, Reason::none, 0}});
}

TEST_CASE("figures past what the loops compare are judged on and beside their limit") {
  // 2^52 + 1 is a double, and more than the loops take for simple.
  const auto rows_at = [](Verdict below, Verdict at, Verdict above, std::uint8_t beyond) {
    return std::vector<Row>{{{4503599627370496}, {}, below, Reason::none, 0},
                            {{4503599627370497}, {}, at, Reason::none, at_boundary},
                            {{4503599627370498}, {}, above, Reason::none, beyond}};
  };
  check("n above 4503599627370497", rows_at(Verdict::missed, Verdict::missed, Verdict::met, 0));
  check("n below 4503599627370497", rows_at(Verdict::met, Verdict::missed, Verdict::missed, 0));
  check("n at least 4503599627370497", rows_at(Verdict::missed, Verdict::met, Verdict::met, exceeded));
  check("n exactly 4503599627370497", rows_at(Verdict::missed, Verdict::met, Verdict::missed, 0));
  check("n between 4503599627370496 and 4503599627370498",
        {{{4503599627370495}, {}, Verdict::missed, Reason::none, 0},
         {{4503599627370496}, {}, Verdict::met, Reason::none, at_boundary},
         {{4503599627370497}, {}, Verdict::met, Reason::none, 0},
         {{4503599627370498}, {}, Verdict::met, Reason::none, at_boundary},
         {{4503599627370499}, {}, Verdict::missed, Reason::none, 0}});
}

TEST_CASE("sums of two columns whose parts no double holds") {
  // 1001 · 9007199255005 is 9016206454260005, between two doubles; what is left is 5, not 4.
  check("1001 * a - 1000 * b at least 5",
        {{{9007199255005, 9016206454260}, {}, Verdict::met, Reason::none, at_boundary},
         {{9007199255005, 9016206454261}, {}, Verdict::missed, Reason::none, 0},
         {{9007199255006, 9016206454260}, {}, Verdict::met, Reason::none, exceeded},
         {{5, 5}, {}, Verdict::met, Reason::none, at_boundary}});
}

TEST_CASE("what is compared at -2^127, the least of 128 bits") {
  // -256 · 2^59 · 2^60 is -2^127, whose opposite is no number of 128 bits. 0 is more than -256.
  Diagnostics found;
  const Source source("plan.goal",
                      "plan p\ninput n, d, more number\nindicator 1 i\n  measure n / (576460752303423488 * d + more)\n"
                      "  better lower\n  target at most -256\n");
  const auto plan = check(parse(source, Limits{}, found), found);
  REQUIRE(plan.has_value());
  const Program program = compile(*plan);
  const std::array<std::int64_t, 2> n{0, 0};
  const std::array<std::int64_t, 2> d{std::int64_t{1} << 60, std::int64_t{1} << 59};
  const std::array<std::int64_t, 2> more{0, 0};
  TableBuilder builder(schema_of(program.plan()));
  builder.add_nameless_rows(2, Period{2025, PeriodLength::year, 1});
  builder.set_column(0, Column{"", ColumnType::int64, n.data()});
  builder.set_column(1, Column{"", ColumnType::int64, d.data()});
  builder.set_column(2, Column{"", ColumnType::int64, more.data()});
  const auto table = builder.build(found);
  REQUIRE(table.has_value());
  std::array<Verdict, 2> verdict;
  std::array<double, 2> gap;
  TargetColumns columns;
  columns.verdict = verdict;
  columns.gap = gap;
  ColumnEvaluator(program, *table).run(std::span(&columns, 1));
  CHECK(verdict == std::array{Verdict::missed, Verdict::missed});
  CHECK(gap == std::array{-256.0, -256.0});
}

TEST_CASE("the chunks of a large table are answered each by its own figures, wherever the rows begin") {
  const auto rule = Rule::compile("deaths per 1,000 births at most 4.1‰");
  constexpr std::size_t chunk = 4096;
  constexpr std::size_t size = 4 * chunk + 100;
  std::vector<double> deaths(size);
  std::vector<double> births(size, 10000);
  for (std::size_t row = 0; row < size; ++row) deaths[row] = static_cast<double>(row % 83);  // 41 is the limit
  const auto is_missing = [](std::size_t row) { return row % 1000 == 999; };
  for (std::size_t row = 999; row < size; row += 1000) deaths[row] = std::numeric_limits<double>::quiet_NaN();
  births[chunk + 70] = 0;       // beside 13 deaths
  deaths[2 * chunk + 5] = 0.5;  // no count of deaths, and still a rate
  deaths[3 * chunk - 1] = -1;
  TableBuilder builder(schema_of(rule->program().plan()));
  builder.add_nameless_rows(size, Period{2025, PeriodLength::year, 1});
  builder.set_column(0, Column{"", ColumnType::float64, deaths.data()});
  builder.set_column(1, Column{"", ColumnType::float64, births.data()});
  Diagnostics out;
  const auto table = builder.build(out);
  REQUIRE(table.has_value());
  for (const InstructionSet set : {InstructionSet::baseline, InstructionSet::avx2, InstructionSet::avx512}) {
    if (!is_available(set)) continue;
    ColumnOptions options;
    options.instruction_set = set;
    const ColumnEvaluator evaluator(rule->program(), *table, options);
    for (const std::size_t begin : {std::size_t{0}, std::size_t{130}, chunk}) {
      for (const bool wants_all : {false, true, false}) {
        const std::size_t count = size - begin;
        std::vector<Verdict> verdict(count);
        std::vector<Reason> reason(wants_all ? count : 0);
        std::vector<std::uint8_t> flags(wants_all ? count : 0);
        std::vector<double> value(count);
        std::vector<double> limit(wants_all ? count : 0);
        std::vector<double> gap(wants_all ? count : 0);
        TargetColumns columns;
        columns.verdict = verdict;
        columns.reason = reason;
        columns.flags = flags;
        columns.value = value;
        columns.limit = limit;
        columns.gap = gap;
        evaluator.run(std::span(&columns, 1), begin, count);
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < count; ++i) {
          const std::size_t row = begin + i;
          const double shown = deaths[row] / 10;
          const bool is_error = births[row] == 0 || deaths[row] < 0;
          const Verdict expected = is_missing(row)     ? Verdict::no_data
                                   : is_error          ? Verdict::data_error
                                   : deaths[row] <= 41 ? Verdict::met
                                                       : Verdict::missed;
          const bool has_figures = !is_missing(row) && !is_error;
          bool is_right = verdict[i] == expected && (has_figures ? value[i] == shown : std::isnan(value[i]));
          if (wants_all) {
            is_right = is_right && (reason[i] == Reason::numerator_missing) == is_missing(row) &&
                       ((flags[i] & flag_at_boundary) != 0) == (has_figures && deaths[row] == 41) && limit[i] == 4.1 &&
                       (has_figures ? gap[i] == (41 - deaths[row]) / 10 : std::isnan(gap[i]));
          }
          wrong += is_right ? 0 : 1;
        }
        CHECK_MESSAGE(wrong == 0, std::string(name(set)) << " from row " << begin);
      }
    }
  }
}

TEST_CASE("values that are the same double as the limit they lie beside") {
  // 1000 · 8736983276841 is one less than 1003 · 8710850724667, and 1000 · 8736983276722 one more than 1149 · 7603988926651.
  check("n / d at least 1.003", {{{8736983276841, 8710850724667}, {}, Verdict::missed, Reason::none, 0},
                                 {{1003, 1000}, {}, Verdict::met, Reason::none, at_boundary},
                                 {{1004, 1000}, {}, Verdict::met, Reason::none, exceeded}});
  check("n / d at most 1.149", {{{8736983276722, 7603988926651}, {}, Verdict::missed, Reason::none, 0},
                                {{1149, 1000}, {}, Verdict::met, Reason::none, at_boundary},
                                {{1148, 1000}, {}, Verdict::met, Reason::none, exceeded}});
}

TEST_CASE("products that are the same double though they differ by one") {
  // 1000 · 2006000000000669 is one less than 1003 · 2000000000000667; 1000 · 997000000000665 is one more than 997 · 1000000000000667.
  check("n / d at least 1.003", {{{2006000000000669, 2000000000000667}, {}, Verdict::missed, Reason::none, 0},
                                 {{1003, 1000}, {}, Verdict::met, Reason::none, at_boundary}});
  check("cases reduce by 0.3% versus prior year",
        {{{997000000000665}, {1000000000000667}, Verdict::missed, Reason::none, 0},
         {{997000000000664}, {1000000000000667}, Verdict::met, Reason::none, exceeded},
         {{997}, {1000}, Verdict::met, Reason::none, at_boundary}});
}

TEST_CASE("long sums that are small though what is added up first is large") {
  // 6 · (2^51 - 1) less 1 is no double; 6 · (2^51 - 1) less 2 taken away from it leaves 1.
  constexpr std::int64_t x = 2251799813685247;
  check("a + b + c + d + e + f - g - h - i - j - k - l at most 0",
        {{{x - 1, x, x, x, x, x, x, x, x, x, x, x - 2}, {}, Verdict::missed, Reason::none, 0},
         {{x, x, x, x, x, x, x, x, x, x, x, x}, {}, Verdict::met, Reason::none, at_boundary},
         {{1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0}, {}, Verdict::met, Reason::none, 0}});
  // 101 · 89200000000001 is 9009200000000101: odd, and more than 2^53.
  check("101 * a - 100 * b - c at least 1",
        {{{89200000000001, 90092000000001, 1}, {}, Verdict::missed, Reason::none, 0},
         {{89200000000001, 90092000000001, 0}, {}, Verdict::met, Reason::none, at_boundary},
         {{3, 1, 1}, {}, Verdict::met, Reason::none, exceeded}});
}

TEST_CASE("the distance from a limit that is no double") {
  const auto rule = Rule::compile("n at most 9007199254740993");
  REQUIRE(rule.has_value());
  const std::vector<std::int64_t> n(num_rows, 3);
  TableBuilder builder(schema_of(rule->program().plan()));
  builder.add_nameless_rows(num_rows, Period{2025, PeriodLength::year, 1});
  builder.set_column(0, Column{"", ColumnType::int64, n.data()});
  Diagnostics found;
  const auto table = builder.build(found);
  REQUIRE(table.has_value());
  std::vector<Verdict> verdict(num_rows);
  std::vector<double> gap(num_rows);
  TargetColumns columns;
  columns.verdict = verdict;
  columns.gap = gap;
  ColumnEvaluator(rule->program(), *table).run(std::span(&columns, 1));
  CHECK(verdict == std::vector(num_rows, Verdict::met));
  CHECK(gap == std::vector(num_rows, 9007199254740990.0));  // 2^53 + 1 - 3
}
