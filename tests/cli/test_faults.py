"""Files that vanish, shrink or may not be read, disks that are full, signals, readers that go away: whatever happens, a file that is
there is whole, what failed says so, and nothing is left behind."""
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from command_line import CommandLineTest, DATA

NOBODY = 65534
INSTRUMENTED = any(word in os.environ["GOALPOST_BUILD"] for word in ("asan", "tsan"))  # they want to be the first themselves
PRELOADS = unittest.skipUnless(sys.platform == "linux" and not INSTRUMENTED, "puts a library before the C library")


def many_rows(number):
    header, *rows = DATA.splitlines()
    return "\n".join([header, *(f"Area {i},,2025,,12,1504,,,63,2025-05-18" for i in range(number))]) + "\n"


class Faults(CommandLineTest):
    def names(self):
        return sorted(path.name for path in self.folder.iterdir())

    def as_nobody(self):
        """Root may read and write everything; somebody else, then."""
        if os.geteuid() != 0:
            return {}
        self.folder.chmod(self.folder.stat().st_mode | 0o055)
        try:
            self.good("check", "plan.goal", user=NOBODY)
        except PermissionError:
            self.skipTest("only root may run the program where it lies")
        return {"user": NOBODY}

    def evaluate(self, *arguments):
        return ("evaluate", "plan.goal", "data.csv", "--format", "csv", *arguments)

    def test_a_file_that_may_not_be_read(self):
        (self.folder / "data.csv").chmod(0)
        options = self.as_nobody()
        self.assertIn("cannot read data.csv: Permission denied", self.bad(3, *self.evaluate(), **options))

    def test_a_folder_that_may_not_be_written(self):
        self.folder.chmod(0o555)
        self.addCleanup(self.folder.chmod, 0o755)
        options = self.as_nobody()
        self.assertIn("cannot write out.csv: Permission denied",
                      self.bad(3, *self.evaluate("--output", "out.csv"), **options))
        self.assertEqual(self.names(), ["data.csv", "plan.goal"])

    def test_a_link_to_what_has_vanished(self):
        (self.folder / "gone.csv").symlink_to("nowhere.csv")
        self.assertIn("cannot read gone.csv: No such file", self.bad(3, "evaluate", "plan.goal", "gone.csv"))

    def test_a_table_that_ends_in_the_middle_of_a_row(self):
        whole = DATA.encode()
        first, second = whole.index(b"\n") + 1, whole.index(b"\n", whole.index(b"\n") + 1) + 1
        for end in range(first + 1, second - 1):  # all of the second line but its last field and its end
            self.write("data.csv", whole[:end].rstrip(b","))
            done = self.run_goalpost(*self.evaluate())
            self.assertEqual(done.returncode, 3, whole[first:end])
            self.assertEqual(done.stdout, "")

    def test_a_plan_that_ends_anywhere(self):
        plan = (self.folder / "plan.goal").read_bytes()
        for end in range(0, len(plan), 7):
            self.write("plan.goal", plan[:end])
            done = self.run_goalpost("check", "plan.goal")
            self.assertIn(done.returncode, (0, 1, 3))
            self.assertNotIn("internal error", done.stderr)

    def preload(self, source):
        """Stands in for functions of the C library, to have things happen at one moment: the environment for it."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        library = Path(folder.name, "stand_in.so")
        subprocess.run([os.environ["GOALPOST_CXX"], "-x", "c++", "-shared", "-fPIC", "-o", str(library), "-"], check=True,
                       input="#include <cstdio>\n#include <cstring>\n#include <dlfcn.h>\n#include <unistd.h>\n"
                       'extern "C" {' + source + "}", encoding="utf-8")
        return {"LD_PRELOAD": str(library)}

    @PRELOADS
    def test_a_file_that_shrinks_while_it_is_read(self):
        environment = self.preload(r"""
            size_t fread(void* to, size_t size, size_t count, FILE* file) {
              using Read = size_t (*)(void*, size_t, size_t, FILE*);
              const size_t done = reinterpret_cast<Read>(dlsym(RTLD_NEXT, "fread"))(to, size, count, file);
              if (done != 0 && memmem(to, done, "deaths,births,", 14) != nullptr && truncate("data.csv", 300000) != 0) _exit(99);
              return done;
            }
        """)
        self.write("data.csv", many_rows(20_000))  # more than is read at once
        said = self.bad(3, *self.evaluate(), environment=environment)
        self.assertIn("cannot read data.csv: it was changed while it was read", said)

    def test_a_disk_that_is_full(self):
        old = "what was there before\n"
        self.write("out.csv", old)
        self.write("data.csv", many_rows(2000))
        whole = len(self.good(*self.evaluate()).stdout)
        for room in (0, 1, 4096, whole // 2, whole - 1):
            said = self.bad(3, *self.evaluate("--output", "out.csv"),
                            preexec_fn=lambda room=room: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)))
            self.assertIn("cannot write out.csv: File too large", said)
            self.assertEqual((self.folder / "out.csv").read_text(encoding="utf-8"), old)
            self.assertEqual(self.names(), ["data.csv", "out.csv", "plan.goal"])

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk_behind_standard_output(self):
        for arguments in (self.evaluate(), ("check", "plan.goal"), ("format", "plan.goal"), ("--help",), ("--version",),
                          ("explain", "plan.goal", "data.csv", "--indicator", "3"), ("compare", "plan.goal", "plan.goal"),
                          ("rule", "deaths per 1,000 births below 9‰", "deaths=12", "births=1504"),
                          ("phrase", "xuống còn 16/100.000 trẻ em")):
            with self.subTest(arguments=arguments), open("/dev/full", "wb") as full:
                done = subprocess.run([self.binary, *arguments], cwd=self.folder, stdout=full, stderr=subprocess.PIPE,
                                      encoding="utf-8", timeout=60, check=False)
                self.assertEqual(done.returncode, 3)
                self.assertIn("cannot write to standard output: No space left on device", done.stderr)

    def test_a_reader_that_goes_away(self):
        self.write("data.csv", many_rows(3000))
        for form in ("csv", "json", "table"):
            with subprocess.Popen([self.binary, "evaluate", "plan.goal", "data.csv", "--format", form], cwd=self.folder,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
                self.assertNotEqual(process.stdout.readline(), b"")
                process.stdout.close()
                self.assertEqual(process.wait(timeout=60), 0)
                self.assertEqual(process.stderr.read(), b"")

    def test_errors_that_nobody_reads(self):
        self.write("plan.goal", "plan p\n" + "indicator\n" * 5000)
        read, write = os.pipe()
        os.close(read)
        with os.fdopen(write, "wb") as nobody:
            done = subprocess.run([self.binary, "check", "plan.goal"], cwd=self.folder, stdout=subprocess.PIPE, stderr=nobody,
                                  timeout=60, check=False)
        self.assertEqual(done.returncode, 3)

    def test_interrupted(self):
        """At whatever moment: the old file or the new one, nothing beside it, and the signal is seen from outside."""
        old = "what was there before\n"
        self.write("data.csv", many_rows(4000))
        command = [self.binary, *self.evaluate("--output", "out.csv")]
        new = self.good(*self.evaluate()).stdout
        ended = set()
        for number in range(40):
            self.write("out.csv", old)
            one = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)[number % 3]
            with subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
                time.sleep(number * 0.002)
                process.send_signal(one)
                code = process.wait(timeout=60)
            self.assertIn(code, (0, -one))
            ended.add(code)
            self.assertIn((self.folder / "out.csv").read_text(encoding="utf-8"), (old, new))
            self.assertEqual(self.names(), ["data.csv", "out.csv", "plan.goal"])

    @PRELOADS
    def test_interrupted_while_writing(self):
        """When everything is in the temporary file, and it has not got its name yet."""
        self.write("out.csv", "old")
        for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            environment = self.preload("""
                #include <signal.h>
                int rename(const char* from, const char* to) { return raise(%d); }
            """ % one)
            done = self.run_goalpost(*self.evaluate("--output", "out.csv"), environment=environment)
            self.assertEqual(done.returncode, -one, done.stderr)
            self.assertEqual((self.folder / "out.csv").read_text(encoding="utf-8"), "old")
            self.assertEqual(self.names(), ["data.csv", "out.csv", "plan.goal"])

    def test_a_signal_that_was_ignored_stays_so(self):
        with tempfile.TemporaryDirectory() as other:
            pipe = Path(other, "plan")
            os.mkfifo(pipe)
            with subprocess.Popen([self.binary, "check", str(pipe)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                  preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)) as process:
                with open(pipe, "wb") as writer:
                    process.send_signal(signal.SIGHUP)
                    writer.write((self.folder / "plan.goal").read_bytes())
                self.assertEqual(process.wait(timeout=60), 0)


if __name__ == "__main__":
    unittest.main()
