"""libgoalpost.so.N itself: what it shows, what it needs, and how large it is."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import header

LIBRARY = Path(os.environ["GOALPOST_C"]).resolve()
# libgcc_s is the part of g++ that unwinds the stack: libstdc++ needs it itself, so nobody has to install it.
MAY_NEED = {"libc", "libm", "libstdc++", "libgcc_s", "ld-linux-x86-64", "ld-linux-aarch64"}


def output_of(*command):
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout


class Library(unittest.TestCase):
    def test_shows_what_the_header_declares(self):
        shown = {line.split()[-1].split("@")[0] for line in output_of("nm", "-D", "--defined-only", LIBRARY).splitlines()
                 if " A " not in line}
        self.assertEqual(sorted(shown), sorted(header.prototypes()))

    def test_needs_the_run_time_libraries_alone(self):
        dynamic = output_of("readelf", "-d", LIBRARY)
        needed = {name.split(".so")[0] for name in re.findall(r"NEEDED.*\[(.*)\]", dynamic)}
        self.assertLessEqual(needed, MAY_NEED)
        self.assertEqual(re.findall(r"SONAME.*\[(.*)\]", dynamic), [f"libgoalpost.so.{header.numbers()['GOALPOST_ABI_VERSION']}"])
        self.assertEqual(re.findall(r"R(?:UN)?PATH.*", dynamic), [])
        self.assertNotIn("TEXTREL", dynamic)

    def test_size(self):
        if not shutil.which("strip"):
            self.skipTest("strip is not here")
        with tempfile.TemporaryDirectory() as folder:
            stripped = Path(folder) / LIBRARY.name
            subprocess.run(["strip", "-o", stripped, LIBRARY], check=True)
            print(f"{LIBRARY.name}: {stripped.stat().st_size:,} bytes stripped, {LIBRARY.stat().st_size:,} as built")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
