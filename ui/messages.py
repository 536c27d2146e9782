"""What the program says when something was done, could not be done, or is not there yet."""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass, replace
from typing import Final

import streamlit as st

from crm.access import Denied
from crm.errors import CrmError
from ui import doors, menu
from ui.words import plain

_LOG: Final = logging.getLogger("regulars")
_KEPT: Final = "kept_message"


class NotSignedIn(CrmError):
    """Nobody knows who is reading: the visit has ended, here or elsewhere."""

    def __init__(self) -> None:
        super().__init__(
            "You are not signed in here, or no longer. What was saved before is still there; "
            "sign in to go on, or open the link again by which you came."
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """A message for the next run of a page.

    ``undo`` is the revision that its button takes back, ``place`` the page where it was first shown.
    """

    text: str
    undo: int | None = None
    place: str | None = None


def keep(text: str, undo: int | None = None) -> None:
    """Keep a sentence for the next run, as after a save that draws the page anew.

    ``keep("3 changes saved.", undo=41)``, then ``st.rerun()`` or ``menu.go(...)``: the frame shows it.
    """
    st.session_state[_KEPT] = Kept(text, undo)


def show_kept(place: str = "") -> int | None:
    """Show what was kept; give the revision to take back where its undo button was pressed.

    It stays until it is closed, another one takes its place, or another page is opened than ``place``.
    """
    kept: Kept | None = st.session_state.get(_KEPT)
    if kept is None or kept.place not in (None, place):
        st.session_state.pop(_KEPT, None)
        return None
    st.session_state[_KEPT] = replace(kept, place=place)
    with st.container(border=True, key="card-kept", horizontal=True, vertical_alignment="center", wrap=False):
        st.markdown(f":green[:material/check_circle:] {plain(kept.text)}", width="stretch")
        undone = kept.undo is not None and st.button("Undo", icon=":material/undo:", key="kept-undo")
        closed = st.button("Close", icon=":material/close:", type="tertiary", key="kept-close")
    if undone or closed:
        del st.session_state[_KEPT]
    if closed:
        st.rerun()
    return kept.undo if undone else None


def explain(error: CrmError) -> None:
    """Show a situation that stopped an action, in its own sentence; the journal is told what was refused."""
    if isinstance(error, Denied):
        from ui import session  # which says what it has to say by this module

        session.note_denial(error)
    st.error(plain(error.message), icon=":material/error:")
    if isinstance(error, NotSignedIn):
        doors.show_way_in()


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
    """Show that there is nothing yet, why, and the one way on.

    The screen at ``path``, as a link called ``label``.
    """
    with st.container(border=True, key="card-empty", horizontal_alignment="center", gap="xsmall"):
        st.space("small")
        st.markdown(f":gray[:material/{icon}:]", width="content", text_alignment="center")
        st.markdown(f"**{plain(title)}**", width="content", text_alignment="center")
        st.markdown(f":gray[{words}]", width="content", text_alignment="center")
        if path is not None and menu.opens(path):
            menu.link(path, label or menu.screen(path).title, icon=":material/arrow_forward:")
        st.space("small")
