"""`suppress counts 1 to 4`: no withheld count can be had from what is shown.

The attack is an exact one, written here from scratch: every number that is shown is an equation, every sum over areas and over strata is an
equation, and a withheld count that has one solution only has been given away.
"""
import csv
import io
import json
import random
import unittest
from fractions import Fraction

from command_line import CommandLineTest

PLAN = """plan p
  period 2025
  areas province > district > commune
  strata sex: girls, boys
  suppress counts 1 to 4
input cases  count by sex
input people count by sex
input deaths count
input births count
indicator 1 cases_by_sex
  measure cases
  target at most 3
indicator 2 all_cases
  measure total(cases)
  target at most 5
indicator 3 rate
  measure deaths per 1,000 births
  target below 9‰
indicator 4 dead
  measure deaths
  target reduce by 10% versus 2024
"""


def solved(rows):
    """Which unknowns of homogeneous rows {unknown: coefficient} have one solution, by elimination."""
    done = {}
    for row in rows:
        row = dict(row)
        for unknown in list(row):
            if unknown in done and row.get(unknown):
                factor = row[unknown]
                for other, coefficient in done[unknown].items():
                    row[other] = row.get(other, Fraction(0)) - factor * coefficient
        row = {unknown: coefficient for unknown, coefficient in row.items() if coefficient}
        if not row:
            continue
        pivot = min(row)
        row = {unknown: coefficient / row[pivot] for unknown, coefficient in row.items()}
        for other in done.values():
            factor = other.get(pivot)
            if factor:
                for unknown, coefficient in row.items():
                    other[unknown] = other.get(unknown, Fraction(0)) - factor * coefficient
                for unknown in [unknown for unknown, coefficient in other.items() if not coefficient]:
                    del other[unknown]
        done[pivot] = row
    return {pivot for pivot, row in done.items() if len(row) == 1}


