"""The rows below a heading, as typed columns. Runs in the reading process only.

The quick way (fastexcel straight to Arrow) drops formula errors, and words such as "n/a" in a column of
numbers. The way with care takes twice as long and learns of each cell that did not fit its column.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import fastexcel
import pyarrow as pa

from data_io.incoming.files.formats import Refused
from data_io.incoming.shapes.arrow_columns import put_texts, tidy
from data_io.incoming.shapes.cell_kinds import is_blank

_UNNAMED = "__UNNAMED__"
_ERROR_CELL = re.compile(r"Error\((\w+)\)")
ERROR_TEXTS = {
    "Div0": "#DIV/0!",
    "NA": "#N/A",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
}
_RETYPED_AT_MOST = 8
_UNTYPED = (fastexcel.UnsupportedColumnTypeCombinationError, fastexcel.CalamineCellError)
"""What fastexcel raises for a column whose type it cannot guess, among them columns with #NAME? in them."""

_Misfits = dict[int, list[tuple[int, str]]]
"""Cells that did not fit: by column, the row among those loaded and what fastexcel says of it."""
_Loaded = TypeVar("_Loaded")


@dataclass(frozen=True)
class Top:
    """The first rows of a sheet. ``row`` and ``column`` are the place of its first cell, counted from 0."""

    row: int
    column: int
    rows: list[list[Any]]


@dataclass(frozen=True)
class Body:
    """The rows below the heading. ``column`` is the first one's place in the sheet, counted from 0."""

    columns: list[pa.Array]
    column: int
    errors: int = 0


def read_body(
    reader: fastexcel.ExcelReader, name: str, top: Top, place: int | None, *, careful: bool, wary: bool
) -> Body:
    """The rows below the heading at ``place`` in the top.

    ``careful`` where the quick way would drop cells; ``wary`` where it may have dropped some that are blank.
    """
    loader = _Loader(reader, name, top, place)
    try:
        if not careful:
            batch = loader.load_quickly()
            column = _match_first_column(batch.schema.names, top, place)
            if column is not None and not (wary and any(map(_may_lack_words, batch.columns))):
                return Body([tidy(values) for values in batch.columns], column)
        return _read_with_care(loader)
    except IndexError:
        # The heading is the sheet's last row.
        return Body([], 0)


class _Loader:
    """Loads one sheet from below its heading on. Columns whose type cannot be guessed are read again as text.

    fastexcel's header_row 0 means "the first row that is not empty"; every other one is a row of the sheet.
    """

    def __init__(self, reader: fastexcel.ExcelReader, name: str, top: Top, place: int | None) -> None:
        self._reader = reader
        self._name = name
        self._header_row = None if place is None else top.row + place
        self._skip_rows = top.row if place is None else None
        self._as_text: dict[str | int, Any] = {}

    def load_quickly(self) -> pa.RecordBatch:
        """The rows straight as Arrow; cells that do not fit their column are dropped in silence."""
        return self._retyping(lambda types: self._load(types, eager=True))

    def load_with_misfits(self, as_text: Iterable[str] = ()) -> tuple[int, pa.RecordBatch, _Misfits]:
        """The first column's place in the sheet, the rows, and the cells that did not fit, by column."""
        self._as_text |= dict.fromkeys(as_text, "string")

        def load(types: Any) -> tuple[fastexcel.ExcelSheet, pa.RecordBatch, Any]:  # noqa: ANN401
            sheet = self._load(types, eager=False)
            return sheet, *sheet.to_arrow_with_errors()

        sheet, batch, found = self._retyping(load)
        misfits: _Misfits = {}
        for misfit in found.errors if found else ():
            row, column = misfit.offset_position
            misfits.setdefault(column, []).append((row, misfit.detail))
        places = sheet.available_columns()
        return places[0].absolute_index if places else 0, batch, misfits

    def _load(self, types: Any, *, eager: bool) -> Any:  # noqa: ANN401 - what comes depends on ``eager``
        load: Callable[..., Any] = self._reader.load_sheet_eager if eager else self._reader.load_sheet
        return load(
            self._name,
            header_row=self._header_row,
            skip_rows=self._skip_rows,
            schema_sample_rows=None,
            dtypes=types,
        )

    def _retyping(self, load: Callable[[Any], _Loaded]) -> _Loaded:
        for _ in range(_RETYPED_AT_MOST):
            try:
                return load(self._as_text or None)
            except _UNTYPED as error:
                self._as_text |= _blamed_column(error)
        return load("string")


def _may_lack_words(column: pa.Array) -> bool:
    return column.null_count > 0 and not pa.types.is_string(column.type)


def _match_first_column(names: Sequence[str], top: Top, place: int | None) -> int | None:
    """Where the quick way's first column stands in the sheet, by the first heading; None where unsure."""
    if place is None:
        return None
    heading = next(((at, cell) for at, cell in enumerate(top.rows[place]) if not is_blank(cell)), None)
    first = next((at for at, name in enumerate(names) if not name.startswith(_UNNAMED)), None)
    if heading is None or first is None or names[first].strip() != cell_text(heading[1]).strip():
        return None
    column = top.column + heading[0] - first
    return column if column >= 0 else None


def _read_with_care(loader: _Loader) -> Body:
    """The way that knows of each cell that did not fit its column: columns with such cells become text."""
    column, batch, misfits = loader.load_with_misfits()
    mixed = [batch.schema.names[at] for at in misfits if not pa.types.is_string(batch.column(at).type)]
    if mixed:
        column, batch, misfits = loader.load_with_misfits(mixed)
    errors = {at: _error_texts(cells) for at, cells in misfits.items()}
    tidied = [
        put_texts(tidy(values), errors[at]) if errors.get(at) else tidy(values)
        for at, values in enumerate(batch.columns)
    ]
    return Body(tidied, column, sum(map(len, errors.values())))


def _blamed_column(error: Exception) -> dict[str | int, Any]:
    found = re.search(r"dtype for column (.*)$", str(error).rstrip(), re.MULTILINE)
    if found is None:
        raise Refused("damaged") from error
    return {found.group(1): "string"}


def _error_texts(cells: Sequence[tuple[int, str]]) -> dict[int, str]:
    texts = {}
    for row, detail in cells:
        found = _ERROR_CELL.search(detail)
        if found:
            texts[row] = ERROR_TEXTS.get(found.group(1), "#" + found.group(1).upper())
    return texts


def cell_text(cell: object) -> str:
    """A cell as it reads in a column of texts: whole numbers without a point, dates as ISO."""
    match cell:
        case bool():
            return str(cell).lower()
        case float() if cell.is_integer():
            return str(int(cell))
        case dt.datetime():
            return cell.isoformat(" ")
        case dt.date() | dt.time():
            return cell.isoformat()
        case dt.timedelta():
            return _clock_text(cell)
        case _:
            return "" if cell is None else str(cell).replace("\r\n", "\n")


def _clock_text(span: dt.timedelta) -> str:
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
