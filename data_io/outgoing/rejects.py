"""The rows that could not be kept, handed back in their own layout, with what to mend beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from data_io.outgoing.book import Chunk, Column, SheetPlan, sheet_name, write_book
from data_io.outgoing.cells import Cells, raw_cells
from data_io.outgoing.styles import FREE, REQUIRED
from data_io.outgoing.tables import arrays_of, column_of

MEND: Final = "What to mend"
"""Heading of the last column, with the reasons; the import leaves a column of that name alone."""
COMMENTS: Final = 2_000
"""As many cells get a comment; more make Excel slow. The cell's colour and the last column tell it of all."""


@dataclass(frozen=True)
class Rejected:
    """The rows of one sheet that are handed back.

    ``rows``: their cells as they were read, one column a heading. ``row_numbers``: of each row in the
    spreadsheet; one may stand there several times.
    ``issues``: (row number, place of the column counted from 0 or None for the whole row,
    sentence).
    """

    sheet: str
    headings: Sequence[str]
    rows: pa.Table | pd.DataFrame
    row_numbers: Sequence[int]
    issues: Sequence[tuple[int, int | None, str]]


def write_rejects(rejected: Sequence[Rejected], target: Path | BinaryIO) -> None:
    """Write the handed-back rows as a workbook, a sheet for each sheet that they came from.

    Mended, it can be brought in as it is.
    """
    plans: list[SheetPlan] = []
    for each in rejected:
        name = sheet_name(each.sheet, {plan.name.casefold() for plan in plans})
        plans.append(_plan(name, each))
    write_book(target, plans)


def _plan(name: str, rejected: Rejected) -> SheetPlan:
    # Where months in columns became rows, one row of the spreadsheet is several.
    places_of: defaultdict[int, list[int]] = defaultdict(list)
    for place, number in enumerate(rejected.row_numbers):
        places_of[int(number)].append(place)
    on_cell: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    on_row: list[list[str]] = [[] for _ in rejected.row_numbers]
    for number, at, message in rejected.issues:
        for place in places_of.get(int(number), ()):
            on_row[place].append(message)
            if at is not None and 0 <= at < len(rejected.headings):
                on_cell[place, at].append(message)
    reasons = [
        f"Row {number}: " + " ".join(dict.fromkeys(messages))
        for number, messages in zip(rejected.row_numbers, on_row, strict=True)
    ]
    return SheetPlan(
        name,
        [*_columns(rejected), Column(MEND, FREE, 60, REQUIRED, stays_text=True)],
        len(reasons),
        lambda: [_chunk(rejected, reasons)],
        _faulty(on_cell),
        [(row, at, "\n".join(messages)) for (row, at), messages in sorted(on_cell.items())[:COMMENTS]],
    )


def _columns(rejected: Rejected) -> list[Column]:
    return [
        column_of(heading, array)
        for heading, array in zip(rejected.headings, arrays_of(rejected.rows), strict=True)
    ]


def _chunk(rejected: Rejected, reasons: Sequence[str]) -> Chunk:
    cells = [raw_cells(array) for array in arrays_of(rejected.rows)]
    return [*cells, Cells(texts=pa.array(reasons, pa.string()))]


def _faulty(
    on_cell: dict[tuple[int, int], list[str]],
) -> dict[int, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for row, at in on_cell:
        rows[at].append(row)
    return {at: np.array(sorted(places), dtype="int64") for at, places in rows.items()}
