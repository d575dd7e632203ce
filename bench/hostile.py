#!/usr/bin/env python3
"""What hostile plans and tables cost: user time and peak memory of `goalpost` on classes of text that look for quadratic work.

    python3 bench/hostile.py [--goalpost build/release/goalpost] [--sizes 1,4,16,64] [--only NAME,…] [--most 60] [--svg FILE]

Each class is a text of any size; the sizes are in MiB (plans end at 64, tables at 2,048). Prints a table for docs/reliability.md; a class
costs the same a byte at every size, or somebody has found a way to make Goalpost busy. By hand: a test that looks at a clock is no test.
"""
from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path
from typing import Callable, Iterable, Iterator

MEBIBYTE = 1 << 20
HEAD = "plan p\n  areas province/provinces > district/districts\n  strata s: rural, urban\ninput a, b count\n"
TABLE_PLAN = HEAD + "input c count by s\nindicator x\n  measure a per 1,000 b\n  target below 9‰\nindicator y\n  measure c\n  target at most 5\n"
COLUMNS = "area,parent,period,s,a,b,c\n"


def lines(head: str, make: Callable[[int], str]) -> Callable[[int], Iterator[str]]:
    """The head, then line after line."""
    def text(size: int) -> Iterator[str]:
        yield head
        written = len(head.encode())
        for n in count():
            if written >= size:
                return
            line = make(n)
            written += len(line.encode())
            yield line
    return text


def around(head: str, make: Callable[[int], str], tail: str) -> Callable[[int], Iterator[str]]:
    def text(size: int) -> Iterator[str]:
        yield from lines(head, make)(size)
        yield tail
    return text


def indicator(n: int, measure: str = "a per 1,000 b", target: str = "below 9‰", rest: str = "") -> str:
    return f"indicator k{n}\n  measure {measure}\n  target {target}\n{rest}"


def letters(n: int) -> str:
    """A name of letters: names that differ in one place at most look alike."""
    out = ""
    for _ in range(5):
        n, digit = divmod(n, 26)
        out += chr(97 + digit)
    return "abcdefgh" + out


