"""The attack on withheld counts finds what is given away, and nothing else: small tables by hand.

    python3 -m unittest discover -s tests/oracle
"""
from __future__ import annotations

import sys
import unittest
from fractions import Fraction as F
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from attack import COLUMNS, Attack  # noqa: E402
from expression import Binary, Quotient  # noqa: E402
from hand_cases import A, B, Case, level  # noqa: E402
from judge import Judge  # noqa: E402
from leaks import Known  # noqa: E402
from periods import Period  # noqa: E402
from plan import Level  # noqa: E402


class Leaks(unittest.TestCase):
    def test_a_sum_tells_its_last_part(self) -> None:
        known = Known()
        known.add({"a": F(1), "b": F(1), "c": F(1)})
        known.add({"b": F(2)})
        self.assertEqual(known.left({"b": F(1)}), {})
        self.assertNotEqual(known.left({"a": F(1)}), {})
        self.assertEqual(known.left({"a": F(3), "c": F(3)}), {})
        known.add({"a": F(1), "c": F(-1)})
        self.assertEqual(known.left({"a": F(1)}), {})

    def test_walls(self) -> None:
        """a + b is known. Both at the least: they are; one of them alone: they are not; b as large as it can be, a as small: neither."""
        known = Known()
        known.add({"a": F(1), "b": F(1)})
        a, b = {"a": F(1)}, {"b": F(1)}
        self.assertTrue(known.is_pinned(a, [a, b]))
        self.assertFalse(known.is_pinned(a, [a]))
        self.assertFalse(known.is_pinned(a, [a, {"b": F(-1)}]))
        known.add({"c": F(1), "d": F(1)})
        self.assertTrue(known.is_pinned(b, [a, b, {"c": F(1)}]))
        self.assertFalse(known.is_pinned({"c": F(1)}, [a, b, {"c": F(1)}]))


class Attacks(unittest.TestCase):
    """P has C1 and C2; `*` in place of what must not be shown."""

    def attack(self, measure, figures: dict[str, int], hidden: dict[str, tuple[str, ...]]) -> list[str]:
        case = Case(measure, level("<=", 60), levels=[Level("province", "provinces"), Level("commune", "communes")], small=(1, 4))
        case.table.parents = {"C1": "P", "C2": "P"}
        for area in ("P", "C1", "C2"):
            case.row(2025, area=area, a=figures.get(area), b=figures.get(f"{area} b"))
        judge = Judge(case.plan, case.table)
        shown = {}
        for key, row in judge.rows():
            shown[key] = dict(zip(COLUMNS, row))
            for name in hidden.get(key[2], ()):
                shown[key][name] = "*"
        return Attack(judge, [Period(2025)], shown).complaints

    ALL = ("value", "gap", "exceeded", "at_boundary", "needed")

    def test_a_small_count_is_shown(self) -> None:
        self.assertEqual(self.attack(A, {"C1": 3, "C2": 9}, {}), ["k, 1, C1, 2025: value is 3, with 3 in it"])

    def test_the_rest_of_a_sum(self) -> None:
        self.assertEqual(self.attack(A, {"C1": 3, "C2": 9}, {"C1": self.ALL}), ["k, 1, C1, 2025: value: the 3 follows from what is shown"])
        self.assertEqual(self.attack(A, {"C1": 3, "C2": 9}, {"C1": self.ALL, "C2": self.ALL}), [])
        self.assertEqual(self.attack(A, {"C1": 3, "C2": 9}, {"C1": self.ALL, "P": self.ALL}), [])

    def test_ones(self) -> None:
        hidden = {"C1": self.ALL, "C2": self.ALL}
        self.assertEqual(len(self.attack(A, {"C1": 1, "C2": 1}, hidden | {"P": self.ALL})), 0)
        self.assertEqual(len(self.attack(A, {"C1": 4, "C2": 4}, hidden)), 2)
        self.assertEqual(self.attack(A, {"C1": 4, "C2": 3}, hidden), [])

    def test_its_distance_tells_the_value(self) -> None:
        found = self.attack(A, {"C1": 3, "C2": 9}, {"C1": ("value",), "C2": self.ALL})
        self.assertEqual([text.rsplit(": ", 1)[1] for text in found],
                         [f"{name} is shown beside a figure that is withheld" for name in ("gap", "needed", "exceeded", "at_boundary")])

    def test_a_sum_of_inputs(self) -> None:
        figures = {"C1": 30, "C1 b": 9, "C2": 9, "C2 b": 8}
        self.assertEqual(self.attack(Binary("+", A, B), figures, {}), [])
        self.assertEqual(self.attack(Binary("-", A, B), figures, {}), ["k, 1, C2, 2025: value is 1, with 1 in it"])

    def test_who_is_left_out_of_a_proportion(self) -> None:
        figures = {"C1": 497, "C1 b": 500, "C2": 0, "C2 b": 100}
        self.assertEqual(self.attack(Quotient("percent", 100, A, B), figures, {}), ["k, 1, C1, 2025: value is 99.4, with 3 in it"])
        self.assertEqual(self.attack(Quotient("per", 100, A, B), figures, {}), [])


if __name__ == "__main__":
    unittest.main()
