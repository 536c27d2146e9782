"""Tables on paper: columns as wide as they need, headings repeated on every page, long cells in lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from crm.insights.report import Beside, Table
from data_io.outgoing.paper import ink
from data_io.outgoing.paper.ink import SOFT
from data_io.outgoing.paper.sheet import LEFT, ROOM, TOP, Sheet

SIZE: Final = 8.5
LEADING: Final = 11.5
BETWEEN: Final = 10.0
"""Between columns."""
PAD: Final = 3.2
"""Above and below the lines of a row."""
TITLE: Final = 9.5
HEAD: Final = 8.0
WIDEST_SHARE: Final = 0.62
"""A column that asks for more than this share of the table breaks its lines instead."""
SHORT: Final = 230.0
"""A table that is no higher than this is not parted between pages."""
LONG: Final = 110.0
"""Of a longer table so much stays with its heading."""
AFTER: Final = 11.0
"""Below a table."""
GAP: Final = 18.0
"""Between two tables side by side."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The lines of each cell, and the soft lines under all of them."""

    cells: tuple[tuple[str, ...], ...]
    more: tuple[str, ...]

    @property
    def lines(self) -> int:
        return max(max(map(len, self.cells), default=1), 1) + len(self.more)

    @property
    def height(self) -> float:
        return self.lines * LEADING + 2 * PAD


@dataclass(frozen=True)
class _Set:
    """A table set for a width: where its columns begin, how wide they are, its rows in lines."""

    table: Table
    x: float
    wide: float
    starts: tuple[float, ...]
    widths: tuple[float, ...]
    rows: tuple[_Row, ...]

    @property
    def has_heading(self) -> bool:
        return any(column.heading for column in self.table.columns)

    @property
    def head(self) -> float:
        return HEAD + 9 if self.has_heading else 0.0

    @property
    def height(self) -> float:
        """Of all of it, its title and note too."""
        title = TITLE + 8 if self.table.title else 0.0
        note = LEADING * len(_note(self.table.note, self.wide)) + 3 if self.table.note else 0.0
        return title + self.head + sum(row.height for row in self.rows) + note + AFTER


def draw_table(sheet: Sheet, table: Table) -> None:
    """Draw a table over as many pages as it takes."""
    _draw(sheet, _set(table, LEFT, ROOM))


def draw_beside(sheet: Sheet, pair: Beside) -> None:
    """Draw two short tables side by side, under one another where a page would not hold them."""
    half = (ROOM - GAP) / 2
    left, right = _set(pair.left, LEFT, half), _set(pair.right, LEFT + half + GAP, half)
    high = max(left.height, right.height)
    if high > TOP - 60:
        draw_table(sheet, pair.left)
        draw_table(sheet, pair.right)
        return
    sheet.need(high)
    top = sheet.y
    _draw(sheet, left)
    ended, sheet.y = sheet.y, top
    _draw(sheet, right)
    sheet.y = min(ended, sheet.y)


def kept_together(table: Table) -> float:
    """Give the height of so much of a table as is not parted from what stands above it."""
    laid = _set(table, LEFT, ROOM)
    return laid.height if laid.height <= SHORT else LONG


def kept_beside(pair: Beside) -> float:
    """Give the height of two tables side by side."""
    half = (ROOM - GAP) / 2
    return max(_set(table, LEFT, half).height for table in (pair.left, pair.right))


def _set(table: Table, x: float, wide: float) -> _Set:
    cells = [tuple(ink.paragraphs(cell) for cell in row) for row in table.rows]
    widths = _widths(table, cells, wide)
    starts = tuple(x + sum(widths[:at]) + BETWEEN * at for at in range(len(widths)))
    rows = tuple(
        _Row(
            tuple(_lines(cell, each) for cell, each in zip(row, widths, strict=True)),
            _lines(ink.paragraphs(more), wide - 8) if more else (),
        )
        for row, more in zip_longest(cells, table.more[: len(cells)], fillvalue="")
    )
    return _Set(table, x, wide, starts, widths, rows)


def _widths(table: Table, cells: Sequence[tuple[list[str], ...]], wide: float) -> tuple[float, ...]:
    """Give each column what it asks for; where that is too much, those that ask for most get less."""
    count = len(table.columns)
    room = wide - BETWEEN * (count - 1)
    asked = []
    for at, column in enumerate(table.columns):
        heading = ink.width(ink.printable(column.heading), HEAD, bold=True)
        longest = max((ink.width(line, SIZE) for row in cells for line in row[at]), default=0.0)
        asked.append(max(heading, min(longest, WIDEST_SHARE * wide)) + 1)
    if sum(asked) <= room:
        texts = [at for at, column in enumerate(table.columns) if not column.right] or [0]
        more = (room - sum(asked)) / sum(asked[at] for at in texts)
        return tuple(each * (1 + more) if at in texts else each for at, each in enumerate(asked))
    return _shared(asked, room)


