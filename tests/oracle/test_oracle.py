"""The second reading against figures worked out by hand from the language and the decisions.

    python3 -m unittest discover -s tests/oracle
"""
from __future__ import annotations

import sys
import unittest
from datetime import date
from fractions import Fraction as F
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from bounds import Bound, whole_events  # noqa: E402
from decimal_text import decimal_text, significant_digits  # noqa: E402
from expression import (Binary, Compare, If, IndicatorRef, InputRef, InYear, Literal, Logic,  # noqa: E402
                        MeanLast, Prior)
from hand_cases import A, B, PRIOR, Case, Oracle, level, proportion, rate  # noqa: E402
from kinds import NUMBER  # noqa: E402
from periods import Period  # noqa: E402
from plan import About, Between, Change, Exactly, FromTo, LevelForm, Maintain, Target, Times, Versus  # noqa: E402
from tables import SUPPRESSED  # noqa: E402


class Numbers(Oracle):
    def test_exact_up_to_17_digits(self) -> None:
        self.assertEqual(decimal_text(F("0.1")), "0.1")
        self.assertEqual(decimal_text(F(41, 10)), "4.1")
        self.assertEqual(decimal_text(F(10) ** 20), "100000000000000000000")
        self.assertEqual(decimal_text(F("12345678901234567.00")), "12345678901234567")

    def test_rounded_half_away_from_zero(self) -> None:
        self.assertEqual(decimal_text(F(1, 3)), "0.33333333333333333")
        self.assertEqual(decimal_text(F(-2, 3)), "-0.66666666666666667")
        self.assertEqual(decimal_text(F(123456789012345675)), "123456789012345680")
        self.assertEqual(decimal_text(F(-123456789012345675)), "-123456789012345680")
        self.assertEqual(decimal_text(F(4611686018427387904)), "4611686018427387900")
        self.assertEqual(decimal_text(F(999999999999999999)), "1000000000000000000")

    def test_significant_digits(self) -> None:
        self.assertEqual(significant_digits(F("120.50")), 4)
        self.assertIsNone(significant_digits(F(1, 3)))


