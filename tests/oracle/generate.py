"""One random case: a plan that the checker accepts, a table, and their texts. The same seed gives the same case."""
from __future__ import annotations

from dataclasses import dataclass
from random import Random

from generate_measure import MeasureMaker
from generate_table import World, WorldMaker
from generate_target import TargetMaker
from judge import Judge
from plan import Indicator, Plan
from spelling import Speller
from switches import Switches
from tables import Table, to_csv
from tune import Tuner


@dataclass(slots=True)
class Case:
    plan: Plan
    table: Table
    plan_text: str
    table_text: str
    indicator_texts: dict[str, str]


def make_case(seed: int, number: int, switches: Switches) -> Case:
    rng = Random(f"{seed}:{number}")
    world = WorldMaker(rng, switches).make()
    plan = world.plan
    measures = MeasureMaker(world, rng, switches)
    for ordinal in range(1, rng.randint(15, 30) + 1):
        _add_indicator(ordinal, world, measures, rng, switches)
    Tuner(world, Judge(plan, world.table), rng).tune(times=60)
    speller = Speller(plan, rng, switches)
    return Case(plan, world.table, speller.plan_text(), to_csv(plan, world.table), speller.texts)


def _add_indicator(ordinal: int, world: World, measures: MeasureMaker, rng: Random, switches: Switches) -> None:
    made = measures.make()
    name = f"k_{ordinal}" if rng.random() < 0.7 else f"tỷ_lệ_{ordinal}"
    one = Indicator(name, made.measure)
    one.may_exceed = made.needs_excess
    one.label = f"{ordinal}{rng.choice(['', 'a', '.1'])}" if rng.random() < 0.4 else None
    one.title = f"Indicator {ordinal}" if rng.random() < 0.3 else None
    world.plan.indicators[name] = one
    TargetMaker(world, Judge(world.plan, world.table), one, measures, rng, switches).make()
