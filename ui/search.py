"""The search that is at hand on every page: a field in the header, and Ctrl+K."""

from __future__ import annotations

from typing import Final

import streamlit as st

from ui import cursor, menu, session
from ui.dialogs import dialog
from ui.words import bold, plain, soft

_MOST: Final = 12
"""Finds that are shown; whoever sees more types another letter."""
_HINT: Final = "Name, e-mail, phone, order number …"


def show_field() -> None:
    """Draw the field into the header; it opens the search, as does Ctrl+K."""
    if st.button("Find anyone, any order …", icon=":material/search:", key="find", shortcut="Ctrl+K"):
        _open()


def path_to(entity: str) -> str:
    """Give the path of the screen that shows one record of an entity, by its ``id``."""
    return "customer" if entity == "customer" else menu.screen_of(entity).path


@dialog("Find", width="medium", icon=":material/search:")
def _open() -> None:
    reader = session.current()
    text = st.text_input(
        _HINT,
        type="search",
        live=True,
        key="find-text",
        label_visibility="collapsed",
        placeholder=_HINT,
    )
    cursor.put_into_dialog()
    if not text or not text.strip():
        st.markdown(":gray[Type the beginning of a name, an e-mail, a phone or an order number.]")
        return
    finds = reader.store.search(text.strip(), reader.access, limit=_MOST)
    if finds.empty:
        st.markdown(f":gray[Nothing found for “{plain(text)}”. Fewer letters find more.]")
    for find in finds.itertuples():
        _show(str(find.entity), int(str(find.id)), str(find.title), str(find.detail or ""))


def _show(entity: str, record: int, title: str, detail: str) -> None:
    """Draw one find as a link to where it can be seen."""
    path = path_to(entity)
    label = f"{bold(title)} {soft(f'· {detail}') if detail else ''}".strip()
    menu.link(path, label, {"id": record}, icon=f":material/{menu.screen(path).icon}:")
