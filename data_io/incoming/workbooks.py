"""Spreadsheet files (xlsx, xls, xlsb, ods) -> sheets. Runs in the reading process only."""

from __future__ import annotations

import contextlib
import functools
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import fastexcel
import pyarrow as pa
import python_calamine

from data_io.incoming.arrow_columns import has_overlong_numbers
from data_io.incoming.bodies import Body, Top, cell_text, read_body
from data_io.incoming.formats import Refused
from data_io.incoming.layout import find_heading
from data_io.incoming.packages import Package
from data_io.incoming.proof import agrees, read_exactly
from data_io.incoming.sheets import Sheet, name_columns
from data_io.marks import ID, MARKS_SHEET

TOP_ROWS = 1_000
TOP_CELLS = 200_000


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
) -> Sheet:
    hidden = about.visible is not python_calamine.SheetVisibleEnum.Visible
    wanted = header_rows.get(about.name) or 0
    top = _look_at_top(books, about.name, wanted)
    if top is None:
        return Sheet(about.name, hidden, (), None, (), pa.table({}), 1)
    place = wanted - 1 - top.row if wanted else find_heading(top.rows)
    if not wanted and _is_own(books, about.name, top):
        place = 0
    if about.name in header_rows and not wanted:
        place = None
    if place is not None and not 0 <= place < len(top.rows):
        place = None
    careful = package is None or place is None or package.holds_errors(about.name)
    wary = package is None or package.holds_swallowed(about.name)
    body = read_body(books.quick, about.name, top, place, careful=careful, wary=wary)
    if not agrees(body, top, place):
        body = read_exactly(books.full.get_sheet_by_name(about.name), place)
    return _finish(about.name, top, place, body, hidden=hidden)


def _is_own(books: _Books, name: str, top: Top) -> bool:
    """Whether the program made this sheet: then its headings stand in the first row, whatever they are."""
    names = [sheet.name for sheet in books.tops.sheets_metadata]
    return MARKS_SHEET in names and top.row == 0 and (name == MARKS_SHEET or ID in top.rows[0])


def _look_at_top(books: _Books, name: str, wanted: int) -> Top | None:
    """The first rows of a sheet, at least down to the row that is wanted; None for an empty sheet."""
    sheet = books.tops.get_sheet_by_name(name)
    if sheet.start is None or wanted > sheet.start[0] + sheet.height:
        sheet = books.full.get_sheet_by_name(name)
    if sheet.start is None:
        return None
    enough = max(20, min(TOP_ROWS, TOP_CELLS // max(1, sheet.width)), wanted - sheet.start[0])
    return Top(*sheet.start, sheet.to_python(nrows=enough))


def _finish(name: str, top: Top, place: int | None, body: Body, *, hidden: bool) -> Sheet:
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
                f"“{label}” holds numbers of more than 15 digits; spreadsheets keep only the first 15."
            )
    return notes
