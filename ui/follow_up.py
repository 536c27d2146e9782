"""What to do about customers that an insight has found: a task for each, a mailing list, a group of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import pandas as pd
import streamlit as st

from crm.access import Action
from crm.insights.consents import CONSENTS, agreed
from crm.wording import count, number
from data_io.changes import EntityChanges
from ui import people, references, saving, steps, take_away
from ui.downloads import Put
from ui.outlook import Outlook, frame
from ui.people import NAME, People
from ui.session import Session
from ui.words import plain, soft

MANY: Final = 20
"""So many tasks are offered at first: a week's work, not a year's."""
MOST: Final = 200
_WEEK: Final = timedelta(days=7)
WAYS: Final = {"email": "E-mail", "letter": "Letter", "text": "Text", "phone": "Call"}
_ADDRESSES: Final = {
    "email": ("email",),
    "letter": ("company", "street", "postcode", "city", "region", "country"),
    "text": ("mobile", "phone"),
    "phone": ("phone", "mobile"),
}
_NEEDED: Final = {
    "email": ("email",), "letter": ("street",), "text": ("mobile", "phone"), "phone": ("phone", "mobile"),
}  # fmt: skip
"""Without any of these nobody can be reached that way."""


@dataclass(frozen=True, slots=True)
class Todo:
    """A task that fits: what it says, and its kind (a code of ``crm.entities.TASK_KINDS``).

    ``by``: the day by which it should be done; within a week where None.
    """

    title: str
    kind: str = "call"
    by: date | None = None


def show(reader: Session, listed: People, todo: Todo, outlook: Outlook, put: Put) -> None:
    """Draw what can be done about listed customers: tasks, a mailing list, a group, the list as a file."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{listed.key}-doing"):
        if reader.access.may(Action.CREATE):
            with st.popover("Make tasks", icon=":material/add_task:", type="primary"):
                _ask_for_tasks(reader, listed, todo, outlook)
        if reader.access.may(Action.EXPORT):
            key = f"{listed.key}-write"
            writing = st.popover("Write to them", icon=":material/mail:", key=key, on_change="rerun")
            if writing.open:
                with writing:
                    _show_mailing_list(reader, listed, put)
        if reader.access.may(Action.UPDATE):
            with st.popover("Keep as a group", icon=":material/group_add:"):
                _ask_for_group(reader, listed)
        people.show_take_away(reader, listed, put)


def _ask_for_group(reader: Session, listed: People) -> None:
    """Draw the name of a group, and the button that puts all listed customers into it."""
    key = f"{listed.key}-{listed.version}-group"
    name = st.text_input("Name of the group", listed.name, max_chars=100, key=f"{key}-name")
    name = name.replace(";", ",").strip()  # in a sheet the semicolon stands between two groups
    st.markdown(soft("It stands with each customer, in the filter of the figures, and in what you take out."))
    people_of = count(len(listed.ids), "customer")
    if st.button(f"Put {people_of} into it", type="primary", key=f"{key}-put", disabled=not name):
        changes = steps.step(f"{people_of} into “{name}”", into_group(reader, listed.ids, name))
        if changes.is_empty:
            st.toast("All of them are in it already.", icon=":material/group:")
        elif saving.apply(reader, changes, f"{people_of} put into the group {name}."):
            st.rerun()


def into_group(reader: Session, customers: list[int], name: str) -> EntityChanges:
    """Give the changes that put customers into a group; those who are in it already stay as they are."""
    before = reader.store.records("customer", reader.access, ids=customers, fields=["groups"])["groups"]
    lists = {text: json.loads(text) for text in before.dropna().unique()}
    after = {text: json.dumps([*groups, name], ensure_ascii=False) for text, groups in lists.items()}
    alone = json.dumps([name], ensure_ascii=False)
    inside = before.isin([text for text, groups in lists.items() if name in groups])
    outside = before[~inside]
    return EntityChanges(
        "customer",
        updates=pd.DataFrame(
            {
                "id": outside.index.to_numpy(dtype="int64"),
                "field": pd.Series(["groups"] * len(outside), dtype="str"),
                "before": outside.where(outside.notna(), None).astype(object).to_numpy(),
                "after": outside.map(after).where(outside.notna(), alone).astype(object).to_numpy(),
            }
        ),
    )


