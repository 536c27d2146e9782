"""One customer whole: what is known of them, read and worked out once a revision; and how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd
import streamlit as st

from crm import wording
from crm.access import Action
from crm.charts.heat import months_heat
from crm.entities import ENTITIES, STAGES
from crm.insights.cards import profile_cards
from crm.insights.customer import CustomerFigures, customer_figures, customer_frames
from crm.insights.customer_seasons import OwnSeason, customer_seasons
from crm.insights.customer_wants import Want, customer_wants
from crm.insights.habits import buying_months
from crm.insights.introduction import Loss, introduce
from crm.insights.lines import SaleLines
from crm.insights.next_purchase import shelf_of
from crm.insights.rhythm import LEAST_DAYS
from crm.insights.timeline import timeline
from ui import (
    cards,
    charts,
    customer_list,
    duplicates,
    editor,
    menu,
    record_history,
    references,
    tables,
    theme,
)
from ui.outlook import Outlook, frame, once
from ui.past import past
from ui.session import Session
from ui.words import Tone, badge, plain, soft

_LONGEST_ID: Final = 15
_STAGE_TONES: Final = {
    "lead": Tone.NOTE, "prospect": Tone.NOTE, "customer": Tone.GOOD, "lapsed": Tone.CARE, "lost": Tone.BAD,
}  # fmt: skip
_STAGE_LABELS: Final = {stage.code: stage.label for stage in STAGES}
_LEAST_HEIGHT: Final = 116
"""Pixels of a chart below which the names of the months would be cut off."""


@dataclass(frozen=True)
class Profile:
    """All that is told of one customer.

    ``record``: the customer in stored form; ``file``: their records by entity, likewise; ``timeline``:
    ``crm.insights.timeline``; ``months``: ``crm.insights.habits.buying_months``; ``seasons`` and ``wants``:
    what they buy beyond chance in which month, and what they may want next; ``until``: the day that the
    figures look back from: today, or the last sale of all where that is long ago.
    """

    id: int
    name: str
    record: Mapping[str, Any]
    file: Mapping[str, pd.DataFrame]
    figures: CustomerFigures
    timeline: pd.DataFrame
    months: pd.DataFrame
    seasons: tuple[OwnSeason, ...]
    wants: tuple[Want, ...]
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
        ranked=int(people.rows["rank"].count()),
        payments_kept=len(frame(reader, "payment")) > 0,
    )
    lines = past(reader, outlook).lines
    return Profile(
        id=customer,
        name=references.titles(reader, "customer", [customer])[customer],
        record={str(name): value for name, value in file["customer"].iloc[0].items()},
        file={name: records for name, records in file.items() if name != "customer" and len(records)},
        figures=figures,
        timeline=timeline(frames, products, campaigns=frame(reader, "campaign")),
        months=buying_months(SaleLines(frames["sale"], products), products),
        seasons=customer_seasons(lines, products, customer, today=people.until),
        wants=customer_wants(shelf_of(lines, today=people.until), products, customer),
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
    said = introduce(
        profile.figures,
        today=profile.until,
        currency=outlook.currency,
        seasons=profile.seasons,
        wants=profile.wants,
        loss=_loss(profile.record),
    )
    if profile.until < outlook.today:
        ends = wording.day(profile.until, today=outlook.today)
        return f"{said} Your sheets end on {ends}; figures are as of then."
    return said


def _loss(record: Mapping[str, Any]) -> Loss | None:
    """Say when, why and to whom a customer was lost, where they are marked as lost."""
    if record.get("stage") != "lost":
        return None
    on = record.get("lost_on")
    return Loss(
        date.fromisoformat(on) if on else None, record.get("lost_to") or "", record.get("lost_reason") or ""
    )


def show_twins(reader: Session, profile: Profile) -> None:
    """Say with whom the customer was made one, and who looks like the same person; a guest sees neither."""
    if reader.access.is_guest:
        return
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


def show_lists(reader: Session, profile: Profile) -> None:
    """Draw all their records, a tab an entity, to be mended in place."""
    if not profile.file:
        return
    note = "a click on a cell mends it" if reader.access.may(Action.UPDATE) else ""
    with cards.card("lists", "Everything on file", note, fill=False):
        names = list(profile.file)
        labels = [f"{ENTITIES[name].plural} {wording.number(len(profile.file[name]))}" for name in names]
        tabs = st.tabs(labels, on_change="rerun", key=f"lists-{profile.id}")
        for name, tab in zip(names, tabs, strict=True):
            if tab.open:
                with tab:
                    records = profile.file[name]
                    theirs = records["customer"].eq(profile.id).all()
                    where = {"customer": profile.id} if theirs else {"id": records.index.tolist()}
                    editor.grid(name, reader, where=where, part_of="customer")


def show_wants(profile: Profile) -> None:
    """Draw what they may want next, and why."""
    if not profile.wants or profile.figures.purchase_days < LEAST_DAYS:
        return
    with cards.card("wants", "May want next", fill=False):
        told = {want.name: soft(want.reason) for want in profile.wants}
        tables.show_facts(told, "What they may want next, and why")


def show_history(reader: Session, profile: Profile) -> None:
    """Draw who changed what of this customer, opened on demand; what was before is no guest's business."""
    if reader.access.is_guest:
        return
    opened = st.expander("What was changed here", type="compact", on_change="rerun", key="record-history")
    if opened.open:
        with opened, cards.card("history", fill=False):
            record_history.show(reader, ENTITIES["customer"], profile.id)


def show_unknown(asked: str | None) -> None:
    """Say that nobody is to be seen, and lead to the list."""
    said = f"Nobody here has the number {plain(asked)}" if asked else "No customer was chosen"
    cards.open_page("Customer", f"{said}. They may have been deleted, or the link is an old one.", back=_LIST)


_LIST: Final = "customers"
