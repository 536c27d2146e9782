"""Rows of a table that are no records: totals, headings printed again, names of groups, notes below."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data_io.incoming.shapes.cell_kinds import is_blank, is_words
from data_io.incoming.shapes.total_words import (
    ALSO_NAMES,
    first_words,
    fold_words,
    is_page,
    is_total,
    may_total,
)
from data_io.incoming.sheets import Sheet
from data_io.incoming.values.parsing import distinct_of

Mask = np.ndarray[Any, np.dtype[np.bool_]]
Counts = np.ndarray[Any, Any]
OF: Final = frozenset(
    {"for", "of", "fur", "von", "der", "des", "de", "du", "del", "di", "do", "da", "per", "voor", "van",
     "pour", "para", "por", "in", "im", "en", "a", "ht", "ttc", "netto", "brutto", "net",
     "gross"}
)  # fmt: skip
USUAL_FOR_GROUPS: Final = 3
"""Cells that a usual row must have for a row of one cell to be told from a record."""
LONGEST_LABEL: Final = 30
LONG: Final = 60
MOST_WORDS: Final = 8
"""A name has fewer words."""
HALF_A_CENT: Final = 0.005


def left_out(sheet: Sheet, filled: Counts) -> Mask:
    """Tell which rows of the body are no records; ``filled``: how many cells each of them fills.

    A row is only left out on what it says: a record with few cells stays one.
    """
    return _totals(sheet, filled) | _repeated_headings(sheet, filled) | _lone_labels(sheet, filled)


def _totals(sheet: Sheet, filled: Counts) -> Mask:
    """Tell which rows are totals: a cell says so, and fewer cells are filled than in most rows."""
    found = np.zeros(len(filled), dtype=bool)
    usual = np.median(filled[filled > 0]) if (filled > 0).any() else 0
    sparse = filled < usual
    if not sparse.any():
        return found
    places = np.flatnonzero(sparse)
    names = cache(lambda: _names_in(sheet))
    for at, column in enumerate(sheet.cells.columns):
        if not pa.types.is_string(column.type):
            continue
        distinct = distinct_of(column.filter(pa.array(sparse)))
        says = np.append(distinct.texts.map(may_total).to_numpy(dtype=bool), values=False)[distinct.codes]
        for place in places[says].tolist():
            found[place] = found[place] or _is_total_row(sheet, place, at, names)
    return found


def _is_total_row(sheet: Sheet, place: int, at: int, names: Callable[[], frozenset[str]]) -> bool:
    """Whether the row is a total by the word in its column ``at``; ``names``: with what other cells end."""
    cells = [column[place].as_py() for column in sheet.cells.columns]
    text = fold_words(str(cells[at]))
    if text in ALSO_NAMES or is_total(str(cells[at])):
        # A record with a number or a day of its own may be of somebody who is called so.
        return all(is_blank(cell) or is_words(cell) for cell in cells[:at])
    others = [cell for index, cell in enumerate(cells) if index != at and not is_blank(cell)]
    # A name comes with further words (a town, an e-mail address); a total with figures only.
    if any(isinstance(cell, str) and (is_words(cell) or "@" in cell) for cell in others) or not others:
        return False
    first = first_words(text, ALSO_NAMES)
    rest = text.removeprefix(first).strip() if first else text.rpartition(" ")[0]
    if first and rest and _is_said_of(rest, str(cells[at])):
        return True
    return rest in names() or _sums_up(sheet, place)


def _is_said_of(rest: str, text: str) -> bool:
    """Whether what follows the word is "for ..." or marked off by a colon."""
    return rest.partition(" ")[0] in OF or text.rstrip().endswith(":")


def _names_in(sheet: Sheet) -> frozenset[str]:
    """Give the last words of cells, folded: one, two, three of them ...; not where a word of totals stands.

    A total's name is looked for among them: whether it has a row of its own too. Gathered once a sheet, for
    a list with a subtotal a customer has thousands of them.
    """
    found: set[str] = set()
    for column in sheet.cells.columns:
        if pa.types.is_string(column.type):
            texts = (fold_words(text) for text in distinct_of(column).texts if not may_total(text))
            found.update(" ".join(text.split()[-count:]) for text in texts for count in range(1, MOST_WORDS))
    return frozenset(found)


def _sums_up(sheet: Sheet, place: int) -> bool:
    """Whether a figure of the row is the sum of those above it, of two at least."""
    for column in sheet.cells.columns:
        if not (pa.types.is_floating(column.type) or pa.types.is_integer(column.type)):
            continue
        figure = column[place].as_py()
        above = column.slice(0, place)
        if figure and len(above) - above.null_count > 1 and abs(pc.sum(above).as_py() - figure) < HALF_A_CENT:
            return True
    return False


def _repeated_headings(sheet: Sheet, filled: Counts) -> Mask:
    """Tell which rows repeat the headings (as printed sheets do on each page)."""
    same = np.zeros(len(filled), dtype="int32")
    headed = 0
    # Without a heading row there are no headings at all.
    for heading, column in zip(sheet.headings, sheet.cells.columns, strict=False):
        if heading.strip() and pa.types.is_string(column.type):
            headed += 1
            same += np.asarray(pc.fill_null(pc.equal(column, heading), fill_value=False)).astype("int32")
    return np.asarray((same == headed) & (headed > 1) & (same == filled), dtype=bool)


def _lone_labels(sheet: Sheet, filled: Counts) -> Mask:
    """Tell which rows hold one cell only that names a group ("Customer: Anna Berg") or is a note."""
    found = np.zeros(len(filled), dtype=bool)
    usual = np.median(filled[filled > 0]) if (filled > 0).any() else 0
    alone = filled == 1
    if usual < USUAL_FOR_GROUPS or not alone.any():
        return found
    places = np.flatnonzero(alone)
    for column in sheet.cells.columns[:2]:
        if pa.types.is_string(column.type):
            distinct = distinct_of(column.filter(pa.array(alone)))
            says = distinct.texts.map(_is_label).to_numpy(dtype=bool)
            found[places] |= np.append(says, values=False)[distinct.codes]
    return found


def _is_label(text: str) -> bool:
    """Whether a text that stands alone in its row says what is below it, or is a note for people."""
    label, colon, rest = text.strip().partition(":")
    named = bool(colon) and 0 < len(label) <= LONGEST_LABEL and not label[-1].isdigit() and rest[:2] != "//"
    return named or text.strip()[:1] in {"*", "¹"} or len(text) > LONG or is_page(text)
