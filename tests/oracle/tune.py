"""Moves figures so that values lie on the limits, or one event beside them: where binary floating point goes wrong."""
from __future__ import annotations

from fractions import Fraction
from random import Random

from bounds import reference_year
from decimal_text import fits_in_column
from expression import (Expr, Gap, IndicatorRef, InputRef, InYear, MeanLast, Prior, Quotient, Share, Total, children)
from generate_world import World
from judge import Judge
from periods import Period
from plan import Indicator, Plan
from tables import Stratum


def movable(node: Expr, plan: Plan) -> list[InputRef]:
    """The inputs that are read in the row itself."""
    if isinstance(node, InputRef):
        return [node]
    if isinstance(node, IndicatorRef):
        return movable(plan.indicators[node.name].measure, plan)
    if isinstance(node, (Gap, InYear, MeanLast, Prior, Share, Total)):
        return []
    return [found for child in children(node) for found in movable(child, plan)]


class Tuner:
    def __init__(self, world: World, judge: Judge, rng: Random) -> None:
        self.world, self.judge, self.rng = world, judge, rng

    def tune(self, times: int) -> None:
        plan = self.world.plan
        periods = plan.periods or self.world.table.periods()
        indicators = list(plan.indicators.values())
        areas = self.judge.roster + list(self.judge.measures.rollup.children) * 2
        for _ in range(times):
            one = self.rng.choice(indicators)
            target = self.rng.choice(one.targets)
            area, period = self.rng.choice(areas), self.rng.choice(periods)
            stratum = self.rng.choice(self.judge.strata[one.name])
            if any(target.strata.get(dim, cell) != cell for dim, cell in zip(plan.strata, stratum)):
                continue
            start = reference_year(target.form, plan)
            if start is not None and period.year <= start:
                continue
            bound = self.judge.compared(one, target, area, period, stratum).bound
            if bound is None:
                continue
            limits = [bound.low, bound.high] if bound.op == "in" else [bound.limit]
            limits += [] if bound.far is None else [bound.far]
            self._reach(one, self.rng.choice(limits), area, period, stratum)

    def _reach(self, one: Indicator, limit: Fraction, area: str, period: Period, stratum: Stratum) -> None:
        plan = self.world.plan
        top = plan.written_out(one.measure)
        above, wanted = top, limit
        if isinstance(top, Quotient):
            above = top.left
            self._fit_denominator(top.right, limit, area, period, stratum)
            below = self.judge.value(top.right, area, period, stratum)
            if not isinstance(below, Fraction):
                return
            wanted = limit * below
        inputs = movable(above, plan)
        if inputs:
            self._solve(above, self.rng.choice(inputs), wanted, area, period, stratum)

    def _cell(self, ref: InputRef, area: str, period: Period, stratum: Stratum) -> dict | None:
        """The row whose figure it is: the area's own, or one of those that are added up."""
        one, rollup = self.world.plan.inputs[ref.name], self.judge.measures.rollup
        key = tuple(cell if dim in one.dims else "" for dim, cell in zip(self.world.plan.strata, stratum))
        while rollup.parts.own(one, area, period, key) is None:
            places = [(area, part) for part in rollup.parts.inside(period) if one.in_time is not None
                      and rollup.parts.has_figure(one, area, part, key)]
            places = places or [(child, period) for child in rollup.children.get(area, ()) if one.adds_up
                                and rollup.reports(one, child, period, key)]
            if not places:
                return None
            area, period = self.rng.choice(places)
        row = self.world.table.rows.get((area, period, key))
        return row if row is not None and isinstance(row.get(ref.name), Fraction) else None

    def _fit_denominator(self, node: Expr, limit: Fraction, area: str, period: Period, stratum: Stratum) -> None:
        """A multiple of the limit's denominator, so that a whole number of events lies exactly on the limit."""
        if not isinstance(node, InputRef) or limit.denominator > 10**9:
            return
        row = self._cell(node, area, period, stratum)
        if row is None:
            return
        times = max(1, round(row[node.name] / limit.denominator))
        figure = Fraction(times * limit.denominator)
        if self._fits(node.name, figure):
            row[node.name] = figure
            self.judge.forget()

    def _solve(self, node: Expr, ref: InputRef, wanted: Fraction, area: str, period: Period, stratum: Stratum) -> None:
        """Takes the expression as linear in one figure; where it is not, nothing is lost."""
        row = self._cell(ref, area, period, stratum)
        if row is None:
            return
        kind = self.world.plan.inputs[ref.name].kind
        before = row[ref.name]
        ends = []
        for probe in (before, before + 1):
            row[ref.name] = probe
            self.judge.forget()
            ends.append(self.judge.value(node, area, period, stratum))
        row[ref.name] = before
        self.judge.forget()
        if not all(isinstance(end, Fraction) for end in ends) or ends[0] == ends[1]:
            return
        figure = before + (wanted - ends[0]) / (ends[1] - ends[0])
        if kind.name in ("count", "date") and (before.denominator == 1 or self.rng.random() < 0.7):
            figure = Fraction(round(figure)) + self.rng.choice([0, 0, 0, 1, -1])
        else:
            figure = Fraction(round(figure * 10**6), 10**6)
            figure += self.rng.choice([0, 0, Fraction(1, 1000), Fraction(-1, 1000)])
        fits = self._fits(ref.name, figure)
        if fits and (kind.name != "count" or figure >= 0) and (kind.name != "date" or 700_000 < figure < 740_000):
            row[ref.name] = figure

    def _fits(self, name: str, figure: Fraction) -> bool:
        cells = (cells.get(name) for cells in self.world.table.rows.values())
        return fits_in_column([figure] + [cell for cell in cells if isinstance(cell, Fraction)])
