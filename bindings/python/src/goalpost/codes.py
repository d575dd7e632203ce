"""The numbers of the interface, as enumerations. tests/python/test_header.py compares every one with capi/goalpost.h."""
from __future__ import annotations

import enum

ABI_VERSION = 1
NONE = 0xFFFFFFFF
NO_CODE = 0xFF
ALL_TARGETS = 0


class Status(enum.IntEnum):
    """What a function of the library answers; here it becomes an exception of goalpost.errors."""

    OK = 0
    E_NULL = 1
    E_HANDLE = 2
    E_STRUCT_SIZE = 3
    E_ARGUMENT = 4
    E_UTF8 = 5
    E_LENGTH = 6
    E_NOT_FOUND = 7
    E_TYPE = 8
    E_UNAVAILABLE = 9
    E_DIAGNOSTICS = 10
    E_CANCELLED = 11
    E_OUT_OF_MEMORY = 12
    E_THREADS = 13
    E_INTERNAL = 14


class Language(enum.IntEnum):
    """PLAN is the plan's own; for names of verdicts and reasons, how files spell them."""

    PLAN = 0
    ENGLISH = 1
    VIETNAMESE = 2


LANGUAGES: dict[str, Language] = {"en": Language.ENGLISH, "vi": Language.VIETNAMESE}


def language_number(language: Language | str | None) -> int:
    """"en", "vi", a Language, or None for the plan's own."""
    if language is None:
        return Language.PLAN
    if isinstance(language, str):
        try:
            return LANGUAGES[language]
        except KeyError:
            raise ValueError(f"no language {language!r}; there are {', '.join(map(repr, LANGUAGES))}") from None
    return Language(language)


class _Spelled(enum.IntEnum):
    """A code; str() is how files spell it, "no_data"."""

    def __str__(self) -> str:
        return self.name.lower()


class _Named(_Spelled):
    """A code that has a name in each language."""

    def spoken(self, language: Language | str = "en") -> str:
        """How it is said: "no data", "không có số liệu"."""
        from . import _library  # the table of words lies in the library

        return _library.code_name(type(self).__name__, int(self), language_number(language))


class Verdict(_Named):
    MET = 0
    MISSED = 1
    NO_DATA = 2
    NO_BASELINE = 3
    NOT_APPLICABLE = 4
    NOT_DUE = 5
    DATA_ERROR = 6

    @property
    def is_decided(self) -> bool:
        """Met or missed."""
        return self <= Verdict.MISSED

    def __bool__(self) -> bool:
        # MET is 0, and seven verdicts do not fit into two: whichever way this answered, somebody would be misled.
        raise TypeError("a verdict is neither true nor false: compare it, as in `verdict is Verdict.MET`")


class Reason(_Named):
    """Why a verdict is no plain met or missed."""

    NONE = 0
    NUMERATOR_MISSING = 1
    DENOMINATOR_MISSING = 2
    INPUT_MISSING = 3
    SUPPRESSED = 4
    CHILDREN_MISSING = 5
    CONDITION_UNKNOWN = 6
    AREAS_UNDECIDED = 7
    DENOMINATOR_ZERO = 8
    NEGATIVE_COUNT = 9
    OVER_100_PERCENT = 10
    NOTHING_TO_MEASURE = 11
    OUT_OF_SCOPE = 12
    CONDITION_FALSE = 13
    NONE_TO_COUNT = 14
    REFERENCE_PERIOD = 15
    NOT_DUE_YET = 16
    BASE_MISSING = 17
    BASE_SUPPRESSED = 18
    BASE_ZERO = 19
    BASE_NEGATIVE = 20
    BASE_DATA_ERROR = 21
    BASE_NOT_APPLICABLE = 22
    NO_AREAS = 23
    NOT_JUDGED = 24
    NOT_A_DECIMAL = 25
    PERIOD_UNDER_WAY = 26
    BASE_TOO_FAR_BACK = 27


class Flag(enum.IntFlag):
    EXCEEDED = 1
    AT_BOUNDARY = 2


class IntervalMethod(_Spelled):
    """By which formula an interval was computed."""

    WILSON = 0
    CLOPPER_PEARSON = 1
    POISSON_EXACT = 2
    BYAR = 3


class VersusPriorPeriod(_Spelled):
    """The value against that of the period before."""

    BETTER = 0
    WORSE = 1
    SAME = 2


class Trend(_Spelled):
    """Over five years."""

    NOT_COMPUTED = 0
    BETTER = 1
    WORSE = 2
    NO_CHANGE = 3


class NoTrend(_Spelled):
    """Why a trend was not computed."""

    DIRECTION_UNKNOWN = 1
    NO_EVENTS = 2
    PERIOD_MISSING = 3
    NOTHING_VARIES = 4
    OUT_OF_DOMAIN = 5


class Pace(_Spelled):
    """Observed against required annual change."""

    ON_TRACK = 0
    TOO_SLOW = 1
    STANDING_STILL = 2
    MOVING_AWAY = 3


class Extra(enum.IntEnum):
    """What an extra column of results holds."""

    FIGURES = 0
    FLAGS = 1
    CODES = 2


class Change(_Spelled):
    """What became of a target from one plan to another."""

    UNCHANGED = 0
    TIGHTENED = 1  # whatever meets it now met it before, and not the other way round
    LOOSENED = 2  # the reverse
    CHANGED = 3  # neither, or they cannot be compared
    NEW = 4
    DROPPED = 5


class Aspect(enum.IntFlag):
    """In what two targets differ."""

    MEASURE = 1
    FORM = 2
    LIMIT = 4
    BASE = 8
    SCOPE = 16


class Import(enum.IntEnum):
    """What a printed plan is given as."""

    AUTOMATIC = 0
    TABLE = 1
    SENTENCES = 2


class Kind(enum.IntEnum):
    """What a figure is."""

    COUNT = 0
    RATIO = 1
    POINTS = 2
    MONEY = 3
    DATE = 4
    NUMBER = 5


class Better(enum.IntEnum):
    """Which way is better."""

    UNKNOWN = 0
    LOWER = 1
    HIGHER = 2


class RollUp(enum.IntEnum):
    """How an input's figures add up over areas and parts of a year."""

    SUM = 1
    LAST = 2
    NONE = 3


class Severity(enum.IntEnum):
    NOTE = 0
    WARNING = 1
    ERROR = 2


class Instructions(enum.IntEnum):
    """Instructions for the row loops. Answers do not depend on them."""

    BEST = 0
    BASELINE = 1
    AVX2 = 2
    AVX512 = 3


class Format(enum.IntEnum):
    """Formats of text made on request."""

    TEXT = 0
    JSON = 1
    CSV = 2


class Type(enum.IntEnum):
    """Types of figures."""

    INT64 = 0
    FLOAT64 = 1
    DECIMAL64 = 2
    DATE32 = 3
    INT8 = 4
    INT16 = 5
    INT32 = 6
    UINT8 = 7
    UINT16 = 8
    UINT32 = 9
    UINT64 = 10
    FLOAT32 = 11
    DECIMAL128 = 12


class Figure(enum.IntEnum):
    """Figures of an answer."""

    VALUE = 0
    LIMIT = 1
    BASE = 2
    GAP = 3
    PROGRESS = 4
    NEEDED = 5
    NUMERATOR = 6
    DENOMINATOR = 7
