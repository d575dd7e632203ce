"""Answers: one, or columns of them."""
from __future__ import annotations

import datetime

from .codes import Figure, Flag, Language, Reason, Verdict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from fractions import Fraction
    from typing import Any

    import numpy as np
    from numpy.typing import NDArray

    from .results import Result

    Shown = float | datetime.date | None

EPOCH = datetime.date(1970, 1, 1)
# Members by their numbers: making one from a number takes longer than judging a row.
_VERDICTS, _REASONS, _FLAGS = tuple(Verdict), tuple(Reason), (Flag(0), Flag(1), Flag(2), Flag(3))


def shown(figure: float, is_date: bool) -> Shown:
    """NaN is no figure; a date is one."""
    if figure != figure:
        return None
    return EPOCH + datetime.timedelta(days=figure) if is_date else figure


class Answer:
    """One answer: a verdict, its reason, flags, and the figures beside it.

    It is neither true nor false: ask `answer.met`, `answer.missed` or `answer.decided`.
    """

    __slots__ = ("_explained", "_result", "flags", "reason", "value", "verdict")

    verdict: Verdict
    reason: Reason
    flags: Flag
    value: Shown  # in the scale of the measure, 9 for 9 per 1,000; None: there is none

    def __init__(self, verdict: int, reason: int, flags: int, value: Shown, explained: Callable[[], Result] | None = None) -> None:
        self.verdict, self.reason, self.flags, self.value = _VERDICTS[verdict], _REASONS[reason], _FLAGS[flags], value
        self._explained = explained
        self._result: Result | None = None

    @property
    def met(self) -> bool:
        return self.verdict is Verdict.MET

    @property
    def missed(self) -> bool:
        """Missed for sure: of no data, no baseline and the like neither this nor `met` holds."""
        return self.verdict is Verdict.MISSED

    @property
    def decided(self) -> bool:
        return self.verdict.is_decided

    @property
    def exceeded(self) -> bool:
        return bool(self.flags & Flag.EXCEEDED)

    @property
    def at_boundary(self) -> bool:
        return bool(self.flags & Flag.AT_BOUNDARY)

    @property
    def limit(self) -> Shown:
        return self._full.limit

    @property
    def base(self) -> Shown:
        return self._full.base

    @property
    def gap(self) -> float | None:
        """Signed, in the measure's own unit; positive is good."""
        return self._full.gap

    @property
    def progress(self) -> float | None:
        """Percent of the way from the base to the limit."""
        return self._full.progress

    @property
    def needed(self) -> float | None:
        """How many events more, or fewer, would meet it."""
        return self._full.needed

    @property
    def numerator(self) -> float | None:
        return self._full.numerator

    @property
    def denominator(self) -> float | None:
        return self._full.denominator

    def exact(self, figure: str = "value") -> Fraction | None:
        """A figure as it was computed, a fraction: of "value", "limit", "base", "gap", "progress" and so on."""
        return self._full.exact(figure)

    def explain(self, language: Language | str | None = None) -> str:
        """The answer in one sentence."""
        return self._full.explain(language)

    def to_json(self, language: Language | str | None = None) -> str:
        return self._full.to_json(language)

    @property
    def _full(self) -> Any:
        if self._result is None:
            if self._explained is None:
                raise ValueError("this answer is out of a column, which has its verdict, reason, flags and value only: judge the "
                                 "row's figures alone, or evaluate() the table, to have it explained")
            self._result = self._explained()
        return self._result

    def __bool__(self) -> bool:
        raise TypeError("an answer is neither true nor false: ask answer.met, answer.missed or answer.decided")

    def _state(self) -> tuple[Any, ...]:
        return self.verdict, self.reason, self.flags, self.value

    def __eq__(self, other: object) -> bool:
        return self._state() == other._state() if isinstance(other, Answer) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._state())

    def __reduce__(self) -> Any:
        return Answer, (int(self.verdict), int(self.reason), int(self.flags), self.value)

    def __repr__(self) -> str:
        parts = [f"verdict={self.verdict}"]
        if self.reason is not Reason.NONE:
            parts.append(f"reason={self.reason}")
        parts += [name for name in ("exceeded", "at_boundary") if getattr(self, name)]
        return f"<Answer {' '.join(parts)} value={self.value}>"


_DTYPES = {"verdict": "u1", "reason": "u1", "flags": "u1", "value": "f8", "limit": "f8", "base": "f8", "gap": "f8", "progress": "f8"}
WANTED = ("verdict", "reason", "flags", "value")


