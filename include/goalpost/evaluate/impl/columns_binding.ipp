// A program on a table: which columns and rows serve as what, and every constant as a whole number.
#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <thread>
#include <utility>

#include "goalpost/evaluate/impl/columns_binding.hpp"

namespace goalpost::detail::columns {

namespace binding {

inline Big power_of_ten(int exponent) {
  return Big(boost::multiprecision::pow(BigInt(10), static_cast<unsigned>(exponent)));
}
inline BigInt denominator(const Big& number) { return boost::multiprecision::denominator(number); }
inline BigInt common_multiple(const std::vector<Big>& numbers) {
  BigInt out = 1;
  for (const Big& number : numbers) out = boost::multiprecision::lcm(out, denominator(number));
  return out;
}
/// The largest number that divides all of these whole ones; 1 when all are zero.
inline BigInt common_divisor(const std::vector<Big>& numbers) {
  BigInt out = 0;
  for (const Big& number : numbers)
    out = boost::multiprecision::gcd(out, BigInt(abs(boost::multiprecision::numerator(number))));
  return out == 0 ? BigInt(1) : out;
}

/// First this step, then that one, which stands inside and so goes back no periods.
inline PeriodStep after(const PeriodStep& outer, const PeriodStep& inner) {
  PeriodStep out = outer;
  out.years_back = inner.years_back + (inner.year ? 0 : outer.years_back);
  if (inner.year) out.year = inner.year;
  return out;
}

/// The range of an operand under a factor: its product stays exact.
inline kernels::Range range_under(const Whole& factor, bool can_be_negative, double low) {
  kernels::Range out{low, -1};
  if (!factor.fits) return out;
  const double size = std::abs(to_double(factor));
  out.high =
      size <= 1 ? kernels::max_simple : std::min(kernels::max_simple, std::floor((kernels::exact_below - 1) / size));
  if (size >= kernels::exact_below) out.high = -1;
  if (can_be_negative) out.low = -out.high;
  return out;
}
inline kernels::Range smaller(kernels::Range a, const kernels::Range& b) {
  a.high = std::min(a.high, b.high);
  return a;
}

class Binder {
 public:
  explicit Binder(Binding& out) : out_(out), plan_(out.program.plan()), table_(out.table) {
    const std::size_t num_rows = table_.num_rows();
    if (table_.is_nameless()) return;
    out_.is_parted = std::ranges::any_of(table_.areas().list, [](const Area& area) { return !area.children.empty(); });
    if (out_.is_parted) {
      out_.parents = RowSet(num_rows, [&](RowIndex row) { return !table_.area_at(table_.area(row)).children.empty(); });
    }
    for (std::size_t row = 0; row < num_rows && !has_overall_rows_ && !plan_.dimensions.empty(); ++row) {
      const auto stratum = table_.stratum(static_cast<RowIndex>(row));
      has_overall_rows_ = std::ranges::all_of(stratum, [](std::uint16_t value) { return value == 0; });
    }
  }

  void bind() {
    for (std::uint32_t i = 0; i < plan_.indicators.size(); ++i) {
      out_.judged.push_back(&rows_judged(plan_.indicators[i].dimensions));
      std::deque<BoundTarget>& targets = out_.targets.emplace_back();
      for (std::uint32_t t = 0; t < plan_.indicators[i].targets.size(); ++t) bind_target(i, t, targets.emplace_back());
    }
    reserve_seen();
  }

 private:
  void reserve_seen() {
    const std::size_t num_chunks = table_.num_rows() / chunk_rows + 1;
    std::size_t num_seen = 0;
    for (std::deque<BoundTarget>& targets : out_.targets) {
      for (BoundTarget& target : targets) {
        for (BoundLimit& limit : target.limits) {
          for (std::optional<BoundBlock>* block : {&limit.block, &limit.value_block, &limit.pair_block}) {
            if (!*block) continue;
            (*block)->first_seen = num_seen;
            num_seen += num_chunks;
          }
        }
      }
    }
    out_.seen = std::vector<SeenChunk>(num_seen);
  }

  // ---------------------------------------------------------------- rows

  template <class Has>
  RowSet rows_where(Has has) {
    if (table_.is_nameless()) return RowSet(table_.num_rows() != 0 && has(RowIndex{0}));
    return RowSet(table_.num_rows(), has);
  }

