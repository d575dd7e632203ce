"""Row-aligned columns: a plan bound to a table, judged at full speed."""
from __future__ import annotations

from ctypes import byref

from . import _structs as s
from ._library import Closable, Owner, ProgressCall, check, library, make_text
from .answers import Answers, output_for, prepared
from .codes import Language
from .plan import target_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from .plan import Periods, Plan, Progress
    from .table import Table


class Evaluator(Closable):
    """Judges the rows of a table as they lie: the same verdicts as Plan.evaluate(), an answer per row.

    Which row is whose base is found once, when this is made. A row is judged for an indicator when its filled strata are exactly the
    indicator's dimensions and its period and level are asked for; others are not applicable, Reason.NOT_JUDGED.

    threads       that share the rows; 0: as many as the machine has. Answers do not depend on it
    instructions  of Instructions; by default the best that the machine has. Answers do not depend on it either
    small_counts  answer with figures although the plan says `suppress counts`: you answer for what is published of them

    Several threads may run one evaluator at once, each into arrays of its own.
    """

    __slots__ = ("plan", "table")

    def __init__(self, plan: Plan, table: Table, *, periods: Periods = None, level: str | int | None = None, threads: int = 1,
                 instructions: int = 0, small_counts: bool = False) -> None:
        array, num_periods = plan._periods(periods)
        options = s.ColumnOptions(periods=array, num_periods=num_periods, level_1based=plan._level_number(level), num_threads=threads,
                                  instructions=instructions, shows_small_counts=small_counts)
        handle, owner, table_owner = s.EvaluatorHandle(), plan._owner, table._owner
        check(library.goalpost_evaluator_create(owner.handle, table_owner.handle, byref(options), byref(handle)))
        self._held = Owner(handle, library.goalpost_evaluator_free, table_owner)  # its columns are borrowed
        self.plan = plan
        self.table = table

    def run(self, indicator: str, target: int | str = 1, *, rows: slice | range | None = None, want: Iterable[str] | None = None,
            out: Answers | None = None, progress: Progress | None = None) -> Answers:
        """The answers of one target ("all": its indicator's targets combined, verdict and reason only).

        `want` names the columns to be made: of verdict, reason, flags, value, limit, base, gap, progress; by default the first four.
        `out` has arrays to be filled instead, those of an earlier call or yours. `rows` are judged alone, one after the other.
        """
        return self.run_many([(indicator, target)], rows=rows, want=want, outs=None if out is None else [out], progress=progress)[0]

    def run_many(self, targets: Iterable[str | tuple[str, int | str]], *, rows: slice | range | None = None,
                 want: Iterable[str] | None = None, outs: list[Answers] | None = None, progress: Progress | None = None) -> list[Answers]:
        """The answers of several targets in one pass: "3a" is the first of 3a, ("4c", 2) the second of 4c."""
        first, num_rows = _row_range(rows, self.table.num_rows)
        wanted = [(target, 1) if isinstance(target, str) else target for target in targets]
        if outs is not None and len(outs) != len(wanted):
            raise ValueError(f"{len(wanted)} targets, and {len(outs)} outs")
        filled, outputs = [], []
        for index, (indicator, target) in enumerate(wanted):
            number = target_number(target)
            default = ("verdict", "reason") if number == 0 and want is None and outs is None else want
            answers = prepared(outs[index] if outs else None, num_rows, default)
            filled.append(answers)
            outputs.append(output_for(answers, self.plan._number_of(indicator), number))
        call, owner = ProgressCall(progress), self._owner
        status = library.goalpost_evaluator_run(owner.handle, (s.Output * len(outputs))(*outputs), len(outputs), first, num_rows,
                                                call.callback, None)
        call.reraise()
        check(status)
        return filled

    def describe(self) -> str:
        """How each target is judged, a line each: by which loop, or exactly row by row, and why. For people who wonder about speed."""
        return make_text(library.goalpost_evaluator_describe, self._owner.handle)

    def explain(self, row: int, indicator: str, target: int | str = 1, language: Language | str | None = None) -> str:
        """The answer to one row, judged alone, in one sentence."""
        from .results import Results

        number, wanted = self.plan._number_of(indicator), target_number(target)
        handle, plan_owner, table_owner = s.ResultsHandle(), self.plan._owner, self.table._owner
        check(library.goalpost_evaluate_row(plan_owner.handle, table_owner.handle, row, number, byref(handle)), f"row {row}")
        for result in Results(self.plan, Owner(handle, library.goalpost_results_free)):
            if result.target == (wanted or "all"):
                return result.explain(language)
        from .errors import NotFoundError

        raise NotFoundError(f"no target {target!r} in row {row}")

    def __repr__(self) -> str:
        return f"<Evaluator: {self.table.num_rows} rows>"


def _row_range(rows: slice | range | None, num_rows: int) -> tuple[int, int]:
    if rows is None:
        return 0, num_rows
    start, stop, step = rows.indices(num_rows) if isinstance(rows, slice) else (rows.start, rows.stop, rows.step)
    if step != 1:
        raise ValueError("rows are judged one after the other: a step of 1")
    return start, max(0, stop - start)
