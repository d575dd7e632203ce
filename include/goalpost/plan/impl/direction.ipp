/// Which way is better (decision D31), and from it the comparator of every target.
#pragma once

#include <array>
#include <string>

#include "goalpost/plan/impl/names.ipp"
#include "goalpost/plan/impl/targets.ipp"

namespace goalpost::detail::plan_direction {

using namespace plan_checker;
using syntax::Comparator;
using syntax::Form;

constexpr std::string_view word_for(Direction direction) { return direction == Direction::lower ? "lower" : "higher"; }

constexpr Direction direction_of(Comparator comparator) {
  switch (comparator) {
    case Comparator::less:
    case Comparator::less_equal: return Direction::lower;
    case Comparator::greater:
    case Comparator::greater_equal: return Direction::higher;
    case Comparator::equal: break;
  }
  return Direction::unknown;
}

/// What a target says in words: with a verb, else with a comparator.
Direction direction_in_words(const syntax::Target& target) {
  const Form verb = target.verb.value_or(target.form);
  if (verb == Form::reduce) return Direction::lower;
  if (verb == Form::increase) return Direction::higher;
  return target.comparator ? direction_of(*target.comparator) : Direction::unknown;
}

/// `80% by 2025, 90% by 2030`: levels that rise year by year want more, levels that fall want less.
Direction direction_of_steps(const std::vector<syntax::Level>& levels) {
  Direction direction = Direction::unknown;
  for (std::size_t i = 1; i < levels.size(); ++i) {
    const Big before = plan_quantities::pure(levels[i - 1].value);
    const Big after = plan_quantities::pure(levels[i].value);
    if (before == after) continue;
    const Direction step = before < after ? Direction::higher : Direction::lower;
    if (direction != Direction::unknown && direction != step) return Direction::unknown;
    direction = step;
  }
  return direction;
}

/// 100% of a percentage can only be reached from below, 0 only from above. `exactly N` with another N says nothing.
Direction natural_direction(Checker& c, std::size_t index, std::size_t t) {
  const syntax::Target& target = c.plan.tree.indicators[index].targets[t];
  if (!plan_targets::is_level(target) || target.levels.empty()) return Direction::unknown;
  const syntax::Quantity& limit = target.levels.back().value;
  if (limit.scale == syntax::Scale::date) return Direction::unknown;
  if (limit.number.mantissa == 0) return Direction::lower;
  if (target.comparator || c.indicators[index].poison || !c.target_fact(index, t).sound) return Direction::unknown;
  const Direction steps = direction_of_steps(target.levels);
  if (steps != Direction::unknown) return steps;
  const Unit& unit = c.plan.indicators[index].unit;
  const bool is_percentage = unit.kind == Kind::ratio && unit.scale == 100;
  return is_percentage && plan_quantities::pure(limit) == 1 ? Direction::higher : Direction::unknown;
}

struct Vote {
  Direction direction = Direction::unknown;
  ByteRange place;
};

void report_disagreement(Checker& c, const Vote& first, Direction second, ByteRange place) {
  c.out.add(Code::direction_disagrees, place, {word_for(second), word_for(first.direction)});
  plan_names::see_also(c, first.place,
                       std::string("this says that ") + std::string(word_for(first.direction)) + " is better");
}

/// `better`, else the words, else a natural limit or levels that rise or fall, else `N times`.
void find_direction(Checker& c, std::size_t index) {
  const syntax::Indicator& written = c.plan.tree.indicators[index];
  Vote vote;
  if (written.better != syntax::Better::unset) {
    vote = {written.better == syntax::Better::lower ? Direction::lower : Direction::higher, written.better_range};
  }
  bool agreed = true;
  for (const syntax::Target& target : written.targets) {
    const Direction words = direction_in_words(target);
    if (words == Direction::unknown) continue;
    if (vote.direction == Direction::unknown) {
      vote = {words, target.form_range};
    } else if (vote.direction != words && agreed) {
      report_disagreement(c, vote, words, target.form_range);
      agreed = false;
    }
  }
  const bool from_words = vote.direction != Direction::unknown;
  for (std::size_t t = 0; t < written.targets.size() && !from_words; ++t) {
    const syntax::Target& target = written.targets[t];
    const Direction natural = natural_direction(c, index, t);
    if (natural == Direction::unknown) continue;
    if (vote.direction == Direction::unknown) {
      vote = {natural, target.form_range};
    } else if (vote.direction != natural && agreed) {
      report_disagreement(c, vote, natural, target.form_range);
      agreed = false;
    }
  }
  for (const syntax::Target& target : written.targets) {
    if (vote.direction == Direction::unknown && target.form == Form::factor) vote.direction = Direction::higher;
  }
  c.plan.indicators[index].better = vote.direction;
}

constexpr Comparator or_equal(Direction direction) {
  return direction == Direction::lower ? Comparator::less_equal : Comparator::greater_equal;
}

/// `below` and `above` under `boundary inclusive`. A bare `reduce` stays strict: standing still is no reduction.
Comparator read_boundary(const Checker& c, Comparator comparator) {
  if (!c.plan.tree.plan || !c.plan.tree.plan->boundary_inclusive) return comparator;
  if (comparator == Comparator::less) return Comparator::less_equal;
  if (comparator == Comparator::greater) return Comparator::greater_equal;
  return comparator;
}

void set_comparator(Checker& c, std::size_t index, std::size_t t) {
  const syntax::Target& target = c.plan.tree.indicators[index].targets[t];
  PlanTarget& checked = c.plan.indicators[index].targets[t];
  const Direction better = c.plan.indicators[index].better;
  const bool has_size = !target.levels.empty();
  switch (target.form) {
    case Form::between:
    case Form::about: return;
    case Form::reduce: checked.comparator = has_size ? Comparator::less_equal : Comparator::less; return;
    case Form::increase: checked.comparator = has_size ? Comparator::greater_equal : Comparator::greater; return;
    case Form::factor:
    case Form::level:
    case Form::maintain: break;
  }
  if (target.comparator) {
    checked.comparator = read_boundary(c, *target.comparator);
    return;
  }
  if (better != Direction::unknown) {
    checked.comparator = or_equal(better);
    return;
  }
  if (c.indicators[index].has_parse_error || !c.target_fact(index, t).sound) return;  // the word may have been lost
  // A level alone means "reach it"; whether that was meant, only the author knows.
  if (target.form == Form::level && c.plan.indicators[index].unit.kind != Kind::date) {
    checked.comparator = Comparator::greater_equal;
    c.out.add(Code::read_as_at_least, target.form_range);
    return;
  }
  std::string_view advice = "write 'at least' or 'at most' before the level, or 'better higher' or 'better lower'";
  if (!has_size) advice = "write 'better higher' or 'better lower' behind it";
  if (c.plan.indicators[index].unit.kind == Kind::date)
    advice = "write 'no later than' or 'no earlier than' before the date";
  c.out.add(Code::direction_needed, target.form_range, {advice});
  c.target_fact(index, t).sound = false;
}

}  // namespace goalpost::detail::plan_direction
