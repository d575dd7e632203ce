"""Plans, tables and results from Python. The plan and its figures are those of the command line's tests, worked out by hand there."""
import csv
import datetime
import io
import json
import pickle
import subprocess
import sys
import tempfile
import unittest

import numpy as np

from data import GOALPOST, ROOT, example

sys.path.insert(0, str(ROOT / "tests" / "cli"))
import command_line
import goalpost
from goalpost import Plan, Reason, Verdict

PLAN = command_line.PLAN.replace("  target  below 9‰\n", '  target  below 9‰\n  lead    "Health"\n  support "Police", "Schools"\n')
AREAS = ["An Giang", "An Giang", "An Giang", "An Giang", "Châu Đốc"]
# 12 of 1,504 is 7.98 per 1,000; 70 of 1,000 is exactly 7%; 0.7 × 90 is 63; 18 May is before 20 May; 9 of 1,000 is not below 9‰.
DATA = {
    "area": AREAS,
    "parent": ["", "", "", "", "An Giang"],
    "period": np.array([2024, 2025, 2025, 2025, 2025]),
    "residence": ["", "", "rural", "urban", ""],
    "deaths": [None, 12, None, None, 9],
    "births": [None, 1504, None, None, 1000],
    "obese": np.array([np.nan, np.nan, 70, 99, np.nan]),
    "measured": np.array([np.nan, np.nan, 1000, 1000, np.nan]),
    "cases": [90, 63, None, None, None],
    "sent": [None, datetime.date(2025, 5, 18), None, None, None],
}


def pick(results, **wanted):
    """The one answer."""
    found = list(results.filter(**wanted))
    if len(found) != 1:
        raise AssertionError(f"{wanted}: {found}")
    return found[0]


class Plans(unittest.TestCase):
    def test_what_it_says(self):
        plan = Plan(PLAN)
        self.assertEqual((plan.name, plan.title, plan.source, plan.language), ("small", "A small plan", "", goalpost.Language.ENGLISH))
        self.assertEqual((plan.periods, plan.baseline, plan.levels), (("2025",), 2024, ("province", "district")))
        self.assertEqual(plan.dimensions, {"residence": ("rural", "urban")})
        self.assertEqual(plan.text, PLAN)
        self.assertEqual([one.name for one in plan.inputs], ["deaths", "births", "obese", "measured", "cases", "sent"])
        self.assertEqual(plan.inputs[5].kind, goalpost.Kind.DATE)
        self.assertEqual(plan.inputs[2].dimensions, ("residence",))
        mortality = plan.indicator("1a")
        self.assertEqual((mortality.name, mortality.title, mortality.scale, mortality.better),
                         ("mortality", "Mortality", 1000, goalpost.Better.LOWER))
        self.assertEqual((mortality.lead, mortality.support, mortality.part_of), (("Health",), ("Police", "Schools"), None))
        self.assertEqual(mortality.measure(), "deaths per 1,000 births")
        self.assertEqual(mortality.targets(), ("below 9‰",))
        self.assertEqual(mortality.targets("vi"), ("dưới 9‰",))
        self.assertEqual(plan.indicator("obesity").num_targets, 2)
        with self.assertRaisesRegex(goalpost.NotFoundError, "nothing"):
            plan.indicator("nothing")

    def test_errors(self):
        with self.assertRaises(goalpost.PlanError) as raised:
            Plan(PLAN.replace("deaths per 1,000 births", "deths per 1,000 births"), file="small.goal")
        shown = str(raised.exception)
        self.assertRegex(shown, r"small\.goal:14:11: error GP\d+: .*deths")
        self.assertRegex(shown, r"\n +\| +\^~~~~\n")
        self.assertIsInstance(raised.exception, ValueError)
        self.assertEqual(len(raised.exception.diagnostics.errors), 1)
        self.assertEqual(len(raised.exception.diagnostics), 1 + len(raised.exception.diagnostics.warnings))
        with self.assertRaises(goalpost.PlanError):
            Plan(b"plan \xff")
        with self.assertRaises(ValueError):
            Plan("plan \udcff")
        with self.assertRaises(TypeError):
            Plan(3)
        with self.assertRaises(FileNotFoundError):
            Plan.from_file("nowhere.goal")

    def test_pickle(self):
        plan = Plan(PLAN, file="small.goal")
        again = pickle.loads(pickle.dumps(plan))
        self.assertEqual((again.format(), again.file), (plan.format(), "small.goal"))
        self.assertEqual(again.evaluate(DATA).to_csv(), plan.evaluate(DATA).to_csv())
        vietnamese = Plan.from_file(ROOT / "examples/an-giang-2025/plan.vi.goal")
        self.assertEqual(pickle.loads(pickle.dumps(vietnamese)).format("en"), vietnamese.format("en"))
        with self.assertRaises(TypeError):
            pickle.dumps(plan.table(DATA))

    def test_format(self):
        plan = Plan(PLAN)
        self.assertEqual(Plan(plan.format("vi")).format("en"), plan.format("en"))
        self.assertIn("chỉ tiêu", plan.format("vi"))
        with self.assertRaises(ValueError):
            plan.format("fr")

    def test_check(self):
        plan = Plan.from_file(ROOT / "examples/an-giang-2025/plan.goal")
        self.assertEqual([found.code for found in plan.check()], ["GP4004"])
        self.assertIn("plan.goal:118:17: warning GP4004", str(plan.check()))
        # 5 of 1,000 in the year before: below 9‰ already.
        found = Plan(PLAN).check({**DATA, "deaths": [5, 12, None, None, 9], "births": [1000, 1504, None, None, 1000]})
        self.assertIn("GP6001", [one.code for one in found])
        self.assertIn("GP6001", found.to_json())
        self.assertIn("GP6001", str(pickle.loads(pickle.dumps(found))))
        # 17 of the 34 targets of Tiền Giang were met already when the plan was signed.
        plan, columns = example("tien-giang-2022")
        self.assertEqual([one.code for one in plan.check(columns)].count("GP6001"), 17)
        self.assertEqual(list(Plan(PLAN).check()), [])
        self.assertEqual(str(Plan(PLAN).check()), "")


