"""Two plans held against each other, and the same bytes as `goalpost compare` prints."""
import json
import pathlib
import subprocess
import tempfile
import unittest

from data import GOALPOST, ROOT
import goalpost
from goalpost import Aspect, Change, Plan

BEFORE = """edition 1
plan p "P"
  period 2025
input deaths, births, cases count
indicator 1 mortality
  measure deaths per 1,000 births
  target  below 9‰
indicator 2 abuse
  measure cases
  target  at most 10
  target  at most 12
indicator 3 gone
  measure births
  target  at least 5
"""
AFTER = """edition 1
plan p "P"
  period 2025
input deaths, births, cases count
indicator 1 mortality
  measure deaths per 1,000 births
  target  below 0.8%
indicator 2 abuse
  measure cases
  target  reduce by 5% versus 2024
  target  at most 13
indicator 4 came
  measure deaths
  target  at most 5
"""


class Compared(unittest.TestCase):
    def test_differences(self):
        compared = Plan(BEFORE).compare(Plan(AFTER))
        found = [(one.indicator.name, one.change, one.before and one.before.text(), one.after and one.after.text(), one.differs_in)
                 for one in compared]
        self.assertEqual(found, [
            ("mortality", Change.TIGHTENED, "below 9‰", "below 0.8%", Aspect.LIMIT),
            ("abuse", Change.CHANGED, "at most 10", "reduce by 5% versus 2024", Aspect.FORM),
            ("abuse", Change.LOOSENED, "at most 12", "at most 13", Aspect.LIMIT),
            ("came", Change.NEW, None, "at most 5", Aspect(0)),
            ("gone", Change.DROPPED, "at least 5", None, Aspect(0)),
        ])
        self.assertEqual([str(one.change) for one in compared], ["tightened", "changed", "loosened", "new", "dropped"])
        self.assertEqual(len(compared), 5)
        self.assertEqual(compared.unchanged, ())
        self.assertEqual(compared.counts(), dict.fromkeys((Change.TIGHTENED, Change.LOOSENED, Change.CHANGED, Change.NEW, Change.DROPPED), 1))
        self.assertEqual(compared[0].before.target, 1)
        self.assertEqual(compared[2].after.text("vi"), "không quá 13")

    def test_nothing_became_different(self):
        compared = Plan(BEFORE).compare(Plan(BEFORE))
        self.assertFalse(compared)
        self.assertEqual([one.change for one in compared.unchanged], [Change.UNCHANGED] * 4)
        self.assertIn("4 targets: 4 unchanged", str(compared))

    def test_as_the_command_line_prints_it(self):
        path = ROOT / "examples" / "an-giang-2025" / "plan.goal"
        changed = path.read_text(encoding="utf-8").replace("below 9‰", "below 8‰").replace("reduce by 30% versus 2024", "at most 470 cases")
        with tempfile.TemporaryDirectory() as folder:
            newer = pathlib.Path(folder) / "newer.goal"
            newer.write_text(changed, encoding="utf-8")
            compared = Plan.from_file(path).compare(Plan.from_file(newer))
            self.assertGreaterEqual(len(compared), 2)
            for language in ("en", "vi"):
                for form, ours in (("text", compared.render(language)), ("json", compared.to_json(language))):
                    printed = subprocess.run([GOALPOST, "compare", path, newer, "--format", form, "--language", language], check=True,
                                             capture_output=True).stdout
                    self.assertEqual(ours.encode("utf-8"), printed)
        self.assertEqual(str(compared), compared.render("en"))
        self.assertEqual(json.loads(compared.to_json())["counts"]["tightened"], compared.counts()[Change.TIGHTENED])

    def test_closed(self):
        before, after = Plan(BEFORE), Plan(AFTER)
        with before.compare(after) as compared:
            before.close()
            self.assertIn("1 tightened", str(compared))  # it keeps what it needs of the plans
        with self.assertRaisesRegex(ValueError, "closed"):
            str(compared)
        with self.assertRaisesRegex(ValueError, "closed"):
            before.compare(after)
        with self.assertRaises(goalpost.PlanError):
            Plan("plan")


if __name__ == "__main__":
    unittest.main()
