"""Text files of cells (csv, tsv) -> a sheet of text columns. Runs in the reading process only."""

from __future__ import annotations

import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from data_io.incoming.files.formats import Refused
from data_io.incoming.files.ragged import RaggedColumns
from data_io.incoming.files.text_files import TextFile, look_at
from data_io.incoming.shapes.arrangement import TOP_ROWS, Corner, describe, find_areas, take_apart
from data_io.incoming.shapes.heading_rows import complete
from data_io.incoming.shapes.layout import find_headings
from data_io.incoming.shapes.tables import Area
from data_io.incoming.sheets import Sheet, name_columns

SEPARATORS = ",;\t|"
BLANKS = " "
"""Runs of blanks between the cells: what statistics programs write."""
_LOOKED_AT = 64 << 10
"""Characters from which the separator is told."""
_SAMPLE_ROWS = 200
_PIECE_CELLS = 500_000
"""Cells that are held as Python texts at a time."""
MOST_ROWS = 8_000_000
_FEW = 2
"""Rows or cells of which nothing can be concluded."""
_LONGEST_CELL = 16 << 20
_TO_BE_FOUND = object()


def read_delimited(
    path: Path, name: str, kind: str, header_row: object = _TO_BE_FOUND
) -> tuple[list[Sheet], list[str]]:
    """The tables of the file, all columns text, and notes on how it was read.

    ``header_row`` (counted from 1; None: no headings) is given where the owner set it by hand. Short rows are
    filled up with nulls; cells beyond the last heading stand in further columns whose heading is "".
    """
    text = look_at(path)
    with text.open() as file:
        separator, is_said = find_separator(file.read(_LOOKED_AT), kind)
    sheets, more = _read_by_quotes(_Lines(text, separator, is_said=is_said), Path(name).stem, header_row)
    return sheets, [*text.notes, *more]


@dataclass(frozen=True)
class _Lines:
    """A text file whose cells are to be told apart; ``is_said``: its first line only names the separator."""

    text: TextFile
    separator: str
    is_said: bool

    def split(self, **mode: Any) -> Iterator[list[str]]:  # noqa: ANN401 - csv's own options
        """The cells of each row, from the beginning on."""
        csv.field_size_limit(_LONGEST_CELL)
        with self.text.open() as file:
            if self.is_said:
                file.readline()
            if self.separator == BLANKS:
                yield from map(str.split, file)
            else:
                lines = (line.replace("\0", "") for line in file)  # a sign that says nothing and nobody keeps
                yield from csv.reader(lines, delimiter=self.separator, **mode)


def _read_by_quotes(lines: _Lines, name: str, header_row: object) -> tuple[list[Sheet], list[str]]:
    """The tables. Where a quotation mark is never closed, all of them are read as plain characters."""
    try:
        return _read_rows(lines.split(strict=True), name, header_row), []
    except csv.Error as error:
        if "unexpected end" not in str(error) and "field larger" not in str(error):
            return _read_rows(lines.split(strict=False), name, header_row), []
    note = "A quotation mark is opened and never closed; quotation marks were read as they stand."
    return _read_rows(lines.split(quoting=csv.QUOTE_NONE), name, header_row), [note]


def find_separator(sample: str, kind: str) -> tuple[str, bool]:
    """What stands between the cells, by the first of the text, and whether a ``sep=`` line says so.

    Excel does not show such a line.
    """
    said = sample.partition("\n")[0].strip('\r\n "')
    if said[:4].lower() == "sep=" and len(said) <= len("sep=;"):
        return said[4:] or "\t", True
    preferred = "\t" if kind == "tsv" else ","
    order = sorted(SEPARATORS, key=lambda separator: separator != preferred)
    best = max(order, key=lambda separator: _evenness(sample, separator))
    if _evenness(sample, best)[1] == 0 and _is_table_of_blanks(sample):
        return BLANKS, False
    return best, False


