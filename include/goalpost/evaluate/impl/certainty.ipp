// What each answer's figures say about chance and time.
#pragma once

#include <algorithm>
#include <array>

#include "goalpost/evaluate/impl/certainty.hpp"
#include "goalpost/evaluate/impl/evaluation.hpp"

namespace goalpost::detail::certainty {

using evaluation::Context;
using evaluation::Outcome;
using program::DatedLevel;
using program::Node;
using program::NodeId;
using program::NodeOp;
using program::TargetFormula;
using statistics::Desired;
using statistics::PeriodFigures;
using statistics::Sampling;

/// What the measure of an indicator counts, as far as statistics care.
enum class Events : std::uint8_t { none, count, rate, proportion };

/// Events that happen are counted by sums; what a difference leaves over is no Poisson count.
inline bool only_sums(const program::Body& program, NodeId id) {
  const Node& node = program.nodes[id];
  switch (node.op) {
    case NodeOp::input:
    case NodeOp::input_default:
    case NodeOp::total:
    case NodeOp::total_default: return true;
    case NodeOp::add: return only_sums(program, node.a) && only_sums(program, node.b);
    default: return false;
  }
}

inline Events events_of(const program::Body& program, std::uint32_t indicator) {
  const program::IndicatorProgram& compiled = program.indicators[indicator];
  if (!compiled.counts_events) return Events::none;
  const Node& measure = program.nodes[compiled.measure];
  if (measure.op != NodeOp::divide) return only_sums(program, compiled.measure) ? Events::count : Events::none;
  if (measure.capped) return Events::proportion;
  return only_sums(program, measure.a) ? Events::rate : Events::none;
}

/// Events and total of a row; nullopt where the measure is no value, or counts no events.
inline std::optional<PeriodFigures> figures_of(const Result& row, Events events) {
  if (!row.value || events == Events::none) return std::nullopt;
  if (events == Events::count) return PeriodFigures{row.value->to_double(), 1};
  return PeriodFigures{row.numerator->to_double(), row.denominator->to_double()};
}

inline bool has_two_ends(const TargetFormula& formula) {
  return formula.shape == TargetFormula::Shape::between || formula.shape == TargetFormula::Shape::about;
}

/// The indicator's direction; without one, that of the target's limit (`90%` alone is read as at least).
inline Desired desired(Direction better, const TargetFormula& formula) {
  if (better != Direction::unknown) return better == Direction::lower ? Desired::lower : Desired::higher;
  if (has_two_ends(formula)) return Desired::unknown;
  switch (formula.comparator) {
    case syntax::Comparator::less:
    case syntax::Comparator::less_equal: return Desired::lower;
    case syntax::Comparator::greater:
    case syntax::Comparator::greater_equal: return Desired::higher;
    case syntax::Comparator::equal: break;
  }
  return Desired::unknown;
}

/// The figures of one row after the other.
class Figures {
 public:
  Figures(const program::Body& program, const Table& table, double confidence)
      : program_(program), evaluation_(program, table, already_told_), confidence_(confidence) {}

  [[nodiscard]] Certainty of(const Result& row) {
    const PlanIndicator& indicator = program_.plan.indicators[row.indicator];
    const TargetFormula& formula = program_.indicators[row.indicator].targets[row.target - 1];
    const bool scaled = indicator.unit.kind == Kind::ratio || indicator.unit.kind == Kind::points;
    indicator_ = row.indicator;
    events_ = events_of(program_, row.indicator);
    scale_ = scaled ? indicator.unit.scale : 1;
    direction_ = desired(indicator.better, formula);
    const int start = program_.plan.fiscal_year_start_month();
    here_ = Context{row.area, in_fiscal_year(row.period, start), {}};
    std::copy(row.stratum.begin(), row.stratum.end(), here_.stratum.begin());

    Certainty out;
    fill_interval(row, formula, indicator.capped_proportion, out);
    fill_change(row, out);
    fill_trend(out);
    fill_pace(row, formula, out);
    return out;
  }

 private:
  [[nodiscard]] Result in(Period period) {
    Context there = here_;
    there.period = period;
    return evaluation_.measured_in(indicator_, there);
  }

  void fill_interval(const Result& row, const TargetFormula& formula, bool capped, Certainty& out) {
    const std::optional<PeriodFigures> figures = figures_of(row, events_);
    if (!figures) return;
    if (events_ == Events::proportion) {
      out.method = statistics::Method::wilson;
      out.interval = statistics::wilson(figures->events, figures->total, confidence_);
    } else {
      out.method = statistics::method_of_count(figures->events);
      out.interval = statistics::rate_interval(figures->events, figures->total, confidence_);
    }
    if (events_ == Events::rate) out.unstable = statistics::is_unstable(figures->events);
    if (!out.interval) return;
    out.interval->low *= static_cast<double>(scale_);
    out.interval->high *= static_cast<double>(scale_);
    if (row.verdict == Verdict::met || row.verdict == Verdict::missed) {
      out.inconclusive = holds_a_limit(row, formula, capped, *out.interval);
    }
  }

