"""Forms: to add a record, to see one whole, to mend it, with what became of it."""

from __future__ import annotations

import streamlit as st

from crm.entities import ENTITIES


def add_record(entity: str) -> None:
    """Open the form for a new record."""
    st.dialog(f"Add {ENTITIES[entity].label.lower()}", width="large")(lambda: st.write("…"))()


def open_record(entity: str, record: int) -> None:
    """Open the form of a record, with its history."""
    st.dialog(f"{ENTITIES[entity].label} {record}", width="large")(lambda: st.write("…"))()
