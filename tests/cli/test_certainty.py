"""`--certainty`: the columns beside the verdicts, which change none of them, and the sentence."""
import csv
import json
import math
import os
import pathlib
import statistics
import unittest

from command_line import CommandLineTest

COLUMNS = ["confidence", "interval_low", "interval_high", "interval_method", "unstable", "inconclusive",
           "versus_prior_period", "trend", "trend_reason", "on_track", "annual_change", "annual_change_required",
           "annual_reduction_compound", "annual_reduction_continuous"]


def z_of(confidence):
    return statistics.NormalDist().inv_cdf((1 + confidence) / 2)


def wilson(events, total, confidence):
    """The textbook form: centre and half width, shrunk by 1 + z²/n."""
    z, share = z_of(confidence), events / total
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    centre, shrink = share + z * z / (2 * total), 1 + z * z / total
    return (centre - half) / shrink, (centre + half) / shrink


def byar(events, confidence):
    z = z_of(confidence)
    return (events * (1 - 1 / (9 * events) - z / (3 * math.sqrt(events))) ** 3,
            (events + 1) * (1 - 1 / (9 * (events + 1)) + z / (3 * math.sqrt(events + 1))) ** 3)


def poisson_exact(events, confidence):
    """By bisection on the sum of the probabilities themselves."""
    tail = (1 - confidence) / 2

    def at_most(count, mean):
        return math.fsum(math.exp(-mean + k * math.log(mean) - math.lgamma(k + 1)) for k in range(count + 1))

    def root(function):
        low, high = 1e-12, 1000.0
        for _ in range(200):
            middle = (low + high) / 2
            low, high = (middle, high) if function(middle) > 0 else (low, middle)
        return low
    low = 0 if events == 0 else root(lambda mean: tail - (1 - at_most(events - 1, mean)))
    return low, root(lambda mean: at_most(events, mean) - tail)


