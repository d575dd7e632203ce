"""Random targets of an indicator, with limits near the values that its measure really has."""
from __future__ import annotations

from fractions import Fraction
from random import Random

from expression import InputRef
from generate_measure import MeasureMaker
from generate_world import World
from judge import Judge
from kinds import COUNT, NUMBER, PERCENT, Kind
from plan import (About, Between, Change, Exactly, Form, FromTo, Indicator, LevelForm, Maintain, Spread, Target, Times,
                  Versus)
from decimal_text import significant_digits
from switches import Switches

_SIZES = [Fraction(x) for x in ("0.3", "0.5", "0.02", "0.05", "0.1", "0.25", "0.125", "0.015", "0.2", "0.01", "0.333")]


def rounded(value: Fraction, places: int) -> Fraction:
    """To so many decimals; a negative number of them rounds to tens, hundreds, ..."""
    unit = Fraction(10) ** places
    return Fraction(round(value * unit)) / unit


class TargetMaker:
    """One indicator's targets; a direction is fixed first, so that no two of them disagree."""

    def __init__(self, world: World, judge: Judge, one: Indicator, measures: MeasureMaker, rng: Random,
                 switches: Switches) -> None:
        self.world, self.plan, self.one, self.rng, self.switches = world, world.plan, one, rng, switches
        self.measures = measures
        self.kind: Kind = judge.kinds[one.name]
        self.dims = self.plan.dims_of(one.measure)
        self.capped = judge.capped[one.name]
        top = self.plan.written_out(one.measure)
        self.percentage = self.capped or isinstance(top, InputRef) and self.kind == PERCENT
        self.lower = rng.random() < 0.5
        self.needs_better = self.gives_direction = False
        self.two_sided = False
        self.levels = 0
        self.sample = self._sample(judge)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def _sample(self, judge: Judge) -> list[Fraction]:
        places = list(self.world.table.rows)
        strata = judge.strata[self.one.name]
        found = []
        for _ in range(12):
            area, period, _ = self.rng.choice(places)
            if self.plan.periods and self.chance(0.7):
                period = self.rng.choice(self.plan.periods)
            value = judge.value(self.one.measure, area, period, self.rng.choice(strata))
            if isinstance(value, Fraction):
                found.append(value)
        return found

    def make(self) -> None:
        one = self.one
        one.direction = "lower" if self.lower else "higher"
        for _ in range(self.rng.choices([1, 2, 3], [5, 3, 1])[0]):
            target = Target(self._form())
            self._scope(target)
            one.targets.append(target)
        if self._better_is_written():
            one.better = one.direction

    def _better_is_written(self) -> bool:
        """Always where nothing else gives a direction that is needed; else now and then. `N times` needs the word."""
        forms = [target.form for target in self.one.targets]
        if any(isinstance(form, Times) and form.op is None for form in forms):
            return True
        if self.needs_better:
            natural = any(isinstance(form, LevelForm) and len(form.limits) == 1 and form.op is None
                          and (form.limits[0][0] == 0 or self.percentage and form.limits[0][0] == 1) for form in forms)
            return not (self.gives_direction or natural) or self.chance(0.5)
        return self.gives_direction and self.chance(0.1)

    # -- limits

    def limit(self, positive: bool = False) -> Fraction:
        """A figure with 0 to 3 decimals in the scale of the measure, near a real value."""
        rng, kind = self.rng, self.kind
        value = rng.choice(self.sample) if self.sample else Fraction(rng.randint(1, 50), kind.scale)
        if kind.name == "date":
            value = value if self.sample else Fraction(rng.randint(737_000, 739_000))
            return value + rng.choice([0, 0, -10, 30])
        shown = value * kind.scale
        if self.chance(0.25):
            shown *= Fraction(rng.randint(50, 150), 100)
        if not self.switches["negative_limits"]:
            shown = abs(shown)
        places = rng.choice([0, 0, 1, 2, 3]) if kind.name != "count" else rng.choice([0, 0, 0, 0, 1])
        if kind.name == "money" and shown > 10**6 and self.chance(0.7):
            places = -rng.choice([3, 5])
        digits = rng.choice([15, 15, 18]) if kind.name not in ("points", "ratio") else 15  # in percent, whatever its scale
        while len(str(abs(int(shown)))) + max(places, 0) > digits:
            places, shown = (places - 1, shown) if places > 0 else (0, rounded(shown / 1000, 0))
        figure = shown if self.chance(0.3) and self._is_short(shown) else rounded(shown, places)
        if self.capped:
            figure = min(figure, Fraction(100))
        if figure == 0 and positive:
            figure = Fraction(1, rng.choice([1, 2, 10])) if kind.name not in ("count", "money") else Fraction(1)
        return figure / kind.scale

    @staticmethod
    def _is_short(shown: Fraction) -> bool:
        digits = significant_digits(shown)
        return digits is not None and digits <= 9 and shown.denominator <= 10**6 and shown < 10**15

    def size(self) -> Fraction:
        """An absolute size."""
        rng, kind = self.rng, self.kind
        if kind.name == "ratio":
            figures = ["0.5", "1", "2", "0.25", "5"]
            return Fraction(rng.choice(figures)) / (100 if kind.scale <= 100 else kind.scale)
        if kind.name == "points":
            return Fraction(rng.choice(["0.5", "1", "2", "0.25"])) / 100
        if kind.name == "money":
            return Fraction(rng.choice([500_000, 1_000_000, 25_000, 12_345]))
        return Fraction(rng.choice(["1", "2", "5", "10", "100"] if kind.name == "count" else ["0.5", "1", "12.5"]))

    # -- forms

    def _form(self) -> Form:
        if self.kind.name == "date":
            return self._date_form()
        on = self.switches
        free = self.levels == 0 and not self.two_sided
        options = [
            (self._level, 8 * (not self.two_sided)), (self._change, 8), (self._between, 2 * free),
            (self._about, 2 * (free and on["about"])), (self._exactly, 1 * free), (self._maintain, 3 * on["maintain"]),
            (self._times, 2 * on["times"]),
            (self._from_to, 2 * (not self.two_sided and on["from_to"])),
        ]
        return self.rng.choices([one for one, _ in options], [weight for _, weight in options])[0]()

    def _date_form(self) -> Form:
        if self.switches["date_between"] and self.levels == 0 and not self.two_sided and self.chance(0.2):
            self.two_sided = True
            low, high = sorted([self.limit(), self.limit()])
            return Between(low, high)
        if self.two_sided:
            return Between(self.one.targets[0].form.low, self.one.targets[0].form.high)
        self.levels += 1
        self.needs_better = True
        return LevelForm("<=" if self.lower else ">=", [(self.limit(), None)])

    def _comparator(self, figure: Fraction, allow_bare: bool) -> str | None:
        """A comparator that goes with the direction and with the natural limits 0 and 100%."""
        whole = self.kind.name == "ratio" and figure == 1
        if figure == 0 or whole:
            ops: list[str | None] = ["<="] if self.lower else [">="]
        else:
            ops = ["<", "<", "<="] if self.lower else [">", ">=", ">="]
        return self.rng.choice(ops + ([None] if allow_bare else []))

    def _directed_limit(self) -> Fraction:
        """0 only where lower is better, 100% only where higher is (D31)."""
        figure = self.limit(positive=not self.lower)
        if self.lower and self.kind.name == "ratio" and figure == 1:
            return Fraction(99, 100)
        if not self.lower and self.kind.name == "ratio" and self.kind.scale == 100 and self.chance(0.1):
            return Fraction(1)
        return figure

    def _level(self) -> Form:
        self.levels += 1
        if self.switches["dated"] and self.chance(0.3):
            return self._dated()
        figure = self._directed_limit()
        maintain = self.switches["maintain"] and self.chance(0.15)
        op = self._comparator(figure, True)
        self._note_direction(op)
        return LevelForm(op, [(figure, None)], maintain=maintain)

    def _note_direction(self, op: str | None) -> None:
        if op is None:
            self.needs_better = True
        else:
            self.gives_direction = True

    def _dated(self) -> Form:
        years = self.world.years
        count = self.rng.choice([1, 2, 2, 3])
        dates = sorted(self.rng.sample(range(years[1], years[-1] + 2), min(count, years[-1] + 1 - years[1])))
        figures = sorted({self._directed_limit() for _ in dates}, reverse=self.lower)
        dates = dates[:len(figures)]
        op = self._comparator(figures[-1] if self.lower else figures[-1], True)
        if any(figure == 0 or figure == 1 for figure in figures) and op in ("<", ">"):
            op += "="
        self._note_direction(op)
        form = LevelForm(op, list(zip(figures, dates)))
        if self.switches["along_a_line"] and self.chance(0.5):
            start = Versus("year", years[0]) if self.plan.baseline is None or self.chance(0.3) else None
            year = start.number if start else self.plan.baseline
            if year is not None and year < dates[0] and self._later_than(year):
                form.line, form.versus = True, start
        return form

    def _later_than(self, year: int) -> bool:
        """Whether any judged row comes after this year: else the target would never apply."""
        last = self.plan.periods[-1].year if self.plan.periods else self.world.years[-1]
        return year < last

    def _versus(self) -> Versus:
        options = [Versus("prior_year")] * 4 + [Versus("prior_period")] * (3 if self.world.length != "Y" else 1)
        for year in {self.world.years[0], self.rng.choice(self.world.years), self.world.years[0] - 1}:
            if self._later_than(year):
                options.append(Versus("year", year))
        if self.plan.baseline is not None and self._later_than(self.plan.baseline):
            options += [Versus("baseline")] * 2
        if self.switches["mean_base"]:
            options.append(Versus("mean", self.rng.choice([2, 3, 3])))
        return self.rng.choice(options)

    def _change(self) -> Form:
        self.gives_direction = True
        form = Change(not self.lower, None)
        if self.chance(0.85) or (self.plan.boundary_inclusive and not self.switches["sizeless_when_inclusive"]):
            form.relative = self.chance(0.65)
            form.size = self.rng.choice(_SIZES) if form.relative else self.size()
            if self.lower and form.relative and self.chance(0.03):
                form.size = Fraction(1)
            elif self.chance(0.25):
                form.far = form.size * self.rng.choice([2, Fraction(3, 2)])
        if self.chance(0.4):
            form.every_year = True
            years = [one for one in (Versus("year", self.world.years[0]), Versus("baseline"))
                     if self._later_than(one.number or self.plan.baseline or 9999)]
            if form.size is not None and years and self.chance(0.5):
                form.versus = self.rng.choice(years)
        else:
            form.versus = self._versus()
        return form

    def _between(self) -> Form:
        self.two_sided = True
        low, high = sorted([self.limit(), self.limit()])
        return Between(low, high) if low < high else Between(low, high + self.size())

    def _about(self) -> Form:
        self.two_sided = True
        centre = self.limit(positive=True)
        if self.plan.about_within is not None and self.chance(0.4):
            return About(centre)
        if self.chance(0.5):
            return About(centre, self.rng.choice(_SIZES), True)
        return About(centre, self.size(), False)

    def _exactly(self) -> Form:
        self.two_sided = True
        if self.lower and self.chance(0.5):
            self.gives_direction = True
            return Exactly(Fraction(0))
        figure = self.limit(positive=True)
        return Exactly(figure if not (self.kind.name == "ratio" and figure == 1) else Fraction(1, 2))

    def _maintain(self) -> Form:
        self.needs_better = True
        form = Maintain(self._versus() if self.chance(0.3) else None)
        if self.chance(0.6):
            form.relative = self.chance(0.5)
            form.tolerance = self.rng.choice(_SIZES) if form.relative else self.size()
        return form

    def _times(self) -> Form:
        self.needs_better = True
        op = self.rng.choice([None, "<=" if self.lower else ">="])
        factor = Fraction(self.rng.choice(["0.5", "0.9", "1.2"] if self.lower else ["2", "1.5", "1.25", "3"]))
        return Times(factor, op, self._versus())

    def _from_to(self) -> Form:
        self.levels += 1
        self.gives_direction = True
        ends = sorted([self._directed_limit(), self._directed_limit()])
        if ends[0] == ends[1]:
            ends[1] += self.size()
        if self.kind.name == "ratio" and (ends[1] > 1 and self.capped or ends[0] == 1):
            ends = [Fraction(1, 10), Fraction(1, 2)]
        start, end = ends if not self.lower else reversed(ends)
        if self.switches["reduce_to"] and self.chance(0.25):
            return FromTo(not self.lower, None, end)
        return FromTo(not self.lower, start, end)

    # -- scopes

    def _scope(self, target: Target) -> None:
        rng, plan, on = self.rng, self.plan, self.switches
        measured = plan.measured_levels(self.one.measure)
        if measured - {0} and on["spread"] and self.chance(0.15):
            level = plan.levels[rng.choice(sorted(measured - {0}))]
            target.spread = Spread(level.name, rng.choice([None, 1, 2, 3]))
        elif measured and self.chance(0.12):
            target.level = plan.levels[rng.choice(sorted(measured))].name
        if on["where_area"] and self.chance(0.05 if target.spread is None else 0.2):
            target.area = rng.choice(self.world.table.roster())
        if self.dims and self.chance(0.25):
            for dim in rng.sample(self.dims, rng.randint(1, len(self.dims))):
                target.strata[dim] = rng.choice(plan.strata[dim])
        if self.chance(0.06) and self._is_timeless(target.form):
            target.year = rng.choice(plan.periods).year if plan.periods else rng.choice(self.world.years)
        names = self.world.of_kind(COUNT, self.dims) + self.world.of_kind(NUMBER, self.dims)
        if on["when"] and names and self.chance(0.12):
            target.when = self.measures.condition(self.dims)
        share = 0.1 if target.when is None else 0.3 * on["when_and_if_any"]
        if on["if_any"] and names and self.chance(share):
            target.if_any = InputRef(rng.choice(names), Fraction(0) if self.chance(0.2) else None)

    @staticmethod
    def _is_timeless(form: Form) -> bool:
        """Forms that no year makes unreachable."""
        if isinstance(form, LevelForm):
            return all(year is None for _, year in form.limits)
        versus = getattr(form, "versus", None)
        return versus is None or versus.kind in ("prior_year", "prior_period", "mean")
