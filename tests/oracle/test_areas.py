"""Strata, areas, and the measures over them, worked out by hand.

    python3 -m unittest discover -s tests/oracle
"""
from __future__ import annotations

import sys
import unittest
from fractions import Fraction as F
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from expression import Binary, Compare, Gap, InputRef, Literal, Quotient, Share, Total  # noqa: E402
from hand_cases import A, Case, Oracle, level  # noqa: E402
from kinds import COUNT, NUMBER  # noqa: E402
from plan import Input, Level, Spread  # noqa: E402
from tables import SUPPRESSED  # noqa: E402


class Strata(Oracle):
    def setUp(self) -> None:
        part = Quotient("percent", 100, InputRef("s"), InputRef("t"))
        in_towns = level("<", F(10, 100), strata={"residence": "urban"})
        self.case = Case(part, level("<", F(7, 100)), in_towns, strata={"residence": ["rural", "urban"]})
        for name in ("s", "t"):
            self.case.plan.inputs[name] = Input(name, COUNT, ("residence",))
        self.case.indicator("total", Total(InputRef("s")), level("<", 100))
        self.case.indicator("gap", Gap(part, "residence", "rural", "urban"), level("<", F(5, 100)))

    def test_per_stratum(self) -> None:
        self.case.row(2025, stratum=("rural",), s=6, t=100).row(2025, stratum=("urban",), s=9, t=100)
        self.check(self.case.answer(2025, 1, stratum=("rural",)), verdict="met", value="6")
        self.check(self.case.answer(2025, 1, stratum=("urban",)), verdict="missed", value="9")
        self.check(self.case.answer(2025, 2, stratum=("rural",)), verdict="not_applicable", reason="out_of_scope",
                   value="")
        self.check(self.case.answer(2025, "all", stratum=("",)), verdict="missed", value="", exceeded="")
        self.check(self.case.answer(2025, stratum=("",), name="total"), value="15")
        self.check(self.case.answer(2025, stratum=("",), name="gap"), verdict="met", value="3", gap="2", needed="")

    def test_one_figure_for_all_strata(self) -> None:
        self.case.row(2025, stratum=("",), s=6, t=100).row(2025, stratum=("rural",))
        self.check(self.case.answer(2025, 1, stratum=("urban",)), verdict="met", value="6")
        self.check(self.case.answer(2025, stratum=("",), name="total"), value="6")
        self.case.row(2025, stratum=("rural",), s=SUPPRESSED)
        self.check(self.case.answer(2025, 1, stratum=("urban",)), reason="numerator_missing")
        self.check(self.case.answer(2025, stratum=("",), name="total"), reason="suppressed")

    def test_one_figure_cannot_stand_in_a_gap(self) -> None:
        """D11; nor does a default take its place, for something was reported (D9)."""
        filled = Quotient("percent", 100, InputRef("s", F(0)), InputRef("t"))
        self.case.indicator("filled", Gap(filled, "residence", "rural", "urban"), level("<", F(5, 100)))
        self.case.row(2025, stratum=("",), s=6)
        for place in ("rural", "urban"):
            self.case.row(2025, stratum=(place,), t=100)
        for name in ("gap", "filled"):
            self.check(self.case.answer(2025, stratum=("",), name=name), verdict="no_data", reason="numerator_missing")
        self.case.row(2025, stratum=("rural",), s=8, t=100)
        self.check(self.case.answer(2025, stratum=("",), name="filled"), verdict="missed", value="8")

    def test_total_of_a_difference(self) -> None:
        """D35."""
        self.case.indicator("rest", Total(Binary("-", InputRef("t"), InputRef("s", F(1)))), level("<", 100))
        self.case.row(2025, stratum=("rural",), s=6, t=40).row(2025, stratum=("urban",), t=50)
        self.check(self.case.answer(2025, stratum=("",), name="rest"), verdict="met", value="83")
        self.case.row(2025, stratum=("urban",), s=SUPPRESSED)
        self.check(self.case.answer(2025, stratum=("",), name="rest"), verdict="no_data", reason="input_missing")

    def test_a_gap_keeps_the_other_dimensions(self) -> None:
        self.case.plan.strata["sex"] = ["girls", "boys"]
        self.case.plan.inputs["u"] = Input("u", COUNT, ("residence", "sex"))
        node = Gap(InputRef("u"), "residence", "rural", "urban")
        self.assertEqual(self.case.plan.dims_of(node), ("sex",))
        self.case.indicator("u_gap", node, level("<", 5))
        self.case.row(2025, stratum=("rural", "boys"), u=3).row(2025, stratum=("urban", "boys"), u=11)
        self.check(self.case.answer(2025, stratum=("", "boys"), name="u_gap"), verdict="missed", value="8")
        self.check(self.case.answer(2025, stratum=("", "girls"), name="u_gap"), reason="input_missing")


