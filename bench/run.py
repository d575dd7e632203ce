#!/usr/bin/env python3
"""Runs the races, compares, and writes build/bench/*.json and the table of ratios. tools/bench builds and calls it.

A race is a name of goalpost_bench up to its last slash; its contenders run in turn, round after round, in one process. A ratio is the median over
the rounds of one contender's time over another's in the same round: above 1 we are faster.
"""
import argparse
import datetime
import functools
import json
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "bench"
PROGRAMS = {name: ROOT / "build" / "release" / "bench" / name for name in ("goalpost_bench", "goalpost_bench_rivals")}
DOCUMENT = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- table: written by tools/bench -->", "<!-- end of the table -->"
SETS = ("sse2", "avx2", "avx512")
LIBRARIES = ("libgoalpost.so", "libgoalpost.dylib")

# ── What is run ──────────────────────────────────────────────────────────────────────────────────────────────────────
# program, races (a regular expression), rounds, seconds per contender and round (its least), also in the quick version
DATA = r"(double|int64|decimal)/missing:[05]%"
JOBS = [
    ("goalpost_bench", rf"A/verdict\+value/{DATA}/100k", 7, 0.01, False),
    ("goalpost_bench", r"A/verdict(\+value)?/(double|int64)/missing:[05]%/100k", 3, 0.01, True),
    ("goalpost_bench", rf"A/verdict\+value/{DATA}/10M", 5, 0.01, False),
    ("goalpost_bench", r"A/verdict\+value/double/missing:0%/10M", 3, 0.01, True),
    ("goalpost_bench", rf"A/verdict/{DATA}/100k", 7, 0.01, False),
    ("goalpost_bench", rf"A/verdict/{DATA}/10M", 5, 0.01, False),
    ("goalpost_bench", r"A/(verdict\+(reason|flags|gap)|everything)/(double|int64)/missing:5%/(100k|10M)", 5, 0.01, False),
    ("goalpost_bench", r"A/verdict\+value/double/missing:[05]%/1M", 7, 0.01, False),
    ("goalpost_bench", r"A-(sums|count|difference)/verdict\+value/(double|int64)/missing:[05]%/(100k|10M)", 5, 0.01, False),
    ("goalpost_bench", r"A-sums/verdict\+value/double/missing:5%/100k", 3, 0.01, True),
    ("goalpost_bench", rf"B-(sorted|shuffled)/verdict\+value/{DATA}/100k", 5, 0.01, False),
    ("goalpost_bench", r"B-(sorted|shuffled)/verdict\+value/double/missing:5%/100k", 3, 0.01, True),
    ("goalpost_bench", rf"B-(sorted|shuffled)/verdict\+value/{DATA}/10M", 5, 0.01, False),
    ("goalpost_bench", r"C/verdict(\+value)?/(double|int64)/missing:[05]%/100k", 5, 0.01, False),
    ("goalpost_bench", r"C/verdict\+value/double/missing:5%/100k", 3, 0.01, True),
    ("goalpost_bench", r"C/verdict\+value/double/missing:0%/10M", 3, 0.01, False),
    ("goalpost_bench", r"C/verdict/double/missing:5%/10M", 3, 0.01, False),
    ("goalpost_bench", r"E", 7, 0.05, True),
    ("goalpost_bench", r"CSV", 5, 0.2, True),
    ("goalpost_bench", r"capi/.*", 15, 0.02, True),
    ("goalpost_bench_rivals", r"D", 7, 0.05, True),
    ("goalpost_bench_rivals", r"rivals/(plain|safe)/double/missing:[05]%/100k", 5, 0.02, True),
    ("goalpost_bench_rivals", r"rivals/(plain|safe)/double/missing:[05]%/10M", 3, 0.02, False),
]
PYTHON_RIVALS = [("100k", 5, True), ("10M", 5, False)]  # rows, rounds, also in the quick version


class Races:
    """Times in nanoseconds: race → contender → one per round."""

    def __init__(self):
        self.times = {}
        self.rates = {}  # bytes per second, where a benchmark tells them
        self.context = {}

    def add(self, document):
        self.context.update(document["context"])
        for run in document["benchmarks"]:
            race, contender = run["name"].removesuffix("/real_time").rsplit("/", 1)
            nanoseconds = run["real_time"] * {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}[run["time_unit"]]
            self.times.setdefault(race, {}).setdefault(contender, []).append(nanoseconds)
            if "bytes_per_second" in run:
                self.rates.setdefault(race, {}).setdefault(contender, []).append(run["bytes_per_second"])

    def ratio(self, race, ours, theirs, their_race=None):
        """How many times faster we are; None when one of them did not run."""
        a = self.times.get(race, {}).get(ours)
        b = self.times.get(their_race or race, {}).get(theirs)
        return statistics.median(y / x for x, y in zip(a, b)) if a and b else None

    def nanoseconds(self, race, contender):
        times = self.times.get(race, {}).get(contender)
        return statistics.median(times) if times else None

    def named(self, pattern):
        return [race for race in self.times if re.fullmatch(pattern, race)]