class Answers:
    """Answers as columns: numpy arrays, an element per row; None where an answer was not asked for.

    Answers(rows, want=("verdict", "value")) makes arrays that are not initialised, to be given as `out=` again and again;
    Answers.of(verdict=mine) takes arrays of yours. Figures that are not there are NaN; a date is days since 1970-01-01.
    """

    __slots__ = tuple(_DTYPES)

    # None, all of them, where they were not asked for: said here only, so that those who asked need not ask again.
    verdict: NDArray[np.uint8]
    reason: NDArray[np.uint8]
    flags: NDArray[np.uint8]
    value: NDArray[np.float64]
    limit: NDArray[np.float64]
    base: NDArray[np.float64]
    gap: NDArray[np.float64]
    progress: NDArray[np.float64]

    def __init__(self, rows: int, want: Iterable[str] | None = None) -> None:
        import numpy

        names = _known(WANTED if want is None else (want,) if isinstance(want, str) else want)
        self._set({name: numpy.empty(rows, _DTYPES[name]) for name in names})

    @classmethod
    def of(cls, **arrays: Any) -> Answers:
        """Answers that lie in these arrays: uint8 for verdict, reason and flags, float64 for the others, contiguous, writeable."""
        import numpy

        _known(arrays)
        if not arrays:
            raise ValueError(f"no array: there are {', '.join(_DTYPES)}")
        for name, array in arrays.items():
            if not (isinstance(array, numpy.ndarray) and array.dtype == numpy.dtype(_DTYPES[name]) and array.ndim == 1
                    and array.flags.carray):
                raise TypeError(f"{name} must be a contiguous, writeable numpy array of {numpy.dtype(_DTYPES[name])} and one dimension")
        if len(set(map(len, arrays.values()))) > 1:
            raise ValueError("the arrays differ in length")
        return cls._over(arrays)

    @classmethod
    def _over(cls, arrays: dict[str, Any]) -> Answers:
        answers = cls.__new__(cls)
        answers._set(arrays)
        return answers

    def _set(self, arrays: dict[str, Any]) -> None:
        for name in _DTYPES:
            setattr(self, name, arrays.get(name))

    def _arrays(self) -> dict[str, Any]:
        return {name: array for name in _DTYPES if (array := getattr(self, name)) is not None}

    def __len__(self) -> int:
        return len(next(iter(self._arrays().values())))

    def __getitem__(self, index: Any) -> Any:
        """An Answer, or Answers: those of a slice lie in the same memory."""
        arrays = self._arrays()
        if hasattr(index, "__index__"):
            self._asked("verdict")
            row = {name: array[index] for name, array in arrays.items()}
            return Answer(row["verdict"], row.get("reason", 0), row.get("flags", 0), shown(float(row.get("value", "nan")), False))
        return Answers._over({name: array[index] for name, array in arrays.items()})

    def __iter__(self) -> Iterator[Answer]:
        return (self[row] for row in range(len(self)))

    @property
    def met(self) -> NDArray[np.bool_]:
        """Where it is met, as an array of bool."""
        return self._asked("verdict") == int(Verdict.MET)

    @property
    def missed(self) -> NDArray[np.bool_]:
        """Where it is missed for sure."""
        return self._asked("verdict") == int(Verdict.MISSED)

    @property
    def decided(self) -> NDArray[np.bool_]:
        return self._asked("verdict") <= int(Verdict.MISSED)

    def counts(self) -> dict[Verdict, int]:
        """How often each verdict was given."""
        import numpy

        numbers = numpy.bincount(self._asked("verdict"), minlength=len(Verdict))
        return {verdict: int(numbers[verdict]) for verdict in Verdict if numbers[verdict]}

    def _asked(self, name: str) -> Any:
        array = getattr(self, name)
        if array is None:
            raise ValueError(f"{name} was not asked for: want=({name!r}, …)")
        return array

    def __repr__(self) -> str:
        return f"<Answers: {len(self)} rows of {', '.join(self._arrays())}>"


def _known(names: Iterable[str]) -> list[str]:
    wanted = list(names)
    for name in wanted:
        if name not in _DTYPES:
            raise ValueError(f"no answer {name!r}: there are {', '.join(_DTYPES)}")
    return wanted


def prepared(out: Answers | None, rows: int, want: Iterable[str] | None) -> Answers:
    """Where answers go: new arrays, or those of `out`, which may be longer."""
    if out is None:
        return Answers(rows, want)
    if want is not None:
        raise ValueError("out says what is wanted: give either")
    if len(out) < rows:
        from .errors import LengthError

        raise LengthError(f"out has {len(out)} rows, and {rows} are asked for")
    return out if len(out) == rows else out[:rows]


def output_for(answers: Answers, indicator: int, target: int) -> Any:
    """The struct that tells the library where answers go."""
    from ._structs import Output

    arrays = answers._arrays()
    return Output(indicator=indicator, target_1based=target, num_elements=len(answers),
                  **{name: array.ctypes.data for name, array in arrays.items()})


FIGURES = {figure.name.lower(): figure for figure in Figure}
