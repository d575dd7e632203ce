#!/usr/bin/env python3
"""The engines that are packages of Python, on the data of job A, in turn with goalpost: numpy, numexpr, DuckDB, CEL, ZEN.

Usage: rivals.py GOALPOST_BENCH INSTRUCTION_SET ROWS ROUNDS OUT.json
An engine that cannot be imported is left out and named. In every round each engine judges the same columns once, and between two of them
goalpost_bench judges its own of the same kind, so that noise hits all alike. One thread each. Times are the best way that we know:
numpy and numexpr write into arrays that were allocated before, DuckDB into a table; CEL and ZEN answer the verdict alone.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import time

MET, MISSED, NO_DATA, NOT_APPLICABLE, DATA_ERROR = 0, 1, 2, 4, 6
INFINITY = float("inf")
# What deaths per 1,000 births at most 4.1‰ answers, worked out by hand. None is missing.
TRUTHS = [
    ("a tie", 41, 10000, MET),
    ("just above", 42, 10000, MISSED),
    ("missing", None, 1000, NO_DATA),
    ("missing", 5, None, NO_DATA),
    ("infinite", INFINITY, 1000, NO_DATA),
    ("infinite", 5, INFINITY, NO_DATA),
    ("0 of 0", 0, 0, NOT_APPLICABLE),
    ("5 of 0", 5, 0, DATA_ERROR),
    ("negative", -1, 1000, DATA_ERROR),
    ("negative", 5, -1000, DATA_ERROR),
]


def nan_for_none(figures):
    return [float("nan") if figure is None else float(figure) for figure in figures]


class Numpy:
    """One vectorised call after another, into arrays that are there."""

    name = "numpy"
    layout = "arrays of doubles, vectorised with out="
    most_rows = 10_000_000

    def __init__(self):
        import numpy

        self.np = numpy
        self.version = numpy.__version__

    def prepare(self, deaths, births, wording):
        np = self.np
        deaths, births = np.asarray(nan_for_none(deaths) if isinstance(deaths, list) else deaths), np.asarray(
            nan_for_none(births) if isinstance(births, list) else births
        )
        value = np.empty(len(deaths))
        met = np.empty(len(deaths), dtype=bool)
        answers = {}

        def plain():
            with np.errstate(all="ignore"):
                np.multiply(deaths, 1000.0, out=value)
                np.divide(value, births, out=value)
                np.less_equal(value, 4.1, out=met)
            answers["verdict"] = met

        def naive():
            with np.errstate(all="ignore"):
                np.less_equal(deaths / births * 1000.0, 4.1, out=met)
            answers["verdict"] = met

        def safe():
            with np.errstate(all="ignore"):
                np.multiply(deaths, 1000.0, out=value)
                np.divide(value, births, out=value)
                np.greater(value, 4.1, out=met)
                verdict = met.view(np.uint8)  # met 0, missed 1
                zero = births == 0
                np.copyto(verdict, np.uint8(DATA_ERROR), where=zero)
                np.copyto(verdict, np.uint8(NOT_APPLICABLE), where=zero & (deaths == 0))
                np.copyto(verdict, np.uint8(NO_DATA), where=~np.isfinite(deaths + births))
                np.copyto(verdict, np.uint8(DATA_ERROR), where=(deaths < 0) | (births < 0))
            answers["verdict"] = verdict

        run = {"plain": plain, "naive": naive, "safe": safe}[wording]
        return run, lambda row: int(answers["verdict"][row]) if wording == "safe" else int(not answers["verdict"][row])


class Numexpr:
    """Two expressions, each in one pass over blocks."""

    name = "numexpr"
    layout = "arrays of doubles, evaluate(out=)"
    most_rows = 10_000_000

    def __init__(self):
        import numexpr
        import numpy

        self.np, self.ne = numpy, numexpr
        self.version = numexpr.__version__
        numexpr.set_num_threads(1)

    def prepare(self, deaths, births, wording):
        np, ne = self.np, self.ne
        n = np.asarray(nan_for_none(deaths)) if isinstance(deaths, list) else deaths
        d = np.asarray(nan_for_none(births)) if isinstance(births, list) else births
        value = np.empty(len(n))
        met = np.empty(len(n), dtype=bool)
        verdict = np.empty(len(n), dtype=np.int32)

        def plain():
            ne.evaluate("n * 1000.0 / d", local_dict={"n": n, "d": d}, out=value)
            ne.evaluate("value <= 4.1", local_dict={"value": value}, out=met)

        def naive():
            ne.evaluate("n / d * 1000.0 <= 4.1", local_dict={"n": n, "d": d}, out=met)

        def safe():
            ne.evaluate("n * 1000.0 / d", local_dict={"n": n, "d": d}, out=value)
            ne.evaluate(
                "where((n < 0) | (d < 0), 6, where((n < inf) & (d < inf), where(d == 0, where(n == 0, 4, 6),"
                " where(value <= 4.1, 0, 1)), 2))",
                local_dict={"n": n, "d": d, "value": value, "inf": INFINITY},
                out=verdict,
            )

        run = {"plain": plain, "naive": naive, "safe": safe}[wording]
        return run, lambda row: int(verdict[row]) if wording == "safe" else int(not met[row])


class Duckdb:
    """A table in memory whose missing figures are NULL; the answers become a table."""

    name = "duckdb"
    layout = "columnar table in memory, create table as select"
    most_rows = 10_000_000

    def __init__(self):
        import duckdb
        import numpy

        self.duckdb, self.np = duckdb, numpy
        self.version = duckdb.__version__

    def prepare(self, deaths, births, wording):
        np = self.np
        n = np.asarray(nan_for_none(deaths)) if isinstance(deaths, list) else deaths
        d = np.asarray(nan_for_none(births)) if isinstance(births, list) else births
        connection = self.duckdb.connect()
        connection.execute("set threads = 1")
        figures = {"n": n, "d": d}
        connection.execute(
            "create table communes as select case when isnan(n) then null else n end as n,"
            " case when isnan(d) then null else d end as d from figures"
        )
        verdict = {
            "plain": "case when n * 1000 / d <= 4.1::double then 0 when n * 1000 / d > 4.1::double then 1 end",
            "naive": "case when n / d * 1000 <= 4.1::double then 0 when n / d * 1000 > 4.1::double then 1 end",
            "safe": "case when n < 0 or d < 0 then 6 when n is null or d is null or isinf(n) or isinf(d) then 2"
            " when d = 0 then case when n = 0 then 4 else 6 end when n * 1000 / d <= 4.1::double then 0 else 1 end",
        }[wording]
        text = f"create or replace temp table answers as select n * 1000 / d as value, ({verdict})::utinyint as verdict from communes"

        def run():
            connection.execute(text)

        def answer(row):
            verdicts = [line[0] for line in connection.execute("select verdict from answers").fetchall()]
            return -1 if verdicts[row] is None else verdicts[row]

        return run, answer


class Rows:
    """An engine that is called per row with a dictionary."""

    layout = "a dictionary per row, the verdict alone"
    most_rows = 10_000

    def prepare(self, deaths, births, wording):
        def cell(figure):
            return None if figure is None or figure != figure else float(figure)

        rows = [{"n": cell(n), "d": cell(d)} for n, d in zip(deaths, births)]
        judge = self.judge_of(wording)
        answers = [None] * len(rows)

        def judged(row):
            try:
                return int(judge(row)) if wording == "safe" else int(not judge(row))
            except Exception:  # the engine's own way to say that it cannot
                return -1

        def run():
            for i, row in enumerate(rows):
                answers[i] = judged(row)

        return run, lambda row: answers[row]


class Cel(Rows):
    name = "cel"

    def __init__(self):
        import importlib.metadata

        import cel

        self.cel = cel
        self.version = importlib.metadata.version("common-expression-language")

    def judge_of(self, wording):
        program = self.cel.compile(
            {
                "plain": "n * 1000.0 / d <= 4.1",
                "naive": "n / d * 1000.0 <= 4.1",
                "safe": "(n != null && n < 0.0) || (d != null && d < 0.0) ? 6 : n == null || d == null || n > 1.0e308"
                " || d > 1.0e308 ? 2 : d == 0.0 ? (n == 0.0 ? 4 : 6) : n * 1000.0 / d <= 4.1 ? 0 : 1",
            }[wording]
        )
        return program.execute


class Zen(Rows):
    name = "zen"

    def __init__(self):
        import importlib.metadata

        import zen

        self.zen = zen
        self.version = importlib.metadata.version("zen-engine")

    def judge_of(self, wording):
        expression = self.zen.compile_expression(
            {
                "plain": "n * 1000 / d <= 4.1",
                "naive": "n / d * 1000 <= 4.1",
                "safe": "(n != null and n < 0) or (d != null and d < 0) ? 6 : (n == null or d == null ? 2 : (d == 0 ?"
                " (n == 0 ? 4 : 6) : (n * 1000 / d <= 4.1 ? 0 : 1)))",
            }[wording]
        )
        return expression.evaluate


def wrong_in(engine, wording):
    run, answer = engine.prepare([truth[1] for truth in TRUTHS], [truth[2] for truth in TRUTHS], wording)
    run()
    wrong = []
    for i, (what, _, _, verdict) in enumerate(TRUTHS):
        given = answer(i)
        if (NO_DATA if given == -1 else given) != verdict and what not in wrong:
            wrong.append(what)
    return ", ".join(wrong) or "nothing"


def goalpost_ns(program, instruction_set, missing, rows):
    name = f"A/verdict.value/double/missing:{missing}%/{rows}/goalpost-{instruction_set}/"
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder, "out.json")
        subprocess.run(
            [program, f"--benchmark_filter=^{name}", "--benchmark_min_time=0.05", f"--json={out}"],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        runs = json.loads(out.read_text(encoding="utf-8"))["benchmarks"]
    return runs[0]["real_time"] * 1000


def main():
    program, instruction_set, spoken_rows, rounds, out = sys.argv[1:]
    num_rows = {"100k": 100_000, "10M": 10_000_000}[spoken_rows]
    engines, absent = [], []
    for kind in (Numpy, Numexpr, Duckdb, Cel, Zen):
        try:
            engines.append(kind())
        except ImportError as error:
            absent.append(f"{kind.name}: {error}")
    result = {"absent": absent, "rivals": [], "runs": []}
    if engines:
        import numpy as np

        for engine in engines:
            wrong = {wording: wrong_in(engine, wording) for wording in ("plain", "safe", "naive")}
            result["rivals"].append(
                {"name": engine.name, "version": engine.version, "layout": engine.layout, "wrong": wrong}
            )
        random = np.random.default_rng(7)
        for missing in (0, 5):
            births = random.integers(1, 20_001, num_rows).astype(float)
            deaths = np.floor(births * random.random(num_rows) * 0.0082)
            if missing:
                deaths[random.random(num_rows) < 0.05] = np.nan
                births[random.random(num_rows) < 0.05] = np.nan
            prepared = []
            for engine in engines:
                rows = min(num_rows, engine.most_rows)
                if spoken_rows == "10M" and rows < num_rows:
                    continue  # per row it is the same as at 100k
                for wording in ("plain", "safe"):
                    run, _ = engine.prepare(deaths[:rows], births[:rows], wording)
                    run()
                    prepared.append((engine, wording, rows, run))
            for index in range(int(rounds)):
                ours = goalpost_ns(program, instruction_set, missing, spoken_rows)
                result["runs"].append(
                    {"contender": "goalpost", "missing": missing, "rows": num_rows, "round": index, "ns": ours}
                )
                for engine, wording, rows, run in prepared:
                    repeats = 1 if rows == num_rows and num_rows > 1_000_000 else 10 if rows == num_rows else 1
                    begin = time.perf_counter_ns()
                    for _ in range(repeats):
                        run()
                    ns = (time.perf_counter_ns() - begin) / repeats
                    result["runs"].append(
                        {
                            "contender": engine.name,
                            "wording": wording,
                            "missing": missing,
                            "rows": rows,
                            "round": index,
                            "ns": ns,
                        }
                    )
    pathlib.Path(out).write_text(json.dumps(result, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
