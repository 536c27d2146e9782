"""Cells of a sheet that somebody mended before it is brought in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data_io.incoming.sheets import Sheet
from data_io.incoming.values.parsing import texts_of

Place = tuple[int, int]
"""A cell: its row as the spreadsheet counts, and its column among the sheet's (from 0)."""


def mend(sheet: Sheet, cells: Mapping[Place, str]) -> Sheet:
    """Give the sheet with these texts in these cells; a blank text blanks the cell.

    Places outside of the sheet are left alone, and so is a cell whose row became several (months in columns):
    which of them is meant nobody knows. A column stays of its type where the texts fit it; otherwise
    it becomes text.
    """
    by_column: defaultdict[int, dict[int, str]] = defaultdict(dict)
    place_of = _places(sheet, {row for row, _ in cells})
    for (row, column), text in cells.items():
        if row in place_of and 0 <= column < sheet.cells.num_columns:
            by_column[column][place_of[row]] = text.strip()
    table = sheet.cells
    mended = list(sheet.mended)
    for column, texts in by_column.items():
        places = pa.array(sorted(texts))
        before = texts_of(table.column(column).take(places)).to_pylist()
        mended += [(column, str(old or ""), texts[at]) for at, old in zip(sorted(texts), before, strict=True)]
        name = table.column_names[column]
        table = table.set_column(column, name, _mended(table.column(column), texts))
    return replace(sheet, cells=table, mended=tuple(mended))


def _places(sheet: Sheet, rows: set[int]) -> dict[int, int]:
    """Give the place in the body of each of these rows of the spreadsheet that stands there exactly once."""
    if sheet.rows is None:
        return {
            row: row - sheet.first_row for row in rows if 0 <= row - sheet.first_row < sheet.cells.num_rows
        }
    numbers = sheet.rows.to_numpy()
    found = {row: np.flatnonzero(numbers == row) for row in rows}
    return {row: int(places[0]) for row, places in found.items() if len(places) == 1}


def _mended(column: pa.ChunkedArray, texts: Mapping[int, str]) -> pa.Array:
    try:
        values = {at: _typed(text, column.type) if text else None for at, text in texts.items()}
        cells = column
    except ValueError:
        values, cells = {at: text or None for at, text in texts.items()}, texts_of(column)
    whole = cells.combine_chunks()
    mask = np.zeros(len(whole), dtype=bool)
    mask[list(values)] = True
    return pc.replace_with_mask(
        whole, pa.array(mask), pa.array([values[at] for at in sorted(values)], type=whole.type)
    )


def _typed(text: str, kind: pa.DataType) -> float | datetime | str:
    """Read a typed text as a cell of a column's type; ValueError where it is none."""
    if pa.types.is_floating(kind):
        return float(text.replace(",", ".")) if text.count(",") + text.count(".") <= 1 else float(text)
    if pa.types.is_integer(kind):
        return int(text)
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        return datetime.fromisoformat(text)
    if pa.types.is_string(kind):
        return text
    raise ValueError(text)
