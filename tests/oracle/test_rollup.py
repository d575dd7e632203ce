"""Sums over areas, worked out by hand (D130-D133).

    python3 -m unittest discover -s tests/oracle
"""
from __future__ import annotations

import sys
import unittest
from fractions import Fraction as F
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from expression import Binary, Compare, If, InputRef, Literal, Logic, Quotient, Total  # noqa: E402
from hand_cases import A, B, PRIOR, Case, Oracle, level, proportion, rate  # noqa: E402
from kinds import COUNT, NUMBER  # noqa: E402
from periods import Period  # noqa: E402
from plan import Change, Input, Level, Target  # noqa: E402
from tables import SUPPRESSED  # noqa: E402

LEVELS = [Level("province", "provinces"), Level("district", "districts"), Level("commune", "communes")]


def province(measure, *targets: Target, **plan: object) -> Case:
    """A province P: the district D has the communes C1 and C2, the district E has none."""
    case = Case(measure, *targets, levels=list(LEVELS), **plan)
    case.table.parents = {"D": "P", "E": "P", "C1": "D", "C2": "D"}
    for area in ("P", "D", "E", "C1", "C2"):
        case.row(2000, area=area)
    return case


class Sums(Oracle):
    def test_what_an_area_did_not_report_is_the_sum(self) -> None:
        case = province(A, level("<", 60)).row(2025, area="C1", a=5).row(2025, area="C2", a=7).row(2025, area="E", a=20)
        self.check(case.answer(2025, area="D"), verdict="met", value="12", reported="100")
        self.check(case.answer(2025, area="P"), verdict="met", value="32", gap="28", reported="100")
        self.check(case.answer(2025, area="E"), value="20", reported="")
        case.row(2025, area="D", a=50)  # used at its level, and for the sum above
        self.check(case.answer(2025, area="D"), value="50", reported="")
        self.check(case.answer(2025, area="P"), verdict="missed", value="70", needed="-11", reported="100")

    def test_nobody_reports(self) -> None:
        case = province(A, level("<", 60)).row(2025, area="P", a=None)
        self.check(case.answer(2025, area="P"), verdict="no_data", reason="input_missing", reported="")

    def test_refused(self) -> None:
        case = province(rate(), level("<", F(9, 1000))).row(2025, area="P", b=1000)
        case.row(2025, area="C1", a=5).row(2025, area="E", a=2)
        missing = dict(verdict="no_data", value="")
        self.check(case.answer(2025, area="P"), reason="children_missing", reported="66.666666666666667", **missing)
        case.row(2025, area="C2", a=SUPPRESSED)
        self.check(case.answer(2025, area="P"), reason="suppressed", reported="66.666666666666667", **missing)
        case.row(2025, area="E", a=None)
        self.check(case.answer(2025, area="P"), reason="children_missing", reported="33.333333333333333", **missing)
        case.row(2025, area="D", a=SUPPRESSED).row(2025, area="E", a=3)  # whoever is below D does not speak for it
        self.check(case.answer(2025, area="P"), reason="suppressed", reported="33.333333333333333", **missing)

    def test_a_negative_count_comes_first(self) -> None:
        case = province(A, level("<", 60)).row(2025, area="C1", a=-1)
        self.check(case.answer(2025, area="P"), verdict="data_error", reason="negative_count",
                   reported="33.333333333333333")

    def test_allowed(self) -> None:
        case = province(A, level("<", 60), missing_children="allow").row(2025, area="C1", a=5).row(2025, area="E", a=2)
        self.check(case.answer(2025, area="P"), verdict="met", value="7", reported="66.666666666666667")
        case.plan.missing_children, case.plan.require = "require", F(2, 3)
        self.check(case.answer(2025, area="P"), verdict="met", value="7")
        case.plan.require = F(67, 100)
        self.check(case.answer(2025, area="P"), verdict="no_data", reason="children_missing",
                   reported="66.666666666666667")
        case.row(2025, area="C1", a=SUPPRESSED).row(2025, area="E", a=None)
        case.plan.missing_children = "allow"
        self.check(case.answer(2025, area="P"), verdict="no_data", reason="children_missing", reported="0")
        self.check(case.row(2025, area="C1", a=0).answer(2025, area="P"), value="0", reported="33.333333333333333")

    def test_what_adds_up(self) -> None:
        """D132."""
        case = province(InputRef("m"), level("<", 60))
        case.indicator("n", InputRef("n"), level("<", 60))
        case.indicator("d", InputRef("d"), level("<=", 730_000))
        case.indicator("p", InputRef("p"), level("<", F(1, 2)))
        figures = dict(m=4, n=F("1.5"), d=700_000, p=30)
        case.row(2025, area="C1", **figures).row(2025, area="C2", **{**figures, "d": 700_001, "n": -2})

        def answers(**roll_up: str) -> list[str]:
            for name, word in roll_up.items():
                case.plan.inputs[name].roll_up = word
            return [case.answer(2025, area="D", name=name)["value"] for name in ("k", "n", "d", "p")]

        self.assertEqual(answers(), ["8", "", "", ""])
        self.assertEqual(answers(m="last", n="last", d="last", p="last"), ["8", "", "1917-07-16", ""])
        self.assertEqual(answers(m="sum", n="sum", d="none", p="none"), ["8", "-0.5", "", ""])
        self.assertEqual(answers(m="none", n="none"), ["", "", "", ""])


