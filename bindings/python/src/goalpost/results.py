"""Results: an answer per target, area, period and stratum."""
from __future__ import annotations

from collections.abc import Iterable
from ctypes import byref, cast, c_void_p

from . import _structs as s
from ._library import Closable, Owner, check, library, make_text, period_of, period_text, text_of
from .answers import FIGURES, Answer, shown
from .codes import (ALL_TARGETS, NO_CODE, NONE, Extra, Format, IntervalMethod, Kind, Language, NoTrend, Pace, Reason, Trend, Verdict,
                    VersusPriorPeriod, language_number)
from .diagnostics import Diagnostics

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction
    from typing import Any, NamedTuple

    import numpy as np
    from numpy.typing import NDArray

    from .plan import Indicator, Plan

    class HeldBack(NamedTuple):
        """An area that misses the target that an area above it misses; without figures where the plan withholds them."""

        area: str
        value: Any
        gap: float | None
else:
    from collections import namedtuple

    HeldBack = namedtuple("HeldBack", "area value gap")
    HeldBack.__doc__ = "An area that misses the target that an area above it misses; without figures where the plan withholds them."

_PERIOD = [("year", "i2"), ("length", "u1"), ("index", "u1")]
_FIGURES = ("value", "limit", "base", "gap", "progress", "needed", "numerator", "denominator")
# What the codes of extra columns stand for.
_CODES = {"interval_method": IntervalMethod, "versus_prior_period": VersusPriorPeriod, "trend": Trend, "trend_reason": NoTrend,
          "on_track": Pace}


class _Lazy:
    """A column of results: a numpy array made when it is first asked for. It lies in the library's memory, and is not to be written."""

    def __init__(self, dtype: Any, field: str = "") -> None:
        self.dtype = dtype
        self.field = field

    def __set_name__(self, _owner: type, name: str) -> None:
        self.field = self.field or name

    def __get__(self, results: Results | None, _owner: type | None = None) -> Any:
        if results is None:
            return self
        return results._array(self.field, self.dtype)


