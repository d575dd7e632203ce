"""The two provincial plans come out as they must: expectations worked out by hand (Tiền Giang) or planted by the generator (An Giang)."""
import csv
import io
import os
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOALPOST = os.environ["GOALPOST"]
TIEN_GIANG = ROOT / "examples" / "tien-giang-2022"
AN_GIANG = ROOT / "examples" / "an-giang-2025"


def run(*arguments: object, status: int = 0) -> subprocess.CompletedProcess[str]:
    """Runs the command line and insists on its exit status."""
    done = subprocess.run([GOALPOST, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != status:
        raise AssertionError(f"exit {done.returncode} instead of {status}:\n{done.stderr}")
    return done


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def read_rows(path: pathlib.Path) -> list[dict[str, str]]:
    return rows(path.read_text(encoding="utf-8"))


class TienGiang(unittest.TestCase):
    """The plan for 2022 on the printed results of 2021."""

    def setUp(self) -> None:
        out = run("evaluate", TIEN_GIANG / "plan.goal", TIEN_GIANG / "results.csv", "--period", "2021", "--format", "csv").stdout
        self.rows = rows(out)
        self.combined = {row["label"]: row["verdict"] for row in self.rows if row["target"] == "all"}

    def test_every_verdict(self) -> None:
        expected = {row["label"]: row["verdict"] for row in read_rows(TIEN_GIANG / "expected.csv")}
        self.assertEqual(len(expected), 34)
        self.assertEqual({label: self.combined[label] for label in expected}, expected)
        self.assertEqual(sorted(expected.values()), ["met"] * 17 + ["missed"] * 17)

    def test_obesity_is_missed_for_rural_and_met_for_urban(self) -> None:
        parts = {row["residence"]: row["verdict"] for row in self.rows
                 if row["label"] == "4c" and row["verdict"] in ("met", "missed") and row["target"] != "all"}
        self.assertEqual(parts, {"rural": "missed", "urban": "met"})

    def test_check_reports_the_17_slack_targets(self) -> None:
        findings = run("check", TIEN_GIANG / "plan.goal", TIEN_GIANG / "results.csv", status=1).stderr
        slack = [line.split("the target of '")[1].split("'")[0] for line in findings.splitlines() if "GP6001" in line]
        met = [row["label"] for row in read_rows(TIEN_GIANG / "expected.csv") if row["verdict"] == "met"]
        self.assertEqual(slack, met)


class AnGiang(unittest.TestCase):
    """The plan for 2025 on made-up figures whose verdicts were planted."""

    def test_every_planted_verdict(self) -> None:
        out = run("evaluate", AN_GIANG / "plan.goal", AN_GIANG / "results.csv", "--format", "csv").stdout
        key = ("indicator", "target", "area", "period", "residence")
        actual = {tuple(row[k] for k in key): row["verdict"] for row in rows(out)}
        expected = {tuple(row[k] for k in key): row["verdict"] for row in read_rows(AN_GIANG / "expected.csv")}
        self.assertGreater(len(expected), 16000)
        self.assertEqual(set(actual), set(expected))
        self.assertEqual({k: v for k, v in actual.items() if v != expected[k]}, {})

    def test_the_table_is_what_the_generator_makes(self) -> None:
        subprocess.run([sys.executable, AN_GIANG / "generate.py", "--check"], check=True, capture_output=True)

    def test_check_finds_that_the_part_is_looser_than_its_whole(self) -> None:
        findings = run("check", AN_GIANG / "plan.goal", status=1).stderr
        self.assertEqual(findings.count(": warning GP"), 1)
        self.assertIn("'neonatal_mortality' may be 'below 9‰'", findings)
        self.assertIn("'infant_mortality', which must be 'below 6‰'", findings)


if __name__ == "__main__":
    unittest.main()