class Levels(Oracle):
    def test_41_of_10000_is_not_above(self) -> None:
        case = Case(rate(), level(">", F(41, 10_000)), level("<", F(41, 10_000)), level("<=", F(41, 10_000)))
        case.row(2025, a=41, b=10_000)
        self.check(case.answer(2025, 1), verdict="missed", at_boundary="1", value="4.1", limit="4.1", gap="0",
                   needed="1")
        self.check(case.answer(2025, 2), verdict="missed", at_boundary="1", needed="-1")
        self.check(case.answer(2025, 3), verdict="met", exceeded="0", at_boundary="1", needed="0")

    def test_the_two_sentences_of_the_contract(self) -> None:
        case = Case(rate(), level("<", F(9, 1000))).row(2025, a=12, b=1504)
        self.check(case.answer(2025), verdict="met", reason="", exceeded="0", value="7.9787234042553191",
                   gap="1.0212765957446809", base="", progress="", needed="0")
        case = Case(proportion(), level(">=", F(85, 100)), better="higher").row(2025, a=821, b=1000)
        self.check(case.answer(2025), verdict="missed", value="82.1", limit="85", gap="-2.9", needed="29")

    def test_almost_whole_is_not_whole(self) -> None:
        case = Case(proportion(), level(None, 1), better="higher").row(2025, a=9996, b=10_000).row(2024, a=5, b=5)
        self.check(case.answer(2025), verdict="missed", value="99.96", needed="4")
        self.check(case.answer(2024), verdict="met", exceeded="0", at_boundary="1")

    def test_exceeded_only_for_inclusive_limits(self) -> None:
        case = Case(A, level("<=", 5), level("<", 5), level("<=", 0)).row(2025, a=3)
        self.check(case.answer(2025, 1), exceeded="1")
        self.check(case.answer(2025, 2), verdict="met", exceeded="0")
        self.check(case.answer(2025, 3), verdict="missed", needed="-3")
        case.plan.boundary_inclusive = True
        self.check(case.answer(2025, 2), verdict="met", exceeded="1")
        self.check(case.row(2025, a=5).answer(2025, 2), verdict="met", at_boundary="1")

    def test_bare_figure_follows_the_direction(self) -> None:
        self.check(Case(A, level(None, 5)).row(2025, a=4).answer(2025), verdict="met")
        self.check(Case(A, level(None, 5), better="higher").row(2025, a=4).answer(2025), verdict="missed", needed="1")

    def test_between_about_exactly(self) -> None:
        case = Case(A, Target(Between(F(103), F(107))), Target(About(F(100), F(1, 10))), Target(Exactly(F(104))))
        case.row(2025, a=104)
        self.check(case.answer(2025, 1), verdict="met", limit="103", gap="1", progress="", exceeded="0")
        self.check(case.answer(2025, 2), verdict="met", limit="110", gap="6")
        self.check(case.answer(2025, 3), verdict="met", limit="104", gap="0", at_boundary="1", exceeded="0")
        case.row(2025, a=105)
        self.check(case.answer(2025, 1), limit="103", gap="2")  # a tie shows the lower end
        case.row(2025, a=110)
        self.check(case.answer(2025, 1), verdict="missed", limit="107", gap="-3", needed="-3")
        self.check(case.answer(2025, 2), verdict="met", at_boundary="1")
        self.check(case.answer(2025, 3), verdict="missed", gap="-6", needed="-6")

    def test_levels_by_date(self) -> None:
        form = LevelForm(">=", [(F(8, 10), 2023), (F(9, 10), 2025)])
        case = Case(proportion(), Target(form), better="higher")
        for year in (2022, 2023, 2024, 2025, 2026):
            case.row(year, a=85, b=100)
        self.check(case.answer(2022), verdict="not_due", reason="not_due_yet", value="85", limit="")
        self.check(case.answer(2024), verdict="met", limit="80", exceeded="1")
        self.check(case.answer(2026), verdict="missed", limit="90", needed="5")
        case.row(Period(2025, "Q", 3), a=85, b=100).row(Period(2025, "Q", 4), a=85, b=100)
        self.check(case.answer(Period(2025, "Q", 3)), limit="80")
        self.check(case.answer(Period(2025, "Q", 4)), limit="90")

    def test_along_a_line(self) -> None:
        form = LevelForm(">=", [(F(8, 10), 2023), (F(9, 10), 2025)], line=True)
        case = Case(proportion(), Target(form), better="higher", baseline=2020)
        for year, a in ((2020, 50), (2021, 60), (2022, 70), (2024, 85), (2026, 90)):
            case.row(year, a=a, b=100)
        self.check(case.answer(2020), verdict="not_applicable", reason="reference_period", value="50", base="")
        self.check(case.answer(2021), verdict="met", limit="60", base="50", at_boundary="1", progress="100")
        self.check(case.answer(2022), verdict="met", limit="70")
        self.check(case.answer(2024), verdict="met", limit="85")
        self.check(case.answer(2026), verdict="met", limit="90", base="50")
        del case.table.rows["X", Period(2020), ()]
        self.check(case.answer(2021), verdict="no_baseline", reason="base_missing", limit="")
        self.check(case.answer(2024), verdict="met", limit="85", base="")

    def test_dates_and_money(self) -> None:
        limit, day = F(date(2025, 5, 20).toordinal()), F(date(2025, 5, 23).toordinal())
        case = Case(InputRef("d"), level("<=", limit)).row(2025, d=day)
        self.check(case.answer(2025), verdict="missed", value="2025-05-23", limit="2025-05-20", gap="-3", needed="")
        case = Case(InputRef("m"), level(">=", 4_000_000_000), better="higher").row(2025, m=4_000_000_001)
        self.check(case.answer(2025), verdict="met", exceeded="1", gap="1", needed="")

    def test_progress_against_the_baseline(self) -> None:
        case = Case(A, level("<=", 50), baseline=2020).row(2020, a=100).row(2025, a=75)
        self.check(case.answer(2025), verdict="missed", base="100", progress="50", needed="-25")
        self.check(case.answer(2020), verdict="missed", base="", progress="")
        self.check(case.row(2020, a=40).answer(2025), base="40", progress="")


