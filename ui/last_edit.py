"""The edit of the last moment: a click that comes right after it waits until the program has it."""

from __future__ import annotations

import streamlit as st


def draw(entity: str) -> None:
    """Draw below a grid, unseen, what ``static/last_edit.js`` needs to know that the grid's edits are here.

    A button that has the page run again, and how often it was pressed. Who reads the number knows that the
    edits which left the browser before the press have been taken: the grid above has run since.
    """
    with st.container(key=f"last-edit-{entity}"):
        key = f"edits-heard-{entity}"
        if st.button("Wait for the last edit", key=f"ask-last-edit-{entity}"):
            st.session_state[key] = st.session_state.get(key, 0) + 1
        st.text(st.session_state.get(key, 0))
        # Our own file from our own server; nothing that anybody typed is near it.
        st.html('<script src="app/static/last_edit.js"></script>', unsafe_allow_javascript=True)
