#!/usr/bin/env python3
"""What Python costs over C: job A of the benchmarks, "deaths per 1,000 births at most 4.1‰", value and verdict written, on numpy columns.

Prints JSON. Needs numpy, and the library in GOALPOST_LIBRARY (or an installed package):
    GOALPOST_LIBRARY=build/release/libgoalpost.so bench/python_bench.py --rows 10000000

jobs          seconds for all rows, the median and the best of --repetitions, alternately and on the same arrays:
  c             the call that all of them make, goalpost_evaluator_run(), with its structs made before
  evaluator     Evaluator.run(…, out=…)
  columns       Rule.columns(…, out=…)
  new           Rule.columns(…), whose outputs are new memory each time
  growth_bytes  how much more memory was in use at most during Rule.columns(…, out=…)
scalar_ns     one Rule.evaluate(deaths=12, births=1504)
import_ms     `import goalpost` over `pass` in a new interpreter, numpy not imported
"""
import argparse
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time
from ctypes import byref

PACKAGE = pathlib.Path(__file__).resolve().parents[1] / "bindings" / "python" / "src"
if "GOALPOST_LIBRARY" in os.environ:
    sys.path.insert(0, str(PACKAGE))

import numpy as np  # noqa: E402

import goalpost  # noqa: E402
from goalpost import _library, _structs  # noqa: E402
from goalpost.answers import output_for  # noqa: E402

RULE = "deaths per 1,000 births at most 4.1‰"


def seconds(run):
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def memory(field):
    with open("/proc/self/status", encoding="ascii") as opened:
        return next(int(line.split()[1]) * 1024 for line in opened if line.startswith(field))


def job(dtype, rows, repetitions, threads, instructions):
    random = np.random.default_rng(7)
    births = random.integers(1000, 100_000, rows).astype(dtype)
    deaths = (random.integers(0, 9, rows) * births / 1000).round().astype(dtype)
    figures = {"deaths": deaths, "births": births}
    rule = goalpost.Rule(RULE)
    out = goalpost.Answers(rows, want=("verdict", "value"))
    evaluator = rule.plan.evaluator(figures, threads=threads, instructions=instructions)
    indicator = rule.plan.indicators[0].name
    output, handle = output_for(out, 0, 1), evaluator._owner.handle

    def in_c():
        _library.check(_library.library.goalpost_evaluator_run(handle, byref(output), 1, 0, rows, _structs.NO_PROGRESS, None))

    settings = {"threads": threads, "instructions": instructions}
    ways = {"c": in_c, "evaluator": lambda: evaluator.run(indicator, out=out),
            "columns": lambda: rule.columns(figures, out=out, **settings),
            "new": lambda: rule.columns(figures, want=("verdict", "value"), **settings)}
    times = {name: [] for name in ways}
    for run in ways.values():
        run()
    for _ in range(repetitions):
        for name, run in ways.items():
            times[name].append(seconds(run))
    found = {name: {"median_s": statistics.median(all_), "best_s": min(all_)} for name, all_ in times.items()}
    if os.path.exists("/proc/self/clear_refs"):
        with open("/proc/self/clear_refs", "w", encoding="ascii") as opened:
            opened.write("5")  # the high-water mark starts afresh
        before = memory("VmRSS")
        ways["columns"]()
        found["growth_bytes"] = max(0, memory("VmHWM") - before)
    met = int(out.met.sum())
    return {"dtype": dtype, "rows": rows, "met": met, **settings, **found}


def scalar_ns(repetitions):
    rule, count = goalpost.Rule(RULE), 20_000

    def run():
        for _ in range(count):
            rule.evaluate(deaths=12, births=1504)

    return min(seconds(run) for _ in range(repetitions)) / count * 1e9


def import_ms(repetitions):
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE)} if "GOALPOST_LIBRARY" in os.environ else dict(os.environ)

    def run(code):
        return seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True, env=environment))

    run("import goalpost")
    pairs = [run("import goalpost") - run("pass") for _ in range(repetitions)]
    return statistics.median(pairs) * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--repetitions", type=int, default=9)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--instructions", type=int, default=0, help="of goalpost.Instructions; 0: the best")
    asked = parser.parse_args()
    jobs = [job(dtype, asked.rows, asked.repetitions, asked.threads, asked.instructions) for dtype in ("f8", "i8")]
    print(json.dumps({"rule": RULE, "goalpost": goalpost.__version__, "instructions": goalpost.best_instructions().name,
                      "python": platform.python_version(), "numpy": np.__version__, "machine": platform.processor() or platform.machine(),
                      "jobs": jobs, "scalar_ns": scalar_ns(asked.repetitions), "import_ms": import_ms(asked.repetitions)}, indent=2))


if __name__ == "__main__":
    main()
