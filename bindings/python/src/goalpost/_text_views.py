"""Texts of Arrow as (address, size) pairs: what Polars calls string views, and texts that come in several chunks. Needs numpy."""
from __future__ import annotations

from ctypes import string_at

import numpy as np

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._arrow import Chunk


def views(chunk: Chunk, kind: str) -> tuple[Any, object]:
    """An array of pairs, a row per text, and what must be kept with it. Missing texts have whatever pair; validity tells."""
    if kind == "vu":
        return _of_views(chunk), chunk.kept
    size = 4 if kind == "u" else 8
    offsets = np.frombuffer(string_at(chunk.buffer(1) + chunk.offset * size, (chunk.length + 1) * size), f"i{size}").astype(np.uint64)
    pairs = np.empty((chunk.length, 2), np.uint64)
    pairs[:, 0] = offsets[:-1] + np.uint64(chunk.buffer(2))
    pairs[:, 1] = offsets[1:] - offsets[:-1]
    return pairs, chunk.kept


def _of_views(chunk: Chunk) -> Any:
    """A view is 16 bytes: the size, and either the text itself (up to 12 bytes) or 4 bytes of it, a buffer's number and an offset."""
    start = chunk.buffer(1) + 16 * chunk.offset
    words = np.frombuffer(string_at(start, 16 * chunk.length), np.int32).reshape(-1, 4)
    # Behind validity and views come the buffers of long texts, and last a buffer of their sizes.
    buffers = np.array([chunk.buffer(index) for index in range(2, chunk.array.n_buffers - 1)] or [0], np.uint64)
    pairs = np.empty((chunk.length, 2), np.uint64)
    sizes = words[:, 0]
    is_short = sizes <= 12
    inside = np.uint64(start + 4) + 16 * np.arange(chunk.length, dtype=np.uint64)
    outside = buffers[np.where(is_short, 0, words[:, 2])] + np.where(is_short, 0, words[:, 3]).astype(np.uint64)
    pairs[:, 0] = np.where(is_short, inside, outside)
    pairs[:, 1] = sizes.astype(np.uint64)
    return pairs
