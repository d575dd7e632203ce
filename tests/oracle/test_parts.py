"""Years made of their parts, years under way, fiscal years, worked out by hand (D135-D137).

    python3 -m unittest discover -s tests/oracle
"""
from __future__ import annotations

import sys
import unittest
from fractions import Fraction as F
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent))

from expression import Binary, Compare, If, InputRef, InYear, Literal, Prior, Total  # noqa: E402
from hand_cases import A, B, PRIOR, Case, Oracle, level, proportion  # noqa: E402
from kinds import COUNT, NUMBER  # noqa: E402
from periods import Period  # noqa: E402
from plan import Between, Change, Input, Level, LevelForm, Target, Versus  # noqa: E402
from spelling import Speller  # noqa: E402
from switches import Switches  # noqa: E402
from tables import SUPPRESSED, to_csv  # noqa: E402


def quarters(case: Case, year: int, *figures: object, area: str = "X", name: str = "a", first: int = 1) -> Case:
    for part, figure in enumerate(figures, first):
        case.row(Period(year, "Q", part), area=area, **{name: figure})
    return case


def of_years(measure, *targets: Target, **plan: object) -> Case:
    return Case(measure, *targets, periods=[Period(2024), Period(2025)], **plan)


class Parts(Oracle):
    def test_a_year_is_the_sum_of_its_quarters(self) -> None:
        case = quarters(quarters(of_years(A, level("<", 30)), 2024, 5, 6, 7, 8), 2025, 9, 9, 9, 9)
        self.check(case.answer(2024), verdict="met", value="26", gap="4", reported="", reached="")
        self.check(case.answer(2025), verdict="missed", value="36", needed="-7")
        case.row(2025, a=29)  # its own figure counts
        self.check(case.answer(2025), verdict="met", value="29")

    def test_the_last_one_counts(self) -> None:
        case = of_years(A, level("<", 30))
        for name in ("p", "d"):
            case.indicator(name, InputRef(name), level("<=", 730_000))
            case.plan.inputs[name].roll_up = "last"
        case.plan.inputs["a"].roll_up = "last"
        for part in (1, 2, 3, 4):
            case.row(Period(2024, "Q", part), a=part, p=10 * part, d=700_000 - part)
        for name, value in (("k", "4"), ("p", "40"), ("d", "1917-07-11")):
            self.check(case.answer(2024, name=name), verdict="met", value=value)
        case.row(Period(2024, "Q", 4), a=None)
        self.check(case.answer(2024), verdict="no_data", reason="input_missing")
        case.plan.inputs["a"].roll_up = "none"
        self.check(case.row(Period(2024, "Q", 4), a=4).answer(2024), verdict="no_data", reason="input_missing")

    def test_one_part_missing_or_suppressed(self) -> None:
        case = quarters(of_years(A, level("<", 30)), 2024, 5, None, 7, 8)
        self.check(case.answer(2024), verdict="no_data", reason="input_missing")
        quarters(case, 2024, 5, SUPPRESSED, 7, 8)
        self.check(case.answer(2024), verdict="no_data", reason="suppressed")
        quarters(case, 2024, 5, -1, 7, 8)
        self.check(case.answer(2024), verdict="data_error", reason="negative_count")

    def test_default_fills_the_parts(self) -> None:
        case = quarters(of_years(InputRef("a", F(5)), level("<", 30)), 2024, 1, None, None, 2)
        self.check(case.answer(2024), verdict="met", value="13")
        del case.table.rows["X", Period(2024, "Q", 2), ()]
        case.row(2024, a=None)  # never in place of a sum that was refused
        self.check(case.answer(2024), verdict="no_data", reason="input_missing")

    def test_the_longest_length_that_the_table_has(self) -> None:
        """Y has a half-year, so those of 2024 are wanted; X's second half is made of its quarters."""
        case = of_years(A, level("<", 30)).row(Period(2024, "H", 2), area="Y", a=1).row(Period(2024, "H", 1), a=3)
        quarters(case, 2024, 4, 5, first=3)
        self.check(case.answer(2024), verdict="met", value="12")
        self.check(case.answer(2024, area="Y"), verdict="no_data", reason="input_missing")
        quarters(case, 2024, 100, 100)  # inside the half-year that X reports
        self.check(case.answer(2024), value="12")

    def test_time_before_areas(self) -> None:
        case = of_years(A, level("<", 60), levels=[Level("district", "districts"), Level("commune", "communes")])
        case.table.parents = {"C1": "X", "C2": "X"}
        quarters(quarters(case, 2024, 1, 2, 3, 4, area="C1"), 2024, 5, 5, 5, 5, area="C2")
        self.check(case.answer(2024), verdict="met", value="30", reported="100")
        quarters(case, 2024, 10, 10, 10, 11)
        self.check(case.answer(2024), value="41", reported="")
        quarters(case, 2024, 10, 10, None, 11)  # X's own year is missing
        self.check(case.answer(2024), value="30", reported="100")
        quarters(case, 2024, 1, None, 3, 4, area="C1")
        self.check(case.answer(2024), verdict="no_data", reason="children_missing", reported="50")

    def test_strata(self) -> None:
        case = of_years(InputRef("s"), level("<", 60), strata={"residence": ["rural", "urban"]})
        case.plan.inputs["s"] = Input("s", COUNT, ("residence",))
        case.indicator("all", Total(InputRef("s")), level("<", 60))
        for part in (1, 2, 3, 4):
            case.row(Period(2024, "Q", part), stratum=("rural",), s=part).row(Period(2024, "Q", part), stratum=("",))
            case.row(Period(2024, "Q", part), stratum=("urban",), s=10)
        self.check(case.answer(2024, stratum=("rural",)), value="10")
        self.check(case.answer(2024, stratum=("",), name="all"), value="50")
        for part in (1, 2, 3, 4):
            case.row(Period(2025, "Q", part), stratum=("",), s=part)
        self.check(case.answer(2025, stratum=("urban",)), value="10")
        self.check(case.answer(2025, stratum=("",), name="all"), value="10")

    def test_a_part_that_gives_one_figure_for_all_strata(self) -> None:
        """D9: that figure comes before the default, so the part lacks in the years of the strata."""
        case = of_years(InputRef("s", F(0)), level("<", 900), strata={"residence": ["rural", "urban"]})
        case.plan.inputs["s"] = Input("s", COUNT, ("residence",))
        for place in ("rural", "urban"):
            case.row(Period(2024, "H", 1), stratum=(place,), s=5).row(Period(2024, "H", 2), stratum=(place,))
        self.check(case.answer(2024, stratum=("rural",)), verdict="met", value="5")
        case.row(Period(2024, "H", 2), stratum=("",), s=100)
        self.check(case.answer(2024, stratum=("rural",)), verdict="no_data", reason="input_missing")


