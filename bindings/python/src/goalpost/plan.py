"""Plans: read, checked, asked about, and judged on tables."""
from __future__ import annotations

import os
from collections.abc import Iterable
from ctypes import byref, c_uint32

from . import _structs as s
from ._library import (Closable, Owner, ProgressCall, check, check_found, encode, library, make_text, period_of, period_text, string,
                       text_of)
from .codes import ALL_TARGETS, Language, language_number
from .diagnostics import Diagnostics
from .errors import ArgumentError, DataError, NotFoundError, PlanError
from .indicator import Indicator, Input

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .answers import Answers
    from .comparison import Comparison
    from .evaluator import Evaluator
    from .results import Results
    from .table import Table

    Progress = Callable[[int, int], object]
    Periods = str | int | Iterable[str | int] | None


class Plan(Closable):
    """A plan that was read and checked. Raises PlanError, with places, when it has errors.

    Does not change, and may be used by any number of threads at once. Pickles as its canonical text.
    """

    __slots__ = ("_diagnostics", "_known", "file")

    file: str

    def __init__(self, text: str | bytes, *, file: str = "plan") -> None:
        data, name = encode(text, "a plan"), encode(file, "the name of a file")
        options, handle, found = s.PlanOptions(name=string(name)), s.PlanHandle(), s.DiagnosticsHandle()
        status = library.goalpost_plan_parse(data, len(data), byref(options), byref(handle), byref(found))
        self._hold(handle, check_found(status, found, PlanError), file)

    def _hold(self, handle: s.PlanHandle, diagnostics: Diagnostics, file: str) -> Plan:
        self._held = Owner(handle, library.goalpost_plan_free)
        self._diagnostics = diagnostics
        self._known: dict[str, Any] = {}
        self.file = file
        return self

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> Plan:
        """Reads a .goal file. What its messages call it is the path as given."""
        with open(path, "rb") as opened:
            return cls(opened.read(), file=os.fspath(path))

    def __reduce__(self) -> Any:
        return _unpickled, (self.format(), self.file)

    # --- what it says

    @property
    def _info(self) -> s.PlanInfo:
        raw = s.PlanInfo()
        check(library.goalpost_plan_get_info(self._owner.handle, byref(raw)))
        return raw

    @property
    def text(self) -> str:
        """As it was read."""
        return text_of(self._info.text)

    @property
    def name(self) -> str:
        return text_of(self._info.name)

    @property
    def title(self) -> str:
        return text_of(self._info.title)

    @property
    def source(self) -> str:
        return text_of(self._info.source)

    @property
    def language(self) -> Language:
        return Language(self._info.language)

    @property
    def baseline(self) -> int | None:
        return self._info.baseline_year or None

    @property
    def periods(self) -> tuple[str, ...]:
        """Those that are judged: ("2025",)."""
        return self._kept("periods", lambda: tuple(map(period_text, self._each("period", self._info.num_periods, s.Period))))

    @property
    def dimensions(self) -> dict[str, tuple[str, ...]]:
        """Each with its strata: {"residence": ("rural", "urban")}."""
        return dict(self._kept("dimensions", self._read_dimensions))

    @property
    def levels(self) -> tuple[str, ...]:
        """Of areas, from the widest: ("province", "district", "commune")."""
        return tuple(singular for singular, _ in self._levels)

    @property
    def inputs(self) -> tuple[Input, ...]:
        return self._kept("inputs", lambda: tuple(
            Input(raw, self.dimensions) for raw in self._each("input", self._info.num_inputs, s.InputInfo)))

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return self._kept("indicators", lambda: tuple(Indicator(self, number) for number in range(self._info.num_indicators)))

    def indicator(self, name: str) -> Indicator:
        """By its name, or else its label."""
        return self.indicators[self._number_of(name)]

    def format(self, language: Language | str | None = None) -> str:
        """The whole plan in canonical form, comments kept; reading it again gives the same plan."""
        return make_text(library.goalpost_plan_format, self._owner.handle, language_number(language))

    def compare(self, new: Plan) -> Comparison:
        """Holds this plan against a newer one, target by target: what became tighter or looser, what came and what went."""
        from .comparison import Comparison

        return Comparison(self, new)

    def __repr__(self) -> str:
        return "<Plan, closed>" if self.closed else f"<Plan {self.name}: {len(self.indicators)} indicators>"

    # --- what it makes of data

    def check(self, table: Any = None, *, periods: Periods = None, only: str | Iterable[str] | None = None,
              level: str | int | None = None) -> Diagnostics:
        """Warnings about the plan; with a table also what it says of the data (figures that jump, more events than people) and what they
        say about it (targets that are already met, limits that figures sit on): all that `goalpost check PLAN DATA` prints."""
        self._owner  # a closed plan says so
        if table is None:
            return self._diagnostics
        judged, found = self.table(table), s.DiagnosticsHandle()
        options, _kept = self._evaluate_options(periods, only, level)
        status = library.goalpost_plan_check_data(self._owner.handle, judged._owner.handle, byref(options), byref(found))
        said = check_found(status, found, DataError)
        return Diagnostics(*self._diagnostics._owners, *judged.check()._owners, *said._owners)

    def table(self, data: Any, **options: Any) -> Table:
        """Brings data to the plan, once for many calls. Options are those of Table; a Table is answered as it is."""
        from .table import Table

        if isinstance(data, Table):
            if options:
                raise TypeError("a Table has its options already")
            return data
        return Table(self, data, **options)

    def evaluate(self, table: Any, *, periods: Periods = None, only: str | Iterable[str] | None = None, level: str | int | None = None,
                 certainty: float | None = None, held_back: bool = False, progress: Progress | None = None, **options: Any) -> Results:
        """Judges every target for every area of the roster, period and stratum, exactly, missing reports included.

        `periods` are judged instead of the plan's, `only` these indicators, `level` only areas of it. `certainty` puts figures beside
        each value that say how certain it is, with intervals at that level, 0.95 or another: see Results; it changes no verdict.
        `held_back` finds the areas that hold a missed target back: Result.held_back_by, explanations, JSON.
        `progress` is called with what is done and what there is in all; when it answers False, CancelledError is raised. Further
        options are those of Table.
        """
        from .results import Results

        judged, call = self.table(table, **options), ProgressCall(progress)
        settings, _kept = self._evaluate_options(periods, only, level, certainty, held_back)
        handle, found, owner, table_owner = s.ResultsHandle(), s.DiagnosticsHandle(), self._owner, judged._owner
        status = library.goalpost_evaluate(owner.handle, table_owner.handle, byref(settings), call.callback, None, byref(handle),
                                           byref(found))
        results = Owner(handle, library.goalpost_results_free) if handle else None
        call.reraise()
        diagnostics = check_found(status, found, DataError)
        assert results is not None
        return Results(self, results, diagnostics)

    def evaluator(self, table: Any, *, periods: Periods = None, level: str | int | None = None, threads: int = 1,
                  instructions: int = 0, small_counts: bool = False, **options: Any) -> Evaluator:
        """For judging the rows of a table as they lie, at full speed and into arrays of yours: see Evaluator."""
        from .evaluator import Evaluator

        return Evaluator(self, self.table(table, **options), periods=periods, level=level, threads=threads, instructions=instructions,
                         small_counts=small_counts)

    def columns(self, table: Any, indicator: str, target: int | str = 1, *, want: Iterable[str] | None = None,
                out: Answers | None = None, progress: Progress | None = None, **options: Any) -> Answers:
        """The answers of one target to the rows of a table as they lie. Options are those of evaluator()."""
        with self.evaluator(table, **options) as evaluator:
            return evaluator.run(indicator, target, want=want, out=out, progress=progress)

    # --- for the classes beside this one

    def _kept(self, name: str, read: Callable[[], Any]) -> Any:
        if name not in self._known:
            self._known[name] = read()
        return self._known[name]

    def _each(self, what: str, count: int, kind: type[Any]) -> list[Any]:
        function, out = getattr(library, f"goalpost_plan_get_{what}"), [kind() for _ in range(count)]
        for index, raw in enumerate(out):
            check(function(self._owner.handle, index, byref(raw)))
        return out

    def _read_dimensions(self) -> dict[str, tuple[str, ...]]:
        found = {}
        for dimension, raw in enumerate(self._each("dimension", self._info.num_dimensions, s.DimensionInfo)):
            strata = []
            for index in range(raw.num_values):
                out = s.String()
                check(library.goalpost_plan_get_stratum(self._owner.handle, dimension, index, byref(out)))
                strata.append(text_of(out))
            found[text_of(raw.name)] = tuple(strata)
        return found

    @property
    def _levels(self) -> tuple[tuple[str, str], ...]:
        return self._kept("levels", lambda: tuple((text_of(raw.singular), text_of(raw.plural))
                                                  for raw in self._each("level", self._info.num_levels, s.LevelInfo)))

    def _number_of(self, indicator: str | int) -> int:
        if isinstance(indicator, int):
            return indicator
        data, number = encode(indicator, "the name of an indicator"), c_uint32()
        check(library.goalpost_plan_find_indicator(self._owner.handle, data, len(data), byref(number)), f"indicator {indicator!r}")
        return number.value

    def _level_number(self, level: str | int | None) -> int:
        if level is None or isinstance(level, int):
            return level or 0
        for number, names in enumerate(self._levels, 1):
            if level in names:
                return number
        raise NotFoundError(f"no level {level!r}; the plan has {', '.join(map(repr, self.levels)) or 'none'}")

    def _periods(self, periods: Periods) -> tuple[Any, int]:
        if periods is None:
            return None, 0
        wanted = [periods] if isinstance(periods, (str, int)) else list(periods)
        return (s.Period * len(wanted))(*map(period_of, wanted)), len(wanted)

    def _evaluate_options(self, periods: Periods, only: str | Iterable[str] | None, level: str | int | None,
                          certainty: float | None = None, held_back: bool = False) -> tuple[Any, object]:
        if certainty is not None and not 0 < certainty < 1:
            raise ArgumentError(f"certainty is a level between 0 and 1, such as 0.95, not {certainty!r}")
        array, num_periods = self._periods(periods)
        numbers = [self._number_of(name) for name in ([only] if isinstance(only, str) else only or ())]
        chosen = (c_uint32 * len(numbers))(*numbers)
        return s.EvaluateOptions(periods=array, num_periods=num_periods, indicators=chosen, num_indicators=len(numbers),
                                 level_1based=self._level_number(level), certainty=certainty or 0, held_back=held_back), (array, chosen)


def target_number(target: int | str) -> int:
    """1, 2, … or "all", the combined answer."""
    if target == "all":
        return ALL_TARGETS
    if not isinstance(target, int) or target < 1:
        raise NotFoundError(f"no target {target!r}: targets are numbered from 1, and 'all' is their combination")
    return target


def _unpickled(text: str, file: str) -> Plan:
    return Plan(text, file=file)
