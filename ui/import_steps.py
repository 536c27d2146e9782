"""The three steps of bringing sheets in: the drop zone, what would happen, and the receipt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from crm.errors import CrmError
from crm.wording import count, number
from data_io.incoming.planning import ImportPlan
from data_io.incoming.records.known import Status
from data_io.outgoing.rejects import write_rejects
from data_io.store import Overtaken
from ui import (
    cards,
    downloads,
    duplicates,
    history,
    import_columns,
    import_questions,
    import_rates,
    import_sheets,
    importer,
    menu,
    messages,
    preview,
    receipts,
    sample,
)
from ui.importer import Draft
from ui.receipts import Stored
from ui.session import Session
from ui.words import bold, plain

_WORDS: Final = (
    "Drop them just as they are: Excel, LibreOffice, CSV, contacts from a phone. "
    "You see what will happen before anything is stored."
)
_MODES: Final = {
    "both": ("Make new ones and change known ones", True, True),
    "create": ("Only make new ones", True, False),
    "update": ("Only change known ones", False, True),
}


def show_drop_zone(reader: Session) -> None:
    """Draw the drop zone; read what was dropped, with a bar that moves, and go on to what would happen."""
    cards.open_page("Bring in your sheets", _WORDS)
    sample.show_note(reader)
    with st.container(key="drop-zone"):  # takes any file: the reader looks inside, and says what it is not
        files = st.file_uploader(
            "Your sheets",
            accept_multiple_files=True,
            key=f"sheets-{importer.round_number()}",
            label_visibility="collapsed",
        )
    if not files:
        st.markdown(
            ":gray[Customers, orders, payments, returns, contacts … one file or many, in any language.]"
        )
        return
    place = st.empty()
    with place.container(horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0, text="Reading …")
        st.button("Cancel", key="cancel-reading", on_click=importer.begin_anew)
    unreadable = importer.read(files, _teller(bar))
    current = importer.draft()
    if current is not None:
        importer.plan(reader, current, _teller(bar))
        st.rerun()
    place.empty()
    for sentence in unreadable:
        st.error(plain(sentence), icon=":material/error:")


def show_draft(reader: Session, current: Draft, put: downloads.Put) -> None:
    """Draw what would happen, with everything that can be changed about it."""
    planned = _planned(reader, current)
    rows = sum(sheet.count(status) for sheet in planned.sheets for status in (Status.CREATED, Status.UPDATED))
    with cards.heading(current.name, import_sheets.headline(planned)):
        st.button("Cancel", key="cancel-import", on_click=importer.begin_anew)
        going = sum(len(part.deletes) for part in planned.changes.parts)
        wanted = st.button(
            f"Store {count(rows, 'row')}{f', delete {number(going)}' if going else ''}",
            type="primary",
            key="store-import",
            disabled=planned.changes.is_empty,
        )
    if wanted:
        _store(reader, current)
    for sentence in current.unreadable:
        st.error(plain(sentence), icon=":material/error:")
    for book in current.books.values():
        for note in book.notes:
            st.info(plain(note), icon=":material/info:")
    _show_mode(current)
    import_rates.show_missing(reader, current, planned)
    import_questions.show(reader, current, planned, put)
    import_sheets.show_cards(current, planned)
    _show_sheet(reader, current, planned)


def _planned(reader: Session, current: Draft) -> ImportPlan:
    """Work out what would happen, with a bar where that takes a while."""
    if current.plan is not None and current.revision == reader.revision:
        return current.plan
    bar = st.progress(0.0, text="Comparing with what you have …")
    planned = importer.plan(reader, current, _teller(bar))
    bar.empty()
    return planned


def _teller(bar: DeltaGenerator) -> Callable[[float, str], None]:
    """Give what moves a bar."""

    def tell(share: float, words: str) -> None:
        bar.progress(min(1.0, max(0.0, share)), text=plain(words))

    return tell


def _store(reader: Session, current: Draft) -> None:
    try:
        with st.spinner("Storing …", show_time=True):
            importer.store(reader, current)
    except Overtaken as error:
        messages.keep(error.message)
        st.rerun()
    except CrmError as error:
        messages.explain(error)
        return
    st.rerun()


def _show_mode(current: Draft) -> None:
    now = next(
        name
        for name, (_, create, update) in _MODES.items()
        if (create, update) == (current.create, current.update)
    )
    chosen = st.segmented_control(
        "What to do",
        list(_MODES),
        default=now,
        required=True,
        format_func=lambda name: _MODES[name][0],
        key="import-mode",
        label_visibility="collapsed",
    )
    if chosen and chosen != now:
        _, create, update = _MODES[chosen]
        importer.take_mode(current, create=create, update=update)
        st.rerun()


def _show_sheet(reader: Session, current: Draft, planned: ImportPlan) -> None:
    """Draw the columns and rows of one sheet; of several, the one that is chosen."""
    ours = {place: sheet for place, sheet in enumerate(planned.sheets) if sheet.match.entity}
    if not ours:
        return
    chosen: int | None = next(iter(ours))
    if len(ours) > 1:
        chosen = st.pills(
            "Look into",
            list(ours),
            default=chosen,
            required=True,
            format_func=lambda place: plain(planned.sheets[place].sheet.name),
            key=f"look-into-{'-'.join(map(str, ours))}",
        )
    place = chosen if chosen in ours else next(iter(ours))
    import_columns.show_columns(current, ours[place], place)
    preview.show_rows(reader, current, planned, ours[place], place)


def show_stored(reader: Session, stored: Stored, put: downloads.Put) -> None:
    """Draw the receipt of what was just stored, and where to go from here."""
    said = receipts.say(stored.sheets, stored.deleted).capitalize()
    words = f"{said}. {receipts.reconciliation(stored.sheets)}"
    with cards.heading("Stored", words, badges=""):
        st.button("Bring in more", key="bring-in-more", on_click=importer.begin_anew)
        if stored.revision and st.button("Undo this import", key="undo-import", icon=":material/undo:"):
            importer.begin_anew()
            history.take_back(reader, stored.revision)
    if stored.rejected:
        _show_handed_back(stored, put)
    with cards.card("receipt", "Receipt", stored.name, fill=False):
        receipts.show_sheets(stored.sheets)
    duplicates.hint(reader, stored.new_customers)
    with st.container(horizontal=True):
        for entity in receipts.touched(stored.sheets):
            screen = menu.screen_of(entity)
            menu.link(
                screen.path, f"See your {plain(receipts.plural_of(entity))}", icon=f":material/{screen.icon}:"
            )
        menu.link("overview", "Today", icon=":material/wb_sunny:")


def _show_handed_back(stored: Stored, put: downloads.Put) -> None:
    rows = count(stored.rejected, "row")
    with cards.card("handed-back", fill=False):
        st.markdown(
            f"{bold(rows)} could not be stored. Take them as a workbook: each says what is to be mended, "
            "and mended it can be dropped here again."
        )
        offer = downloads.Offer(
            f"Hand back {rows} as a workbook",
            f"{Path(stored.name).stem[:60]} to mend.xlsx",
            partial(write_rejects, stored.handed_back),
            holds=rows,
            version=stored.revision,
        )
        downloads.show("hand-back", offer, put)