def rows_in(race):
    return {"100k": 1e5, "1M": 1e6, "10M": 1e7}[race.rsplit("/", 1)[1]]


# ── Running ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@functools.cache
def races_of(program):
    """The races of a program, and the instruction sets that this machine has, the best one last."""
    listed = subprocess.run([program, "--benchmark_list_tests"], check=True, capture_output=True, text=True).stdout
    races = dict.fromkeys(line.removesuffix("/real_time").rsplit("/", 1)[0] for line in listed.splitlines())
    return list(races), [one for one in SETS if f"/goalpost-{one}/" in listed]


def run_race(program, race, rounds, seconds):
    out = OUT / (re.sub(r"[^\w+-]+", "_", race) + ".json")
    name = re.sub(r"[.+*?()|\[\]{}^$\\]", r"\\\g<0>", race)  # POSIX knows no other escapes
    command = [program, f"--benchmark_filter=^{name}/[^/]*(/real_time)?$", f"--benchmark_min_time={seconds}"]
    command += [f"--rounds={rounds}", f"--json={out}"]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        print(done.stderr, file=sys.stderr)
        sys.exit(f"tools/bench: {race} failed; the reason stands above")
    return json.loads(out.read_text(encoding="utf-8"))


def run_all(options, races):
    # What several jobs select is run once, with the most rounds.
    wanted = {}
    for program, pattern, rounds, seconds, is_quick in JOBS:
        if options.quick and not is_quick:
            continue
        if program == "goalpost_bench_rivals" and not options.venv:
            if pattern != "D":
                continue
            program = "goalpost_bench"  # has ours and the function by hand
        for race in races_of(PROGRAMS[program])[0]:
            if not re.fullmatch(pattern, race) or (options.only and not re.search(options.only, race)):
                continue
            key = (program, race)
            wanted[key] = max(wanted.get(key, (0, 0)), (rounds, seconds))
    for number, ((program, race), (rounds, seconds)) in enumerate(wanted.items(), 1):
        print(f"-- {number} of {len(wanted)}: {race}", file=sys.stderr)
        races.add(run_race(PROGRAMS[program], race, rounds, seconds))


def run_python_rivals(options, best):
    results = []
    python = pathlib.Path(options.venv, "bin", "python") if options.venv else None
    if not python or not python.exists() or (options.only and not re.search(options.only, "rivals")):
        return results
    for rows, rounds, is_quick in PYTHON_RIVALS:
        if options.quick and not is_quick:
            continue
        print(f"-- numpy, numexpr, DuckDB, CEL, ZEN: {rows} rows", file=sys.stderr)
        out = OUT / f"python-rivals-{rows}.json"
        command = [python, ROOT / "bench" / "rivals" / "rivals.py", PROGRAMS["goalpost_bench"], best, rows, str(rounds), out]
        if subprocess.run(command).returncode != 0:
            sys.exit("tools/bench: the rivals in Python failed; the reason stands above")
        results.append(json.loads(out.read_text(encoding="utf-8")))
    return results


def run_python_package(options):
    """What the package of Python costs over the call in C that it makes; None where there is no numpy or no shared library."""
    python = pathlib.Path(options.venv, "bin", "python") if options.venv else None
    library = next((ROOT / "build" / "release" / name for name in LIBRARIES if (ROOT / "build" / "release" / name).exists()), None)
    if not python or not python.exists() or not library or (options.only and not re.search(options.only, "python")):
        return None
    rows = 100_000 if options.quick else 10_000_000
    print(f"-- the package of Python: {rows:,} rows", file=sys.stderr)
    command = [python, ROOT / "bench" / "python_bench.py", "--rows", str(rows)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "GOALPOST_LIBRARY": str(library)})
    if done.returncode != 0:
        print(done.stderr, file=sys.stderr)
        sys.exit("tools/bench: the package of Python failed; the reason stands above")
    (OUT / "python-package.json").write_text(done.stdout, encoding="utf-8")
    return json.loads(done.stdout)


# ── Rivals ───────────────────────────────────────────────────────────────────────────────────────────────────────────


