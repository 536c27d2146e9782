"""Spreadsheet files (xlsx, xls, xlsb, ods) -> sheets. Runs in the reading process only."""

from __future__ import annotations

import contextlib
import functools
import io
import itertools
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import fastexcel
import pyarrow as pa
import pyarrow.compute as pc
import python_calamine

from data_io.incoming.files.formats import Refused
from data_io.incoming.files.packages import Package
from data_io.incoming.shapes.arrangement import (
    Corner,
    describe,
    find_areas,
    heading_texts,
    take_apart,
    without_blank_end,
)
from data_io.incoming.shapes.arrow_columns import has_overlong_numbers
from data_io.incoming.shapes.bodies import ERROR_TEXTS, Body, Top, read_body
from data_io.incoming.shapes.heading_rows import Heading, Merge, complete
from data_io.incoming.shapes.layout import LOOKED_AT, find_headings
from data_io.incoming.shapes.proof import agrees, read_exactly, type_columns
from data_io.incoming.shapes.tables import Area
from data_io.incoming.sheets import Sheet, chosen_row, name_columns
from data_io.marks import ID, MARKS_SHEET

TOP_ROWS = 1_000
TOP_CELLS = 200_000
MOST_MERGES = 500
ERRORS = pa.array(ERROR_TEXTS.values(), pa.string())


def read_workbook(
    path: Path, kind: str, header_rows: Mapping[str, int | None], report: Callable[[float], None]
) -> tuple[list[Sheet], list[str]]:
    """Every worksheet of a spreadsheet file, and notes on those that could not be read.

    ``header_rows`` holds the heading's row (counted from 1, None: no headings) of sheets whose owner set it
    by hand. Raises Refused where nothing can be read.
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
            sheets += _read_sheet(books, about, package, header_rows)
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
        raise Refused(_cause(error)) from error


def _cause(error: Exception) -> str:
    words = str(error).lower()
    if isinstance(error, python_calamine.PasswordError) or "password" in words:
        return "password"
    return "too_large" if "limit exceeded" in words else "damaged"


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
) -> list[Sheet]:
    """The tables of one worksheet. With a heading's row set by hand it is one, whatever else stands on it."""
    hidden = about.visible is not python_calamine.SheetVisibleEnum.Visible
    by_hand, wanted = chosen_row(about.name, header_rows)
    top, merges = _look_at_top(books, about.name, wanted or 0)
    if top is None:
        return [Sheet(about.name, hidden, (), None, (), pa.table({}), 1)]
    own = not by_hand and _is_own(books, about.name, top)
    if by_hand:
        row = wanted - 1 - top.row if wanted else -1
        heading = complete(top.rows, row, merges) if 0 <= row < len(top.rows) else None
    else:
        heading = Heading(0, 0, tuple(top.rows[0])) if own else find_headings(top.rows, merges)
    place = None if heading is None else heading.last
    careful = package is None or place is None or package.holds_errors(about.name)
    wary = package is None or package.holds_swallowed(about.name)
    body = read_body(books.quick, about.name, top, place, careful=careful, wary=wary)
    if not agrees(body, top, place):
        body = read_exactly(books.full.get_sheet_by_name(about.name), place)
    corner = Corner(about.name, hidden, top.row, top.column)
    if not (by_hand or own):
        areas = find_areas(top.rows, heading, _aligned(body, top))
        if len(areas) > 1:
            source = _ExactSource(books.full.get_sheet_by_name(about.name))
            source.put_errors(body, top, place)
            first, *others = take_apart(corner, areas, source)
            return [_with_hidden(first, package, corner), *others]
    sheet = _finish(corner, top, heading, body)
    return [sheet if own else _with_hidden(sheet, package, corner)]


def _with_hidden(sheet: Sheet, package: Package | None, corner: Corner) -> Sheet:
    """The sheet with a note that says how many of its rows and columns the file hides."""
    if package is None:
        return sheet
    rows, columns = package.hidden_parts(corner.name, corner.column + sheet.cells.num_columns)
    parts = [f"{number:,} {word}{'' if number == 1 else 's'}"
             for number, word in ((rows, "row"), (columns, "column")) if number]  # fmt: skip
    if not parts:
        return sheet
    verb, they_are = ("is", "it is") if rows + columns == 1 else ("are", "they are")
    note = f"{' and '.join(parts)} of this sheet {verb} hidden in the file; "
    return replace(sheet, notes=(*sheet.notes, f"{note}{they_are} brought in like the others."))


