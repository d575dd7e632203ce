"""How each command ends: 0 done, 1 findings, 2 usage, 3 bad input; and what it says when it does not go well."""
import json
import unittest

from command_line import CommandLineTest, PLAN


class CheckTest(CommandLineTest):
    CLEAN = "plan p\ninput a count\nindicator 1 x\n  measure a\n  target below 5\n"

    def test_nothing_found(self):
        self.write("plan.goal", self.CLEAN)
        done = self.good("check", "plan.goal")
        self.assertEqual(done.stdout, "1 indicator, 1 target: no errors, no warnings\n")
        self.assertEqual(done.stderr, "")

    def test_warnings(self):
        self.write("plan.goal", self.CLEAN + "input unused count\n")
        done = self.good("check", "plan.goal", exit_code=1)
        self.assertEqual(done.stdout, "1 indicator, 1 target: no errors, 1 warning\n")
        self.assertRegex(done.stderr, r"^plan.goal:6:\d+: warning GP4\d\d\d: ")

    def test_errors(self):
        self.write("plan.goal", self.CLEAN.replace("measure a", "measure aa"))
        done = self.good("check", "plan.goal", exit_code=3)
        self.assertRegex(done.stdout, r"^1 indicator, 1 target: 1 error, ")
        self.assertRegex(done.stderr, r"^plan.goal:2:|plan.goal:4:\d+: error GP3\d\d\d: ")

    def test_data_say_more(self):
        self.write("plan.goal", self.CLEAN.replace("plan p", "plan p\n  period 2025"))
        self.write("data.csv", "area,period,a\nP,2024,4\n")
        done = self.good("check", "plan.goal", "data.csv", exit_code=1)
        self.assertIn("slack", done.stderr)

    def test_json(self):
        self.write("plan.goal", self.CLEAN.replace("measure a", "measure aa"))
        done = self.good("check", "plan.goal", "--format", "json", exit_code=3)
        self.assertEqual(done.stderr, "")
        answer = json.loads(done.stdout)
        error = [entry for entry in answer["diagnostics"] if entry["severity"] == "error"][0]
        self.assertEqual(set(error), {"code", "severity", "file", "line", "column", "begin_byte", "end_byte",
                                      "message", "hint"})
        self.assertEqual((error["file"], error["line"]), ("plan.goal", 4))
        self.assertRegex(error["code"], r"^GP3\d\d\d$")
        self.assertEqual(answer["errors"], 1)

    def test_errors_in_data(self):
        self.write("data.csv", "area,period,residence,deaths\nP,never,,4\n")
        done = self.good("check", "plan.goal", "data.csv", exit_code=3)
        self.assertRegex(done.stderr, r"data.csv:2:2: error GP5\d\d\d")


class EvaluateTest(CommandLineTest):
    def test_verdicts_alone_are_no_failure(self):
        self.good("evaluate", "plan.goal", "data.csv")

    def test_fail_on(self):
        self.good("evaluate", "plan.goal", "data.csv", "--fail-on", "missed", exit_code=1)
        self.good("evaluate", "plan.goal", "data.csv", "--fail-on", "data_error,not_due")
        self.good("evaluate", "plan.goal", "data.csv", "--fail-on", "undecided", exit_code=1)
        self.good("evaluate", "plan.goal", "data.csv", "--fail-on", "not_met", "--only", "abuse", "--by", "province")
        self.assertIn("did you mean 'missed'", self.bad(2, "evaluate", "plan.goal", "data.csv", "--fail-on", "mised"))

    def test_fail_on_prints_the_result_all_the_same(self):
        done = self.run_goalpost("evaluate", "plan.goal", "data.csv", "--fail-on", "missed")
        self.assertIn("4 targets", done.stdout)

    def test_errors_in_the_plan(self):
        self.write("plan.goal", PLAN.replace("deaths per", "deths per"))
        self.assertRegex(self.bad(3, "evaluate", "plan.goal", "data.csv"), r"plan.goal:\d+:\d+: error GP3\d\d\d")

    def test_errors_in_the_data(self):
        self.write("data.csv", "area,period,residence,deaths\nP,2025,,twelve\n")
        self.assertRegex(self.bad(3, "evaluate", "plan.goal", "data.csv"), r"data.csv:2:4: error GP5\d\d\d")

    def test_unknown_names_have_a_hint(self):
        self.assertIn("did you mean 'mortality'?",
                      self.bad(2, "evaluate", "plan.goal", "data.csv", "--only", "mortalty"))
        self.assertIn("province, district", self.bad(2, "evaluate", "plan.goal", "data.csv", "--by", "commune"))
        self.assertIn("2025-Q3", self.bad(2, "evaluate", "plan.goal", "data.csv", "--period", "25"))
        self.assertIn("did you mean 'An Giang'?",
                      self.bad(2, "explain", "plan.goal", "data.csv", "--indicator", "1a", "--area", "An Giangg"))

    def test_a_period_without_rows_is_said(self):
        done = self.good("evaluate", "plan.goal", "data.csv", "--period", "2031")
        self.assertIn("the data have no row of 2031", done.stderr)


