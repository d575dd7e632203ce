"""Random plans with `suppress counts`, and small tables full of small counts."""
from __future__ import annotations

from fractions import Fraction
from random import Random

from expression import (Binary, Call, Compare, Expr, Gap, If, InputRef, InYear, Literal, MeanLast, Prior, Quotient,
                        Total)
from generate import Case, Request
from kinds import COUNT
from periods import PARTS, Period
from plan import Change, Indicator, Input, Level, LevelForm, Maintain, Plan, Target, Versus
from spelling import Speller
from switches import Switches
from tables import SUPPRESSED, Cell, Table, to_csv

_LEVELS = [Level("province", "provinces"), Level("district", "districts"), Level("commune", "communes")]
_PLAIN, _BY_SEX = ("a", "b", "c"), ("x", "y")


class SmallMaker:
    def __init__(self, rng: Random, is_large: bool = False) -> None:
        self.rng, self.plan, self.table, self.is_large = rng, Plan(name="p"), Table(), is_large
        self.length, self.years = "Y", [2023, 2024, 2025][rng.randint(0, 1):]

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def make(self) -> tuple[Case, list[Period]]:
        plan, rng = self.plan, self.rng
        plan.small = rng.choice([(1, 4), (1, 4), (1, 2), (1, 9), (3, 5)])
        plan.missing_children = rng.choice([None, "refuse", "allow", "require"])
        plan.require = Fraction(1, 2)
        if self.chance(0.4):
            plan.strata = {"sex": ["girls", "boys"]}
        if self.chance(0.3):
            self.length, self.years = rng.choice("HQ"), self.years[-1:] if self.chance(0.6) else self.years[-2:]
        if len(self.years) > 1 and self.chance(0.5):
            plan.baseline = self.years[0]
        areas = self._areas()
        for name in _PLAIN + _BY_SEX * bool(plan.strata):
            plan.inputs[name] = Input(name, COUNT, ("sex",) if name in _BY_SEX else (), None,
                                      rng.choice([None, None, None, "sum", "last", "none"]))
        self._rows(areas)
        for number in range(1, rng.randint(2, 7) + 1):
            self._indicator(number)
        periods = self._periods()
        text = Speller(plan, rng, Switches(off=("fiscal_year",))).plan_text()
        return Case(plan, self.table, text, to_csv(plan, self.table), {}, Request(periods)), periods

    def _areas(self) -> list[str]:
        depth = 2 if self.is_large else self.rng.choice([0, 1, 1, 1, 2])
        if depth == 0:
            return ["A", "B"][:self.rng.randint(1, 2)]
        self.plan.levels = _LEVELS[:depth + 1]
        areas = ["P"]
        for district in range(self.rng.randint(2, 5) if self.is_large else self.rng.randint(1, 4) if depth == 1 else 2):
            areas.append(f"D{district}")
            self.table.parents[areas[-1]] = "P"
            for commune in range(self.rng.randint(3, 7) if self.is_large else self.rng.randint(1, 3) if depth == 2 else 0):
                areas.append(f"C{district}{commune}")
                self.table.parents[areas[-1]] = f"D{district}"
        return areas

    def _periods(self) -> list[Period]:
        """All that can be asked for."""
        own = self.table.periods()
        longer = [length for length in "YHQ" if PARTS[length] < PARTS[self.length]]
        return sorted({*own, *(period.within(length) for period in own for length in longer)})

    def _rows(self, areas: list[str]) -> None:
        above = set(self.table.parents.values())
        as_one = self.rng.choice([0.0, 0.0, 0.15])  # one figure for all strata
        own_figures, gaps = self.rng.choice([0.0, 0.0, 0.5]), self.rng.choice([0.0, 0.0, 0.08])
        for area in reversed(areas):  # whoever is below first, so that a figure can be their sum
            for year in self.years:
                for part in range(1, PARTS[self.length] + 1):
                    is_one = self.chance(as_one)
                    for key in [("",) * len(self.plan.strata)] + [(sex,) for sex in self.plan.strata.get("sex", [])]:
                        cells: dict[str, Cell] = {}
                        for name, one in self.plan.inputs.items():
                            if (bool(one.dims) and not is_one) != any(key):
                                continue
                            if area not in above:
                                cells[name] = self._figure() if not self.chance(gaps) else self.rng.choice([None, SUPPRESSED])
                            elif self.chance(own_figures):
                                cells[name] = self._sum(name, area, Period(year, self.length, part), key)
                        self.table.rows[area, Period(year, self.length, part), key] = cells

    def _sum(self, name: str, area: str, period: Period, key: tuple[str, ...]) -> Cell:
        """What the area itself says: mostly what those below it say together."""
        below = [self.table.rows[child, period, key].get(name) for child, parent in self.table.parents.items() if parent == area]
        if self.chance(0.8) and all(isinstance(cell, Fraction) for cell in below):
            return sum(below, Fraction(0))
        return self._figure()

    def _figure(self) -> Fraction:
        low, high = self.plan.small
        return Fraction(self.rng.choice([0, self.rng.randint(low, high), self.rng.choice([low, high]), self.rng.randint(high + 1, 30),
                                         self.rng.randint(high + 1, 30), self.rng.randint(20, 400)]))

    # -- indicators

    def _indicator(self, number: int) -> None:
        measure = self._measure()
        one = Indicator(f"k{number}", measure, direction="lower", better="lower", may_exceed=self.chance(0.5))
        is_ratio = isinstance(measure, Quotient)
        limit = Fraction(self.rng.randint(1, 60), 100 if is_ratio else 1)
        one.targets.append(Target(LevelForm("<=", [(limit, None)])))
        if self.chance(0.6):
            versus = self.rng.choice([Versus("prior_year"), Versus("prior_period"), Versus("year", self.years[0]), Versus("mean", 2)])
            size = self.rng.choice([None, Fraction(1, 10), Fraction(1, 2)])
            one.targets.append(Target(self.rng.choice([Change(False, size, versus=versus), Maintain(versus)])))
        self.plan.indicators[one.name] = one

    def _measure(self) -> Expr:
        rng = self.rng

        def plain() -> Expr:
            one: Expr = InputRef(rng.choice(_PLAIN), Fraction(rng.randint(0, 9)) if self.chance(0.05) else None)
            return Total(InputRef(rng.choice(_BY_SEX))) if self.plan.strata and self.chance(0.3) else one

        def by_sex() -> Expr:
            return InputRef(rng.choice(_BY_SEX)) if self.plan.strata and self.chance(0.7) else plain()

        def added() -> Expr:
            one = Binary(rng.choice("++-"), plain(), plain())
            return Binary(rng.choice("+-"), one, plain()) if self.chance(0.3) else one

        makers = [
            plain, plain, by_sex, by_sex, added, added,
            lambda: Quotient("per", rng.choice([100, 1000]), by_sex(), rng.choice([by_sex, added])()),
            lambda: Quotient("percent", 100, by_sex(), by_sex()),
            lambda: Prior(plain()),
            lambda: InYear(plain(), self.years[0]),
            lambda: MeanLast(2, plain()),
            lambda: Binary("*", Literal(Fraction(2), COUNT), plain()) if False else Binary("-", plain(), Prior(plain())),
            lambda: Call(rng.choice(["max", "min"]), [plain(), plain()]),
            lambda: If(Compare(">", plain(), Literal(Fraction(9), COUNT)), plain(), plain()),
            lambda: Gap(InputRef(rng.choice(_BY_SEX)), "sex", "girls", "boys") if self.plan.strata else plain(),
        ]
        return rng.choice(makers)()


def make_small(seed: int, number: int, is_large: bool = False) -> tuple[Case, list[Period]]:
    """A large one has more than ten times as many numbers that hang together."""
    return SmallMaker(Random(f"small {seed}:{number}"), is_large).make()
