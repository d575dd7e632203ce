"""Columns that are numpy arrays. Imported when there is one.

Contiguous arrays of whole numbers, float32, float64 and bool are lent as they lie. What is not: strided, misaligned or foreign-endian
arrays, datetime64 (8 bytes a row become 4), object arrays.
"""
from __future__ import annotations

import numpy as np

from ._columns import Bits, Figures, Keys, figures_of_list, keys_of_list, strings_of
from .codes import Type
from .errors import FigureTypeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_TYPES = {
    "i1": Type.INT8, "i2": Type.INT16, "i4": Type.INT32, "i8": Type.INT64, "u1": Type.UINT8, "u2": Type.UINT16, "u4": Type.UINT32,
    "u8": Type.UINT64, "f4": Type.FLOAT32, "f8": Type.FLOAT64,
}


def straight(values: Any, what: str) -> Any:
    """The array itself where the library can read it; else a copy that it can."""
    if values.ndim != 1:
        raise FigureTypeError(f"{what} has {values.ndim} dimensions: a column has one")
    if not values.dtype.isnative:
        values = values.astype(values.dtype.newbyteorder("="))
    return np.require(values, requirements=("C_CONTIGUOUS", "ALIGNED"))


def bits(flags: Any) -> Bits:
    packed = np.packbits(np.asarray(flags, dtype=bool), bitorder="little")
    return Bits(packed.ctypes.data, len(flags), packed)


def figures(values: Any, what: str) -> Figures:
    validity = None
    if isinstance(values, np.ma.MaskedArray):
        mask = np.ma.getmaskarray(values)
        validity = bits(~mask) if mask.any() else None
        values = values.data
    kind = values.dtype.kind
    if kind == "O":
        return figures_of_list([None if validity and not valid else value for value, valid in
                                zip(values.tolist(), ~mask if validity else values)], what)
    if kind == "M":
        return _dates(values, validity, what)
    if kind == "b":
        values = values.view(np.uint8)
    code = _TYPES.get(values.dtype.str[1:])
    if code is None:
        hint = {"U": "text has no figures: convert it", "S": "text has no figures: convert it",
                "f": "convert it with .astype('float64'); what its decimals are is then for you to say"}.get(kind, "")
        raise FigureTypeError(f"{what} is of type {values.dtype}, which is not read{': ' if hint else ''}{hint}")
    values = straight(values, what)
    return Figures(code, values.ctypes.data, len(values), values, validity=validity)


def _dates(values: Any, validity: Bits | None, what: str) -> Figures:
    days = values.astype("datetime64[D]")
    missing = np.isnat(days)
    if missing.any():
        validity = bits(~missing if validity is None else ~missing & _unpacked(validity))
    numbers = straight(np.where(missing, 0, days.view(np.int64)).astype(np.int32), what)
    return Figures(Type.DATE32, numbers.ctypes.data, len(numbers), numbers, validity=validity)


def _unpacked(validity: Bits) -> Any:
    packed: Any = validity.kept[0]
    return np.unpackbits(packed, count=validity.length, bitorder="little").astype(bool)


def keys(values: Any, what: str) -> Keys:
    mask = None
    if isinstance(values, np.ma.MaskedArray):
        mask, values = np.ma.getmaskarray(values), values.data
    kind = values.dtype.kind
    if kind == "O":
        return keys_of_list([None if mask is not None and mask[row] else value for row, value in enumerate(values)], what)
    if kind in "US":
        distinct, codes = np.unique(values, return_inverse=True)
        names, kept = strings_of(distinct.tolist())
        codes = np.ascontiguousarray(codes.reshape(-1), dtype=np.int64)
        return Keys(len(codes), codes, kept, codes=codes.ctypes.data, names=names, validity=None if mask is None else bits(~mask))
    if kind == "f":  # whole numbers with missing ones, as pandas has them
        missing = np.isnan(values)
        whole = np.where(missing, 0, values)
        if not (whole == np.floor(whole)).all() or (np.abs(whole) >= 2.0**63).any():
            raise FigureTypeError(f"{what} holds fractions: keys are texts or whole numbers")
        mask = missing if mask is None else mask | missing
        values = whole.astype(np.int64)
    if kind not in "iuf":
        hint = "; write periods as texts such as '2025-Q3', or years as numbers" if kind == "M" else ""
        raise FigureTypeError(f"{what} is of type {values.dtype}: keys are texts or whole numbers{hint}")
    values = straight(values, what)
    return Keys(len(values), values, codes=values.ctypes.data, code_type=_TYPES[values.dtype.str[1:]],
                validity=None if mask is None else bits(~mask))


class _Lent:
    """Memory of the library, as numpy asks for it; the array made of it keeps the owner."""

    def __init__(self, address: int, length: int, dtype: Any, owner: object) -> None:
        self.owner = owner
        self.__array_interface__ = {"version": 3, "shape": (length,), "typestr": dtype.str, "descr": dtype.descr, "data": (address, True)}


def lent(address: int, length: int, dtype: Any, owner: object) -> Any:
    """An array, not to be written, that lies in memory of the library and keeps `owner`."""
    return np.asarray(_Lent(address, length, np.dtype(dtype), owner)) if length else np.empty(0, dtype)
