"""The frame around every page, run by Streamlit at each turn.

Look, navigation, search, what was just done.
"""

from __future__ import annotations

import streamlit as st

from ui import menu, messages, search, session, theme


def draw() -> None:
    """Draw the frame, and the page that the reader has open inside it."""
    page = st.navigation(menu.navigation(), position="top")
    st.set_page_config(page_title=f"{page.title} · Regulars", page_icon=str(theme.ICON), layout="wide")
    theme.dress()
    search.show_field()
    with st.container(horizontal_alignment="center"), st.container(width=theme.WIDTH):
        revision = messages.show_kept(page.url_path)
        if revision is not None:
            session.undo(revision)
        page.run()


draw()
