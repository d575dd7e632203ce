// The short way of a scalar rule: a handful of exact operations on doubles. Whatever is not simple takes the long way.
#pragma once

#include <cfloat>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "goalpost/evaluate/columns.hpp"
#include "goalpost/evaluate/impl/columns_binding.hpp"
#include "goalpost/evaluate/impl/scalar_body.hpp"

namespace goalpost::detail::scalar {

/// The figures as a table of one row; it borrows them, and `out` says where dates are kept.
[[nodiscard]] Table table_of(const Schema& schema, Period period, const std::vector<ScalarInput>& inputs,
                             std::span<const double> figures, std::vector<std::int32_t>& days,
                             std::vector<std::uint8_t>& validity);

namespace quick {

/// Which figure a side reads, when it is one figure as it stands.
inline std::optional<std::size_t> figure_of(const columns::BoundSide& side, std::span<const double> figures) {
  if (!side.is_direct || side.terms.size() != 1) return std::nullopt;
  const Column* column = side.terms.front().column;
  if (column == nullptr || column->type != ColumnType::float64) return std::nullopt;
  return static_cast<std::size_t>(static_cast<const double*>(column->values) - figures.data());
}

inline bool read_measure(const columns::BoundMeasure& measure, std::span<const double> figures, Quick::Operand& n,
                         Quick::Operand& d) {
  const auto at_n = figure_of(*measure.n, figures);
  const auto at_d = measure.d == nullptr ? at_n : figure_of(*measure.d, figures);
  if (!at_n || !at_d) return false;
  n.at = *at_n;
  d.at = *at_d;
  return true;
}

/// By way of an integer: without SSE4.1 trunc() is a call, which costs more than all the rest.
inline bool is_simple(double figure, const kernels::Range& range) {
  return figure >= range.low && figure <= range.high &&
         static_cast<double>(static_cast<std::int64_t>(figure)) == figure;
}

inline ScalarAnswer none(Verdict verdict, Reason reason) {
  return {verdict, reason, 0, std::numeric_limits<double>::quiet_NaN()};
}

/// A figure is missing, or the denominator is zero; nothing when the other figure is not simple.
inline std::optional<ScalarAnswer> undecided(const Quick& rule, double n, double d) {
  const bool has_n = std::isfinite(n);
  const bool has_d = !rule.has_d || std::isfinite(d);
  if (has_n && !is_simple(n, rule.n.range)) return std::nullopt;
  if (has_d && rule.has_d && d != 0 && !is_simple(d, rule.d.range)) return std::nullopt;
  if (!has_n) return none(Verdict::no_data, rule.is_quotient ? Reason::numerator_missing : Reason::input_missing);
  if (!has_d) return none(Verdict::no_data, Reason::denominator_missing);
  if (!rule.has_d || d != 0) return std::nullopt;
  return n == 0 ? none(Verdict::not_applicable, Reason::nothing_to_measure)
                : none(Verdict::data_error, Reason::denominator_zero);
}

}  // namespace quick

/// The short way for a rule, if it has one. `program` has one indicator with one target.
inline std::optional<Quick> quick_of(const Program& program, const Schema& schema, Period period,
                                     const std::vector<ScalarInput>& inputs) {
  const std::vector<double> figures(inputs.size(), 0.0);
  std::vector<std::int32_t> days(inputs.size());
  std::vector<std::uint8_t> validity(inputs.size());
  const Table table = table_of(schema, period, inputs, figures, days, validity);
  const columns::Binding binding(program, table, ColumnOptions{}, {period});
  const columns::BoundTarget& target = binding.targets.front().front();
  const PlanIndicator& checked = program.plan().indicators.front();
  const bool has_conditions = target.when.has_value() || target.if_any.has_value();
  if (!target.form.because.empty() || has_conditions || !target.in_scope->has(0) || target.limits.size() != 1) {
    return std::nullopt;
  }
  const columns::BoundLimit& limit = target.limits.front();
  const columns::LimitForm& form = *limit.form;
  const kernels::Call& call = limit.near.call;
  const bool is_simple = form.kind == columns::LimitForm::Kind::judged && !form.high && !form.far && !form.floored &&
                         !form.ceiled && call.k == 0;
  if (!is_simple) return std::nullopt;
  Quick out;
  out.n.range = call.n.range;
  out.d.range = call.d.range;
  out.base_n.range = call.base_n.range;
  out.base_d.range = call.base_d.range;
  out.has_d = target.measure.d != nullptr;
  out.has_base = form.needs_base;
  out.is_quotient = target.form.measure.is_quotient;
  if (!quick::read_measure(target.measure, figures, out.n, out.d)) return std::nullopt;
  if (out.has_base && !quick::read_measure(*target.base, figures, out.base_n, out.base_d)) return std::nullopt;
  using syntax::Comparator;
  out.is_inclusive = form.comparator == Comparator::less_equal || form.comparator == Comparator::greater_equal;
  out.is_upper = form.comparator == Comparator::less || form.comparator == Comparator::less_equal;
  out.is_equal = form.comparator == Comparator::equal;
  out.is_natural = limit.is_natural;
  out.zero_is_natural = target.zero_is_natural;
  out.a = call.a;
  out.b = call.b;
  out.cap = call.cap;
  out.base_cap_less = call.base_cap_less;
  out.value_n = call.value_n;
  out.value_d = call.value_d;
  // A limit of 100% that comes from a base is natural, too: such bases go the long way.
  if (out.has_base && checked.capped_proportion) out.base_cap_less = 0.5;
  for (std::size_t order = 0; order < 3; ++order) {
    const bool is_at = order == 1;
    const bool is_better = order == (out.is_upper ? 0U : 2U);
    const bool is_met = out.is_equal ? is_at : is_better || (is_at && out.is_inclusive);
    out.verdicts[order] = is_met ? Verdict::met : Verdict::missed;
    if (is_at) out.flags[order] = flag_at_boundary;
    if (is_better && out.is_inclusive && !out.is_natural) out.flags[order] = flag_exceeded;
  }
  return out;
}

/// The usual rule on the usual figures, in two dozen instructions: no base, everything simple. False: nothing is said.
inline bool judge_usual(const Quick& rule, const double* figures, ScalarAnswer& out) {
  if (rule.has_base) return false;
  // Adding 1.5·2^52 and taking it off rounds to whole numbers, where sums are doubles.
  const auto whole = [](double figure) {
    constexpr double magic = 6755399441055744.0;
    return FLT_EVAL_METHOD == 0 ? (figure + magic) - magic : std::nearbyint(figure);
  };
  const double n = whole(figures[rule.n.at]);
  if (!(n == figures[rule.n.at] && n >= rule.n.range.low && n <= rule.n.range.high)) return false;
  double d = 1;
  if (rule.has_d) {
    d = whole(figures[rule.d.at]);
    if (!(d == figures[rule.d.at] && d >= rule.d.range.low && d <= rule.d.range.high)) return false;
  }
  const double left = n * rule.a;
  const double right = d * rule.b;
  if (left > d * rule.cap) return false;
  const std::size_t order = static_cast<std::size_t>(left >= right) + static_cast<std::size_t>(left > right);
  out.verdict = rule.verdicts[order];
  out.reason = Reason::none;
  out.flags = rule.flags[order];
  out.value = n * rule.value_n / (d * rule.value_d);
  return true;
}

/// The answer, when the figures are simple: exact for the reasons that kernels.hpp gives.
inline std::optional<ScalarAnswer> judge_quickly(const Quick& rule, std::span<const double> figures) {
  const double n = figures[rule.n.at];
  const double d = rule.has_d ? figures[rule.d.at] : 1.0;
  if (!quick::is_simple(n, rule.n.range) || (rule.has_d && !quick::is_simple(d, rule.d.range))) {
    return quick::undecided(rule, n, d);
  }
  if (rule.has_d && n * rule.a > d * rule.cap) return std::nullopt;
  double left = n * rule.a;
  double right = rule.has_d ? d * rule.b : rule.b;
  const double scaled = n * rule.value_n;
  ScalarAnswer out{Verdict::missed, Reason::none, 0, scaled / (d * rule.value_d)};
  if (rule.has_base) {
    const double base_n = figures[rule.base_n.at];
    const double base_d = rule.has_d ? figures[rule.base_d.at] : 1.0;
    if (!quick::is_simple(base_n, rule.base_n.range)) return std::nullopt;
    right = base_n * rule.b;
    if (rule.has_d) {
      if (!quick::is_simple(base_d, rule.base_d.range)) return std::nullopt;
      if (base_n * rule.a > base_d * rule.cap - rule.base_cap_less) return std::nullopt;
      left = n * base_d * rule.a;
      right *= d;
      // Whatever is not less than what is exact is more than it, rounded or not: one side tells enough.
      if (!(left < kernels::exact_below)) return std::nullopt;
    }
  }
  const bool is_at = left == right;
  const bool is_better = rule.is_upper ? left < right : left > right;
  if (rule.is_equal ? is_at : is_better || (is_at && rule.is_inclusive)) out.verdict = Verdict::met;
  const bool is_natural = rule.is_natural || (rule.has_base && rule.zero_is_natural && right == 0);
  if (is_at) out.flags = flag_at_boundary;
  if (is_better && rule.is_inclusive && !is_natural) out.flags = flag_exceeded;
  return out;
}

}  // namespace goalpost::detail::scalar
