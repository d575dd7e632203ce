"""Columns of Arrow as numpy arrays: what to_pandas() is made of."""
from __future__ import annotations

from ctypes import string_at

import numpy as np

from . import _arrow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def arrays_of(source: Any) -> dict[str, tuple[Any, list[str] | None]]:
    """Each column as an array and None, or as codes and the texts that they stand for (-1: none). Flags are masked. All are copies."""
    return {column.name: _array(column) for column in _arrow.columns_of(source)}


def _array(column: _arrow.ArrowColumn) -> tuple[Any, list[str] | None]:
    chunk = column.chunks[0]
    valid = chunk.validity()
    flags = np.ones(chunk.length, bool) if valid is None else _flags(valid)
    if column.dictionary is not None:
        width, _ = _arrow._WHOLE[column.format]
        codes = _values(chunk, 1, f"{'i' if column.format.islower() else 'u'}{width}")
        return np.where(flags, codes.astype(np.int64), -1), _texts(column._dictionary_of(chunk), column.dictionary)
    if column.format == "b":
        return np.ma.masked_array(_flags(_arrow.cut_bits(chunk.buffer(1), chunk.offset, chunk.length, chunk.kept)), ~flags), None
    if column.format in ("u", "U"):
        return np.array([text if flag else None for text, flag in zip(_texts(chunk, column.format), flags)], object), None
    width, _ = _arrow._FIGURES[column.format]
    letter = "f" if column.format in "fg" else "i" if column.format.islower() else "u"
    values = _values(chunk, 1, f"{letter}{width}")
    return (values if valid is None else np.where(flags, values, np.nan)), None


def _values(chunk: _arrow.Chunk, index: int, dtype: str) -> Any:
    width = np.dtype(dtype).itemsize
    return np.frombuffer(bytearray(string_at(chunk.buffer(index) + chunk.offset * width, chunk.length * width)), dtype)


def _flags(bits: Any) -> Any:
    packed = np.frombuffer(string_at(bits.address, (bits.length + 7) // 8), np.uint8)
    return np.unpackbits(packed, count=bits.length, bitorder="little").astype(bool)


def _texts(chunk: _arrow.Chunk, kind: str) -> list[str]:
    width = 4 if kind == "u" else 8
    offsets = np.frombuffer(string_at(chunk.buffer(1) + chunk.offset * width, (chunk.length + 1) * width), f"i{width}").tolist()
    data = chunk.buffer(2)
    return [string_at(data + start, end - start).decode("utf-8") for start, end in zip(offsets, offsets[1:])]