PLANS: dict[str, Callable[[int], Iterator[str]]] = {
    "valid indicators": lines(HEAD, indicator),
    "one name for all inputs": lines(HEAD, lambda n: "input a count\n"),
    "one name for all indicators": lines(HEAD, lambda n: indicator(1)),
    "one label for all indicators": lines(HEAD, lambda n: f"indicator 1a k{n}\n  measure a\n  target below 9\n"),
    "one column for all inputs": lines(HEAD, lambda n: f'input i{n} count from "x"\n'),
    "unknown names that look alike": lines(HEAD, lambda n: f"input {letters(n)} count\n" + indicator(n, letters(n) + "_x")),
    "unknown indicators that look alike": lines(HEAD, lambda n: f"indicator {letters(n)}\n  measure {letters(n)}_x\n  target below 9\n"),
    "unknown strata": lines(HEAD, lambda n: indicator(n, "a", f"below 9 where s = rurl{n}")),
    "strata without end, unknown": around("plan p\n  strata s: v", lambda n: f", v{n}", "\ninput a count by s\n" + "".join(
        indicator(n, "a", f"below 9 where s = w{n}") for n in range(500))),
    "names of levels without end, unknown": around("plan p\n  areas v", lambda n: f" > v{n}", "\ninput a count\n" + "".join(
        indicator(n, "a", f"below 9 for w{n}") for n in range(500))),
    "nothing but signs on one line": lines(HEAD + "indicator x\n  measure a\n  target below 9\n", lambda n: "$ "),
    "errors on one line": lines(HEAD + "indicator x\n  measure a ", lambda n: "target below below "),
    "an error on every line": lines(HEAD, lambda n: "indicator\n"),
    "words that are almost clauses": lines(HEAD + "indicator x\n", lambda n: "  mesure a\n  traget below 9\n"),
    "unknown words in targets": lines(HEAD, lambda n: indicator(n, "a", "bellow 9 in evry district")),
    "one line, inputs in one list": lines("plan p\ninput a", lambda n: f", i{n}"),
    "a text that does not end": lines(HEAD + 'indicator x "', lambda n: "abcdefgh"),
    "quotes that do not end, a line each": lines(HEAD, lambda n: '"\n'),
    "backticks that do not end": lines(HEAD, lambda n: "`\n"),
    "parentheses": lines(HEAD + "indicator x\n  measure ", lambda n: "("),
    "parentheses, a measure each": lines(HEAD, lambda n: indicator(n, "(" * 250 + "a" + ")" * 250)),
    "if in if": lines(HEAD + "indicator x\n  measure ", lambda n: "if a > 1 then "),
    "sums of a thousand": lines(HEAD, lambda n: indicator(n, " + ".join("a" * 998), "below 9")),
    "a sum without end": lines(HEAD + "indicator x\n  measure a", lambda n: " + a"),
    "conditions without end": lines(HEAD + "indicator x\n  measure a\n  target below 9 when a > 1", lambda n: " and b > 1"),
    "chain of names, forwards": lines(HEAD + indicator(0, "a", "below 9"), lambda n: indicator(n + 1, f"k{n}", "below 9")),
    "chain of names, backwards": lines(HEAD, lambda n: indicator(n, f"k{n + 1}", "below 9")),
    "names doubled": lines(HEAD + indicator(0, "a", "below 9"), lambda n: indicator(n + 1, f"k{n} + k{n}", "below 9")),
    "a circle": lambda size: around(HEAD, lambda n: indicator(n, f"k{n + 1}", "below 9"), indicator(10**9, "k0", "below 9"))(size),
    "everybody in a circle of two": lines(HEAD, lambda n: indicator(n, f"k{n ^ 1}", "below 9")),
    "one indicator named by all": lines(HEAD + indicator(0, " + ".join("a" * 900), "below 9"), lambda n: indicator(n + 1, "k0", "below 9")),
    "chain of part of": lines(HEAD + indicator(0), lambda n: indicator(n + 1, rest=f"  part of k{n}\n")),
    "all part of one": lines(HEAD + indicator(0), lambda n: indicator(n + 1, target="below 10‰", rest="  part of k0\n")),
    "chain of shares": lines(HEAD + indicator(0), lambda n: indicator(n + 1, f"share of districts meeting k{n}", "at least 90%")),
    "targets of one indicator": lines(HEAD + "indicator x\n  measure a per 1,000 b\n", lambda n: f"  target below {n}‰\n"),
    "targets with conditions": lines(HEAD + "indicator x\n  measure a per 1,000 b\n", lambda n: f"  target below 9‰ when a > {n}\n"),
    "targets in years": lines(HEAD + "indicator x\n  measure a per 1,000 b\n", lambda n: f"  target below {n}‰ in {n % 9000 + 1000}\n"),
    "levels of one target": lines(HEAD + "indicator x\n  measure a\n  target at most 9 by 1001", lambda n: f", 9 by {n % 8000 + 1002}"),
    "periods": lines("plan p\n  period 2025", lambda n: f", {n % 9000 + 1000}-{n % 12 + 1:02}"),
    "kinds of strata": lines("plan p\n", lambda n: f"  strata d{n}: x, y\n"),
    "strata of one kind": lines("plan p\n  strata s: v", lambda n: f", v{n}"),
    "one stratum again and again": lines("plan p\n  strata s: v", lambda n: ", v"),
    "levels of areas": lines("plan p\n  areas v", lambda n: f" > v{n}"),
    "by, again and again": lines(HEAD + "input c count by s", lambda n: ", s"),
    "who supports": lines(HEAD + 'indicator x\n  measure a\n  target below 9\n  support "a"', lambda n: ', "a"'),
    "clauses said twice": lines(HEAD + "indicator x\n  measure a\n  target below 9\n", lambda n: "  measure a\n"),
    "digits": lines(HEAD + "indicator x\n  measure a\n  target below ", lambda n: "1"),
    "digits in groups": lines(HEAD + "indicator x\n  measure a\n  target below 1", lambda n: ",000"),
    "numbers of 18 digits": lines(HEAD, lambda n: indicator(n, "a / b", "below 0.123456789012345678")),
    "combining marks": lines(HEAD + "indicator x", lambda n: "\u0301\u0323"),
    "names of combining marks": lines(HEAD, lambda n: "input x" + "\u0301" * 25 + f"{n} count\n"),
    "decomposed letters": lines(HEAD, lambda n: f"input e\u0302\u0301{n} count\n"),
    "comments": lines(HEAD, lambda n: "# a comment\n"),
    "blank lines": lines(HEAD, lambda n: "\n"),
    "blanks": lines(HEAD, lambda n: " "),
    "NUL bytes": lines(HEAD, lambda n: "\0"),
    "NUL bytes apart": lines(HEAD, lambda n: "a\0"),
    "a long name": lines(HEAD + "indicator ", lambda n: "abcdefgh"),
    "a long word": lines(HEAD + "indicator x\n  target ", lambda n: "abcdefgh"),
    "hyphens": lines(HEAD + "indicator x\n  measure ", lambda n: "-"),
    "not": lines(HEAD + "indicator x\n  measure a\n  target below 9 when ", lambda n: "not "),
    "Vietnamese words": lines("ngôn ngữ vi\n" + HEAD + "indicator x\n  measure a\n  target ", lambda n: "xuống còn dưới "),
    "Vietnamese indicators": lines("ngôn ngữ vi\n" + HEAD, lambda n: f"chỉ tiêu k{n}\n  đo bằng a trên 1.000 b\n  mục tiêu giảm 30% so với năm 2024\n"),
}

