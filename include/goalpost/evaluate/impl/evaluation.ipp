// Targets in places.
#pragma once

#include <algorithm>
#include <array>
#include <utility>

#include "goalpost/evaluate/impl/evaluation.hpp"

namespace goalpost::detail::evaluation {

Part combine(absl::Span<const Part> parts) {
  static constexpr std::array order{Verdict::missed, Verdict::data_error, Verdict::no_data,       Verdict::no_baseline,
                                    Verdict::met,    Verdict::not_due,    Verdict::not_applicable};
  for (const Verdict verdict : order) {
    for (const Part& part : parts) {
      if (part.verdict == verdict) return part;
    }
  }
  return Part{Verdict::not_applicable, Reason::no_areas};
}

Evaluation::Evaluation(const program::Body& program, const Table& table, Diagnostics& findings)
    : program_(program),
      table_(table),
      fiscal_start_(program.plan.fiscal_year_start_month()),
      expressions_(program, table, findings, [this](std::uint32_t indicator, AreaId area, Period period) {
        return combined(indicator, area, period).verdict;
      }) {}

template <class Visit>
void Evaluation::each_stratum_of(std::uint32_t indicator, AreaId area, Period period, Visit visit) const {
  expressions_.figures().reports().each_stratum(program_.plan.indicators[indicator].dimensions, Stratum{},
                                                [&](const Stratum& stratum) {
                                                  visit(Context{area, period, stratum});
                                                });
}

Result Evaluation::keyed(std::uint32_t indicator, std::uint32_t target, const Context& context) const {
  Result row;
  row.indicator = indicator;
  row.target = target;
  row.area = context.area;
  row.period = in_calendar(context.period, fiscal_start_);
  row.stratum.assign(context.stratum.begin(),
                     context.stratum.begin() + static_cast<std::ptrdiff_t>(program_.plan.dimensions.size()));
  return row;
}

void Evaluation::judge_area(std::uint32_t indicator, AreaId area, Period period, std::vector<Result>& rows) {
  judge_fiscal(indicator, area, in_fiscal_year(period, fiscal_start_), rows);
}

void Evaluation::judge_fiscal(std::uint32_t indicator, AreaId area, Period period, std::vector<Result>& rows) {
  Parts parts;
  const auto num_targets = static_cast<std::uint32_t>(program_.indicators[indicator].targets.size());
  for (std::uint32_t target = 0; target < num_targets; ++target) {
    if (program_.plan.indicators[indicator].targets[target].quantified_level) {
      const Context context{area, period, Stratum{}};
      rows.push_back(keyed(indicator, target + 1, context));
      judge_over_areas(indicator, target, context, rows.back());
      parts.push_back(Part{rows.back().verdict, rows.back().reason});
      continue;
    }
    each_stratum_of(indicator, area, period, [&](const Context& context) {
      rows.push_back(keyed(indicator, target + 1, context));
      judge_row(indicator, target, context, rows.back());
      if (names_held_back_) find_held_back(indicator, target, context, rows.back());
      parts.push_back(Part{rows.back().verdict, rows.back().reason});
    });
  }
  const Part all = combine(parts);
  rows.push_back(keyed(indicator, all_targets, Context{area, period, Stratum{}}));
  rows.back().verdict = all.verdict;
  rows.back().reason = all.reason;
  combined_.emplace(std::tuple(indicator, area, period), all);
}

Result Evaluation::answer_of(std::uint32_t indicator, std::uint32_t target, const Context& place) {
  Context context = place;
  context.period = in_fiscal_year(place.period, fiscal_start_);
  Result row = keyed(indicator, target + 1, context);
  if (program_.plan.indicators[indicator].targets[target].quantified_level) {
    judge_over_areas(indicator, target, context, row);
  } else {
    judge_row(indicator, target, context, row);
  }
  return row;
}

/// What a target compares its value with in a period; nullptr when it needs no base.
inline const PlanReference* compared_with(const TargetFormula& formula, Period period) {
  return needs_base(formula, period) ? &*formula.reference : nullptr;
}

Evaluation::RowReporters Evaluation::reporters_of(std::uint32_t indicator, std::uint32_t target,
                                                  const Context& context) {
  const program::IndicatorProgram& compiled = program_.indicators[indicator];
  const TargetFormula& formula = compiled.targets[target];
  bool unused = false;
  const bool is_excluded = excluded(formula, conditions(formula, context, unused), context.period).has_value();
  const PlanReference* const with_base = is_excluded ? nullptr : compared_with(formula, context.period);
  Measured measured = this->measured(with_base, compiled.measure, context);
  if (!measured.value.has_value()) measured.reporters.require_whole();
  return {measured.reporters, measured.base_reporters.value_or(measured.reporters)};
}

Reporters Evaluation::reporters_of(std::uint32_t indicator, const Context& context) {
  return measured(nullptr, program_.indicators[indicator].measure, context).reporters;
}

Part Evaluation::combined(std::uint32_t indicator, AreaId area, Period period) {
  const std::tuple key(indicator, area, period);
  if (const auto found = combined_.find(key); found != combined_.end()) return found->second;
  std::vector<Result> rows;
  judge_fiscal(indicator, area, period, rows);
  return Part{rows.back().verdict, rows.back().reason};
}

bool Evaluation::in_scope(std::uint32_t indicator, std::uint32_t target, const Context& context) const {
  const PlanTarget& scope = program_.plan.indicators[indicator].targets[target];
  const TargetFormula& formula = program_.indicators[indicator].targets[target];
  const Area& area = table_.area_at(context.area);
  if (formula.in_year && context.period.year != *formula.in_year) return false;
  if (scope.for_level && area.level != *scope.for_level) return false;
  if (scope.area && area.name != *scope.area) return false;
  return true;
}

Outcome Evaluation::conditions(const TargetFormula& formula, const Context& context, bool& under_way) {
  Outcome answer = Outcome::of(Big(1));
  const auto add = [&](Outcome next) {
    // What surely excludes the place comes before what cannot be decided.
    if (answer.state == State::not_applicable) return;
    if (next.state == State::not_applicable ||
        (!next.has_value() && (answer.has_value() || next.state < answer.state))) {
      answer = std::move(next);
    }
  };
  const auto undecided = [](const Outcome& condition) {
    return condition.state == State::data_error ? condition : Outcome::none(State::no_data, Reason::condition_unknown);
  };
  const auto settled = [&](NodeId node) {
    Reporters reporters(program_.plan, context.area);
    Outcome out = figures().settled(reporters, [&] { return expressions_.evaluate(node, context); });
    under_way = under_way || reporters.under_way().has_value();
    return out;
  };
  if (formula.when != no_node) {
    Outcome condition = settled(formula.when);
    if (!condition.has_value()) {
      add(undecided(condition));
    } else if (condition.value == 0) {
      add(Outcome::none(State::not_applicable, Reason::condition_false));
    }
  }
  if (formula.if_any != no_node) {
    Outcome present = settled(formula.if_any);
    if (!present.has_value()) {
      add(undecided(present));
    } else if (present.value == 0) {
      add(Outcome::none(State::not_applicable, Reason::none_to_count));
    }
  }
  return answer;
}

Outcome Evaluation::base(const PlanReference& reference, NodeId measure, const Context& context) {
  Context earlier = context;
  switch (reference.kind) {
    case syntax::ReferenceKind::prior_year:
      earlier.period = same_part_of_year(context.period, context.period.year - 1);
      break;
    case syntax::ReferenceKind::prior_period: earlier.period = previous(context.period); break;
    case syntax::ReferenceKind::year:
    case syntax::ReferenceKind::baseline: earlier.period = same_part_of_year(context.period, reference.number); break;
    case syntax::ReferenceKind::mean_of_last_years: {
      // The most recent year that is no value gives the reason, whatever its state (D27); all are looked at (D131).
      std::optional<Outcome> no_value;
      for (int back = 1; back <= reference.number; ++back) {
        earlier.period = same_part_of_year(context.period, context.period.year - back);
        Outcome part = expressions_.evaluate(measure, earlier);
        if (!part.has_value() && !no_value) no_value = std::move(part);
      }
      return no_value ? *no_value : expressions_.mean_of_last_years(measure, reference.number, context);
    }
  }
  return expressions_.evaluate(measure, earlier);
}

void Evaluation::fill_quotient(NodeId measure, const Context& context, Reporters& reporters, Result& row) {
  const Node& node = program_.nodes[measure];
  if (node.op != NodeOp::divide) return;
  expressions_.figures().among(reporters, [&] {
    const Outcome numerator = expressions_.evaluate(node.a, context);
    const Outcome denominator = expressions_.evaluate(node.b, context);
    if (numerator.has_value()) row.numerator = to_rational(numerator.value);
    if (denominator.has_value()) row.denominator = to_rational(denominator.value);
    return 0;
  });
}

Evaluation::Measured Evaluation::measured(const PlanReference* reference, NodeId measure, const Context& context) {
  Figures& figures = expressions_.figures();
  const auto value = [&] { return expressions_.evaluate(measure, context); };
  Measured out{Outcome{}, Outcome{}, Reporters(program_.plan, context.area)};
  out.value = figures.settled(out.reporters, value);
  out.under_way = out.reporters.under_way();
  if (reference == nullptr) return out;
  Reporters earlier(program_.plan, context.area);
  out.base = figures.settled(earlier, [&] { return base(*reference, measure, context); });
  if (out.value.has_value() && !out.under_way) out.under_way = earlier.under_way();
  if (!out.value.has_value() || !out.base.has_value()) {
    out.base_reporters = std::move(earlier);
    return out;
  }
  if (!out.reporters.is_partial() && !earlier.is_partial()) {
    out.reporters.join_whole(earlier);
    return out;
  }
  // Sums over different areas cannot be compared: both are taken over those that reported both.
  Reporters both(program_.plan, context.area);
  auto pair = figures.settled(both, [&] { return std::pair(value(), base(*reference, measure, context)); });
  if (both.is_enough()) {
    out = Measured{std::move(pair.first), std::move(pair.second), std::move(both), std::nullopt, out.under_way};
    if (!out.value.has_value()) out.base_reporters = out.reporters;
  } else {
    out.base = Outcome::none(State::no_data, Reason::children_missing);
  }
  return out;
}

std::optional<Part> Evaluation::excluded(const TargetFormula& formula, const Outcome& condition, Period period) {
  if (at_or_before_reference(formula, period)) return Part{Verdict::not_applicable, Reason::reference_period};
  if (condition.state == State::not_applicable) return Part{Verdict::not_applicable, condition.reason};
  if (not_due_yet(formula, period)) return Part{Verdict::not_due, Reason::not_due_yet};
  return std::nullopt;
}

Result Evaluation::measured_in(std::uint32_t indicator, const Context& context) {
  const NodeId measure = program_.indicators[indicator].measure;
  const Unit& unit = program_.plan.indicators[indicator].unit;
  const bool shown_scaled = unit.kind == Kind::ratio || unit.kind == Kind::points;
  Result row = keyed(indicator, all_targets, context);
  Measured measured = this->measured(nullptr, measure, context);
  const Outcome& value = measured.value;
  if (measured.under_way) return row;  // a part of a period is compared with no whole one
  if (value.has_value()) row.value = to_rational(shown_scaled ? Big(value.value * unit.scale) : value.value);
  fill_quotient(measure, context, measured.reporters, row);
  return row;
}

void Evaluation::judge_row(std::uint32_t indicator, std::uint32_t target, const Context& context, Result& row) {
  const auto& strata = program_.plan.indicators[indicator].targets[target].strata;
  const bool stratum_in_scope = std::all_of(strata.begin(), strata.end(), [&](const PlanTarget::StratumScope& scope) {
    return context.stratum[scope.dimension] == scope.value + 1;
  });
  // Under `in every district` the area and year of the scope are those of the row above, which judge_over_areas() looked at.
  const bool is_quantified = program_.plan.indicators[indicator].targets[target].quantified_level.has_value();
  if (stratum_in_scope && (is_quantified || in_scope(indicator, target, context))) {
    judge_in_scope(indicator, target, context, row);
  } else {
    row.verdict = Verdict::not_applicable;
    row.reason = Reason::out_of_scope;
  }
}

void Evaluation::judge_in_scope(std::uint32_t indicator, std::uint32_t target, const Context& context, Result& row) {
  const PlanIndicator& checked = program_.plan.indicators[indicator];
  const program::IndicatorProgram& compiled = program_.indicators[indicator];
  const TargetFormula& formula = compiled.targets[target];
  const bool shown_scaled = checked.unit.kind == Kind::ratio || checked.unit.kind == Kind::points;
  const auto shown = [&](const Big& value) {
    return to_rational(shown_scaled ? Big(value * checked.unit.scale) : value);
  };
  const auto answer = [&](Verdict verdict, Reason reason) {
    row.verdict = verdict;
    row.reason = reason;
  };

  bool condition_under_way = false;
  const Outcome condition = conditions(formula, context, condition_under_way);
  // What the calendar or a condition alone decides needs no base, and a base may narrow down whom the value is over.
  const std::optional<Part> without_base = excluded(formula, condition, context.period);
  const PlanReference* const with_base = without_base ? nullptr : compared_with(formula, context.period);
  Measured measured = this->measured(with_base, compiled.measure, context);
  const Outcome& value = measured.value;
  if (value.has_value()) row.value = shown(value.value);
  if (const auto& percent = measured.reporters.reported_percent()) row.reported = to_rational(*percent);
  fill_quotient(compiled.measure, context, measured.reporters, row);
  if (without_base) return answer(without_base->verdict, without_base->reason);

  // Base and limit are worth showing even where the value is missing.
  std::optional<Big> progress_base = formula.start;
  if (!value.has_value()) measured.reporters.require_whole();
  const auto shown_base = [&](const PlanReference& reference) {
    return expressions_.figures().among(measured.reporters, [&] { return base(reference, compiled.measure, context); });
  };
  if (formula.reference) {
    if (with_base == nullptr) measured.base = shown_base(*formula.reference);
    if (measured.base.has_value() && !formula.start) progress_base = measured.base.value;
  } else if (formula.shown_baseline_year && context.period.year > *formula.shown_baseline_year) {
    const Outcome baseline = shown_base({syntax::ReferenceKind::year, *formula.shown_baseline_year, false});
    if (baseline.has_value()) progress_base = baseline.value;
  }
  if (progress_base) row.base = shown(*progress_base);
  const std::variant<Limit, Reason> in_force =
      limit_in_force(formula, measured.base, context.period, checked.capped_proportion);
  const Limit* limit = std::get_if<Limit>(&in_force);
  if (limit != nullptr && !limit->high) row.limit = shown(limit->value);

  std::optional<Judgement> judgement;
  if (limit != nullptr && value.has_value()) {
    judgement = judge(value.value, *limit, NaturalLimits{checked.unit.kind != Kind::date, checked.capped_proportion});
    row.limit = shown(judgement->shown_limit);
  }
  if (measured.under_way || condition_under_way) {
    const bool adds_up = checked.unit.kind == Kind::count || checked.unit.kind == Kind::money;
    const bool is_one_sided = limit != nullptr && !limit->high && limit->comparator != syntax::Comparator::equal;
    const auto& so_far = measured.under_way;
    if (so_far && so_far->is_pace && adds_up && judgement && is_one_sided && limit->value > 0) {
      row.reached = to_rational(Big(100 * value.value / limit->value));
      row.expected = to_rational(Big(100 * so_far->num_known_months) / so_far->num_months);
    }
    return answer(Verdict::not_due, Reason::period_under_way);
  }
  if (const Outcome* winner = deciding({&value, &condition})) {
    switch (winner->state) {
      case State::data_error: return answer(Verdict::data_error, winner->reason);
      case State::no_data: return answer(Verdict::no_data, winner->reason);
      case State::not_applicable:
      case State::value: return answer(Verdict::not_applicable, winner->reason);
    }
  }
  if (limit == nullptr) return answer(Verdict::no_baseline, std::get<Reason>(in_force));

  answer(judgement->met ? Verdict::met : Verdict::missed, Reason::none);
  row.exceeded = judgement->exceeded;
  row.at_boundary = judgement->at_boundary;
  row.gap = shown(judgement->gap);
  if (progress_base) {
    if (const auto percent = progress(value.value, *progress_base, *limit)) row.progress = to_rational(*percent);
  }
  if (compiled.counts_events) {
    Events events;
    const Node& measure = program_.nodes[compiled.measure];
    events.events = value.value;
    if (checked.unit.kind != Kind::count) {
      events.events = to_big(*row.numerator);
      events.denominator = to_big(*row.denominator);
      events.factor = measure.constant;
      events.capped = measure.capped;
    }
    if (const auto events_needed = needed(events, *limit, judgement->met)) row.needed = to_rational(*events_needed);
  }
}

/// The farthest from their limits first; of equals the first of the roster.
inline void worst_first(std::vector<HeldBack>& areas) {
  std::stable_sort(areas.begin(), areas.end(), [](const HeldBack& a, const HeldBack& b) { return a.gap < b.gap; });
}

void Evaluation::find_held_back(std::uint32_t indicator, std::uint32_t target, const Context& context, Result& row) {
  if (row.verdict != Verdict::missed) return;
  const TargetFormula& formula = program_.indicators[indicator].targets[target];
  const Kind kind = program_.plan.indicators[indicator].unit.kind;
  const bool is_amount = kind == Kind::count || kind == Kind::money || kind == Kind::number;
  // "At most 100 in the province" says nothing of how many a district may have.
  if (is_amount && !needs_base(formula, context.period)) return;
  for (const AreaId child : table_.area_at(context.area).children) {
    Context below = context;
    below.area = child;
    Result part = keyed(indicator, target + 1, below);
    judge_in_scope(indicator, target, below, part);
    if (part.verdict == Verdict::missed) row.held_back_by.push_back({child, *part.value, *part.gap});
  }
  worst_first(row.held_back_by);
}

Part Evaluation::judge_below(std::uint32_t indicator, std::uint32_t target, AreaId area, Period period,
                             std::vector<HeldBack>& worst) {
  Parts parts;
  std::optional<HeldBack> missed;
  each_stratum_of(indicator, area, period, [&](const Context& context) {
    Result row = keyed(indicator, target + 1, context);
    judge_row(indicator, target, context, row);
    parts.push_back(Part{row.verdict, row.reason});
    if (row.verdict == Verdict::missed && (!missed || *row.gap < missed->gap)) missed = {area, *row.value, *row.gap};
  });
  if (missed) worst.push_back(*std::move(missed));
  return combine(parts);
}

void Evaluation::judge_over_areas(std::uint32_t indicator, std::uint32_t target, const Context& context, Result& row) {
  const std::uint32_t level = *program_.plan.indicators[indicator].targets[target].quantified_level;
  const syntax::Target& written = program_.plan.tree.indicators[indicator]
                                      .targets[program_.plan.indicators[indicator].targets[target].syntax_index];
  Part answer{Verdict::not_applicable, Reason::out_of_scope};
  std::vector<HeldBack> worst;
  if (in_scope(indicator, target, context) && table_.area_at(context.area).level < level) {
    Parts parts;
    std::int64_t met = 0;
    std::int64_t missed = 0;
    std::int64_t undecided = 0;
    for (const AreaId area : table_.areas().below(context.area, level)) {
      parts.push_back(judge_below(indicator, target, area, context.period, worst));
      switch (parts.back().verdict) {
        case Verdict::met: ++met; break;
        case Verdict::missed: ++missed; break;
        case Verdict::no_data:
        case Verdict::no_baseline:
        case Verdict::data_error: ++undecided; break;
        case Verdict::not_applicable:
        case Verdict::not_due: break;
      }
    }
    const bool any_counts = met + missed + undecided > 0;
    if (written.quantifier == syntax::AreaQuantifier::every || !any_counts) {
      answer = combine(parts);  // of no areas at all: not applicable
    } else if (met >= written.at_least_areas) {
      answer = Part{Verdict::met, Reason::none};
    } else if (met + undecided < written.at_least_areas &&
               met + missed > 0) {  // were all undecided left out, no area would count
      answer = Part{Verdict::missed, Reason::none};
    } else {
      answer = Part{Verdict::no_data, Reason::areas_undecided};
    }
  }
  row.verdict = answer.verdict;
  row.reason = answer.reason;
  if (answer.verdict == Verdict::missed && names_held_back_) {
    worst_first(worst);
    row.held_back_by = std::move(worst);
  }
}

}  // namespace goalpost::detail::evaluation
