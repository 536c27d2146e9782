"""Where the cursor stands when a dialog opens: in its first field, so that whoever opened it types on."""

from __future__ import annotations

import streamlit as st


def put_into_dialog() -> None:
    """Put the cursor into the first field of the dialog that is being drawn; Streamlit leaves it outside."""
    # Our own file from our own server; nothing that anybody typed is near it.
    st.html('<script src="app/static/focus.js"></script>', unsafe_allow_javascript=True)