class SameAreas(Oracle):
    """D131: all sums of a row are over the same areas."""

    def test_numerator_and_denominator(self) -> None:
        case = province(proportion(), level(">", F(1, 2)), missing_children="allow", better="higher")
        case.row(2025, area="C1", a=4, b=10).row(2025, area="C2", a=6).row(2025, area="E", a=7, b=10)
        self.check(case.answer(2025, area="P"), verdict="met", value="55", needed="0", reported="66.666666666666667")
        case.row(2025, area="C1", a=2, b=10)  # 9 of 20; 2 more are 11
        self.check(case.answer(2025, area="P"), verdict="missed", value="45", needed="2")

    def test_an_area_is_in_with_all_below_it_or_not_at_all(self) -> None:
        case = province(proportion(), level(">", F(1, 2)), missing_children="allow", better="higher")
        case.row(2025, area="D", a=9).row(2025, area="C1", b=10).row(2025, area="E", a=3, b=12)
        self.check(case.answer(2025, area="P"), value="25", reported="33.333333333333333")
        case.row(2025, area="C2", b=10)
        self.check(case.answer(2025, area="P"), value="37.5", reported="100")

    def test_too_few_are_in_all(self) -> None:
        case = province(proportion(), level(">", F(1, 2)), missing_children="allow", better="higher")
        case.row(2025, area="C1", a=4).row(2025, area="C2", b=SUPPRESSED).row(2025, area="E", b=10)
        self.check(case.answer(2025, area="P"), verdict="no_data", reason="children_missing", reported="0")

    def test_value_and_base(self) -> None:
        case = province(A, Target(Change(False, F(1, 2), versus=PRIOR)), missing_children="allow")
        case.row(2024, area="C1", a=10).row(2024, area="C2", a=10)
        case.row(2025, area="C2", a=4).row(2025, area="E", a=100)
        self.check(case.answer(2025, area="P"), verdict="met", value="4", base="10", limit="5", gap="1", needed="0",
                   reported="33.333333333333333")
        case.plan.missing_children, case.plan.require = "require", F(1, 2)
        self.check(case.answer(2025, area="P"), verdict="no_baseline", reason="base_missing", value="104", base="",
                   reported="66.666666666666667")
        case.row(2025, area="C1", a=None).row(2025, area="C2", a=None)
        self.check(case.answer(2025, area="P"), verdict="no_data", reason="children_missing", base="20", limit="10",
                   reported="33.333333333333333")

    def test_a_figure_of_the_area_itself_is_over_all_below(self) -> None:
        case = province(rate(), level("<", F(1, 2)), missing_children="allow")
        case.indicator("change", A, Target(Change(False, None, versus=PRIOR)))
        case.indicator("branch", If(Compare(">", A, Literal(F(10), NUMBER)), A, B), level("<", 50))
        case.row(2025, area="P", b=40).row(2025, area="C1", a=4).row(2024, area="P", a=9)
        self.check(case.answer(2025, area="P"), verdict="no_data", reason="children_missing",
                   reported="33.333333333333333")
        self.check(case.answer(2025, area="P", name="change"), verdict="no_baseline", reason="base_missing", value="4",
                   reported="33.333333333333333")
        self.check(case.answer(2025, area="P", name="branch"), verdict="no_data", reason="condition_unknown")
        case.row(2025, area="C2", a=5).row(2025, area="E", a=1)
        self.check(case.answer(2025, area="P"), verdict="met", value="250", reported="100")
        self.check(case.answer(2025, area="P", name="change"), verdict="missed", value="10", base="9", reported="100")
        case.row(2024, area="P", a=None).row(2024, area="C1", a=9).row(2025, area="P", a=9, b=40)
        self.check(case.answer(2025, area="P", name="change"), verdict="no_baseline", reason="base_missing", value="9",
                   reported="")

    def test_a_branch_that_turns_to_a_figure_of_the_area_itself(self) -> None:
        many = Compare(">", A, Literal(F(10), NUMBER))
        case = province(If(many, B, InputRef("c")), level("<", 20), missing_children="allow")
        case.plan.inputs["c"] = Input("c", COUNT)
        case.row(2025, area="C1", a=2, b=1).row(2025, area="C2", a=20).row(2025, area="E", a=2, b=6)
        case.row(2025, area="P", c=9)
        self.check(case.answer(2025, area="P"), verdict="no_data", reason="children_missing",
                   reported="66.666666666666667")

    def test_a_base_refused(self) -> None:
        case = province(A, Target(Change(False, F(1, 2), versus=PRIOR)))
        case.row(2025, area="P", a=4).row(2024, area="D", a=5)
        self.check(case.answer(2025, area="P"), verdict="no_baseline", reason="base_missing", value="4", reported="")
        case.row(2024, area="E", a=SUPPRESSED)
        self.check(case.answer(2025, area="P"), reason="base_suppressed")
        case.row(2024, area="E", a=3)
        self.check(case.answer(2025, area="P"), verdict="met", base="8", limit="4", reported="100")

    def test_a_base_that_is_only_shown(self) -> None:
        case = province(A, level("<", 20), baseline=2024, missing_children="allow")
        case.row(2024, area="C1", a=40).row(2024, area="C2", a=60).row(2025, area="C1", a=30)
        self.check(case.answer(2025, area="P"), verdict="missed", base="40", progress="50", value="30",
                   reported="33.333333333333333")
        case.row(2025, area="E", a=5)
        self.check(case.answer(2025, area="P"), verdict="missed", base="", value="35", reported="66.666666666666667")
        case.row(2024, area="P", a=50)  # over all areas, the value over two
        self.check(case.answer(2025, area="P"), base="", value="35")
        case.row(2025, area="C2", a=1)
        self.check(case.answer(2025, area="P"), base="50", value="36")
        case.row(2024, area="P", a=None).row(2025, area="P", a=36)
        self.check(case.answer(2025, area="P"), base="", value="36", reported="")

    def test_conditions_are_summed_on_their_own(self) -> None:
        case = province(A, level("<", 20, when=Compare(">", B, Literal(F(10), NUMBER))), level("<", 20, if_any=B),
                        missing_children="allow")
        case.row(2025, area="C1", a=3).row(2025, area="C2", b=11).row(2025, area="E", b=0)
        for target in (1, 2):
            self.check(case.answer(2025, target, area="P"), verdict="met", value="3", reported="33.333333333333333")
        case.plan.missing_children = "refuse"
        case.row(2025, area="C1", a=3, b=0).row(2025, area="C2", a=0, b=None).row(2025, area="E", a=0, b=0)
        for target in (1, 2):
            self.check(case.answer(2025, target, area="P"), verdict="no_data", reason="condition_unknown", value="3",
                       reported="100")

    def test_the_branch_that_was_not_taken_does_not_count(self) -> None:
        few = Compare("<", A, Literal(F(10), NUMBER))
        case = province(If(few, A, B), level("<", 20), missing_children="allow")
        case.row(2025, area="C1", a=3, b=1).row(2025, area="C2", a=4).row(2025, area="E", b=6)
        self.check(case.answer(2025, area="P"), verdict="met", value="7", reported="66.666666666666667")
        case.row(2025, area="C2", a=8)  # 11 is not few: b over C1 and E is looked at; over C1 alone a is few again
        self.check(case.answer(2025, area="P"), value="3", reported="33.333333333333333")

    def test_a_branch_that_turns_and_lacks_one_of_the_set(self) -> None:
        """a is 24 at first, so b is asked, which lacks C2; over C1 and E a is 4, and c lacks E."""
        many = Compare(">", A, Literal(F(10), NUMBER))
        case = province(If(many, B, InputRef("c")), level("<", 20), missing_children="allow")
        case.plan.inputs["c"] = Input("c", COUNT)
        case.row(2025, area="C1", a=2, b=1, c=5).row(2025, area="C2", a=20, c=5).row(2025, area="E", a=2, b=6)
        self.check(case.answer(2025, area="P"), verdict="no_data", reason="children_missing", value="",
                   reported="66.666666666666667")
        case.row(2025, area="E", a=2, b=6, c=7)
        self.check(case.answer(2025, area="P"), verdict="met", value="12")

    def test_both_sides_of_and_are_looked_at(self) -> None:
        sides = [Compare("<=", A, Literal(F(100), NUMBER)), Compare(">", B, InputRef("n"))]
        case = province(If(Logic("and", *sides), B, A), level("<", 900), missing_children="allow")
        case.plan.inputs["n"].roll_up = "sum"
        case.indicator("turned", If(Logic("and", *reversed(sides)), B, A), level("<", 900))
        case.row(2025, area="C1", a=500, b=7, n=3).row(2025, area="C2", a=300, n=4)
        for name in ("k", "turned"):
            self.check(case.answer(2025, area="D", name=name), value="500", reported="50")


