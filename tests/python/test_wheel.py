"""The wheel: built from the checkout, carrying the library, good in an empty environment where there is no compiler; and the sdist."""
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import unittest
import zipfile

from data import ROOT

PACKAGE = ROOT / "bindings" / "python"
BUILD = pathlib.Path(os.environ.get("GOALPOST_BUILD", ROOT / "build" / "release"))
USE = """
import sys
import goalpost
from goalpost import _library
answer = goalpost.Rule("deaths per 1,000 births below 9‰").evaluate(deaths=12, births=1504)
print(goalpost.__version__, answer.explain())
print(_library.library._name)
assert "numpy" not in sys.modules
"""


def run(*command, **options):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, encoding="utf-8", check=False, **options)
    if done.returncode:
        raise AssertionError(f"{' '.join(map(str, command))}\n{done.stdout}\n{done.stderr}")
    return done.stdout


class Wheel(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = pathlib.Path(temporary.name)
        # Debian's pip, setuptools and wheel build it; the warnings are those of the presets, so that the compiler's cache knows the files.
        arguments = ["-DGOALPOST_USE_CCACHE=ON", "-DGOALPOST_WARNINGS_AS_ERRORS=ON", f"-DCMAKE_CXX_COMPILER={os.environ['GOALPOST_CXX']}"]
        if os.environ.get("BOOST_ROOT"):
            arguments.append(f"-DBOOST_ROOT={os.environ['BOOST_ROOT']}")
        cls.environment = {**{key: value for key, value in os.environ.items() if not key.startswith(("GOALPOST", "PYTHON"))},
                           "CMAKE_ARGS": " ".join(arguments)}
        before = run("git", "status", "--porcelain", cwd=ROOT) if (ROOT / ".git").exists() else ""
        run(sys.executable, "-m", "pip", "wheel", "--no-build-isolation", "--no-deps", "--no-index", PACKAGE, "-w", cls.folder,
            env=cls.environment)
        cls.changed = (run("git", "status", "--porcelain", cwd=ROOT) if (ROOT / ".git").exists() else "") != before
        cls.wheel, = cls.folder.glob("*.whl")

    def test_name(self):
        self.assertRegex(self.wheel.name, r"^goalpost-[\d.]+-py3-none-(manylinux_2_\d+|linux|macosx_\w+)_\w+\.whl$")

    def test_nothing_is_left_in_the_checkout(self):
        self.assertFalse(self.changed)

    def test_files(self):
        with zipfile.ZipFile(self.wheel) as archive:
            names = set(archive.namelist())
            archive.extract("goalpost/libgoalpost.so", self.folder)
            metadata = archive.read(next(name for name in names if name.endswith("/METADATA"))).decode("utf-8")
        ours = {f"goalpost/{path.name}" for path in (PACKAGE / "src" / "goalpost").iterdir() if path.suffix in (".py", ".typed")}
        beside = {f"goalpost/{name}" for name in ("libgoalpost.so", "LICENSE", "THIRD-PARTY.txt")}
        self.assertEqual({name for name in names if ".dist-info/" not in name}, ours | beside)
        self.assertNotRegex(metadata, r"(?m)^Requires-Dist: [^;]*$")  # nothing but Python
        needed = set(re.findall(r"NEEDED\s+(\S+)", run("objdump", "-p", self.folder / "goalpost/libgoalpost.so")))
        may_be = {"libc", "libm", "libstdc++", "libgcc_s", "ld-linux-x86-64", "ld-linux-aarch64"}
        self.assertLessEqual({name.partition(".")[0] for name in needed}, may_be)

    def test_an_empty_environment(self):
        """Its programs are Python's: no compiler, no CMake, no numpy, nothing of ours in the environment."""
        environment = self.folder / "empty"
        run(sys.executable, "-m", "venv", "--without-pip", environment)
        run(sys.executable, "-m", "pip", "--python", environment / "bin" / "python", "install", "--no-index", "--no-deps", self.wheel,
            env={"PATH": str(environment / "bin"), "HOME": str(self.folder)})
        printed = run(environment / "bin" / "python", "-I", "-c", USE, cwd=self.folder,
                      env={"PATH": str(environment / "bin"), "LANG": "C.UTF-8"}).splitlines()
        self.assertRegex(printed[0], r"^[\d.]+ 7\.98‰ = 12 of 1,504 births; below 9‰: met by 1\.02 per 1,000$")
        self.assertTrue(printed[1].startswith(str(environment)), printed[1])

    def test_sdist(self):
        """It carries what it is built from: unpacked elsewhere, CMake finds all that it asks for, and every source is there."""
        run(sys.executable, "-c", "from setuptools import build_meta; import sys; print(build_meta.build_sdist(sys.argv[1]))", self.folder,
            cwd=PACKAGE, env=self.environment)
        archive, = self.folder.glob("*.tar.gz")
        with tarfile.open(archive) as opened:
            opened.extractall(self.folder / "sdist")
        unpacked, = (self.folder / "sdist").iterdir()
        for part in ("include", "src", "capi", "cmake"):
            ours = {path.relative_to(ROOT) for path in (ROOT / part).rglob("*") if path.is_file() and "__pycache__" not in path.parts}
            theirs = {path.relative_to(unpacked / "sources") for path in (unpacked / "sources" / part).rglob("*") if path.is_file()}
            self.assertEqual(theirs, ours)
        self.assertTrue((unpacked / "src/goalpost/__init__.py").exists() and (unpacked / "pyproject.toml").exists())
        run("cmake", "-S", unpacked / "sources", "-B", self.folder / "sdist-build", *self.environment["CMAKE_ARGS"].split(),
            "-DGOALPOST_BUILD_C=ON", "-DGOALPOST_BUILD_CLI=OFF", "-DGOALPOST_BUILD_TESTS=OFF", "-DGOALPOST_INSTALL=OFF")
        self.assertRegex(run(sys.executable, "setup.py", "--version", cwd=unpacked, env=self.environment), r"(?m)^\d+\.\d+\.\d+$")


if __name__ == "__main__":
    unittest.main()
