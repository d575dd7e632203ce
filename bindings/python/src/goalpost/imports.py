"""Plans as they were printed, turned into rules."""
from __future__ import annotations

from ctypes import byref

from . import _structs as s
from ._library import Owner, check, encode, library, make_text, string, text_of
from .codes import Format, Import, Language, language_number
from .errors import ArgumentError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_COLUMNS = ("number", "indicator", "result", "target", "unit")


def import_plan(text: str | bytes, *, language: Language | str = "vi", messages: Language | str | None = None, shape: str = "automatic",
                columns: dict[str, str] | None = None, name: str = "imported_plan", title: str = "", source: str = "",
                period: int | None = None, baseline: int | None = None, published: bool = False, file: str = "text") -> ImportedPlan:
    """Turns a plan as it was printed into rules: what `goalpost import` does.

    `text` is a table of targets with a header, its cells parted by tabs or commas, or sentences, one a line; shape "table" or
    "sentences" says which, else the first line does. `columns` names headers of the table, {"target": "Mục tiêu 2025"}: of "number",
    "indicator", "result", "target" and "unit". `language` is that of the text and of the plan, `messages` that of the report. `period`
    is the year of the targets, `baseline` that of the results; without them the header says it. `published`: measures are published
    rates, not counts. `name`, `title` and `source` are the plan's, `file` is what messages call the text.

    What was not understood stays in the plan as a comment, and in the report. ArgumentError: nothing can be read from the text.
    """
    given = dict(columns or {})
    unknown = sorted(set(given) - set(_COLUMNS))
    if unknown:
        raise ValueError(f"no column {unknown[0]!r}: there are {', '.join(_COLUMNS)}")
    shapes = {one.name.lower(): one for one in Import}
    if shape not in shapes:
        raise ValueError(f"no shape {shape!r}: there are {', '.join(shapes)}")
    data = encode(text, "a printed plan")
    texts = {f"{column}_column": encode(given.get(column, ""), f"the header of {column}") for column in _COLUMNS}
    texts |= {field: encode(value, f"the {field}") for field, value in
              (("name", name), ("title", title), ("document", source), ("file", file))}
    options = s.ImportOptions(language=language_number(language), messages=language_number(messages), shape=shapes[shape],
                              period=period or 0, baseline=baseline or 0, published=bool(published),
                              **{field: string(value) for field, value in texts.items()})
    handle = s.ImportHandle()
    check(library.goalpost_import_plan(data, len(data), byref(options), byref(handle)), "the import of a plan")
    owner, info = Owner(handle, library.goalpost_import_free), s.ImportInfo()
    check(library.goalpost_import_get_info(owner.handle, byref(info)))
    if info.problem.size:
        raise ArgumentError(f"{file}: {text_of(info.problem)}")
    report = [make_text(library.goalpost_import_render, owner.handle, form) for form in (Format.TEXT, Format.JSON)]
    return ImportedPlan(text_of(info.plan), *report)


class ImportedPlan:
    """A plan's text and the report of its import. str() is the report, as `goalpost import` prints it."""

    __slots__ = ("_json", "_report", "lines", "num_indicators", "num_lines", "num_targets", "plan", "to_finish", "warnings")

    plan: str  # for Plan(): it has no errors; "" when nothing was understood
    num_lines: int  # of the text, that were read
    num_indicators: int  # of the plan
    num_targets: int
    lines: tuple[dict[str, Any], ...]  # what was understood of each line: "line", "label", "targets"
    to_finish: tuple[dict[str, Any], ...]  # what is left to a person: "message", "text" and its place
    warnings: tuple[dict[str, Any], ...]

    def __init__(self, plan: str, report: str, as_json: str) -> None:
        import json

        self.plan, self._report, self._json = plan, report, as_json
        found = json.loads(as_json)
        self.num_lines, self.num_indicators, self.num_targets = found["num_lines"], found["num_indicators"], found["num_targets"]
        self.lines, self.to_finish, self.warnings = (tuple(found[key]) for key in ("lines", "to_finish", "warnings"))

    @property
    def needs_a_person(self) -> bool:
        """Whether something was left to finish."""
        return bool(self.to_finish)

    def to_json(self) -> str:
        """The report as `goalpost import --format json` prints it."""
        return self._json

    def __str__(self) -> str:
        return self._report

    def __reduce__(self) -> Any:
        return ImportedPlan, (self.plan, self._report, self._json)

    def __repr__(self) -> str:
        return f"<ImportedPlan: {self.num_targets} targets of {self.num_lines} lines, {len(self.to_finish)} things to finish>"
