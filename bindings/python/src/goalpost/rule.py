"""Rules: one measure and one target in a line."""
from __future__ import annotations

import datetime
import decimal
import operator
from ctypes import byref, c_double

from . import _sources
from . import _structs as s
from ._library import Closable, Owner, ProgressCall, check, check_found, encode, library, string, text_of
from .answers import Answer, Answers, output_for, prepared, shown
from .codes import Kind, Language, language_number
from .diagnostics import Diagnostics
from .errors import FigureTypeError, RuleError
from .plan import Plan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any, Union, overload

    from .plan import Progress
    from .results import Result

    One = Union[float, str, decimal.Decimal, datetime.date, None]

_NAN = float("nan")
_EPOCH_ORDINAL = datetime.date(1970, 1, 1).toordinal()
_SUPPRESSED = ".suppressed"
_EXACT = 2**53  # whole numbers up to here are doubles


class Rule(Closable):
    """One measure and one target: Rule("deaths per 1,000 births below 9‰"). Raises RuleError, with places, when it has errors.

    `language` is that of its words, "en" or "vi"; `year` the year that is judged, for rules that need one.
    Does not change, and may be used by any number of threads at once. Pickles as its text.
    """

    __slots__ = ("_diagnostics", "_is_date", "_language", "_missing", "_slots", "_year", "figures", "text")

    text: str
    figures: tuple[str, ...]  # that it reads: ("deaths", "births"), ("cases", "prior(cases)"), ("cases", "cases@2020")

    def __init__(self, text: str, *, language: Language | str = "en", year: int | None = None) -> None:
        data = encode(text, "a rule")
        self._language, self._year, self.text = language_number(language), year, data.decode("utf-8", "replace")
        options = s.RuleOptions(language=self._language, year=year or 0)
        handle, found = s.RuleHandle(), s.DiagnosticsHandle()
        status = library.goalpost_rule_compile(data, len(data), byref(options), byref(handle), byref(found))
        self._diagnostics = check_found(status, found, RuleError)
        self._held = Owner(handle, library.goalpost_rule_free)
        self._read_figures()

    def _read_figures(self) -> None:
        handle, plan = self._owner.handle, self.plan
        names, dates = [], []
        inputs = plan.inputs
        for index in range(library.goalpost_rule_num_figures(handle)):
            raw = s.FigureInfo()
            check(library.goalpost_rule_get_figure(handle, index, byref(raw)))
            names.append(text_of(raw.name))
            dates.append(inputs[raw.input].kind is Kind.DATE)
        self.figures = tuple(names)
        self._missing = [_NAN] * len(names)
        self._is_date = plan.indicators[0].kind is Kind.DATE
        # Names of Python's keywords cannot have parentheses: prior_cases and cases_2020 mean prior(cases) and cases@2020, unless an
        # input has that very name.
        self._slots = {name: (index, is_date) for index, (name, is_date) in enumerate(zip(names, dates))}
        for name, slot in list(self._slots.items()):
            if name.startswith("prior("):
                self._slots.setdefault(f"prior_{name[6:-1]}", slot)
            elif "@" in name:
                self._slots.setdefault(name.replace("@", "_"), slot)

    @property
    def plan(self) -> Plan:
        """The rule as a plan of its own, with one indicator that has one target."""
        handle = s.PlanHandle()
        check(library.goalpost_rule_get_plan(self._owner.handle, byref(handle)))
        return Plan.__new__(Plan)._hold(handle, Diagnostics(), "rule")

    def check(self) -> Diagnostics:
        """Warnings about the rule."""
        return self._diagnostics

    if TYPE_CHECKING:
        @overload
        def evaluate(self, figures: Mapping[str, One] | None = None, /, **named: One) -> Answer: ...
        @overload
        def evaluate(self, figures: Any = None, /, **named: Any) -> Answers: ...

    def evaluate(self, figures: Any = None, /, **named: Any) -> Any:
        """Judges one set of figures, or columns of them: an Answer, or Answers.

            rule.evaluate(deaths=12, births=1504)
            rule.evaluate(cases=63, prior_cases=90)
            rule.evaluate({"cases": 63, "prior(cases)": 90})
            rule.evaluate(deaths=array, births=array), rule.evaluate(frame)

        A figure is a number, a Decimal, a date, a text as files have it ("8.05"; "*" is suppressed), or None for missing. Of keywords
        each must be known, and those that are not given are missing; a mapping or a table must have every figure that the rule
        reads, and may have more.
        """
        if figures is None:
            answer = self._plainly(named)
            if answer is not None:
                return answer
            given = self._named(named)
        elif named:
            raise TypeError("give figures as a mapping or a table, or by name, not both")
        else:
            given = self._found(figures)
        if any(map(_sources.is_column, given.values())):
            return self._columns(given, None, None, 1, 0, None)
        return self._judge(given)

    def columns(self, figures: Any, /, *, want: Iterable[str] | None = None, out: Answers | None = None, threads: int = 1,
                instructions: int = 0, progress: Progress | None = None) -> Answers:
        """Judges columns: evaluate() with a say in what is made.

        `want` names the columns to be made: of verdict, reason, flags, value, limit, base, gap, progress; by default the first four.
        `out` has arrays to be filled instead, those of an earlier call or yours. `threads`: 0 is as many as the machine has.
        `progress` is called with rows done and rows in all; when it answers False, CancelledError is raised.
        """
        return self._columns(self._found(figures), want, out, threads, instructions, progress)

    # --- which figures

    def _named(self, named: Mapping[str, Any]) -> dict[str, Any]:
        unknown = [name for name in named if _stem(name) not in self._slots]
        if unknown:
            import difflib

            near = difflib.get_close_matches(unknown[0], self._slots, 1)
            raise TypeError(f"the rule reads no {unknown[0]!r}" + (f": did you mean {near[0]!r}?" if near else "") +
                            f" It reads {', '.join(self.figures)}")
        return self._by_figure(named)

    def _found(self, figures: Any) -> dict[str, Any]:
        if hasattr(figures, "keys") and not _sources.is_pandas(figures, "DataFrame"):
            found: Mapping[str, Any] = figures
        else:
            found = _sources.columns(figures)
        given = self._by_figure({name: found[name] for name in found.keys() if _stem(name) in self._slots})
        missing = [name for name in self.figures if name not in given]
        if missing:
            raise TypeError(f"the rule reads {', '.join(self.figures)}; {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} not "
                            "there: give None, or keywords, for a missing figure")
        return given

    def _by_figure(self, named: Mapping[str, Any]) -> dict[str, Any]:
        given: dict[str, Any] = {}
        for name, value in named.items():
            stem = _stem(name)
            figure = self.figures[self._slots[stem][0]] + name[len(stem):]
            if figure in given:
                raise TypeError(f"{figure} is given twice")
            given[figure] = value
        return given

    # --- one answer

    def _plainly(self, named: Mapping[str, Any]) -> Answer | None:
        """The way of nearly all: each name is known and each figure a plain number. None: it is not so simple."""
        numbers = (c_double * len(self.figures))(*self._missing)
        for name, value in named.items():
            slot = self._slots.get(name)
            kind = type(value)
            if slot is None or slot[1] or not (kind is float or kind is int and -_EXACT <= value <= _EXACT):
                return None
            index = slot[0]
            if numbers[index] == numbers[index]:  # perhaps given twice
                return None
            numbers[index] = value
        return self._answer(numbers, lambda: self._result(self._by_figure(named)))

    def _answer(self, numbers: Any, explained: Callable[[], Result]) -> Answer:
        raw, owner = s.Answer(), self._owner
        check(library.goalpost_rule_judge(owner.handle, numbers, len(numbers), byref(raw)))
        return Answer(raw.verdict, raw.reason, raw.flags, shown(raw.value, self._is_date), explained)

    def _judge(self, given: Mapping[str, Any]) -> Answer:
        figures = (c_double * len(self.figures))(*self._missing)
        for name, value in given.items():
            if name not in self._slots:
                raise FigureTypeError(f"{name} goes with columns; one suppressed figure is '*'")
            index, is_date = self._slots[name]
            number = _as_double(value, is_date)
            if number is None:  # a double cannot say it: as text
                return _explained(self._result(given))
            figures[index] = number
        return self._answer(figures, lambda: self._result(given))

    def _result(self, given: Mapping[str, Any]) -> Result:
        from .results import Results

        names = [encode(name) for name in given]
        values = [encode(as_text(value)) for value in given.values()]
        handle, found, owner = s.ResultsHandle(), s.DiagnosticsHandle(), self._owner
        status = library.goalpost_rule_evaluate(owner.handle, (s.String * len(names))(*map(string, names)),
                                                (s.String * len(values))(*map(string, values)), len(names), byref(handle), byref(found))
        results = Owner(handle, library.goalpost_results_free) if handle else None
        check_found(status, found, RuleError)
        assert results is not None
        return Results(self.plan, results)[0]

    # --- columns of them

    def _columns(self, given: Mapping[str, Any], want: Iterable[str] | None, out: Answers | None, threads: int, instructions: int,
                 progress: Progress | None) -> Answers:
        from .table import fill_columns

        columns = {}
        for name, value in given.items():
            if value is None:
                continue  # missing throughout
            if not _sources.is_column(value):
                raise FigureTypeError(f"{name} is one figure beside columns: give a column of it, such as numpy.full(rows, {value!r})")
            columns[name] = value if hasattr(value, "figures") else _sources.column(value, name)
        if not columns:
            raise FigureTypeError("no columns")
        rows = _sources.length_of(columns)
        kept: list[object] = []
        array = fill_columns([(name, name, column, columns.get(name + _SUPPRESSED)) for name, column in columns.items()
                              if name in self._slots], rows, kept)
        answers = prepared(out, rows, want)
        output = output_for(answers, 0, 1)
        options = s.ColumnOptions(num_threads=threads, instructions=instructions)
        found, call, owner = s.DiagnosticsHandle(), ProgressCall(progress), self._owner
        status = library.goalpost_rule_evaluate_columns(owner.handle, array, len(array), rows, byref(output), byref(options),
                                                        call.callback, None, byref(found))
        call.reraise()
        check_found(status, found, RuleError)
        return answers

    def __reduce__(self) -> Any:
        return _unpickled, (self.text, int(self._language), self._year)

    def __repr__(self) -> str:
        return f"<Rule {self.text!r}>"


