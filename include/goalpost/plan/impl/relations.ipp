/// Indicators beside one another: parts and wholes, twins, and inputs nobody asks for.
#pragma once

#include <algorithm>
#include <string>
#include <unordered_map>

#include "goalpost/plan/impl/bands.ipp"
#include "goalpost/plan/impl/cycles.ipp"
#include "goalpost/plan/impl/names.ipp"

namespace goalpost::detail::plan_relations {

using namespace plan_checker;
using plan_bands::Rows;

void resolve_parts(Checker& c) {
  for (std::size_t i = 0; i < c.plan.indicators.size(); ++i) {
    const std::optional<syntax::Name>& whole = c.plan.tree.indicators[i].part_of;
    if (whole) c.plan.indicators[i].part_of = plan_names::find_indicator(c, *whole, "'part of'");
  }
}

/// Every indicator has one whole at most, so a circle is found by walking up; `walk` marks who was passed on which
/// walk.
void find_part_circles(Checker& c) {
  std::vector<std::uint32_t> walk(c.plan.indicators.size(), 0);
  for (std::uint32_t start = 0; start < c.plan.indicators.size(); ++start) {
    std::uint32_t at = start;
    while (walk[at] == 0 && c.plan.indicators[at].part_of) {
      walk[at] = start + 1;
      at = *c.plan.indicators[at].part_of;
    }
    if (walk[at] != start + 1) {
      if (walk[at] == 0) walk[at] = start + 1;
      continue;
    }
    std::vector<std::string> names;
    std::uint32_t member = at;
    do {
      names.push_back(c.plan.indicators[member].name);
      member = *c.plan.indicators[member].part_of;
    } while (member != at);
    names.push_back(c.plan.indicators[at].name);
    c.out.add(Code::part_of_itself, c.plan.tree.indicators[at].part_of->range,
              {c.plan.indicators[at].name, plan_cycles::path_text(names)});
  }
}

/// Counts, ratios of any scale, amounts of one currency. What a day is a part of, nobody knows.
bool are_comparable(const Unit& part, const Unit& whole) {
  if (part.kind != whole.kind || part.kind == Kind::date) return false;
  return part.currency == whole.currency;
}

bool has_upper_limit_only(const Band& band) { return band.asked.high && !band.asked.low; }

/// An upper limit that lets through what the whole's already forbids: it can never bind.
bool is_looser(const Band& part, const Band& whole) {
  if (*part.asked.high != *whole.asked.high) return *part.asked.high > *whole.asked.high;
  return !part.asked.high_open && whole.asked.high_open;
}

/// One warning per target of the part is enough.
void compare_with_whole(Checker& c, std::size_t part, std::size_t whole) {
  const std::size_t num_wholes = std::min<std::size_t>(c.plan.indicators[whole].targets.size(), 50);
  for (std::size_t t = 0; t < c.plan.indicators[part].targets.size(); ++t) {
    bool found = false;
    for (std::size_t w = 0; w < num_wholes && !found; ++w) {
      const TargetFact& mine = c.target_fact(part, t);
      const TargetFact& its = c.target_fact(whole, w);
      if (mine.bands.empty() || its.bands.empty()) continue;
      if (!plan_bands::rows_agree(c, {part, t}, {whole, w}, Rows::same)) continue;
      const std::optional<int> only_year = c.plan.tree.indicators[part].targets[t].in_year;
      plan_bands::for_each_common_stretch(
          mine.bands, its.bands, only_year, [&](const Band& a, const Band& b, int year) {
            if (!has_upper_limit_only(a) || !has_upper_limit_only(b) || !is_looser(a, b)) return false;
            const std::string when = year == always ? "" : " in " + std::to_string(year);
            c.out.add(Code::part_looser_than_whole, plan_bands::place_of(c, part, t, a),
                      {c.plan.indicators[part].name, plan_bands::text_of(c, part, t, a), c.plan.indicators[whole].name,
                       plan_bands::text_of(c, whole, w, b), when});
            found = true;
            return true;
          });
    }
  }
}

void compare_parts(Checker& c) {
  for (std::size_t i = 0; i < c.plan.indicators.size(); ++i) {
    const PlanIndicator& part = c.plan.indicators[i];
    if (!part.part_of || *part.part_of == i || c.indicators[i].poison || c.indicators[*part.part_of].poison) continue;
    const PlanIndicator& whole = c.plan.indicators[*part.part_of];
    if (!are_comparable(part.unit, whole.unit)) continue;
    // Lower limits do not compare: a part may well have to reach what its whole has passed.
    if (part.better == Direction::higher || whole.better == Direction::higher) continue;
    compare_with_whole(c, i, *part.part_of);
  }
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
  hash ^= value + 0x9E37'79B9'7F4A'7C15U + (hash << 6U) + (hash >> 2U);
  return hash * 0xFF51'AFD7'ED55'8CCDU;
}

/// Equal for expressions that same_expression() calls equal.
std::uint64_t hash_of(const Checker& c, ExprId id) {
  if (id == no_expr) return 1;
  const syntax::Expr& expr = c.at(id);
  std::uint64_t hash = static_cast<std::uint64_t>(expr.op) + 2;
  if (expr.op == Op::quantity || expr.op == Op::default_to) {
    const syntax::Quantity& quantity = c.plan.tree.quantities[expr.payload];
    const Decimal number = normalised(quantity.number);
    hash = mixed(mixed(hash, static_cast<std::uint64_t>(number.mantissa)), static_cast<std::uint64_t>(number.scale));
    hash = mixed(mixed(hash, static_cast<std::uint64_t>(quantity.days_since_1970)),
                 static_cast<std::uint64_t>(plan_quantities::unit_of(quantity).scale));
  } else if (expr.op == Op::name || expr.op == Op::share_meeting || expr.op == Op::gap) {
    const Resolved& meaning = c.plan.resolved[id];
    hash = mixed(mixed(hash, static_cast<std::uint64_t>(meaning.to)), meaning.index);
    hash = mixed(mixed(hash, meaning.first), meaning.second);
  } else {
    hash = mixed(hash, expr.payload);
  }
  return mixed(mixed(mixed(hash, hash_of(c, expr.a)), hash_of(c, expr.b)), hash_of(c, expr.c));
}

void find_twins(Checker& c) {
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> seen;
  seen.reserve(c.plan.indicators.size());
  for (std::uint32_t i = 0; i < c.plan.indicators.size(); ++i) {
    if (c.indicators[i].poison) continue;
    const ExprId measure = c.indicators[i].measure_itself;
    std::vector<std::uint32_t>& candidates = seen[hash_of(c, measure)];
    bool is_twin = false;
    for (const std::uint32_t other : candidates) {
      if (!plan_bands::same_expression(c, measure, c.indicators[other].measure_itself)) continue;
      c.out.add(Code::same_measure, c.plan.tree.indicators[i].name.range,
                {c.plan.indicators[other].name, c.plan.indicators[i].name});
      is_twin = true;
      break;
    }
    if (!is_twin) candidates.push_back(i);
  }
}

void find_unused(Checker& c) {
  if (c.uses_may_be_lost) return;
  for (std::size_t i = 0; i < c.plan.inputs.size(); ++i) {
    if (!c.input_is_used[i]) c.out.add(Code::unused_input, c.plan.tree.inputs[i].name.range, {c.plan.inputs[i].name});
  }
}

}  // namespace goalpost::detail::plan_relations
