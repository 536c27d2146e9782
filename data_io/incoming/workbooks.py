"""Spreadsheet files (xlsx, xls, xlsb, ods) -> sheets. Runs in the reading process only."""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fastexcel
import pyarrow as pa
import python_calamine

from data_io.incoming.arrow_columns import has_overlong_numbers, put_texts, tidy
from data_io.incoming.formats import Refused
from data_io.incoming.layout import find_heading, is_blank
from data_io.incoming.packages import Package
from data_io.incoming.sheets import Sheet, name_columns

TOP_ROWS = 1_000
TOP_CELLS = 200_000
_UNNAMED = "__UNNAMED__"
_ERROR_CELL = re.compile(r"Error\((\w+)\)")
_ERROR_TEXTS = {
    "Div0": "#DIV/0!",
    "NA": "#N/A",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
}
_RETYPED_AT_MOST = 8


@dataclass(frozen=True)
class _Top:
    """The first rows of a sheet. ``row`` and ``column`` are the place of its first cell, counted from 0."""

    row: int
    column: int
    rows: list[list[Any]]


@dataclass(frozen=True)
class _Body:
    """The rows below the heading. ``column`` is the place of the first column in the sheet, counted from 0."""

    columns: list[pa.Array]
    column: int
    errors: int = 0


def read_workbook(
    path: Path, kind: str, header_rows: Mapping[str, int | None], report: Callable[[float], None]
) -> tuple[list[Sheet], list[str]]:
    """Every worksheet of a spreadsheet file, and notes on those that could not be read.

    ``header_rows`` holds the heading's row (counted from 1, None: no headings) of sheets whose owner set it by hand.
    Raises Refused where nothing can be read.
    """
    package = Package(zipfile.ZipFile(path)) if kind == "xlsx" else None
    report(0.1)
    books = _Books(path, package)
    worksheets = [
        sheet for sheet in books.tops.sheets_metadata if sheet.typ is python_calamine.SheetTypeEnum.WorkSheet
    ]
    sheets, notes = [], []
    for index, about in enumerate(worksheets):
        try:
            sheets.append(_read_sheet(books, about, package, header_rows))
        except (fastexcel.FastExcelError, python_calamine.CalamineError, pa.ArrowException) as error:
            if len(worksheets) == 1:
                raise Refused("damaged") from error
            notes.append(f"The sheet “{about.name}” could not be read and was left out.")
        report(0.1 + 0.8 * (index + 1) / len(worksheets))
    if notes and not sheets:
        raise Refused("damaged")
    return sheets, notes


class _Books:
    """The same file opened for each way of reading it, each only when it is needed."""

    def __init__(self, path: Path, package: Package | None) -> None:
        self._path = path
        with _refusing():
            self.quick = fastexcel.read_excel(str(path))
            cut = package.cut_down() if package else None
        self.tops = _open_cut(cut) or self.full if cut else self.full

    @functools.cached_property
    def full(self) -> python_calamine.CalamineWorkbook:
        """The whole file, cell by cell: exact, and twice as slow."""
        with _refusing():
            return python_calamine.CalamineWorkbook.from_path(str(self._path))


@contextlib.contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except (python_calamine.CalamineError, fastexcel.FastExcelError, OSError, zipfile.BadZipFile) as error:
        protected = isinstance(error, python_calamine.PasswordError) or "password" in str(error).lower()
        raise Refused("password" if protected else "damaged") from error


def _open_cut(content: bytes) -> python_calamine.CalamineWorkbook | None:
    try:
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except python_calamine.CalamineError:
        return None


