"""Prints measures and conditions, with no more parentheses than needed, or now and then more."""
from __future__ import annotations

from random import Random
from unicodedata import normalize

from expression import (Binary, Call, Compare, Expr, Gap, If, IndicatorRef, InputRef, InYear, Literal, Logic, MeanLast,
                        Not, Prior, Quotient, Share, Total)
from plan import Plan
from spell_numbers import NumberSpeller
from switches import Switches
from words import LANGUAGE_WORDS

_COMPARE = {"<": ["<"], "<=": ["<=", "≤"], ">": [">"], ">=": [">=", "≥"], "=": ["="], "!=": ["!="]}
# binding strength of what is printed: phrases 0 (in parentheses wherever they are a part), per / as % of 1, sum 2,
# product 3, `x default 0` 4, atom 5
_SUM, _PRODUCT, _PHRASE, _ATOM = 2, 3, 4, 5


class ExpressionSpeller:
    def __init__(self, plan: Plan, rng: Random, switches: Switches) -> None:
        self.plan, self.rng, self.switches = plan, rng, switches
        self.numbers = NumberSpeller(rng, switches)
        self.texts: dict[str, str] = {}  # of every indicator, for reports
        self.upper = switches["upper_case"] and rng.random() < 0.2

    # -- words

    def kw(self, words: str) -> str:
        """Keywords, in capitals now and then."""
        return words.upper() if self.upper and self.rng.random() < 0.3 else words

    def name(self, name: str) -> str:
        if self.switches["decomposed_names"] and self.chance(0.1):
            name = normalize("NFD", name)
        if name in LANGUAGE_WORDS or (self.switches["backticks"] and self.rng.random() < 0.02):
            return f"`{name}`"
        return name

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    # -- expressions

    def expr(self, node: Expr, at_least: int = 0) -> str:
        text, strength = self._spell(node)
        return f"({text})" if strength < at_least or (strength < _ATOM and at_least > 0 and self.chance(0.1)) else text

    def _spell(self, node: Expr) -> tuple[str, int]:
        if isinstance(node, InputRef):
            if node.default is None:
                return self.name(node.name), _ATOM
            return f"{self.name(node.name)} {self.kw('default')} {self.numbers.number(node.default)}", _PHRASE
        if isinstance(node, IndicatorRef):
            return self.name(node.name), _ATOM
        if isinstance(node, Literal):
            if node.kind.name == "ratio":  # never `72/100`, a division here; `‰` would change the scale of a measure
                return self.numbers.ratio(node.value, "%"), _ATOM
            return self.numbers.one(node.value, node.kind), _ATOM
        if isinstance(node, Binary):
            strength = _PRODUCT if node.op == "*" else _SUM
            return f"{self.expr(node.left, strength)} {node.op} {self.expr(node.right, strength + 1)}", strength
        if isinstance(node, Quotient):
            return self._quotient(node)
        if isinstance(node, Call):
            comma = "; " if self.numbers.vietnamese or self.chance(0.5) else ", "
            comma = comma if self.switches["comma_arguments"] else "; "
            return f"{self.kw(node.function)}({comma.join(self.expr(one) for one in node.arguments)})", _ATOM
        if isinstance(node, If):
            return (f"{self.kw('if')} {self.condition(node.condition)} {self.kw('then')} {self.expr(node.then, _ATOM)} "
                    f"{self.kw('else')} {self.expr(node.otherwise, _ATOM)}"), 0
        if isinstance(node, Prior):
            return f"{self.kw('prior')}({self.expr(node.inner)})", _ATOM
        if isinstance(node, Total):
            return f"{self.kw('total')}({self.expr(node.inner)})", _ATOM
        if isinstance(node, InYear):
            return f"{self.expr(node.inner, _ATOM)} {self.kw('in')} {node.year}", 0
        if isinstance(node, MeanLast):
            return f"{self.kw('mean of last')} {node.years} {self.kw('years of')} {self.expr(node.inner, _ATOM)}", 0
        if isinstance(node, Gap):
            return (f"{self.kw('gap of')} {self.expr(node.inner, _ATOM)} {self.kw('from')} {self.name(node.start)} "
                    f"{self.kw('to')} {self.name(node.end)}"), 0
        assert isinstance(node, Share)
        plural = next(level.plural for level in self.plan.levels if level.name == node.level)
        return f"{self.kw('share of')} {plural} {self.kw('meeting')} {self.name(node.indicator)}", 0

    def _quotient(self, node: Quotient) -> tuple[str, int]:
        if node.style == "slash":
            return f"{self.expr(node.left, _PRODUCT)} / {self.expr(node.right, _PHRASE)}", _PRODUCT
        link = self.kw("as % of")
        if node.style == "per":
            link = f"{self.kw('per')} {self.numbers.grouped(node.scale) if self.chance(0.7) else node.scale}"
        return f"{self.expr(node.left, _SUM)} {link} {self.expr(node.right, _SUM)}", 1

    def condition(self, node: object, inner: bool = False) -> str:
        if isinstance(node, Compare):
            right = self.expr(node.right, _SUM)
            if isinstance(node.right, Literal) and node.right.kind.name == "ratio":
                right = self.numbers.ratio(node.right.value, self.rng.choice("%%‰"))
            text = f"{self.expr(node.left, _SUM)} {self.rng.choice(_COMPARE[node.op])} {right}"
            return f"({text})" if inner and self.chance(0.3) else text
        if isinstance(node, Not):
            if isinstance(node.inner, Compare) and self.chance(0.3):
                return f"{self.kw('not')} {self.condition(node.inner)}"
            return f"{self.kw('not')} ({self.condition(node.inner)})"
        assert isinstance(node, Logic)
        text = f" {self.kw(node.op)} ".join(
            self.condition(side, True) if self._needs_none(side, node) else f"({self.condition(side)})"
            for side in (node.left, node.right))
        return text

    def _needs_none(self, side: object, outer: Logic) -> bool:
        """`and` binds stronger than `or`, `not` stronger than both."""
        return not isinstance(side, Logic) or side.op == "and" and outer.op == "or" and self.chance(0.5)
