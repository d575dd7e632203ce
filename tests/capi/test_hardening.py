"""What is shipped, as it was built: the flags that make a mistake harder to use have left their marks in the files. cmake/GoalpostCompile.cmake
sets the flags, docs/reliability.md says what each is for. Of release builds; in others, and where the files are not ELF, the test says that it
was skipped."""

import json
import os
import platform
import re
import subprocess
import sys
import unittest
from pathlib import Path

BUILD = Path(os.environ["GOALPOST_BUILD"])
LIBRARY, PROGRAM = Path(os.environ["GOALPOST_C"]).resolve(), Path(os.environ["GOALPOST"]).resolve()
SKIPPED = 77  # for ctest
IS_X86 = platform.machine() == "x86_64"
IS_GLIBC = platform.libc_ver()[0] == "glibc"
ENDBR64 = bytes.fromhex("f30f1efa")


def output(*command):
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C"}).stdout


def readelf(option, file):
    return output("readelf", "-W", option, file)


def undefined(file):
    return set(re.findall(r" UND (\w+)", readelf("--symbols", file)))


def objects():
    """{what is shipped: the objects that it is made of}"""
    return {name: sorted(BUILD.glob(f"CMakeFiles/{name}.dir/**/*.o")) for name in ("goalpost", "goalpost_csv", "goalpost_c", "goalpost_cli")}


class Hardening(unittest.TestCase):
    def test_memory(self):
        """No memory that can be written is run, and what the linker fills in at the start is read-only from then on."""
        for file in (LIBRARY, PROGRAM):
            with self.subTest(file.name):
                segments = readelf("--program-headers", file)
                flags = dict(re.findall(r"^\s+(GNU_STACK|GNU_RELRO)\s+(?:0x\w+\s+){5}([RWE ]{3})", segments, re.MULTILINE))
                self.assertEqual(flags["GNU_STACK"].strip(), "RW")
                self.assertIn("GNU_RELRO", flags)
                loaded = re.findall(r"^\s+LOAD\s+(?:0x\w+\s+){5}([RWE ]{3})", segments, re.MULTILINE)
                self.assertGreater(len(loaded), 2)
                self.assertEqual([segment for segment in loaded if "W" in segment and "E" in segment], [])
                self.assertRegex(readelf("--dynamic", file), r"\(FLAGS_1\)\s+Flags: .*NOW")

    def test_position(self):
        """Both lie somewhere else in memory each time."""
        self.assertRegex(readelf("--dynamic", PROGRAM), r"\(FLAGS_1\)\s+Flags: .*PIE")
        for file in (LIBRARY, PROGRAM):
            self.assertRegex(readelf("--file-header", file), r"Type:\s+DYN")

    @unittest.skipUnless(platform.libc_ver() == ("glibc", "2.36"), "of Debian 12")
    def test_no_newer_system_is_asked_for(self):
        """glibc 2.34 and the libstdc++ of gcc 11, which Red Hat 9 has: docs/python.md and docs/c-api.md say so."""
        asked = readelf("--version-info", LIBRARY)
        for name, newest in {"GLIBC_2": 34, "GLIBCXX_3.4": 29}.items():
            self.assertLessEqual(max(int(number) for number in re.findall(rf"Name: {re.escape(name)}\.(\d+)", asked)), newest, name)

    def test_every_object(self):
        """Each object was asked for every flag; the compiler's marks are in it where its code has what a flag is for."""
        flags = ["-fstack-protector-strong", "-fstack-clash-protection"] + (["-fcf-protection"] if IS_X86 else [])
        commands = {Path(row["directory"], row["command"].split(" -o ")[1].split()[0]): row["command"].split()
                    for row in json.loads((BUILD / "compile_commands.json").read_text())}
        for target, files in objects().items():
            self.assertTrue(files, target)
            guarded = 0
            for file in files:
                with self.subTest(f"{target}: {file.name}"):
                    command = commands[file]
                    self.assertEqual([flag for flag in flags if flag not in command], [])
                    self.assertRegex(" ".join(command), r"-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=[23]\b")
                    if IS_X86:
                        self.assertIn("IBT, SHSTK", readelf("--notes", file))
                    guarded += "__stack_chk_fail" in undefined(file)
            self.assertGreaterEqual(guarded, len(files) / 2, target)

    @unittest.skipUnless(IS_GLIBC, "of glibc")
    def test_sizes(self):
        """Functions of libc that write into an array of known size are told that size."""
        for target, files in objects().items():
            if target != "goalpost_c":  # it copies nothing itself
                self.assertTrue([name for file in files for name in undefined(file) if re.fullmatch(r"__\w+_chk", name)], target)
        self.assertTrue([name for name in undefined(LIBRARY) if re.fullmatch(r"__\w+_chk", name)])

    @unittest.skipUnless(IS_X86, "of x86-64")
    def test_large_frames(self):
        """A frame larger than a page touches each page on its way, so that it cannot jump over the guard page below the stack."""
        self.assertTrue(re.search(r"\sor[ql]\s+\$0x0,\(%rsp\)", output("objdump", "--disassemble", "--no-show-raw-insn", LIBRARY)))

    @unittest.skipUnless(IS_X86, "of x86-64")
    def test_targets_of_jumps(self):
        """Every function that is shown begins with the mark that an indirect jump must find."""
        loads = [[int(number, 16) for number in load]
                 for load in re.findall(r"^\s+LOAD\s+(0x\w+)\s+(0x\w+)\s+0x\w+\s+(0x\w+)", readelf("--program-headers", LIBRARY), re.MULTILINE)]
        shown = re.findall(r"^\s+\d+: (\w+)\s+\d+ FUNC\s+GLOBAL DEFAULT\s+\d+ (goalpost_\w+)", readelf("--dyn-syms", LIBRARY), re.MULTILINE)
        self.assertGreater(len(shown), 70)
        content = LIBRARY.read_bytes()
        for address, name in shown:
            at = next(offset + int(address, 16) - begin for offset, begin, size in loads if begin <= int(address, 16) < begin + size)
            self.assertEqual(content[at:at + 4], ENDBR64, name)


if __name__ == "__main__":
    if os.environ["GOALPOST_HARDENED"] == "0" or LIBRARY.read_bytes()[:4] != b"\x7fELF":
        print("SKIPPED: this is no release build, or GOALPOST_HARDEN is off, or the library is no ELF file")
        sys.exit(SKIPPED)
    unittest.main(argv=[sys.argv[0]])
