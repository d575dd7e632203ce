"""Random conditions, and what the makers of conditions and of measures share."""
from __future__ import annotations

from fractions import Fraction
from random import Random

from expression import (Binary, Compare, Condition, Expr, IndicatorRef, InputRef, Literal, Logic, Not, Prior, Quotient,
                        Share, walk)
from generate_world import World
from kinds import COUNT, NUMBER, PERCENT
from plan import Indicator
from switches import Switches


class NotHere(Exception):
    """This recipe has no inputs in this plan; take another."""


class ConditionMaker:
    def __init__(self, world: World, rng: Random, switches: Switches) -> None:
        self.world, self.rng, self.switches = world, rng, switches
        self.plan = world.plan

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def pick(self, names: list[str]) -> str:
        if not names:
            raise NotHere
        return self.rng.choice(names)

    def default(self, often: float = 0.1) -> Fraction | None:
        return Fraction(self.rng.choice([0, 0, 0, 5])) if self.chance(often) else None

    def condition(self, dims: tuple[str, ...], depth: int = 1) -> Condition:
        rng = self.rng
        if depth > 0 and self.switches["logic"] and self.chance(0.4):
            if self.chance(0.3):
                return Not(self.condition(dims, depth - 1))
            return Logic(rng.choice(["and", "or"]), self.condition(dims, depth - 1), self.condition(dims, depth - 1))
        op = rng.choice(["<", "<=", ">", ">=", "=", "!="])
        if self.chance(0.25) and self.switches["ratio_literals"]:
            rates = self.world.of_kind(PERCENT, dims)
            if rates:
                return Compare(op, InputRef(rng.choice(rates)), Literal(Fraction(rng.randint(1, 99), 100), PERCENT))
        if self.switches["indicators_in_conditions"] and self.chance(0.15):
            others = [one for one in self.plan.indicators.values() if self._may_stand_in_condition(one, dims)]
            if others:
                other = rng.choice(others)
                kind, figure = self.plan.kind_of(other.measure), Fraction(rng.randint(0, 100))
                return Compare(op, IndicatorRef(other.name), Literal(figure / 100, PERCENT) if kind.name == "ratio"
                               else Literal(figure * 10, NUMBER))
        left: Expr = InputRef(self.pick(self.world.of_kind(COUNT, dims)), self.default())
        if self.chance(0.2):
            left = Binary("+", left, InputRef(self.pick(self.world.of_kind(COUNT, dims))))
        if self.chance(0.2):
            left = Prior(left)
        if self.chance(0.2):
            over = Quotient("slash", 1, left, InputRef(self.pick(self.world.of_kind(COUNT, dims))))
            return Compare(op, over, Literal(Fraction(rng.choice([1, 5, 10, 20]), 10), NUMBER))
        if self.chance(0.4):
            return Compare(op, left, InputRef(self.pick(self.world.of_kind(COUNT, dims))))
        return Compare(op, left, Literal(Fraction(rng.choice([0, 1, 5, 10, 100, 1500, 20_000])), NUMBER))

    def _may_stand_in_condition(self, one: Indicator, dims: tuple[str, ...]) -> bool:
        """Without a proportion: whose `may exceed 100%` holds for it is not decided."""
        if self.plan.kind_of(one.measure).name not in ("count", "ratio") or \
                not set(self.plan.dims_of(one.measure)) <= set(dims):
            return False
        return not any(isinstance(node, (Share, IndicatorRef)) or isinstance(node, Quotient) and node.style == "percent"
                       for node in walk(one.measure))
