"""Rules from Python: one answer and columns of them. Verdicts worked out by hand."""
import array
import copy
import datetime
import decimal
import pickle
import unittest
from fractions import Fraction

import numpy as np

import data  # noqa: F401
import goalpost
from goalpost import Answers, Flag, Reason, Rule, Verdict

MORTALITY = "deaths per 1,000 births below 9‰"
REDUCTION = "cases reduce by 30% versus prior year"


class OneAnswer(unittest.TestCase):
    def test_met(self):
        answer = Rule(MORTALITY).evaluate(deaths=12, births=1504)
        self.assertIs(answer.verdict, Verdict.MET)
        self.assertIs(answer.reason, Reason.NONE)
        self.assertEqual(answer.flags, Flag(0))
        self.assertTrue(answer.met and answer.decided and not answer.missed)
        # 12,000 / 1,504 = 375/47; 9 less that is 48/47.
        self.assertAlmostEqual(answer.value, 375 / 47, places=12)
        self.assertEqual(answer.exact(), Fraction(375, 47))
        self.assertEqual(answer.exact("gap"), Fraction(48, 47))
        self.assertEqual((answer.limit, answer.numerator, answer.denominator), (9.0, 12.0, 1504.0))
        self.assertEqual(answer.explain(), "7.98‰ = 12 of 1,504 births; below 9‰: met by 1.02 per 1,000")
        self.assertIn("7,98‰", answer.explain("vi"))

    def test_the_limit_itself(self):
        # 41 of 10,000 is 4.1 per 1,000, though 41.0 / 10000 * 1000 is a little more in binary.
        rule = Rule("deaths per 1,000 births at most 4.1‰")
        answer = rule.evaluate(deaths=41, births=10000)
        self.assertTrue(answer.met and answer.at_boundary and not answer.exceeded)
        self.assertTrue(Rule("deaths per 1,000 births above 4.1‰").evaluate(deaths=41, births=10000).missed)

    def test_prior_year(self):
        rule = Rule(REDUCTION)
        self.assertEqual(rule.figures, ("cases", "prior(cases)"))
        for answer in (rule.evaluate(cases=63, prior_cases=90), rule.evaluate({"cases": 63, "prior(cases)": 90}),
                       rule.evaluate(**{"cases": 63, "prior(cases)": 90})):
            self.assertTrue(answer.met and answer.at_boundary)
            self.assertEqual(answer.base, 90.0)
        self.assertTrue(rule.evaluate(cases=64, prior_cases=90).missed)
        self.assertIs(rule.evaluate(cases=64, prior_cases=None).verdict, Verdict.NO_BASELINE)

    def test_a_year(self):
        rule = Rule("cases reduce by 10% versus 2020", year=2025)
        self.assertEqual(rule.figures, ("cases", "cases@2020"))
        self.assertTrue(rule.evaluate(cases=90, cases_2020=100).met)
        self.assertTrue(rule.evaluate({"cases": 91, "cases@2020": 100}).missed)

    def test_an_input_that_is_called_prior_something(self):
        rule = Rule("cases - prior_cases at most 5")
        self.assertTrue(rule.evaluate(cases=95, prior_cases=90).met)

    def test_kinds_of_figures(self):
        rule = Rule("share at least 98.07%")
        for figure in (98.07, "98.07", decimal.Decimal("98.07"), np.float64(98.07), np.float32("98.07"), np.array(98.07)):
            with self.subTest(figure=repr(figure)):
                answer = rule.evaluate(share=figure)
                self.assertTrue(answer.met and answer.at_boundary)
        self.assertTrue(rule.evaluate(share=decimal.Decimal("98.0699999999999999")).missed)  # 98.07 as a double
        for figure in (99, np.int8(99), True + 98):
            self.assertTrue(rule.evaluate(share=figure).met)
        count = Rule("people at most 9007199254740992")
        self.assertTrue(count.evaluate(people=2**53).met)
        self.assertTrue(count.evaluate(people=2**53 + 1).missed)  # a double cannot say it
        for wrong in (Fraction(1, 3), object(), 1j):
            with self.assertRaises(goalpost.FigureTypeError):
                rule.evaluate(share=wrong)
        with self.assertRaises(goalpost.RuleError) as raised:
            rule.evaluate(share="8,05")
        self.assertTrue(raised.exception.diagnostics[0].code.startswith("GP"))

    def test_missing_is_never_met(self):
        rule = Rule(MORTALITY)
        for missing in (None, float("nan"), float("inf"), "", np.nan, decimal.Decimal("NaN")):
            answer = rule.evaluate(deaths=missing, births=1504)
            self.assertIs(answer.verdict, Verdict.NO_DATA, repr(missing))
            self.assertIs(answer.reason, Reason.NUMERATOR_MISSING)
            self.assertIsNone(answer.value)
        self.assertIs(rule.evaluate(deaths=12).reason, Reason.DENOMINATOR_MISSING)
        self.assertIs(rule.evaluate(deaths="*", births=1504).reason, Reason.SUPPRESSED)

    def test_dates(self):
        rule = Rule("sent no later than 2025-05-20")
        answer = rule.evaluate(sent=datetime.date(2025, 5, 18))
        self.assertTrue(answer.met)
        self.assertEqual((answer.value, answer.limit), (datetime.date(2025, 5, 18), datetime.date(2025, 5, 20)))
        self.assertTrue(rule.evaluate(sent="2025-05-21").missed)
        self.assertTrue(rule.evaluate(sent=np.datetime64("2025-05-20")).met)
        with self.assertRaises(goalpost.RuleError):
            rule.evaluate(sent=12)

    def test_neither_true_nor_false(self):
        answer = Rule(MORTALITY).evaluate(deaths=12, births=1504)
        for thing in (answer, answer.verdict):
            with self.assertRaises(TypeError):
                bool(thing)

    def test_wrong_names(self):
        rule = Rule(MORTALITY)
        with self.assertRaisesRegex(TypeError, "'deths'.*'deaths'"):
            rule.evaluate(deths=12, births=1504)
        with self.assertRaisesRegex(TypeError, "births is not there"):
            rule.evaluate({"deaths": 12, "population": 5})
        with self.assertRaises(TypeError):
            rule.evaluate({"deaths": 12}, births=1504)
        with self.assertRaisesRegex(TypeError, "twice"):
            Rule(REDUCTION).evaluate(**{"cases": 1, "prior_cases": 2, "prior(cases)": 2})
        self.assertTrue(rule.evaluate({"deaths": 12, "births": 1504, "population": 5}).met)

    def test_errors_have_a_caret(self):
        with self.assertRaises(goalpost.RuleError) as raised:
            Rule("deaths per births below 9‰")
        shown = str(raised.exception).splitlines()
        self.assertEqual(shown[0], "1 error")
        self.assertRegex(shown[1], r"^rule:1:12: error GP2003: ")
        self.assertEqual(shown[2], "  1 | deaths per births below 9‰")
        self.assertEqual(shown[3].index("^"), shown[2].index("births"))
        found = raised.exception.diagnostics[0]
        self.assertEqual((found.code, found.line, found.column), ("GP2003", 1, 12))
        again = pickle.loads(pickle.dumps(raised.exception))
        self.assertEqual(str(again), str(raised.exception))
        self.assertEqual(again.diagnostics.in_language("vi"), raised.exception.diagnostics.in_language("vi"))

    def test_pickle_and_copy(self):
        rule = Rule(REDUCTION, year=2025)
        for again in (pickle.loads(pickle.dumps(rule)), copy.copy(rule), copy.deepcopy(rule)):
            self.assertEqual(again.evaluate(cases=63, prior_cases=90), rule.evaluate(cases=63, prior_cases=90))
        answer = rule.evaluate(cases=63, prior_cases=90)
        self.assertEqual(pickle.loads(pickle.dumps(answer)), answer)

    def test_closed(self):
        with Rule(MORTALITY) as rule:
            answer = rule.evaluate(deaths=12, births=1504)
        self.assertTrue(answer.met)
        rule.close()
        with self.assertRaisesRegex(ValueError, "closed"):
            rule.evaluate(deaths=12, births=1504)


