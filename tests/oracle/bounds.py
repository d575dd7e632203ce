"""What a target demands of a value: a comparison with a limit, computed from the form and its base (section 4)."""
from __future__ import annotations

import operator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from periods import Period
from plan import About, Between, Change, Exactly, Form, FromTo, LevelForm, Maintain, Plan, Times, Versus

_MEETS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq}
_INCLUSIVE = {"<": "<=", ">": ">="}
ONE = Fraction(1)
ZERO = Fraction(0)


@dataclass(slots=True)
class Bound:
    """op `in` is a band from low to high; far is the far end of a range beyond which the value is exceeded."""

    op: str
    limit: Fraction = ZERO
    far: Fraction | None = None
    low: Fraction = ZERO
    high: Fraction = ZERO

    def meets(self, value: Fraction) -> bool:
        if self.op == "in":
            return self.low <= value <= self.high
        return _MEETS[self.op](value, self.limit)

    def shown(self, value: Fraction | None) -> Fraction | None:
        """D14: for a band the end nearer to the value, the lower one on a tie."""
        if self.op != "in":
            return self.limit
        if value is None:
            return None
        return self.low if abs(value - self.low) <= abs(value - self.high) else self.high

    def gap(self, value: Fraction) -> Fraction:
        if self.op == "in":
            return min(value - self.low, self.high - value)
        if self.op == "=":
            return -abs(value - self.limit)
        return self.limit - value if self.op in ("<", "<=") else value - self.limit

    def exceeded(self, value: Fraction, capped: bool) -> bool:
        """D16."""
        if self.op not in ("<=", ">=") or self.limit == 0 or (capped and self.limit == 1):
            return False
        end = self.limit if self.far is None else self.far
        return value < end if self.op == "<=" else value > end

    def progress(self, value: Fraction, base: Fraction | None) -> Fraction | None:
        """D24."""
        if base is None or self.op == "in" or base == self.limit or self.meets(base):
            return None
        return 100 * (value - base) / (self.limit - base)


def whole_events(bound: Bound, above: Fraction, below: Fraction, capped: bool) -> Fraction | None:
    """D25: the whole number n smallest in size for which (above + n) / below meets the bound; None when there is none.

    The met values are an interval, so the met n are one too; n = 0 inside is 0, else the end next to 0 counts.
    """
    if bound.meets(above / below):
        return ZERO
    low, high, open_ends = {
        "<": (None, bound.limit, True), "<=": (None, bound.limit, False), ">": (bound.limit, None, True),
        ">=": (bound.limit, None, False), "=": (bound.limit, bound.limit, False), "in": (bound.low, bound.high, False),
    }[bound.op]
    ends = [None if end is None else end * below - above for end in (low, high)]
    if below < 0:
        ends.reverse()
    first = None if ends[0] is None else (floor(ends[0]) + 1 if open_ends else ceil(ends[0]))
    last = None if ends[1] is None else (ceil(ends[1]) - 1 if open_ends else floor(ends[1]))
    if first is not None and last is not None and first > last:
        return None
    chosen = first if first is not None and first > 0 else last
    assert chosen is not None
    if above + chosen < 0 or (capped and (above + chosen) / below > 1):
        return None
    return Fraction(chosen)


def reference_year(form: Form, plan: Plan) -> int | None:
    """D6.2: rows of this year or before it are not applicable."""
    versus = getattr(form, "versus", None)
    if isinstance(form, LevelForm) and form.line and versus is None:
        return plan.baseline
    if versus is None:
        return None
    return {"year": versus.number, "baseline": plan.baseline}.get(versus.kind)


def comparison(form: Form) -> Versus | None:
    """What the base of the comparison is; None when the target compares with no base."""
    if isinstance(form, Change):
        return form.versus or Versus("prior_year")
    if isinstance(form, Maintain):
        return form.versus or Versus("prior_year")
    if isinstance(form, Times):
        return form.versus
    if isinstance(form, LevelForm) and form.line:
        return form.versus or Versus("baseline")
    return None


def level_in_force(form: LevelForm, period: Period) -> Fraction | None:
    """D22: the last level already binding; None when the first is still to come."""
    found = None
    for limit, year in sorted(form.limits, key=lambda pair: pair[1] or 0):
        if year is None or year < period.year or (year == period.year and period.is_last_of_year):
            found = limit
    return found


def is_not_due(form: Form, period: Period) -> bool:
    return isinstance(form, LevelForm) and not form.line and level_in_force(form, period) is None


def line_needs_base(form: LevelForm, period: Period) -> bool:
    """From the first level's year on, the line runs from level to level: the base decides nothing any more."""
    return period.year < min(year for _, year in form.limits if year is not None)


