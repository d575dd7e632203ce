"""Importing: light, without numpy, and with a clear word when the library is not the one that it should be."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

from data import ROOT

SOURCE = ROOT / "bindings" / "python" / "src"
WITHOUT_NUMPY = """
import sys
class NoNumpy:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("numpy", "pandas", "pyarrow", "polars"):
            raise ImportError(name + " is imported")
sys.meta_path.insert(0, NoNumpy())
"""


def python(code, **environment):
    return subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(SOURCE), **environment},
                          capture_output=True, text=True, encoding="utf-8", check=False)


class Import(unittest.TestCase):
    def good(self, code, **environment):
        done = python(code, **environment)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_what_needs_no_numpy(self):
        self.assertEqual(self.good(WITHOUT_NUMPY + f"""
import goalpost
plan = goalpost.Plan.from_file({str(ROOT / "examples/tien-giang-2022/plan.goal")!r})
table = plan.table({{"area": ["Tiền Giang"], "period": [2021], "residence": [None], "abuse_rate": [1.5], "stunting_rate": [None]}})
results = plan.evaluate(table, periods=2021)
print(len(results) == sum(1 for _ in results), results[0].verdict, len(results.to_csv()) > 100)
print(goalpost.Rule("deaths per 1,000 births below 9‰").evaluate(deaths=12, births=1504).explain())
print(goalpost.phrase("< 4,1‰")["understood"])
assert not [name for name in ("numpy", "pandas", "pyarrow", "polars") if name in sys.modules]
"""), "True no_data True\n7.98‰ = 12 of 1,504 births; below 9‰: met by 1.02 per 1,000\nTrue\n")

    def test_columns_without_numpy_say_so(self):
        done = python(WITHOUT_NUMPY + "import goalpost\ngoalpost.Rule('a at least 1').evaluate(a=[1, 2])")
        self.assertIn("ImportError: numpy", done.stderr)

    def test_import_is_light(self):
        """Not by a clock: what makes importing slow is what is imported."""
        loaded = self.good("import sys; before = set(sys.modules); import goalpost; print(*sorted(set(sys.modules) - before))").split()
        heavy = {"numpy", "inspect", "dataclasses", "typing", "json", "asyncio", "pathlib", "logging", "fractions"}
        self.assertEqual(heavy & set(loaded), set())

    def test_no_library(self):
        with tempfile.TemporaryDirectory() as folder:
            done = python("import goalpost", GOALPOST_LIBRARY=f"{folder}/libgoalpost.so")
        self.assertIn("ImportError: goalpost: cannot load", done.stderr)
        self.assertIn("GOALPOST_LIBRARY", done.stderr)

    def test_another_library(self):
        """Of another ABI, older, or something else."""
        for body, said in (("unsigned goalpost_abi_version(void) { return 2; }", "has ABI version 2, this package was written for 1"),
                           ("unsigned goalpost_abi_version(void) { return 1; }", "is older than this package"),
                           ("int something_else;", "is no libgoalpost")):
            with tempfile.TemporaryDirectory() as folder, self.subTest(body=body):
                source = pathlib.Path(folder, "other.cpp")
                source.write_text('extern "C" { ' + body + " }", encoding="utf-8")
                subprocess.run([os.environ.get("GOALPOST_CXX", "c++"), "-shared", "-fPIC", source, "-o", f"{folder}/other.so"], check=True)
                done = python("import goalpost", GOALPOST_LIBRARY=f"{folder}/other.so")
                self.assertIn("ImportError: goalpost: ", done.stderr)
                self.assertIn(said, done.stderr)

    def test_type_hints_are_told(self):
        self.assertTrue((SOURCE / "goalpost" / "py.typed").exists())
        setup = (ROOT / "bindings/python/pyproject.toml").read_text(encoding="utf-8")
        self.assertIn("py.typed", setup)


if __name__ == "__main__":
    unittest.main()
