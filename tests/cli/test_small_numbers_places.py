"""`suppress counts 1 to 4`: where the counts of a row lie. Its base, the years before, the other side of a gap, the last quarter of a year,
and equations that only together leave one value to a count."""
import csv
import io
import unittest

from command_line import CommandLineTest


class SmallNumbersInPlacesTest(CommandLineTest):
    def rows(self, plan, data, *options):
        self.write("plan.goal", plan)
        self.write("data.csv", data)
        out = self.good("evaluate", "plan.goal", "data.csv", *options, "--format", "csv").stdout
        return [row for row in csv.DictReader(io.StringIO(out)) if row["target"] == "1"]

    def values(self, measures, data, strata="", suppress="1 to 4", inputs="input a, b count\n"):
        """Of area A in 2025, by measure."""
        indicators = "".join(f"indicator i{n}\n  measure {measure}\n  target at most 999\n" for n, measure in enumerate(measures))
        rows = self.rows(f"plan p\n  period 2025\n{strata}  suppress counts {suppress}\n{inputs}{indicators}", data)
        shown = {row["indicator"]: row["value"] for row in rows if row["area"] == "A"}
        return [shown[f"i{n}"] for n in range(len(measures))]

    def test_the_base_of_a_rate(self):
        """6‰ of 500 births are the 3 deaths of the year before: base, limit and gap go with it, the value stays."""
        plan = ("plan p\n  period 2025\n  suppress counts 1 to 4\ninput deaths, births count\nindicator i\n"
                "  measure deaths per 1,000 births\n  target reduce by 10% versus prior year\n")
        rows = self.rows(plan, "area,period,deaths,births\nA,2024,3,500\nA,2025,9,500\nB,2024,10,500\nB,2025,9,500\n")
        self.assertEqual([[row[name] for name in ("value", "base", "limit", "gap", "verdict")] for row in rows],
                         [["18", "*", "*", "*", "missed"], ["18", "20", "18", "0", "met"]])

    def test_the_base_of_a_rate_a_quarter_before(self):
        """Quarters that are not added up: where they are, the half-year would tell the 3 together with the 9."""
        plan = ("plan p\n  period 2025-Q2\n  suppress counts 1 to 4\ninput deaths, births count roll up none\nindicator i\n"
                "  measure deaths per 1,000 births\n  target reduce by 10% versus prior period\n")
        rows = self.rows(plan, "area,period,deaths,births\nA,2025-Q1,3,500\nA,2025-Q2,9,500\nB,2025-Q1,10,500\nB,2025-Q2,9,500\n")
        self.assertEqual([[row[name] for name in ("value", "base", "limit", "gap", "verdict")] for row in rows],
                         [["18", "*", "*", "*", "missed"], ["18", "20", "18", "0", "met"]])

    def test_the_greater_of_last_year(self):
        """20 is the greater of 20 and a 3: that there is a 3 at most may not be told."""
        self.assertEqual(self.values(["prior(max(a, b))"], "area,period,a,b\nA,2024,3,20\nA,2025,30,40\n"), ["*"])
        self.assertEqual(self.values(["prior(max(a, b))"], "area,period,a,b\nA,2024,9,20\nA,2025,3,4\n"), ["20"])

    def test_a_mean_of_years_of_which_one_is_small(self):
        """12 is the mean of 3 and 21; what the year itself has is not in it."""
        data = "area,period,a,b\nA,2023,{},0\nA,2024,21,0\nA,2025,{},0\n"
        self.assertEqual(self.values(["mean of last 2 years of a"], data.format(3, 20)), ["*"])
        self.assertEqual(self.values(["mean of last 2 years of a"], data.format(9, 3)), ["15"])

    def test_either_side_of_a_gap(self):
        """17 is what 3 and 20 differ by, whichever of the two is small, and whichever is named first."""
        gaps = ["gap of x from girls to boys", "gap of x from boys to girls"]
        strata, inputs = "  strata sex: girls, boys\n", "input x count by sex\n"
        for girls, boys, shown in ((3, 20, "*"), (20, 3, "*"), (9, 20, "11")):
            data = f"area,period,sex,x\nA,2025,girls,{girls}\nA,2025,boys,{boys}\n"
            self.assertEqual(self.values(gaps, data, strata, inputs=inputs), [shown, shown], (girls, boys))

    def test_a_stock_at_the_end_of_the_year_is_that_of_its_last_quarter(self):
        """b is 3 in the last quarter, and so 20 is withheld there: else 23 would tell the 3. At the end of the year a is the same 20."""
        plan = ("plan p\n  suppress counts 1 to 4\ninput a count roll up last\ninput b count roll up none\nindicator stock\n  measure a\n  target at most 99\n"
                "indicator both\n  measure a + b\n  target at most 99\n")
        data = "area,period,a,b\n" + "".join(f"A,2025-Q{n},{a},{b}\n" for n, a, b in ((1, 30, 10), (2, 31, 11), (3, 32, 12), (4, 20, 3)))
        value = {(row["indicator"], row["period"]): row["value"] for row in self.rows(plan, data, "--period", "2025,2025-Q3,2025-Q4")}
        self.assertEqual((value["stock", "2025-Q3"], value["both", "2025-Q3"]), ("32", "44"))
        self.assertIn("*", (value["stock", "2025-Q4"], value["both", "2025-Q4"]))
        if value["both", "2025-Q4"] != "*":
            self.assertEqual(value["stock", "2025"], "*")

    def test_three_that_can_only_be_four_each(self):
        """41 less 20 and 9 is 12: three counts of at most 4 are 4 each, unless the 9 is withheld with them."""
        rows = self.rows("plan p\n  suppress counts 1 to 4\ninput a count\nindicator i\n  measure a\n  target at most 99\n",
                         "area,parent,period,a\n" + "".join(f"{name},P,2025,{a}\n" for name, a in zip("ABCEF", (4, 4, 4, 20, 9))))
        self.assertEqual({row["area"]: row["value"] for row in rows},
                         {"P": "41", "A": "*", "B": "*", "C": "*", "E": "20", "F": "*"})

    def test_two_sums_that_differ_by_the_most_they_can(self):
        """9 less 6 is 3: of a and b, with u and v added to either, one is 4 and the other 1, whichever comes first."""
        for a, b in ((4, 1), (1, 4)):
            shown = self.values(["a", "b", "a + u + v", "b + u + v"], f"area,period,a,b,u,v\nA,2025,{a},{b},2,3\n",
                                inputs="input a, b, u, v count\n")
            self.assertEqual(shown[:2], ["*", "*"])
            self.assertIn("*", shown[2:], (a, b))
        self.assertEqual(self.values(["a", "b", "a + u + v", "b + u + v"], "area,period,a,b,u,v\nA,2025,4,2,2,3\n",
                                     inputs="input a, b, u, v count\n"), ["*", "*", "9", "7"])

    def test_a_chain_of_equations_that_meet_in_the_middle(self):
        """Counts are 1 to 9. z is 4 more than v4, so that v4 is 5 at most; and it is 5 at least: five counts that are not less than 1 add up
        to it, by way of v1, v2 and v3. All are told, though no equation alone tells one, and neither do two that are neighbours."""
        counts = {"h3": 1, "h2": 1, "h4": 1, "g": 1, "z": 9, "k": 1, "v1": 2, "v2": 3, "v3": 4, "v4": 5}
        sums = ["v2 + h3 - v3", "v1 + h2 - v2", "v3 + h4 - v4", "g + k - v1", "v4 - z"]
        alone = ["h3", "h2", "h4", "g", "z"]
        inputs = f"input {', '.join(counts)} count\n"

        def shown(of):
            data = f"area,period,{','.join(of)}\nA,2025,{','.join(map(str, of.values()))}\n"
            return self.values(alone + sums, data, suppress="1 to 9", inputs=inputs)[len(alone):]

        self.assertIn("*", shown(counts))
        # With a z of 8 the same v4 of 5 could be 6 as well.
        self.assertEqual(shown({**counts, "z": 8}), ["0", "0", "0", "0", "-3"])


if __name__ == "__main__":
    unittest.main()