def _shared(asked: Sequence[float], room: float) -> tuple[float, ...]:
    """Share the room out: who asks for less than an equal share gets it, the others share what is left."""
    given = [0.0] * len(asked)
    waiting, left = list(range(len(asked))), room
    while waiting:
        equal = left / len(waiting)
        modest = [at for at in waiting if asked[at] <= equal]
        if not modest:
            total = sum(asked[at] for at in waiting)
            for at in waiting:
                given[at] = left * (0.5 / len(waiting) + 0.5 * asked[at] / total)
            break
        for at in modest:
            given[at] = asked[at]
            left -= asked[at]
            waiting.remove(at)
    return tuple(given)


def _lines(paragraphs: Sequence[str], wide: float) -> tuple[str, ...]:
    if len(paragraphs) == 1 and ink.width(paragraphs[0], SIZE) <= wide:
        return (paragraphs[0],)
    return tuple(
        "".join(text for text, _ in line).rstrip(" ")
        for each in paragraphs
        for line in ink.broken([(each, False)], SIZE, wide)
    )


def _note(note: str, wide: float) -> tuple[str, ...]:
    return _lines(ink.paragraphs(note), wide)


def _draw(sheet: Sheet, laid: _Set) -> None:
    first = laid.rows[0].height if laid.rows else LEADING
    title = ink.printable(laid.table.title)
    begins = (TITLE + 8 if title else 0) + laid.head + min(first, SHORT)
    sheet.need(laid.height if laid.height <= SHORT else begins)
    if title:
        fits = ink.fitted(title, TITLE, laid.wide, bold=True)
        sheet.text(laid.x, sheet.y - TITLE, fits, TITLE, bold=True)
        sheet.y -= TITLE + 8
    _draw_headings(sheet, laid)
    for row in laid.rows:
        if row.height > sheet.left and row.height <= TOP - 120:
            _turn(sheet, laid)
        _draw_row(sheet, laid, row)
    for line in _note(laid.table.note, laid.wide) if laid.table.note else ():
        sheet.need(LEADING)
        sheet.text(laid.x, sheet.y - SIZE, line, SIZE - 0.5, colour=SOFT)
        sheet.y -= LEADING
    sheet.y -= AFTER


def _turn(sheet: Sheet, laid: _Set) -> None:
    sheet.turn()
    if laid.has_heading and laid.table.title:
        again = ink.fitted(f"{ink.printable(laid.table.title)}, continued", TITLE, laid.wide, bold=True)
        sheet.text(laid.x, sheet.y - TITLE, again, TITLE, bold=True)
        sheet.y -= TITLE + 8
    _draw_headings(sheet, laid)


def _draw_headings(sheet: Sheet, laid: _Set) -> None:
    if not laid.has_heading:
        return
    for column, start, wide in zip(laid.table.columns, laid.starts, laid.widths, strict=True):
        text = ink.fitted(ink.printable(column.heading), HEAD, wide, bold=True)
        x = start + wide if column.right else start
        sheet.text(x, sheet.y - HEAD, text, HEAD, bold=True, right=column.right, colour=SOFT)
    sheet.y -= HEAD + 5
    sheet.rule(laid.x, sheet.y, laid.wide, colour=SOFT, thick=0.8)
    sheet.y -= 4


def _draw_row(sheet: Sheet, laid: _Set, row: _Row) -> None:
    """Draw a row; one that no page would hold goes on over several."""
    while True:
        lines = int((sheet.left - 2 * PAD) // LEADING)
        if lines < 1:
            _turn(sheet, laid)
            continue
        now, row = _parted(row, lines)
        _draw_lines(sheet, laid, now)
        if row.lines == 0 or not (any(row.cells) or row.more):
            return
        _turn(sheet, laid)


def _parted(row: _Row, lines: int) -> tuple[_Row, _Row]:
    """Part a row after so many lines."""
    if row.lines <= lines:
        return row, _Row((), ())
    high = max(map(len, row.cells))
    now = tuple(cell[:lines] for cell in row.cells)
    left = max(lines - high, 0)
    rest = tuple(cell[lines:] for cell in row.cells)
    return replace(row, cells=now, more=row.more[:left]), replace(row, cells=rest, more=row.more[left:])


def _draw_lines(sheet: Sheet, laid: _Set, row: _Row) -> None:
    facts = not laid.has_heading
    y = sheet.y - PAD - SIZE
    for at, cell in enumerate(row.cells):
        column, start, wide = laid.table.columns[at], laid.starts[at], laid.widths[at]
        for down, line in enumerate(cell):
            x = start + wide if column.right else start
            label = SOFT if facts and at == 0 else ink.INK
            sheet.text(x, y - down * LEADING, line, SIZE, right=column.right, colour=label)
    y -= max(map(len, row.cells), default=0) * LEADING
    for down, line in enumerate(row.more):
        sheet.text(laid.x + 8, y - down * LEADING, line, SIZE - 0.5, colour=SOFT)
    sheet.y -= row.height
    sheet.rule(laid.x, sheet.y, laid.wide, thick=0.4)
