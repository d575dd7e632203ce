/// Level conditions as sets of values, exactly: which values meet a target in which years, and whether two targets are
/// about the same rows.
#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "goalpost/plan/impl/targets.ipp"

namespace goalpost::detail::plan_bands {

using namespace plan_checker;
using syntax::Comparator;
using syntax::Form;

Interval values_meeting(Comparator comparator, const Big& limit) {
  Interval asked;
  if (comparator == Comparator::less || comparator == Comparator::less_equal || comparator == Comparator::equal) {
    asked.high = limit;
    asked.high_open = comparator == Comparator::less;
  }
  if (comparator == Comparator::greater || comparator == Comparator::greater_equal || comparator == Comparator::equal) {
    asked.low = limit;
    asked.low_open = comparator == Comparator::greater;
  }
  return asked;
}

Interval values_about(const Big& middle, const syntax::Quantity& tolerance) {
  Big width = plan_quantities::pure(tolerance);
  if (tolerance.scale == syntax::Scale::percent) width *= abs(middle);
  Interval asked;
  asked.low = middle - width;
  asked.high = middle + width;
  return asked;
}

/// No value is in both.
bool are_disjoint(const Interval& a, const Interval& b) {
  const auto ends_before = [](const Interval& left, const Interval& right) {
    if (!left.high || !right.low) return false;
    return *left.high < *right.low || (*left.high == *right.low && (left.high_open || right.low_open));
  };
  return ends_before(a, b) || ends_before(b, a);
}

/// Every value of `inner` is in `outer`.
bool contains(const Interval& outer, const Interval& inner) {
  const bool low =
      !outer.low ||
      (inner.low && (*inner.low > *outer.low || (*inner.low == *outer.low && (inner.low_open || !outer.low_open))));
  const bool high =
      !outer.high || (inner.high && (*inner.high < *outer.high ||
                                     (*inner.high == *outer.high && (inner.high_open || !outer.high_open))));
  return low && high;
}

/// Fills the bands of a target that compares with fixed levels; a line has none, it has a limit of its own every year.
void fill_bands(Checker& c, std::size_t index, std::size_t t) {
  const syntax::Target& target = c.plan.tree.indicators[index].targets[t];
  const PlanTarget& checked = c.plan.indicators[index].targets[t];
  TargetFact& fact = c.target_fact(index, t);
  if (!fact.sound || target.along_a_line || target.levels.empty()) return;
  const bool is_between = target.form == Form::between && target.high;
  const bool is_about = target.form == Form::about && checked.tolerance;
  if (!plan_targets::is_level(target) && !is_between && !is_about) return;
  for (std::uint32_t i = 0; i < target.levels.size(); ++i) {
    const Big limit = plan_quantities::pure(target.levels[i].value);
    Band band{target.levels[i].by_year.value_or(always), i, {}};
    if (is_between) {
      band.asked.low = limit;
      band.asked.high = plan_quantities::pure(*target.high);
    } else if (is_about) {
      band.asked = values_about(limit, *checked.tolerance);
    } else {
      band.asked = values_meeting(checked.comparator, limit);
    }
    fact.bands.push_back(std::move(band));
  }
}

/// "< 9‰", "103 to 107": a band as a plan could write it.
std::string text_of(const Checker& c, std::size_t index, std::size_t t, const Band& band) {
  const syntax::Target& target = c.plan.tree.indicators[index].targets[t];
  const std::string limit = plan_quantities::text_of(target.levels[band.level].value);
  if (target.form == Form::between) return "between " + limit + " and " + plan_quantities::text_of(*target.high);
  if (target.form == Form::about) return "about " + limit;
  switch (c.plan.indicators[index].targets[t].comparator) {
    case Comparator::less: return "below " + limit;
    case Comparator::less_equal: return "at most " + limit;
    case Comparator::greater: return "above " + limit;
    case Comparator::greater_equal: return "at least " + limit;
    case Comparator::equal: return "exactly " + limit;
  }
  return limit;
}

ByteRange place_of(const Checker& c, std::size_t index, std::size_t t, const Band& band) {
  return c.plan.tree.indicators[index].targets[t].levels[band.level].value.range;
}

/// Calls `visit(a, b, year)` for every stretch of years in which a band of each is in force, until it answers true.
template <class Visit>
void for_each_common_stretch(const std::vector<Band>& a, const std::vector<Band>& b, std::optional<int> only_year,
                             Visit visit) {
  std::size_t i = 0;
  std::size_t j = 0;
  constexpr int never = std::numeric_limits<int>::max();
  while (i < a.size() && j < b.size()) {
    const int end_a = i + 1 < a.size() ? a[i + 1].from_year : never;
    const int end_b = j + 1 < b.size() ? b[j + 1].from_year : never;
    const int begin = std::max(a[i].from_year, b[j].from_year);
    const int end = std::min(end_a, end_b);
    const bool is_seen = !only_year || (begin <= *only_year && *only_year < end);
    if (begin < end && is_seen && visit(a[i], b[j], only_year ? *only_year : begin)) return;
    if (end_a <= end_b) ++i;
    if (end_b <= end_a) ++j;
  }
}

/// Two expressions that are the same but for where they stand.
bool same_expression(const Checker& c, ExprId a, ExprId b) {
  if (a == no_expr || b == no_expr) return a == b;
  const syntax::Expr& x = c.at(a);
  const syntax::Expr& y = c.at(b);
  if (x.op != y.op) return false;
  switch (x.op) {
    case Op::quantity:
    case Op::default_to: {
      const syntax::Quantity& p = c.plan.tree.quantities[x.payload];
      const syntax::Quantity& q = c.plan.tree.quantities[y.payload];
      if (!(plan_quantities::unit_of(p) == plan_quantities::unit_of(q))) return false;
      if (!(normalised(p.number) == normalised(q.number)) || p.days_since_1970 != q.days_since_1970) return false;
      break;
    }
    case Op::name:
    case Op::share_meeting:
    case Op::gap: {
      const Resolved& p = c.plan.resolved[a];
      const Resolved& q = c.plan.resolved[b];
      if (p.to != q.to || p.index != q.index || p.first != q.first || p.second != q.second) return false;
      break;
    }
    default:
      if (x.payload != y.payload) return false;
      break;
  }
  return same_expression(c, x.a, y.a) && same_expression(c, x.b, y.b) && same_expression(c, x.c, y.c);
}

/// How the rows of two targets relate: `same` needs every part of the scope alike, `overlapping` lets a missing part
/// stand for all.
enum class Rows : std::uint8_t { same, overlapping };

template <class T>
bool part_agrees(const std::optional<T>& a, const std::optional<T>& b, Rows rows) {
  if (a && b) return *a == *b;
  return rows == Rows::overlapping || a.has_value() == b.has_value();
}

bool condition_agrees(const Checker& c, ExprId a, ExprId b, Rows rows) {
  if (rows == Rows::overlapping && (a == no_expr || b == no_expr)) return true;
  return same_expression(c, a, b);
}

bool strata_agree(const PlanTarget& a, const PlanTarget& b, Rows rows) {
  if (rows == Rows::same && a.strata.size() != b.strata.size()) return false;
  std::size_t num_alike = 0;
  for (const PlanTarget::StratumScope& x : a.strata) {
    for (const PlanTarget::StratumScope& y : b.strata) {
      if (x.dimension != y.dimension) continue;
      if (x.value != y.value) return false;
      ++num_alike;
    }
  }
  return rows == Rows::overlapping || num_alike == a.strata.size();
}

struct TargetId {
  std::size_t indicator;
  std::size_t target;
};

bool rows_agree(const Checker& c, TargetId x, TargetId y, Rows rows) {
  const syntax::Target& s = c.plan.tree.indicators[x.indicator].targets[x.target];
  const syntax::Target& u = c.plan.tree.indicators[y.indicator].targets[y.target];
  const PlanTarget& a = c.plan.indicators[x.indicator].targets[x.target];
  const PlanTarget& b = c.plan.indicators[y.indicator].targets[y.target];
  if (s.quantifier != u.quantifier || a.quantified_level != b.quantified_level) return false;
  if (s.quantifier == syntax::AreaQuantifier::at_least) {
    // Eight districts below a limit and eight above it may well be sixteen districts.
    if (rows == Rows::overlapping || s.at_least_areas != u.at_least_areas) return false;
  }
  return part_agrees(a.for_level, b.for_level, rows) && part_agrees(a.area, b.area, rows) && strata_agree(a, b, rows) &&
         part_agrees(s.in_year, u.in_year, rows) && condition_agrees(c, s.when, u.when, rows) &&
         condition_agrees(c, s.if_any, u.if_any, rows);
}

}  // namespace goalpost::detail::plan_bands