  const RowSet& rows_judged(DimensionSet dimensions) {
    for (const auto& [known, rows] : judged_) {
      if (known == dimensions) return *rows;
    }
    out_.sets.push_back(rows_where([&](RowIndex row) {
      const auto stratum = table_.stratum(row);
      for (std::size_t d = 0; d < stratum.size(); ++d) {
        if (((dimensions >> d & 1U) != 0) != (stratum[d] != 0)) return false;
      }
      const std::optional<std::uint32_t> level = out_.options.level;
      if (level && table_.area_at(table_.area(row)).level != *level) return false;
      return std::ranges::binary_search(out_.periods, table_.period(row));
    }));
    judged_.emplace_back(dimensions, &out_.sets.back());
    return out_.sets.back();
  }

  const RowSet& rows_in_scope(std::uint32_t indicator, std::uint32_t target) {
    const PlanTarget& scope = plan_.indicators[indicator].targets[target];
    const std::optional<int> in_year = out_.program.body().indicators[indicator].targets[target].in_year;
    if (!in_year && !scope.for_level && !scope.area && scope.strata.empty()) {
      if (everywhere_ == nullptr) everywhere_ = &out_.sets.emplace_back(true);
      return *everywhere_;
    }
    for (const auto& known : scopes_) {
      const bool same_strata = std::ranges::equal(known.scope->strata, scope.strata, [](const auto& a, const auto& b) {
        return a.dimension == b.dimension && a.value == b.value;
      });
      if (known.in_year == in_year && known.scope->for_level == scope.for_level && known.scope->area == scope.area &&
          same_strata) {
        return *known.rows;
      }
    }
    out_.sets.push_back(rows_where([&](RowIndex row) {
      const Area& area = table_.area_at(table_.area(row));
      const auto stratum = table_.stratum(row);
      return !(in_year && table_.period(row).year != *in_year) &&
             !(scope.for_level && area.level != *scope.for_level) && !(scope.area && area.name != *scope.area) &&
             std::ranges::all_of(scope.strata, [&](const auto& s) { return stratum[s.dimension] == s.value + 1; });
    }));
    scopes_.push_back({&scope, in_year, &out_.sets.back()});
    return out_.sets.back();
  }

  const RowMap& map_of(const PeriodStep& period, const StratumStep& stratum) {
    for (const auto& [known_period, known_stratum, map] : maps_) {
      if (known_period == period && known_stratum == stratum) return *map;
    }
    const bool stays = period.stays() && !stratum.is_said && stratum.kept == ~DimensionSet{0};
    out_.maps.push_back(stays || table_.is_nameless() ? RowMap() : RowMap(table_, period, stratum));
    maps_.emplace_back(period, stratum, &out_.maps.back());
    return out_.maps.back();
  }

  // ---------------------------------------------------------------- sides

  /// Adds the figures of one term; false when only the exact evaluator knows what they are.
  bool add_term(const SideTerm& term, const PeriodStep& step, DimensionSet of_indicator, BoundSide& side,
                std::vector<Big>& coefficients) {
    const PlanInput& input = plan_.inputs[term.input];
    const PeriodStep way = after(step, term.step);
    const auto add = [&](const RowMap& map, const Column* column, bool may_fill) {
      BoundTerm out;
      out.rows = &map;
      out.column = column;
      out.is_count = input.unit.kind == Kind::count;
      out.has_substitute = input.dimensions != 0 && has_overall_rows_;
      // Of columns that are not there any scale will do: that of the row's own period.
      const Column* scaled = column != nullptr ? column : table_.column(term.input);
      const bool is_decimal = scaled != nullptr && scaled->type == ColumnType::decimal;
      const Big own = power_of_ten(is_decimal ? scaled->scale : 0) * input.unit.scale;
      if (term.fill && may_fill) {
        if (out.has_substitute || out_.is_parted) return false;
        const Big fill = *term.fill * own;
        if (denominator(fill) != 1) return false;
        out.fill = to_whole(fill);
        if (!out.fill->fits) return false;
      }
      coefficients.emplace_back(term.coefficient / own);
      side.terms.push_back(out);
      return true;
    };
    if (table_.is_nameless()) {
      const Period own = table_.distinct_periods().back();
      const Period period = way.from(own);
      const Column* column = period == own ? table_.column(term.input) : table_.column_in(period, term.input);
      const bool has_rows = period == own || column != nullptr;
      return add(has_rows ? same_ : nowhere_, column, has_rows && (!term.is_total || input.dimensions == 0));
    }
    const Column* column = table_.column(term.input);
    if (!term.is_total) {
      const bool keeps_all = (of_indicator & ~input.dimensions) == 0;
      return add(map_of(way, {false, keeps_all ? ~DimensionSet{0} : input.dimensions, {}}), column, true);
    }
    std::vector<const RowMap*> parts;
    bool is_broken_down = false;
    const bool few = each_stratum(input.dimensions, [&](const Stratum& stratum) {
      parts.push_back(&map_of(way, {true, 0, stratum}));
      is_broken_down = is_broken_down || parts.back()->kind() != RowMap::Kind::nothing;
    });
    if (!few) return false;
    if (!is_broken_down) return add(map_of(way, {true, 0, {}}), column, input.dimensions == 0);
    return std::ranges::all_of(parts, [&](const RowMap* part) { return add(*part, column, true); });
  }

