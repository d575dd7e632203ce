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
from .codes import (ABI_VERSION, LANGUAGES, Aspect, Better, Change, Flag, Instructions, IntervalMethod, Kind, Language, NoTrend, Pace,
                    Reason, RollUp, Severity, Status, Trend, Verdict, VersusPriorPeriod)
from .comparison import Comparison, PlannedTarget, TargetChange
from .diagnostics import Diagnostic, Diagnostics
from .errors import (ArgumentError, CancelledError, DataError, DiagnosticsError, FigureTypeError, GoalpostError, InternalError, LengthError,
                     NotFoundError, OutOfMemoryError, PlanError, RuleError, ThreadError, UnavailableError)
from .evaluator import Evaluator
from .imports import ImportedPlan, import_plan
from .indicator import Indicator, Input
from .phrases import phrase
from .plan import Plan
from .results import HeldBack, Result, Results
from .rule import Rule
from .statistics import interval
from .table import Table

__version__: str = _library.library.goalpost_version().decode()


def best_instructions() -> Instructions:
    """The best that this machine has."""
    return Instructions(_library.library.goalpost_best_instructions())


__all__ = [
    "ABI_VERSION", "Answer", "Answers", "ArgumentError", "Aspect", "Better", "CancelledError", "Change", "Comparison", "DataError",
    "Diagnostic", "Diagnostics", "DiagnosticsError", "Evaluator", "FigureTypeError", "Flag", "GoalpostError", "HeldBack", "ImportedPlan",
    "Indicator", "Input", "Instructions", "InternalError", "IntervalMethod", "Kind", "LANGUAGES", "Language", "LengthError", "NoTrend",
    "NotFoundError", "OutOfMemoryError", "Pace", "Plan", "PlanError", "PlannedTarget", "Reason", "Result", "Results", "RollUp", "Rule",
    "RuleError", "Severity", "Status", "Table", "TargetChange", "ThreadError", "Trend", "UnavailableError", "Verdict",
    "VersusPriorPeriod", "best_instructions", "import_plan", "interval", "phrase",
]
