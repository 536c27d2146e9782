"""How complaints were settled: how fast, as promised or not; and what customers bought afterwards."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
import streamlit as st

from crm import wording
from crm.entities import ENTITIES
from crm.insights import trouble_sentences as sentences
from crm.insights.before_and_after import before_and_after
from crm.insights.calendar import day_numbers
from crm.insights.complaints import are_open, are_past_promise
from crm.insights.intervals import rate
from crm.insights.lines import Bools
from crm.insights.settling import settling_by
from crm.insights.trouble_rates import within
from ui import cards, follow_up, people, picks, tables, take_away
from ui.downloads import Put
from ui.follow_up import Todo
from ui.outlook import Outlook, frame, once
from ui.people import People
from ui.session import Session
from ui.troubles import Troubles
from ui.words import badge, plain, soft

SPLITS: Final = {
    "Who has it": "assigned_to",
    "About": "category",
    "How bad": "severity",
    "Came by": "channel",
}
"""By what the settling is split: what it is called, and the key of ``crm.insights.settling``."""
SHOWN: Final = 8
GROUPS: Final = {
    "Past promise": Todo("Settle their complaint today"),
    "Still open": Todo("Tell them how far their complaint is"),
    "Not satisfied": Todo("Ask what would make it good"),
    "All who complained": Todo("Ask whether all is well now"),
}
KINDS: Final = {
    "complained": "Complained",
    "satisfied": "· satisfied afterwards",
    "unsatisfied": "· not satisfied",
    "returned": "Brought something back",
}


def show_settling(reader: Session, found: Troubles, outlook: Outlook, put: Put) -> None:
    """Draw how complaints were settled, by whom, and the customers who are not happy yet."""
    settled = found.settling
    if not settled.complaints:
        return
    note = wording.count(settled.complaints, "complaint")
    with cards.card("settling", "How complaints were settled", note, fill=False):
        said = sentences.settling_sentence(settled)
        if said:
            cards.say(said, key="say-settling")
        _show_split(reader, found, outlook, put)
        _show_customers(reader, found, outlook, put)


def _show_split(reader: Session, found: Troubles, outlook: Outlook, put: Put) -> None:
    complaints = frame(reader, "complaint")
    names = [name for name, key in SPLITS.items() if complaints[key].notna().any()]
    if not names:
        return
    by = picks.pick("Settled by", names, key="settled-by", default=names[0])
    table = once(
        reader,
        f"settled by {by} {found.days}",
        outlook.today,
        lambda: settling_by(
            SPLITS[by], complaints, today=outlook.today, since=found.days.since, until=found.days.until
        ),
    )
    field = ENTITIES["complaint"][SPLITS[by]]
    labels = {each.code: each.label for each in field.choices}
    named = [labels.get(each, each) if isinstance(each, str) else "not known" for each in table["value"]]
    rows = table.head(SHOWN).to_dict("records")
    tables.show_table(
        {
            by: tables.name_cells(named[:SHOWN]),
            "Complaints": [wording.number(row["complaints"]) for row in rows],
            "First answer": [_hours(row["answer_hours"], row["answered"]) for row in rows],
            "Settled": [_hours(row["settled_hours"], row["settled"]) for row in rows],
            "Promises kept": [_share(row["kept"], row["promised"]) for row in rows],
            "Satisfied": [_share(row["satisfied"], row["said"]) for row in rows],
        },
        alt=f"How complaints were settled, by {by.lower()}",
        right=["Complaints"],
    )
    st.markdown(
        soft("Half went faster than the time that is given, which rests on so many as stand in brackets.")
    )
    figures = table.rename(columns=_HEADINGS).assign(**{by: named})
    columns = [by, *(name for name in _HEADINGS.values() if name in figures)]
    formats = dict.fromkeys(("Hours to the first answer", "Hours until settled"), "%.1f")
    name = f"How complaints were settled, by {by.lower()}"
    take_away.show_figures(reader, put, "settled-table", name, figures[columns], formats, version=by)


_HEADINGS: Final = {
    "complaints": "Complaints", "answer_hours": "Hours to the first answer", "answered": "Answered",
    "settled_hours": "Hours until settled", "settled": "Settled", "kept": "Promises kept",
    "promised": "Promises", "satisfied": "Satisfied", "said": "Were asked", "open": "Open",
    "late": "Past promise",
}  # fmt: skip


def _hours(hours: float, of: int) -> str:
    return (
        tables.unbroken(f"{plain(wording.hours(hours))} {soft(f'({of:,})')}")
        if wording.is_known(hours)
        else ""
    )


def _share(count: int, of: int) -> str:
    """Write a share with what it rests on and its bounds."""
    known = rate(count, of)
    if known.per_100 is None or known.low is None or known.high is None:
        return ""
    bounds = f"({count:,} of {of:,}; {known.low:.0f}–{wording.percent(known.high / 100)})"
    return tables.unbroken(f"{wording.percent(known.per_100 / 100)} {soft(bounds)}")


def _show_customers(reader: Session, found: Troubles, outlook: Outlook, put: Put) -> None:
    """Draw the customers with a complaint, those first who wait for something."""
    groups = {name: _customers(reader, found, name, outlook) for name in GROUPS}
    names = [name for name, table in groups.items() if len(table)]
    if not names:
        return
    name = str(
        st.segmented_control(
            "Who",
            names,
            default=names[0],
            required=True,
            format_func=lambda each: f"{each} {len(groups[each]):,}",
            key="who",
            label_visibility="collapsed",
        )
    )
    formats = {"Opened": "date", "Promised by": "date", "Paid back": "money"}
    listed = People("complained", f"Complaints, {name.lower()}", groups[name], formats, version=name)
    people.show(reader, listed, outlook)
    follow_up.show(reader, listed, GROUPS[name], outlook, put)


def _customers(reader: Session, found: Troubles, group: str, outlook: Outlook) -> pd.DataFrame:
    """Give the customers of a group, each with the latest of these complaints; index customer."""

    def work() -> pd.DataFrame:
        every = frame(reader, "complaint")
        inside = within(day_numbers(every["opened_at"]), found.days.since, found.days.until)
        mine = every[inside & (every["customer"].to_numpy() > 0)]
        mine = mine[_belong(mine, group, outlook)].sort_values("opened_at", ascending=False, kind="stable")
        many = mine.groupby("customer")["opened_at"].size()
        latest = mine.drop_duplicates("customer")
        statuses = {each.code: each.label for each in ENTITIES["complaint"]["status"].choices}
        return pd.DataFrame(
            {
                "Complaint": latest["subject"].astype(object).where(latest["subject"].notna(), None),
                "Opened": latest["opened_at"],
                "Status": latest["status"].astype(object).map(statuses),
                "Promised by": latest["due_at"],
                "Paid back": latest["refund"],
                "Complaints": many.reindex(latest["customer"]).to_numpy(),
            }
        ).set_index(latest["customer"])

    return once(reader, f"complained {group} {found.days}", outlook.today, work)


def _belong(complaints: pd.DataFrame, group: str, outlook: Outlook) -> Bools:
    """Tell which complaints belong to one of ``GROUPS``."""
    if group == "Past promise":
        return are_past_promise(complaints, today=outlook.today)
    if group == "Still open":
        return are_open(complaints)
    said: Bools = complaints["satisfaction"].isin(["no", "partly"]).to_numpy(dtype=bool)
    return said if group == "Not satisfied" else np.ones(len(complaints), dtype=bool)


def show_after(reader: Session, found: Troubles, outlook: Outlook, put: Put) -> None:
    """Draw what customers bought in the year before something went wrong and in the year after."""

    def work() -> pd.DataFrame:
        known = found.past
        return before_and_after(known.lines, frame(reader, "complaint"), known.returned, today=known.as_of)

    after = once(reader, "before and after", outlook.today, work)
    if not (after["customers"].any() or after["too_recent"].any()):
        return
    with cards.card("after", "What they bought in the year before, and in the year after", fill=False):
        told = after[after["customers"] > 0]
        if told.empty:
            cards.say(
                "**Too early to tell**: nobody bought for a year before something went wrong "
                "and has had a year since.",
                key="say-after",
            )
            return
        said = sentences.after_sentences(told, outlook.currency)
        cards.say(said or f"**Too few to tell**: {_few(told)}.", key="say-after")
        _show_comparison(told, outlook)
        recent = int(after["too_recent"].max())
        st.markdown(
            soft(
                "Each is held against customers like them: who bought in the same month, had spent about as "
                "much in the twelve months before, and to whom nothing had happened by then. The twelve "
                "months after count only where they are over, "
                f"which leaves out {wording.number(recent)} for now."
            )
        )
        table = told.assign(kind=told["kind"].map(lambda each: KINDS[each].removeprefix("· "))).rename(
            columns=_AFTER
        )
        shown = table[list(_AFTER.values())].round(2)
        name = "Before and after something went wrong"
        take_away.show_figures(reader, put, "after-table", name, shown, {})


_AFTER: Final = {
    "kind": "Who", "customers": "Customers", "left_out": "Nobody like them", "too_recent": "Not a year yet",
    "before": "Year before", "after": "Year after", "like_before": "Like them, before",
    "like_after": "Like them, after", "extra": "Difference", "low": "At least", "high": "At most",
    "again": "Bought again", "like_again": "Like them, bought again",
}  # fmt: skip


def _few(told: pd.DataFrame) -> str:
    row = told.iloc[int(told["customers"].argmax())]
    return f"{wording.count(int(row['customers']), 'customer')} can be compared so far"


def _show_comparison(told: pd.DataFrame, outlook: Outlook) -> None:
    rows = told.to_dict("records")
    tables.show_table(
        {
            "": [KINDS[row["kind"]] for row in rows],
            "Customers": [wording.number(row["customers"]) for row in rows],
            "Year before": [_money(row["before"], outlook) for row in rows],
            "Year after": [_money(row["after"], outlook) for row in rows],
            "Like them": [_money(row["like_after"], outlook) for row in rows],
            "Difference": [_difference(row, outlook) for row in rows],
            "Bought again": [
                tables.unbroken(
                    f"{wording.percent(row['again'])} {soft('against ' + wording.percent(row['like_again']))}"
                )
                for row in rows
            ],
        },
        alt="What customers spent in the year before and after something went wrong, against their like",
        right=["Customers", "Year before", "Year after", "Like them"],
    )


def _money(amount: float, outlook: Outlook) -> str:
    return plain(outlook.money(round(amount))) if wording.is_known(amount) else ""


def _difference(row: dict[object, object], outlook: Outlook) -> str:
    """Write the difference with its bounds, and whether it says anything."""
    extra, low, high = (float(str(row[name])) for name in ("extra", "low", "high"))
    said = _money(extra, outlook)
    if wording.is_known(low):
        said += f" {soft(f'({outlook.money(round(low))} to {outlook.money(round(high))})')}"
    said = tables.unbroken(said)
    return said + (
        f" {badge('few')}" if row["few"] else "" if row["beyond_chance"] else f" {badge('chance')}"
    )
