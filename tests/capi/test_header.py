"""goalpost.h by itself: it compiles in every language it promises, its numbers are those of the tables, and every function is tested."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import header

SOURCE = header.SOURCE


def compile_with(command, text, suffix):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"includes{suffix}"
        file.write_text(text, encoding="utf-8")
        done = subprocess.run([*command, f"-I{SOURCE / 'capi'}", "-c", file, "-o", Path(folder) / "out.o"], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout


def every_initialiser():
    """A program that starts every struct with its macro."""
    structs = re.findall(r"#define (GOALPOST_(\w+)_INIT)\b", header.text())
    lines = [f"  {{ struct goalpost_{name.lower()} one = {macro}; sum += one.struct_size; }}" for macro, name in structs]
    return ("#include <goalpost.h>\n#include <goalpost.h>\nsize_t sum_of_sizes(void);\nsize_t sum_of_sizes(void) {\n"
            "  size_t sum = 0;\n" + "\n".join(lines) + "\n  return sum;\n}\n")


class Header(unittest.TestCase):
    def test_compiles_in_c(self):
        for compiler in filter(shutil.which, ("gcc", "clang")):
            for standard in ("c89", "c99", "c11", "c17"):
                with self.subTest(compiler=compiler, standard=standard):
                    command = [compiler, f"-std={standard}", "-pedantic", "-Wall", "-Wextra", "-Wconversion", "-Werror"]
                    self.assertEqual(compile_with(command, every_initialiser(), ".c"), (0, ""))

    def test_compiles_in_cpp(self):
        for compiler in filter(shutil.which, ("g++", "clang++")):
            for standard in ("c++98", "c++11", "c++20"):
                with self.subTest(compiler=compiler, standard=standard):
                    warnings = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wold-style-cast"]
                    if compiler == "clang++":
                        warnings = ["-Weverything", "-Wno-padded", "-Wno-c++98-compat", "-Wno-c++98-compat-pedantic"]
                        if standard == "c++98":  # long long is younger, and some systems' <stdint.h> has it
                            warnings.append("-Wno-c++11-long-long")
                    command = [compiler, f"-std={standard}", *warnings, "-Werror"]
                    self.assertEqual(compile_with(command, every_initialiser(), ".cpp"), (0, ""))
        if not shutil.which("clang++"):
            print("clang++ is not here: -Weverything was not tried", file=sys.stderr)

    def test_beside_the_cpp_headers(self):
        command = [os.environ.get("GOALPOST_CXX", "g++"), "-std=c++20", "-Wall", "-Wextra", "-Werror", f"-I{SOURCE / 'include'}"]
        for text in ("#include <goalpost.h>\n#include <goalpost/goalpost.hpp>\n",
                     "#include <goalpost/goalpost.hpp>\n#include <goalpost.h>\n"):
            self.assertEqual(compile_with(command, text, ".cpp"), (0, ""))

    def test_numbers_of_the_tables(self):
        numbers = header.numbers()
        for table, macro in (("verdicts", "VERDICT"), ("reasons", "REASON")):
            rows = re.findall(rf"^GOALPOST_{macro}\((\d+), (\w+),", (SOURCE / f"include/goalpost/value/{table}.def").read_text(
                encoding="utf-8"), flags=re.MULTILINE)
            wanted = {f"GOALPOST_{macro}_{name.upper()}": int(number) for number, name in rows}
            given = {name: number for name, number in numbers.items() if name.startswith(f"GOALPOST_{macro}_")}
            self.assertEqual(given, wanted)

    def test_every_function_is_refused_wrong_arguments(self):
        tested = "".join(file.read_text(encoding="utf-8") for file in (SOURCE / "tests/capi").glob("refuse_*_test.cpp"))
        self.assertEqual([name for name in header.prototypes() if not re.search(rf"\b{name}\(", tested)], [])

    def test_every_function_has_a_comment(self):
        """A function stands under a comment, or beside others that do."""
        blocks = re.split(r"\n\n", header.HEADER.read_text(encoding="utf-8"))
        without = [block for block in blocks
                   if "GOALPOST_API " in block and not re.search(r"^#", block, flags=re.MULTILINE) and "/*" not in block]
        self.assertEqual([block for block in without if "_free(" not in block], [])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
