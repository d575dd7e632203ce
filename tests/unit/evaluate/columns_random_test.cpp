// The columnar evaluator against the exact one, row by row. GOALPOST_COLUMN_VERDICTS says how many row-verdicts, GOALPOST_COLUMN_SEED where
// to begin: CI compares a million, a release a hundred million.
#include <doctest/doctest.h>

#include <bit>
#include <cstdlib>
#include <cstring>
#include <iostream>

#include "goalpost/evaluate/columns.hpp"
#include "goalpost/evaluate/impl/evaluation.hpp"
#include "unit/evaluate/random_tables.hpp"

namespace {

using namespace random_tables;  // NOLINT(google-build-using-namespace): a test

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// What the exact evaluator says of a row.
struct Exact {
  Verdict verdict = Verdict::not_applicable;
  Reason reason = Reason::not_judged;
  std::uint8_t flags = 0;
  std::array<double, 5> figures{nan, nan, nan, nan, nan};
  std::array<int, 5> signs{};
};

/// Columns of answers, filled with what nobody answers.
struct Answers {
  std::vector<Verdict> verdict;
  std::vector<Reason> reason;
  std::vector<std::uint8_t> flags;
  std::array<std::vector<double>, 5> figures;
  explicit Answers(std::size_t num_rows) {
    verdict.assign(num_rows, static_cast<Verdict>(99));
    reason.assign(num_rows, static_cast<Reason>(99));
    flags.assign(num_rows, 99);
    for (auto& list : figures) list.assign(num_rows, -12345.5);
  }
  TargetColumns columns(std::uint32_t indicator, std::uint32_t target, unsigned wanted) {
    TargetColumns out;
    out.indicator = indicator;
    out.target = target;
    if ((wanted & 1U) != 0) out.verdict = verdict;
    if ((wanted & 2U) != 0) out.reason = reason;
    if ((wanted & 4U) != 0) out.flags = flags;
    if ((wanted & 8U) != 0) out.value = figures[0];
    if ((wanted & 16U) != 0) out.limit = figures[1];
    if ((wanted & 32U) != 0) out.base = figures[2];
    if ((wanted & 64U) != 0) out.gap = figures[3];
    if ((wanted & 128U) != 0) out.progress = figures[4];
    return out;
  }
};

bool is_judged(const Plan& plan, const Table& table, const ColumnOptions& options, const std::vector<Period>& periods,
               std::uint32_t indicator, RowIndex row) {
  const auto stratum = table.stratum(row);
  for (std::size_t at = 0; at < stratum.size(); ++at) {
    if (((plan.indicators[indicator].dimensions >> at & 1U) != 0) != (stratum[at] != 0)) return false;
  }
  if (options.level && table.area_at(table.area(row)).level != *options.level) return false;
  return std::ranges::find(periods, table.period(row)) != periods.end();
}

std::vector<Exact> exact_answers(const Program& program, const Table& table, const ColumnOptions& options,
                                 std::uint32_t indicator, std::uint32_t target) {
  Diagnostics unused(0);
  detail::evaluation::Evaluation evaluation(program.body(), table, unused);
  const std::vector<Period>& periods = options.periods.empty() ? table.distinct_periods() : options.periods;
  std::vector<Exact> out(table.num_rows());
  for (RowIndex row = 0; row < table.num_rows(); ++row) {
    if (!is_judged(program.plan(), table, options, periods, indicator, row)) continue;
    detail::evaluation::Context context{table.area(row), table.period(row), {}};
    std::ranges::copy(table.stratum(row), context.stratum.begin());
    const Result answer = evaluation.answer_of(indicator, target - 1, context);
    Exact& to = out[row];
    to.verdict = answer.verdict;
    to.reason = answer.reason;
    to.flags = static_cast<std::uint8_t>((answer.exceeded ? 1 : 0) | (answer.at_boundary ? 2 : 0));
    std::size_t at = 0;
    for (const auto* figure : {&answer.value, &answer.limit, &answer.base, &answer.gap, &answer.progress}) {
      if (*figure) {
        to.figures[at] = (*figure)->to_double();
        to.signs[at] = (*figure)->sign();
      }
      ++at;
    }
  }
  return out;
}

/// Doubles between two, at most 5.
int distance(double left, double right) {
  int steps = 0;
  while (left != right && steps < 5) {
    left = std::nextafter(left, right);
    ++steps;
  }
  return steps;
}

/// Empty when the answers are right.
std::string difference(const Exact& exact, const Answers& answers, std::size_t at, unsigned wanted) {
  static constexpr std::array<const char*, 5> names{"value", "limit", "base", "gap", "progress"};
  if ((wanted & 1U) != 0 && answers.verdict[at] != exact.verdict) {
    return "verdict " + std::string(name(answers.verdict[at])) + " (" +
           std::string((wanted & 2U) != 0 ? name(answers.reason[at]) : "") + "), not " +
           std::string(name(exact.verdict)) + " (" + std::string(name(exact.reason)) + ")";
  }
  if ((wanted & 2U) != 0 && answers.reason[at] != exact.reason) {
    return "reason " + std::to_string(static_cast<int>(answers.reason[at])) + ", not " +
           std::string(name(exact.reason));
  }
  if ((wanted & 4U) != 0 && answers.flags[at] != exact.flags) {
    return "flags " + std::to_string(answers.flags[at]) + ", not " + std::to_string(exact.flags);
  }
  for (std::size_t i = 0; i < 5; ++i) {
    if ((wanted >> (3 + i) & 1U) == 0) continue;
    const double is = answers.figures[i][at];
    const double should = exact.figures[i];
    const bool same_sign = std::isnan(is) || (is > 0) - (is < 0) == exact.signs[i];
    if (std::isnan(is) != std::isnan(should) || !same_sign || (!std::isnan(is) && distance(is, should) > 2)) {
      return std::string(names[i]) + " " + std::to_string(is) + ", not " + std::to_string(should) + " (off by " +
             std::to_string(is - should) + ")";
    }
  }
  return "";
}

struct Count {
  std::size_t verdicts = 0;
  std::size_t differences = 0;
};

void report(Count& count, const std::string& what) {
  ++count.differences;
  if (count.differences <= 20) std::cerr << what << '\n';
}

void compare_target(const Program& program, const Data& data, Random& random, const ColumnOptions& options,
                    std::uint32_t indicator, std::uint32_t target, const std::vector<ColumnEvaluator>& evaluators,
                    Count& count) {
  const Table& table = *data.table;
  const std::vector<Exact> exact = exact_answers(program, table, options, indicator, target);
  count.verdicts += static_cast<std::size_t>(
      std::ranges::count_if(exact, [](const Exact& one) { return one.reason != Reason::not_judged; }));
  const auto where = [&](const ColumnEvaluator& evaluator, std::size_t row) {
    const PlanIndicator& one = program.plan().indicators[indicator];
    std::string text = one.name + " target " + std::to_string(target) + " row " + std::to_string(row) + " of " +
                       std::to_string(table.num_rows()) + " layout " + data.layout + " " +
                       std::string(name(evaluator.instruction_set())) + ": ";
    const std::string all = evaluator.describe();
    const std::size_t begin = all.find(one.name + ", target " + std::to_string(target) + ":");
    return "[" + all.substr(begin, all.find('\n', begin) - begin) + "] " + text;
  };
  std::optional<Answers> first;
  for (const ColumnEvaluator& evaluator : evaluators) {
    // Everything, and something of a piece.
    Answers all(exact.size());
    const TargetColumns columns = all.columns(indicator, target, 255);
    evaluator.run(std::span(&columns, 1));
    for (std::size_t row = 0; row < exact.size(); ++row) {
      const std::string what = difference(exact[row], all, row, 255);
      if (!what.empty()) report(count, where(evaluator, row) + what);
    }
    if (!first) {
      first = all;
    } else {
      const auto same = [](const auto& x, const auto& y) {
        return x.empty() || std::memcmp(x.data(), y.data(), x.size() * sizeof x[0]) == 0;
      };
      bool is_same =
          same(first->verdict, all.verdict) && same(first->reason, all.reason) && same(first->flags, all.flags);
      for (std::size_t i = 0; i < 5; ++i) is_same = is_same && same(first->figures[i], all.figures[i]);
      if (!is_same) {
        std::size_t row = 0;
        std::string what = "other bytes than the first evaluator's";
        for (std::size_t i = 0; i < 5; ++i) {
          const auto [mine, its] = std::ranges::mismatch(
              all.figures[i], first->figures[i], [](double x, double y) { return std::memcmp(&x, &y, sizeof x) == 0; });
          if (mine == all.figures[i].end()) continue;
          row = static_cast<std::size_t>(mine - all.figures[i].begin());
          what += ", figure " + std::to_string(i) + ": " + std::to_string(*mine) + ", not " + std::to_string(*its) +
                  " (off by " + std::to_string(*mine - *its) + "), verdict " + std::string(name(all.verdict[row]));
        }
        report(count, where(evaluator, row) + what);
      }
    }
    const auto compare_piece = [&](unsigned wanted, std::size_t begin, std::size_t size) {
      Answers piece(size);
      const TargetColumns part = piece.columns(indicator, target, wanted);
      evaluator.run(std::span(&part, 1), begin, size);
      for (std::size_t i = 0; i < size; ++i) {
        const std::string what = difference(exact[begin + i], piece, i, wanted);
        if (!what.empty())
          report(count, where(evaluator, begin + i) + "of a piece, asked for " + std::to_string(wanted) + ": " + what);
      }
    };
    const auto some = [&] {
      return static_cast<unsigned>(random.chance(0.5) ? random.one_of(std::array{1, 9, 3, 11, 5})
                                                      : random.whole(0, 255));
    };
    const auto up_to = [&](std::size_t end) {
      return static_cast<std::size_t>(random.whole(0, static_cast<std::int64_t>(end)));
    };
    const std::size_t begin = random.chance(0.3) ? 0 : up_to(exact.size());
    compare_piece(some(), begin, up_to(exact.size() - begin));
    // Twice, for what was seen of the figures of a chunk is remembered.
    const unsigned wanted = some();
    compare_piece(wanted, 0, exact.size());
    compare_piece(wanted, 0, exact.size());
  }
}

void compare_combined(const Program& program, const Data& data, const ColumnOptions& options, std::uint32_t indicator,
                      const ColumnEvaluator& evaluator, Count& count) {
  const auto num_targets = static_cast<std::uint32_t>(program.plan().indicators[indicator].targets.size());
  std::vector<std::vector<Exact>> parts;
  for (std::uint32_t target = 1; target <= num_targets; ++target) {
    parts.push_back(exact_answers(program, *data.table, options, indicator, target));
  }
  Answers all(data.table->num_rows());
  const TargetColumns columns = all.columns(indicator, all_targets, 3);
  evaluator.run(std::span(&columns, 1));
  for (std::size_t row = 0; row < data.table->num_rows(); ++row) {
    detail::evaluation::Parts list;
    for (const auto& part : parts) list.push_back({part[row].verdict, part[row].reason});
    const auto combined = detail::evaluation::combine(list);
    if (combined.verdict != all.verdict[row] || combined.reason != all.reason[row]) report(count, "targets combined");
  }
}

std::size_t number_from(const char* variable, std::size_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

}  // namespace

TEST_CASE("columns answer as the exact evaluator does, on every instruction set and for any number of threads") {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  constexpr std::size_t usual = 50'000;
#else
  constexpr std::size_t usual = 1'000'000;
#endif
  const std::size_t wanted = number_from("GOALPOST_COLUMN_VERDICTS", usual);
  const Plans plans(25);
  std::vector<InstructionSet> sets;
  for (const InstructionSet set : {InstructionSet::baseline, InstructionSet::avx2, InstructionSet::avx512}) {
    if (is_available(set)) sets.push_back(set);
  }
  Count count;
  for (std::uint64_t seed = number_from("GOALPOST_COLUMN_SEED", 1); count.verdicts < wanted; ++seed) {
    Random random(seed);
    const Program& program = plans.programs[seed % plans.programs.size()];
    Data data;
    TableMaker maker(random, schema_of(program.plan()),
                     static_cast<std::size_t>(random.chance(0.3) ? random.whole(1, 300) : random.whole(1500, 9000)));
    maker.make(data);
    ColumnOptions options;
    if (random.chance(0.3)) {
      const std::vector<Period>& known = data.table->distinct_periods();
      if (!known.empty() && known.front().length != PeriodLength::year) {
        options.periods = {known[known.size() / 2], known.back()};
        if (options.periods.front() == options.periods.back()) options.periods.pop_back();
      } else {
        options.periods = {Period{2024, PeriodLength::year, 1}, Period{2025, PeriodLength::year, 1}};
      }
    }
    if (random.chance(0.1)) options.level = 0;
    std::vector<ColumnEvaluator> evaluators;
    for (const InstructionSet set : sets) {
      options.instruction_set = set;
      options.num_threads = 1;
      evaluators.emplace_back(program, *data.table, options);
    }
    options.num_threads = static_cast<std::uint32_t>(random.whole(2, 4));
    evaluators.emplace_back(program, *data.table, options);
    const std::size_t before = count.differences;
    for (std::uint32_t indicator = 0; indicator < program.plan().indicators.size(); ++indicator) {
      const auto num_targets = static_cast<std::uint32_t>(program.plan().indicators[indicator].targets.size());
      for (std::uint32_t target = 1; target <= num_targets; ++target) {
        compare_target(program, data, random, options, indicator, target, evaluators, count);
      }
      if (num_targets > 1) compare_combined(program, data, options, indicator, evaluators.front(), count);
    }
    if (count.differences != before) std::cerr << "seed " << seed << '\n';
  }
  MESSAGE(count.verdicts << " row-verdicts compared on " << sets.size() << " instruction sets");
  CHECK(count.verdicts >= wanted);
  CHECK(count.differences == 0);
}
