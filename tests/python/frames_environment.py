"""An environment under build/ with pandas, Polars and pyarrow from PyPI, and the tests of one of them in it.

frames_environment.py           makes it, where PyPI answers
frames_environment.py LIBRARY   runs frames.py for a library; 77, which ctest shows as skipped, when it is not there
"""
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
WANTED = ("numpy", "pandas", "polars", "pyarrow")
ENVIRONMENT = pathlib.Path(os.environ.get("GOALPOST_BUILD", ROOT / "build" / "release")) / "python-frames"
PYTHON = ENVIRONMENT / "bin" / "python"
SKIPPED = 77
# What is ours stays outside while others are installed.
CLEAN = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "GOALPOST", "LD_PRELOAD"))}


def versions():
    """Library → version, of those that are there."""
    if not PYTHON.exists():
        return {}
    code = ("import importlib.metadata\n"
            f"for name in {WANTED!r}:\n"
            "  try: print(name, importlib.metadata.version(name))\n"
            "  except importlib.metadata.PackageNotFoundError: pass")
    done = subprocess.run([PYTHON, "-c", code], check=False, capture_output=True, text=True, env=CLEAN)
    return dict(line.split() for line in done.stdout.splitlines())


def make():
    """What went wrong, or ""."""
    if set(versions()) == set(WANTED):
        return ""
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    try:
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True, capture_output=True, text=True, env=CLEAN)
        done = subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", "--timeout",
                               "20", "--only-binary", ":all:", *WANTED], capture_output=True, text=True, timeout=900, check=False,
                              env=CLEAN)
    except (OSError, subprocess.SubprocessError) as error:
        return str(error)
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""


def main(wanted):
    if not wanted:
        why = make()
        said = ", ".join(f"{name} {version}" for name, version in versions().items())
        print(f"frames: {said}" if not why else f"frames: PyPI gave nothing ({why}): pandas, Polars and pyarrow are NOT TESTED")
        return 0
    there = versions()
    if wanted not in there:
        print(f"frames: NOT TESTED: no {wanted}, PyPI did not give it")
        return SKIPPED
    suite = pathlib.Path(__file__).with_name("frames.py")
    return subprocess.run([PYTHON, suite, wanted], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
