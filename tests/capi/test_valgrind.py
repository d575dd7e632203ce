"""The tests of what every function refuses, and of what it gives, under valgrind: no byte is read that was not written, or that was freed, and
nothing leaks. (allocation_test stands in for malloc itself, so LeakSanitizer looks at that one; the example plans would take many minutes.)

Needs valgrind; without it the test says that it was skipped."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROGRAMS = ["refuse_plans", "refuse_rules", "refuse_tables", "plans", "tables", "arrow", "evaluator", "compare", "import", "usage_c89"]
SKIPPED = 77  # for ctest


def main():
    valgrind = shutil.which("valgrind")
    if not valgrind:
        print("SKIPPED: valgrind is not here, the tests of the C interface were not run under it")
        return SKIPPED
    command = [valgrind, "--quiet", "--leak-check=full", "--show-leak-kinds=definite,indirect,possible",
               "--errors-for-leak-kinds=definite,indirect,possible", "--error-exitcode=9"]
    failed = []
    for name in PROGRAMS:
        program = Path(os.environ["GOALPOST_BUILD"], "tests", f"goalpost_capi_{name}")
        done = subprocess.run([*command, program], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        print(f"{name}: {'passed' if done.returncode == 0 else 'failed'}")
        if done.returncode != 0:
            print(done.stdout)
            failed.append(name)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