def _line(form: LevelForm, start: int, base: Fraction | None, period: Period) -> Fraction:
    stops = sorted((year, limit) for limit, year in form.limits if year is not None)
    if base is not None and period.year < stops[0][0]:
        stops.insert(0, (start, base))
    for (year_1, limit_1), (year_2, limit_2) in zip(stops, stops[1:]):
        if year_1 <= period.year < year_2:
            return limit_1 + (limit_2 - limit_1) * (period.year - year_1) / (year_2 - year_1)
    return stops[-1][1]


def plain_bound(form: Form, plan: Plan, lower: bool, period: Period) -> Bound | None:
    """The bound of a form that compares with no base; None when a dated level is not due."""
    if isinstance(form, LevelForm):
        limit = level_in_force(form, period)
        return None if limit is None else Bound(level_op(form, plan, lower), limit)
    if isinstance(form, FromTo):
        return Bound(">=" if form.up else "<=", form.end)
    if isinstance(form, Exactly):
        return Bound("=", form.figure)
    if isinstance(form, Between):
        return Bound("in", low=form.low, high=form.high)
    assert isinstance(form, About)
    tolerance, relative = form.tolerance, form.relative
    if tolerance is None:
        tolerance, relative = plan.about_within, True
    reach = tolerance * abs(form.centre) if relative else tolerance
    return Bound("in", low=form.centre - reach, high=form.centre + reach)


def level_op(form: LevelForm, plan: Plan, lower: bool) -> str:
    op = form.op or ("<=" if lower else ">=")
    return _INCLUSIVE.get(op, op) if plan.boundary_inclusive else op


def based_bound(form: Form, plan: Plan, lower: bool, capped: bool, period: Period, base: Fraction) -> Bound | str:
    """The bound of a form that compares with a base that is a value; or the reason why it is no baseline."""
    if isinstance(form, Change):
        return _increase(form, plan, capped, period, base) if form.up else _reduce(form, plan, period, base)
    if isinstance(form, Times):
        if base <= 0:
            return "base_zero" if base == 0 else "base_negative"
        return Bound(form.op or ("<=" if lower else ">="), form.factor * base)
    if isinstance(form, LevelForm):
        start = reference_year(form, plan)
        assert start is not None
        return Bound(level_op(form, plan, lower), _line(form, start, base, period))
    assert isinstance(form, Maintain)
    op, sign = ("<=", 1) if lower else (">=", -1)
    if form.tolerance is None:
        return Bound(op, base)
    if not form.relative:
        return Bound(op, base + sign * form.tolerance)
    return "base_negative" if base < 0 else Bound(op, (1 + sign * form.tolerance) * base)


def line_bound(form: LevelForm, plan: Plan, lower: bool, period: Period) -> Bound:
    """A line at or after its first level, where no base is needed."""
    return Bound(level_op(form, plan, lower), _line(form, 0, None, period))


def _years(form: Change, plan: Plan, period: Period) -> int:
    """D19: how many times the size is applied."""
    start = reference_year(form, plan)
    return period.year - start if form.every_year and start is not None else 1


def _sized(form: Change, size: Fraction, years: int, base: Fraction) -> Fraction:
    sign = 1 if form.up else -1
    return (1 + sign * size) ** years * base if form.relative else base + sign * years * size


def _is_too_long(form: Change, plan: Plan, period: Period) -> bool:
    """D214."""
    return form.relative and form.size is not None and _years(form, plan, period) > 400


def _reduce(form: Change, plan: Plan, period: Period, base: Fraction) -> Bound | str:
    if base >= 0 and _is_too_long(form, plan, period):
        return "base_too_far_back"
    if base == 0:
        return Bound("<=", ZERO)
    if form.size is None:
        return Bound("<", base)
    if form.relative and base < 0:
        return "base_negative"
    years = _years(form, plan, period)
    ends = [None if size is None else _sized(form, size, years, base) for size in (form.size, form.far)]
    if base > 0:  # D210: below zero there is no floor
        ends = [None if end is None else max(ZERO, end) for end in ends]
    return Bound("<=", ends[0], ends[1])


def _increase(form: Change, plan: Plan, capped: bool, period: Period, base: Fraction) -> Bound | str:
    if form.size is None:
        return Bound(">=" if capped and base == 1 else ">", base)
    if form.relative and base <= 0:
        return "base_zero" if base == 0 else "base_negative"
    if _is_too_long(form, plan, period):
        return "base_too_far_back"
    years = _years(form, plan, period)
    ends = [None if size is None else _sized(form, size, years, base) for size in (form.size, form.far)]
    if capped:
        ends = [None if end is None else min(ONE, end) for end in ends]
    return Bound(">=", ends[0], ends[1])
