"""pandas, Polars and pyarrow: from PyPI, in an environment of their own under build/, which is made where PyPI answers.

Where it does not, the parts that need them are not run, and the last lines say which: a run without them is no proof of them.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import unittest

from data import ROOT

WANTED = ("numpy", "pandas", "polars", "pyarrow")
BUILD = pathlib.Path(os.environ.get("GOALPOST_BUILD", ROOT / "build" / "release"))
ENVIRONMENT = BUILD / "python-frames"
PYTHON = ENVIRONMENT / "bin" / "python"


def present(python):
    """Which of the libraries an interpreter has."""
    code = ("import importlib.util, sys\n"
            f"print(*[name for name in {WANTED!r} if importlib.util.find_spec(name)])")
    return subprocess.run([python, "-c", code], check=True, capture_output=True, text=True).stdout.split()


def make_environment():
    """The interpreter to use, and why libraries are missing there ("" when none is)."""
    if PYTHON.exists() and set(present(PYTHON)) == set(WANTED):
        return str(PYTHON), ""
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    try:
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True, capture_output=True)
        done = subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", "--timeout",
                               "20", "--only-binary", ":all:", *WANTED], capture_output=True, text=True, timeout=240, check=False)
        why = done.stderr.strip().splitlines()[-1] if done.returncode else ""
    except (OSError, subprocess.SubprocessError) as error:
        why = str(error)
    return (str(PYTHON), "") if not why else (sys.executable, why)


def main():
    python, why = make_environment()
    there = present(python)
    suite = pathlib.Path(__file__).with_name("frames.py")
    done = subprocess.run([python, suite, *there], check=False)
    print(f"frames: ran with {', '.join(there) or 'nothing'} of {python}")
    missing = [name for name in WANTED if name not in there]
    if missing:
        print(f"frames: NOT RUN, because PyPI did not give them: what needs {', '.join(missing)} ({why})")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