def _read_sheet(
    books: _Books,
    about: python_calamine.SheetMetadata,
    package: Package | None,
    header_rows: Mapping[str, int | None],
) -> Sheet:
    hidden = about.visible is not python_calamine.SheetVisibleEnum.Visible
    wanted = header_rows.get(about.name) or 0
    top = _look_at_top(books, about.name, wanted)
    if top is None:
        return Sheet(about.name, hidden, (), None, (), pa.table({}), 1)
    place = wanted - 1 - top.row if wanted else find_heading(top.rows)
    if about.name in header_rows and not wanted:
        place = None
    if place is not None and not 0 <= place < len(top.rows):
        place = None
    careful = package is None or place is None or package.needs_care(about.name)
    body = _read_body(books.quick, about.name, top, place, careful=careful)
    return _finish(about.name, top, place, body, hidden=hidden)


def _look_at_top(books: _Books, name: str, wanted: int) -> _Top | None:
    """The first rows of a sheet, at least down to the row that is wanted; None for an empty sheet."""
    sheet = books.tops.get_sheet_by_name(name)
    if sheet.start is None or wanted > sheet.start[0] + sheet.height:
        sheet = books.full.get_sheet_by_name(name)
    if sheet.start is None:
        return None
    enough = max(20, min(TOP_ROWS, TOP_CELLS // max(1, sheet.width)), wanted - sheet.start[0])
    return _Top(*sheet.start, sheet.to_python(nrows=enough))


def _read_body(
    reader: fastexcel.ExcelReader, name: str, top: _Top, place: int | None, *, careful: bool
) -> _Body:
    where = _rows_below(top, place)
    if not careful:
        batch = _load(reader, name, where, {})
        column = _match_first_column(batch.schema.names, top, place)
        if column is not None:
            return _Body([tidy(values) for values in batch.columns], column)
    return _read_with_care(reader, name, where)


def _rows_below(top: _Top, place: int | None) -> dict[str, int | None]:
    """How fastexcel is told where the body begins.

    Its header_row 0 means "the first row that is not empty"; every other one is a row of the sheet.
    """
    if place is None:
        return {"header_row": None, "skip_rows": top.row}
    return {"header_row": top.row + place, "skip_rows": None}


def _match_first_column(names: Sequence[str], top: _Top, place: int | None) -> int | None:
    """Where the quick way's first column stands in the sheet, told by the first heading; None where unsure."""
    if place is None:
        return None
    heading = next(((at, cell) for at, cell in enumerate(top.rows[place]) if not is_blank(cell)), None)
    first = next((at for at, name in enumerate(names) if not name.startswith(_UNNAMED)), None)
    if heading is None or first is None or names[first].strip() != cell_text(heading[1]).strip():
        return None
    column = top.column + heading[0] - first
    return column if column >= 0 else None


def _load(
    reader: fastexcel.ExcelReader, name: str, where: Mapping[str, int | None], types: dict[str, str]
) -> pa.RecordBatch:
    """The quick way; a column whose kinds do not go together is read again as text."""
    for _ in range(_RETYPED_AT_MOST):
        try:
            return reader.load_sheet(name, **where, schema_sample_rows=None, dtypes=types or None, eager=True)  # type: ignore[call-overload]
        except fastexcel.UnsupportedColumnTypeCombinationError as error:
            types = types | _blamed_column(error)
        except IndexError:
            return pa.record_batch([], names=[])
    return reader.load_sheet(name, **where, dtypes="string", eager=True)  # type: ignore[call-overload]


def _read_with_care(reader: fastexcel.ExcelReader, name: str, where: Mapping[str, int | None]) -> _Body:
    """The way that knows of each cell that did not fit its column: columns with such cells become text."""
    types: dict[str, str] = {}
    sheet, batch, misfits = _load_with_misfits(reader, name, where, types)
    if batch.num_columns == 0:
        return _Body([], 0)
    columns = batch.schema.names
    mixed = {columns[at] for at in misfits if not pa.types.is_string(batch.column(at).type)}
    if mixed:
        types = types | dict.fromkeys(mixed, "string")
        sheet, batch, misfits = _load_with_misfits(reader, name, where, types)
    errors = {at: _error_texts(cells) for at, cells in misfits.items()}
    tidied = [
        put_texts(tidy(values), errors[at]) if errors.get(at) else tidy(values)
        for at, values in enumerate(batch.columns)
    ]
    return _Body(tidied, sheet.available_columns()[0].absolute_index, sum(map(len, errors.values())))


def _load_with_misfits(
    reader: fastexcel.ExcelReader, name: str, where: Mapping[str, int | None], types: dict[str, str]
) -> tuple[fastexcel.ExcelSheet, pa.RecordBatch, dict[int, list[tuple[int, str]]]]:
    for _ in range(_RETYPED_AT_MOST):
        try:
            sheet = reader.load_sheet(name, **where, schema_sample_rows=None, dtypes=types or None)  # type: ignore[call-overload]
            batch, found = sheet.to_arrow_with_errors()
            break
        except fastexcel.UnsupportedColumnTypeCombinationError as error:
            types.update(_blamed_column(error))
        except IndexError:
            return None, pa.record_batch([], names=[]), {}  # type: ignore[return-value]
    else:
        sheet = reader.load_sheet(name, **where, dtypes="string")  # type: ignore[call-overload]
        batch, found = sheet.to_arrow_with_errors()
    misfits: dict[int, list[tuple[int, str]]] = {}
    for misfit in found.errors if found else ():
        row, column = misfit.offset_position
        misfits.setdefault(column, []).append((row, misfit.detail))
    return sheet, batch, misfits


def _blamed_column(error: Exception) -> dict[str, str]:
    found = re.search(r"dtype for column (.*)$", str(error).rstrip(), re.MULTILINE)
    if found is None:
        raise Refused("damaged") from error
    return {found.group(1): "string"}


def _error_texts(cells: Sequence[tuple[int, str]]) -> dict[int, str]:
    texts = {}
    for row, detail in cells:
        found = _ERROR_CELL.search(detail)
        if found:
            texts[row] = _ERROR_TEXTS.get(found.group(1), "#" + found.group(1).upper())
    return texts


def _finish(name: str, top: _Top, place: int | None, body: _Body, *, hidden: bool) -> Sheet:
    headings: tuple[str, ...] = ()
    columns, first_column = body.columns, body.column
    if place is not None:
        row = top.rows[place]
        if not columns:
            columns, first_column = [pa.nulls(0, pa.string()) for _ in row], top.column
        shift = first_column - top.column
        headings = tuple(
            cell_text(row[at + shift]) if 0 <= at + shift < len(row) else "" for at in range(len(columns))
        )
    above = () if place is None else tuple(tuple(map(cell_text, row)) for row in top.rows[:place])
    start = top.row + 1 if place is None else top.row + place + 2
    return Sheet(
        name=name,
        hidden=hidden,
        headings=headings,
        header_row=None if place is None else top.row + place + 1,
        above=above,
        cells=name_columns(columns),
        first_row=start,
        first_column=first_column + 1,
        notes=tuple(_notes(columns, headings, body.errors)),
    )


def _notes(columns: Sequence[pa.Array], headings: Sequence[str], errors: int) -> list[str]:
    notes = []
    if errors:
        cells = "1 cell holds" if errors == 1 else f"{errors:,} cells hold"
        notes.append(f"{cells} a formula error such as #DIV/0! instead of a value.")
    for at, column in enumerate(columns):
        if has_overlong_numbers(column):
            label = headings[at] if at < len(headings) and headings[at] else f"column {at + 1}"
            notes.append(
                f"“{label}” holds numbers of more than 15 digits; spreadsheets keep only the first 15 of them."
            )
    return notes


def cell_text(cell: object) -> str:
    """A cell as it reads in a column of texts: whole numbers without a point, dates as ISO."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case float() if cell.is_integer():
            return str(int(cell))
        case dt.datetime():
            return cell.isoformat(" ")
        case dt.date() | dt.time():
            return cell.isoformat()
        case _:
            return str(cell).replace("\r\n", "\n")
