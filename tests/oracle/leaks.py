"""What follows from sums that are known: an attack by exact linear algebra on figures that should not be known.

A form is a sum of unknowns, each times a factor: {unknown: factor}. Constants are no part of it, since only what may change is asked for.
"""
from __future__ import annotations

from fractions import Fraction
from typing import Hashable, Iterable

Form = dict[Hashable, Fraction]


class Known:
    """The forms whose values are known, each solved for one unknown."""

    def __init__(self) -> None:
        self._solved: dict[Hashable, Form] = {}
        self._uses: dict[Hashable, set[Hashable]] = {}

    def left(self, form: Form) -> Form:
        """What of a form is still unknown, in unknowns that none is solved for; empty when the form is known."""
        rest: Form = {}
        for unknown, factor in form.items():
            for other, share in self._solved.get(unknown, {unknown: Fraction(1)}).items():
                rest[other] = rest.get(other, Fraction(0)) + factor * share
        return {unknown: factor for unknown, factor in rest.items() if factor}

    def add(self, form: Form) -> None:
        rest = self.left(form)
        if not rest:
            return
        unknown = min(rest, key=repr)
        scale = rest.pop(unknown)
        own = {other: -factor / scale for other, factor in rest.items()}
        for user in self._uses.pop(unknown, set()):
            row = self._solved[user]
            share = row.pop(unknown)
            for other, factor in own.items():
                row[other] = row.get(other, Fraction(0)) + share * factor
                if row[other]:
                    self._uses.setdefault(other, set()).add(user)
                else:
                    del row[other]
                    self._uses[other].discard(user)
        self._solved[unknown] = own
        for other in own:
            self._uses.setdefault(other, set()).add(unknown)

    def is_pinned(self, form: Form, walls: Iterable[Form]) -> bool:
        """Whether a form has one value only, given that no wall may fall: walls are forms at the least that they can be."""
        rest = self.left(form)
        if not rest:
            return True
        near = _touching(rest, [wall for wall in map(self.left, walls) if wall])
        return not any(_can_rise({unknown: sign * factor for unknown, factor in rest.items()}, near) for sign in (1, -1))


def _touching(form: Form, walls: list[Form]) -> list[Form]:
    """The walls that hang together with a form through common unknowns."""
    reached, near = set(form), []
    while True:
        more = [wall for wall in walls if not reached.isdisjoint(wall)]
        if not more:
            return near
        near += more
        walls = [wall for wall in walls if reached.isdisjoint(wall)]
        reached.update(*more)


def _can_rise(goal: Form, walls: list[Form]) -> bool:
    """Whether a direction exists in which the goal rises and no wall falls: the simplex method by Bland's rule, exact.

    Rows say: a wall's slack is the wall's own change; the last one: the goal rises by at most 1.
    """
    unknowns = sorted({unknown for form in (goal, *walls) for unknown in form}, key=repr)
    width = 2 * len(unknowns) + len(walls) + 1  # up, down, slacks

    def row(form: Form, sign: int, slack: int, right: int) -> list[Fraction]:
        ups = [sign * form.get(unknown, Fraction(0)) for unknown in unknowns]
        slacks = [Fraction(int(place == slack)) for place in range(len(walls) + 1)]
        return ups + [-factor for factor in ups] + slacks + [Fraction(right)]

    rows = [row(wall, -1, place, 0) for place, wall in enumerate(walls)] + [row(goal, 1, len(walls), 1)]
    basis = [2 * len(unknowns) + place for place in range(len(walls) + 1)]
    gain = row(goal, 1, -1, 0)
    while True:
        enters = next((column for column in range(width) if gain[column] > 0), None)
        if enters is None:
            return gain[-1] < 0
        leaving = [(line[-1] / line[enters], basis[place], place) for place, line in enumerate(rows) if line[enters] > 0]
        place = min(leaving)[2]  # the last row bounds every gain, so there is one
        pivot = rows[place] = [cell / rows[place][enters] for cell in rows[place]]
        for other, line in enumerate(rows):
            if other != place and line[enters]:
                rows[other] = [cell - line[enters] * mine for cell, mine in zip(line, pivot)]
        gain = [cell - gain[enters] * mine for cell, mine in zip(gain, pivot)]
        basis[place] = enters
