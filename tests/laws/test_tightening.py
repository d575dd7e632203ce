"""Law: a target that asks for more is never met where one that asked for less was missed.

Every target is put beside one of the same form and scope that asks for more: another level, a larger size, a narrower range, a
smaller tolerance, one area more, `below` instead of `at most`. Holds for all of them. Where nothing is decided, both say the same
for the same reason; but `in every`, `in at least` and what combines strata are missed, and so decided, as soon as a part of them is,
and a change that has been given a size may want a base above zero. `goalpost compare` calls each of the pairs tightened.
"""
from __future__ import annotations

import copy
import json
import unittest

from law import DECIDED, Fraction, Indicator, LawTest, Plan, spelled, with_indicators  # noqa: I001  it finds the others
from expression import InputRef
from kinds import PERCENT
from plan import About, Between, Change, Exactly, FromTo, LevelForm, Maintain, Target, Times


def step(kind, random) -> Fraction:
    if kind.name == "date":
        return Fraction(random.choice([1, 40]))
    if kind.name in ("ratio", "points"):
        return Fraction(random.choice([1, 5, 100]), 10 * max(kind.scale, 100))
    return Fraction(random.choice([1, 3, 1000])) if kind.name != "number" else Fraction(random.choice([1, 30]), 4)


def tightened_level(form: LevelForm, lower: bool, size: Fraction, whole: bool, strict: bool) -> LevelForm | None:
    op = form.op or ("<=" if lower else ">=")
    limits = [(limit - size if lower else limit + size, year) for limit, year in form.limits]
    if lower and any(limit <= 0 for limit, _ in limits) or whole and any(limit >= 1 for limit, _ in limits):
        if strict and form.op in ("<=", ">=") and not form.maintain and all(limit not in (0, 1) for limit, _ in form.limits):
            return LevelForm(op[0], form.limits, form.line, form.versus)
        return None
    return LevelForm(form.op, limits, form.line, form.versus, form.maintain)


def tightened(form, lower: bool, kind, whole: bool, strict: bool, random):
    """A form that asks for more, or None where there is none. whole: nothing is above 100%; strict: `below` is not `at most`."""
    size = step(kind, random)
    if isinstance(form, LevelForm):
        return tightened_level(form, lower, size, whole, strict)
    if isinstance(form, FromTo):
        end = form.end - size if lower else form.end + size
        return None if lower and end <= 0 or whole and end >= 1 else FromTo(form.up, form.start, end)
    if isinstance(form, Between):
        size = min(size, Fraction((form.high - form.low) // 4) if kind.name == "date" else (form.high - form.low) / 4)
        if size == 0:
            return None
        low, high = random.choice([(form.low + size, form.high), (form.low, form.high - size)])
        return Between(low, high)
    if isinstance(form, About) and form.tolerance:
        return About(form.centre, form.tolerance / 2, form.relative)
    if isinstance(form, Change):
        if form.size is None:
            relative = random.random() < 0.5
            return Change(form.up, Fraction(1, 10) if relative else size, relative, None, form.every_year, form.versus)
        more = Fraction(1, 100) if form.relative else size
        if form.relative and not form.up and max(form.size, form.far or 0) + more > 1:
            return None
        return Change(form.up, form.size + more, form.relative, None if form.far is None else form.far + more,
                      form.every_year, form.versus)
    if isinstance(form, Times):
        return Times(form.factor * (Fraction(1, 2) if lower else 2), form.op, form.versus)
    if isinstance(form, Maintain) and form.tolerance:
        return Maintain(form.versus, form.tolerance / 2, form.relative)
    assert isinstance(form, (About, Exactly, Maintain)), form
    return None


def pairs(plan: Plan, random) -> tuple[list[Indicator], list[Indicator]]:
    """Indicators of one target each, and as many that ask for more."""
    loose, tight = [], []
    for one in plan.indicators.values():
        kind, top = plan.kind_of(one.measure), plan.written_out(one.measure)
        whole = kind.name == "ratio" and not one.may_exceed or isinstance(top, InputRef) and kind == PERCENT
        for ordinal, target in enumerate(one.targets, 1):
            more: Target | None = copy.copy(target)
            if target.spread is not None and target.spread.count and random.random() < 0.5:
                more.spread = copy.copy(target.spread)
                more.spread.count += 1
            else:
                lower, strict = one.direction == "lower", not plan.boundary_inclusive
                form = tightened(target.form, lower, kind, whole, strict, random)
                if form is None:
                    continue
                more.form = form
            for chosen, list_ in ((target, loose), (more, tight)):
                list_.append(Indicator(f"pair_{one.name}_{ordinal}", one.measure, [chosen], one.direction, one.may_exceed,
                                       direction=one.direction))
    return loose, tight


class Tightening(LawTest):
    usual_cases = 20

    def test_more_is_never_easier(self) -> None:
        decided = 0
        for _, case, random in self.cases():
            loose, tight = pairs(case.plan, random)
            texts = [spelled(with_indicators(case.plan, each), "tightening") for each in (loose, tight)]
            before, after = self.ask(case, texts[0], case.table, "old"), self.ask(case, texts[1], case.table, "new")
            self.assertEqual(before.keys(), after.keys())
            targets = {one.name: (one.targets[0], more.targets[0]) for one, more in zip(loose, tight)}
            for key in before:
                if key[0] not in targets:
                    continue
                was, now, (one, more) = before[key], after[key], targets[key[0]]
                verdicts = was["verdict"], now["verdict"]
                decided += verdicts == ("met", "missed")
                if verdicts in (("missed", "met"), *[("missed", each) for each in ("not_applicable", "not_due")]):
                    self.fail(self.keep(f"{key}: {verdicts}, {one.form} and {more.form}"))
                new_size = isinstance(one.form, Change) and one.form.size is None
                if key[1] != "all" and one.spread is None and not new_size and not set(verdicts) <= set(DECIDED):
                    if (was["verdict"], was["reason"]) != (now["verdict"], now["reason"]):
                        self.fail(self.keep(f"{key}: {verdicts}, {was['reason']} and {now['reason']}"))
            self._are_called_so(targets)
        self.assertGreater(decided, 10 * self.num_cases)  # that the targets are not all beside the figures

    def _are_called_so(self, targets) -> None:
        old, new = str(self.folder / "old.goal"), str(self.folder / "new.goal")
        changes = json.loads(self.run_goalpost("compare", old, new, "--format", "json"))
        for change in changes["targets"]:
            name = (change["after"] or change["before"])["indicator"]
            if name in targets and change["change"] != "tightened":
                self.fail(self.keep(f"compare says {change}: {targets[name]}"))


if __name__ == "__main__":
    unittest.main()
