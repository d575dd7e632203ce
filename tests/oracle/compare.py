"""Compares `goalpost evaluate` with the second reading on random plans and tables.

    python3 tests/oracle/compare.py --goalpost build/goalpost [--verdicts 100000] [--seed 1] [--keep DIR]

Cases are numbered from 0; `--case 17` runs one alone, `--off NAME` leaves a construct out (see switches.py).
"""
from __future__ import annotations

import argparse
import csv
import io
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path
from typing import Iterator
from unicodedata import normalize

from coverage_names import form_name
try:
    import resource
except ImportError:  # Windows
    resource = None

from generate import Case, make_case
from held_back import held_back_by
from judge import Judge
from switches import Switches

COLUMNS = ("verdict", "reason", "exceeded", "at_boundary", "value", "limit", "base", "gap", "progress", "needed",
           "reported", "reached", "expected")
_CPU_SECONDS = 60  # of the program; how long it takes on a busy machine says nothing
Rows = dict[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Task:
    goalpost: str
    seed: int
    number: int
    keep: str
    switches: Switches


@dataclass(slots=True)
class Outcome:
    number: int
    verdicts: int = 0
    answers: Counter = field(default_factory=Counter)
    forms: Counter = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)


def oracle_rows(case: Case) -> Rows:
    judge, request = Judge(case.plan, case.table), case.request
    depth = case.plan.level_index(request.level) if request.level else -1
    return {key: row for key, row in judge.rows(request.periods)
            if request.only in ("", key[0]) and (depth < 0 or judge.depth[key[2]] == depth)}


def goalpost_rows(text: str, dims: list[str]) -> Rows:
    lines = csv.reader(io.StringIO(text))
    header = next(lines)
    place = {name: i for i, name in enumerate(header)}
    keys = [place[name] for name in ("indicator", "target", "area", "period", *dims)]
    cells = [place[name] for name in COLUMNS]
    rows: Rows = {}
    for line in lines:
        key = tuple(normalize("NFC", line[i]) for i in keys)
        if key in rows:
            raise ValueError(f"the row {key} is there twice")
        rows[key] = tuple(line[i] for i in cells)
    return rows


def _held_back(case: Case, text: str) -> list[str]:
    """The differences in who holds a target back; at most one a target."""
    judge, dims = Judge(case.plan, case.table), list(case.plan.strata)
    texts: dict[tuple[str, int], str] = {}
    names = {normalize("NFC", name): one for name, one in case.plan.indicators.items()}
    periods = {period.text(case.plan.first_month): period for period in
               [*case.table.periods(), *case.plan.periods, *case.request.periods]}
    for row in json.loads(text, parse_float=str, parse_int=str)["results"]:
        found = [(normalize("NFC", each["area"]), each["value"], each["gap"]) for each in row["held_back_by"]]
        expected = []
        if row["target"] != "all":
            one, ordinal, area = names[row["indicator"]], int(row["target"]) - 1, normalize("NFC", row["area"])
            stratum = tuple(row[dim] or "" for dim in dims)
            expected = held_back_by(judge, one, ordinal, area, periods[row["period"]], stratum)
        if found != expected:
            texts.setdefault((row["indicator"], row["target"]), (
                f"held back: {row['indicator']} {row['target']}, area {row['area']}, period {row['period']}\n"
                f"  oracle   {expected}\n  goalpost {found}\n{case.indicator_texts[row['indicator']]}"))
    return list(texts.values())


def _limit_cpu() -> None:
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))


def run_case(task: Task) -> Outcome:
    case = make_case(task.seed, task.number, task.switches)
    outcome = Outcome(task.number)
    expected = oracle_rows(case)
    _cover(case, expected, outcome)
    with tempfile.TemporaryDirectory(prefix="goalpost-oracle-") as folder:
        plan, data = Path(folder, "plan.goal"), Path(folder, "data.csv")
        plan.write_text(case.plan_text, encoding="utf-8")
        data.write_bytes(case.table_text.encode())
        command = [task.goalpost, "evaluate", str(plan), str(data)] + case.request.arguments()
        formats, answers, code, err = ["csv"] + ["json"] * (task.number % 3 == 0), [], 0, ""
        try:
            for name in formats:
                done = subprocess.run(command + ["--format", name], capture_output=True, text=True, encoding="utf-8",
                                      preexec_fn=_limit_cpu)
                code, err = code or done.returncode, done.stderr
                answers.append(done.stdout)
        except UnicodeDecodeError as error:
            code, err = -1, f"no UTF-8: {error}"
        out = answers[0] if answers else ""
    if code != 0:
        outcome.differences.append(f"case {task.number}: exit {code}\n{_errors(err)}")
    else:
        try:
            found = goalpost_rows(out, list(case.plan.strata))
        except (ValueError, KeyError, StopIteration, IndexError) as error:
            outcome.differences.append(f"case {task.number}: unreadable output: {error!r}\n{out[:500]}")
        else:
            outcome.differences += _differences(task.number, case, expected, found)
            if task.number % 3 == 0:
                outcome.differences += [f"case {task.number}: {text}" for text in _held_back(case, answers[1])]
    if outcome.differences:
        _save(task, case, expected, out, err)
    return outcome


