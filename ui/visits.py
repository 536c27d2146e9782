"""The browsers in which somebody is signed in."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import streamlit as st

from crm import wording
from data_io.store.accounts.cookies import visit_token
from ui import history, saving
from ui.outlook import outlook
from ui.session import Session
from ui.words import Tone, badge, bold, soft


def own_token(reader: Session) -> str | None:
    """Give the token by which this browser is signed in."""
    return visit_token(dict(st.context.cookies), reader.store.identity)


def own_number(reader: Session) -> str | None:
    """Give the number of the visit of this browser."""
    token = own_token(reader)
    return reader.store.accounts.visit_number(token) if token else None


def show(reader: Session, person: int) -> None:
    """Draw the browsers in which somebody is signed in, each but this one with a button that ends it."""
    visits, own = reader.store.accounts.visits(person, by=reader.access), own_number(reader)
    for visit in visits:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            here = badge("this browser", Tone.GOOD) if visit.number == own else ""
            since, seen = when(reader, visit.began_at), when(reader, visit.seen_at)
            words = f"since {since}, by {visit.way}; last seen {seen}"
            st.markdown(f"{bold(browser_of(visit.agent))} {here}  \n{soft(words)}", width="stretch")
            if visit.number != own and st.button("End", key=f"visit-{visit.number}"):
                end = partial(reader.store.accounts.end_visit, visit.number, by=reader.access)
                saving.do(end, "That browser is signed out.")
    if not visits:
        st.markdown(soft("Nowhere just now."))


def when(reader: Session, at: datetime | None) -> str:
    """Write a moment in UTC on the clock of the business."""
    if at is None:
        return "never"
    zone = history.zone_of(reader.store.business()["zone"])
    return wording.moment(at.astimezone(zone).replace(tzinfo=None, second=1), today=outlook(reader).today)


def browser_of(agent: str) -> str:
    """Name the browser and the system that an agent tells of, as far as they are known."""
    browsers = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrom": "Chrome", "Safari": "Safari"}
    systems = {
        "iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows",
        "Mac OS": "Mac", "CrOS": "Chromebook", "Linux": "Linux",
    }  # fmt: skip
    browser = next((name for sign, name in browsers.items() if sign in agent), "A browser")
    system = next((name for sign, name in systems.items() if sign in agent), "")
    return f"{browser} on {system}" if system else browser
