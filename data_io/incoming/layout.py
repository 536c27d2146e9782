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
TEXT_SHARE = 0.7
"""At least this share of a heading row's cells is text (the rest may be years, as in a table by year)."""
LONGEST_HEADING = 120
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


def find_heading(rows: Sequence[Sequence[object]]) -> int | None:
    """The index of the heading row among a sheet's first rows, or None.

    ``rows`` are cells as Python values, blank ones None or "". A heading row fills about as many cells as a usual
    row does, holds distinct short texts and no values, and its texts are not repeated in the column below it.
    """
    filled = [[(place, cell) for place, cell in enumerate(row) if not is_blank(cell)] for row in rows]
    usual = _usual_width(filled)
    for index, cells in enumerate(filled[:LOOKED_AT]):
        if len(cells) < max(1, FILLED_SHARE * usual):
            continue
        if _reads_as_heading(cells) and not _recurs_below(cells, rows[index + 1 :]):
            return index
    return None


def is_blank(cell: object) -> bool:
    """Whether a cell holds nothing, or nothing but white space."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _usual_width(filled: Sequence[Sequence[object]]) -> int:
    """The most frequent number of filled cells in a row; of equally frequent ones the larger."""
    widths = Counter(len(cells) for cells in filled if cells)
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _reads_as_heading(cells: Sequence[tuple[int, object]]) -> bool:
    texts = [cell.strip() for _, cell in cells if isinstance(cell, str) and not _is_value(cell)]
    others = [cell for _, cell in cells if not isinstance(cell, str) or _is_value(cell)]
    if len(texts) < TEXT_SHARE * len(cells) or not all(_is_year(cell) for cell in others):
        return False
    if any(len(text) > LONGEST_HEADING for text in texts):
        return False
    # Real sheets hold the same heading twice ("Note", "Note"), yet seldom more than that.
    return len({text.casefold() for text in texts}) > len(texts) / 2


def _is_value(text: str) -> bool:
    return _VALUE.fullmatch(text.strip()) is not None


def _is_year(cell: object) -> bool:
    if isinstance(cell, bool | dt.date):
        return False
    try:
        return OLDEST_YEAR <= float(str(cell)) <= NEWEST_YEAR
    except ValueError:
        return False


def _recurs_below(cells: Sequence[tuple[int, object]], below: Sequence[Sequence[object]]) -> bool:
    """Whether the row is data: a third of its texts stand again in the same column below.

    Texts of one or two letters are left out: a heading such as "X" may well be a mark below.
    """
    asked = [(place, cell) for place, cell in cells if isinstance(cell, str) and len(cell.strip()) > 2]  # noqa: PLR2004
    again = sum(any(place < len(row) and row[place] == cell for row in below) for place, cell in asked)
    return again > len(asked) / 3
