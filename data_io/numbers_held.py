"""Numbers of records written short, as ranges: those that a workbook or the last sheet of a layout held."""

from __future__ import annotations

import re
from typing import Any, Final

import numpy as np

from data_io.marks import HELD_MARK

Ids = np.ndarray[Any, np.dtype[np.int64]]
_RANGES: Final = re.compile(r"\d{1,15}(-\d{1,15})?(,\d{1,15}(-\d{1,15})?)*", re.ASCII)
_MOST_IDS: Final = 20_000_000
"""More records than that a workbook never holds; a mark that says so was forged."""
_MARK_LENGTH: Final = 30_000
"""A mark must fit a cell."""


def as_ranges(ids: Ids) -> str:
    """Write ascending numbers short.

    >>> import numpy as np
    >>> as_ranges(np.array([1, 2, 3, 7]))
    '1-3,7'
    """
    import numpy as np

    if not len(ids):
        return ""
    breaks = np.flatnonzero(np.diff(ids) != 1)
    firsts, lasts = ids[np.append(0, breaks + 1)], ids[np.append(breaks, len(ids) - 1)]
    pairs = zip(firsts.tolist(), lasts.tolist(), strict=True)
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in pairs)


def ids_in(text: str) -> Ids:
    """Read numbers written by ``as_ranges``; none where the text is no such.

    >>> ids_in("1-3,7").tolist(), ids_in("1-").tolist()
    ([1, 2, 3, 7], [])
    """
    import numpy as np

    if not _RANGES.fullmatch(text):
        return np.empty(0, dtype="int64")
    pairs = [each.partition("-")[::2] for each in text.split(",")]
    bounds = [(int(first), int(last or first)) for first, last in pairs]
    if sum(max(0, last - first + 1) for first, last in bounds) > _MOST_IDS:
        return np.empty(0, dtype="int64")
    return np.concatenate([np.arange(first, last + 1, dtype="int64") for first, last in bounds])


def held_marks(entity: str, ids: Ids) -> list[tuple[str, str]]:
    """Give the marks that say which records of an entity a workbook is given, in pieces that fit a cell."""
    text, key = as_ranges(ids), f"{HELD_MARK}{entity}"
    pieces: list[tuple[str, str]] = []
    while text:
        cut = len(text) if len(text) <= _MARK_LENGTH else text.rfind(",", 0, _MARK_LENGTH)
        pieces.append((key, text[:cut]))
        text = text[cut + 1 :]
    return pieces
