"""Ways between the screens and the pages at the door: the sign-in, and links by which people join."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

import streamlit as st

from data_io.settings import Settings

_WAY_IN: Final = '<a class="way-in" href="/sign-in" target="_self">Sign in</a>'
"""A constant: links of Streamlit's own open a further tab."""


def show_way_in() -> None:
    """Draw the link to the sign-in, which is no page of ours in here."""
    st.html(_WAY_IN)


def link_to_join(token: str) -> str:
    """Give the link by which somebody who was invited, or reset, comes in."""
    return f"{base()}/join?token={token}"


def base() -> str:
    """Give where people reach the program: as it is set, or else as this browser reached it."""
    set_ = Settings.from_environment().address
    parts = urlsplit(st.context.url or "")
    return set_ or (f"{parts.scheme}://{parts.netloc}" if parts.netloc else "")
