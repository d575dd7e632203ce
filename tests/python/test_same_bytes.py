"""The same bytes from the command line (C++) and from Python, which has them from C: on both example plans, every answer of them."""
import csv
import io
import subprocess
import unittest

import numpy as np

from data import EXAMPLES, GOALPOST, ROOT, example
from goalpost import Verdict


def twelve_digits(figure):
    return f"{figure:.11e}"


class SameBytes(unittest.TestCase):
    def test_evaluate(self):
        for name, periods in EXAMPLES.items():
            plan, columns = example(name)
            folder = ROOT / "examples" / name
            options = ["--period", ",".join(periods)] if periods else []
            printed = subprocess.run([GOALPOST, "evaluate", folder / "plan.goal", folder / "results.csv", "--format", "csv", *options],
                                     check=True, capture_output=True).stdout
            results = plan.evaluate(columns, periods=periods or None)
            with self.subTest(example=name):
                self.assertGreater(len(results), 30)
                self.assertEqual(results.to_csv().encode("utf-8"), printed)

    def test_certainty(self):
        """CSV and JSON to the byte; and the columns are the doubles that CSV was printed from."""
        for name, periods in EXAMPLES.items():
            plan, columns = example(name)
            folder = ROOT / "examples" / name
            options = ["--period", ",".join(periods)] if periods else []
            results = plan.evaluate(columns, periods=periods or None, certainty=0.998, held_back=True)
            with self.subTest(example=name):
                for form, rendered in (("csv", results.to_csv()), ("json", results.to_json("en"))):
                    printed = subprocess.run([GOALPOST, "evaluate", folder / "plan.goal", folder / "results.csv", "--certainty=99.8%",
                                              "--language", "en", "--format", form, *options], check=True, capture_output=True).stdout
                    self.assertEqual(rendered.encode("utf-8"), printed)
                rows = list(csv.DictReader(io.StringIO(results.to_csv())))
                self.assertEqual(list(results.extra), list(rows[0])[-len(results.extra):])
                self.assertGreater(sum(row["trend"] != "" for row in rows), 10)
                if name == "an-giang-2025":  # the other one has published rates, without the counts behind them
                    self.assertGreater(sum(row["interval_low"] != "" for row in rows), 100)
                for column in results.extra:
                    array, cells = getattr(results, column), [row[column] for row in rows]
                    singles = [getattr(result, column) for result in results]
                    if array.dtype == np.float64:
                        self.assertEqual(["" if np.isnan(one) else twelve_digits(one) for one in array],
                                         [cell and twelve_digits(float(cell)) for cell in cells], column)
                        self.assertEqual(np.array(singles, float).tobytes(), array.tobytes(), column)  # None becomes NaN
                    else:
                        self.assertEqual([one is None for one in singles], (array == 255).tolist(), column)
                        spelled = ["" if one is None else str(int(one)) if isinstance(one, bool) else str(one) for one in singles]
                        self.assertEqual(spelled, cells, column)

    def test_rows_as_they_lie(self):
        """The columnar door judges every row that it can as evaluate() does."""
        for name, periods in EXAMPLES.items():
            plan, columns = example(name)
            table = plan.table(columns)
            results = plan.evaluate(table, periods=periods or None)
            expected = {}
            for result in results:
                key = (result.indicator.name, result.target, result.area, result.period, *(result.strata.get(one, "")
                                                                                          for one in plan.dimensions))
                expected[key] = (int(result.verdict), int(result.reason), int(result.flags), repr(result.value))
            compared = 0
            with plan.evaluator(table, periods=periods or None) as evaluator:
                for indicator in plan.indicators:
                    for target in range(1, indicator.num_targets + 1):
                        answers = evaluator.run(indicator.name, target)
                        strata = [columns.get(one, [""] * len(table)) for one in plan.dimensions]
                        for row in np.flatnonzero(answers.reason != 24):  # not judged
                            key = (indicator.name, target, columns["area"][row], str(columns["period"][row]),
                                   *(one[row] for one in strata))
                            value = answers.value[row]
                            shown = repr(None if np.isnan(value) else float(value))
                            if key not in expected or indicator.kind.name == "DATE":
                                continue
                            self.assertEqual((answers.verdict[row], answers.reason[row], answers.flags[row], shown), expected[key], key)
                            compared += 1
            with self.subTest(example=name):
                self.assertGreater(compared, 30)

    def test_planted_verdicts(self):
        """And both are those that were worked out, or planted, beside the data."""
        plan, columns = example("an-giang-2025")
        found = {(one.indicator.name, str(one.target), one.area, one.period, one.strata.get("residence", "")): one.verdict
                 for one in plan.evaluate(columns)}
        with open(ROOT / "examples/an-giang-2025/expected.csv", encoding="utf-8", newline="") as opened:
            for row in csv.DictReader(opened):
                verdict = found[row["indicator"], row["target"], row["area"], row["period"], row["residence"]]
                self.assertIs(verdict, Verdict[row["verdict"].upper()], row)


if __name__ == "__main__":
    unittest.main()