class Changes(Oracle):
    def reduce(self, size: object = None, **more: object) -> Target:
        return Target(Change(False, None if size is None else F(size), **more))

    def increase(self, size: object = None, **more: object) -> Target:
        return Target(Change(True, None if size is None else F(size), **more))

    def test_63_of_90_is_a_reduction_by_30_percent(self) -> None:
        case = Case(A, self.reduce("0.3", versus=PRIOR)).row(2024, a=90).row(2025, a=63)
        self.check(case.answer(2025), verdict="met", at_boundary="1", exceeded="0", limit="63", base="90",
                   progress="100")
        self.check(case.row(2025, a=64).answer(2025), verdict="missed", needed="-1", gap="-1")
        self.check(case.row(2025, a=62).answer(2025), verdict="met", exceeded="1")
        self.check(case.answer(2024), verdict="no_baseline", reason="base_missing", value="90", limit="", base="")

    def test_range_is_exceeded_beyond_its_far_end(self) -> None:
        case = Case(A, self.reduce("0.02", far=F(3, 100), every_year=True)).row(2024, a=1000)
        for value, verdict, exceeded, boundary in ((981, "missed", "0", "0"), (980, "met", "0", "1"),
                                                   (970, "met", "0", "0"), (969, "met", "1", "0")):
            self.check(case.row(2025, a=value).answer(2025), verdict=verdict, exceeded=exceeded, at_boundary=boundary,
                       limit="980")

    def test_base_of_zero_is_the_floor(self) -> None:
        case = Case(A, self.reduce("0.3", versus=PRIOR), self.reduce(versus=PRIOR), self.reduce(5, relative=False,
                                                                                            versus=PRIOR))
        case.row(2024, a=0).row(2025, a=0)
        for target in (1, 2, 3):
            self.check(case.answer(2025, target), verdict="met", limit="0", exceeded="0", at_boundary="1", progress="")
        case.row(2025, a=1)
        for target in (1, 2, 3):
            self.check(case.answer(2025, target), verdict="missed", limit="0", needed="-1")

    def test_absolute_size_stops_at_zero(self) -> None:
        case = Case(A, self.reduce(5, relative=False, versus=PRIOR)).row(2024, a=3).row(2025, a=0)
        self.check(case.answer(2025), verdict="met", limit="0", exceeded="0")
        case = Case(proportion(), self.reduce("0.02", relative=False, versus=Versus("year", 2020)))
        case.row(2020, a=10, b=100).row(2025, a=8, b=100)
        self.check(case.answer(2025), verdict="met", limit="8", base="10")
        self.check(case.answer(2020), verdict="not_applicable", reason="reference_period")

    def test_without_a_size(self) -> None:
        case = Case(A, self.reduce(versus=PRIOR)).row(2024, a=5).row(2025, a=5)
        self.check(case.answer(2025), verdict="missed", limit="5", at_boundary="1", needed="-1", progress="")

    def test_compounds_since_a_year(self) -> None:
        yearly = dict(every_year=True, versus=Versus("year", 2022))
        case = Case(A, self.reduce("0.1", **yearly), self.reduce(10, relative=False, **yearly))
        case.row(2022, a=1000).row(2025, a=729)
        self.check(case.answer(2025, 1), verdict="met", limit="729", at_boundary="1")
        self.check(case.answer(2025, 2), verdict="met", limit="970", exceeded="1")

    def test_increase_and_its_ceiling(self) -> None:
        case = Case(proportion(), self.increase("0.3", versus=PRIOR), self.increase(versus=PRIOR), better="higher")
        case.row(2024, a=90, b=100).row(2025, a=100, b=100)
        self.check(case.answer(2025, 1), verdict="met", limit="100", exceeded="0")
        case.row(2024, a=100, b=100)
        self.check(case.answer(2025, 1), verdict="met", limit="100")
        self.check(case.answer(2025, 2), verdict="met", limit="100", at_boundary="1")
        case.row(2024, a=0, b=100)
        self.check(case.answer(2025, 1), verdict="no_baseline", reason="base_zero", base="0", limit="")
        self.check(case.answer(2025, 2), verdict="met", limit="0")

    def test_a_negative_base(self) -> None:
        case = Case(InputRef("n"), self.reduce("0.3", versus=PRIOR), self.increase("0.3", versus=PRIOR))
        case.row(2024, n=-5).row(2025, n=1)
        for target in (1, 2):
            self.check(case.answer(2025, target), verdict="no_baseline", reason="base_negative", base="-5", limit="")

    def test_base_states(self) -> None:
        case = Case(rate(), self.reduce("0.3", versus=PRIOR)).row(2025, a=1, b=100)
        for figures, reason in ((dict(a=SUPPRESSED, b=1), "base_suppressed"), (dict(a=1, b=0), "base_data_error"),
                                (dict(a=0, b=0), "base_not_applicable"), (dict(a=None, b=1), "base_missing")):
            self.check(case.row(2024, **figures).answer(2025), verdict="no_baseline", reason=reason)

    def test_mean_base_and_times_and_from(self) -> None:
        mean = Versus("mean", 3)
        case = Case(A, Target(Times(F(2), None, mean)), Target(FromTo(True, F(10), F(20))), better="higher")
        case.row(2022, a=1).row(2023, a=2).row(2024, a=6).row(2025, a=6)
        self.check(case.answer(2025, 1), verdict="met", base="3", limit="6", at_boundary="1", progress="100")
        self.check(case.answer(2024, 1), verdict="no_baseline", reason="base_missing")
        self.check(case.answer(2025, 2), verdict="missed", base="10", limit="20", progress="-40", needed="14")

    def test_maintain(self) -> None:
        case = Case(InputRef("p"), Target(Maintain()), Target(Maintain(tolerance=F(2, 100))),
                    Target(Maintain(tolerance=F(5, 100), relative=True)), better="higher")
        case.row(2024, p=80).row(2025, p=78)
        self.check(case.answer(2025, 1), verdict="missed", limit="80", gap="-2")
        self.check(case.answer(2025, 2), verdict="met", limit="78", at_boundary="1", needed="")
        self.check(case.answer(2025, 3), verdict="met", limit="76", exceeded="1", base="80")

    def test_prior_period(self) -> None:
        case = Case(A, self.reduce(versus=Versus("prior_period"))).row(Period(2024, "Q", 4), a=5)
        case.row(Period(2025, "Q", 1), a=4)
        self.check(case.answer(Period(2025, "Q", 1)), verdict="met", base="5")


