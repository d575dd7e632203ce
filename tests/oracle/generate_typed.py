"""Random trees of a given kind, by the rules of D34."""
from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Callable

from expression import Binary, Call, Expr, If, InputRef, Literal, Quotient
from generate_condition import NotHere
from kinds import COUNT, DATE, NUMBER, PERCENT, points

if TYPE_CHECKING:
    from generate_measure import MeasureMaker


KINDS = ("count", "ratio", "points", "number", "money")


class TypedMaker:
    """Ratios and points are all in percent here: what scale a sum of two scales is shown in is not decided."""

    def __init__(self, measures: "MeasureMaker", dims: tuple[str, ...]) -> None:
        self.measures, self.dims, self.rng = measures, dims, measures.rng
        plan = measures.plan
        self.money = [one.name for one in plan.inputs.values()
                      if one.kind.name == "money" and set(one.dims) <= set(dims)]

    def make(self, kind: str, depth: int) -> Expr:
        if depth <= 0:
            return self._leaf(kind)
        roll = self.rng.random()
        if roll < 0.15:
            return self._leaf(kind)
        if roll < 0.22:
            arguments = [self.make(kind, depth - 1) for _ in range(self.rng.choice([2, 3]))]
            return Call(self.rng.choice(["min", "max"]), arguments)
        if roll < 0.26 and self.measures.switches["conditional"]:
            return If(self.measures.condition(self.dims, 0), self.make(kind, depth - 1), self.make(kind, depth - 1))
        if roll < 0.30 and self.measures.switches["other_years"]:
            inner = self.make(kind, depth - 1)
            return inner if isinstance(inner, Literal) else self.measures.other_year(inner)
        return self.rng.choice(self._rules(kind, depth - 1))()

    def _rules(self, kind: str, depth: int) -> list[Callable[[], Expr]]:
        def both(op: str, left: str, right: str) -> Callable[[], Expr]:
            return lambda: Binary(op, self.make(left, depth), self.make(right, depth))

        def over(left: str, right: str, style: str = "slash") -> Callable[[], Expr]:
            scale = 1 if style == "slash" else 100
            return lambda: Quotient(style, scale, self.make(left, depth), self.make(right, depth))

        scaled = [both("*", kind, "number"), both("*", "number", kind), over(kind, "number")]
        by_ratio = [both("*", "ratio", kind), both("*", kind, "ratio"), over(kind, "ratio")]
        sums = [both("+", kind, kind), both("-", kind, kind)]
        return {
            "count": sums + sums + scaled + by_ratio,
            "number": sums + [both("*", "number", "number"), over("number", "number"), over("ratio", "ratio"),
                              self._days],
            "ratio": [over("count", "count", "percent"), over("count", "count", "per"),
                      over("money", "money", "percent"), over("number", "count", "per"), both("+", "ratio", "points"),
                      both("-", "ratio", "points"), both("+", "ratio", "ratio")] + scaled,
            "points": [both("-", "ratio", "ratio")] * 3 + scaled,
            "money": sums + scaled + by_ratio + [both("*", "count", "money"), both("*", "money", "count"),
                                                 over("money", "count")],
        }[kind]

    def _days(self) -> Expr:
        dates = self.measures.world.of_kind(DATE, ())
        if len(dates) < 2:
            raise NotHere
        return Binary("-", InputRef(dates[0]), InputRef(dates[1]))

    def _leaf(self, kind: str) -> Expr:
        names, figure = self.measures.world.of_kind, Fraction(self.rng.randint(1, 40), self.rng.choice([1, 2, 4]))
        if kind == "count":
            return InputRef(self.measures.pick(names(COUNT, self.dims)), self.measures.default())
        if kind == "money":
            return InputRef(self.measures.pick(self.money))
        if kind == "number":
            if self.rng.random() < 0.4:
                return Literal(figure, NUMBER)
            return InputRef(self.measures.pick(names(NUMBER, self.dims)))
        if kind == "ratio":
            if self.rng.random() < 0.15:
                return Literal(figure / 100, PERCENT)
            return InputRef(self.measures.pick(names(PERCENT, self.dims)))
        if self.rng.random() < 0.4:
            return Literal(figure / 100, points(100))
        return InputRef(self.measures.pick(names(points(100), self.dims)))