  /// Every combination of strata, the last dimension fastest; false when they are more than a sum should have.
  template <class Visit>
  bool each_stratum(DimensionSet dimensions, Visit visit) const {
    std::size_t count = 1;
    for (std::size_t d = 0; d < plan_.dimensions.size(); ++d) {
      if ((dimensions >> d & 1U) != 0) count *= plan_.dimensions[d].values.size();
      if (count > 64) return false;
    }
    for (std::size_t i = 0; i < count; ++i) {
      Stratum stratum{};
      std::size_t rest = i;
      for (std::size_t d = plan_.dimensions.size(); d-- > 0;) {
        if ((dimensions >> d & 1U) == 0) continue;
        stratum[d] = static_cast<std::uint16_t>(rest % plan_.dimensions[d].values.size() + 1);
        rest /= plan_.dimensions[d].values.size();
      }
      visit(stratum);
    }
    return true;
  }

  const BoundSide* bind_side(const SideForm& form, const PeriodStep& step, DimensionSet of_indicator, bool as_sum,
                             LaneType if_empty) {
    BoundSide side;
    std::vector<Big> coefficients;
    for (const SideTerm& term : form) {
      if (!add_term(term, step, of_indicator, side, coefficients)) return nullptr;
    }
    const BoundTerm& first = side.terms.front();
    side.is_direct = !as_sum && side.terms.size() == 1 && coefficients.front() > 0 && !first.fill;
    if (side.is_direct) {
      side.unit = 1 / coefficients.front();
      const bool whole = first.column != nullptr &&
                         (first.column->type == ColumnType::int64 || first.column->type == ColumnType::decimal);
      side.type = first.column == nullptr ? if_empty : (whole ? LaneType::int64 : LaneType::float64);
    } else {
      side.unit = common_multiple(coefficients);
      for (Big& coefficient : coefficients) coefficient *= side.unit;
      const BigInt divisor = common_divisor(coefficients);
      side.unit /= divisor;
      for (std::size_t i = 0; i < coefficients.size(); ++i) {
        side.terms[i].coefficient = to_whole(coefficients[i] / divisor);
        if (!side.terms[i].coefficient.fits) return nullptr;
      }
    }
    for (const BoundTerm& term : side.terms) {
      side.can_be_negative = side.can_be_negative || !term.is_count || term.coefficient.number < 0;
      side.has_substitute = side.has_substitute || term.has_substitute;
    }
    side.is_pair = !side.is_direct && side.terms.size() == 2 && are_a_pair(side.terms[0], side.terms[1]);
    for (const BoundSide& known : out_.sides) {
      if (known.is_direct == side.is_direct && known.type == side.type && known.unit == side.unit &&
          std::ranges::equal(known.terms, side.terms, [](const BoundTerm& a, const BoundTerm& b) {
            return a.column == b.column && a.rows == b.rows && a.is_count == b.is_count &&
                   a.coefficient.number == b.coefficient.number && a.fill.has_value() == b.fill.has_value() &&
                   (!a.fill || a.fill->number == b.fill->number) && a.has_substitute == b.has_substitute;
          })) {
        return &known;
      }
    }
    side.number = out_.sides.size();
    out_.sides.push_back(std::move(side));
    return &out_.sides.back();
  }

