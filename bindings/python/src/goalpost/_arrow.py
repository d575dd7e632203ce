"""Columns that come through the Arrow C data interface, from any library that speaks it: __arrow_c_array__ and __arrow_c_stream__.

One chunk is lent as it lies. Several are put together, which copies; so are bitmaps that begin within a byte, and text views.
"""
from __future__ import annotations

import ctypes
import weakref
from ctypes import POINTER, byref, py_object, string_at

from . import _structs as s
from ._columns import Bits, Figures, Keys, address_of
from .codes import Type
from .errors import ArgumentError, FigureTypeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class ArrowArrayStream(ctypes.Structure):
    ...


_GetNext = ctypes.CFUNCTYPE(ctypes.c_int, POINTER(ArrowArrayStream), ctypes.c_void_p)
ArrowArrayStream._fields_ = [("get_schema", _GetNext), ("get_next", _GetNext),
                             ("get_last_error", ctypes.CFUNCTYPE(ctypes.c_char_p, POINTER(ArrowArrayStream))),
                             ("release", ctypes.c_void_p), ("private_data", ctypes.c_void_p)]

_Release = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_capsule_pointer = ctypes.pythonapi.PyCapsule_GetPointer
_capsule_pointer.restype, _capsule_pointer.argtypes = ctypes.c_void_p, [py_object, ctypes.c_char_p]

# Format, bytes a figure, type.
_FIGURES = {"c": (1, Type.INT8), "s": (2, Type.INT16), "i": (4, Type.INT32), "l": (8, Type.INT64), "C": (1, Type.UINT8),
            "S": (2, Type.UINT16), "I": (4, Type.UINT32), "L": (8, Type.UINT64), "f": (4, Type.FLOAT32), "g": (8, Type.FLOAT64),
            "tdD": (4, Type.DATE32)}
_WHOLE = {format: pair for format, pair in _FIGURES.items() if format in "csilCSIL"}
_HINTS = {"e": "cast it to float32 or float64", "tdm": "cast it to date32", "ts": "cast it to date32", "u": "text has no figures",
          "U": "text has no figures", "vu": "text has no figures"}


class _Released:
    """A struct that is ours: released with the last reference."""

    def __init__(self, struct: Any) -> None:
        self.struct = struct
        weakref.finalize(self, release, struct).atexit = False


def release(struct: Any) -> None:
    if struct.release:
        _Release(struct.release)(ctypes.addressof(struct))


class Chunk:
    """Rows of a column that lie in one piece."""

    __slots__ = ("array", "kept", "length", "offset")

    def __init__(self, array: s.ArrowArray, offset: int, length: int, kept: object) -> None:
        self.array = array
        self.offset = array.offset + offset
        self.length = length
        self.kept = kept

    def buffer(self, index: int) -> int:
        return (self.array.buffers[index] or 0) if index < self.array.n_buffers else 0

    def validity(self) -> Bits | None:
        """None: no row is missing."""
        if self.array.null_count == 0 or not self.array.n_buffers or not self.buffer(0):
            return None
        return cut_bits(self.buffer(0), self.offset, self.length, self.kept)