class Defaults(Oracle):
    """D9: filled before the sum, never in place of a sum that was refused."""

    def test_cells_below_are_filled(self) -> None:
        case = province(InputRef("a", F(5)), level("<", 60)).row(2025, area="P", a=None)
        self.check(case.answer(2025, area="P"), verdict="met", value="5", reported="")
        case.row(2025, area="C1", a=None).row(2025, area="C2", a=1).row(2025, area="E", a=None)
        self.check(case.answer(2025, area="D"), value="6", reported="100")
        self.check(case.answer(2025, area="P"), value="11", reported="100")
        del case.table.rows["E", Period(2025), ()]
        self.check(case.answer(2025, area="P"), verdict="no_data", reason="children_missing",
                   reported="66.666666666666667")

    def test_never_where_one_figure_for_all_strata_is_given(self) -> None:
        case = province(Total(InputRef("s", F(0))), level("<", 60), strata={"residence": ["rural", "urban"]},
                        missing_children="require", require=F(1, 3))
        case.plan.inputs["s"] = Input("s", COUNT, ("residence",))
        for place in ("rural", "urban"):
            case.row(2025, area="E", stratum=(place,), s=10)
            case.row(2025, area="D", stratum=(place,))
        case.row(2025, area="C1", stratum=("",), s=50)
        self.check(case.answer(2025, area="D", stratum=("",)), value="50", reported="50")
        self.check(case.answer(2025, area="P", stratum=("",)), verdict="met", value="20",
                   reported="33.333333333333333")


