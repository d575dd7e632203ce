"""The generator: repeatable, and within what the language allows.

    python3 -m unittest discover -s tests/oracle
"""
from __future__ import annotations

import sys
import unittest
from fractions import Fraction as F
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from decimal_text import fits_in_column  # noqa: E402
from generate import make_case  # noqa: E402
from judge import Judge  # noqa: E402
from switches import Switches  # noqa: E402


class Generator(unittest.TestCase):
    def test_the_same_seed_gives_the_same_case(self) -> None:
        first, second = (make_case(3, 7, Switches()) for _ in range(2))
        self.assertEqual((first.plan_text, first.table_text), (second.plan_text, second.table_text))

    def test_figures_fit_in_a_column_of_int64(self) -> None:
        for number in range(10):
            case = make_case(4, number, Switches())
            for name in case.plan.inputs:
                cells = [cells.get(name) for cells in case.table.rows.values()]
                self.assertTrue(fits_in_column([F(0)] + [cell for cell in cells if isinstance(cell, F)]), name)

    def test_every_case_has_an_answer_in_every_row(self) -> None:
        for number in range(10):
            case = make_case(5, number, Switches())
            rows = list(Judge(case.plan, case.table).rows())
            self.assertEqual(len(rows), len(dict(rows)))
            self.assertTrue(all(answer[0] for _, answer in rows))


if __name__ == "__main__":
    unittest.main()
