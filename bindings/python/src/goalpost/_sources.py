"""What may be a table, and what may be a column: each is brought to columns with figures(), keys(), bits() and a length."""
from __future__ import annotations

import sys
from collections.abc import Mapping

from ._columns import Bits, Figures, Keys, bits_of_flags, figures_of_list, keys_of_list
from .errors import ArgumentError, FigureTypeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    class Column(Protocol):
        length: int

        def figures(self, what: str) -> Figures: ...
        def keys(self, what: str) -> Keys: ...
        def bits(self, what: str) -> Bits: ...


class _ListColumn:
    def __init__(self, values: Any) -> None:
        self.values = values
        self.length = len(values)

    def figures(self, what: str) -> Figures:
        return figures_of_list(self.values, what)

    def keys(self, what: str) -> Keys:
        return keys_of_list(self.values, what)

    def bits(self, what: str) -> Bits:
        return bits_of_flags(self.values)


class _NumpyColumn:
    def __init__(self, values: Any) -> None:
        if values.ndim != 1:
            raise FigureTypeError(f"an array of {values.ndim} dimensions is no column: a column has one")
        self.values = values
        self.length = len(values)

    def figures(self, what: str) -> Figures:
        from . import _numpy

        return _numpy.figures(self.values, what)

    def keys(self, what: str) -> Keys:
        from . import _numpy

        return _numpy.keys(self.values, what)

    def bits(self, what: str) -> Bits:
        from . import _numpy

        return _numpy.bits(self.values)


def is_numpy(value: Any) -> bool:
    numpy = sys.modules.get("numpy")  # where there is an array, somebody has imported numpy
    return numpy is not None and isinstance(value, numpy.ndarray)


def is_pandas(value: Any, kind: str) -> bool:
    return any(base.__name__ == kind and base.__module__.partition(".")[0] == "pandas" for base in type(value).__mro__)


def is_column(value: Any) -> bool:
    """A column, rather than one figure."""
    if is_numpy(value):
        return bool(value.ndim)
    if hasattr(value, "figures"):
        return True  # one of ours
    if hasattr(value, "dtype") and not hasattr(value, "__len__"):
        return False  # a number of numpy's
    return not isinstance(value, (str, bytes)) and any(
        hasattr(value, name) for name in ("__len__", "__arrow_c_array__", "__arrow_c_stream__", "__array__"))


def column(value: Any, what: str) -> Column:
    if is_numpy(value):
        return _NumpyColumn(value)
    if is_pandas(value, "Series"):
        from ._pandas import PandasColumn

        return PandasColumn(value)
    if hasattr(value, "__arrow_c_array__") or hasattr(value, "__arrow_c_stream__"):
        from ._arrow import column_of

        return column_of(value)
    if isinstance(value, (list, tuple, range)):
        return _ListColumn(value)
    try:
        import numpy
    except ImportError:
        raise FigureTypeError(f"{what} is {type(value).__name__}, no column; without numpy that is a list, or what speaks Arrow") from None
    found = numpy.asarray(value)
    if found.ndim != 1:
        raise FigureTypeError(f"{what} is {type(value).__name__}, no column: that is an array, a series or a list")
    return _NumpyColumn(found)


def columns(table: Any) -> dict[str, Column]:
    """The columns of a table by their names."""
    if isinstance(table, Mapping):
        return {name: column(value, f"column '{name}'") for name, value in table.items()}
    if is_pandas(table, "DataFrame"):
        from ._pandas import PandasColumn

        _no_twins(list(table.columns))
        return {name: PandasColumn(table[name]) for name in table.columns}
    if hasattr(table, "__arrow_c_array__") or hasattr(table, "__arrow_c_stream__"):
        from ._arrow import columns_of

        found = columns_of(table)
        _no_twins([one.name for one in found])
        return {one.name: one for one in found}
    if hasattr(table, "__dataframe__"):
        from ._interchange import columns_of as interchange_columns_of

        return dict(interchange_columns_of(table))
    raise FigureTypeError(f"{type(table).__name__} is no table: that is a dict of columns, a pandas or Polars frame, a pyarrow table, or "
                          "anything with __arrow_c_stream__, __arrow_c_array__ or __dataframe__")


def _no_twins(names: list[Any]) -> None:
    twins = sorted({str(name) for name in names if names.count(name) > 1}) if len(set(names)) < len(names) else []
    if twins:
        raise ArgumentError(f"two columns are called {', '.join(map(repr, twins))}")


def length_of(found: dict[str, Column]) -> int:
    """The rows of all, which must agree."""
    lengths = {name: one.length for name, one in found.items()}
    if len(set(lengths.values())) > 1:
        from .errors import LengthError

        raise LengthError(f"columns differ in length: {', '.join(f'{name} {length}' for name, length in lengths.items())}")
    return next(iter(lengths.values()), 0)
