"""Columns as the library takes them: addresses, types, and what must be kept while they are borrowed. And those made of plain lists."""
from __future__ import annotations

import array
import datetime
import decimal
import operator
import sys
from ctypes import addressof, c_char_p, c_int64, c_void_p, cast, sizeof
from itertools import accumulate

from . import _structs as s
from .codes import Type
from .errors import FigureTypeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

EPOCH_ORDINAL = datetime.date(1970, 1, 1).toordinal()


class Bits:
    """A bitmap."""

    __slots__ = ("address", "kept", "length")

    def __init__(self, address: int, length: int, *kept: object) -> None:
        self.address = address
        self.length = length
        self.kept = kept


class Figures:
    """The figures of one input."""

    __slots__ = ("address", "kept", "length", "scale", "type", "validity")

    def __init__(self, kind: int, address: int | None, length: int, *kept: object, scale: int = 0,
                 validity: Bits | None = None) -> None:
        self.type = kind
        self.address = address  # None: all are missing
        self.length = length
        self.scale = scale
        self.validity = validity
        self.kept = kept


class Keys:
    """A key of each row: a text per row, a dictionary with codes, or bare numbers."""

    __slots__ = ("code_type", "codes", "kept", "length", "names", "validity")

    def __init__(self, length: int, *kept: object, codes: int | None = None, code_type: int = Type.INT64,
                 names: s.Strings | None = None, validity: Bits | None = None) -> None:
        self.length = length
        self.codes = codes
        self.code_type = code_type
        self.names = names
        self.validity = validity
        self.kept = kept

    def fill(self, key: s.Key) -> None:
        key.struct_size = sizeof(s.Key)
        key.codes = self.codes
        key.code_type = self.code_type
        if self.names is not None:
            key.names = self.names
        key.validity = self.validity.address if self.validity else None


def address_of(buffer: array.array[Any] | bytes) -> int:
    """Of an array or bytes, which must be kept, and not grow."""
    if isinstance(buffer, array.array):
        return buffer.buffer_info()[0]
    return cast(c_char_p(buffer), c_void_p).value or 0


def nothing_but_missing(length: int) -> Figures:
    nothing, none = bytes(length), bytes(length // 8 + 1)
    return Figures(Type.INT8, address_of(nothing), length, nothing, validity=Bits(address_of(none), length, none))


def bits_of_flags(flags: Iterable[Any]) -> Bits:
    """A bitmap of Python truth values."""
    out = bytearray()
    length = 0
    for length, flag in enumerate(flags, 1):
        if length % 8 == 1:
            out.append(0)
        if flag:
            out[-1] |= 1 << (length - 1) % 8
    kept = bytes(out)
    return Bits(address_of(kept), length, kept)


def strings_of(texts: Sequence[str | bytes]) -> tuple[s.Strings, object]:
    """Texts, and what must be kept while they are used."""
    encoded = [text if isinstance(text, bytes) else text.encode("utf-8") for text in texts]
    data = b"".join(encoded)
    offsets = array.array("q", accumulate(map(len, encoded), initial=0))
    strings = s.Strings(num=len(encoded), data=address_of(data), large_offsets=address_of(offsets))
    return strings, (data, offsets)


def is_missing(value: Any) -> bool:
    """None, NaN, and what pandas says for them."""
    return value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value)


def keys_of_list(values: Sequence[Any], what: str) -> Keys:
    """Texts or whole numbers; missing ones are none."""
    codes: dict[Any, int] = {}
    numbers = array.array("q")
    for value in values:
        if is_missing(value):
            value = ""
        elif not isinstance(value, (str, bytes)):
            try:
                value = str(operator.index(value))
            except TypeError:
                if not (isinstance(value, float) and value.is_integer()):
                    raise FigureTypeError(f"{what} holds {value!r}: keys are texts or whole numbers") from None
                value = str(int(value))
        numbers.append(codes.setdefault(value, len(codes)))
    names, kept = strings_of(list(codes))
    return Keys(len(numbers), numbers, kept, codes=address_of(numbers), names=names)


def figures_of_list(values: Sequence[Any], what: str) -> Figures:
    """Numbers, decimals or dates; None is missing. One type is found for all."""
    plain: list[Any] = []
    kinds = set()
    for value in values:
        if is_missing(value):
            plain.append(None)
            continue
        kind, value = _figure(value, what)
        kinds.add(kind)
        plain.append(value)
    validity = bits_of_flags(value is not None for value in plain) if None in plain else None
    if not kinds:
        return Figures(Type.INT64, None, len(plain))
    if kinds == {"date"}:
        days = array.array("i", (0 if value is None else value.toordinal() - EPOCH_ORDINAL for value in plain))
        return Figures(Type.DATE32, address_of(days), len(days), days, validity=validity)
    if "date" in kinds:
        raise FigureTypeError(f"{what} mixes dates and numbers")
    if kinds == {"int"} and all(value is None or -(2**63) <= value < 2**63 for value in plain):
        whole = array.array("q", (value or 0 for value in plain))
        return Figures(Type.INT64, address_of(whole), len(whole), whole, validity=validity)
    if "decimal" not in kinds and all(not isinstance(value, int) or abs(value) <= 2**53 for value in plain):
        doubles = array.array("d", (0.0 if value is None else value for value in plain))
        return Figures(Type.FLOAT64, address_of(doubles), len(doubles), doubles, validity=validity)
    return _decimals([None if value is None else decimal.Decimal(repr(value)) if isinstance(value, float)
                      else decimal.Decimal(value) for value in plain], validity, what)


def _figure(value: Any, what: str) -> tuple[str, Any]:
    if isinstance(value, datetime.date):
        return "date", value
    if isinstance(value, decimal.Decimal):
        return "decimal", value
    if isinstance(value, float):
        return "float", value
    if isinstance(value, (str, bytes)):
        raise FigureTypeError(f"{what} holds {value!r}: text has no figures; convert it, for example to numbers, decimal.Decimal or dates")
    try:
        return "int", operator.index(value)
    except TypeError:
        pass
    try:  # numpy's float32 stands for its own shortest decimal, not for that of the double beside it
        return "float", float(str(value))
    except ValueError:
        raise FigureTypeError(f"{what} holds {value!r}, which is no figure: figures are numbers, decimals or dates") from None


def _decimals(values: list[decimal.Decimal | None], validity: Bits | None, what: str) -> Figures:
    for value in values:
        if value is not None and not value.is_finite():
            raise FigureTypeError(f"{what} holds {value!r}: write None for a missing figure")
    scale = max((-int(value.as_tuple().exponent) for value in values if value), default=0)
    scale = max(scale, 0)
    shifted = [0 if value is None else int(value.scaleb(scale, decimal.Context(prec=100))) for value in values]
    if scale > 38 or any(abs(value) >= 2**127 for value in shifted):
        raise FigureTypeError(f"{what} needs more than 38 digits")
    if scale <= 18 and all(-(2**63) <= value < 2**63 for value in shifted):
        mantissas = array.array("q", shifted)
        return Figures(Type.DECIMAL64, address_of(mantissas), len(shifted), mantissas, scale=scale, validity=validity)
    wide = (c_int64 * (2 * len(shifted))).from_buffer_copy(
        b"".join(value.to_bytes(16, sys.byteorder, signed=True) for value in shifted))
    return Figures(Type.DECIMAL128, addressof(wide), len(shifted), wide, scale=scale, validity=validity)
