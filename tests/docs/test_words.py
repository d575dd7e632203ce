"""The table of words in docs/language.md is that of words.def and words_vi.def; `--write` rewrites it."""
from __future__ import annotations

import os
import re
import sys
import unittest
from pathlib import Path

ROOT = Path(os.environ.get("GOALPOST_SOURCE", Path(__file__).parents[2]))
PAGE = ROOT / "docs/language.md"
BEGIN, END = "<!-- words: tests/docs/test_words.py --write -->\n", "<!-- end of words -->\n"


def spellings(file: str, macro: str) -> dict[str, list[str]]:
    text = (ROOT / "include/goalpost/language" / file).read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for name, rest in re.findall(rf"^{macro}\((\w+),([^()]*)\)", text, re.MULTILINE):
        found[name] = re.findall(r'"([^"]*)"', rest)
    return found


def table() -> str:
    english = spellings("words.def", "GOALPOST_WORD")
    vietnamese = spellings("words_vi.def", "GOALPOST_SPELLING")
    assert set(vietnamese) <= set(english), "a Vietnamese spelling of no word"

    def cell(words: list[str]) -> str:
        return ", ".join(f"`{word}`" for word in words).replace("|", "\\|")

    rows = [f"| {cell(words)} | {cell(vietnamese[name])} |" for name, words in english.items() if name in vietnamese]
    return "| English | Vietnamese |\n|---|---|\n" + "\n".join(rows) + "\n"


class Words(unittest.TestCase):
    def test_table(self) -> None:
        page = PAGE.read_text(encoding="utf-8")
        shown = page[page.index(BEGIN) + len(BEGIN):page.index(END)]
        self.assertEqual(shown, table(), "run tests/docs/test_words.py --write")


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(page[:page.index(BEGIN) + len(BEGIN)] + table() + page[page.index(END):], encoding="utf-8")
    else:
        unittest.main()
