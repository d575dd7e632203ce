"""Verdicts of a plan over a table, row by row, in the order of answers of D6."""
from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Iterator, Sequence

from bounds import is_not_due, reference_year, whole_events
from compared import Compared, Comparer
from decimal_text import date_text, decimal_text
from expression import Binary, Expr, InputRef, Quotient, Share, Total
from kinds import Kind
from measure import UNKNOWN, Measures
from periods import Period
from plan import Indicator, Plan, Target
from states import (DATA_ERROR, MET, MISSED, NO_BASELINE, NO_DATA, NOT_APPLICABLE, NOT_DUE, State, Truth, Value,
                    combine)
from tables import Stratum, Table


@dataclass(slots=True)
class Result:
    """A verdict with its figures, all in true values."""

    verdict: str
    reason: str = ""
    exceeded: bool | None = None
    at_boundary: bool | None = None
    value: Fraction | None = None
    limit: Fraction | None = None
    base: Fraction | None = None
    gap: Fraction | None = None
    progress: Fraction | None = None
    needed: Fraction | None = None
    reported: Fraction | None = None
    reached: Fraction | None = None
    expected: Fraction | None = None


class Judge(Comparer):
    def __init__(self, plan: Plan, table: Table) -> None:
        super().__init__(plan, Measures(plan, table, self._share))
        self.table = table
        self.roster = table.roster()
        self.depth = {area: table.depth(area) for area in self.roster}
        self.kinds: dict[str, Kind] = {}
        self.strata: dict[str, list[Stratum]] = {}
        for one in plan.indicators.values():
            self.kinds[one.name] = plan.kind_of(one.measure)
            self.strata[one.name] = plan.strata_of(plan.dims_of(one.measure))
            self.capped[one.name] = self.measures.is_capped(plan.written_out(one.measure))
        self._results: dict = {}
        self._below: dict = {}

    def forget(self) -> None:
        """After a change of a figure."""
        self.measures.forget()
        self._results.clear()

    # -- areas

    def areas_below(self, top: str, level: str) -> list[str]:
        key = (top, level)
        if key not in self._below:
            depth = self.plan.level_index(level)
            self._below[key] = [area for area in self.roster
                                if self.depth[area] == depth and self.table.is_below(area, top)]
        return self._below[key]

    def _share(self, node: Share, area: str, period: Period) -> Value:
        """D12."""
        met = missed = undecided = 0
        indicator = self.plan.indicators[node.indicator]
        for member in self.areas_below(area, node.level):
            verdict, _ = self.combined(indicator, member, period)
            met += verdict == MET
            missed += verdict == MISSED
            undecided += verdict in (NO_DATA, NO_BASELINE, DATA_ERROR)
        decided = met + missed
        if not decided:
            return State(NO_DATA, "areas_undecided") if undecided else State(NOT_APPLICABLE, "no_areas")
        if undecided:
            rule = self.plan.missing_children or "refuse"
            if rule == "refuse" or (rule == "require" and Fraction(decided, decided + undecided) < self.plan.require):
                return State(NO_DATA, "areas_undecided")
        return Fraction(met, decided)

    # -- one target in one row

    def _outside(self, target: Target, area: str, period: Period, stratum: Stratum) -> bool:
        """D6.1, the scope of a row."""
        if target.level is not None and self.depth[area] != self.plan.level_index(target.level):
            return True
        if target.area not in (None, area) and target.spread is None:
            return True
        if target.year is not None and target.year != period.year:
            return True
        return any(target.strata.get(dim, cell) != cell for dim, cell in zip(self.plan.strata, stratum))

    def _condition(self, target: Target, area: str, period: Period,
                   stratum: Stratum) -> tuple[str | None, State | None, bool]:
        """(why the row is left out, the state of the first condition that cannot be decided, whether one may change)."""
        undecided: list[State] = []
        under_way = False
        if target.when is not None:
            settled = self.measures.settle(lambda: self.measures.truth(target.when, area, period, stratum), area)
            truth: Truth = settled.found
            under_way |= settled.seen.under_way
            if truth is False:
                return "condition_false", None, under_way
            if isinstance(truth, State):
                undecided.append(truth)
        if target.if_any is not None:
            settled = self.settled(target.if_any, area, period, stratum)
            value: Value = settled.found
            under_way |= settled.seen.under_way
            if isinstance(value, State):
                undecided.append(value if value.verdict == DATA_ERROR else UNKNOWN)
            elif value == 0:
                return "none_to_count", None, under_way
        undecided.sort(key=lambda state: state.verdict != DATA_ERROR)
        return None, undecided[0] if undecided else None, under_way

    def result(self, one: Indicator, ordinal: int, area: str, period: Period, stratum: Stratum) -> Result:
        key = (one.name, ordinal, area, period, stratum)
        found = self._results.get(key)
        if found is None:
            target = one.targets[ordinal]
            decide = self.decide if target.spread is None else self._spread
            found = self._results[key] = decide(one, target, area, period, stratum)
        return found

    def decide(self, one: Indicator, target: Target, area: str, period: Period, stratum: Stratum) -> Result:
        if self._outside(target, area, period, stratum):
            return Result(NOT_APPLICABLE, "out_of_scope")
        alone = self.compared_with_nothing(self.settled(one.measure, area, period, stratum))
        start = reference_year(target.form, self.plan)
        if start is not None and period.year <= start:
            return self._neutral(NOT_APPLICABLE, "reference_period", alone, area)
        left_out, condition, under_way = self._condition(target, area, period, stratum)
        if left_out is not None:
            return self._neutral(NOT_APPLICABLE, left_out, alone, area)
        if is_not_due(target.form, period):
            return self._neutral(NOT_DUE, "not_due_yet", alone, area)
        found = self.compared(one, target, area, period, stratum)
        value, bound, base = found.value, found.bound, found.base
        result = self._neutral("", "", found, area)
        result.base, result.limit = base, None if bound is None else bound.shown(result.value)
        if found.under_way or under_way:
            result.verdict, result.reason = NOT_DUE, "period_under_way"
            self._pace(one, found, result, found.growing or period)
            return result
        for state in (DATA_ERROR, NO_DATA, NOT_APPLICABLE):
            for source in (value, condition):
                if isinstance(source, State) and source.verdict == state:
                    result.verdict, result.reason = state, source.reason
                    return result
        if bound is None:
            result.verdict, result.reason = NO_BASELINE, found.no_baseline
            return result
        capped = self.capped[one.name]
        met = bound.meets(value)
        result.verdict = MET if met else MISSED
        result.exceeded = met and bound.exceeded(value, capped)
        result.at_boundary = value == result.limit
        result.gap = bound.gap(value)
        result.progress = bound.progress(value, base)
        result.needed = self._needed(one, found, area, period, stratum)
        return result

    def _neutral(self, verdict: str, reason: str, found: Compared, area: str) -> Result:
        """A row with the value and with the share that reported (D133), and nothing else yet."""
        shown = None if isinstance(found.value, State) else found.value
        share = None
        if found.inside is not None:
            share = Fraction(100 * len(found.inside), len(self.measures.rollup.leaves(area)))
        return Result(verdict, reason, value=shown, reported=share)

    def _pace(self, one: Indicator, found: Compared, result: Result, period: Period) -> None:
        """D136, D213: how far the sum so far has come, and how much is over of the period whose figures they are."""
        if found.bound is None or found.bound.op in ("in", "=") or result.value is None or not found.grows:
            return
        if self.kinds[one.name].name in ("count", "money") and found.bound.limit > 0:
            result.reached = 100 * result.value / found.bound.limit
            result.expected = Fraction(100 * self.measures.rollup.parts.months_so_far(period), period.ends() - period.starts())

    def _needed(self, one: Indicator, found: Compared, area: str, period: Period,
                stratum: Stratum) -> Fraction | None:
        """D25, D65: only where one event more is one more of the numerator."""
        top = self.plan.written_out(one.measure)
        if self._counts_one_by_one(top):
            return whole_events(found.bound, found.value, Fraction(1), False)
        if not isinstance(top, Quotient) or self.plan.kind_of(top.right).name != "count":
            return None
        if not self._counts_one_by_one(top.left):
            return None
        above, below = self.measures.look(
            lambda: [self.measures.value(x, area, period, stratum) for x in (top.left, top.right)], found.mode).found
        assert isinstance(above, Fraction) and isinstance(below, Fraction)
        return whole_events(found.bound, above, below, self.measures.is_capped(top))

    def _counts_one_by_one(self, node: Expr) -> bool:
        """D65: inputs of kind count, totals and defaults of them, their sums and differences."""
        node = self.plan.written_out(node)
        if isinstance(node, InputRef):
            return self.plan.kind_of(node).name == "count"
        if isinstance(node, Total):
            return self._counts_one_by_one(node.inner)
        if isinstance(node, Binary) and node.op in "+-":
            return self._counts_one_by_one(node.left) and self._counts_one_by_one(node.right)
        return False

    def _spread(self, one: Indicator, target: Target, area: str, period: Period, stratum: Stratum) -> Result:
        """D28."""
        spread = target.spread
        assert spread is not None
        if self.depth[area] >= self.plan.level_index(spread.level):
            return Result(NOT_APPLICABLE, "out_of_scope")
        if target.year not in (None, period.year) or target.area not in (None, area):  # D40: of the row above
            return Result(NOT_APPLICABLE, "out_of_scope")
        members = self.areas_below(area, spread.level)
        if not members:
            return Result(NOT_APPLICABLE, "no_areas")
        answers = []
        for member in members:
            parts = [self.decide(one, target, member, period, cell) for cell in self.strata[one.name]]
            answers.append(combine([(part.verdict, part.reason) for part in parts]))
        if spread.count is None:
            return Result(*combine(answers))
        counted = [verdict for verdict, _ in answers if verdict not in (NOT_APPLICABLE, NOT_DUE)]
        if not counted:
            return Result(*combine(answers))
        met = counted.count(MET)
        if met >= spread.count:
            return Result(MET)
        if len(counted) - counted.count(MISSED) < spread.count and (met or MISSED in counted):  # D211
            return Result(MISSED)
        return Result(NO_DATA, "areas_undecided")

    # -- rows

    def _strata_of_target(self, one: Indicator, ordinal: int) -> list[Stratum]:
        if one.targets[ordinal].spread is not None:
            return [("",) * len(self.plan.strata)]
        return self.strata[one.name]

    def combined(self, one: Indicator, area: str, period: Period) -> tuple[str, str]:
        """D2: every target and stratum."""
        key = (one.name, area, period)
        found = self._results.get(key)
        if found is None:
            parts = [self.result(one, ordinal, area, period, stratum) for ordinal in range(len(one.targets))
                     for stratum in self._strata_of_target(one, ordinal)]
            found = self._results[key] = combine([(part.verdict, part.reason) for part in parts])
        return found

    def rows(self, request: Sequence[Period] = ()) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """(indicator, target, area, period, strata...) and (verdict, reason, flags, figures), as the CSV has them.

        Of the periods of the request, else of the plan, else of the table (D1).
        """
        blank = ("",) * len(self.plan.strata)
        periods = request or self.plan.periods or self.table.periods()
        for one in self.plan.indicators.values():
            kind = self.kinds[one.name]
            for area in self.roster:
                for period in periods:
                    when = period.text(self.plan.first_month)
                    for ordinal in range(len(one.targets)):
                        for stratum in self._strata_of_target(one, ordinal):
                            result = self.result(one, ordinal, area, period, stratum)
                            yield (one.name, str(ordinal + 1), area, when, *stratum), columns(result, kind)
                    verdict, reason = self.combined(one, area, period)
                    yield (one.name, "all", area, when, *blank), (verdict, reason) + ("",) * 11


def columns(result: Result, kind: Kind) -> tuple[str, ...]:
    """verdict, reason, exceeded, at_boundary, value, limit, base, gap, progress, needed, reported, reached, expected."""
    def figure(value: Fraction | None, scale: int = 1, is_date: bool = False) -> str:
        if value is None:
            return ""
        return date_text(value) if is_date else decimal_text(value * scale)

    def flag(value: bool | None) -> str:
        return "" if value is None else "01"[value]

    dated, scale = kind.name == "date", kind.scale
    return (result.verdict, result.reason, flag(result.exceeded), flag(result.at_boundary),
            figure(result.value, scale, dated), figure(result.limit, scale, dated), figure(result.base, scale, dated),
            figure(result.gap, scale), figure(result.progress), figure(result.needed),
            figure(result.reported), figure(result.reached), figure(result.expected))
