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
    case NodeOp::prior:
    case NodeOp::in_year: return is_sum_of_counts(node.a);
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

std::uint32_t Withholding::fill_of(NodeId id) {
  const Node& node = program_.nodes[id];
  if (node.op != NodeOp::input_default && node.op != NodeOp::total_default) return 0;
  const auto same = [&](const Big* fill) { return *fill == node.constant; };
  const auto at = std::find_if(fills_.begin(), fills_.end(), same);
  if (at != fills_.end()) return static_cast<std::uint32_t>(at - fills_.begin()) + 1;
  fills_.push_back(&node.constant);
  return static_cast<std::uint32_t>(fills_.size());
}

CellKey Withholding::key(NodeId id, const Context& context, std::uint32_t over) {
  const Node& node = program_.nodes[id];
  CellKey out{
      CellKey::What::sum, id, fill_of(id), over, context.area, context.period, needed_strata(id, context.stratum)};
  if (node.op == NodeOp::input || node.op == NodeOp::input_default) {
    out.what = CellKey::What::input;
    out.index = node.index;
  } else if (node.op == NodeOp::total || node.op == NodeOp::total_default) {
    out.what = CellKey::What::total;
    out.index = node.index;
  }
  return canonical(out);
}

std::uint32_t Withholding::over_of(const Reporters& reporters) {
  if (!reporters.is_narrowed()) return 0;
  const auto [at, is_new] =
      group_numbers_.try_emplace(reporters.chosen(), static_cast<std::uint32_t>(groups_.size() + 1));
  if (is_new) groups_.push_back(reporters.choice());
  return at->second;
}

Withholding::Over Withholding::over_of_row(std::uint32_t indicator, std::uint32_t target, const Context& context) {
  if (!sums_leave_out_who_lacks()) return {};
  const Evaluation::RowReporters of = evaluation_.reporters_of(indicator, target, context);
  return {over_of(of.of_value), over_of(of.of_base)};
}

CellKey Withholding::canonical(CellKey key) {
  if (key.over == 0) return key;
  RollUp& roll_up = evaluation_.figures().roll_up();
  const auto has_everybody = [&](const CellKey& one) {
    bool all = true;
    const auto ask = [&](const Stratum& stratum) {
      const Big* fill = one.fill == 0 ? nullptr : fills_[one.fill - 1];
      all = all && groups_[key.over - 1].has_everybody(roll_up, {one.index, one.period, stratum, fill});
    };
    ask(Stratum{});  // where one figure stands for all strata
    if (one.what == CellKey::What::input) {
      ask(one.stratum);
    } else {
      evaluation_.figures().reports().each_stratum(program_.plan.inputs[one.index].dimensions, Stratum{}, ask);
    }
    return all;
  };
  std::vector<std::pair<CellKey, int>> parts;
  CellKey of_all = key;
  of_all.over = 0;
  if (key.what == CellKey::What::sum) {
    terms(key.index, of_all, 1, parts);
  } else {
    parts.emplace_back(of_all, 1);
  }
  return std::all_of(parts.begin(), parts.end(), [&](const auto& part) { return has_everybody(part.first); }) ? of_all
                                                                                                              : key;
}

void Withholding::read(NodeId id, const Context& context, std::uint32_t over, Reads& found) {
  if (id == no_node) return;
  if (is_sum_of_counts(id)) {
    found.push_back(key(id, context, over));
    return;
  }
  const Node& node = program_.nodes[id];
  const auto in_year = [&](NodeId operand, int year) {
    Context other = context;
    other.period = same_part_of_year(context.period, year);
    read(operand, other, over, found);
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
        read(node.a, side, over, found);
      }
      return;
    default: break;
  }
  for (const NodeId operand : {node.a, node.b, node.c}) read(operand, context, over, found);
}

std::optional<std::uint32_t> Withholding::cell(const CellKey& key) {
  const auto [at, is_new] = numbers_.try_emplace(key);
  if (!is_new) return at->second;
  const Outcome value = look(key);
  if (value.has_value()) {
    at->second = static_cast<std::uint32_t>(cells_.size());
    cells_.push_back({key, value.value, false, false, false});
  }
  return at->second;
}

/// Of everybody: over all who reported it, where the plan lets sums leave out who lacks; whether they are enough for a row says its own rule.
Outcome Withholding::look(const CellKey& key) {
  const Context context{key.area, key.period, key.stratum};
  Figures& figures = evaluation_.figures();
  const auto figure = [&] {
    if (key.what == CellKey::What::sum) return evaluation_.expressions().evaluate(key.index, context);
    const Big* fill = key.fill == 0 ? nullptr : fills_[key.fill - 1];
    return key.what == CellKey::What::total ? figures.total(key.index, context, fill)
                                            : figures.read(key.index, context, fill);
  };
  return over_areas(key.over, key.area, figure);
}

Outcome Withholding::over_areas(std::uint32_t over, AreaId area, const std::function<Outcome()>& figure) {
  if (over != 0) {
    Reporters chosen = groups_[over - 1];  // it notes what it is asked
    return evaluation_.figures().among(chosen, figure);
  }
  Reporters everybody(program_.plan, area);
  return sums_leave_out_who_lacks() ? evaluation_.figures().among(everybody, figure)
                                    : evaluation_.figures().settled(everybody, figure);
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
  const Over over_whom = over_of_row(indicator, target, context);
  std::vector<std::pair<Context, std::uint32_t>> places{{context, over_whom.value}};
  for (const Context& base : base_contexts(compiled.targets[target], context))
    places.emplace_back(base, over_whom.base);
  for (const auto& [place, over] : places) {
    Reads reads;
    read(compiled.measure, place, over, reads);
    for (const CellKey& one : reads) {
      static_cast<void>(cell(one));
      if (one.what == CellKey::What::input && one.stratum != Stratum{}) by_strata_.emplace(one.index, one.fill);
    }
    if (measure.op == NodeOp::divide && measure.capped && is_sum_of_counts(measure.a) && is_sum_of_counts(measure.b)) {
      const auto part = cell(key(measure.a, place, over));
      const auto whole = cell(key(measure.b, place, over));
      if (part && whole) shares_.emplace(*part, *whole);
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

void Withholding::terms(NodeId id, const CellKey& at, int sign, std::vector<std::pair<CellKey, int>>& found) {
  const Node& node = program_.nodes[id];
  CellKey earlier = at;
  switch (node.op) {
    case NodeOp::add:
    case NodeOp::subtract:
      terms(node.a, at, sign, found);
      return terms(node.b, at, node.op == NodeOp::add ? sign : -sign, found);
    case NodeOp::prior:
      earlier.period = same_part_of_year(at.period, at.period.year - 1);
      return terms(node.a, earlier, sign, found);
    case NodeOp::in_year:
      earlier.period = same_part_of_year(at.period, node.number);
      return terms(node.a, earlier, sign, found);
    default: found.emplace_back(key(id, Context{at.area, at.period, at.stratum}, at.over), sign);
  }
}

}  // namespace goalpost::detail::evaluation
