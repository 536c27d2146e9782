"""What a file is once it is read: a book of sheets, each with its headings and the rows below them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa


@dataclass(frozen=True)
class Sheet:
    """One sheet of a book: its headings and its body.

    ``cells`` has one column per used column of the sheet, named by position ("c0", "c1", ...), each typed
    by what its cells hold: string, float64, int64, timestamp[ms], date32 (every time is midnight), bool. A
    column that mixes kinds is string, its numbers with at most nine decimals and its dates as ISO text;
    a formula's error stands as its text ("#DIV/0!"), a time of day or a duration as "14:30:00". Empty cells
    are null. Body rows are contiguous and blank rows stay as rows of nulls, so row i of ``cells`` is row
    ``first_row + i`` of the sheet; where months in columns became rows, ``rows`` tells. ``row_numbers`` knows
    both.
    """

    name: str
    hidden: bool
    headings: tuple[str, ...]
    """One text per column of ``cells``, "" where blank, doubled ones kept; empty without a heading row."""
    header_row: int | None
    """The heading's row in the spreadsheet, counted from 1; None where none was found."""
    above: tuple[tuple[str, ...], ...]
    """The rows between the first used row and the heading, as text, from the sheet's first used column on."""
    cells: pa.Table
    first_row: int
    """The spreadsheet's number, counted from 1, of the first row of ``cells``."""
    first_column: int = 1
    """The spreadsheet's number, counted from 1 (column A), of "c0"."""
    notes: tuple[str, ...] = ()
    """What the owner should know of how the sheet was read, one sentence each."""
    mended: tuple[tuple[int, str, str], ...] = ()
    """Cells that somebody mended before it is brought in: column, text before, text now."""
    rows: pa.Array | None = None
    """The spreadsheet's row number of each row of ``cells`` (int64) where they are not contiguous."""

    @property
    def row_numbers(self) -> pa.Array:
        """The spreadsheet's row number of each row of ``cells``, counted from 1 (int64)."""
        if self.rows is not None:
            return self.rows
        return pa.array(range(self.first_row, self.first_row + self.cells.num_rows), pa.int64())


@dataclass(frozen=True)
class Book:
    """A file that was read: its name, what kind it turned out to be, and its sheets in their order."""

    name: str
    kind: str
    """xlsx, xls, xlsb, ods, csv, tsv, vcf, html or xml, by its content rather than by its ending."""
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()


def name_columns(columns: list[pa.Array | pa.ChunkedArray]) -> pa.Table:
    """Columns as a table whose columns are named by position: c0, c1, ..."""
    return pa.table(columns, names=[f"c{index}" for index in range(len(columns))])


def chosen_row(name: str, header_rows: Mapping[str, int | None]) -> tuple[bool, int | None]:
    """Whether the heading's row was set by hand, for the sheet or for a table on it, and which one it is."""
    for key, row in header_rows.items():
        if key == name or key.startswith((f"{name}, columns ", f"{name}, from row ")):
            return True, row
    return False, None
