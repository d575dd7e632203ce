// Whom the sums of a row are over.
#pragma once

#include <algorithm>

#include "goalpost/evaluate/impl/reporters.hpp"

namespace goalpost::detail::evaluation {

namespace reporters {

inline syntax::MissingChildren rule(const Plan& plan) {
  return plan.tree.plan ? plan.tree.plan->missing_children : syntax::MissingChildren::refuse;
}

inline Outcome not_all(const Below& below) {
  const bool all_suppressed = below.has_suppressed && !below.has_missing;
  return Outcome::none(State::no_data, all_suppressed ? Reason::suppressed : Reason::children_missing);
}

}  // namespace reporters

Outcome value_of(const Plan& plan, std::uint32_t input, const Tally& tally) {
  const Unit& unit = plan.inputs[input].unit;
  if (unit.kind == Kind::count && tally.has_negative()) {
    return Outcome::none(State::data_error, Reason::negative_count);
  }
  Big value = tally.total();
  if (unit.scale != 1) value /= unit.scale;  // a published 8.05 of a % input is 161/2000
  return Outcome::of(std::move(value));
}

Reporters::Reporters(const Plan& plan, AreaId area) : plan_(&plan), area_(area) {}

Outcome Reporters::sum(RollUp& roll_up, const Question& question) {
  if (std::find(asked_.begin(), asked_.end(), question) == asked_.end()) asked_.push_back(question);
  const Below& below = roll_up.below(question, area_);
  const bool is_whole = below.num_covered == roll_up.lowest_below(area_).size();
  is_partial_ = is_partial_ || !is_whole;
  const bool is_negative = plan_->inputs[question.input].unit.kind == Kind::count && below.tally.has_negative();
  if (is_negative) return Outcome::none(State::data_error, Reason::negative_count);
  if (mode_ == Mode::common) return common_sum(roll_up, question);
  if (!is_whole && (mode_ == Mode::refuse || below.num_covered == 0)) return reporters::not_all(below);
  return value_of(*plan_, question.input, below.tally);
}

bool Reporters::has(const areas::LowestRange& member) const {
  const auto begin = is_in_.begin() + static_cast<std::ptrdiff_t>(member.begin - first_lowest_);
  return std::all_of(begin, begin + static_cast<std::ptrdiff_t>(member.size()), [](bool is_in) { return is_in; });
}

Outcome Reporters::common_sum(RollUp& roll_up, const Question& question) const {
  Tally sum;
  std::uint32_t num_covered = 0;
  for (const RollUp::Member& member : roll_up.members(question, area_)) {
    if (!member.is_known || !has(member.lowest)) continue;
    roll_up.join(question.input, sum, member.tally);
    num_covered += member.lowest.size();
  }
  // A sum that only the second look asked for may lack one of those who reported the others.
  if (num_covered != static_cast<std::uint32_t>(std::count(is_in_.begin(), is_in_.end(), true))) {
    return Outcome::none(State::no_data, Reason::children_missing);
  }
  return value_of(*plan_, question.input, sum);
}

/// A district that reported its own figure is in with all its communes or not at all, for every sum.
void Reporters::keep_whole_members(const std::vector<std::vector<RollUp::Member>>& sums) {
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::vector<RollUp::Member>& members : sums) {
      for (const RollUp::Member& member : members) {
        if (member.is_known && has(member.lowest)) continue;
        const auto begin = is_in_.begin() + static_cast<std::ptrdiff_t>(member.lowest.begin - first_lowest_);
        const auto end = begin + static_cast<std::ptrdiff_t>(member.lowest.size());
        if (std::find(begin, end, true) == end) continue;
        std::fill(begin, end, false);
        changed = true;
      }
    }
  }
}

Outcome Reporters::own(Outcome value) {
  has_own_ = true;
  return mode_ == Mode::common ? Outcome::none(State::no_data, Reason::children_missing) : std::move(value);
}

Reporters Reporters::choice() const {
  Reporters out(*plan_, area_);
  out.mode_ = mode_;
  out.is_in_ = is_in_;
  out.first_lowest_ = first_lowest_;
  return out;
}

std::optional<Reporters> Reporters::choice_below(RollUp& roll_up, AreaId area) const {
  const areas::LowestRange& lowest = roll_up.lowest_below(area);
  const auto begin = is_in_.begin() + static_cast<std::ptrdiff_t>(lowest.begin - first_lowest_);
  Reporters out(*plan_, area);
  out.mode_ = mode_;
  out.is_in_.assign(begin, begin + static_cast<std::ptrdiff_t>(lowest.size()));
  out.first_lowest_ = lowest.begin;
  if (std::find(out.is_in_.begin(), out.is_in_.end(), true) == out.is_in_.end()) return std::nullopt;
  return out;
}

bool Reporters::has_everybody(RollUp& roll_up, const Question& question) const {
  if (!roll_up.applies(question.input, area_)) return true;
  const std::vector<RollUp::Member> members = roll_up.members(question, area_);
  return std::all_of(members.begin(), members.end(),
                     [&](const RollUp::Member& member) { return !member.is_known || has(member.lowest); });
}

bool Reporters::settle(RollUp& roll_up) {
  if (asked_.empty()) {
    mode_ = Mode::refuse;
    return false;
  }
  const areas::LowestRange& all = roll_up.lowest_below(area_);
  if (!is_partial_) {
    mode_ = Mode::refuse;  // what is asked for later must be as whole
    reported_percent_ = Big(100);
    return false;
  }
  first_lowest_ = all.begin;
  is_in_.assign(all.size(), true);
  std::vector<std::vector<RollUp::Member>> sums;
  sums.reserve(asked_.size());
  for (const Question& question : asked_) {
    // What nobody below reported is not a sum at all, and says nothing about who reported the others.
    if (roll_up.below(question, area_).reports) sums.push_back(roll_up.members(question, area_));
  }
  keep_whole_members(sums);
  const std::int64_t num_in = std::count(is_in_.begin(), is_in_.end(), true);
  reported_percent_ = Big(100 * num_in) / all.size();
  const syntax::MissingChildren rule = reporters::rule(*plan_);
  const bool is_enough = num_in > 0 && !has_own_ && rule != syntax::MissingChildren::refuse &&
                         (rule == syntax::MissingChildren::allow ||
                          *reported_percent_ >= to_big(plan_->tree.plan->required_share_percent));
  mode_ = is_enough ? Mode::common : Mode::refuse;
  return true;
}

}  // namespace goalpost::detail::evaluation
