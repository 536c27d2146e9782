"""The search that is at hand on every page: a field in the header, and Ctrl+K."""

from __future__ import annotations

from typing import Final

import streamlit as st

from ui import finding, menu, session
from ui.words import plain, soft

_MOST: Final = 12
"""Hits that are shown; whoever sees more types another letter."""


def show_field() -> None:
    """Draw the field into the header; it opens the search, as does Ctrl+K."""
    if st.button("Find anyone, any order …", icon=":material/search:", key="find", shortcut="Ctrl+K"):
        _open()


@st.dialog("Find", width="medium", icon=":material/search:")
def _open() -> None:
    reader = session.current()
    text = st.text_input(
        "Name, e-mail, phone, order number …",
        type="search",
        live=True,
        key="find-text",
        label_visibility="collapsed",
        placeholder="Name, e-mail, phone, order number …",
    )
    # Our own file from our own server, by which the cursor gets into the field; nothing that anybody typed is
    # near it.
    st.html('<script src="app/static/focus.js"></script>', unsafe_allow_javascript=True)
    if not text or not text.strip():
        st.markdown(":gray[Type the beginning of a name, an e-mail, a phone or an order number.]")
        return
    hits = finding.find(reader, text.strip(), _MOST)
    if not hits:
        st.markdown(f":gray[Nothing found for “{plain(text)}”. Fewer letters find more.]")
    for hit in hits:
        label = f"**{plain(hit.title)}**" + (f" {soft('· ' + hit.detail)}" if hit.detail else "")
        menu.link(hit.path, label, hit.params, icon=f":material/{menu.screen(hit.path).icon}:")