class SmallNumbersTest(CommandLineTest):
    def make(self, seed, largest):
        """A province of three districts, its communes' figures, and what is published of them."""
        rng = random.Random(seed)
        communes = {f"C{d}{c}": f"D{d}" for d in range(3) for c in range(rng.randint(2, 5))}
        lines = ["area,parent,period,sex,cases,people,deaths,births"]
        lines += [f"D{d},P,2025,,,,," for d in range(3)]
        figures = {}
        for commune, district in communes.items():
            for period in ("2024", "2025"):
                deaths = rng.choice([0, rng.randint(1, 4), rng.randint(5, largest)])
                lines.append(f"{commune},{district},{period},,,,{deaths},{rng.randint(300, 999)}")
                figures["deaths", commune, period] = deaths
                for sex in ("girls", "boys"):
                    cases = rng.choice([0, rng.randint(1, 4), rng.randint(1, 4), rng.randint(5, largest)])
                    lines.append(f"{commune},{district},{period},{sex},{cases},{rng.randint(50, 99)},,")
                    figures["cases", commune, period, sex] = cases
        self.write("plan.goal", PLAN)
        self.write("data.csv", "\n".join(lines) + "\n")
        return communes, figures

    def shown(self):
        out = self.good("evaluate", "plan.goal", "data.csv", "--period", "2024,2025", "--format", "csv").stdout
        return [row for row in csv.DictReader(io.StringIO(out)) if row["target"] == "1"]

    def test_nothing_can_be_had_by_subtraction(self):
        hidden_secondary = 0
        for seed in range(40):
            communes, _ = self.make(seed, 30)
            areas = {**communes, **{f"D{d}": "P" for d in range(3)}}
            value = {}
            for row in self.shown():
                if row["indicator"] in ("cases_by_sex", "all_cases", "dead"):
                    value[row["indicator"], row["area"], row["period"], row["sex"]] = row["value"]
                    self.assertNotIn(row["value"], ("1", "2", "3", "4"), row)
                if row["value"] == "*":
                    self.assertEqual((row["gap"], row["needed"], row["exceeded"], row["at_boundary"]), ("*",) * 4
                                     if row["verdict"] in ("met", "missed") else (row["gap"], row["needed"], "", ""), row)
            # The deaths behind a rate are known to whoever knows the births.
            equations = []
            for (indicator, area, period, sex) in value:
                below = [child for child, parent in areas.items() if parent == area]
                if below:
                    equations.append([(indicator, area, period, sex)] + [(indicator, child, period, sex) for child in below])
                if indicator == "all_cases":
                    equations.append([(indicator, area, period, sex)] +
                                     [("cases_by_sex", area, period, one) for one in ("girls", "boys")])
            rows = [{cell: Fraction(1 if n == 0 else -1) for n, cell in enumerate(equation) if value[cell] == "*"}
                    for equation in equations]
            self.assertEqual(solved([row for row in rows if row]), set(), seed)
            hidden_secondary += sum(cell == "*" for cell in value.values())
        self.assertGreater(hidden_secondary, 400)

    def test_suppressed_zero_and_missing_are_three_things(self):
        self.write("plan.goal", PLAN)
        self.write("data.csv", "area,period,sex,deaths,births\nA,2025,,3,500\nB,2025,,0,500\nC,2025,,,500\nD,2025,,*,500\n"
                   "E,2025,,5,500\nF,2025,,4,500\n")
        rows = {row["area"]: row for row in self.shown() if row["indicator"] == "rate" and row["period"] == "2025"}
        self.assertEqual({area: (row["value"], row["verdict"], row["reason"]) for area, row in rows.items()}, {
            "A": ("*", "met", ""), "B": ("0", "met", ""), "C": ("", "no_data", "numerator_missing"),
            "D": ("", "no_data", "suppressed"), "E": ("10", "missed", ""), "F": ("*", "met", "")})
        self.assertEqual(rows["A"]["gap"], "*")
        self.assertEqual(rows["E"]["gap"], "-1")

    def test_sentences_and_json(self):
        self.write("plan.goal", PLAN)
        self.write("data.csv", "area,period,sex,deaths,births\nA,2024,,3,500\nA,2025,,9,500\nB,2024,,30,500\nB,2025,,3,500\n")
        out = self.good("explain", "plan.goal", "data.csv", "--indicator", "dead", "--format", "json").stdout
        rows = {row["area"]: row for row in json.loads(out)["results"] if row["target"] == 1}
        # The base of A is small, and with it the limit of 2.7; the value of B is.
        self.assertEqual([rows["A"][name] for name in ("value", "base", "limit", "gap", "verdict")], [9, "*", "*", "*", "missed"])
        self.assertEqual([rows["B"][name] for name in ("value", "base", "limit", "gap", "verdict")], ["*", 30, 27, "*", "met"])
        self.assertEqual(rows["B"]["explanation"], "a small count is not shown; reduce by 10% versus 2024: met")
        self.assertEqual(rows["A"]["explanation"], "9 deaths; reduce by 10% versus 2024: missed")
        for row in rows.values():
            self.assertNotIn("3", row["explanation"])

    def test_a_single_hidden_commune_takes_another_with_it(self):
        self.write("plan.goal", PLAN)
        self.write("data.csv", "area,parent,period,sex,deaths,births\nA,D,2025,,3,500\nB,D,2025,,7,500\nC,D,2025,,20,500\n"
                   "E,D,2025,,0,500\n")
        rows = {row["area"]: row["value"] for row in self.shown() if row["indicator"] == "dead" and row["period"] == "2025"}
        self.assertEqual(rows, {"D": "30", "A": "*", "B": "*", "C": "20", "E": "0"})

    def test_two_that_can_only_be_one_each(self):
        self.write("plan.goal", PLAN)
        self.write("data.csv", "area,parent,period,sex,deaths,births\nA,D,2025,,1,500\nB,D,2025,,1,500\nC,D,2025,,20,500\n")
        rows = {row["area"]: row["value"] for row in self.shown() if row["indicator"] == "dead" and row["period"] == "2025"}
        self.assertEqual(rows, {"D": "22", "A": "*", "B": "*", "C": "*"})

    def test_nothing_can_be_had_from_a_year_and_its_parts(self):
        """Everything that can be asked for is: quarters as they are in the data, the halves and the year that they add up to."""
        halves = {"2025-H1": ("2025-Q1", "2025-Q2"), "2025-H2": ("2025-Q3", "2025-Q4")}
        quarters = [quarter for half in halves.values() for quarter in half]
        periods = ["2025", *halves, *quarters]
        self.write("plan.goal", "plan p\n  suppress counts 1 to 4\ninput n count\nindicator i\n  measure n\n  target at most 9\n")
        num_hidden = 0
        for seed in range(25):
            rng = random.Random(seed)
            districts = [f"D{n}" for n in range(rng.randint(2, 4))]
            self.write("data.csv", "area,parent,period,n\n" + "".join(
                f"{district},P,{quarter},{rng.choice([0, rng.randint(1, 4), rng.randint(5, 30), rng.randint(5, 30)])}\n"
                for district in districts for quarter in quarters))
            out = self.good("evaluate", "plan.goal", "data.csv", "--period", ",".join(periods), "--format", "csv").stdout
            value = {(row["area"], row["period"]): row["value"] for row in csv.DictReader(io.StringIO(out)) if row["target"] == "1"}
            self.assertEqual(len(value), (len(districts) + 1) * len(periods))
            self.assertFalse(set(value.values()) & {"1", "2", "3", "4"}, seed)
            sums = [[("P", period)] + [(district, period) for district in districts] for period in periods]
            for area in ("P", *districts):
                sums.append([(area, "2025")] + [(area, half) for half in halves])
                sums += [[(area, half)] + [(area, quarter) for quarter in parts] for half, parts in halves.items()]
            unknown = [{one: Fraction(1 if n == 0 else -1) for n, one in enumerate(line) if value[one] == "*"} for line in sums]
            self.assertEqual(solved([line for line in unknown if line]), set(), seed)
            num_hidden += sum(one == "*" for one in value.values())
        self.assertGreater(num_hidden, 200)

    def test_who_holds_a_target_back_tells_no_base(self):
        """The base of C is 3. Its distance from the limit (0.9 * 3) would tell, and so would its place among the others."""
        self.write("plan.goal", PLAN)
        self.write("data.csv", "area,parent,period,sex,deaths,births\n" + "".join(
            f"{area},D,2024,,{before},500\n{area},D,2025,,{now},500\n"
            for area, before, now in (("C", 3, 10), ("A", 100, 120), ("B", 50, 60), ("E", 70, 20))))
        out = self.good("evaluate", "plan.goal", "data.csv", "--format", "json").stdout
        row = next(row for row in json.loads(out)["results"] if (row["indicator"], row["target"], row["area"]) == ("dead", 1, "D"))
        # B is withheld with C: else C were what is left of D's 223.
        self.assertEqual([(area["area"], area["value"], area["gap"]) for area in row["held_back_by"]],
                         [("A", 120, -30), ("C", "*", "*"), ("B", "*", "*")])

    def test_who_was_left_out_of_a_proportion_is_a_count_too(self):
        self.write("plan.goal", "plan p\n  suppress counts 1 to 4\ninput seen, children count\nindicator i\n"
                   "  measure seen as % of children\n  target at least 80%\n")
        self.write("data.csv", "area,period,seen,children\nA,2025,498,500\nB,2025,490,500\nC,2025,500,500\n")
        self.assertEqual([row["value"] for row in self.shown_one()], ["*", "98", "100"])

    def test_who_was_left_out_of_a_proportion_shows_elsewhere(self):
        """Two of 50 were left out, and a - w says so; w - v says it of nobody."""
        self.write("plan.goal", "plan p\n  suppress counts 1 to 4\ninput a, w, v count\n" + "".join(
            f"indicator i{n}\n  measure {measure}\n  target at most 99{sign}\n" for n, (measure, sign) in enumerate(
                (("a as % of w", "%"), ("a - w", ""), ("w - v", "")))))
        self.write("data.csv", "area,period,a,w,v\nA,2025,48,50,20\n")
        self.assertEqual([row["value"] for row in self.shown_one()], ["*", "*", "30"])

    def test_a_base_beside_a_value_that_is_none(self):
        """Both years are reported by A alone, which has nothing to measure in 2025: P's base is A's 4 of 4."""
        self.write("plan.goal", "plan p\n  missing children allow\n  suppress counts 1 to 4\ninput a, c count\nindicator i\n  measure a per 1,000 c\n"
                   "  better lower\n  target reduce by 50% versus prior year\n")
        self.write("data.csv", "area,parent,period,a,c\nA,P,2024,4,4\nA,P,2025,0,0\nB,P,2024,,9\nB,P,2025,5,20\nC,P,2024,6,\nC,P,2025,,\n")
        out = self.good("evaluate", "plan.goal", "data.csv", "--period", "2025", "--format", "csv").stdout
        rows = {row["area"]: row for row in csv.DictReader(io.StringIO(out)) if row["target"] == "1"}
        self.assertEqual((rows["P"]["reason"], rows["P"]["base"], rows["P"]["limit"]), ("nothing_to_measure", "*", "*"))

    def test_a_base_is_a_count_too(self):
        hidden, of_20 = ["15", "*", "*", "*", "missed"], ["15", "20", "18", "3", "met"]
        # Reduced by 10%: A had 9 and 3 in the years before, B 3 and 20, C 10 and 20. Of 11.5, the mean of B, 3 would be known.
        of_targets = {"versus prior year": (hidden, of_20, of_20), "versus prior period": (hidden, of_20, of_20), "versus 2024": (hidden, of_20, of_20),
                      "every year": (hidden, of_20, of_20),
                      "versus mean of last 2 years": (hidden, hidden, ["15", "15", "13.5", "-1.5", "missed"])}
        self.write("plan.goal", "plan p\n  period 2025\n  suppress counts 1 to 4\ninput a count\nindicator i\n  measure a\n" +
                   "".join(f"  target reduce by 10% {target}\n" for target in of_targets))
        self.write("data.csv", "area,period,a\nA,2023,9\nA,2024,3\nA,2025,15\nB,2023,3\nB,2024,20\nB,2025,15\nC,2023,10\nC,2024,20\nC,2025,15\n")
        out = self.good("evaluate", "plan.goal", "data.csv", "--format", "csv").stdout
        shown = {(row["target"], row["area"]): [row[name] for name in ("value", "base", "limit", "gap", "verdict")]
                 for row in csv.DictReader(io.StringIO(out))}
        for number, (target, of_areas) in enumerate(of_targets.items(), 1):
            self.assertEqual([shown[str(number), area] for area in "ABC"], list(of_areas), target)

    def test_every_count_that_a_measure_is_made_of(self):
        values = {"prior(a)": "20", "a in 2024": "20", "mean of last 1 years of a": "20", "max(a, b)": "20", "abs(b)": "20",
                  "gap of x from girls to boys": "11", "gap of x from boys to girls": "11", "b per 10 a": "10", "a / b": "1",
                  "total(x) - 2 * b": "-11", "if a > 5 then b else a": "20"}
        self.write("plan.goal", "plan p\n  period 2025\n  strata sex: girls, boys\n  suppress counts 1 to 4\ninput a, b count\n"
                   "input x count by sex\n" + "".join(f"indicator i{n}\n  measure {measure}\n  target at most 99{' per 10' * ('per' in measure)}\n"
                                                      for n, measure in enumerate(values)))
        # One count of A is 3 in each of them, none of B.
        self.write("data.csv", "area,period,sex,a,b,x\nA,2024,,3,20,\nA,2025,,20,3,\nA,2025,girls,,,3\nA,2025,boys,,,20\n"
                   "B,2024,,20,20,\nB,2025,,20,20,\nB,2025,girls,,,9\nB,2025,boys,,,20\n")
        shown = {(row["indicator"], row["area"]): row["value"] for row in self.shown_one()}
        for n, (measure, of_b) in enumerate(values.items()):
            self.assertEqual((shown[f"i{n}", "A"], shown[f"i{n}", "B"]), ("*", of_b), measure)

    def test_a_sum_and_its_parts(self):
        """23 is 3 and 20: whoever sees 23 and 20 knows the 3. Where nothing is small, everything is shown, and so is what is zero."""
        self.write("plan.goal", "plan p\n  suppress counts 1 to 4\ninput a, b count\nindicator sum\n  measure a + b\n  target at most 99\n"
                   "indicator one\n  measure a\n  target at most 99\nindicator other\n  measure b\n  target at most 99\n")
        self.write("data.csv", "area,period,a,b\nA,2025,3,20\nB,2025,10,20\nC,2025,0,20\nD,2025,3,\n")
        shown = {row["indicator"] + row["area"]: row["value"] for row in self.shown_one()}
        self.assertEqual({area: [shown[name + area] for name in ("sum", "one", "other")] for area in "ABCD"},
                         {"A": ["23", "*", "*"], "B": ["30", "10", "20"], "C": ["20", "0", "20"], "D": ["", "*", ""]})

    def test_a_part_is_withheld_rather_than_the_whole(self):
        """20 less 3 is 17: with the 3 the 20 is withheld, though 17 is smaller, and what is left is shown."""
        self.write("plan.goal", "plan p\n  suppress counts 1 to 4\ninput a, b count\nindicator left\n  measure b - a\n  target at most 99\n"
                   "indicator one\n  measure a\n  target at most 99\nindicator other\n  measure b\n  target at most 99\n")
        self.write("data.csv", "area,period,a,b\nA,2025,3,20\n")
        self.assertEqual({row["indicator"]: row["value"] for row in self.shown_one()}, {"left": "17", "one": "*", "other": "*"})

    def test_nothing_can_be_had_from_sums_and_differences(self):
        """a + b and b - a together tell both: what is shown of five measures over three inputs, in a district and in its communes."""
        measures = {"a": {"a": 1}, "b": {"b": 1}, "a + b": {"a": 1, "b": 1}, "b - a": {"a": -1, "b": 1}, "a + b - c": {"a": 1, "b": 1, "c": -1}}
        self.write("plan.goal", "plan p\n  suppress counts 1 to 4\ninput a, b, c count\n" + "".join(
            f"indicator i{n}\n  measure {measure}\n  target at most 99\n" for n, measure in enumerate(measures)))
        num_hidden = 0
        for seed in range(25):
            rng = random.Random(seed)
            communes = "ABC"[:rng.randint(2, 3)]
            counts = {(name, commune): rng.choice([0, rng.randint(1, 4), rng.randint(5, 30)]) for commune in communes for name in "abc"}
            self.write("data.csv", "area,parent,period,a,b,c\n" + "".join(
                f"{commune},D,2025," + ",".join(str(counts[name, commune]) for name in "abc") + "\n" for commune in communes))
            shown = {(row["indicator"], row["area"]): row["value"] for row in self.shown_one()}
            unknown = []
            for area in ("D", *communes):
                for n, terms in enumerate(measures.values()):
                    value = shown[f"i{n}", area]
                    self.assertNotIn(value, ("1", "2", "3", "4"), seed)
                    line = {(name, area): Fraction(times) for name, times in terms.items()}
                    unknown.append({**line, (f"i{n}", area): Fraction(-1)} if value == "*" else line)
            for name in "abc":
                unknown.append({(name, "D"): Fraction(-1), **{(name, commune): Fraction(1) for commune in communes}})
            found = solved(unknown)
            hidden = {(name, area) for n, name in enumerate("ab") for area in ("D", *communes) if shown[f"i{n}", area] == "*"}
            hidden |= {(f"i{n}", area) for n in range(len(measures)) for area in ("D", *communes) if shown[f"i{n}", area] == "*"}
            hidden |= {cell for cell, count in counts.items() if 1 <= count <= 4}  # of c, too, which no measure shows alone
            self.assertEqual(found & hidden, set(), (seed, shown))
            num_hidden += len(hidden)
        self.assertGreater(num_hidden, 100)

    def test_sums_that_leave_out_who_did_not_report(self):
        data = "area,parent,period,a\nA,P,2025,3\nB,P,2025,7\nC,P,2025,\n"
        for rule, of_p in {"refuse": "", "allow": "10", "require 60%": "10"}.items():
            self.write("plan.goal", f"plan p\n  missing children {rule}\n  suppress counts 1 to 4\ninput a count\nindicator i\n  measure a\n"
                       "  target at most 99\n")
            self.write("data.csv", data)
            shown = {row["area"]: row["value"] for row in self.shown_one()}
            # Of a sum that is shown 7 would tell 3; where nothing is added up it tells nothing.
            self.assertEqual(shown, {"P": of_p, "A": "*", "B": "*" if of_p else "7", "C": ""}, rule)

    def test_two_sums_over_different_areas(self):
        """C has no base, so P's change is over A and B, and its level over all three: 188 - 184 would be C's 4."""
        self.write("plan.goal", "plan p\n  missing children allow\n  suppress counts 1 to 4\ninput a count\nindicator i\n  measure a\n"
                   "  target at most 999\n  target reduce by 10% versus 2024\n")
        self.write("data.csv", "area,parent,period,a\nA,P,2024,50\nA,P,2025,154\nB,P,2024,20\nB,P,2025,30\nC,P,2024,\nC,P,2025,4\n")
        out = self.good("evaluate", "plan.goal", "data.csv", "--period", "2025", "--format", "csv").stdout
        shown = {(row["target"], row["area"]): row["value"] for row in csv.DictReader(io.StringIO(out)) if row["target"] != "all"}
        self.assertEqual((shown["1", "C"], shown["2", "C"]), ("*", "*"))
        self.assertIn((shown["1", "P"], shown["2", "P"]), [("188", "*"), ("*", "184"), ("*", "*")])

    def test_a_default_is_known(self):
        """C's 8 stands in the plan: of P's 25 it leaves 17, so that B's 15 would tell A's 2."""
        self.write("plan.goal", "plan p\n  suppress counts 1 to 4\ninput a count\nindicator i\n  measure a default 8\n  target at most 99\n")
        self.write("data.csv", "area,parent,period,a\nA,P,2025,2\nB,P,2025,15\nC,P,2025,\n")
        self.assertEqual({row["area"]: row["value"] for row in self.shown_one()}, {"P": "25", "A": "*", "B": "*", "C": "8"})

    def test_a_figure_that_equals_the_default(self):
        """A reported 1 is a count of people, though the plan has a 1 as well: of P's 10, B's 9 would tell it."""
        self.write("plan.goal", "plan p\n  suppress counts 1 to 4\ninput a count\nindicator i\n  measure a default 1\n  target at most 99\n")
        self.write("data.csv", "area,parent,period,a\nA,P,2025,1\nB,P,2025,9\n")
        self.assertEqual({row["area"]: row["value"] for row in self.shown_one()}, {"P": "10", "A": "*", "B": "*"})

    def test_a_default_in_a_sum(self):
        """P's row leaves c empty, so that 50 - 3 would be shown: whoever knows the plan knows the 50."""
        self.write("plan.goal", "plan p\n  period 2025\n  suppress counts 1 to 4\ninput a count\ninput c count roll up none\n"
                   "indicator i\n  measure a\n  target at most 99\nindicator j\n  measure c default 50 - prior(a)\n  target at most 99\n")
        self.write("data.csv", "area,parent,period,a,c\nA,P,2024,3,0\nB,P,2024,0,0\nP,,2025,,\nA,P,2025,9,0\nB,P,2025,8,0\n")
        shown = {row["indicator"] + row["area"]: row["value"] for row in self.shown_one()}
        self.assertEqual([shown[name] for name in ("iP", "iA", "iB", "jP", "jA")], ["17", "9", "8", "*", "*"])

    def test_two_defaults_of_one_input(self):
        """z and what z makes with a give 100 for a; and what a makes with y would then give the 2."""
        self.write("plan.goal", "plan p\n  suppress counts 1 to 4\ninput a count\ninput y count\ninput z count\n" + "".join(
            f"indicator i{n}\n  measure {measure}\n  target at most 999\n" for n, measure in enumerate(("a default 0 + y", "a default 5 + z", "y", "z"))))
        self.write("data.csv", "area,period,a,y,z\nA,2025,100,2,40\nB,2025,100,12,40\n")
        shown = {row["area"] + row["indicator"]: row["value"] for row in self.shown_one()}
        self.assertEqual(shown["Ai2"], "*")
        self.assertIn("*", (shown["Ai0"], shown["Ai1"], shown["Ai3"]))
        self.assertEqual([shown[f"Bi{n}"] for n in range(4)], ["112", "140", "12", "40"])

    def test_what_one_equation_leaves_to_the_next(self):
        """2 - 4 is -2: a is at most 4, so girls and boys are 2 at most, and one each. In B the 5 is no small count: all of it may be shown."""
        self.write("plan.goal", "plan p\n  strata sex: girls, boys\n  suppress counts 1 to 4\ninput a count\ninput x count by sex\n" + "".join(
            f"indicator i{n}\n  measure {measure}\n  target at most 99\n" for n, measure in enumerate(("total(x) - a", "x", "a"))))
        self.write("data.csv", "area,period,sex,a,x\nA,2025,,4,\nA,2025,girls,,1\nA,2025,boys,,1\nB,2025,,7,\nB,2025,girls,,5\nB,2025,boys,,9\n")
        shown = {(row["area"], row["indicator"], row["sex"]): row["value"] for row in self.shown_one()}
        self.assertEqual([value for (area, _, _), value in shown.items() if area == "A"], ["*"] * 4)
        self.assertEqual([value for (area, _, _), value in shown.items() if area == "B"], ["7", "5", "9", "7"])

    def test_no_count_is_negative(self):
        """0 of 3 is withheld, since it leaves 3; a + b + c less c is 1: since b is not negative, and a small, a is 1."""
        self.write("plan.goal", "plan p\n  suppress counts 1 to 4\ninput a, b, c, w count\n" + "".join(
            f"indicator i{n}\n  measure {measure}\n  target at most 99{sign}\n" for n, (measure, sign) in enumerate(
                (("b as % of w", "%"), ("a + b + c", ""), ("c", ""), ("a", "")))))
        self.write("data.csv", "area,period,a,b,c,w\nA,2025,1,0,20,3\nB,2025,9,0,20,9\n")
        shown = {row["area"] + row["indicator"]: row["value"] for row in self.shown_one()}
        self.assertEqual((shown["Ai0"], shown["Ai3"]), ("*", "*"))
        self.assertIn("*", (shown["Ai1"], shown["Ai2"]))
        self.assertEqual([shown[f"Bi{n}"] for n in range(4)], ["0", "29", "20", "9"])

    def test_halves_where_the_quarters_are_other_figures(self):
        """P's first quarter says 9 boys itself; its halves and its year count those of A: 133 - 130 is the 3 of the first half."""
        self.write("plan.goal", "plan p\n  strata sex: girls, boys\n  suppress counts 1 to 4\ninput x count by sex\n"
                   "indicator i\n  measure total(x)\n  target at most 999\n")
        own = [(0, 9), (0, ""), (20, ""), (20, "")]
        below = [(5, 1), (5, 2), (5, 40), (5, 50)]
        self.write("data.csv", "area,parent,period,sex,x\n" + "".join(
            f"{area},2025-Q{n},girls,{girls}\n{area},2025-Q{n},boys,{boys}\n"
            for area, figures in (("P,", own), ("A,P", below)) for n, (girls, boys) in enumerate(figures, 1)))
        out = self.good("evaluate", "plan.goal", "data.csv", "--period", "2025,2025-H1,2025-H2,2025-Q1", "--format", "csv").stdout
        shown = {row["period"][5:]: row["value"] for row in csv.DictReader(io.StringIO(out)) if row["target"] == "1" and row["area"] == "P"}
        self.assertEqual((shown["H1"], shown["Q1"]), ("*", "9"))
        self.assertIn("*", (shown[""], shown["H2"]))

    def test_the_smallest_and_the_largest(self):
        """C's year is 30 and the first half of P 32, so that D's first half is C's second half and 2: of counts from 3 to 5 that are 5 and 3."""
        self.write("plan.goal", "plan p\n  suppress counts 3 to 5\ninput a count\nindicator i\n  measure a\n  target at most 99\n")
        self.write("data.csv", "area,parent,period,a\nC,P,2025-H1,27\nC,P,2025-H2,3\nD,P,2025-H1,5\nD,P,2025-H2,45\n")
        out = self.good("evaluate", "plan.goal", "data.csv", "--period", "2025,2025-H1,2025-H2", "--format", "csv").stdout
        shown = {row["area"] + row["period"][4:]: row["value"] for row in csv.DictReader(io.StringIO(out)) if row["target"] == "1"}
        self.assertIn("*", (shown["C"], shown["P-H1"]))
        self.assertIn("*", (shown["D"], shown["P-H2"]))

    def test_a_difference_that_is_small(self):
        """What is shown as a value is not small itself, be it a gap or a mean of counts that may be shown."""
        self.write("plan.goal", "plan p\n  period 2025\n  strata sex: girls, boys\n  suppress counts 1 to 4\ninput a count\ninput x count by sex\n" + "".join(
            f"indicator i{n}\n  measure {measure}\n  target at most 99\n" for n, measure in enumerate(
                ("gap of x from girls to boys", "a - prior(a)", "mean of last 2 years of a", "max(a - a in 2023, 0)"))))
        self.write("data.csv", "area,period,sex,a,x\n" + "".join(
            f"{area},{period},,{a},\n{area},{period},girls,,8\n{area},{period},boys,,{x}\n"
            for area, x, figures in (("A", 6, (8, 0, 7)), ("B", 20, (10, 20, 40))) for period, a in zip((2023, 2024, 2025), figures)))
        shown = {(row["indicator"], row["area"]): row["value"] for row in self.shown_one()}
        self.assertEqual([shown[f"i{n}", "A"] for n in range(4)], ["*", "7", "*", "0"])
        self.assertEqual([shown[f"i{n}", "B"] for n in range(4)], ["12", "20", "15", "30"])

    def test_what_cancels_gives_no_company(self):
        """a - a - b is b, and tells no a: of B's 15, which would tell A's 3, it is the b that must be hidden there."""
        self.write("plan.goal", "plan p\n  suppress counts 1 to 4\ninput a, b count\n" + "".join(
            f"indicator i{n}\n  measure {measure}\n  target at most 99\n" for n, measure in enumerate(("a - a - b", "b", "a"))))
        self.write("data.csv", "area,parent,period,a,b\nA,P,2025,40,3\nB,P,2025,50,15\nC,P,2025,60,20\n")
        shown = {row["area"] + row["indicator"]: row["value"] for row in self.shown_one()}
        self.assertEqual([shown[area + "i0"] for area in "PABC"], ["-38", "*", "*", "-20"])
        self.assertEqual([shown[area + "i1"] for area in "PABC"], ["38", "*", "*", "20"])
        self.assertEqual([shown[area + "i2"] for area in "PABC"], ["150", "40", "50", "60"])

    def test_a_year_that_tells_its_quarters_takes_no_others_with_it(self):
        """A's year of 4 has quarters of at least 1 each: whoever guesses that all are small knows all, whatever else is hidden. B is enough."""
        self.write("plan.goal", "plan p\n  suppress counts 1 to 4\ninput a count\nindicator i\n  measure a\n  target at most 999\n")
        self.write("data.csv", "area,parent,period,a\n" + "".join(
            f"A,P,2025-Q{n},1\nB,P,2025-Q{n},{10 * n}\nC,P,2025-Q{n},{100 * n}\n" for n in range(1, 5)))
        periods = "2025,2025-H1,2025-H2,2025-Q1,2025-Q2,2025-Q3,2025-Q4"
        out = self.good("evaluate", "plan.goal", "data.csv", "--period", periods, "--format", "csv").stdout
        rows = [row for row in csv.DictReader(io.StringIO(out)) if row["target"] == "1"]
        self.assertEqual({row["area"] for row in rows if row["value"] == "*"}, {"A", "B"})
        self.assertEqual(sum(row["value"] == "*" for row in rows), 14)

    def test_a_mean_of_gaps_of_which_one_is_small(self):
        """The gaps were 2 and 40: of a base of 21, and the 40 that is shown, the 2 would be known. Those of B were 20 and 40."""
        self.write("plan.goal", "plan p\n  strata sex: girls, boys\n  suppress counts 1 to 4\ninput x count by sex\nindicator i\n"
                   "  measure gap of x from girls to boys\n  target at most 99\n  target maintain versus mean of last 2 years\n  better lower\n")
        self.write("data.csv", "area,period,sex,x\n" + "".join(
            f"{area},{year},girls,10\n{area},{year},boys,{10 + gap}\n"
            for area, gaps in (("A", (2, 40, 50)), ("B", (20, 40, 50))) for year, gap in zip((2023, 2024, 2025), gaps)))
        out = self.good("evaluate", "plan.goal", "data.csv", "--period", "2023,2024,2025", "--format", "csv").stdout
        rows = {(row["area"], row["period"], row["target"]): row for row in csv.DictReader(io.StringIO(out))}
        self.assertEqual([rows[area, year, "1"]["value"] for area in "AB" for year in ("2023", "2024")], ["*", "40", "20", "40"])
        self.assertEqual([rows[area, "2025", "2"][name] for area in "AB" for name in ("base", "limit", "gap")], ["*"] * 3 + ["30", "30", "-20"])

    def test_nobody_of_three_is_withheld(self):
        """Three were left out of three: the 0 that says so is withheld wherever it stands."""
        self.write("plan.goal", "plan p\n  suppress counts 1 to 4\ninput seen, children count\nindicator i\n  measure seen as % of children\n"
                   "  target at least 80%\nindicator j\n  measure seen\n  target at least 1\n")
        self.write("data.csv", "area,period,seen,children\nA,2025,0,3\nB,2025,0,9\n")
        self.assertEqual([row["value"] for row in self.shown_one()], ["*", "0", "*", "0"])

    def test_a_sum_that_is_at_most_four(self):
        """a + b is 4 at most and b at least 1: a is no more than 3. a + f - e is 22 and f 20, so that a is e and 2, and e at least 1."""
        measures = ("a + b", "a", "b", "e", "f", "a + f - e")
        self.write("plan.goal", "plan p\n  suppress counts 1 to 4\ninput a, b, e, f count\n" + "".join(
            f"indicator i{n}\n  measure {measure}\n  target at most 99\n" for n, measure in enumerate(measures)))
        self.write("data.csv", "area,period,a,b,e,f\nA,2025,3,1,1,20\nB,2025,30,10,10,20\n")
        shown = {row["area"] + row["indicator"]: row["value"] for row in self.shown_one()}
        self.assertEqual([shown[f"Ai{n}"] for n in range(4)], ["*"] * 4)
        self.assertIn("*", (shown["Ai4"], shown["Ai5"]))
        self.assertEqual([shown[f"Bi{n}"] for n in range(6)], ["40", "30", "10", "10", "20", "40"])

    def test_who_does_not_know_that_a_sum_is_small(self):
        """Of a + a is 2 nobody knows whether it is small; but A and B are 2 together where all others are shown: one each."""
        self.write("plan.goal", "plan p\n  suppress counts 1 to 2\ninput a count\nindicator i\n  measure a + a\n  target at most 999\n"
                   "indicator j\n  measure a\n  target at most 999\n")
        self.write("data.csv", "area,parent,period,a\nA,P,2025,1\nB,P,2025,1\nC,P,2025,368\nD,P,2025,7\n")
        shown = {row["indicator"] + row["area"]: row["value"] for row in self.shown_one()}
        for name in "ij":
            self.assertEqual([shown[name + area] for area in "ABD"], ["*"] * 3)
            self.assertNotEqual([shown[name + area] for area in "PC"], ["*"] * 2)

    def test_two_that_can_only_be_four_each(self):
        self.write("plan.goal", PLAN)
        self.write("data.csv", "area,parent,period,sex,deaths,births\nA,D,2025,,4,500\nB,D,2025,,4,500\nC,D,2025,,20,500\nE,D,2025,,9,500\n")
        rows = {row["area"]: row["value"] for row in self.shown() if row["indicator"] == "dead" and row["period"] == "2025"}
        self.assertEqual(rows, {"D": "37", "A": "*", "B": "*", "C": "20", "E": "*"})

    def test_the_last_quarter_is_the_year(self):
        """A stock that is not added up: the year is its last quarter, and the same 3 is withheld in both."""
        self.write("plan.goal", "plan p\n  suppress counts 1 to 4\ninput a count roll up last\nindicator i\n  measure a\n  target at most 99\n")
        self.write("data.csv", "area,period,a\n" + "".join(f"A,2025-Q{n},{a}\nB,2025-Q{n},{b}\n" for n, a, b in
                                                            ((1, 3, 9), (2, 9, 3), (3, 9, 9), (4, 9, 3))))
        out = self.good("evaluate", "plan.goal", "data.csv", "--period", "2025,2025-Q1,2025-Q2,2025-Q3,2025-Q4", "--format", "csv").stdout
        value = {(row["area"], row["period"]): row["value"] for row in csv.DictReader(io.StringIO(out)) if row["target"] == "1"}
        self.assertEqual([value["A", period] for period in ("2025", "2025-Q1", "2025-Q4")], ["9", "*", "9"])
        self.assertEqual([value["B", period] for period in ("2025", "2025-Q1", "2025-Q2", "2025-Q4")], ["*", "9", "*", "*"])

    def shown_one(self):
        out = self.good("evaluate", "plan.goal", "data.csv", "--format", "csv").stdout
        return [row for row in csv.DictReader(io.StringIO(out)) if row["target"] == "1"]

    def test_the_clause_in_both_languages(self):
        self.assertIn("suppress counts 1 to 4", self.good("format", self.write("plan.goal", PLAN).name).stdout)
        vietnamese = self.good("format", "plan.goal", "--language", "vi").stdout
        self.assertIn("không công bố số đếm 1 đến 4", vietnamese)
        self.write("vi.goal", vietnamese)
        self.assertIn("suppress counts 1 to 4", self.good("format", "vi.goal", "--language", "en").stdout)


if __name__ == "__main__":
    unittest.main()
