"""Where a sheet's headings stand: under titles, notes and blank rows, or nowhere."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from data_io.incoming.shapes.cell_kinds import is_blank, is_words
from data_io.incoming.shapes.contrast import COMPARED, stands_out
from data_io.incoming.shapes.heading_rows import Heading, Merge, complete, continues
from data_io.incoming.shapes.periods import read_period

LOOKED_AT = 60
"""How far down a heading row is looked for; what counts as usual is taken from all the rows given."""
FILLED_SHARE = 0.6
"""A heading row fills at least this share of the columns that a usual row fills."""
VALUES_ABOVE = 3
"""With more full rows of values than this a sheet has no headings; some have a summary above their table."""
LONGEST_HEADING = 120
SHORTEST_ASKED = 3
NARROW = 2
"""Cells of a line about the file: "Period: January"."""
LINES_ABOVE = 15
DAYS_IN_A_ROW = 3
WORDS_AROUND = 5
"""So many words make a row of headings, also where one of them is a number's beginning."""
TABLE_SHARE = 0.2
"""Where at least this share of the rows has several cells, those of one cell are titles and notes."""
_Cells = Sequence[tuple[int, object]]
"""The filled cells of a row with their places."""
_Rows = Sequence[Sequence[object]]


def find_headings(rows: _Rows, merges: Sequence[Merge] = ()) -> Heading | None:
    """The headings among a sheet's first rows, in up to three rows; None where there are none."""
    place = find_heading(rows)
    return None if place is None else complete(rows, place, merges)


def find_heading(rows: _Rows) -> int | None:
    """The index of the heading row among a sheet's first rows, or None.

    ``rows`` are cells as Python values, blank ones None or "". A heading row fills about as many cells as a
    usual row does (in two rows that complete one another: both together; then it is the upper one), holds
    distinct short texts and no values, and its texts are not repeated in the column below it. Where words
    stand over words, it must differ from them, or be made of words that are known as headings.
    """
    filled = [[(place, cell) for place, cell in enumerate(row) if not is_blank(cell)] for row in rows]
    usual = _usual_width(filled)
    of_values: list[_Cells] = []
    for index, cells in enumerate(filled[:LOOKED_AT]):
        if not cells or _is_about_the_file(filled, index, usual, rows):
            continue
        below = rows[index + 1 :]
        if len(cells) < max(1, FILLED_SHARE * usual):
            if _is_upper_half(rows, filled, index, usual):
                return index
            continue
        if not reads_as_heading(cells, below):
            of_values.append(cells)
        elif _recurs_below(cells, below) or any(
            _is_like_body(above, filled[index + 1 :]) for above in of_values
        ):
            return None
        elif stands_out(cells, below) or continues(rows, index):
            return index
        else:
            return None
        if len(of_values) > VALUES_ABOVE:
            return None
    return None


def _usual_width(filled: Sequence[_Cells]) -> int:
    """The most frequent number of filled cells in a row; of equally frequent ones the larger."""
    widths = Counter(len(cells) for cells in filled if cells)
    several = sum(count for width, count in widths.items() if width > 1)
    if several > NARROW and several >= TABLE_SHARE * widths.total():
        widths.pop(1, None)
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _is_about_the_file(filled: Sequence[_Cells], index: int, usual: int, rows: _Rows) -> bool:
    """Whether a row is a line such as "Period: | January" above a table that is wider."""
    cells = filled[index]
    if len(cells) > NARROW or len(cells) >= usual or continues(rows, index):
        return False
    after = filled[index + 1] if index + 1 < len(filled) else []
    before = filled[index - 1] if index else []
    if not str(cells[0][1]).strip().endswith(":") and len(after) > NARROW != len(before):
        return False
    return any(
        len(filled[at]) >= usual and reads_as_heading(filled[at], rows[at + 1 :])
        for at in range(index + 1, min(index + LINES_ABOVE, len(filled)))
    )


def _is_upper_half(rows: _Rows, filled: Sequence[_Cells], index: int, usual: int) -> bool:
    if not continues(rows, index):
        return False
    both = {place for place, _ in filled[index]} | {place for place, _ in filled[index + 1]}
    return len(both) >= FILLED_SHARE * usual


def reads_as_heading(cells: _Cells, below: _Rows) -> bool:
    """Whether filled cells, each with its place, are distinct short words, or periods over other values."""
    texts = [cell.strip() for _, cell in cells if isinstance(cell, str) and is_words(cell)]
    others = [(place, cell) for place, cell in cells if not is_words(cell)]
    if not texts or any(len(text) > LONGEST_HEADING for text in texts):
        return False
    # A single day in a row of words is a value ("Invoice | 2024-05-01"); a row of them may be headings.
    if any(isinstance(cell, dt.date) for _, cell in others) and len(others) < DAYS_IN_A_ROW:
        return False
    if len(others) == 1 and len(texts) >= WORDS_AROUND and _begins_what_is_below(*others[0], below):
        return True
    # A table by year or month has such for headings, and none of them below.
    for place, cell in others:
        first = _next_below(place, below)
        if read_period(cell) is None or first is None or read_period(first) is not None:
            return False
    # Real sheets hold the same heading twice ("Note", "Note"), yet seldom more than that.
    return len({text.casefold() for text in texts}) >= len(texts) / 2


def _begins_what_is_below(place: int, cell: object, below: _Rows) -> bool:
    """Whether a cell is how the values below it begin: "06" over numbers of mobile phones."""
    begun = str(cell).strip()
    first = _next_below(place, below)
    return begun.startswith("0") and isinstance(first, str) and first != begun and first.startswith(begun)


def _next_below(place: int, below: _Rows) -> object:
    return next((row[place] for row in below if place < len(row) and not is_blank(row[place])), None)


def _recurs_below(cells: _Cells, below: _Rows) -> bool:
    """Whether the row is data: a third of its texts stand again and again in the same column below.

    Texts of one or two letters are left out: a heading such as "X" may well be a mark below. A row that
    repeats the whole heading (one a printed page) says nothing.
    """
    asked = [(place, cell) for place, cell in cells if isinstance(cell, str) and len(cell) >= SHORTEST_ASKED]
    rows = [row for row in below if not all(place < len(row) and row[place] == cell for place, cell in cells)]
    again = sum(sum(place < len(row) and row[place] == cell for row in rows) > 1 for place, cell in asked)
    return again > len(asked) / 3


def _is_like_body(above: _Cells, below: Sequence[_Cells]) -> bool:
    """Whether a row above has its values where the rows below have theirs, and as many cells: a record."""
    body = [cells for cells in below[:COMPARED] if cells]
    values = {place for place, cell in above if not is_words(cell)}
    if not body or not values or len(above) < FILLED_SHARE * _usual_width(body) or len(above) <= NARROW:
        return False
    theirs = Counter(place for cells in body for place, cell in cells if not is_words(cell))
    return all(theirs[place] > len(body) / 2 for place in values)