class Results(Closable):
    """All answers of Plan.evaluate(), ordered by indicator, area and period; in each, targets by stratum, then the combined one.

    `results[i]` and iterating give a Result each; `results.verdict` and its like are numpy arrays, an element per answer. filter() gives
    the Results of some. What evaluate() was asked to add are further columns, named by `extra`: figures are NaN where there is none, flags
    (0 and 1) and codes (numbers of Trend and its like) are 255 there.
    """

    __slots__ = ("_areas", "_chosen", "_diagnostics", "_extra_columns", "_raw", "plan")

    plan: Plan
    indicator = _Lazy("u4")  # numbers, for plan.indicators
    target = _Lazy("u4", "target_1based")  # 0 is the combined answer
    area = _Lazy("u4")  # numbers, for areas
    period = _Lazy(_PERIOD)
    verdict = _Lazy("u1")
    reason = _Lazy("u1")
    flags = _Lazy("u1")
    value = _Lazy("f8")  # figures: NaN where there is none
    limit = _Lazy("f8")
    base = _Lazy("f8")
    gap = _Lazy("f8")
    progress = _Lazy("f8")
    needed = _Lazy("f8")
    numerator = _Lazy("f8")
    denominator = _Lazy("f8")

    if TYPE_CHECKING:  # the library says which there are: three always, others with certainty, the last where small counts are suppressed
        reported: NDArray[np.float64]
        reached: NDArray[np.float64]
        expected: NDArray[np.float64]
        confidence: NDArray[np.float64]
        interval_low: NDArray[np.float64]
        interval_high: NDArray[np.float64]
        interval_method: NDArray[np.uint8]
        unstable: NDArray[np.uint8]
        inconclusive: NDArray[np.uint8]
        versus_prior_period: NDArray[np.uint8]
        trend: NDArray[np.uint8]
        trend_reason: NDArray[np.uint8]
        on_track: NDArray[np.uint8]
        annual_change: NDArray[np.float64]
        annual_change_required: NDArray[np.float64]
        annual_reduction_compound: NDArray[np.float64]
        annual_reduction_continuous: NDArray[np.float64]
        withheld_value: NDArray[np.uint8]
        withheld_base: NDArray[np.uint8]
        withheld_limit: NDArray[np.uint8]
        withheld_distance: NDArray[np.uint8]
    else:
        def __getattr__(self, name):
            column = None if name.startswith("_") else self._extra.get(name)
            if column is None:
                raise AttributeError(_no_column(self, name))
            return self._array_at(*((column.figures, "f8") if column.kind == Extra.FIGURES else (column.codes, "u1")))

    def __init__(self, plan: Plan, owner: Owner, diagnostics: Diagnostics | None = None, *, chosen: Any = None,
                 areas: dict[int, str] | None = None) -> None:
        self._held, self.plan = owner, plan
        self._diagnostics = diagnostics or Diagnostics()
        self._raw = s.ResultColumns()
        check(library.goalpost_results_get_columns(owner.handle, byref(self._raw)))
        self._chosen = chosen  # numbers of rows; None: all
        self._areas: dict[int, str] = {} if areas is None else areas
        self._extra_columns: dict[str, s.ExtraColumn] | None = None

    def check(self) -> Diagnostics:
        """Warnings about the data that showed when they were judged."""
        return self._diagnostics

    def __len__(self) -> int:
        return self._raw.num_rows if self._chosen is None else len(self._chosen)

    def __getitem__(self, index: int) -> Result:
        count = len(self)
        if not -count <= index < count:
            raise IndexError(f"there are {count} answers")
        index %= count
        return Result(self, index if self._chosen is None else int(self._chosen[index]))

    def __iter__(self) -> Iterator[Result]:
        return (self[index] for index in range(len(self)))

    @property
    def areas(self) -> tuple[str, ...]:
        """Names of all areas: areas[n] belongs to number n of the column `area`."""
        return tuple(map(self._area_name, range(self._raw.num_areas)))

    @property
    def extra(self) -> tuple[str, ...]:
        """Names of the columns that there are besides, such as "interval_low": see the manual."""
        return tuple(self._extra)

    @property
    def strata(self) -> Any:
        """An array of rows × dimensions: 0 for none, else 1 + the number of the stratum in plan.dimensions."""
        from ._numpy import lent

        raw = self._raw
        flat = lent(_address(raw.strata_1based), raw.num_rows * raw.num_dimensions, "u2", self._owner)
        whole = flat.reshape(raw.num_rows, raw.num_dimensions)
        return whole if self._chosen is None else whole[self._chosen]

    def filter(self, *, indicator: str | Iterable[str] | None = None, target: int | str | Iterable[int | str] | None = None,
               area: str | Iterable[str] | None = None, period: str | int | Iterable[str | int] | None = None,
               verdict: Verdict | Iterable[Verdict] | None = None, reason: Reason | Iterable[Reason] | None = None,
               **strata: str | None) -> Results:
        """The answers that all of these hold for: names or labels of indicators, target 1 or "all", …, residence="rural".

        A stratum of None is answers that are not broken down by that dimension.
        """
        import numpy

        keep = numpy.ones(len(self), bool)
        if indicator is not None:
            keep &= numpy.isin(self.indicator, [self.plan._number_of(name) for name in _several(indicator)])
        if target is not None:
            from .plan import target_number

            keep &= numpy.isin(self.target, [target_number(one) for one in _several(target)])
        if area is not None:
            names = self.areas
            wanted = list(_several(area))
            unknown = [name for name in wanted if name not in names]
            if unknown:
                from .errors import NotFoundError

                raise NotFoundError(f"no area {unknown[0]!r}")
            keep &= numpy.isin(self.area, [number for number, name in enumerate(names) if name in wanted])
        if period is not None:
            wanted_periods = {(one.year, one.length, one.index_1based) for one in map(period_of, _several(period))}
            keep &= numpy.array([tuple(one) in wanted_periods for one in self.period.tolist()], bool)
        if verdict is not None:
            keep &= numpy.isin(self.verdict, [int(one) for one in _several(verdict)])
        if reason is not None:
            keep &= numpy.isin(self.reason, [int(one) for one in _several(reason)])
        dimensions = self.plan.dimensions
        for name, stratum in strata.items():
            if name not in dimensions or stratum is not None and stratum not in dimensions[name]:
                from .errors import NotFoundError

                raise NotFoundError(f"no {name} {stratum!r}: there are {dimensions.get(name, tuple(dimensions))}")
            number = 0 if stratum is None else 1 + dimensions[name].index(stratum)
            keep &= self.strata[:, list(dimensions).index(name)] == number
        chosen = numpy.flatnonzero(keep)
        return Results(self.plan, self._owner, self._diagnostics, areas=self._areas,
                       chosen=chosen if self._chosen is None else self._chosen[chosen])

    def explain(self, language: Language | str | None = None, **wanted: Any) -> list[str]:
        """The answers in a sentence each; `wanted` chooses as filter() does: results.explain(indicator="3a", area="An Giang")."""
        return [result.explain(language) for result in (self.filter(**wanted) if wanted else self)]

    def counts(self) -> dict[Verdict, int]:
        """How often each verdict was given."""
        found = dict.fromkeys(Verdict, 0)
        for number in self._raw.verdict[:self._raw.num_rows] if self._chosen is None else self.verdict.tolist():
            found[Verdict(number)] += 1
        return {verdict: count for verdict, count in found.items() if count}

    # --- into other hands

    def to_csv(self) -> str:
        """As `goalpost evaluate --format csv` prints them, to the byte."""
        return self._rendered(Format.CSV, Language.PLAN)

    def to_json(self, language: Language | str | None = None) -> str:
        return self._rendered(Format.JSON, language)

    def to_text(self, language: Language | str | None = None) -> str:
        """As an aligned table."""
        return self._rendered(Format.TEXT, language)

    def to_pandas(self) -> Any:
        """A pandas frame with the columns of the CSV; texts are categories, figures float64, flags boolean with a NA where they say
        nothing. A copy; does not need pyarrow."""
        import pandas

        from ._arrow_numpy import arrays_of

        columns = {}
        for name, (values, words) in arrays_of(self._whole()).items():
            if self._chosen is not None:
                values = values[self._chosen]
            if words is not None:
                values = pandas.Categorical.from_codes(values, words)
            elif values.dtype == bool:
                values = pandas.arrays.BooleanArray(values.data, values.mask)
            columns[name] = values
        return pandas.DataFrame(columns, copy=False)

    def to_arrow(self) -> Any:
        """A pyarrow record batch with the columns of the CSV; texts are dictionaries. It lies in memory of its own."""
        import pyarrow

        whole = pyarrow.record_batch(self._whole())
        return whole if self._chosen is None else whole.take(pyarrow.array(self._chosen))

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[Any, Any]:
        """For everything that takes Arrow: pyarrow.record_batch(results), polars.DataFrame(results). What was filtered needs pyarrow."""
        if self._chosen is not None:
            return self.to_arrow().__arrow_c_array__(requested_schema)
        return self._whole().__arrow_c_array__(requested_schema)

    def _whole(self) -> _WholeInArrow:
        return _WholeInArrow(self._owner)

    def _rendered(self, form: Format, language: Language | str | None) -> str:
        if self._chosen is not None:
            raise ValueError("only all answers can be rendered: evaluate with only=…, or use to_pandas()")
        return make_text(library.goalpost_results_render, self._owner.handle, form, language_number(language))

    # --- for the classes beside this one

    def _array(self, field: str, dtype: Any) -> Any:
        return self._array_at(getattr(self._raw, field), dtype)

    def _array_at(self, pointer: Any, dtype: Any) -> Any:
        from ._numpy import lent

        whole = lent(_address(pointer), self._raw.num_rows, dtype, self._owner)
        return whole if self._chosen is None else whole[self._chosen]

    @property
    def _extra(self) -> dict[str, s.ExtraColumn]:
        handle = self._owner.handle  # closed results say so
        if self._extra_columns is None:
            found = {}
            for index in range(library.goalpost_results_num_extra(handle)):
                column = s.ExtraColumn()
                check(library.goalpost_results_get_extra(handle, index, byref(column)))
                found[text_of(column.name)] = column
            self._extra_columns = found
        return self._extra_columns

    def _area_name(self, number: int) -> str:
        if number not in self._areas:
            info = s.AreaInfo()
            check(library.goalpost_results_get_area(self._owner.handle, number, byref(info)))
            self._areas[number] = text_of(info.name)
        return self._areas[number]

    def __repr__(self) -> str:
        return "<Results, closed>" if self.closed else f"<Results: {len(self)} answers>"