def _is_table_of_blanks(sample: str) -> bool:
    """Whether blanks part columns of numbers; names of two words do not."""
    rows = [line.split() for line in sample.splitlines()[1:_SAMPLE_ROWS] if line.strip()]
    cells = [cell for row in rows for cell in row]
    numbers = sum(cell.replace(".", "", 1).isdigit() for cell in cells)
    return (
        len(rows) > _FEW
        and len({len(row) for row in rows}) == 1
        and len(rows[0]) > 1
        and numbers > len(cells) / 2
    )


def _evenness(sample: str, separator: str) -> tuple[float, int]:
    """The share of rows that a separator splits into the usual number of cells, and that number."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    rows = [row for row in itertools.islice(_until_error(reader), _SAMPLE_ROWS) if any(row)]
    if len(sample) == _LOOKED_AT and len(rows) > 1:
        rows.pop()
    counts = Counter(len(row) for row in rows if len(row) > 1)
    if not counts:
        return 0.0, 0
    width, times = max(counts.items(), key=lambda item: (item[1], item[0]))
    # Rows one cell off are most often a trailing separator; they count for the separator, a little less.
    near = sum(count for other, count in counts.items() if abs(other - width) == 1 and width > _FEW)
    return round((times + near / 2) / len(rows), 1), width


def _until_error(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error:
        return


def _read_rows(rows: Iterator[list[str]], name: str, header_row: object) -> list[Sheet]:
    """The tables of rows taken in piece by piece: a million of them as Python texts would fill the memory."""
    top = list(itertools.islice(rows, TOP_ROWS))
    if header_row is _TO_BE_FOUND:
        heading = find_headings(top)
    elif isinstance(header_row, int) and 1 <= header_row <= len(top):
        heading = complete(top, header_row - 1)
    else:
        heading = None
    width = 0 if heading is None else len(heading.texts)
    body_at = 0 if heading is None else heading.last + 1
    columns = RaggedColumns(width)
    columns.add(top[body_at:], body_at + 1)
    seen = len(top)
    while piece := list(itertools.islice(rows, max(1, _PIECE_CELLS // max(1, columns.width)))):
        columns.add(piece, seen + 1)
        seen += len(piece)
        if seen > MOST_ROWS:
            raise Refused("too_large")
    cells = columns.finish()
    if header_row is _TO_BE_FOUND:
        areas = find_areas(top, heading, name_columns(cells))
        if len(areas) > 1:
            return list(take_apart(Corner(name), areas, _TextSource(top[:body_at], cells)))
    return [describe(Corner(name), top, heading, cells, list(columns.notes()))]


class _TextSource:
    """All rows of a text file, for tables that are taken out of it."""

    def __init__(self, above: list[list[str]], cells: list[pa.ChunkedArray]) -> None:
        whole = RaggedColumns(0)
        whole.add([row[: len(cells)] for row in above], 1)
        missing = [pa.nulls(len(above), pa.string())] * len(cells)
        heads = [*whole.finish(), *missing][: len(cells)]
        chunks = [[*_chunks(head), *column.chunks] for head, column in zip(heads, cells, strict=True)]
        self._columns = [pa.chunked_array(each, pa.string()) for each in chunks]

    def top(self, area: Area) -> list[list[Any]]:
        """The first rows of an area."""
        stop = min(area.stop, area.first + TOP_ROWS)
        parts = [
            column.slice(area.first, stop - area.first) for column in self._columns[area.left : area.right]
        ]
        return [list(row) for row in zip(*(part.to_pylist() for part in parts), strict=True)]

    def columns(self, area: Area, first: int) -> list[pa.Array]:
        """The columns of an area from its row ``first`` on."""
        start = area.first + first
        return [column.slice(start, area.stop - start) for column in self._columns[area.left : area.right]]


def _chunks(column: pa.Array | pa.ChunkedArray) -> list[pa.Array]:
    return column.chunks if isinstance(column, pa.ChunkedArray) else [column]
