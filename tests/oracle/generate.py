"""One random case: a plan that the checker accepts, a table, and their texts. The same seed gives the same case."""
from __future__ import annotations

from dataclasses import dataclass
from random import Random

from generate_measure import MeasureMaker
from generate_table import WorldMaker
from generate_world import World
from generate_target import TargetMaker
from judge import Judge
from periods import Period
from plan import Indicator, Plan
from spelling import Speller
from switches import Switches
from tables import Layout, Table, random_layout, to_csv
from tune import Tuner


@dataclass(slots=True)
class Request:
    """Options of the command; what is empty leaves nothing out."""

    periods: list[Period]
    level: str = ""
    only: str = ""
    first_month: int = 1

    def arguments(self) -> list[str]:
        periods = ",".join(period.text(self.first_month) for period in self.periods)
        options = {"--period": periods, "--by": self.level, "--only": self.only}
        return [word for option, text in options.items() if text for word in (option, text)]


@dataclass(slots=True)
class Case:
    plan: Plan
    table: Table
    plan_text: str
    table_text: str
    indicator_texts: dict[str, str]
    request: Request


def make_case(seed: int, number: int, switches: Switches) -> Case:
    rng = Random(f"{seed}:{number}")
    world = WorldMaker(rng, switches).make()
    plan = world.plan
    measures = MeasureMaker(world, rng, switches)
    for ordinal in range(1, rng.randint(15, 30) + 1):
        _add_indicator(ordinal, world, measures, rng, switches)
    Tuner(world, Judge(plan, world.table), rng).tune(times=600)
    speller = Speller(plan, rng, switches)
    layout = random_layout(rng, plan, world.table) if switches["layouts"] and rng.random() < 0.3 else Layout()
    if layout.levels and switches["roll_up"] and rng.random() < 0.8:
        _silence(world.table, rng)
    request = _request(world, rng) if switches["request"] and rng.random() < 0.2 else Request([])
    return Case(plan, world.table, speller.plan_text(), to_csv(plan, world.table, layout), speller.texts, request)


def _silence(table: Table, rng: Random) -> None:
    """An area in between that has no row at all: only the columns of the levels name it."""
    between = sorted(set(table.parents.values()) & set(table.parents))
    if between:
        silent = rng.choice(between)
        table.rows = {key: cells for key, cells in table.rows.items() if key[0] != silent}


def _request(world: World, rng: Random) -> Request:
    periods = world.table.periods()
    if world.longer and rng.random() < 0.5:
        periods = sorted({period.within(rng.choice(world.longer)) for period in periods if period.length == world.length})
    chosen = sorted(rng.sample(periods, min(len(periods), rng.choice([1, 1, 2, 3])))) if rng.random() < 0.7 else []
    level = rng.choice(world.plan.levels).name if world.plan.levels and rng.random() < 0.3 else ""
    return Request(chosen, level, rng.choice(list(world.plan.indicators)) if rng.random() < 0.2 else "",
                   world.plan.first_month)


def _add_indicator(ordinal: int, world: World, measures: MeasureMaker, rng: Random, switches: Switches) -> None:
    made = measures.make()
    name = f"k_{ordinal}" if rng.random() < 0.7 else f"tỷ_lệ_{ordinal}"
    one = Indicator(name, made.measure)
    one.may_exceed = made.needs_excess
    one.label = f"{ordinal}{rng.choice(['', 'a', '.1'])}" if rng.random() < 0.4 else None
    one.title = f"Indicator {ordinal}" if rng.random() < 0.3 else None
    world.plan.indicators[name] = one
    TargetMaker(world, Judge(world.plan, world.table), one, measures, rng, switches).make()
