"""Confidence intervals of single figures."""
from __future__ import annotations

from ctypes import byref, c_double

from ._library import check, library
from .codes import IntervalMethod


def interval(events: float, total: float = 1, *, confidence: float = 0.95,
             method: IntervalMethod = IntervalMethod.WILSON) -> tuple[float, float]:
    """The two-sided confidence interval of a proportion, events of total, or of a rate, events over total.

    Wilson's and Clopper and Pearson's are of a proportion, a share from 0 to 1; the exact Poisson and Byar's of a rate per unit of
    total, with a total of 1 of the count itself. docs/statistics.md has formulas and sources. Numbers outside a method's domain:
    ArgumentError.
    """
    low, high = c_double(), c_double()
    check(library.goalpost_interval(int(method), events, total, confidence, byref(low), byref(high)),
          f"{events!r} of {total!r}, confidence {confidence!r}")
    return low.value, high.value
