"""Periods: a year, or one part of a year (half, quarter, month)."""
from __future__ import annotations

from typing import NamedTuple

PARTS = {"Y": 1, "H": 2, "Q": 4, "M": 12}


class Period(NamedTuple):
    """`2025`, `2025-H1`, `2025-Q3` or `2025-11`; the part counts from 1."""

    year: int
    length: str = "Y"
    part: int = 1

    @property
    def text(self) -> str:
        if self.length == "Y":
            return str(self.year)
        if self.length == "M":
            return f"{self.year}-{self.part:02d}"
        return f"{self.year}-{self.length}{self.part}"

    @property
    def is_last_of_year(self) -> bool:
        """D22: a dated level binds from here on."""
        return self.part == PARTS[self.length]

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
