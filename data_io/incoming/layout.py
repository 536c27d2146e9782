"""Where a sheet's headings stand: under titles, notes and blank rows, or nowhere."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence

LOOKED_AT = 60
"""How far down a heading row is looked for; what counts as usual is taken from all the rows given."""
FILLED_SHARE = 0.6
"""A heading row fills at least this share of the columns that a usual row fills."""
VALUES_ABOVE = 3
"""With more full rows of values than this a sheet has no headings; some have a summary above their table."""
LONGEST_HEADING = 120
SHORTEST_ASKED = 3
OLDEST_YEAR, NEWEST_YEAR = 1900, 2100

_VALUE = re.compile(
    r"""[\s$€£¥+(-]*\d[\d\s.,'’]*\s*[%$€£¥)]*              # a number, an amount, a share
      | \d{1,4}[./-]\d{1,2}[./-]\d{1,4}([T\s].*)?           # a date
      | \d{1,2}:\d{2}(:\d{2})?                              # a time
      | [^@\s]+@[^@\s]+\.[^@\s]+                            # an e-mail address
      | https?://\S+
      | \+?[\d\s()/.-]{6,}                                  # a telephone number
      | true | false""",
    re.VERBOSE | re.IGNORECASE,
)


_Cells = Sequence[tuple[int, object]]
"""The filled cells of a row with their places."""


def find_heading(rows: Sequence[Sequence[object]]) -> int | None:
    """The index of the heading row among a sheet's first rows, or None.

    ``rows`` are cells as Python values, blank ones None or "". A heading row fills about as many cells as a
    usual row does, holds distinct short texts and no values, and its texts are not repeated in the column
    below it.
    """
    filled = [[(place, cell) for place, cell in enumerate(row) if not is_blank(cell)] for row in rows]
    usual = _usual_width(filled)
    of_values = 0
    for index, cells in enumerate(filled[:LOOKED_AT]):
        if len(cells) < max(1, FILLED_SHARE * usual):
            continue
        below = rows[index + 1 :]
        if not _reads_as_heading(cells, below):
            of_values += 1
        elif not _recurs_below(cells, below):
            return index
        else:
            return None
        if of_values > VALUES_ABOVE:
            return None
    return None


def is_blank(cell: object) -> bool:
    """Whether a cell holds nothing, or nothing but white space."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _usual_width(filled: Sequence[Sequence[object]]) -> int:
    """The most frequent number of filled cells in a row; of equally frequent ones the larger."""
    widths = Counter(len(cells) for cells in filled if cells)
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _reads_as_heading(cells: _Cells, below: Sequence[Sequence[object]]) -> bool:
    texts = [cell.strip() for _, cell in cells if isinstance(cell, str) and not _is_value(cell)]
    others = [(place, cell) for place, cell in cells if not isinstance(cell, str) or _is_value(cell)]
    if not texts or any(len(text) > LONGEST_HEADING for text in texts):
        return False
    # A table by year has years for headings, and no years below them.
    for place, cell in others:
        first = _next_below(place, below)
        if not _is_year(cell) or first is None or _is_year(first):
            return False
    # Real sheets hold the same heading twice ("Note", "Note"), yet seldom more than that.
    return len({text.casefold() for text in texts}) >= len(texts) / 2


def _next_below(place: int, below: Sequence[Sequence[object]]) -> object:
    return next((row[place] for row in below if place < len(row) and not is_blank(row[place])), None)


def _is_value(text: str) -> bool:
    return _VALUE.fullmatch(text.strip()) is not None


def _is_year(cell: object) -> bool:
    if isinstance(cell, bool | dt.date):
        return False
    try:
        return OLDEST_YEAR <= float(str(cell)) <= NEWEST_YEAR
    except ValueError:
        return False


def _recurs_below(cells: _Cells, below: Sequence[Sequence[object]]) -> bool:
    """Whether the row is data: a third of its texts stand again and again in the same column below.

    Texts of one or two letters are left out: a heading such as "X" may well be a mark below. A row that
    repeats the whole heading (one a printed page) says nothing.
    """
    asked = [(place, cell) for place, cell in cells if isinstance(cell, str) and len(cell) >= SHORTEST_ASKED]
    rows = [row for row in below if not all(place < len(row) and row[place] == cell for place, cell in cells)]
    again = sum(sum(place < len(row) and row[place] == cell for row in rows) > 1 for place, cell in asked)
    return again > len(asked) / 3
