"""Counts that must not be shown (D143), read a second time: which counts a row shows, and as which sum of reported figures.

A reported figure is an unknown of leaks.py: (input, area, period, stratum). Whoever reads results knows how areas, strata, years and inputs add up,
so every count that is shown is a known sum of them. A default is a constant.
"""
from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Iterator

from expression import (Binary, Expr, Gap, If, InputRef, InYear, Literal, MeanLast, Prior, Quotient, Share, Total,
                        children)
from judge import Judge
from leaks import Form
from measure import Mode
from periods import Period
from plan import Versus
from rollup import Sum
from states import State
from tables import Stratum

ONE = ("",)  # the unknown that everybody knows: constants are so many times it
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Count:
    """A count that a row shows; form None: it is no sum of reported figures."""

    value: Fraction
    form: Form | None


def plus(left: Form | None, right: Form | None, factor: Fraction = Fraction(1)) -> Form | None:
    if left is None or right is None:
        return None
    out = dict(left)
    for figure, share in right.items():
        out[figure] = out.get(figure, ZERO) + factor * share
    return {figure: share for figure, share in out.items() if share}


def times(form: Form | None, factor: Fraction) -> Form | None:
    return None if form is None else {figure: share * factor for figure, share in form.items() if factor}


@dataclass(frozen=True, slots=True)
class Place:
    area: str
    period: Period
    stratum: Stratum
    mode: Mode

    def at(self, period: Period) -> "Place":
        return Place(self.area, period, self.stratum, self.mode)

    def within(self, stratum: Stratum) -> "Place":
        return Place(self.area, self.period, stratum, self.mode)


