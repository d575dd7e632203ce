"""Random inputs and tables: areas, periods, strata, and figures with gaps, zeros and suppressed cells."""
from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random

from decimal_text import LARGEST
from generate_gaps import Gaps
from generate_head import add_head
from generate_world import Profile, World
from kinds import COUNT, DATE, NUMBER, PERCENT, Kind, money, points, ratio
from periods import PARTS, Period
from plan import Input, Level, Plan
from switches import Switches
from tables import SUPPRESSED, Cell, Stratum, Table
from words import AREAS, INPUT_WORDS, LANGUAGE_WORDS, LEVELS, STRATA


class WorldMaker:
    def __init__(self, rng: Random, switches: Switches) -> None:
        self.rng, self.switches = rng, switches
        self.bad_row = False

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def make(self) -> World:
        plan = Plan(name="p")
        world = World(plan, Table())
        if self.switches["sub_year"] and self.chance(0.3 if self.switches["parts"] else 0.12):
            world.length = self.rng.choice("HQQM")
            if self.switches["parts"] and self.chance(0.8):
                world.longer = [length for length in "YHQ" if PARTS[length] < PARTS[world.length]]
        if self.switches["fiscal_year"] and self.chance(0.3 if world.length == "M" else 0.05):
            plan.first_month = self.rng.randint(1, 12)
        self._strata(plan)
        self._inputs(world)
        areas = self._areas(world)
        self._years(world)
        self._rows(world, areas)
        add_head(world, self._periods_of(world), self.rng, self.switches)
        return world

    def _strata(self, plan: Plan) -> None:
        dims = self.rng.choices([0, 1, 2], [4, 4, 2])[0]
        for name, values in self.rng.sample(STRATA, len(STRATA)):
            if len(plan.strata) < dims and name not in plan.strata:
                plan.strata[name] = list(values)

    # -- inputs

    def _inputs(self, world: World) -> None:
        plan, rng = world.plan, self.rng
        words = rng.sample(INPUT_WORDS + sorted(LANGUAGE_WORDS), len(INPUT_WORDS) + len(LANGUAGE_WORDS))
        groups: list[tuple[str, ...]] = [()] + [(dim,) for dim in plan.strata]
        if len(plan.strata) == 2:
            groups.append(tuple(plan.strata))

        def add(kind: Kind, dims: tuple[str, ...], style: str, whole: str | None = None) -> str:
            name = words.pop() if words and self.chance(0.5) else f"i_{len(plan.inputs) + 1}"
            if name in LANGUAGE_WORDS and not (self.switches["backticks"] and self.chance(0.3)):
                name = f"i_{len(plan.inputs) + 1}"
            column = f"Column {len(plan.inputs) + 1} (total)" \
                if self.switches["column_names"] and self.chance(0.05) else None
            plan.inputs[name] = Input(name, kind, dims, column, self._roll_up(kind))
            spoilt = rng.choice([0.0, 0.0, 0.0, 0.02, 0.05, 0.12])
            if world.longer:  # one spoilt cell spoils the whole year
                spoilt *= rng.choice([0.0, 0.2, 1.0])
            world.profiles[name] = Profile(style, spoilt, whole)
            return name

        styles = ["few", "some", "some", "many", "round", "round"]
        styles += ["decimal"] * self.switches["decimal_counts"] + ["huge"] * self.switches["huge_counts"]
        for dims in groups:
            for _ in range(rng.choice([1, 2, 2])):
                whole_dims = dims if self.chance(0.8) else ()
                whole = add(COUNT, whole_dims, rng.choice(styles[1:]))
                for _ in range(rng.choice([1, 2])):
                    add(COUNT, dims, "part", whole)
            if self.chance(0.7):
                add(COUNT, dims, rng.choice(styles))
        add(NUMBER, (), "number")
        add(PERCENT, rng.choice(groups), "percent")
        if self.chance(0.5):
            add(PERCENT, (), "percent")
        if self.chance(0.5):
            add(NUMBER, rng.choice(groups), rng.choice(["number", "number", "any number"]))
        if self.switches["scaled_inputs"] and self.chance(0.4):
            add(rng.choice([ratio(1000), ratio(100_000), points(100)]), rng.choice(groups), "percent")
        if self.switches["money_measures"]:
            currency = money(rng.choice(["VND", "VND", "USD"]))
            add(currency, (), "money")
            if self.chance(0.5):
                add(currency, rng.choice(groups), "money")
        if self.switches["dates"]:
            add(DATE, (), "date")
            if self.switches["date_difference"]:
                add(DATE, (), "date")

    def _roll_up(self, kind: Kind) -> str | None:
        """What the input says of adding up (D132); `sum` is an error where nothing can be added (D46)."""
        if not self.switches["roll_up"]:
            return "none" if kind.name in ("count", "money") else None
        if kind.name in ("count", "money"):
            return self.rng.choice([None, None, None, "sum", "sum", "last", "none"])
        if kind.name == "number":
            return self.rng.choice([None, "none", "sum", "sum", "last"])
        return self.rng.choice([None, "last", "last", "none"] if kind == DATE else [None, None, "none", "last"])

    # -- areas and periods

    def _areas(self, world: World) -> list[str]:
        rng, plan, table = self.rng, world.plan, world.table
        tops = [f"Area {letter}" for letter in "ABC"] if self.chance(0.8) else AREAS
        if self.chance(0.5):
            if self.chance(0.4):
                plan.levels = [Level(*one) for one in LEVELS[:rng.choice([1, 2, 3])]]
            return tops[:rng.choice([1, 1, 2, 3])]
        levels = rng.choice([2, 2, 3])
        plan.levels = [Level(*one) for one in LEVELS[:levels]]
        areas = []
        for top in tops[:rng.choice([1, 1, 2])]:
            areas.append(top)
            if len(areas) > 1 and self.switches["childless_top"] and self.chance(0.3):
                continue
            for district in range(1, rng.choice([2, 3, 4, 4, 6, 10]) + 1 if levels == 2 else 3):
                areas.append(f"{top}{district}")
                table.parents[areas[-1]] = top
                for commune in range(1, rng.choice([1, 2, 3, 4]) if levels == 3 else 1):
                    areas.append(f"{top}{district}{commune}")
                    table.parents[areas[-1]] = f"{top}{district}"
        return areas

    def _years(self, world: World) -> None:
        parts = PARTS[world.length]
        count = self.rng.choice([4, 5, 6, 8]) if parts == 1 else {2: 4, 4: 3, 12: 2}[parts]
        first = self.rng.randint(2018, 2026 - count)
        world.years = list(range(first, first + count))
        if count > 4 and self.chance(0.1):
            world.years.remove(self.rng.choice(world.years[1:-1]))

    def _periods_of(self, world: World) -> list[Period]:
        return [Period(year, world.length, part) for year in world.years for part in range(1, PARTS[world.length] + 1)]

    def _periods_in_table(self, world: World) -> list[Period]:
        """With longer periods among them, the table may end within a year and lack one in between."""
        periods, rng = self._periods_of(world), self.rng
        if not world.longer:
            return periods
        if self.chance(0.5):
            periods = periods[:-rng.randint(1, PARTS[world.length] - 1)]
        if self.chance(0.2):
            periods.remove(rng.choice(periods[1:-1]))
        for length in world.longer:
            if self.chance(0.4):
                made = dict.fromkeys(period.within(length) for period in periods)
                periods += [period for period in made if self.chance(0.6)]
        return periods

    def _rows(self, world: World, areas: list[str]) -> None:
        plan, table, rng = world.plan, world.table, self.rng
        keys: dict[Stratum, None] = {("",) * len(plan.strata): None}
        for one in plan.inputs.values():
            keys.update(dict.fromkeys(plan.strata_of(one.dims)))
        periods = self._periods_in_table(world)
        given = {(name, length): rng.choice([0.0, 0.3, 1.0]) for name in plan.inputs for length in world.longer}
        while len(areas) > 1 and len(areas) * len(periods) * len(keys) > 220 and not table.parents:
            areas = areas[:-1]
        absent = rng.choice([0.0, 0.0, 0.03])
        gaps = Gaps(rng, table, bool(world.longer)) if table.parents and self.switches["roll_up"] else None
        if world.longer:
            absent *= rng.choice([0.0, 0.2, 1.0])
        together = {period for period in periods if gaps is not None and self.chance(gaps.all_as_one)}
        for area in areas:
            parent_only = area in table.parents.values() and area not in table.parents and self.chance(0.1)
            kept = 0
            for period in periods:
                as_one = self.chance(0.08) or period in together
                for key in keys:
                    silent = self.chance(absent) or gaps is not None and gaps.is_absent(area, period)
                    if parent_only or (kept and silent):
                        continue
                    kept += 1
                    cells = table.rows[area, period, key] = self._cells(world, area, period, key, as_one)
                    if gaps is not None:
                        gaps.leave_out(cells, plan.inputs, area)
                    for name in cells:
                        if not self.chance(given.get((name, period.length), 1.0)):
                            cells[name] = None
        if self.switches["shuffled_rows"] and self.chance(0.3):
            rows = list(table.rows.items())
            rng.shuffle(rows)
            table.rows = dict(rows)

    def _cells(self, world: World, area: str, period: Period, key: Stratum, as_one: bool) -> dict[str, Cell]:
        """as_one: some stratified inputs have one figure for all strata in this area and period (D4)."""
        cells: dict[str, Cell] = {}
        plan = world.plan
        before = world.table.rows.get((area, period.years_back(1), key), {})
        self.bad_row = self.chance(0.03)  # several spoilt cells side by side: which one decides?
        stray = self.switches["stray_figures"] and not as_one and self.chance(0.03)
        filled = tuple(dim for dim, cell in zip(plan.strata, key) if cell)
        for name, one in plan.inputs.items():
            one_for_all = as_one and one.dims and hash_of(name, period) % 2 == 0
            if one.dims == filled and not one_for_all or one_for_all and not filled:
                cells[name] = self._cell(world.profiles[name], one, cells, period, before.get(name))
            elif not one_for_all and stray and (one.dims or filled) and one.kind != DATE:
                cells[name] = self._figure(world.profiles[name], {}, period)  # beside the figures that count
        return cells

    def _cell(self, profile: Profile, one: Input, cells: dict[str, Cell], period: Period, before: Cell) -> Cell:
        if self.chance(0.4 if self.bad_row else profile.spoilt):
            zero = None if one.kind == DATE else Fraction(0)
            below = [self._negative(one)] * (5 if self.bad_row else 1)
            return self.rng.choice([None, None, SUPPRESSED, zero, zero] + below)
        if before is not None and self.chance(0.2):
            return before  # unchanged since the year before: on the limit of `maintain`
        return self._figure(profile, cells, period)

    def _negative(self, one: Input) -> Cell:
        if one.kind == DATE or not self.switches["negative_figures"]:
            return None
        return Fraction(-self.rng.randint(1, 50))

    def _figure(self, profile: Profile, cells: dict[str, Cell], period: Period) -> Fraction:
        rng = self.rng
        if profile.style == "part":
            whole = cells.get(profile.whole or "")
            size = whole if isinstance(whole, Fraction) and whole >= 0 else Fraction(rng.choice([10, 100, 1000]))
            share = rng.choice([rng.random(), rng.random() ** 4, rng.random(), 1.0, 0.0 if self.chance(0.3) else 0.5])
            part = Fraction(int(size * Fraction(share)))
            return min(part + (rng.randint(1, 3) if self.chance(0.01) else 0), Fraction(LARGEST))
        return {
            "few": lambda: Fraction(rng.randint(0, 30)),
            "some": lambda: Fraction(rng.randint(0, 3000)),
            "many": lambda: Fraction(rng.randint(1000, 200_000)),
            "round": lambda: Fraction(rng.randint(1, 40) * rng.choice([10, 100, 1000])),
            "decimal": lambda: Fraction(rng.randint(1, 99_999), 10 ** rng.randint(0, 3)),
            "huge": lambda: Fraction(rng.choice([rng.randint(10**14, 10**16), rng.randint(10**17, LARGEST), LARGEST,
                                                 LARGEST - rng.randint(0, 9), 2**53 + rng.randint(-2, 2), 2**62])),
            "number": lambda: Fraction(rng.randint(0, 500_000), 10 ** rng.randint(0, 3)),
            "any number": lambda: Fraction(rng.choice([rng.randint(-LARGEST, LARGEST), rng.randint(-9999, 9999),
                                                       LARGEST, -LARGEST - 1])),
            "percent": lambda: rng.choice([Fraction(rng.randint(0, 100)), Fraction(rng.randint(0, 10_000), 100),
                                           Fraction(rng.randint(0, 10_000), 100), Fraction(100)]),
            "money": lambda: Fraction(rng.randint(0, 9000) * 10 ** rng.choice([0, 3, 6, 6, 7])),
            "date": lambda: Fraction(date(period.year, rng.randint(1, 12), rng.randint(1, 28)).toordinal()),
        }[profile.style]()


def hash_of(name: str, period: Period) -> int:
    """A stable little hash: Python's own differs between runs."""
    return sum(name.encode()) + period.year
