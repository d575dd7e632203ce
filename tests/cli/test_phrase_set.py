"""The sets of tests/phrases: how well `goalpost phrase` reads sentences of other plans.

All but the last were blind until their figures stood still; then their failures were read and the reader was improved on them (tests/phrases/README.md
has the figures of first sight). The last one is blind: only its totals are known. What has been reached may not be lost.
"""
import os
import pathlib
import re
import subprocess
import sys
import unittest

PHRASES = pathlib.Path(__file__).resolve().parents[1] / "phrases"
# Right at least, wrong at most.
REACHED = {"unseen.jsonl": (636, 0), "unseen2.jsonl": (460, 0), "unseen3.jsonl": (544, 0), "unseen4.jsonl": (426, 0), "unseen5.jsonl": (329, 0),
           "unseen6.jsonl": (506, 7)}


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
