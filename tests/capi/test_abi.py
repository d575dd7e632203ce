"""The binary interface against its baseline, capi/goalpost.abi. Any difference fails, an addition too, until somebody renews the baseline
on purpose and signs the difference with the commit:

    python3 tests/capi/test_abi.py --renew

What breaks callers (a function gone, a parameter changed, a field moved, a number changed) also needs the next GOALPOST_ABI_VERSION.

The interface is what the header says: a library with an empty body for each function is compiled with debugging information, abidw writes
down its functions and types, abidiff compares. That the real library shows the same functions is compared in test_library.py. The numbers of
macros, which no debugging information has, stand in a comment at the end of the baseline.

Needs abidw and abidiff (libabigail; Debian: abigail-tools); without them the test says that it was skipped. The baseline is that of
64-bit Linux on x86; sizes elsewhere differ."""

import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import header

BASELINE = header.SOURCE / "capi/goalpost.abi"
SKIPPED = 77  # for ctest


def stub():
    """A body for each function of the header."""
    bodies = ["{ return; }" if prototype.startswith("void ") else "{ return 0; }" for prototype in header.prototypes().values()]
    return "#include <goalpost.h>\n" + "\n".join(
        f"{prototype} {body}" for prototype, body in zip(header.prototypes().values(), bodies)) + "\n"


def written_down(folder):
    source, library, described = folder / "stub.c", folder / "libgoalpost.so", folder / "goalpost.abi"
    source.write_text(stub(), encoding="utf-8")
    subprocess.run(["cc", "-std=c99", "-g", "-O0", "-fPIC", "-shared", "-fdebug-prefix-map=" + str(folder) + "=.", "-w",
                    f"-I{header.SOURCE / 'capi'}", source, "-o", library, "-Wl,-soname,libgoalpost.so."
                    + str(header.numbers()["GOALPOST_ABI_VERSION"])], check=True)
    subprocess.run(["abidw", "--no-corpus-path", "--no-comp-dir-path", "--no-show-locs", "--no-elf-needed",
                    "--type-id-style", "hash", "--out-file", described, library], check=True)
    return described


def with_numbers(described):
    lines = [f"     {name} {number}" for name, number in sorted(header.numbers().items())
             if not name.startswith("GOALPOST_VERSION_")]
    return described.read_text(encoding="utf-8") + "<!-- numbers\n" + "\n".join(lines) + "\n-->\n"


def numbers_of(text):
    return re.findall(r"^     (GOALPOST_\w+ \d+)$", text, flags=re.MULTILINE)


def main():
    if platform.machine() != "x86_64" or sys.platform != "linux":
        print("skipped: the baseline is that of Linux on x86_64")
        return SKIPPED
    if not (shutil.which("abidw") and shutil.which("abidiff")):
        print("SKIPPED: abidw and abidiff are not here (Debian: abigail-tools), the binary interface was not compared")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        described = written_down(Path(folder))
        if "--renew" in sys.argv:
            BASELINE.write_text(with_numbers(described), encoding="utf-8")
            print(f"renewed {BASELINE.relative_to(header.SOURCE)}: read its difference before you commit it")
            return 0
        done = subprocess.run(["abidiff", BASELINE, described], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode != 0:
            print(done.stdout)
        old, new = numbers_of(BASELINE.read_text(encoding="utf-8")), numbers_of(with_numbers(described))
        for one in sorted(set(old) ^ set(new)):
            print(("no longer: " if one in old else "new: ") + one)
        if done.returncode != 0 or old != new:
            print("The binary interface is not that of capi/goalpost.abi; on purpose? Then: python3 tests/capi/test_abi.py --renew")
            return 1
    print("the binary interface is that of capi/goalpost.abi")
    return 0


if __name__ == "__main__":
    sys.exit(main())