  /// Whether a loop over blocks can add them up itself.
  static bool are_a_pair(const BoundTerm& a, const BoundTerm& b) {
    const auto lies = [](const BoundTerm& term) {
      return term.column != nullptr && !term.fill && term.rows->kind() == RowMap::Kind::same &&
             is_read_in_place(term.column->type) && std::abs(to_double(term.coefficient)) < kernels::max_simple;
    };
    const auto is_double = [](const BoundTerm& term) { return term.column->type == ColumnType::float64; };
    return lies(a) && lies(b) && is_double(a) == is_double(b);
  }

  /// Columns that are not there have the type of those beside them, in `like`.
  std::optional<BoundMeasure> bind_measure(const MeasureForm& form, const PeriodStep& step, DimensionSet of_indicator,
                                           bool as_sum, const BoundMeasure& like = {}) {
    BoundMeasure out;
    const auto type_like = [](const BoundSide* side) { return side == nullptr ? LaneType::float64 : side->type; };
    out.n = bind_side(form.numerator, step, of_indicator, as_sum, type_like(like.n));
    if (form.denominator) out.d = bind_side(*form.denominator, step, of_indicator, as_sum, type_like(like.d));
    if (out.n == nullptr || (form.denominator && out.d == nullptr)) return std::nullopt;
    return out;
  }

  static LaneType type_of(const BoundSide* side) { return side == nullptr ? LaneType::none : side->type; }

  /// The pure value of a measure is this · n / d.
  static Big factor_of(const MeasureForm& form, const BoundMeasure& measure) {
    Big factor = form.factor / measure.n->unit;
    if (measure.d != nullptr) factor *= measure.d->unit;
    return factor;
  }

  // ---------------------------------------------------------------- comparisons

  /// A measure against a fixed limit.
  static Comparison against(const Big& factor, const Big& limit, bool capped, const BoundMeasure& measure,
                            const std::optional<Big>& start = std::nullopt) {
    Comparison out;
    std::vector<Big> numbers{factor, limit, 1};
    if (start) numbers.push_back(*start);
    set_constants(numbers, out.a, out.b, out.c);
    out.call.a = to_double(out.a);
    out.call.b = to_double(out.b);
    out.call.cap = capped ? to_double(out.c) : std::numeric_limits<double>::infinity();
    out.call.n.range = range_under(out.a, measure.n->can_be_negative, 0);
    if (measure.d == nullptr && std::abs(out.call.b) >= kernels::exact_below) out.call.n.range = {0, -1};
    out.call.d.range = range_under(out.b, false, 1);
    if (capped) out.call.d.range = smaller(out.call.d.range, range_under(out.c, false, 1));
    return out;
  }

  /// Common denominator away, common factor away; a start takes part and is not asked for.
  static void set_constants(std::vector<Big> numbers, Whole& a, Whole& b, Whole& c) {
    const BigInt multiple = common_multiple(numbers);
    for (Big& number : numbers) number *= multiple;
    const BigInt divisor = common_divisor(numbers);
    a = to_whole(numbers[0] / divisor);
    b = to_whole(numbers[1] / divisor);
    c = to_whole(numbers[2] / divisor);
  }

  static Comparison against_base(const Big& factor, const Affine& line, const LimitForm& form, bool capped,
                                 const BoundMeasure& measure) {
    Comparison out;
    out.has_base = true;
    out.floored = form.floored;
    out.ceiled = form.ceiled;
    std::vector<Big> numbers{factor, line.slope * factor, line.offset, 1};
    const BigInt multiple = common_multiple(numbers);
    for (Big& number : numbers) number *= multiple;
    const BigInt divisor = common_divisor(numbers);
    out.a = to_whole(numbers[0] / divisor);
    out.b = to_whole(numbers[1] / divisor);
    out.k = to_whole(numbers[2] / divisor);
    out.c = to_whole(numbers[3] / divisor);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    kernels::Call& call = out.call;
    call.a = to_double(out.a);
    call.b = to_double(out.b);
    call.k = to_double(out.k);
    call.floor = form.floored ? 0 : -infinity;
    call.ceiling = form.ceiled ? to_double(out.c) : infinity;
    call.cap = capped ? to_double(out.c) : infinity;
    call.base_cap_less = form.full_base_is_odd ? 0.5 : 0;
    const double least_base = form.zero_base_is_odd ? 1 : 0;
    call.n.range = range_under(out.a, false, 0);
    call.base_n.range = smaller(range_under(out.b, false, least_base), range_under(out.a, false, least_base));
    call.d.range = capped ? range_under(out.c, false, 1) : kernels::Range{1, kernels::max_simple};
    call.base_d.range = call.d.range;
    if (capped) call.base_d.range.high = std::floor(call.base_d.range.high / 2);  // its product minus a half is exact
    if (measure.d == nullptr) call.base_n.range.high = std::floor(call.base_n.range.high / 2);
    const bool fit = out.a.fits && out.b.fits && out.k.fits && out.c.fits &&
                     std::abs(call.k) < kernels::exact_below / 2 && std::abs(call.b) < kernels::exact_below &&
                     call.a < kernels::exact_below && to_double(out.c) < kernels::exact_below;
    if (!fit) call.n.range.high = -1;
    return out;
  }

