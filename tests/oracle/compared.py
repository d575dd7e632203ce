"""The value of an indicator in a row beside its limit and its base, each over the same areas (D23, D27, D131)."""
from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from bounds import Bound, based_bound, comparison, line_bound, line_needs_base, plain_bound
from expression import Expr
from measure import REFUSED, Measures, Mode, Settled
from periods import Period
from plan import Indicator, LevelForm, Plan, Target, Versus
from rollup import Leaves, in_all
from states import DATA_ERROR, NO_DATA, NOT_APPLICABLE, State, Value
from tables import Stratum

_BASE_REASON = {DATA_ERROR: "base_data_error", NOT_APPLICABLE: "base_not_applicable"}


@dataclass(slots=True)
class Compared:
    """A value, with what is demanded of it, and over which areas both are."""

    value: Value
    mode: Mode
    inside: Leaves | None
    bound: Bound | None = None
    base: Fraction | None = None
    no_baseline: str = ""
    under_way: bool = False
    growing: Period | None = None  # what is under way of what the value looks at
    grows: bool = False  # all that was looked at are sums of parts so far (D136)


class Comparer:
    def __init__(self, plan: Plan, measures: Measures) -> None:
        self.plan, self.measures = plan, measures
        self.capped: dict[str, bool] = {}

    def value(self, node: Expr, area: str, period: Period, stratum: Stratum) -> Value:
        return self.settled(node, area, period, stratum).found

    def settled(self, node: Expr, area: str, period: Period, stratum: Stratum) -> Settled:
        return self.measures.settle(lambda: self.measures.value(node, area, period, stratum), area)

    def _base(self, measure: Expr, versus: Versus, area: str, period: Period, stratum: Stratum) -> Value:
        """The base of the comparison; of a mean the first year that is no value decides (D27)."""
        if versus.kind == "mean":
            values = [self.measures.value(measure, area, period.years_back(years), stratum)
                      for years in range(1, versus.number + 1)]
            states = [value for value in values if isinstance(value, State)]
            return states[0] if states else sum(values, Fraction(0)) / versus.number
        if versus.kind == "prior_year":
            place = period.years_back(1)
        elif versus.kind == "prior_period":
            place = period.preceding()
        else:
            place = period.in_year(versus.number if versus.kind == "year" else self.plan.baseline)
        return self.measures.value(measure, area, place, stratum)

    @staticmethod
    def _base_reason(state: State) -> str:
        if state.reason == "suppressed":
            return "base_suppressed"
        return _BASE_REASON.get(state.verdict, "base_missing")

    def compared(self, one: Indicator, target: Target, area: str, period: Period, stratum: Stratum) -> Compared:
        """The value beside its limit and its base."""
        form, plan, lower = target.form, self.plan, one.direction == "lower"
        value = self.settled(one.measure, area, period, stratum)
        versus = comparison(form)
        if versus is None:
            base = getattr(form, "start", None)
            if base is None and plan.baseline is not None and period.year > plan.baseline:
                base = self._base_shown(value, one, Versus("baseline"), area, period, stratum)
            return self.compared_with_nothing(value, plain_bound(form, plan, lower, period), base)
        if isinstance(form, LevelForm) and not line_needs_base(form, period):
            base = self._base_shown(value, one, versus, area, period, stratum)
            return self.compared_with_nothing(value, line_bound(form, plan, lower, period), base)
        found = self._with_base(value, one, versus, area, period, stratum)
        if not found.no_baseline:
            bound = based_bound(form, plan, lower, self.capped[one.name], period, found.base)
            found.no_baseline, found.bound = (bound, None) if isinstance(bound, str) else ("", bound)
        return found

    @staticmethod
    def compared_with_nothing(value: Settled, bound: Bound | None = None,
                              base: Fraction | None = None) -> Compared:
        return Compared(value.found, value.mode, in_all(value.sums) if value.sums else None, bound, base,
                        under_way=value.seen.under_way, growing=value.seen.growing,
                        grows=value.seen.under_way and not value.seen.complete)

    def _base_shown(self, value: Settled, one: Indicator, versus: Versus, area: str, period: Period,
                    stratum: Stratum) -> Fraction | None:
        """D131: a base that decides nothing is over exactly the areas of the value, or left empty."""
        def look() -> Value:
            return self._base(one.measure, versus, area, period, stratum)

        narrow = isinstance(value.mode, frozenset) and not isinstance(value.found, State)
        mode = value.mode if narrow else self.measures.rollup.leaves(area)
        base = self.measures.look(look, mode).found
        return None if isinstance(base, State) else base

    def _with_base(self, value: Settled, one: Indicator, versus: Versus, area: str, period: Period,
                   stratum: Stratum) -> Compared:
        """D131: each on its own; when both are values and somebody lacks, both over the same areas."""
        def look_back() -> Value:
            return self._base(one.measure, versus, area, period, stratum)

        def look_at_both() -> tuple[Value, Value]:
            return self.measures.value(one.measure, area, period, stratum), look_back()

        base = self.measures.settle(look_back, area)
        found, answer = self.compared_with_nothing(value), base.found
        if not any(isinstance(each.found, State) for each in (value, base)):
            both = self.measures.settle(look_at_both, area)
            if both.mode == REFUSED:
                answer = State(NO_DATA, "children_missing")
            else:
                found = self.compared_with_nothing(both)
                found.value, answer = both.found
                found.grows = value.seen.under_way and not value.seen.complete
        found.under_way |= base.seen.under_way and not isinstance(value.found, State)
        if isinstance(answer, State):
            found.no_baseline = self._base_reason(answer)
        else:
            found.base = answer
        return found
