// One row at a time. What it means stands in evaluation.ipp and formula.ipp; this is the same in 128 bits, for targets of a form.
#pragma once

#include <algorithm>
#include <array>

#include "goalpost/evaluate/impl/columns_single.hpp"
#include "goalpost/table/impl/read_cell.hpp"

namespace goalpost::detail::columns {

namespace single {

using evaluation::State;

inline constexpr std::array<std::int64_t, 19> powers_of_ten{1,
                                                            10,
                                                            100,
                                                            1'000,
                                                            10'000,
                                                            100'000,
                                                            1'000'000,
                                                            10'000'000,
                                                            100'000'000,
                                                            1'000'000'000,
                                                            10'000'000'000,
                                                            100'000'000'000,
                                                            1'000'000'000'000,
                                                            10'000'000'000'000,
                                                            100'000'000'000'000,
                                                            1'000'000'000'000'000,
                                                            10'000'000'000'000'000,
                                                            100'000'000'000'000'000,
                                                            1'000'000'000'000'000'000};

/// What a sum or a measure says: n / d, or why there is none.
struct Said {
  State state = State::value;
  Reason reason = Reason::none;
  Whole n = 0;
  Whole d = 1;
  int places = 0;  ///< of a sum: n is to be divided by 10^places

  [[nodiscard]] bool has_value() const { return state == State::value; }
};

inline Said none(State state, Reason reason) {
  Said out;
  out.state = state;
  out.reason = reason;
  return out;
}

/// The strongest state, the leftmost of those.
inline void take_stronger(Said& so_far, const Said& next) {
  if (!next.has_value() && (so_far.has_value() || next.state < so_far.state)) so_far = next;
}

/// A figure, its own whole number in n. Sets `unsure` where a figure may stand in for it.
inline Said read(const Binding& binding, const BoundTerm& term, RowIndex row, bool& unsure) {
  const RowIndex at = term.rows->at(row);
  Cell cell;
  if (at != RowMap::no_row) {
    cell.state = Cell::State::missing;
    if (term.column != nullptr) cell = read_cell(*term.column, at);
  }
  const bool is_figure = cell.state == Cell::State::value || cell.state == Cell::State::suppressed;
  if (!is_figure && (term.has_substitute || (binding.is_parted && binding.parents.has(row)))) unsure = true;
  switch (cell.state) {
    case Cell::State::suppressed: return none(State::no_data, Reason::suppressed);
    case Cell::State::absent_row: return none(State::no_data, Reason::input_missing);
    case Cell::State::missing: {
      if (!term.fill) return none(State::no_data, Reason::input_missing);
      Said filled;
      filled.n = *term.fill;
      return filled;
    }
    case Cell::State::unreadable: return none(State::data_error, Reason::not_a_decimal);
    case Cell::State::value: break;
  }
  if (term.is_count && cell.value.mantissa < 0) return none(State::data_error, Reason::negative_count);
  Said out;
  out.n = Whole(cell.value.mantissa);
  // The scale of a decimal column is in the coefficients; figures of other types have their own.
  if (term.column->type != ColumnType::decimal) out.places = cell.value.scale;
  return out;
}

inline Said sum_of(const Binding& binding, const BoundSide& side, RowIndex row, bool& unsure) {
  Said sum;
  for (const BoundTerm& term : side.terms) {
    Said part = read(binding, term, row, unsure);
    part.n = part.n * term.coefficient;
    if (part.places > sum.places) {
      sum.n = sum.n * Whole(powers_of_ten[static_cast<std::size_t>(part.places - sum.places)]);
      sum.places = part.places;
    } else if (part.places < sum.places) {
      part.n = part.n * Whole(powers_of_ten[static_cast<std::size_t>(sum.places - part.places)]);
    }
    const int places = sum.places;
    const Whole total = sum.n + part.n;
    take_stronger(sum, part);
    sum.n = total;
    sum.places = places;
  }
  return sum;
}

inline Said with_side(Said sum, Reason side) {
  if (sum.reason == Reason::input_missing) sum.reason = side;
  return sum;
}

/// n / d with d above zero, such that factor · n / d is the measure; a·n > c·d is over 100%.
inline Said measure_at(const Binding& binding, const MeasureForm& form, const BoundMeasure& measure,
                       const Comparison& comparison, RowIndex row, bool& unsure) {
  Said n = sum_of(binding, *measure.n, row, unsure);
  if (form.is_quotient) n = with_side(n, Reason::numerator_missing);
  Said d;
  d.n = 1;
  if (measure.d != nullptr) d = with_side(sum_of(binding, *measure.d, row, unsure), Reason::denominator_missing);
  Said out = n;
  take_stronger(out, d);
  if (!out.has_value()) return out;
  const auto scaled = [](const Said& said, int places) {
    return places == 0 ? said.n : said.n * Whole(powers_of_ten[static_cast<std::size_t>(places)]);
  };
  const int common = std::max(n.places, d.places);
  out.n = scaled(n, common - n.places);
  out.d = measure.d != nullptr ? scaled(d, common - d.places) : scaled(d, common);
  if (out.d.number == 0 && out.d.fits) {
    return out.n.number == 0 && out.n.fits ? none(State::not_applicable, Reason::nothing_to_measure)
                                           : none(State::data_error, Reason::denominator_zero);
  }
  if (out.d.number < 0) {
    out.n = -out.n;
    out.d = -out.d;
  }
  if (!out.n.fits || !out.d.fits) {
    unsure = true;
    return out;
  }
  if (form.capped) {
    const Whole left = out.n * comparison.a;
    const Whole right = out.d * comparison.c;
    unsure = unsure || !left.fits || !right.fits;
    if (compare(left, right) > 0) return none(State::data_error, Reason::over_100_percent);
  }
  return out;
}

inline bool is_upper(Comparator comparator) {
  return comparator == Comparator::less || comparator == Comparator::less_equal;
}

[[nodiscard]] inline bool holds(int order, Comparator comparator) {
  switch (comparator) {
    case Comparator::less: return order < 0;
    case Comparator::less_equal: return order <= 0;
    case Comparator::greater: return order > 0;
    case Comparator::greater_equal: return order >= 0;
    case Comparator::equal: return order == 0;
  }
  return false;
}

/// The conditions' answer: not applicable where they exclude the row.
inline Said conditions(const Binding& binding, const BoundTarget& target, RowIndex row, bool& unsure) {
  Said answer;
  const auto add = [&](const std::optional<BoundCondition>& condition, Reason excluded) {
    if (!condition || answer.state == State::not_applicable) return;
    Said asked = measure_at(binding, condition->form.measure, condition->measure, condition->comparison, row, unsure);
    if (!asked.has_value()) {
      if (asked.state != State::data_error) asked = none(State::no_data, Reason::condition_unknown);
    } else {
      const Whole left = asked.n * condition->comparison.a;
      const Whole right = asked.d * condition->comparison.b;
      unsure = unsure || !left.fits || !right.fits;
      const int order = compare(left, right);
      const bool holds =
          order < 0 ? condition->form.if_below : (order > 0 ? condition->form.if_above : condition->form.if_equal);
      if (holds) return;
      asked = none(State::not_applicable, excluded);
    }
    if (asked.state == State::not_applicable || answer.has_value() || asked.state < answer.state) answer = asked;
  };
  add(target.when, Reason::condition_false);
  add(target.if_any, Reason::none_to_count);
  return answer;
}

/// A limit of a row: `edge` / (c · d), and whether it is the one that nature sets.
struct Edge {
  Whole edge;
  Whole d = 1;
};

inline Edge edge_of(const Comparison& comparison, const Said& base) {
  if (!comparison.has_base) return {comparison.b, 1};
  Edge out{base.n * comparison.b + base.d * comparison.k, base.d};
  const Whole most = base.d * comparison.c;
  const bool fits = out.edge.fits && most.fits;
  if (comparison.floored && out.edge.number < 0 && base.n.number >= 0) out.edge = 0;
  if (comparison.ceiled && compare(out.edge, most) > 0) out.edge = most;
  out.edge.fits = fits;
  return out;
}

inline Reason base_reason(const Said& base) {
  if (base.state == State::data_error) return Reason::base_data_error;
  if (base.state == State::not_applicable) return Reason::base_not_applicable;
  return base.reason == Reason::suppressed ? Reason::base_suppressed : Reason::base_missing;
}

inline double ratio(Whole n, Whole d, bool& unsure) {
  unsure = unsure || !n.fits || !d.fits;
  return to_double(n) / to_double(d);
}

using Shape = program::TargetFormula::Shape;

/// Forms that multiply the base need it positive; reduce from zero is the floor.
inline std::optional<Reason> unusable(const LimitForm& form, const Said& base) {
  if (!form.multiplies) return std::nullopt;
  if (base.n.number < 0) return Reason::base_negative;
  const bool zero_is_fine = form.shape == Shape::reduce || form.shape == Shape::maintain;
  if (base.n.number == 0 && !zero_is_fine) return Reason::base_zero;
  return std::nullopt;
}

/// A value against a limit. The gap is over d of the value, d of the edge and c.
struct Against {
  int order = 0;  ///< of the value: −1 below the limit
  bool is_met = false;
  bool is_high = false;  ///< of two ends the upper one is the nearer
  Whole gap = 0;
  Whole c = 1;
};

inline Against one_sided(const Said& value, const Edge& edge, const Comparison& comparison, Comparator comparator,
                         bool& unsure) {
  Against out;
  const Whole above = value.n * comparison.a * edge.d - edge.edge * value.d;
  unsure = unsure || !above.fits;
  out.order = compare(above, 0);
  out.is_met = holds(out.order, comparator);
  out.gap = is_upper(comparator) ? -above : above;
  if (comparator == Comparator::equal) out.gap = above.number < 0 ? above : -above;
  return out;
}

inline Against between(const Said& value, const BoundLimit& limit, bool& unsure) {
  const auto above = [&](const Comparison& end) {
    const Whole out = value.n * end.a - value.d * end.b;
    unsure = unsure || !out.fits;
    return out;
  };
  Against out;
  out.is_high = above(*limit.middle).number > 0;
  const Comparison& end = out.is_high ? *limit.high : limit.near;
  out.gap = out.is_high ? -above(end) : above(end);
  out.c = end.c;
  out.is_met = out.gap.number >= 0;
  out.order = compare(out.gap, 0);
  return out;
}

/// The share of the way from a base `from` / (c · from_d) to the limit; NaN when there is no such way.
inline double progress(const Said& value, Whole from, Whole from_d, const Edge& edge, Whole a, Comparator comparator,
                       bool& unsure) {
  const bool is_alike = compare(from_d, edge.d) == 0;
  const Whole way = is_alike ? edge.edge - from : edge.edge * from_d - from * edge.d;
  unsure = unsure || !way.fits;
  const int order = compare(0, way);  // of the base: above the limit when the way leads down
  if (order == 0 || holds(order, comparator)) return std::numeric_limits<double>::quiet_NaN();
  Whole done = value.n * a * from_d - from * value.d;
  if (!is_alike) done = done * edge.d;
  return ratio(done * 100, value.d * way, unsure);
}

}  // namespace single

Answer answer_exactly(const Binding& binding, evaluation::Evaluation& evaluation, const BoundTarget& target,
                      RowIndex row) {
  evaluation::Context context{binding.table.area(row), binding.table.period(row), {}};
  std::ranges::copy(binding.table.stratum(row), context.stratum.begin());
  const Result exact = evaluation.answer_of(target.indicator, target.target, context);
  const auto figure = [](const std::optional<Rational>& number) {
    return number ? number->to_double() : std::numeric_limits<double>::quiet_NaN();
  };
  Answer out;
  out.verdict = exact.verdict;
  out.reason = exact.reason;
  out.flags =
      static_cast<std::uint8_t>((exact.exceeded ? flag_exceeded : 0) | (exact.at_boundary ? flag_at_boundary : 0));
  out.value = figure(exact.value);
  out.limit = figure(exact.limit);
  out.base = figure(exact.base);
  out.gap = figure(exact.gap);
  out.progress = figure(exact.progress);
  return out;
}

bool answer_in_whole_numbers(const Binding& binding, const BoundTarget& target, RowIndex row, Answer& out) {
  using evaluation::State;
  using single::Said;
  using Kind = LimitForm::Kind;
  const auto in_force =
      std::ranges::find_if(target.limits, [&](const BoundLimit& limit) { return limit.rows.has(row); });
  if (in_force == target.limits.end()) return false;
  const BoundLimit& limit = *in_force;
  const LimitForm& form = *limit.form;
  const Comparison& near = limit.near;
  bool unsure = false;
  const auto answer = [&](Verdict verdict, Reason reason) {
    out.verdict = verdict;
    out.reason = reason;
    return !unsure;
  };

  const Said value = single::measure_at(binding, target.form.measure, target.measure, near, row, unsure);
  if (value.has_value()) out.value = single::ratio(value.n * target.shown_n, value.d * target.shown_d, unsure);
  if (form.kind == Kind::reference_period) return answer(Verdict::not_applicable, Reason::reference_period);
  const Said condition = single::conditions(binding, target, row, unsure);
  if (condition.state == State::not_applicable) return answer(Verdict::not_applicable, condition.reason);
  if (form.kind == Kind::not_due) return answer(Verdict::not_due, Reason::not_due_yet);

  Said base;
  if (form.shows_base) {
    base = single::measure_at(binding, target.form.measure, *target.base, near, row, unsure);
    if (base.has_value()) out.base = single::ratio(base.n * target.shown_n, base.d * target.shown_d, unsure);
  } else if (target.form.start) {
    out.base = target.shown_start;
  }
  const bool has_progress_base = (form.shows_base && base.has_value()) || target.form.start;
  if (unsure) return false;

  // The limit, or why there is none.
  std::optional<Reason> no_limit;
  Comparator comparator = form.comparator;
  single::Edge edge{near.b, 1};
  bool has_far = limit.far.has_value();
  if (form.needs_base && !base.has_value()) {
    no_limit = single::base_reason(base);
  } else if (form.needs_base) {
    no_limit = single::unusable(form, base);
    edge = single::edge_of(near, base);
    if (form.shape == single::Shape::reduce && base.n.number == 0) {  // the floor: nothing is left to reduce
      comparator = Comparator::less_equal;
      edge.edge = 0;
      has_far = false;
    }
    if (form.shape == single::Shape::increase && target.form.measure.capped &&
        compare(base.n * near.a, base.d * near.c) == 0) {  // the ceiling
      comparator = Comparator::greater_equal;
      edge.edge = edge.d * near.c;
      has_far = false;
    }
    if (!no_limit) out.limit = single::ratio(edge.edge * target.shown_scale, edge.d * near.c, unsure);
  } else if (!limit.high) {
    out.limit = limit.shown_limit;
  }

  single::Against against;
  if (!no_limit && value.has_value()) {
    if (limit.high) {
      against = single::between(value, limit, unsure);
      out.limit = against.is_high ? limit.shown_high : limit.shown_limit;
    } else {
      against = single::one_sided(value, edge, near, comparator, unsure);
    }
  }
  Said winner = value;
  single::take_stronger(winner, condition);
  if (winner.state == State::data_error) return answer(Verdict::data_error, winner.reason);
  if (winner.state == State::no_data) return answer(Verdict::no_data, winner.reason);
  if (winner.state == State::not_applicable) return answer(Verdict::not_applicable, winner.reason);
  if (no_limit) return answer(Verdict::no_baseline, *no_limit);

  out.gap = single::ratio(against.gap * target.shown_scale, value.d * edge.d * near.c, unsure);
  if (limit.high) out.gap = single::ratio(against.gap * target.shown_scale, value.d * against.c, unsure);
  const bool inclusive = comparator == Comparator::less_equal || comparator == Comparator::greater_equal;
  const bool is_natural = (target.zero_is_natural && edge.edge.number == 0) ||
                          (target.form.measure.capped && compare(edge.edge, edge.d * near.c) == 0);
  if (against.is_met && inclusive && !limit.high && !is_natural) {
    int order = against.order;
    if (has_far)
      order = single::one_sided(value, single::edge_of(*limit.far, base), *limit.far, comparator, unsure).order;
    if (single::is_upper(comparator) ? order < 0 : order > 0) out.flags |= flag_exceeded;
  }
  if (against.order == 0) out.flags |= flag_at_boundary;
  if (has_progress_base && !limit.high) {
    const Whole from = form.shows_base ? base.n * near.a : limit.start;
    const Whole from_d = form.shows_base ? base.d : Whole(1);
    out.progress = single::progress(value, from, from_d, edge, near.a, comparator, unsure);
  }
  return answer(against.is_met ? Verdict::met : Verdict::missed, Reason::none);
}

}  // namespace goalpost::detail::columns
