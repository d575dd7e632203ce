"""`goalpost format`: canonical plans in either language."""
from __future__ import annotations

import os
import unittest
from pathlib import Path

from command_line import CommandLineTest

EXAMPLES = Path(os.environ["GOALPOST_SOURCE"]) / "examples"
PLAN = "plan p\ninput a count\nindicator x\n  target <9  # strict\n  measure a\n"
CANONICAL = "edition 1\nplan p\n\ninput a  count\n\nindicator x\n  measure a\n  target  below 9  # strict\n"


class Format(CommandLineTest):
    def plan(self, text: str, name: str = "one.goal") -> str:
        path = Path(self.folder) / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def test_canonical(self) -> None:
        self.assertEqual(self.good("format", self.plan(PLAN)).stdout, CANONICAL)
        self.assertEqual(self.good("format", self.plan(CANONICAL)).stdout, CANONICAL)

    def test_check(self) -> None:
        self.assertEqual(self.good("format", "--check", self.plan(CANONICAL)).stdout, "")
        self.assertIn("not in canonical form", self.bad(1, "format", "--check", self.plan(PLAN)))

    def test_output(self) -> None:
        path = self.plan(PLAN)
        self.good("format", path, "--output", path)
        self.assertEqual(Path(path).read_text(encoding="utf-8"), CANONICAL)

    def test_there_and_back(self) -> None:
        for example in sorted(EXAMPLES.glob("*/plan.goal")):
            english = self.good("format", str(example)).stdout
            vietnamese = self.good("format", str(example), "--language", "vi").stdout
            self.assertIn("ngôn ngữ vi", vietnamese)
            path = self.plan(vietnamese)
            self.assertEqual(self.good("format", path).stdout, vietnamese)
            self.assertEqual(self.good("format", path, "--language", "en").stdout, english)

    def test_errors(self) -> None:
        self.assertIn("GP2003", self.bad(3, "format", self.plan("plan p\nindicator x\n  measure a\n  target below\n")))
        self.bad(2, "format", self.plan(PLAN), "--language", "fr")

    def test_what_cannot_be_said(self) -> None:
        path = self.plan("plan p\nindicator x\n  measure a\n  target at least 5 xã trở lên\n")
        self.good("format", path)
        self.assertIn("cannot be written in 'vi'", self.bad(3, "format", path, "--language", "vi"))


if __name__ == "__main__":
    unittest.main()
