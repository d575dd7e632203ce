"""What a plan consists of: the figures that it reads, and its indicators."""
from __future__ import annotations

from ctypes import byref

from . import _structs as s
from ._library import check, library, make_text, text_of
from .codes import NONE, Better, Kind, Language, RollUp, language_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from .plan import Plan


class Input:
    """A figure that a plan reads from data."""

    __slots__ = ("column", "currency", "dimensions", "kind", "name", "roll_up", "scale")

    name: str
    column: str  # the name of its column in data
    kind: Kind
    currency: str
    scale: int  # of ratios and points: 100 for figures written in %, 1000 for per 1,000; else 1
    roll_up: RollUp
    dimensions: tuple[str, ...]  # that its figures are broken down by

    def __init__(self, raw: s.InputInfo, dimensions: Iterable[str]) -> None:
        self.name, self.column, self.currency = text_of(raw.name), text_of(raw.column), text_of(raw.currency)
        self.kind, self.roll_up, self.scale = Kind(raw.kind), RollUp(raw.roll_up), raw.scale
        self.dimensions = _chosen(raw.dimensions, dimensions)

    def __repr__(self) -> str:
        return f"<Input {self.name}: {self.kind.name.lower()}>"


class Indicator:
    """A measure and its targets."""

    __slots__ = ("_plan", "better", "currency", "dimensions", "kind", "label", "lead", "name", "num_targets", "number", "part_of", "scale",
                 "support", "title")

    number: int  # as the library counts, from 0
    name: str
    label: str
    title: str
    kind: Kind
    better: Better
    currency: str
    scale: int  # the figures of its answers are times this
    dimensions: tuple[str, ...]  # judged once per stratum of these
    num_targets: int
    part_of: str | None
    lead: tuple[str, ...]
    support: tuple[str, ...]

    def __init__(self, plan: Plan, number: int) -> None:
        owner, raw = plan._owner, s.IndicatorInfo()
        check(library.goalpost_plan_get_indicator(owner.handle, number, byref(raw)))
        self._plan, self.number = plan, number
        self.name, self.label, self.title = text_of(raw.name), text_of(raw.label), text_of(raw.title)
        self.kind, self.better, self.currency, self.scale = Kind(raw.kind), Better(raw.better), text_of(raw.currency), raw.scale
        self.dimensions, self.num_targets = _chosen(raw.dimensions, plan.dimensions), raw.num_targets
        departments = []
        for index in range(raw.num_lead + raw.num_support):
            out = s.String()
            check(library.goalpost_plan_get_department(owner.handle, number, index, byref(out)))
            departments.append(text_of(out))
        self.lead, self.support = tuple(departments[:raw.num_lead]), tuple(departments[raw.num_lead:])
        whole = s.IndicatorInfo()
        if raw.part_of != NONE:
            check(library.goalpost_plan_get_indicator(owner.handle, raw.part_of, byref(whole)))
        self.part_of = text_of(whole.name) or None

    def measure(self, language: Language | str | None = None) -> str:
        """In canonical words: "neonatal_deaths per 1,000 live_births"."""
        return make_text(library.goalpost_plan_measure_text, self._plan._owner.handle, self.number, language_number(language))

    def targets(self, language: Language | str | None = None) -> tuple[str, ...]:
        """In canonical words: ("below 9 per 1,000",). Target 1 comes first."""
        return tuple(make_text(library.goalpost_plan_target_text, self._plan._owner.handle, self.number, target + 1,
                               language_number(language)) for target in range(self.num_targets))

    def __repr__(self) -> str:
        return f"<Indicator {self.label + ' ' if self.label else ''}{self.name}>"


def _chosen(bits: int, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for bit, name in enumerate(names) if bits >> bit & 1)
