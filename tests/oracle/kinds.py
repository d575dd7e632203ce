"""Kinds of values. A ratio is kept as the true quotient (0.009); its scale (1,000) only serves to show it (9)."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    scale: int = 1
    currency: str = ""


class KindError(ValueError):
    """Two kinds that do not go together; a generator that meets one has a mistake."""


COUNT = Kind("count")
NUMBER = Kind("number")
DATE = Kind("date")
ZERO = Kind("zero")  # the literal 0 has every kind


def ratio(scale: int) -> Kind:
    return Kind("ratio", scale)


def points(scale: int) -> Kind:
    return Kind("points", scale)


def money(currency: str) -> Kind:
    return Kind("money", 1, currency)


PERCENT = ratio(100)


def common(left: Kind, right: Kind) -> Kind:
    """The kind of min, max and the branches of `if`."""
    if left == ZERO:
        return right
    if right == ZERO or left == right:
        return left
    raise KindError(f"{left} and {right}")


def add(left: Kind, right: Kind, minus: bool) -> Kind:
    """D34 for + and -."""
    if left == ZERO or right == ZERO:
        return common(left, right)
    if left.name == "ratio" and right.name == "ratio":
        if left.scale != right.scale:
            raise KindError("ratios of two scales")
        return points(left.scale) if minus else left
    if left.name == "ratio" and right.name == "points":
        return left
    if minus and left == DATE and right == DATE:
        return NUMBER
    if left == right and left.name in ("count", "number", "money"):
        return left
    raise KindError(f"{left} + {right}")


def multiply(left: Kind, right: Kind) -> Kind:
    """D34 for *."""
    for one, other in ((left, right), (right, left)):
        if one == NUMBER and other != DATE:
            return other
        if one.name == "ratio" and other.name in ("count", "money"):
            return other
        if one == COUNT and other.name == "money":
            return other
    raise KindError(f"{left} * {right}")


def divide(left: Kind, right: Kind) -> Kind:
    """D34 for /."""
    if right == NUMBER and left != DATE:
        return left
    if left == COUNT and right == COUNT:
        return ratio(1)
    if left.name == "money" and right == COUNT:
        return left
    if left.name == "money" and left == right:
        return ratio(1)
    if left.name == "ratio" and right.name == "ratio":
        return NUMBER
    if right.name == "ratio" and left.name in ("count", "money"):
        return left
    raise KindError(f"{left} / {right}")
