"""The theme as Python sees it: which of the two looks is on, and the colours that charts are drawn with."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from crm.charts.palette import DARK, LIGHT, Palette

STATIC: Final = Path(__file__).parent / "static"
STYLES: Final = STATIC / "regulars.css"
"""The few rules that the theme in ``.streamlit/config.toml`` has no word for; each says why in the file."""

ICON: Final = STATIC / "icon.svg"
WIDTH: Final = 1200
"""Pixels of a page on a wide screen: lines of text and rows of figures stay together."""


def is_dark() -> bool:
    """Say whether the reader's screen shows the dark look. Changing it runs the page again."""
    return st.context.theme.type == "dark"


def palette() -> Palette:
    """Give the chart colours of the look that is on, to hand to the functions in ``crm.charts``."""
    return DARK if is_dark() else LIGHT


def dress() -> None:
    """Lay the style rules and the name of the program into the header."""
    st.html(STYLES)
    st.logo(str(STATIC / f"logo-{'dark' if is_dark() else 'light'}.svg"), size="large")
