"""Compares the C interface, through the Python package, with the second reading: all answers, and columns of answers.

    GOALPOST_LIBRARY=build/release/libgoalpost.so python3 tests/oracle/through_c.py [--verdicts 20000] [--seed 1] [--case 17]

The cases are those of compare.py. Columns are judged on each instruction set that the machine has and with several threads; they answer rows as they lie in
the table, and so not what has no row. Needs numpy for the columns.
"""
from __future__ import annotations

import argparse
import csv
import io
import os
import sys
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path
from unicodedata import normalize

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bindings" / "python" / "src"))

import goalpost  # noqa: E402

from compare import COLUMNS, goalpost_rows, oracle_rows  # noqa: E402
from generate import Case, make_case  # noqa: E402
from switches import Switches  # noqa: E402
from tables import to_csv  # noqa: E402

NEAR = 1e-15  # a value is a product and a quotient, each rounded once


def columns_of(case: Case) -> dict[str, list]:
    """The table as the package takes it: what is suppressed stands in a column of its own."""
    lines = csv.reader(io.StringIO(to_csv(case.plan, case.table)))
    header = next(lines)
    columns: dict[str, list] = {name: [cell or None for cell in cells] for name, cells in zip(header, zip(*lines))}
    for one in case.plan.inputs.values():
        called = one.column or one.name
        figure = date.fromisoformat if one.kind.name == "date" else Decimal
        cells = columns[called]
        columns[called] = [None if cell in (None, "*") else figure(cell) for cell in cells]
        if "*" in cells:
            columns[f"{called}.suppressed"] = [cell == "*" for cell in cells]
    return columns


def differs(ours: dict[str, str], verdict: int, reason: int, flags: int, value: float) -> str:
    """How an answer of the columns differs from the row of the second reading."""
    theirs = goalpost.Verdict(verdict).name.lower(), "" if reason == 0 else goalpost.Reason(reason).name.lower()
    if (ours["verdict"], ours["reason"]) != theirs:
        return f"{ours['verdict']} {ours['reason']}, columns {theirs}"
    if ours["verdict"] in ("met", "missed"):
        marks = int(ours["exceeded"] == "1") + 2 * int(ours["at_boundary"] == "1")
        if marks != flags:
            return f"flags {marks}, columns {flags}"
    if ours["value"] == "" or "-" in ours["value"][1:]:  # none, or a date
        return ""
    exact = float(ours["value"])
    return "" if value == exact or abs(value - exact) <= NEAR * abs(exact) else f"value {exact}, columns {value}"


def compare_columns(case: Case, plan: goalpost.Plan, table: goalpost.Table, data: dict, expected: dict) -> tuple[int, list[str]]:
    compared, found = 0, []
    dims = list(case.plan.strata)
    keys = list(zip(data["area"], data["period"], *[data[dim] for dim in dims]))
    periods = [period.text(case.plan.first_month) for period in case.request.periods] or None
    for instructions in goalpost.Instructions:
        for threads in (1, 3):
            try:
                evaluator = goalpost.Evaluator(plan, table, periods=periods, threads=threads, instructions=instructions)
            except goalpost.UnavailableError:
                continue  # this machine has them not
            for one in case.plan.indicators.values():
                name = next(each.name for each in plan.indicators if normalize("NFC", each.name) == normalize("NFC", one.name))
                of_measure = case.plan.dims_of(one.measure)
                for ordinal in range(1, len(one.targets) + 1):
                    answers = evaluator.run(name, ordinal)
                    for i, key in enumerate(keys):
                        area, period, *cells = key
                        filled = tuple(dim for dim, cell in zip(dims, cells) if cell)
                        row = expected.get((normalize("NFC", one.name), str(ordinal), area, period, *[cell or "" for cell in cells]))
                        is_judged = answers.reason[i] != goalpost.Reason.NOT_JUDGED
                        if row is None or filled != of_measure:
                            continue
                        compared += 1
                        difference = "not judged" if not is_judged else differs(
                            dict(zip(COLUMNS, row)), answers.verdict[i], answers.reason[i], answers.flags[i], answers.value[i])
                        if difference:
                            found.append(f"columns: {one.name} {ordinal}, {key}: {difference}\n{case.indicator_texts[one.name]}")
                            break
    return compared, found


def run_case(seed: int, number: int) -> tuple[int, int, list[str]]:
    case = make_case(seed, number, Switches())
    case.request.level = case.request.only = ""
    expected = oracle_rows(case)
    data = columns_of(case)
    periods = [period.text(case.plan.first_month) for period in case.request.periods]
    plan = goalpost.Plan(case.plan_text)
    table = goalpost.Table(plan, data)
    rows = goalpost_rows(plan.evaluate(table, periods=periods or None).to_csv(), list(case.plan.strata))
    found = [f"{key}: oracle {expected.get(key)}, library {rows.get(key)}" for key in expected.keys() | rows.keys()
             if expected.get(key) != rows.get(key)][:3]
    compared, more = compare_columns(case, plan, table, data, expected)
    return len(expected), compared, [f"case {number}: {text}" for text in found + more]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--verdicts", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", type=int)
    asked = parser.parse_args()
    verdicts, in_columns, differences = 0, 0, 0
    for number in count() if asked.case is None else [asked.case]:
        rows, compared, found = run_case(asked.seed, number)
        verdicts, in_columns, differences = verdicts + rows, in_columns + compared, differences + len(found)
        print("\n".join(found), end="\n" if found else "", flush=True)
        if verdicts >= asked.verdicts or differences >= 5:
            break
    print(f"oracle through C: {verdicts} verdicts, {in_columns} in columns, {differences} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
