"""Attacks what results show under `suppress counts` (D143): is every count that must not be shown withheld, and can none be had back?"""
from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Iterable, Iterator

from bounds import comparison
from expression import Expr, InputRef, Quotient
from judge import Judge, Result, columns
from leaks import Form, Known
from periods import Period
from plan import FromTo, Indicator, Target, Versus
from rollup import Sum
from states import State
from tables import Stratum
from withheld import ONE, Count, Place, Reader, plus, times

COLUMNS = ("verdict", "reason", "exceeded", "at_boundary", "value", "limit", "base", "gap", "progress", "needed",
           "reported", "reached", "expected")
Key = tuple[str, ...]
Row = dict[str, str]


@dataclass(slots=True)
class Judged:
    """One row as the judge has it, and where its value and its base are looked at."""

    key: Key
    one: Indicator
    target: Target
    result: Result
    place: Place
    bases: list[Place] = field(default_factory=list)
    follows: bool = False  # the limit, from the base


class Attack:
    """`complaints` says what is wrong; `withheld` counts the figures that are not shown, `small` those of them that must not be."""

    def __init__(self, judge: Judge, periods: list[Period], shown: dict[Key, Row]) -> None:
        self.judge, self.plan, self.reader, self.rows = judge, judge.plan, Reader(judge), shown
        self.complaints: list[str] = []
        self.withheld = self.small = 0
        self.known = Known()
        self.known.add({ONE: Fraction(1)})
        self._protected: list[tuple[str, Count]] = []
        self._wholes: set[tuple] = set()  # figures that are known to be the sum of others
        judged = list(self._judged(periods))
        for row in judged:
            self._compare(row)
        self._add_sums(periods)
        for row in judged:
            self._tell(row)
        self._solve()

    def is_small(self, count: Count) -> bool:
        low, high = self.plan.small
        return low <= count.value <= high

    # -- rows

    def _judged(self, periods: list[Period]) -> Iterator[Judged]:
        judge = self.judge
        for one in self.plan.indicators.values():
            for ordinal, target in enumerate(one.targets):
                if target.spread is not None:
                    continue
                for area in judge.roster:
                    for period in periods:
                        for stratum in judge.strata[one.name]:
                            key = (one.name, str(ordinal + 1), area, period.text(self.plan.first_month), *stratum)
                            yield self._place(key, one, target, judge.result(one, ordinal, area, period, stratum),
                                              area, period, stratum)

    def _place(self, key: Key, one: Indicator, target: Target, result: Result, area: str, period: Period,
               stratum: Stratum) -> Judged:
        """Over which areas value and base are (D131)."""
        judge = self.judge
        alone = judge.settled(one.measure, area, period, stratum)
        row = Judged(key, one, target, result, Place(area, period, stratum, alone.mode))
        if result.base is None or isinstance(target.form, FromTo) and target.form.start is not None:
            return row
        versus = comparison(target.form) or Versus("baseline")
        found = judge.compared(one, target, area, period, stratum)
        row.place = Place(area, period, stratum, found.mode)
        row.follows = comparison(target.form) is not None and found.bound is not None
        row.bases = self.reader.base_places(versus, row.place)
        leaves = judge.measures.rollup.leaves(area)
        modes = [found.mode, leaves, judge.measures.settle(
            lambda: judge._base(one.measure, versus, area, period, stratum), area).mode]
        for mode in modes:  # a base that is only shown, or beside a value that is none, is over other areas
            places = [Place(area, base.period, stratum, mode) for base in row.bases]
            values = [self.reader.value(one.measure, base) for base in places]
            if not any(isinstance(value, State) for value in values) and sum(values) / len(values) == result.base:
                row.bases = places
                return row
        raise AssertionError(f"{key}: the base is of no areas that are known")

    def _compare(self, row: Judged) -> None:
        """Shown is what the judge says, or `*`; what must be withheld is."""
        found, expected = self.rows[row.key], dict(zip(COLUMNS, columns(row.result, self.judge.kinds[row.one.name])))
        for name in COLUMNS:
            if found[name] != expected[name] and (found[name] != "*" or name in ("verdict", "reason", "reported")):
                self._complain(row, f"{name} is {found[name]!r} for {expected[name]!r}")
        self.withheld += sum(found[name] == "*" for name in COLUMNS)
        value, base = (found[name] == "*" for name in ("value", "base"))
        hidden = [name for name in ("gap", "progress", "needed", "reached", "exceeded", "at_boundary") if value]
        hidden += ["progress"] * base + ["limit", "gap", "reached"] * (base and row.follows)
        for name in hidden:
            if found[name] not in ("", "*"):
                self._complain(row, f"{name} is shown beside a figure that is withheld")
        for name, places in (("value", [row.place]), ("base", row.bases)):
            if expected[name] == "":
                continue
            for count in self._counts(row, places):
                self._check(row, count)
                if self.is_small(count) and found[name] != "*":
                    self._complain(row, f"{name} is {found[name]}, with {count.value} in it")

    def _counts(self, row: Judged, places: list[Place]) -> list[Count]:
        return [count for place in places
                for count in self.reader.shown(row.one.measure, place) + self.reader.behind(row.one.measure, place)]

    def _check(self, row: Judged, count: Count) -> None:
        """What is said of a count's sum is true."""
        if count.form is not None:
            total = sum((factor * (1 if figure == ONE else self._reported(figure))
                         for figure, factor in count.form.items()), Fraction(0))
            assert total == count.value, (row.key, count)

    def _complain(self, row: Judged, text: str) -> None:
        self.complaints.append(f"{', '.join(row.key)}: {text}")

    # -- what everybody knows

    def _add_sums(self, periods: Iterable[Period]) -> None:
        """A figure of the area itself beside those of the areas below, one of a year beside its parts: known to be their sum where they are."""
        rows, rollup = self.judge.table.rows, self.reader.rollup
        for (area, period, key), cells in rows.items():
            for name, cell in cells.items():
                one = self.plan.inputs[name]
                if one.kind.name != "count" or not isinstance(cell, Fraction):
                    continue
                figure, ref = {(name, area, period, key): Fraction(1)}, InputRef(name)
                if one.adds_up and area in rollup.children:
                    self._add_sum(figure, cell, [self._whole(ref, child, period, key) for child in rollup.children[area]])
                inside = rollup.parts.inside(period) if one.in_time else []
                if inside and not rollup.parts.is_under_way(period):
                    counted = inside[-1:] if one.in_time == "last" else inside
                    self._add_sum(figure, cell, [self.reader.own(ref, area, part, key) for part in counted])

    def _whole(self, ref: InputRef, area: str, period: Period, key: Stratum) -> Form:
        figure = self.reader.rollup.figure(ref, area, period, key)
        if not isinstance(figure.cell, Sum):
            return self.reader.own(ref, area, period, key) if isinstance(figure.cell, Fraction) else {}
        form: Form = {}
        for part in figure.cell.parts:
            form = plus(form, self.reader.own(ref, part.area, period, key)) if isinstance(part.cell, Fraction) else {}
            if not form:
                return {}
        return form

    def _add_sum(self, figure: Form, cell: Fraction, parts: list[Form]) -> None:
        if not all(parts):
            return
        whole: Form = {}
        for part in parts:
            whole = plus(whole, part)
        if sum((self._reported(one) for one in whole), Fraction(0)) == cell:
            self.known.add(plus(figure, whole, Fraction(-1)))
            self._wholes.update(figure)

    def _tell(self, row: Judged) -> None:
        """Adds what the row shows to what is known, and what it withholds to what must not be."""
        reader, measure = self.reader, row.one.measure
        for name, places in (("value", [row.place]), ("base", row.bases)):
            figure = self.rows[row.key][name]
            if figure == "" or not places:
                continue
            counts = [reader.shown(measure, place) for place in places]
            one_sum = self.judge.kinds[row.one.name].name == "count"
            if figure != "*":
                if one_sum:
                    self._add(self._mean([each[0].form for each in counts]))
                elif name == "value":
                    for count in counts[0]:
                        self._add(count.form)
                elif len(places) == 1:
                    self._add(self._ratio(measure, places[0], row.result.base))
                continue
            where = f"{', '.join(row.key)}: {name}"
            behind = [count for place in places for count in reader.behind(measure, place)]
            is_whole = one_sum and not behind and len(places) == 1
            counted = behind or [count for each in counts for count in each]
            small = [count for count in counted if self.is_small(count)]
            self.small += len(small)
            self._protected += [(where, count) for count in (counted if is_whole else small) if count.form is not None]

    def _add(self, form: Form | None) -> None:
        if form is not None:
            self.known.add(form)

    @staticmethod
    def _mean(forms: list[Form | None]) -> Form | None:
        whole: Form | None = {}
        for form in forms:
            whole = plus(whole, form, Fraction(1, len(forms)))
        return whole

    def _ratio(self, measure: Expr, place: Place, ratio: Fraction) -> Form | None:
        """Of a ratio that is known: its numerator is so many times its denominator."""
        node, place = self.reader.top(measure, place)
        if not isinstance(node, Quotient):
            return None
        return plus(self.reader.form(node.left, place), times(self.reader.form(node.right, place), ratio), Fraction(-1))

    # -- the attack

    def _solve(self) -> None:
        """Nothing withheld is the only solution: not of the sums alone, and not when it is known that no count is negative, and of all small
        counts that they are small (whoever sees a `*` may guess it)."""
        low, high = self.plan.small
        zeros: list[Form] = []
        ends: list[Form] = []
        protected: dict[tuple, tuple[str, Count]] = {}
        for where, count in self._protected:
            form = tuple(sorted(count.form.items(), key=repr))
            if form in protected or all(figure == ONE for figure in count.form):
                continue
            protected[form] = where, count
            zeros += [{figure: Fraction(1)} for figure in count.form if figure != ONE and self._reported(figure) == 0]
            # Of a whole that is hidden with all of its parts nothing more can be hidden.
            if len(form) == 1 and form[0][1] == 1 and form[0][0] not in self._wholes and count.value in (low, high):
                ends.append({form[0][0]: Fraction(1 if count.value == low else -1)})
        for where, count in protected.values():
            if not self.known.left(count.form):
                self.complaints.append(f"{where}: the {count.value} follows from what is shown")
            elif self.is_small(count) and self.known.is_pinned(count.form, zeros + ends):
                self.complaints.append(f"{where}: the {count.value} is the only one that is possible")

    def _reported(self, figure: tuple) -> Fraction:
        name, *place = figure
        return self.judge.table.rows[tuple(place)][name]
