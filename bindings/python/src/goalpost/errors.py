"""What is raised. Every exception of this package is a GoalpostError, and the built-in one that fits besides."""
from __future__ import annotations

from .codes import Severity, Status
from .diagnostics import Diagnostics

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


class GoalpostError(Exception):
    """Something that the library refused. `status` is its code."""

    status: Status = Status.E_INTERNAL


class ArgumentError(GoalpostError, ValueError):
    """A value that is out of range, or values that do not go together."""

    status = Status.E_ARGUMENT


class LengthError(ArgumentError):
    """Columns, or a column and the rows asked for, differ in length."""

    status = Status.E_LENGTH


class NotFoundError(GoalpostError, LookupError):
    """No such indicator, target, input, level or row."""

    status = Status.E_NOT_FOUND


class FigureTypeError(GoalpostError, TypeError):
    """A column, or a value, of a type that is not read, or not for its input."""

    status = Status.E_TYPE


class UnavailableError(GoalpostError, RuntimeError):
    """This machine, or this build, cannot do that."""

    status = Status.E_UNAVAILABLE


class CancelledError(GoalpostError):
    """The progress function returned False."""

    status = Status.E_CANCELLED


class OutOfMemoryError(GoalpostError, MemoryError):
    status = Status.E_OUT_OF_MEMORY


class ThreadError(GoalpostError, OSError):
    """The system did not let the library start a thread."""

    status = Status.E_THREADS


class InternalError(GoalpostError, RuntimeError):
    """A fault of Goalpost's own: please report it."""


class DiagnosticsError(GoalpostError, ValueError):
    """Errors with a place. str() shows each as a compiler does: place, sentence, the line with a caret, and a hint."""

    status = Status.E_DIAGNOSTICS
    diagnostics: Diagnostics

    def __init__(self, diagnostics: Diagnostics) -> None:
        super().__init__(diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        # Behind "goalpost.errors.PlanError: " the first place would stand in the middle of a line, and its caret with it.
        count = sum(found.severity is Severity.ERROR for found in self.diagnostics)
        return f"{count} error{'' if count == 1 else 's'}\n{str(self.diagnostics).rstrip()}"


class PlanError(DiagnosticsError):
    """A plan has errors."""


class RuleError(DiagnosticsError):
    """A rule has errors, or the figures for it."""


class DataError(DiagnosticsError):
    """A table has errors: two rows of one key, an unknown stratum, …"""


_EXCEPTIONS: dict[int, type[GoalpostError]] = {
    Status.E_ARGUMENT: ArgumentError,
    Status.E_UTF8: ArgumentError,
    Status.E_LENGTH: LengthError,
    Status.E_NOT_FOUND: NotFoundError,
    Status.E_TYPE: FigureTypeError,
    Status.E_UNAVAILABLE: UnavailableError,
    Status.E_CANCELLED: CancelledError,
    Status.E_OUT_OF_MEMORY: OutOfMemoryError,
    Status.E_THREADS: ThreadError,
}


def raise_status(status: int, text: str, what: str = "") -> NoReturn:
    """Raises the exception of a status that is not OK; `text` is the library's sentence for it, `what` what it is about."""
    error = _EXCEPTIONS.get(status, InternalError)(f"{what}: {text}" if what else text)
    if status in set(Status):
        error.status = Status(status)
    raise error
