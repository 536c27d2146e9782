"""One customer whole: what is known of them, read and worked out once a revision; and how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd
import streamlit as st

from crm import wording
from crm.charts.heat import months_heat
from crm.entities import ENTITIES, STAGES
from crm.insights.cards import profile_cards
from crm.insights.customer import CustomerFigures, customer_figures, customer_frames
from crm.insights.habits import buying_months
from crm.insights.lines import SaleLines
from crm.insights.sentences import profile_sentences
from crm.insights.timeline import timeline
from crm.schema import Kind
from ui import cards, charts, columns, customer_list, duplicates, menu, record_history, references, theme
from ui.outlook import Outlook, frame, once
from ui.session import Session
from ui.words import Tone, badge, plain

_LONGEST_ID: Final = 15
_STAGE_TONES: Final = {
    "lead": Tone.NOTE, "prospect": Tone.NOTE, "customer": Tone.GOOD, "lapsed": Tone.CARE, "lost": Tone.BAD,
}  # fmt: skip
_STAGE_LABELS: Final = {stage.code: stage.label for stage in STAGES}
_ROWS_AT_ONCE: Final = 12
_ROW: Final = 35
_TIME_WIDTH: Final = 142
_LEAST_HEIGHT: Final = 116
"""Pixels of a chart below which the names of the months would be cut off."""


@dataclass(frozen=True)
class Profile:
    """All that is told of one customer.

    ``record``: the customer in stored form; ``file``: their records by entity, likewise; ``timeline``:
    ``crm.insights.timeline``; ``months``: ``crm.insights.habits.buying_months``; ``until``: the day that the
    figures look back from: today, or the last sale of all where that is long ago.
    """

    id: int
    name: str
    record: Mapping[str, Any]
    file: Mapping[str, pd.DataFrame]
    figures: CustomerFigures
    timeline: pd.DataFrame
    months: pd.DataFrame
    until: date


def read(reader: Session, asked: str | None, outlook: Outlook) -> Profile | None:
    """Give the customer whose id was asked for in the address; None where there is nobody of that id."""
    digits = (asked or "").strip()
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= _LONGEST_ID):
        return None
    return once(
        reader,
        f"profile {digits} {outlook.currency}",
        outlook.today,
        lambda: _read(reader, int(digits), outlook),
    )


def _read(reader: Session, customer: int, outlook: Outlook) -> Profile | None:
    file = reader.store.customer_file(customer, reader.access)
    if file["customer"].empty:
        return None
    people = customer_list.everybody(reader, outlook)
    products = frame(reader, "product")
    frames = customer_frames(file)
    rank = people.rows["rank"].get(customer)
    figures = customer_figures(
        frames,
        products,
        today=people.until,
        rank=None if rank is None or pd.isna(rank) else int(rank),
        payments_kept=len(frame(reader, "payment")) > 0,
    )
    return Profile(
        id=customer,
        name=references.titles(reader, "customer", [customer])[customer],
        record={str(name): value for name, value in file["customer"].iloc[0].items()},
        file={name: records for name, records in file.items() if name != "customer" and len(records)},
        figures=figures,
        timeline=timeline(frames, products, campaigns=frame(reader, "campaign")),
        months=buying_months(SaleLines(frames["sale"], products), products),
        until=people.until,
    )


def badges(profile: Profile) -> str:
    """Say beside the name what sort of customer this is, and what is open."""
    figures, stage = profile.figures, profile.record.get("stage")
    sort = ""
    if figures.is_quiet:
        sort = badge("Gone quiet", Tone.CARE)
    elif stage not in (None, "customer"):
        sort = badge(_STAGE_LABELS[stage], _STAGE_TONES[stage])
    elif figures.next_on is not None:
        sort = badge("Regular", Tone.GOOD)
    elif stage:
        sort = badge(_STAGE_LABELS[stage], _STAGE_TONES[stage])
    things = figures.open_complaints + figures.open_tasks
    late = figures.complaints_past_promise or figures.overdue
    still = badge(f"{wording.count(things, 'thing')} open", Tone.BAD if late else Tone.CARE) if things else ""
    return f"{sort} {still}".strip()


def words(profile: Profile, outlook: Outlook) -> str:
    """Say at the top what a person would say of the customer, in Markdown."""
    parts = [
        profile_sentences(profile.figures, today=profile.until, currency=outlook.currency),
        _lost(profile),
    ]
    if profile.until < outlook.today:
        parts.append(
            f"Your sheets end on {wording.day(profile.until, today=outlook.today)}; figures are as of then."
        )
    return " ".join(part for part in parts if part)


def _lost(profile: Profile) -> str:
    """Say why and to whom a customer was lost."""
    record = profile.record
    if record.get("stage") != "lost":
        return ""
    to = f" to {wording.bold(record['lost_to'])}" if record.get("lost_to") else ""
    when = f" in {wording.month(date.fromisoformat(record['lost_on']))}" if record.get("lost_on") else ""
    why = f": {wording.plain(record['lost_reason'])}" if record.get("lost_reason") else ""
    return f"Lost{to}{when}{why}."


def show_twins(reader: Session, profile: Profile) -> None:
    """Say with whom the customer was made one, and who looks like the same person."""
    merged = duplicates.merged_into(reader, profile.id)
    if merged:
        cards.say(merged, key="say-merged")
    alike = duplicates.of_customer(reader, profile.id)[:1]
    for each in alike:
        names = references.titles(reader, "customer", [one for one in each.ids if one != profile.id])
        words = f"Looks like {wording.listed(names.values())}: see whether they are the same"
        menu.link("duplicates", plain(words), {"ids": each.key}, icon=":material/merge:")


def show_figures(profile: Profile, outlook: Outlook) -> None:
    """Draw the five figures at the head."""
    cards.show_figures(profile_cards(profile.figures, today=profile.until, currency=outlook.currency))


def show_months(profile: Profile) -> None:
    """Draw what they buy in which month of the year."""
    if profile.months.empty:
        return
    with cards.card("months", "What they buy, and when", fill=False):
        figure = months_heat(profile.months, dark=theme.is_dark())
        said = "What is bought in which month of the year; the darker, the more often."
        charts.show(figure, "months-heat", said, max(int(figure.layout.height), _LEAST_HEIGHT))


def show_lists(reader: Session, profile: Profile, outlook: Outlook) -> None:
    """Draw all their records, a tab an entity; each list can be taken out as it stands."""
    if not profile.file:
        return
    with cards.card(
        "lists", "Everything on file", "each list can be downloaded at its top right", fill=False
    ):
        names = list(profile.file)
        labels = [f"{ENTITIES[name].plural} {wording.number(len(profile.file[name]))}" for name in names]
        tabs = st.tabs(labels, on_change="rerun", key=f"lists-{profile.id}")
        for name, tab in zip(names, tabs, strict=True):
            if tab.open:
                with tab:
                    _show_list(reader, name, profile.file[name], outlook)


def _show_list(reader: Session, entity: str, records: pd.DataFrame, outlook: Outlook) -> None:
    """Draw the records of one entity as typed columns, blank ones left out."""
    named = references.with_titles(reader, entity, records.drop(columns="customer"))
    fields = [
        each
        for each in ENTITIES[entity].fields
        if each.name in named.columns and named[each.name].notna().any()
    ]
    shown = pd.DataFrame(
        {each.name: columns.show(each, named[each.name]) for each in fields}, index=named.index
    )
    st.dataframe(
        shown,
        key=f"list-{entity}",
        hide_index=True,
        placeholder="",
        row_height=_ROW,
        height=_ROW * (min(len(shown), _ROWS_AT_ONCE) + 1) + 2,
        column_config={
            each.name: _sized_by_content(
                each.kind, columns.draw(each, shown[each.name], currency=outlook.currency)
            )
            for each in fields
        },
        alt=f"{ENTITIES[entity].plural} of this customer",
    )


def _sized_by_content(kind: Kind, column: Any) -> Any:  # noqa: ANN401 - Streamlit's own
    """Let a column be as wide as what stands in it; of times Streamlit guesses too little."""
    return {**column, "width": _TIME_WIDTH if kind is Kind.MOMENT else None}


def show_history(reader: Session, profile: Profile) -> None:
    """Draw who changed what of this customer, opened on demand."""
    opened = st.expander("What was changed here", type="compact", on_change="rerun", key="record-history")
    if opened.open:
        with opened, cards.card("history", fill=False):
            record_history.show(reader, ENTITIES["customer"], profile.id)


def show_unknown(asked: str | None) -> None:
    """Say that nobody is to be seen, and lead to the list."""
    said = f"Nobody here has the number {plain(asked)}" if asked else "No customer was chosen"
    cards.open_page("Customer", f"{said}. They may have been deleted, or the link is an old one.", back=_LIST)


_LIST: Final = "customers"
