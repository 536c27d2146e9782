"""One sheet as it was read -> the tables on it, each a sheet of its own. Runs in the reading process only."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import pyarrow as pa

from data_io.incoming.shapes.bodies import cell_text
from data_io.incoming.shapes.cell_kinds import is_blank
from data_io.incoming.shapes.heading_rows import Heading
from data_io.incoming.shapes.layout import find_headings
from data_io.incoming.shapes.tables import Area, column_letters, find_side_by_side, find_starts
from data_io.incoming.sheets import Sheet, name_columns

TOP_ROWS = 1_000
HIDDEN = "This sheet is hidden in the file; it was read like the others."


class Source(Protocol):
    """Where cells of parts of a sheet come from. Rows and columns are counted from its first used cell."""

    def top(self, area: Area) -> list[list[Any]]:
        """The first rows of an area as Python values."""

    def columns(self, area: Area, first: int) -> list[pa.Array]:
        """The columns of an area from its row ``first`` (counted within it) on."""


@dataclass(frozen=True)
class Corner:
    """A sheet's name, whether it is hidden, and the place of its first used cell, counted from 0."""

    name: str
    hidden: bool = False
    row: int = 0
    column: int = 0


def find_areas(rows: Sequence[Sequence[object]], heading: Heading | None, cells: pa.Table) -> list[Area]:
    """The tables of a sheet; a single one where it is not to be taken apart.

    ``rows``: its first rows. ``cells``: what is below its heading, as many columns as the sheet has.
    """
    start = 0 if heading is None else heading.last + 1
    total = start + cells.num_rows
    bands = find_side_by_side(rows, cells, start)
    found: list[Area] = []
    for left, right in bands or [(0, cells.num_columns)]:
        part = find_headings([list(row[left:right]) for row in rows]) if bands else heading
        if part is None:
            found.append(Area(left, right, 0, total))
            continue
        below = cells.select(range(left, right)).slice(max(0, part.last + 1 - start))
        offset = max(start, part.last + 1)
        edges = [0, *(offset + at for at in find_starts(below, [str(text) for text in part.texts])), total]
        found += [Area(left, right, *edge) for edge in itertools.pairwise(edges)]
    return found


def take_apart(corner: Corner, areas: Sequence[Area], source: Source) -> Iterator[Sheet]:
    """The tables of a sheet as sheets of their own; the first keeps its name."""
    names = [_name_area(corner, areas, area) for area in areas]
    for area, where in zip(areas, names, strict=True):
        if where:
            note = f"This is a table of its own on the sheet “{corner.name}”: {where}."
        else:
            others = " and ".join(filter(None, names))
            note = (
                f"The sheet holds {len(areas)} tables; what stands in {others} is listed by itself. "
                "Choose the row of the headings to have it read as one."
            ).replace("stands in from", "stands from")
        top = source.top(area)
        heading = find_headings(top[:TOP_ROWS])
        first = 0 if heading is None else heading.last + 1
        place = Corner(
            f"{corner.name}, {where}" if where else corner.name,
            corner.hidden,
            corner.row + area.first,
            corner.column + area.left,
        )
        yield describe(place, top, heading, source.columns(area, first), [note])


def describe(
    corner: Corner,
    top: Sequence[Sequence[object]],
    heading: Heading | None,
    columns: Sequence[pa.Array],
    notes: Sequence[str] = (),
) -> Sheet:
    """The sheet of columns below a heading; ``top`` are the rows from the first used one on."""
    last = -1 if heading is None else heading.last
    return Sheet(
        name=corner.name,
        hidden=corner.hidden,
        headings=heading_texts(heading, len(columns)),
        header_row=None if heading is None else corner.row + last + 1,
        above=tuple(tuple(map(cell_text, row)) for row in top[: max(0, last)]),
        cells=name_columns(list(columns)),
        first_row=corner.row + last + 2,
        first_column=corner.column + 1,
        notes=(*note_heading(corner.row, heading), *([HIDDEN] if corner.hidden else []), *notes),
    )


def heading_texts(heading: Heading | None, width: int, shift: int = 0) -> tuple[str, ...]:
    """The headings of so many columns; ``shift``: how many columns of the heading are left out in front."""
    if heading is None:
        return ()
    texts = heading.texts
    return tuple(
        heading_text(texts[at]) if 0 <= at < len(texts) else "" for at in range(shift, shift + width)
    )


def heading_text(cell: object) -> str:
    """A heading as text; a day without its midnight."""
    return cell_text(cell).removesuffix(" 00:00:00")


def note_heading(row: int, heading: Heading | None) -> Iterator[str]:
    """A sentence where headings stand in several rows; ``row``: of the first used row, counted from 0."""
    if heading is not None and heading.last > heading.first:
        numbers = [str(row + at + 1) for at in range(heading.first, heading.last + 1)]
        yield f"The headings stand in rows {', '.join(numbers[:-1])} and {numbers[-1]}."


def _name_area(corner: Corner, areas: Sequence[Area], area: Area) -> str:
    """Where an area stands ("columns H to L, from row 40"); blank for the first one."""
    if area == areas[0]:
        return ""
    parts = []
    if len({each.left for each in areas}) > 1 and area.left > areas[0].left:
        letters = [column_letters(corner.column + at) for at in (area.left + 1, area.right)]
        parts.append(f"columns {letters[0]} to {letters[1]}")
    if area.first:
        parts.append(f"from row {corner.row + area.first + 1}")
    return ", ".join(parts)


def without_blank_end(rows: list[list[Any]]) -> list[list[Any]]:
    """Rows up to the last one that holds anything."""
    end = len(rows)
    while end and all(is_blank(cell) for cell in rows[end - 1]):
        end -= 1
    return rows[:end]