def _errors(text: str) -> str:
    """What the checker refused, without its warnings; all of it when there is no error."""
    lines = text.strip().splitlines()
    return "\n".join([line for line in lines if "error" in line] or lines)[:3000]


def _differences(number: int, case: Case, expected: Rows, found: Rows) -> list[str]:
    """At most one a target: the others are usually the same slip."""
    texts, seen = [], set()
    for key in expected.keys() | found.keys():
        if expected.get(key) == found.get(key) or key[:2] in seen:
            continue
        seen.add(key[:2])
        names = dict(zip(("indicator", "target", "area", "period", *case.plan.strata), key))
        lines = [f"case {number}: " + ", ".join(f"{name} {cell}" for name, cell in names.items() if cell)]
        ours, theirs = (rows.get(key) for rows in (expected, found))
        if ours is None or theirs is None:
            lines.append("  no such row in " + ("the oracle" if ours is None else "goalpost"))
        else:
            lines += [f"  {name:12} oracle {mine or '-':24} goalpost {other or '-'}"
                      for name, mine, other in zip(COLUMNS, ours, theirs) if mine != other or name == "verdict"]
        lines.append(case.indicator_texts.get(key[0], ""))
        texts.append("\n".join(lines))
    return sorted(texts)


def _save(task: Task, case: Case, expected: Rows, out: str, err: str) -> None:
    folder = Path(task.keep, f"case-{task.seed}-{task.number}")
    folder.mkdir(parents=True, exist_ok=True)
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(["indicator", "target", "area", "period", *case.plan.strata, *COLUMNS])
    writer.writerows(key + row for key, row in expected.items())
    Path(folder, "data.csv").write_bytes(case.table_text.encode())
    Path(folder, "arguments").write_text(" ".join(case.request.arguments()), encoding="utf-8")
    for name, text in (("plan.goal", case.plan_text), ("oracle.csv", written.getvalue()),
                       ("goalpost.csv", out), ("goalpost.stderr", err)):
        Path(folder, name).write_text(text, encoding="utf-8")


def _cover(case: Case, expected: Rows, outcome: Outcome) -> None:
    outcome.verdicts = len(expected)
    names = {(one.name, str(ordinal)): form_name(target) for one in case.plan.indicators.values()
             for ordinal, target in enumerate(one.targets, 1)}
    for key, row in expected.items():
        outcome.answers[f"{row[0]} {row[1]}".strip()] += 1
        outcome.answers["(exceeded)"] += row[2] == "1"
        outcome.answers["(at boundary)"] += row[3] == "1"
        outcome.forms[names.get(key[:2], "combined rows")] += row[0] in ("met", "missed")


def outcomes(tasks: Iterator[Task], jobs: int) -> Iterator[Outcome]:
    """In the order of the numbers, whatever finishes first, so that a run can be repeated."""
    if jobs == 1:
        yield from map(run_case, tasks)
        return
    with ProcessPoolExecutor(jobs) as pool:
        waiting = [pool.submit(run_case, task) for task in islice(tasks, 4 * jobs)]
        try:
            while waiting:
                done = waiting.pop(0).result()
                waiting += [pool.submit(run_case, task) for task in islice(tasks, 1)]
                yield done
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--goalpost", required=True, help="the command line program")
    parser.add_argument("--verdicts", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", type=int, help="only this one")
    keep = str(Path(tempfile.gettempdir(), "goalpost-oracle"))
    parser.add_argument("--keep", default=keep, help="where plan, data and both answers of a difference are put")
    parser.add_argument("--jobs", type=int, default=min(8, os.cpu_count() or 1))
    parser.add_argument("--most", type=int, default=5, help="stop after so many differences")
    parser.add_argument("--on", action="append", default=[], help="a construct of switches.py")
    parser.add_argument("--off", action="append", default=[])
    asked = parser.parse_args(arguments)
    goalpost = str(Path(asked.goalpost).resolve())
    switches = Switches(tuple(asked.on), tuple(asked.off))
    numbers = count() if asked.case is None else iter([asked.case])
    tasks = (Task(goalpost, asked.seed, number, asked.keep, switches) for number in numbers)

    verdicts, shown = 0, 0
    answers: Counter = Counter()
    forms: Counter = Counter()
    running = outcomes(tasks, asked.jobs)
    for outcome in running:
        before, verdicts = verdicts, verdicts + outcome.verdicts
        answers.update(outcome.answers)
        forms.update(outcome.forms)
        for text in outcome.differences:
            shown += 1
            print(text, flush=True)
            if shown >= asked.most:
                break
        if verdicts // 20_000 > before // 20_000:
            print(f"{verdicts} verdicts, {outcome.number + 1} cases, {shown} differences", flush=True)
        if verdicts >= asked.verdicts or shown >= asked.most:
            break
    running.close()
    for title, counter in (("answers", answers), ("met or missed by form of target", forms)):
        print(f"\n{title}:")
        for name, number in counter.most_common():
            print(f"  {number:8} {name}")
    if shown:
        print(f"\nplans, data and both answers are in {asked.keep}")
    print(f"oracle: {verdicts} verdicts, {shown} differences")
    return 1 if shown else 0


if __name__ == "__main__":
    sys.exit(main())
