"""A file that is made when it is asked for, then handed over: what it holds, when made, how large."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import streamlit as st

from crm import clock
from crm.errors import CrmError
from crm.wording import number
from data_io.outgoing.file_names import file_name
from ui import messages
from ui.words import plain, soft

Put = Callable[[str, Callable[[Path], object]], str]
"""Takes a file's name and what writes it to a path; gives the address at which this browser finds it."""
_KILO: Final = 1_000


class NotWritten(CrmError):
    """A file could not be made."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file that waits: its address, its name, what it holds, when it was made, and its size in bytes."""

    address: str
    name: str
    holds: str
    at: str
    size: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that can be made: the button's label, the file's name, what writes it, what it holds.

    The name may hold any words; see ``data_io.outgoing.file_names``.
    A file that was made for another ``version`` is no longer offered.
    """

    label: str
    name: str
    write: Callable[[Path], object]
    holds: str = ""
    version: object = None
    primary: bool = False


def show(key: str, offer: Offer, put: Put) -> None:
    """Draw the button that makes a file, and once it is made the one that hands it over."""
    place = f"download-{key}"
    known, made = st.session_state.get(place, (None, None))
    ready = made is not None and known == offer.version
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{place}-ready"):
        if ready:
            st.link_button(f"Save {plain(made.name)}", made.address, icon=":material/save:", type="primary")
            st.markdown(
                soft(f"{made.holds} · made {made.at} · {_size(made.size)}".removeprefix(" · ")),
                width="content",
            )
        if st.button(
            "Make it again" if ready else offer.label,
            key=key,
            icon=None if ready else ":material/download:",
            type="tertiary" if ready else "primary" if offer.primary else "secondary",
        ):
            st.session_state[place] = (offer.version, _make(offer, put))
            st.rerun()


def _make(offer: Offer, put: Put) -> Made | None:
    """Have the file made; say so where it cannot be."""
    sizes: list[int] = []

    def measured(path: Path) -> None:
        offer.write(path)
        sizes.append(path.stat().st_size)

    with st.spinner("Making the file …", show_time=True):
        try:
            address = put(offer.name, measured)
        except CrmError as error:
            messages.explain(error)
            return None
        except OSError as error:
            reason = (error.strerror or "it could not be written").lower()
            messages.explain(
                NotWritten(
                    f"The file could not be made ({reason}). Your data is as it was; "
                    "free some space and try again."
                )
            )
            return None
    return Made(address, file_name(offer.name), offer.holds, f"{clock.wall_clock():%H:%M}", sizes[0])


def _size(size: int) -> str:
    """Write a size: “2.1 MB”."""
    if size < _KILO * _KILO:
        return f"{number(max(1, size / _KILO))} KB"
    return f"{number(size / _KILO / _KILO, 1)} MB"
