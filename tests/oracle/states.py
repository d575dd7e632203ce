"""Verdicts, states and how parts combine (contract section 4, decisions D6, D7, D29)."""
from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Iterable, Sequence, Union

MET = "met"
MISSED = "missed"
NO_DATA = "no_data"
NO_BASELINE = "no_baseline"
NOT_APPLICABLE = "not_applicable"
NOT_DUE = "not_due"
DATA_ERROR = "data_error"


@dataclass(frozen=True, slots=True)
class State:
    """What an expression is when it is not a value: one of data_error, no_data, not_applicable, and why."""

    verdict: str
    reason: str


Value = Union[Fraction, State]
Truth = Union[bool, State]

_RANK = {DATA_ERROR: 0, NO_DATA: 1, NOT_APPLICABLE: 2}


def first_state(operands: Iterable[object]) -> State | None:
    """D7: the worst state of the operands decides, with the leftmost reason; None when all are values."""
    best: State | None = None
    for operand in operands:
        if type(operand) is State and (best is None or _RANK[operand.verdict] < _RANK[best.verdict]):
            best = operand
    return best


_COMBINING_ORDER = (MISSED, DATA_ERROR, NO_DATA, NO_BASELINE, MET, NOT_DUE, NOT_APPLICABLE)


def combine(parts: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """D29 with the reason of D2: the first part that has the combined verdict."""
    for verdict in _COMBINING_ORDER:
        for part_verdict, reason in parts:
            if part_verdict == verdict:
                return verdict, reason
    return NOT_APPLICABLE, "out_of_scope"