  static bool fits(const Comparison& c) { return c.a.fits && c.b.fits && c.k.fits && c.c.fits; }

  bool bind_limit(const LimitForm& form, const BoundTarget& target, const PlanIndicator& checked, const Big& factor,
                  BoundLimit& out) {
    const bool capped = target.form.measure.capped;
    const bool zero_is_natural = target.zero_is_natural;
    out.form = &form;
    out.plain = against(factor, 0, capped, target.measure);
    if (!fits(out.plain)) return false;
    if (form.kind != LimitForm::Kind::judged) {
      out.near = out.plain;
      return true;
    }
    if (!form.needs_base) {
      out.near = against(factor, form.limit.offset, capped, target.measure, target.form.start);
      if (target.form.start) out.start = to_whole(*target.form.start * static_cast<std::int64_t>(out.near.c.number));
      out.shown_limit = shown(form.limit.offset, checked);
      out.is_natural =
          (zero_is_natural && form.limit.offset == 0) || (checked.capped_proportion && form.limit.offset == 1);
      if (form.high) {
        out.high = against(factor, *form.high, capped, target.measure);
        out.middle = against(factor, (form.limit.offset + *form.high) / 2, capped, target.measure);
        out.shown_high = shown(*form.high, checked);
        if (!fits(*out.high) || !fits(*out.middle)) return false;
      }
      return fits(out.near) && out.start.fits;
    }
    out.near = against_base(factor, form.limit, form, capped, target.measure);
    if (form.far) out.far = against_base(factor, *form.far, form, capped, target.measure);
    const bool upper = form.comparator == Comparator::less_equal;
    const bool lower = form.comparator == Comparator::greater_equal;
    if (form.limit.slope != 0 && upper && checked.capped_proportion) {
      out.base_for_one = against(factor, (1 - form.limit.offset) / form.limit.slope, capped, *target.base);
    }
    if (form.limit.slope != 0 && lower && zero_is_natural) {
      out.base_for_zero = against(factor, -form.limit.offset / form.limit.slope, capped, *target.base);
    }
    return fits(out.near) && (!out.far || fits(*out.far)) && (!out.base_for_one || fits(*out.base_for_one)) &&
           (!out.base_for_zero || fits(*out.base_for_zero));
  }

  static Big scale_of(const PlanIndicator& checked) {
    return checked.unit.kind == Kind::ratio || checked.unit.kind == Kind::points ? Big(checked.unit.scale) : Big(1);
  }
  static double shown(const Big& pure, const PlanIndicator& checked) {
    return Big(pure * scale_of(checked)).convert_to<double>();
  }

  bool bind_condition(const std::optional<ConditionForm>& form, DimensionSet of_indicator,
                      std::optional<BoundCondition>& out) {
    if (!form) return true;
    const auto measure = bind_measure(form->measure, {}, of_indicator, false);
    if (!measure) return false;
    out.emplace();
    out->form = *form;
    out->measure = *measure;
    out->comparison = against(factor_of(form->measure, *measure), form->number, form->measure.capped, *measure);
    return fits(out->comparison);
  }

  // ---------------------------------------------------------------- targets