class UsageTest(CommandLineTest):
    def test_nothing_at_all_is_help(self):
        done = self.run_goalpost()
        self.assertEqual(done.returncode, 2)
        self.assertIn("Start here:", done.stdout)

    def test_help_and_version(self):
        self.assertRegex(self.good("--version").stdout, r"^goalpost \d+\.\d+\.\d+\n$")
        self.assertIn("evaluate", self.good("--help").stdout)
        for command in ("check", "evaluate", "explain", "format", "rule"):
            text = self.good(command, "--help").stdout
            self.assertIn(f"goalpost {command}", text)
            self.assertIn("Examples:", text)
            self.assertIn("Exit code:", text)

    def test_wrong_words(self):
        self.assertIn("did you mean 'evaluate'?", self.bad(2, "evalute", "plan.goal"))
        self.assertIn("Commands: check, compare, evaluate", self.bad(2, "nonsense"))
        self.assertIn("did you mean '--format'?", self.bad(2, "evaluate", "plan.goal", "data.csv", "--formt", "csv"))
        self.assertIn("--format", self.bad(2, "evaluate", "plan.goal", "data.csv", "--format", "xml"))
        self.bad(2, "evaluate", "plan.goal", "data.csv", "--color", "blue")
        self.bad(2, "evaluate", "plan.goal", "data.csv", "another.csv")

    def test_missing_arguments(self):
        self.assertIn("PLAN", self.bad(2, "check"))
        self.assertIn("DATA", self.bad(2, "evaluate", "plan.goal"))
        self.assertIn("--indicator", self.bad(2, "explain", "plan.goal", "data.csv"))
        self.assertIn("TEXT", self.bad(2, "rule"))
        self.bad(2, "evaluate", "plan.goal", "data.csv", "--format")
        self.bad(2, "--color", "always")


class RuleTest(CommandLineTest):
    MORTALITY = "neonatal_deaths per 1,000 live_births below 9‰"

    def test_verdict_first(self):
        done = self.good("rule", self.MORTALITY, "neonatal_deaths=12", "live_births=1504")
        self.assertEqual(done.stdout, "met by 1.02 per 1,000: 7.98‰ = 12 of 1,504 live births; below 9‰\n")
        done = self.good("rule", "deaths per 1,000 births at most 4.1‰", "deaths=41", "births=10000")
        self.assertEqual(done.stdout, "met (at the boundary): 4.1‰ = 41 of 10,000 births; at most 4.1‰\n")

    def test_other_periods(self):
        text = "cases reduce by 30% versus 2020"
        self.assertRegex(self.good("rule", text, "cases=63", "cases@2020=90").stdout, r"^met \(at the boundary\): ")
        text = "cases reduce by 30% versus prior year"
        self.assertRegex(self.good("rule", text, "cases=64", "prior(cases)=90").stdout,
                         r"^missed by 1, the limit is 63: ")

    def test_missing_and_suppressed(self):
        self.assertRegex(self.good("rule", self.MORTALITY, "neonatal_deaths=", "live_births=5").stdout,
                         r"^no data, the numerator is missing \(neonatal deaths\): ")
        self.assertRegex(self.good("rule", self.MORTALITY, "neonatal_deaths=*", "live_births=5").stdout, r"^no data, ")

    def test_a_year(self):
        text = "helped as % of children at least 80% by 2025"
        self.assertRegex(self.good("rule", text, "helped=7", "children=10", "--period", "2024").stdout, "^not due")
        self.assertRegex(self.good("rule", text, "helped=7", "children=10", "--period", "2025").stdout, "^missed")

    def test_json(self):
        answer = json.loads(self.good("rule", self.MORTALITY, "neonatal_deaths=12", "live_births=1504",
                                      "--format", "json").stdout, parse_float=str)
        self.assertEqual((answer["verdict"], answer["value"], answer["limit"]), ("met", "7.9787234042553191", 9))
        self.assertIn("7.98‰", answer["explanation"])

    def test_what_is_wrong(self):
        self.assertRegex(self.bad(3, "rule", "deaths per per births"), r"^rule:1:\d+: error GP2\d\d\d")
        self.bad(3, "rule", "")
        self.bad(3, "rule", "deaths below 5", "death=3")
        self.bad(3, "rule", "deaths below 5", "deaths=three")
        self.bad(3, "rule", "deaths below 5", "deaths=3", "deaths=4")
        self.assertIn("name=12", self.bad(2, "rule", "deaths below 5", "deaths"))
        self.bad(2, "rule", "deaths below 5", "=3")
        self.bad(2, "rule", "deaths below 5", "deaths@soon=3")


if __name__ == "__main__":
    unittest.main()
