"""What guests see around the pages that were shared with them."""

from __future__ import annotations

from typing import Final

import streamlit as st

from crm.access import Access
from ui.theme import STATIC
from ui.words import bold, soft

STYLES: Final = STATIC / "guest.css"
"""Leaves out the buttons of tables that hand them over as files."""
LEAVE: Final = "/share/leave"


def show(access: Access) -> None:
    """Say what this is and whose name it has, and offer to leave; nothing for people of the business."""
    if not access.is_guest:
        return
    st.html(STYLES)
    title = access.name.partition(": ")[2]
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, key="guest"):
        st.markdown(
            f":material/visibility: {bold(title)} {soft('· shared with you, to look at')}", width="stretch"
        )
        st.markdown(f"[Leave]({LEAVE})", width="content")