class CertaintyTest(CommandLineTest):
    def of(self, indicator, *arguments, area="An Giang", residence="", target="1"):
        found = [row for row in self.rows(*(arguments or ("--certainty",))) if
                 (row["indicator"], row["area"], row["residence"], row["target"]) == (indicator, area, residence, target)]
        self.assertEqual(len(found), 1)
        return found[0]

    def check_interval(self, row, low, high, confidence="0.95"):
        self.assertEqual(row["confidence"], confidence)
        self.assertAlmostEqual(float(row["interval_low"]), low, delta=1e-9 * max(abs(low), 1e-300))
        self.assertAlmostEqual(float(row["interval_high"]), high, delta=1e-9 * high)

    def test_the_columns_stand_behind_the_others_and_change_none(self):
        plain, certain = self.rows(), self.rows("--certainty")
        self.assertEqual(list(certain[0]), list(plain[0]) + COLUMNS)
        self.assertEqual([{name: row[name] for name in plain[0]} for row in certain], plain)

    def test_a_rate_from_ten_events_on_is_byars(self):
        row = self.of("mortality")
        low, high = byar(12, 0.95)
        self.check_interval(row, low / 1.504, high / 1.504)
        self.assertEqual((row["interval_method"], row["unstable"], row["inconclusive"]), ("byar", "1", "1"))

    def test_below_ten_it_is_exact(self):
        row = self.of("mortality", area="Châu Đốc, city")
        low, high = poisson_exact(9, 0.95)
        self.check_interval(row, low, high)
        self.assertEqual(row["interval_method"], "poisson_exact")

    def test_a_proportion_is_wilsons(self):
        row = self.of("obesity", residence="rural")
        low, high = wilson(70, 1000, 0.95)
        self.check_interval(row, low * 100, high * 100)
        self.assertEqual((row["interval_method"], row["unstable"], row["inconclusive"]), ("wilson", "", "1"))

    def test_another_level(self):
        low, high = wilson(70, 1000, 0.998)
        for level in ("0.998", "99.8%"):
            row = self.of("obesity", f"--certainty={level}", residence="rural")
            self.check_interval(row, low * 100, high * 100, confidence="0.998")

    def test_the_level_needs_its_sign(self):
        # Otherwise `--certainty plan.goal` would take the plan for a level.
        self.good("evaluate", "--certainty", "plan.goal", "data.csv")
        for level in ("95", "1", "0", "100%", "-5%", "nan", "high"):
            self.assertIn(f"'{level}' is no level of confidence",
                          self.bad(2, "evaluate", "plan.goal", "data.csv", f"--certainty={level}"))

    def test_change_and_annual_rates(self):
        row = self.of("abuse")
        self.assertEqual((row["versus_prior_period"], row["trend"], row["trend_reason"]),
                         ("better", "not_computed", "period_missing"))
        self.assertAlmostEqual(float(row["annual_reduction_compound"]), 30, places=9)
        self.assertAlmostEqual(float(row["annual_reduction_continuous"]), -100 * math.log(0.7), places=9)

    def test_what_has_no_certainty_is_empty(self):
        for indicator, target, residence in (("report", "1", ""), ("obesity", "all", ""), ("obesity", "1", "urban")):
            row = self.of(indicator, target=target, residence=residence)
            self.assertEqual([row[name] for name in COLUMNS], [""] * len(COLUMNS), indicator)

    def test_pace(self):
        self.write("plan.goal", "plan p\n  period 2024\n  baseline 2020\ninput a, b count\nindicator x\n"
                                "  measure a as % of b\n  target 80% by 2030\n")
        self.write("data.csv", "area,period,a,b\nA,2020,50,100\nA,2024,60,100\n")
        row = self.rows("--certainty")[0]
        self.assertEqual((row["verdict"], row["on_track"], row["annual_change"], row["annual_change_required"]),
                         ("not_due", "too_slow", "2.5", "3"))
        self.assertIn("not due, its first year has not come. 95% interval 50.2% to 69.06%; ",
                      self.good("explain", "plan.goal", "data.csv", "--indicator", "x", "--certainty").stdout)

    def test_published_limits_of_100_counties_in_two_periods(self):
        root = pathlib.Path(os.environ.get("GOALPOST_SOURCE", pathlib.Path(__file__).parents[2]))
        with open(root / "tests/unit/statistics/published/nc_sids.csv", encoding="utf-8", newline="") as file:
            published = list(csv.DictReader(file))
        self.assertEqual(len(published), 200)
        self.write("plan.goal", "plan sids\ninput deaths, births count\nindicator rate\n  measure deaths per 1,000 births\n"
                                "  target below 2‰\nindicator share\n  measure deaths as % of births\n"
                                "  target below 0.2%\n")
        self.write("data.csv", "area,period,deaths,births\n" + "".join(
            f"{row['county']},{row['period'][:4]},{row['numerator']},{row['denominator']}\n" for row in published))
        rows = {(row["indicator"], row["area"], row["period"]): row for row in self.rows("--certainty")
                if row["target"] == "1"}
        for row in published:
            for indicator, name, per_1000 in (("rate", "rate", 1), ("share", "wilson", 10)):
                answer = rows[indicator, row["county"], row["period"][:4]]
                for end in ("low", "high"):
                    expected = float(row[f"{name}_{end}"])
                    self.assertAlmostEqual(float(answer[f"interval_{end}"]) * per_1000, expected, delta=1e-9 * expected)

    def test_json_says_the_same(self):
        text = self.good("evaluate", "plan.goal", "data.csv", "--format", "json", "--certainty").stdout
        objects = json.loads(text, parse_float=str, parse_int=str)["results"]
        rows = self.rows("--certainty")
        self.assertEqual(len(objects), len(rows))
        for entry, row in zip(objects, rows):
            self.assertEqual(list(entry), list(row) + ["held_back_by", "parts", "explanation"])
            for name in COLUMNS:
                value = entry[name]
                self.assertEqual("" if value is None else str(int(value)) if isinstance(value, bool) else value, row[name])

    def test_the_table_and_explain_say_it_in_words(self):
        sentence = ("95% interval 4.12‰ to 13.94‰; inconclusive: the limit lies inside it; unstable: fewer than 20 events; "
                    "trend over 5 years: cannot be computed, a year has no figure")
        self.assertIn("  by 1.02 per 1,000  " + sentence + "\n",
                      self.good("evaluate", "plan.goal", "data.csv", "--only", "1a", "--by", "province",
                                "--certainty").stdout)
        self.assertIn("; below 9‰: met by 1.02 per 1,000. " + sentence + "\n",
                      self.good("explain", "plan.goal", "data.csv", "--indicator", "1a", "--certainty").stdout)
        self.assertIn("Khoảng tin cậy 95% từ 4,12‰ đến 13,94‰; chưa đủ để kết luận",
                      self.good("explain", "plan.goal", "data.csv", "--indicator", "1a", "--certainty", "--language",
                                "vi").stdout)


if __name__ == "__main__":
    unittest.main()
