"""The sample shop: brought in through the same corridor as any sheet, and taken away in one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import streamlit as st

from crm.access import Action
from data_io.changes import Source
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import store_plan
from data_io.incoming.planning import plan_books
from data_io.settings import Settings
from ui import history, messages
from ui.session import Session

WORKBOOK: Final = Path(__file__).parent.parent / "sample_data" / "greengrocer.xlsx"
LABEL: Final = "Sample shop"
_READ_SHARE: Final = 0.3
_WORDS_WIDTH: Final = 880
"""Pixels; on a telephone the button goes below."""


def bring_in(reader: Session, progress: Callable[[float, str], None]) -> None:
    """Store the sample shop as one step; raises what reading and storing raise."""
    reader.access.require(Action.IMPORT)
    book = read_book(
        WORKBOOK,
        WORKBOOK.name,
        progress=lambda share: progress(share * _READ_SHARE, "Reading the sample shop"),
    )
    planned = plan_books(
        [book],
        reader.store,
        reader.access,
        progress=lambda share: progress(_READ_SHARE + share * (1 - _READ_SHARE), "Setting it up"),
    )
    changes = replace(planned.changes, source=Source.SAMPLE, label=LABEL)
    store_plan(replace(planned, changes=changes), reader.store, reader.access)


def step(reader: Session) -> int | None:
    """Give the number of the step that brought the sample shop in, where it is still there."""
    return _step(Settings.from_environment().database, reader.revision, reader)


@st.cache_data(max_entries=64, show_spinner=False)
def _step(database: str, revision: int, _reader: Session) -> int | None:  # noqa: ARG001 - what the answer depends on
    steps = _reader.store.history(_reader.access, limit=revision)
    there = steps[(steps["source"] == Source.SAMPLE) & ~steps["undone"]]
    return int(there["revision"].iloc[0]) if len(there) else None


def show_note(reader: Session) -> None:
    """Say that this is the sample shop, with the one button that takes it away; nothing where it is not.

    Nor for whoever may not take it away.
    """
    revision = step(reader) if reader.access.may(Action.UNDO) else None
    if revision is None:
        return
    with st.container(border=True, key="card-sample", horizontal=True, vertical_alignment="center"):
        st.markdown(
            ":blue[:material/storefront:] This is the sample shop; everybody in it is invented. "
            "What you bring in yourself stays when you remove it.",
            width=_WORDS_WIDTH,
        )
        removed = st.button("Remove the sample shop", key="remove-sample", icon=":material/delete:")
    if removed:
        history.take_back(reader, revision)


def start(reader: Session) -> None:
    """Bring the sample shop in with a bar that moves, and draw the page anew."""
    bar = st.progress(0.0, text="Reading the sample shop")

    def tell(share: float, words: str) -> None:
        bar.progress(min(1.0, share), text=words)

    bring_in(reader, tell)
    messages.keep("The sample shop is open. Look around; one click takes it away again.", undo=None)
    st.rerun()
