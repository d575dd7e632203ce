"""Runs what the documentation shows of Python: every ```python block of README.md, docs/*.md and bindings/python/README.md, as doctests.

The blocks of a file are one session, from the root of the checkout.
"""
import doctest
import os
import re
import unittest

from data import ROOT

PAGES = [ROOT / "README.md", ROOT / "bindings/python/README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks():
    """Page → (line, text) of its blocks."""
    found = {}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for match in BLOCK.finditer(text):
            found.setdefault(page, []).append((text.count("\n", 0, match.start(1)), match[1]))
    return found


class Documentation(unittest.TestCase):
    def test_blocks(self):
        os.chdir(ROOT)
        self.assertGreaterEqual(len(blocks()), 3)
        for page, parts in blocks().items():
            session = {}
            for line, text in parts:
                with self.subTest(page=page.name, line=line):
                    test = doctest.DocTestParser().get_doctest(text, session, str(page.relative_to(ROOT)), str(page), line)
                    self.assertTrue(test.examples, "a block without >>> shows nothing that can be tested")
                    said = []
                    runner = doctest.DocTestRunner(verbose=False)
                    runner.run(test, out=said.append, clear_globs=False)
                    self.assertEqual(runner.failures, 0, "".join(said))
                    session = test.globs

    def test_the_package_itself(self):
        import goalpost

        self.assertEqual(doctest.testmod(goalpost).failed, 0)


if __name__ == "__main__":
    unittest.main()
