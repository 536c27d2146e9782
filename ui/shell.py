"""The frame around every page, run by Streamlit at each turn.

Look, navigation, search, what was just done.
"""

from __future__ import annotations

import streamlit as st

from crm.access import Access
from crm.errors import CrmError
from ui import closed, guests, menu, messages, news, search, session, theme, who
from ui.messages import NotSignedIn


def draw() -> None:
    """Draw the frame, and the page that the reader has open inside it."""
    try:
        access: Access | None = session.reader()
    except NotSignedIn as error:
        _send_away(error)
        return
    except CrmError:
        access = None  # the page itself says what is the matter
    if access is not None:
        session.settle(access)
    page = st.navigation(menu.navigation(access, closed.show), position="top")
    _dress(page.title)
    if access is None or not access.is_guest:
        search.show_field()
    if access is not None:
        who.show(access)
        news.watch(access, page)
    with st.container(horizontal_alignment="center"), st.container(width=theme.WIDTH):
        if access is not None:
            guests.show(access)
        revision = messages.show_kept(page.url_path)
        if revision is not None:
            session.undo(revision)
        page.run()


def _send_away(error: NotSignedIn) -> None:
    """Show nothing but how to come in: no menu, no page."""
    st.navigation([menu.page(menu.SCREENS[0].path)], position="hidden")
    _dress("Sign in")
    with st.container(horizontal_alignment="center"), st.container(width=theme.WIDTH):
        messages.explain(error)


def _dress(title: str) -> None:
    st.set_page_config(page_title=f"{title} · Regulars", page_icon=str(theme.ICON), layout="wide")
    theme.dress()


draw()
