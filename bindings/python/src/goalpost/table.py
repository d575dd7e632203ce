"""Tables: data brought to a plan."""
from __future__ import annotations

from ctypes import byref, c_uint32, sizeof

from . import _sources
from . import _structs as s
from ._columns import Figures, nothing_but_missing, strings_of
from ._library import Closable, Owner, check, check_found, encode, library, period_of, string
from .codes import NONE
from .diagnostics import Diagnostics
from .errors import DataError, NotFoundError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from .plan import Plan


class Table(Closable):
    """Data brought to a plan: one row per area, period and stratum, one column per input.

    `data` is a dict of arrays, a pandas or Polars frame, a pyarrow table, or anything with __arrow_c_stream__, __arrow_c_array__ or
    __dataframe__. Its columns are found by the plan's names: `area`, `period`, `parent`, each level, each dimension, each input's
    column, and `X.suppressed` for where column X is suppressed. Without an area and levels every row stands for itself, and
    `prior(X)` and `X@2020` hold the figures of another period.

    names   says what a column is called that is not called so: {"area": "Huyện", "live_births": "LB"}
    roster  the areas that should report, also those without a row: names, or a mapping of each to the area that it lies in
    period  of rows without areas, where the plan has none
    extra   "ignore" leaves out columns that are nothing to the plan; by default they are an error, as they may be slips
    name    what messages call the data

    Figures are borrowed, not copied, wherever the layout allows: the arrays are kept, and must not be changed, until the table and what
    was made of it are gone. docs/python.md says what is copied.
    """

    __slots__ = ("_diagnostics", "_plan", "num_rows")

    num_rows: int

    def __init__(self, plan: Plan, data: Any, *, names: Mapping[str, str] | None = None,
                 roster: Iterable[str] | Mapping[str, str | None] | None = None, period: str | int | None = None,
                 extra: str = "error", name: str = "table") -> None:
        if extra not in ("error", "ignore"):
            raise ValueError(f'extra is "error" or "ignore", not {extra!r}')
        found = _Finder(_sources.columns(data), dict(names or {}))
        label = encode(name, "the name of a table")
        raw = s.TableData(name=string(label), num_rows=_sources.length_of(found.columns))
        kept: list[object] = []  # while the library borrows it
        during: list[object] = []  # while the call lasts

        for role in ("area", "period", "parent"):
            setattr(raw, role, _keys_of([found.take(role)], during) if found.has(role) else None)
        levels = [found.take(level) if found.has(level) else None for level in plan.levels]
        if any(levels):
            raw.levels, raw.num_levels = _keys_of(levels, during), len(levels)
        strata = [found.take(dimension) if found.has(dimension) else None for dimension in plan.dimensions]
        if any(strata):
            raw.strata, raw.num_strata = _keys_of(strata, during), len(strata)
        columns = _figures_of(plan, found, raw.num_rows, kept)
        raw.columns, raw.num_columns = columns, len(columns)
        if extra == "error":
            found.refuse_the_rest(plan)
        if roster is not None:
            raw.roster, raw.roster_parents = _roster_of(roster, during)
        if period is not None:
            raw.nameless_period = period_of(period)

        handle, diagnostics = s.TableHandle(), s.DiagnosticsHandle()
        status = library.goalpost_table_create(plan._owner.handle, byref(raw), byref(handle), byref(diagnostics))
        self._held = Owner(handle, library.goalpost_table_free, kept) if handle else None
        self._diagnostics = check_found(status, diagnostics, DataError)
        self._plan = plan
        self.num_rows = raw.num_rows

    def check(self) -> Diagnostics:
        """Warnings about the data."""
        return self._diagnostics

    @property
    def num_areas(self) -> int:
        """Of the roster; 0 when rows have no areas."""
        info = s.TableInfo()
        check(library.goalpost_table_get_info(self._owner.handle, byref(info)))
        return info.num_areas

    def __len__(self) -> int:
        return self.num_rows

    def __repr__(self) -> str:
        return f"<Table: {self.num_rows} rows>"


