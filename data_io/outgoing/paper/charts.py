"""Charts on paper, drawn as lines and areas: told apart by shape and lightness, not by colour alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from crm import wording
from crm.insights.report import Line, Series, Shape
from data_io.outgoing.paper import ink
from data_io.outgoing.paper.ink import AMBER, GREEN, PALE, RULE, SOFT, Colour
from data_io.outgoing.paper.sheet import LEFT, RIGHT, ROOM, Sheet

HIGH: Final = 116.0
"""Of the drawing itself, without title and labels."""
SERIES_HEIGHT: Final = HIGH + 52
SMALL: Final = 7.5
TITLE: Final = 9.5
STEPS: Final = (1.0, 2.0, 2.5, 3.0, 4.0, 5.0, 10.0)
GRID: Final = 4
"""About so many level lines."""
SHARE_OF_PLACE: Final = 0.72
"""Of a place that its bars fill."""
MANY: Final = 14
"""Of more labels only every other one fits."""
DASHES: Final = ((), (4, 2))
LINE_COLOURS: Final = (GREEN, AMBER)


@dataclass(frozen=True, slots=True)
class _Field:
    """Where values and places lie on the page."""

    left: float
    bottom: float
    wide: float
    top_value: float
    places: int

    def x(self, place: float) -> float:
        """Give the middle of a place."""
        return self.left + (place + 0.5) * self.wide / self.places

    def y(self, value: float) -> float:
        return self.bottom + HIGH * max(value, 0.0) / self.top_value


def draw_series(sheet: Sheet, series: Series) -> None:
    """Draw a chart with its title, the names of its lines, its scale and its labels."""
    sheet.need(SERIES_HEIGHT)
    _draw_title(sheet, series)
    step = nice_step(_highest(series))
    grid = max(math.ceil(_highest(series) / step - 1e-9), 1)
    scale = [_written(series, step * at) for at in range(grid + 1)]
    margin = max(ink.width(text, SMALL) for text in scale) + 8
    bottom = sheet.y - HIGH - 2
    field = _Field(LEFT + margin, bottom, ROOM - margin, step * grid, max(len(series.labels), 1))
    for at, text in enumerate(scale):
        y = field.y(step * at)
        sheet.rule(field.left, y, field.wide, colour=SOFT if at == 0 else RULE, thick=0.5)
        sheet.text(field.left - 6, y - 2.5, text, SMALL, right=True, colour=SOFT)
    if series.shape is Shape.BARS:
        _draw_bars(sheet, series, field)
    else:
        _draw_lines(sheet, series, field)
    _draw_labels(sheet, series, field)
    sheet.y = bottom - 22


def nice_step(highest: float) -> float:
    """Give a round step by which about four level lines reach the highest value."""
    if not highest > 0:
        return 1.0
    rough = highest / GRID
    size = 10.0 ** math.floor(math.log10(rough))
    return next(size * each for each in STEPS if size * each >= rough * (1 - 1e-9))


def _highest(series: Series) -> float:
    values = [each for line in series.lines for each in (*line.values, *line.high)]
    return max((each for each in values if not math.isnan(each)), default=0.0)


def _written(series: Series, value: float) -> str:
    if not series.money:
        return ink.printable(wording.number(value, 0 if float(value).is_integer() else 1))
    code = (series.currency or "").strip().upper()
    return ink.printable(f"{wording.BEFORE.get(code, '')}{wording.short(value).replace('.0', '')}")


def _draw_title(sheet: Sheet, series: Series) -> None:
    y = sheet.y - TITLE
    sheet.text(LEFT, y, ink.printable(series.title), TITLE, bold=True)
    x = RIGHT
    for at in reversed(range(len(series.lines))):
        name = ink.printable(series.lines[at].name)
        x -= ink.width(name, SMALL)
        sheet.text(x, y, name, SMALL, colour=SOFT)
        x -= 18
        _draw_key(sheet, series, at, x, y)
        x -= 12
    sheet.y -= TITLE + 10


def _draw_key(sheet: Sheet, series: Series, at: int, x: float, y: float) -> None:
    """Draw the small sample beside a line's name."""
    canvas = sheet.canvas
    if series.shape is Shape.BARS:
        _bar(sheet, x + 4, y - 0.5, 9, 7, GREEN if at == 0 else PALE)
        return
    canvas.setDash(*DASHES[at % 2])
    sheet.rule(x, y + 3, 14, colour=LINE_COLOURS[at % 2], thick=1.5)
    canvas.setDash()
    _dot(sheet, x + 7, y + 3, at)


