// A program, a table and an evaluator that several threads use at once, each of them with threads of its own.
#include <doctest/doctest.h>

#include <array>
#include <barrier>
#include <cstdint>
#include <span>
#include <thread>
#include <vector>

#include "goalpost/evaluate/columns.hpp"
#include "goalpost/evaluate/evaluate.hpp"
#include "goalpost/evaluate/rule.hpp"
#include "goalpost/evaluate/scalar.hpp"
#include "goalpost/table/schema.hpp"

using namespace goalpost;  // NOLINT(google-build-using-namespace): a test

namespace {

constexpr std::size_t num_rows = 20'000;  // twenty chunks
constexpr std::size_t num_users = 3;

struct Judged {
  std::vector<Verdict> verdict = std::vector<Verdict>(num_rows);
  std::vector<Reason> reason = std::vector<Reason>(num_rows);
  std::vector<std::uint8_t> flags = std::vector<std::uint8_t>(num_rows);
  std::vector<double> gap = std::vector<double>(num_rows);

  [[nodiscard]] TargetColumns columns() {
    TargetColumns out;
    out.verdict = verdict;
    out.reason = reason;
    out.flags = flags;
    out.gap = gap;
    return out;
  }
};

/// Row r has r deaths among 1,000 births; in every 97th row one or the other is odd.
struct Figures {
  std::vector<double> deaths;
  std::vector<std::int64_t> births;

  Figures() {
    for (std::size_t row = 0; row < num_rows; ++row) {
      deaths.push_back(row % 97 == 5 ? 0.5 : static_cast<double>(row % 30));
      births.push_back(row % 97 == 7 ? 0 : 1000);
    }
  }
};

template <class Use>
void use_at_once(Use use) {
  std::barrier<> start(num_users);
  std::vector<std::jthread> threads;
  for (std::size_t user = 0; user < num_users; ++user) {
    threads.emplace_back([&start, &use, user] {
      start.arrive_and_wait();
      use(user);
    });
  }
}

}  // namespace

TEST_CASE("threads that share an evaluator each get the verdicts of one that has it alone") {
  const auto rule = Rule::compile("deaths per 1,000 births below 9‰");
  const Figures figures;
  const Period year{2025, PeriodLength::year, 1};
  TableBuilder builder(schema_of(rule->program().plan()));
  builder.add_nameless_rows(num_rows, year);
  builder.set_column(0, Column{"", ColumnType::float64, figures.deaths.data()});
  builder.set_column(1, Column{"", ColumnType::int64, figures.births.data()});
  Diagnostics found;
  const auto table = builder.build(found);
  REQUIRE(table.has_value());
  ColumnOptions options;
  options.num_threads = 3;
  const ColumnEvaluator evaluator(rule->program(), *table, options);
  const ScalarRule scalar(*rule);

  std::array<Judged, num_users> judged;
  std::array<std::size_t, num_users> num_differ{};
  use_at_once([&](std::size_t user) {
    const TargetColumns columns = judged[user].columns();
    evaluator.run(std::span(&columns, 1));
    for (std::size_t row = user; row < num_rows; row += 100) {
      const std::array values{figures.deaths[row], static_cast<double>(figures.births[row])};
      const ScalarAnswer answer = scalar.judge(values);
      const bool is_same = answer.verdict == judged[user].verdict[row] && answer.reason == judged[user].reason[row];
      num_differ[user] += is_same ? 0U : 1U;
    }
  });
  for (std::size_t user = 0; user < num_users; ++user) {
    CAPTURE(user);
    CHECK(num_differ[user] == 0);
    std::size_t num_wrong = 0;
    for (std::size_t row = 0; row < num_rows; ++row) {
      // A rate of deaths / 1,000 is below 9‰ when there are fewer than 9, half of one included; of 0 births it is an error or nothing.
      Verdict wanted = figures.deaths[row] < 9 ? Verdict::met : Verdict::missed;
      if (figures.births[row] == 0) wanted = figures.deaths[row] == 0 ? Verdict::not_applicable : Verdict::data_error;
      num_wrong += judged[user].verdict[row] == wanted ? 0U : 1U;
    }
    CHECK(num_wrong == 0);
    CHECK((judged[user].gap[8] == 1 && judged[user].gap[30] == 9));  // in ‰: 9 − 8, 9 − 0
  }
}

TEST_CASE("threads compile the same rule and judge rows of the same table") {
  const auto rule = Rule::compile("cases reduce by 30% versus 2020");
  const std::array<std::int64_t, 2> cases{7, 8};
  const std::array<std::int64_t, 2> before{10, 10};
  TableBuilder builder(schema_of(rule->program().plan()));
  builder.add_nameless_rows(2, Period{2025, PeriodLength::year, 1});
  builder.set_column(0, Column{"", ColumnType::int64, cases.data()});
  builder.set_column_in(Period{2020, PeriodLength::year, 1}, 0, Column{"", ColumnType::int64, before.data()});
  Diagnostics found;
  const auto table = builder.build(found);
  REQUIRE(table.has_value());
  std::array<std::array<Verdict, 2>, num_users> verdicts{};
  std::array<Verdict, num_users> of_own_rule{};
  of_own_rule.fill(Verdict::no_data);
  use_at_once([&](std::size_t user) {
    for (const RowIndex row : {RowIndex{0}, RowIndex{1}}) {
      verdicts[user][row] = evaluate_row(rule->program(), *table, row, 0).rows.front().verdict;
    }
    const auto own = Rule::compile("cases giảm 30% so với năm 2020", nullptr, "vi");
    if (own)
      of_own_rule[user] =
          own->evaluate({{"cases", "7"}, {"cases", "10", RuleValue::When::year, 2020}})->rows.front().verdict;
  });
  for (std::size_t user = 0; user < num_users; ++user) {
    CHECK(verdicts[user] == std::array{Verdict::met, Verdict::missed});
    CHECK(of_own_rule[user] == Verdict::met);
  }
}
