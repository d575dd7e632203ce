"""Structs of Arrow that are ours, in capsules, for whoever asks for __arrow_c_array__."""
from __future__ import annotations

import ctypes
from ctypes import cast, py_object

from . import _structs as s
from ._arrow import release

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def capsules(schema: s.ArrowSchema, array: s.ArrowArray) -> tuple[Any, Any]:
    """Hands on two structs that are ours, as __arrow_c_array__ wants it; whoever takes them releases them, else their capsules do."""
    return _capsule(schema, b"arrow_schema"), _capsule(array, b"arrow_array")


_HANDED_ON: dict[int, Any] = {}
# A capsule that dies has no references: it must not be given one, so its destructor takes a plain address.
_Destructor = ctypes.PYFUNCTYPE(None, ctypes.c_void_p)
_new_capsule = ctypes.pythonapi.PyCapsule_New
_new_capsule.restype, _new_capsule.argtypes = py_object, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
_dying_pointer = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)(("PyCapsule_GetPointer", ctypes.pythonapi))
_dying_name = ctypes.PYFUNCTYPE(ctypes.c_char_p, ctypes.c_void_p)(("PyCapsule_GetName", ctypes.pythonapi))


@_Destructor
def _destroy(capsule: int) -> None:
    struct = _HANDED_ON.pop(_dying_pointer(capsule, _dying_name(capsule)), None)
    if struct is not None:
        release(struct)


def _capsule(struct: Any, name: bytes) -> Any:
    address = ctypes.addressof(struct)
    _HANDED_ON[address] = struct
    return _new_capsule(address, name, cast(_destroy, ctypes.c_void_p))


