"""Worth doing today: one line a thing, one button to say that it is done, one to open the customer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

import pandas as pd
import streamlit as st

from crm import wording
from crm.access import Action
from crm.insights.attention import foremost
from crm.insights.calendar import shifted
from data_io.changes import EntityChanges
from ui import cards, menu, saving, steps
from ui.outlook import Outlook
from ui.session import Session
from ui.words import Tone, badge, bold, soft

FIRST: Final = 6
"""So many things are shown at once; the others on demand."""
ICONS: Final = {
    "complaint": "report", "payment": "payments", "task": "task_alt", "birthday": "cake",
    "quiet": "notifications_paused",
}  # fmt: skip
SUBJECTS: Final = {"payment": "Reminded to pay", "birthday": "Birthday wishes", "quiet": "Asked after them"}
"""What is noted as contact when such a thing is done."""
STEPS: Final = {"monthly": 1, "quarterly": 3, "yearly": 12}
"""Months from one time of a task to the next."""


def show(reader: Session, morning: pd.DataFrame, outlook: Outlook) -> None:
    """Draw the list in a card; ``morning``: ``crm.insights.attention.still_to_do``."""
    with cards.card("worth-doing", "Worth doing today", _how_many(len(morning))):
        if morning.empty:
            st.markdown(":gray[Nothing presses today. A good day to call somebody whom you like.]")
            return
        whole = bool(st.session_state.get("worth-doing-whole"))
        shown = morning if whole else foremost(morning, FIRST)
        with st.container(key="rows-worth-doing", gap="xsmall"):
            for place, item in enumerate(shown.itertuples()):
                if place:
                    st.divider()
                _show_item(reader, item, outlook)
        if len(morning) > FIRST:
            st.toggle(f"Show all {wording.number(len(morning))}", key="worth-doing-whole")


def _how_many(count: int) -> str:
    return wording.count(count, "thing") if count > FIRST else ""


def _show_item(reader: Session, item: Any, outlook: Outlook) -> None:  # noqa: ANN401 - a row of the list
    key = f"{item.kind}-{item.id}"
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, gap="small"):
        st.markdown(f":gray[:material/{ICONS[item.kind]}:]", width=24)
        st.markdown(
            f"{bold(item.title)} {badge(item.badge, Tone(item.tone))}  \n{soft(item.reason)}", width="stretch"
        )
        may = reader.access.may(Action.UPDATE)
        if (
            may
            and item.kind != "complaint"
            and st.button("Done", key=f"done-{key}", help=_what_done_does(item))
        ):
            _done(reader, item, outlook)
        opened = _show_opener(item, key)
    if opened:
        menu.go(_opens(item), {"id": item.customer} if item.customer else None)


def _show_opener(item: Any, key: str) -> bool:  # noqa: ANN401
    """Draw the way on: the only button of a complaint, which is not done by a click; else an arrow."""
    if item.kind == "complaint":
        return st.button("Open", key=f"open-{key}")
    return st.button("", icon=":material/arrow_forward:", key=f"open-{key}", type="tertiary", help="Open")


def _opens(item: Any) -> str:  # noqa: ANN401
    return "customer" if item.customer else "complaints" if item.kind == "complaint" else "tasks"


def _what_done_does(item: Any) -> str:  # noqa: ANN401
    return "Ticks the task" if item.kind == "task" else f"Notes it as contact: {SUBJECTS[item.kind].lower()}"


def _done(reader: Session, item: Any, outlook: Outlook) -> None:  # noqa: ANN401
    """Store that a thing was done, and draw the page anew with the way back."""
    parts = (
        _task_done(reader, int(item.id), outlook)
        if item.kind == "task"
        else _contacted(reader, item, outlook)
    )
    if saving.apply(reader, steps.step(f"Done: {item.title}", *parts), f"Done: {item.title}."):
        st.rerun()


def _contacted(reader: Session, item: Any, outlook: Outlook) -> tuple[EntityChanges, ...]:  # noqa: ANN401
    """Note that the customer was contacted, by the way that they prefer."""
    customer = reader.store.records(
        "customer", reader.access, ids=[int(item.customer)], fields=["preferred_channel"]
    )
    channel = customer["preferred_channel"].iloc[0] if len(customer) else None
    contact = {
        "happened_at": steps.stamp(outlook),
        "customer": int(item.customer),
        "channel": channel or "phone",
        "direction": "out",
        "subject": SUBJECTS[item.kind],
        "by": reader.access.name,
    }
    return (steps.added("interaction", contact),)


def _task_done(reader: Session, task: int, outlook: Outlook) -> tuple[EntityChanges, ...]:
    """Tick a task; one that repeats is put down again for the next time."""
    found = reader.store.records("task", reader.access, ids=[task])
    if found.empty:
        return ()
    record = found.iloc[0]
    ticked = steps.mended("task", task, {"done_at": None}, {"done_at": steps.stamp(outlook)})
    following = next_due(record["due_on"], record["repeats"], outlook.today)
    if following is None:
        return (ticked,)
    same = {name: record[name] for name in ("title", "customer", "kind", "assigned_to", "repeats")}
    again = steps.added("task", {**same, "due_on": following})
    return (replace(ticked, inserts=again.inserts),)


def next_due(due_on: str | None, repeats: str | None, today: date) -> str | None:
    """Say when a task is due the next time, after today; None where it does not repeat.

    Days are in stored form.
    """
    if not due_on or not repeats:
        return None
    due = date.fromisoformat(due_on)
    if repeats in ("daily", "weekly"):
        step = 1 if repeats == "daily" else 7
        ahead = max((today - due).days // step + 1, 1) * step
        return date.fromordinal(due.toordinal() + ahead).isoformat()
    months = STEPS[repeats]
    times = max((12 * (today.year - due.year) + today.month - due.month) // months, 1)
    later = shifted(due, months * times)
    return (later if later > today else shifted(due, months * (times + 1))).isoformat()