class States(Oracle):
    def test_reasons_of_a_quotient(self) -> None:
        case = Case(rate(), level("<", F(9, 1000)))
        for figures, verdict, reason in (
                (dict(a=None, b=1), "no_data", "numerator_missing"),
                (dict(a=1, b=None), "no_data", "denominator_missing"),
                (dict(a=None, b=SUPPRESSED), "no_data", "numerator_missing"),
                (dict(a=SUPPRESSED, b=None), "no_data", "suppressed"),
                (dict(a=0, b=0), "not_applicable", "nothing_to_measure"),
                (dict(a=1, b=0), "data_error", "denominator_zero"),
                (dict(a=-1, b=None), "data_error", "negative_count")):
            self.check(case.row(2025, **figures).answer(2025), verdict=verdict, reason=reason, value="", limit="9")
        self.check(Case(A, level("<", 9)).row(2025, b=1).answer(2025), reason="input_missing")

    def test_over_100_percent(self) -> None:
        case = Case(proportion(), level("<", F(1, 2))).row(2025, a=11, b=10)
        self.check(case.answer(2025), verdict="data_error", reason="over_100_percent", value="")
        case.plan.indicators["k"].may_exceed = True
        self.check(case.answer(2025), verdict="missed", value="110", needed="-7")

    def test_default_fills_an_empty_cell_only(self) -> None:
        case = Case(InputRef("a", F(0)), level("<", 9)).row(2025, a=None).row(2024, a=SUPPRESSED)
        case.row(2023, area="Y", a=1)
        self.check(case.answer(2025), verdict="met", value="0")
        self.check(case.answer(2024), reason="suppressed")
        self.check(case.answer(2023), verdict="no_data", reason="input_missing")

    def test_conditions(self) -> None:
        when = Compare(">", B, Literal(F(5), NUMBER))
        case = Case(A, level("<", 9, when=when), level("<", 9, if_any=B)).row(2025, a=1, b=0)
        self.check(case.answer(2025, 1), verdict="not_applicable", reason="condition_false", value="1", limit="")
        self.check(case.answer(2025, 2), verdict="not_applicable", reason="none_to_count")
        case.row(2025, a=1, b=None)
        self.check(case.answer(2025, 1), verdict="no_data", reason="condition_unknown", value="1", limit="9", gap="")
        self.check(case.answer(2025, 2), verdict="no_data", reason="condition_unknown")
        case.row(2025, a=None, b=None)
        self.check(case.answer(2025, 1), reason="input_missing")
        case.row(2025, a=None, b=-1)
        self.check(case.answer(2025, 2), verdict="data_error", reason="negative_count")

    def test_three_valued_logic(self) -> None:
        small, unknown = Compare("<", A, Literal(F(5), NUMBER)), Compare("<", B, Literal(F(5), NUMBER))
        node = If(Logic("or", unknown, small), A, B)
        case = Case(node, level("<", 9)).row(2025, a=1)
        self.check(case.answer(2025), verdict="met", value="1")
        self.check(case.row(2025, a=7).answer(2025), verdict="no_data", reason="condition_unknown")
        node.condition = Logic("and", unknown, small)
        self.check(case.answer(2025), verdict="no_data", reason="input_missing")  # false: b is needed

    def test_other_years(self) -> None:
        case = Case(Binary("-", A, Prior(A)), level("<", 9)).row(2023, a=2).row(2024, a=3).row(2025, a=10)
        case.indicator("year", InYear(A, 2023), level("<", 9))
        case.indicator("mean", MeanLast(2, A), level("<", 9))
        self.check(case.answer(2025), value="7")
        self.check(case.answer(2025, name="year"), value="2")
        self.check(case.answer(2025, name="mean"), value="2.5", needed="")  # D65: no event of now changes it

    def test_indicator_name_as_a_measure(self) -> None:
        case = Case(rate(), level("<", F(9, 1000))).row(2025, a=10, b=1000)
        case.indicator("again", IndicatorRef("k"), level("<", F(9, 1000)))
        self.check(case.answer(2025, name="again"), verdict="missed", value="10", limit="9", needed="-2")


class Needed(Oracle):
    def test_whole_events(self) -> None:
        self.assertEqual(whole_events(Bound("<", F(1, 2)), F(5), F(10), False), -1)
        self.assertEqual(whole_events(Bound(">=", F(1, 3)), F(0), F(10), False), 4)
        self.assertEqual(whole_events(Bound("<=", F(-1)), F(0), F(10), False), None)  # below zero
        self.assertEqual(whole_events(Bound("=", F(1, 3)), F(0), F(10), False), None)  # no whole number
        self.assertEqual(whole_events(Bound(">", F(1)), F(5), F(10), True), None)  # beyond 100%
        self.assertEqual(whole_events(Bound(">=", F(1)), F(5), F(-10), False), None)  # -15 events


if __name__ == "__main__":
    unittest.main()
