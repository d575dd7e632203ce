"""The value of a measure in one place (area, period, stratum), or the state that stands for it."""
from __future__ import annotations

import operator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Callable, Union

from expression import (Binary, Call, Compare, Condition, Expr, Gap, If, IndicatorRef, InputRef, InYear, Literal,
                        MeanLast, Not, Prior, Quotient, Share, Total, walk)
from periods import Period
from plan import Input, Plan
from rollup import Figure, Leaves, RollUp, Sum, in_all
from states import DATA_ERROR, NO_DATA, NOT_APPLICABLE, State, Truth, Value, first_state
from tables import SUPPRESSED, Stratum, Table

ShareOf = Callable[[Share, str, Period], Value]

_COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
            "!=": operator.ne}
_MISSING = {side: State(NO_DATA, f"{side}_missing") for side in ("numerator", "denominator", "input")}
_SUPPRESSED = State(NO_DATA, "suppressed")
_NEGATIVE = State(DATA_ERROR, "negative_count")
_OVER = State(DATA_ERROR, "over_100_percent")
_ZERO_BELOW = State(DATA_ERROR, "denominator_zero")
_NOTHING = State(NOT_APPLICABLE, "nothing_to_measure")
UNKNOWN = State(NO_DATA, "condition_unknown")
_CHILDREN = State(NO_DATA, "children_missing")

# How sums over areas are taken (D131): over whoever is in each of them, not at all when somebody lacks, or over a set.
EACH, REFUSED = "each", "refused"
Mode = Union[str, Leaves]


@dataclass(slots=True)
class Seen:
    """What was looked at: sums over areas, figures of the area itself, and figures that are still to grow (D136)."""

    sums: dict[Sum, None] = field(default_factory=dict)
    own: bool = False
    under_way: bool = False
    complete: bool = False  # also a figure that is no sum of parts so far
    growing: Period | None = None  # the period under way (D213)

    def add(self, other: "Seen") -> None:
        self.sums.update(other.sums)
        self.own |= other.own
        self.under_way |= other.under_way
        self.complete |= other.complete
        self.growing = self.growing or other.growing


@dataclass(slots=True)
class Settled:
    """What was found, what was looked at first, and how sums were taken in the end."""

    found: object
    seen: Seen
    mode: Mode = EACH

    @property
    def sums(self) -> dict[Sum, None]:
        return self.seen.sums

    @property
    def lacks(self) -> bool:
        return not all(each.is_whole() for each in self.sums)


