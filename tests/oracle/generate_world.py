"""What a random plan and table are made from, before there are indicators."""
from __future__ import annotations

from dataclasses import dataclass, field

from kinds import Kind
from plan import Plan
from tables import Table


@dataclass(slots=True)
class Profile:
    """How the figures of an input look: its size, how often a cell is spoilt, and the whole it is a part of."""

    style: str
    spoilt: float
    whole: str | None = None


@dataclass(slots=True)
class World:
    """A plan's head with its inputs and table, before there are indicators."""

    plan: Plan
    table: Table
    profiles: dict[str, Profile] = field(default_factory=dict)
    years: list[int] = field(default_factory=list)
    length: str = "Y"
    longer: list[str] = field(default_factory=list)  # lengths that are made of parts

    def pairs(self, dims: tuple[str, ...]) -> list[tuple[str, str]]:
        """(part, whole) whose dimensions are among these."""
        allowed = set(dims)
        return [(name, one.whole) for name, one in self.profiles.items() if one.whole is not None
                and set(self.plan.inputs[name].dims) <= allowed and set(self.plan.inputs[one.whole].dims) <= allowed]

    def of_kind(self, kind: Kind, dims: tuple[str, ...]) -> list[str]:
        return [one.name for one in self.plan.inputs.values() if one.kind == kind and set(one.dims) <= set(dims)]
