// Job C: the 34 targets of the An Giang plan at once, on generated columns.
//
// The plan is examples/an-giang-2025/plan.goal without its operational part and without the strata of obesity, which rows without names have
// not: each of the 34 numbered indicators then has one target.
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "race.hpp"

namespace goalpost_bench {

namespace {

/// What the loop of an indicator knows, by hand from the plan: numerator and denominator (empty: a count against 2024), and the limit as an exact
/// fraction of the scale: limit = limit_top / limit_bottom.
struct Line {
  const char* numerator;
  const char* denominator;
  double scale;
  bool is_proportion;
  Comparator comparator;
  double limit_top;
  double limit_bottom;
};
constexpr auto at_most = Comparator::at_most;
constexpr auto below = Comparator::below;
constexpr auto at_least = Comparator::at_least;
constexpr Line lines[] = {
    {"communes_child_friendly", "communes_counted", 100, true, at_least, 80, 1},
    {"children_to_8_reached", "children_to_8", 100, true, at_least, 90, 1},
    {"neonatal_deaths", "live_births", 1000, false, below, 9, 1},
    {"infant_deaths", "live_births", 1000, false, below, 6, 1},
    {"under5_deaths", "live_births", 1000, false, below, 11, 1},
    {"under5_stunted", "under5_measured", 100, true, at_most, 168, 10},
    {"under5_wasted", "under5_measured", 100, true, below, 5, 1},
    {"under5_obese", "under5_measured", 100, true, below, 7, 1},
    {"under1_immunised", "under1", 100, true, at_least, 90, 1},
    {"born_to_hiv_mothers_infected", "born_to_hiv_mothers", 100, true, below, 2, 1},
    {"facilities_with_toilets", "facilities", 100, true, at_least, 100, 1},
    {"special_children", "children_under16", 100, true, below, 65, 10},
    {"special_children_supported", "special_children", 100, true, at_least, 90, 1},
    {"abuse_cases", "", 1, false, at_most, 70, 100},
    {"sexual_abuse_supported", "sexual_abuse_detected", 100, true, at_least, 100, 1},
    {"child_labourers", "children_5_to_17", 100, true, at_most, 49, 10},
    {"children_injured", "children_under16", 100000, false, at_most, 550, 1},
    {"children_killed_by_injury", "children_under16", 100000, false, at_most, 16, 1},
    {"disaster_children_helped", "disaster_children", 100, true, at_least, 100, 1},
    {"child_marriages", "", 1, false, at_most, 98, 100},
    {"under5_registered", "under5", 100, true, at_least, 985, 10},
    {"under5_on_track", "under5_assessed", 100, true, at_least, 90, 1},
    {"age5_in_kindergarten", "age5", 100, true, at_least, 991, 10},
    {"primary_completers", "children_11_to_14", 100, true, at_least, 97, 1},
    {"primary_dropouts", "primary_pupils", 100, true, below, 3, 10},
    {"lower_secondary_completers", "lower_secondary_leavers", 100, true, at_least, 90, 1},
    {"lower_secondary_dropouts", "lower_secondary_pupils", 100, true, below, 14, 10},
    {"schools_with_counselling", "schools", 100, true, at_least, 95, 1},
    {"schools_accessible", "schools", 100, true, at_least, 55, 1},
    {"disabled_children_served", "disabled_children_learning", 100, true, at_least, 80, 1},
    {"communes_with_play_point", "communes_counted", 100, true, at_least, 40, 1},
    {"children_from_7_consulted", "children_from_7", 100, true, at_least, 30, 1},
    {"children_aware", "children_under16", 100, true, at_least, 85, 1},
    {"children_from_11_participating", "children_from_11", 100, true, at_least, 30, 1},
};
constexpr std::size_t num_targets = std::size(lines);

void replace(std::string& text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  if (at == std::string::npos) {
    std::fprintf(stderr, "goalpost_bench: the plan has no \"%s\" any more\n", what.c_str());
    std::exit(1);
  }
  text.replace(at, what.size(), with);
}

std::string numbered_part_of_the_plan() {
  std::ifstream file(GOALPOST_SOURCE_DIR "/examples/an-giang-2025/plan.goal");
  std::stringstream all;
  all << file.rdbuf();
  std::string text = all.str();
  const auto cut = [&](const std::string& from, const std::string& to) {
    const std::size_t begin = text.find(from);
    const std::size_t end = to.empty() ? text.size() : text.find(to, begin);
    if (begin == std::string::npos || end == std::string::npos) {
      std::fprintf(stderr, "goalpost_bench: the plan has no \"%s\" any more\n", from.c_str());
      std::exit(1);
    }
    text.erase(begin, end - begin);
  };
  cut("# Operational\n", "# ── Objective 1.");
  cut("# ── Operational", "");
  cut("  strata ", "\n");
  cut("  target  below 10% where residence = urban\n", "  lead");
  replace(text, " where residence = rural", "");
  for (int i = 0; i < 2; ++i) replace(text, "count by residence", "count");
  for (int i = 0; i < 2; ++i) replace(text, "total(under5_measured)", "under5_measured");
  return text;
}

struct PlanData {
  goalpost::Program program;
  std::map<std::string, Figures> columns;
  std::map<std::string, Figures> columns_2024;
  std::optional<goalpost::Table> table;

