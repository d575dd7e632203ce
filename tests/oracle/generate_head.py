"""The random head of a plan: judged periods, the baseline, what is done when somebody did not report."""
from __future__ import annotations

from fractions import Fraction
from random import Random

from generate_world import World
from periods import Period
from switches import Switches


def add_head(world: World, periods: list[Period], rng: Random, switches: Switches) -> None:
    def chance(share: float) -> bool:
        return rng.random() < share

    plan = world.plan
    years = world.years
    if world.longer and chance(0.75):
        lengths = rng.sample(world.longer + [world.length], rng.choice([1, 1, 2]))
        periods = sorted({period.within(length) for period in periods for length in lengths})
    form = rng.choices(["one", "several", "all"], [2, 4, 1 if world.longer else 5])[0]
    if form != "all":
        late = periods[len(periods) // 3:]
        plan.periods = sorted(rng.sample(late, 1 if form == "one" else min(len(late), rng.randint(2, 4))))
        if world.longer and chance(0.5):  # the one that may be under way
            last = max(period for _, period, _ in world.table.rows if period.length == world.length)
            plan.periods = sorted({*plan.periods, last.within(rng.choice(world.longer))})
        if world.length == "Y" and switches["period_not_in_table"] and chance(0.05):
            plan.periods.append(Period(years[-1] + 1))
    if chance(0.6):
        plan.baseline = years[0] if chance(0.7) else years[0] + 1
        if plan.periods and plan.periods[-1].year <= plan.baseline:
            plan.baseline = plan.periods[-1].year - 1
    plan.missing_children = rng.choice([None, "refuse", "allow", "allow", "require", "require"])
    if plan.missing_children == "require":
        plan.require = Fraction(rng.choice([250, 500, 500, 666, 750, 900, 1000]), 1000)
    plan.boundary_inclusive = switches["boundary_inclusive"] and chance(0.15)
    if chance(0.3):
        plan.about_within = Fraction(rng.choice([5, 10, 25]), 100)
