"""Figures with their units, in the varied spellings of section 2."""
from __future__ import annotations

from fractions import Fraction
from random import Random

from decimal_text import date_text, terminating
from kinds import Kind
from switches import Switches

_MAX_DIGITS = 18


def plain(value: Fraction) -> str | None:
    """The exact decimal with at most 18 significant digits, or None."""
    exact = terminating(value)
    if exact is None or len(str(abs(exact[0]))) > _MAX_DIGITS:
        return None
    digits, places = exact
    if places == 0:
        return str(digits)
    text = str(abs(digits)).rjust(places + 1, "0")
    return f"{'-' if digits < 0 else ''}{text[:-places]}.{text[-places:]}"


class NumberSpeller:
    def __init__(self, rng: Random, switches: Switches) -> None:
        self.rng, self.switches = rng, switches
        self.vietnamese = switches["vietnamese_numbers"] and rng.random() < 0.15

    def number(self, value: Fraction, grouped: bool | None = None) -> str:
        text = plain(value)
        if text is None:
            raise ValueError(f"no decimal of 18 digits: {value}")
        whole, point, part = text.partition(".")
        if len(whole.lstrip("-")) > 3 and (self.rng.random() < 0.5 if grouped is None else grouped):
            whole = self.grouped(int(whole))
        if self.vietnamese and part:  # a dot is a decimal mark too, unless three digits follow and no leading 0
            mixed = (len(part) != 3 or whole == "0") and "." not in whole and self.rng.random() < 0.2
            point = "." if mixed else ","
        return whole + point + part

    def grouped(self, figure: int) -> str:
        text = f"{figure:,}"
        return text.replace(",", ".") if self.vietnamese else text

    def unit_of(self, values: list[Fraction], kind: Kind) -> str:
        """A unit in which every one of the values has a short spelling: `%`, `‰`, `per 1,000`, `/1,000`, `` (plain)."""
        own = kind.scale
        units = {"%": 100, "‰": 1000, **{f"per {n}": n for n in (own, 1000, 10_000, 100_000) if n >= 10}}
        weights = {unit: 6 if scale == own else 1 for unit, scale in units.items()}
        if own == 1:
            units[""], weights[""] = 1, 10
        fitting = [unit for unit, scale in units.items() if all(self._short(value * scale) for value in values)]
        if not fitting:
            raise ValueError(f"no unit for {values} of {kind}")
        return self.rng.choices(fitting, [weights[unit] for unit in fitting])[0]

    @staticmethod
    def _short(value: Fraction) -> bool:
        text = plain(value)
        if text is None:
            return False
        whole, _, part = text.lstrip("-").partition(".")
        return len(part) <= 9 and len(whole + part) <= _MAX_DIGITS

    def ratio(self, value: Fraction, unit: str) -> str:
        if unit == "":
            return self.number(value)
        if unit in ("%", "‰"):
            return self.number(value * {"%": 100, "‰": 1000}[unit]) + unit
        scale = int(unit.split()[1])
        size = self.grouped(scale) if self.rng.random() < 0.7 else str(scale)
        return f"{self.number(value * scale)}{self.rng.choice([' per ', ' per ', '/'])}{size}"

    def money(self, value: Fraction, currency: str) -> str:
        if self.switches["money_words"] and self.rng.random() < 0.6:
            for word, size in (("billion", 10**9), ("million", 10**6), ("thousand", 1000)):
                if value >= size and len(plain(value / size) or "x" * 99) <= 6:
                    return f"{self.number(value / size)} {word} {currency}"
        return f"{self.number(value)} {currency}"

    def limits(self, values: list[Fraction], kind: Kind) -> list[str]:
        """The limits of one target, all in one unit."""
        if kind.name == "ratio":
            unit = self.unit_of(values, kind)
            return [self._zero() if value == 0 and unit else self.ratio(value, unit) for value in values]
        return [self.one(value, kind) for value in values]

    def _zero(self) -> str:
        return self.rng.choice(["0", "0", "0%"])

    def one(self, value: Fraction, kind: Kind) -> str:
        if kind.name == "date":
            return date_text(value)
        if kind.name == "money":
            return self.money(value, kind.currency)
        if kind.name == "points":
            return "0" if value == 0 and self.rng.random() < 0.5 else f"{self.number(value * 100)} points"
        if kind.name == "ratio":
            return self.ratio(value, self.unit_of([value], kind))
        return self.number(value)

    def sizes(self, values: list[Fraction], kind: Kind, relative: bool) -> list[str]:
        """The sizes of a change or the tolerance of `within`; a percentage would be relative (D30)."""
        if relative:
            return [self.number(value * 100) + "%" for value in values]
        if kind.name != "ratio":
            return [self.one(value, kind) for value in values]
        if kind.scale == 1 and self.rng.random() < 0.5:
            return [self.number(value) for value in values]
        units = ["points"] + [unit for unit, scale in (("‰", 1000), ("per", max(kind.scale, 1000)))
                              if all(self._short(value * scale) for value in values)]
        unit = "points" if kind.scale == 100 and self.rng.random() < 0.8 else self.rng.choice(units)
        if unit == "points":
            return [self.number(value * 100) + " points" for value in values]
        if unit == "‰":
            return [self.number(value * 1000) + "‰" for value in values]
        return [self.ratio(value, f"per {max(kind.scale, 1000)}") for value in values]