  /// Whether a limit of the target, of two ends either, lies inside the interval.
  [[nodiscard]] bool holds_a_limit(const Result& row, const TargetFormula& formula, bool capped,
                                   const statistics::Interval& interval) const {
    if (!has_two_ends(formula)) return row.limit && statistics::lies_inside(row.limit->to_double(), interval);
    const auto in_force = evaluation::limit_in_force(formula, Outcome{}, here_.period, capped);
    const auto inside = [&](const Big& end) {
      return statistics::lies_inside(to_rational(end * scale_).to_double(), interval);
    };
    const auto& ends = std::get<evaluation::Limit>(in_force);
    return inside(ends.value) || inside(*ends.high);
  }

  void fill_change(const Result& row, Certainty& out) {
    if (direction_ == Desired::unknown) return;
    const std::optional<Rational> before = in(previous(here_.period)).value;
    if (!before) return;
    if (*row.value == *before) {
      out.versus_prior_period = statistics::Change::same;
    } else {
      const bool better = (*row.value > *before) == (direction_ == Desired::higher);
      out.versus_prior_period = better ? statistics::Change::better : statistics::Change::worse;
    }
  }

  void fill_trend(Certainty& out) {
    if (events_ == Events::none) {
      out.trend.reason = statistics::TrendReason::no_events;
      return;
    }
    // The same part of five years: a season is no trend.
    std::array<std::optional<PeriodFigures>, statistics::trend_periods> periods;
    for (std::size_t i = 0; i < periods.size(); ++i) {
      const int back = static_cast<int>(periods.size() - 1 - i);
      periods[i] = figures_of(in(same_part_of_year(here_.period, here_.period.year - back)), events_);
    }
    const Sampling sampling = events_ == Events::proportion ? Sampling::proportion : Sampling::rate;
    out.trend = statistics::recent_trend(periods, sampling, direction_);
  }

  /// The year whose value is the row's base, where it is one year's.
  [[nodiscard]] std::optional<int> base_year(const TargetFormula& formula) const {
    if (formula.start) return std::nullopt;
    if (!formula.reference) return formula.shown_baseline_year;
    switch (formula.reference->kind) {
      case syntax::ReferenceKind::year:
      case syntax::ReferenceKind::baseline: return formula.reference->number;
      case syntax::ReferenceKind::prior_year: return here_.period.year - 1;
      case syntax::ReferenceKind::prior_period:
      case syntax::ReferenceKind::mean_of_last_years: break;
    }
    return std::nullopt;
  }

  /// The first level that does not bind yet.
  [[nodiscard]] const DatedLevel* next_level(const TargetFormula& formula) const {
    for (const DatedLevel& level : formula.levels) {
      if (!level.by_year || *level.by_year < here_.period.year) continue;
      if (*level.by_year > here_.period.year || !ends_year(here_.period)) return &level;
    }
    return nullptr;
  }

  void fill_pace(const Result& row, const TargetFormula& formula, Certainty& out) {
    const std::optional<int> year = base_year(formula);
    if (!year || *year >= here_.period.year) return;
    const std::optional<Rational> base = in(same_part_of_year(here_.period, *year)).value;
    if (!base) return;
    const int num_years = here_.period.year - *year;
    const double then = base->to_double();
    const double now = row.value->to_double();
    out.base_year = *year;
    out.annual_reduction_compound = statistics::annual_reduction_compound(then, now, num_years);
    out.annual_reduction_continuous = statistics::annual_reduction_continuous(then, now, num_years);
    if (const DatedLevel* level = next_level(formula)) {
      const statistics::ValueOfYear target{to_rational(level->limit * scale_), *level->by_year};
      out.pace = statistics::pace({*base, *year}, {*row.value, here_.period.year}, target, direction_);
      if (out.pace) out.pace_target = target;
    }
  }

  const program::Body& program_;
  Diagnostics already_told_;  ///< the judging of the rows said what is odd about their figures
  evaluation::Evaluation evaluation_;
  double confidence_;
  // Of the row at hand:
  std::uint32_t indicator_ = 0;
  Events events_ = Events::none;
  std::int64_t scale_ = 1;
  Desired direction_ = Desired::unknown;
  Context here_;
};

void add(const program::Body& program, const Table& table, double confidence, Results& results) {
  Figures figures(program, table, confidence);
  results.certainty = confidence;
  for (Result& row : results.rows) {
    // Combined rows and those over areas have a verdict alone; a date is no amount of anything.
    const bool carries_a_value = row.target != all_targets && row.value;
    if (!carries_a_value || row.reason == Reason::period_under_way) continue;
    if (program.plan.indicators[row.indicator].unit.kind == Kind::date) continue;
    row.certainty = std::make_shared<const Certainty>(figures.of(row));
  }
}

}  // namespace goalpost::detail::certainty
