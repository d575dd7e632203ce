"""The model of a table and its CSV. A cell is a figure as printed, None (empty) or SUPPRESSED; a row may be absent."""
from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Union

from decimal_text import date_text, terminating
from periods import Period
from plan import Plan


class _Suppressed:
    def __repr__(self) -> str:
        return "*"


SUPPRESSED = _Suppressed()
Cell = Union[Fraction, _Suppressed, None]
Key = tuple[str, Period, tuple[str, ...]]


@dataclass(slots=True)
class Table:
    """rows are in file order; parents names the parent of every area below the top (empty: no parent column)."""

    rows: dict[Key, dict[str, Cell]] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)

    def roster(self) -> list[str]:
        """D1: every area seen, as an area or as a parent, in the order of the file."""
        seen: dict[str, None] = {}
        for area, _, _ in self.rows:
            parent = self.parents.get(area)
            if parent is not None:
                seen.setdefault(parent)
            seen.setdefault(area)
        return list(seen)

    def periods(self) -> list[Period]:
        return sorted({period for _, period, _ in self.rows})

    def depth(self, area: str) -> int:
        """D3: the depth under the roots of the parent column."""
        depth = 0
        while area in self.parents:
            area = self.parents[area]
            depth += 1
        return depth

    def is_below(self, area: str, top: str) -> bool:
        while area in self.parents:
            area = self.parents[area]
            if area == top:
                return True
        return False


def cell_text(cell: Cell, is_date: bool) -> str:
    if cell is None:
        return ""
    if cell is SUPPRESSED:
        return "*"
    assert isinstance(cell, Fraction)
    if is_date:
        return date_text(cell)
    exact = terminating(cell)
    assert exact is not None, cell
    digits, places = exact
    if places == 0:
        return str(digits)
    sign, text = ("-" if digits < 0 else ""), str(abs(digits)).rjust(places + 1, "0")
    return f"{sign}{text[:-places]}.{text[-places:]}"


def to_csv(plan: Plan, table: Table) -> str:
    """Columns area, period, parent (with a hierarchy), the strata, the inputs."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    has_parents = bool(table.parents)
    inputs = list(plan.inputs.values())
    writer.writerow(["area", "period"] + ["parent"] * has_parents + list(plan.strata)
                    + [one.column or one.name for one in inputs])
    for (area, period, stratum), cells in table.rows.items():
        line = [area, period.text] + [table.parents.get(area, "")] * has_parents + list(stratum)
        line += [cell_text(cells.get(one.name), one.kind.name == "date") for one in inputs]
        writer.writerow(line)
    return out.getvalue()
