"""A workbook put together: XlsxWriter makes its frame, the rows are streamed into it.

XlsxWriter writes everything that is not rows (styles, headings, widths, drop-downs, filters, frozen panes,
comments) and is good at it; writing rows cell by cell through it takes four times as long as rendering them
by columns. So the book is written with headings only, and while its parts are copied to the target, the rows
go in at the end of each sheet's data. That leans on the file format alone, not on the inside of XlsxWriter
(its ``row_data_fh`` would do the same and is private). The numbers of the styles are read from columns at the
far right of each sheet, one of each format, which are taken out again on the way. Rows are rendered a chunk
at a time, so that memory does not grow with them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, BinaryIO, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from crm.clock import utc_now
from data_io.marks import MARKS_SHEET
from data_io.outgoing.cells import Cells, cell_xml, row_xml
from data_io.outgoing.styles import DAY, FAULT, FORMATS, HEADING, TIME

SHEET_ROWS: Final = 1_048_576
"""Rows of a sheet, the headings' row included."""
_COMPRESSION: Final = 4
"""A third of the time of the usual level, for a file a tenth larger."""
_NAME_LIMIT: Final = 31
_LARGE: Final = 2**31
_CELL_BYTES: Final = 120
_END: Final = b"</sheetData>"
_SAMPLES: Final = 16_384 - len(FORMATS)
"""Where the columns begin from which the numbers of the styles are read (counted from 0)."""
_SAMPLE: Final = re.compile(rb'<col min="(\d{5})"[^>]* style="(\d+)"[^>]*/>')

Chunk = Sequence[Cells]


@dataclass(frozen=True)
class Column:
    """A column of a sheet: heading, name of its cells' format (``styles.FORMATS``), what else it has."""

    heading: str
    format: str
    width: float = 12
    heading_format: str = HEADING
    validation: Mapping[str, Any] | None = None
    stays_text: bool = False
    note: str = ""
    """A comment on the heading."""

    @property
    def shown_width(self) -> float:
        """Its width with room for the heading and the filter's arrow."""
        return max(self.width, min(len(self.heading) + 4, 40))


@dataclass(frozen=True)
class SheetPlan:
    """A sheet to be written: name, columns, how many rows, and the rows in chunks, one ``Cells`` a column.

    ``faulty``: per column, the places (counted from 0) of the rows to be shown as faulty. ``comments``:
    (place of the row, of the column, text).
    """

    name: str
    columns: Sequence[Column]
    count: int = 0
    chunks: Callable[[], Iterable[Chunk]] = tuple
    faulty: Mapping[int, np.ndarray[Any, np.dtype[np.int64]]] = field(default_factory=dict)
    comments: Sequence[tuple[int, int, str]] = ()
    frozen_columns: int = 0


Marks = Sequence[tuple[str, str]]


def write_book(
    target: Path | BinaryIO,
    sheets: Sequence[SheetPlan],
    marks: Marks = (),
    *,
    before: Callable[[xlsxwriter.Workbook], None] = lambda _book: None,
    after: Callable[[], SheetPlan | None] = lambda: None,
) -> None:
    """Write a workbook to a path or an open file.

    A file at the path is replaced only once the new one is whole.
    ``before``: writes sheets of its own to the front of the XlsxWriter book. ``after``: gives one more sheet,
    asked for when all rows are written.
    """
    with (
        _opened(target) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION) as package,
    ):
        frame = _Frame(sheets, marks, before)
        for sheet in sheets:
            frame.stream(package, sheet)
        last = after()
        if last is not None:
            frame = _Frame(sheets, marks, before, last, frame.written)
            frame.stream(package, last)
        frame.copy_rest(package)


@contextmanager
def _opened(target: Path | BinaryIO) -> Iterator[BinaryIO]:
    if not isinstance(target, Path):
        yield target
        return
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        with unfinished.open("wb") as file:
            yield file
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


