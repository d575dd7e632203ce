"""The tree of a measure and of a condition (contract section 3)."""
from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Iterator, Union

from kinds import Kind


@dataclass(eq=False, slots=True)
class InputRef:
    name: str
    default: Fraction | None = None


@dataclass(eq=False, slots=True)
class IndicatorRef:
    """The name of another indicator: its measure stands here."""

    name: str


@dataclass(eq=False, slots=True)
class Literal:
    """A constant in its true value: 5% is 0.05 with the kind ratio."""

    value: Fraction
    kind: Kind


@dataclass(eq=False, slots=True)
class Binary:
    """`+`, `-` or `*`."""

    op: str
    left: "Expr"
    right: "Expr"


@dataclass(eq=False, slots=True)
class Quotient:
    """`left per scale right` (style per), `left as % of right` (style percent), `left / right` (style slash)."""

    style: str
    scale: int
    left: "Expr"
    right: "Expr"


@dataclass(eq=False, slots=True)
class Call:
    """min, max (of two or more) or abs."""

    function: str
    arguments: list["Expr"]


@dataclass(eq=False, slots=True)
class If:
    condition: "Condition"
    then: "Expr"
    otherwise: "Expr"


@dataclass(eq=False, slots=True)
class Prior:
    inner: "Expr"


@dataclass(eq=False, slots=True)
class InYear:
    inner: "Expr"
    year: int


@dataclass(eq=False, slots=True)
class MeanLast:
    years: int
    inner: "Expr"


@dataclass(eq=False, slots=True)
class Total:
    """total(x): the sum of an input over its strata; also of sums and differences of inputs (D35)."""

    inner: "InputRef | Binary"


@dataclass(eq=False, slots=True)
class Gap:
    """`gap of x from rural to urban`, two strata of one dimension."""

    inner: "Expr"
    dimension: str
    start: str
    end: str


@dataclass(eq=False, slots=True)
class Share:
    """`share of communes meeting NAME`."""

    level: str
    indicator: str


@dataclass(eq=False, slots=True)
class Compare:
    op: str
    left: "Expr"
    right: "Expr"


@dataclass(eq=False, slots=True)
class Not:
    inner: "Condition"


@dataclass(eq=False, slots=True)
class Logic:
    """`and`, `or`."""

    op: str
    left: "Condition"
    right: "Condition"


Expr = Union[InputRef, IndicatorRef, Literal, Binary, Quotient, Call, If, Prior, InYear, MeanLast, Total, Gap, Share]
Condition = Union[Compare, Not, Logic]


def children(node: object) -> list:
    """Direct parts in the order in which they are written; an indicator's name is a leaf here."""
    if isinstance(node, (Binary, Quotient, Compare, Logic)):
        return [node.left, node.right]
    if isinstance(node, Call):
        return list(node.arguments)
    if isinstance(node, If):
        return [node.condition, node.then, node.otherwise]
    if isinstance(node, (Prior, InYear, MeanLast, Total, Gap, Not)):
        return [node.inner]
    return []


def walk(node: object) -> Iterator[object]:
    yield node
    for child in children(node):
        yield from walk(child)