class UnderWay(Oracle):
    def test_not_due_with_the_figures_so_far(self) -> None:
        case = quarters(quarters(of_years(A, level("<=", 40)), 2024, 10, 10, 10, 10), 2025, 12, 13)
        self.check(case.answer(2024), verdict="met", reached="", expected="")
        self.check(case.answer(2025), verdict="not_due", reason="period_under_way", value="25", limit="40", base="",
                   gap="", needed="", exceeded="", reached="62.5", expected="50")
        self.check(case.answer(2025, "all"), verdict="not_due", reason="period_under_way", reached="")
        case.row(2025, a=41)  # the year's own figure is no figure of parts
        self.check(case.answer(2025), verdict="missed", value="41", reached="")

    def test_what_is_missing_is_not_due_either(self) -> None:
        case = quarters(of_years(A, level("<=", 40)), 2025, 12, 13)
        case.row(Period(2025, "Q", 1), area="Z", b=1)
        self.check(case.answer(2025, area="Z"), verdict="not_due", reason="period_under_way", value="", limit="40",
                   reached="")
        quarters(case, 2025, 12, SUPPRESSED)
        self.check(case.answer(2025), verdict="not_due", reason="period_under_way", value="")

    def test_it_is_over_when_the_table_goes_on(self) -> None:
        case = quarters(of_years(A, level("<=", 40)), 2024, 10, 10, 10).row(Period(2025, "Q", 1), area="Z", a=1)
        self.check(case.answer(2024), verdict="no_data", reason="input_missing")
        case.row(Period(2024, "Q", 4), area="Z", a=1)
        self.check(case.answer(2024), verdict="no_data", reason="input_missing")

    def test_a_base_of_parts(self) -> None:
        case = quarters(of_years(A, Target(Change(False, F(1, 2), versus=PRIOR))), 2024, 10, 10, 10, 10)
        self.check(quarters(case, 2025, 5, 5, 5, 5).answer(2025), verdict="met", base="40", limit="20", at_boundary="1")
        del case.table.rows["X", Period(2024, "Q", 2), ()]
        self.check(case.answer(2025), verdict="no_baseline", reason="base_missing", value="20")

    def test_pace(self) -> None:
        """`reached` only of sums that still grow, against one limit above zero."""
        case = of_years(A, level(">=", 40), Target(Between(F(10), F(20))), level("<=", 0),
                        Target(Change(False, F(1, 2), versus=PRIOR)), better="higher")
        quarters(quarters(case, 2024, 10, 10, 10, 10), 2025, 5, 0, 1)
        case.indicator("less", Binary("-", A, Prior(A)), level("<=", 40))
        case.indicator("then", InYear(A, 2024), level("<=", 40))
        case.indicator("share", proportion(), level(">=", F(1, 2)), better="higher")
        for target, reached, expected in ((1, "15", "75"), (2, "", ""), (3, "", ""), (4, "30", "75")):
            self.check(case.answer(2025, target), verdict="not_due", value="6", reached=reached, expected=expected)
        self.check(case.answer(2025, name="less"), verdict="not_due", value="-34", reached="")
        self.check(case.answer(2025, name="then"), verdict="met", value="40", reached="")
        self.check(case.answer(2025, name="share"), verdict="not_due", value="", reached="")

    def test_before_what_a_figure_says_and_behind_the_scopes(self) -> None:
        few = Compare("<", A, Literal(F(10), NUMBER))
        many = Compare(">", A, Literal(F(10), NUMBER))
        case = of_years(A, Target(LevelForm("<=", [(F(40), 2026)])), level("<=", 40, when=few),
                        level("<=", 40, when=many), Target(Change(False, F(1, 2), versus=Versus("year", 2025))))
        case.indicator("branch", If(few, B, B), level("<", 9))
        quarters(case, 2025, 5, 0, -1).row(2025, b=3)
        self.check(case.answer(2025, 1), verdict="not_due", reason="not_due_yet")
        self.check(case.answer(2025, 4), verdict="not_applicable", reason="reference_period")
        self.check(case.answer(2025, name="branch"), verdict="not_due", reason="period_under_way")
        quarters(case, 2025, 5, 0, 1)
        self.check(case.answer(2025, 2), verdict="not_due", reason="period_under_way", value="6")
        self.check(case.answer(2025, 3), verdict="not_applicable", reason="condition_false", value="6")
        self.check(case.answer(2025, name="branch"), verdict="not_due", value="3", reached="")