class _Frame:
    """The parts of a book without rows, as XlsxWriter makes them."""

    def __init__(
        self,
        sheets: Sequence[SheetPlan],
        marks: Marks,
        before: Callable[[xlsxwriter.Workbook], None],
        last: SheetPlan | None = None,
        written: Iterable[str] = (),
    ) -> None:
        content = io.BytesIO()
        with xlsxwriter.Workbook(
            content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        ) as book:
            book.set_properties({"created": utc_now().replace(tzinfo=None)})
            formats = {name: book.add_format(look) for name, look in FORMATS.items()}
            before(book)
            for sheet in sheets:
                _write_sheet(book.add_worksheet(sheet.name), sheet, formats)
            if marks:
                _write_marks(book.add_worksheet(MARKS_SHEET), marks)
            if last is not None:  # behind all others, so that sheets and styles keep their numbers
                _write_sheet(book.add_worksheet(last.name), last, formats)
            names = [worksheet.name for worksheet in book.worksheets()]
        self.parts = zipfile.ZipFile(content)
        self.paths = {name: f"xl/worksheets/sheet{at}.xml" for at, name in enumerate(names, 1)}
        self.written = set(written)
        self.styles: dict[str, str] = {}

    def stream(self, package: zipfile.ZipFile, sheet: SheetPlan) -> None:
        """Write one sheet with its rows."""
        path = self.paths[sheet.name]
        head, end, tail = self.parts.read(path).partition(_END)
        names = list(FORMATS)
        self.styles = {names[int(at) - 1 - _SAMPLES]: number.decode() for at, number in _SAMPLE.findall(head)}
        head = _SAMPLE.sub(b"", head)
        last = f"{xl_col_to_name(max(len(sheet.columns) - 1, 0))}{sheet.count + 1}"
        head = re.sub(rb'<dimension ref="[^"]*"/>', f'<dimension ref="A1:{last}"/>'.encode(), head)
        large = sheet.count * len(sheet.columns) * _CELL_BYTES > _LARGE
        with package.open(path, "w", force_zip64=large) as part:
            part.write(head)
            written = 0
            for chunk in sheet.chunks():
                written += self._write_rows(part, sheet, chunk, written)
            part.write(end + tail)
        self.written.add(path)

    def _write_rows(self, part: IO[bytes], sheet: SheetPlan, chunk: Chunk, written: int) -> int:
        count = _length(chunk)
        if not count:
            return 0
        rows = pa.array(np.arange(written + 2, written + 2 + count)).cast(pa.string())
        columns = [
            cell_xml(cells, xl_col_to_name(at), rows, self._style(sheet, at, cells, written, count))
            for at, cells in enumerate(chunk)
        ]
        part.write(row_xml(columns, rows))
        return count

    def _style(self, sheet: SheetPlan, at: int, cells: Cells, written: int, count: int) -> pa.Array | str:
        """The number of the style of a column's cells, or of each cell where they differ."""
        name = sheet.columns[at].format
        style: Any = self.styles[name]
        if cells.timed is not None and name == DAY:
            style = pc.if_else(pc.is_in(cells.timed, value_set=pa.array([True])), self.styles[TIME], style)
        places = sheet.faulty.get(at)
        if places is not None and len(places):
            faulty = np.zeros(count, dtype=bool)
            faulty[places[(places >= written) & (places < written + count)] - written] = True
            style = pc.if_else(pa.array(faulty), self.styles[FAULT + name], style)
        return style

    def copy_rest(self, package: zipfile.ZipFile) -> None:
        """Copy all parts that were not written with rows."""
        for name in self.parts.namelist():
            if name not in self.written:
                package.writestr(name, self.parts.read(name))


def _length(chunk: Chunk) -> int:
    arrays = (each for cells in chunk for each in (cells.numbers, cells.texts) if each is not None)
    return next((len(each) for each in arrays), 0)


def _write_sheet(worksheet: Worksheet, sheet: SheetPlan, formats: Mapping[str, Any]) -> None:
    """Write all of a sheet but its rows."""
    worksheet.freeze_panes(1, sheet.frozen_columns)
    worksheet.set_row(0, 24)
    texts = []
    for at, column in enumerate(sheet.columns):
        worksheet.set_column(at, at, column.shown_width, formats[column.format])
        worksheet.write_string(0, at, column.heading, formats[column.heading_format])
        letters = xl_col_to_name(at)
        if column.note:
            worksheet.write_comment(0, at, column.note, {"x_scale": 2, "author": ""})
        if column.validation:
            worksheet.data_validation(1, at, SHEET_ROWS - 1, at, dict(column.validation))
        if column.stays_text:
            texts.append(f"{letters}2:{letters}{SHEET_ROWS}")
    if texts:
        worksheet.ignore_errors({"number_stored_as_text": " ".join(texts)})
    if sheet.columns:
        worksheet.autofilter(0, 0, max(sheet.count, 1), len(sheet.columns) - 1)
    for at, name in enumerate(FORMATS, _SAMPLES):
        worksheet.set_column(at, at, 9, formats[name])
    for row, at, text in sheet.comments:
        worksheet.write_comment(row + 1, at, text, {"x_scale": 2, "author": ""})


def _write_marks(worksheet: Worksheet, marks: Marks) -> None:
    worksheet.very_hidden()
    for at, mark in enumerate((("key", "value"), *marks)):
        worksheet.write_row(at, 0, mark)


def sheet_name(name: str, taken: Container[str] = ()) -> str:
    """A name that Excel takes for a sheet; unlike those taken, which are given in lower case."""
    plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).strip(" '")[:_NAME_LIMIT].strip(" '")
    plain = plain if plain and plain.casefold() != "history" else f"Sheet {plain}".strip()
    free, again = plain, 1
    while free.casefold() in taken:
        again += 1
        free = f"{plain[: _NAME_LIMIT - len(str(again)) - 1]} {again}"
    return free
