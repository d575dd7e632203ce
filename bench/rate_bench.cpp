// Job A: one rate and its threshold, on columns of every type. And other measures: a sum over a sum, a count, a difference.
#include "births_and_deaths.hpp"
#include "race.hpp"

namespace goalpost_bench {

namespace {

std::size_t bytes_written(Outputs outputs) {
  switch (outputs) {
    case Outputs::verdict: return 1;
    case Outputs::reason:
    case Outputs::flags: return 2;
    case Outputs::value:
    case Outputs::gap: return 9;
    case Outputs::all: return 19;
  }
  return 0;
}

std::unique_ptr<Race> rate(Outputs outputs, FigureType type, unsigned percent_missing, std::size_t num_rows) {
  auto race = std::make_unique<Race>();
  race->num_rows = num_rows;
  const auto data = std::make_shared<const BirthsAndDeaths>(type, num_rows, percent_missing, 7);
  race->kept.push_back(data);
  race->answers.emplace_back(outputs, num_rows);
  const Answers& answers = race->answers.back();
  const auto on = judged("deaths per 1,000 births at most 4.1‰", num_rows,
                         {{"deaths", data->deaths.column()}, {"births", data->births.column()}});
  race->kept.push_back(on);
  race->add_goalpost(on->program, on->table, {answers.columns(0, 1, num_rows)});

  const bool is_streaming = is_beyond_cache(bytes_written(outputs) * num_rows);
  RateLoop loop;
  loop.outputs = outputs;
  loop.numerator = data->deaths.hand();
  loop.denominator = data->births.hand();
  loop.scale = 1000 * data->births.factor() / data->deaths.factor();
  loop.limit = 4.1;
  loop.exact = {10000 * data->births.factor(), 41 * data->deaths.factor()};
  loop.gap_scale = 10 * data->deaths.factor();
  loop.out = answers.hand();
  race->add_loops("hand", true, num_rows, 1, [=](const HandLoops& loops, std::size_t begin, std::size_t end) {
    loops.rate(loop, begin, end, is_streaming);
  });
  const MoverLoop mover{outputs, loop.numerator, loop.denominator, loop.out};
  race->add_loops("mover", false, num_rows, 1, [=](const HandLoops& loops, std::size_t begin, std::size_t end) {
    loops.move(mover, begin, end, is_streaming);
  });
  return race;
}

/// (early deaths + late deaths) per 1,000 (live births + still births), and two measures that are counts.
std::unique_ptr<Race> other_measure(const std::string& measure, Outputs outputs, FigureType type,
                                    unsigned percent_missing, std::size_t num_rows) {
  auto race = std::make_unique<Race>();
  race->num_rows = num_rows;
  const auto data = std::make_shared<const BirthsAndDeaths>(type, num_rows, percent_missing, 7);
  const auto more = std::make_shared<const BirthsAndDeaths>(type, num_rows, percent_missing, 11);
  race->kept = {data, more};
  race->answers.emplace_back(outputs, num_rows);
  const Answers& answers = race->answers.back();
  const bool is_streaming = is_beyond_cache(bytes_written(outputs) * num_rows);
  const double deaths = data->deaths.factor();
  const double births = data->births.factor();
  if (measure == "sums") {
    const auto on = judged("(a + b) per 1,000 (c + d) at most 4.1‰", num_rows,
                           {{"a", data->deaths.column()},
                            {"b", more->deaths.column()},
                            {"c", data->births.column()},
                            {"d", more->births.column()}});
    race->kept.push_back(on);
    race->add_goalpost(on->program, on->table, {answers.columns(0, 1, num_rows)});
    RateLoop loop;
    loop.outputs = outputs;
    loop.numerator = data->deaths.hand();
    loop.numerator_2 = more->deaths.hand();
    loop.denominator = data->births.hand();
    loop.denominator_2 = more->births.hand();
    loop.scale = 1000 * births / deaths;
    loop.limit = 4.1;
    loop.exact = {10000 * births, 41 * deaths};
    loop.out = answers.hand();
    race->add_loops("hand", true, num_rows, 1, [=](const HandLoops& loops, std::size_t begin, std::size_t end) {
      loops.rate_of_sums(loop, begin, end, is_streaming);
    });
    return race;
  }
  const bool is_difference = measure == "difference";
  const auto on =
      is_difference ? judged("a - b at most 5", num_rows, {{"a", data->deaths.column()}, {"b", more->deaths.column()}})
                    : judged("a at most 41", num_rows, {{"a", data->deaths.column()}});
  race->kept.push_back(on);
  race->add_goalpost(on->program, on->table, {answers.columns(0, 1, num_rows)});
  CountLoop loop;
  loop.outputs = outputs;
  loop.plus = data->deaths.hand();
  if (is_difference) loop.minus = more->deaths.hand();
  loop.limit = (is_difference ? 5 : 41) * deaths;
  loop.scale = 1 / deaths;
  loop.out = answers.hand();
  race->add_loops("hand", true, num_rows, 1, [=](const HandLoops& loops, std::size_t begin, std::size_t end) {
    loops.count(loop, begin, end, is_streaming);
  });
  return race;
}

}  // namespace

void register_rates() {
  using enum FigureType;
  // What fits into the second cache of most machines, figures and answers; 100k rows of two columns do not fit everywhere.
  for (const FigureType type : {float64, int64}) {
    for (const Outputs outputs : {Outputs::value, Outputs::verdict}) {
      register_race("A/" + spoken(outputs) + "/" + spoken(type) + "/missing:0%/20k",
                    names_of({"goalpost", "hand", "mover"}), 20'000, [=] { return rate(outputs, type, 0, 20'000); });
    }
  }
  for (const std::size_t num_rows : {std::size_t{100'000}, std::size_t{1'000'000}, std::size_t{10'000'000}}) {
    for (const FigureType type : {float64, int64, decimal}) {
      for (const unsigned missing : {0U, 5U}) {
        const std::string data = "/" + spoken(type) + "/missing:" + std::to_string(missing) + "%/" + spoken(num_rows);
        for (const Outputs outputs :
             {Outputs::value, Outputs::verdict, Outputs::reason, Outputs::flags, Outputs::gap, Outputs::all}) {
          register_race("A/" + spoken(outputs) + data, names_of({"goalpost", "hand", "mover"}),
                        static_cast<double>(num_rows), [=] { return rate(outputs, type, missing, num_rows); });
        }
        for (const char* measure : {"sums", "count", "difference"}) {
          for (const Outputs outputs : {Outputs::value, Outputs::verdict}) {
            register_race(std::string("A-") + measure + "/" + spoken(outputs) + data, names_of({"goalpost", "hand"}),
                          static_cast<double>(num_rows),
                          [=] { return other_measure(measure, outputs, type, missing, num_rows); });
          }
        }
      }
    }
  }
}

}  // namespace goalpost_bench