  PlanData(FigureType type, unsigned percent_missing, std::size_t num_rows)
      : program(compile_or_exit(numbered_part_of_the_plan())) {
    if (program.plan().indicators.size() != num_targets) {
      std::fprintf(stderr, "goalpost_bench: the plan has no 34 numbered indicators any more\n");
      std::exit(1);
    }
    std::uint64_t seed = 100;
    std::map<std::string, std::function<std::int64_t(std::size_t)>> drawn;
    const auto add = [&](const std::string& name, const std::function<std::int64_t(std::size_t)>& draw) {
      drawn[name] = draw;
      columns[name] = Figures(type, 0, num_rows, percent_missing, ++seed, draw);
    };
    for (const Line& line : lines) {
      const std::string denominator = line.denominator;
      const std::uint64_t own = seed * 7919;
      const double limit = line.limit_top / line.limit_bottom / line.scale;
      if (denominator.empty()) {
        const auto before = [own](std::size_t row) {
          return static_cast<std::int64_t>(Random(row * 2654435761U + own).below(1000));
        };
        columns_2024[line.numerator] = Figures(type, 0, num_rows, percent_missing, ++seed, before);
        add(line.numerator, [before, limit, own](std::size_t row) {
          const std::uint64_t percent = 90 + Random(row * 40503U + own + 1).below(21);
          return static_cast<std::int64_t>(static_cast<double>(before(row)) * limit * static_cast<double>(percent) /
                                           100);
        });
        continue;
      }
      if (!columns.contains(denominator)) {
        add(denominator, [own](std::size_t row) {
          return static_cast<std::int64_t>(1 + Random(row * 2654435761U + own).below(20000));
        });
      }
      add(line.numerator, [whole = drawn[denominator], limit, own,
                           is_proportion = line.is_proportion](std::size_t row) {
        const std::uint64_t percent = 90 + Random(row * 40503U + own + 2).below(21);
        const std::int64_t all = whole(row);
        const std::int64_t part = std::llround(static_cast<double>(all) * limit * static_cast<double>(percent) / 100);
        return is_proportion ? std::min(part, all) : part;
      });
    }
    const goalpost::Schema schema = goalpost::schema_of(program.plan());
    goalpost::TableBuilder builder(schema);
    builder.add_nameless_rows(num_rows, year(2025));
    for (std::uint32_t input = 0; input < schema.inputs.size(); ++input) {
      const std::string& name = schema.inputs[input].name;
      builder.set_column(input, columns.at(name).column());
      if (columns_2024.contains(name)) builder.set_column_in(year(2024), input, columns_2024.at(name).column());
    }
    goalpost::Diagnostics out;
    table = builder.build(out);
    if (!table) std::exit(1);
  }
  static goalpost::Period year(std::int16_t number) { return {number, goalpost::PeriodLength::year, 1}; }
};

std::unique_ptr<Race> plan(Outputs outputs, FigureType type, unsigned percent_missing, std::size_t num_rows) {
  auto race = std::make_unique<Race>();
  race->num_rows = num_rows;
  const auto data = std::make_shared<const PlanData>(type, percent_missing, num_rows);
  race->kept.push_back(data);
  std::vector<goalpost::TargetColumns> columns;
  for (std::uint32_t i = 0; i < num_targets; ++i) {
    race->answers.emplace_back(outputs, num_rows);
    columns.push_back(race->answers.back().columns(i, 1, num_rows));
  }
  race->add_goalpost(data->program, *data->table, columns);

  const bool is_streaming = is_beyond_cache((outputs == Outputs::value ? 9 : 1) * num_targets * num_rows);
  std::vector<RateLoop> rates;
  std::vector<ChangeLoop> changes;
  std::vector<bool> is_rate;
  for (std::size_t i = 0; i < num_targets; ++i) {
    const Line& line = lines[i];
    const std::string denominator = line.denominator;
    is_rate.push_back(!denominator.empty());
    if (denominator.empty()) {
      ChangeLoop loop;
      loop.outputs = outputs;
      loop.counts = data->columns.at(line.numerator).hand();
      loop.base = data->columns_2024.at(line.numerator).hand();
      loop.exact = {line.limit_bottom, line.limit_top};
      loop.out = race->answers[i].hand();
      changes.push_back(loop);
      continue;
    }
    RateLoop loop;
    loop.comparator = line.comparator;
    loop.is_proportion = line.is_proportion;
    loop.outputs = outputs;
    loop.numerator = data->columns.at(line.numerator).hand();
    loop.denominator = data->columns.at(denominator).hand();
    loop.scale = line.scale;
    loop.limit = line.limit_top / line.limit_bottom;
    loop.exact = {line.scale * line.limit_bottom, line.limit_top};
    loop.out = race->answers[i].hand();
    rates.push_back(loop);
  }
  const auto all_34 = [=](const HandLoops& loops, std::size_t begin, std::size_t end) {
    auto rate = rates.begin();
    auto change = changes.begin();
    for (const bool next_is_rate : is_rate) {
      if (next_is_rate) {
        loops.rate(*rate++, begin, end, is_streaming);
      } else {
        loops.change(*change++, begin, end, is_streaming);
      }
    }
  };
  // One target after another over all rows. In pieces of 1,024 rows that stay in the cache all 34 took twice as long, of 16,384 rows 1.1 times:
  // ninety streams that begin again every 8 KiB are too many for the prefetcher.
  race->add_loops("hand", true, num_rows, 1, all_34);
  return race;
}

}  // namespace

void register_plan() {
  using enum FigureType;
  for (const std::size_t num_rows : {std::size_t{100'000}, std::size_t{1'000'000}, std::size_t{10'000'000}}) {
    for (const FigureType type : {float64, int64, decimal}) {
      for (const unsigned missing : {0U, 5U}) {
        for (const Outputs outputs : {Outputs::value, Outputs::verdict}) {
          register_race("C/" + spoken(outputs) + "/" + spoken(type) + "/missing:" + std::to_string(missing) + "%/" +
                            spoken(num_rows),
                        names_of({"goalpost", "hand"}), static_cast<double>(num_rows * num_targets),
                        [=] { return plan(outputs, type, missing, num_rows); });
        }
      }
    }
  }
}

}  // namespace goalpost_bench