  void bind_target(std::uint32_t indicator, std::uint32_t number, BoundTarget& out) {
    const PlanIndicator& checked = plan_.indicators[indicator];
    out.indicator = indicator;
    out.target = number;
    out.judged = &rows_judged(checked.dimensions);
    out.form = form_of(out_.program.body(), indicator, number, out_.periods);
    if (!out.form.because.empty()) return;
    out.in_scope = &rows_in_scope(indicator, number);
    const auto exactly = [&](const char* because) { out.form.because = because; };
    const TargetForm& form = out.form;
    if (plan_.fiscal_year_start_month() != 1) return exactly("its year does not begin in January");
    const std::vector<Period>& periods = table_.distinct_periods();
    const bool is_mixed =
        std::ranges::any_of(periods, [&](const Period& period) { return period.length != periods.front().length; });
    if (is_mixed) return exactly("a longer period may be the sum of its parts");
    if (form.measure.capped != checked.capped_proportion) return exactly("its share of 100% is another indicator's");
    if (form.start && form.base) return exactly("it has two bases");
    constexpr const char* figures = "its figures may have to be looked for";
    const auto measure = bind_measure(form.measure, {}, checked.dimensions, false);
    if (!measure) return exactly(figures);
    out.measure = *measure;
    const Big factor = factor_of(form.measure, out.measure);
    if (form.base) {
      out.base = bind_measure(form.measure, *form.base, checked.dimensions, false, out.measure);
      if (!out.base) return exactly(figures);
      const auto differ = [&] {
        return type_of(out.base->n) != type_of(out.measure.n) || type_of(out.base->d) != type_of(out.measure.d);
      };
      const bool are_compared = std::ranges::any_of(form.limits, &LimitForm::needs_base);
      if (are_compared && differ()) {
        const auto as_sum = bind_measure(form.measure, {}, checked.dimensions, true);
        const auto base_as_sum = bind_measure(form.measure, *form.base, checked.dimensions, true);
        if (!as_sum || !base_as_sum) return exactly(figures);
        out.measure = *as_sum;
        out.base = base_as_sum;
      }
      if (factor_of(form.measure, out.measure) != factor_of(form.measure, *out.base) ||
          factor_of(form.measure, out.measure) != factor) {
        return exactly("its base stands in columns of another scale");
      }
    }
    out.zero_is_natural = checked.unit.kind != Kind::date;
    out.shown_scale = to_whole(scale_of(checked));
    out.shown_n = to_whole(Big(boost::multiprecision::numerator(Big(factor * scale_of(checked)))));
    out.shown_d = to_whole(Big(denominator(factor * scale_of(checked))));
    if (!bind_condition(form.when, checked.dimensions, out.when) ||
        !bind_condition(form.if_any, checked.dimensions, out.if_any)) {
      return exactly(figures);
    }
    constexpr const char* large = "its numbers are too large";
    if (!out.shown_scale.fits || !out.shown_n.fits || !out.shown_d.fits) return exactly(large);
    out.limits.resize(form.limits.size());
    for (std::size_t i = 0; i < form.limits.size(); ++i) {
      if (!bind_limit(form.limits[i], out, checked, factor, out.limits[i])) return exactly(large);
      if (form.limits[i].ceiled && out.measure.d == nullptr) return exactly("its share of 100% has no denominator");
      bind_value(out, out.limits[i].near.call);
      out.limits[i].rows = form.limits.size() == 1 ? RowSet(true) : rows_where([&](RowIndex row) {
        const auto period = std::ranges::lower_bound(out_.periods, table_.period(row));
        if (period == out_.periods.end() || *period != table_.period(row)) return false;
        return form.limit_of_period[static_cast<std::size_t>(period - out_.periods.begin())] == i;
      });
    }
    if (form.start) out.shown_start = shown(*form.start, checked);
    out.is_in_place = lies_in_place(out.measure) && (!out.base || lies_in_place(*out.base)) &&
                      (!out.when || lies_in_place(out.when->measure)) &&
                      (!out.if_any || lies_in_place(out.if_any->measure));
    for (const std::optional<BoundMeasure>& place : {std::optional(out.measure), out.base}) {
      if (!place) continue;
      out.has_substitute =
          out.has_substitute || place->n->has_substitute || (place->d != nullptr && place->d->has_substitute);
    }
    for (const auto* condition : {&out.when, &out.if_any}) {
      if (!*condition) continue;
      const BoundMeasure& asked = (*condition)->measure;
      out.has_substitute =
          out.has_substitute || asked.n->has_substitute || (asked.d != nullptr && asked.d->has_substitute);
    }
    for (BoundLimit& limit : out.limits) bind_block(out, limit);
  }