def _draw_bars(sheet: Sheet, series: Series, field: _Field) -> None:
    """Draw the first line as bars; the second light, beside and half behind it."""
    place = field.wide / field.places
    several = len(series.lines) > 1
    wide = place * SHARE_OF_PLACE * (0.62 if several else 1.0)
    for at in range(len(series.labels)):
        middle = field.x(at)
        if several:
            _draw_bar(sheet, series.lines[1], at, field, middle - place * SHARE_OF_PLACE / 2, wide, PALE)
        start = middle + place * SHARE_OF_PLACE / 2 - wide if several else middle - wide / 2
        unsure = series.open_from is not None and at >= series.open_from
        _draw_bar(sheet, series.lines[0], at, field, start, wide, GREEN, hollow=unsure)
        _draw_bounds(sheet, series.lines[0], at, field, start + wide / 2)


def _draw_bar(  # noqa: PLR0913 - where, what and how
    sheet: Sheet, line: Line, at: int, field: _Field, x: float, wide: float, fill: Colour,
    *, hollow: bool = False,
) -> None:  # fmt: skip
    value = line.values[at]
    if not math.isnan(value) and value > 0:
        _bar(sheet, x, field.bottom, wide, field.y(value) - field.bottom, fill, hollow=hollow)


def _bar(
    sheet: Sheet, x: float, y: float, wide: float, high: float, fill: Colour, *, hollow: bool = False
) -> None:
    canvas = sheet.canvas
    canvas.setStrokeColorRGB(*(GREEN if hollow or fill == PALE else fill))
    canvas.setLineWidth(0.5)
    canvas.setFillColorRGB(*((1, 1, 1) if hollow else fill))
    canvas.setDash(*((2, 1.5) if hollow else ()))
    canvas.rect(x, y, wide, high, stroke=1, fill=1)
    canvas.setDash()


def _draw_bounds(sheet: Sheet, line: Line, at: int, field: _Field, x: float) -> None:
    """Draw the bounds of a value as a line with two ends."""
    if not line.low or math.isnan(line.low[at]) or math.isnan(line.high[at]):
        return
    low, high = field.y(line.low[at]), field.y(line.high[at])
    canvas = sheet.canvas
    canvas.setStrokeColorRGB(*ink.INK)
    canvas.setLineWidth(0.9)
    canvas.line(x, low, x, high)
    for y in (low, high):
        canvas.line(x - 3, y, x + 3, y)


def _draw_lines(sheet: Sheet, series: Series, field: _Field) -> None:
    """Draw the first line whole with dots and its bounds as a light area, the second dashed with squares."""
    for line in series.lines[:1]:  # one area only: two would hide each other
        _draw_area(sheet, line, field)
    for at, line in enumerate(series.lines):
        canvas = sheet.canvas
        canvas.setStrokeColorRGB(*LINE_COLOURS[at % 2])
        canvas.setLineWidth(1.4)
        canvas.setDash(*DASHES[at % 2])
        known = [place for place, value in enumerate(line.values) if not math.isnan(value)]
        for before, after in pairwise(known):
            ends = (field.y(line.values[each]) for each in (before, after))
            canvas.line(field.x(before), next(ends), field.x(after), next(ends))
        canvas.setDash()
        for place in known:
            _dot(sheet, field.x(place), field.y(line.values[place]), at)


def _draw_area(sheet: Sheet, line: Line, field: _Field) -> None:
    bounds = zip(line.low, line.high, strict=True)
    known = [at for at, (low, high) in enumerate(bounds) if not math.isnan(low + high)]
    if len(known) < 2:  # noqa: PLR2004 - an area needs two ends
        return
    path = sheet.canvas.beginPath()
    path.moveTo(field.x(known[0]), field.y(line.low[known[0]]))
    for at in known[1:]:
        path.lineTo(field.x(at), field.y(line.low[at]))
    for at in reversed(known):
        path.lineTo(field.x(at), min(field.y(line.high[at]), field.bottom + HIGH))
    path.close()
    sheet.canvas.setFillColorRGB(0.93, 0.96, 0.945)
    sheet.canvas.drawPath(path, stroke=0, fill=1)


def _dot(sheet: Sheet, x: float, y: float, at: int) -> None:
    canvas = sheet.canvas
    canvas.setFillColorRGB(*LINE_COLOURS[at % 2])
    if at % 2 == 0:
        canvas.circle(x, y, 2.1, stroke=0, fill=1)
    else:
        canvas.rect(x - 1.9, y - 1.9, 3.8, 3.8, stroke=0, fill=1)


def _draw_labels(sheet: Sheet, series: Series, field: _Field) -> None:
    every = 1 if len(series.labels) <= MANY else 2
    last = len(series.labels) - 1
    for at, label in enumerate(series.labels):
        if (last - at) % every:
            continue
        for down, part in enumerate(ink.paragraphs(label)):
            text = ink.fitted(part, SMALL, every * field.wide / field.places - 2)
            x = field.x(at) - ink.width(text, SMALL) / 2
            sheet.text(x, field.bottom - 9 - 8.5 * down, text, SMALL, colour=SOFT)
