"""Figures of a year, a half-year or a quarter that are made of the shorter periods inside (D135, D136)."""
from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Callable, Sequence

from periods import PARTS, Period
from plan import Input
from tables import SUPPRESSED, Cell, Stratum, Table


@dataclass(frozen=True, slots=True)
class Found:
    """A cell of one area. made: of parts; given: something was reported, so that no default may stand in."""

    cell: Cell = None
    given: bool = False
    made: bool = False
    under_way: bool = False


_NOTHING = Found()


class Parts:
    def __init__(self, table: Table) -> None:
        self.table = table
        self.reported_below: Callable[[Input, str, Period, Stratum], bool] | None = None
        self._inside: dict[Period, list[Period]] = {}
        self._under_way: dict[Period, bool] = {}
        self._periods: set[Period] = set(table.periods())

    def inside(self, period: Period) -> list[Period]:
        """The parts of the longest length of which the table has any; of a period under way those so far."""
        if period not in self._inside:
            self._inside[period] = []
            for length, count in PARTS.items():
                if count <= PARTS[period.length]:
                    continue
                each = count // PARTS[period.length]
                parts = [Period(period.year, length, (period.part - 1) * each + i) for i in range(1, each + 1)]
                if any(part in self._periods for part in parts):
                    # A part also counts when the table has nothing but parts of it.
                    last = max(i for i, part in enumerate(parts)
                               if any(part.starts() <= other.starts() and other.ends() <= part.ends()
                                      for other in self._periods))
                    self._under_way[period] = last + 1 < each and not any(
                        other.starts() >= parts[last].ends() for other in self._periods)
                    self._inside[period] = parts[:last + 1] if self._under_way[period] else parts
                    break
        return self._inside[period]

    def is_under_way(self, period: Period) -> bool:
        return bool(self.inside(period)) and self._under_way[period]

    def months_so_far(self, period: Period) -> int:
        """How many months of a period the table has: of the parts before the last one all, of the last one those in its own parts (D144)."""
        so_far = self.inside(period)
        if not so_far:
            return period.ends() - period.starts()
        last = so_far[-1]
        return last.starts() - period.starts() + self.months_so_far(last)

    def own(self, one: Input, area: str, period: Period, key: Stratum) -> Cell:
        row = self.table.rows.get((area, period, key))
        return None if row is None else row.get(one.name)

    def stands(self, area: str, period: Period, key: Stratum) -> bool:
        return (area, period, key) in self.table.rows

    def has_figure(self, one: Input, area: str, period: Period, key: Stratum) -> bool:
        """Whether the area has the figure itself, no default counted."""
        return self.find(one, None, area, period, key, ()).cell is not None

    def has_one_for_all(self, one: Input, area: str, period: Period, strata: Sequence[Stratum]) -> bool:
        """D4: the area reports in no stratum, but with all stratum cells empty."""
        whole = ("",) * len(strata[0])
        return bool(one.dims) and self.has_figure(one, area, period, whole) and not any(
            self.has_figure(one, area, period, key) for key in strata)

    def find(self, one: Input, default: Fraction | None, area: str, period: Period, key: Stratum,
             strata: Sequence[Stratum]) -> Found:
        """The area's own figure: its row's, else that of the parts; the default fills cells of the parts only."""
        cell = self.own(one, area, period, key)
        if cell is not None:
            return Found(cell, given=True)
        parts = self.inside(period) if one.in_time is not None else []
        if not parts:
            return _NOTHING
        found = [self.find(one, default, area, part, key, strata) for part in parts]
        hidden = [default is not None and self._given_otherwise(one, area, part, key, strata) for part in parts]
        cells = [each.cell if each.given or default is None or hides or not self.stands(area, part, key) else default
                 for part, each, hides in zip(parts, found, hidden)]
        under_way = self.is_under_way(period) or any(each.under_way for each in found)
        if all(cell is None for cell in cells) and not any(each.given for each in found) and not any(hidden):
            return Found(under_way=under_way)
        counted = cells[-1:] if one.in_time == "last" else cells
        negative = [cell for cell in counted if isinstance(cell, Fraction) and cell < 0]
        if negative and one.kind.name == "count":
            cell = negative[0]  # a data error, whoever else is missing
        elif any(cell is None for cell in counted):
            cell = None
        elif any(cell is SUPPRESSED for cell in counted):
            cell = SUPPRESSED
        else:
            cell = sum(counted, Fraction(0))
        return Found(cell, True, True, under_way)

    def _given_otherwise(self, one: Input, area: str, part: Period, key: Stratum, strata: Sequence[Stratum]) -> bool:
        """Whether a part that the area's row leaves empty was given for all strata, or below: nothing may stand in for it."""
        if any(key) and self.has_one_for_all(one, area, part, strata):
            return True
        return self.reported_below is not None and self.reported_below(one, area, part, key)
