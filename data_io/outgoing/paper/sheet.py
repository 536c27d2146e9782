"""The frame of A4 pages: margins, the head and foot of each, and how far down a page is filled."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data_io.outgoing.paper import ink
from data_io.outgoing.paper.ink import BOLD, INK, REGULAR, RULE, SOFT, Colour, Run

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

WIDTH: Final = 595.28
HEIGHT: Final = 841.89
LEFT: Final = 48.0
RIGHT: Final = WIDTH - LEFT
ROOM: Final = RIGHT - LEFT
"""Points from margin to margin."""
TOP: Final = HEIGHT - 46.0
BOTTOM: Final = 52.0
FOOT: Final = 30.0
SMALL: Final = 8.0
TOTAL: Final = "number-of-pages"


class Sheet:
    """Pages that fill from top to bottom. ``y`` is where the next thing begins, in points from below.

    ``foot`` stands at the foot of every page on the left, the number of the page on the right.
    """

    def __init__(self, target: Path, *, title: str, author: str, foot: str) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self.canvas: Canvas = Canvas(str(target), pagesize=(WIDTH, HEIGHT), lang="en")
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setCreator("Regulars")
        self._foot = ink.printable(foot)
        self.pages = 0
        self.y = TOP
        self._begin()

    def _begin(self) -> None:
        self.pages += 1
        self.y = TOP
        number = f"Page {self.pages} of "
        wide = ink.width(number, SMALL)
        self.text(LEFT, FOOT, ink.fitted(self._foot, SMALL, ROOM - 100), SMALL, colour=SOFT)
        self.text(RIGHT - wide - 10, FOOT, number, SMALL, colour=SOFT)
        self.canvas.saveState()
        self.canvas.translate(RIGHT - 10, FOOT)
        self.canvas.doForm(TOTAL)  # how many there are is known at the end
        self.canvas.restoreState()

    def turn(self) -> None:
        """Go on to the next page."""
        self.canvas.showPage()
        self._begin()

    def need(self, height: float) -> bool:
        """Make sure of so much room; say whether the page was turned for it."""
        if self.y - height >= BOTTOM or self.y >= TOP:
            return False
        self.turn()
        return True

    def skip(self, height: float) -> None:
        """Leave so much blank; nothing at the top of a page."""
        if self.y < TOP:
            self.y -= height

    @property
    def left(self) -> float:
        """How much room the page still has."""
        return self.y - BOTTOM

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        bold: bool = False,
        right: bool = False,
        colour: Colour = INK,
    ) -> None:
        """Draw printable text with its foot at ``y``; ``right``: so that it ends at ``x``."""
        if not text:
            return
        self.canvas.setFillColorRGB(*colour)
        self.canvas.setFont(BOLD if bold else REGULAR, size)
        self.canvas.drawString(x - ink.width(text, size, bold=bold) if right else x, y, text)

    def runs(self, x: float, y: float, runs: Sequence[Run], size: float, *, colour: Colour = INK) -> None:
        """Draw a line of stretches of text, some of them bold."""
        for text, bold in runs:
            self.text(x, y, text, size, bold=bold, colour=colour)
            x += ink.width(text, size, bold=bold)

    def rule(self, x: float, y: float, wide: float, *, colour: Colour = RULE, thick: float = 0.6) -> None:
        """Draw a level line."""
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.setLineWidth(thick)
        self.canvas.line(x, y, x + wide, y)

    def bookmark(self, title: str) -> None:
        """Put the place into the list of contents that a viewer shows beside the pages."""
        key = f"section-{title}-{self.pages}-{self.y:.0f}"
        self.canvas.bookmarkHorizontal(key, 0, self.y)
        self.canvas.addOutlineEntry(title, key, level=0)

    def close(self) -> None:
        """Say how many pages there are, and write the file."""
        self.canvas.beginForm(TOTAL, lowerx=0, lowery=-4, upperx=40, uppery=12)
        self.text(0, 0, str(self.pages), SMALL, colour=SOFT)
        self.canvas.endForm()
        self.canvas.save()
