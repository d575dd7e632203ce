"""The installed tree in a place that was empty: what is in it, and that a Makefile and Python find all they need there."""

import ctypes
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(os.environ["GOALPOST_SOURCE"])
BUILD = Path(os.environ["GOALPOST_BUILD"])


def version_of(header):
    text = header.read_text(encoding="utf-8")
    return ".".join(re.search(rf"#define GOALPOST_VERSION_{part} (\d+)", text)[1] for part in ("MAJOR", "MINOR", "PATCH"))


class InstalledTree(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.prefix = Path(cls.folder.name) / "prefix"
        subprocess.run(["cmake", "--install", BUILD, "--prefix", cls.prefix], check=True, stdout=subprocess.DEVNULL)
        cls.library = next(cls.prefix.glob("lib*/**/libgoalpost.so"))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_what_is_in_it(self):
        there = {str(path.relative_to(self.prefix)) for path in self.prefix.rglob("*") if not path.is_dir()}
        lib = str(self.library.parent.relative_to(self.prefix))
        version = version_of(self.prefix / "include/goalpost.h")
        for wanted in ("include/goalpost.h", "include/goalpost/goalpost.hpp", "bin/goalpost", f"{lib}/libgoalpost.so",
                       f"{lib}/libgoalpost.so.1", f"{lib}/libgoalpost.so.1.{version}", f"{lib}/libgoalpost_cpp.a",
                       f"{lib}/pkgconfig/goalpost-c.pc", f"{lib}/pkgconfig/goalpost.pc",
                       f"{lib}/cmake/goalpost/goalpostCTargets.cmake", "share/doc/goalpost/LICENSE"):
            self.assertIn(wanted, there)
        self.assertFalse([path for path in there if path.endswith((".cpp", ".o", ".map"))])
        # The headers of both interfaces can be included together.
        self.assertEqual(version, version_of(self.prefix / "include/goalpost/version.hpp"))

    def test_a_makefile(self):
        work = Path(self.folder.name) / "user"
        work.mkdir()
        shutil.copy(SOURCE / "tests/consumers/makefile/Makefile", work)
        shutil.copy(SOURCE / "tests/consumers/main.c", work / "consumer.c")
        environment = dict(os.environ, PKG_CONFIG_PATH=str(self.library.parent / "pkgconfig"),
                           CPPFLAGS=f'-DGOALPOST_EXPECTED_VERSION=\\"{version_of(self.prefix / "include/goalpost.h")}\\"',
                           LD_LIBRARY_PATH=str(self.library.parent))
        subprocess.run(["make", "-C", work], check=True, env=environment, stdout=subprocess.DEVNULL)
        subprocess.run([work / "consumer"], check=True, env=environment, stdout=subprocess.DEVNULL)

    def test_loaded_by_hand(self):
        library = ctypes.CDLL(str(self.library))
        library.goalpost_version.restype = ctypes.c_char_p
        self.assertEqual(library.goalpost_version().decode(), version_of(self.prefix / "include/goalpost.h"))
        self.assertEqual(library.goalpost_abi_version(), 1)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
