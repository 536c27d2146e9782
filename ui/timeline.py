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
"""So many rows are seen at first, so that what stands below is not far; on paper all of them."""
ROWS: Final = 1_000
"""So many rows are sent at once, and so many more on demand."""
ONLY: Final = "only"
"""The part of the address that holds the chosen kinds."""
LABELS: Final = {
    "purchases": "Purchases",
    "payments": "Payments",
    "returns": "Returns",
    "complaints": "Complaints",
    "contacts": "Calls and messages",
    "reviews": "Reviews",
    "campaigns": "Campaigns",
    "deals": "Opportunities",
    "tasks": "Tasks",
}
"""What kinds of touches (``crm.insights.timeline.KINDS``) are called, in the order in which they stand."""


def show(touches: pd.DataFrame, outlook: Outlook, customer: int) -> None:
    """Draw the timeline in a card; ``touches``: ``crm.insights.timeline.timeline``."""
    with cards.card("timeline", "Everything that happened", fill=False):
        if touches.empty:
            st.markdown(":gray[Nothing has happened yet. What you note, sell or promise stands here.]")
            return
        kinds = _choose(touches, customer)
        chosen = touches[touches["kind"].isin(kinds)] if kinds else touches
        key = f"timeline-{customer}-{'-'.join(kinds)}"
        count = int(st.session_state.get(key, FIRST))
        sent = max(count, ROWS)
        # The style rules hide what stands below the first rows, on the screen only.
        with st.container(key="timeline-short" if count == FIRST else "timeline-whole"):
            tables.show_timeline(
                [event(touch, outlook) for touch in chosen.head(sent).itertuples()],
                "What happened, newest first",
            )
        left = len(chosen) - (count if count == FIRST else sent)
        if left > 0 and st.button(_more(left, sent - FIRST if count == FIRST else ROWS), key=f"more-{key}"):
            st.session_state[key] = sent if count == FIRST else sent + ROWS
            st.rerun()


def _more(left: int, next_ones: int) -> str:
    """Name the button that shows more."""
    if left <= next_ones:
        return f"Show the other {wording.number(left)}"
    return f"Show {wording.number(next_ones)} more of {wording.number(left)}"


def _choose(touches: pd.DataFrame, customer: int) -> list[str]:
    """Draw the kinds with their counts, kept in the link; give the chosen ones, none for everything."""
    counts = touches["kind"].value_counts()
    kinds = [kind for kind in LABELS if kind in counts.index]
    if len(kinds) == 1:
        return []
    key = f"only-{customer}"
    asked = st.query_params.get(ONLY, "").split(",")
    chosen: list[str] = st.pills(
        "Only",
        kinds,
        selection_mode="multi",
        default=[kind for kind in kinds if kind in asked],
        key=key,
        on_change=_keep_in_link,
        args=(key,),
        label_visibility="collapsed",
        format_func=lambda kind: f"{LABELS[kind]} {wording.number(int(counts[kind]))}",
    )
    return [kind for kind in kinds if kind in chosen]


def _keep_in_link(key: str) -> None:
    """Write the chosen kinds into the address; Streamlit by itself would write their labels, with counts."""
    chosen = st.session_state[key]
    if chosen:
        st.query_params[ONLY] = ",".join(chosen)
    else:
        st.query_params.pop(ONLY, None)


def event(touch: Any, outlook: Outlook) -> Event:  # noqa: ANN401 - a row of the timeline
    """Turn a touch into a line of the table."""
    when = "" if pd.isna(touch.at) else wording.day(touch.at, today=outlook.today)
    detail = f" · {plain(touch.detail)}" if touch.detail else ""
    amount = "" if pd.isna(touch.amount) else outlook.money(touch.amount)
    tone = Tone(touch.tone)
    if tone in (Tone.BAD, Tone.CARE) and touch.note:
        note = f"{badge(touch.note, tone)} {soft(amount)}".strip()
    else:
        note = soft(" · ".join(part for part in (touch.note, amount) if part))
    return Event(when, tone, f"{bold(touch.title)}{detail}", note)
