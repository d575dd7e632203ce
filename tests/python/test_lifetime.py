"""Memory, threads and processes: what is borrowed stays, what is closed goes, nothing of a column's size is made on the way."""
import concurrent.futures
import gc
import multiprocessing
import os
import pickle
import threading
import unittest
import weakref

import numpy as np

from data import example
import goalpost
from goalpost import Answers, Rule, Verdict

MORTALITY = "deaths per 1,000 births below 9‰"


def resident():
    """Bytes of this process in memory."""
    with open("/proc/self/statm", encoding="ascii") as opened:
        return int(opened.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def high_water():
    with open("/proc/self/status", encoding="ascii") as opened:
        return next(int(line.split()[1]) * 1024 for line in opened if line.startswith("VmHWM"))


def judge_in_a_child(rule, deaths):
    return rule.evaluate(deaths=deaths, births=1000).verdict


def fail_in_a_child(text):
    Rule(text)


class Borrowing(unittest.TestCase):
    def test_a_table_keeps_its_arrays(self):
        plan = goalpost.Rule(MORTALITY).plan
        deaths, births = np.arange(1000, dtype="f8"), np.full(1000, 1000.0)
        kept = weakref.ref(deaths)
        evaluator = plan.evaluator({"deaths": deaths, "births": births})
        del deaths, births
        gc.collect()
        self.assertIsNotNone(kept())
        for _ in range(20):  # had they gone, this memory would be used again
            np.full(1000, -1.0)
        self.assertEqual(evaluator.run(plan.indicators[0].name).counts(), {Verdict.MET: 9, Verdict.MISSED: 991})
        evaluator.close()
        evaluator.table.close()
        gc.collect()
        self.assertIsNone(kept())

    def test_an_evaluator_outlives_its_table(self):
        plan = goalpost.Rule(MORTALITY).plan
        table = plan.table({"deaths": np.arange(10), "births": np.full(10, 1000)})
        evaluator = plan.evaluator(table)
        table.close()
        plan_number = plan.indicators[0].name
        self.assertEqual(evaluator.run(plan_number).counts(), {Verdict.MET: 9, Verdict.MISSED: 1})

    def test_arrays_outlive_results(self):
        plan, columns = example("tien-giang-2022")
        results = plan.evaluate(columns, periods=2021)
        before, verdict = results.verdict.tolist(), results.verdict
        results.close()
        del results, plan, columns
        gc.collect()
        self.assertEqual(verdict.tolist(), before)

    def test_nothing_is_lost(self):
        """Handles go with their objects: after some rounds memory stays where it is."""
        plan, columns = example("tien-giang-2022")

        def once():
            with plan.table(columns) as table:
                plan.evaluate(table, periods=2021).to_csv()
            try:
                goalpost.Plan("plan x\nindicator a\n measure b\n target below 3")
            except goalpost.PlanError:
                pass
            pickle.loads(pickle.dumps(plan))

        for _ in range(30):
            once()
        gc.collect()
        before = resident()
        for _ in range(200):
            once()
        gc.collect()
        self.assertLess(resident() - before, 4 << 20)

    @unittest.skipUnless(os.path.exists("/proc/self/status"), "reads /proc")
    def test_no_buffer_of_a_columns_size(self):
        """Judging a million rows takes what its answers take, 11 bytes a row, and less than a byte a row beside."""
        rows = 1_000_000
        rule = Rule(MORTALITY)
        for dtype, threads in (("f8", 1), ("i2", 2)):
            figures = {"deaths": np.full(rows, 8, dtype), "births": np.full(rows, 1000, dtype)}
            out = Answers(rows)
            for array in (out.verdict, out.reason, out.flags, out.value):
                array[:] = 1  # touched: it is in memory before we look
            rule.columns({name: array[:1000] for name, array in figures.items()})
            with open("/proc/self/clear_refs", "w", encoding="ascii") as opened:
                opened.write("5")  # the high-water mark starts afresh
            before = resident()
            rule.columns(figures, out=out, threads=threads)
            with self.subTest(dtype=dtype, threads=threads):
                self.assertLess(high_water() - before, rows)
                self.assertEqual(out.counts(), {Verdict.MET: rows})


class Concurrently(unittest.TestCase):
    def test_threads(self):
        """Many threads share a rule, a plan and an evaluator."""
        rule, random = Rule(MORTALITY), np.random.default_rng(3)
        figures = {"deaths": random.integers(0, 20, 20_000), "births": np.full(20_000, 1000)}
        expected = rule.columns(figures)
        plan, columns = example("tien-giang-2022")
        printed = plan.evaluate(columns, periods=2021).to_csv()
        evaluator = rule.plan.evaluator(figures)
        name = evaluator.plan.indicators[0].name

        def work(number):
            if number % 3 == 0:
                return rule.columns(figures).verdict.tobytes() == expected.verdict.tobytes()
            if number % 3 == 1:
                return evaluator.run(name).verdict.tobytes() == expected.verdict.tobytes()
            return plan.evaluate(columns, periods=2021).to_csv() == printed

        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            self.assertTrue(all(pool.map(work, range(60))))

    def test_other_threads_run_meanwhile(self):
        """The interpreter is free while rows are judged: the two threads meet at a point that neither could reach alone."""
        rule, rows = Rule(MORTALITY), 100_000
        figures = {"deaths": np.full(rows, 8), "births": np.full(rows, 1000)}
        inside, answered = threading.Event(), threading.Event()

        def other():
            inside.wait(60)
            answered.set()

        thread = threading.Thread(target=other)
        thread.start()

        def progress(_done, _rows):
            inside.set()
            return answered.wait(60)

        rule.columns(figures, progress=progress)
        thread.join()
        self.assertTrue(answered.is_set())

    def test_closing_while_another_thread_judges(self):
        rows = 100_000
        plan = goalpost.Rule(MORTALITY).plan
        evaluator = plan.evaluator({"deaths": np.full(rows, 8), "births": np.full(rows, 1000)})
        name = plan.indicators[0].name

        def progress(_done, _rows):
            evaluator.close()
            evaluator.table.close()
            plan.close()
            gc.collect()

        self.assertEqual(evaluator.run(name, progress=progress).counts(), {Verdict.MET: rows})

    def test_after_fork(self):
        rule, rows = Rule(MORTALITY), 100_000
        figures = {"deaths": np.full(rows, 8), "births": np.full(rows, 1000)}
        self.assertEqual(rule.columns(figures, threads=2).counts(), {Verdict.MET: rows})
        child = os.fork()
        if child == 0:
            good = rule.columns(figures, threads=2).counts() == {Verdict.MET: rows} and rule.evaluate(deaths=9, births=1000).missed
            os._exit(0 if good else 1)
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), 0)

    def test_in_other_processes(self):
        """Rules go there, verdicts and errors come back."""
        with concurrent.futures.ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            self.assertIs(pool.submit(judge_in_a_child, Rule(MORTALITY), 8).result(), Verdict.MET)
            with self.assertRaisesRegex(goalpost.RuleError, "GP2003"):
                pool.submit(fail_in_a_child, "deaths per births below").result()


if __name__ == "__main__":
    unittest.main()
