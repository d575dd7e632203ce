"""The model of a plan: inputs, indicators, targets. All limits and sizes are true values (9 per 1,000 is 9/1000)."""
from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from typing import Union

import kinds
from expression import (Binary, Call, Condition, Expr, Gap, If, IndicatorRef, InputRef, Literal, Quotient, Share,
                        Total, children)
from kinds import Kind
from periods import Period


@dataclass(slots=True)
class Input:
    name: str
    kind: Kind
    dims: tuple[str, ...] = ()
    column: str | None = None
    roll_up: str | None = None  # sum, last, none

    @property
    def adds_up(self) -> bool:
        """D132: whether areas above have a figure that is made of those below; of dates the latest."""
        if self.kind.name in ("count", "money"):
            return self.roll_up != "none"
        return (self.kind.name, self.roll_up) in (("number", "sum"), ("date", "last"))

    @property
    def in_time(self) -> str | None:
        """D135: how a period is made of its parts, sum or last; None: not at all."""
        if self.roll_up is None:
            return "sum" if self.kind.name in ("count", "money") else None
        return None if self.roll_up == "none" else self.roll_up


@dataclass(slots=True)
class Level:
    """An area level with its plural: `district/districts`."""

    name: str
    plural: str


@dataclass(frozen=True, slots=True)
class Versus:
    """prior_year, prior_period, baseline, year (number = the year), mean (number = how many years)."""

    kind: str
    number: int = 0


@dataclass(slots=True)
class LevelForm:
    """A level, dated or not. op None is the bare figure; maintain marks `maintain 100%` / `maintain below 12%`."""

    op: str | None
    limits: list[tuple[Fraction, int | None]]
    line: bool = False
    versus: Versus | None = None
    maintain: bool = False


@dataclass(slots=True)
class FromTo:
    """`reduce from 10% down to 8%`, `increase from 8% to 10%`; start None: `reduce to 8%`, `increase to 10%`."""

    up: bool
    start: Fraction | None
    end: Fraction


@dataclass(slots=True)
class Between:
    low: Fraction
    high: Fraction


@dataclass(slots=True)
class About:
    """tolerance None: the plan's `about within`."""

    centre: Fraction
    tolerance: Fraction | None = None
    relative: bool = True


@dataclass(slots=True)
class Exactly:
    figure: Fraction


@dataclass(slots=True)
class Change:
    """reduce / increase by a size (relative: a part of the base), a range when far is given, or without a size."""

    up: bool
    size: Fraction | None
    relative: bool = True
    far: Fraction | None = None
    every_year: bool = False
    versus: Versus | None = None


@dataclass(slots=True)
class Times:
    factor: Fraction
    op: str | None
    versus: Versus


@dataclass(slots=True)
class Maintain:
    versus: Versus | None = None
    tolerance: Fraction | None = None
    relative: bool = False


Form = Union[LevelForm, FromTo, Between, About, Exactly, Change, Times, Maintain]


@dataclass(slots=True)
class Spread:
    """`in every district` (count None) or `in at least 8 districts`."""

    level: str
    count: int | None = None


@dataclass(slots=True)
class Target:
    form: Form
    level: str | None = None
    spread: Spread | None = None
    strata: dict[str, str] = field(default_factory=dict)
    area: str | None = None
    year: int | None = None
    when: Condition | None = None
    if_any: InputRef | None = None


@dataclass(slots=True)
class Indicator:
    name: str
    measure: Expr
    targets: list[Target] = field(default_factory=list)
    better: str | None = None
    may_exceed: bool = False
    label: str | None = None
    title: str | None = None
    direction: str | None = None  # what the generator chose; the text says it through words, a natural limit or better


@dataclass(slots=True)
class Plan:
    name: str = "p"
    periods: list[Period] = field(default_factory=list)
    baseline: int | None = None
    levels: list[Level] = field(default_factory=list)
    strata: dict[str, list[str]] = field(default_factory=dict)
    missing_children: str | None = None  # refuse, allow, require
    require: Fraction = Fraction(0)
    boundary_inclusive: bool = False
    about_within: Fraction | None = None  # always relative
    first_month: int = 1  # of the fiscal year
    small: tuple[int, int] | None = None  # `suppress counts 1 to 4`
    inputs: dict[str, Input] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)

    def level_index(self, name: str) -> int:
        return next(i for i, level in enumerate(self.levels) if level.name == name)

    def strata_of(self, dims: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Every stratum of these dimensions, the first dimension slowest, other cells empty."""
        return list(product(*[values if dim in dims else [""] for dim, values in self.strata.items()]))

    def kind_of(self, node: Expr) -> Kind:
        """D34."""
        if isinstance(node, InputRef):
            return self.inputs[node.name].kind
        if isinstance(node, IndicatorRef):
            return self.kind_of(self.indicators[node.name].measure)
        if isinstance(node, Literal):
            return node.kind
        if isinstance(node, Binary):
            left, right = self.kind_of(node.left), self.kind_of(node.right)
            return kinds.multiply(left, right) if node.op == "*" else kinds.add(left, right, node.op == "-")
        if isinstance(node, Quotient):
            left, right = self.kind_of(node.left), self.kind_of(node.right)
            return kinds.divide(left, right) if node.style == "slash" else kinds.ratio(node.scale)
        if isinstance(node, Call):
            kind = kinds.ZERO
            for argument in node.arguments:
                kind = kinds.common(kind, self.kind_of(argument))
            return kind
        if isinstance(node, If):
            return kinds.common(self.kind_of(node.then), self.kind_of(node.otherwise))
        if isinstance(node, Gap):
            kind = self.kind_of(node.inner)
            return kinds.points(kind.scale) if kind.name == "ratio" else kind
        if isinstance(node, Share):
            return kinds.PERCENT
        return self.kind_of(node.inner)

    def dims_of(self, node: object) -> tuple[str, ...]:
        """D1: those of the inputs, in the order of the plan; total() needs none, a gap not the one it compares."""
        found: set[str] = set()
        stack = [node]
        while stack:
            current = stack.pop()
            if isinstance(current, InputRef):
                found.update(self.inputs[current.name].dims)
            elif isinstance(current, IndicatorRef):
                stack.append(self.indicators[current.name].measure)
            elif isinstance(current, Gap):
                found.update(dim for dim in self.dims_of(current.inner) if dim != current.dimension)
            elif not isinstance(current, Total):
                stack.extend(children(current))
        return tuple(dim for dim in self.strata if dim in found)

    def measured_levels(self, measure: Expr) -> set[int]:
        """The indexes of the levels at which a measure can have a value: a share of districts has one above them."""
        found, stack = set(range(len(self.levels))), [measure]
        while stack:
            current = stack.pop()
            if isinstance(current, IndicatorRef):
                stack.append(self.indicators[current.name].measure)
            elif isinstance(current, Share):
                found &= set(range(self.level_index(current.level)))
            stack.extend(children(current))
        return found

    def judged_levels(self, one: Indicator) -> set[int]:
        """The levels at which any target of the indicator is judged."""
        measured, found = self.measured_levels(one.measure), set()
        for target in one.targets:
            if target.spread is not None:
                level = self.level_index(target.spread.level)
                found |= set(range(level)) if level in measured else set()
            else:
                found |= measured if target.level is None else measured & {self.level_index(target.level)}
        return found

    def written_out(self, node: Expr) -> Expr:
        """The top of a measure with indicator names replaced by their measures."""
        while isinstance(node, IndicatorRef):
            node = self.indicators[node.name].measure
        return node
