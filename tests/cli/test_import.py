"""`goalpost import`: a printed table or sentences become a plan that passes `check`, and a report."""
import json
import unittest

from command_line import CommandLineTest

TABLE = "TT\tChỉ tiêu\tKết quả năm 2024\tMục tiêu năm 2025\n1\tTỷ lệ trẻ em được tiêm chủng\t93%\ttrên 95%\n"
SENTENCES = "1. Tỷ lệ trẻ em được tiêm chủng đạt trên 95%\n2. Tỷ lệ trẻ em bỏ học gần 1%\n"


class ImportTest(CommandLineTest):
    def test_table(self):
        self.write("table.tsv", TABLE)
        done = self.run_goalpost("import", "table.tsv")
        self.assertEqual(done.returncode, 0)
        self.assertIn("mục tiêu trên 95%", done.stdout)
        self.assertIn("  kỳ      2025\n  kỳ gốc  2024\n", done.stdout)
        self.assertIn("1 dòng, 1 mục tiêu của 1 chỉ tiêu; 0 chỗ cần hoàn thiện, 0 cảnh báo", done.stderr)
        self.write("made.goal", done.stdout)
        self.assertEqual(self.run_goalpost("check", "made.goal").returncode, 0)

    def test_files_and_json(self):
        self.write("said.txt", SENTENCES)
        done = self.run_goalpost("import", "said.txt", "--output", "said.goal", "--report", "said.json", "--format", "json",
                                 "--period", "2025", "--title", "Một \"kế hoạch\"", "--source", "1/KH", "--name", "Kế hoạch 1")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (1, "", ""))
        report = json.loads((self.folder / "said.json").read_text(encoding="utf-8"))
        self.assertEqual((report["num_targets"], len(report["to_finish"])), (1, 1))
        self.assertEqual((report["to_finish"][0]["line"], report["to_finish"][0]["text"]), (2, "gần"))
        plan = (self.folder / "said.goal").read_text(encoding="utf-8")
        self.assertIn('kế hoạch ke_hoach_1 "Một ""kế hoạch"""', plan)
        self.assertIn("# 2. Tỷ lệ trẻ em bỏ học gần 1%\n# cần hoàn thiện: ", plan)
        self.assertEqual(self.run_goalpost("check", "said.goal").returncode, 0)

    def test_languages(self):
        self.write("said.txt", SENTENCES)
        self.assertIn("to finish 2:24 'gần'", self.run_goalpost("import", "said.txt", "--messages", "en").stderr)
        self.write("english.txt", "Reduce infant mortality to below 9‰\n")
        done = self.run_goalpost("import", "english.txt", "--language", "en")
        self.assertEqual(done.returncode, 0)
        self.assertIn("target  below 9‰", done.stdout)

    def test_bad_input(self):
        self.write("empty", "")
        self.assertIn("không có gì để đọc", self.bad(3, "import", "empty"))
        self.write("no.tsv", "a\tb\n1\t2\n")
        self.assertIn("cột nào ghi mục tiêu?", self.bad(3, "import", "no.tsv"))
        self.assertIn("which column holds the targets?", self.bad(3, "import", "no.tsv", "--messages", "en"))
        self.write("table.tsv", TABLE)
        self.assertIn("no column 'Đích'", self.bad(3, "import", "table.tsv", "--target", "Đích", "--messages", "en"))
        self.assertIn("cannot read none.txt", self.bad(3, "import", "none.txt"))
        self.bad(2, "import", "table.tsv", "--period", "soon")
        self.bad(2, "import", "table.tsv", "--output", "table.tsv")
        self.bad(2, "import", "table.tsv", "--report", "table.tsv")

    def test_nothing_that_is_a_rule(self):
        self.write("headings.txt", "Về y tế\n")
        done = self.run_goalpost("import", "headings.txt")
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertIn("không có con số", done.stderr)


if __name__ == "__main__":
    unittest.main()
