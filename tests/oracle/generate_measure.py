"""Random measures that the kinds of D34 and the dimensions of D1 allow."""
from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Callable

from expression import (Binary, Call, Expr, Gap, If, IndicatorRef, InputRef, InYear, Literal, MeanLast, Prior, Quotient,
                        Share, Total, walk)
from generate_condition import ConditionMaker, NotHere
from generate_typed import KINDS, TypedMaker
from kinds import COUNT, DATE, NUMBER, PERCENT, ZERO
from plan import Indicator


@dataclass(slots=True)
class Made:
    """needs_excess: a proportion that is wrapped or doubled; the indicator must say `may exceed 100%`."""

    measure: Expr
    needs_excess: bool = False


class MeasureMaker(ConditionMaker):
    def make(self) -> Made:
        while True:
            dims = tuple(dim for dim in self.plan.strata if self.chance(0.5))
            recipe = self.rng.choices([one for one, _ in self._recipes()], [weight for _, weight in self._recipes()])[0]
            try:
                return recipe(dims)
            except NotHere:
                continue

    def _recipes(self) -> list[tuple[Callable[[tuple[str, ...]], Made], int]]:
        on = self.switches
        return [
            (self._count, 5), (self._rate, 6), (self._proportion, 7), (self._slash, 3), (self._published, 2),
            (self._number, 2), (self._points, 2), (self._wrapped, 2),
            (self._gap, 2 * (on["gap"] and bool(self.plan.strata))), (self._money, 3 * on["money_measures"]),
            (self._date, 1 * on["dates"]), (self._share, 3 * (on["share"] and len(self.plan.levels) > 1)),
            (self._ref, 2 * on["indicator_refs"]), (self._typed, 5 * on["typed"]),
            (self._scaled_input, 1 * on["scaled_inputs"]),
        ]

    # -- parts

    def counted(self, dims: tuple[str, ...], name: str | None = None, depth: int = 1) -> Expr:
        """An expression of kind count."""
        rng = self.rng
        if name is None:
            name = self.pick(self.world.of_kind(COUNT, dims))
        roll = rng.random()
        plain = InputRef(name, self.default())
        if depth <= 0 or roll < 0.62:
            return plain
        if roll < 0.72:
            return Binary("+", plain, self.counted(dims, depth=depth - 1))
        if roll < 0.76:
            return Call(rng.choice(["min", "max"]), [plain, self.counted(dims, depth=depth - 1)])
        if roll < 0.80:
            less = Binary("-", plain, self.counted(dims, depth=depth - 1))
            if self.switches["zero_literal"]:
                return Call("max", [less, Literal(Fraction(0), ZERO)])
            return Call("abs", [less])
        if roll < 0.84:
            return self._total(dims)
        if roll < 0.90 and self.switches["other_years"]:
            return self.other_year(plain)
        if roll < 0.93 and self.switches["conditional"]:
            return If(self.condition(dims), plain, self.counted(dims, depth=0))
        if roll < 0.95:
            factor = Literal(Fraction(rng.choice([2, 3, 5]), rng.choice([1, 2])), NUMBER)
            return Binary("*", plain, factor) if self.chance(0.5) else Quotient("slash", 1, plain, factor)
        if roll < 0.97:
            rates = self.world.of_kind(PERCENT, dims)
            return Binary("*", InputRef(self.pick(rates)), plain)
        return plain

    def _total(self, dims: tuple[str, ...]) -> Expr:
        names = [name for name in self.world.of_kind(COUNT, tuple(self.plan.strata)) if self.plan.inputs[name].dims]
        first, second = (InputRef(self.pick(names), self.default() if self.switches["default_in_total"] else None)
                         for _ in range(2))
        if self.switches["total_of_sums"] and self.chance(0.3):
            return Total(Binary(self.rng.choice("+-"), first, second))
        return Total(first)

    def other_year(self, node: Expr) -> Expr:
        roll = self.rng.random()
        if roll < 0.4:
            return Prior(node)
        if roll < 0.7:
            return InYear(node, self.rng.choice(self.world.years))
        return MeanLast(self.rng.choice([2, 3]), node)

    # -- recipes

    def _count(self, dims: tuple[str, ...]) -> Made:
        node = self.counted(dims, depth=2)
        scaled = isinstance(node, Quotient) or isinstance(node, Binary) and node.op == "*"
        if scaled and not self.switches["scaled_counts"]:
            node = InputRef(self.pick(self.world.of_kind(COUNT, dims)))
        return Made(node)

    def _quotient_parts(self, dims: tuple[str, ...]) -> tuple[Expr, Expr]:
        pairs = self.world.pairs(dims)
        if not pairs or self.chance(0.1):
            return self.counted(dims), self.counted(dims)
        part, whole = self.rng.choice(pairs)
        roll = self.rng.random()
        if roll < 0.5:
            return InputRef(part), InputRef(whole)
        if roll < 0.6:
            part_2, whole_2 = self.rng.choice(pairs)
            return Binary("+", InputRef(part), InputRef(part_2)), Binary("+", InputRef(whole), InputRef(whole_2))
        if roll < 0.65 and self.plan.inputs[part].dims and self.plan.inputs[whole].dims:
            return Total(InputRef(part)), Total(InputRef(whole))
        if roll < 0.7 and self.switches["negative_denominators"]:
            return InputRef(part), Binary("-", InputRef(whole), InputRef(part))
        return self.counted(dims, part), self.counted(dims, whole, 0)

    def _rate(self, dims: tuple[str, ...]) -> Made:
        scale = self.rng.choice([10, 100, 1000, 1000, 10_000, 100_000])
        left, right = self._quotient_parts(dims)
        if self.switches["per_number"] and self.chance(0.08):
            right = InputRef(self.pick(self.world.of_kind(NUMBER, dims)))
        return Made(Quotient("per", scale, left, right))

    def _proportion(self, dims: tuple[str, ...]) -> Made:
        return Made(Quotient("percent", 100, *self._quotient_parts(dims)), needs_excess=self.chance(0.1))

    def _slash(self, dims: tuple[str, ...]) -> Made:
        return Made(Quotient("slash", 1, *self._quotient_parts(dims)))

    def _published(self, dims: tuple[str, ...]) -> Made:
        node: Expr = InputRef(self.pick(self.world.of_kind(PERCENT, tuple(self.plan.strata))))
        if self.switches["other_years"] and self.chance(0.15):
            node = self.other_year(node)
        elif self.chance(0.15):
            node = Call(self.rng.choice(["min", "max"]), [node, InputRef(self.pick(self.world.of_kind(PERCENT, dims)))])
        return Made(node)

    def _number(self, dims: tuple[str, ...]) -> Made:
        names = self.world.of_kind(NUMBER, tuple(self.plan.strata))
        node: Expr = InputRef(self.pick(names))
        roll = self.rng.random()
        if roll < 0.15 and self.switches["number_plus_number"]:
            return Made(Binary(self.rng.choice("+-"), node, InputRef(self.pick(names))))
        if roll < 0.3:
            return Made(Binary("*", node, Literal(Fraction(5, 2), NUMBER)))
        if roll < 0.4:
            return Made(Quotient("slash", 1, node, InputRef(self.pick(names))))
        rates = self.world.of_kind(PERCENT, dims)
        if roll < 0.55 and rates:  # ratio / ratio = number
            return Made(Quotient("slash", 1, InputRef(self.pick(rates)), InputRef(self.pick(rates))))
        return Made(node)

    def _points(self, dims: tuple[str, ...]) -> Made:
        roll = self.rng.random()
        if roll < 0.4:
            node: Expr = InputRef(self.pick(self.world.of_kind(PERCENT, dims)))
            return Made(Binary("-", node, Prior(node)))
        ends = [Quotient("percent", 100, *self._quotient_parts(dims)) for _ in range(2)]
        node = Binary("-", *ends)
        return Made(Call("abs", [node]) if self.chance(0.3) else node)

    def _gap(self, dims: tuple[str, ...]) -> Made:
        dim = self.rng.choice(list(self.plan.strata))
        start, end = self.rng.sample(self.plan.strata[dim], 2)
        inside, roll = tuple(one for one in self.plan.strata if one == dim or one in dims), self.rng.random()
        if roll < 0.25:
            node: Expr = InputRef(self.pick(self.world.of_kind(COUNT, inside)), self.default(0.3))
        elif roll < 0.45:
            node = InputRef(self.pick(self.world.of_kind(PERCENT, inside)))
        elif roll < 0.6 and self.switches["typed"]:
            node = self._typed(inside, ("count", "ratio", "number", "money")).measure
        elif roll < 0.7 and self.switches["indicator_refs"]:
            node = IndicatorRef(self.pick([one.name for one in self.plan.indicators.values() if self._may_gap(one)]))
        else:
            part, whole = self.rng.choice(self.world.pairs(inside) or [(None, None)])
            if part is None:
                raise NotHere
            style = "per" if self.switches["points_per_scale"] and self.chance(0.5) else "percent"
            node = Quotient(style, 1000 if style == "per" else 100, InputRef(part, self.default(0.3)), InputRef(whole))
        if dim not in self.plan.dims_of(node):
            raise NotHere
        gap: Expr = Gap(node, dim, start, end)
        return Made(self.other_year(gap) if self.switches["other_years"] and self.chance(0.15) else gap)

    def _may_gap(self, one: Indicator) -> bool:
        return self.plan.kind_of(one.measure).name not in ("date", "points") \
            and not any(isinstance(node, (Share, IndicatorRef)) for node in walk(one.measure))

    def _scaled_input(self, dims: tuple[str, ...]) -> Made:
        names = [one.name for one in self.plan.inputs.values()
                 if one.kind.name in ("ratio", "points") and one.kind != PERCENT]
        return Made(InputRef(self.pick(names)))

    def _typed(self, dims: tuple[str, ...], kinds: tuple[str, ...] = KINDS) -> Made:
        return Made(TypedMaker(self, dims).make(self.rng.choice(kinds), 2), needs_excess=True)

    def _money(self, dims: tuple[str, ...]) -> Made:
        names = [one.name for one in self.plan.inputs.values() if one.kind.name == "money"]
        name = self.pick(names)
        node: Expr = InputRef(name)
        mine = tuple(dict.fromkeys(dims + self.plan.inputs[name].dims))
        roll = self.rng.random()
        if roll < 0.2:
            return Made(Quotient("slash", 1, node, self.counted(mine, depth=0)))
        if roll < 0.3 and self.switches["number_plus_number"]:
            return Made(Binary(self.rng.choice("+-"), node, InputRef(self.pick(names))))
        if roll < 0.4 and self.switches["count_times_money"]:
            return Made(Binary("*", self.counted(mine, depth=0), node))
        if roll < 0.5:
            return Made(Quotient("slash", 1, node, InputRef(self.pick(names))))
        return Made(self.other_year(node) if roll < 0.6 and self.switches["other_years"] else node)

    def _date(self, dims: tuple[str, ...]) -> Made:
        names = self.world.of_kind(DATE, ())
        if self.switches["date_difference"] and len(names) > 1 and self.chance(0.4):
            return Made(Binary("-", InputRef(names[0]), InputRef(names[1])))
        return Made(InputRef(self.pick(names)))

    def _wrapped(self, dims: tuple[str, ...]) -> Made:
        """A ratio inside another year, min, max or `if`."""
        style = self.rng.choice(["per", "percent"]) if self.switches["wrapped_proportions"] else "per"
        scale = 100 if style == "percent" else self.rng.choice([100, 1000])
        node: Expr = Quotient(style, scale, *self._quotient_parts(dims))
        roll = self.rng.random()
        if roll < 0.5 and self.switches["other_years"]:
            node = self.other_year(node)
        else:
            other = Quotient(style, scale, *self._quotient_parts(dims))
            if roll < 0.75 or not self.switches["conditional"]:
                node = Call(self.rng.choice(["min", "max"]), [node, other])
            else:
                node = If(self.condition(dims), node, other)
        return Made(node, needs_excess=style == "percent")

    def _share(self, dims: tuple[str, ...]) -> Made:
        """Of a level at which the other indicator is judged."""
        index = self.rng.randint(1, len(self.plan.levels) - 1)
        others = [one.name for one in self.plan.indicators.values() if index in self.plan.judged_levels(one)]
        share = Share(self.plan.levels[index].name, self.pick(others))
        if self.switches["share_in_expressions"] and self.chance(0.3):
            if self.chance(0.5):
                return Made(Binary("-", share, Prior(share)))
            return Made(self.other_year(share), needs_excess=True)
        return Made(share)

    def _ref(self, dims: tuple[str, ...]) -> Made:
        """The name of another indicator; with a proportion inside, both say or both do not say `may exceed 100%`."""
        other = self.plan.indicators[self.pick(list(self.plan.indicators))]
        if any(isinstance(node, (Share, IndicatorRef)) for node in walk(other.measure)):
            raise NotHere
        proportion = any(isinstance(node, Quotient) and node.style == "percent" for node in walk(other.measure))
        ref: Expr = IndicatorRef(other.name)
        kind = self.plan.kind_of(other.measure)
        is_plain_proportion = isinstance(other.measure, Quotient) and other.measure.style == "percent"
        if self.switches["other_years"] and self.chance(0.4) and kind.name != "date":
            if is_plain_proportion and not other.may_exceed:
                raise NotHere
            if kind.name == "ratio" and kind.scale == 100 and self.chance(0.5):
                ref = Binary("-", ref, Prior(IndicatorRef(other.name)))
            else:
                ref = self.other_year(ref)
        return Made(ref, needs_excess=proportion and other.may_exceed)
