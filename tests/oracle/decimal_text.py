"""Numbers as the CSV output writes them: plain decimals, exact up to 17 significant digits, else rounded to 17."""
from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Iterable

DIGITS = 17
LARGEST = 2**63 - 1


@lru_cache(maxsize=1 << 16)
def terminating(value: Fraction) -> tuple[int, int] | None:
    """(digits, places) of the exact decimal, or None when the decimal does not end."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest //= 2
        twos += 1
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    if rest != 1:
        return None
    places = max(twos, fives)
    return value.numerator * 10**places // value.denominator, places


def fits_in_column(figures: Iterable[Fraction]) -> bool:
    """Whether one column may hold them all: int64 digits with one number of decimals (section 5)."""
    exact = [terminating(figure) for figure in figures]
    if None in exact:
        return False
    most = max(places for _, places in exact)
    return all(-LARGEST - 1 <= digits * 10**(most - places) <= LARGEST for digits, places in exact)


def significant_digits(value: Fraction) -> int | None:
    """How many significant digits the exact decimal has; None when it does not end."""
    exact = terminating(value)
    if exact is None:
        return None
    return max(1, len(str(abs(exact[0])).rstrip("0")))


def _plain(digits: int, places: int) -> str:
    """digits x 10^-places without an exponent and without trailing zeros behind the point."""
    if places <= 0:
        return str(digits * 10**-places)
    text = str(digits).rjust(places + 1, "0")
    whole, part = text[:-places], text[-places:].rstrip("0")
    return f"{whole}.{part}" if part else whole


@lru_cache(maxsize=1 << 16)
def decimal_text(value: Fraction) -> str:
    if value.denominator == 1 and abs(value.numerator) < 10**DIGITS:
        return str(value.numerator)
    sign, value = ("-", -value) if value < 0 else ("", value)
    exact = terminating(value)
    if exact is not None and len(str(exact[0]).rstrip("0")) <= DIGITS:
        return sign + _plain(*exact)
    numerator, denominator = value.numerator, value.denominator
    exponent = len(str(numerator)) - len(str(denominator))
    if value < Fraction(10) ** exponent:
        exponent -= 1
    places = DIGITS - 1 - exponent
    if places >= 0:
        numerator *= 10**places
    else:
        denominator *= 10**-places
    digits = (2 * numerator + denominator) // (2 * denominator)
    return sign + _plain(digits, places)


def date_text(days: Fraction) -> str:
    return date.fromordinal(int(days)).isoformat()
