"""The model of a table and its CSV. A cell is a figure as printed, None (empty) or SUPPRESSED; a row may be absent."""
from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import Union

from decimal_text import date_text, terminating
from periods import Period
from plan import Plan


class _Suppressed:
    def __repr__(self) -> str:
        return "*"


SUPPRESSED = _Suppressed()
Cell = Union[Fraction, _Suppressed, None]
Stratum = tuple[str, ...]
Key = tuple[str, Period, Stratum]


@dataclass(slots=True)
class Table:
    """rows are in file order; parents names the parent of every area below the top (empty: no parent column)."""

    rows: dict[Key, dict[str, Cell]] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)

    def roster(self) -> list[str]:
        """D1: every area seen, as an area or above one, in the order of the file."""
        seen: dict[str, None] = {}
        for area, _, _ in self.rows:
            for each in self.path(area):
                seen.setdefault(each)
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

    def path(self, area: str) -> list[str]:
        """From the root down to the area itself."""
        path = [area]
        while path[0] in self.parents:
            path.insert(0, self.parents[path[0]])
        return path

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


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is written. levels: a column per level instead of `area` and `parent`."""

    order: tuple[int, ...] = ()
    levels: bool = False
    remarks: bool = False
    quoted: bool = False
    line_end: str = "\n"
    mark: str = ""


def random_layout(rng: Random, plan: Plan, table: Table) -> Layout:
    columns = 3 + len(plan.strata) + len(plan.inputs) + len(plan.levels)
    order = list(range(columns))
    rng.shuffle(order)
    return Layout(tuple(order), bool(plan.levels) and rng.random() < 0.5, rng.random() < 0.3, rng.random() < 0.3,
                  rng.choice(["\n", "\r\n"]), "\ufeff" if rng.random() < 0.2 else "")


def to_csv(plan: Plan, table: Table, layout: Layout = Layout()) -> str:
    """Columns area, period, parent (with a hierarchy), the strata, the inputs; the layout may change the order."""
    inputs = list(plan.inputs.values())
    places = ["area"] + ["parent"] * bool(table.parents)
    if layout.levels:
        places = [level.name for level in plan.levels]
    header = places + ["period"] + list(plan.strata) + [one.column or one.name for one in inputs]
    header += ["# remark, not read"] * layout.remarks
    lines = [header]
    for (area, period, stratum), cells in table.rows.items():
        path = table.path(area)
        line = path + [""] * (len(places) - len(path)) if layout.levels else [area, path[-2] if len(path) > 1 else ""]
        line = line[:len(places)] + [period.text(plan.first_month)] + list(stratum)
        line += [cell_text(cells.get(one.name), one.kind.name == "date") for one in inputs]
        lines.append(line + ["5, \"x\""] * layout.remarks)
    order = [i for i in layout.order if i < len(header)] or list(range(len(header)))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=layout.line_end,
                        quoting=csv.QUOTE_ALL if layout.quoted else csv.QUOTE_MINIMAL)
    writer.writerows([line[i] for i in order] for line in lines)
    return layout.mark + out.getvalue()
