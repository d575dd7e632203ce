"""Who holds a target back (D138): the areas below a missed row that miss the same target themselves."""
from __future__ import annotations

from dataclasses import replace

from bounds import line_needs_base
from judge import Judge, Result, columns
from periods import Period
from plan import About, Between, Exactly, FromTo, Indicator, LevelForm, Target
from states import MISSED, combine
from tables import Stratum

Named = tuple[str, str, str]  # area, value, gap


def held_back_by(judge: Judge, one: Indicator, ordinal: int, area: str, period: Period,
                 stratum: Stratum) -> list[Named]:
    if judge.result(one, ordinal, area, period, stratum).verdict != MISSED:
        return []
    target = one.targets[ordinal]
    if target.spread is not None:
        found = _of_level(judge, one, target, area, period)
    elif _says_nothing_of_parts(judge, one, target, period):
        found = []
    else:
        same = replace(target, level=None, area=None)
        found = [(child, judge.decide(one, same, child, period, stratum))
                 for child in judge.measures.rollup.children.get(area, ())]
    behind = sorted(((name, result) for name, result in found if result.verdict == MISSED),
                    key=lambda each: each[1].gap)
    kind = judge.kinds[one.name]
    return [(name, columns(result, kind)[4], columns(result, kind)[7]) for name, result in behind]


def _says_nothing_of_parts(judge: Judge, one: Indicator, target: Target, period: Period) -> bool:
    """A limit for the whole of a count is none for its parts."""
    form = target.form
    is_level = isinstance(form, LevelForm) and not (form.line and line_needs_base(form, period))
    return judge.kinds[one.name].name in ("count", "money", "number") and (
        is_level or isinstance(form, (Between, About, Exactly, FromTo)))


def _of_level(judge: Judge, one: Indicator, target: Target, area: str, period: Period) -> list[tuple[str, Result]]:
    """The areas of the level that miss the target, by their worst stratum."""
    found = []
    assert target.spread is not None
    for member in judge.areas_below(area, target.spread.level):
        parts = [judge.decide(one, target, member, period, cell) for cell in judge.strata[one.name]]
        if combine([(part.verdict, part.reason) for part in parts])[0] == MISSED:
            found.append((member, min((part for part in parts if part.verdict == MISSED), key=lambda part: part.gap)))
    return found
