"""Law: `suppress counts` changes no verdict, and shows nothing that was not there.

Holds for every plan: verdict, reason and `reported` are those of the same plan without the clause, and each figure is the same or
`*`. What is withheld is that no figure can be had back; tests/cli/test_small_numbers.py is about that.
"""
from __future__ import annotations

import unittest

from law import KEYS, LawTest, spelled

FIGURES = ("exceeded", "at_boundary", "value", "limit", "base", "gap", "progress", "needed", "reached", "expected")


class Withholding(LawTest):
    def test_verdicts_stay(self) -> None:
        withheld = 0
        for _, case, random in self.cases():
            text = spelled(case.plan, "withholding")
            low = random.choice([1, 1, 2])
            clause = f"  suppress counts {low} to {random.choice([4, 9, 200])}\n"
            head, rest = text.split("\n  ", 1)
            before = self.ask(case, text, case.table)
            after = self.ask(case, f"{head}\n{clause}  {rest}", case.table, "withheld")
            self.same(before, after, (*KEYS, *case.plan.strata, "verdict", "reason", "reported"), clause)
            for key, row in after.items():
                for column in FIGURES:
                    withheld += row[column] == "*"
                    if row[column] not in (before[key][column], "*"):
                        self.fail(self.keep(f"{key}, {column}: {before[key][column]!r} is shown as {row[column]!r}"))
        self.assertGreater(withheld, 20 * self.num_cases)


if __name__ == "__main__":
    unittest.main()
