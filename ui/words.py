"""Text for the screen: what owners typed, made safe for Markdown, and words with a tone."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final


class Tone(StrEnum):
    """How a word is meant; the value is Streamlit's name of the colour, which the theme maps to ours."""

    GOOD = "green"
    CARE = "orange"
    BAD = "red"
    NOTE = "blue"
    QUIET = "gray"


_PUNCTUATION: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~$&^=:@])")
_READ_ANYWAY: Final = re.compile(
    r"(?=https?://|www\.)"  # an address of a page, which becomes a link
    r"|(?<=:)(?=[\w+-]*[a-z+][\w+-]*:|material/)"  # :word:, which becomes an icon or an emoji
    r"|(?<!\S)(?=(?:<->|->|<-|--|>=|<=|~=)(?!\S))",  # a mark by itself, which becomes an arrow or the like
    re.IGNORECASE,
)
"""Where Streamlit reads more than text although backslashes stand there: it looks when they are gone."""
_WORD_JOINER: Final = "\N{WORD JOINER}"


def plain(text: object) -> str:
    """Make any text show as it stands: no Markdown, no link, no colour, no icon, no formula, on one line."""
    line = " ".join(str(text).split())
    # A mark without width parts what would be read together.
    parted = _READ_ANYWAY.sub(_WORD_JOINER, line)
    escaped = _PUNCTUATION.sub(r"\\\1", parted)
    return re.sub(r"^(\d+)\.", r"\1\\.", escaped)


def bold(text: object) -> str:
    """Give a text as it stands, in bold."""
    return f"**{plain(text)}**" if str(text).strip() else ""


def soft(text: object) -> str:
    """Give a text as it stands, in the soft ink."""
    return f":gray[{plain(text)}]" if str(text).strip() else ""


def badge(text: object, tone: Tone = Tone.QUIET) -> str:
    """Give a text as it stands, as a small coloured badge."""
    return f":{tone.value}-badge[{plain(text)}]" if str(text).strip() else ""


def dot(tone: Tone) -> str:
    """Give a coloured dot, as the mark of a row."""
    return f":{tone.value}[●]"
