"""Laws: the order in which things stand, and what else stands in a table, is nothing to an answer.

- Other columns first, or rows in another order that leaves the order of areas as it is: the same bytes.
- Rows in any order: the same rows. Only the reasons of targets over areas, and of what combines them, may be those of another
  area: the first that decides gives it (D28, D2).
- Indicators in any order: the same rows.
- Trees of areas, each in a table of its own: together the rows of the whole table. The plan names its periods, none of which is
  made of parts, since what a period is made of is seen of the whole table (D135, D136).
- `--period`, `--by` and `--only` leave rows out and change none.
"""
from __future__ import annotations

import unittest

from law import LawTest, Random, Table, rows_of, spelled, to_csv  # noqa: I001  it finds the others
from tables import Layout

ALL = ("verdict", "reason", "exceeded", "at_boundary", "value", "limit", "base", "gap", "progress", "needed", "reported",
       "reached", "expected")


def shuffled_within_areas(table: Table, random: Random) -> Table:
    """Rows in another order, the areas in the same: each area's first row stays before that of the next one."""
    rows = list(table.rows.items())
    random.shuffle(rows)
    first: dict[str, int] = {}
    for i, ((area, _, _), _) in enumerate(rows):
        first.setdefault(area, i)
    leading = [rows[first[area]] for area in dict.fromkeys(area for area, _, _ in table.rows)]
    places = sorted(first.values())  # where a first row stands now; they change places among themselves
    for place, row in zip(places, leading):
        rows[place] = row
    made = Table(dict(rows), table.parents)
    return made if made.roster() == table.roster() else table


class Order(LawTest):
    usual_cases = 20

    def test_rows_and_columns(self) -> None:
        for _, case, random in self.cases():
            text = spelled(case.plan, "order")
            self.write("a.goal", text)
            self.write("a.csv", to_csv(case.plan, case.table))
            whole = self.evaluate("a.goal", "a.csv")
            order = list(range(3 + len(case.plan.strata) + len(case.plan.inputs)))
            random.shuffle(order)
            self.write("moved.csv", to_csv(case.plan, shuffled_within_areas(case.table, random), Layout(tuple(order))))
            if self.evaluate("a.goal", "moved.csv") != whole:
                self.fail(self.keep("other bytes when rows and columns stand in another order"))

            rows = list(case.table.rows.items())
            random.shuffle(rows)
            self.write("shuffled.csv", to_csv(case.plan, Table(dict(rows), case.table.parents)))
            before, after = rows_of(whole, case.plan), rows_of(self.evaluate("a.goal", "shuffled.csv"), case.plan)
            over_areas = {(one.name, str(ordinal)) for one in case.plan.indicators.values()
                          for ordinal, target in enumerate(one.targets, 1) if target.spread is not None}
            over_areas |= {(name, "all") for name, _ in over_areas}
            self.same(before, after, tuple(name for name in ALL if name != "reason"), "shuffled rows")
            self.same(before, after, ("reason",), "shuffled rows", lambda key: key[:2] not in over_areas)

            names = list(case.plan.indicators)
            random.shuffle(names)
            case.plan.indicators = {name: case.plan.indicators[name] for name in names}
            moved = self.ask(case, spelled(case.plan, "order"), case.table, "indicators")
            self.same(before, moved, ALL, "indicators in another order")

    def test_tables_that_are_split(self) -> None:
        compared = 0
        for _, case, _ in self.cases("sub_year", "layouts"):
            roots = list(dict.fromkeys(case.table.path(area)[0] for area in case.table.roster()))
            if len(roots) < 2 or not case.table.parents:
                continue
            text = spelled(case.plan, "split")
            self.write("a.goal", text)
            self.write("a.csv", to_csv(case.plan, case.table))
            asked = ",".join(period.text() for period in case.plan.periods or case.table.periods())
            whole = rows_of(self.evaluate("a.goal", "a.csv", "--period", asked), case.plan)
            together = {}
            for root in roots:
                rows = {key: cells for key, cells in case.table.rows.items() if case.table.path(key[0])[0] == root}
                areas = {area for key in rows for area in case.table.path(key[0])}
                parents = {area: above for area, above in case.table.parents.items() if area in areas}
                # The column `parent` has to be there even where nobody has one.
                part = to_csv(case.plan, Table(rows, parents or {"": ""}))
                self.write("part.csv", part)
                together.update(rows_of(self.evaluate("a.goal", "part.csv", "--period", asked), case.plan))
            compared += self.same(whole, together, ALL, f"{len(roots)} tables instead of one")
        self.assertGreater(compared, 0)

    def test_what_is_asked_for(self) -> None:
        for _, case, random in self.cases():
            self.write("a.goal", case.plan_text)
            self.write("a.csv", case.table_text)
            plan = case.plan
            whole = rows_of(self.evaluate("a.goal", "a.csv"), plan)
            periods = sorted({key[3] for key in whole})
            chosen, name = random.sample(periods, min(2, len(periods))), random.choice(list(plan.indicators))
            label = plan.indicators[name].name
            for option, text, concerns in (("--period", ",".join(chosen), lambda key: key[3] in chosen),
                                           ("--only", label, lambda key: key[0] == name)):
                part = rows_of(self.evaluate("a.goal", "a.csv", option, text), plan)
                self.assertTrue(all(concerns(key) for key in part))
                self.same(whole, part, ALL, f"{option} {text}", concerns)
            for level in plan.levels:
                part = rows_of(self.evaluate("a.goal", "a.csv", "--by", level.name), plan)
                depth = plan.level_index(level.name)
                self.same(whole, part, ALL, f"--by {level.name}", lambda key: case.table.depth(key[2]) == depth)


if __name__ == "__main__":
    unittest.main()