class _Finder:
    """Columns by the plan's names; remembers which of them were taken."""

    def __init__(self, columns: dict[str, _sources.Column], names: dict[str, str]) -> None:
        self.columns = columns
        self.names = names
        self.taken: set[str] = set()
        for ours, theirs in names.items():
            if theirs not in columns:
                raise NotFoundError(f"names says that {ours!r} is in column {theirs!r}, which the table does not have")

    def called(self, name: str, column: str | None = None) -> str:
        return self.names.get(name, column or name)

    def has(self, name: str) -> bool:
        return self.called(name) in self.columns

    def take(self, name: str, column: str | None = None) -> tuple[str, _sources.Column]:
        called = self.called(name, column)
        self.taken.add(called)
        return called, self.columns[called]

    def refuse_the_rest(self, plan: Plan) -> None:
        rest = [str(name) for name in self.columns if name not in self.taken and not str(name).startswith("#")]
        if rest:
            import difflib

            known = ["area", "period", "parent", *plan.levels, *plan.dimensions, *(one.column for one in plan.inputs)]
            near = {name: difflib.get_close_matches(name, known, 1) for name in rest}
            said = ", ".join(f"{name!r}" + (f" (did you mean {guess[0]!r}?)" if guess else "") for name, guess in near.items())
            raise NotFoundError(f"the plan has nothing for {'column' if len(rest) == 1 else 'columns'} {said}; names={{…}} says which "
                                'column is which, extra="ignore" leaves such columns out')


def _keys_of(columns: list[tuple[str, _sources.Column] | None], kept: list[object]) -> Any:
    keys = (s.Key * len(columns))()
    for key, named in zip(keys, columns):
        key.struct_size = sizeof(s.Key)
        if named is not None:
            name, column = named
            found = column.keys(f"column '{name}'")
            found.fill(key)
            kept.append(found)
    kept.append(keys)
    return keys


def _figures_of(plan: Plan, found: _Finder, num_rows: int, kept: list[object]) -> Any:
    wanted = []  # name for the library, name of ours, column
    for one in plan.inputs:
        if found.called(one.name, one.column) in found.columns:
            wanted.append((one.column, *found.take(one.name, one.column)))
    inputs = {name for one in plan.inputs for name in (one.name, one.column)}
    for name in found.columns:
        if isinstance(name, str) and name not in found.taken:
            inner = name[6:-1] if name.startswith("prior(") and name.endswith(")") else name.partition("@")[0]
            if inner != name and inner in inputs:
                wanted.append((name, *found.take(name)))
    return fill_columns([(ours, called, column, found.take(f"{called}.suppressed")[1] if found.has(f"{called}.suppressed") else None)
                         for ours, called, column in wanted], num_rows, kept)


def fill_columns(wanted: list[tuple[str, str, _sources.Column, _sources.Column | None]], num_rows: int, kept: list[object]) -> Any:
    """Columns for the library: its name for each, ours, the figures, and where they are suppressed."""
    filled = []
    for ours, called, column, suppressed in wanted:
        figures: Figures = column.figures(f"column '{called}'")
        bits = suppressed.bits(f"column '{called}.suppressed'") if suppressed is not None else None
        if figures.address is None:  # nothing but missing: no column says the same, unless some are suppressed
            if bits is None:
                continue
            figures = nothing_but_missing(num_rows)
        name = encode(ours)
        kept += (name, figures, bits)
        filled.append(s.Column(name=string(name), values=figures.address, type=figures.type, scale=figures.scale,
                               validity=figures.validity.address if figures.validity else None,
                               suppressed=bits.address if bits else None))
    array = (s.Column * len(filled))(*filled)
    kept.append(array)
    return array


def _roster_of(roster: Iterable[str] | Mapping[str, str | None], kept: list[object]) -> tuple[s.Strings, Any]:
    from collections.abc import Mapping as AnyMapping

    areas = list(roster)
    strings, strings_kept = strings_of(areas)
    kept.append(strings_kept)
    if not isinstance(roster, AnyMapping):
        return strings, None
    numbers = {area: number for number, area in enumerate(areas)}
    try:
        parents = (c_uint32 * len(areas))(*(NONE if parent is None else numbers[parent] for parent in roster.values()))
    except KeyError as error:
        raise NotFoundError(f"the roster says that an area lies in {error.args[0]!r}, which it does not list") from None
    kept.append(parents)
    return strings, parents
