"""Laws: figures that go missing never make a verdict.

With `missing children refuse` (or nothing said), whatever is met or missed when a figure is taken out was the same before. Holds for a figure that
nothing stands in for: no `default` for its input, no area below that reports it, no parts of its period, no one figure for all strata
beside it. Under `allow` and `require` what was *no data* or *no baseline* stays undecided when a figure of a lowest area goes; a verdict may change, since the
sums are then over other areas, and so may what is made of the verdicts of areas, or of an `if`. There, too, nothing may stand in,
and no area above has a figure of its own: beside it a sum that lacks somebody is no data, alone it is a sum (D144).

What is suppressed counts as what is missing: with any figure suppressed rather than taken out the same holds.
"""
from __future__ import annotations

import unittest

from law import (DECIDED, Fraction, LawTest, inputs_of, parts_of_indicator, spelled,  # noqa: I001  it finds the others
                 table_of)
from expression import If, InputRef, Share
from tables import SUPPRESSED

UNDECIDED = ("no_data", "no_baseline", "data_error")


def stands_alone(case, key, name: str) -> bool:
    """Whether nothing can stand in for this figure."""
    plan, table = case.plan, case.table
    area, period, stratum = key
    one = plan.inputs[name]
    if one.dims and any(cells.get(name) is not None for (_, _, other), cells in table.rows.items() if not any(other)):
        return False
    if tuple(dim for dim, cell in zip(plan.strata, stratum) if cell) != one.dims:
        return False
    if area in table.parents.values() and one.adds_up:
        return False
    return not any(other.length != period.length for other in table.periods())


def blanked(case, random, want) -> tuple:
    """The table without some of the figures that are wanted, and which inputs have lost one."""
    table, lost = table_of(case), set()
    places = [(key, name) for key, cells in table.rows.items() for name, cell in cells.items()
              if isinstance(cell, Fraction) and want(key, name)]
    if not places:
        return table, lost
    share, instead = random.choice([0.02, 0.1, 0.3]), random.choice([None, None, SUPPRESSED])
    for key, name in random.sample(places, max(1, int(len(places) * share))):
        table.rows[key][name] = instead
        lost.add(name)
    return table, lost


class Missing(LawTest):
    usual_cases = 30

    def test_refused_sums(self) -> None:
        compared = lost_verdicts = 0
        for _, case, random in self.cases("sub_year"):
            plan = case.plan
            plan.missing_children = None if plan.missing_children is None else "refuse"
            filled = {node.name for one in plan.indicators.values() for node in parts_of_indicator(one, plan)
                      if isinstance(node, InputRef) and node.default is not None}
            filled |= {target.if_any.name for one in plan.indicators.values() for target in one.targets
                       if target.if_any is not None and target.if_any.default is not None}
            table, lost = blanked(case, random,
                                  lambda key, name: name not in filled and stands_alone(case, key, name))
            text = spelled(plan, "missing")
            before, after = self.ask(case, text, case.table), self.ask(case, text, table, "less")
            self.assertEqual(before.keys(), after.keys())
            for key in before:
                was, now = before[key]["verdict"], after[key]["verdict"]
                compared += 1
                lost_verdicts += was in DECIDED and now not in DECIDED
                if now in DECIDED and was != now:
                    self.fail(self.keep(f"{key}: {was} {before[key]['reason']} becomes {now} without {sorted(lost)}"))
        self.assertGreater(lost_verdicts, 2 * self.num_cases)

    def test_sums_over_who_reported(self) -> None:
        undecided = 0
        for _, case, random in self.cases("sub_year"):
            plan = case.plan
            if not case.table.parents:
                continue
            plan.missing_children = random.choice(["allow", "require"])
            plan.require = plan.require or Fraction(1, 2)
            own = {name for (area, _, _), cells in case.table.rows.items() if area in case.table.parents.values()
                   for name, cell in cells.items() if cell is not None}
            plain = {one.name for one in plan.indicators.values() if self._is_plain(one, plan, own)}
            table, lost = blanked(case, random, lambda key, name: name not in own and stands_alone(case, key, name))
            text = spelled(plan, "missing")
            before, after = self.ask(case, text, case.table), self.ask(case, text, table, "less")
            for key in before:
                if key[0] not in plain or key[1] == "all":
                    continue
                was, now = before[key]["verdict"], after[key]["verdict"]
                undecided += was in UNDECIDED
                if was in ("no_data", "no_baseline") and now in DECIDED:
                    self.fail(self.keep(f"{key}: {was} {before[key]['reason']} becomes {now} without {sorted(lost)}"))
        self.assertGreater(undecided, 2 * self.num_cases)

    @staticmethod
    def _is_plain(one, plan, own: set[str]) -> bool:
        nodes = list(parts_of_indicator(one, plan))
        return (not any(isinstance(node, (If, Share)) for node in nodes) and not inputs_of(one, plan) & own
                and all(node.default is None for node in nodes if isinstance(node, InputRef))
                and all(target.spread is None and target.when is None and target.if_any is None for target in one.targets))


if __name__ == "__main__":
    unittest.main()
