"""Small plans and tables written by hand, for the tests."""
from __future__ import annotations

import unittest
from fractions import Fraction as F

from expression import InputRef, Quotient
from judge import Judge
from kinds import COUNT, DATE, NUMBER, PERCENT, money
from periods import Period
from plan import Indicator, Input, LevelForm, Plan, Target, Versus
from tables import SUPPRESSED, Table

A, B, P = InputRef("a"), InputRef("b"), InputRef("p")
PRIOR = Versus("prior_year")
FIGURES = ("verdict", "reason", "exceeded", "at_boundary", "value", "limit", "base", "gap", "progress", "needed",
           "reported", "reached", "expected")


def rate(scale: int = 1000) -> Quotient:
    return Quotient("per", scale, A, B)


def proportion() -> Quotient:
    return Quotient("percent", 100, A, B)


def level(op: str | None, limit: object, **more: object) -> Target:
    return Target(LevelForm(op, [(F(limit), None)]), **more)


class Case:
    """A plan with count inputs a and b, a published p, money m and a date d; years map to figures of one area."""

    def __init__(self, measure, *targets: Target, better: str = "lower", **plan: object) -> None:
        self.plan = Plan(**plan)
        for name, kind in (("a", COUNT), ("b", COUNT), ("p", PERCENT), ("m", money("VND")), ("d", DATE), ("n", NUMBER)):
            self.plan.inputs[name] = Input(name, kind)
        self.table = Table()
        self.indicator("k", measure, *targets, better=better)

    def indicator(self, name: str, measure, *targets: Target, better: str = "lower") -> Indicator:
        one = Indicator(name, measure, list(targets), direction=better)
        self.plan.indicators[name] = one
        return one

    def row(self, year: object, area: str = "X", stratum: tuple[str, ...] = (), **figures: object) -> "Case":
        period = year if isinstance(year, Period) else Period(year)
        self.table.rows[area, period, stratum] = {
            name: figure if figure is None or figure is SUPPRESSED else F(figure) for name, figure in figures.items()}
        return self

    def answer(self, year: object, target: object = 1, area: str = "X", stratum: tuple[str, ...] = (),
               name: str = "k") -> dict[str, str]:
        period = year if isinstance(year, Period) else Period(year)
        rows = dict(Judge(self.plan, self.table).rows())
        return dict(zip(FIGURES, rows[(name, str(target), area, period.text(self.plan.first_month), *stratum)]))


class Oracle(unittest.TestCase):
    maxDiff = None

    def check(self, found: dict[str, str], **expected: str) -> None:
        self.assertEqual({name: found[name] for name in expected}, expected)