class FiscalYear(Oracle):
    """From July: 2024 runs from 2024-07 to 2025-06."""

    def test_months_are_those_of_the_calendar(self) -> None:
        self.assertEqual([Period(2024, "M", part).text(7) for part in (1, 6, 7, 12)],
                         ["2024-07", "2024-12", "2025-01", "2025-06"])
        self.assertEqual([Period(2024, "M", 12).text(), Period(2024, "Q", 4).text(7), Period(2024).text(7)],
                         ["2024-12", "2024-Q4", "2024"])

    def test_a_year_of_months(self) -> None:
        less = Target(Change(False, None, versus=Versus("year", 2023)))
        case = Case(A, level("<", 100), Target(LevelForm("<", [(F(5), 2024)])), less, first_month=7)
        for part in range(1, 13):
            case.row(Period(2024, "M", part), a=part).row(Period(2023, "M", part), a=20)
        self.assertIn("X,2025-06,12,", to_csv(case.plan, case.table))
        june, may, before = Period(2024, "M", 12), Period(2024, "M", 11), Period(2023, "M", 12)
        self.check(case.answer(june, 2), verdict="missed", limit="5")
        self.check(case.answer(may, 2), verdict="not_due", reason="not_due_yet")
        self.check(case.answer(june, 3), verdict="met", base="20")
        self.check(case.answer(before, 3), verdict="not_applicable", reason="reference_period")
        case.plan.periods = [Period(2024), Period(2024, "Q", 1)]
        self.check(case.answer(2024), verdict="met", value="78")
        self.check(case.answer(2024, 3), verdict="met", base="240")
        self.check(case.answer(Period(2024, "Q", 1)), value="6")

    def test_it_is_written_at_the_head(self) -> None:
        case = Case(A, level("<", 100), first_month=7, periods=[Period(2024, "M", 12)])
        case.plan.indicators.clear()
        case.plan.inputs.clear()
        text = Speller(case.plan, Random(1), Switches((), ("upper_case",))).plan_text()
        self.assertIn("  period 2025-06\n", text)
        self.assertIn("  fiscal year from July\n", text)


if __name__ == "__main__":
    unittest.main()
