"""What the tests of the laws share: random plans and tables of tests/oracle, and the program's answers on them.

A law says what the answers to two related questions have to do with each other, so that it needs no second evaluator. Every
test_*.py here is one law, with the conditions under which it holds at its head. GOALPOST_LAW_CASES says how many random plans
each is tried on, GOALPOST_LAW_SEED where they begin. A case that fails is put in a folder that the message names.
"""
from __future__ import annotations

import copy
import csv
import io
import os
import subprocess
import sys
import tempfile
import unittest
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Callable, Iterator

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "oracle"))

from expression import IndicatorRef, InputRef, Share, Total, children  # noqa: E402
from generate import Case, make_case  # noqa: E402
from plan import Indicator, Plan  # noqa: E402
from spelling import Speller  # noqa: E402
from switches import Switches  # noqa: E402
from tables import Table, to_csv  # noqa: E402

CASES = int(os.environ.get("GOALPOST_LAW_CASES", "0")) or None
SEED = int(os.environ.get("GOALPOST_LAW_SEED", "1"))
KEYS = ("indicator", "target", "area", "period")
DECIDED = ("met", "missed")
Row = dict[str, str]
Rows = dict[tuple[str, ...], Row]


class Refused(Exception):
    """The program did not take the plan or the table."""


class LawTest(unittest.TestCase):
    """Questions are folders; `self.folder` is that of the case at hand."""

    maxDiff = None
    usual_cases = 25

    @classmethod
    def setUpClass(cls) -> None:
        cls.binary = str(Path(os.environ["GOALPOST"]).resolve())
        cls.num_cases = CASES or cls.usual_cases

    def cases(self, *off: str, on: tuple[str, ...] = ()) -> Iterator[tuple[int, Case, Random]]:
        """Random cases, each with a source of chance of its own; what fails in one is kept."""
        for number in range(self.num_cases):
            case = make_case(SEED, number, Switches(on, off))
            with tempfile.TemporaryDirectory(prefix="goalpost-law-") as folder:
                self.folder = Path(folder)
                yield number, case, Random(f"law {SEED}:{number}")

    def keep(self, message: str) -> str:
        """Puts the question of the case at hand where it stays, and says where."""
        kept = Path(tempfile.mkdtemp(prefix="goalpost-law-failed-"))
        for file in self.folder.iterdir():
            (kept / file.name).write_bytes(file.read_bytes())
        return f"{message}\n{kept}"

    def write(self, name: str, text: str) -> str:
        path = self.folder / name
        path.write_bytes(text.encode("utf-8"))
        return str(path)

    def run_goalpost(self, *arguments: str) -> str:
        done = subprocess.run([self.binary, *arguments], capture_output=True, timeout=120, check=False)
        if done.returncode != 0:
            raise Refused(self.keep(f"{' '.join(arguments)}\n{done.stderr.decode()[:3000]}"))
        return done.stdout.decode()

    def evaluate(self, plan: str, data: str, *options: str) -> str:
        """The CSV of two files of the folder."""
        return self.run_goalpost("evaluate", str(self.folder / plan), str(self.folder / data), "--format", "csv", *options)

    def ask(self, case: Case, plan_text: str, table: Table, name: str = "a") -> Rows:
        self.write(f"{name}.goal", plan_text)
        self.write(f"{name}.csv", to_csv(case.plan, table))
        return rows_of(self.evaluate(f"{name}.goal", f"{name}.csv"), case.plan)

    def same(self, before: Rows, after: Rows, columns: tuple[str, ...], law: str,
             concerns: Callable[[tuple[str, ...]], bool] = lambda key: True) -> int:
        """All rows that are concerned stand in both, with the same cells; says how many."""
        keys = [key for key in before if concerns(key)]
        self.assertEqual(set(keys), {key for key in after if concerns(key)}, law)
        for key in keys:
            for column in columns:
                if before[key][column] != after[key][column]:
                    self.fail(self.keep(f"{law}: {key}, {column}: {before[key][column]!r}, then {after[key][column]!r}"))
        return len(keys)


def rows_of(text: str, plan: Plan) -> Rows:
    rows: Rows = {}
    for row in csv.DictReader(io.StringIO(text)):
        key = tuple(row[name] for name in (*KEYS, *plan.strata))
        assert key not in rows, key
        rows[key] = row
    return rows


def table_of(case: Case) -> Table:
    """A table of its own that may be changed."""
    return Table({key: dict(cells) for key, cells in case.table.rows.items()}, dict(case.table.parents))


def spelled(plan: Plan, seed: str) -> str:
    """The plan in one of its spellings."""
    return Speller(plan, Random(seed), Switches(off=("shuffled_indicators",))).plan_text()


def with_indicators(plan: Plan, indicators: list[Indicator]) -> Plan:
    """The plan with more indicators; it shares what it says with the one given."""
    out = copy.copy(plan)
    out.indicators = {**plan.indicators, **{one.name: one for one in indicators}}
    return out


def parts(node: object, plan: Plan) -> Iterator[object]:
    """Everything that an expression or condition says, indicators that are named written out."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        if isinstance(current, IndicatorRef):
            stack.append(plan.indicators[current.name].measure)
        elif isinstance(current, Share):
            for target in plan.indicators[current.indicator].targets:
                stack += [each for each in (target.when, target.if_any) if each is not None]
            stack.append(plan.indicators[current.indicator].measure)
        elif isinstance(current, Total):
            stack.append(current.inner)
        else:
            stack.extend(children(current))


def parts_of_indicator(one: Indicator, plan: Plan) -> Iterator[object]:
    yield from parts(one.measure, plan)
    for target in one.targets:
        for node in (target.when, target.if_any):
            if node is not None:
                yield from parts(node, plan)


def inputs_of(one: Indicator, plan: Plan) -> set[str]:
    return {node.name for node in parts_of_indicator(one, plan) if isinstance(node, InputRef)}


__all__ = ["Case", "DECIDED", "Fraction", "Indicator", "KEYS", "LawTest", "Plan", "Random", "Refused",
           "Row", "Rows", "Table", "inputs_of", "parts", "parts_of_indicator", "rows_of", "spelled", "table_of", "to_csv",
           "with_indicators"]