class Rivals:
    """Per engine: what it is, and how many times faster we are by wording and rows, the worse of 0% and 5% missing."""

    def __init__(self, races, python_results):
        self.about = {}
        self.ratios = {}  # (engine, wording, rows) → ratio
        for key, text in races.context.items():
            if key.startswith("rival:"):
                version, layout, plain, safe, naive = text.split("|")
                wrong = {"plain": plain, "safe": safe, "naive": naive}
                self.about[key.removeprefix("rival:")] = {"version": version, "layout": layout, "wrong": wrong}
        for race in races.named(r"rivals/.*"):
            _, wording, _, _, rows = race.split("/")
            for engine in races.times[race]:
                if engine != "goalpost":
                    self.note(engine, wording, rows, races.ratio(race, "goalpost", engine))
        self.absent = []
        for result in python_results:
            self.absent += [line for line in result["absent"] if line not in self.absent]
            for about in result["rivals"]:
                self.about[about["name"]] = about
            ours = {(run["missing"], run["round"]): run["ns"] / run["rows"] for run in result["runs"] if run["contender"] == "goalpost"}
            rows = "10M" if max((run["rows"] for run in result["runs"]), default=0) == 10_000_000 else "100k"
            pairs = {}
            for run in result["runs"]:
                if run["contender"] != "goalpost":
                    key = (run["contender"], run["wording"], run["missing"])
                    pairs.setdefault(key, []).append(run["ns"] / run["rows"] / ours[run["missing"], run["round"]])
            for (engine, wording, _), ratios in pairs.items():
                self.note(engine, wording, rows, statistics.median(ratios))

    def note(self, engine, wording, rows, ratio):
        key = (engine, wording, rows)
        self.ratios[key] = min(self.ratios.get(key, ratio), ratio)


# ── The bounds ───────────────────────────────────────────────────────────────────────────────────────────────────────


def bounds(races, rivals, package, best):
    """Lines (what, bound, worst found, where it was found, holds); found is None when it was not run."""
    lines = []

    def line(what, bound, found, is_least=True, unit=" ×"):
        found = [(value, where) for value, where in found if value is not None]
        if not found:
            lines.append((what, bound, None, "", None, unit))
            return
        value, where = (min if is_least else max)(found)
        lines.append((what, bound, value, where, value >= bound if is_least else value <= bound, unit))

    def against(kind, pattern, sets):
        return [(races.ratio(race, f"goalpost-{one}", f"{kind}-{one}"), f"{race} {one}") for race in races.named(pattern) for one in sets]

    others = r"A/(verdict(\+(reason|flags|gap))?|everything)/.*/"
    for rows, rate, measure in (("100k", 0.95, 0.75), ("10M", 0.95, 0.85)):
        hand = "their hand loops"
        found = against("hand", rf"A/verdict\+value/.*/{rows}", SETS)
        line(f"A, value and verdict: the hand loop of the same instructions, {rows} rows", rate, found)
        line(f"Other measures: {hand}, {rows} rows", measure, against("hand", rf"A-.*/{rows}", SETS))
        line(f"A, other answers: {hand}, {rows} rows", measure, against("hand", others + rows, SETS))
    line("A, value and verdict: the mover, 10M rows", 0.90, against("mover", r"A/verdict\+value/.*/10M", [best]))
    verdict_only = []
    for race in races.named(r"A/verdict/.*/100k"):
        both = race.replace("A/verdict/", "A/verdict+value/")
        verdict_only += [(races.ratio(race, f"goalpost-{one}", f"goalpost-{one}", both), f"{race} {one}") for one in SETS[1:]]
    line("Verdict only over value and verdict, 100k rows, AVX2 or wider", 2.0, verdict_only)
    for engine, bound in (("numpy", 2), ("numexpr", 5), ("duckdb", 12), ("muparser", 10)):
        line(f"{engine} that answers as we do, 10M rows", bound, [(rivals.ratios.get((engine, "safe", "10M")), "")])
        line(f"{engine} that minds nothing missing, 10M rows", bound, [(rivals.ratios.get((engine, "plain", "10M")), "")])
    line("B, sorted: its hand loop", 0.85, against("hand", r"B-sorted/.*", SETS))
    line("B, shuffled: a hand-written gather", 0.90, against("hand", r"B-shuffled/.*", SETS))
    line("C: 34 hand loops", 0.90, against("hand", r"C/.*", SETS))
    line("D: times a function that is not inlined", 2.0, [(races.ratio("D", "hand", "goalpost"), "")], False)
    line("D: ExprTk, answering as we do", 1.0, [(races.ratio("D", "goalpost", "exprtk-safe"), "")])
    line("D: ExprTk that minds nothing missing", 1.0, [(races.ratio("D", "goalpost", "exprtk-plain"), "")])
    for name, bound in (("one rule", 5), ("plan of An Giang", 300)):
        nanoseconds = races.nanoseconds("E", name)
        line(f"E: {name}", bound, [(nanoseconds / 1e3 if nanoseconds else None, "")], False, " µs")
    ours = f"goalpost-{best}"
    two = [(races.ratio(race, f"{ours}-2t", ours), race) for race in races.named(r"A/verdict\+value/.*/1M")]
    line("Two threads over one, in the cache (1M rows)", 1.8, two)
    line("Two threads: the mover of two threads, 10M rows", 0.95, against("mover", r"A/verdict\+value/.*/10M", [f"{best}-2t"]))
    columns = races.ratio("capi/100k rows", "c++", "c")
    line("C API: its cost over C++, 100k rows", 1.01, [(columns, "")], False)
    line("C API: one judgement", 100, [(races.nanoseconds("capi/one judgement", "c"), "")], False, " ns")
    jobs = package["jobs"] if package else []
    rows = f"{jobs[0]['rows']:,} rows" if jobs else "10M rows"
    line(f"Python: the speed of the call in C, {rows}", 0.95, [(job["c"]["median_s"] / job["evaluator"]["median_s"], job["dtype"]) for job in jobs])
    line("Python: importing it", 100, [(package["import_ms"] if package else None, "")], False, " ms")
    rates = races.rates.get("CSV", {})
    line("CSV read", 150, [(statistics.median(rate) / 1e6, name) for name, rate in rates.items()], True, " MB/s")
    return lines