def _aligned(body: Body, top: Top) -> pa.Table:
    """The body with a column for each one of the sheet."""
    length = len(body.columns[0]) if body.columns else 0
    width = max(map(len, top.rows), default=0)
    shift = max(0, body.column - top.column)
    blank = pa.nulls(length, pa.string())
    columns = [*[blank] * shift, *body.columns]
    return name_columns([*columns, *[blank] * (width - len(columns))])


class _ExactSource:
    """All rows of a worksheet, cell by cell, for tables that are taken out of it."""

    def __init__(self, sheet: python_calamine.CalamineSheet) -> None:
        self._rows = sheet.to_python()

    def put_errors(self, body: Body, top: Top, place: int | None) -> None:
        """Puts the texts of formula errors where they stood: cell by cell they come as blank."""
        first = 0 if place is None else place + 1
        for at, column in enumerate(body.columns if body.errors else ()):
            if not pa.types.is_string(column.type):
                continue
            for row in pc.indices_nonzero(pc.is_in(column, ERRORS)).to_pylist():
                left = body.column - top.column + at
                if first + row < len(self._rows) and 0 <= left < len(self._rows[first + row]):
                    self._rows[first + row][left] = column[row].as_py()

    def top(self, area: Area) -> list[list[Any]]:
        """The rows of an area."""
        return without_blank_end([row[area.left : area.right] for row in self._rows[area.first : area.stop]])

    def columns(self, area: Area, first: int) -> list[pa.Array]:
        """The columns of an area from its row ``first`` on."""
        rows = self.top(area)[first:]
        return type_columns(rows) if rows else [pa.nulls(0, pa.string())] * (area.right - area.left)


def _is_own(books: _Books, name: str, top: Top) -> bool:
    """Whether the program made this sheet: then its headings stand in the first row, whatever they are."""
    names = [sheet.name for sheet in books.tops.sheets_metadata]
    return MARKS_SHEET in names and top.row == 0 and (name == MARKS_SHEET or ID in top.rows[0])


def _look_at_top(books: _Books, name: str, wanted: int) -> tuple[Top | None, list[Merge]]:
    """The first rows of a sheet, at least down to the row that is wanted, and what is merged among them.

    None for an empty sheet.
    """
    sheet = books.tops.get_sheet_by_name(name)
    if sheet.start is None or wanted > sheet.start[0] + sheet.height:
        sheet = books.full.get_sheet_by_name(name)
    if sheet.start is None:
        return None, []
    row, column = sheet.start
    enough = max(20, min(TOP_ROWS, TOP_CELLS // max(1, sheet.width)), wanted - row)
    ranges = itertools.islice(sheet.merged_cell_ranges or (), MOST_MERGES)
    merges = [
        (first[0] - row, first[1] - column, last[0] - row, last[1] - column)
        for first, last in ranges
        if first[0] - row < LOOKED_AT
    ]
    return Top(row, column, sheet.to_python(nrows=enough)), merges


def _finish(corner: Corner, top: Top, heading: Heading | None, body: Body) -> Sheet:
    columns, first_column = body.columns, body.column
    if heading is not None and not columns:
        columns, first_column = [pa.nulls(0, pa.string()) for _ in heading.texts], top.column
    shift = first_column - top.column
    sheet = describe(replace(corner, column=first_column), top.rows, heading, columns)
    headings = heading_texts(heading, len(columns), shift)
    notes = (*sheet.notes, *_notes(columns, headings, body.errors))
    return replace(sheet, headings=headings, notes=notes)


def _notes(columns: Sequence[pa.Array], headings: Sequence[str], errors: int) -> list[str]:
    notes = []
    if errors:
        cells = "1 cell holds" if errors == 1 else f"{errors:,} cells hold"
        notes.append(f"{cells} a formula error such as #DIV/0! instead of a value.")
    for at, column in enumerate(columns):
        if has_overlong_numbers(column):
            label = headings[at] if at < len(headings) and headings[at] else f"column {at + 1}"
            notes.append(
                f"“{label}” holds numbers of more than 15 digits; spreadsheets keep only the first 15."
            )
    return notes
