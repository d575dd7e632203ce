"""Compares `suppress counts` with the second reading, and attacks what is shown.

    python3 tests/oracle/compare_withheld.py --goalpost build/goalpost [--plans 200] [--seed 1] [--case 17] [--large]

Verdict, reason and every figure that is shown are those of the second reading; a count that must not be shown is withheld; and whoever knows
everything that is shown, in any period and part of one, finds more than one solution for each count that is not.
"""
from __future__ import annotations

import argparse
import csv
import io
import subprocess
import sys
import tempfile
from pathlib import Path
from unicodedata import normalize

from attack import Attack
from generate_small import make_small
from judge import Judge


def rows_of(text: str, dims: list[str]) -> dict[tuple[str, ...], dict[str, str]]:
    return {tuple(normalize("NFC", row[name]) for name in ("indicator", "target", "area", "period", *dims)): row
            for row in csv.DictReader(io.StringIO(text))}


def attacked(goalpost: str, seed: int, number: int, keep: Path, is_large: bool) -> tuple[Attack | None, list[str]]:
    case, periods = make_small(seed, number, is_large)
    folder = keep / f"withheld-{seed}-{number}"
    folder.mkdir(parents=True, exist_ok=True)
    plan, data = folder / "plan.goal", folder / "data.csv"
    plan.write_text(case.plan_text, encoding="utf-8")
    data.write_text(case.table_text, encoding="utf-8")
    command = [goalpost, "evaluate", str(plan), str(data), "--format", "csv"]
    everything = subprocess.run(command + case.request.arguments(), capture_output=True, text=True, encoding="utf-8")
    usual = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if everything.returncode or usual.returncode:
        return None, [f"exit {everything.returncode}, {usual.returncode}\n{everything.stderr}"]
    dims = list(case.plan.strata)
    shown = rows_of(everything.stdout, dims)
    attack = Attack(Judge(case.plan, case.table), periods, shown)
    complaints = attack.complaints
    for key, row in rows_of(usual.stdout, dims).items():
        if row != shown[key]:
            complaints.append(f"{', '.join(key)}: what is withheld depends on what is asked for")
    if not complaints:
        for file in (plan, data):
            file.unlink()
        folder.rmdir()
    return attack, complaints


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--goalpost", required=True, help="the command line program")
    parser.add_argument("--plans", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", type=int, help="only this one")
    parser.add_argument("--large", action="store_true", help="tables of some twenty communes, which take long to attack")
    parser.add_argument("--keep", default=str(Path(tempfile.gettempdir(), "goalpost-oracle")), help="where a plan and its data are put")
    parser.add_argument("--most", type=int, default=5, help="stop after so many differences")
    asked = parser.parse_args()
    rows = withheld = small = wrong = plans = 0
    for number in range(asked.plans) if asked.case is None else [asked.case]:
        attack, complaints = attacked(str(Path(asked.goalpost).resolve()), asked.seed, number, Path(asked.keep), asked.large)
        plans += 1
        if attack is not None:
            rows, withheld, small = rows + len(attack.rows), withheld + attack.withheld, small + attack.small
        if complaints:
            wrong += 1
            print(f"case {number}, in {asked.keep}:")
            for text in complaints[:6]:
                print(f"  {text}")
        if wrong == asked.most:
            break
    print(f"withheld: {plans} plans, {rows} rows, {withheld} cells withheld, {small} small counts, {wrong} plans with a difference")
    return 1 if wrong or not small else 0


if __name__ == "__main__":
    sys.exit(main())
