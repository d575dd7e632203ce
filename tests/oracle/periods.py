"""Periods: a year, or one part of a year (half, quarter, month)."""
from __future__ import annotations

from typing import NamedTuple

PARTS = {"Y": 1, "H": 2, "Q": 4, "M": 12}


class Period(NamedTuple):
    """`2025`, `2025-H1`, `2025-Q3` or `2025-11`; the year is the fiscal one, and the part counts from its start, from 1."""

    year: int
    length: str = "Y"
    part: int = 1

    def text(self, first_month: int = 1) -> str:
        """As it is written. Years, halves and quarters are those of the fiscal year, months those of the calendar (D137)."""
        if self.length == "Y":
            return str(self.year)
        if self.length == "M":
            month = first_month + self.part - 2
            return f"{self.year + month // 12}-{month % 12 + 1:02d}"
        return f"{self.year}-{self.length}{self.part}"

    def starts(self) -> int:
        """Its first month, counted from the year 0."""
        return 12 * self.year + (self.part - 1) * 12 // PARTS[self.length]

    def ends(self) -> int:
        """The month behind its last one."""
        return self.starts() + 12 // PARTS[self.length]

    @property
    def is_last_of_year(self) -> bool:
        """D22: a dated level binds from here on."""
        return self.part == PARTS[self.length]

    def within(self, length: str) -> "Period":
        """The period of this length, no shorter than its own, that it lies in."""
        return Period(self.year, length, (self.part - 1) * PARTS[length] // PARTS[self.length] + 1)

    def in_year(self, year: int) -> "Period":
        """D10: the same part of another year."""
        return Period(year, self.length, self.part)

    def years_back(self, years: int) -> "Period":
        return self.in_year(self.year - years)

    def preceding(self) -> "Period":
        """`prior period`: the preceding one of the same length."""
        if self.part > 1:
            return Period(self.year, self.length, self.part - 1)
        return Period(self.year - 1, self.length, PARTS[self.length])
