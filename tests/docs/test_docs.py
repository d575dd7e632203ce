"""Runs what the documentation shows: README.md and docs/*.md, every fenced block of them.

```console    each `$ ` line is run from the root of the checkout; its output (standard output and error together) must
              be the lines that follow. A `…` at a line's end stands for the rest of the line, alone on a line for any lines.
```goalpost   a whole plan (one that begins with `edition` or `plan`) must be free of errors; a fragment is only counted
```cpp        a program (with `int main`) is compiled against the build in GOALPOST_BUILD, and run
```c          the same, against the shared library of the C interface
```sh         is not run, but the files of ours that it names must exist
```json       must be JSON
Other blocks need a language of SHOWN_ONLY, so that nobody forgets to have an example run.

GOALPOST is the command line's binary. Run alone: GOALPOST=build/release/goalpost python3 tests/docs/test_docs.py
"""
import json
import os
import pathlib
import re
import subprocess
import tempfile
import textwrap
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHOWN_ONLY = {"text", "csv", "cmake", "python"}  # python: run by tests/python/test_docs.py
FENCE = re.compile(r"^(?P<indent> *)```(?P<language>[\w+-]*)[^\n]*\n(?P<body>.*?)^(?P=indent)```\s*$",
                   re.MULTILINE | re.DOTALL)


class Block:
    def __init__(self, path, text, match):
        self.path = path
        self.line = text.count("\n", 0, match.start()) + 1
        self.language = match["language"]
        self.body = textwrap.dedent(match["body"])

    def __str__(self):
        return f"{self.path.relative_to(ROOT)}:{self.line}"


def documents():
    paths = sorted((ROOT / "docs").glob("*.md"))
    readme = ROOT / "README.md"
    return ([readme] if readme.exists() else []) + paths


def blocks_of(path):
    text = path.read_text(encoding="utf-8")
    return [Block(path, text, match) for match in FENCE.finditer(text)]


def commands_of(body):
    """Pairs of a command and the output printed behind it. A backslash at a line's end continues a command."""
    pairs = []
    lines = iter(body.splitlines())
    for line in lines:
        if line.startswith("$ "):
            command = line[2:]
            while command.endswith("\\"):
                command = command[:-1] + next(lines, "").lstrip()
            pairs.append((command, []))
        elif pairs:
            pairs[-1][1].append(line)
        elif line.strip():
            raise AssertionError(f"output without a command before it: {line!r}")
    return [(command, trimmed(output)) for command, output in pairs]


def trimmed(lines):
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


def expected_pattern(lines):
    """The expected lines as a regular expression, `…` read as the wildcard it is."""
    pattern = ""
    for line in lines:
        if line.strip() == "…":
            pattern += r"(?:[^\n]*\n)*?"
        elif line.endswith("…"):
            pattern += re.escape(line[:-1]) + r"[^\n]*\n"
        else:
            pattern += re.escape(line.rstrip()) + r"[ ]*\n"
    return re.compile(pattern)


def matches(lines, output):
    output = "".join(line + "\n" for line in trimmed(output.splitlines()))
    return expected_pattern(lines).fullmatch(output) is not None


class WildcardTest(unittest.TestCase):
    """The runner itself: what would be the use of it if it let everything pass?"""

    def test_commands_and_their_output(self):
        self.assertEqual(commands_of("$ a b\nx\n\ny\n\n$ c \\\n  d\n"), [("a b", ["x", "", "y"]), ("c d", [])])

    def test_wildcards(self):
        self.assertTrue(matches(["a…", "b"], "abc\nb\n"))
        self.assertTrue(matches(["a", "…", "z"], "a\nb\nc\nz\n"))
        self.assertTrue(matches(["a", "…", "z"], "a\nz\n"))
        self.assertFalse(matches(["a"], "ab\n"))
        self.assertFalse(matches(["a"], "a\nb\n"))
        self.assertFalse(matches(["a", "…", "z"], "a\nz\ny\n"))
        self.assertFalse(matches(["a.b"], "axb\n"))

    def test_fences(self):
        text = "x\n```console\n$ a\n```\n- y\n  ```text\n  b\n  ```\n"
        self.assertEqual([(m["language"], m["body"]) for m in FENCE.finditer(text)],
                         [("console", "$ a\n"), ("text", "  b\n")])


class DocumentationTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        binary = os.environ.get("GOALPOST")
        if not binary:
            raise RuntimeError("GOALPOST must be the path of the binary to test")
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.scratch = pathlib.Path(cls.temporary.name)
        (cls.scratch / "bin").mkdir()
        (cls.scratch / "bin" / "goalpost").symlink_to(pathlib.Path(binary).resolve())
        cls.environment = dict(os.environ, PATH=f"{cls.scratch / 'bin'}{os.pathsep}{os.environ['PATH']}",
                               LC_ALL="C.UTF-8", TMPDIR=str(cls.scratch))
        cls.environment.pop("NO_COLOR", None)
        cls.blocks = [block for path in documents() for block in blocks_of(path)]

    def of_language(self, language):
        return [block for block in self.blocks if block.language == language]

    def run_in_root(self, command, **options):
        return subprocess.run(command, cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", timeout=300, check=False,
                              **options)

    def test_every_block_is_of_a_known_kind(self):
        known = SHOWN_ONLY | {"console", "goalpost", "c", "cpp", "sh", "json"}
        for block in self.blocks:
            with self.subTest(block=str(block)):
                self.assertIn(block.language, known, "nothing runs a block of this language")

    def test_console(self):
        for block in self.of_language("console"):
            with self.subTest(block=str(block)):
                commands = commands_of(block.body)
                self.assertTrue(commands, "a console block needs a line that begins with '$ '")
                for command, expected in commands:
                    output = self.run_in_root(["bash", "-c", command]).stdout
                    if not matches(expected, output):
                        self.assertEqual("\n".join(expected) + "\n", output, f"$ {command}")

    def test_plans(self):
        for block in self.of_language("goalpost"):
            lines = (line.strip() for line in block.body.splitlines())
            statements = [line for line in lines if line and not line.startswith("#")]
            if not statements or statements[0].split()[0].lower() not in ("edition", "plan", "language"):
                continue
            with self.subTest(block=str(block)):
                plan = self.scratch / "plan.goal"
                plan.write_text(block.body, encoding="utf-8")
                done = self.run_in_root(["goalpost", "check", str(plan)])
                self.assertIn(done.returncode, (0, 1), done.stdout)

    def test_programs(self):
        programs = [block for block in self.of_language("cpp") if "int main" in block.body]
        if not programs:
            return
        build = os.environ.get("GOALPOST_BUILD")
        if not build:
            self.skipTest("GOALPOST_BUILD is not set")
        build = pathlib.Path(build).resolve()
        # What depends on another library stands before it. Deeper down lie the libraries of other tests' builds.
        libraries = [str(path) for name in ("libgoalpost_cpp_csv", "libgoalpost_cpp") for path in sorted(build.glob(name + ".*"))
                     if path.suffix in (".a", ".so", ".dylib")]
        self.assertTrue(libraries, f"no library in {build}")
        for block in programs:
            with self.subTest(block=str(block)):
                source, program = self.scratch / "example.cpp", self.scratch / "example"
                source.write_text(block.body, encoding="utf-8")
                compiler = os.environ.get("GOALPOST_CXX", "g++")
                done = self.run_in_root([compiler, "-std=c++20", "-Wall", "-Wextra", f"-I{ROOT / 'include'}",
                                         str(source), *libraries, "-lcsv", "-lutf8proc", f"-Wl,-rpath,{build}",
                                         "-o", str(program)])
                self.assertEqual(done.returncode, 0, done.stdout)
                done = self.run_in_root([str(program)])
                self.assertEqual(done.returncode, 0, done.stdout)

    def test_programs_in_c(self):
        programs = [block for block in self.of_language("c") if "int main" in block.body]
        library = os.environ.get("GOALPOST_C")
        if not library:
            self.skipTest("GOALPOST_C is not set")
        for block in programs:
            with self.subTest(block=str(block)):
                source, program = self.scratch / "example.c", self.scratch / "example_c"
                source.write_text(block.body, encoding="utf-8")
                folder = pathlib.Path(library).resolve().parent
                done = self.run_in_root(["cc", "-std=c99", "-Wall", "-Wextra", f"-I{ROOT / 'capi'}", str(source), library,
                                         f"-Wl,-rpath,{folder}", "-o", str(program)])
                self.assertEqual(done.returncode, 0, done.stdout)
                done = self.run_in_root([str(program)])
                self.assertEqual(done.returncode, 0, done.stdout)

    def test_shell_blocks_name_files_that_exist(self):
        for block in self.of_language("sh"):
            for word in block.body.split():
                if not re.match(r"(\./)?(tools|examples|cmake|docs|bench|tests)/", word):
                    continue
                with self.subTest(block=str(block), word=word):
                    self.assertTrue((ROOT / word).exists(), "no such file in the checkout")

    def test_json_blocks(self):
        for block in self.of_language("json"):
            with self.subTest(block=str(block)):
                json.loads(block.body)


if __name__ == "__main__":
    unittest.main()
