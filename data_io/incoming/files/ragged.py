"""Rows of text cells, some too long or too short, -> text columns. Runs in the reading process only."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from data_io.incoming.files.formats import Refused

MOST_COLUMNS = 16_384
"""As many as Excel and LibreOffice have."""
_NAMED_ROWS = 5


class RaggedColumns:
    """Text columns that grow by pieces of rows; blank cells and cells that are not there are null.

    ``width`` is the number of headings, 0 without; rows that differ from it are noted by their number.
    """

    def __init__(self, width: int) -> None:
        self._width = width
        self._pieces: list[list[pa.Array]] = []
        self._lengths: list[int] = []
        self._long: list[int] = []
        self._short: list[int] = []

    @property
    def width(self) -> int:
        """The most cells of a row lately, and at least as many as there are headings."""
        return max([self._width, *map(len, self._pieces[-1:])])

    def add(self, rows: Sequence[Sequence[str]], first_row: int) -> None:
        """Takes rows in; ``first_row`` is the number of the first of them in the sheet.

        Raises Refused("too_large") where a row has more cells than a sheet has columns, and a trailing one.
        """
        if max(map(len, rows), default=0) > MOST_COLUMNS + 1:
            raise Refused("too_large")
        if self._width and set(map(len, rows)) - {0, self._width}:
            self._note_ragged(rows, first_row)
        self._pieces.append([_text_column(cells) for cells in itertools.zip_longest(*rows)])
        self._lengths.append(len(rows))

    def finish(self) -> list[pa.ChunkedArray]:
        """The columns; those beyond the headings only as far as they hold something."""
        widest = max([self._width, *map(len, self._pieces)])
        columns = [self._join(place) for place in range(widest)]
        while len(columns) > self._width > 0 and columns[-1].null_count == len(columns[-1]):
            columns.pop()
        return columns

    def notes(self) -> Iterator[str]:
        """A sentence each on the rows that are too long and too short."""
        further = "more cells than there are headings; the further cells stand in columns without a heading"
        missing = "fewer cells than there are headings; the missing ones were left blank"
        for rows, what in ((self._long, further), (self._short, missing)):
            named = ", ".join(map(str, rows[:_NAMED_ROWS])) + " and others" * (len(rows) > _NAMED_ROWS)
            if rows:
                yield f"Row {named} has {what}." if len(rows) == 1 else f"Rows {named} have {what}."

    def _join(self, place: int) -> pa.ChunkedArray:
        chunks = [
            piece[place] if place < len(piece) else pa.nulls(length, pa.string())
            for piece, length in zip(self._pieces, self._lengths, strict=True)
        ]
        return pa.chunked_array(chunks, pa.string())

    def _note_ragged(self, rows: Sequence[Sequence[str]], first_row: int) -> None:
        """Notes rows by number; a row that is only longer by blank cells (a trailing separator) is none."""
        for at, cells in enumerate(map(len, rows)):
            if cells > self._width and any(cell.strip() for cell in rows[at][self._width :]):
                self._long.append(first_row + at)
            elif 1 < cells < self._width:
                self._short.append(first_row + at)


def _text_column(cells: Sequence[str | None]) -> pa.Array:
    column = pa.array(cells, pa.string())
    return pc.if_else(pc.equal(column, ""), pa.scalar(None, pa.string()), column)
