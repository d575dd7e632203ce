// Job B: a reduction by 30% against the prior year, on a panel of areas × 10 years: sorted by area and year, and shuffled.
#include <numeric>

#include "race.hpp"

namespace goalpost_bench {

namespace {

constexpr std::uint32_t num_years = 10;

/// Where row r of the table stands in the sorted panel, and the row that holds the prior year.
struct Order {
  std::vector<std::uint32_t> place;
  std::vector<std::uint32_t> base_row;

  Order(std::size_t num_rows, bool is_shuffled) : place(num_rows), base_row(num_rows, ~0U) {
    std::iota(place.begin(), place.end(), 0U);
    if (!is_shuffled) return;
    Random random(3);
    for (std::size_t i = num_rows; i > 1; --i) std::swap(place[i - 1], place[random.below(i)]);
    std::vector<std::uint32_t> row_of_place(num_rows);
    for (std::uint32_t row = 0; row < num_rows; ++row) row_of_place[place[row]] = row;
    for (std::uint32_t row = 0; row < num_rows; ++row) {
      if (place[row] % num_years != 0) base_row[row] = row_of_place[place[row] - 1];
    }
  }
};

struct Panel {
  Order order;
  Figures cases;
  goalpost::Program program;
  std::optional<goalpost::Table> table;

  Panel(bool is_shuffled, FigureType type, unsigned percent_missing, std::size_t num_rows)
      : order(num_rows, is_shuffled),
        cases(type, 1, num_rows, percent_missing, 5,
              [&](std::size_t row) {
                // About 70% of the year before; every tenth is a tie with the limit.
                const std::uint32_t place = order.place[row];
                std::int64_t count = 0;
                for (std::uint32_t year = 0; year <= place % num_years; ++year) {
                  Random random(place / num_years * 977U + year);
                  if (year == 0) {
                    count = static_cast<std::int64_t>(random.below(100'000));
                  } else if (random.below(10) == 0) {
                    count = count / 10 * 7;
                  } else {
                    count = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(count) * 14 / 10 + 50));
                  }
                }
                if (percent_missing > 0 && place % 1000 == 7) return -count - 1;
                return count;
              }),
        program(compile_or_exit("plan b\ninput cases count\nindicator 1 cases_fall\n  measure cases\n"
                                "  target reduce by 30% versus prior year\n")) {
    std::vector<std::string> names(num_rows / num_years);
    for (std::size_t area = 0; area < names.size(); ++area) names[area] = "Area " + std::to_string(area);
    const std::vector<std::string_view> views(names.begin(), names.end());
    std::vector<std::uint32_t> areas(num_rows);
    std::vector<goalpost::Period> periods(num_rows);
    for (std::size_t row = 0; row < num_rows; ++row) {
      areas[row] = order.place[row] / num_years;
      periods[row] = {static_cast<std::int16_t>(2016 + order.place[row] % num_years), goalpost::PeriodLength::year, 1};
    }
    goalpost::Diagnostics out;
    goalpost::TableBuilder builder(goalpost::schema_of(program.plan()));
    builder.add_rows({num_rows, views, {}, areas, periods, {}}, out);
    builder.set_column(0, cases.column());
    table = builder.build(out);
    if (!table) std::exit(1);
  }
};

std::unique_ptr<Race> change(bool is_shuffled, Outputs outputs, FigureType type, unsigned percent_missing,
                             std::size_t num_rows) {
  auto race = std::make_unique<Race>();
  race->num_rows = num_rows;
  const auto panel = std::make_shared<const Panel>(is_shuffled, type, percent_missing, num_rows);
  race->kept.push_back(panel);
  race->answers.emplace_back(outputs, num_rows);
  const Answers& answers = race->answers.back();
  race->add_goalpost(panel->program, *panel->table, {answers.columns(0, 1, num_rows)});

  const bool is_streaming = is_beyond_cache((outputs == Outputs::value ? 9 : 1) * num_rows);
  ChangeLoop loop;
  loop.outputs = outputs;
  loop.counts = panel->cases.hand();
  if (is_shuffled) {
    loop.base_rows = panel->order.base_row.data();
  } else {
    loop.block = num_years;
  }
  loop.scale = 1 / panel->cases.factor();
  loop.exact = {10, 7};
  loop.out = answers.hand();
  race->add_loops("hand", true, num_rows, num_years, [=](const HandLoops& loops, std::size_t begin, std::size_t end) {
    loops.change(loop, begin, end, is_streaming);
  });
  if (!is_shuffled) {
    const MoverLoop mover{outputs, loop.counts, {}, loop.out};
    race->add_loops("mover", false, num_rows, 1, [=](const HandLoops& loops, std::size_t begin, std::size_t end) {
      loops.move(mover, begin, end, is_streaming);
    });
  }
  return race;
}

}  // namespace

void register_changes() {
  using enum FigureType;
  for (const std::size_t num_rows : {std::size_t{100'000}, std::size_t{1'000'000}, std::size_t{10'000'000}}) {
    for (const bool is_shuffled : {false, true}) {
      for (const FigureType type : {float64, int64, decimal}) {
        for (const unsigned missing : {0U, 5U}) {
          for (const Outputs outputs : {Outputs::value, Outputs::verdict}) {
            register_race(std::string(is_shuffled ? "B-shuffled/" : "B-sorted/") + spoken(outputs) + "/" +
                              spoken(type) + "/missing:" + std::to_string(missing) + "%/" + spoken(num_rows),
                          names_of(is_shuffled ? std::vector<std::string>{"goalpost", "hand"}
                                               : std::vector<std::string>{"goalpost", "hand", "mover"}),
                          static_cast<double>(num_rows),
                          [=] { return change(is_shuffled, outputs, type, missing, num_rows); });
          }
        }
      }
    }
  }
}

}  // namespace goalpost_bench
