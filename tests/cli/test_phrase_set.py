"""The sets of tests/phrases: how well `goalpost phrase` reads sentences of other plans.

Each was blind until its figures stood still; then its failures were read and the reader was improved on them (tests/phrases/README.md has the figures
of first sight). What has been reached may not be lost.
"""
import os
import pathlib
import re
import subprocess
import sys
import unittest

PHRASES = pathlib.Path(__file__).resolve().parents[1] / "phrases"
# Right at least, wrong at most.
REACHED = {"unseen.jsonl": (637, 0), "unseen2.jsonl": (463, 0), "unseen3.jsonl": (546, 0), "unseen4.jsonl": (426, 0), "unseen5.jsonl": (331, 0),
           "unseen6.jsonl": (552, 0), "unseen7.jsonl": (559, 0), "unseen8.jsonl": (274, 0), "unseen9.jsonl": (525, 0), "unseen10.jsonl": (808, 0),
           "unseen11.jsonl": (780, 0), "unseen12.jsonl": (522, 0), "unseen13.jsonl": (450, 0), "unseen14.jsonl": (588, 0),
           "unseen15.jsonl": (291, 0)}


class PhraseSets(unittest.TestCase):
    def test_nothing_is_lost(self) -> None:
        for name, (least_right, most_wrong) in REACHED.items():
            with self.subTest(name):
                done = subprocess.run(
                    [sys.executable, PHRASES / "score.py", os.environ["GOALPOST"], "--set", PHRASES / name, "--quiet"],
                    capture_output=True, text=True, encoding="utf-8", check=False)
                right = re.search(r"understood and right +(\d+) of", done.stdout)
                wrong = re.search(r"understood but WRONG +(\d+)", done.stdout)
                self.assertTrue(right and wrong, done.stdout + done.stderr)
                self.assertGreaterEqual(int(right.group(1)), least_right)
                self.assertLessEqual(int(wrong.group(1)), most_wrong)
                self.assertIn("no answer                 0", done.stdout)


if __name__ == "__main__":
    unittest.main()