class Strata(Oracle):
    def test_each_stratum_is_summed_by_itself(self) -> None:
        case = province(Binary("+", InputRef("s"), A), level("<", 60), strata={"residence": ["rural", "urban"]})
        case.plan.inputs["s"] = Input("s", COUNT, ("residence",))
        case.row(2025, area="D", stratum=("",), a=1)
        case.row(2025, area="C1", stratum=("rural",), s=10).row(2025, area="C2", stratum=("rural",), s=20)
        case.row(2025, area="C1", stratum=("urban",), s=3)
        self.check(case.answer(2025, area="D", stratum=("rural",)), value="31", reported="100")
        self.check(case.answer(2025, area="D", stratum=("urban",)), reason="children_missing", reported="50")

    def test_one_figure_for_all_strata_is_a_sum_too(self) -> None:
        case = province(InputRef("s"), level("<", 60), strata={"residence": ["rural", "urban"]})
        case.plan.inputs["s"] = Input("s", COUNT, ("residence",))
        case.indicator("all", Total(InputRef("s")), level("<", 60))
        case.row(2025, area="C1", stratum=("",), s=10).row(2025, area="C2", stratum=("",), s=20)
        self.check(case.answer(2025, area="D", stratum=("rural",)), value="30", reported="100")
        self.check(case.answer(2025, area="D", stratum=("",), name="all"), value="30", reported="100")
        case.row(2025, area="C2", stratum=("urban",), s=4)  # now C1 lacks in the sums of the strata
        self.check(case.answer(2025, area="D", stratum=("urban",)), reason="children_missing", reported="50")
        self.check(case.answer(2025, area="D", stratum=("rural",)), reason="input_missing", reported="")


if __name__ == "__main__":
    unittest.main()