# ── The table ────────────────────────────────────────────────────────────────────────────────────────────────────────


def number(value):
    if value is None:
        return "–"
    return f"{value:.2f}" if value < 10 else f"{value:,.0f}"


def spoken_race(race):
    job, answers, kind, missing, rows = race.split("/")
    return job, answers.replace("+", " + "), kind, missing.removeprefix("missing:"), rows


def machine(races, options):
    model = platform.processor() or platform.machine()
    try:
        found = re.search(r"^model name\s*:\s*(.*)$", pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.M)
        model = found.group(1) if found else model
    except OSError:
        pass
    cache = (ROOT / "build" / "release" / "CMakeCache.txt").read_text(encoding="utf-8")
    compiler = re.search(r"^CMAKE_CXX_COMPILER:\w+=(.*)$", cache, re.M).group(1)
    version = subprocess.run([compiler, "--version"], capture_output=True, text=True).stdout.splitlines()[0]
    commit = subprocess.run(["git", "-C", ROOT, "describe", "--always", "--dirty"], capture_output=True, text=True).stdout.strip()
    caches = [f"L{c['level']}{' data' if c['type'] == 'Data' else ''} {c['size'] // 1024:,} KiB" for c in races.context.get("caches", []) if c["type"] != "Instruction"]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return [
        f"- {datetime.date.today().isoformat()}, commit {commit or 'unknown'}{', the quick version' if options.quick else ''}",
        f"- {model}, {os.cpu_count()} cores, {', '.join(caches)}, {memory:.0f} GiB of memory, {platform.system()} {platform.release().split('-')[0]}",
        f"- {version}, -O3; Google Benchmark; the hand loops with the flags of their instruction set",
        f"- load before the run: {', '.join(f'{load:.1f}' for load in options.load)}",
    ]


