"""The tests of the C interface under valgrind: no byte is read that was not written, or that was freed, and nothing leaks.

Needs valgrind; without it the test says that it was skipped."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROGRAMS = Path(os.environ["GOALPOST_BUILD"], "tests")
LEFT_OUT = {
    "allocation",  # stands in for malloc itself, so LeakSanitizer looks at that one
    "memory",  # asks glibc how large its pieces of memory are
    "extra_columns", "same_verdicts",  # many minutes of the example plans, through functions that the others call, too
    "threads",  # valgrind runs one thread at a time; ThreadSanitizer looks at that one
}
SKIPPED = 77  # for ctest


def main():
    valgrind = shutil.which("valgrind")
    if not valgrind:
        print("SKIPPED: valgrind is not here, the tests of the C interface were not run under it")
        return SKIPPED
    command = [valgrind, "--quiet", "--leak-check=full", "--show-leak-kinds=definite,indirect,possible",
               "--errors-for-leak-kinds=definite,indirect,possible", "--error-exitcode=9"]
    failed = []
    programs = {path.name.removeprefix("goalpost_capi_"): path for path in sorted(PROGRAMS.glob("goalpost_capi_*"))}
    for name, program in programs.items():
        if name in LEFT_OUT or name.startswith("usage_") and name != "usage_c89":  # one source, compiled as several languages
            continue
        done = subprocess.run([*command, program], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        print(f"{name}: {'passed' if done.returncode == 0 else 'failed'}")
        if done.returncode != 0:
            print(done.stdout)
            failed.append(name)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
