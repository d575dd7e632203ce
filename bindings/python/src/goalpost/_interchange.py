"""Columns that come through the dataframe interchange protocol (__dataframe__), for frames that speak nothing newer."""
from __future__ import annotations

from ctypes import string_at

from . import _structs as s
from ._columns import Bits, Figures, Keys, address_of, strings_of
from .codes import Type
from .errors import FigureTypeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Kinds and null kinds of the protocol.
_INT, _UINT, _FLOAT, _BOOL, _STRING, _DATETIME, _CATEGORICAL = 0, 1, 2, 20, 21, 22, 23
_NON_NULLABLE, _USE_NAN, _USE_SENTINEL, _USE_BITMASK, _USE_BYTEMASK = range(5)
_TYPES = {(_INT, 8): Type.INT8, (_INT, 16): Type.INT16, (_INT, 32): Type.INT32, (_INT, 64): Type.INT64, (_UINT, 8): Type.UINT8,
          (_UINT, 16): Type.UINT16, (_UINT, 32): Type.UINT32, (_UINT, 64): Type.UINT64, (_FLOAT, 32): Type.FLOAT32,
          (_FLOAT, 64): Type.FLOAT64, (_BOOL, 8): Type.UINT8}


class InterchangeColumn:
    """One column of a frame that is a single chunk."""

    def __init__(self, column: Any) -> None:
        self.column = column
        self.length = int(column.size() if callable(column.size) else column.size)
        self.kind, self.bits_wide = (int(part) for part in column.dtype[:2])
        self.format = column.dtype[2]

    def figures(self, what: str) -> Figures:
        import numpy as np

        buffers = self.column.get_buffers()
        data, dtype = buffers["data"]
        if self.kind == _DATETIME and self.format == "tdD":
            code: Type | None = Type.DATE32
        else:
            code = _TYPES.get((self.kind, self.bits_wide))
        width = self.bits_wide // 8
        if code is None:
            raise FigureTypeError(f"{what} has the interchange format '{self.format}', which is not read: figures are numbers or dates")
        if self.kind == _BOOL and int(dtype[1]) == 1:
            raise FigureTypeError(f"{what} is a bitmap: cast it to uint8")
        address = data.ptr + self.column.offset * width
        nulls, sentinel = self.column.describe_null
        if int(nulls) == _USE_SENTINEL:
            order = {_INT: "i", _UINT: "u", _FLOAT: "f", _BOOL: "u", _DATETIME: "i"}[self.kind]
            values = np.frombuffer(string_at(address, self.length * width), f"{order}{width}")
            return Figures(code, address, self.length, data, validity=_packed(values != sentinel))
        return Figures(code, address, self.length, data, validity=self._validity(buffers))

    def keys(self, what: str) -> Keys:
        buffers = self.column.get_buffers()
        data, dtype = buffers["data"]
        if self.kind == _CATEGORICAL:
            categories = self.column.describe_categorical["categories"]
            names, kept = strings_of(_texts(InterchangeColumn(categories)))
            code = _TYPES[int(dtype[0]), int(dtype[1])]
            address = data.ptr + self.column.offset * (int(dtype[1]) // 8)
            nulls, sentinel = self.column.describe_null
            if int(nulls) == _USE_SENTINEL:
                import numpy as np

                width = int(dtype[1]) // 8
                codes = np.frombuffer(string_at(address, self.length * width), f"{'i' if int(dtype[0]) == _INT else 'u'}{width}")
                return Keys(self.length, data, kept, codes=address, code_type=code, names=names, validity=_packed(codes != sentinel))
            return Keys(self.length, data, kept, codes=address, code_type=code, names=names, validity=self._validity(buffers))
        if self.kind == _STRING:
            offsets, offset_type = buffers["offsets"]
            wide = int(offset_type[1]) == 64
            start = offsets.ptr + self.column.offset * (8 if wide else 4)
            names = s.Strings(num=self.length, data=data.ptr or address_of(_NOTHING), offsets=None if wide else start,
                              large_offsets=start if wide else None)
            return Keys(self.length, data, offsets, names=names, validity=self._validity(buffers))
        if self.kind == _FLOAT:
            import numpy as np

            from ._numpy import keys

            width = self.bits_wide // 8
            return keys(np.frombuffer(string_at(data.ptr + self.column.offset * width, self.length * width), f"f{width}"), what)
        if self.kind not in (_INT, _UINT):
            raise FigureTypeError(f"{what} has the interchange format '{self.format}': keys are texts or whole numbers")
        return Keys(self.length, data, codes=data.ptr + self.column.offset * (self.bits_wide // 8),
                    code_type=_TYPES[self.kind, self.bits_wide], validity=self._validity(buffers))

    def bits(self, what: str) -> Bits:
        import numpy as np

        if self.kind != _BOOL:
            raise FigureTypeError(f"{what} has the interchange format '{self.format}': it should be boolean")
        data, dtype = self.column.get_buffers()["data"]
        if int(dtype[1]) == 1:
            from ._arrow import cut_bits

            return cut_bits(data.ptr, self.column.offset, self.length, data)
        return _packed(np.frombuffer(string_at(data.ptr + self.column.offset, self.length), np.uint8) != 0)

    def _validity(self, buffers: Any) -> Bits | None:
        """Missing rows that a mask tells. NaN needs none."""
        nulls, missing_is = self.column.describe_null
        if int(nulls) not in (_USE_BITMASK, _USE_BYTEMASK) or not buffers.get("validity"):
            return None
        mask, _ = buffers["validity"]
        if int(nulls) == _USE_BITMASK and missing_is == 0:
            from ._arrow import cut_bits

            return cut_bits(mask.ptr, self.column.offset, self.length, mask)
        import numpy as np

        start = mask.ptr + (0 if int(nulls) == _USE_BITMASK else self.column.offset)
        if int(nulls) == _USE_BITMASK:
            flags = np.unpackbits(np.frombuffer(string_at(start, (self.column.offset + self.length + 7) // 8), np.uint8),
                                  bitorder="little")[self.column.offset:self.column.offset + self.length]
        else:
            flags = np.frombuffer(string_at(start, self.length), np.uint8)
        return _packed(flags != missing_is)


_NOTHING = b"\0"


def _packed(flags: Any) -> Bits:
    from ._numpy import bits

    return bits(flags)


def _texts(column: InterchangeColumn) -> list[str]:
    """The texts of a short column: the categories."""
    keys = column.keys("the categories")
    strings = keys.names
    assert strings is not None
    from ctypes import c_int32, c_int64

    offsets = (c_int64 * (strings.num + 1)).from_address(strings.large_offsets) if strings.large_offsets else (
        c_int32 * (strings.num + 1)).from_address(strings.offsets)
    return [string_at(strings.data + offsets[row], offsets[row + 1] - offsets[row]).decode("utf-8") for row in range(strings.num)]


def columns_of(source: Any) -> dict[str, InterchangeColumn]:
    frame = source.__dataframe__(allow_copy=True)
    if frame.num_chunks() > 1:
        raise FigureTypeError("the frame is in several chunks: rechunk it, or hand it over as a pyarrow table")
    return {name: InterchangeColumn(frame.get_column_by_name(name)) for name in frame.column_names()}
