"""Columns that are pandas series. Those of plain numpy types and of Arrow types are lent as they lie; nullable ones are copied."""
from __future__ import annotations

import numpy as np

from . import _arrow, _numpy
from ._columns import Bits, Figures, Keys, strings_of
from .errors import FigureTypeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class PandasColumn:
    def __init__(self, series: Any) -> None:
        self.series = series
        self.length = len(series)

    def figures(self, what: str) -> Figures:
        dtype = self.series.dtype
        if isinstance(dtype, np.dtype):
            return _numpy.figures(self.series.to_numpy(), what)
        if hasattr(dtype, "pyarrow_dtype"):
            return _arrow.column_of(self.series.array.__arrow_array__()).figures(what)
        if hasattr(dtype, "numpy_dtype"):  # Int64, Float64, boolean
            values = self.series.to_numpy(dtype=dtype.numpy_dtype, na_value=0)
            missing = self.series.isna().to_numpy()
            figures = _numpy.figures(values, what)
            figures.validity = _numpy.bits(~missing) if missing.any() else None
            return figures
        raise FigureTypeError(f"{what} is of pandas type {dtype}: figures are numbers, decimals or dates")

    def keys(self, what: str) -> Keys:
        dtype = self.series.dtype
        if isinstance(dtype, np.dtype) and dtype.kind in "iufM":
            return _numpy.keys(self.series.to_numpy(), what)
        if hasattr(dtype, "categories"):
            codes, names = self.series.cat.codes.to_numpy(), self.series.cat.categories
        elif hasattr(dtype, "numpy_dtype") and dtype.numpy_dtype.kind in "iu":  # Int64
            keys = _numpy.keys(self.series.to_numpy(dtype=dtype.numpy_dtype, na_value=0), what)
            keys.validity = _numpy.bits(self.series.notna().to_numpy())
            return keys
        elif hasattr(dtype, "freq"):
            raise FigureTypeError(f"{what} is of pandas type {dtype}: write periods as texts such as '2025-Q3', or years as numbers")
        else:
            import pandas

            codes, names = pandas.factorize(self.series)
        texts, kept = strings_of([name if isinstance(name, str) else _whole(name, what) for name in names])
        codes = _numpy.straight(codes, what)
        missing = codes < 0
        validity = _numpy.bits(~missing) if missing.any() else None
        return Keys(self.length, codes, kept, codes=codes.ctypes.data, code_type=_numpy.keys(codes, what).code_type, names=texts,
                    validity=validity)

    def bits(self, what: str) -> Bits:
        if self.series.dtype == np.dtype(bool):
            return _numpy.bits(self.series.to_numpy())
        if str(self.series.dtype) in ("boolean", "bool[pyarrow]"):
            return _numpy.bits(self.series.to_numpy(dtype=bool, na_value=False))
        raise FigureTypeError(f"{what} is of pandas type {self.series.dtype}: it should be boolean")


def _whole(name: Any, what: str) -> str:
    import operator

    try:
        return str(operator.index(name))
    except TypeError:
        raise FigureTypeError(f"{what} holds {name!r}: keys are texts or whole numbers") from None
