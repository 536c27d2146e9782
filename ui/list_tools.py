"""What stands above a list.

Search, filters, sorting, a column of one's own, and the button that adds a record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from crm.access import Action
from crm.entities import ENTITIES
from crm.schema import Kind
from ui import filters, forms
from ui.filters import Order
from ui.session import Session
from ui.words import soft


@dataclass(frozen=True, slots=True)
class Tools:
    """What was chosen above a grid."""

    text: str
    where: Mapping[str, Any]
    order: Order


def show(entity: str, reader: Session, order: Order | None) -> Tools:
    """Draw what stands above a grid: search, filters, sorting, adding."""
    known = ENTITIES[entity]
    opening = order or filters.first_order(known)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key=f"tools-{entity}"):
        text = "" if reader.access.is_guest else _ask_text(entity)
        where = filters.choose(reader, entity, f"{entity}-filter")
        chosen = _choose_order(entity, opening)
        st.space("stretch")
        if reader.access.may(Action.UPDATE):
            _offer_own_column(entity)
        if reader.access.may(Action.CREATE) and st.button(
            forms.title_of_new(known),
            type="primary",
            icon=":material/add:",
            key=f"{entity}-add",
        ):
            forms.add_record(entity)
    return Tools(str(text or ""), where, chosen)


def _ask_text(entity: str) -> str | None:
    return st.text_input(
        "Find",
        type="search",
        key=f"{entity}-find",
        placeholder="Name, number …",
        label_visibility="collapsed",
        width=260,
        live=True,
        on_change=to_first_page,
        args=(entity,),
        bind="query-params",
    )


def _choose_order(entity: str, opening: Order) -> Order:
    known = ENTITIES[entity]
    fields = {"id": "Added"} | {each.name: each.label for each in known.fields}
    with st.popover("Sort", icon=":material/swap_vert:"):
        names = list(fields)
        name = st.selectbox(
            "Sort by",
            names,
            index=names.index(opening.field),
            format_func=lambda each: fields[each],
            key=f"{entity}-sort",
            on_change=to_first_page,
            args=(entity,),
            persist_state="session",
        )
        down = st.toggle(
            "Largest or latest first", value=opening.descending, key=f"{entity}-down", persist_state="session"
        )
    return Order(name or opening.field, bool(down))


def to_first_page(entity: str) -> None:
    """Go back to the first page of a list: what it shows has become another."""
    st.session_state.pop(f"{entity}-page", None)
    st.query_params.pop(f"{entity}-page", None)


def found(entity: str, reader: Session, text: str, among: Sequence[int] | None) -> list[int]:
    """Give the ids that a search finds; the same search is not made again until something is saved."""
    known = st.session_state.get(f"found-{entity}")
    if known is None or known[0] != (text, reader.revision, reader.access):
        known = ((text, reader.revision, reader.access), filters.matching_ids(reader, entity, text))
        st.session_state[f"found-{entity}"] = known
    found: list[int] = known[1]
    return found if among is None else sorted(set(found) & set(among))


def _offer_own_column(entity: str) -> None:
    """Let the owner add a column of their own; it is kept with the first value that is saved in it."""
    kinds = {Kind.TEXT: "Text", Kind.NUMBER: "Number", Kind.INTEGER: "Whole number", Kind.DATE: "Date"}
    with (
        st.popover("Add your own column", icon=":material/view_column:"),
        st.form(f"own-form-{entity}", border=False),
    ):
        name = st.text_input("Name", max_chars=100, key=f"own-name-{entity}")
        kind = st.selectbox(
            "What it holds", list(kinds), format_func=lambda each: kinds[each], key=f"own-kind-{entity}"
        )
        st.markdown(soft("It stands at the end of the list. Fill it in for somebody and save, and it stays."))
        if st.form_submit_button("Add column") and name and name.strip():
            added = st.session_state.get(f"own-{entity}", {})
            st.session_state[f"own-{entity}"] = added | {name.strip(): kind}
            st.session_state[f"fresh-{entity}"] = True
            st.rerun()
