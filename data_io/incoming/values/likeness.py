"""Whether a cell that was read is the cell that would be written, whatever saving it made of it."""

from __future__ import annotations

import re
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data_io.incoming.values.keys import Mask
from data_io.incoming.values.parsing import texts_of
from data_io.outgoing.cells import Cells

_EPOCH: Final = np.datetime64("1899-12-30", "s")
_DAY_SECONDS: Final = 86_400
_HALF_SECOND: Final = 0.5 / _DAY_SECONDS
_DIGITS: Final = 1e-14
"""Spreadsheets keep fifteen digits of a number."""
_DECIMALS: Final = 1e-9
"""As exact are numbers that stand among texts (see ``sheets.Sheet``)."""
_ESCAPE: Final = r"_x[0-9A-Fa-f]{4}_"
_BREAK: Final = r"\r\n?"
_MIDNIGHT: Final = r"^(\d{4}-\d\d-\d\d)[T ]00:00:00$"


def says_the_same(found: pa.ChunkedArray, shown: Cells, *, days: bool) -> Mask:
    """Tell which cells that were read are those that would be written; ``days``: numbers written are days."""
    same = np.zeros(len(found), dtype=bool)
    if shown.texts is not None:
        same |= _same_texts(texts_of(found), shown.texts)
    if shown.numbers is not None:
        numbers = shown.numbers.cast(pa.float64()).to_numpy(zero_copy_only=False)
        ours = _as_numbers(found)
        nearly = _HALF_SECOND if days else _DECIMALS if pa.types.is_string(found.type) else 0.0
        same |= np.isclose(ours, numbers, rtol=0.0 if days else _DIGITS, atol=nearly)
    return same


def _same_texts(found: pa.ChunkedArray, shown: pa.Array) -> Mask:
    same: Mask = np.asarray(pc.fill_null(pc.equal(found, shown), fill_value=False)).copy()
    left = np.flatnonzero(~same & np.asarray(pc.is_valid(found)))
    if len(left):
        sides = (pd.Series(side.take(pa.array(left)).to_pandas(), dtype="str") for side in (found, shown))
        one, other = (plain_texts(side) for side in sides)
        same[left] = one.eq(other).fillna(value=False).to_numpy(dtype=bool)
    return same


def plain_texts(texts: pd.Series[Any]) -> pd.Series[Any]:
    """Give texts without what writing, saving and reading may make of them.

    Control characters may stand as ``_x0007_``, a line break as any of its forms, a day with its midnight.
    """
    plain = texts
    while (escaped := plain.str.contains(_ESCAPE, regex=True).fillna(value=False)).any():
        plain = plain.where(~escaped, plain.map(_unescaped, na_action="ignore"))
    return plain.str.replace(_BREAK, "\n", regex=True).str.replace(_MIDNIGHT, r"\1", regex=True)


def _unescaped(text: str) -> str:
    return re.sub(_ESCAPE, lambda found: chr(int(found.group()[2:6], 16)), text)


def _as_numbers(found: pa.ChunkedArray) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Give cells as the numbers that a spreadsheet keeps, days as it counts them; NaN for what is none."""
    kind = found.type
    if pa.types.is_floating(kind) or pa.types.is_integer(kind):
        numbers: np.ndarray[Any, np.dtype[np.float64]] = found.cast(pa.float64()).to_numpy()
        return numbers
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        return _serials(found.cast(pa.timestamp("ms")).to_numpy())
    texts = pd.Series(texts_of(found).to_pandas(), dtype="str")
    read = pd.to_numeric(texts, errors="coerce").astype("float64")
    moments = pd.to_datetime(texts.where(read.isna()), format="ISO8601", errors="coerce")
    return np.where(read.isna(), _serials(moments.to_numpy()), read)


def _serials(moments: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.float64]]:
    milliseconds = (moments.astype("datetime64[ms]") - _EPOCH).astype("timedelta64[ms]")
    days = milliseconds.astype("float64") / (1000 * _DAY_SECONDS)
    return np.where(np.isnat(milliseconds), np.nan, days)