TABLES: dict[str, Callable[[int], Iterator[str]]] = {
    "valid rows": lines(COLUMNS, lambda n: f"Area {n % 50_000},,{2000 + n // 50_000},,{n % 90},1000,\n"),
    "every area once": lines(COLUMNS, lambda n: f"Area {n},,2025,,{n % 90},1000,\n"),
    "one row again and again": lines(COLUMNS, lambda n: "A,,2025,,1,1000,\n"),
    "no figure is one": lines(COLUMNS, lambda n: "A,,2025,,x,1e5,+\n"),
    "no period is one": lines(COLUMNS, lambda n: f"A,,20x{n},,1,1,\n"),
    "unknown strata": lines(COLUMNS, lambda n: f"A,,2025,rurl{n},,,1\n"),
    "too few fields": lines(COLUMNS, lambda n: "A\n"),
    "too many fields": lines(COLUMNS, lambda n: "A,,2025,,1,1,,,,,,\n"),
    "a quote that does not end": lines(COLUMNS + 'A,,2025,,"', lambda n: "abcdefgh"),
    "a line that does not end": lines(COLUMNS + "A,,2025,,", lambda n: ","),
    "quotes in quotes": lines(COLUMNS + '"', lambda n: '""'),
    "columns nobody knows": lines("area,period,a,b,c,s", lambda n: f",col{n}"),
    "columns that look alike": lines("area,period,a,b,c,s", lambda n: f",a{n % 10}"),
    "columns of remarks": lines("area,period,a,b,c,s", lambda n: ",#"),
    "a chain of areas": lines(COLUMNS, lambda n: f"A{n},{f'A{n - 1}' if n else ''},2025,,1,1000,\n"),
    "a chain of areas, the last first": lines(COLUMNS, lambda n: f"A{n},A{n + 1},2025,,1,1000,\n"),
    "circles of areas": lines(COLUMNS, lambda n: f"A{n},A{n ^ 1},2025,,1,1000,\n"),
    "two parents each": lines(COLUMNS, lambda n: f"A{n // 2},P{n},2025,,1,1000,\n"),
    "one parent for all": lines(COLUMNS, lambda n: f"A{n},P,2025,,1,1000,\n"),
    "one name in many places": lines("province,district,period,s,a,b,c\n", lambda n: f"P{n},Tân An,2025,,1,1000,\n"),
    "names of combining marks": lines(COLUMNS, lambda n: "x" + "\u0301" * 25 + f"{n},,2025,,1,1000,\n"),
    "digits": lines(COLUMNS + "A,,2025,,", lambda n: "1"),
    "blank lines": lines(COLUMNS, lambda n: "\n"),
    "periods": lines(COLUMNS, lambda n: f"A,,{n % 9000 + 1000}-{n % 12 + 1:02},,{n % 90},1000,\n"),
    "NUL bytes": lines(COLUMNS, lambda n: "\0"),
}

WITHHELD_PLAN = ("plan p\n  strata s: girls, boys\n  suppress counts 1 to 4\ninput a, b count\ninput c count by s\nindicator x\n  measure total(c) per 1,000 b\n"
                 "  target below 9‰\nindicator y\n  measure c\n  target at most 5\nindicator z\n  measure a\n  target at most 5\n")


