"""Prints a plan as .goal text, in varied spellings that all mean the same."""
from __future__ import annotations

from kinds import Kind
from plan import (About, Between, Change, Exactly, FromTo, Indicator, Input, LevelForm, Maintain, Target, Times,
                  Versus)
from spell_expression import ExpressionSpeller

_OPS = {
    "<": ["below", "below", "<", "under"],
    "<=": ["at most", "at most", "<=", "≤", "no more than", "down to"],
    ">=": ["at least", "at least", ">=", "≥", "reach"],
    ">": ["above", "above", ">", "over"],
}

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"]


class Speller(ExpressionSpeller):
    # -- targets

    def versus(self, versus: Versus | None) -> str:
        if versus is None:
            return ""
        words = {"prior_year": self.kw("prior year"), "prior_period": self.kw("prior period"),
                 "baseline": self.kw("baseline"), "year": str(versus.number),
                 "mean": f"{self.kw('mean of last')} {versus.number} {self.kw('years')}"}[versus.kind]
        return f" {self.kw('versus')} {words}"

    def _noun(self, kind: Kind) -> str:
        if kind.name == "count" and self.switches["nouns"] and self.chance(0.08):
            return self.rng.choice([" cases", " children"])
        return ""

    def _op(self, op: str | None, kind: Kind, maintain: bool = False) -> str:
        if op is None:
            return ""
        if kind.name == "date":
            return {"<=": "no later than", ">=": "no earlier than"}[op] + " "
        words = [word for word in _OPS[op] if not maintain or word not in ("reach", "down to")]
        return self.kw(self.rng.choice(words)) + " "

    def form(self, target: Target, kind: Kind) -> str:
        form = target.form
        if isinstance(form, LevelForm):
            return self._level(form, kind)
        if isinstance(form, FromTo):
            word = self.kw("increase" if form.up else "reduce")
            if form.start is None:
                return f"{word} {self.kw('to')} {self.numbers.limits([form.end], kind)[0]}"
            start, end = self.numbers.limits([form.start, form.end], kind)
            link = self.kw("to" if form.up else self.rng.choice(["down to", "down to", "to"]))
            return f"{word} {self.kw('from')} {start} {link} {end}"
        if isinstance(form, Between):
            low, high = self.numbers.limits([form.low, form.high], kind)
            return f"{self.kw('between')} {low} {self.kw('and')} {high}"
        if isinstance(form, About):
            text = f"{self.kw('about')} {self.numbers.limits([form.centre], kind)[0]}"
            if form.tolerance is None:
                return text
            return f"{text} {self.kw('within')} {self.numbers.sizes([form.tolerance], kind, form.relative)[0]}"
        if isinstance(form, Exactly):
            if form.figure == 0 and self.chance(0.5):
                return self.kw("eliminate")
            return f"{self.rng.choice([self.kw('exactly'), '='])} {self.numbers.limits([form.figure], kind)[0]}"
        if isinstance(form, Change):
            return self._change(form, kind)
        if isinstance(form, Times):
            op = {None: "", ">=": self.kw("at least") + " ", "<=": self.kw("at most") + " "}[form.op]
            return f"{op}{self.numbers.number(form.factor)} {self.kw('times')}{self.versus(form.versus)}"
        assert isinstance(form, Maintain)
        text = self.kw("maintain")
        if form.tolerance is not None:
            text += f" {self.kw('within')} {self.numbers.sizes([form.tolerance], kind, form.relative)[0]}"
        return text + self.versus(form.versus)

    def _level(self, form: LevelForm, kind: Kind) -> str:
        limits = self.numbers.limits([limit for limit, _ in form.limits], kind)
        dates = [f" {self.kw('by')} {year}" if year else "" for _, year in form.limits]
        start = self.kw("maintain") + " " if form.maintain else ""
        if form.op == ">=" and len(limits) == 1 and not dates[0] and not form.maintain and kind.name != "date" \
                and self.switches["from_up"] and self.chance(0.08):
            return f"{self.kw('from')} {limits[0]} {self.kw('up')}"
        noun = "" if any(dates) or form.maintain else self._noun(kind)
        levels = ", ".join(limit + by for limit, by in zip(limits, dates))
        text = start + self._op(form.op, kind, form.maintain) + levels + noun
        if kind.name == "money" and not any(dates) and self.switches["nouns"] and self.chance(0.1):
            text += " " + self.kw("per year")
        return text + (" " + self.kw("along a line") + self.versus(form.versus) if form.line else "")

    def _change(self, form: Change, kind: Kind) -> str:
        text = self.kw("increase" if form.up else "reduce")
        if form.size is not None:
            ends = [form.size] if form.far is None else [form.size, form.far]
            sizes = self.numbers.sizes(ends, kind, form.relative)
            if not form.relative and kind.name == "count" and self.switches["nouns"] and self.chance(0.2):
                sizes[-1] += " cases"
            text += f" {self.kw('by')} " + f" {self.kw('to')} ".join(sizes)
        if form.every_year:
            text += " " + self.kw("every year")
        return text + self.versus(form.versus)

    def target(self, target: Target, kind: Kind) -> str:
        """`when` and `if any` come last, so that an `in 2025` behind them is never taken into their expression."""
        clauses = []
        if target.level is not None:
            clauses.append(f"{self.kw('for')} {target.level}")
        if target.spread is not None:
            spread = target.spread
            level = next(level for level in self.plan.levels if level.name == spread.level)
            clauses.append(f"{self.kw('in every')} {level.name}" if spread.count is None
                           else f"{self.kw('in at least')} {spread.count} {level.plural}")
        wheres = [f"{dim} = {value}" for dim, value in target.strata.items()]
        if target.area is not None:
            wheres.append(f'area = "{target.area}"')
        if wheres:
            clauses.append(f"{self.kw('where')} " + f" {self.kw('and')} ".join(wheres))
        if target.year is not None:
            clauses.append(f"{self.kw('in')} {target.year}")
        self.rng.shuffle(clauses)
        if target.if_any is not None:
            clauses.append(f"{self.kw('if any')} {self.expr(target.if_any)}")
        if target.when is not None:
            clauses.append(f"{self.kw('when')} {self.condition(target.when)}")
        return " ".join([self.form(target, kind)] + clauses)

    # -- declarations

    def indicator(self, one: Indicator) -> str:
        kind = self.plan.kind_of(one.measure)
        head = [self.kw("indicator")] + ([one.label] if one.label else []) + [self.name(one.name)]
        lines = [" ".join(head + ([f'"{one.title}"'] if one.title else []))]
        body = [f"{self.kw('measure')} {self.expr(one.measure)}"]
        extra = [f"{self.kw('better')} {one.better}"] if one.better else []
        if one.may_exceed:
            extra.append(self.kw("may exceed") + " 100%")
        targets = [f"{self.kw('target')} {self.target(target, kind)}" for target in one.targets]
        body += targets + extra if self.chance(0.5) else extra + targets
        if self.chance(0.05):
            body.append('lead "Department of Health"')
        return "\n".join(lines + ["  " + line for line in body]) + "\n"

    def inputs(self) -> str:
        lines, waiting = [], list(self.plan.inputs.values())
        while waiting:
            one = waiting.pop(0)
            names = [self.name(one.name)]
            while (waiting and self.switches["shared_declarations"] and one.column is None and waiting[0].column is None
                   and (waiting[0].kind, waiting[0].dims, waiting[0].roll_up) == (one.kind, one.dims, one.roll_up)
                   and self.chance(0.2)):
                names.append(self.name(waiting.pop(0).name))
            lines.append(f"{self.kw('input')} {', '.join(names)} {self._kind_word(one.kind)}{self._by(one)}")
        return "\n".join(lines) + "\n"

    def _by(self, one: Input) -> str:
        text = f" {self.kw('by')} {', '.join(one.dims)}" if one.dims else ""
        if one.roll_up is not None:
            text += f" {self.kw('roll up')} {self.kw(one.roll_up)}"
        return text + (f' {self.kw("from")} "{one.column}"' if one.column else "")

    def header(self) -> str:
        plan = self.plan
        lines = []
        if plan.periods:
            periods = [period.text(plan.first_month) for period in plan.periods]
            lines.append(f"{self.kw('period')} {', '.join(periods)}")
        if plan.baseline is not None:
            lines.append(f"{self.kw('baseline')} {plan.baseline}")
        if plan.levels:
            lines.append(f"{self.kw('areas')} " + " > ".join(f"{one.name}/{one.plural}" for one in plan.levels))
        for dim, values in plan.strata.items():
            lines.append(f"{self.kw('strata')} {dim}: {', '.join(values)}")
        if plan.missing_children:
            rule = plan.missing_children
            rule += f" {self.numbers.number(plan.require * 100)}%" if rule == "require" else ""
            lines.append(f"{self.kw('missing children')} {rule}")
        if plan.first_month > 1 or self.switches["fiscal_year"] and self.chance(0.02):
            lines.append(f"{self.kw('fiscal year from')} {_MONTHS[plan.first_month - 1]}")
        if plan.boundary_inclusive:
            lines.append(self.kw("boundary inclusive"))
        if plan.about_within is not None:
            lines.append(f"{self.kw('about within')} {self.numbers.number(plan.about_within * 100)}%")
        if plan.small is not None:
            lines.append(f"{self.kw('suppress counts')} {plan.small[0]} {self.kw('to')} {plan.small[1]}")
        if self.switches["comments"] and self.chance(0.3):
            lines.append("# a comment: target below 9")
        first = "edition 1\n" if self.chance(0.7) else ""
        first += self.kw("language") + " vi\n" if self.numbers.vietnamese else ""
        return f"{first}plan {plan.name} \"Plan\"\n" + "".join(f"  {line}\n" for line in lines)

    def plan_text(self) -> str:
        self.texts = {one.name: self.indicator(one) for one in self.plan.indicators.values()}
        indicators = list(self.texts.values())
        if self.switches["shuffled_indicators"] and self.chance(0.3):
            self.rng.shuffle(indicators)
        return "\n".join([self.header(), self.inputs()] + indicators)

    def _kind_word(self, kind: Kind) -> str:
        if kind.name == "ratio":
            return {100: "%", 1000: "‰"}.get(kind.scale) or f"{self.kw('per')} {self.numbers.grouped(kind.scale)}"
        return kind.currency if kind.name == "money" else kind.name
