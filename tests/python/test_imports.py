"""Plans as they were printed, and the same bytes as `goalpost import` writes."""
import json
import pathlib
import pickle
import subprocess
import tempfile
import unittest

from data import GOALPOST
import goalpost
from goalpost import Plan, import_plan

TABLE = ("TT\tNội dung\tKết quả 2024\tMục tiêu 2025\n"
         "1\tTỷ lệ trẻ em dưới 5 tuổi được đăng ký khai sinh\t97%\t98,5%\n"
         "2\tTỷ suất tử vong trẻ em dưới 1 tuổi\t9‰\tdưới 8‰\n"
         "3\tSố việc khác\t0\tTốt hơn 5 lần hoặc 7 điều gì đó\n")
SENTENCES = "1. Tỷ suất tử vong trẻ em dưới 1 tuổi xuống dưới 9‰\n2. Tốt hơn 5 lần hoặc 7 điều gì đó\n"


def command_line(text, *options):
    """Plan, report and exit code of `goalpost import`."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "printed.tsv"
        path.write_text(text, encoding="utf-8")
        done = subprocess.run([GOALPOST, "import", "printed.tsv", *options], cwd=folder, capture_output=True, check=False)
        return done.stdout.decode("utf-8"), done.stderr.decode("utf-8"), done.returncode


class Imported(unittest.TestCase):
    def test_a_table(self):
        made = import_plan(TABLE)
        plan = Plan(made.plan)
        self.assertEqual((made.num_lines, made.num_indicators, made.num_targets), (3, len(plan.indicators), 2))
        self.assertEqual(plan.periods, ("2025",))
        self.assertEqual(plan.baseline, 2024)
        self.assertEqual(plan.indicators[1].targets("en"), ("below 8‰",))
        self.assertTrue(made.needs_a_person)
        self.assertEqual({one["line"] for one in made.to_finish}, {4})
        self.assertEqual([line["line"] for line in made.lines], [2, 3, 4])
        self.assertEqual(made.lines[1]["targets"][0]["target"], "dưới 8‰")

    def test_as_the_command_line_writes_it(self):
        for text in (TABLE, SENTENCES):
            for options, given in (((), {}), (("--messages", "en", "--period", "2025", "--name", "ke_hoach", "--published", "--title", "T",
                                               "--source", "S", "--baseline", "2023"),
                                              {"messages": "en", "period": 2025, "name": "ke_hoach", "published": True, "title": "T",
                                               "source": "S", "baseline": 2023})):
                plan, report, code = command_line(text, *options)
                made = import_plan(text, file="printed.tsv", **{"name": "printed", **given})
                self.assertEqual(made.plan, plan)
                self.assertEqual(str(made), report)
                self.assertEqual(made.needs_a_person, code == 1)
                self.assertEqual(made.to_json(), command_line(text, *options, "--format", "json")[1])

    def test_columns_and_shapes(self):
        text = "No\tWhat\tGoal\n1\tChildren with a book\tat least 60%\n"
        made = import_plan(text, language="en", shape="table", columns={"number": "No", "indicator": "What", "target": "Goal"},
                           period=2025, published=True)
        self.assertEqual(Plan(made.plan).indicators[0].targets(), ("at least 60%",))
        self.assertEqual(len(import_plan(SENTENCES, shape="sentences").lines), 2)
        for wrong in ({"shape": "list"}, {"columns": {"goal": "Goal"}}, {"language": "fr"}, {"period": -1}, {"name": "\ud800"}):
            with self.assertRaises(ValueError):
                import_plan(text, **wrong)
        with self.assertRaises(TypeError):
            import_plan(3)

    def test_what_nothing_can_be_read_from(self):
        for text in ("", "a\tb\n1\t2\n", b"a\xff"):
            with self.assertRaises(goalpost.ArgumentError) as raised:
                import_plan(text, file="figures.tsv", messages="en", shape="table")
            self.assertTrue(str(raised.exception).startswith("figures.tsv: "), raised.exception)

    def test_pickles(self):
        made = import_plan(TABLE)
        again = pickle.loads(pickle.dumps(made))
        self.assertEqual((again.plan, str(again), again.to_json(), again.lines), (made.plan, str(made), made.to_json(), made.lines))
        json.loads(made.to_json())


if __name__ == "__main__":
    unittest.main()
