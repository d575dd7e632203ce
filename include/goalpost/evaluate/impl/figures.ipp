// Reading figures out of a table.
#pragma once

#include <span>
#include <string>

#include "goalpost/evaluate/impl/figures.hpp"

namespace goalpost::detail::evaluation {

namespace figures {

/// Something stands there, readable or not.
inline bool is_figure(Cell::State state) {
  return state == Cell::State::value || state == Cell::State::suppressed || state == Cell::State::unreadable;
}

}  // namespace figures

Cell Figures::cell(std::uint32_t input, const Context& context, const Stratum& stratum) const {
  return table_.cell(input, context.area, context.period, std::span(stratum.data(), plan_.dimensions.size()));
}

Outcome Figures::outcome(std::uint32_t input, const Cell& cell, const Big* fill) const {
  switch (cell.state) {
    case Cell::State::suppressed: return Outcome::none(State::no_data, Reason::suppressed);
    case Cell::State::absent_row: return Outcome::none(State::no_data, Reason::input_missing);
    case Cell::State::missing:
      if (fill != nullptr) return Outcome::of(*fill);
      return Outcome::none(State::no_data, Reason::input_missing);
    case Cell::State::unreadable: return Outcome::none(State::data_error, Reason::not_a_decimal);
    case Cell::State::value: break;
  }
  const Unit& unit = plan_.inputs[input].unit;
  if (unit.kind == Kind::count && cell.value.mantissa < 0) {
    return Outcome::none(State::data_error, Reason::negative_count);
  }
  Big value = to_big(cell.value);
  if (unit.scale != 1) value /= unit.scale;  // a published 8.05 of a % input is 161/2000
  return Outcome::of(std::move(value));
}

Cell Figures::one_for_all(std::uint32_t input, const Context& context) const {
  bool any_stratum = false;
  each_stratum(plan_.inputs[input].dimensions, Stratum{}, [&](const Stratum& stratum) {
    const Cell::State state = cell(input, context, stratum).state;
    any_stratum = any_stratum || figures::is_figure(state);
  });
  if (any_stratum) return Cell{};
  const Cell overall = cell(input, context, Stratum{});
  return figures::is_figure(overall.state) ? overall : Cell{};
}

void Figures::tell(std::uint32_t input, const Context& context) {
  if (!told_.emplace(input, context.area, context.period).second) return;
  const Stratum none{};
  const auto row = table_.find(context.area, context.period, std::span(none.data(), plan_.dimensions.size()));
  if (!row) return;  // of a nameless table's other period: there is no row to point at
  findings_.add(Code::one_figure_for_all_strata, table_.place(*row, input),
                {plan_.inputs[input].name, table_.area_at(context.area).name, to_text(context.period)});
}

Outcome Figures::read(std::uint32_t input, const Context& context, const Big* fill) {
  const DimensionSet dimensions = plan_.inputs[input].dimensions;
  Stratum stratum{};
  for (std::size_t d = 0; d < plan_.dimensions.size(); ++d) {
    if ((dimensions >> d & 1U) != 0) stratum[d] = context.stratum[d];
  }
  const Cell own = cell(input, context, stratum);
  if (!figures::is_figure(own.state) && dimensions != 0) {
    const Cell overall = one_for_all(input, context);
    if (overall.state != Cell::State::absent_row) {
      if (context.needs_own_stratum) return Outcome::none(State::no_data, Reason::input_missing);
      tell(input, context);
      return outcome(input, overall, nullptr);
    }
  }
  return outcome(input, own, fill);
}

Outcome Figures::total(std::uint32_t input, const Context& context, const Big* fill) {
  const Cell overall = one_for_all(input, context);
  if (overall.state != Cell::State::absent_row) {
    tell(input, context);
    return outcome(input, overall, nullptr);
  }
  Outcome sum = Outcome::of(Big());
  each_stratum(plan_.inputs[input].dimensions, Stratum{}, [&](const Stratum& stratum) {
    Outcome part = outcome(input, cell(input, context, stratum), fill);
    if (const Outcome* winner = deciding({&sum, &part})) {
      if (winner == &part) sum = std::move(part);
    } else {
      sum.value += part.value;
    }
  });
  return sum;
}

}  // namespace goalpost::detail::evaluation
