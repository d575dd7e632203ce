"""Who holds a target back, worked out by hand (D138).

    python3 -m unittest discover -s tests/oracle
"""
from __future__ import annotations

import sys
import unittest
from fractions import Fraction as F
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from hand_cases import A, PRIOR, Case, level, rate  # noqa: E402
from held_back import held_back_by  # noqa: E402
from judge import Judge  # noqa: E402
from periods import Period  # noqa: E402
from plan import Change, Exactly, Level, LevelForm, Spread, Target, Versus  # noqa: E402

LEVELS = [Level("province", "provinces"), Level("district", "districts")]


def districts(measure, *targets: Target, **plan: object) -> Case:
    case = Case(measure, *targets, levels=list(LEVELS), **plan)
    case.table.parents = {name: "P" for name in ("D1", "D2", "D3", "D4")}
    for name, before, now, births in (("D1", 10, 12, 100), ("D2", 10, 30, 100), ("D3", 50, 2, 100), ("D4", 8, 10, 100)):
        case.row(2024, area=name, a=before, b=births).row(2025, area=name, a=now, b=births)
    return case


class HeldBack(unittest.TestCase):
    def names(self, case: Case, target: int = 1, area: str = "P") -> list[tuple[str, str, str]]:
        judge = Judge(case.plan, case.table)
        return held_back_by(judge, case.plan.indicators["k"], target - 1, area, Period(2025), ())

    def test_the_farthest_first(self) -> None:
        case = districts(rate(100), level("<", F(10, 100)), level("<", F(10, 100), level="province", area="P"))
        for target in (1, 2):  # 54 of 400 is 13.5; the scopes of place are the row's own
            self.assertEqual(self.names(case, target), [("D2", "30", "-20"), ("D1", "12", "-2"), ("D4", "10", "0")])
        self.assertEqual(self.names(case, area="D2"), [])
        case.row(2025, area="D2", a=10, b=100)  # 34 of 400: met
        self.assertEqual(self.names(case), [])

    def test_against_their_own_base(self) -> None:
        grown = Target(Change(False, F(1, 2), versus=PRIOR))
        self.assertEqual(self.names(districts(A, grown)), [("D2", "30", "-25"), ("D1", "12", "-7"), ("D4", "10", "-6")])

    def test_a_level_of_a_sum_says_nothing_of_its_parts(self) -> None:
        line = [(F(30), 2025), (F(20), 2030)]
        for form in (level("<", 50).form, Exactly(F(0)), LevelForm("<", line, line=True, versus=Versus("year", 2024))):
            self.assertEqual(self.names(districts(A, Target(form))), [])
        coming = LevelForm("<", [(F(30), 2026)], line=True, versus=Versus("year", 2024))
        # half the way from 10, 10, 50 and 8 to 30: 20, 20, 40 and 19; of the province from 78: 54
        self.assertEqual(self.names(districts(A, Target(coming))), [("D2", "30", "-10")])

    def test_in_every_district(self) -> None:
        case = districts(A, level("<", 12, spread=Spread("district")))
        self.assertEqual(self.names(case), [("D2", "30", "-18"), ("D1", "12", "0")])


if __name__ == "__main__":
    unittest.main()
