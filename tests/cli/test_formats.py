"""What `evaluate` prints: the columns, the numbers, and that CSV and JSON say the same."""
import json
import unittest

from command_line import CommandLineTest

COLUMNS = ["indicator", "label", "target", "area", "period", "residence", "verdict", "reason", "exceeded",
           "at_boundary", "value", "limit", "base", "gap", "progress", "needed", "reported", "reached", "expected"]


class CsvTest(CommandLineTest):
    def row(self, indicator, target, area="An Giang", residence=""):
        found = [r for r in self.rows() if (r["indicator"], r["target"], r["area"], r["residence"]) ==
                 (indicator, target, area, residence)]
        self.assertEqual(len(found), 1)
        return found[0]

    def test_columns(self):
        self.assertEqual(list(self.rows()[0]), COLUMNS)

    def test_a_rate(self):
        row = self.row("mortality", "1")
        self.assertEqual(row["label"], "1a")
        self.assertEqual(row["period"], "2025")
        self.assertEqual((row["verdict"], row["reason"]), ("met", ""))
        self.assertEqual(row["value"], "7.9787234042553191")  # 12/1504 thousandths, 17 significant digits
        self.assertEqual(row["limit"], "9")
        self.assertEqual(row["gap"], "1.0212765957446809")
        self.assertEqual((row["exceeded"], row["at_boundary"]), ("0", "0"))  # a strict limit is never exceeded
        self.assertEqual(row["needed"], "0")

    def test_a_base_and_the_boundary(self):
        row = self.row("abuse", "1")
        self.assertEqual((row["verdict"], row["value"], row["limit"], row["base"], row["gap"]),
                         ("met", "63", "63", "90", "0"))
        self.assertEqual((row["exceeded"], row["at_boundary"], row["progress"]), ("0", "1", "100"))

    def test_dates(self):
        row = self.row("report", "1")
        self.assertEqual((row["value"], row["limit"], row["gap"]), ("2025-05-18", "2025-05-20", "2"))
        self.assertEqual(row["exceeded"], "1")

    def test_strata_and_the_combined_row(self):
        rural = self.row("obesity", "1", residence="rural")
        self.assertEqual((rural["verdict"], rural["at_boundary"], rural["needed"]), ("missed", "1", "-1"))
        self.assertEqual(self.row("obesity", "2", residence="urban")["verdict"], "met")
        combined = self.row("obesity", "all")
        self.assertEqual(combined["verdict"], "missed")
        for column in COLUMNS[8:]:
            self.assertEqual(combined[column], "", column)

    def test_what_has_no_verdict_has_no_flags(self):
        row = self.row("report", "1", area="Châu Đốc, city")
        self.assertEqual((row["verdict"], row["reason"]), ("no_data", "input_missing"))
        self.assertEqual((row["exceeded"], row["at_boundary"], row["value"]), ("", "", ""))

    def test_quoting(self):
        text = self.good("evaluate", "plan.goal", "data.csv", "--format", "csv").stdout
        self.assertIn('"Châu Đốc, city"', text)
        self.assertNotIn("\r", text)
        self.assertTrue(text.endswith("\n"))

    def test_only_by_and_period(self):
        self.assertEqual({r["indicator"] for r in self.rows("--only", "1a,abuse")}, {"mortality", "abuse"})
        self.assertEqual({r["indicator"] for r in self.rows("--only", "op", "--only", "2")}, {"report", "obesity"})
        self.assertEqual({r["area"] for r in self.rows("--by", "district")}, {"Châu Đốc, city"})
        self.assertEqual({r["area"] for r in self.rows("--by", "districts")}, {"Châu Đốc, city"})
        self.assertEqual({r["period"] for r in self.rows("--period", "2024")}, {"2024"})
        self.assertEqual({r["period"] for r in self.rows("--period", "2024,2025")}, {"2024", "2025"})


class JsonTest(CommandLineTest):
    def test_same_as_csv(self):
        # Numbers are read as the text they are written with: a double would hide a lost digit.
        text = self.good("evaluate", "plan.goal", "data.csv", "--format", "json").stdout
        objects = json.loads(text, parse_float=str, parse_int=str)["results"]
        rows = self.rows()
        self.assertEqual(len(objects), len(rows))
        for entry, row in zip(objects, rows):
            self.assertEqual(list(entry), COLUMNS + ["held_back_by", "parts", "explanation"])
            for column in COLUMNS:
                value = entry[column]
                if value is None:
                    value = ""
                elif isinstance(value, bool):
                    value = "1" if value else "0"
                self.assertEqual(value, row[column], column)

    def test_types(self):
        objects = json.loads(self.good("evaluate", "plan.goal", "data.csv", "--format", "json").stdout)["results"]
        first = objects[0]
        self.assertEqual(first["target"], 1)
        self.assertIsInstance(first["value"], float)
        self.assertIs(first["exceeded"], False)
        self.assertIsNone(first["reason"])
        self.assertIsNone(first["residence"])
        self.assertEqual(first["explanation"], "7.98‰ = 12 of 1,504 births; below 9‰: met by 1.02 per 1,000")
        self.assertIn("all", {entry["target"] for entry in objects})
        dates = [entry for entry in objects if entry["indicator"] == "report" and entry["value"]]
        self.assertEqual(dates[0]["value"], "2025-05-18")


