"""How text gets onto paper: the typeface, what it lacks, how wide text is, and where lines break.

Owners' text is drawn letter by letter as it stands; nothing here or below reads mark-up.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from crm.charts.palette import LIGHT

REGULAR: Final = "Inter-Regular"
BOLD: Final = "Inter-Bold"
FONTS: Final = Path(__file__).parent / "fonts"
BOX: Final = "□"
"""Stands for a letter that the typeface does not have, as those of Chinese or Arabic."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

Colour = tuple[float, float, float]
Run = tuple[str, bool]
"""A stretch of text, and whether it is bold."""


def colour(of: str) -> Colour:
    """Give a colour of the palette, written ``#1F6F54``, as shares of red, green and blue."""
    red, green, blue = (int(of[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


INK: Final = colour(LIGHT.ink)
SOFT: Final = colour(LIGHT.soft)
RULE: Final = colour("#D9D4C8")
"""Thin lines: the screen's are too faint for a printer."""
GREEN: Final = colour(LIGHT.green)
PALE: Final = colour(LIGHT.pale)
AMBER: Final = colour(LIGHT.amber)
TONES: Final[dict[str, Colour]] = {
    "green": GREEN,
    "red": colour("#B23A2E"),
    "orange": colour("#8A5A0B"),
    "blue": colour(LIGHT.blue),
}
"""Colours of words by their tone; dark enough to read."""


@cache
def _letters() -> frozenset[int]:
    """Register the fonts with reportlab, once; give the letters that they have."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))
    codes = pdfmetrics.getFont(REGULAR).face.charToGlyph
    return frozenset(code for code in codes if unicodedata.category(chr(code)) not in _UNSEEN)


def printable(text: object) -> str:
    """Give text as the typeface can print it, on one line.

    What cannot be seen falls away; a letter that the typeface lacks becomes its plain form, else a box.
    """
    return _seen(unicodedata.normalize("NFC", str(text)))


def paragraphs(text: object) -> list[str]:
    """Give the lines of a text as it was typed, each printable."""
    return [printable(line) for line in str(text).splitlines()] or [""]


def _seen(text: str) -> str:
    known = _letters()
    if all(32 <= ord(letter) < 127 for letter in text):  # noqa: PLR2004 - plain ASCII, as most text is
        return text
    return "".join(letter if ord(letter) in known else _instead(letter, known) for letter in text)


def _instead(letter: str, known: frozenset[int]) -> str:
    """Give what stands for a letter that the typeface lacks."""
    if letter.isspace():
        return " "
    if unicodedata.category(letter) in _UNSEEN:
        return ""
    plain = [each for each in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(each)]
    if plain and all(ord(each) in known for each in plain):
        return "".join(plain)
    return "" if unicodedata.combining(letter) else BOX


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Give the width of printable text in points."""
    _letters()
    return size * _of_one(text, BOLD if bold else REGULAR)


@cache
def _advance(font: str) -> dict[int, float]:
    from reportlab.pdfbase import pdfmetrics

    _letters()
    face = pdfmetrics.getFont(font).face
    return {code: each / 1000 for code, each in face.charWidths.items()}


def _of_one(text: str, font: str) -> float:
    advance = _advance(font)
    return sum(advance.get(ord(letter), 0.5) for letter in text)


def broken(runs: Iterable[Run], size: float, room: float) -> list[list[Run]]:
    """Break printable text into lines that are no wider than the room; a word that is wider is cut."""
    lines: list[list[Run]] = [[]]
    used = 0.0
    for word, bold in _words(runs):
        wide = width(word, size, bold=bold)
        if used + width(word.rstrip(" "), size, bold=bold) <= room:
            lines[-1].append((word, bold))
            used += wide
            continue
        for piece in _pieces(word, size, room, bold=bold):
            if lines[-1]:
                lines.append([])
            lines[-1].append((piece, bold))
            used = width(piece, size, bold=bold)
    return [_joined(line) for line in lines]


def _joined(line: Iterable[Run]) -> list[Run]:
    """Put what is drawn alike together, so that a line is copied out of the paper as one."""
    runs: list[Run] = []
    for text, bold in line:
        if runs and runs[-1][1] == bold:
            runs[-1] = (runs[-1][0] + text, bold)
        else:
            runs.append((text, bold))
    return runs


def _words(runs: Iterable[Run]) -> Iterable[Run]:
    """Give the words with the space after each."""
    for text, bold in runs:
        parts = text.split(" ")
        yield from ((f"{part} ", bold) for part in parts[:-1])
        if parts[-1]:
            yield parts[-1], bold


def _pieces(word: str, size: float, room: float, *, bold: bool) -> Sequence[str]:
    """Cut a word into pieces that fit the room; mostly it is one."""
    if width(word.rstrip(" "), size, bold=bold) <= room:
        return (word,)
    pieces, start, used = [], 0, 0.0
    for at, letter in enumerate(word):
        wide = width(letter, size, bold=bold)
        if used + wide > room and at > start:
            pieces.append(word[start:at])
            start, used = at, 0.0
        used += wide
    return [*pieces, word[start:]]


def fitted(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Cut printable text to one line of the room, with ``…`` where something is left out."""
    if width(text, size, bold=bold) <= room:
        return text
    while text and width(f"{text}…", size, bold=bold) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
