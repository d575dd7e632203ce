/// Who refers to whom. Resolves the names inside expressions, finds circles of measures, and orders the indicators so
/// that each stands behind those its measure needs.
#pragma once

#include <algorithm>
#include <string>

#include "goalpost/plan/impl/names.ipp"

namespace goalpost::detail::plan_cycles {

using namespace plan_checker;

/// A node per measure (0 … n-1) and one per verdict (n … 2n-1): `share of … meeting X` needs the verdict of X, and that
/// the measure of X and the conditions of its targets. An indicator may look at its own value in a condition: that is
/// no circle.
struct Graph {
  std::vector<std::uint32_t> edges;
  std::vector<std::size_t> first_edge;  ///< of each node; one more at the end
};

void resolve_gap(Checker& c, ExprId id) {
  const syntax::Expr& expr = c.at(id);
  const syntax::Name& from = c.name_of(expr);
  const syntax::Name& to = c.name_of(expr, 1);
  bool from_is_known = false;
  bool to_is_known = false;
  for (std::uint32_t d = 0; d < c.plan.dimensions.size(); ++d) {
    const auto first = plan_names::index_of_stratum(c.plan.dimensions[d], from.text);
    const auto second = plan_names::index_of_stratum(c.plan.dimensions[d], to.text);
    from_is_known = from_is_known || first;
    to_is_known = to_is_known || second;
    // Two dimensions may share both names; judge_gap() then picks the one the figure is broken down by.
    if (first && second && c.plan.resolved[id].first == Resolved::none) {
      c.plan.resolved[id] = {Resolved::To::nothing, d, *first, *second};
    }
  }
  if (c.plan.resolved[id].first != Resolved::none) return;
  c.facts[id].poison = true;
  if (c.declarations_may_be_lost) return;
  if (from_is_known && to_is_known) {
    c.out.add(Code::gap_between_dimensions, to.range, {from.text, to.text});
    return;
  }
  std::vector<std::string> known;
  for (const Dimension& dimension : c.plan.dimensions) {
    known.insert(known.end(), dimension.values.begin(), dimension.values.end());
  }
  const syntax::Name& missing = from_is_known ? to : from;
  const std::string otherwise = known.empty() ? "declare strata in the plan, e.g. 'strata residence: rural, urban'"
                                              : "the plan knows " + plan_names::enumerate(known);
  c.out.add(Code::unknown_gap_end, missing.range,
            {missing.text, plan_names::nearest_hint(c, missing.text, known, otherwise)});
}

/// Looks up every name under `id`, and adds an edge for each indicator it finds. The parser bounds the depth.
void resolve(Checker& c, ExprId id, std::vector<std::uint32_t>& edges) {
  if (id == no_expr) return;
  const syntax::Expr& expr = c.at(id);
  if (expr.op == Op::damaged) {
    c.facts[id].poison = true;
    c.uses_may_be_lost = true;
    c.found_damage(expr.range);
    return;
  }
  resolve(c, expr.a, edges);
  resolve(c, expr.b, edges);
  resolve(c, expr.c, edges);
  if (expr.op == Op::name) {
    const Resolved found = plan_names::find_name(c, c.name_of(expr));
    c.plan.resolved[id] = found;
    if (found.to == Resolved::To::nothing) c.facts[id].poison = true;
    if (found.to == Resolved::To::input) c.input_is_used[found.index] = true;
    if (found.to == Resolved::To::indicator) edges.push_back(found.index);
  } else if (expr.op == Op::share_meeting) {
    const auto level = plan_names::find_level(c, c.name_of(expr));
    const auto met = plan_names::find_indicator(c, c.name_of(expr, 1), "'meeting'");
    if (met) edges.push_back(static_cast<std::uint32_t>(c.plan.indicators.size()) + *met);
    if (!level || !met) {
      c.facts[id].poison = true;
    } else {
      c.plan.resolved[id] = {Resolved::To::indicator, *met, *level, Resolved::none};
    }
  } else if (expr.op == Op::gap) {
    resolve_gap(c, id);
  }
}

Graph resolve_all(Checker& c) {
  Graph graph;
  const auto num_indicators = static_cast<std::uint32_t>(c.plan.indicators.size());
  graph.first_edge.reserve(2 * std::size_t{num_indicators} + 1);
  for (const PlanIndicator& indicator : c.plan.indicators) {
    graph.first_edge.push_back(graph.edges.size());
    resolve(c, indicator.measure, graph.edges);
  }
  for (std::uint32_t i = 0; i < num_indicators; ++i) {
    graph.first_edge.push_back(graph.edges.size());
    graph.edges.push_back(i);
    for (const syntax::Target& target : c.plan.tree.indicators[i].targets) {
      resolve(c, target.when, graph.edges);
      resolve(c, target.if_any, graph.edges);
    }
  }
  graph.first_edge.push_back(graph.edges.size());
  return graph;
}

/// "a → b → a", shortened when the way is long.
std::string path_text(const std::vector<std::string>& names) {
  constexpr std::size_t max_shown = 10;
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names.size() > max_shown && i == max_shown - 2) {
      text += " → …";
      i = names.size() - 2;
      continue;
    }
    text += (i == 0 ? "" : " → ") + names[i];
  }
  return text;
}

struct Step {
  std::uint32_t node;
  std::size_t next_edge;
};

void report_circle(Checker& c, const std::vector<Step>& way, std::uint32_t back_to) {
  const auto num_indicators = static_cast<std::uint32_t>(c.plan.indicators.size());
  const auto begin = std::find_if(way.begin(), way.end(), [&](const Step& step) { return step.node == back_to; });
  // A measure that names itself three times is one circle.
  if (std::all_of(begin, way.end(),
                  [&](const Step& step) { return c.indicators[step.node % num_indicators].poison; })) {
    return;
  }
  std::vector<std::string> names;
  for (auto step = begin; step != way.end(); ++step) {
    const std::uint32_t indicator = step->node % num_indicators;
    c.indicators[indicator].poison = true;
    const std::string& name = c.plan.indicators[indicator].name;
    if (names.empty() || names.back() != name) names.push_back(name);
  }
  const std::uint32_t first = back_to % num_indicators;
  if (names.size() == 1 || names.back() != names.front()) names.push_back(c.plan.indicators[first].name);
  const ExprId measure = c.plan.indicators[first].measure;
  const ByteRange place = measure == no_expr ? c.plan.tree.indicators[first].name.range : c.at(measure).range;
  c.out.add(Code::circular_measure, place, {c.plan.indicators[first].name, path_text(names)});
}

/// Depth first with a stack of its own: a chain of 10,000 indicators is no reason to overflow.
void find_circles(Checker& c, const Graph& graph) {
  enum : std::uint8_t { unseen, open, done };
  std::vector<std::uint8_t> state(graph.first_edge.size() - 1, unseen);
  std::vector<Step> way;
  c.order.reserve(state.size());
  for (std::uint32_t root = 0; root < state.size(); ++root) {
    if (state[root] != unseen) continue;
    state[root] = open;
    way.push_back({root, graph.first_edge[root]});
    while (!way.empty()) {
      Step& step = way.back();
      if (step.next_edge == graph.first_edge[step.node + 1]) {
        state[step.node] = done;
        c.order.push_back(step.node);
        way.pop_back();
        continue;
      }
      const std::uint32_t next = graph.edges[step.next_edge++];
      if (state[next] == open) {
        report_circle(c, way, next);
      } else if (state[next] == unseen) {
        state[next] = open;
        way.push_back({next, graph.first_edge[next]});
      }
    }
  }
}

}  // namespace goalpost::detail::plan_cycles
