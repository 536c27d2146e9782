"""Headings that stand in two or three rows: groups above, halves below, units. One heading a column.

Runs in the reading process only. Rows are cells as Python values, blank ones None or "".
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from data_io.incoming.shapes.cell_kinds import is_blank, is_words
from data_io.incoming.shapes.contrast import is_known_heading, stands_out
from data_io.incoming.shapes.periods import read_period

Rows = Sequence[Sequence[object]]
Merge = tuple[int, int, int, int]
"""Merged cells: first row, first column, last row, last column, counted from 0 as in the rows given."""
LONGEST_PART: Final = 40
MOST_ROWS: Final = 3
FEW: Final = 2
PERIODS_IN_A_ROW: Final = 3
LOOKED_BELOW: Final = 30
_UNIT = re.compile(
    r"[(\[{][^)\]}]{1,14}[)\]}]|[€$£¥%]|EUR|USD|GBP|CHF|kg|g|lbs?|pcs\.?|pc\.?|St(?:k|ück|\.)?|h|hrs?|cm|mm|m|l|"
    r"Euro|Tage|days|jours|d[ií]as|giorni|dagen|units?|unid\.?|unit[éà]s?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heading:
    """Where headings stand: ``first`` to ``last`` row among those given, both counted from 0."""

    first: int
    last: int
    texts: tuple[object, ...]
    """One a column: the cell itself where it stands alone, else the parts joined."""


def complete(rows: Rows, place: int, merges: Sequence[Merge] = ()) -> Heading:
    """The whole heading of which one row was found, the rows above and below it looked at."""
    first = last = place
    if _is_second_row(rows, place, merges):
        last = place + 1
    while first > 0 and last - first + 1 < MOST_ROWS and _is_group_row(rows, first - 1, first, last, merges):
        first -= 1
    return Heading(first, last, _join(rows, first, last, merges))


def continues(rows: Rows, place: int) -> bool:
    """Whether two rows are halves of one heading: where the upper one has gaps, the lower one has words.

    "No | Date | Customer | | Amount" over "| | Name | City |". What tells it from a record: it is blank where
    the upper row stands alone, and the rows below it are not.
    """
    if place + FEW >= len(rows):
        return False
    upper, lower = _filled(rows[place]), _filled(rows[place + 1])
    alone = upper.keys() - lower.keys()
    inner = lower.keys() - upper.keys()
    if len(lower) < FEW or not alone or not inner or not all(map(_is_part, lower.values())):
        return False
    if not all(map(_is_part, upper.values())) or min(upper) > min(lower):
        return False
    # A word over a word begins a group, whose further columns the upper row leaves blank.
    if any(at in upper and at + 1 not in inner for at in lower):
        return False
    if any(not _has_start(at, upper, lower) for at in inner):
        return False
    below = [_filled(row) for row in rows[place + 2 : place + 2 + LOOKED_BELOW]]
    below = [cells for cells in below if cells]
    again = sum(cells.get(at) == text for cells in below for at, text in lower.items())
    return bool(below) and again <= 1 and sum(bool(alone & cells.keys()) for cells in below) > len(below) / 2


def _has_start(at: int, upper: Mapping[int, object], lower: Mapping[int, object]) -> bool:
    """Whether a word under nothing belongs to a group that begins left of it, with words all the way."""
    while at not in upper:
        if at not in lower:
            return False
        at -= 1
    return at in lower


def _is_second_row(rows: Rows, place: int, merges: Sequence[Merge]) -> bool:
    if place + 1 >= len(rows):
        return False
    if _are_units(rows, place) or continues(rows, place):
        return True
    return _is_full_second_row(rows, place, merges)


def _is_full_second_row(rows: Rows, place: int, merges: Sequence[Merge]) -> bool:
    """Whether a row fills the gaps of the one above it and the rest too, and is no record.

    "Customer | | Address |" over "Name | Phone | Street | City".
    """
    upper, lower = _filled(rows[place]), _filled(rows[place + 1])
    gaps = {at for at in lower.keys() - upper.keys() if at > min(upper, default=0)}
    if not gaps or not all(map(_is_part, lower.values())) or len(lower) < len(upper):
        return False
    below = list(itertools.islice((row for row in rows[place + 2 :] if _filled(row)), LOOKED_BELOW))
    if not below:
        return False
    again = sum(_filled(row).get(at) == text for row in below for at, text in lower.items())
    if again > 1:
        return False
    known = sum(map(is_known_heading, lower.values()))
    if any(merge[0] == merge[2] == place and merge[3] > merge[1] for merge in merges):
        return known > 0 and stands_out(list(lower.items()), below)
    return known >= len(lower) / 2


def _are_units(rows: Rows, place: int) -> bool:
    """Whether the row below holds nothing but units, each under a heading."""
    upper, lower = _filled(rows[place]), _filled(rows[place + 1])
    if not lower or not lower.keys() <= upper.keys() or len(lower) == len(upper) == 1:
        return False
    if not all(isinstance(cell, str) and _UNIT.fullmatch(cell.strip()) for cell in lower.values()):
        return False
    below = [_filled(row) for row in rows[place + 2 : place + 2 + LOOKED_BELOW]]
    values = sum(at in cells and not is_words(cells[at]) for cells in below for at in lower)
    return values > 0 and all(cells.get(at) != text for cells in below for at, text in lower.items())


def _is_group_row(rows: Rows, place: int, first: int, last: int, merges: Sequence[Merge]) -> bool:
    """Whether a row names groups of the headings below it, and is no title or line about the file."""
    upper = _filled(rows[place])
    lower = _filled(rows[first]) | {
        at: cell for at, cell in _filled(rows[last]).items() if at not in _filled(rows[first])
    }
    if not upper or len(upper) >= len(lower) or not all(_is_part(cell) for cell in upper.values()):
        return False
    spans = _spans(upper, lower, place, merges)
    labelled = any(isinstance(cell, str) and cell.strip().endswith(":") for cell in upper.values())
    if labelled or not any(right > left for left, right in spans.values()):
        return False
    if _speak_of_time(upper, lower):
        return True
    # A single day is said of the sheet ("valid from 28.09.2005"), not of columns.
    is_dated = any(isinstance(cell, dt.date) for cell in upper.values())
    if is_dated or (len(upper) == 1 and min(upper) <= min(lower)):
        return False
    if any(merge[0] == merge[2] == place and merge[3] > merge[1] and merge[1] in upper for merge in merges):
        return True
    return len(upper) >= FEW and _tells_apart(upper, lower, spans)


def _speak_of_time(upper: Mapping[int, object], lower: Mapping[int, object]) -> bool:
    """Whether a row of years or quarters stands over months, or over the same headings again and again."""
    above = [read_period(cell) for cell in upper.values()]
    below = [read_period(cell) for cell in lower.values()]
    named = sum(period is not None for period in above)
    if sum(period is not None for period in below) >= PERIODS_IN_A_ROW:
        return named >= 1 and all(
            period is not None
            or at < min(a for a, p in zip(upper, above, strict=True) if p)
            or at not in lower
            for at, period in zip(upper, above, strict=True)
        )
    return named >= FEW and not any(period is not None for period in below)


def _tells_apart(
    upper: Mapping[int, object], lower: Mapping[int, object], spans: Mapping[int, tuple[int, int]]
) -> bool:
    """Whether headings that stand there twice are told apart by the groups above them, or complete a gap."""
    group_of = {at: group for group, (left, right) in spans.items() for at in range(left, right + 1)}
    texts = [str(cell).strip().casefold() for cell in lower.values()]
    whole = {(group_of.get(at), text) for at, text in zip(lower, texts, strict=True)}
    if len(set(texts)) < len(texts):
        return len(whole) == len(texts)
    return any(at not in lower for at in upper) and len(spans) > 1


def _spans(
    upper: Mapping[int, object], lower: Mapping[int, object], place: int, merges: Sequence[Merge]
) -> dict[int, tuple[int, int]]:
    """How far each group reaches, by its first column: as merged, else over what is blank right of it."""
    merged = {
        merge[1]: merge[3]
        for merge in merges
        if merge[0] == place and merge[3] > merge[1] and merge[1] in upper
    }
    starts = sorted(upper)
    spans = {}
    for at, after in zip(starts, [*starts[1:], max(lower, default=0) + 1], strict=True):
        if merged:
            spans[at] = (at, merged.get(at, at))
            continue
        right = at
        while at in lower and right + 1 < after and right + 1 in lower:
            right += 1
        spans[at] = (at, right)
    return spans if merged else _trimmed(spans, lower)


def _trimmed(spans: dict[int, tuple[int, int]], lower: Mapping[int, object]) -> dict[int, tuple[int, int]]:
    """Ends the last group where the repeated headings of those before it end ("Street City ... Notes")."""
    if len(spans) < FEW:
        return spans
    *before, last = sorted(spans)
    known = {
        str(lower[at]).strip().casefold()
        for group in before
        for at in range(spans[group][0], spans[group][1] + 1)
        if at in lower and spans[group][1] > spans[group][0]
    }
    left, right = spans[last]
    ours = [at for at in range(left, right + 1) if str(lower.get(at)).strip().casefold() in known]
    return spans | {last: (left, max(ours))} if ours else spans


def _join(rows: Rows, first: int, last: int, merges: Sequence[Merge]) -> tuple[object, ...]:
    width = max(len(rows[at]) for at in range(first, last + 1))
    parts = [[_cell(rows[at], place) for place in range(width)] for at in range(first, last + 1)]
    joined = parts[-1]
    for at in range(len(parts) - 2, -1, -1):
        upper, lower = _filled(parts[at]), _filled(joined)
        if first + at + 1 == last and _are_units(rows, last - 1):
            joined = [_with_unit(above, below) for above, below in zip(parts[at], joined, strict=True)]
            continue
        carried: dict[int, object] = {}
        for group, (left, right) in _spans(upper, lower, first + at, merges).items():
            carried |= dict.fromkeys(range(left, right + 1), upper[group])
        joined = [_with_group(carried.get(place), joined[place]) for place in range(width)]
    return tuple(joined)


def _with_unit(heading: object, unit: object) -> object:
    if is_blank(unit) or is_blank(heading):
        return heading if is_blank(unit) else unit
    text = str(unit).strip()
    return f"{_text(heading)} {text if text[0] in '([{' else f'({text})'}"


def _with_group(group: object, heading: object) -> object:
    if is_blank(group):
        return heading
    if is_blank(heading):
        return group
    above, below = _text(group), _text(heading)
    return below if below.casefold().startswith(above.casefold()) else f"{above} {below}"


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.date):
        return cell.isoformat()[:10]
    return str(cell).strip()


def _is_part(cell: object) -> bool:
    """Whether a cell may be part of a heading: a few words, a year, a month."""
    period = read_period(cell)
    if period is not None:
        return True
    return is_words(cell) and len(str(cell).strip()) <= LONGEST_PART


def _filled(row: Sequence[object]) -> dict[int, object]:
    return {at: cell for at, cell in enumerate(row) if not is_blank(cell)}


def _cell(row: Sequence[object], at: int) -> object:
    return row[at] if at < len(row) else None
