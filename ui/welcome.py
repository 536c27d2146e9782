"""The first day: nothing is stored yet, and there are two ways to begin."""

from __future__ import annotations

import streamlit as st

from crm.access import Action
from ui import cards, menu, sample, session

_WORDS = "Nothing is stored yet. **Two ways to begin**, and you can always take the other one later."
_SHEETS = (
    "Drop in the workbooks you already have, just as they are: customers, orders, returns, complaints. "
    "You see what will happen before anything is stored."
)
_SAMPLE = (
    "A greengrocer and delicatessen with three years of customers and sales, all invented. "
    "One click takes it away again."
)


def show() -> None:
    """Draw the two ways to begin: one leads to the sheets, the other one brings the sample shop in."""
    cards.open_page("Welcome", _WORDS)
    sheets, shop = st.columns(2)
    with sheets, cards.card("begin-sheets", "Bring in your sheets"):
        st.markdown(f":gray[{_SHEETS}]")
        if st.button(
            "Bring in your sheets", type="primary", icon=":material/upload_file:", key="begin-sheets"
        ):
            menu.go("bring-in")
    with shop, cards.card("begin-sample", "Look around in a sample shop"):
        st.markdown(f":gray[{_SAMPLE}]")
        if st.button("Look around in a sample shop", icon=":material/storefront:", key="begin-sample"):
            sample.start(session.current(Action.IMPORT))
