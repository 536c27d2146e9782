"""A table as shown on screen, to take away: as a workbook of one sheet, or as CSV.

A spreadsheet runs text that begins with ``=`` and the like as a formula when it opens a CSV. Such text gets
an apostrophe in front, which ``unguarded`` takes away again; phone numbers (+49 30 ...) and negative numbers
stay as they are. In a workbook text is text, and nothing has to be done.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, BinaryIO, Final

import pandas as pd
import pyarrow as pa

from data_io.outgoing.book import Column, SheetPlan, sheet_name, write_book
from data_io.outgoing.cells import as_found, raw_cells
from data_io.outgoing.styles import DAY, FREE, TEXT

_LIVE: Final = re.compile(r"^'*[=+\-@\t\r\n＝＋－＠]")  # noqa: RUF001 - the wide signs are formulas in Japanese Excel
_HARMLESS: Final = re.compile(r"^[+-][\d(][\d .,()/-]*%?$")
_GUARDED: Final = re.compile(r"^''*[=+\-@\t\r\n＝＋－＠]")  # noqa: RUF001 - likewise
_LONGEST: Final = 45


def write_table(table: pd.DataFrame, target: Path | BinaryIO, *, title: str = "Table") -> None:
    """Write a frame as a workbook of one sheet; its index only where it has a name."""
    shown = _shown(table)
    arrays = arrays_of(shown)
    columns = [column_of(str(heading), array) for heading, array in zip(shown.columns, arrays, strict=True)]
    plan = SheetPlan(sheet_name(title), columns, len(shown), lambda: [[raw_cells(array) for array in arrays]])
    write_book(target, [plan])


def csv_bytes(table: pd.DataFrame) -> bytes:
    """Give a frame as CSV (UTF-8 with a mark that Excel knows), in which no text can run as a formula."""
    shown = _shown(table).rename(columns=lambda heading: guarded(str(heading)))
    for heading in dict.fromkeys(shown.columns):
        if not pd.api.types.is_numeric_dtype(shown[heading]) and not pd.api.types.is_datetime64_dtype(
            shown[heading]
        ):
            shown[heading] = shown[heading].astype(object).map(_guarded_value, na_action="ignore")
    text: str = shown.to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if _LIVE.match(text) and not _HARMLESS.match(text) else text


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return text[1:] if _GUARDED.match(text) else text


def _guarded_value(value: object) -> object:
    return guarded(value) if isinstance(value, str) else value


def _shown(table: pd.DataFrame) -> pd.DataFrame:
    named = [name for name in table.index.names if name is not None]
    return table.reset_index() if named else table.copy(deep=False)


def arrays_of(rows: pa.Table | pd.DataFrame) -> list[pa.Array]:
    """The columns of a table or frame as Arrow arrays, in order; mixed ones as text."""
    if isinstance(rows, pd.DataFrame):
        return [_array(rows.iloc[:, at]) for at in range(rows.shape[1])]
    return [pa.concat_arrays(column.chunks) if column.num_chunks else pa.nulls(0) for column in rows.columns]


def _array(values: pd.Series[Any]) -> pa.Array:
    try:
        found = pa.array(values, from_pandas=True)
    except (pa.ArrowException, TypeError, ValueError, OverflowError):
        cells = as_found([None if blank else each for each, blank in zip(values, values.isna(), strict=True)])
        return cells.texts if cells.numbers is None else _together(cells.numbers, cells.texts)
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found


def _together(numbers: pa.Array, texts: pa.Array) -> pa.Array:
    return pa.compute.coalesce(texts, numbers)


def column_of(heading: str, values: pa.Array) -> Column:
    """A column for values as they are: format by their type, width by the longest of the first of them."""
    kind = values.type
    days = pa.types.is_timestamp(kind) or pa.types.is_date(kind)
    texts = values.slice(0, 200).cast(pa.string()).drop_null() if not pa.types.is_nested(kind) else []
    width = max((len(str(each)) for each in texts), default=0)
    if days:
        return Column(heading, DAY, 17)
    numeric = pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)
    return Column(
        heading, FREE if numeric else TEXT, min(max(width + 2, 10), _LONGEST), stays_text=not numeric
    )
