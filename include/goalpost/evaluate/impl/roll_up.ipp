// Adding up over areas.
#pragma once

#include <limits>

#include "goalpost/evaluate/impl/roll_up.hpp"

namespace goalpost::detail::evaluation {

namespace roll_up {
inline constexpr std::uint32_t no_number = std::numeric_limits<std::uint32_t>::max();
}

RollUp::RollUp(const Plan& plan, const Table& table, Reports& reports) : plan_(plan), table_(table), reports_(reports) {
  reports_.fills_when([this](const Question& question, AreaId area) { return may_fill(question, area); });
}

bool RollUp::applies(std::uint32_t input, AreaId area) const {
  if (table_.area_at(area).children.empty()) return false;
  const PlanInput& asked = plan_.inputs[input];
  switch (asked.roll_up) {
    case syntax::RollUp::sum: return true;
    case syntax::RollUp::last:
      return asked.unit.kind == Kind::count || asked.unit.kind == Kind::money || asked.unit.kind == Kind::date;
    case syntax::RollUp::none:
    case syntax::RollUp::unset: break;
  }
  return false;
}

void RollUp::join(std::uint32_t input, Tally& sum, const Tally& member) const {
  if (plan_.inputs[input].unit.kind == Kind::date) {
    sum.raise(member);
  } else {
    sum.add(member);
  }
}

Reports::Answer RollUp::answer(const Question& question, AreaId area, const Layer& done, Tally& tally) {
  const Reports::Answer own = reports_.ask(question, area, tally);
  if (own.state != Cell::State::missing || question.fill == nullptr) return own;
  const std::uint32_t number = inner_number_[area];
  if (number != roll_up::no_number && done[number].reports) return own;
  // The one figure for all strata comes before what is filled in.
  if (plan_.inputs[question.input].dimensions != 0 && has_one_for_all(question.input, area, question.period)) {
    return own;
  }
  tally.add(Big(*question.fill * plan_.inputs[question.input].unit.scale));
  return {Cell::State::value, false, false, own.under_way};
}

bool RollUp::may_fill(const Question& question, AreaId area) {
  if (applies(question.input, area) && below(question, area).reports) return false;
  return plan_.inputs[question.input].dimensions == 0 || question.stratum == Stratum{} ||
         !has_one_for_all(question.input, area, question.period);
}

bool RollUp::is_reported(const Question& question, AreaId area) {
  Tally unused;
  const Cell::State own = reports_.ask(question, area, unused).state;
  if (own != Cell::State::missing && own != Cell::State::absent_row) return true;
  return applies(question.input, area) && below(question, area).reports;
}

bool RollUp::has_one_for_all(std::uint32_t input, AreaId area, Period period) {
  bool any_stratum = false;
  reports_.each_stratum(plan_.inputs[input].dimensions, Stratum{}, [&](const Stratum& stratum) {
    any_stratum = any_stratum || is_reported({input, period, stratum, nullptr}, area);
  });
  return !any_stratum && is_reported({input, period, Stratum{}, nullptr}, area);
}

const areas::Lowest& RollUp::lowest() {
  if (lowest_) return *lowest_;
  lowest_.emplace(table_.areas());
  inner_number_.assign(table_.areas().list.size(), roll_up::no_number);
  for (std::uint32_t n = 0; n < lowest_->inner.size(); ++n) inner_number_[lowest_->inner[n]] = n;
  return *lowest_;
}

const RollUp::Layer& RollUp::layer(const Question& question) {
  const auto [at, is_new] = layers_.try_emplace(question);
  Layer& sums = at->second;
  if (!is_new) return sums;
  const areas::Lowest& lowest = this->lowest();
  sums.resize(lowest.inner.size());
  for (std::uint32_t n = 0; n < lowest.inner.size(); ++n) {
    Below& sum = sums[n];
    for (const AreaId child : table_.areas().list[lowest.inner[n]].children) {
      Tally figure;
      const Reports::Answer own = answer(question, child, sums, figure);
      const std::uint32_t inner = inner_number_[child];
      const bool passes_on = own.state != Cell::State::value && own.state != Cell::State::suppressed &&
                             inner != roll_up::no_number && sums[inner].reports;
      if (!passes_on) sum.under_way = sum.under_way || own.under_way;
      if (own.state == Cell::State::value) {
        join(question.input, sum.tally, figure);
        sum.num_covered += lowest.below[child].size();
        sum.reports = true;
        sum.all_from_parts = sum.all_from_parts && own.from_parts;
        continue;
      }
      if (own.state == Cell::State::suppressed) {
        sum.reports = sum.has_suppressed = true;
        continue;
      }
      if (!passes_on) {
        sum.has_missing = true;
        continue;
      }
      const Below& deeper = sums[inner];
      if (deeper.num_covered > 0) join(question.input, sum.tally, deeper.tally);
      sum.num_covered += deeper.num_covered;
      sum.reports = true;
      sum.has_suppressed = sum.has_suppressed || deeper.has_suppressed;
      sum.has_missing = sum.has_missing || deeper.has_missing;
      sum.under_way = sum.under_way || deeper.under_way;
      sum.all_from_parts = sum.all_from_parts && deeper.all_from_parts;
    }
  }
  return sums;
}

const Below& RollUp::below(const Question& question, AreaId area) {
  const Layer& sums = layer(question);
  return sums[inner_number_[area]];
}

std::vector<RollUp::Member> RollUp::members(const Question& question, AreaId area) {
  const Layer& sums = layer(question);
  const areas::Lowest& lowest = this->lowest();
  std::vector<Member> found;
  std::vector<AreaId> open{area};
  while (!open.empty()) {
    const AreaId at = open.back();
    open.pop_back();
    for (const AreaId child : table_.areas().list[at].children) {
      Member member;
      member.lowest = lowest.below[child];
      const Reports::Answer own = answer(question, child, sums, member.tally);
      const std::uint32_t inner = inner_number_[child];
      const bool passes_on = own.state != Cell::State::value && own.state != Cell::State::suppressed &&
                             inner != roll_up::no_number && sums[inner].reports;
      if (passes_on) {
        open.push_back(child);
        continue;
      }
      member.is_known = own.state == Cell::State::value;
      found.push_back(std::move(member));
    }
  }
  return found;
}

}  // namespace goalpost::detail::evaluation
