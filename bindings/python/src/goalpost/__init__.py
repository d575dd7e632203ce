"""Goalpost: says of each target of a public plan whether it is met, exactly, and with a reason.

    >>> import goalpost
    >>> answer = goalpost.Rule("deaths per 1,000 births below 9‰").evaluate(deaths=12, births=1504)
    >>> answer.met
    True
    >>> print(answer.explain())
    7.98‰ = 12 of 1,504 births; below 9‰: met by 1.02 per 1,000

Plan.from_file() reads a plan, Plan.check() reads it critically, Plan.evaluate() judges it on a table. docs/python.md is the manual.
"""
from __future__ import annotations

from . import _library
from .answers import Answer, Answers
from .codes import (ABI_VERSION, LANGUAGES, Better, Flag, Instructions, Kind, Language, Reason, RollUp, Severity, Status, Verdict)
from .diagnostics import Diagnostic, Diagnostics
from .errors import (ArgumentError, CancelledError, DataError, DiagnosticsError, FigureTypeError, GoalpostError, InternalError, LengthError,
                     NotFoundError, OutOfMemoryError, PlanError, RuleError, ThreadError, UnavailableError)
from .evaluator import Evaluator
from .indicator import Indicator, Input
from .phrases import phrase
from .plan import Plan
from .results import Result, Results
from .rule import Rule
from .table import Table

__version__: str = _library.library.goalpost_version().decode()


def best_instructions() -> Instructions:
    """The best that this machine has."""
    return Instructions(_library.library.goalpost_best_instructions())


__all__ = [
    "ABI_VERSION", "LANGUAGES", "Answer", "Answers", "ArgumentError", "Better", "CancelledError", "DataError", "Diagnostic", "Diagnostics",
    "DiagnosticsError", "Evaluator", "FigureTypeError", "Flag", "GoalpostError", "Indicator", "Input", "Instructions", "InternalError",
    "Kind", "Language", "LengthError", "NotFoundError", "OutOfMemoryError", "Plan", "PlanError", "Reason", "Result", "Results", "RollUp",
    "Rule", "RuleError", "Severity", "Status", "Table", "ThreadError", "UnavailableError", "Verdict", "best_instructions", "phrase",
]
