"""Several tables on one sheet, side by side or one below the other: where each of them stands.

Runs in the reading process only. A sheet is only taken apart on evidence that a table with an empty column
or a blank row in it does not give; where unsure it stays whole.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from data_io.incoming.shapes.cell_kinds import is_blank, is_words
from data_io.incoming.shapes.contrast import is_known_heading
from data_io.incoming.shapes.heading_rows import Heading
from data_io.incoming.shapes.layout import find_headings, reads_as_heading

Rows = Sequence[Sequence[object]]
FEW: Final = 2
NARROWEST: Final = 3
"""Headings that must come again for tables without a blank column between them."""
DENSE_SHARE: Final = 0.95
MOST_STARTS: Final = 400
LOOKED_BELOW: Final = 30
PLACEHOLDERS: Final = frozenset(
    {"n/a", "na", "none", "null", "unknown", "unbekannt", "k.a.", "tbd", "inconnu"}
)


@dataclass(frozen=True)
class Area:
    """Part of a sheet: columns ``left`` to ``right``, rows ``first`` to ``stop``, ends left out, from 0."""

    left: int
    right: int
    first: int
    stop: int


@dataclass(frozen=True)
class _Band:
    left: int
    right: int
    heading: Heading | None
    end: int
    """The last row that holds anything."""
    rows: Rows

    @property
    def texts(self) -> list[str]:
        """The headings in small letters, blank ones left out."""
        texts = self.heading.texts if self.heading else ()
        return [str(text).strip().casefold() for text in texts if not is_blank(text)]

    @property
    def length(self) -> int:
        return self.end - self.heading.last if self.heading else 0

    @property
    def is_dense(self) -> bool:
        """Whether hardly a row between the heading and the end is blank."""
        first = self.heading.last + 1 if self.heading else 0
        body = self.rows[first : self.end + 1]
        return sum(not _is_empty(row) for row in body) >= DENSE_SHARE * len(body) > 0

    @property
    def has_title(self) -> bool:
        """Whether a single cell stands above the heading."""
        above = self.rows[: self.heading.first] if self.heading else []
        filled = [row for row in above if not _is_empty(row)]
        return bool(filled) and sum(not is_blank(cell) for cell in filled[-1]) == 1


def find_side_by_side(rows: Rows, cells: pa.Table, start: int) -> list[tuple[int, int]]:
    """The columns (from, to; ends left out) of each table; empty where the sheet is one.

    ``rows``: the sheet's first rows. ``cells``: all below row ``start`` of them, one column a column.
    """
    width = cells.num_columns
    blank = [at for at in range(width) if all(at >= len(row) or is_blank(row[at]) for row in rows)]
    blank = [at for at in blank if cells.column(at).null_count == cells.num_rows]
    edges = [-1, *blank, width]
    found = [(left + 1, right) for left, right in itertools.pairwise(edges) if right > left + 1]
    headings = rows[start - 1] if 0 < start <= len(rows) else next(iter(rows), [])
    found = [part for left, right in found for part in _repeats(headings, left, right)]
    if len(found) < FEW:
        return []
    tables = [_band(rows, cells, start, *found[0])]
    for left, right in found[1:]:
        next_one = _band(rows, cells, start, left, right)
        if _is_own(tables[-1], next_one):
            tables.append(next_one)
        else:
            tables[-1] = _band(rows, cells, start, tables[-1].left, right)
    return [(table.left, table.right) for table in tables] if len(tables) > 1 else []


def _repeats(headings: Sequence[object], left: int, right: int) -> list[tuple[int, int]]:
    """The columns (from, to) of each table where nothing but the same headings again parts them."""
    texts = ["" if is_blank(text) else str(text).strip().casefold() for text in headings[left:right]]
    width = right - left
    for unit in range(NARROWEST, width // 2 + 1):
        first = texts[:unit]
        is_whole = width % unit == 0 and texts == first * (width // unit)
        if is_whole and len(set(first)) == unit and all(map(is_words, first)):
            return [(at, at + unit) for at in range(left, right, unit)]
    return [(left, right)]


def _band(rows: Rows, cells: pa.Table, start: int, left: int, right: int) -> _Band:
    part = [list(row[left:right]) for row in rows]
    ends = [_last_filled(cells.column(at)) for at in range(left, right)]
    above = max((at for at, row in enumerate(part[:start]) if not _is_empty(row)), default=-1)
    end = max(ends)
    return _Band(left, right, find_headings(part), above if end < 0 else start + end, part)


def _is_own(left: _Band, right: _Band) -> bool:
    """Whether what stands right of an empty column is a table of its own rather than more of the left one."""
    if left.heading is None or right.heading is None:
        return False
    if min(len(left.texts), len(right.texts)) < FEW or min(left.length, right.length) < 1:
        return False
    if _are_alike(left.texts, right.texts) or abs(left.heading.last - right.heading.last) > 1:
        return True
    shares = bool(set(left.texts) & set(right.texts))
    titled = right.has_title and left.has_title
    off = left.end - right.end
    if off < 0:
        return left.is_dense and (-off >= FEW or shares or titled)
    return off > 0 and right.is_dense and (shares or titled or right.length <= left.length / 2)


def _are_alike(texts: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two rows of headings are of the same sort of table, one with a column more or less.

    Addresses of billing and delivery in one table are called alike too, but the order stands before them.
    """
    shared = len(set(texts) & set(others))
    return texts[0] == others[0] and shared >= FEW and shared > max(len(texts), len(others)) / 2