  /// The call for blocks of rows, where nothing but a column or two and one limit has to be looked at.
  void bind_block(const BoundTarget& target, BoundLimit& limit) const {
    const LimitForm& form = *limit.form;
    const bool is_one = form.kind == LimitForm::Kind::judged && !limit.high && form.comparator != Comparator::equal;
    if (!is_one || target.when || target.if_any || target.has_substitute || out_.is_parted) return;
    if (form.needs_base && target.measure.d != nullptr) return;
    const kernels::Call& near = limit.near.call;
    const kernels::Operand& second = form.needs_base ? near.base_n : near.d;
    const bool has_second = form.needs_base || target.measure.d != nullptr;
    if (near.n.range.high < near.n.range.low || (has_second && second.range.high < second.range.low)) return;
    const BoundSide* second_side = form.needs_base ? target.base->n : target.measure.d;
    BoundBlock& block = limit.block.emplace();
    block.n = plain_type(*target.measure.n);
    if (second_side != nullptr) block.second = plain_type(*second_side);
    kernels::BlockCall& call = block.call;
    bind_operand(*target.measure.n, block.n, near.n.range, call.n);
    if (second_side != nullptr) bind_operand(*second_side, block.second, second.range, call.second);
    call.a = near.a;
    call.b = near.b;
    call.k = near.k;
    call.floor = near.floor;
    call.cap = near.cap;
    call.value_n = to_double(target.shown_n);
    call.value_d = to_double(target.shown_d);
    const bool upper = form.comparator == Comparator::less || form.comparator == Comparator::less_equal;
    const bool strict = form.comparator == Comparator::less || form.comparator == Comparator::greater;
    // Met is left < right and left > right, missed left > right and left < right; and left < right is not left > right − 1.
    const bool compares_above = upper != strict;
    call.one_less = compares_above ? 0 : 1;
    call.met_if_beyond = strict == compares_above;
    call.may_exceed = !strict && !limit.is_natural;
    call.higher_is_better = !upper;
    call.gap_n = to_double(target.shown_scale);
    call.gap_d = to_double(limit.near.c);
    const bool is_quotient = target.form.measure.is_quotient;
    call.reason_n = static_cast<std::uint8_t>(is_quotient ? Reason::numerator_missing : Reason::input_missing);
    call.reason_second =
        static_cast<std::uint8_t>(form.needs_base ? Reason::base_missing : Reason::denominator_missing);
    const auto code = [](Reason reason) { return static_cast<std::uint8_t>(reason); };
    call.reason_negative = code(Reason::negative_count);
    call.reason_zero = code(Reason::denominator_zero);
    call.reason_nothing = code(Reason::nothing_to_measure);
    call.reason_over = code(Reason::over_100_percent);
    call.reason_bad_base = code(Reason::base_data_error);
    if (form.needs_base) return;
    if (second_side != nullptr) bind_value_block(target, limit);
    bind_pair_block(target, limit);
  }

  static kernels::BlockType plain_type(const BoundSide& side) {
    return side.type == LaneType::int64 ? kernels::BlockType::int64 : kernels::BlockType::float64;
  }

  /// Sums of two columns are added up by the loop where it knows both types, and where a value can be compared.
  static void bind_pair_block(const BoundTarget& target, BoundLimit& limit) {
    using kernels::BlockType;
    const BoundSide& n = *target.measure.n;
    const BoundSide* d = target.measure.d;
    if (!n.is_pair && (d == nullptr || !d->is_pair)) return;
    if (d != nullptr && !limit.value_block) return;
    const auto is_double = [](const BoundSide& side) {
      return side.is_pair ? side.terms.front().column->type == ColumnType::float64 : side.type == LaneType::float64;
    };
    if (d != nullptr && is_double(*d) != is_double(n)) return;
    const auto type_of_side = [&](const BoundSide& side) {
      if (!side.is_pair) return plain_type(side);
      return is_double(side) ? BlockType::float64_and_float64 : BlockType::int64_and_int64;
    };
    BoundBlock& block = limit.pair_block.emplace(d != nullptr ? *limit.value_block : *limit.block);
    block.n = type_of_side(n);
    bind_operand(n, block.n, block.call.n.range, block.call.n);
    if (d == nullptr) return;
    block.second = type_of_side(*d);
    bind_operand(*d, block.second, block.call.second.range, block.call.second);
  }

  /// Of a pair each part has half of the range.
  static void bind_operand(const BoundSide& side, kernels::BlockType type, const kernels::Range range,
                           kernels::BlockOperand& out) {
    out = {};
    out.range = range;
    if (type < kernels::BlockType::int64_and_int64) {
      out.parts[0].range = range;
      out.is_count[0] = side.is_direct && !side.can_be_negative;
      return;
    }
    for (std::size_t i = 0; i < 2; ++i) {
      const BoundTerm& term = side.terms[i];
      out.times[i] = to_double(term.coefficient);
      kernels::Range& part = out.parts[i].range;
      part.high = std::floor(range.high / 2 / std::max(1.0, std::abs(out.times[i])));
      part.low = term.is_count ? 0 : -part.high;
      out.is_count[i] = term.is_count;
    }
  }

