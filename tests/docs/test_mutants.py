"""The list of mutants still fits the sources: tools/mutants, which takes long, is run seldom, and what it looks for is rewritten now and then."""

import os
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(os.environ["GOALPOST_SOURCE"], "tests/mutation")))
import switches  # noqa: E402


class Mutants(unittest.TestCase):
    def test_each_stands_where_the_list_says(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertGreater(len(switches.write(Path(folder))), 200)  # SystemExit names the line of the list that no longer fits


if __name__ == "__main__":
    unittest.main()
