"""Target phrases, as plans print them."""
from __future__ import annotations

from collections.abc import Iterable
from ctypes import byref

from . import _structs as s
from ._library import encode, library, make_text, string
from .codes import Language, language_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def phrase(text: str, *, language: Language | str = "vi", indicator: str = "", strata: Iterable[str] = ()) -> dict[str, Any]:
    """Reads a target as a plan prints it, "xuống còn 16/100.000 trẻ em", and answers what `goalpost phrase --format json` does.

    `indicator` is its printed name, when the phrase stands in a table's column of targets; `strata` the headings that apply to figures
    such as 1,5%/2%. Look at "understood" first: not understanding is no error, and what was not understood is said with its place.
    """
    import json

    data, name = encode(text, "a phrase"), encode(indicator, "the name of an indicator")
    headings = [encode(stratum, "a stratum") for stratum in ([strata] if isinstance(strata, str) else strata)]
    array = (s.String * len(headings))(*map(string, headings))
    options = s.PhraseOptions(language=language_number(language), indicator=string(name), strata=array, num_strata=len(headings))
    return json.loads(make_text(library.goalpost_phrase_read, data, len(data), byref(options)))
