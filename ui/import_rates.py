"""Amounts in another currency: what it is worth is asked for once; until then their rows are handed back."""

from __future__ import annotations

import streamlit as st

from crm.errors import CrmError
from crm.wording import count
from data_io.incoming.planning import ImportPlan
from ui import cards, messages
from ui.importer import Draft
from ui.session import Session
from ui.words import bold, plain

FOREIGN = "foreign_currency"


def show_missing(reader: Session, current: Draft, planned: ImportPlan) -> None:
    """Ask for the rate of each currency that rows are in and that has none yet."""
    rows: dict[str, int] = {}
    for sheet in planned.sheets:
        foreign = sheet.issues[sheet.issues["code"] == FOREIGN].drop_duplicates("position")
        for currency, how_many in foreign["value"].value_counts().items():
            rows[str(currency)] = rows.get(str(currency), 0) + int(how_many)
    for currency, how_many in rows.items():
        _ask(reader, current, currency, how_many, _home(reader, planned))


def _home(reader: Session, planned: ImportPlan) -> str:
    """Give the business's currency: that of its settings, else the one that the sheets make known."""
    for part in planned.changes.parts:
        if part.entity == "business" and len(part.updates):
            return str(part.updates["after"].iloc[-1])
    return str(reader.store.business()["currency"] or "your currency")


def _ask(reader: Session, current: Draft, currency: str, how_many: int, home: str) -> None:
    with cards.card(f"rate-{currency}", fill=False):
        verb, called = "is" if how_many == 1 else "are", plain(currency)
        st.markdown(f"{bold(count(how_many, 'row'))} {verb} in {called}. What is one {called} worth?")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            worth = st.number_input(
                f"In {plain(home)}", min_value=0.0, format="%.4f", key=f"rate-of-{currency}", width=200
            )
            if st.button("Use this rate", key=f"use-rate-{currency}", disabled=not worth):
                try:
                    reader.store.set_rate(currency, worth, reader.access)
                except CrmError as error:
                    messages.explain(error)
                    return
                current.changed()
                st.rerun()
