"""What the tests of the command line share: a plan, its data, and a way to run the binary that GOALPOST names."""
import csv
import io
import os
import pathlib
import subprocess
import tempfile
import unittest

PLAN = """edition 1
plan small "A small plan"
  period   2025
  baseline 2024
  areas    province > district/districts
  strata   residence: rural, urban

input deaths, births     count
input obese, measured    count by residence
input cases              count
input sent               date

indicator 1a mortality "Mortality"
  measure deaths per 1,000 births
  target  below 9‰

indicator 2 obesity "Obesity"
  measure obese as % of measured
  target  below 7% where residence = rural
  target  below 10% where residence = urban

indicator 3 abuse
  measure cases
  target  reduce by 30% versus 2024

indicator "op" report "Report, \\"yearly\\""
  measure sent
  target  no later than 2025-05-20
"""
PLAN = PLAN.replace('"Report, \\"yearly\\""', '"Report, yearly"')

# Worked out by hand: An Giang misses nothing of 1a (12 of 1,504 is 7.98 per 1,000), misses the rural part of 2 (70 of
# 1,000 is exactly 7%), meets 3 at the limit (0.7 times 90 is 63) and 4 by two days.
DATA = """area,parent,period,residence,deaths,births,obese,measured,cases,sent
An Giang,,2024,,,,,,90,
An Giang,,2025,,12,1504,,,63,2025-05-18
An Giang,,2025,rural,,,70,1000,,
An Giang,,2025,urban,,,99,1000,,
"Châu Đốc, city",An Giang,2025,,9,1000,,,,
"""


class CommandLineTest(unittest.TestCase):
    """Runs `goalpost` in a directory of its own that holds plan.goal and data.csv."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        binary = os.environ.get("GOALPOST")
        if not binary:
            raise RuntimeError("GOALPOST must be the path of the binary to test")
        cls.binary = str(pathlib.Path(binary).resolve())

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.write("plan.goal", PLAN)
        self.write("data.csv", DATA)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def run_goalpost(self, *arguments, environment=None, **options):
        base = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "CLICOLOR_FORCE")}
        options.setdefault("stdin", subprocess.DEVNULL if "input" not in options else None)
        if options["stdin"] is None:
            del options["stdin"]
        return subprocess.run([self.binary, *arguments], cwd=self.folder, env={**base, **(environment or {})},
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", timeout=60, check=False,
                              **options)

    def good(self, *arguments, exit_code=0, **options):
        done = self.run_goalpost(*arguments, **options)
        self.assertEqual(done.returncode, exit_code, done.stderr)
        return done

    def bad(self, exit_code, *arguments, **options):
        """A call that fails: says why on standard error, and puts no half of a result on standard output."""
        done = self.run_goalpost(*arguments, **options)
        self.assertEqual(done.returncode, exit_code, done.stdout + done.stderr)
        self.assertNotEqual(done.stderr, "")
        self.assertEqual(done.stdout, "")
        self.assertNotIn("internal error", done.stderr)
        return done.stderr

    def rows(self, *arguments):
        text = self.good("evaluate", "plan.goal", "data.csv", "--format", "csv", *arguments).stdout
        return list(csv.DictReader(io.StringIO(text)))