  /// Where d·p stays below 2^51, a value x = n·v / d and a limit p / q that are not equal are more than 2^-51 of the limit apart, so that the
  /// nearest doubles are not equal either: the values that are written can be compared. The same holds of 100%.
  static void bind_value_block(const BoundTarget& target, BoundLimit& limit) {
    const Whole scale = target.shown_scale;
    const Big shown = limit.form->limit.offset * static_cast<std::int64_t>(scale.number);
    const Whole p = to_whole(Big(boost::multiprecision::numerator(shown)));
    const Whole q = to_whole(Big(denominator(shown)));
    if (!p.fits || !q.fits || target.shown_d.number != 1) return;
    const bool capped = target.form.measure.capped;
    constexpr double rooms = kernels::max_simple;
    constexpr double least_rooms = 1099511627776.0;  // 2^40
    const double factor = std::max({1.0, std::abs(to_double(p)), capped ? to_double(scale) : 1.0});
    BoundBlock block = *limit.block;
    kernels::BlockCall& call = block.call;
    call.n.range.high = std::min(call.n.range.high, std::floor((kernels::exact_below - 1) / to_double(target.shown_n)));
    if (call.n.range.low < 0) call.n.range.low = -call.n.range.high;
    call.second.range.high = std::min(call.second.range.high, std::floor(rooms / factor));
    if (call.second.range.high < least_rooms || to_double(q) >= kernels::exact_below || to_double(target.shown_n) < 1)
      return;
    call.compares_value = true;
    call.limit_value = to_double(p) / to_double(q);
    call.cap_value = to_double(scale);
    bind_operand(*target.measure.n, block.n, call.n.range, call.n);
    bind_operand(*target.measure.d, block.second, call.second.range, call.second);
    // Below the limit is not above the double before it.
    if (call.one_less != 0)
      call.limit_value = std::nextafter(call.limit_value, -std::numeric_limits<double>::infinity());
    limit.value_block = block;
  }

  /// Other types are brought to doubles, some rows at a time.
  static bool is_read_in_place(ColumnType type) {
    return type == ColumnType::int64 || type == ColumnType::decimal || type == ColumnType::float64;
  }

  static bool lies_in_place(const BoundMeasure& measure) {
    return std::ranges::all_of(std::array{measure.n, measure.d}, [](const BoundSide* side) {
      if (side == nullptr) return true;
      const BoundTerm& first = side->terms.front();
      if (side->is_pair) return true;
      return side->is_direct && first.rows->kind() != RowMap::Kind::listed &&
             (first.column == nullptr || is_read_in_place(first.column->type));
    });
  }

  static void bind_value(const BoundTarget& target, kernels::Call& call) {
    call.value_n = to_double(target.shown_n);
    call.value_d = to_double(target.shown_d);
  }

  struct KnownScope {
    const PlanTarget* scope;
    std::optional<int> in_year;
    const RowSet* rows;
  };
  Binding& out_;
  const Plan& plan_;
  const Table& table_;
  bool has_overall_rows_ = false;
  const RowSet* everywhere_ = nullptr;
  std::vector<std::pair<DimensionSet, const RowSet*>> judged_;
  std::vector<KnownScope> scopes_;
  std::vector<std::tuple<PeriodStep, StratumStep, const RowMap*>> maps_;
  inline static const RowMap same_;
  inline static const RowMap nowhere_ = RowMap::none();
};

}  // namespace binding

Binding::Binding(const Program& bound_program, const Table& bound_table, const ColumnOptions& how,
                 std::vector<Period> judged_periods)
    : program(bound_program), table(bound_table), options(how), periods(std::move(judged_periods)) {
  instruction_set = how.instruction_set == InstructionSet::best ? best_instruction_set() : how.instruction_set;
  num_threads = how.num_threads != 0 ? how.num_threads : std::max(1U, std::thread::hardware_concurrency());
  if (num_threads > 1) workers = std::make_unique<Workers>(num_threads);
  binding::Binder(*this).bind();
}

}  // namespace goalpost::detail::columns
