"""A customer's timeline on the screen: every touch, newest first, by kind, more on demand."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
import streamlit as st

from crm import wording
from ui import cards, tables
from ui.outlook import Outlook
from ui.tables import Event
from ui.words import Tone, badge, bold, plain, soft

FIRST: Final = 20
"""So many rows at first, so that what stands below is not far."""
ROWS: Final = 50
"""So many more on demand."""
EVERYTHING: Final = "everything"
KINDS: Final = {"sales": "Sales", "service": "Service", "contact": "Contact", "tasks": "Tasks"}
"""Kinds of touches, as ``crm.insights.timeline`` names them, and what they are called."""


def show(touches: pd.DataFrame, outlook: Outlook, customer: int) -> None:
    """Draw the timeline in a card; ``touches``: ``crm.insights.timeline.timeline``."""
    with cards.card("timeline"):
        if touches.empty:
            st.markdown(":gray[Nothing has happened yet. What you note, sell or promise stands here.]")
            return
        kind = _choose(touches)
        chosen = touches if kind is None else touches[touches["kind"] == kind]
        key = f"timeline-{customer}-{kind}"
        count = int(st.session_state.get(key, FIRST))
        tables.show_timeline(
            [event(touch, outlook) for touch in chosen.head(count).itertuples()],
            "What happened, newest first",
        )
        left = len(chosen) - count
        if left > 0 and st.button(_more(left), key=f"more-{key}"):
            st.session_state[key] = count + ROWS
            st.rerun()


def _more(left: int) -> str:
    """Name the button that shows more."""
    return f"Show the other {left}" if left <= ROWS else f"Show {ROWS} more of {wording.number(left)}"


def _choose(touches: pd.DataFrame) -> str | None:
    """Draw the kinds with their counts; give the chosen one, None for everything."""
    counts = touches["kind"].value_counts()
    kinds = [EVERYTHING, *(kind for kind in KINDS if kind in counts.index)]
    chosen: str = st.pills(
        "What is shown",
        kinds,
        default=EVERYTHING,
        required=True,
        key="timeline-kind",
        label_visibility="collapsed",
        format_func=lambda kind: (
            "Everything" if kind == EVERYTHING else f"{KINDS[kind]} {wording.number(int(counts[kind]))}"
        ),
    )
    return None if chosen == EVERYTHING else chosen


def event(touch: Any, outlook: Outlook) -> Event:  # noqa: ANN401 - a row of the timeline
    """Turn a touch into a line of the table."""
    when = "" if pd.isna(touch.at) else wording.day(touch.at, today=outlook.today)
    detail = f" · {plain(touch.detail)}" if touch.detail else ""
    amount = "" if pd.isna(touch.amount) else outlook.money(touch.amount)
    tone = Tone(touch.tone)
    marked = badge(touch.note, tone) if tone in (Tone.BAD, Tone.CARE) else soft(touch.note)
    return Event(
        when, tone, f"{bold(touch.title)}{detail}", " ".join(part for part in (marked, soft(amount)) if part)
    )