class Measures:
    """Evaluates expressions. `side` says under which side of the innermost division a cell stands (D7)."""

    def __init__(self, plan: Plan, table: Table, share_of: ShareOf) -> None:
        self.plan, self.table, self.share_of = plan, table, share_of
        self.rollup = RollUp(plan, table)
        self._cache: dict = {}
        self._in_gap = False  # there the one figure for all strata is no figure (D11)
        self._mode: Mode = EACH
        self._seen = Seen()
        self._masks = {one.name: tuple(dim in one.dims for dim in plan.strata) for one in plan.inputs.values()}
        self._dimension = {dim: i for i, dim in enumerate(plan.strata)}
        self._uncapped: set[int] = set()  # the proportions of indicators that may exceed 100%
        for indicator in plan.indicators.values():
            if indicator.may_exceed:
                conditions = [each for t in indicator.targets for each in (t.when, t.if_any) if each is not None]
                roots = [indicator.measure, *conditions]
                self._uncapped.update(id(node) for root in roots for node in walk(root))
        self._by_type = {
            InputRef: self._input, IndicatorRef: self._indicator, Literal: self._literal, Binary: self._binary,
            Quotient: self._quotient, Call: self._call, If: self._if, Prior: self._prior, InYear: self._in_year,
            MeanLast: self._mean, Total: self._total, Gap: self._gap, Share: self._share,
        }

    def forget(self) -> None:
        self._cache.clear()
        self.rollup.forget()

    # -- sums over areas

    def settle(self, look: Callable[[], object], area: str) -> Settled:
        """D131: looks once with each sum over whoever is in it, then, when somebody lacks, over the same areas.

        A figure of the area itself is over all areas below it, so no sum beside it may lack one.
        """
        first = self.look(look, EACH)
        if not first.lacks:
            return first
        inside = in_all(first.sums)
        mode: Mode = inside if self.is_enough(inside, area) and not first.seen.own else REFUSED
        return Settled(self.look(look, mode).found, first.seen, mode)

    def look(self, look: Callable[[], object], mode: Mode) -> Settled:
        outside = self._mode, self._seen, self._in_gap
        self._mode, self._seen, self._in_gap = mode, Seen(), False
        try:
            return Settled(look(), self._seen, mode)
        finally:
            self._mode, self._seen, self._in_gap = outside

    def is_enough(self, inside: Leaves, area: str) -> bool:
        rule, wanted = self.plan.missing_children or "refuse", Fraction(0)
        if rule == "require":
            wanted = self.plan.require * len(self.rollup.leaves(area))
        return rule != "refuse" and bool(inside) and len(inside) >= wanted

    def _summed(self, one: Input, figures: Sum) -> Value:
        self._seen.sums[figures] = None
        if one.kind.name == "count" and figures.has_negative():
            return _NEGATIVE
        if isinstance(self._mode, frozenset):
            figure = figures.over(self._mode)
            return _CHILDREN if figure is None else figure
        figure = figures.over_all() if self._mode == EACH or figures.is_whole() else None
        if figure is None:
            return _SUPPRESSED if figures.all_that_lack_are_suppressed() else _CHILDREN
        return figure

    def is_capped(self, node: Expr) -> bool:
        """A proportion that may not exceed 100%."""
        if isinstance(node, Share):
            return True
        return isinstance(node, Quotient) and node.style == "percent" and id(node) not in self._uncapped

    def value(self, node: Expr, area: str, period: Period, stratum: Stratum, side: str = "input") -> Value:
        key = (id(node), area, period, stratum, side, self._in_gap, self._mode)
        found = self._cache.get(key)
        if found is None:
            outside, self._seen = self._seen, Seen()
            value = self._by_type[type(node)](node, area, period, stratum, side)
            found = self._cache[key] = value, self._seen
            self._seen = outside
        self._seen.add(found[1])
        return found[0]

    def truth(self, node: Condition, area: str, period: Period, stratum: Stratum) -> Truth:
        """D8. A false part makes `and` false, a true part makes `or` true, whatever the other part is."""
        if isinstance(node, Compare):
            operands = [self.value(side, area, period, stratum) for side in (node.left, node.right)]
            state = first_state(operands)
            if state is not None:
                return state if state.verdict == DATA_ERROR else UNKNOWN
            return _COMPARE[node.op](*operands)
        if isinstance(node, Not):
            inner = self.truth(node.inner, area, period, stratum)
            return inner if isinstance(inner, State) else not inner
        parts = [self.truth(side, area, period, stratum) for side in (node.left, node.right)]
        decisive = node.op == "or"
        if any(part is decisive for part in parts):
            return decisive
        return first_state(parts) or (not decisive)

    # -- figures

    def _figure(self, ref: InputRef, area: str, period: Period, key: Stratum) -> tuple[Figure, bool, bool]:
        """D4, D130: the figure, whether a default may stand in for it, whether it is the one for all strata."""
        rollup = self.rollup
        figure = rollup.figure(ref, area, period, key)
        if figure.under_way:
            self._seen.growing = period
        if not rollup.has_one_for_all(self.plan.inputs[ref.name], area, period):
            return figure, not figure.given and rollup.parts.stands(area, period, key), False
        if self._in_gap:
            return replace(figure, cell=None), False, False
        return rollup.figure(ref, area, period, rollup.whole), False, True

    def _valued(self, ref: InputRef, area: str, figure: Figure, may_stand_in: bool, side: str) -> Value:
        one, cell = self.plan.inputs[ref.name], figure.cell
        self._seen.under_way |= figure.under_way
        self._seen.complete |= not (figure.under_way and figure.made and one.in_time == "sum")
        if cell is None and not (may_stand_in and ref.default is not None):
            return _MISSING[side]
        if isinstance(cell, Sum):
            return self._summed(one, cell)
        if cell is SUPPRESSED:
            return _SUPPRESSED
        if one.kind.name == "count" and cell is not None and cell < 0:
            return _NEGATIVE
        if area in self.rollup.children:
            self._seen.own = True
            if isinstance(self._mode, frozenset) and self._mode != self.rollup.leaves(area):
                return _CHILDREN
        return ref.default if cell is None else cell / one.kind.scale

    def _input(self, node: InputRef, area: str, period: Period, stratum: Stratum, side: str) -> Value:
        key = tuple(cell if mine else "" for cell, mine in zip(stratum, self._masks[node.name]))
        figure, may_stand_in, _ = self._figure(node, area, period, key)
        return self._valued(node, area, figure, may_stand_in, side)

    def _total(self, node: Total, area: str, period: Period, stratum: Stratum, side: str) -> Value:
        """D35: each input is added up over its own strata, then the sums are added."""
        return self._sum_of_strata(node.inner, area, period, side)

    def _sum_of_strata(self, node: Expr, area: str, period: Period, side: str) -> Value:
        if isinstance(node, Binary):
            left, right = (self._sum_of_strata(part, area, period, side) for part in (node.left, node.right))
            return first_state((left, right)) or (left + right if node.op == "+" else left - right)
        assert isinstance(node, InputRef)
        parts = []
        for key in self.rollup.strata[node.name]:
            figure, may_stand_in, is_whole = self._figure(node, area, period, key)
            value = self._valued(node, area, figure, may_stand_in, side)
            if is_whole:
                return value
            parts.append(value)
        return first_state(parts) or sum(parts, Fraction(0))

    # -- operators

    def _indicator(self, node: IndicatorRef, area: str, period: Period, stratum: Stratum, side: str) -> Value:
        return self.value(self.plan.indicators[node.name].measure, area, period, stratum, side)

    def _literal(self, node: Literal, area: str, period: Period, stratum: Stratum, side: str) -> Value:
        return node.value

    def _binary(self, node: Binary, area: str, period: Period, stratum: Stratum, side: str) -> Value:
        left = self.value(node.left, area, period, stratum, side)
        right = self.value(node.right, area, period, stratum, side)
        state = first_state((left, right))
        if state is not None:
            return state
        if node.op == "+":
            return left + right
        return left - right if node.op == "-" else left * right

    def _quotient(self, node: Quotient, area: str, period: Period, stratum: Stratum, side: str) -> Value:
        above = self.value(node.left, area, period, stratum, "numerator")
        below = self.value(node.right, area, period, stratum, "denominator")
        state = first_state((above, below))
        if state is not None:
            return state
        if below == 0:
            return _NOTHING if above == 0 else _ZERO_BELOW
        result = above / below
        return _OVER if result > 1 and self.is_capped(node) else result

    def _call(self, node: Call, area: str, period: Period, stratum: Stratum, side: str) -> Value:
        values = [self.value(argument, area, period, stratum, side) for argument in node.arguments]
        state = first_state(values)
        if state is not None:
            return state
        return {"min": min, "max": max, "abs": lambda only: abs(only[0])}[node.function](values)

    def _if(self, node: If, area: str, period: Period, stratum: Stratum, side: str) -> Value:
        chosen = self.truth(node.condition, area, period, stratum)
        if isinstance(chosen, State):
            return chosen
        return self.value(node.then if chosen else node.otherwise, area, period, stratum, side)

    def _prior(self, node: Prior, area: str, period: Period, stratum: Stratum, side: str) -> Value:
        return self.value(node.inner, area, period.years_back(1), stratum, side)

    def _in_year(self, node: InYear, area: str, period: Period, stratum: Stratum, side: str) -> Value:
        return self.value(node.inner, area, period.in_year(node.year), stratum, side)

    def _mean(self, node: MeanLast, area: str, period: Period, stratum: Stratum, side: str) -> Value:
        """D10; the most recent year is the leftmost operand, as in D27."""
        values = [self.value(node.inner, area, period.years_back(n), stratum, side) for n in range(1, node.years + 1)]
        return first_state(values) or sum(values, Fraction(0)) / node.years

    def _gap(self, node: Gap, area: str, period: Period, stratum: Stratum, side: str) -> Value:
        """D11; the stratum written first is the leftmost operand."""
        place, outside = self._dimension[node.dimension], self._in_gap
        self._in_gap = True
        ends = [self.value(node.inner, area, period, stratum[:place] + (end,) + stratum[place + 1:], side)
                for end in (node.start, node.end)]
        self._in_gap = outside
        return first_state(ends) or abs(ends[1] - ends[0])

    def _share(self, node: Share, area: str, period: Period, stratum: Stratum, side: str) -> Value:
        return self.share_of(node, area, period)