class Areas(Oracle):
    def setUp(self) -> None:
        levels = [Level("province", "provinces"), Level("district", "districts")]
        self.case = Case(A, level("<", 5), level("<", 5, spread=Spread("district")),
                         level("<", 5, spread=Spread("district", 2)), level("<", 5, level="district"), levels=levels)
        self.case.indicator("share", Share("district", "k"), level(">=", F(1, 2)), better="higher")
        self.case.table.parents = {"D1": "X", "D2": "X", "D3": "X"}
        self.figures(1, 2, None)

    def figures(self, *figures: int | None) -> None:
        self.case.row(2025, area="X", a=4)
        for number, figure in enumerate(figures, 1):
            self.case.row(2025, area=f"D{number}", a=figure)

    def test_levels_and_spreads(self) -> None:
        answer = self.case.answer
        self.check(answer(2025, 1), verdict="met", value="4")
        self.check(answer(2025, 2), verdict="no_data", reason="input_missing", value="", limit="", exceeded="")
        self.check(answer(2025, 3), verdict="met", reason="")
        self.check(answer(2025, 4), verdict="not_applicable", reason="out_of_scope")
        self.check(answer(2025, 4, area="D1"), verdict="met")
        self.check(answer(2025, 2, area="D1"), verdict="not_applicable", reason="out_of_scope")
        self.figures(1, 9, None)
        self.check(answer(2025, 2), verdict="missed", reason="")
        self.check(answer(2025, 3), verdict="no_data", reason="areas_undecided")
        self.figures(1, 9, 9)
        self.check(answer(2025, 3), verdict="missed")

    def test_share_meeting(self) -> None:
        self.figures(1, 9, None)
        answer = self.case.answer
        self.check(answer(2025, name="share"), verdict="no_data", reason="areas_undecided", limit="50")
        self.case.plan.missing_children = "allow"
        self.check(answer(2025, name="share"), verdict="met", value="50", needed="")
        self.case.plan.missing_children, self.case.plan.require = "require", F(2, 3)
        self.check(answer(2025, name="share"), verdict="met", value="50")
        self.case.plan.require = F(9, 10)
        self.check(answer(2025, name="share"), verdict="no_data")
        self.check(answer(2025, area="D1", name="share"), verdict="not_applicable", reason="no_areas")

    def test_share_of_areas_none_of_which_is_decided(self) -> None:
        self.figures(None, None, None)
        for rule in (None, "refuse", "allow"):
            self.case.plan.missing_children = rule
            self.check(self.case.answer(2025, name="share"), verdict="no_data", reason="areas_undecided")

    def test_the_area_of_a_spread_is_the_row_above(self) -> None:
        """D40; the conditions are those of the areas below."""
        few = Compare("<", A, Literal(F(3), NUMBER))
        for area in ("X", "D1"):
            self.case.indicator(f"of_{area}", A, level("<", 2, spread=Spread("district"), area=area, when=few))
        self.figures(1, 4, 1)
        self.check(self.case.answer(2025, name="of_X"), verdict="met")
        self.check(self.case.answer(2025, name="of_D1"), verdict="not_applicable", reason="out_of_scope")


if __name__ == "__main__":
    unittest.main()