class Reader:
    """Looks at measures as a judge does, and says of what their values are made."""

    def __init__(self, judge: Judge) -> None:
        self.judge, self.plan, self.measures = judge, judge.plan, judge.measures
        self.rollup, self.parts = judge.measures.rollup, judge.measures.rollup.parts

    # -- figures

    def own(self, ref: InputRef, area: str, period: Period, key: Stratum) -> Form:
        """The figure of an area itself: its own row's, or that of the parts of the period; empty when there is none."""
        one = self.plan.inputs[ref.name]
        if self.parts.own(one, area, period, key) is not None:
            return {(ref.name, area, period, key): Fraction(1)}
        form: Form = {}
        if self.parts.find(one, ref.default, area, period, key, self.rollup.strata[ref.name]).made:
            inside = self.parts.inside(period)
            for part in inside[-1:] if one.in_time == "last" else inside:
                form = plus(form, self.own(ref, area, part, key) or {ONE: ref.default or ZERO})
        return form

    def cell(self, ref: InputRef, place: Place) -> Form:
        mask = tuple(cell if dim in self.plan.inputs[ref.name].dims else "" for dim, cell in zip(self.plan.strata, place.stratum))
        return self._keyed(ref, place, mask)[0]

    def _keyed(self, ref: InputRef, place: Place, key: Stratum) -> tuple[Form, bool]:
        """(the figure, whether it is the one for all strata)"""
        figure, _, is_whole = self.measures._figure(ref, place.area, place.period, key)
        key = self.rollup.whole if is_whole else key
        if not isinstance(figure.cell, Sum):
            return self.own(ref, place.area, place.period, key) or {ONE: ref.default or ZERO}, is_whole
        form: Form = {}
        for part in figure.cell.parts:
            if isinstance(part.cell, Fraction) and (not isinstance(place.mode, frozenset) or part.leaves <= place.mode):
                form = plus(form, self.own(ref, part.area, place.period, key) or {ONE: ref.default or ZERO})
        return form, is_whole

    # -- sums

    def value(self, node: Expr, place: Place) -> Fraction | State:
        return self.measures.look(lambda: self.measures.value(node, place.area, place.period, place.stratum), place.mode).found

    def form(self, node: Expr, place: Place) -> Form | None:
        """The value as a sum of reported figures, None where it is none: a quotient, a `max`, an `if`, whose branch nobody needs to know."""
        node = self.plan.written_out(node)
        if isinstance(node, InputRef):
            return self.cell(node, place) if self.plan.kind_of(node).name == "count" else None
        if isinstance(node, Literal):
            return {ONE: node.value}
        if isinstance(node, Total):
            return self._total(node.inner, place)
        if isinstance(node, Prior):
            return self.form(node.inner, place.at(place.period.years_back(1)))
        if isinstance(node, InYear):
            return self.form(node.inner, place.at(place.period.in_year(node.year)))
        if isinstance(node, MeanLast):
            whole: Form | None = {}
            for back in range(1, node.years + 1):
                whole = plus(whole, self.form(node.inner, place.at(place.period.years_back(back))), Fraction(1, node.years))
            return whole
        if isinstance(node, Binary) and node.op in "+-":
            return plus(self.form(node.left, place), self.form(node.right, place), Fraction(1 if node.op == "+" else -1))
        if isinstance(node, Binary):
            for factor, other in ((node.left, node.right), (node.right, node.left)):
                if isinstance(factor, Literal):
                    return times(self.form(other, place), factor.value)
        if isinstance(node, Quotient) and node.style == "slash" and isinstance(node.right, Literal):
            return times(self.form(node.left, place), 1 / node.right.value)
        return None

    def _total(self, node: Expr, place: Place) -> Form:
        if isinstance(node, Binary):
            return plus(self._total(node.left, place), self._total(node.right, place), Fraction(1 if node.op == "+" else -1))
        form: Form = {}
        for key in self.rollup.strata[node.name]:
            one, is_whole = self._keyed(node, place, key)
            if is_whole:
                return one
            form = plus(form, one)
        return form

    def _taken(self, node: If, place: Place) -> Expr:
        chosen = self.measures.look(lambda: self.measures.truth(node.condition, place.area, place.period, place.stratum), place.mode).found
        return node.then if chosen is True else node.otherwise

    # -- what a value shows

    def shown(self, node: Expr, place: Place) -> list[Count]:
        """The counts that are shown with a value: it itself, the sides of its quotient, and what a proportion leaves out. Only of what is a value."""
        node, place = self.top(node, place)
        if self.plan.kind_of(node).name == "count":
            return [Count(self.value(node, place), self.form(node, place))]
        if not isinstance(node, Quotient):
            return []
        counts = [each for side in (node.left, node.right) for each in self.shown(side, place)]
        if self.measures.is_capped(node) and self.plan.kind_of(node.right).name == "count":
            left, right = (self.value(side, place) for side in (node.left, node.right))
            counts.append(Count(right - left, plus(self.form(node.right, place), self.form(node.left, place), Fraction(-1))))
        return counts

    def behind(self, node: Expr, place: Place) -> list[Count]:
        """All counts in a measure that is neither a sum nor a quotient of sums."""
        node, place = self.top(node, place)
        if isinstance(node, Quotient) and self.plan.kind_of(node).name != "count":
            return [each for side in (node.left, node.right) for each in self.behind(side, place)]
        if isinstance(node, MeanLast) or self.form(node, place) is None:
            return list(self._inside(node, place))
        return []

    def top(self, node: Expr, place: Place) -> tuple[Expr, Place]:
        """A measure without the names and years around it."""
        node = self.plan.written_out(node)
        if isinstance(node, Prior):
            return self.top(node.inner, place.at(place.period.years_back(1)))
        if isinstance(node, InYear):
            return self.top(node.inner, place.at(place.period.in_year(node.year)))
        return node, place

    def _inside(self, node: Expr, place: Place) -> Iterator[Count]:
        node, place = self.top(node, place)
        if isinstance(node, (InputRef, Total)):
            if self.plan.kind_of(node).name == "count":
                yield Count(self.value(node, place), self.form(node, place))
        elif isinstance(node, If):
            yield from self._inside(self._taken(node, place), place)
        elif isinstance(node, MeanLast):
            for back in range(1, node.years + 1):
                yield from self._inside(node.inner, place.at(place.period.years_back(back)))
        elif isinstance(node, Gap):
            at = list(self.plan.strata).index(node.dimension)
            for end in (node.start, node.end):
                yield from self._inside(node.inner, place.within(place.stratum[:at] + (end,) + place.stratum[at + 1:]))
        elif not isinstance(node, Share):
            for child in children(node):
                yield from self._inside(child, place)

    # -- bases

    def base_places(self, versus: Versus, place: Place) -> list[Place]:
        """Where the measure is looked at for a base."""
        period = place.period
        if versus.kind == "mean":
            return [place.at(period.years_back(back)) for back in range(1, versus.number + 1)]
        if versus.kind == "prior_year":
            return [place.at(period.years_back(1))]
        if versus.kind == "prior_period":
            return [place.at(period.preceding())]
        return [place.at(period.in_year(versus.number if versus.kind == "year" else self.plan.baseline))]
