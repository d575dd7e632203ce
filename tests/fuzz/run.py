#!/usr/bin/env python3
"""Runs the fuzz targets that tools/fuzz has built, or says which lines their corpora reach. See tools/fuzz.

    tests/fuzz/run.py --minutes MINUTES TARGET…
    tests/fuzz/run.py --coverage TARGET…
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/fuzz"
LIMITS = ["-timeout=25", "-rss_limit_mb=2048", "-malloc_limit_mb=1024", "-max_len=4096", "-report_slow_units=25"]
# Made out of bytes: there is little to learn from the shortest inputs.
LONG_FROM_THE_FIRST = {"evaluate", "capi", "arrow"}
MOST_FINDINGS = 3
ENVIRONMENT = dict(os.environ, UBSAN_OPTIONS="print_stacktrace=1",
                   ASAN_OPTIONS="detect_leaks=1:allocator_may_return_null=1:malloc_context_size=8:quarantine_size_mb=32")


def inputs_of(target):
    """Folders that are only read: the corpus, what was found before, the seeds."""
    folders = [ROOT / "tests/fuzz/corpus" / target, ROOT / "tests/fuzz/regressions" / target, BUILD / "seeds" / target]
    return [folder for folder in folders if folder.is_dir()]


def run(command, log):
    """The exit code, and the seconds of the processor that it took."""
    with open(log, "ab") as out:
        process = subprocess.Popen(["nice", "-n", "19", *map(str, command)], stdout=out, stderr=out, stdin=subprocess.DEVNULL, env=ENVIRONMENT)
        _, status, usage = os.wait4(process.pid, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime


class Run:
    """One target: its figures, and what it found."""

    def __init__(self, target):
        self.target = target
        self.executions = self.coverage = self.features = self.peak_mb = 0
        self.seconds = self.processor = 0.0
        self.found = []
        self.failed = ""

    def read(self, log):
        text = log.read_text(encoding="utf-8", errors="replace")
        for line in re.findall(r"^stat::(\w+):\s+(\d+)$", text, re.MULTILINE):
            if line[0] == "number_of_executed_units":
                self.executions += int(line[1])
            if line[0] == "peak_rss_mb":
                self.peak_mb = max(self.peak_mb, int(line[1]))
        for coverage, features in re.findall(r"\bcov: (\d+) ft: (\d+)", text):
            self.coverage, self.features = max(self.coverage, int(coverage)), max(self.features, int(features))
        said = re.search(r"BROKEN PROMISE: .*|runtime error: .*|ERROR: (?:Address|Leak)Sanitizer.*|ERROR: libFuzzer: .*", text)
        for name in re.findall(r"Test unit written to (\S+)", text):
            self.found.append((name, said.group(0) if said else "?"))

    def go(self, seconds):
        grown = BUILD / "grown" / self.target
        for folder in (grown, BUILD / "found", BUILD / "logs"):
            folder.mkdir(parents=True, exist_ok=True)
        end = time.monotonic() + seconds
        attempt = 0
        while (left := int(end - time.monotonic())) > 0 or attempt == 0:
            log = BUILD / "logs" / f"{self.target}.{attempt}.log"
            log.unlink(missing_ok=True)
            began = time.monotonic()
            dictionary = BUILD / "dictionaries" / f"{self.target}.dict"
            code, processor = run([BUILD / "fuzz" / self.target, *LIMITS, f"-max_total_time={max(left, 1)}", "-print_final_stats=1",
                                   *([f"-dict={dictionary}"] if dictionary.exists() else []),
                                   *(["-len_control=0"] if self.target in LONG_FROM_THE_FIRST else []),
                                   f"-artifact_prefix={BUILD}/found/{self.target}-", grown, *inputs_of(self.target)], log)
            self.seconds += time.monotonic() - began
            self.processor += processor
            num_found = len(self.found)
            self.read(log)
            attempt += 1
            if code == 0:
                break
            if len(self.found) == num_found:
                self.failed = f"ended with {code} and kept no input: {log}"
                break
            if len(self.found) >= MOST_FINDINGS:
                break
        self.minimise(grown)
        return self

    def minimise(self, grown):
        """Of all inputs the smallest that reach what all reach together."""
        smaller = BUILD / "grown" / f"{self.target}.smaller"
        shutil.rmtree(smaller, ignore_errors=True)
        smaller.mkdir()
        log = BUILD / "logs" / f"{self.target}.merge.log"
        log.unlink(missing_ok=True)
        code, _ = run([BUILD / "fuzz" / self.target, *LIMITS, "-merge=1", f"-artifact_prefix={BUILD}/found/{self.target}-merge-",
                       smaller, grown, *inputs_of(self.target)], log)
        if code != 0 or not any(smaller.iterdir()):
            self.failed = self.failed or f"its corpus could not be minimised: {log}"
            return
        shutil.rmtree(grown)
        smaller.rename(grown)


def report(runs):
    head = ("target", "runs", "runs/s", "seconds", "processor", "cov", "ft", "corpus", "KiB", "peak MB", "found")
    rows = [head]
    for one in runs:
        files = list((BUILD / "grown" / one.target).glob("*"))
        rows.append((one.target, f"{one.executions:,}", f"{one.executions / max(one.seconds, 1):,.0f}", f"{one.seconds:,.0f}", f"{one.processor:,.0f}",
                     f"{one.coverage:,}", f"{one.features:,}", f"{len(files):,}", f"{sum(file.stat().st_size for file in files) / 1024:,.0f}",
                     f"{one.peak_mb:,}", str(len(one.found))))
    rows.append(("all", f"{sum(one.executions for one in runs):,}", "", f"{sum(one.seconds for one in runs):,.0f}",
                 f"{sum(one.processor for one in runs):,.0f}", "", "", "", "", "", str(sum(len(one.found) for one in runs))))
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    for row in rows:
        print("  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:]))]))
    for one in runs:
        for name, said in one.found:
            print(f"\n{one.target}: {said}\n  again: build/fuzz/fuzz/{one.target} {os.path.relpath(name, ROOT)}")
        if one.failed:
            print(f"\n{one.target}: {one.failed}")
    return 1 if any(one.found for one in runs) else 2 if any(one.failed for one in runs) else 0


def fuzz(minutes, targets):
    processors = os.cpu_count() or 1
    seconds = minutes * 60 * min(processors, len(targets)) / len(targets)
    with concurrent.futures.ThreadPoolExecutor(processors) as pool:
        return report(list(pool.map(lambda target: Run(target).go(seconds), targets)))


def cover(targets):
    """The targets once more, built to count lines, on all inputs that there are."""
    build = ROOT / "build/fuzz-coverage"
    flags = "-fprofile-instr-generate -fcoverage-mapping"
    subprocess.run(["cmake", "-S", ROOT, "-B", build, "-G", "Ninja" if shutil.which("ninja") else "Unix Makefiles", "-DCMAKE_BUILD_TYPE=Debug",
                    "-DCMAKE_CXX_COMPILER=clang++", f"-DCMAKE_CXX_FLAGS={flags}", "-DCMAKE_CXX_FLAGS_DEBUG=-O1 -g1", "-DGOALPOST_USE_CCACHE=ON",
                    "-DGOALPOST_BUILD_CLI=OFF", "-DGOALPOST_INSTALL=OFF"], check=True, stdout=sys.stderr)
    subprocess.run(["cmake", "--build", build, "--parallel", str(os.cpu_count() or 1), "--target", *(f"goalpost_fuzz_{target}" for target in targets)],
                   check=True, stdout=sys.stderr)
    objects, profiles = [], []
    for target in targets:
        profile = build / f"{target}.profraw"
        subprocess.run([build / "fuzz" / target, *inputs_of(target), *filter(pathlib.Path.is_dir, [BUILD / "grown" / target])], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ, LLVM_PROFILE_FILE=str(profile)))
        objects += ["-object", build / "fuzz" / target]
        profiles.append(profile)
    objects += ["-object", *build.glob("libgoalpost.so")]
    merged = build / "all.profdata"
    subprocess.run(["llvm-profdata", "merge", "-sparse", "-o", merged, *profiles], check=True)
    told = subprocess.run(["llvm-cov", "export", "-summary-only", f"-instr-profile={merged}", objects[1], *objects[2:]], check=True, capture_output=True).stdout
    folders = {}
    for file in json.loads(told)["data"][0]["files"]:
        path = os.path.relpath(file["filename"], ROOT)
        if not path.startswith(("include/goalpost/", "src/", "capi/")):
            continue
        folder = path.split("/")[2] if path.startswith("include/") else path.split("/")[0]
        counts = folders.setdefault(folder, [0, 0, 0, 0])
        for i, what in enumerate(("lines", "branches")):
            counts[2 * i] += file["summary"][what]["covered"]
            counts[2 * i + 1] += file["summary"][what]["count"]
    folders["all"] = [sum(column) for column in zip(*folders.values())]
    print("folder         lines      of   share   branches      of   share")
    for folder, (lines, all_lines, branches, all_branches) in sorted(folders.items(), key=lambda item: (item[0] == "all", item[0])):
        print(f"{folder:<12} {lines:>7,} {all_lines:>7,} {lines / max(all_lines, 1):>7.1%}  {branches:>9,} {all_branches:>7,} {branches / max(all_branches, 1):>7.1%}")
    return 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--coverage", action="store_true")
    parser.add_argument("targets", nargs="+")
    asked = parser.parse_args()
    return cover(asked.targets) if asked.coverage else fuzz(asked.minutes, asked.targets)


if __name__ == "__main__":
    sys.exit(main())
