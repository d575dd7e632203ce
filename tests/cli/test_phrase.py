"""`goalpost phrase`: one printed target, as text and as JSON."""
import json
import unittest

from command_line import CommandLineTest


class PhraseTest(CommandLineTest):
    def test_text(self):
        done = self.run_goalpost("phrase", "Giảm tỷ lệ lây truyền HIV từ mẹ sang con dưới 2%")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stdout, "tỷ lệ lây truyền HIV từ mẹ sang con: dưới 2%\n  = below 2%\n")

    def test_json(self):
        done = self.run_goalpost("phrase", "1,5%/2%", "--strata", "nông thôn,thành thị",
                             "--indicator", "Giảm tỷ lệ trẻ dưới 05 tuổi béo phì", "--format", "json")
        self.assertEqual(done.returncode, 0)
        answer = json.loads(done.stdout)
        self.assertTrue(answer["understood"])
        self.assertEqual([(t["limit"], t["comparator"], t["where"]) for t in answer["targets"]],
                         [("1.5", "<=", "nông thôn"), ("2", "<=", "thành thị")])

    def test_not_understood(self):
        done = self.run_goalpost("phrase", "gần 90%")
        self.assertEqual(done.returncode, 1)
        self.assertIn("không hiểu: 'gần': không hiểu các từ này", done.stdout)
        done = self.run_goalpost("phrase", "gần 90%", "--messages", "en")
        self.assertIn("not understood: 'gần': these words were not understood", done.stdout)

    def test_usage(self):
        self.assertEqual(self.run_goalpost("phrase").returncode, 2)
        self.assertEqual(self.run_goalpost("phrase", "90%", "--language", "fr").returncode, 2)


if __name__ == "__main__":
    unittest.main()