def _ask_for_tasks(reader: Session, listed: People, todo: Todo, outlook: Outlook) -> None:
    key = f"{listed.key}-{listed.version}-task"
    title = st.text_input("What to do", todo.title, max_chars=200, key=f"{key}-title").strip()
    how_many = min(len(listed.ids), MANY)
    if len(listed.ids) > 1:
        how_many = int(
            st.number_input(
                f"For the first … of {number(len(listed.ids))}",
                1,
                min(len(listed.ids), MOST),
                how_many,
                key=f"{key}-many",
            )
        )
    due = st.date_input("By", todo.by or outlook.today + _WEEK, key=f"{key}-due")
    wanted = listed.ids[:how_many]
    chosen = without_such_a_task(frame(reader, "task"), wanted, title)
    if len(chosen) < len(wanted):
        st.markdown(soft(f"{count(len(wanted) - len(chosen), 'customer')} already on your list of tasks."))
    label = f"Make {count(len(chosen), 'task')}"
    if st.button(label, type="primary", key=f"{key}-make", disabled=not (chosen and title)):
        made = count(len(chosen), "task")
        done = f"{made} made: {title}."
        changes = steps.step(f"{made}: {title}", tasks_for(chosen, title, todo.kind, due))
        if saving.apply(reader, changes, done):
            st.toast(f"{plain(done)} Undo stands at the top of the page.", icon=":material/task_alt:")
            st.rerun()


def without_such_a_task(tasks: pd.DataFrame, customers: list[int], title: str) -> list[int]:
    """Leave out the customers who have an open task of this title."""
    same = tasks["done_at"].isna() & tasks["title"].eq(title).fillna(value=False)
    there = set(tasks.loc[same.to_numpy(dtype=bool), "customer"].tolist())
    return [each for each in customers if each not in there]


def tasks_for(customers: list[int], title: str, kind: str, due: date | None) -> EntityChanges:
    """Give the changes that make one task for each customer."""
    tasks: dict[str, list[object]] = {
        "title": [title] * len(customers),
        "customer": list(customers),
        "kind": [kind] * len(customers),
    }
    if due is not None:
        tasks["due_on"] = [due.isoformat()] * len(customers)
    return EntityChanges("task", inserts=pd.DataFrame(tasks, dtype=object))


def _show_mailing_list(reader: Session, listed: People, put: Put) -> None:
    """Draw by which way to write, how many agreed to it, and the file of their addresses."""
    free = {way: _who_agreed(reader, listed, way) for way in CONSENTS}
    way = st.segmented_control(
        "How",
        list(WAYS),
        default="email",
        required=True,
        format_func=lambda each: f"{WAYS[each]} {number(len(free[each]))}",
        key=f"{listed.key}-way",
        label_visibility="collapsed",
    )
    ids = free[str(way)]
    left = len(listed.ids) - len(ids)
    st.markdown(
        f"**{number(len(ids))}** of {number(len(listed.ids))} agreed to this. "
        + (
            soft(f"{number(left)} did not say so, or asked to be left alone: they are not in the list.")
            if left
            else ""
        )
    )
    if ids:
        take_away.offer(
            reader,
            put,
            f"{listed.key}-{way}",
            f"{listed.name}, {WAYS[str(way)].lower()}",
            lambda: addresses(reader, ids, str(way)),
            rows=len(ids),
            version=(listed.version, way),
        )


def _who_agreed(reader: Session, listed: People, way: str) -> list[int]:
    """Give the listed customers who may be reached in a way, in their order."""
    customers = frame(reader, "customer")
    free = pd.Series(agreed(customers, frame(reader, "message"), way), customers.index)
    ids: list[int] = listed.table.index[free.reindex(listed.table.index, fill_value=False)].tolist()
    return ids


def addresses(reader: Session, customers: list[int], way: str) -> pd.DataFrame:
    """Give names and addresses of customers, in their order; who has no such address is left out."""
    fields = list(_ADDRESSES[way])
    found = reader.store.records(
        "customer", reader.access, ids=customers, fields=["first_name", "last_name", *fields]
    ).reindex(customers)
    reached = found[found[list(_NEEDED[way])].notna().any(axis="columns")]
    titles = references.titles(reader, "customer", reached.index)
    labels = {name: _label(name) for name in ("first_name", "last_name", *fields)}
    table = reached[list(labels)].rename(columns=labels)
    table.insert(0, NAME, [titles.get(int(each), "") for each in reached.index])
    return table.dropna(axis="columns", how="all").reset_index(drop=True)


def _label(name: str) -> str:
    return saving.field_label(f"customer.{name}")