def counts(n: int, parent: str, is_sparse: bool = False) -> str:
    """Of half a year of an area; mostly small ones, or mostly zeros with a small one now and then."""
    def count_of(seed: int) -> int:
        figure = (n * 2654435761 + seed * 40503 >> 7) % 997
        return (0 if figure % 18 else 1 + figure % 4) if is_sparse else (figure % 6 if figure % 3 else figure % 40)
    place = f"A{n // 2},{parent},2025-H{n % 2 + 1}"
    return f"{place},,{count_of(1)},{100 + n * 7919 % 300},\n{place},girls,,,{count_of(2)}\n{place},boys,,,{count_of(3)}\n"


WITHHELD: dict[str, Callable[[int], Iterator[str]]] = {
    "small counts in districts of thirty": lines(COLUMNS, lambda n: counts(n, f"D{n // 60}")),
    "small counts now and then": lines(COLUMNS, lambda n: counts(n, f"D{n // 60}", True)),
    "small counts, one parent for all": lines(COLUMNS, lambda n: counts(n, "P")),
    "small counts now and then, one parent for all": lines(COLUMNS, lambda n: counts(n, "P", True)),
    "one small count below the other": lines(COLUMNS, lambda n: f"A{n},{f'A{n - 1}' if n else ''},2025,,{3 if n % 2 else ''},,\n"),
    "nothing but ones": lines(COLUMNS, lambda n: f"A{n},P,2025,,1,9,\n"),
}

IMPORTS: dict[str, Callable[[int], Iterator[str]]] = {
    "a table": lines("Chỉ tiêu\tKết quả 2024\tMục tiêu 2025\n", lambda n: f"Tỷ lệ trẻ em có sách {n}\t55%\t60%\n"),
    "one name for all": lines("Chỉ tiêu\tKết quả 2024\tMục tiêu 2025\n", lambda n: "Tỷ lệ trẻ em có sách\t55%\t60%\n"),
    "sentences": lines("", lambda n: f"{n}. Tỷ suất tử vong trẻ em dưới 1 tuổi xuống dưới 9‰\n"),
    "sentences without a target": lines("", lambda n: "Ủy ban nhân dân các cấp chịu trách nhiệm tổ chức thực hiện.\n"),
    "one sentence": lines("", lambda n: "tỷ lệ trẻ em đạt 90%, "),
    "tabs": lines("Chỉ tiêu\tMục tiêu 2025\n", lambda n: "\t"),
    "footnotes": lines("Chỉ tiêu\tMục tiêu 2025\n", lambda n: f"Tỷ lệ trẻ em có sách {n} ({n})\t60% ({n})\n"),
    "one line": lines("", lambda n: "abcdefgh "),
    "blank lines": lines("", lambda n: "\n"),
    "combining marks": lines("", lambda n: "\u0301"),
}


