"""Links for guests, as whoever makes them sees them: a new one, those that are open, those that ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from crm import wording
from crm.clock import utc_now
from crm.errors import CrmError
from data_io.store.links import Link
from data_io.store.links.limits import SINCE, UNTIL, Filters
from data_io.store.links.shares import DAYS, LONGEST_TITLE, MOST_DAYS
from ui import cards, focus, menu, messages, shared_pages, tables
from ui.cards import Row
from ui.history import wall_clock
from ui.outlook import Outlook
from ui.session import Session
from ui.words import Tone, plain, soft

MOST_SHOWN: Final = 50
PLACE: Final = "/share"
_NEW: Final = "a new link"
"""Where a session keeps the address that is told once."""
_ROUND: Final = "round of links"
"""Counted up with each link, so that the form begins anew."""


def show_new() -> None:
    """Show the address of a link that was just made: this once, for it is kept nowhere."""
    token = st.session_state.get(_NEW)
    if token is None:
        return
    with cards.card("new-link", "Your new link", "copy it now: it is shown this once", fill=False):
        st.code(f"{_origin()}{PLACE}?token={token}", language=None, wrap_lines=True)
        st.markdown(
            soft("Whoever has it can open it, also who is sent it on. Send it to those it is meant for.")
        )
        if st.button("Done", key="share-done"):
            del st.session_state[_NEW]
            st.rerun()


def ask(reader: Session, day: Outlook) -> None:
    """Draw what a link is made of, and the button that makes it."""
    key = f"share-{st.session_state.get(_ROUND, 0)}"
    filters = _ask_filters(reader, day, key)
    personal = st.toggle(
        "Show personal data",
        key=f"{key}-personal",
        help="Names, addresses, telephone numbers and notes of customers. Otherwise guests see figures only.",
    )
    may = shared_pages.shareable(personal=personal, filtered=bool(filters))
    pages = st.pills(
        "Pages",
        [entry.path for entry in may],
        selection_mode="multi",
        format_func=lambda path: menu.screen(path).title,
        key=f"{key}-pages-{personal}-{bool(filters)}",
    )
    if filters:
        st.markdown(soft("Only pages whose figures can be about a part are offered with filters."))
    # In a form: pressing the button hands over what stands in the fields, also what was typed last.
    with st.form(f"{key}-form", border=False):
        title, days, password = _ask_rest(key)
        make = st.form_submit_button(
            "Make the link", type="primary", icon=":material/link:", key=f"{key}-make", disabled=not pages
        )
    if make and pages:
        _make(reader, title, pages, filters, personal=personal, days=days, password=password)


def _ask_filters(reader: Session, day: Outlook, key: str) -> Filters:
    chosen: list[tuple[str, str]] = []
    with st.expander("Only a part of the business", icon=":material/filter_list:"):
        st.markdown(soft("Your guests see figures of this part only, and cannot look beyond it."))
        with st.grid(3, min_column_width=220):
            for name, words in focus.words(reader, day).items():
                picked = st.multiselect(
                    focus.LABELS[name], words, key=f"{key}-{name}", placeholder="All of them"
                )
                chosen += [(name, word) for word in picked]
            for name, label in ((SINCE, "From"), (UNTIL, "Up to")):
                told = st.date_input(label, None, key=f"{key}-{name}", min_value=date(1900, 1, 1))
                chosen += [(name, told.isoformat())] if told else []
    return tuple(chosen)


def _ask_rest(key: str) -> tuple[str, int, str | None]:
    title = st.text_input(
        "What is it called?",
        key=f"{key}-title",
        max_chars=LONGEST_TITLE,
        placeholder="For the accountant",
        help="You and your guests see this name.",
    )
    with st.grid(2, min_column_width=220):
        days = st.number_input("Opens for … days", 1, MOST_DAYS, DAYS, key=f"{key}-days")
        password = st.text_input(
            "Password, if you like",
            type="password",
            key=f"{key}-password",
            autocomplete="new-password",
            max_chars=1_000,
            help="Tell it another way than the link.",
        )
    return title, int(days), password or None


def _make(
    reader: Session,
    title: str,
    pages: Iterable[str],
    filters: Filters,
    *,
    personal: bool,
    days: int,
    password: str | None,
) -> None:
    chosen = set(pages)
    ordered = [entry.path for entry in menu.SCREENS if entry.path in chosen]
    try:
        token = reader.store.links.make(
            reader.access, title, ordered, filters, personal=personal, days=days, password=password
        )
    except CrmError as error:
        messages.explain(error)
        return
    st.session_state[_NEW] = token
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.rerun()


def show_open(reader: Session, day: Outlook) -> None:
    """Draw the links that open, each with the button that takes it back."""
    open_ = [link for link in reader.store.links.links(reader.access) if link.is_open(utc_now())]
    if not open_:
        st.markdown("Nothing is shared just now.")
        return
    zone = reader.store.business()["zone"]
    rows = [
        Row(
            str(link.id),
            link.title,
            _told(link, day, zone),
            icon="lock" if link.has_password else "link",
            badge="personal data" if link.personal else "",
            tone=Tone.CARE,
            button="Take back",
        )
        for link in open_
    ]
    pressed = cards.show_rows("links", rows)
    if pressed is not None:
        taken = next(link for link in open_ if str(link.id) == pressed)
        reader.store.links.revoke(reader.access, taken.id)
        messages.keep(f"The link “{taken.title}” opens nothing any more.")
        st.rerun()


def show_ended(reader: Session, day: Outlook) -> None:
    """Draw the links that ended or were taken back, behind a small button."""
    ended = [link for link in reader.store.links.links(reader.access) if not link.is_open(utc_now())][
        :MOST_SHOWN
    ]
    if not ended:
        return
    zone = reader.store.business()["zone"]
    with st.expander(f"No longer open · {len(ended)}", type="compact"):
        tables.show_table(
            {
                "Link": tables.name_cells(link.title for link in ended),
                "Ended": [plain(_when(link.revoked_at or link.ends_at, day, zone)) for link in ended],
                "How": ["taken back" if link.revoked_at else "by itself" for link in ended],
                "Opened": [str(link.uses) for link in ended],
            },
            "Links that no longer open",
            right=["Opened"],
        )


def _told(link: Link, day: Outlook, zone: str | None) -> str:
    """Say what a link shows, how often it was opened, and until when it does."""
    titles = [menu.screen(path).title for path in link.limits.pages if path in _known()]
    parts = [wording.listed(titles), focus.said(link.limits.filters)]
    used = "not opened yet"
    if link.uses and link.used_at is not None:
        used = f"opened {wording.count(link.uses, 'time')}, last looked at {_when(link.used_at, day, zone)}"
    parts += [used, f"until {_when(link.ends_at, day, zone)}", f"by {link.by}"]
    return " · ".join(filter(None, parts))


def _known() -> frozenset[str]:
    return frozenset(entry.path for entry in menu.SCREENS)


def _when(at: datetime, day: Outlook, zone: str | None) -> str:
    return wording.moment(wall_clock(pd.Timestamp(at), zone), today=day.today)


def _origin() -> str:
    """Give the address under which the program is open here."""
    here = urlsplit(str(st.context.url or ""))
    return f"{here.scheme}://{here.netloc}" if here.netloc else ""
