"""What the program says when something was done, could not be done, or is not there yet."""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass
from typing import Final

import streamlit as st

from crm.errors import CrmError
from ui import menu
from ui.words import plain

_LOG: Final = logging.getLogger("regulars")
_KEPT: Final = "kept_message"


@dataclass(frozen=True, slots=True)
class Kept:
    """A message for the next run of the page; ``undo`` is the revision that its button takes back."""

    text: str
    undo: int | None = None


def keep(text: str, undo: int | None = None) -> None:
    """Keep a sentence for the next run, as after a save that draws the page anew: ``keep("3 changes saved.", 41)``."""
    st.session_state[_KEPT] = Kept(text, undo)


def show_kept() -> int | None:
    """Show what was kept; give the revision to take back where its undo button was pressed.

    The message stays until the next thing is done: leaving the page or closing it takes it away.
    """
    kept: Kept | None = st.session_state.get(_KEPT)
    if kept is None:
        return None
    with st.container(border=True, key="card-kept", horizontal=True, vertical_alignment="center"):
        st.markdown(f":green[:material/check_circle:] {plain(kept.text)}")
        undone = kept.undo is not None and st.button("Undo", icon=":material/undo:", key="kept-undo")
        closed = st.button("Close", icon=":material/close:", type="tertiary", key="kept-close")
    if undone or closed:
        del st.session_state[_KEPT]
    if closed:
        st.rerun()
    return kept.undo if undone else None


def forget() -> None:
    """Drop what was kept, as when another screen is opened."""
    st.session_state.pop(_KEPT, None)


def explain(error: CrmError) -> None:
    """Show a situation that stopped an action, in its own sentence."""
    st.error(plain(error.message), icon=":material/error:")


def apologise(error: BaseException) -> str:
    """Log what nobody foresaw under a number, and show that number; gives the number."""
    number = secrets.token_hex(4)
    _LOG.error("unexpected error %s", number, exc_info=error)
    st.error(
        f"Something went wrong here, and it is our fault, not yours. What was saved before is still there. "
        f"Try once more; if it happens again, report it with the number **{number}**.",
        icon=":material/error:",
    )
    return number


def show_failure(error: Exception) -> bool:
    """Show whatever stopped a page; True tells Streamlit that nothing more is to be shown."""
    if isinstance(error, CrmError):
        explain(error)
    else:
        apologise(error)
    return True


def show_empty(title: str, words: str, path: str | None = None, label: str = "", icon: str = "inbox") -> None:
    """Show that there is nothing yet, why, and the one way on: the screen at ``path``, as a link called ``label``."""
    with st.container(border=True, key="card-empty", horizontal_alignment="center", gap="xsmall"):
        st.space("small")
        st.markdown(f":gray[:material/{icon}:]", width="content", text_alignment="center")
        st.markdown(f"**{plain(title)}**", width="content", text_alignment="center")
        st.markdown(f":gray[{words}]", width="content", text_alignment="center")
        if path is not None:
            menu.link(path, label or menu.screen(path).title, icon=":material/arrow_forward:")
        st.space("small")
