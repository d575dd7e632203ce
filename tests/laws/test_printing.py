"""Law: printing a plan and reading it again changes nothing.

Holds for every plan without errors. The canonical text, its translation into the other language and the translation back judge a
table to the same bytes as the text that was written, and printing twice is printing once.
"""
import unittest

from law import LawTest


class Printing(LawTest):
    def test_print_then_parse(self) -> None:
        for number, case, _ in self.cases():
            self.write("written.goal", case.plan_text)
            self.write("data.csv", case.table_text)
            options = case.request.arguments()
            judged = self.evaluate("written.goal", "data.csv", *options)
            english = self.run_goalpost("format", str(self.folder / "written.goal"), "--language", "en")
            self.write("en.goal", english)
            vietnamese = self.run_goalpost("format", str(self.folder / "en.goal"), "--language", "vi")
            self.write("vi.goal", vietnamese)
            with self.subTest(case=number):
                self.assertEqual(self.run_goalpost("format", str(self.folder / "en.goal")), english)
                self.assertEqual(self.run_goalpost("format", str(self.folder / "vi.goal")), vietnamese)
                self.assertEqual(self.run_goalpost("format", str(self.folder / "vi.goal"), "--language", "en"), english)
                for name in ("en.goal", "vi.goal"):
                    if self.evaluate(name, "data.csv", *options) != judged:
                        self.fail(self.keep(f"{name} is another plan than written.goal"))


if __name__ == "__main__":
    unittest.main()