class Evaluating(unittest.TestCase):
    def test_verdicts(self):
        results = Plan(PLAN).evaluate(DATA)
        for wanted, verdict in (({"indicator": "1a", "area": "An Giang", "target": 1}, Verdict.MET),
                                ({"indicator": "mortality", "area": "Châu Đốc", "target": 1}, Verdict.MISSED),
                                ({"indicator": "2", "area": "An Giang", "residence": "rural", "target": 1}, Verdict.MISSED),
                                ({"indicator": "2", "area": "An Giang", "residence": "urban", "target": 2}, Verdict.MET),
                                ({"indicator": "2", "area": "An Giang", "target": "all"}, Verdict.MISSED),
                                ({"indicator": "abuse", "area": "An Giang", "target": 1}, Verdict.MET),
                                ({"indicator": "op", "area": "An Giang", "target": 1}, Verdict.MET)):
            with self.subTest(**wanted):
                self.assertIs(pick(results, **wanted).verdict, verdict)
        abuse = pick(results, indicator="abuse", area="An Giang", target=1)
        self.assertEqual((abuse.value, abuse.base, abuse.limit, abuse.at_boundary, abuse.progress), (63.0, 90.0, 63.0, True, 100.0))
        report = pick(results, indicator="op", area="An Giang", target=1)
        self.assertEqual((report.value, report.gap), (datetime.date(2025, 5, 18), 2.0))
        rural = pick(results, indicator="2", area="An Giang", target=1, residence="rural")
        self.assertEqual((rural.period, rural.strata, rural.indicator.label, rural.exact()), ("2025", {"residence": "rural"}, "2", 7))
        self.assertIn("7%", rural.explain())
        self.assertIn('"verdict": "missed"', rural.to_json())
        self.assertEqual(results.explain(indicator="1a", area="Châu Đốc", target=1),
                         [pick(results, indicator="1a", area="Châu Đốc", target=1).explain()])
        self.assertEqual(sum(results.counts().values()), len(results))
        self.assertEqual(len(results.filter(verdict=Verdict.MET)) + len(results.filter(verdict=set(Verdict) - {Verdict.MET})), len(results))
        self.assertEqual(len(results.filter(period="2025")), len(results))
        self.assertEqual(len(results.filter(period=[2024])), 0)
        self.assertEqual(len(results.filter(reason=Reason.NOT_JUDGED)), 0)
        for wrong in ({"area": "Nowhere"}, {"indicator": "9"}, {"residence": "abroad"}, {"place": "rural"}, {"target": 0}):
            with self.assertRaises(goalpost.NotFoundError):
                results.filter(**wrong)

    def test_as_the_command_line(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(f"{folder}/plan.goal", "w", encoding="utf-8") as opened:
                opened.write(PLAN)
            with open(f"{folder}/data.csv", "w", encoding="utf-8", newline="") as opened:
                writer = csv.writer(opened)
                writer.writerow(DATA)
                for row in zip(*DATA.values()):
                    writer.writerow("" if cell is None or cell != cell else int(cell) if isinstance(cell, float) else cell for cell in row)
            for options, arguments in (({}, []), ({"periods": "2024"}, ["--period", "2024"]), ({"only": ["1a", "obesity"]},
                                       ["--only", "1a,obesity"]), ({"level": "district"}, ["--by", "district"])):
                printed = subprocess.run([GOALPOST, "evaluate", f"{folder}/plan.goal", f"{folder}/data.csv", "--format", "csv", *arguments],
                                         check=True, capture_output=True).stdout
                self.assertEqual(Plan(PLAN).evaluate(DATA, **options).to_csv().encode(), printed, options)

    def test_arrays_of_results(self):
        results = Plan(PLAN).evaluate(DATA)
        rows = list(csv.DictReader(io.StringIO(results.to_csv())))
        self.assertEqual([str(Verdict(number)) for number in results.verdict], [row["verdict"] for row in rows])
        self.assertEqual([results.areas[number] for number in results.area], [row["area"] for row in rows])
        self.assertEqual([results.plan.indicators[number].name for number in results.indicator], [row["indicator"] for row in rows])
        self.assertEqual([("all" if number == 0 else str(number)) for number in results.target], [row["target"] for row in rows])
        self.assertEqual([("", "rural", "urban")[number] for number in results.strata[:, 0]], [row["residence"] for row in rows])
        self.assertEqual(list(results.period["year"]), [2025] * len(rows))
        np.testing.assert_allclose(results.value, [float(row["value"] or "nan") if "-" not in row["value"][4:5] else
                                                   np.datetime64(row["value"]).astype(int) for row in rows])
        with self.assertRaises(ValueError):
            results.verdict[0] = 3
        some = results.filter(indicator="1a")
        self.assertEqual(list(some.verdict), [one.verdict for one in some])
        self.assertEqual(list(some.filter(area="Châu Đốc").verdict), [1, 1])
        with self.assertRaises(ValueError):
            some.to_csv()
        self.assertIn("Châu Đốc", results.to_text("vi"))
        self.assertEqual(len(json.loads(results.to_json())["results"]), len(rows))

    def test_progress(self):
        seen = []
        Plan(PLAN).evaluate(DATA, progress=lambda *said: seen.append(said))
        self.assertEqual(seen[-1], (4, 4))
        with self.assertRaises(goalpost.CancelledError):
            Plan(PLAN).evaluate(DATA, progress=lambda *said: False)

    def test_areas_that_did_not_report(self):
        plan = Plan(PLAN)
        results = plan.evaluate(DATA, roster={"An Giang": None, "Châu Đốc": "An Giang", "Tân Châu": "An Giang"})
        self.assertIs(pick(results, indicator="1a", area="Tân Châu", target=1).verdict, Verdict.NO_DATA)
        with self.assertRaises(goalpost.NotFoundError):
            plan.table(DATA, roster={"Châu Đốc": "An Giang"})

    def test_names_of_columns(self):
        plan = Plan(PLAN)
        other = {{"area": "Nơi", "deaths": "Chết", "residence": "Vùng"}.get(name, name): values for name, values in DATA.items()}
        names = {"area": "Nơi", "deaths": "Chết", "residence": "Vùng"}
        self.assertEqual(plan.evaluate(other, names=names).to_csv(), plan.evaluate(DATA).to_csv())
        with self.assertRaisesRegex(goalpost.NotFoundError, "'deats' .did you mean 'deaths'"):
            plan.table({**DATA, "deats": DATA["deaths"]})
        more = {**DATA, "population": np.arange(5), "# note": ["a"] * 5}
        with self.assertRaisesRegex(goalpost.NotFoundError, "'population'"):
            plan.table(more)
        self.assertEqual(plan.evaluate(more, extra="ignore").to_csv(), plan.evaluate(DATA).to_csv())
        with self.assertRaises(goalpost.NotFoundError):
            plan.table(DATA, names={"area": "Nơi"})

    def test_levels_as_columns(self):
        plan = Plan(PLAN)
        data = {name: values for name, values in DATA.items() if name not in ("area", "parent")}
        data["province"], data["district"] = ["An Giang"] * 5, ["", "", "", "", "Châu Đốc"]
        self.assertEqual(plan.evaluate(data).to_csv(), plan.evaluate(DATA).to_csv())

    def test_data_that_contradict_themselves(self):
        plan = Plan(PLAN)
        with self.assertRaises(goalpost.DataError) as raised:
            plan.table({**DATA, "area": ["An Giang"] * 5, "residence": ["", "", "rural", "urban", "abroad"]}, name="figures")
        self.assertIn("abroad", str(raised.exception))
        self.assertTrue(raised.exception.diagnostics[0].is_in_table)
        with self.assertRaises(goalpost.LengthError):
            plan.table({**DATA, "deaths": [1]})
        for wrong in (3, "text", [1, 2], None):
            with self.assertRaises(goalpost.FigureTypeError):
                plan.table(wrong)

    def test_certainty(self):
        plan = Plan(PLAN)
        results = plan.evaluate(DATA, certainty=0.95)
        one = pick(results, indicator="1a", area="An Giang", target=1)
        # Byar, 12 events: 12·(1 - 1/108 - 1.96/(3·√12))³ / 1,504 to 13·(1 - 1/117 + 1.96/(3·√13))³ / 1,504, per 1,000.
        self.assertAlmostEqual(one.interval_low, 4.1182, places=3)
        self.assertAlmostEqual(one.interval_high, 13.9385, places=3)
        self.assertEqual((one.confidence, one.interval_method, one.unstable, one.inconclusive),
                         (0.95, goalpost.IntervalMethod.BYAR, True, True))
        self.assertEqual((one.trend, one.trend_reason), (goalpost.Trend.NOT_COMPUTED, goalpost.NoTrend.PERIOD_MISSING))
        self.assertEqual(str(one.trend_reason), "period_missing")
        self.assertIs(one.versus_prior_period, None)  # of 2024 there are no births
        self.assertIn("95% interval", one.explain("en"))
        self.assertEqual(len(results.interval_low), len(results))
        filtered = results.filter(indicator="1a", target=1)
        self.assertEqual([int(code) for code in filtered.unstable], [1, 1])
        self.assertEqual(results.verdict.tolist(), plan.evaluate(DATA).verdict.tolist())
        for wrong in (0, 1, 95, -0.5, float("nan"), True):
            with self.assertRaisesRegex(goalpost.ArgumentError, "between 0 and 1"):
                plan.evaluate(DATA, certainty=wrong)
        low, first = results.interval_low, results[0].interval_low
        results.close()
        self.assertEqual(low[0], first)  # the array outlives what it came from
        with self.assertRaisesRegex(ValueError, "closed"):
            results.interval_low
        without = plan.evaluate(DATA)
        for of in (without, without[0]):
            self.assertFalse(hasattr(of, "interval_low"))
            with self.assertRaisesRegex(AttributeError, "certainty"):
                of.interval_low

    def test_held_back_and_withheld(self):
        plan = Plan("""edition 1
plan p "P"
  period 2025
  areas  province > district
  suppress counts 1 to 4
input n count
indicator i
  measure n
  target  at least 25 in every district
indicator j
  measure n
  target  at most 10
""")
        data = {"area": ["A", "B", "C", "D", "E"], "parent": ["P"] * 5, "period": [2025] * 5, "n": [40, 20, 2, None, 0]}
        results = plan.evaluate(data, held_back=True, certainty=0.9)
        names = {one.area: one for one in results.filter(indicator="j", target=1)}
        self.assertEqual({area: one.withheld_value for area, one in names.items()},
                         {"P": False, "A": False, "B": False, "C": True, "D": False, "E": False})
        self.assertEqual((names["C"].value, names["C"].interval_low, names["C"].verdict), (None, None, Verdict.MET))
        self.assertEqual((names["D"].value, names["D"].verdict, names["E"].value), (None, Verdict.NO_DATA, 0))
        self.assertEqual(results.withheld_value.tolist().count(1), 1)
        held = pick(plan.evaluate({**data, "n": [40, 20, 2, 30, 0]}, only="i", held_back=True), area="P", target=1).held_back_by
        # Of 2 nothing is told; nor of the smallest other one, or subtraction from the province's 92 would
        # give it. Both come last, in the roster's order.
        self.assertEqual(held, (("E", 0, -25), ("B", None, None), ("C", None, None)))
        held = pick(plan.evaluate({**data, "n": [40, 20, 30, 30, 0]}, only="i", held_back=True), area="P", target=1).held_back_by
        self.assertEqual(held, (("E", 0, -25), ("B", 20, -5)))
        self.assertEqual(pick(plan.evaluate(data, only="i"), area="P", target=1).held_back_by, ())
        self.assertFalse(hasattr(Plan(PLAN).evaluate(DATA), "withheld_value"))

    def test_check_with_data(self):
        """All that `goalpost check PLAN DATA` prints: figures that jump, more events than people."""
        plan = Plan(PLAN)
        data = {"area": ["An Giang"] * 2, "period": [2024, 2025], "deaths": [30, 1600], "births": [1500, 1504]}
        codes = [found.code for found in plan.check(data)]
        self.assertIn("GP6009", codes)
        self.assertIn("GP6011", codes)
        self.assertEqual([found.code for found in plan.check(data, only="3")].count("GP6011"), 0)

    def test_suppressed(self):
        results = Plan(PLAN).evaluate({**DATA, "deaths.suppressed": [False] * 4 + [True]})
        self.assertIs(pick(results, indicator="1a", area="Châu Đốc", target=1).reason, Reason.SUPPRESSED)

    def test_closed(self):
        plan = Plan(PLAN)
        with plan.table(DATA) as table, plan.evaluate(table) as results:
            verdict, row = results.verdict, results[0]
        self.assertTrue(table.closed and results.closed)
        # 1a for two areas, 2 for two strata and combined, 3 and op for two areas: the arrays outlive what they came from.
        self.assertEqual(row.verdict, verdict[0])
        self.assertEqual(int((verdict == Verdict.MISSED).sum()), 4)
        for use in (lambda: results.verdict, results.to_csv, lambda: plan.evaluate(table), row.explain):
            with self.assertRaisesRegex(ValueError, "closed"):
                use()
        plan.close()
        with self.assertRaisesRegex(ValueError, "closed"):
            plan.check()


class RowsAsTheyLie(unittest.TestCase):
    def test_interval(self):
        """None of ten: the upper limit of Clopper and Pearson solves (1 - p)^10 = 2.5%. Wilson's of 10 in 200 is a published one."""
        low, high = goalpost.interval(0, 10, method=goalpost.IntervalMethod.CLOPPER_PEARSON)
        self.assertEqual((low, round(high, 12)), (0, round(1 - 0.025 ** 0.1, 12)))
        np.testing.assert_allclose(goalpost.interval(10, 200), (0.027382645600763925, 0.089578148138775973), rtol=1e-9)
        with self.assertRaisesRegex(goalpost.ArgumentError, "3 of 2"):
            goalpost.interval(3, 2)

    def test_small_counts(self):
        """A plan that withholds small counts gives verdicts; figures only to who answers for them."""
        plan = Plan("plan p\n  period 2025\n  suppress counts 1 to 4\ninput cases count\n"
                    "indicator few\n  measure cases\n  target at most 3\n")
        cases = {"cases": [3, 4]}
        self.assertEqual(list(plan.columns(cases, "few", want=["verdict"]).verdict), [Verdict.MET, Verdict.MISSED])
        with self.assertRaises(goalpost.ArgumentError):
            plan.columns(cases, "few")
        self.assertEqual(list(plan.columns(cases, "few", small_counts=True).value), [3, 4])

    def test_columns(self):
        plan = Plan(PLAN)
        with plan.evaluator(DATA) as evaluator:
            answers = evaluator.run("1a")
            self.assertEqual([Verdict(one) for one in answers.verdict],
                             [Verdict.NOT_APPLICABLE, Verdict.MET, Verdict.NOT_APPLICABLE, Verdict.NOT_APPLICABLE, Verdict.MISSED])
            self.assertEqual([Reason(one) for one in answers.reason][0], Reason.NOT_JUDGED)
            rural, urban, both = evaluator.run_many([("2", 1), ("2", 2), ("2", "all")], want=("verdict",))
            self.assertEqual(list(rural.verdict[2:4]), [Verdict.MISSED, Verdict.NOT_APPLICABLE])
            self.assertEqual(list(urban.verdict[2:4]), [Verdict.NOT_APPLICABLE, Verdict.MET])
            self.assertEqual(list(both.verdict[2:4]), [Verdict.MISSED, Verdict.MET])
            self.assertEqual(list(evaluator.run("abuse", rows=slice(1, 2)).verdict), [Verdict.MET])
            self.assertIn("7.98‰", evaluator.explain(1, "1a"))
            self.assertTrue(evaluator.describe())
            with self.assertRaises(goalpost.ArgumentError):
                evaluator.run("2", "all", want=("value",))
            for wrong in (lambda: evaluator.run("1a", 2), lambda: evaluator.run("9"), lambda: evaluator.run("1a", rows=range(4, 7))):
                with self.assertRaises(goalpost.NotFoundError):
                    wrong()
        self.assertEqual(list(plan.columns(DATA, "1a", periods=[2024]).verdict), [Verdict.NO_DATA] + [Verdict.NOT_APPLICABLE] * 4)

    def test_rows_without_areas(self):
        plan = Plan(PLAN)
        data = {"cases": np.array([63, 64]), "cases@2024": np.array([90, 90])}
        self.assertEqual(list(plan.columns(data, "abuse").verdict), [Verdict.MET, Verdict.MISSED])


if __name__ == "__main__":
    unittest.main()
