"""Two plans held against each other, target by target."""
from __future__ import annotations

from collections.abc import Sequence
from ctypes import byref

from . import _structs as s
from ._library import Closable, Owner, check, library, make_text
from .codes import NONE, Aspect, Change, Format, Language, language_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .indicator import Indicator
    from .plan import Plan


class PlannedTarget:
    """A target of one of the two plans."""

    __slots__ = ("indicator", "target")

    indicator: Indicator
    target: int  # from 1

    def __init__(self, indicator: Indicator, target: int) -> None:
        self.indicator, self.target = indicator, target

    def text(self, language: Language | str | None = None) -> str:
        """In canonical words: "below 9 per 1,000"."""
        return self.indicator.targets(language)[self.target - 1]

    def __repr__(self) -> str:
        return f"<PlannedTarget {self.indicator.name} {self.target}>"


class TargetChange:
    """What became of a target."""

    __slots__ = ("after", "before", "change", "differs_in")

    change: Change
    before: PlannedTarget | None  # None: it is new
    after: PlannedTarget | None  # None: it was dropped
    differs_in: Aspect

    def __init__(self, change: Change, before: PlannedTarget | None, after: PlannedTarget | None, differs_in: Aspect) -> None:
        self.change, self.before, self.after, self.differs_in = change, before, after, differs_in

    @property
    def indicator(self) -> Indicator:
        """As the new plan has it; of what was dropped, as the old one had it."""
        either = self.after or self.before
        assert either is not None
        return either.indicator

    def __repr__(self) -> str:
        return f"<TargetChange {self.indicator.name}: {self.change}>"


class Comparison(Closable, Sequence):
    """The targets that became different, in the order of the new plan; `unchanged` has the others. str() is what `goalpost compare` prints.

    Empty, and so false, when nothing became different.
    """

    __slots__ = ("_differences", "after", "before", "unchanged")

    before: Plan
    after: Plan
    unchanged: tuple[TargetChange, ...]

    def __init__(self, before: Plan, after: Plan) -> None:
        handle = s.ComparisonHandle()
        check(library.goalpost_plan_compare(before._owner.handle, after._owner.handle, byref(handle)))
        self._held, self.before, self.after = Owner(handle, library.goalpost_comparison_free), before, after
        counts = s.ChangeCounts()
        check(library.goalpost_comparison_count(handle, byref(counts)))
        every = [self._read(index) for index in range(counts.num_targets)]
        self._differences = tuple(one for one in every if one.change is not Change.UNCHANGED)
        self.unchanged = tuple(one for one in every if one.change is Change.UNCHANGED)

    def _read(self, index: int) -> TargetChange:
        raw = s.TargetChange()
        check(library.goalpost_comparison_get(self._owner.handle, index, byref(raw)))

        def place(plan: Plan, indicator: int, target: int) -> PlannedTarget | None:
            return None if indicator == NONE else PlannedTarget(plan.indicators[indicator], target)

        return TargetChange(Change(raw.change), place(self.before, raw.before_indicator, raw.before_target_1based),
                            place(self.after, raw.after_indicator, raw.after_target_1based), Aspect(raw.aspects))

    def __len__(self) -> int:
        return len(self._differences)

    def __getitem__(self, index: Any) -> Any:
        return self._differences[index]

    def counts(self) -> dict[Change, int]:
        """How many targets became what, unchanged ones too."""
        found = dict.fromkeys(Change, 0)
        for one in (*self._differences, *self.unchanged):
            found[one.change] += 1
        return {change: count for change, count in found.items() if count}

    def render(self, language: Language | str | None = None) -> str:
        """As `goalpost compare` prints it; None: in the language of the new plan."""
        return self._rendered(Format.TEXT, language)

    def to_json(self, language: Language | str | None = None) -> str:
        """As `goalpost compare --format json` prints it: all targets."""
        return self._rendered(Format.JSON, language)

    def _rendered(self, form: Format, language: Language | str | None) -> str:
        return make_text(library.goalpost_comparison_render, self._owner.handle, form, language_number(language))

    def __str__(self) -> str:
        return self.render()

    def __repr__(self) -> str:
        return f"<Comparison: {', '.join(f'{count} {change}' for change, count in self.counts().items()) or 'no targets'}>"