class Result(Answer):
    """One answer of Results: what it is about, and all its figures. Those that evaluate() was asked to add are None where there is none."""

    __slots__ = ("_results", "_row", "area", "base", "denominator", "gap", "indicator", "limit", "needed", "numerator", "period",
                 "progress", "strata", "target")

    indicator: Indicator
    target: int | str  # from 1; "all" is the combined answer
    area: str
    period: str
    strata: dict[str, str]  # {"residence": "rural"}; {} when not broken down

    if TYPE_CHECKING:  # the library says which there are: three always, others with certainty, the last where small counts are suppressed
        reported: float | None
        reached: float | None
        expected: float | None
        confidence: float | None
        interval_low: float | None
        interval_high: float | None
        interval_method: IntervalMethod | None
        unstable: bool | None
        inconclusive: bool | None
        versus_prior_period: VersusPriorPeriod | None
        trend: Trend | None
        trend_reason: NoTrend | None
        on_track: Pace | None
        annual_change: float | None
        annual_change_required: float | None
        annual_reduction_compound: float | None
        annual_reduction_continuous: float | None
        withheld_value: bool
        withheld_base: bool
        withheld_limit: bool
        withheld_distance: bool
    else:
        def __getattr__(self, name):
            column = None if name.startswith("_") else self._results._extra.get(name)
            if column is None:
                raise AttributeError(_no_column(self, name))
            if column.kind == Extra.FIGURES:
                return shown(column.figures[self._row], False)
            code = column.codes[self._row]
            if code == NO_CODE:
                return None
            return bool(code) if column.kind == Extra.FLAGS else _CODES[name](code)

    def __init__(self, results: Results, row: int) -> None:
        raw, plan = results._raw, results.plan
        results._owner  # closed results say so
        self._results, self._row = results, row
        self.indicator = plan.indicators[raw.indicator[row]]
        is_date = self.indicator.kind is Kind.DATE
        super().__init__(raw.verdict[row], raw.reason[row], raw.flags[row], shown(raw.value[row], is_date))
        number = raw.target_1based[row]
        self.target = "all" if number == ALL_TARGETS else number
        self.area = results._area_name(raw.area[row]) if raw.area[row] != NONE else ""
        self.period = period_text(raw.period[row])
        self.strata = {}
        for index, (dimension, names) in enumerate(plan.dimensions.items()):
            stratum = raw.strata_1based[row * raw.num_dimensions + index]
            if stratum:
                self.strata[dimension] = names[stratum - 1]
        for name in _FIGURES[1:]:
            setattr(self, name, shown(getattr(raw, name)[row], is_date and name in ("limit", "base")))

    @property
    def held_back_by(self) -> tuple[HeldBack, ...]:
        """With evaluate(…, held_back=True): the areas below that miss what this answer missed, the farthest from their limit first."""
        results, found = self._results, []
        handle, is_date = results._owner.handle, self.indicator.kind is Kind.DATE
        for index in range(library.goalpost_results_num_held_back(handle, self._row)):
            raw = s.HeldBack()
            check(library.goalpost_results_get_held_back(handle, self._row, index, byref(raw)))
            found.append(HeldBack(results._area_name(raw.area), shown(raw.value, is_date), shown(raw.gap, False)))
        return tuple(found)

    @property
    def _full(self) -> Any:
        return self

    def exact(self, figure: str = "value") -> Fraction | None:
        from fractions import Fraction

        if figure not in FIGURES:
            raise ValueError(f"no figure {figure!r}: there are {', '.join(FIGURES)}")
        if getattr(self, figure) is None:
            return None
        return Fraction(make_text(library.goalpost_results_figure_text, self._results._owner.handle, self._row, FIGURES[figure], 1))

    def explain(self, language: Language | str | None = None) -> str:
        return make_text(library.goalpost_results_explain, self._results._owner.handle, self._row, Format.TEXT, language_number(language))

    def to_json(self, language: Language | str | None = None) -> str:
        return make_text(library.goalpost_results_explain, self._results._owner.handle, self._row, Format.JSON, language_number(language))

    def __repr__(self) -> str:
        where = " ".join(filter(None, [self.area, self.period, *self.strata.values()]))
        return f"<Result {self.indicator.name} {self.target} {where}: {self.verdict}>"


class _WholeInArrow:
    """All answers, as Arrow takes them."""

    def __init__(self, owner: Owner) -> None:
        self.owner = owner

    def __arrow_c_array__(self, _requested_schema: object = None) -> tuple[Any, Any]:
        from ._capsules import capsules

        schema, array = s.ArrowSchema(), s.ArrowArray()
        check(library.goalpost_results_to_arrow(self.owner.handle, byref(schema), byref(array)))
        return capsules(schema, array)


def _no_column(owner: object, name: str) -> str:
    return f"{type(owner).__name__} has no {name!r}; what evaluate() adds is there when it was asked to: certainty=0.95"


def _several(wanted: Any) -> Iterable[Any]:
    return wanted if isinstance(wanted, Iterable) and not isinstance(wanted, str) else [wanted]


def _address(pointer: Any) -> int:
    return cast(pointer, c_void_p).value or 0