class Columns(unittest.TestCase):
    DEATHS = [12, 14, 0, 3, 9, -1]
    BIRTHS = [1504, 1504, 0, 0, 1000, 5]
    # 7.98, 9.3, 0 of 0, 3 of 0, 9 is not below 9, a negative count.
    EXPECTED = [Verdict.MET, Verdict.MISSED, Verdict.NOT_APPLICABLE, Verdict.DATA_ERROR, Verdict.MISSED, Verdict.DATA_ERROR]

    def check(self, answers):
        self.assertEqual([Verdict(number) for number in answers.verdict], self.EXPECTED)

    def test_types(self):
        rule = Rule(MORTALITY)
        for dtype in ("i1", "i2", "i4", "i8", "f4", "f8", ">i4", ">f8"):
            deaths = np.array(self.DEATHS, dtype)
            with self.subTest(dtype=dtype):
                self.check(rule.evaluate(deaths=deaths, births=np.array(self.BIRTHS, "f8")))
        births = np.array(self.BIRTHS, "u8")
        for deaths in (np.array(self.DEATHS), self.DEATHS, tuple(self.DEATHS), array.array("i", self.DEATHS), range(0),
                       [decimal.Decimal(one) for one in self.DEATHS], np.array(self.DEATHS, object),
                       np.repeat(self.DEATHS, 3)[::3], np.array(self.DEATHS)[::-1][::-1]):
            if len(deaths):
                self.check(rule.evaluate(deaths=deaths, births=births))
        self.check(rule.evaluate({"births": births, "deaths": self.DEATHS, "population": np.array([1])}))

    def test_wrong_columns(self):
        rule = Rule(MORTALITY)
        births = np.array(self.BIRTHS)
        for wrong in (births.astype(str), births.astype("f2"), births.astype(complex), births.reshape(2, 3), ["a"] * 6,
                      births.astype("M8[D]"), [object()] * 6):
            with self.assertRaises(goalpost.FigureTypeError):
                rule.evaluate(deaths=wrong, births=births)
        with self.assertRaises(goalpost.LengthError):
            rule.evaluate(deaths=births[:3], births=births)
        with self.assertRaisesRegex(goalpost.FigureTypeError, "numpy.full"):
            rule.evaluate(deaths=3, births=births)
        with self.assertRaises(TypeError):
            rule.columns({"deaths": births})

    def test_no_rows(self):
        answers = Rule(MORTALITY).evaluate(deaths=np.array([], "i8"), births=np.array([], "i8"))
        self.assertEqual(len(answers), 0)
        self.assertEqual(answers.counts(), {})

    def test_missing(self):
        rule = Rule(MORTALITY)
        births = np.full(4, 1000)
        expected = [Verdict.MET, Verdict.NO_DATA, Verdict.MET, Verdict.NO_DATA]
        for deaths in (np.array([1, np.nan, 2, np.inf]), [1, None, 2, None], [1.5, None, 2, None], [decimal.Decimal("1.5"), None, 2, None],
                       np.ma.MaskedArray([1, 99, 2, 99], [False, True, False, True]), np.array([1, None, 2, None], object)):
            answers = rule.evaluate(deaths=deaths, births=births)
            self.assertEqual([Verdict(number) for number in answers.verdict], expected, repr(deaths))
        self.assertEqual(rule.evaluate(deaths=None, births=births).counts(), {Verdict.NO_DATA: 4})
        self.assertEqual(rule.evaluate(deaths=[None] * 4, births=births).counts(), {Verdict.NO_DATA: 4})

    def test_suppressed(self):
        answers = Rule(MORTALITY).evaluate({"deaths": np.arange(20), "births": np.full(20, 1000),
                                            "deaths.suppressed": np.arange(20) == 3})
        self.assertEqual(Reason(answers.reason[3]), Reason.SUPPRESSED)
        self.assertEqual(answers.counts(), {Verdict.MET: 8, Verdict.MISSED: 11, Verdict.NO_DATA: 1})
        answers = Rule(MORTALITY).evaluate({"deaths": [None] * 9, "births": [1000] * 9, "deaths.suppressed": [True] + [False] * 8})
        self.assertEqual([Reason(number) for number in answers.reason], [Reason.SUPPRESSED] + [Reason.NUMERATOR_MISSING] * 8)

    def test_decimals(self):
        # The second is 98.07 as a double.
        rule = Rule("share at least 98.07%")
        figures = [decimal.Decimal("98.07"), decimal.Decimal("98.0699999999999999"), decimal.Decimal("1E+2"), None]
        self.assertEqual([Verdict(one) for one in rule.evaluate(share=figures).verdict],
                         [Verdict.MET, Verdict.MISSED, Verdict.MET, Verdict.NO_DATA])
        with self.assertRaises(goalpost.FigureTypeError):
            rule.evaluate(share=[decimal.Decimal("1E-39")])
        with self.assertRaises(goalpost.FigureTypeError):
            rule.evaluate(share=[decimal.Decimal("Infinity")])

    def test_large_whole_numbers(self):
        rule = Rule("people at most 9007199254740992")
        for people in ([2**53, 2**53 + 1], np.array([2**53, 2**53 + 1]), [2**53, decimal.Decimal(2**53 + 1)], [2**53 + 0.0, 2**53 + 1]):
            self.assertEqual(list(rule.evaluate(people=people).verdict), [0, 1])

    def test_dates(self):
        rule = Rule("sent no later than 2025-05-20")
        days = ["2025-05-20", "2025-05-21", "NaT", "1969-12-31"]
        expected = [Verdict.MET, Verdict.MISSED, Verdict.NO_DATA, Verdict.MET]
        as_dates = [None if day == "NaT" else datetime.date.fromisoformat(day) for day in days]
        for sent in (np.array(days, "M8[D]"), np.array(days, "M8[ns]"), as_dates, np.array(as_dates, object)):
            self.assertEqual([Verdict(one) for one in rule.evaluate(sent=sent).verdict], expected)
        with self.assertRaises(goalpost.FigureTypeError):
            rule.evaluate(sent=[datetime.date(2025, 1, 1), 3])

    def test_bool(self):
        rule = Rule("has at least 1")
        self.assertEqual(list(rule.evaluate(has=np.array([True, False])).verdict), [0, 1])

    def test_what_is_wanted(self):
        rule, births = Rule(MORTALITY), np.full(5, 1000)
        answers = rule.columns({"deaths": np.arange(5) * 4, "births": births}, want=("verdict", "limit", "gap"))
        self.assertIsNone(answers.value)
        self.assertEqual(list(answers.limit), [9.0] * 5)
        self.assertEqual(list(answers.gap), [9.0, 5.0, 1.0, -3.0, -7.0])
        self.assertEqual(list(answers.missed), [False, False, False, True, True])
        self.assertEqual(rule.columns({"deaths": births, "births": births}, want="verdict").reason, None)
        with self.assertRaises(ValueError):
            rule.columns({"deaths": births, "births": births}, want="verdicts")
        with self.assertRaisesRegex(ValueError, "not asked for"):
            rule.columns({"deaths": births, "births": births}, want="value").met

    def test_reused_outputs(self):
        rule, out = Rule(MORTALITY), Answers(6)
        before = out.verdict.ctypes.data
        self.assertIs(rule.columns({"deaths": self.DEATHS, "births": self.BIRTHS}, out=out), out)
        self.assertEqual(out.verdict.ctypes.data, before)
        self.check(out)
        out.verdict[:] = 99
        part = rule.columns({"deaths": self.DEATHS[:2], "births": self.BIRTHS[:2]}, out=out)
        self.assertEqual((len(part), list(out.verdict)), (2, [0, 1, 99, 99, 99, 99]))
        mine = np.empty(6, "u1")
        rule.columns({"deaths": self.DEATHS, "births": self.BIRTHS}, out=Answers.of(verdict=mine))
        self.assertEqual([Verdict(one) for one in mine], self.EXPECTED)
        for wrong in (np.empty(6, "i8"), np.empty((2, 3), "u1"), np.empty(12, "u1")[::2], [0] * 6):
            with self.assertRaises(TypeError):
                Answers.of(verdict=wrong)
        with self.assertRaises(goalpost.LengthError):
            rule.columns({"deaths": self.DEATHS, "births": self.BIRTHS}, out=Answers(5))

    def test_threads_and_instructions_change_nothing(self):
        rule, random = Rule(MORTALITY), np.random.default_rng(1)
        figures = {"deaths": random.integers(-1, 20, 30_000), "births": random.integers(0, 2000, 30_000)}
        first = rule.columns(figures)
        best = goalpost.best_instructions()
        self.assertNotEqual(best, goalpost.Instructions.BEST)
        for threads in (0, 1, 3):
            for instructions in range(best + 1):
                again = rule.columns(figures, threads=threads, instructions=instructions)
                for name in ("verdict", "reason", "flags", "value"):
                    self.assertEqual(getattr(again, name).tobytes(), getattr(first, name).tobytes())

    def test_each_row_as_alone(self):
        rule, random = Rule(REDUCTION), np.random.default_rng(2)
        cases, prior = random.integers(-1, 100, 500), random.integers(-1, 100, 500)
        answers = rule.evaluate({"cases": cases, "prior(cases)": prior})
        for row, answer in enumerate(answers):
            self.assertEqual(answer, rule.evaluate(cases=cases[row], prior_cases=prior[row]))

    def test_progress(self):
        rule, births = Rule(MORTALITY), np.full(100_000, 1000)
        seen = []
        rule.columns({"deaths": births, "births": births}, progress=lambda done, rows: seen.append((done, rows)))
        self.assertEqual(seen[-1], (100_000, 100_000))
        with self.assertRaises(goalpost.CancelledError):
            rule.columns({"deaths": births, "births": births}, progress=lambda done, rows: False)

        def fail(_done, _rows):
            raise KeyError("mine")

        with self.assertRaisesRegex(KeyError, "mine"):
            rule.columns({"deaths": births, "births": births}, progress=fail)


if __name__ == "__main__":
    unittest.main()
