"""The 155 communes of An Giang rolled up to districts and the province, against sums made here from the table alone."""
import csv
import io
import os
import pathlib
import re
import subprocess
import tempfile
import unittest
from fractions import Fraction

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOALPOST = os.environ["GOALPOST"]
AN_GIANG = ROOT / "examples" / "an-giang-2025"
PROVINCE = "An Giang"
KEYS = ("area", "parent", "period", "residence")


def table() -> list[dict[str, str]]:
    with open(AN_GIANG / "results.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ALL = table()
DISTRICTS = sorted({row["area"] for row in ALL if row["parent"] == PROVINCE})
COMMUNE_ROWS = [row for row in ALL if row["parent"] in DISTRICTS]
COMMUNES = {row["area"]: row["parent"] for row in COMMUNE_ROWS}
# Rows without any figure say that a district is part of the province; they report nothing.
FRAME = [dict.fromkeys(ALL[0], "") | {"area": name, "parent": PROVINCE, "period": "2025"} for name in DISTRICTS]


def counts() -> dict[str, bool]:
    """Inputs of kind count that communes report: whether they are broken down by residence."""
    found = {}
    for line in (AN_GIANG / "plan.goal").read_text(encoding="utf-8").splitlines():
        match = re.match(r"input (\w+)\s+count( by residence)?", line)
        if match and any(row[match[1]] for row in COMMUNE_ROWS):
            found[match[1]] = match[2] is not None
    return found


COUNTS = counts()


def plan(rule: str) -> str:
    """An indicator per input, so that every sum is shown."""
    lines = ["plan sums", "  areas province > district > commune", "  strata residence: rural, urban",
             f"  missing children {rule}"]
    lines += [f"input {name} count" + (" by residence" if by else "") for name, by in COUNTS.items()]
    for name in COUNTS:
        lines += [f"indicator of_{name}", f"  measure {name}", "  target at least 1"]
    return "\n".join(lines)


def evaluate(plan_text: str, rows: list[dict[str, str]], *options: str) -> tuple[list[dict[str, str]], str]:
    with tempfile.TemporaryDirectory() as folder:
        plan_file, data = pathlib.Path(folder, "plan.goal"), pathlib.Path(folder, "data.csv")
        plan_file.write_text(plan_text, encoding="utf-8")
        columns = [name for name in rows[0] if name in KEYS or re.search(rf"\b{name}\b", plan_text)]
        with open(data, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
        done = subprocess.run([GOALPOST, "evaluate", str(plan_file), str(data), "--format", "csv", *options],
                              capture_output=True, text=True, encoding="utf-8", check=True)
    return list(csv.DictReader(io.StringIO(done.stdout))), done.stderr


def cells(rows: list[dict[str, str]], name: str, area: str, period: str, residence: str) -> list[str]:
    """What each commune below an area has in a column; absent rows are empty cells."""
    there = {row["area"]: row[name] for row in rows if row["period"] == period and row["residence"] == residence}
    return [there.get(commune, "") for commune, district in COMMUNES.items() if area in (district, PROVINCE)]


def same(text: str, exact: Fraction) -> bool:
    """To the 17 digits that are written."""
    return abs(Fraction(text) - exact) <= abs(exact) / 10**16


class RollUp(unittest.TestCase):
    maxDiff = None

    def answers(self, rule: str, rows: list[dict[str, str]]) -> dict[tuple[str, ...], dict[str, str]]:
        found, _ = evaluate(plan(rule), rows)
        return {(row["indicator"][3:], row["area"], row["period"], row["residence"]): row for row in found
                if row["target"] == "1" and row["area"] not in COMMUNES}

    def check(self, rule: str, rows: list[dict[str, str]], minimum: int) -> int:
        """Compares every sum; how many of them lacked a commune."""
        answers = self.answers(rule, rows)
        lacking = 0
        for (name, area, period, residence), row in answers.items():
            below = cells(rows, name, area, period, residence)
            known = [Fraction(cell) for cell in below if cell not in ("", "*")]
            lacking += 0 < len(known) < len(below)
            key = (rule, name, area, period, residence)
            if not known or len(known) < len(below) and not (
                    rule == "allow" or rule.startswith("require") and 100 * len(known) >= minimum * len(below)):
                self.assertEqual((row["verdict"], row["value"]), ("no_data", ""), key)
            else:
                self.assertEqual(Fraction(row["value"]), sum(known), key)
            if any(below):
                self.assertTrue(same(row["reported"], Fraction(100 * len(known), len(below))), key)
        return lacking

    def test_there_is_enough_to_compare(self) -> None:
        self.assertEqual((len(COMMUNES), len(DISTRICTS)), (155, 11))
        self.assertGreater(len(COUNTS), 40)

    def test_sums_of_complete_areas_and_no_data_elsewhere(self) -> None:
        self.assertGreater(self.check("refuse", FRAME + COMMUNE_ROWS, 100), 20)

    def test_sums_of_those_that_reported(self) -> None:
        self.assertGreater(self.check("allow", FRAME + COMMUNE_ROWS, 0), 20)

    def test_a_required_share(self) -> None:
        self.assertGreater(self.check("require 95%", FRAME + COMMUNE_ROWS, 95), 20)

    def test_leaving_out_a_commune(self) -> None:
        whole = [row for row in FRAME + COMMUNE_ROWS if row["period"] == "2025"]
        gone = "Long Xuyên 03"
        left = [row for row in COMMUNE_ROWS if row["period"] == "2024"] + [row for row in whole if row["area"] != gone]
        name = "child_labourers"
        size = sum(district == "Long Xuyên" for district in COMMUNES.values())
        for rows, missing in ((whole, 0), (left, 1)):
            below = cells(rows, name, "Long Xuyên", "2025", "")
            self.assertEqual(below.count(""), missing)
        refused = self.answers("refuse", left)[name, "Long Xuyên", "2025", ""]
        self.assertEqual((refused["verdict"], refused["reason"]), ("no_data", "children_missing"))
        allowed = self.answers("allow", left)[name, "Long Xuyên", "2025", ""]
        self.assertTrue(same(allowed["reported"], Fraction(100 * (size - 1), size)))
        self.assertEqual(Fraction(allowed["value"]),
                         sum(Fraction(cell) for cell in cells(left, name, "Long Xuyên", "2025", "") if cell))

    def test_a_ratio_is_over_the_communes_that_reported_both_sides(self) -> None:
        text = plan("allow") + "\nindicator rate\n  measure under5_obese as % of under5_measured\n  target below 7%"
        rows = [dict(row) for row in FRAME + COMMUNE_ROWS]
        for row in rows:
            if row["residence"] == "rural" and row["area"].endswith(" 02"):
                row["under5_measured"] = ""
            if row["residence"] == "rural" and row["area"].endswith(" 03"):
                row["under5_obese"] = ""
        found, _ = evaluate(text, rows, "--only", "rate", "--by", "province", "--period", "2025")
        rural = next(row for row in found if row["residence"] == "rural" and row["target"] == "1")
        pairs = [(Fraction(a), Fraction(b)) for a, b in zip(cells(rows, "under5_obese", PROVINCE, "2025", "rural"),
                                                            cells(rows, "under5_measured", PROVINCE, "2025", "rural"))
                 if a not in ("", "*") and b not in ("", "*")]
        self.assertLess(len(pairs), 134)
        exact = 100 * sum(a for a, _ in pairs) / sum(b for _, b in pairs)
        self.assertTrue(same(rural["value"], exact))
        self.assertTrue(same(rural["reported"], Fraction(100 * len(pairs), 155)))

    def test_value_and_base_are_over_the_communes_that_reported_both(self) -> None:
        text = plan("allow") + "\nindicator fewer\n  measure abuse_cases\n  target reduce by 30% versus 2024"
        rows = [dict(row) for row in FRAME + COMMUNE_ROWS]
        for row in rows:
            if (row["period"], row["area"][-2:]) in (("2024", "04"), ("2025", "05")):
                row["abuse_cases"] = ""
        found, _ = evaluate(text, rows, "--only", "fewer", "--by", "province", "--period", "2025")
        row = next(row for row in found if row["target"] == "1")
        pairs = [(int(now), int(before)) for now, before in zip(cells(rows, "abuse_cases", PROVINCE, "2025", ""),
                                                                cells(rows, "abuse_cases", PROVINCE, "2024", ""))
                 if now not in ("", "*") and before not in ("", "*")]
        self.assertLess(len(pairs), 134)
        now, before = (sum(side) for side in zip(*pairs))
        self.assertEqual((int(row["value"]), int(row["base"])), (now, before))
        self.assertEqual(row["verdict"], "met" if 100 * now <= 70 * before else "missed")
        self.assertTrue(same(row["reported"], Fraction(100 * len(pairs), 155)))

    def test_a_reported_figure_is_used_and_compared(self) -> None:
        text = plan("refuse")
        rows = [dict(row) for row in ALL if row["period"] == "2025"]
        _, findings = evaluate(text, rows)
        self.assertNotIn("GP6007", findings)
        for row in rows:
            if row["area"] == "Châu Phú" and row["residence"] == "":
                was, row["schools"] = int(row["schools"]), str(int(row["schools"]) + 1)
        found, findings = evaluate(text, rows)
        used = next(row for row in found if row["indicator"] == "of_schools" and row["area"] == "Châu Phú")
        self.assertEqual(int(used["value"]), was + 1)
        told = [line for line in findings.splitlines() if "GP6007" in line]
        # The district against its communes, and the province against its districts.
        self.assertEqual(len(told), 2, findings)
        self.assertIn(f"'schools' of Châu Phú, 2025, is {was + 1}, but the areas below it add up to {was}", findings)

    def test_of_many_differences_the_first_twenty_are_told(self) -> None:
        rows = [dict(row) for row in ALL if row["period"] == "2025"]
        for row in rows:
            if row["area"] == "Châu Phú" and row["residence"] == "":
                row.update({name: str(int(row[name]) + 1) for name, by in COUNTS.items() if row[name] and not by})
        _, findings = evaluate(plan("refuse"), rows)
        self.assertEqual((findings.count("GP6007"), findings.count("GP6008")), (20, 1))


if __name__ == "__main__":
    unittest.main()
