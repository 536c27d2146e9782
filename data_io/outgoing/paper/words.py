"""Words on paper: titles, headings, sentences, points, and figures side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from crm.insights.cards import Card
from crm.insights.report import Figures, Points, Report, Words, spoken
from data_io.outgoing.paper import ink
from data_io.outgoing.paper.ink import GREEN, SOFT, TONES, Run
from data_io.outgoing.paper.sheet import LEFT, ROOM, Sheet

TITLE: Final = 22.0
HEADING: Final = 13.0
BODY: Final = 9.5
LEADING: Final = 1.45
"""From line to line, in sizes of the letters."""
SMALL: Final = 8.0
VALUE: Final = 17.0
GAP: Final = 10.0
CARD_HEIGHT: Final = 62.0
CARDS_A_ROW: Final = (4, 3)
"""So many in a row; three where four would leave fewer in the last."""


def draw_title(sheet: Sheet, report: Report) -> None:
    """Draw the name of the business, the title, and what stands under it."""
    name = ink.fitted(ink.printable(report.business), BODY, ROOM, bold=True)
    sheet.text(LEFT, sheet.y - BODY, name, BODY, colour=GREEN, bold=True)
    sheet.y -= 22
    for line in ink.broken([(ink.printable(report.title), True)], TITLE, ROOM):
        sheet.runs(LEFT, sheet.y - TITLE, line, TITLE)
        sheet.y -= TITLE * 1.2
    sheet.y -= 6
    draw_runs(sheet, [(ink.printable(report.said), False)], soft=True)
    sheet.y -= 6


def draw_heading(sheet: Sheet, title: str, keep: float) -> None:
    """Draw the heading of a section on a page that has room for so much, so that it never stands alone."""
    sheet.skip(14)
    sheet.need(keep)
    text = ink.printable(title)
    sheet.bookmark(text)
    sheet.text(LEFT, sheet.y - HEADING, text, HEADING, bold=True)
    sheet.y -= HEADING + 5
    sheet.rule(LEFT, sheet.y, ROOM, colour=GREEN, thick=1.0)
    sheet.y -= 8


def draw_words(sheet: Sheet, words: Words) -> None:
    """Draw sentences."""
    draw_runs(sheet, [(ink.printable(text), bold) for text, bold in spoken(words.text)])
    sheet.y -= 5


def draw_points(sheet: Sheet, points: Points) -> None:
    """Draw things to do, each with a box to tick."""
    for item in points.items:
        sheet.need(BODY * LEADING)
        canvas = sheet.canvas
        canvas.setStrokeColorRGB(*SOFT)
        canvas.setLineWidth(0.8)
        canvas.rect(LEFT + 1, sheet.y - BODY - 0.5, 7.5, 7.5)
        draw_runs(sheet, [(ink.printable(text), bold) for text, bold in spoken(item)], indent=17)
        sheet.y -= 3


def draw_runs(sheet: Sheet, runs: Sequence[Run], *, indent: float = 0.0, soft: bool = False) -> None:
    """Draw a paragraph over as many lines and pages as it takes."""
    for line in ink.broken(runs, BODY, ROOM - indent):
        sheet.need(BODY * LEADING)
        sheet.runs(LEFT + indent, sheet.y - BODY, line, BODY, colour=SOFT if soft else ink.INK)
        sheet.y -= BODY * LEADING


def draw_figures(sheet: Sheet, figures: Figures) -> None:
    """Draw figures side by side in frames, up to four in a row."""
    many, fewer = CARDS_A_ROW
    in_row = many if len(figures.cards) % many == 0 or len(figures.cards) < many else fewer
    for first in range(0, len(figures.cards), in_row):
        cards = figures.cards[first : first + in_row]
        sheet.need(CARD_HEIGHT + GAP)
        wide = (ROOM - GAP * (len(cards) - 1)) / len(cards)
        for place, card in enumerate(cards):
            _draw_card(sheet, card, LEFT + place * (wide + GAP), wide)
        sheet.y -= CARD_HEIGHT + GAP


def _draw_card(sheet: Sheet, card: Card, x: float, wide: float) -> None:
    canvas, room = sheet.canvas, wide - 18
    canvas.setStrokeColorRGB(*ink.RULE)
    canvas.setLineWidth(0.8)
    canvas.roundRect(x, sheet.y - CARD_HEIGHT, wide, CARD_HEIGHT, 5)
    y = sheet.y - 15
    sheet.text(x + 9, y, ink.fitted(ink.printable(card.label), SMALL, room), SMALL, colour=SOFT)
    value = ink.printable(card.value)
    size = min(VALUE, VALUE * room / max(ink.width(value, VALUE, bold=True), 1))
    sheet.text(x + 9, y - 21, value, size, bold=True)
    change = ink.printable(card.change)
    proof = ink.printable(card.proof)
    said = f"{change}  {proof}".strip()
    if ink.width(said, SMALL) > room:
        said = ink.fitted(said, SMALL, room)
    tone = TONES.get(card.change_tone, SOFT)
    sheet.text(x + 9, y - 37, said[: len(change)], SMALL, colour=tone, bold=False)
    rest = said[len(change) :]
    sheet.text(x + 9 + ink.width(said[: len(change)], SMALL), y - 37, rest, SMALL, colour=SOFT)
