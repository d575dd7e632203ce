// Which numbers the results show, and how they hang together.
#pragma once

#include <algorithm>

#include "goalpost/evaluate/impl/withhold.hpp"

namespace goalpost::detail::evaluation {

Withholding::Withholding(const program::Body& program, const Table& table, Evaluation& evaluation)
    : program_(program),
      table_(table),
      evaluation_(evaluation),
      small_(*program.plan.tree.plan->suppress_counts),
      fiscal_start_(program.plan.fiscal_year_start_month()) {
  gather();
  relate();
  hide_small();
  hide_what_gives_away();
}

bool Withholding::is_sum_of_counts(NodeId id) const {
  const Node& node = program_.nodes[id];
  switch (node.op) {
    case NodeOp::input:
    case NodeOp::input_default:
    case NodeOp::total:
    case NodeOp::total_default: return program_.plan.inputs[node.index].unit.kind == Kind::count;
    case NodeOp::add:
    case NodeOp::subtract: return is_sum_of_counts(node.a) && is_sum_of_counts(node.b);
    default: return false;
  }
}

Stratum Withholding::needed_strata(NodeId id, const Stratum& stratum) const {
  const Node& node = program_.nodes[id];
  Stratum needed{};
  if (node.op == NodeOp::input || node.op == NodeOp::input_default) {
    for (std::size_t d = 0; d < program_.plan.dimensions.size(); ++d) {
      if ((program_.plan.inputs[node.index].dimensions >> d & 1U) != 0) needed[d] = stratum[d];
    }
    return needed;
  }
  for (const NodeId operand : {node.a, node.b}) {
    if (operand == no_node) continue;
    const Stratum part = needed_strata(operand, stratum);
    for (std::size_t d = 0; d < part.size(); ++d) needed[d] = std::max(needed[d], part[d]);
  }
  return needed;
}

CellKey Withholding::key(NodeId id, const Context& context) const {
  const Node& node = program_.nodes[id];
  CellKey out{CellKey::What::sum, id, context.area, context.period, needed_strata(id, context.stratum)};
  if (node.op == NodeOp::input || node.op == NodeOp::input_default) {
    out.what = CellKey::What::input;
    out.index = node.index;
  } else if (node.op == NodeOp::total || node.op == NodeOp::total_default) {
    out.what = CellKey::What::total;
    out.index = node.index;
  }
  return out;
}

void Withholding::read(NodeId id, const Context& context, Reads& found) const {
  if (id == no_node) return;
  if (is_sum_of_counts(id)) {
    found.push_back(key(id, context));
    return;
  }
  const Node& node = program_.nodes[id];
  const auto in_year = [&](NodeId operand, int year) {
    Context other = context;
    other.period = same_part_of_year(context.period, year);
    read(operand, other, found);
  };
  switch (node.op) {
    case NodeOp::prior: return in_year(node.a, context.period.year - 1);
    case NodeOp::in_year: return in_year(node.a, node.number);
    case NodeOp::mean_last:
      for (int back = 1; back <= node.number; ++back) in_year(node.a, context.period.year - back);
      return;
    case NodeOp::gap:
      for (const std::uint32_t value : {node.from, node.to}) {
        Context side = context;
        side.stratum[node.index] = static_cast<std::uint16_t>(value + 1);
        read(node.a, side, found);
      }
      return;
    default: break;
  }
  for (const NodeId operand : {node.a, node.b, node.c}) read(operand, context, found);
}

std::optional<std::uint32_t> Withholding::cell(const CellKey& key) {
  const auto [at, is_new] = numbers_.try_emplace(key);
  if (!is_new) return at->second;
  const Context context{key.area, key.period, key.stratum};
  const Outcome value = key.what == CellKey::What::sum
                            ? evaluation_.amount(key.index, context)
                            : evaluation_.figure(key.index, context, key.what == CellKey::What::total);
  if (value.has_value()) {
    at->second = static_cast<std::uint32_t>(cells_.size());
    cells_.push_back({value.value, false, false});
  }
  return at->second;
}

std::vector<Context> Withholding::base_contexts(const TargetFormula& formula, const Context& context) const {
  std::vector<Context> found;
  const auto add = [&](Period period) {
    found.push_back(context);
    found.back().period = period;
  };
  const Period now = context.period;
  if (!formula.reference) {
    if (formula.shown_baseline_year) add(same_part_of_year(now, *formula.shown_baseline_year));
    return found;
  }
  switch (formula.reference->kind) {
    case syntax::ReferenceKind::prior_year: add(same_part_of_year(now, now.year - 1)); break;
    case syntax::ReferenceKind::prior_period: add(previous(now)); break;
    case syntax::ReferenceKind::year:
    case syntax::ReferenceKind::baseline: add(same_part_of_year(now, formula.reference->number)); break;
    case syntax::ReferenceKind::mean_of_last_years:
      for (int back = 1; back <= formula.reference->number; ++back) add(same_part_of_year(now, now.year - back));
      break;
  }
  return found;
}

void Withholding::gather_row(std::uint32_t indicator, std::uint32_t target, const Context& context) {
  const program::IndicatorProgram& compiled = program_.indicators[indicator];
  const Node& measure = program_.nodes[compiled.measure];
  std::vector<Context> places = base_contexts(compiled.targets[target], context);
  places.push_back(context);
  for (const Context& place : places) {
    Reads reads;
    read(compiled.measure, place, reads);
    for (const CellKey& one : reads) static_cast<void>(cell(one));
    if (measure.op == NodeOp::divide && measure.capped && is_sum_of_counts(measure.a) && is_sum_of_counts(measure.b)) {
      const auto part = cell(key(measure.a, place));
      const auto whole = cell(key(measure.b, place));
      if (part && whole) shares_.emplace_back(*part, *whole);
    }
  }
}

/// Every number that some result could show: whatever is asked for later, the same ones are withheld.
void Withholding::gather() {
  std::set<Period> periods;
  for (const Period& period : table_.distinct_periods()) {
    // Whoever asks for a longer period gets the sum of its parts.
    for (const PeriodLength length :
         {PeriodLength::year, PeriodLength::half, PeriodLength::quarter, PeriodLength::month}) {
      const Period fiscal = in_fiscal_year(period, fiscal_start_);
      if (length > fiscal.length) continue;
      const int index = (fiscal.index_1based - 1) * static_cast<int>(length) / static_cast<int>(fiscal.length);
      periods.insert(Period{fiscal.year, length, static_cast<std::uint8_t>(index + 1)});
    }
  }
  const Plan& plan = program_.plan;
  for (std::uint32_t i = 0; i < plan.indicators.size(); ++i) {
    for (AreaId area = 0; area < table_.areas().list.size(); ++area) {
      for (const Period& period : periods) {
        evaluation_.figures().reports().each_stratum(
            plan.indicators[i].dimensions, Stratum{}, [&](const Stratum& stratum) {
              for (std::uint32_t t = 0; t < plan.indicators[i].targets.size(); ++t) {
                gather_row(i, t, Context{area, period, stratum});
              }
            });
      }
    }
  }
}

/// The inputs of a sum, each with the sign it has in the equation; false when one has no value.
bool Withholding::add_terms(NodeId id, const CellKey& at, int sign, Equation& equation) {
  const Node& node = program_.nodes[id];
  if (node.op == NodeOp::add || node.op == NodeOp::subtract) {
    const bool has_left = add_terms(node.a, at, sign, equation);
    return add_terms(node.b, at, node.op == NodeOp::add ? sign : -sign, equation) && has_left;
  }
  const auto term = cell(key(id, Context{at.area, at.period, at.stratum}));
  if (term) equation.terms.push_back({*term, sign});
  return term.has_value();
}

bool Withholding::sums_leave_out_who_lacks() const {
  return program_.plan.tree.plan->missing_children != syntax::MissingChildren::refuse;
}

void Withholding::relate() {
  // The parts of a sum are numbers too, wherever else they may stand.
  std::vector<std::pair<CellKey, std::optional<std::uint32_t>>> known(numbers_.begin(), numbers_.end());
  for (const auto& [at, number] : known) {
    if (!number || at.what != CellKey::What::sum) continue;
    Equation equation(*number);
    if (add_terms(at.index, at, -1, equation)) equations_.push_back(std::move(equation));
  }
  known.assign(numbers_.begin(), numbers_.end());
  for (const auto& [at, number] : known) {
    if (!number) continue;
    if (at.what == CellKey::What::total) relate_strata(at, *number);
    relate_areas(at, *number);
    relate_periods(at, *number);
  }
}

void Withholding::relate_strata(const CellKey& total, std::uint32_t number) {
  Equation equation(number);
  bool is_complete = true;
  evaluation_.figures().reports().each_stratum(
      program_.plan.inputs[total.index].dimensions, Stratum{}, [&](const Stratum& stratum) {
        const auto part = numbers_.find(CellKey{CellKey::What::input, total.index, total.area, total.period, stratum});
        if (part == numbers_.end() || !part->second) {
          is_complete = false;
        } else {
          equation.take_away(*part->second);
        }
      });
  if (is_complete) equations_.push_back(std::move(equation));
}

void Withholding::relate_areas(const CellKey& whole, std::uint32_t number) {
  Equation equation(number);
  for (const AreaId child : table_.area_at(whole.area).children) {
    CellKey below = whole;
    below.area = child;
    const auto part = cell(below);
    if (!part && !sums_leave_out_who_lacks()) return;
    if (part) equation.take_away(*part);
  }
  if (equation.terms.size() > 1) equations_.push_back(std::move(equation));
}

/// A year is the sum of its parts, or the last of them. A sum of inputs is, too, where its inputs are.
void Withholding::relate_periods(const CellKey& whole, std::uint32_t number) {
  if (whole.what == CellKey::What::sum || whole.period.length == PeriodLength::month) return;
  const syntax::RollUp roll_up = program_.plan.inputs[whole.index].roll_up;
  if (roll_up == syntax::RollUp::none) return;
  const Reports::Parts parts = evaluation_.figures().parts_of(whole.period);
  Equation equation(number);
  for (int n = roll_up == syntax::RollUp::last ? std::max(parts.num_known - 1, 0) : 0; n < parts.num_known; ++n) {
    CellKey in_part = whole;
    in_part.period = Reports::part(parts, n);
    const auto part = cell(in_part);
    if (!part) return;
    equation.take_away(*part);
  }
  if (equation.terms.size() > 1) equations_.push_back(std::move(equation));
}

}  // namespace goalpost::detail::evaluation
