/// What stands in each column of machine-readable results.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "goalpost/report/impl/certainty_columns.hpp"
#include "goalpost/report/impl/columns.hpp"
#include "goalpost/report/impl/display.hpp"
#include "goalpost/report/impl/explain_parts.hpp"

namespace goalpost::detail::columns {

std::vector<std::string> names(const Results& results) {
  std::vector<std::string> out{"indicator", "label", "target", "area", "period"};
  for (const Dimension& dimension : results.program.plan().dimensions) {
    out.push_back(dimension.name);
  }
  for (const char* name : {"verdict", "reason", "exceeded", "at_boundary", "value", "limit", "base", "gap", "progress",
                           "needed", "reported", "reached", "expected"}) {
    out.emplace_back(name);
  }
  if (results.certainty) {
    certainty_columns::add_names(out);
  }
  return out;
}

Field text_field(std::string_view text) { return {Field::Type::text, std::string(text), text.empty()}; }

Field number_field(const std::optional<Rational>& figure) {
  return {Field::Type::number, figure ? figure->to_text(17) : "", !figure};
}

/// A figure in the measure's own unit: a date is written as one.
inline Field figure_field(const std::optional<Rational>& figure, const Unit& unit) {
  return figure && unit.kind == Kind::date ? text_field(display::date(*figure)) : number_field(figure);
}

Field flag_field(bool flag, bool says_something) {
  return {Field::Type::boolean, says_something ? (flag ? "1" : "0") : "", !says_something};
}

std::vector<Field> fields(const Results& results, const Result& result) {
  const Plan& plan = results.program.plan();
  const PlanIndicator& indicator = plan.indicators[result.indicator];
  const bool judged = (result.verdict == Verdict::met || result.verdict == Verdict::missed) &&
                      explain_parts::carries_figures(plan, result);
  const Field withheld = text_field("*");  // as a suppressed figure is written in data
  std::vector<Field> out;
  out.push_back(text_field(indicator.name));
  out.push_back(text_field(indicator.label));
  out.push_back(result.target == all_targets ? text_field("all")
                                             : Field{Field::Type::number, std::to_string(result.target), false});
  out.push_back(text_field(results.areas.list[result.area].name));
  out.push_back(text_field(results.has_periods ? to_text(result.period) : ""));
  for (std::size_t d = 0; d < plan.dimensions.size(); ++d) {
    const std::size_t value = d < result.stratum.size() ? result.stratum[d] : 0U;
    out.push_back(text_field(value == 0 ? std::string_view() : plan.dimensions[d].values[value - 1]));
  }
  out.push_back(text_field(name(result.verdict)));
  out.push_back(text_field(name(result.reason)));
  out.push_back(judged && result.withheld.distance ? withheld : flag_field(result.exceeded, judged));
  out.push_back(judged && result.withheld.distance ? withheld : flag_field(result.at_boundary, judged));
  out.push_back(result.withheld.value ? withheld : figure_field(result.value, indicator.unit));
  out.push_back(result.withheld.limit ? withheld : figure_field(result.limit, indicator.unit));
  out.push_back(result.withheld.base ? withheld : figure_field(result.base, indicator.unit));
  out.push_back(result.withheld.distance ? withheld : number_field(result.gap));
  out.push_back(result.withheld.distance ? withheld : number_field(result.progress));
  out.push_back(result.withheld.distance ? withheld : number_field(result.needed));
  out.push_back(number_field(result.reported));
  out.push_back(result.withheld.distance ? withheld : number_field(result.reached));
  out.push_back(number_field(result.expected));
  if (results.certainty) {
    certainty_columns::add_fields(*results.certainty, result, out);
  }
  return out;
}

}  // namespace goalpost::detail::columns