def _explained(result: Result) -> Answer:
    return Answer(result.verdict, result.reason, result.flags, result.value, lambda: result)


def _stem(name: str) -> str:
    """Without ".suppressed": the rows where a column is suppressed."""
    return name[:-len(_SUPPRESSED)] if isinstance(name, str) and name.endswith(_SUPPRESSED) else name


def _as_double(value: Any, is_date: bool) -> float | None:
    """What a double says exactly; None for everything else."""
    if value is None:
        return _NAN
    if is_date:
        return value.toordinal() - _EPOCH_ORDINAL if isinstance(value, datetime.date) else None
    if isinstance(value, float):
        return value
    try:
        number = operator.index(value)
    except TypeError:
        return None
    return number if -_EXACT <= number <= _EXACT else None


def as_text(value: Any) -> str:
    """A figure as files have it."""
    if isinstance(value, str):
        return value
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return ""
    if isinstance(value, datetime.date):
        return datetime.date(value.year, value.month, value.day).isoformat()
    if hasattr(value, "as_py"):  # a scalar of pyarrow's
        return as_text(value.as_py())
    if isinstance(value, decimal.Decimal):
        return format(value, "f") if value.is_finite() else ""
    try:
        return str(operator.index(value))
    except TypeError:
        pass
    if isinstance(value, float) or getattr(getattr(value, "dtype", None), "kind", "") == "f":
        # Numbers of numpy's print their own shortest decimal: a float32 of 0.1 is 0.1.
        return as_text(decimal.Decimal(repr(float(value)) if isinstance(value, float) else str(value)))
    if getattr(getattr(value, "dtype", None), "kind", "") == "M":
        return "" if value != value else str(value.astype("datetime64[D]"))
    raise FigureTypeError(f"{value!r} is no figure: figures are numbers, decimals, dates, texts or None")


def _unpickled(text: str, language: int, year: int | None) -> Rule:
    return Rule(text, language=Language(language), year=year)
