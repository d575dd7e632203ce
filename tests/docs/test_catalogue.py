"""Every diagnostic of the catalogue has a test that names it.

`Code::name`, «1234», `Codes{1234}` or a text beginning with "1234 " in a unit test, `GP1234` in a case file or a script.
"""
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
# What no test can afford to reach, and why.
UNREACHED = {5011: "a table of 2^32 rows"}
ENTRY = re.compile(r"^GOALPOST_DIAGNOSTIC\((\d{4}), (\w+),", re.MULTILINE)


def catalogue() -> dict[int, str]:
    """Number → name of every diagnostic."""
    entries: dict[int, str] = {}
    for table in sorted((ROOT / "include" / "goalpost").glob("*/diagnostics.def")):
        for number, name in ENTRY.findall(table.read_text(encoding="utf-8")):
            if int(number) in entries:
                raise AssertionError(f"GP{number} stands twice")
            entries[int(number)] = name
    return entries


class Catalogue(unittest.TestCase):
    def test_there_is_a_catalogue(self) -> None:
        self.assertGreater(len(catalogue()), 50)

    def test_every_code_is_named_by_a_test(self) -> None:
        texts = []
        for path in sorted((ROOT / "tests").rglob("*")):
            if path.suffix in {".cpp", ".goal", ".py", ".tree"} and path != pathlib.Path(__file__).resolve():
                texts.append(path.read_text(encoding="utf-8", errors="replace"))
        everything = "\n".join(texts)
        untested = [
            f"GP{number} {name}"
            for number, name in catalogue().items()
            if number not in UNREACHED
            and not re.search(
                rf'GP{number}\b|«{number}»|"{number} |Codes\{{[^}}]*\b{number}\b|Code::{name}\b', everything
            )
        ]
        self.assertFalse(untested, "\n".join(untested))


if __name__ == "__main__":
    unittest.main()
