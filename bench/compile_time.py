#!/usr/bin/env python3
"""What including goalpost/goalpost.hpp costs a user's file: compile times of an empty file and of one with the include, paired.

Usage: bench/compile_time.py [COMPILER] (default: c++). Prints the medians of 9 pairs in seconds and their difference.
"""
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

PAIRS = 9
INCLUDE = pathlib.Path(__file__).resolve().parent.parent / "include"


def seconds_to_compile(compiler: str, source: pathlib.Path) -> float:
    """Wall seconds of one compilation to an object file that is thrown away."""
    begin = time.perf_counter()
    command = [compiler, "-std=c++20", "-O2", f"-I{INCLUDE}", "-c", str(source), "-o", str(source.with_suffix(".o"))]
    subprocess.run(command, check=True)
    return time.perf_counter() - begin


def main() -> None:
    compiler = sys.argv[1] if len(sys.argv) > 1 else "c++"
    with tempfile.TemporaryDirectory() as folder:
        empty = pathlib.Path(folder, "empty.cpp")
        empty.write_text("int main() {}\n", encoding="utf-8")
        user = pathlib.Path(folder, "user.cpp")
        user.write_text("#include <goalpost/goalpost.hpp>\nint main() {}\n", encoding="utf-8")
        pairs = [(seconds_to_compile(compiler, empty), seconds_to_compile(compiler, user)) for _ in range(PAIRS)]
    print(f"empty file:          {statistics.median(pair[0] for pair in pairs):.3f} s")
    print(f"goalpost/goalpost.hpp: {statistics.median(pair[1] for pair in pairs):.3f} s")
    print(f"more than empty:     {statistics.median(pair[1] - pair[0] for pair in pairs):.3f} s (median of {PAIRS} pairs)")


if __name__ == "__main__":
    main()
