"""Who does not report in a table with several levels: areas in between, whole areas in a period, single cells."""
from __future__ import annotations

from random import Random

from periods import Period
from plan import Input
from tables import SUPPRESSED, Cell, Table


class Gaps:
    def __init__(self, rng: Random, table: Table, has_parts: bool) -> None:
        self.rng = rng
        self.inner = set(table.parents.values())
        style = rng.choice(["report", "silent", "silent", "mixed", "mixed"])
        self.own = {"report": [1.0], "silent": [0.0], "mixed": [0.0, 0.2, 0.5, 1.0]}[style]
        rarely = rng.choice([0.1, 0.3, 1.0]) if has_parts else 1.0  # one part that is missing spoils the whole year
        self.cell = rarely * rng.choice([0.0, 0.0, 0.02, 0.06, 0.2])
        self.area = rarely * rng.choice([0.0, 0.0, 0.05, 0.15])
        self.all_as_one = rng.choice([0.0, 0.1])
        self._reporting: dict = {}
        self._absent: dict = {}

    def is_absent(self, area: str, period: Period) -> bool:
        """Whether an area gives nothing in this period."""
        if (area, period) not in self._absent:
            self._absent[area, period] = self.rng.random() < self.area
        return self._absent[area, period]

    def leave_out(self, cells: dict[str, Cell], inputs: dict[str, Input], area: str) -> None:
        for name in cells:
            if area in self.inner and self.rng.random() >= self._share(name, area):
                cells[name] = None
            elif inputs[name].adds_up and area not in self.inner and self.rng.random() < self.cell:
                cells[name] = self.rng.choice([None, None, SUPPRESSED])

    def _share(self, name: str, area: str) -> float:
        """How often an area in between gives a figure itself."""
        if (name, area) not in self._reporting:
            self._reporting[name, area] = self.rng.choice(self.own)
        return self._reporting[name, area]
