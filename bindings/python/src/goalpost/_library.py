"""Finds libgoalpost, compares its version with ours, and gives every function its types.

Where it is looked for: the file that the environment variable GOALPOST_LIBRARY names, and nothing else when it is set; else the file
that a wheel puts beside this one; else the system's.
"""
from __future__ import annotations

import ctypes
import os
import sys
import weakref

from . import _structs as s
from ._signatures import SIGNATURES
from .codes import ABI_VERSION, Status
from .diagnostics import Diagnostics
from .errors import DiagnosticsError, raise_status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

FILE_NAME = {"darwin": "libgoalpost.dylib", "win32": "goalpost.dll"}.get(sys.platform, "libgoalpost.so")
SYSTEM_NAME = {"darwin": f"libgoalpost.{ABI_VERSION}.dylib", "win32": "goalpost.dll"}.get(sys.platform,
                                                                                       f"libgoalpost.so.{ABI_VERSION}")


def _load() -> ctypes.CDLL:
    named = os.environ.get("GOALPOST_LIBRARY")
    beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), FILE_NAME)
    path = named or (beside if os.path.exists(beside) else SYSTEM_NAME)
    try:
        found = ctypes.CDLL(path)  # CDLL lets other Python threads run while a function of it does
    except OSError as error:
        hint = "set GOALPOST_LIBRARY to the path of a libgoalpost that is there" if named else (
            f"there is none at {beside} and none that the system knows: install a wheel (`pip install ./bindings/python` "
            "builds one), or set GOALPOST_LIBRARY to the path of one")
        raise ImportError(f"goalpost: cannot load {path} ({error}); {hint}", name="goalpost", path=path) from error
    try:
        found.goalpost_abi_version.restype = ctypes.c_uint32
        version = found.goalpost_abi_version()
    except AttributeError:
        raise ImportError(f"goalpost: {path} is no libgoalpost", name="goalpost", path=path) from None
    if version != ABI_VERSION:
        raise ImportError(f"goalpost: {path} has ABI version {version}, this package was written for {ABI_VERSION}: install the "
                          "package and the library of one version", name="goalpost", path=path)
    for name, (result, arguments) in SIGNATURES.items():
        try:
            function = getattr(found, name)
        except AttributeError:
            raise ImportError(f"goalpost: {path} is older than this package: it has no {name}()", name="goalpost",
                              path=path) from None
        function.restype, function.argtypes = result, arguments
    return found


library = _load()


def check(status: int, what: str = "") -> None:
    """Raises what belongs to a status that is not OK."""
    if status:
        raise_status(status, library.goalpost_status_text(status).decode(), what)


def check_found(status: int, found: s.DiagnosticsHandle, error: type[DiagnosticsError], what: str = "") -> Diagnostics:
    """The same for functions that report findings: `found` becomes a list of ours, which the exception carries or which is answered."""
    diagnostics = Diagnostics(*([Owner(found, library.goalpost_diagnostics_free)] if found else []))
    if status == Status.E_DIAGNOSTICS:
        raise error(diagnostics)
    check(status, what)
    return diagnostics


class Owner:
    """A handle of the library, freed with the last reference to this. Everything that the library borrowed for it is kept as long.

    Objects of this package hold their handle through an Owner, and so does every array that lies in memory of the library: closing an
    object lets go of its Owner, and never pulls memory from under an array or from under another thread's call.
    """

    __slots__ = ("handle", "kept", "__weakref__")

    def __init__(self, handle: Any, free: Callable[[Any], None], *kept: object) -> None:
        self.handle = handle
        self.kept = kept
        # Weak references are told before the attributes go: the handle is freed before what it borrowed.
        # At exit the system takes all memory back; freeing then would hit threads that are still evaluating.
        weakref.finalize(self, free, handle).atexit = False


class Closable:
    """What has a handle: close() or `with` lets go of it early; else it goes with the object."""

    __slots__ = ("_held", "__weakref__")
    _held: Owner | None

    @property
    def _owner(self) -> Owner:
        held = self._held
        if held is None:
            raise ValueError(f"this {type(self).__name__} is closed")
        return held

    def close(self) -> None:
        """Lets go of the library's memory; arrays that lie in it stay good, and keep it as long as they live. Twice does nothing."""
        self._held = None

    @property
    def closed(self) -> bool:
        return self._held is None

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> Any:
        raise TypeError(f"a {type(self).__name__} cannot be pickled: it is memory of this process")


def text_of(string: s.String) -> str:
    """A borrowed text. The library's texts are UTF-8, save a piece that it shows of a text that is not."""
    return ctypes.string_at(string.data, string.size).decode("utf-8", "replace") if string.size else ""


def encode(text: str | bytes, what: str = "a text") -> bytes:
    if isinstance(text, bytes):
        return text
    if not isinstance(text, str):
        raise TypeError(f"{what} must be str or bytes, not {type(text).__name__}")
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError(f"{what} cannot be UTF-8: {error}") from None


def string(data: bytes) -> s.String:
    """A text for the library, which borrows it: `data` must be kept."""
    return s.String(ctypes.cast(ctypes.c_char_p(data), ctypes.c_void_p), len(data))


def make_text(function: Any, *arguments: Any, what: str = "") -> str:
    """Calls a function that makes a text, and answers it."""
    made = s.TextHandle()
    check(function(*arguments, ctypes.byref(made)), what)
    try:
        return ctypes.string_at(library.goalpost_text_data(made), library.goalpost_text_size(made)).decode("utf-8", "replace")
    finally:
        library.goalpost_text_free(made)


def code_name(enumeration: str, number: int, language: int) -> str:
    """The name of a Verdict or a Reason."""
    function = library.goalpost_verdict_text if enumeration == "Verdict" else library.goalpost_reason_text
    out = s.String()
    check(function(number, language, ctypes.byref(out)))
    return text_of(out)


def period_of(text: str | int) -> s.Period:
    """2025, "2025-Q3" and the like as the library has them."""
    data = encode(str(text) if isinstance(text, int) else text, "a period")
    out = s.Period()
    check(library.goalpost_period_parse(data, len(data), ctypes.byref(out)), f"period {text!r}")
    return out


def period_text(period: s.Period, language: int = 0) -> str:
    return make_text(library.goalpost_period_text, period, language) if period.year else ""


class ProgressCall:
    """A Python function as the library calls it: it must not raise there, so what it raises is kept and raised afterwards."""

    def __init__(self, function: Callable[[int, int], object] | None) -> None:
        self.error: BaseException | None = None
        self.callback = s.NO_PROGRESS if function is None else s.Progress(self._call)
        self._function = function

    def _call(self, _context: Any, num_done: int, num_all: int) -> int:
        try:
            assert self._function is not None
            return 1 if self._function(num_done, num_all) is False else 0
        except BaseException as error:  # also KeyboardInterrupt: it cancels, and goes on behind the call
            self.error = error
            return 1

    def reraise(self) -> None:
        if self.error is not None:
            raise self.error
