"""Figures of areas that are sums of those below them, and who is in such a sum (D130, D131, D132)."""
from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Iterable, Union

from expression import InputRef
from parts import Found, Parts
from periods import Period
from plan import Input, Plan
from tables import SUPPRESSED, Cell, Stratum, Table

Leaves = frozenset[str]


@dataclass(frozen=True, slots=True)
class Part:
    """What one area below gives, for all the lowest areas below it; None: nothing."""

    area: str
    leaves: Leaves
    cell: Cell
    found: Found


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """A figure that the area itself does not report and somebody below it does."""

    parts: tuple[Part, ...]
    latest: bool  # of dates the latest counts

    @property
    def made(self) -> bool:
        return all(part.found.made for part in self.parts if part.cell is not None)

    @property
    def under_way(self) -> bool:
        return any(part.found.under_way for part in self.parts)

    def inside(self) -> Leaves:
        """The lowest areas whose figures are there."""
        return frozenset().union(*(part.leaves for part in self.parts if isinstance(part.cell, Fraction)))

    def is_whole(self) -> bool:
        return all(isinstance(part.cell, Fraction) for part in self.parts)

    def has_negative(self) -> bool:
        return any(isinstance(part.cell, Fraction) and part.cell < 0 for part in self.parts)

    def all_that_lack_are_suppressed(self) -> bool:
        return all(part.cell is SUPPRESSED for part in self.parts if not isinstance(part.cell, Fraction))

    def over(self, leaves: Leaves) -> Fraction | None:
        """The figure over exactly these areas; None when it lacks one of them, or has one only together with others."""
        used = [part for part in self.parts if part.leaves & leaves]
        if not all(isinstance(part.cell, Fraction) and part.leaves <= leaves for part in used):
            return None
        return self._figure(used)

    def over_all(self) -> Fraction | None:
        """The figure over whoever is in it."""
        return self._figure(part for part in self.parts if isinstance(part.cell, Fraction))

    def _figure(self, parts: Iterable[Part]) -> Fraction | None:
        cells = [part.cell for part in parts]
        if not cells:
            return None
        return max(cells) if self.latest else sum(cells, Fraction(0))


@dataclass(frozen=True, slots=True)
class Figure:
    """What an area has: its own figure, or a sum. given: something was reported, so that no default may stand in."""

    cell: Union[Cell, Sum]
    given: bool
    made: bool  # of parts of the period (D135)
    under_way: bool


def in_all(sums: Iterable[Sum]) -> Leaves:
    """D131: the lowest areas that are in each of the sums; an area's own figure is in with all below it or not at all."""
    sums = list(sums)
    common = frozenset.intersection(*(each.inside() for each in sums))
    parts = [part.leaves for each in sums for part in each.parts if isinstance(part.cell, Fraction)]
    while True:
        torn = [leaves for leaves in parts if leaves & common and not leaves <= common]
        if not torn:
            return common
        common = common.difference(*torn)


class RollUp:
    """Finds the figures of areas; a figure that an area reports itself is used at its level."""

    def __init__(self, plan: Plan, table: Table) -> None:
        self.plan, self.table, self.parts = plan, table, Parts(table)
        self.whole: Stratum = ("",) * len(plan.strata)
        self.strata = {one.name: plan.strata_of(one.dims) for one in plan.inputs.values()}
        self.children: dict[str, list[str]] = {}
        for area in table.roster():
            if area in table.parents:
                self.children.setdefault(table.parents[area], []).append(area)
        self._leaves: dict[str, Leaves] = {}
        self._reports: dict = {}
        self._figures: dict = {}
        self.parts.reported_below = self.reported_below

    def forget(self) -> None:
        self._reports.clear()
        self._figures.clear()

    def leaves(self, area: str) -> Leaves:
        """The lowest areas below this one; itself when there is none below it."""
        if area not in self._leaves:
            below = self.children.get(area)
            self._leaves[area] = frozenset([area]) if below is None else frozenset().union(*map(self.leaves, below))
        return self._leaves[area]

    def reports(self, one: Input, area: str, period: Period, key: Stratum) -> bool:
        """Whether the area has the figure itself, or somebody below reports one that adds up to it."""
        place = (one.name, area, period, key)
        if place not in self._reports:
            self._reports[place] = self.parts.has_figure(one, area, period, key) or one.adds_up and any(
                self.reports(one, child, period, key) for child in self.children.get(area, ()))
        return self._reports[place]

    def reported_below(self, one: Input, area: str, period: Period, key: Stratum) -> bool:
        """Whether somebody below reports what adds up to this figure, in its stratum or for all strata."""
        return one.adds_up and any(self.reports(one, child, period, place)
                                   for child in self.children.get(area, ()) for place in {key, self.whole})

    def has_one_for_all(self, one: Input, area: str, period: Period) -> bool:
        """D4: the area reports in no stratum, but with all stratum cells empty."""
        return bool(one.dims) and self.reports(one, area, period, self.whole) and not any(
            self.reports(one, area, period, key) for key in self.strata[one.name])

    def figure(self, ref: InputRef, area: str, period: Period, key: Stratum) -> Figure:
        """The area's own cell, else the sum of those below it, else nothing. The default fills only the cells below."""
        place = (ref.name, ref.default, area, period, key)
        if place not in self._figures:
            self._figures[place] = self._figure(ref, area, period, key)
        return self._figures[place]

    def _figure(self, ref: InputRef, area: str, period: Period, key: Stratum) -> Figure:
        one = self.plan.inputs[ref.name]
        own = self._own(one, ref.default, area, period, key)
        if own.cell is None and one.adds_up and area in self.children:
            total = Sum(tuple(self._below(one, ref.default, area, period, key)), one.kind.name == "date")
            if any(part.cell is not None for part in total.parts):
                return Figure(total, True, total.made, total.under_way)
        return Figure(own.cell, own.given, own.made, own.under_way)

    def _own(self, one: Input, default: Fraction | None, area: str, period: Period, key: Stratum) -> Found:
        return self.parts.find(one, default, area, period, key, self.strata[one.name])

    def _below(self, one: Input, default: Fraction | None, area: str, period: Period, key: Stratum) -> list[Part]:
        parts = []
        for child in self.children[area]:
            own = self._own(one, default, child, period, key)
            if own.cell is None and child in self.children:
                below = self._below(one, default, child, period, key)
                if any(part.cell is not None for part in below):
                    parts += below
                    continue
            cell = own.cell
            if cell is None and not own.given and default is not None and self.parts.stands(child, period, key):
                if key == self.whole or not self.has_one_for_all(one, child, period):
                    cell = default
            parts.append(Part(child, self.leaves(child), cell, own))
        return parts