def find_starts(cells: pa.Table, headings: Sequence[str]) -> list[int]:
    """The rows of ``cells`` with which further tables begin: a title or headings after a blank row."""
    if cells.num_rows < FEW or any(column.null_count == 0 for column in cells.columns):
        return []
    blank = cells.column(0).is_null().combine_chunks()
    for column in cells.columns[1:]:
        blank = pc.and_(blank, column.is_null().combine_chunks())
    begins = pc.and_(blank.slice(0, len(blank) - 1), pc.invert(blank.slice(1)))
    starts = [at + 1 for at in pc.indices_nonzero(begins).slice(0, MOST_STARTS).to_pylist()]
    found: list[int] = []
    known = {heading.strip().casefold() for heading in headings if heading.strip()}
    for number, start in enumerate(starts):
        rows = _rows_of(cells, start)
        if not _begins_table(rows, known):
            continue
        # A title that a blank row parts from its headings belongs to them.
        before = _rows_of(cells, starts[number - 1]) if number else []
        apart = len(before) == 1 and _width(before[0]) == 1 and starts[number - 1] not in found
        found.append(starts[number - 1] if apart else start)
        known = {str(cell).strip().casefold() for row in rows[:FEW] for cell in row if is_words(cell)}
    return found


def _rows_of(cells: pa.Table, start: int) -> list[list[object]]:
    """The rows from one on, to the next blank one."""
    rows = []
    for record in cells.slice(start, LOOKED_BELOW).to_pylist():
        row = list(record.values())
        if _is_empty(row):
            break
        rows.append(row)
    return rows


def _begins_table(rows: Rows, known: set[str]) -> bool:
    """Whether rows begin with headings over values, other ones than those of the table above."""
    if rows and _width(rows[0]) == 1:
        rows = rows[1:]
    if len(rows) < FEW:
        return False
    cells = [(at, cell) for at, cell in enumerate(rows[0]) if not is_blank(cell)]
    below = rows[1:]
    texts = [str(cell).strip().casefold() for _, cell in cells]
    if len(cells) < FEW or len(set(texts)) < len(texts) or not all(is_words(cell) for _, cell in cells):
        return False
    if PLACEHOLDERS & set(texts) or not reads_as_heading(cells, below):
        return False
    if sum(text in known for text in texts) > len(texts) / 2 or any(_width(row) == 1 for row in below[:1]):
        return False
    columns = [[row[at] for row in below if not is_blank(row[at])] for at, _ in cells]
    over_values = sum(
        sum(not is_words(cell) for cell in column) > len(column) / 2 for column in columns if column
    )
    sure = sum(is_known_heading(cell) for _, cell in cells)
    return over_values > 0 and (over_values >= FEW or sure >= len(cells) / 2)


def column_letters(number: int) -> str:
    """A column as spreadsheets call it, counted from 1: 28 is AB."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _last_filled(column: pa.ChunkedArray) -> int:
    if column.null_count == len(column):
        return -1
    places = pc.indices_nonzero(column.is_valid())
    return int(places[-1].as_py())


def _width(row: Sequence[object]) -> int:
    return sum(not is_blank(cell) for cell in row)


def _is_empty(row: Sequence[object]) -> bool:
    return all(is_blank(cell) for cell in row)
