"""Law: a table in which every count, amount and number is so many times as large has the same verdicts.

Holds for an indicator whose measure and conditions know no fixed amount: rates, proportions and money per head under any target;
counts, amounts and numbers under changes in percent, `N times`, `maintain` (within a percentage) and the level 0. A constant beside a figure,
a default that is not 0 and a comparison of a figure with a constant are fixed amounts. Verdict, reason, flags, progress and
`reported` stay; limit, base, gap and needed may be other numbers.
"""
from __future__ import annotations

import unittest

from law import Fraction, LawTest, spelled, table_of  # noqa: I001  it finds the others
from expression import (Binary, Call, Compare, Gap, If, IndicatorRef, InputRef, InYear, Literal, Logic, MeanLast, Not,
                        Prior, Quotient, Share, Total)
from plan import Change, Exactly, FromTo, LevelForm, Maintain, Times

COLUMNS = ("verdict", "reason", "exceeded", "at_boundary", "progress", "reported")
SCALED = ("count", "money", "number")
ANY = "any"
ROOM = 10**15  # figures times the largest factor stay decimals of 18 digits


class FixedAmount(Exception):
    pass


def common(degrees: list) -> object:
    known = {degree for degree in degrees if degree != ANY}
    if len(known) > 1:
        raise FixedAmount
    return known.pop() if known else ANY


class Degrees:
    """How often the factor stands in a value: once in a count, not at all in a rate."""

    def __init__(self, plan) -> None:
        self.plan = plan

    def of(self, node) -> object:
        if isinstance(node, InputRef):
            if node.default:
                raise FixedAmount
            return 1 if self.plan.inputs[node.name].kind.name in SCALED else 0
        if isinstance(node, IndicatorRef):
            return self.of(self.plan.indicators[node.name].measure)
        if isinstance(node, Literal):
            return ANY if node.value == 0 else 0
        if isinstance(node, Binary):
            left, right = self.of(node.left), self.of(node.right)
            if node.op == "*":
                return ANY if ANY in (left, right) else left + right
            return common([left, right])
        if isinstance(node, Quotient):
            left, right = self.of(node.left), self.of(node.right)
            if node.style == "percent":
                return common([left, right, 0]) if ANY in (left, right) else common([left - right, 0])
            if ANY in (left, right):
                raise FixedAmount
            return left - right
        if isinstance(node, Call):
            return common([self.of(each) for each in node.arguments])
        if isinstance(node, If):
            self.condition(node.condition)
            return common([self.of(node.then), self.of(node.otherwise)])
        if isinstance(node, Share):
            if not self.is_free(self.plan.indicators[node.indicator]):
                raise FixedAmount
            return 0
        assert isinstance(node, (Prior, InYear, MeanLast, Total, Gap)), node
        return self.of(node.inner)

    def condition(self, node) -> None:
        if isinstance(node, Compare):
            common([self.of(node.left), self.of(node.right)])
        elif isinstance(node, Logic):
            self.condition(node.left)
            self.condition(node.right)
        else:
            assert isinstance(node, Not), node
            self.condition(node.inner)

    def is_free(self, one) -> bool:
        """Whether nothing in the indicator is a fixed amount."""
        try:
            degree = self.of(one.measure)
            for target in one.targets:
                if target.when is not None:
                    self.condition(target.when)
                if target.if_any is not None:
                    self.of(target.if_any)
            return degree in (0, ANY) or all(is_relative(target.form) for target in one.targets)
        except FixedAmount:
            return False


def is_relative(form) -> bool:
    if isinstance(form, Change):
        return form.size is None or form.relative
    if isinstance(form, Maintain):
        return form.tolerance is None or form.relative
    if isinstance(form, LevelForm):
        return all(limit == 0 for limit, _ in form.limits)
    if isinstance(form, FromTo):
        return form.end == 0 and form.start in (None, 0)
    return isinstance(form, Times) or isinstance(form, Exactly) and form.figure == 0


class Scaling(LawTest):
    def test_scaled_figures(self) -> None:
        compared = 0
        for _, case, random in self.cases():
            table, scaled, times = table_of(case), table_of(case), random.choice([2, 3, 7, 10, 100])
            for key, cells in table.rows.items():
                for name, cell in cells.items():
                    if isinstance(cell, Fraction) and case.plan.inputs[name].kind.name in SCALED:
                        cells[name] = cell if abs(cell) < ROOM else cell % ROOM
                        scaled.rows[key][name] = cells[name] * times
            degrees = Degrees(case.plan)
            free = {name for name, one in case.plan.indicators.items() if degrees.is_free(one)}
            text = spelled(case.plan, "scaling")
            before, after = self.ask(case, text, table), self.ask(case, text, scaled, "scaled")
            compared += self.same(before, after, COLUMNS, f"{times} times", lambda key: key[0] in free)
        self.assertGreater(compared, 100 * self.num_cases)


if __name__ == "__main__":
    unittest.main()
