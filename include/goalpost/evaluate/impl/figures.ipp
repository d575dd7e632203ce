// What an input says in a place.
#pragma once

#include <span>
#include <string>

#include "goalpost/evaluate/impl/figures.hpp"

namespace goalpost::detail::evaluation {

namespace figures {
/// Of many figures that differ from their parts a few are enough to find the slip.
inline constexpr int max_differences_told = 20;
}  // namespace figures

void Figures::compare_with_below(const Question& question, AreaId area, const Tally& own) {
  if (plan_.inputs[question.input].roll_up != syntax::RollUp::sum || !roll_up_.applies(question.input, area)) return;
  if (num_differences_ > figures::max_differences_told || !compared_.emplace(question, area).second) return;
  const Below& below = roll_up_.below(question, area);
  const bool is_whole = below.num_covered == roll_up_.lowest_below(area).size();
  if (!is_whole || below.tally.has_negative() || below.tally.total() == own.total()) return;
  const auto row = reports_.row(question, area);
  if (!row) return;  // summed over the parts of its period: there is no cell to point at
  if (++num_differences_ > figures::max_differences_told) {
    findings_.add(Code::more_sums_differ, table_.place(*row, question.input), {});
    return;
  }
  findings_.add(Code::sum_differs, table_.place(*row, question.input),
                {plan_.inputs[question.input].name, table_.area_at(area).name, to_text(table_.period(*row)),
                 to_rational(own.total()).to_text(), to_rational(below.tally.total()).to_text()});
}

void Figures::note_period(const Question& question, bool under_way) {
  if (reporters_ == nullptr) return;
  if (under_way) reporters_->note_under_way(reports_.parts_of(question.period));
  const bool grows = under_way && plan_.inputs[question.input].roll_up == syntax::RollUp::sum;
  if (!grows) reporters_->note_other_than_sum_so_far();
}

Outcome Figures::find(const Question& question, AreaId area) {
  Tally tally;
  const Reports::Answer own = reports_.ask(question, area, tally);
  const bool has_below = !table_.area_at(area).children.empty();
  switch (own.state) {
    case Cell::State::value: {
      note_period(question, own.under_way);
      if (!own.from_parts) {
        Question as_reported = question;
        as_reported.fill = nullptr;
        compare_with_below(as_reported, area, tally);
      }
      Outcome value = value_of(plan_, question.input, tally);
      return value.has_value() && has_below && reporters_ != nullptr ? reporters_->own(std::move(value)) : value;
    }
    case Cell::State::unreadable: return Outcome::none(State::data_error, Reason::not_a_decimal);
    case Cell::State::suppressed:
      note_period(question, own.under_way);
      return Outcome::none(State::no_data, Reason::suppressed);
    case Cell::State::missing:
    case Cell::State::absent_row: break;
  }
  if (reporters_ != nullptr && roll_up_.applies(question.input, area)) {
    const Below& below = roll_up_.below(question, area);
    if (below.reports) {
      note_period(question, below.under_way);
      if (!below.all_from_parts) reporters_->note_other_than_sum_so_far();
      return reporters_->sum(roll_up_, question);
    }
  }
  note_period(question, own.under_way);
  if (own.state == Cell::State::missing && question.fill != nullptr) {
    if (reporters_ != nullptr) reporters_->note_other_than_sum_so_far();
    Outcome filled = Outcome::of(*question.fill);
    return has_below && reporters_ != nullptr ? reporters_->own(std::move(filled)) : filled;
  }
  return Outcome::none(State::no_data, Reason::input_missing);
}

Outcome Figures::one_for_all(std::uint32_t input, const Context& context, const Big* fill) {
  tell_one_for_all(input, context);
  return find({input, context.period, Stratum{}, fill}, context.area);
}

void Figures::tell_one_for_all(std::uint32_t input, const Context& context) {
  if (!told_.emplace(input, context.area, context.period).second) return;
  const auto row = reports_.row({input, context.period, Stratum{}, nullptr}, context.area);
  if (!row) return;  // summed: the warning stands at the figures below
  findings_.add(Code::one_figure_for_all_strata, table_.place(*row, input),
                {plan_.inputs[input].name, table_.area_at(context.area).name, to_text(table_.period(*row))});
}

Outcome Figures::read(std::uint32_t input, const Context& context, const Big* fill) {
  const DimensionSet dimensions = plan_.inputs[input].dimensions;
  Question question{input, context.period, Stratum{}, fill};
  for (std::size_t d = 0; d < plan_.dimensions.size(); ++d) {
    if ((dimensions >> d & 1U) != 0) question.stratum[d] = context.stratum[d];
  }
  // What is reported needs no look at the other strata.
  if (dimensions == 0 || roll_up_.is_reported({input, context.period, question.stratum, nullptr}, context.area) ||
      !roll_up_.has_one_for_all(input, context.area, context.period)) {
    return find(question, context.area);
  }
  if (context.needs_own_stratum) {
    question.fill = nullptr;  // nothing stands in for a stratum whose figure is in the one for all
    return find(question, context.area);
  }
  return one_for_all(input, context, fill);
}

Outcome Figures::total(std::uint32_t input, const Context& context, const Big* fill) {
  if (roll_up_.has_one_for_all(input, context.area, context.period)) return one_for_all(input, context, fill);
  Outcome sum = Outcome::of(Big());
  reports_.each_stratum(plan_.inputs[input].dimensions, Stratum{}, [&](const Stratum& stratum) {
    Outcome part = find({input, context.period, stratum, fill}, context.area);
    if (const Outcome* winner = deciding({&sum, &part})) {
      if (winner == &part) sum = std::move(part);
    } else {
      sum.value += part.value;
    }
  });
  return sum;
}

}  // namespace goalpost::detail::evaluation