def cost(command: list[str], seconds: int) -> tuple[float, int, int]:
    """User seconds, peak MiB, exit code; a fixed order of events, whatever else the machine does."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, process.returncode


def write(path: Path, parts: Iterable[str], size: int) -> int:
    """The text, and how many bytes it has: at most `size`."""
    left = size
    with path.open("wb") as file:
        for part in parts:
            piece = part.encode("utf-8")
            if len(piece) > left:  # half a declaration is an error that keeps other checks from being made
                break
            file.write(piece)
            left -= len(piece)
    return size - left


def drawn(rows: list[tuple[str, list[float]]], sizes: list[float]) -> str:
    """Nanoseconds a byte over the size, a line a class; both axes logarithmic. A line that rises is work that grows faster than its text."""
    from math import log10
    width, height, left, right, low, high = 900, 440, 60, 230, 1, 1_000.0

    def x(size: float) -> float:
        return left + (width - left - right) * log10(size / sizes[0]) / max(log10(sizes[-1] / sizes[0]), 1e-9)

    def y(cost_of_byte: float) -> float:
        return height - 40 - (height - 60) * log10(min(max(cost_of_byte, low), high) / low) / log10(high / low)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">',
           f'<rect width="{width}" height="{height}" fill="white"/>']
    for tick in (1, 10, 100, 1000):
        out += [f'<line x1="{left}" x2="{width - right}" y1="{y(tick):.1f}" y2="{y(tick):.1f}" stroke="#ddd"/>',
                f'<text x="{left - 6}" y="{y(tick) + 4:.1f}" text-anchor="end">{tick:g}</text>']
    out += [f'<text x="{x(size):.1f}" y="{height - 22}" text-anchor="middle">{size:g}</text>' for size in sizes]
    out += [f'<text x="{(left + width - right) // 2}" y="{height - 6}" text-anchor="middle">MiB of text</text>',
            f'<text x="{left - 40}" y="14">nanoseconds of the processor a byte, a line a class of text</text>']
    for name, costs in rows:
        points = " ".join(f"{x(size):.1f},{y(value):.1f}" for size, value in zip(sizes, costs))
        out.append(f'<polyline points="{points}" fill="none" stroke="#2563a8" stroke-opacity="0.5"><title>{name}</title></polyline>')
    below = 0.0  # the names of the costliest, none over another
    for name, costs in sorted(rows, key=lambda row: -row[1][-1])[:8]:
        end, below = y(costs[-1]), max(y(costs[-1]) + 4, below + 14)
        out += [f'<line x1="{x(sizes[len(costs) - 1]) + 2:.1f}" y1="{end:.1f}" x2="{width - right + 8}" y2="{below - 4:.1f}" stroke="#bbb"/>',
                f'<text x="{width - right + 12}" y="{below:.1f}">{name}</text>']
    return "\n".join(out + ["</svg>", ""])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--goalpost", default="build/release/goalpost")
    parser.add_argument("--sizes", default="1,4,16,64")
    parser.add_argument("--only", default="", help="classes whose name holds one of these")
    parser.add_argument("--kinds", default="plan,format,table,withheld,import")
    parser.add_argument("--seconds", type=int, default=120, help="of CPU, before a run is given up")
    parser.add_argument("--most", type=float, default=60, help="no larger text of a class once one would take more seconds than this")
    parser.add_argument("--svg", type=Path)
    asked = parser.parse_args()
    sizes = [float(size) for size in asked.sizes.split(",")]
    goalpost = str(Path(asked.goalpost).resolve())
    rows, steep = [], 0
    print("| | class | " + " | ".join(f"{size:g} MiB" for size in sizes) + " | peak, bytes a byte |\n|---|---|" + "---:|" * (len(sizes) + 1))
    with tempfile.TemporaryDirectory(prefix="goalpost-hostile-") as folder:
        text, plan, withheld = Path(folder, "text"), Path(folder, "plan.goal"), Path(folder, "withheld.goal")
        withheld.write_text(WITHHELD_PLAN, encoding="utf-8")
        plan.write_text(TABLE_PLAN, encoding="utf-8")
        commands = {"plan": ["check", str(text)], "format": ["format", str(text)],
                    "table": ["evaluate", str(plan), str(text), "--format", "csv"], "import": ["import", str(text)],
                    "withheld": ["evaluate", str(withheld), str(text), "--format", "csv"]}
        empty = cost([goalpost, "check", str(plan)], 10)
        for kind, classes in (("plan", PLANS), ("format", PLANS), ("table", TABLES), ("withheld", WITHHELD), ("import", IMPORTS)):
            for name, make in classes.items():
                if kind not in asked.kinds.split(",") or not any(part in name for part in asked.only.split(",")):
                    continue
                costs, cells, peak = [], [], 0.0
                for size in sizes:
                    if costs and costs[-1] * size * MEBIBYTE / 1e9 > asked.most:
                        break
                    limit = int(size * MEBIBYTE) - (64 if size == 64 else 0)
                    written = write(text, make(limit), limit)
                    seconds, mebibytes, code = cost([goalpost, *commands[kind]], asked.seconds)
                    costs.append(max(seconds - empty[0], 0) * 1e9 / written)
                    cells.append(f"{costs[-1]:.0f} ns" + ("" if code in (0, 1, 3) else f" (ended with {code})"))
                    peak = max(mebibytes - empty[1], 0) * MEBIBYTE / written
                    if code not in (0, 1, 3):
                        break
                rows.append((name, costs))
                is_steep = costs[-1] > 3 * costs[0] + 30 or code not in (0, 1, 3)
                cells += [""] * (len(sizes) - len(cells))
                steep += is_steep
                print(f"| {kind} | {name}{' **steep**' if is_steep else ''} | " + " | ".join(cells) + f" | {peak:.0f} |", flush=True)
    if asked.svg is not None:
        asked.svg.write_text(drawn(rows, sizes), encoding="utf-8")
    print(f"{len(rows)} classes, {steep} steep")
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main())
