"""Cells of the program's own workbook that nobody touched: they say what the record says, and so nothing.

What a workbook shows of a value is not always all of the value: programs that save it round numbers, turn
line breaks round, write a phone number as it is not stored. So a cell is not read and then compared, but
compared with what the workbook would show of the record now; where it is the same the cell counts as blank,
and a blank cell changes nothing. Only what somebody changed is read at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from crm.access import Access
from crm.entities import ENTITIES
from crm.schema import Entity, Kind
from data_io.incoming.known import Ids, Mask
from data_io.incoming.matching import RECORD_ID, SheetMatch
from data_io.incoming.parsing import texts_of
from data_io.incoming.sheets import Sheet
from data_io.marks import LONG_TEXT_MARK
from data_io.outgoing.cells import Cells
from data_io.outgoing.layout import Place, places
from data_io.outgoing.workbook import Writer
from data_io.store import Store

_ROWS: Final = 16_384
"""Rows compared at a time, so that memory does not grow with them."""
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


def without_untouched(sheet: Sheet, match: SheetMatch, store: Store, access: Access) -> Sheet:
    """Blank the cells of a sheet that say what their record says now, and those that stand for a long text.

    A row says by its number (the column ``<entity>.id``) which record it is. Columns and rows stay.
    """
    columns = [_without_marks(column) for column in sheet.cells.columns]
    number = match.column_for(f"{match.entity}{RECORD_ID}") if match.entity else None
    if match.entity and number:
        ids = record_numbers(sheet.cells.column(number.index))
        # Untouched is untouched, whether or not its reader may see it: nothing of it is shown.
        found = _untouched(columns, match, ids, Writer(store, replace(access, personal=True)))
        for index, mask in found.items():
            columns[index] = _blanked(columns[index], mask)
    return replace(sheet, cells=pa.table(columns, names=sheet.cells.column_names))


def record_numbers(column: pa.ChunkedArray) -> Ids:
    """Give the record's number in each cell; 0 where there is none."""
    texts = pd.Series(texts_of(column).to_pandas(), dtype="str")
    numbers = pd.to_numeric(texts, errors="coerce").to_numpy(dtype="float64", na_value=np.nan)
    whole = (numbers > 0) & (numbers % 1 == 0) & (numbers < 2**53)
    return np.where(whole, numbers, 0).astype("int64")


def _compared(match: SheetMatch, entity: Entity, store: Store) -> dict[int, Place]:
    """Give by column what it stands for, where it shows something of the record."""
    by_path = {place.path: place for place in places(entity, store.own_columns(entity.name))}
    del by_path[f"{entity.name}{RECORD_ID}"]
    paths = {each.index: each.paths[0] for each in match.columns if each.paths}
    return {index: by_path[path] for index, path in paths.items() if path in by_path}


def _untouched(
    columns: Sequence[pa.ChunkedArray], match: SheetMatch, ids: Ids, writer: Writer
) -> dict[int, Mask]:
    """Tell by column which cells say what the records of these numbers say."""
    entity = ENTITIES[str(match.entity)]
    compared = _compared(match, entity, writer.store)
    compared = {at: place for at, place in compared.items() if columns[at].null_count < len(columns[at])}
    same = {index: np.zeros(len(ids), dtype=bool) for index in compared}
    for start in range(0, len(ids), _ROWS):
        some = ids[start : start + _ROWS]
        records = writer.store.records(entity.name, writer.access, ids=np.unique(some[some > 0]).tolist())
        where = records.index.get_indexer(pd.Index(some))
        known = np.flatnonzero(where >= 0)
        if not len(known):
            continue
        here = records.iloc[where[known]]
        for index, place in compared.items():
            found = columns[index].take(pa.array(start + known))
            days = place.kind in (Kind.DATE, Kind.MOMENT)
            same[index][start + known] = says_the_same(found, writer.cells(place, here, ""), days=days)
    return same


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


def _without_marks(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if not pa.types.is_string(column.type):
        return column
    marked = pc.fill_null(pc.starts_with(column, LONG_TEXT_MARK), fill_value=False)
    return _blanked(column, np.asarray(marked))


def _blanked(column: pa.ChunkedArray, mask: Mask) -> pa.ChunkedArray:
    if not mask.any():
        return column
    return pc.if_else(pa.array(mask), pa.scalar(None, column.type), column)