class ArrowColumn:
    """A column: its type, and its chunks."""

    def __init__(self, schema: s.ArrowSchema, chunks: list[Chunk], kept: object) -> None:
        self.name = (schema.name or b"").decode("utf-8")
        self.format = (schema.format or b"").decode("utf-8")
        self.dictionary = schema.dictionary.contents.format.decode("utf-8") if schema.dictionary else None
        self.chunks = [chunk for chunk in chunks if chunk.length] or chunks[:1]
        self.length = sum(chunk.length for chunk in chunks)
        self.kept = kept

    def figures(self, what: str) -> Figures:
        kind = self.format
        if kind == "n" or not self.chunks:
            return Figures(Type.INT64, None, self.length)
        if kind == "b" and not self.dictionary:
            return self._booleans(what)
        size, code, scale = 0, 0, 0
        if kind.startswith("d:"):
            parts = kind[2:].split(",")
            if len(parts) == 2 or parts[2] == "128":
                size, code, scale = 16, Type.DECIMAL128, int(parts[1])
        elif kind in _FIGURES:
            size, code = _FIGURES[kind]
        if not size or self.dictionary:
            hint = _HINTS.get(kind[:2], _HINTS.get(kind, "")) if not self.dictionary else "a dictionary has no figures"
            raise FigureTypeError(f"{what} has the Arrow format '{kind}', which is not read{': ' if hint else ''}{hint}")
        address, kept = self._joined(1, size)
        return Figures(code, address, self.length, kept, scale=scale, validity=self.validity())

    def bits(self, what: str) -> Bits:
        """Rows where a boolean column is true; missing is false."""
        if self.format != "b":
            raise FigureTypeError(f"{what} has the Arrow format '{self.format}': it should be boolean")
        values = join_bits([cut_bits(chunk.buffer(1), chunk.offset, chunk.length, chunk.kept) for chunk in self.chunks])
        validity = self.validity()
        if validity is None:
            return values
        size = (self.length + 7) // 8
        both = (int.from_bytes(string_at(values.address, size), "little")
                & int.from_bytes(string_at(validity.address, size), "little")).to_bytes(size, "little")
        return Bits(address_of(both), self.length, both)

    def keys(self, what: str) -> Keys:
        if not self.chunks or self.format == "n":
            return Keys(self.length, names=s.Strings(), validity=Bits(address_of(zeros := bytes(self.length // 8 + 1)), self.length, zeros))
        if self.dictionary is None and self.format in _WHOLE:
            size, code = _WHOLE[self.format]
            address, kept = self._joined(1, size)
            return Keys(self.length, kept, codes=address, code_type=code, validity=self.validity())
        texts = self.dictionary or self.format
        if texts not in ("u", "U", "vu"):
            raise FigureTypeError(f"{what} has the Arrow format '{self.format}': keys are texts, dictionaries of texts, or whole numbers")
        if len(self.chunks) > 1:
            return self._views([self._chunk_views(chunk) for chunk in self.chunks])
        chunk = self.chunks[0]
        if self.dictionary is None:
            names, kept = _names(chunk, texts)
            return Keys(self.length, names, kept, names=names, validity=chunk.validity())
        names, kept = _names(self._dictionary_of(chunk), texts)
        size, code = _WHOLE[self.format]
        return Keys(self.length, names, kept, chunk.kept, codes=chunk.buffer(1) + chunk.offset * size, code_type=code, names=names,
                    validity=chunk.validity())

    def validity(self) -> Bits | None:
        parts = [chunk.validity() for chunk in self.chunks]
        if not any(parts):
            return None
        return join_bits([part or _ones(chunk.length) for part, chunk in zip(parts, self.chunks)])

    def _joined(self, index: int, size: int) -> tuple[int, object]:
        first = self.chunks[0]
        if len(self.chunks) == 1:
            return first.buffer(index) + first.offset * size, first.kept
        data = b"".join(string_at(chunk.buffer(index) + chunk.offset * size, chunk.length * size) for chunk in self.chunks)
        return address_of(data), data

    def _booleans(self, what: str) -> Figures:
        import numpy as np

        packed = self._only_values()
        values = np.unpackbits(np.frombuffer(string_at(packed.address, (self.length + 7) // 8), np.uint8), count=self.length,
                               bitorder="little")
        return Figures(Type.UINT8, values.ctypes.data, self.length, values, validity=self.validity())

    def _only_values(self) -> Bits:
        return join_bits([cut_bits(chunk.buffer(1), chunk.offset, chunk.length, chunk.kept) for chunk in self.chunks])

    @staticmethod
    def _dictionary_of(chunk: Chunk) -> Chunk:
        words = chunk.array.dictionary.contents
        return Chunk(words, 0, words.length, chunk.kept)

    def _chunk_views(self, chunk: Chunk) -> tuple[Any, object]:
        import numpy as np

        from ._text_views import views

        if self.dictionary is None:
            found, kept = views(chunk, self.format)
        else:
            words, kept = views(self._dictionary_of(chunk), self.dictionary)
            size, _ = _WHOLE[self.format]
            order = "i" if self.format.islower() else "u"
            codes = np.frombuffer(string_at(chunk.buffer(1) + chunk.offset * size, chunk.length * size), f"{order}{size}")
            found = words[np.where((codes >= 0) & (codes < len(words)), codes, 0).astype(np.intp)] if len(words) else np.zeros(
                (chunk.length, 2), np.uint64)
        return found, kept

    def _views(self, parts: list[tuple[Any, object]]) -> Keys:
        import numpy as np

        together = np.concatenate([found for found, _ in parts])
        names = s.Strings(num=len(together), views=together.ctypes.data)
        return Keys(self.length, together, parts, self.chunks, names=names, validity=self.validity())


def _names(chunk: Chunk, kind: str) -> tuple[s.Strings, object]:
    """The texts of a chunk where they lie."""
    if kind == "vu":
        from ._text_views import views

        found, kept = views(chunk, kind)
        return s.Strings(num=len(found), views=found.ctypes.data), (found, kept)
    size = 4 if kind == "u" else 8
    offsets = chunk.buffer(1) + chunk.offset * size
    data = chunk.buffer(2) or address_of(_NOTHING)
    if kind == "u":
        return s.Strings(num=chunk.length, data=data, offsets=offsets), chunk.kept
    return s.Strings(num=chunk.length, data=data, large_offsets=offsets), chunk.kept


_NOTHING = b"\0"


def cut_bits(address: int, offset: int, length: int, kept: object) -> Bits:
    """A bitmap from bit `offset` on: where it lies, or a copy when that is within a byte."""
    if offset % 8 == 0:
        return Bits(address + offset // 8, length, kept)
    first, shift = offset // 8, offset % 8
    whole = int.from_bytes(string_at(address + first, (shift + length + 7) // 8), "little") >> shift
    size = (length + 7) // 8
    data = (whole & ((1 << 8 * size) - 1)).to_bytes(size, "little")
    return Bits(address_of(data), length, data)


def join_bits(parts: list[Bits]) -> Bits:
    if len(parts) == 1:
        return parts[0]
    whole, length = 0, 0
    for part in parts:
        value = int.from_bytes(string_at(part.address, (part.length + 7) // 8), "little") & ((1 << part.length) - 1)
        whole |= value << length
        length += part.length
    data = whole.to_bytes((length + 7) // 8 or 1, "little")
    return Bits(address_of(data), length, data)


def _ones(length: int) -> Bits:
    data = b"\xff" * ((length + 7) // 8)
    return Bits(address_of(data), length, data)


def _imported(source: Any) -> tuple[Any, list[tuple[s.ArrowArray, object]]]:
    """The schema, and the arrays with what keeps each."""
    if hasattr(source, "__arrow_c_array__"):
        schema_capsule, array_capsule = source.__arrow_c_array__()
        lent = s.ArrowSchema.from_address(_capsule_pointer(schema_capsule, b"arrow_schema"))
        return (lent, schema_capsule), [(s.ArrowArray.from_address(_capsule_pointer(array_capsule, b"arrow_array")), array_capsule)]
    capsule = source.__arrow_c_stream__()
    stream = ArrowArrayStream.from_address(_capsule_pointer(capsule, b"arrow_array_stream"))
    schema = _Released(s.ArrowSchema())
    _streamed(stream, stream.get_schema, schema.struct)
    arrays: list[tuple[s.ArrowArray, object]] = []
    while True:
        array = _Released(s.ArrowArray())
        _streamed(stream, stream.get_next, array.struct)
        if not array.struct.release:
            return (schema.struct, schema), arrays
        arrays.append((array.struct, array))


def _streamed(stream: ArrowArrayStream, function: Any, struct: Any) -> None:
    code = function(byref(stream), ctypes.addressof(struct))
    if code:
        message = stream.get_last_error(byref(stream))
        raise ArgumentError(f"the Arrow stream failed with {code}: {(message or b'').decode('utf-8', 'replace')}")


def columns_of(source: Any) -> list[ArrowColumn]:
    """The columns of a table, a record batch, a frame, or a stream of them."""
    (schema, kept), arrays = _imported(source)
    if schema.format != b"+s":
        raise FigureTypeError(f"a table is an Arrow struct; this has the format '{schema.format.decode()}'")
    for array, _ in arrays:
        if array.null_count > 0 or (array.null_count < 0 and array.n_buffers and array.buffers[0]):
            raise ArgumentError("rows of an Arrow struct cannot be missing as a whole")
    return [ArrowColumn(schema.children[index].contents,
                        [Chunk(array.children[index].contents, array.offset, array.length, kept) for array, kept in arrays], kept)
            for index in range(schema.n_children)]


def column_of(source: Any) -> ArrowColumn:
    """One column: an array, a series, or a stream of arrays."""
    (schema, kept), arrays = _imported(source)
    return ArrowColumn(schema, [Chunk(array, 0, array.length, keeper) for array, keeper in arrays], kept)
