"""Files that cannot be read or written, results that go to files, and readers that go away."""
import os
import pathlib
import stat
import subprocess
import sys
import unittest

from command_line import CommandLineTest, PLAN

ROOT_USER = hasattr(os, "geteuid") and os.geteuid() == 0


class ReadingTest(CommandLineTest):
    def test_absent(self):
        self.assertIn("cannot read none.goal: No such file", self.bad(3, "check", "none.goal"))
        self.assertIn("cannot read none.csv", self.bad(3, "evaluate", "plan.goal", "none.csv"))

    def test_directory(self):
        self.assertIn("cannot read .: it is a directory", self.bad(3, "check", "."))
        self.assertIn("it is a directory", self.bad(3, "evaluate", "plan.goal", "."))

    @unittest.skipIf(ROOT_USER, "root may read everything")
    def test_unreadable(self):
        (self.folder / "plan.goal").chmod(0)
        self.assertIn("Permission denied", self.bad(3, "check", "plan.goal"))

    def test_rubbish(self):
        for rubbish in (bytes(range(256)) * 20, b"\0" * 5000, b"\xff\xfe" + "plan p".encode("utf-16-le"),
                        b"\xc3\x28" * 100):
            self.write("rubbish", rubbish)
            self.good("check", "rubbish", exit_code=3)
            self.bad(3, "evaluate", "plan.goal", "rubbish")
            self.bad(3, "evaluate", "rubbish", "data.csv")

    def test_empty(self):
        self.write("empty", "")
        self.assertIn("GP3223: there is no indicator", self.good("check", "empty", exit_code=3).stderr)
        self.bad(3, "evaluate", "plan.goal", "empty")

    def test_an_empty_plan_judges_nothing(self):
        self.write("plan.goal", "plan p\n")
        self.assertIn("GP3223: there is no indicator", self.bad(3, "evaluate", "plan.goal", "data.csv"))

    def test_too_large(self):
        path = self.folder / "large.goal"
        with open(path, "wb") as file:
            file.truncate((64 << 20) + 1)  # sparse: takes no room
        self.assertIn("more than 64 MiB", self.bad(3, "check", "large.goal"))

    def test_endless(self):
        if not os.path.exists("/dev/zero"):
            self.skipTest("no /dev/zero")
        self.assertIn("more than", self.bad(3, "check", "/dev/zero"))

    def test_standard_input(self):
        plain = self.good("evaluate", "plan.goal", "data.csv").stdout
        self.assertEqual(self.good("evaluate", "-", "data.csv", input=PLAN).stdout, plain)
        data = (self.folder / "data.csv").read_text(encoding="utf-8")
        self.assertEqual(self.good("evaluate", "plan.goal", "-", input=data).stdout, plain)
        self.assertIn("only one", self.bad(2, "evaluate", "-", "-"))
        self.assertRegex(self.good("check", "-", input="plan p\nindicator", exit_code=3).stderr, "^standard input:2:")


class WritingTest(CommandLineTest):
    def evaluate(self, *arguments):
        return ("evaluate", "plan.goal", "data.csv", "--format", "csv", *arguments)

    def test_to_a_file(self):
        text = self.good(*self.evaluate()).stdout
        done = self.good(*self.evaluate("--output", "out.csv"))
        self.assertEqual(done.stdout, "")
        self.assertEqual((self.folder / "out.csv").read_text(encoding="utf-8"), text)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["data.csv", "out.csv", "plan.goal"])

    def test_no_colour_in_a_file(self):
        self.good("evaluate", "plan.goal", "data.csv", "--output", "out.txt")
        self.assertNotIn("\x1b", (self.folder / "out.txt").read_text(encoding="utf-8"))

    def test_a_failure_leaves_the_old_file(self):
        self.write("out.csv", "old")
        self.write("plan.goal", "plan p\nindicator\n")
        self.bad(3, *self.evaluate("--output", "out.csv"))
        self.assertEqual((self.folder / "out.csv").read_text(encoding="utf-8"), "old")

    def test_replaces_a_file_and_keeps_its_mode(self):
        path = self.write("out.csv", "old")
        path.chmod(0o640)
        inode = path.stat().st_ino
        self.good(*self.evaluate("--output", "out.csv"))
        self.assertNotEqual(path.stat().st_ino, inode, "written in place: a reader could see half of it")
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o640)

    def test_follows_a_link(self):
        real = self.write("real.csv", "old")
        (self.folder / "link.csv").symlink_to("real.csv")
        self.good(*self.evaluate("--output", "link.csv"))
        self.assertTrue((self.folder / "link.csv").is_symlink())
        self.assertTrue(real.read_text(encoding="utf-8").startswith("indicator,"))

    def test_places_that_cannot_be_written(self):
        self.assertIn("cannot write .: it is a directory", self.bad(3, *self.evaluate("--output", ".")))
        self.assertIn("cannot write none/out.csv", self.bad(3, *self.evaluate("--output", "none/out.csv")))

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_full_disk(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([self.binary, *self.evaluate()], cwd=self.folder, stdout=full, stderr=subprocess.PIPE,
                                  encoding="utf-8", timeout=60, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertIn("cannot write to standard output: No space left on device", done.stderr)
        self.assertIn("No space left", self.bad(3, *self.evaluate("--output", "/dev/full")))

    @unittest.skipIf(sys.platform == "win32", "no pipes of this kind")
    def test_closed_pipe(self):
        rows = "".join(f"area {n},,2025,,12,1504,,,63,2025-05-18\n" for n in range(3000))
        header = (self.folder / "data.csv").read_text(encoding="utf-8").splitlines()[0]
        self.write("data.csv", header + "\n" + rows)
        process = subprocess.Popen([self.binary, *self.evaluate()], cwd=self.folder, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, encoding="utf-8")
        self.addCleanup(process.stderr.close)
        self.assertTrue(process.stdout.readline().startswith("indicator,"))
        process.stdout.close()
        self.assertEqual(process.wait(timeout=60), 0)
        self.assertEqual(process.stderr.read(), "")

    @unittest.skipUnless(hasattr(os, "mkfifo"), "no named pipes")
    def test_to_a_named_pipe(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        read_a_line = "import sys; sys.stdout.write(open(sys.argv[1]).readline())"
        with subprocess.Popen([sys.executable, "-c", read_a_line, str(pipe)], stdout=subprocess.PIPE,
                              encoding="utf-8") as reader:
            self.good(*self.evaluate("--output", "pipe"))
            self.assertTrue(reader.stdout.read().startswith("indicator,"))
        self.assertTrue(stat.S_ISFIFO(pathlib.Path(pipe).stat().st_mode))

    def test_never_over_what_is_read(self):
        before = (self.folder / "plan.goal").read_bytes(), (self.folder / "data.csv").read_bytes()
        for output in ("plan.goal", "./data.csv"):
            self.assertIn("--output would replace", self.bad(2, "evaluate", "plan.goal", "data.csv", "--output", output))
        self.assertIn("--output would replace", self.bad(2, "check", "plan.goal", "--output", "plan.goal"))
        self.assertEqual(((self.folder / "plan.goal").read_bytes(), (self.folder / "data.csv").read_bytes()), before)


if __name__ == "__main__":
    unittest.main()
