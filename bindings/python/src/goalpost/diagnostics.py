"""Findings: what is wrong with a plan, a rule or data, where, and the way out."""
from __future__ import annotations

from collections.abc import Sequence
from ctypes import byref

from . import _structs as s
from .codes import Format, Language, Severity, language_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple

    class Diagnostic(NamedTuple):
        """One finding. `line` and `column` count from 1; of a table they are row and field; None: unknown."""

        code: str
        severity: Severity
        message: str
        hint: str
        file: str
        line: int | None
        column: int | None
        begin_byte: int
        end_byte: int
        is_in_table: bool
else:
    from collections import namedtuple

    Diagnostic = namedtuple("Diagnostic", "code severity message hint file line column begin_byte end_byte is_in_table")
    Diagnostic.__doc__ = "One finding. `line` and `column` count from 1; of a table they are row and field; None: unknown."


class Diagnostics(Sequence):
    """A list of findings, in the order of their places. str() shows them with the lines that they are about."""

    def __init__(self, *owners: Any) -> None:
        self._owners = owners  # handles of the library; empty when this was pickled
        self._kept: dict[tuple[str, int], Any] = {}

    def in_language(self, language: Language | str | None) -> tuple[Diagnostic, ...]:
        """The findings in a language; None: that of the plan."""
        return self._remembered("findings", language_number(language))

    def render(self, language: Language | str | None = None, *, colour: bool = False) -> str:
        """As people read them: place, sentence, line with a caret, hint."""
        return self._remembered("coloured" if colour else "text", language_number(language))

    def to_json(self, language: Language | str | None = None) -> str:
        """As `goalpost check --format json` prints them."""
        return self._remembered("json", language_number(language))

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(found for found in self if found.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        return tuple(found for found in self if found.severity is Severity.WARNING)

    @property
    def num_dropped(self) -> int:
        """How many were found and not kept: a list keeps the first hundred."""
        return self._remembered("dropped", Language.PLAN)

    def __len__(self) -> int:
        return len(self.in_language(None))

    def __getitem__(self, index: Any) -> Any:
        return self.in_language(None)[index]

    def __str__(self) -> str:
        return self.render()

    def __repr__(self) -> str:
        return f"<Diagnostics: {', '.join(found.code for found in self) or 'none'}>"

    def __reduce__(self) -> Any:
        # An exception that carries findings must get from a worker's process to its caller's.
        for language in Language:
            for what in ("findings", "text", "coloured", "json"):
                self._remembered(what, language)
        self._remembered("dropped", Language.PLAN)
        return _restored, (self._kept,)

    def _remembered(self, what: str, language: int) -> Any:
        key = (what, int(language))
        if key not in self._kept:
            self._kept[key] = getattr(self, f"_read_{what}")(language)
        return self._kept[key]

    def _read_findings(self, language: int) -> tuple[Diagnostic, ...]:
        from ._library import check, library, text_of

        found = []
        for owner in self._owners:
            for index in range(self._counts(owner).num_kept):
                raw = s.Diagnostic()
                check(library.goalpost_diagnostics_get(owner.handle, index, language, byref(raw)))
                found.append(Diagnostic(text_of(raw.code), Severity(raw.severity), text_of(raw.message), text_of(raw.hint),
                                        text_of(raw.file), raw.line_1based or None, raw.column_1based or None,
                                        raw.begin_byte, raw.end_byte, bool(raw.is_in_table)))
        return tuple(found)

    def _read_text(self, language: int, form: int = Format.TEXT, colour: int = 0) -> str:
        from ._library import library, make_text

        return "".join(make_text(library.goalpost_diagnostics_render, owner.handle, form, language, colour)
                       for owner in self._owners)

    def _read_coloured(self, language: int) -> str:
        return self._read_text(language, colour=1)

    def _read_json(self, language: int) -> str:
        if len(self._owners) == 1:
            return self._read_text(language, Format.JSON)
        import json

        from ._library import library, make_text

        lists = [json.loads(make_text(library.goalpost_diagnostics_render, handle, Format.JSON, language, 0))
                 for handle in [owner.handle for owner in self._owners] or [s.DiagnosticsHandle()]]
        together = {key: sum((one[key] for one in lists), start=type(value)()) for key, value in lists[0].items()}
        return json.dumps(together, ensure_ascii=False)

    def _read_dropped(self, language: int) -> int:
        return sum(self._counts(owner).num_dropped for owner in self._owners)

    @staticmethod
    def _counts(owner: Any) -> s.DiagnosticCounts:
        from ._library import check, library

        counts = s.DiagnosticCounts()
        check(library.goalpost_diagnostics_count(owner.handle, byref(counts)))
        return counts


def _restored(kept: dict[tuple[str, int], Any]) -> Diagnostics:
    diagnostics = Diagnostics()
    diagnostics._kept = kept
    return diagnostics
