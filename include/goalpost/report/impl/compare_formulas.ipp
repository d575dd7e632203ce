// Which of two targets is the stricter one.
#pragma once

#include <set>

#include "goalpost/report/impl/compare_parts.hpp"

namespace goalpost::detail::compare {

namespace formulas {

using program::Amount;
using program::DatedLevel;
using program::TargetFormula;
using syntax::Comparator;
using Shape = TargetFormula::Shape;

/// One end of what is accepted; nothing: there is none on that side.
struct End {
  std::optional<Big> at;
  bool is_open = false;
};
struct Accepted {
  End low;
  End high;
};

inline Relation of_ends(const End& before, const End& after, bool is_low) {
  if (!before.at && !after.at) return Relation::equal;
  if (!before.at) return Relation::tighter;
  if (!after.at) return Relation::looser;
  if (*before.at == *after.at) {
    if (before.is_open == after.is_open) return Relation::equal;
    return after.is_open ? Relation::tighter : Relation::looser;
  }
  return (*after.at > *before.at) == is_low ? Relation::tighter : Relation::looser;
}

inline Relation of_accepted(const Accepted& before, const Accepted& after) {
  return both(of_ends(before.low, after.low, true), of_ends(before.high, after.high, false));
}

inline Accepted accepted(Comparator comparator, const Big& limit) {
  switch (comparator) {
    case Comparator::less: return {{}, {limit, true}};
    case Comparator::less_equal: return {{}, {limit, false}};
    case Comparator::greater: return {{limit, true}, {}};
    case Comparator::greater_equal: return {{limit, false}, {}};
    case Comparator::equal: return {{limit, false}, {limit, false}};
  }
  return {};
}

inline bool is_fixed(Shape shape) { return shape == Shape::level || shape == Shape::between || shape == Shape::about; }

/// What a fixed target accepts in a year; everything before its first level is due.
inline Accepted accepted_in(const TargetFormula& target, int year) {
  const Big& first = target.levels.front().limit;
  if (target.shape == Shape::between) return {{first, false}, {target.high, false}};
  if (target.shape == Shape::about) {
    const Big tolerance = target.amount->relative ? Big(abs(first) * target.amount->size) : target.amount->size;
    return {{Big(first - tolerance), false}, {Big(first + tolerance), false}};
  }
  Accepted out;
  for (const DatedLevel& level : target.levels) {
    if (!level.by_year || *level.by_year <= year) out = accepted(target.comparator, level.limit);
  }
  return out;
}

inline Relation of_fixed(const TargetFormula& before, const TargetFormula& after) {
  // Levels change in the years they name, and nowhere else.
  std::set<int> years;
  for (const TargetFormula* target : {&before, &after}) {
    for (const DatedLevel& level : target->levels) {
      if (level.by_year) years.insert({*level.by_year - 1, *level.by_year});
    }
  }
  if (years.empty()) years.insert(0);
  Relation relation = Relation::equal;
  for (const int year : years)
    relation = both(relation, of_accepted(accepted_in(before, year), accepted_in(after, year)));
  return relation;
}

/// Lines through the same years from the same base: the one whose every level is the stricter is the stricter everywhere, and
/// so is the one that may not be touched.
inline Relation of_lines(const TargetFormula& before, const TargetFormula& after) {
  if (before.levels.size() != after.levels.size()) return Relation::apart;
  Relation relation = Relation::equal;
  for (std::size_t n = 0; n < before.levels.size(); ++n) {
    if (before.levels[n].by_year != after.levels[n].by_year) return Relation::apart;
    relation = both(relation, of_accepted(accepted(before.comparator, before.levels[n].limit),
                                          accepted(after.comparator, after.levels[n].limit)));
  }
  return relation;
}

/// A larger change asked for is stricter, a larger tolerance looser; `sign` is 1 or −1. No size is a size of zero.
inline Relation of_sizes(const std::optional<Amount>& before, const std::optional<Amount>& after, int sign) {
  if (before && after && before->relative != after->relative) return Relation::apart;
  const Big difference = (after ? after->size : Big(0)) - (before ? before->size : Big(0));
  if (difference == 0) return Relation::equal;
  return (difference > 0) == (sign > 0) ? Relation::tighter : Relation::looser;
}

}  // namespace formulas

bool same_reference(const program::TargetFormula& before, const program::TargetFormula& after) {
  if (before.reference.has_value() != after.reference.has_value()) return false;
  if (!before.reference) return true;
  return before.reference->kind == after.reference->kind && before.reference->number == after.reference->number &&
         before.reference->compounds == after.reference->compounds;
}

Relation of_formulas(const program::TargetFormula& before, const program::TargetFormula& after) {
  using formulas::Shape;
  if (formulas::is_fixed(before.shape) && formulas::is_fixed(after.shape)) return formulas::of_fixed(before, after);
  if (before.shape != after.shape || !same_reference(before, after)) return Relation::apart;
  switch (before.shape) {
    case Shape::line: return formulas::of_lines(before, after);
    case Shape::reduce:
    case Shape::increase: {
      const Relation sizes = formulas::of_sizes(before.amount, after.amount, 1);
      // Beyond the far end is only praise: another one accepts the same.
      const bool same_far =
          before.far.has_value() == after.far.has_value() &&
          (!before.far || (before.far->relative == after.far->relative && before.far->size == after.far->size));
      return sizes == Relation::equal && !same_far ? Relation::apart : sizes;
    }
    case Shape::factor:
      return formulas::of_accepted(formulas::accepted(before.comparator, before.amount->size),
                                   formulas::accepted(after.comparator, after.amount->size));
    case Shape::maintain:
      if (before.comparator != after.comparator) return Relation::apart;
      return formulas::of_sizes(before.amount, after.amount, -1);
    case Shape::level:
    case Shape::between:
    case Shape::about: break;
  }
  return Relation::apart;
}

bool SameNodes::operator()(program::NodeId a, program::NodeId b) {
  if (a == program::no_node || b == program::no_node) return a == b;
  const std::pair key(a, b);
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  const bool answer = same(a, b);
  known_.emplace(key, answer);
  return answer;
}

bool SameNodes::same(program::NodeId a, program::NodeId b) {
  using program::NodeOp;
  const program::Node& left = before_.nodes[a];
  const program::Node& right = after_.nodes[b];
  if (left.op != right.op || left.capped != right.capped || left.number != right.number ||
      left.constant != right.constant) {
    return false;
  }
  switch (left.op) {
    case NodeOp::input:
    case NodeOp::input_default:
    case NodeOp::total:
    case NodeOp::total_default: {
      const PlanInput& was = before_.plan.inputs[left.index];
      const PlanInput& is = after_.plan.inputs[right.index];
      if (was.name != is.name || was.unit != is.unit || was.roll_up != is.roll_up) return false;
      break;
    }
    case NodeOp::gap: {
      const Dimension& was = before_.plan.dimensions[left.index];
      const Dimension& is = after_.plan.dimensions[right.index];
      if (was.name != is.name || was.values[left.from] != is.values[right.from] ||
          was.values[left.to] != is.values[right.to]) {
        return false;
      }
      break;
    }
    case NodeOp::share_meeting:
      if (before_.plan.levels[left.index].singular != after_.plan.levels[right.index].singular ||
          before_.plan.indicators[left.to].name != after_.plan.indicators[right.to].name) {
        return false;
      }
      break;
    default: break;
  }
  return (*this)(left.a, right.a) && (*this)(left.b, right.b) && (*this)(left.c, right.c);
}

}  // namespace goalpost::detail::compare
