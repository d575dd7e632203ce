"""A name for what kind of target a row comes from, so that a run can show what it covered."""
from __future__ import annotations

from plan import About, Between, Change, Exactly, FromTo, LevelForm, Maintain, Target, Times


def _form(target: Target) -> str:
    form = target.form
    if isinstance(form, LevelForm):
        if form.line:
            return "along a line"
        if form.limits[0][1] is not None:
            return "level by date"
        return f"{'maintain ' if form.maintain else ''}level {form.op or 'bare'}"
    if isinstance(form, FromTo):
        return f"{'increase' if form.up else 'reduce'} {'to' if form.start is None else 'from to'}"
    if isinstance(form, Between):
        return "between"
    if isinstance(form, About):
        return "about, plan's tolerance" if form.tolerance is None else f"about, {_size(form.relative)}"
    if isinstance(form, Exactly):
        return "exactly"
    if isinstance(form, Times):
        return f"{form.op or 'bare'} times, {form.versus.kind}"
    if isinstance(form, Maintain):
        within = "" if form.tolerance is None else f" within, {_size(form.relative)}"
        return f"maintain{within}"
    assert isinstance(form, Change)
    words = ["increase" if form.up else "reduce"]
    words.append("no size" if form.size is None else _size(form.relative) + (" range" if form.far is not None else ""))
    words += ["every year"] if form.every_year else []
    return ", ".join(words + ([form.versus.kind] if form.versus else []))


def _size(relative: bool) -> str:
    return "relative" if relative else "absolute"


def form_name(target: Target) -> str:
    text = _form(target)
    if target.spread is not None:
        return "in every" if target.spread.count is None else "in at least"
    return text + (" (when)" if target.when or target.if_any else "")
