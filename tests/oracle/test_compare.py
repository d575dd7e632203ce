"""compare.py can fail: a stand-in for the program replays the oracle's own answers, with one cell changed.

    python3 -m unittest discover -s tests/oracle
"""
from __future__ import annotations

import csv
import io
import sys
import tempfile
import unittest
from contextlib import redirect_stdout
from pathlib import Path
from typing import Callable

sys.path.insert(0, str(Path(__file__).parent))

from compare import COLUMNS, main, oracle_rows  # noqa: E402
from generate import make_case  # noqa: E402
from switches import Switches  # noqa: E402

SEED, NUMBER = 11, 4
Line = dict[str, str]


def decided(line: Line) -> bool:
    return line["verdict"] == "missed" and line["target"] != "all"


@unittest.skipIf(sys.platform == "win32", "the stand-in is a script")
class Planted(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory(prefix="goalpost-compare-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        case = make_case(SEED, NUMBER, Switches())
        self.names = ["indicator", "target", "area", "period", *case.plan.strata, *COLUMNS]
        self.lines = [dict(zip(self.names, key + row)) for key, row in oracle_rows(case).items()]

    def compare(self, lines: list[Line], code: int = 0) -> tuple[int, str]:
        """The exit code and the report of compare.py over a program that prints these lines."""
        answers, program = self.folder / "answers.csv", self.folder / "goalpost"
        with answers.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, self.names, lineterminator="\n")
            writer.writeheader()
            writer.writerows(lines)
        program.write_text(f"#!/bin/sh\ncat '{answers}'\nexit {code}\n", encoding="utf-8")
        program.chmod(0o755)
        report = io.StringIO()
        with redirect_stdout(report):
            exit_code = main(["--goalpost", str(program), "--jobs", "1", "--seed", str(SEED), "--case", str(NUMBER),
                              "--keep", str(self.folder / "keep")])
        return exit_code, report.getvalue()

    def changed(self, name: str, fits: Callable[[Line], bool], cell: str) -> tuple[Line, list[Line]]:
        """(the line that was changed, all lines)"""
        place = next(i for i, line in enumerate(self.lines) if fits(line) and line[name] != cell)
        lines = [dict(line) for line in self.lines]
        lines[place][name] = cell
        return lines[place], lines

    def test_its_own_answers_agree(self) -> None:
        code, report = self.compare(self.lines)
        self.assertEqual((code, report.splitlines()[-1]), (0, f"oracle: {len(self.lines)} verdicts, 0 differences"))

    def test_each_column_is_compared(self) -> None:
        for name in COLUMNS:
            with self.subTest(name):
                line, lines = self.changed(name, decided, "7")
                code, report = self.compare(lines)
                self.assertEqual(code, 1)
                self.assertIn(f"indicator {line['indicator']}, target {line['target']}, area {line['area']}", report)
                self.assertRegex(report, rf"  {name} +oracle \S+ +goalpost 7\n")
                self.assertIn("1 differences", report.splitlines()[-1])

    def test_a_verdict_turned_round(self) -> None:
        _, lines = self.changed("verdict", lambda line: line["verdict"] == "missed", "met")
        code, report = self.compare(lines)
        self.assertEqual(code, 1)
        self.assertRegex(report, r"  verdict +oracle missed +goalpost met\n")

    def test_a_row_too_few_too_many_or_twice(self) -> None:
        more = dict(self.lines[0], area="Nowhere")
        for lines, words in ((self.lines[1:], "no such row in goalpost"),
                             (self.lines + [more], "no such row in the oracle"),
                             (self.lines + self.lines[:1], "is there twice")):
            with self.subTest(words):
                code, report = self.compare(lines)
                self.assertEqual(code, 1)
                self.assertIn(words, report)

    def test_a_program_that_fails(self) -> None:
        code, report = self.compare(self.lines, code=3)
        self.assertEqual(code, 1)
        self.assertIn(f"case {NUMBER}: exit 3", report)


if __name__ == "__main__":
    unittest.main()