def table(races, rivals, package, lines, options, best):
    text = machine(races, options)
    text += ["", "What must be reached, and what was:", "", "| bound | at least (D, E: at most) | worst median | where | |", "|---|---|---|---|---|"]
    for what, bound, found, where, holds, unit in lines:
        verdict = "not run" if holds is None else "holds" if holds else "**does not hold**"
        text.append(f"| {what} | {bound:g}{unit} | {number(found)} | {where.replace('|', '/')} | {verdict} |")
    text += ["", f"Each race. Ratios above 1: Goalpost is faster. ns per row (C: per row and target), one thread,",
        f"{best}. Bind: how many runs it takes to make the ColumnEvaluator, which is done once per table; first: to make it and run it once.", ""]
    text += ["| job | answers | columns | missing | rows | ns | hand SSE2 | hand AVX2 | hand AVX-512 | mover | 2 threads over 1 | mover of 2 | bind | first |"]
    text += ["|---|---|---|---|---|---|---|---|---|---|---|---|---|---|"]
    for race in races.named(r"[ABC][/-].*"):
        ours = f"goalpost-{best}"
        each = races.nanoseconds(race, ours) / rows_in(race) / (34 if race.startswith("C/") else 1)
        cells = [*spoken_race(race), number(each)]
        cells += [number(races.ratio(race, f"goalpost-{one}", f"hand-{one}")) for one in SETS]
        cells += [number(races.ratio(race, ours, f"mover-{best}")), number(races.ratio(race, f"{ours}-2t", ours))]
        cells += [number(races.ratio(race, f"{ours}-2t", f"mover-{best}-2t"))]
        cells += [number(races.ratio(race, ours, "bind")), number(races.ratio(race, ours, "first"))]
        text.append("| " + " | ".join(cells) + " |")
    text += ["", "Engines that a user would pick instead, on job A: how many times faster Goalpost is, one thread each, the worse of 0% and 5%", "missing, per row.", ""]
    text += ["| engine | version | data and call | as we answer, 100k | 10M | minding nothing, 100k | 10M | gets wrong when it minds nothing | also wrong as many write it |"]
    text += ["|---|---|---|---|---|---|---|---|---|"]
    for name, about in sorted(rivals.about.items()):
        also = [one for one in about["wrong"]["naive"].split(", ") if one not in about["wrong"]["plain"].split(", ")]
        cells = [name, about["version"], about["layout"]]
        cells += [number(rivals.ratios.get((name, wording, rows))) for wording in ("safe", "plain") for rows in ("100k", "10M")]
        cells += [about["wrong"]["plain"], ", ".join(also) or "–"]
        text.append("| " + " | ".join(cells) + " |")
        if about["wrong"]["safe"] != "nothing":
            text.append(f"| | | even told to answer as we do, {name} is wrong on: {about['wrong']['safe']} | | | | | | |")
    for line in options.absent + rivals.absent:
        text += ["", f"Not run: {line}"]
    text += ["", "| other | median |", "|---|---|"]
    for name in races.times.get("D", {}):
        text.append(f"| D, one judgement: {name} | {number(races.nanoseconds('D', name))} ns |")
    for name in races.times.get("E", {}):
        text.append(f"| E, text to program: {name} | {number(races.nanoseconds('E', name) / 1e3)} µs |")
    for race in races.named(r"capi/.*"):
        for name in races.times[race]:
            text.append(f"| C API, {race.removeprefix('capi/')}: {name} | {number(races.nanoseconds(race, name))} ns |")
    if package:
        for job in package["jobs"]:
            for way in ("c", "evaluator", "columns", "new"):
                text.append(f"| Python, {job['rows']:,} rows of {job['dtype']}: {way} | {number(job[way]['median_s'] * 1e3)} ms |")
        text.append(f"| Python, one `Rule.evaluate` | {number(package['scalar_ns'])} ns |")
        text.append(f"| Python, `import goalpost` | {number(package['import_ms'])} ms |")
    for name, rates in races.rates.get("CSV", {}).items():
        text.append(f"| CSV read: {name} | {number(statistics.median(rates) / 1e6)} MB/s |")
    return "\n".join(text) + "\n"


def best_set():
    return races_of(PROGRAMS["goalpost_bench"])[1][-1]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only")
    parser.add_argument("--venv")
    parser.add_argument("--absent", action="append", default=[])
    options = parser.parse_args()
    options.load = os.getloadavg()
    OUT.mkdir(parents=True, exist_ok=True)
    best = best_set()
    races = Races()
    run_all(options, races)
    rivals = Rivals(races, run_python_rivals(options, best))
    package = run_python_package(options)
    lines = bounds(races, rivals, package, best)
    text = table(races, rivals, package, lines, options, best)
    is_whole = not options.quick and not options.only
    (OUT / ("table.md" if is_whole else "part.md")).write_text(text, encoding="utf-8")
    (OUT / "results.json").write_text(
        json.dumps({"context": races.context, "times_ns": races.times, "bytes_per_second": races.rates}, indent=1), encoding="utf-8"
    )
    if is_whole and DOCUMENT.exists():
        document = DOCUMENT.read_text(encoding="utf-8")
        head, rest = document.split(BEGIN, 1)
        DOCUMENT.write_text(head + BEGIN + "\n\n" + text + "\n" + END + rest.split(END, 1)[1], encoding="utf-8")
    print(text)
    for what, bound, found, where, holds, unit in lines:
        word = "not run " if holds is None else "holds   " if holds else "DOES NOT"
        print(f"{word}  {what}: {number(found)} of {bound:g}{unit}{'  (' + where + ')' if where else ''}")
    for line in options.absent + rivals.absent:
        print(f"not run: {line}")


if __name__ == "__main__":
    main()