class TableTest(CommandLineTest):
    def table(self, *arguments):
        return self.good("evaluate", "plan.goal", "data.csv", *arguments).stdout

    def test_blocks_and_summary(self):
        table = self.table()
        self.assertIn("An Giang, 2025\n", table)
        self.assertIn("Châu Đốc, city, 2025\n", table)
        self.assertIn("1 province, 4 targets: 3 met, 1 missed\n", table)
        self.assertIn("1 district, 4 targets: 1 missed, 3 no data\n", table)

    def test_a_line_says_what_was_missed_and_by_how_much(self):
        lines = self.table("--by", "district", "--only", "1a").splitlines()
        self.assertEqual(lines[0], "Châu Đốc, city, 2025")
        self.assertEqual(lines[1].split(maxsplit=5),
                         ["1a", "Mortality", "missed", "9‰", "below",
                          "9‰  exactly at the limit, 1 fewer would meet it"])
        self.assertEqual(lines[-1], "1 target: 1 missed")

    def test_parts_stand_under_their_indicator(self):
        lines = self.table("--by", "province", "--only", "obesity").splitlines()
        self.assertRegex(lines[1], r"^2 +Obesity +missed +1 met, 1 missed$")
        self.assertRegex(lines[2], r"^ +rural +missed +7% +below 7% where residence = rural ")
        self.assertRegex(lines[3], r"^ +urban +met +9.9% +below 10% where residence = urban +by 0.1 points$")

    def test_columns_line_up_under_vietnamese_names(self):
        self.write("plan.goal", 'plan p\ninput a, b count\nindicator 1 x "Trẻ em được tiêm chủng"\n  measure a\n'
                                '  target below 5\nindicator 2 y "Children"\n  measure b\n  target below 5\n')
        self.write("data.csv", "area,period,a,b\nTiền Giang,2025,4,4\n")
        lines = self.table().splitlines()
        self.assertEqual(lines[1].index(" met "), lines[2].index(" met "))

    def test_rows_out_of_scope_are_shown_on_request(self):
        self.write("plan.goal", "plan p\n  areas province > district\ninput a count\nindicator 1 x\n  measure a\n"
                                "  target below 5 for province\n")
        self.write("data.csv", "area,parent,period,a\nP,,2025,4\nD,P,2025,9\n")
        self.assertNotIn("D, 2025", self.table())
        self.assertIn("D, 2025", self.table("--all-rows"))
        self.assertIn("1 target: 1 met", self.table())

    def test_colour(self):
        self.assertNotIn("\x1b", self.table())
        self.assertIn("\x1b[32mmet\x1b[0m", self.table("--color", "always"))
        self.assertIn("\x1b[1;31mmissed\x1b[0m", self.table("--color=always"))
        self.assertNotIn("\x1b", self.table("--color", "never"))
        self.assertNotIn("\x1b", self.good("evaluate", "plan.goal", "data.csv", "--color", "auto",
                                           environment={"NO_COLOR": "1"}).stdout)

    def test_a_name_cannot_steer_the_terminal(self):
        self.write("data.csv", "area,period,residence,deaths,births\nX\x1b[31mY,2025,,1,1000\n")
        for command in (["evaluate", "--only", "1a"], ["explain", "--indicator", "1a"],
                        ["explain", "--indicator", "1a", "--area", "X\x1b[31mZ"]):
            done = self.run_goalpost(command[0], "plan.goal", "data.csv", *command[1:])
            self.assertNotIn("\x1b", done.stdout + done.stderr)
            self.assertIn("X", done.stdout + done.stderr)


class ExplainTest(CommandLineTest):
    def test_sentences(self):
        text = self.good("explain", "plan.goal", "data.csv", "--indicator", "1a", "--area", "An Giang").stdout
        self.assertEqual(text, "1a mortality, Mortality\nmeasure: deaths per 1,000 births\n\nAn Giang, 2025\n"
                               "  7.98‰ = 12 of 1,504 births; below 9‰: met by 1.02 per 1,000\n")

    def test_parts(self):
        text = self.good("explain", "plan.goal", "data.csv", "--indicator", "obesity", "--area", "An Giang").stdout
        self.assertIn("  rural: 7% = 70 of 1,000 measured; below 7% where residence = rural: missed, exactly at the "
                      "limit, 1 fewer would meet it\n", text)
        self.assertIn("  1 met, 1 missed; all 2 parts: missed\n", text)

    def test_json(self):
        text = self.good("explain", "plan.goal", "data.csv", "--indicator", "abuse", "--format", "json").stdout
        explanations = [entry["explanation"] for entry in json.loads(text)["results"]]
        self.assertIn("63 cases, 70% of the 90 of 2024; reduce by 30% versus 2024: met, exactly at the limit of 63",
                      explanations)


if __name__ == "__main__":
    unittest.main()
