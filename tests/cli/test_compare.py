"""goalpost compare OLD NEW: what it says and how it ends. What is tighter is tested in tests/unit/report/compare_test.cpp."""
import json
import unittest

from command_line import CommandLineTest, PLAN


class CompareTest(CommandLineTest):
    def setUp(self):
        super().setUp()
        self.write("new.goal", PLAN.replace("below 9‰", "below 8‰").replace("by 30%", "by 20%"))

    def test_text(self):
        done = self.good("compare", "plan.goal", "new.goal")
        self.assertEqual(done.stdout, """\
tightened  1a  mortality  below 9‰ → below 8‰
loosened   3   abuse      reduce by 30% versus 2024 → reduce by 20% versus 2024

5 targets: 1 tightened, 1 loosened, 3 unchanged
""")
        self.assertEqual(done.stderr, "")

    def test_vietnamese(self):
        done = self.good("compare", "plan.goal", "new.goal", "--language", "vi")
        self.assertIn("siết chặt", done.stdout)
        self.assertIn("dưới 9‰ → dưới 8‰", done.stdout)

    def test_json(self):
        answer = json.loads(self.good("compare", "plan.goal", "new.goal", "--format", "json").stdout)
        self.assertEqual(answer["counts"], {"tightened": 1, "loosened": 1, "changed": 0, "new": 0, "dropped": 0, "unchanged": 3})
        self.assertEqual([target["change"] for target in answer["targets"]],
                         ["tightened", "unchanged", "unchanged", "loosened", "unchanged"])
        self.assertEqual(answer["targets"][0]["differs_in"], ["limit"])

    def test_exit_codes(self):
        self.good("compare", "plan.goal", "plan.goal", "--fail-on", "tightened,loosened,changed,new,dropped")
        self.good("compare", "plan.goal", "new.goal", "--fail-on", "new,dropped,changed")
        self.good("compare", "plan.goal", "new.goal", "--fail-on", "loosened", exit_code=1)
        self.assertIn("did you mean 'loosened'", self.bad(2, "compare", "plan.goal", "new.goal", "--fail-on", "losened"))
        self.bad(2, "compare", "plan.goal")
        self.bad(2, "compare", "-", "-")
        self.bad(3, "compare", "plan.goal", "no.goal")
        self.write("bad.goal", PLAN.replace("measure cases", "measure nothing"))
        self.bad(3, "compare", "plan.goal", "bad.goal")
        self.bad(3, "compare", "bad.goal", "plan.goal")


if __name__ == "__main__":
    unittest.main()
